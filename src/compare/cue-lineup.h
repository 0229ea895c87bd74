/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLineup: which segments of two to four texts stand in one row, and what moved where. */
#pragma once

#include "cue-align.h"
#include "cue-comparison.h"

G_BEGIN_DECLS

/* A row: which segment of each text it has, -1 for none. */
typedef struct
{
  int segment[CUE_COMPARE_MAX_COLUMNS];
} CuePlace;

typedef struct
{
  guint       n_columns;
  guint       baseline;
  CueAligner *aligner;                          /* (unowned): its texts are the columns */
  int        *partner[CUE_COMPARE_MAX_COLUMNS]; /* (owned): by segment of the baseline; NULL for the baseline itself */
  int        *moved[CUE_COMPARE_MAX_COLUMNS];   /* (owned): by own segment, the baseline's that stands elsewhere; else -1 */
  int        *moved_to[CUE_COMPARE_MAX_COLUMNS]; /* (owned): the reverse, by segment of the baseline; NULL for itself */
  guint      *row_of[CUE_COMPARE_MAX_COLUMNS];  /* (owned): by own segment, the row's number (1, 2 …) */
  GArray     *places;                           /* (owned) (element-type CuePlace): the rows in order */
  gboolean    exact;                            /* whether no coarser ways had to be used */
} CueLineup;

/* (transfer full) (nullable): NULL when @cancellable was cancelled meanwhile. @aligner: @n_columns texts, borrowed. */
CueLineup  *cue_lineup_new      (CueAligner   *aligner,
                                 guint         n_columns,
                                 guint         baseline,
                                 GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void        cue_lineup_free     (CueLineup *self);

/* What @column has in a row, and for MOVED and ELSEWHERE the other row's number. */
CueCellKind cue_lineup_get_kind (CueLineup      *self,
                                 const CuePlace *place,
                                 guint           column,
                                 guint          *link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLineup, cue_lineup_free)

G_END_DECLS
