/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueActivityPage: what is on its way: scenarios that wait to be saved or to be decided on, then all that was ordered in
 * the workspace, newest first, across restarts. Properties: queue, library (construct-only; library nullable: no saves),
 * narrow (read-only: rows are arranged for little room).
 * Actions in group "activity": pause, resume, stop(s: id), undo-stop(s), stop-all, clear, expand(s: batch's id),
 * show-all. */
#pragma once

#include <adwaita.h>

#include "cue-activity-rows.h"
#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_ACTIVITY_PAGE (cue_activity_page_get_type ())
G_DECLARE_FINAL_TYPE (CueActivityPage, cue_activity_page, CUE, ACTIVITY_PAGE, AdwBin)

GtkWidget       *cue_activity_page_new       (CueGenerationQueue *queue,
                                              CueLibrary         *library) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none): the rows as they are shown. */
CueActivityRows *cue_activity_page_get_rows  (CueActivityPage *self);

/* "empty", "none" (nothing passes the filter) or "rows". */
const char      *cue_activity_page_get_state (CueActivityPage *self);

/* Opens the search, and closes it. */
void             cue_activity_page_search     (CueActivityPage *self);
/* Brings what was ordered together into sight, with all that is in it; (nullable): only the page as it is. */
void             cue_activity_page_show_batch (CueActivityPage *self,
                                               const char      *batch_id);

/* For the window: its own button at the start of the header, and where the window's buttons are. */
void             cue_activity_page_pack_start        (CueActivityPage *self,
                                                      GtkWidget       *child);
void             cue_activity_page_set_title_buttons (CueActivityPage *self,
                                                      gboolean         start);

G_END_DECLS
