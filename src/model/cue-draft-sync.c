/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft-sync.h"

#include "cue-draft-private.h"
#include "cue-error.h"
#include "cue-task.h"

/* One save under way. */
typedef struct
{
  /* in progress */
  CueScenario *sent;   /* (owned) (nullable): the edited copy when it was sent */
  JsonObject  *body;   /* (owned) (nullable): what was sent of it */
  CueScenario *answer; /* (owned) (nullable): what the service answered to it */
} SyncData;

static void
sync_data_free (SyncData *data)
{
  g_clear_object (&data->sent);
  g_clear_object (&data->answer);
  g_clear_pointer (&data->body, json_object_unref);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (SyncData, sync_data, sync_data_free)

static void sent_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data);
static void read_back_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data);

/* (transfer full): properties of which @kept has something else than was sent. */
static char **
compare (SyncData    *data,
         CueScenario *kept)
{
  g_autoptr (JsonObject) differences =
    cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (data->sent), CUE_RESOURCE_OBJECT (kept));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonObjectIter iter;
  const char    *member = NULL;

  json_object_iter_init (&iter, differences);
  while (json_object_iter_next (&iter, &member, NULL))
    {
      const CueField *field = cue_resource_find_field (CUE_RESOURCE_SCENARIOS, member);

      if (field != NULL && !(field->flags & CUE_FIELD_WRITE_ONLY) && json_object_has_member (data->body, member))
        g_ptr_array_add (names, g_strdup (field->property));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* What was sent may be in the answer, in the answer to reading, or, where an answer does not mention it, as it was. */
static void
end (GTask       *task,
     CueScenario *kept)
{
  CueDraft *draft = g_task_get_source_object (task);
  SyncData *data = sync_data_get (task);

  cue_draft_take_saved (draft, data->sent, kept);
  g_task_return_pointer (task, compare (data, cue_draft_get_base (draft)), (GDestroyNotify) g_strfreev);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GCancellable *cancellable = g_task_get_cancellable (task);
  CueDraft     *draft = g_task_get_source_object (task);
  SyncData     *data = sync_data_get (task);
  GError       *error = NULL;
  gint64        id = CUE_UNSET;

  if (cue_draft_get_base (draft) == NULL)
    data->answer = cue_api_create_finish (CUE_API (source), result, &error);
  else
    data->answer = cue_api_update_finish (CUE_API (source), result, &error);
  if (data->answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  id = cue_resource_object_get_id (CUE_RESOURCE_OBJECT (data->answer));
  if (id == CUE_UNSET)
    {
      end (task, data->answer);
      return;
    }
  cue_api_read_async (CUE_API (source), CUE_RESOURCE_SCENARIOS, id, cancellable, read_back_cb,
                      g_steal_pointer (&task));
}

static void
read_back_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (CueScenario) kept = cue_api_read_finish (CUE_API (source), result, NULL);

  /* It is saved in any case; where it cannot be read back, the first answer says what was kept. */
  end (task, kept != NULL ? kept : sync_data_get (task)->answer);
}

/* Takes @task. */
static void
send (GTask  *task,
      CueApi *api)
{
  g_autoptr (GTask) owned = task;
  CueDraft    *draft = g_task_get_source_object (task);
  SyncData    *data = sync_data_get (task);
  CueScenario *base = cue_draft_get_base (draft);

  data->sent = cue_resource_object_copy (CUE_RESOURCE_OBJECT (cue_draft_peek_scenario (draft)));
  data->body = cue_draft_to_body (draft);
  if (base == NULL)
    cue_api_create_async (api, CUE_RESOURCE_SCENARIOS, data->body, g_task_get_cancellable (task), sent_cb,
                          g_steal_pointer (&owned));
  else if (json_object_get_size (data->body) > 0)
    cue_api_update_async (api, CUE_RESOURCE_SCENARIOS, cue_resource_object_get_id (CUE_RESOURCE_OBJECT (base)),
                          data->body, g_task_get_cancellable (task), sent_cb, g_steal_pointer (&owned));
  else
    g_task_return_pointer (task, g_new0 (char *, 1), (GDestroyNotify) g_strfreev);
}

/* What others changed since is taken over, unless it was changed here as well. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueDraft *draft = g_task_get_source_object (task);
  GError   *error = NULL;
  g_autoptr (CueScenario) theirs = cue_api_read_finish (CUE_API (source), result, &error);

  if (theirs == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  cue_draft_rebase (draft, theirs);
  if (cue_draft_get_conflict (draft) != NULL)
    g_task_return_new_error (task, CUE_MODEL_ERROR, CUE_MODEL_ERROR_CONFLICT, "Both sides changed the same");
  else
    send (g_steal_pointer (&task), CUE_API (source));
}

void
cue_draft_sync_async (CueDraft           *draft,
                      CueApi             *api,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (JsonObject) body = NULL;
  CueScenario *base = NULL;

  g_return_if_fail (CUE_IS_DRAFT (draft));
  g_return_if_fail (CUE_IS_API (api));

  task = g_task_new (draft, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_draft_sync_async);
  sync_data_attach (task, g_new0 (SyncData, 1));

  base = cue_draft_get_base (draft);
  body = cue_draft_to_body (draft);
  if (base != NULL && json_object_get_size (body) > 0)
    cue_api_read_async (api, CUE_RESOURCE_SCENARIOS, cue_resource_object_get_id (CUE_RESOURCE_OBJECT (base)),
                        cancellable, looked_cb, g_steal_pointer (&task));
  else
    send (g_steal_pointer (&task), api);
}

char **
cue_draft_sync_finish (CueDraft     *draft,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (CUE_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (g_task_is_valid (result, draft), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_draft_sync_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
