/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCompareCell: one sentence of one text in a row of the comparison. Its direction follows its text. */
#pragma once

#include <gtk/gtk.h>

#include "cue-comparison.h"

G_BEGIN_DECLS

#define CUE_TYPE_COMPARE_CELL (cue_compare_cell_get_type ())
G_DECLARE_FINAL_TYPE (CueCompareCell, cue_compare_cell, CUE, COMPARE_CELL, GtkWidget)

GtkWidget *cue_compare_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @title: of the column's text. @marked: whether words are marked. */
void       cue_compare_cell_show (CueCompareCell *self,
                                  CueCompareRow  *row,
                                  guint           column,
                                  gboolean        is_baseline,
                                  const char     *title,
                                  gboolean        marked);

G_END_DECLS
