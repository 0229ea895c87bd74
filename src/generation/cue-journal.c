/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-journal.h"

#include "cue-generation.h"
#include "cue-variant.h"

void
cue_journal_free (CueJournal *self)
{
  g_clear_pointer (&self->generations, g_ptr_array_unref);
  g_clear_pointer (&self->done, g_hash_table_unref);
  g_free (self);
}

static int
compare_created (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = 0;
  gint64 y = 0;

  g_object_get (*(CueGeneration **) a, "created", &x, NULL);
  g_object_get (*(CueGeneration **) b, "created", &y, NULL);
  return (x > y) - (x < y);
}

/* (transfer full): ids of the generations that already have a variant. */
static GHashTable *
list_done (GPtrArray *variants)
{
  GHashTable *done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < variants->len; i++)
    {
      char *id = NULL;

      g_object_get (g_ptr_array_index (variants, i), "generation-id", &id, NULL);
      if (id != NULL)
        g_hash_table_add (done, id);
    }
  return done;
}

static void
variants_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) variants = cue_store_list_finish (CUE_STORE (source), result, &error);
  CueJournal *journal = NULL;

  if (variants == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;

  journal = g_new0 (CueJournal, 1);
  journal->generations = g_ptr_array_ref (g_task_get_task_data (task));
  journal->done = list_done (variants);
  g_task_return_pointer (task, journal, (GDestroyNotify) cue_journal_free);
}

static void
generations_listed_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  GPtrArray *generations = cue_store_list_finish (CUE_STORE (source), result, &error);

  if (generations == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_ptr_array_sort (generations, compare_created);
  g_task_set_task_data (task, generations, (GDestroyNotify) g_ptr_array_unref);
  cue_store_list_async (CUE_STORE (source), CUE_TYPE_VARIANT, cancellable, variants_listed_cb,
                        g_steal_pointer (&task));
}

void
cue_journal_read_async (CueStore           *store,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_journal_read_async);
  cue_store_list_async (store, CUE_TYPE_GENERATION, cancellable, generations_listed_cb, g_steal_pointer (&task));
}

CueJournal *
cue_journal_read_finish (CueStore     *store,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_journal_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
