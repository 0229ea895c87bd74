/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-data.h"

#include "cue-cache-file.h"
#include "cue-paths.h"
#include "cue-workspace-file.h"

#include <glib/gstdio.h>

#define PREFIX "workspace-"
#define LOCAL_FOLDER "local"

static const char *const database_endings[] = { "", "-wal", "-shm", "-journal" };

char *
cue_workspace_data_dup_path (CueWorkspace *workspace)
{
  g_autofree char *data_dir = cue_paths_dup_data_dir ();
  g_autofree char *name = NULL;

  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);

  /* A folder that cannot be made is a file that cannot be opened: the store says so. */
  g_mkdir_with_parents (data_dir, 0700);
  name = g_strdup_printf (PREFIX "%s.db", cue_workspace_get_id (workspace));
  return g_build_filename (data_dir, name, NULL);
}

static void
add_database (GPtrArray  *paths,
              const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (database_endings); i++)
    g_ptr_array_add (paths, g_strconcat (path, database_endings[i], NULL));
}

static gboolean
is_missing (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A folder with all that is in it; links are deleted, not followed. */
static gboolean
delete_tree (GFile        *file,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GError) local_error = NULL;
  GFile *child = NULL;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable) == G_FILE_TYPE_DIRECTORY)
    children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                          cancellable, NULL);
  while (children != NULL)
    {
      if (!g_file_enumerator_iterate (children, NULL, &child, cancellable, error))
        return FALSE;
      if (child == NULL)
        break;
      if (!delete_tree (child, cancellable, error))
        return FALSE;
    }

  if (g_file_delete (file, cancellable, &local_error) || is_missing (local_error))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Goes on after a failure, so that as little as possible stays; the first one is told. */
static void
delete_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GPtrArray *paths = data;
  GError    *first = NULL;

  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (paths, i));

      delete_tree (file, cancellable, first == NULL ? &first : NULL);
    }
  if (first != NULL)
    g_task_return_error (task, first);
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes @paths (transfer full) (element-type filename). */
static void
delete_paths (GPtrArray          *paths,
              gpointer            tag,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, paths, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, delete_thread);
}

static gboolean
finish (GAsyncResult *result,
        gpointer      tag,
        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_local_folder (GPtrArray *paths)
{
  g_autofree char *data_dir = cue_paths_dup_data_dir ();

  g_ptr_array_add (paths, g_build_filename (data_dir, LOCAL_FOLDER, NULL));
}

void
cue_workspace_data_delete_async (CueWorkspace       *workspace,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  g_autofree char *cache_path = NULL;

  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  path = cue_workspace_data_dup_path (workspace);
  cache_path = cue_cache_file_dup_path (path);
  add_database (paths, path);
  add_database (paths, cache_path);
  if (cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL)
    add_local_folder (paths);
  delete_paths (g_steal_pointer (&paths), cue_workspace_data_delete_async, cancellable, callback, user_data);
}

gboolean
cue_workspace_data_delete_finish (GAsyncResult *result,
                                  GError      **error)
{
  return finish (result, cue_workspace_data_delete_async, error);
}

/* Those of the data folder whose name @matches. */
static void
add_matching (GPtrArray *paths,
              gboolean (*matches) (const char *name))
{
  g_autofree char *data_dir = cue_paths_dup_data_dir ();
  g_autoptr (GDir) dir = g_dir_open (data_dir, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (matches (name))
      g_ptr_array_add (paths, g_build_filename (data_dir, name, NULL));
}

static gboolean
is_cache (const char *name)
{
  return g_str_has_prefix (name, PREFIX) && strstr (name, "-cache.db") != NULL;
}

static gboolean
is_ours (const char *name)
{
  return (g_str_has_prefix (name, PREFIX) && strstr (name, ".db") != NULL) ||
         g_str_has_prefix (name, CUE_WORKSPACE_FILE_NAME);
}

void
cue_workspace_data_delete_cache_async (CueWorkspace       *workspace,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (workspace == NULL || CUE_IS_WORKSPACE (workspace));

  if (workspace != NULL)
    {
      g_autofree char *path = cue_workspace_data_dup_path (workspace);
      g_autofree char *cache_path = cue_cache_file_dup_path (path);

      add_database (paths, cache_path);
    }
  else
    {
      add_matching (paths, is_cache);
    }
  delete_paths (g_steal_pointer (&paths), cue_workspace_data_delete_cache_async, cancellable, callback, user_data);
}

gboolean
cue_workspace_data_delete_cache_finish (GAsyncResult *result,
                                        GError      **error)
{
  return finish (result, cue_workspace_data_delete_cache_async, error);
}

void
cue_workspace_data_delete_all_async (GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  add_matching (paths, is_ours);
  add_local_folder (paths);
  delete_paths (g_steal_pointer (&paths), cue_workspace_data_delete_all_async, cancellable, callback, user_data);
}

gboolean
cue_workspace_data_delete_all_finish (GAsyncResult *result,
                                      GError      **error)
{
  return finish (result, cue_workspace_data_delete_all_async, error);
}
