/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspaces of the window, as the command line knows them. */
#pragma once

#include "cue-workspace-list.h"

G_BEGIN_DECLS

/* (transfer full): read from disk; no file means no workspace but the local one. NULL fills @error where the file cannot
 * be read. */
CueWorkspaceList *cue_cli_workspaces_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): the one that is called @name, or the one of Cekura with the address @url; of several the one
 * with @project, else the first. One of @name and @url is NULL. */
CueWorkspace *cue_cli_workspaces_find (CueWorkspaceList *list,
                                       const char       *name,
                                       const char       *url,
                                       gint64            project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
