/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-api.h"

#include "cue-error.h"
#include "cue-fake-line.h"
#include "cue-json.h"
#include "cue-resource-object.h"
#include "cue-task.h"

typedef struct
{
  GQueue       queued; /* (element-type CueProgress) (owned) */
  CueProgress *fixed;  /* (owned) (nullable) */
  guint        n_looks;
  guint        n_done;
  char        *text; /* (owned) */
} Job;

struct _CueFakeApi
{
  GObject parent_instance;

  CueFakeLine *line;                            /* (owned) */
  GPtrArray   *rows[CUE_RESOURCE_PROJECTS + 1]; /* (owned) (element-type JsonNode) */
  JsonObject  *last_body[CUE_FAKE_START + 1];   /* (owned) (nullable) */
  GHashTable  *jobs;                            /* (owned) (element-type utf8 Job) */
  GQueue       receipts;                        /* (element-type CueReceipt) (owned) */
  char        *ignored;                         /* (owned) (nullable) */
  gint64       next_id;
  guint        n_looks;
  guint        n_jobs;
};

/* One call: what was asked. */
typedef struct
{
  CueResource resource;
  gint64      id;   /* of the row, or of the agent whose rows are listed */
  JsonObject *body; /* (owned) (nullable) */
  char       *progress_id;
} Ask;

static void cue_fake_api_iface_init (CueApiInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueFakeApi, cue_fake_api, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_API, cue_fake_api_iface_init))

static void
ask_free (Ask *ask)
{
  g_clear_pointer (&ask->body, json_object_unref);
  g_free (ask->progress_id);
  g_free (ask);
}

CUE_DEFINE_TASK_DATA (Ask, ask, ask_free)

static void
job_free (Job *job)
{
  g_queue_clear_full (&job->queued, (GDestroyNotify) cue_progress_free);
  g_clear_pointer (&job->fixed, cue_progress_free);
  g_free (job->text);
  g_free (job);
}

static CueProgress *
progress_copy (CueProgress *progress)
{
  CueProgress *copy = cue_progress_new (progress->outcome);

  copy->word = g_strdup (progress->word);
  copy->text = g_strdup (progress->text);
  copy->structured = progress->structured;
  copy->stage = g_strdup (progress->stage);
  copy->message = g_strdup (progress->message);
  copy->fraction = progress->fraction;
  copy->extra = progress->extra != NULL ? json_object_ref (progress->extra) : NULL;
  copy->raw = g_strdup (progress->raw);
  return copy;
}

static JsonObject *
object_copy (JsonObject *object)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = cue_json_object_to_text (object);

  node = json_from_string (text, NULL);
  return json_object_ref (json_node_get_object (node));
}

/* Borrowed (nullable). */
static JsonNode *
find_row (CueFakeApi *self,
          CueResource resource,
          gint64      id)
{
  for (guint i = 0; i < self->rows[resource]->len; i++)
    {
      JsonNode *row = g_ptr_array_index (self->rows[resource], i);

      if (cue_json_get_int (json_node_get_object (row), "id", CUE_UNSET) == id)
        return row;
    }
  return NULL;
}

static void
merge (CueFakeApi *self,
       JsonObject *row,
       JsonObject *body)
{
  JsonObjectIter iter;
  const char    *name = NULL;
  JsonNode      *value = NULL;

  json_object_iter_init (&iter, body);
  while (json_object_iter_next (&iter, &name, &value))
    if (g_strcmp0 (name, self->ignored) != 0)
      json_object_set_member (row, name, json_node_copy (value));
}

static gpointer
row_to_object (CueResource resource,
               JsonNode   *row,
               GError    **error)
{
  g_autofree char *text = cue_json_to_text (row);
  g_autoptr (JsonNode) copy = json_from_string (text, NULL);

  return cue_resource_object_new_from_json (resource, copy, error);
}

static void
return_row (GTask    *task,
            JsonNode *row)
{
  Ask     *ask = ask_get (task);
  GError  *error = NULL;
  gpointer object = NULL;

  if (row == NULL)
    {
      g_task_return_error (task, cue_net_error_new (CUE_NET_ERROR_NOT_FOUND, 404, -1, "detail: Not found.", "Not found"));
      return;
    }
  object = row_to_object (ask->resource, row, &error);
  if (object == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, object, g_object_unref);
}

static void
answer_list (GTask *task)
{
  CueFakeApi *self = g_task_get_source_object (task);
  Ask        *ask = ask_get (task);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows[ask->resource]->len; i++)
    {
      JsonNode *row = g_ptr_array_index (self->rows[ask->resource], i);
      GError   *error = NULL;
      gpointer  object = NULL;

      if (ask->id != CUE_UNSET && cue_json_get_int (json_node_get_object (row), "agent", ask->id) != ask->id)
        continue;
      object = row_to_object (ask->resource, row, &error);
      if (object == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_add (objects, object);
    }
  g_task_return_pointer (task, g_steal_pointer (&objects), (GDestroyNotify) g_ptr_array_unref);
}

static void
answer_read (GTask *task)
{
  Ask *ask = ask_get (task);

  return_row (task, find_row (g_task_get_source_object (task), ask->resource, ask->id));
}

static void
answer_create (GTask *task)
{
  CueFakeApi      *self = g_task_get_source_object (task);
  Ask             *ask = ask_get (task);
  g_autofree char *empty = g_strdup_printf ("{\"id\": %" G_GINT64_FORMAT "}", self->next_id);
  gint64           id = cue_fake_api_put (self, ask->resource, empty);

  merge (self, cue_fake_api_get (self, ask->resource, id), ask->body);
  return_row (task, find_row (self, ask->resource, id));
}

static void
answer_update (GTask *task)
{
  CueFakeApi *self = g_task_get_source_object (task);
  Ask        *ask = ask_get (task);
  JsonNode   *row = find_row (self, ask->resource, ask->id);

  if (row != NULL)
    merge (self, json_node_get_object (row), ask->body);
  return_row (task, row);
}

static void
answer_delete (GTask *task)
{
  CueFakeApi *self = g_task_get_source_object (task);
  Ask        *ask = ask_get (task);

  if (find_row (self, ask->resource, ask->id) == NULL)
    {
      return_row (task, NULL);
      return;
    }
  cue_fake_api_drop (self, ask->resource, ask->id);
  g_task_return_boolean (task, TRUE);
}

/* Borrowed: the job, made where it is not known yet. */
static Job *
ensure_job (CueFakeApi *self,
            const char *progress_id)
{
  Job *job = g_hash_table_lookup (self->jobs, progress_id);

  if (job == NULL)
    {
      job = g_new0 (Job, 1);
      job->n_looks = self->n_looks;
      g_hash_table_insert (self->jobs, g_strdup (progress_id), job);
    }
  return job;
}

static void
answer_start (GTask *task)
{
  CueFakeApi *self = g_task_get_source_object (task);
  Ask        *ask = ask_get (task);
  g_autoptr (CueReceipt) receipt = g_queue_pop_head (&self->receipts);

  if (receipt == NULL)
    {
      const char *brief = cue_json_get_string (ask->body, "extra_instructions");
      Job        *job = NULL;

      receipt = cue_receipt_new ();
      receipt->progress_id = g_strdup_printf ("job-%u", ++self->n_jobs);
      receipt->project = CUE_UNSET;
      job = ensure_job (self, receipt->progress_id);
      g_free (job->text);
      job->text = g_strdup_printf ("You are a caller of %s.\n\n%s", receipt->progress_id, brief != NULL ? brief : "");
    }
  g_task_return_pointer (task, g_steal_pointer (&receipt), (GDestroyNotify) cue_receipt_free);
}

/* (transfer full): what a job without any special script says now. */
static CueProgress *
take_look (Job *job)
{
  CueProgress *progress = NULL;

  if (job->n_done >= job->n_looks)
    {
      progress = cue_progress_new (CUE_PROGRESS_FINISHED);
      progress->word = g_strdup ("completed");
      progress->text = g_strdup (job->text != NULL ? job->text : "You are a caller.");
      progress->fraction = 1;
      return progress;
    }

  progress = cue_progress_new (CUE_PROGRESS_RUNNING);
  progress->word = g_strdup ("processing");
  progress->fraction = job->n_looks == G_MAXUINT ? -1 : (job->n_done + 1.0) / (job->n_looks + 1.0);
  job->n_done++;
  return progress;
}

static void
answer_poll (GTask *task)
{
  CueFakeApi  *self = g_task_get_source_object (task);
  Job         *job = g_hash_table_lookup (self->jobs, ask_get (task)->progress_id);
  CueProgress *progress = NULL;

  if (job == NULL)
    progress = cue_progress_new (CUE_PROGRESS_UNKNOWN);
  else if (!g_queue_is_empty (&job->queued))
    progress = g_queue_pop_head (&job->queued);
  else if (job->fixed != NULL)
    progress = progress_copy (job->fixed);
  else
    progress = take_look (job);
  g_task_return_pointer (task, progress, (GDestroyNotify) cue_progress_free);
}

static void
ask_service (CueFakeApi         *self,
             CueFakeCall         call,
             Ask                *ask,
             CueFakeAnswer       answer,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, answer);
  ask_attach (task, ask);
  if (ask->body != NULL)
    {
      g_clear_pointer (&self->last_body[call], json_object_unref);
      self->last_body[call] = json_object_ref (ask->body);
    }
  cue_fake_line_add (self->line, call, task, answer);
}

static Ask *
ask_new (CueResource resource,
         gint64      id,
         JsonObject *body)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->resource = resource;
  ask->id = id;
  ask->body = body != NULL ? object_copy (body) : NULL;
  return ask;
}

static void
cue_fake_api_list_async (CueApi             *api,
                         CueResource         resource,
                         gint64              agent,
                         CueApiPageFunc      page,
                         gpointer            page_data,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  ask_service (CUE_FAKE_API (api), CUE_FAKE_LIST, ask_new (resource, agent, NULL), answer_list,
               cancellable, callback, user_data);
}

static void
cue_fake_api_read_async (CueApi             *api,
                         CueResource         resource,
                         gint64              id,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  ask_service (CUE_FAKE_API (api), CUE_FAKE_READ, ask_new (resource, id, NULL), answer_read,
               cancellable, callback, user_data);
}

static void
cue_fake_api_create_async (CueApi             *api,
                           CueResource         resource,
                           JsonObject         *body,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  ask_service (CUE_FAKE_API (api), CUE_FAKE_CREATE, ask_new (resource, CUE_UNSET, body), answer_create,
               cancellable, callback, user_data);
}

static void
cue_fake_api_update_async (CueApi             *api,
                           CueResource         resource,
                           gint64              id,
                           JsonObject         *body,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  ask_service (CUE_FAKE_API (api), CUE_FAKE_UPDATE, ask_new (resource, id, body), answer_update,
               cancellable, callback, user_data);
}

static void
cue_fake_api_delete_async (CueApi             *api,
                           CueResource         resource,
                           gint64              id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  ask_service (CUE_FAKE_API (api), CUE_FAKE_DELETE, ask_new (resource, id, NULL), answer_delete,
               cancellable, callback, user_data);
}

static void
cue_fake_api_start_async (CueApi             *api,
                          CueGenerationKind   kind,
                          JsonObject         *request,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  ask_service (CUE_FAKE_API (api), CUE_FAKE_START, ask_new (CUE_RESOURCE_SCENARIOS, CUE_UNSET, request),
               answer_start, cancellable, callback, user_data);
}

static void
cue_fake_api_poll_async (CueApi             *api,
                         const char         *progress_id,
                         gint64              agent,
                         gint64              project,
                         double              seconds_since_sent,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  Ask *ask = ask_new (CUE_RESOURCE_SCENARIOS, CUE_UNSET, NULL);

  ask->progress_id = g_strdup (progress_id);
  ask_service (CUE_FAKE_API (api), CUE_FAKE_POLL, ask, answer_poll, cancellable, callback, user_data);
}

static gpointer
finish_pointer (CueApi       *api,
                GAsyncResult *result,
                GError      **error)
{
  g_assert (g_task_is_valid (result, api));
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GPtrArray *
cue_fake_api_list_finish (CueApi       *api,
                          GAsyncResult *result,
                          GError      **error)
{
  g_assert (g_async_result_is_tagged (result, answer_list));
  return finish_pointer (api, result, error);
}

static gpointer
cue_fake_api_read_finish (CueApi       *api,
                          GAsyncResult *result,
                          GError      **error)
{
  g_assert (g_async_result_is_tagged (result, answer_read));
  return finish_pointer (api, result, error);
}

static gpointer
cue_fake_api_create_finish (CueApi       *api,
                            GAsyncResult *result,
                            GError      **error)
{
  g_assert (g_async_result_is_tagged (result, answer_create));
  return finish_pointer (api, result, error);
}

static gpointer
cue_fake_api_update_finish (CueApi       *api,
                            GAsyncResult *result,
                            GError      **error)
{
  g_assert (g_async_result_is_tagged (result, answer_update));
  return finish_pointer (api, result, error);
}

static gboolean
cue_fake_api_delete_finish (CueApi       *api,
                            GAsyncResult *result,
                            GError      **error)
{
  g_assert (g_task_is_valid (result, api));
  g_assert (g_async_result_is_tagged (result, answer_delete));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static CueReceipt *
cue_fake_api_start_finish (CueApi       *api,
                           GAsyncResult *result,
                           GError      **error)
{
  g_assert (g_async_result_is_tagged (result, answer_start));
  return finish_pointer (api, result, error);
}

static CueProgress *
cue_fake_api_poll_finish (CueApi       *api,
                          GAsyncResult *result,
                          GError      **error)
{
  g_assert (g_async_result_is_tagged (result, answer_poll));
  return finish_pointer (api, result, error);
}

static void
cue_fake_api_finalize (GObject *object)
{
  CueFakeApi *self = CUE_FAKE_API (object);

  g_clear_pointer (&self->line, cue_fake_line_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->last_body); i++)
    g_clear_pointer (&self->last_body[i], json_object_unref);
  g_clear_pointer (&self->jobs, g_hash_table_unref);
  g_queue_clear_full (&self->receipts, (GDestroyNotify) cue_receipt_free);
  g_free (self->ignored);
  G_OBJECT_CLASS (cue_fake_api_parent_class)->finalize (object);
}

static void
cue_fake_api_class_init (CueFakeApiClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_fake_api_finalize;
}

static void
cue_fake_api_iface_init (CueApiInterface *iface)
{
  iface->list_async = cue_fake_api_list_async;
  iface->list_finish = cue_fake_api_list_finish;
  iface->read_async = cue_fake_api_read_async;
  iface->read_finish = cue_fake_api_read_finish;
  iface->create_async = cue_fake_api_create_async;
  iface->create_finish = cue_fake_api_create_finish;
  iface->update_async = cue_fake_api_update_async;
  iface->update_finish = cue_fake_api_update_finish;
  iface->delete_async = cue_fake_api_delete_async;
  iface->delete_finish = cue_fake_api_delete_finish;
  iface->start_async = cue_fake_api_start_async;
  iface->start_finish = cue_fake_api_start_finish;
  iface->poll_async = cue_fake_api_poll_async;
  iface->poll_finish = cue_fake_api_poll_finish;
}

static void
cue_fake_api_init (CueFakeApi *self)
{
  self->line = cue_fake_line_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    self->rows[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  self->jobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) job_free);
  self->next_id = 100;
  self->n_looks = 1;
}

CueFakeApi *
cue_fake_api_new (void)
{
  return g_object_new (CUE_TYPE_FAKE_API, NULL);
}

void
cue_fake_api_fill_example (CueFakeApi *self)
{
  static const struct
  {
    CueResource resource;
    const char *json;
  } rows[] = {
    { CUE_RESOURCE_PROJECTS, "{\"id\": 1, \"name\": \"Example\"}" },
    { CUE_RESOURCE_AGENTS, "{\"id\": 1, \"agent_name\": \"Clinic reception\", \"project\": 1, \"language\": \"en\","
                           " \"inbound\": true, \"description\": \"Books, moves and cancels appointments.\"}" },
    { CUE_RESOURCE_AGENTS, "{\"id\": 2, \"agent_name\": \"Order desk\", \"project\": 1, \"language\": \"en\","
                           " \"inbound\": true, \"description\": \"Takes orders and answers where they are.\"}" },
    { CUE_RESOURCE_PERSONALITIES, "{\"id\": 1, \"name\": \"Calm\", \"language\": \"en\"}" },
    { CUE_RESOURCE_PERSONALITIES, "{\"id\": 2, \"name\": \"Brief\", \"language\": \"de\"}" },
    { CUE_RESOURCE_PERSONALITIES, "{\"id\": 3, \"name\": \"Polite\", \"language\": \"ar\"}" },
    { CUE_RESOURCE_PROFILES, "{\"id\": 1, \"name\": \"Maya Lindqvist\", \"agent\": 1, \"project\": 1, \"information\":"
                             " {\"main_agent_variables\": {\"patient_id\": \"P-100\"},"
                             " \"testing_agent_variables\": {\"name\": \"Maya Lindqvist\", \"birth_date\": \"1990-04-02\"}}}" },
    { CUE_RESOURCE_SCENARIOS, "{\"id\": 1, \"name\": \"Cancel, then rebook\", \"agent\": 1, \"project\": 1, \"personality\": 1,"
                              " \"scenario_type\": \"instruction\", \"scenario_language\": \"en\", \"test_profile\": 1,"
                              " \"instructions\": \"You are {{test_profile.name}}. Cancel your appointment, then book a new one.\","
                              " \"updated_at\": \"2026-01-04T10:00:00Z\"}" },
    { CUE_RESOURCE_SCENARIOS, "{\"id\": 2, \"name\": \"Wrong birth date\", \"agent\": 1, \"project\": 1, \"personality\": 1,"
                              " \"scenario_type\": \"instruction\", \"scenario_language\": \"en\","
                              " \"instructions\": \"Give a wrong birth date first.\", \"updated_at\": \"2026-01-03T10:00:00Z\"}" },
    { CUE_RESOURCE_SCENARIOS, "{\"id\": 3, \"name\": \"Opening hours\", \"agent\": 1, \"project\": 1, \"personality\": 2,"
                              " \"scenario_type\": \"conditional_actions\", \"scenario_language\": \"de\","
                              " \"instructions\": \"\", \"updated_at\": \"2026-01-02T10:00:00Z\"}" },
    { CUE_RESOURCE_SCENARIOS, "{\"id\": 4, \"name\": \"Angry refund\", \"agent\": 2, \"project\": 1, \"personality\": 1,"
                              " \"scenario_type\": \"instruction\", \"scenario_language\": \"en\","
                              " \"instructions\": \"Ask for your money back.\", \"updated_at\": \"2026-01-01T10:00:00Z\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    cue_fake_api_put (self, rows[i].resource, rows[i].json);
}

gint64
cue_fake_api_put (CueFakeApi *self,
                  CueResource resource,
                  const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *row = json_from_string (json, &error);
  gint64    id = 0;

  g_assert_no_error (error);
  id = cue_json_get_int (json_node_get_object (row), "id", CUE_UNSET);
  if (id == CUE_UNSET)
    {
      id = self->next_id;
      json_object_set_int_member (json_node_get_object (row), "id", id);
    }
  self->next_id = MAX (self->next_id, id + 1);
  cue_fake_api_drop (self, resource, id);
  g_ptr_array_add (self->rows[resource], row);
  return id;
}

void
cue_fake_api_drop (CueFakeApi *self,
                   CueResource resource,
                   gint64      id)
{
  JsonNode *row = find_row (self, resource, id);

  if (row != NULL)
    g_ptr_array_remove (self->rows[resource], row);
}

JsonObject *
cue_fake_api_get (CueFakeApi *self,
                  CueResource resource,
                  gint64      id)
{
  JsonNode *row = find_row (self, resource, id);

  return row != NULL ? json_node_get_object (row) : NULL;
}

guint
cue_fake_api_get_n_rows (CueFakeApi *self,
                         CueResource resource)
{
  return self->rows[resource]->len;
}

void
cue_fake_api_ignore_member (CueFakeApi *self,
                            const char *member)
{
  g_free (self->ignored);
  self->ignored = g_strdup (member);
}

void
cue_fake_api_fail_next (CueFakeApi *self,
                        CueFakeCall call,
                        GError     *error)
{
  cue_fake_line_fail_next (self->line, call, error);
}

void
cue_fake_api_fail_always (CueFakeApi *self,
                          CueFakeCall call,
                          GError     *error)
{
  cue_fake_line_fail_always (self->line, call, error);
}

void
cue_fake_api_hold (CueFakeApi *self,
                   CueFakeCall call,
                   gboolean    hold)
{
  cue_fake_line_hold (self->line, call, hold);
}

gboolean
cue_fake_api_release (CueFakeApi *self,
                      CueFakeCall call)
{
  return cue_fake_line_release (self->line, call);
}

guint
cue_fake_api_get_n_calls (CueFakeApi *self,
                          CueFakeCall call)
{
  return cue_fake_line_get_n_calls (self->line, call);
}

guint
cue_fake_api_get_n_held (CueFakeApi *self,
                         CueFakeCall call)
{
  return cue_fake_line_get_n_held (self->line, call);
}

JsonObject *
cue_fake_api_get_last_body (CueFakeApi *self,
                            CueFakeCall call)
{
  g_return_val_if_fail (call <= CUE_FAKE_START, NULL);

  return self->last_body[call];
}

void
cue_fake_api_next_receipt (CueFakeApi *self,
                           CueReceipt *receipt)
{
  g_queue_push_tail (&self->receipts, receipt);
}

void
cue_fake_api_set_n_looks (CueFakeApi *self,
                          guint       n_looks)
{
  self->n_looks = n_looks;
}

void
cue_fake_api_next_progress (CueFakeApi  *self,
                            const char  *progress_id,
                            CueProgress *progress)
{
  g_queue_push_tail (&ensure_job (self, progress_id)->queued, progress);
}

void
cue_fake_api_set_progress (CueFakeApi  *self,
                           const char  *progress_id,
                           CueProgress *progress)
{
  Job *job = ensure_job (self, progress_id);

  g_clear_pointer (&job->fixed, cue_progress_free);
  job->fixed = progress;
}
