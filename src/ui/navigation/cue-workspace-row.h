/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaceRow: a workspace among others: its name, where it is, and whether it is the open one.
 * Property: workspace (construct-only). */
#pragma once

#include <gtk/gtk.h>

#include "cue-workspace.h"

G_BEGIN_DECLS

#define CUE_TYPE_WORKSPACE_ROW (cue_workspace_row_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspaceRow, cue_workspace_row, CUE, WORKSPACE_ROW, GtkListBoxRow)

GtkWidget    *cue_workspace_row_new           (CueWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) */
CueWorkspace *cue_workspace_row_get_workspace (CueWorkspaceRow *self);
gboolean      cue_workspace_row_get_open      (CueWorkspaceRow *self);
void          cue_workspace_row_set_open      (CueWorkspaceRow *self,
                                               gboolean         open);

/* (transfer full): what a workspace is called in the window; where it is: "On this computer", or its address' host. */
char         *cue_workspace_row_dup_name      (CueWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
char         *cue_workspace_row_dup_place     (CueWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
