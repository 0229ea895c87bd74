/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaces, its looking after local data. */
#include "cue-workspaces-private.h"

#include "cue-sqlite-store.h"
#include "cue-task.h"
#include "cue-workspace-data.h"
#include "cue-workspace-export.h"

static void flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void exported_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void counted_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void cache_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Exporting. */

typedef struct
{
  /* input */
  GPtrArray *workspaces; /* (owned) (element-type CueWorkspace) */
  GFile     *file;       /* (owned) */
} ExportData;

static void
export_data_free (ExportData *self)
{
  g_clear_pointer (&self->workspaces, g_ptr_array_unref);
  g_clear_object (&self->file);
  g_free (self);
}

CUE_DEFINE_TASK_DATA (ExportData, export_data, export_data_free)

/* Takes over @task. */
static void
run_export (GTask *task)
{
  ExportData *data = export_data_get (task);

  cue_workspace_export_async (data->workspaces, data->file, g_task_get_cancellable (task), exported_cb, task);
}

static void
cue_workspaces_export_async (CueWorkspaceManager *manager,
                             CueWorkspace        *workspace,
                             GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  CueWorkspaces *self = CUE_WORKSPACES (manager);
  CueSession    *session = cue_sessions_get_session (self->sessions);
  GTask         *task = g_task_new (self, cancellable, callback, user_data);
  ExportData    *data = g_new0 (ExportData, 1);

  g_task_set_source_tag (task, cue_workspaces_export_async);
  data->file = g_object_ref (file);
  if (workspace == NULL)
    data->workspaces = cue_workspace_list_dup_all (self->list);
  else
    {
      data->workspaces = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (data->workspaces, g_object_ref (cue_workspaces_resolve (self, workspace)));
    }
  export_data_attach (task, data);

  if (session != NULL)
    cue_library_flush_async (cue_session_get_library (session), cancellable, flushed_cb, task);
  else
    run_export (task);
}

/* What could not be written is not in the file: that is said, rather than leaving it out silently. */
static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_library_flush_finish (CUE_LIBRARY (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    run_export (g_steal_pointer (&task));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_workspace_export_finish (result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
cue_workspaces_export_finish (CueWorkspaceManager *manager,
                              GAsyncResult        *result,
                              GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, manager), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_workspaces_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Counting. */

typedef struct
{
  /* in progress */
  CueSqliteStore *own; /* (owned) (nullable): of a workspace that is not open */
  /* output */
  CueStoreCounts counts;
} CountData;

static void
count_data_free (CountData *self)
{
  if (self->own != NULL)
    cue_sqlite_store_close (self->own);
  g_clear_object (&self->own);
  g_free (self);
}

CUE_DEFINE_TASK_DATA (CountData, count_data, count_data_free)

static void
cue_workspaces_count_async (CueWorkspaceManager *manager,
                            CueWorkspace        *workspace,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  CueWorkspaces   *self = CUE_WORKSPACES (manager);
  CueWorkspace    *present = cue_workspaces_resolve (self, workspace);
  CueSession      *session = cue_sessions_get_session (self->sessions);
  GTask           *task = g_task_new (self, cancellable, callback, user_data);
  CountData       *data = g_new0 (CountData, 1);
  g_autofree char *path = cue_workspace_data_dup_path (present);

  g_task_set_source_tag (task, cue_workspaces_count_async);
  count_data_attach (task, data);

  if (session != NULL && cue_session_get_workspace (session) == present)
    {
      cue_store_count_async (cue_library_get_store (cue_session_get_library (session)), cancellable, counted_cb, task);
      return;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  data->own = cue_sqlite_store_new (path);
  cue_store_count_async (CUE_STORE (data->own), cancellable, counted_cb, task);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_store_count_finish (CUE_STORE (source), result, &count_data_get (task)->counts, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
cue_workspaces_count_finish (CueWorkspaceManager *manager,
                             GAsyncResult        *result,
                             CueStoreCounts      *counts,
                             GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, manager), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_workspaces_count_async), FALSE);

  *counts = count_data_get (G_TASK (result))->counts;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Clearing the caches, one after the other. */

/* Takes over @task, whose data are the workspaces that are left. */
static void
clear_next (GTask *task)
{
  g_autoptr (GTask) held = task;
  CueWorkspaces *self = g_task_get_source_object (task);
  CueSession    *session = cue_sessions_get_session (self->sessions);
  GPtrArray     *left = g_task_get_task_data (task);
  g_autoptr (CueWorkspace) workspace = NULL;

  if (left->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  workspace = g_ptr_array_steal_index (left, left->len - 1);
  if (session != NULL && cue_session_get_workspace (session) == workspace)
    cue_store_cache_clear_async (cue_library_get_store (cue_session_get_library (session)), g_task_get_cancellable (task),
                                 open_cleared_cb, g_steal_pointer (&held));
  else
    cue_workspace_data_delete_cache_async (workspace, g_task_get_cancellable (task), cache_deleted_cb,
                                           g_steal_pointer (&held));
}

static void
cue_workspaces_clear_cache_async (CueWorkspaceManager *manager,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  CueWorkspaces *self = CUE_WORKSPACES (manager);
  GTask         *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cue_workspaces_clear_cache_async);
  g_task_set_task_data (task, cue_workspace_list_dup_all (self->list), (GDestroyNotify) g_ptr_array_unref);
  clear_next (task);
}

static void
open_cleared_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_store_cache_clear_finish (CUE_STORE (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    clear_next (g_steal_pointer (&task));
}

static void
cache_deleted_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_workspace_data_delete_cache_finish (result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    clear_next (g_steal_pointer (&task));
}

static gboolean
cue_workspaces_clear_cache_finish (CueWorkspaceManager *manager,
                                   GAsyncResult        *result,
                                   GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, manager), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_workspaces_clear_cache_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cue_workspaces_data_iface_init (CueWorkspaceManagerInterface *iface)
{
  iface->export_async = cue_workspaces_export_async;
  iface->export_finish = cue_workspaces_export_finish;
  iface->count_async = cue_workspaces_count_async;
  iface->count_finish = cue_workspaces_count_finish;
  iface->clear_cache_async = cue_workspaces_clear_cache_async;
  iface->clear_cache_finish = cue_workspaces_clear_cache_finish;
}
