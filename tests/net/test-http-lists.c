/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: their pages, what repeats or is missing, and those that a service need not have. */
#include "cue-http-api.h"

#include "cue-error.h"
#include "cue-resource-object.h"
#include "cue-script-server.h"
#include "cue-test.h"

#define KEY "k-0123456789"
#define PROJECT 7
#ifdef __SANITIZE_ADDRESS__
#define MANY_PAGES 100
#else
#define MANY_PAGES 1000
#endif

static const CueHttpLimits quick = {
  .connect_seconds = 5,
  .request_seconds = 20,
  .retry_seconds = 0.01,
  .max_bytes = 32 * 1024 * 1024,
};

typedef struct
{
  CueScriptServer *server; /* (owned) */
  CueApi          *api;    /* (owned): of a project */
} Fixture;

static CueApi *
create_api (Fixture *fixture,
            gint64   project)
{
  g_autoptr (CueWorkspace) workspace =
    cue_workspace_new ("w", CUE_WORKSPACE_CEKURA, "W", cue_script_server_get_url (fixture->server), project);
  CueHttpApi *api = cue_http_api_new (workspace, KEY);

  cue_http_api_set_limits (api, &quick);
  return CUE_API (api);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->server = cue_script_server_new ();
  fixture->api = create_api (fixture, PROJECT);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->api);
  cue_script_server_free (fixture->server);
}

/* What the page function was told. */
typedef struct
{
  GString      *told; /* (owned) */
  guint         n_pages;
  GPtrArray    *rows; /* (owned) (nullable) (element-type CueResourceObject): all that were told */
  guint         n_rows;
  guint         n_read;
  guint         n_total;
  GCancellable *cancellable; /* (unowned) (nullable): cancelled after the second page */
  GThread      *thread;
} Pages;

static void
page_cb (GPtrArray *objects,
         guint      n_read,
         guint      n_total,
         gpointer   user_data)
{
  Pages *pages = user_data;

  g_assert_true (g_thread_self () == pages->thread);
  pages->n_pages++;
  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (pages->rows, g_object_ref (g_ptr_array_index (objects, i)));
  pages->n_rows += objects->len;
  pages->n_read = n_read;
  pages->n_total = n_total;
  g_assert_cmpuint (pages->n_rows, ==, n_read);
  if (pages->told != NULL)
    g_string_append_printf (pages->told, "%u:%u/%u ", objects->len, n_read, n_total);
  if (pages->n_pages == 2 && pages->cancellable != NULL)
    g_cancellable_cancel (pages->cancellable);
}

/* (transfer full) (nullable): all rows, those of the pages where @pages (nullable) are told. */
static GPtrArray *
list (CueApi     *api,
      CueResource resource,
      gint64      agent,
      Pages      *pages,
      GError    **error)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;

  if (pages != NULL)
    {
      pages->thread = g_thread_self ();
      pages->rows = told;
    }
  cue_api_list_pages_async (api, resource, agent, pages != NULL ? page_cb : NULL, pages,
                            pages != NULL ? pages->cancellable : NULL, cue_test_async_cb, &result);
  rows = cue_api_list_finish (api, cue_test_result_wait (&result), error);
  if (rows == NULL || pages == NULL)
    return g_steal_pointer (&rows);

  /* They are not held here and there. */
  g_assert_cmpuint (rows->len, ==, 0);
  return g_steal_pointer (&told);
}

/* Adds a page of rows from @first on; @next (nullable) is its query. */
static void
add_page (Fixture    *fixture,
          guint       first,
          guint       n_rows,
          guint       count,
          const char *next)
{
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body, "{\"count\":%u,\"previous\":null,\"next\":", count);
  if (next != NULL)
    g_string_append_printf (body, "\"%s/test_framework/v1/scenarios/?%s\"", cue_script_server_get_url (fixture->server), next);
  else
    g_string_append (body, "null");
  g_string_append (body, ",\"results\":[");
  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (body, "%s{\"id\":%u,\"name\":\"Scenario %u\"}", i > 0 ? "," : "", first + i, first + i);
  g_string_append (body, "]}");
  cue_script_server_add (fixture->server, 200, body->str);
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  Pages pages = { .told = g_string_new (NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  add_page (fixture, 1, 3, 7, "page=2");
  add_page (fixture, 4, 3, 7, "page=3");
  add_page (fixture, 7, 1, 7, NULL);
  rows = list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 7);
  g_assert_cmpstr (pages.told->str, ==, "3:3/7 3:6/7 1:7/7 ");
  g_string_free (pages.told, TRUE);
}

/* A list that changes while it is read repeats rows and skips others; pages overlap, and the count is wrong. */
static void
test_repeats_and_skips (Fixture      *fixture,
                        gconstpointer data)
{
  Pages pages = { .told = g_string_new (NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  static const gint64 expected[] = { 1, 2, 3, 4, 6, 7, 9 };

  add_page (fixture, 1, 3, 8, "page=2");
  add_page (fixture, 2, 3, 8, "page=3");
  add_page (fixture, 6, 2, 9, "page=4");
  add_page (fixture, 1, 3, 9, "page=5");
  add_page (fixture, 9, 1, 9, NULL);
  rows = list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (cue_resource_object_get_id (rows->pdata[i]), ==, expected[i]);
  g_assert_cmpstr (pages.told->str, ==, "3:3/8 1:4/8 2:6/9 0:6/9 1:7/9 ");
  g_string_free (pages.told, TRUE);
}

/* What goes wrong in the middle does not begin the list anew: the page is asked for again. */
static void
test_trouble_between (Fixture      *fixture,
                      gconstpointer data)
{
  Pages pages = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  add_page (fixture, 1, 2, 6, "page=2");
  cue_script_server_add (fixture->server, 503, NULL);
  add_page (fixture, 3, 2, 6, "page=3");
  cue_script_answer_set_header (cue_script_server_add (fixture->server, 429, "{}"), "Retry-After", "0");
  add_page (fixture, 5, 2, 6, NULL);
  rows = list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 6);
  g_assert_cmpuint (pages.n_pages, ==, 3);
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 2)->query, ==, "page=2");
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 4)->query, ==, "page=3");
}

static void
test_cancelled_between (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Pages pages = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *next = g_strdup_printf ("page=%u", i + 2);

      add_page (fixture, i * 2, 2, 10, i < 4 ? next : NULL);
    }
  g_assert_null (list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &pages, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (pages.n_pages, ==, 2);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 2);
}

/* Highest resident memory so far, in kB; 0 where the system does not say. */
static gint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char      *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = g_strstr_len (status, -1, "VmHWM:");
  return line != NULL ? g_ascii_strtoll (line + 6, NULL, 10) : 0;
}

/* A hundred thousand rows in pages of a hundred, each told once. (Under the sanitizers a tenth.) */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  const guint n_pages = MANY_PAGES;
  Pages       pages = { 0 };
  gint64      before = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *next = g_strdup_printf ("page=%u&page_size=100", i + 2);

      add_page (fixture, i * 100 + 1, 100, n_pages * 100, i + 1 < n_pages ? next : NULL);
    }
  before = get_peak ();
  rows = list (fixture->api, CUE_RESOURCE_SCENARIOS, CUE_UNSET, &pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, n_pages * 100);
  g_assert_cmpuint (pages.n_pages, ==, n_pages);
  g_assert_cmpuint (pages.n_total, ==, n_pages * 100);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (cue_resource_object_get_id (rows->pdata[i]), ==, i + 1);
  /* Two kilobytes a row. */
  g_assert_cmpint (get_peak () - before, <, 200000);
}

/* Where each list is, and how it is scoped. */
static void
test_scopes (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    CueResource resource;
    gint64      agent;
    const char *path;
    const char *query;
  } rows[] = {
    { CUE_RESOURCE_FOLDERS, CUE_UNSET, "/test_framework/v1/scenarios/folders/", "project_id=7&page_size=100" },
    { CUE_RESOURCE_FOLDERS, 3, "/test_framework/v1/scenarios/folders/", "project_id=7&page_size=100" },
    { CUE_RESOURCE_TAGS, CUE_UNSET, "/test_framework/v1/scenarios/tags/", "project_id=7" },
    { CUE_RESOURCE_TAGS, 3, "/test_framework/v1/scenarios/tags/", "agent_id=3" },
    { CUE_RESOURCE_METRICS, CUE_UNSET, "/test_framework/v1/metrics/", "project_id=7" },
    { CUE_RESOURCE_METRICS, 3, "/test_framework/v1/metrics/", "agent_id=3" },
    { CUE_RESOURCE_TOOLS, CUE_UNSET, "/test_framework/v1/tools/", "project_id=7&page_size=100" },
    { CUE_RESOURCE_TOOLS, 3, "/test_framework/v1/tools/", "project_id=7&page_size=100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) objects = NULL;

      cue_script_server_add (fixture->server, 200, "[]");
      objects = list (fixture->api, rows[i].resource, rows[i].agent, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (objects->len, ==, 0);
      g_assert_cmpstr (cue_script_server_get_request (fixture->server, i)->path, ==, rows[i].path);
      g_assert_cmpstr (cue_script_server_get_request (fixture->server, i)->query, ==, rows[i].query);
    }
}

/* Folders are a project's: without one there is nothing to ask. */
static void
test_no_project (Fixture      *fixture,
                 gconstpointer data)
{
  CueApi *api = create_api (fixture, CUE_UNSET);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) folders = list (api, CUE_RESOURCE_FOLDERS, CUE_UNSET, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (folders->len, ==, 0);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 0);
  g_assert_finalize_object (api);
}

/* A service that does not have them has none; one that has no scenarios is none of ours. */
static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    CueResource resource;
    gboolean    empty;
  } rows[] = {
    { CUE_RESOURCE_FOLDERS, TRUE },
    { CUE_RESOURCE_TAGS, TRUE },
    { CUE_RESOURCE_METRICS, TRUE },
    { CUE_RESOURCE_TOOLS, TRUE },
    { CUE_RESOURCE_SCENARIOS, FALSE },
    { CUE_RESOURCE_AGENTS, FALSE },
    { CUE_RESOURCE_PERSONALITIES, FALSE },
    { CUE_RESOURCE_PROFILES, FALSE },
    { CUE_RESOURCE_PROJECTS, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) objects = NULL;

      cue_script_server_add (fixture->server, 404, "{\"detail\":\"Not found.\"}");
      objects = list (fixture->api, rows[i].resource, CUE_UNSET, NULL, &error);
      if (rows[i].empty)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (objects->len, ==, 0);
        }
      else
        {
          g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND);
          g_assert_null (objects);
        }
    }
}

/* Only 404 is “does not have it”: a page of the list that is gone, or a key that may not, is a failure. */
static void
test_not_missing (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) gone = NULL;
  g_autoptr (GError) refused = NULL;

  cue_script_server_add (fixture->server, 200, "{\"next\":\"?page=2\",\"results\":[{\"id\":1,\"name\":\"Tool\"}]}");
  cue_script_server_add (fixture->server, 404, "{}");
  g_assert_null (list (fixture->api, CUE_RESOURCE_TOOLS, CUE_UNSET, NULL, &gone));
  g_assert_error (gone, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND);
  cue_script_server_add (fixture->server, 403, "{}");
  g_assert_null (list (fixture->api, CUE_RESOURCE_TAGS, CUE_UNSET, NULL, &refused));
  g_assert_error (refused, CUE_NET_ERROR, CUE_NET_ERROR_FORBIDDEN);
}

static void
assert_names (GPtrArray  *objects,
              const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < objects->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", cue_resource_object_get_name (objects->pdata[i]));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_tags (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const bodies[] = {
    "[\"one\",\"two\",\"one\"]",
    "{\"tags\":[\"one\",\"two\"]}",
    "[{\"name\":\"one\"},{\"name\":\"two\"},{\"name\":\"two\"}]",
    "{\"tags\":[{\"name\":\"one\"},{\"name\":\"two\"}]}",
    "{\"count\":2,\"next\":null,\"results\":[\"one\",\"two\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) tags = NULL;

      cue_script_server_add (fixture->server, 200, bodies[i]);
      tags = list (fixture->api, CUE_RESOURCE_TAGS, CUE_UNSET, NULL, &error);
      g_assert_no_error (error);
      assert_names (tags, "one,two");
    }
}

/* They have no id: it is the path that repeats. */
static void
test_folders (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) folders = NULL;

  cue_script_server_add (fixture->server, 200, "{\"count\":3,\"next\":\"?page=2\",\"results\":[{\"name\":\"A\",\"path\":\"A\"},{\"name\":\"B\",\"path\":\"A.B\"}]}");
  cue_script_server_add (fixture->server, 200, "{\"count\":3,\"next\":null,\"results\":[{\"name\":\"B\",\"path\":\"A.B\"},{\"name\":\"B\",\"path\":\"B\"}]}");
  folders = list (fixture->api, CUE_RESOURCE_FOLDERS, CUE_UNSET, NULL, &error);
  g_assert_no_error (error);
  assert_names (folders, "A,B,B");
}

static void
test_ping (Fixture      *fixture,
           gconstpointer data)
{
  g_auto (CueTestResult) good = { 0 };
  g_auto (CueTestResult) bad = { 0 };
  g_autoptr (GError) error = NULL;

  cue_script_server_add (fixture->server, 200, "{\"count\":1,\"results\":[{\"id\":1}]}");
  cue_script_server_add (fixture->server, 503, NULL);
  cue_api_ping_async (fixture->api, NULL, cue_test_async_cb, &good);
  g_assert_true (cue_api_ping_finish (fixture->api, cue_test_result_wait (&good), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 0)->path, ==, "/test_framework/v1/aiagents/");
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 0)->query, ==, "project_id=7&page_size=1");
  g_assert_cmpint (cue_connection_get_state (cue_api_get_connection (fixture->api)), ==, CUE_CONNECTION_ONLINE);

  /* It tells how things are now: no second try. */
  cue_api_ping_async (fixture->api, NULL, cue_test_async_cb, &bad);
  g_assert_false (cue_api_ping_finish (fixture->api, cue_test_result_wait (&bad), &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_SERVER);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 2);
}

static void
add (const char *name,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/net/http-lists/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("pages", test_pages);
  add ("repeats-and-skips", test_repeats_and_skips);
  add ("trouble-between", test_trouble_between);
  add ("cancelled-between", test_cancelled_between);
  add ("many", test_many);
  add ("scopes", test_scopes);
  add ("no-project", test_no_project);
  add ("missing", test_missing);
  add ("not-missing", test_not_missing);
  add ("tags", test_tags);
  add ("folders", test_folders);
  add ("ping", test_ping);

  return g_test_run ();
}
