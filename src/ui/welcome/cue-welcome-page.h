/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWelcomePage: the first run: two equal choices, “app.open-local” and “app.connect”; above them the workspaces of Cekura that
 * are known, if there are any. Property: busy (boolean: a workspace is being opened). */
#pragma once

#include <adwaita.h>

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_WELCOME_PAGE (cue_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (CueWelcomePage, cue_welcome_page, CUE, WELCOME_PAGE, AdwBin)

GtkWidget *cue_welcome_page_new         (void) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable) @manager: whose workspaces are offered. The page does not hold it. */
void       cue_welcome_page_set_manager (CueWelcomePage      *self,
                                         CueWorkspaceManager *manager);

gboolean   cue_welcome_page_get_busy    (CueWelcomePage *self);
void       cue_welcome_page_set_busy    (CueWelcomePage *self,
                                         gboolean        busy);

G_END_DECLS
