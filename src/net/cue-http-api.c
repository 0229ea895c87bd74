/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-api.h"

#include "cue-error.h"
#include "cue-http-client.h"
#include "cue-json.h"
#include "cue-pages.h"
#include "cue-progress-reading.h"
#include "cue-resource-text.h"
#include "cue-task.h"

#include <string.h>

#define PAGE_SIZE 100
/* The local workspace is a process of our own, and generations are written side by side. */
#define LOCAL_CONNECTIONS 24

/* The resources as calls of a CueHttpClient. */
struct _CueHttpApi
{
  GObject parent_instance;

  CueHttpClient *client; /* (owned) */
  gint64         project;
};

static void cue_http_api_iface_init (CueApiInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueHttpApi, cue_http_api, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_API, cue_http_api_iface_init))

/* How the service names the scope differs from resource to resource. */
static const struct
{
  gboolean agent_query;   /* lists take agent_id */
  gboolean project_query; /* lists take project_id */
  gboolean paged;
  gboolean create_project; /* bodies take project */
  gboolean update_project;
  gboolean needs_project; /* nothing to ask without one */
  gboolean optional;      /* where the service does not have the list, it is empty */
} scopes[] = {
  [CUE_RESOURCE_AGENTS] = { .project_query = TRUE, .paged = TRUE, .create_project = TRUE },
  [CUE_RESOURCE_PERSONALITIES] = { .project_query = TRUE },
  [CUE_RESOURCE_PROFILES] = { .agent_query = TRUE, .project_query = TRUE, .create_project = TRUE, .update_project = TRUE },
  [CUE_RESOURCE_SCENARIOS] = { .agent_query = TRUE, .project_query = TRUE, .paged = TRUE, .create_project = TRUE, .update_project = TRUE },
  [CUE_RESOURCE_PROJECTS] = { .paged = FALSE },
  [CUE_RESOURCE_FOLDERS] = { .project_query = TRUE, .paged = TRUE, .needs_project = TRUE, .optional = TRUE },
  [CUE_RESOURCE_TAGS] = { .agent_query = TRUE, .project_query = TRUE, .optional = TRUE },
  [CUE_RESOURCE_METRICS] = { .agent_query = TRUE, .project_query = TRUE, .optional = TRUE },
  [CUE_RESOURCE_TOOLS] = { .project_query = TRUE, .paged = TRUE, .optional = TRUE },
};

/* One call of the interface, whichever. */
typedef struct
{
  /* Input */
  CueResource    resource;
  char          *sent;      /* start: (owned) (nullable): the text to be improved */
  double         seconds;   /* poll: since the request */
  CueApiPageFunc page;      /* list: (nullable) */
  gpointer       page_data; /* list: (unowned) */
  GDestroyNotify free_func; /* (nullable): of the result */

  /* In progress */
  CuePages   *pages;      /* list: (owned) */
  GPtrArray  *latest;     /* list: (owned) (element-type CueResourceObject): of the page that was just read */
  GHashTable *keys;       /* list: (owned) (element-type utf8): of the rows so far */
  GError     *unreadable; /* list: (owned) (nullable): why the first row was left out */

  guint n_read; /* list: rows so far */

  /* Output */
  GPtrArray *objects; /* list: (owned) (element-type CueResourceObject): empty where pages are told */
} JobData;

static void
job_data_free (JobData *job)
{
  g_free (job->sent);
  g_clear_pointer (&job->pages, cue_pages_free);
  g_clear_pointer (&job->latest, g_ptr_array_unref);
  g_clear_pointer (&job->keys, g_hash_table_unref);
  g_clear_error (&job->unreadable);
  g_clear_pointer (&job->objects, g_ptr_array_unref);
  g_free (job);
}

CUE_DEFINE_TASK_DATA (JobData, job_data, job_data_free)

static GTask *
create_task (CueApi             *api,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data,
             gpointer            source_tag,
             GDestroyNotify      free_func)
{
  GTask   *task = g_task_new (api, cancellable, callback, user_data);
  JobData *job = g_new0 (JobData, 1);

  g_task_set_source_tag (task, source_tag);
  job->free_func = free_func;
  job_data_attach (task, job);
  return task;
}

static gpointer
finish_task (CueApi       *api,
             GAsyncResult *result,
             gpointer      source_tag,
             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, api), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  gpointer value = cue_http_client_call_finish (CUE_HTTP_CLIENT (object), result, &error);

  if (value == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, value, job_data_get (task)->free_func);
}

static void
call (GTask          *task,
      const char     *method,
      const char     *path,
      JsonObject     *body,
      CueHttpFlags    flags,
      CueHttpReadFunc read)
{
  CueHttpApi    *self = g_task_get_source_object (task);
  CueHttpRequest request = { .method = method, .path = path, .flags = flags, .read = read };
  g_autoptr (GBytes) bytes = NULL;

  if (body != NULL)
    {
      char *text = cue_json_object_to_text (body);

      bytes = g_bytes_new_take (text, strlen (text));
    }
  request.body = bytes;
  request.read_data = job_data_get (task);
  request.free_func = job_data_get (task)->free_func;
  cue_http_client_call_async (self->client, &request, g_task_get_cancellable (task), called_cb, g_object_ref (task));
}

/* Appends "?name=value" or "&name=value". */
static void
add_parameter (GString    *path,
               const char *name,
               const char *value)
{
  g_string_append_printf (path, "%c%s=", strchr (path->str, '?') != NULL ? '&' : '?', name);
  g_string_append_uri_escaped (path, value, NULL, FALSE);
}

static void
add_number (GString    *path,
            const char *name,
            gint64      value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  add_parameter (path, name, text);
}

static char *
dup_item_path (CueResource resource,
               gint64      id)
{
  return g_strdup_printf ("%s%" G_GINT64_FORMAT "/", cue_resource_get_path (resource), id);
}

static void
malformed (GError    **error,
           guint       status,
           const char *details)
{
  g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_MALFORMED, status, -1, details, "%s", details));
}

/* Rows repeat when a list changes while it is read. */
static gboolean
is_repeated (JobData *job,
             gpointer object)
{
  g_autofree char *key = cue_resource_object_dup_key (object);

  return key != NULL && !g_hash_table_add (job->keys, g_steal_pointer (&key));
}

static void
take_row (JobData  *job,
          JsonNode *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) object = cue_resource_object_new_from_json (job->resource, row, &error);

  if (object != NULL)
    {
      if (!is_repeated (job, object))
        g_ptr_array_add (job->latest, g_steal_pointer (&object));
      return;
    }
  /* One odd row must not hide the others. */
  g_message ("%s: row left out: %s", cue_resource_get_path (job->resource), error->message);
  if (job->unreadable == NULL)
    job->unreadable = g_steal_pointer (&error);
}

/* What a list of tags looks like is documented nowhere; {"tags": […]} is one way. */
static JsonNode *
get_rows (JobData  *job,
          JsonNode *page)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (page) ? json_node_get_object (page) : NULL;

  if (job->resource == CUE_RESOURCE_TAGS && object != NULL && cue_json_get_array (object, "tags") != NULL)
    return json_object_get_member (object, "tags");
  return page;
}

/* Row by row: an odd one is left out. */
static gpointer
read_page_by_rows (const CueHttpResponse *response,
                   JobData               *job,
                   GError               **error)
{
  g_autoptr (JsonNode) node = cue_http_response_parse (response, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (node == NULL || !cue_pages_add (job->pages, get_rows (job, node), g_bytes_get_size (response->body), error))
    return NULL;

  rows = cue_pages_take_rows (job->pages);
  for (guint i = 0; i < rows->len; i++)
    take_row (job, rows->pdata[i]);
  return job;
}

/* Takes a plain page straight from its text, which is how nearly all are; FALSE without @error for any other. */
static gboolean
read_plain_page (const CueHttpResponse *response,
                 JobData               *job,
                 GError               **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  gsize       length = 0;
  const char *text = g_bytes_get_data (response->body, &length);
  g_autoptr (JsonNode) rest = text != NULL ? cue_resource_read_page (job->resource, text, length, objects) : NULL;

  if (rest == NULL || !cue_pages_add (job->pages, rest, length, error))
    return FALSE;

  for (guint i = 0; i < objects->len; i++)
    {
      if (!is_repeated (job, objects->pdata[i]))
        g_ptr_array_add (job->latest, g_object_ref (objects->pdata[i]));
    }
  return TRUE;
}

/* Takes one page into the job; the result only says that it went well. */
static gpointer
read_page (const CueHttpResponse *response,
           gpointer               data,
           GError               **error)
{
  JobData *job = data;
  GError  *page_error = NULL;

  g_ptr_array_set_size (job->latest, 0);
  if (read_plain_page (response, job, &page_error))
    return job;
  if (page_error == NULL)
    return read_page_by_rows (response, job, error);

  g_propagate_error (error, page_error);
  return NULL;
}

static void list_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data);

static void
ask_for_page (GTask      *task,
              const char *path)
{
  CueHttpApi    *self = g_task_get_source_object (task);
  CueHttpRequest request = {
    .method = SOUP_METHOD_GET,
    .path = path,
    .flags = CUE_HTTP_RETRY,
    .read = read_page,
    .read_data = job_data_get (task),
  };

  cue_http_client_call_async (self->client, &request, g_task_get_cancellable (task), list_cb, g_object_ref (task));
}

static void
tell_page (JobData *job)
{
  job->n_read += job->latest->len;
  if (job->page != NULL)
    job->page (job->latest, job->n_read, cue_pages_get_total (job->pages), job->page_data);
  for (guint i = 0; job->page == NULL && i < job->latest->len; i++)
    g_ptr_array_add (job->objects, g_object_ref (job->latest->pdata[i]));
  g_ptr_array_set_size (job->latest, 0);
}

static void
list_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  JobData    *job = job_data_get (task);
  const char *next = NULL;

  if (cue_http_client_call_finish (CUE_HTTP_CLIENT (object), result, &error) == NULL)
    {
      if (scopes[job->resource].optional && job->n_read == 0 &&
          g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND))
        g_task_return_pointer (task, g_steal_pointer (&job->objects), (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  tell_page (job);
  next = cue_pages_get_next (job->pages);
  if (next != NULL)
    {
      g_autofree char *path = g_strdup (next);

      ask_for_page (task, path);
      return;
    }
  if (job->n_read == 0 && job->unreadable != NULL)
    {
      malformed (&error, 200, job->unreadable->message);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&job->objects), (GDestroyNotify) g_ptr_array_unref);
}

static void
cue_http_api_list_async (CueApi             *api,
                         CueResource         resource,
                         gint64              agent,
                         CueApiPageFunc      page,
                         gpointer            page_data,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  CueHttpApi *self = CUE_HTTP_API (api);
  g_autoptr (GTask) task = NULL;
  g_autoptr (GString) path = NULL;
  JobData *job = NULL;

  g_return_if_fail ((guint) resource < G_N_ELEMENTS (scopes));

  task = create_task (api, cancellable, callback, user_data, cue_http_api_list_async, NULL);
  job = job_data_get (task);
  path = g_string_new (cue_resource_get_path (resource));
  if (agent != CUE_UNSET && scopes[resource].agent_query)
    add_number (path, "agent_id", agent);
  else if (self->project != CUE_UNSET && scopes[resource].project_query)
    add_number (path, "project_id", self->project);
  if (scopes[resource].paged)
    add_number (path, "page_size", PAGE_SIZE);

  job->resource = resource;
  job->page = page;
  job->page_data = page_data;
  job->pages = cue_pages_new (path->str, cue_http_client_get_base (self->client));
  job->latest = g_ptr_array_new_with_free_func (g_object_unref);
  job->objects = g_ptr_array_new_with_free_func (g_object_unref);
  job->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (scopes[resource].needs_project && self->project == CUE_UNSET)
    g_task_return_pointer (task, g_steal_pointer (&job->objects), (GDestroyNotify) g_ptr_array_unref);
  else
    ask_for_page (task, path->str);
}

static GPtrArray *
cue_http_api_list_finish (CueApi       *api,
                          GAsyncResult *result,
                          GError      **error)
{
  return finish_task (api, result, cue_http_api_list_async, error);
}

static gpointer
read_ping (const CueHttpResponse *response,
           gpointer               data,
           GError               **error)
{
  g_autoptr (JsonNode) node = cue_http_response_parse (response, error);

  return node != NULL ? data : NULL;
}

static void
cue_http_api_ping_async (CueApi             *api,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  CueHttpApi *self = CUE_HTTP_API (api);
  g_autoptr (GTask) task = create_task (api, cancellable, callback, user_data, cue_http_api_ping_async, NULL);
  g_autoptr (GString) path = g_string_new (cue_resource_get_path (CUE_RESOURCE_AGENTS));

  if (self->project != CUE_UNSET)
    add_number (path, "project_id", self->project);
  add_number (path, "page_size", 1);
  /* Neither repeated nor kept waiting: it tells how things are now. */
  call (task, SOUP_METHOD_GET, path->str, NULL, 0, read_ping);
}

static gboolean
cue_http_api_ping_finish (CueApi       *api,
                          GAsyncResult *result,
                          GError      **error)
{
  return finish_task (api, result, cue_http_api_ping_async, error) != NULL;
}

static CueConnection *
cue_http_api_get_connection (CueApi *api)
{
  return cue_http_client_get_connection (CUE_HTTP_API (api)->client);
}

static gpointer
read_object (const CueHttpResponse *response,
             gpointer               data,
             GError               **error)
{
  JobData *job = data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) node = cue_http_response_parse (response, error);
  gpointer object = NULL;

  if (node == NULL)
    return NULL;
  object = cue_resource_object_new_from_json (job->resource, node, &local_error);
  if (object == NULL)
    malformed (error, response->status, local_error->message);
  return object;
}

static void
cue_http_api_read_async (CueApi             *api,
                         CueResource         resource,
                         gint64              id,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = create_task (api, cancellable, callback, user_data, cue_http_api_read_async, g_object_unref);
  g_autofree char *path = dup_item_path (resource, id);

  job_data_get (task)->resource = resource;
  call (task, SOUP_METHOD_GET, path, NULL, CUE_HTTP_RETRY, read_object);
}

static gpointer
cue_http_api_read_finish (CueApi       *api,
                          GAsyncResult *result,
                          GError      **error)
{
  return finish_task (api, result, cue_http_api_read_async, error);
}

/* (transfer full): @body with the project, where it names none. */
static JsonObject *
dup_scoped_body (CueHttpApi *self,
                 JsonObject *body,
                 gboolean    add_project)
{
  JsonObject *scoped = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (body);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (scoped, l->data, json_node_copy (json_object_get_member (body, l->data)));
  if (add_project && self->project != CUE_UNSET && !json_object_has_member (body, "project"))
    json_object_set_int_member (scoped, "project", self->project);
  return scoped;
}

static void
cue_http_api_create_async (CueApi             *api,
                           CueResource         resource,
                           JsonObject         *body,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  CueHttpApi *self = CUE_HTTP_API (api);
  g_autoptr (GTask) task = create_task (api, cancellable, callback, user_data, cue_http_api_create_async, g_object_unref);
  g_autoptr (JsonObject) scoped = dup_scoped_body (self, body, scopes[resource].create_project);

  job_data_get (task)->resource = resource;
  call (task, SOUP_METHOD_POST, cue_resource_get_path (resource), scoped, 0, read_object);
}

static gpointer
cue_http_api_create_finish (CueApi       *api,
                            GAsyncResult *result,
                            GError      **error)
{
  return finish_task (api, result, cue_http_api_create_async, error);
}

static void
cue_http_api_update_async (CueApi             *api,
                           CueResource         resource,
                           gint64              id,
                           JsonObject         *body,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  CueHttpApi *self = CUE_HTTP_API (api);
  g_autoptr (GTask) task = create_task (api, cancellable, callback, user_data, cue_http_api_update_async, g_object_unref);
  g_autoptr (JsonObject) scoped = dup_scoped_body (self, body, scopes[resource].update_project);
  g_autofree char *path = dup_item_path (resource, id);

  job_data_get (task)->resource = resource;
  call (task, "PATCH", path, scoped, 0, read_object);
}

static gpointer
cue_http_api_update_finish (CueApi       *api,
                            GAsyncResult *result,
                            GError      **error)
{
  return finish_task (api, result, cue_http_api_update_async, error);
}

static gpointer
read_nothing (const CueHttpResponse *response,
              gpointer               data,
              GError               **error)
{
  return data;
}

static void
cue_http_api_delete_async (CueApi             *api,
                           CueResource         resource,
                           gint64              id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = create_task (api, cancellable, callback, user_data, cue_http_api_delete_async, NULL);
  g_autofree char *path = dup_item_path (resource, id);

  call (task, SOUP_METHOD_DELETE, path, NULL, 0, read_nothing);
}

static gboolean
cue_http_api_delete_finish (CueApi       *api,
                            GAsyncResult *result,
                            GError      **error)
{
  return finish_task (api, result, cue_http_api_delete_async, error) != NULL;
}

/* A service that answers like its own documentation says sends the whole scenario, with the draft that was sent. */
static gpointer
read_receipt (const CueHttpResponse *response,
              gpointer               data,
              GError               **error)
{
  JobData    *job = data;
  gsize       length = 0;
  const char *body = g_bytes_get_data (response->body, &length);
  g_autoptr (CueReceipt) receipt = cue_read_receipt (response->status, body, length, error);

  if (receipt != NULL && receipt->progress_id == NULL && g_strcmp0 (receipt->text, job->sent) == 0)
    {
      malformed (error, response->status, "the text that was sent came back, and no progress id");
      return NULL;
    }
  return g_steal_pointer (&receipt);
}

static void
cue_http_api_start_async (CueApi             *api,
                          CueGenerationKind   kind,
                          JsonObject         *request,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  gboolean improve = kind == CUE_GENERATION_IMPROVE;
  g_autoptr (GTask) task = create_task (api, cancellable, callback, user_data, cue_http_api_start_async,
                                        (GDestroyNotify) cue_receipt_free);
  g_autofree char *path = g_strconcat (cue_resource_get_path (CUE_RESOURCE_SCENARIOS),
                                       improve ? "improve_instructions/" : "generate-instructions/", NULL);

  job_data_get (task)->sent = g_strdup (cue_json_get_string (request, improve ? "current_instructions" : "instructions"));
  call (task, SOUP_METHOD_POST, path, request, 0, read_receipt);
}

static CueReceipt *
cue_http_api_start_finish (CueApi       *api,
                           GAsyncResult *result,
                           GError      **error)
{
  return finish_task (api, result, cue_http_api_start_async, error);
}

static gpointer
read_progress (const CueHttpResponse *response,
               gpointer               data,
               GError               **error)
{
  JobData    *job = data;
  gsize       length = 0;
  const char *body = g_bytes_get_data (response->body, &length);

  /* What only the headers tell: how long to wait, and an HTML page that does not look like one. */
  if ((response->retry_after >= 0 && (response->status == 429 || response->status >= 500)) ||
      (response->html && response->status < 300))
    if (!cue_http_response_check (response, error))
      return NULL;
  return cue_read_progress (response->status, body, length, job->seconds, error);
}

static void
cue_http_api_poll_async (CueApi             *api,
                         const char         *progress_id,
                         gint64              agent,
                         gint64              project,
                         double              seconds_since_sent,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  CueHttpApi *self = CUE_HTTP_API (api);
  g_autoptr (GTask) task = create_task (api, cancellable, callback, user_data, cue_http_api_poll_async,
                                        (GDestroyNotify) cue_progress_free);
  g_autoptr (GString) path = g_string_new (cue_resource_get_path (CUE_RESOURCE_SCENARIOS));

  g_string_append (path, "instructions-progress/");
  add_parameter (path, "progress_id", progress_id);
  if (project != CUE_UNSET)
    add_number (path, "project_id", project);
  else if (agent != CUE_UNSET)
    add_number (path, "agent_id", agent);
  else if (self->project != CUE_UNSET)
    add_number (path, "project_id", self->project);

  job_data_get (task)->seconds = seconds_since_sent;
  /* Not repeated here: when to look again is the queue's business. */
  call (task, SOUP_METHOD_GET, path->str, NULL, CUE_HTTP_ANY_STATUS, read_progress);
}

static CueProgress *
cue_http_api_poll_finish (CueApi       *api,
                          GAsyncResult *result,
                          GError      **error)
{
  return finish_task (api, result, cue_http_api_poll_async, error);
}

static void
cue_http_api_iface_init (CueApiInterface *iface)
{
  iface->get_connection = cue_http_api_get_connection;
  iface->ping_async = cue_http_api_ping_async;
  iface->ping_finish = cue_http_api_ping_finish;
  iface->list_async = cue_http_api_list_async;
  iface->list_finish = cue_http_api_list_finish;
  iface->read_async = cue_http_api_read_async;
  iface->read_finish = cue_http_api_read_finish;
  iface->create_async = cue_http_api_create_async;
  iface->create_finish = cue_http_api_create_finish;
  iface->update_async = cue_http_api_update_async;
  iface->update_finish = cue_http_api_update_finish;
  iface->delete_async = cue_http_api_delete_async;
  iface->delete_finish = cue_http_api_delete_finish;
  iface->start_async = cue_http_api_start_async;
  iface->start_finish = cue_http_api_start_finish;
  iface->poll_async = cue_http_api_poll_async;
  iface->poll_finish = cue_http_api_poll_finish;
}

static void
cue_http_api_finalize (GObject *object)
{
  CueHttpApi *self = CUE_HTTP_API (object);

  g_clear_object (&self->client);

  G_OBJECT_CLASS (cue_http_api_parent_class)->finalize (object);
}

static void
cue_http_api_class_init (CueHttpApiClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_http_api_finalize;
}

static void
cue_http_api_init (CueHttpApi *self)
{
}

CueHttpApi *
cue_http_api_new (CueWorkspace *workspace,
                  const char   *key)
{
  CueHttpApi *self = NULL;

  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CUE_TYPE_HTTP_API, NULL);
  self->client = cue_http_client_new (cue_workspace_get_url (workspace), key);
  if (cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL)
    cue_http_client_set_max_connections (self->client, LOCAL_CONNECTIONS);
  self->project = cue_workspace_get_project (workspace);
  return self;
}

void
cue_http_api_set_limits (CueHttpApi          *self,
                         const CueHttpLimits *limits)
{
  g_return_if_fail (CUE_IS_HTTP_API (self));

  cue_http_client_set_limits (self->client, limits);
}

void
cue_http_api_set_network (CueHttpApi               *self,
                          const CueNetworkSettings *settings)
{
  g_return_if_fail (CUE_IS_HTTP_API (self));

  cue_http_client_set_network (self->client, settings);
}

void
cue_http_api_set_key (CueHttpApi *self,
                      const char *key)
{
  g_return_if_fail (CUE_IS_HTTP_API (self));

  cue_http_client_set_key (self->client, key);
}

guint
cue_http_api_get_n_requests (CueHttpApi *self)
{
  g_return_val_if_fail (CUE_IS_HTTP_API (self), 0);

  return cue_http_client_get_n_requests (self->client);
}
