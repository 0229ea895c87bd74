/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGridList: a scrolled list of the rows of a comparison, all columns or one of them; one stop of the Tab key. Rows are
 * given by number. Signal "scrolled": other rows are in view. */
#pragma once

#include "cue-grid-state.h"

G_BEGIN_DECLS

#define CUE_TYPE_GRID_LIST (cue_grid_list_get_type ())
G_DECLARE_FINAL_TYPE (CueGridList, cue_grid_list, CUE, GRID_LIST, GtkWidget)

/* @column: -1 for all. */
GtkWidget  *cue_grid_list_new          (CueGridState *state,
                                        int           column) G_GNUC_WARN_UNUSED_RESULT;

/* The rows that show, of CueCompareRow. */
GListModel *cue_grid_list_get_rows     (CueGridList *self);
/* Where row @number, or the next one that shows, is in these; their number when there is none. */
guint       cue_grid_list_find         (CueGridList *self,
                                        guint        number);
/* Brings the row into view and, with @focus, the state's current cell in it into the keyboard's. */
void        cue_grid_list_show_row     (CueGridList *self,
                                        guint        number,
                                        gboolean     focus);
/* (nullable): the cell of a row that is or can be near view. */
GtkWidget  *cue_grid_list_get_cell     (CueGridList *self,
                                        guint        number,
                                        guint        column);
/* Numbers of the first and last row in view; 0 when there are none. */
void        cue_grid_list_get_visible  (CueGridList *self,
                                        guint       *first,
                                        guint       *last);
/* Whether the keyboard's focus is inside. */
gboolean    cue_grid_list_has_focus    (CueGridList *self);
GtkAdjustment *cue_grid_list_get_adjustment (CueGridList *self);

G_END_DECLS
