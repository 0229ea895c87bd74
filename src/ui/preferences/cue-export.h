/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where to, and writes what is on this computer into that file. */
#pragma once

#include <gtk/gtk.h>

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

/* @workspace (nullable): all of them. Closing the dialog ends it with G_IO_ERROR_CANCELLED. Finish: (transfer full): what
 * to say of the file that was written. */
void  cue_export_async  (CueWorkspaceManager *manager,
                         GtkWindow           *parent,
                         CueWorkspace        *workspace,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data);
char *cue_export_finish (CueWorkspaceManager  *manager,
                         GAsyncResult         *result,
                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
