/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaces: CueWorkspaceManager for real: the list of workspaces on disk, their keys, their local data, and the one
 * that is open. */
#pragma once

#include "cue-keys.h"
#include "cue-sessions.h"
#include "cue-workspace-file.h"
#include "cue-workspace-list.h"
#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_WORKSPACES (cue_workspaces_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspaces, cue_workspaces, CUE, WORKSPACES, GObject)

/* Notes in @list, which @file keeps on disk, which one was open last. @settings (nullable): how to get out of this computer; reset when everything is
 * deleted. */
CueWorkspaces *cue_workspaces_new (CueWorkspaceList *list,
                                   CueWorkspaceFile *file,
                                   CueKeys          *keys,
                                   CueSessions      *sessions,
                                   GSettings        *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
