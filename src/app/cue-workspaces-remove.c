/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaces, its removing: of one workspace, and of everything. */
#include "cue-workspaces-private.h"

#include "cue-app-settings.h"
#include "cue-error.h"
#include "cue-task.h"
#include "cue-workspace-data.h"

typedef struct
{
  /* input */
  GPtrArray *workspaces; /* (owned) (element-type CueWorkspace): whose keys are still to be forgotten */
  gboolean   delete_data;
  /* in progress */
  CueWorkspace *workspace; /* (owned) (nullable): that is removed; NULL: everything is */
  gboolean      was_open;
} RemoveData;

static void
remove_data_free (RemoveData *self)
{
  g_clear_pointer (&self->workspaces, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  g_free (self);
}

CUE_DEFINE_TASK_DATA (RemoveData, remove_data, remove_data_free)

static void closed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void key_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void all_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* The keys are gone, and so can be the data. Takes over @task. */
static void
delete_data (GTask *task)
{
  CueWorkspaces *self = g_task_get_source_object (task);
  RemoveData    *data = remove_data_get (task);
  g_autoptr (GError) error = NULL;

  if (data->workspace != NULL && data->delete_data)
    {
      cue_workspace_data_delete_async (data->workspace, NULL, deleted_cb, task);
      return;
    }
  if (data->workspace != NULL)
    {
      cue_workspace_list_set_aside (self->list, data->workspace);
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  /* Written first, so that nothing is written any more when its file is deleted. */
  cue_workspace_list_clear (self->list);
  if (!cue_workspace_file_flush (self->file, &error))
    g_debug ("The list of workspaces is not written: %s", error->message);
  cue_workspace_data_delete_all_async (NULL, all_deleted_cb, task);
}

/* Takes over @task. */
static void
clear_next_key (GTask *task)
{
  CueWorkspaces *self = g_task_get_source_object (task);
  RemoveData    *data = remove_data_get (task);
  g_autoptr (CueWorkspace) workspace = NULL;

  if (data->workspaces->len == 0)
    {
      delete_data (task);
      return;
    }

  workspace = g_ptr_array_steal_index (data->workspaces, data->workspaces->len - 1);
  cue_keys_clear_async (self->keys, workspace, g_task_get_cancellable (task), key_cleared_cb, task);
}

/* Takes over @task. */
static void
close_first (GTask *task)
{
  CueWorkspaces *self = g_task_get_source_object (task);

  if (remove_data_get (task)->was_open)
    cue_sessions_close_async (self->sessions, closed_cb, task);
  else
    clear_next_key (task);
}

static void
cue_workspaces_remove_async (CueWorkspaceManager *manager,
                             CueWorkspace        *workspace,
                             gboolean delete,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  CueWorkspaces *self = CUE_WORKSPACES (manager);
  GTask         *task = g_task_new (self, cancellable, callback, user_data);
  RemoveData    *data = g_new0 (RemoveData, 1);

  g_task_set_source_tag (task, cue_workspaces_remove_async);
  data->workspace = g_object_ref (cue_workspaces_resolve (self, workspace));
  data->workspaces = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (data->workspaces, g_object_ref (data->workspace));
  data->delete_data = delete;
  data->was_open = cue_workspaces_is_current (self, data->workspace);
  remove_data_attach (task, data);

  if (cue_workspace_get_kind (data->workspace) == CUE_WORKSPACE_LOCAL && !delete)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "The local workspace can only be emptied");
      g_object_unref (task);
      return;
    }
  close_first (task);
}

/* Drafts that cannot be written do not matter where they are to be deleted. */
static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_sessions_close_finish (CUE_SESSIONS (source), result, &error))
    {
      if (!remove_data_get (task)->delete_data)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      cue_sessions_abandon (CUE_SESSIONS (source));
    }

  clear_next_key (g_steal_pointer (&task));
}

/* Where there is no keyring there is nothing to be taken out of it. One that does not answer keeps everything as it is. */
static void
key_cleared_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_keys_clear_finish (CUE_KEYS (source), result, &error) &&
      !g_error_matches (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    clear_next_key (g_steal_pointer (&task));
}

/* The local workspace is there again at once, with the example. */
static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CueWorkspaces *self = g_task_get_source_object (task);
  RemoveData    *data = remove_data_get (task);
  g_autoptr (GError) error = NULL;

  if (!cue_workspace_data_delete_finish (result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  cue_workspace_list_remove (self->list, data->workspace);
  if (data->was_open && cue_workspace_get_kind (data->workspace) == CUE_WORKSPACE_LOCAL)
    cue_sessions_open (self->sessions, data->workspace);
  g_task_return_boolean (task, TRUE);
}

static gboolean
cue_workspaces_remove_finish (CueWorkspaceManager *manager,
                              GAsyncResult        *result,
                              GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, manager), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_workspaces_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cue_workspaces_delete_all_async (CueWorkspaceManager *manager,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  CueWorkspaces *self = CUE_WORKSPACES (manager);
  GTask         *task = g_task_new (self, cancellable, callback, user_data);
  RemoveData    *data = g_new0 (RemoveData, 1);

  g_task_set_source_tag (task, cue_workspaces_delete_all_async);
  data->workspaces = cue_workspace_list_dup_all (self->list);
  data->delete_data = TRUE;
  data->was_open = cue_sessions_get_workspace (self->sessions) != NULL;
  remove_data_attach (task, data);
  close_first (task);
}

static void
all_deleted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CueWorkspaces *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  cue_app_settings_reset (self->settings);
  if (!cue_workspace_data_delete_all_finish (result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
cue_workspaces_delete_all_finish (CueWorkspaceManager *manager,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, manager), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_workspaces_delete_all_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cue_workspaces_remove_iface_init (CueWorkspaceManagerInterface *iface)
{
  iface->remove_async = cue_workspaces_remove_async;
  iface->remove_finish = cue_workspaces_remove_finish;
  iface->delete_all_async = cue_workspaces_delete_all_async;
  iface->delete_all_finish = cue_workspaces_delete_all_finish;
}
