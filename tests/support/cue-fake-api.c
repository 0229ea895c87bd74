/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-api.h"

#include "cue-error.h"
#include "cue-fake-jobs.h"
#include "cue-fake-line.h"
#include "cue-json.h"
#include "cue-resource-object.h"
#include "cue-task.h"

/* More than there are kinds of rows. */
#define N_RESOURCES 16

struct _CueFakeApi
{
  GObject parent_instance;

  CueFakeLine   *line;                          /* (owned) */
  CueConnection *connection;                    /* (owned) */
  GPtrArray     *rows[N_RESOURCES];             /* (owned) (element-type JsonNode) */
  GHashTable    *by_id[N_RESOURCES];            /* (owned) (element-type gint64 JsonNode): of rows */
  JsonObject    *last_body[CUE_FAKE_START + 1]; /* (owned) (nullable) */
  CueFakeJobs   *jobs;                          /* (owned) */
  GQueue         receipts;                      /* (element-type CueReceipt) (owned) */
  char          *ignored;                       /* (owned) (nullable) */
  GError        *lost_answer;                   /* (owned) (nullable): what a creation that is done says */
  GError        *cut;                           /* (owned) (nullable): how the next reading of cut_resource ends */
  CueResource    cut_resource;
  guint          n_pages_cut; /* after so many pages */
  guint          page_size;   /* 0: all rows in one page */
  gint64         next_id;
};

/* One call: what was asked. */
typedef struct
{
  CueResource resource;
  gint64      id;   /* of the row, or of the agent whose rows are listed */
  JsonObject *body; /* (owned) (nullable) */
  char       *progress_id;

  /* lists */
  CueApiPageFunc page; /* (nullable) */
  gpointer       page_data;
  GPtrArray     *objects; /* (owned) (nullable) (element-type CueResourceObject) */
  guint          n_read;
  guint          n_pages;
} Ask;

static void cue_fake_api_iface_init (CueApiInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueFakeApi, cue_fake_api, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_API, cue_fake_api_iface_init))

static void
ask_free (Ask *ask)
{
  g_clear_pointer (&ask->body, json_object_unref);
  g_clear_pointer (&ask->objects, g_ptr_array_unref);
  g_free (ask->progress_id);
  g_free (ask);
}

CUE_DEFINE_TASK_DATA (Ask, ask, ask_free)

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
  return g_hash_table_lookup (self->by_id[resource], &id);
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

/* One page; the next one follows from an idle. */
static gboolean
page_cb (gpointer user_data)
{
  GTask      *task = user_data;
  CueFakeApi *self = g_task_get_source_object (task);
  Ask        *ask = ask_get (task);
  guint       n_rows = self->page_size > 0 ? self->page_size : G_MAXUINT;
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (self->cut != NULL && self->cut_resource == ask->resource && ask->n_pages >= self->n_pages_cut)
    {
      cue_connection_note_error (self->connection, self->cut);
      g_task_return_error (task, g_steal_pointer (&self->cut));
      return G_SOURCE_REMOVE;
    }

  for (; page->len < n_rows && ask->n_read < ask->objects->len; ask->n_read++)
    g_ptr_array_add (page, g_object_ref (g_ptr_array_index (ask->objects, ask->n_read)));
  ask->n_pages++;
  if (ask->page != NULL)
    ask->page (page, ask->n_read, ask->objects->len, ask->page_data);
  if (ask->n_read < ask->objects->len)
    return G_SOURCE_CONTINUE;

  g_task_return_pointer (task, g_steal_pointer (&ask->objects), (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

static void
answer_list (GTask *task)
{
  CueFakeApi *self = g_task_get_source_object (task);
  Ask        *ask = ask_get (task);
  g_autoptr (GSource) source = NULL;

  ask->objects = g_ptr_array_new_with_free_func (g_object_unref);
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
      g_ptr_array_add (ask->objects, object);
    }

  if (page_cb (task) == G_SOURCE_REMOVE)
    return;
  source = g_idle_source_new ();
  g_source_set_callback (source, page_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
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
  CueFakeApi *self = g_task_get_source_object (task);
  Ask        *ask = ask_get (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format_iso8601 (now);
  g_autofree char *empty = g_strdup_printf ("{\"id\": %" G_GINT64_FORMAT ", \"created_at\": \"%s\"}", self->next_id, created);
  gint64           id = cue_fake_api_put (self, ask->resource, empty);

  merge (self, cue_fake_api_get (self, ask->resource, id), ask->body);
  if (self->lost_answer != NULL)
    {
      cue_connection_note_error (self->connection, self->lost_answer);
      g_task_return_error (task, g_steal_pointer (&self->lost_answer));
      return;
    }
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

static void
answer_start (GTask *task)
{
  CueFakeApi *self = g_task_get_source_object (task);
  Ask        *ask = ask_get (task);
  g_autoptr (CueReceipt) receipt = g_queue_pop_head (&self->receipts);

  if (receipt == NULL)
    receipt = cue_fake_jobs_start (self->jobs, cue_json_get_string (ask->body, "extra_instructions"));
  g_task_return_pointer (task, g_steal_pointer (&receipt), (GDestroyNotify) cue_receipt_free);
}

static void
answer_poll (GTask *task)
{
  CueFakeApi *self = g_task_get_source_object (task);

  g_task_return_pointer (task, cue_fake_jobs_look (self->jobs, ask_get (task)->progress_id),
                         (GDestroyNotify) cue_progress_free);
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
answer_ping (GTask *task)
{
  g_task_return_boolean (task, TRUE);
}

static CueConnection *
cue_fake_api_get_connection (CueApi *api)
{
  return CUE_FAKE_API (api)->connection;
}

static void
cue_fake_api_ping_async (CueApi             *api,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  ask_service (CUE_FAKE_API (api), CUE_FAKE_PING, ask_new (CUE_RESOURCE_PROJECTS, CUE_UNSET, NULL), answer_ping,
               cancellable, callback, user_data);
}

static gboolean
cue_fake_api_ping_finish (CueApi       *api,
                          GAsyncResult *result,
                          GError      **error)
{
  g_assert (g_task_is_valid (result, api));
  g_assert (g_async_result_is_tagged (result, answer_ping));
  return g_task_propagate_boolean (G_TASK (result), error);
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
  Ask *ask = ask_new (resource, agent, NULL);

  ask->page = page;
  ask->page_data = page_data;
  ask_service (CUE_FAKE_API (api), CUE_FAKE_LIST, ask, answer_list, cancellable, callback, user_data);
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
  g_clear_object (&self->connection);
  g_clear_error (&self->lost_answer);
  g_clear_error (&self->cut);
  for (guint i = 0; i < N_RESOURCES; i++)
    {
      g_clear_pointer (&self->by_id[i], g_hash_table_unref);
      g_clear_pointer (&self->rows[i], g_ptr_array_unref);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->last_body); i++)
    g_clear_pointer (&self->last_body[i], json_object_unref);
  g_clear_pointer (&self->jobs, cue_fake_jobs_free);
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
  iface->get_connection = cue_fake_api_get_connection;
  iface->ping_async = cue_fake_api_ping_async;
  iface->ping_finish = cue_fake_api_ping_finish;
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

/* As the real client does before anybody hears of the outcome. */
static void
observed_cb (const GError *error,
             gpointer      user_data)
{
  CueFakeApi *self = user_data;

  if (error == NULL)
    cue_connection_note_answer (self->connection);
  else if (error->domain == CUE_NET_ERROR)
    cue_connection_note_error (self->connection, error);
}

static void
cue_fake_api_init (CueFakeApi *self)
{
  self->line = cue_fake_line_new ();
  self->connection = cue_connection_new ();
  cue_fake_line_observe (self->line, observed_cb, self);
  for (guint i = 0; i < N_RESOURCES; i++)
    {
      self->rows[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
      self->by_id[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  self->jobs = cue_fake_jobs_new ();
  self->next_id = 100;
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
  g_hash_table_insert (self->by_id[resource], g_memdup2 (&id, sizeof id), row);
  return id;
}

void
cue_fake_api_drop (CueFakeApi *self,
                   CueResource resource,
                   gint64      id)
{
  JsonNode *row = find_row (self, resource, id);

  if (row == NULL)
    return;
  g_hash_table_remove (self->by_id[resource], &id);
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
cue_fake_api_set_page_size (CueFakeApi *self,
                            guint       n_rows)
{
  self->page_size = n_rows;
}

void
cue_fake_api_cut_list (CueFakeApi *self,
                       CueResource resource,
                       guint       n_pages,
                       GError     *error)
{
  g_clear_error (&self->cut);
  self->cut = error;
  self->cut_resource = resource;
  self->n_pages_cut = n_pages;
}

void
cue_fake_api_lose_next_answer (CueFakeApi *self,
                               GError     *error)
{
  g_clear_error (&self->lost_answer);
  self->lost_answer = error;
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
  cue_fake_jobs_set_n_looks (self->jobs, n_looks);
}

void
cue_fake_api_next_progress (CueFakeApi  *self,
                            const char  *progress_id,
                            CueProgress *progress)
{
  cue_fake_jobs_next_progress (self->jobs, progress_id, progress);
}

void
cue_fake_api_set_progress (CueFakeApi  *self,
                           const char  *progress_id,
                           CueProgress *progress)
{
  cue_fake_jobs_set_progress (self->jobs, progress_id, progress);
}
