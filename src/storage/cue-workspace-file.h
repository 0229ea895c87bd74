/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaceFile: keeps a CueWorkspaceList on disk: every change is written a moment later, as a whole or not at all.
 * Never a key. Signal "failed" (GError): a change could not be written; it is tried again with the next one. */
#pragma once

#include "cue-workspace-list.h"

G_BEGIN_DECLS

#define CUE_WORKSPACE_FILE_NAME "workspaces.json"

#define CUE_TYPE_WORKSPACE_FILE (cue_workspace_file_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspaceFile, cue_workspace_file, CUE, WORKSPACE_FILE, GObject)

/* @path (nullable): CUE_WORKSPACE_FILE_NAME in the data folder. */
CueWorkspaceFile *cue_workspace_file_new   (CueWorkspaceList *list,
                                            const char       *path) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the file into the list; none is fine: the list stays as it is. FALSE fills @error with CUE_STORE_ERROR: a damaged
 * file (CORRUPT) was put aside, the message says where; one that cannot be read or is of a newer Cuecard (OPEN, NEWER)
 * stays, and nothing is written over it. To be called once, before the first change. */
gboolean          cue_workspace_file_load  (CueWorkspaceFile  *self,
                                            GError           **error);

/* Writes what has not been written yet, now. */
gboolean          cue_workspace_file_flush (CueWorkspaceFile  *self,
                                            GError           **error);

/* Writes nothing any more, not even what waits: for after everything has been deleted. */
void              cue_workspace_file_stop  (CueWorkspaceFile  *self);

G_END_DECLS
