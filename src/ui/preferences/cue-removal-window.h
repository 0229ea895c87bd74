/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueRemovalWindow: before a workspace is removed, the local one emptied or everything deleted: says what is on this
 * computer, offers an export, asks what becomes of the data, and does it.
 * Signal "removed" (sentence): it was done; the window closes itself. */
#pragma once

#include <adwaita.h>

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_REMOVAL_WINDOW (cue_removal_window_get_type ())
G_DECLARE_FINAL_TYPE (CueRemovalWindow, cue_removal_window, CUE, REMOVAL_WINDOW, AdwWindow)

/* @workspace: NULL for everything there is. */
GtkWidget *cue_removal_window_new (CueWorkspaceManager *manager,
                                   GtkWindow           *parent,
                                   CueWorkspace        *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
