/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGridLine: a row of the comparison: its number, a cell a text and the merged draft's, as tall as the tallest. Far from
 * view it is asleep: it holds the place with a guess of its height and has nothing inside. */
#pragma once

#include "cue-grid-state.h"

G_BEGIN_DECLS

#define CUE_TYPE_GRID_LINE (cue_grid_line_get_type ())
G_DECLARE_FINAL_TYPE (CueGridLine, cue_grid_line, CUE, GRID_LINE, GtkWidget)

/* @column: the only one to show, without a number; -1 for all. */
GtkWidget     *cue_grid_line_new       (CueGridState *state,
                                        int           column) G_GNUC_WARN_UNUSED_RESULT;

/* @row: nullable. @width: what the line will get (px), for the guess. */
void           cue_grid_line_set_row   (CueGridLine   *self,
                                        CueCompareRow *row,
                                        int            width);
/* 0 for none. */
guint          cue_grid_line_get_number (CueGridLine *self);
gboolean       cue_grid_line_is_awake  (CueGridLine *self);
void           cue_grid_line_wake      (CueGridLine *self);
/* (nullable): awake or woken. */
GtkWidget     *cue_grid_line_get_cell  (CueGridLine *self,
                                        guint        column);

G_END_DECLS
