/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, its saving and deleting. */
#include "cue-library-private.h"

#include "cue-draft-sync.h"
#include "cue-error.h"

/* Saves and deletions: those of one draft happen one after the other, so that nothing is created twice. */

static void begin_next (CueLibrary *self,
                        CueDraft   *draft);

/* What a failure makes of a save. */
typedef enum
{
  OUTCOME_WAIT = 1,  /* the service cannot be reached: as if it had just been asked for */
  OUTCOME_UNCERTAIN, /* it may have been done */
  OUTCOME_CONFLICT,
  OUTCOME_GONE,    /* there is nothing to change any more */
  OUTCOME_REFUSED, /* it will not be better by itself */
  OUTCOME_STOPPED, /* somebody gave it up */
} Outcome;

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
    begin_next (self, draft);
}

/* The turn of @task is over, without success. Takes @error. */
static void
fail_change (GTask  *task,
             GError *error)
{
  g_autoptr (GTask) kept = g_object_ref (task);

  end_change (kept);
  g_task_return_error (kept, error);
}

static void
touch (CueLibrary *self,
       gint64      id)
{
  self->n_changes++;
  if (id != CUE_UNSET)
    g_hash_table_replace (self->touched, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->n_changes));
}

static Outcome
find_server_outcome (const GError *error,
                     gboolean      is_new)
{
  guint status = cue_net_error_get_http_status (error);

  /* 502 and 504 come from in between: nobody knows what happened behind. */
  if (status == 502 || status == 504)
    return is_new ? OUTCOME_UNCERTAIN : OUTCOME_WAIT;

  return status == 503 ? OUTCOME_WAIT : OUTCOME_REFUSED;
}

static Outcome
find_net_outcome (const GError *error,
                  gboolean      is_new)
{
  switch ((CueNetError) error->code)
    {
    case CUE_NET_ERROR_OFFLINE:
    case CUE_NET_ERROR_CERTIFICATE:
    case CUE_NET_ERROR_BUSY:
    case CUE_NET_ERROR_UNAUTHORIZED:
      return OUTCOME_WAIT;
    case CUE_NET_ERROR_TIMED_OUT:
    case CUE_NET_ERROR_INTERRUPTED:
      return is_new ? OUTCOME_UNCERTAIN : OUTCOME_WAIT;
    case CUE_NET_ERROR_MALFORMED:
    case CUE_NET_ERROR_TOO_LARGE:
      return is_new ? OUTCOME_UNCERTAIN : OUTCOME_REFUSED;
    case CUE_NET_ERROR_SERVER:
      return find_server_outcome (error, is_new);
    case CUE_NET_ERROR_NOT_FOUND:
      return is_new ? OUTCOME_REFUSED : OUTCOME_GONE;
    case CUE_NET_ERROR_FORBIDDEN:
    case CUE_NET_ERROR_REJECTED:
    case CUE_NET_ERROR_REDIRECTED:
    default:
      return OUTCOME_REFUSED;
    }
}

/* @is_new: it was a creation, which must not be repeated. */
static Outcome
find_outcome (const GError *error,
              gboolean      is_new)
{
  if (error->domain == CUE_NET_ERROR)
    return find_net_outcome (error, is_new);
  if (g_error_matches (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_CONFLICT))
    return OUTCOME_CONFLICT;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return is_new ? OUTCOME_UNCERTAIN : OUTCOME_STOPPED;

  return OUTCOME_REFUSED;
}

static void
forget_scenario (CueLibrary *self,
                 CueDraft   *draft)
{
  gint64 id = cue_library_get_base_id (draft);

  touch (self, id);
  if (id != CUE_UNSET)
    cue_store_cache_drop_async (self->store, CUE_RESOURCE_SCENARIOS, id, NULL, NULL, NULL);
}

/* Says in the draft how its save failed. */
static void
note_failure (CueLibrary   *self,
              CueDraft     *draft,
              const GError *error)
{
  g_autofree char *sentence = NULL;

  switch (find_outcome (error, cue_draft_get_base (draft) == NULL))
    {
    case OUTCOME_WAIT:
      cue_library_set_save (self, draft, CUE_SAVE_WAITING, NULL);
      break;
    case OUTCOME_UNCERTAIN:
      cue_library_set_save (self, draft, CUE_SAVE_UNCERTAIN, NULL);
      break;
    case OUTCOME_CONFLICT:
      cue_library_set_save (self, draft, CUE_SAVE_CONFLICT, NULL);
      break;
    case OUTCOME_GONE:
      forget_scenario (self, draft);
      cue_draft_forget_base (draft);
      cue_library_set_save (self, draft, CUE_SAVE_REFUSED, cue_library_get_gone_text ());
      break;
    case OUTCOME_STOPPED:
      cue_library_set_save (self, draft, CUE_SAVE_NONE, NULL);
      break;
    case OUTCOME_REFUSED:
    default:
      sentence = cue_error_dup_sentence (error);
      cue_library_set_save (self, draft, CUE_SAVE_REFUSED, sentence);
      break;
    }
}

static void
cache_saved (CueLibrary *self,
             CueDraft   *draft)
{
  CueScenario *base = cue_draft_get_base (draft);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (cue_library_get_base_id (draft) == CUE_UNSET)
    return;
  g_ptr_array_add (rows, base);
  cue_store_cache_async (self->store, CUE_RESOURCE_SCENARIOS, rows, g_get_real_time (), NULL, NULL, NULL);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = CUE_DRAFT (source);
  g_autoptr (GError) error = NULL;
  char **names = cue_draft_sync_finish (draft, result, &error);

  if (names == NULL)
    {
      note_failure (self, draft, error);
      if (cue_draft_get_save_state (draft) == CUE_SAVE_UNCERTAIN &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        fail_change (task, g_error_new_literal (CUE_MODEL_ERROR, CUE_MODEL_ERROR_UNCERTAIN, error->message));
      else
        fail_change (task, g_steal_pointer (&error));
      return;
    }

  touch (self, cue_library_get_base_id (draft));
  /* A refresh may have met the new scenario before the answer to its creation came. */
  cue_library_drop_shadow (self, draft);
  cue_library_index_scenario (self, draft);
  cue_library_set_save (self, draft, CUE_SAVE_NONE, NULL);
  cache_saved (self, draft);
  cue_library_place (self, draft);
  end_change (task);
  g_task_return_pointer (task, names, (GDestroyNotify) g_strfreev);
}

/* Whatever the disk said: the mark is a help for after a crash, and no reason not to save. */
static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask      *task = user_data;
  CueLibrary *self = g_task_get_source_object (task);

  cue_saver_flush_finish (CUE_SAVER (source), result, NULL);
  cue_draft_sync_async (g_task_get_task_data (task), self->api, g_task_get_cancellable (task), synced_cb, task);
}

/* (transfer full) (nullable): why somebody has to decide before the draft can be saved. */
static GError *
find_question (CueDraft *draft)
{
  if (cue_draft_get_save_state (draft) == CUE_SAVE_UNCERTAIN)
    return g_error_new_literal (CUE_MODEL_ERROR, CUE_MODEL_ERROR_UNCERTAIN, "It may be saved already");
  if (cue_draft_get_conflict (draft) != NULL)
    return g_error_new_literal (CUE_MODEL_ERROR, CUE_MODEL_ERROR_CONFLICT, "Both sides changed the same");

  return NULL;
}

static void
save_draft (GTask *task)
{
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = g_task_get_task_data (task);
  g_autoptr (JsonObject) body = cue_draft_to_body (draft);
  GError *error = find_question (draft);

  cue_draft_set_deleting (draft, FALSE);
  if (error != NULL)
    {
      if (cue_draft_get_conflict (draft) != NULL)
        cue_library_set_save (self, draft, CUE_SAVE_CONFLICT, NULL);
      fail_change (task, error);
      return;
    }

  if (json_object_get_size (body) > 0 && cue_library_is_unreachable (self, &error))
    {
      cue_library_set_save (self, draft, CUE_SAVE_WAITING, NULL);
      cue_library_outbox_wake (self);
      fail_change (task, error);
      return;
    }

  if (json_object_get_size (body) > 0)
    cue_library_set_save (self, draft, CUE_SAVE_SENDING, NULL);
  if (cue_draft_get_base (draft) == NULL)
    cue_saver_flush_async (self->saver, NULL, marked_cb, task);
  else
    cue_draft_sync_async (draft, self->api, g_task_get_cancellable (task), synced_cb, task);
}

static void
end_deletion (GTask *task)
{
  g_autoptr (GTask) kept = g_object_ref (task);
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = g_task_get_task_data (task);

  forget_scenario (self, draft);
  cue_library_drop_draft (self, draft);
  end_change (kept);
  g_task_return_boolean (kept, TRUE);
}

static void
wait_for_deletion (CueLibrary *self,
                   CueDraft   *draft)
{
  cue_draft_set_deleting (draft, TRUE);
  cue_library_set_save (self, draft, CUE_SAVE_WAITING, NULL);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask      *task = user_data;
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = g_task_get_task_data (task);
  GError     *error = NULL;
  gboolean    was_waiting = cue_draft_is_deleting (draft);

  if (cue_api_delete_finish (CUE_API (source), result, &error))
    {
      end_deletion (task);
      return;
    }

  switch (find_outcome (error, FALSE))
    {
    case OUTCOME_GONE: /* somebody else was faster: as good */
      g_error_free (error);
      end_deletion (task);
      return;
    case OUTCOME_WAIT:
      wait_for_deletion (self, draft);
      break;
    case OUTCOME_UNCERTAIN:
    case OUTCOME_CONFLICT:
    case OUTCOME_REFUSED:
    case OUTCOME_STOPPED:
    default:
      if (was_waiting)
        {
          g_autofree char *sentence = cue_error_dup_sentence (error);

          cue_draft_set_deleting (draft, FALSE);
          cue_library_set_save (self, draft, CUE_SAVE_REFUSED, sentence);
        }
      break;
    }
  fail_change (task, error);
}

static void
delete_draft (GTask *task)
{
  CueLibrary *self = g_task_get_source_object (task);
  CueDraft   *draft = g_task_get_task_data (task);
  gint64      id = cue_library_get_base_id (draft);
  GError     *error = NULL;

  if (id == CUE_UNSET)
    {
      end_deletion (task);
      return;
    }
  if (cue_library_is_unreachable (self, &error))
    {
      wait_for_deletion (self, draft);
      cue_library_outbox_wake (self);
      fail_change (task, error);
      return;
    }
  cue_api_delete_async (self->api, CUE_RESOURCE_SCENARIOS, id, g_task_get_cancellable (task), deleted_cb, task);
}

static void
begin_next (CueLibrary *self,
            CueDraft   *draft)
{
  GTask  *task = g_queue_peek_head (g_hash_table_lookup (self->changes, draft));
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    fail_change (task, error);
  else if (g_task_get_source_tag (task) == cue_library_delete_async)
    delete_draft (task);
  else
    save_draft (task);
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
    begin_next (self, draft);
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
cue_library_settle_async (CueLibrary         *self,
                          CueDraft           *draft,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (CUE_IS_LIBRARY (self));
  g_return_if_fail (CUE_IS_DRAFT (draft));

  if (cue_draft_get_conflict (draft) != NULL)
    {
      cue_draft_settle (draft);
      cue_draft_keeper_put (self->keeper, draft);
    }
  cue_library_save_async (self, draft, cancellable, callback, user_data);
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
