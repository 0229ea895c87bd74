/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueActivityPage: what is on its way: scenarios that wait to be saved or to be decided on, then every generation of the
 * workspace, newest first, across restarts. Properties: queue, library (construct-only; library nullable: no saves). */
#pragma once

#include <adwaita.h>

#include "cue-generation-queue.h"
#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_ACTIVITY_PAGE (cue_activity_page_get_type ())
G_DECLARE_FINAL_TYPE (CueActivityPage, cue_activity_page, CUE, ACTIVITY_PAGE, AdwBin)

GtkWidget  *cue_activity_page_new       (CueGenerationQueue *queue,
                                         CueLibrary         *library) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none): the rows as they are shown, (element-type GObject): CueDraft, then CueGeneration. */
GListModel *cue_activity_page_get_rows  (CueActivityPage *self);

/* "empty" or "rows". */
const char *cue_activity_page_get_state (CueActivityPage *self);

/* For the window: its own button at the start of the header, and where the window's buttons are. */
void        cue_activity_page_pack_start        (CueActivityPage *self,
                                                 GtkWidget       *child);
void        cue_activity_page_set_title_buttons (CueActivityPage *self,
                                                 gboolean         start);

G_END_DECLS
