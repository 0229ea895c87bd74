/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of CueCompareGrid share. */
#pragma once

#include "cue-compare-grid.h"
#include "cue-grid-list.h"
#include "cue-grid-state.h"

G_BEGIN_DECLS

CueGridState *cue_compare_grid_get_state (CueCompareGrid *self);
/* (nullable): the list that the current cell is in, or would be. */
CueGridList  *cue_compare_grid_get_list  (CueCompareGrid *self);
/* (nullable): what keeps the rows that show. */
GListModel   *cue_compare_grid_get_rows  (CueCompareGrid *self);

/* Makes a cell current and brings it into view; the keyboard's focus follows where it was among the rows, or with @focus. */
void          cue_compare_grid_move      (CueCompareGrid *self,
                                          guint           row,
                                          guint           column,
                                          gboolean        extend,
                                          gboolean        focus);

/* Listens to the keys of the rows' widget. */
void          cue_compare_grid_add_keys  (CueCompareGrid *self,
                                          GtkWidget      *body);

G_END_DECLS
