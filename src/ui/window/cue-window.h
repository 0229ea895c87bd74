/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWindow: the one window: welcome, connect, opening, failure, or an open workspace.
 * Actions of group "win": show-message (s): a toast from any widget within, refresh, new-scenario, search, save,
 * generate, show-tab (s), next-pane, previous-pane, next-scenario, previous-scenario, show-list, show-welcome, go-back,
 * compare-drafts (as: two to four ids of drafts), main-menu, switch-workspace, connection-details, judge-blind (as: ids of drafts, empty for all that have variants),
 * resume-round (s: its id), stability (s: the id of a draft). It asks the application for app.open-local, app.connect, app.retry,
 * app.cancel-opening, app.preferences (s: the page), app.add-workspace, app.edit-workspace (s: the id), app.enter-key,
 * app.about and app.quit. */
#pragma once

#include <adwaita.h>

#include "cue-connect-page.h"
#include "cue-workspace-view.h"

G_BEGIN_DECLS

#define CUE_TYPE_WINDOW (cue_window_get_type ())
G_DECLARE_FINAL_TYPE (CueWindow, cue_window, CUE, WINDOW, AdwApplicationWindow)

/* @settings (nullable): where sizes are remembered. */
CueWindow        *cue_window_new              (GtkApplication *application,
                                               GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;

/* @manager (nullable): whose workspaces can be gone to; before a workspace is shown, or after. */
void              cue_window_set_manager      (CueWindow           *self,
                                               CueWorkspaceManager *manager);

/* @practice (nullable): of the local workspace, see cue_workspace_view_set_practice(); before a workspace is shown. */
void              cue_window_set_practice     (CueWindow *self,
                                               GAction   *practice);

/* The keys of the window's actions, for its application. */
void              cue_window_install_keys     (GtkApplication *application);

/* Which page shows: "welcome", "connect", "blank", "opening", "failure", "workspace", "blind" or "stability". */
const char       *cue_window_get_page         (CueWindow *self);
void              cue_window_show_welcome     (CueWindow *self);
void              cue_window_show_connect     (CueWindow *self);
/* A workspace is being opened; after 300 ms that is shown. */
void              cue_window_show_opening     (CueWindow *self);
void              cue_window_show_failure     (CueWindow  *self,
                                               const char *title,
                                               const char *sentence);
void              cue_window_show_workspace   (CueWindow          *self,
                                               CueLibrary         *library,
                                               CueGenerationQueue *queue);
/* Lets go of the workspace, its library and its queue. */
void              cue_window_close_workspace  (CueWindow *self);

/* (transfer none) (nullable): NULL while no workspace is open. */
CueWorkspaceView *cue_window_get_view         (CueWindow *self);
CueConnectPage   *cue_window_get_connect_page (CueWindow *self);

/* A sentence that goes away by itself. */
void              cue_window_show_message     (CueWindow  *self,
                                               const char *sentence);

/* Remembers the window's size and its panes' widths. */
void              cue_window_save_state       (CueWindow *self);

G_END_DECLS
