/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-manager.h"

G_DEFINE_ENUM_TYPE (CueKeyOrigin, cue_key_origin,
                    G_DEFINE_ENUM_VALUE (CUE_KEY_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CUE_KEY_KEYRING, "keyring"),
                    G_DEFINE_ENUM_VALUE (CUE_KEY_SESSION, "session"),
                    G_DEFINE_ENUM_VALUE (CUE_KEY_ENVIRONMENT, "environment"))
G_DEFINE_INTERFACE (CueWorkspaceManager, cue_workspace_manager, G_TYPE_OBJECT)

static void
cue_workspace_manager_default_init (CueWorkspaceManagerInterface *iface)
{
  g_signal_new ("current-changed", CUE_TYPE_WORKSPACE_MANAGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

CueWorkspaceList *
cue_workspace_manager_get_list (CueWorkspaceManager *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), NULL);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->get_list (self);
}

CueWorkspace *
cue_workspace_manager_get_current (CueWorkspaceManager *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), NULL);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->get_current (self);
}

CueKeyOrigin
cue_workspace_manager_get_key_origin (CueWorkspaceManager *self, CueWorkspace *workspace)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), CUE_KEY_NONE);
  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), CUE_KEY_NONE);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->get_key_origin (self, workspace);
}

void
cue_workspace_manager_open (CueWorkspaceManager *self, CueWorkspace *workspace)
{
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  CUE_WORKSPACE_MANAGER_GET_IFACE (self)->open (self, workspace);
}

void
cue_workspace_manager_test_async (CueWorkspaceManager *self, CueWorkspace *workspace, const char *key, CueConnectionTest *test, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));
  g_return_if_fail (CUE_IS_CONNECTION_TEST (test));

  CUE_WORKSPACE_MANAGER_GET_IFACE (self)->test_async (self, workspace, key, test, cancellable, callback, user_data);
}

gboolean
cue_workspace_manager_test_finish (CueWorkspaceManager *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->test_finish (self, result, error);
}

void
cue_workspace_manager_keep_async (CueWorkspaceManager *self, CueWorkspace *workspace, const char *key, gboolean session_only, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  CUE_WORKSPACE_MANAGER_GET_IFACE (self)->keep_async (self, workspace, key, session_only, cancellable, callback, user_data);
}

gboolean
cue_workspace_manager_keep_finish (CueWorkspaceManager *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->keep_finish (self, result, error);
}

void
cue_workspace_manager_remove_async (CueWorkspaceManager *self, CueWorkspace *workspace, gboolean delete_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  CUE_WORKSPACE_MANAGER_GET_IFACE (self)->remove_async (self, workspace, delete_data, cancellable, callback, user_data);
}

gboolean
cue_workspace_manager_remove_finish (CueWorkspaceManager *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->remove_finish (self, result, error);
}

void
cue_workspace_manager_export_async (CueWorkspaceManager *self, CueWorkspace *workspace, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (self));
  g_return_if_fail (workspace == NULL || CUE_IS_WORKSPACE (workspace));
  g_return_if_fail (G_IS_FILE (file));

  CUE_WORKSPACE_MANAGER_GET_IFACE (self)->export_async (self, workspace, file, cancellable, callback, user_data);
}

gboolean
cue_workspace_manager_export_finish (CueWorkspaceManager *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->export_finish (self, result, error);
}

void
cue_workspace_manager_count_async (CueWorkspaceManager *self, CueWorkspace *workspace, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  CUE_WORKSPACE_MANAGER_GET_IFACE (self)->count_async (self, workspace, cancellable, callback, user_data);
}

gboolean
cue_workspace_manager_count_finish (CueWorkspaceManager *self, GAsyncResult *result, CueStoreCounts *counts, GError **error)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->count_finish (self, result, counts, error);
}

void
cue_workspace_manager_clear_cache_async (CueWorkspaceManager *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (self));

  CUE_WORKSPACE_MANAGER_GET_IFACE (self)->clear_cache_async (self, cancellable, callback, user_data);
}

gboolean
cue_workspace_manager_clear_cache_finish (CueWorkspaceManager *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->clear_cache_finish (self, result, error);
}

void
cue_workspace_manager_delete_all_async (CueWorkspaceManager *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (self));

  CUE_WORKSPACE_MANAGER_GET_IFACE (self)->delete_all_async (self, cancellable, callback, user_data);
}

gboolean
cue_workspace_manager_delete_all_finish (CueWorkspaceManager *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return CUE_WORKSPACE_MANAGER_GET_IFACE (self)->delete_all_finish (self, result, error);
}
