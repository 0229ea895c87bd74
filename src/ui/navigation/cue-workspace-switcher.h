/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaceSwitcher: a button with the open workspace's name, and behind it all workspaces, to go to another.
 * It asks the application for app.add-workspace, app.edit-workspace (s: the workspace's id) and app.preferences (s: the
 * page "workspaces"). Properties: manager (nullable), workspace (nullable). */
#pragma once

#include <adwaita.h>

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_WORKSPACE_SWITCHER (cue_workspace_switcher_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspaceSwitcher, cue_workspace_switcher, CUE, WORKSPACE_SWITCHER, AdwBin)

/* @manager (nullable): whose workspaces there are; without, no other can be gone to. */
void cue_workspace_switcher_set_manager   (CueWorkspaceSwitcher *self,
                                           CueWorkspaceManager  *manager);
/* The one that is open. */
void cue_workspace_switcher_set_workspace (CueWorkspaceSwitcher *self,
                                           CueWorkspace         *workspace);

/* Opens the list of workspaces. */
void cue_workspace_switcher_popup         (CueWorkspaceSwitcher *self);

G_END_DECLS
