/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-export.h"

#include "cue-file-dialog.h"

#include <glib/gi18n.h>

/* What one call works on. */
typedef struct
{
  CueWorkspace *workspace; /* (owned) (nullable) */
  GFile        *file;      /* (owned) (nullable): once it was chosen */
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->workspace);
  g_clear_object (&export->file);
  g_free (export);
}

static void file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void exported_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* (transfer full): a name that is good for a file everywhere. */
static char *
dup_file_name (CueWorkspace *workspace)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%F");
  g_autofree char *name = workspace != NULL ? g_strdup (cue_workspace_get_name (workspace)) : NULL;

  if (name == NULL || *name == '\0')
    return g_strdup_printf ("cuecard-%s.json", day);
  g_strdelimit (name, "/\\:*?\"<>| \t\n", '-');
  return g_strdup_printf ("cuecard-%s-%s.json", name, day);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->file = cue_file_dialog_save_finish (result, &error);
  if (export->file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  cue_workspace_manager_export_async (g_task_get_source_object (task), export->workspace, export->file,
                                      g_task_get_cancellable (task), exported_cb, g_object_ref (task));
}

/* (transfer full): what to say when @file was written. */
static char *
dup_done_text (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  /* translators: %s is the name of a file */
  return g_strdup_printf (_ ("Exported to “%s”"), name);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (cue_workspace_manager_export_finish (CUE_WORKSPACE_MANAGER (source), result, &error))
    g_task_return_pointer (task, dup_done_text (export->file), g_free);
  else
    g_task_return_error (task, error);
}

void
cue_export_async (CueWorkspaceManager *manager,
                  GtkWindow           *parent,
                  CueWorkspace        *workspace,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  Export *export;

  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (manager));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (workspace == NULL || CUE_IS_WORKSPACE (workspace));

  task = g_task_new (manager, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_export_async);
  export = g_new0 (Export, 1);
  export->workspace = workspace != NULL ? g_object_ref (workspace) : NULL;
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  name = dup_file_name (workspace);
  cue_file_dialog_save_async (parent, workspace != NULL ? _ ("Export the Workspace") : _ ("Export Everything"), name,
                              cancellable, file_chosen_cb, g_steal_pointer (&task));
}

char *
cue_export_finish (CueWorkspaceManager *manager,
                   GAsyncResult        *result,
                   GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, manager), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_export_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
