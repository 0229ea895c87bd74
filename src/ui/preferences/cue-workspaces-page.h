/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspacesPage: the workspaces, where their keys are, and adding, editing and removing them.
 * It uses the window's actions preferences.add-workspace and preferences.edit-workspace (s). */
#pragma once

#include <adwaita.h>

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_WORKSPACES_PAGE (cue_workspaces_page_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspacesPage, cue_workspaces_page, CUE, WORKSPACES_PAGE, AdwPreferencesPage)

/* Once. */
void cue_workspaces_page_set_manager (CueWorkspacesPage   *self,
                                      CueWorkspaceManager *manager);

G_END_DECLS
