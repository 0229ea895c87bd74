/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison comes to in figures: how far the texts agree, what only one of them says, which values contradict
 * each other. Pure. */
#pragma once

#include "cue-comparison.h"
#include "cue-facts.h"

G_BEGIN_DECLS

/* Texts that say the same thing with different values ("on 12 March" and "on 13 March"). */
typedef struct
{
  guint       row;      /* 1, 2 … */
  CueFactKind kind;
  char       *values[CUE_COMPARE_MAX_COLUMNS]; /* (owned) (nullable): as each text writes it; NULL where it names none */
} CueContradiction;

typedef struct
{
  guint      n_columns;
  guint      n_rows;
  guint      n_same;                          /* rows that all say alike */
  double     agreement;                       /* 0–1: share of the words that stand in rows all say alike */
  guint      n_words[CUE_COMPARE_MAX_COLUMNS];
  guint      n_changes[CUE_COMPARE_MAX_COLUMNS]; /* rows that differ from the baseline; 0 for the baseline */
  guint      n_only[CUE_COMPARE_MAX_COLUMNS]; /* rows that only this text has */
  GPtrArray *contradictions;                  /* (owned) (element-type CueContradiction): by row */
} CueStatistics;

CueStatistics *cue_statistics_new  (CueComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;
void           cue_statistics_free (CueStatistics *self);

/* (transfer full): a contradiction in words: "Row 4: Variant 1 says 12 March, Variant 2 says 13 March". @titles: one a
 * column. */
char          *cue_contradiction_dup_text (const CueContradiction *self,
                                           const char *const      *titles,
                                           guint                   n_titles) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueStatistics, cue_statistics_free)

G_END_DECLS
