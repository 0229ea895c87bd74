/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueOverview: all rows of a comparison in one strip, a lane each text that is compared: a bar where it is reworded, a filled
 * block where only it says so, a hollow one where it says nothing, a diamond where it moved; and a frame round the rows in view. It works on row
 * numbers. A click or a drag asks to go there, arrow keys to the next change.
 * Signals: go-to (guint row number), go-to-change (int step). */
#pragma once

#include "cue-grid-state.h"

G_BEGIN_DECLS

#define CUE_TYPE_OVERVIEW (cue_overview_get_type ())
G_DECLARE_FINAL_TYPE (CueOverview, cue_overview, CUE, OVERVIEW, GtkWidget)

GtkWidget *cue_overview_new         (CueGridState *state) G_GNUC_WARN_UNUSED_RESULT;

/* @rows: (nullable): of CueCompareRow, those that show. */
void       cue_overview_set_rows    (CueOverview *self,
                                     GListModel  *rows);
/* Numbers of the first and last row in view; 0 for none. */
void       cue_overview_set_visible (CueOverview *self,
                                     guint        first,
                                     guint        last);
/* For the reader: which change is current, of how many. */
void       cue_overview_set_change  (CueOverview *self,
                                     guint        current,
                                     guint        n_changes);

G_END_DECLS
