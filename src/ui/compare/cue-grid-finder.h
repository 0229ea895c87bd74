/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGridFinder: counts where the looked-for words stand in the columns that show, a slice of rows at a time, and goes through
 * them. Signal "changed": other places, or another current one. */
#pragma once

#include "cue-grid-state.h"

G_BEGIN_DECLS

#define CUE_TYPE_GRID_FINDER (cue_grid_finder_get_type ())
G_DECLARE_FINAL_TYPE (CueGridFinder, cue_grid_finder, CUE, GRID_FINDER, GObject)

CueGridFinder *cue_grid_finder_new         (CueGridState *state) G_GNUC_WARN_UNUSED_RESULT;

guint          cue_grid_finder_get_n       (CueGridFinder *self);
/* From 1; 0 for none. */
guint          cue_grid_finder_get_current (CueGridFinder *self);
/* Makes the next (1) or previous (-1) place the current one, from the state's current cell on; FALSE when there is none. */
gboolean       cue_grid_finder_step        (CueGridFinder *self,
                                            int            step,
                                            guint         *row,
                                            guint         *column);

G_END_DECLS
