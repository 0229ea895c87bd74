/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-api.h"

#include "cue-error.h"
#include "cue-raw-server.h"
#include "cue-resource-object.h"
#include "cue-script-server.h"
#include "cue-test.h"

#include <string.h>

#define KEY "k-0123456789"

static const CueHttpLimits quick = {
  .connect_seconds = 5,
  .request_seconds = 20,
  .retry_seconds = 0.01,
  .max_bytes = 1024 * 1024,
};

typedef struct
{
  CueScriptServer *server; /* (owned) */
  CueApi          *api;    /* (owned): no project */
  CueApi          *scoped; /* (owned): project 7 */
} Fixture;

static CueApi *
create_api (const char *url,
            gint64      project)
{
  g_autoptr (CueWorkspace) workspace = cue_workspace_new ("w", CUE_WORKSPACE_CEKURA, "W", url, project);
  CueHttpApi *api = cue_http_api_new (workspace, KEY);

  cue_http_api_set_limits (api, &quick);
  return CUE_API (api);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->server = cue_script_server_new ();
  fixture->api = create_api (cue_script_server_get_url (fixture->server), CUE_UNSET);
  fixture->scoped = create_api (cue_script_server_get_url (fixture->server), 7);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->api);
  g_assert_finalize_object (fixture->scoped);
  cue_script_server_free (fixture->server);
}

static void
assert_request (Fixture    *fixture,
                guint       index,
                const char *method,
                const char *path,
                const char *query,
                const char *body)
{
  const CueScriptRequest *request = cue_script_server_get_request (fixture->server, index);

  g_assert_cmpstr (request->method, ==, method);
  g_assert_cmpstr (request->path, ==, path);
  g_assert_cmpstr (request->query, ==, query);
  g_assert_cmpstr (request->body, ==, body);
  g_assert_cmpstr (g_hash_table_lookup (request->headers, "x-cekura-api-key"), ==, KEY);
}

static GPtrArray *
list (CueApi     *api,
      CueResource resource,
      gint64      agent,
      GError    **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_api_list_async (api, resource, agent, NULL, cue_test_async_cb, &result);
  return cue_api_list_finish (api, cue_test_result_wait (&result), error);
}

static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  return json_node_dup_object (node);
}

static CueReceipt *
start (CueApi           *api,
       CueGenerationKind kind,
       const char       *json,
       GError          **error)
{
  g_autoptr (JsonObject) request = parse (json);
  g_auto (CueTestResult) result = { 0 };

  cue_api_start_async (api, kind, request, NULL, cue_test_async_cb, &result);
  return cue_api_start_finish (api, cue_test_result_wait (&result), error);
}

static CueProgress *
poll_job (CueApi     *api,
          const char *id,
          gint64      agent,
          gint64      project,
          double      seconds,
          GError    **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_api_poll_async (api, id, agent, project, seconds, NULL, cue_test_async_cb, &result);
  return cue_api_poll_finish (api, cue_test_result_wait (&result), error);
}

static void
test_list_scopes (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    CueResource resource;
    gboolean    scoped;
    gint64      agent;
    const char *path;
    const char *query;
  } rows[] = {
    { CUE_RESOURCE_AGENTS, FALSE, CUE_UNSET, "/test_framework/v1/aiagents/", "page_size=100" },
    { CUE_RESOURCE_AGENTS, TRUE, CUE_UNSET, "/test_framework/v1/aiagents/", "project_id=7&page_size=100" },
    { CUE_RESOURCE_PERSONALITIES, FALSE, CUE_UNSET, "/test_framework/v1/personalities/", NULL },
    { CUE_RESOURCE_PERSONALITIES, TRUE, 3, "/test_framework/v1/personalities/", "project_id=7" },
    { CUE_RESOURCE_PROFILES, FALSE, 3, "/test_framework/v1/test-profiles/", "agent_id=3" },
    { CUE_RESOURCE_PROFILES, TRUE, CUE_UNSET, "/test_framework/v1/test-profiles/", "project_id=7" },
    { CUE_RESOURCE_SCENARIOS, FALSE, CUE_UNSET, "/test_framework/v1/scenarios/", "page_size=100" },
    { CUE_RESOURCE_SCENARIOS, TRUE, CUE_UNSET, "/test_framework/v1/scenarios/", "project_id=7&page_size=100" },
    { CUE_RESOURCE_SCENARIOS, TRUE, 3, "/test_framework/v1/scenarios/", "agent_id=3&page_size=100" },
    { CUE_RESOURCE_PROJECTS, TRUE, CUE_UNSET, "/user/v1/projects/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) objects = NULL;

      cue_script_server_add (fixture->server, 200, "[]");
      objects = list (rows[i].scoped ? fixture->scoped : fixture->api, rows[i].resource, rows[i].agent, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (objects->len, ==, 0);
      assert_request (fixture, i, "GET", rows[i].path, rows[i].query, "");
    }
}

static void
test_list_pages (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) objects = NULL;

  /* Of the service, but of another path: only the query is taken. */
  first = g_strdup_printf ("{\"count\":3,\"next\":\"%s/x/?page=2&page_size=100\",\"results\":[{\"id\":1,\"name\":\"One\"},{\"id\":2}]}",
                           cue_script_server_get_url (fixture->server));
  cue_script_server_add (fixture->server, 200, first);
  cue_script_server_add (fixture->server, 200, "{\"count\":3,\"next\":null,\"results\":[{\"id\":2},{\"id\":3}]}");
  objects = list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (objects->len, ==, 3);
  g_assert_cmpint (cue_resource_object_get_id (objects->pdata[0]), ==, 1);
  g_assert_cmpstr (cue_resource_object_get_name (objects->pdata[0]), ==, "One");
  g_assert_cmpint (cue_resource_object_get_id (objects->pdata[2]), ==, 3);
  assert_request (fixture, 1, "GET", "/test_framework/v1/scenarios/", "page=2&page_size=100", "");
  g_assert_cmpuint (cue_http_api_get_n_requests (CUE_HTTP_API (fixture->api)), ==, 2);
}

static void
test_list_large (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *text = g_strnfill (3000, 'x');
  g_autoptr (GString) body = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) objects = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (body, "%s{\"id\":%u,\"instructions\":\"%s\"}", i > 0 ? "," : "", i + 1, text);
  g_string_append_c (body, ']');
  cue_script_server_add (fixture->server, 200, body->str);
  objects = list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (objects->len, ==, 200);
}

static void
test_list_odd_rows (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) good_error = NULL;
  g_autoptr (GError) bad_error = NULL;
  g_autoptr (GPtrArray) objects = NULL;

  cue_script_server_add (fixture->server, 200, "[{\"id\":1},{\"id\":2,\"name\":[]},{\"id\":3}]");
  objects = list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &good_error);
  g_assert_no_error (good_error);
  g_assert_cmpuint (objects->len, ==, 2);

  /* When nothing can be read, the list is not empty but not understood. */
  cue_script_server_add (fixture->server, 200, "[{\"id\":2,\"name\":[]}]");
  g_assert_null (list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &bad_error));
  g_assert_error (bad_error, CUE_NET_ERROR, CUE_NET_ERROR_MALFORMED);
}

/* Each kind of trouble, through the list, which is read again where that may help. */
static const struct
{
  const char *name;
  guint       status;
  const char *body;
  const char *header;
  const char *value;
  guint       n_answers;
  CueNetError code;
} troubles[] = {
  { "html", 200, "<html>Hotel</html>", "Content-Type", "text/html", 1, CUE_NET_ERROR_MALFORMED },
  { "half-json", 200, "[{\"id\":1},{\"i", NULL, NULL, 1, CUE_NET_ERROR_MALFORMED },
  { "no-list", 200, "{\"id\":1}", NULL, NULL, 1, CUE_NET_ERROR_MALFORMED },
  { "empty", 200, "", NULL, NULL, 1, CUE_NET_ERROR_MALFORMED },
  { "400", 400, "{\"detail\":\"Please provide one of the required query parameter\"}", NULL, NULL, 1, CUE_NET_ERROR_REJECTED },
  { "401", 401, "{\"detail\":\"Invalid key.\"}", NULL, NULL, 1, CUE_NET_ERROR_UNAUTHORIZED },
  { "403", 403, "{}", NULL, NULL, 1, CUE_NET_ERROR_FORBIDDEN },
  { "404", 404, "{}", NULL, NULL, 1, CUE_NET_ERROR_NOT_FOUND },
  { "429", 429, "{}", "Retry-After", "0", 6, CUE_NET_ERROR_BUSY },
  { "500", 500, "<html>", NULL, NULL, 3, CUE_NET_ERROR_SERVER },
  { "redirect", 302, "", "Location", "http://127.0.0.2:9/", 1, CUE_NET_ERROR_REDIRECTED },
};

static void
test_list_trouble (Fixture      *fixture,
                   gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  for (guint j = 0; j < troubles[i].n_answers; j++)
    {
      CueScriptAnswer *answer = cue_script_server_add (fixture->server, troubles[i].status, troubles[i].body);

      if (troubles[i].header != NULL)
        cue_script_answer_set_header (answer, troubles[i].header, troubles[i].value);
    }
  g_assert_null (list (fixture->api, CUE_RESOURCE_AGENTS, CUE_UNSET, &error));
  g_assert_error (error, CUE_NET_ERROR, (int) troubles[i].code);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, troubles[i].n_answers);
}

/* The same through the request to write: sent once, whatever happens. */
static void
test_start_trouble (Fixture      *fixture,
                    gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  CueScriptAnswer *answer = cue_script_server_add (fixture->server, troubles[i].status, troubles[i].body);

  if (troubles[i].header != NULL)
    cue_script_answer_set_header (answer, troubles[i].header, troubles[i].value);
  g_assert_null (start (fixture->api, CUE_GENERATION_GENERATE, "{\"agent\":1}", &error));
  g_assert_error (error, CUE_NET_ERROR, (int) troubles[i].code);
  cue_test_iterate_for (0.05);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cue_script_answer_set_size (cue_script_server_add (fixture->server, 200, NULL), 200000000, TRUE);
  g_assert_null (list (fixture->api, CUE_RESOURCE_AGENTS, CUE_UNSET, &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_TOO_LARGE);
}

static void
test_silence (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CueHttpLimits limits = quick;

  limits.request_seconds = 0.3;
  cue_http_api_set_limits (CUE_HTTP_API (fixture->api), &limits);
  cue_script_answer_hold (cue_script_server_add (fixture->server, 200, "{}"));
  g_assert_null (start (fixture->api, CUE_GENERATION_GENERATE, "{\"agent\":1}", &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_TIMED_OUT);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_cut (void)
{
  g_autoptr (CueRawServer) server = cue_raw_server_new (CUE_RAW_ANSWER, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"progress_id\":", -1);
  CueApi *api = create_api (cue_raw_server_get_url (server), CUE_UNSET);
  g_autoptr (GError) error = NULL;

  g_assert_null (start (api, CUE_GENERATION_GENERATE, "{\"agent\":1}", &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_INTERRUPTED);
  cue_test_iterate_for (0.05);
  g_assert_cmpuint (cue_raw_server_get_n_connections (server), ==, 1);
  g_assert_finalize_object (api);
}

static void
test_down (void)
{
  g_autoptr (CueRawServer) server = cue_raw_server_new (CUE_RAW_CLOSE, NULL, 0);
  CueApi *api = create_api (cue_raw_server_get_url (server), CUE_UNSET);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&server, cue_raw_server_free);
  g_assert_null (start (api, CUE_GENERATION_GENERATE, "{\"agent\":1}", &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  g_assert_finalize_object (api);
}

static void
test_read (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) bad_error = NULL;
  g_autoptr (CueResourceObject) object = NULL;
  g_auto (CueTestResult) good = { 0 };
  g_auto (CueTestResult) bad = { 0 };

  cue_script_server_add (fixture->server, 200, "{\"id\":12,\"name\":\"N\",\"surprise\":true}");
  cue_script_server_add (fixture->server, 200, "{\"id\":12,\"name\":{}}");
  cue_api_read_async (fixture->scoped, CUE_RESOURCE_SCENARIOS, 12, NULL, cue_test_async_cb, &good);
  object = cue_api_read_finish (fixture->scoped, cue_test_result_wait (&good), &error);
  g_assert_no_error (error);
  g_assert_cmpint (cue_resource_object_get_id (object), ==, 12);
  assert_request (fixture, 0, "GET", "/test_framework/v1/scenarios/12/", NULL, "");

  cue_api_read_async (fixture->scoped, CUE_RESOURCE_SCENARIOS, 12, NULL, cue_test_async_cb, &bad);
  g_assert_null (cue_api_read_finish (fixture->scoped, cue_test_result_wait (&bad), &bad_error));
  g_assert_error (bad_error, CUE_NET_ERROR, CUE_NET_ERROR_MALFORMED);
  g_assert_nonnull (strstr (cue_net_error_get_details (bad_error), "name"));
}

static void
test_create (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    CueResource resource;
    gboolean    scoped;
    const char *body;
    const char *sent;
    guint       status;
  } rows[] = {
    { CUE_RESOURCE_SCENARIOS, FALSE, "{\"name\":\"N\",\"agent\":3}", "{\"name\":\"N\",\"agent\":3}", 201 },
    { CUE_RESOURCE_SCENARIOS, TRUE, "{\"name\":\"N\"}", "{\"name\":\"N\",\"project\":7}", 201 },
    { CUE_RESOURCE_SCENARIOS, TRUE, "{\"name\":\"N\",\"project\":8}", "{\"name\":\"N\",\"project\":8}", 201 },
    { CUE_RESOURCE_PROFILES, TRUE, "{\"name\":\"N\"}", "{\"name\":\"N\",\"project\":7}", 200 },
    { CUE_RESOURCE_AGENTS, TRUE, "{\"name\":\"N\"}", "{\"name\":\"N\",\"project\":7}", 201 },
    { CUE_RESOURCE_PERSONALITIES, TRUE, "{\"name\":\"N\"}", "{\"name\":\"N\"}", 201 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CueApi *api = rows[i].scoped ? fixture->scoped : fixture->api;
      g_autoptr (JsonObject) body = parse (rows[i].body);
      g_autoptr (GError) error = NULL;
      g_autoptr (CueResourceObject) object = NULL;
      g_autofree char *path = g_strconcat ("/", cue_resource_get_path (rows[i].resource), NULL);
      g_auto (CueTestResult) result = { 0 };
      guint before = json_object_get_size (body);

      cue_script_server_add (fixture->server, rows[i].status, "{\"id\":5,\"name\":\"N\"}");
      cue_api_create_async (api, rows[i].resource, body, NULL, cue_test_async_cb, &result);
      object = cue_api_create_finish (api, cue_test_result_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpint (cue_resource_object_get_id (object), ==, 5);
      assert_request (fixture, i, "POST", path, NULL, rows[i].sent);
      g_assert_cmpuint (json_object_get_size (body), ==, before);
    }
}

static void
test_update (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (JsonObject) body = parse ("{\"name\":\"M\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (CueResourceObject) object = NULL;
  g_auto (CueTestResult) result = { 0 };

  cue_script_server_add (fixture->server, 200, "{\"id\":5,\"name\":\"M\"}");
  cue_api_update_async (fixture->scoped, CUE_RESOURCE_SCENARIOS, 5, body, NULL, cue_test_async_cb, &result);
  object = cue_api_update_finish (fixture->scoped, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cue_resource_object_get_name (object), ==, "M");
  assert_request (fixture, 0, "PATCH", "/test_framework/v1/scenarios/5/", NULL, "{\"name\":\"M\",\"project\":7}");
}

static void
test_update_refused (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (JsonObject) body = parse ("{\"name\":\"M\"}");
  g_autoptr (GError) error = NULL;
  g_auto (CueTestResult) result = { 0 };

  cue_script_server_add (fixture->server, 400, "{\"name\":[\"Ensure this field has no more than 80 characters.\"]}");
  cue_api_update_async (fixture->api, CUE_RESOURCE_SCENARIOS, 5, body, NULL, cue_test_async_cb, &result);
  g_assert_null (cue_api_update_finish (fixture->api, cue_test_result_wait (&result), &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_REJECTED);
  g_assert_cmpstr (cue_net_error_get_details (error), ==, "name: Ensure this field has no more than 80 characters.");
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    guint       status;
    const char *body;
    int         code; /* -1: good */
  } rows[] = {
    { 204, NULL, -1 },
    { 200, "{\"deleted\": true}", -1 },
    { 200, "", -1 },
    { 404, "{\"detail\":\"Not found.\"}", CUE_NET_ERROR_NOT_FOUND },
    { 500, NULL, CUE_NET_ERROR_SERVER },
    { 200, "<html></html>", CUE_NET_ERROR_MALFORMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (CueTestResult) result = { 0 };

      cue_script_server_add (fixture->server, rows[i].status, rows[i].body);
      cue_api_delete_async (fixture->api, CUE_RESOURCE_SCENARIOS, 5, NULL, cue_test_async_cb, &result);
      g_assert_cmpint (cue_api_delete_finish (fixture->api, cue_test_result_wait (&result), &error), ==, rows[i].code < 0);
      if (rows[i].code >= 0)
        g_assert_error (error, CUE_NET_ERROR, rows[i].code);
      assert_request (fixture, i, "DELETE", "/test_framework/v1/scenarios/5/", NULL, "");
    }
}

static void
test_start (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueReceipt) generate = NULL;
  g_autoptr (CueReceipt) improve = NULL;

  cue_script_server_add (fixture->server, 202, "{\"progress_id\":\"p-1\",\"project_id\":9}");
  cue_script_server_add (fixture->server, 200, "{\"progress_id\":\"p-2\"}");
  generate = start (fixture->api, CUE_GENERATION_GENERATE, "{\"agent\":1,\"extra_instructions\":\"B\"}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (generate->progress_id, ==, "p-1");
  g_assert_cmpint (generate->project, ==, 9);
  assert_request (fixture, 0, "POST", "/test_framework/v1/scenarios/generate-instructions/", NULL,
                  "{\"agent\":1,\"extra_instructions\":\"B\"}");

  improve = start (fixture->api, CUE_GENERATION_IMPROVE, "{\"agent\":1,\"extra_instructions\":\"B\"}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (improve->progress_id, ==, "p-2");
  assert_request (fixture, 1, "POST", "/test_framework/v1/scenarios/improve_instructions/", NULL,
                  "{\"agent\":1,\"extra_instructions\":\"B\"}");
}

static void
test_start_echo (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) improve_error = NULL;
  g_autoptr (GError) echo_error = NULL;
  g_autoptr (CueReceipt) receipt = NULL;

  cue_script_server_add (fixture->server, 200, "{\"id\":4,\"instructions\":\"New\"}");
  receipt = start (fixture->api, CUE_GENERATION_GENERATE, "{\"instructions\":\"Old\"}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (receipt->text, ==, "New");

  cue_script_server_add (fixture->server, 200, "{\"id\":4,\"instructions\":\"Old\"}");
  g_assert_null (start (fixture->api, CUE_GENERATION_GENERATE, "{\"instructions\":\"Old\"}", &echo_error));
  g_assert_error (echo_error, CUE_NET_ERROR, CUE_NET_ERROR_MALFORMED);

  cue_script_server_add (fixture->server, 200, "{\"instructions\":\"Old\"}");
  g_assert_null (start (fixture->api, CUE_GENERATION_IMPROVE, "{\"current_instructions\":\"Old\"}", &improve_error));
  g_assert_error (improve_error, CUE_NET_ERROR, CUE_NET_ERROR_MALFORMED);
}

static void
test_start_unknown_field (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cue_script_server_add (fixture->server, 400, "{\"extra_instructions\":[\"Unknown field.\"]}");
  g_assert_null (start (fixture->api, CUE_GENERATION_GENERATE, "{\"extra_instructions\":\"B\"}", &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_REJECTED);
  g_assert_cmpstr (cue_net_error_get_details (error), ==, "extra_instructions: Unknown field.");
}

static void
test_poll (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    gboolean    scoped;
    gint64      agent;
    gint64      project;
    const char *query;
  } rows[] = {
    { FALSE, CUE_UNSET, CUE_UNSET, "progress_id=p%2F1%26x" },
    { FALSE, 3, CUE_UNSET, "progress_id=p%2F1%26x&agent_id=3" },
    { FALSE, 3, 9, "progress_id=p%2F1%26x&project_id=9" },
    { TRUE, CUE_UNSET, CUE_UNSET, "progress_id=p%2F1%26x&project_id=7" },
    { TRUE, 3, CUE_UNSET, "progress_id=p%2F1%26x&agent_id=3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CueProgress) progress = NULL;

      cue_script_server_add (fixture->server, 200, "{\"status\":\"completed\",\"instructions\":\"T\"}");
      progress = poll_job (rows[i].scoped ? fixture->scoped : fixture->api, "p/1&x", rows[i].agent, rows[i].project, 60, &error);
      g_assert_no_error (error);
      g_assert_cmpint (progress->outcome, ==, CUE_PROGRESS_FINISHED);
      g_assert_cmpstr (progress->text, ==, "T");
      assert_request (fixture, i, "GET", "/test_framework/v1/scenarios/instructions-progress/", rows[i].query, "");
    }
}

static void
test_poll_outcomes (Fixture      *fixture,
                    gconstpointer data)
{
  static const struct
  {
    guint              status;
    double             seconds;
    CueProgressOutcome outcome;
  } rows[] = {
    { 204, 60, CUE_PROGRESS_RUNNING },
    { 404, 2, CUE_PROGRESS_RUNNING },
    { 404, 60, CUE_PROGRESS_UNKNOWN },
    { 400, 60, CUE_PROGRESS_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CueProgress) progress = NULL;

      cue_script_server_add (fixture->server, rows[i].status, NULL);
      progress = poll_job (fixture->api, "p", CUE_UNSET, CUE_UNSET, rows[i].seconds, &error);
      g_assert_no_error (error);
      g_assert_cmpint (progress->outcome, ==, rows[i].outcome);
    }
}

/* A look is not repeated here: that is the queue's business. */
static void
test_poll_trouble (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    guint       status;
    const char *body;
    const char *retry_after;
    CueNetError code;
    double      seconds;
  } rows[] = {
    { 429, "{}", "30", CUE_NET_ERROR_BUSY, 30 },
    { 429, "{}", NULL, CUE_NET_ERROR_BUSY, -1 },
    { 503, "{}", "4", CUE_NET_ERROR_SERVER, 4 },
    { 500, "<html>", NULL, CUE_NET_ERROR_SERVER, -1 },
    { 401, "{}", NULL, CUE_NET_ERROR_UNAUTHORIZED, -1 },
    { 403, "{}", NULL, CUE_NET_ERROR_FORBIDDEN, -1 },
    { 200, "{\"status\":", NULL, CUE_NET_ERROR_MALFORMED, -1 },
    { 200, "<html>", NULL, CUE_NET_ERROR_MALFORMED, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CueScriptAnswer *answer = cue_script_server_add (fixture->server, rows[i].status, rows[i].body);

      if (rows[i].retry_after != NULL)
        cue_script_answer_set_header (answer, "Retry-After", rows[i].retry_after);
      g_assert_null (poll_job (fixture->api, "p", CUE_UNSET, CUE_UNSET, 60, &error));
      g_assert_error (error, CUE_NET_ERROR, (int) rows[i].code);
      g_assert_cmpfloat (cue_net_error_get_retry_after (error), ==, rows[i].seconds);
      g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, i + 1);
      cue_connection_retry (cue_api_get_connection (fixture->api));
    }
}

static gboolean
has_two_requests (gpointer data)
{
  return cue_script_server_get_n_requests (data) == 2;
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) between = g_cancellable_new ();
  g_autoptr (GError) before_error = NULL;
  g_autoptr (GError) between_error = NULL;
  g_auto (CueTestResult) one = { 0 };
  g_auto (CueTestResult) other = { 0 };

  g_cancellable_cancel (before);
  cue_api_list_async (fixture->api, CUE_RESOURCE_AGENTS, CUE_UNSET, before, cue_test_async_cb, &one);
  g_assert_null (cue_api_list_finish (fixture->api, cue_test_result_wait (&one), &before_error));
  g_assert_error (before_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 0);

  /* Between two pages. */
  cue_script_server_add (fixture->server, 200, "{\"next\":\"?page=2\",\"results\":[{\"id\":1}]}");
  cue_script_answer_hold (cue_script_server_add (fixture->server, 200, "[]"));
  cue_api_list_async (fixture->api, CUE_RESOURCE_AGENTS, CUE_UNSET, between, cue_test_async_cb, &other);
  g_assert_true (cue_test_wait_until (has_two_requests, fixture->server, 5));
  g_cancellable_cancel (between);
  cue_test_iterate_for (0.05);
  g_assert_cmpuint (other.n_calls, ==, 1);
  g_assert_null (cue_api_list_finish (fixture->api, other.result, &between_error));
  g_assert_error (between_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char   *name,
     gconstpointer data,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/net/http-api/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("list/scopes", NULL, test_list_scopes);
  add ("list/pages", NULL, test_list_pages);
  add ("list/large", NULL, test_list_large);
  add ("list/odd-rows", NULL, test_list_odd_rows);
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *list_name = g_strconcat ("list/trouble/", troubles[i].name, NULL);
      g_autofree char *start_name = g_strconcat ("start/trouble/", troubles[i].name, NULL);

      add (list_name, GUINT_TO_POINTER (i), test_list_trouble);
      add (start_name, GUINT_TO_POINTER (i), test_start_trouble);
    }
  add ("too-large", NULL, test_large);
  add ("silence", NULL, test_silence);
  g_test_add_func ("/net/http-api/cut", test_cut);
  g_test_add_func ("/net/http-api/down", test_down);
  add ("read", NULL, test_read);
  add ("create", NULL, test_create);
  add ("update", NULL, test_update);
  add ("update-refused", NULL, test_update_refused);
  add ("delete", NULL, test_delete);
  add ("start/good", NULL, test_start);
  add ("start/echo", NULL, test_start_echo);
  add ("start/unknown-field", NULL, test_start_unknown_field);
  add ("poll/good", NULL, test_poll);
  add ("poll/outcomes", NULL, test_poll_outcomes);
  add ("poll/trouble", NULL, test_poll_trouble);
  add ("cancelled", NULL, test_cancelled);

  return g_test_run ();
}
