/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All local data of workspaces as one JSON file, to be kept or taken elsewhere; never a key. */
#pragma once

#include <gio/gio.h>

#include "cue-workspace.h"

G_BEGIN_DECLS

/* The version of the format, in the member "cuecard_export". Beside it: "workspaces", an array of objects with "workspace"
 * (id, kind, name, url, project), "drafts", "variants", "generations", "blind_rounds", and what was read from the service: "agents",
 * "personalities", "test_profiles", "scenarios", "projects", "folders", "tags", "metrics" and "tools". */
#define CUE_WORKSPACE_EXPORT_VERSION 1

/* Writes @workspaces (element-type CueWorkspace) into @file, which is replaced when all is written, and only then. What
 * their stores have written counts; they may be open. On a worker thread, row by row. Errors: CUE_STORE_ERROR for a
 * workspace that cannot be read, G_IO_ERROR for @file. */
void     cue_workspace_export_async  (GPtrArray          *workspaces,
                                      GFile              *file,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean cue_workspace_export_finish (GAsyncResult       *result,
                                      GError            **error);

G_END_DECLS
