/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-file-dialog.h"

#include <glib/gi18n.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* (transfer full) (element-type GtkFileFilter) */
static GListStore *
list_filters (const char        *patterns_name,
              const char *const *patterns)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) chosen = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (chosen, patterns_name);
  for (; *patterns != NULL; patterns++)
    gtk_file_filter_add_pattern (chosen, *patterns);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, chosen);
  g_list_store_append (filters, all);
  return filters;
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
answer (GTask  *task,
        GFile  *file,
        GError *error)
{
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
           g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    {
      g_error_free (error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The dialog was closed");
    }
  else
    g_task_return_error (task, error);
}

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile  *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  answer (task, file, error);
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile  *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  answer (task, file, error);
}

static void
run_save (GTask      *task,
          GtkWindow  *parent,
          const char *title,
          const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), save_chosen_cb, g_object_ref (task));
}

static void
run_open (GTask      *task,
          GtkWindow  *parent,
          const char *title,
          GListStore *filters)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, parent, g_task_get_cancellable (task), open_chosen_cb, g_object_ref (task));
}

#else

/* What the task owns: the dialog, and the handler that hides it when the caller gives up. */
typedef struct
{
  GtkFileChooserNative *dialog;      /* (owned) */
  GCancellable         *cancellable; /* (owned) (nullable) */
  gulong                cancelled_id;
  gboolean              answered;
} Run;

static void
run_free (Run *run)
{
  if (run->cancellable != NULL)
    g_signal_handler_disconnect (run->cancellable, run->cancelled_id);
  g_clear_object (&run->cancellable);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (run->dialog));
  g_object_unref (run->dialog);
  g_free (run);
}

static gboolean
release_cb (gpointer user_data)
{
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

/* The dialog must outlive its own signal: the task, which holds it, is let go of later. */
static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  GTask *task = user_data;
  Run   *run = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;

  run->answered = TRUE;
  g_signal_handlers_disconnect_by_data (dialog, task);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The dialog was closed");
  g_idle_add (release_cb, task);
}

static gboolean
give_up_cb (gpointer user_data)
{
  GTask *task = user_data;
  Run   *run = g_task_get_task_data (task);

  if (!g_task_get_completed (task) && !run->answered)
    response_cb (GTK_NATIVE_DIALOG (run->dialog), GTK_RESPONSE_CANCEL, task);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, give_up_cb, g_object_ref (user_data), g_object_unref);
}

static void
run_dialog (GTask                *task,
            GtkFileChooserNative *dialog)
{
  Run          *run = g_new0 (Run, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  run->dialog = dialog;
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  if (cancellable != NULL)
    {
      run->cancellable = g_object_ref (cancellable);
      run->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
run_save (GTask      *task,
          GtkWindow  *parent,
          const char *title,
          const char *name)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  run_dialog (task, dialog);
}

static void
run_open (GTask      *task,
          GtkWindow  *parent,
          const char *title,
          GListStore *filters)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (filters)); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (G_LIST_MODEL (filters), i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  run_dialog (task, dialog);
}

#endif

void
cue_file_dialog_save_async (GtkWindow          *parent,
                            const char         *title,
                            const char         *name,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL && name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_file_dialog_save_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  run_save (task, parent, title, name);
}

GFile *
cue_file_dialog_save_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_file_dialog_save_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cue_file_dialog_open_async (GtkWindow          *parent,
                            const char         *title,
                            const char         *patterns_name,
                            const char *const  *patterns,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GListStore) filters = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL && patterns_name != NULL && patterns != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_file_dialog_open_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  filters = list_filters (patterns_name, patterns);
  run_open (task, parent, title, filters);
}

GFile *
cue_file_dialog_open_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_file_dialog_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

G_GNUC_END_IGNORE_DEPRECATIONS
