/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueDraftCell: what the merged draft has in a row of the comparison, with where it comes from; edited in place. What is being
 * written is in the merged draft within a second, as one step of its undo. */
#pragma once

#include "cue-grid-state.h"

G_BEGIN_DECLS

#define CUE_TYPE_DRAFT_CELL (cue_draft_cell_get_type ())
G_DECLARE_FINAL_TYPE (CueDraftCell, cue_draft_cell, CUE, DRAFT_CELL, GtkWidget)

GtkWidget  *cue_draft_cell_new        (CueGridState *state) G_GNUC_WARN_UNUSED_RESULT;

void        cue_draft_cell_show       (CueDraftCell  *self,
                                       CueCompareRow *row);
/* Begins to edit; FALSE where nothing can be written. */
gboolean    cue_draft_cell_edit       (CueDraftCell *self);
gboolean    cue_draft_cell_is_editing (CueDraftCell *self);
/* Ends it; @accept: FALSE gives up what was written. */
void        cue_draft_cell_finish     (CueDraftCell *self,
                                       gboolean      accept);

G_END_DECLS
