/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, its saving and deleting. */
#include "cue-library-private.h"

#include "cue-draft-sync.h"
#include "cue-error.h"
#include "cue-library-lists.h"

/* Saves and deletions: those of one draft happen one after the other, so that nothing is created twice. */

static void save_next (CueLibrary *self,
                       CueDraft   *draft);

/* The task's turn is over; the next one of its draft begins. */
static void
end_change (GTask *task)
{
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = g_task_get_task_data (task);
  GQueue     *tasks = g_hash_table_lookup (self->changes, draft);

  g_assert (g_queue_peek_head (tasks) == task);
  g_queue_pop_head (tasks);
  g_object_unref (task);
  if (g_queue_is_empty (tasks))
    g_hash_table_remove (self->changes, draft);
  else
    save_next (self, draft);
}

static void
touch (CueLibrary *self,
       gint64      id)
{
  self->n_changes++;
  if (id != CUE_UNSET)
    g_hash_table_replace (self->touched, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->n_changes));
}

/* A refresh may have met the new scenario before the answer to its creation came. */
static void
drop_double (CueLibrary *self,
             CueDraft   *draft)
{
  g_autoptr (GPtrArray) drafts = cue_list_to_array (G_LIST_MODEL (self->drafts));

  cue_library_drop_shadow (self, drafts, draft);
  cue_drafts_sort (drafts);
  cue_list_replace (self->drafts, drafts);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = CUE_DRAFT (source);
  GError     *error = NULL;
  char      **names = cue_draft_sync_finish (draft, result, &error);

  touch (self, cue_library_get_base_id (draft));
  cue_draft_keeper_update (self->keeper, draft);
  drop_double (self, draft);
  end_change (task);
  if (names != NULL)
    g_task_return_pointer (task, names, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static void
drop_draft (CueLibrary *self,
            CueDraft   *draft)
{
  guint position = 0;

  cue_draft_keeper_forget (self->keeper, draft);
  if (g_list_store_find (self->drafts, draft, &position))
    g_list_store_remove (self->drafts, position);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* Somebody else was faster: as good. */
  if (!cue_api_delete_finish (CUE_API (source), result, &error) &&
      !g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND))
    {
      end_change (task);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  touch (self, cue_library_get_base_id (draft));
  drop_draft (self, draft);
  end_change (task);
  g_task_return_boolean (task, TRUE);
}

static void
delete_draft (GTask *task)
{
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = g_task_get_task_data (task);
  gint64      id = cue_library_get_base_id (draft);

  if (id != CUE_UNSET)
    {
      cue_api_delete_async (self->api, CUE_RESOURCE_SCENARIOS, id, g_task_get_cancellable (task), deleted_cb, task);
      return;
    }

  g_object_ref (task);
  drop_draft (self, draft);
  end_change (task);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
save_next (CueLibrary *self,
           CueDraft   *draft)
{
  GTask *task = g_queue_peek_head (g_hash_table_lookup (self->changes, draft));

  if (g_task_get_source_tag (task) == cue_library_delete_async)
    delete_draft (task);
  else
    cue_draft_sync_async (draft, self->api, g_task_get_cancellable (task), synced_cb, task);
}

static void
change (CueLibrary         *self,
        CueDraft           *draft,
        gpointer            tag,
        GCancellable       *cancellable,
        GAsyncReadyCallback callback,
        gpointer            user_data)
{
  GQueue *tasks = g_hash_table_lookup (self->changes, draft);
  GTask  *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_object_ref (draft), g_object_unref);
  if (tasks == NULL)
    {
      tasks = g_queue_new ();
      g_hash_table_insert (self->changes, g_object_ref (draft), tasks);
    }
  g_queue_push_tail (tasks, task);
  if (tasks->length == 1)
    save_next (self, draft);
}

void
cue_library_save_async (CueLibrary         *self,
                        CueDraft           *draft,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (CUE_IS_LIBRARY (self));
  g_return_if_fail (CUE_IS_DRAFT (draft));

  cue_draft_keeper_flush (self->keeper);
  change (self, draft, cue_library_save_async, cancellable, callback, user_data);
}

char **
cue_library_save_finish (CueLibrary   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_library_save_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cue_library_delete_async (CueLibrary         *self,
                          CueDraft           *draft,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (CUE_IS_LIBRARY (self));
  g_return_if_fail (CUE_IS_DRAFT (draft));

  change (self, draft, cue_library_delete_async, cancellable, callback, user_data);
}

gboolean
cue_library_delete_finish (CueLibrary   *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_library_delete_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
