/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the comparison makes its rows; everybody else reads them through cue-comparison.h. */
#pragma once

#include "cue-comparison.h"

G_BEGIN_DECLS

/* What stands in one column of a row. */
typedef struct
{
  CueCellKind kind;
  guint       link;    /* row number of the other place, 0 for none */
  int         segment; /* -1 for none */
  char       *text;    /* (owned) (nullable): NULL for nothing */
  guint       number;  /* bytes of the step's number at its beginning */
  char       *source;  /* (owned) (nullable) */
  char       *base;    /* (owned) (nullable): what the marks are against, where it is not the baseline's cell */
  guint       base_number;
} CueCompareCell;

/* @cells: one a column; their strings are taken over. */
CueCompareRow *cue_compare_row_new (guint                 number,
                                    guint                 baseline,
                                    guint                 n_columns,
                                    const CueCompareCell *cells) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the marks of long cells now, which would be felt when a row is shown. Returns whether all are fine marks. */
gboolean       cue_compare_row_prepare (CueCompareRow *self);

G_END_DECLS
