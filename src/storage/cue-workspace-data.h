/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workspace has on this computer, as files: where they are, and deleting them. The files must not be in use. */
#pragma once

#include <gio/gio.h>

#include "cue-workspace.h"

G_BEGIN_DECLS

/* (transfer full): the file of drafts, variants and the journal of @workspace; the folder is made where it is missing. */
char    *cue_workspace_data_dup_path  (CueWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/* Deletes all that @workspace has here, of the local one also what its service keeps. What is not there is fine.
 * Errors: G_IO_ERROR. */
void     cue_workspace_data_delete_async  (CueWorkspace       *workspace,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean cue_workspace_data_delete_finish (GAsyncResult       *result,
                                           GError            **error);

/* Deletes only what can be read anew: of @workspace, or with NULL of all. */
void     cue_workspace_data_delete_cache_async  (CueWorkspace       *workspace,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
gboolean cue_workspace_data_delete_cache_finish (GAsyncResult       *result,
                                                 GError            **error);

/* Deletes the data of all workspaces, in the list or not, the list itself, and copies of it that were put aside. */
void     cue_workspace_data_delete_all_async  (GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean cue_workspace_data_delete_all_finish (GAsyncResult       *result,
                                               GError            **error);

G_END_DECLS
