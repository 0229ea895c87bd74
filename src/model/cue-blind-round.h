/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBlindRound: texts of two to four settings, scenario by scenario, to be judged without knowing which is which. A
 * record: the texts are copied into it, so that later edits do not change what is judged, and their order, shuffled for
 * each scenario, never changes. Properties: id, title, created (gint64, Unix microseconds), position (guint: the item that
 * is shown), n-items, n-votes (guint), finished (boolean: the names have been shown, and no vote can be changed any more);
 * all but position read-only.
 * Signals: "voted" (guint: the item) and "noted" (guint). */
#pragma once

#include <gio/gio.h>

#include "cue-record.h"

G_BEGIN_DECLS

/* Most settings that are judged together. */
#define CUE_BLIND_MAX_SETTINGS 4
/* The vote of an item that has none; 0 means that no text was good, 1 to 4 the place of the better one. */
#define CUE_BLIND_NOT_YET -1

/* What made the texts of one side, in words. */
typedef struct
{
  char    *name;         /* (owned): in short, "Warmer tone" */
  char    *wish;         /* (owned) (nullable) */
  char    *personality;  /* (owned) (nullable): its name; NULL: each scenario's own */
  char    *language;     /* (owned) (nullable): its name */
  char    *test_profile; /* (owned) (nullable): its name */
  char    *service;      /* (owned) (nullable): who wrote it */
  gboolean in_use;       /* what the scenarios had when the round began */
  gint64   written;      /* Unix microseconds: the newest of its texts; 0 unknown */
} CueBlindSetting;

/* One scenario. Texts and variants are in the order of the settings. */
typedef struct
{
  char  *draft_id;                             /* (owned) */
  char  *title;                                /* (owned) */
  char  *outcome;                              /* (owned): what should come out, "" where nothing is said */
  char  *texts[CUE_BLIND_MAX_SETTINGS];        /* (owned) */
  char  *variant_ids[CUE_BLIND_MAX_SETTINGS];  /* (owned) (nullable) */
  guint  order[CUE_BLIND_MAX_SETTINGS];        /* the setting that stands at each place */
  int    vote;
  gint64 voted;                                /* Unix microseconds */
  char  *note;                                 /* (owned): "" without one */
} CueBlindItem;

#define CUE_TYPE_BLIND_ROUND (cue_blind_round_get_type ())
G_DECLARE_FINAL_TYPE (CueBlindRound, cue_blind_round, CUE, BLIND_ROUND, GObject)

CueBlindRound *cue_blind_round_new            (const char *title) G_GNUC_WARN_UNUSED_RESULT;

/* Up to CUE_BLIND_MAX_SETTINGS, which are copied; before the first item. */
void           cue_blind_round_add_setting    (CueBlindRound         *self,
                                               const CueBlindSetting *setting);
/* @texts and @variant_ids (its members are nullable): one a setting. The places are shuffled by @random, or where that is
 * NULL by chance. A finished round goes on with it. */
void           cue_blind_round_add_item       (CueBlindRound     *self,
                                               const char        *draft_id,
                                               const char        *title,
                                               const char        *outcome,
                                               const char *const *texts,
                                               const char *const *variant_ids,
                                               GRand             *random);

const char            *cue_blind_round_get_id         (CueBlindRound *self);
const char            *cue_blind_round_get_title      (CueBlindRound *self);
gint64                 cue_blind_round_get_created    (CueBlindRound *self);
guint                  cue_blind_round_get_n_settings (CueBlindRound *self);
const CueBlindSetting *cue_blind_round_get_setting    (CueBlindRound *self,
                                                       guint          setting);
guint                  cue_blind_round_get_n_items    (CueBlindRound *self);
const CueBlindItem    *cue_blind_round_get_item       (CueBlindRound *self,
                                                       guint          item);
/* Borrowed: the text at @place (from 0) of the item. */
const char            *cue_blind_round_get_shown      (CueBlindRound *self,
                                                       guint          item,
                                                       guint          place);
/* The setting that was chosen, -1 for none. */
int                    cue_blind_round_get_chosen     (CueBlindRound *self,
                                                       guint          item);
guint                  cue_blind_round_get_position   (CueBlindRound *self);
void                   cue_blind_round_set_position   (CueBlindRound *self,
                                                       guint          position);
guint                  cue_blind_round_get_n_votes    (CueBlindRound *self);

/* FALSE, changing nothing, for a place that is not there and where the names have been shown. */
gboolean               cue_blind_round_vote           (CueBlindRound *self,
                                                       guint          item,
                                                       int            vote);
void                   cue_blind_round_set_note       (CueBlindRound *self,
                                                       guint          item,
                                                       const char    *note);

/* The names are shown from now on; FALSE while a vote is missing. */
gboolean               cue_blind_round_finish         (CueBlindRound *self);
gboolean               cue_blind_round_is_finished    (CueBlindRound *self);
/* How many items, of those judged so far, were judged before the names were first shown. */
guint                  cue_blind_round_get_n_first    (CueBlindRound *self);

G_END_DECLS
