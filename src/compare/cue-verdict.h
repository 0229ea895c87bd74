/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the votes of a blind round come to, and what may be said of it. Pure. */
#pragma once

#include "cue-blind-round.h"

G_BEGIN_DECLS

/* Fewer votes than these decide nothing. */
#define CUE_VERDICT_MIN_VOTES 6
/* Chance is ruled out below this. */
#define CUE_VERDICT_CHANCE .05

typedef enum
{
  CUE_VERDICT_NONE,     /* no vote for any side */
  CUE_VERDICT_TOO_FEW,  /* some votes, but under CUE_VERDICT_MIN_VOTES */
  CUE_VERDICT_TIED,     /* two or more share the lead */
  CUE_VERDICT_DOUBTFUL, /* somebody leads, and that may be chance */
  CUE_VERDICT_CLEAR,
} CueVerdictKind;

typedef struct
{
  CueVerdictKind kind;
  guint          n_settings;
  guint          votes[CUE_BLIND_MAX_SETTINGS]; /* for each setting */
  guint          n_neither;
  guint          n_votes; /* without neither */
  int            winner;  /* the setting that leads, -1 where there is none */
  double         chance;  /* see cue_sign_test() */
  guint          n_more;  /* votes that would settle it, see cue_sign_test_count_more() */
} CueVerdict;

/* What the votes cast so far say. */
CueVerdict cue_verdict_of_votes     (const guint *votes,
                                     guint        n_settings,
                                     guint        n_neither);
CueVerdict cue_verdict_of_round     (CueBlindRound *round);

/* (transfer full): "“Warmer tone” won 8 of 11, and that may still be chance". @names: one a setting. */
char      *cue_verdict_dup_headline (const CueVerdict  *self,
                                     const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): "Votes: “Warmer tone” 8, “As it was” 3, neither 1." */
char      *cue_verdict_dup_votes    (const CueVerdict  *self,
                                     const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the votes, what chance would do, and what would settle it, in whole sentences. */
char      *cue_verdict_dup_sentence (const CueVerdict  *self,
                                     const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): how the chance was found, in a sentence. */
char      *cue_verdict_dup_method   (const CueVerdict *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): "about 1 time in 4 (23 %)". */
char      *cue_verdict_dup_chance   (double chance) G_GNUC_WARN_UNUSED_RESULT;
/* Static: what a vote for nobody is called: "neither" of two, "none" of more. */
const char *cue_verdict_get_neither (guint n_settings);

/* (transfer full) (element-type utf8): what made the texts of @setting, a line each: "Wish: “…”", "No wish",
 * "Personality: Plain caller", "Written by Cekura", "157 words on average". */
GPtrArray *cue_verdict_describe_setting (CueBlindRound *round,
                                         guint          setting) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): who judged, and whether before the names were shown. */
char      *cue_verdict_dup_judge        (CueBlindRound *round) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
