/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaceList: the workspaces of this person, in the order they were added: a GListModel of CueWorkspace. The local
 * one is always the first. Property: last (id of the one that was open last, nullable before the first).
 * Signal "changed": one was added, removed or edited, or last changed; for whoever keeps the list on disk. */
#pragma once

#include <gio/gio.h>

#include "cue-workspace.h"

G_BEGIN_DECLS

#define CUE_TYPE_WORKSPACE_LIST (cue_workspace_list_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspaceList, cue_workspace_list, CUE, WORKSPACE_LIST, GObject)

/* Holds the local workspace. */
CueWorkspaceList *cue_workspace_list_new      (void) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) (nullable) */
CueWorkspace     *cue_workspace_list_find     (CueWorkspaceList *self,
                                               const char       *id);
/* One of a known id is not added again. */
void              cue_workspace_list_add      (CueWorkspaceList *self,
                                               CueWorkspace     *workspace);
/* The local one stays. */
void              cue_workspace_list_remove   (CueWorkspaceList *self,
                                               CueWorkspace     *workspace);
/* The same, but it is remembered, because its data stay on this computer. */
void              cue_workspace_list_set_aside  (CueWorkspaceList *self,
                                                 CueWorkspace     *workspace);
/* (transfer none) (nullable): one that was set aside and is of this address and project; adding it takes it back. */
CueWorkspace     *cue_workspace_list_find_aside (CueWorkspaceList *self,
                                                 const char       *url,
                                                 gint64            project);
/* (transfer full) (element-type CueWorkspace): all of the list, then those set aside. */
GPtrArray        *cue_workspace_list_dup_all  (CueWorkspaceList *self) G_GNUC_WARN_UNUSED_RESULT;
/* Only the local one is left, and nothing is remembered. */
void              cue_workspace_list_clear    (CueWorkspaceList *self);
const char       *cue_workspace_list_get_last (CueWorkspaceList *self);
void              cue_workspace_list_set_last (CueWorkspaceList *self,
                                               const char       *id);

/* (transfer full): as JSON and back; never a key. A workspace that cannot be read is left out with a warning. */
JsonNode         *cue_workspace_list_to_json  (CueWorkspaceList *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean          cue_workspace_list_load     (CueWorkspaceList  *self,
                                               JsonNode          *node,
                                               GError           **error);

G_END_DECLS
