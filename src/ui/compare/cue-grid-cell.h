/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGridCell: one sentence of one text in a row of the comparison: a glyph for how it differs, the marked words, and the
 * arrow that takes it into the merged draft or the tick that it is there. */
#pragma once

#include "cue-grid-state.h"

G_BEGIN_DECLS

#define CUE_TYPE_GRID_CELL (cue_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (CueGridCell, cue_grid_cell, CUE, GRID_CELL, GtkWidget)

/* @alone: without the other columns beside it, and so without lines to other rows. */
GtkWidget  *cue_grid_cell_new          (CueGridState *state,
                                        guint         column,
                                        gboolean      alone) G_GNUC_WARN_UNUSED_RESULT;

void        cue_grid_cell_show         (CueGridCell   *self,
                                        CueCompareRow *row);
/* Only what depends on the merged draft. */
void        cue_grid_cell_update_draft (CueGridCell *self);
/* (transfer none): the words it shows. */
const char *cue_grid_cell_get_text     (CueGridCell *self);

G_END_DECLS
