/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CuePreferencesWindow: what can be set, page by page, applied at once.
 * Adding and editing a workspace is left to the window it is above (app.add-workspace, app.edit-workspace (s) with an id). */
#pragma once

#include <adwaita.h>

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_PREFERENCES_WINDOW (cue_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (CuePreferencesWindow, cue_preferences_window, CUE, PREFERENCES_WINDOW, AdwWindow)

/* @settings (nullable): without, what they keep cannot be changed. */
GtkWindow  *cue_preferences_window_new       (CueWorkspaceManager *manager,
                                              GSettings           *settings) G_GNUC_WARN_UNUSED_RESULT;

/* @practice (nullable): what the local workspace gets wrong on purpose, see cue-practice-text.h; once. */
void        cue_preferences_window_set_practice (CuePreferencesWindow *self,
                                                 GAction              *practice);

/* "general", "workspaces", "generation", "local", "network" or "privacy"; other names are ignored. */
void        cue_preferences_window_show_page (CuePreferencesWindow *self,
                                              const char           *page);
const char *cue_preferences_window_get_page  (CuePreferencesWindow *self);

G_END_DECLS
