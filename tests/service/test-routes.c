/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-routes.h"

#include "cue-json.h"
#include "cue-test.h"

#define SCENARIOS "/test_framework/v1/scenarios/"

typedef struct
{
  CueTestFolder *folder;
  CueRepository *repository;
  CueJobs       *jobs;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = cue_test_folder_new ();
  fixture->repository = cue_repository_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->jobs = cue_jobs_new (fixture->repository, 0.05);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->jobs);
  g_assert_finalize_object (fixture->repository);
  cue_test_folder_free (fixture->folder);
}

/* (transfer full): the answer; @target may carry a query "?a=b&c=d". */
static CueReply *
ask (Fixture    *fixture,
     const char *method,
     const char *target,
     const char *body)
{
  g_auto (GStrv) parts = g_strsplit (target, "?", 2);
  g_autoptr (GHashTable) query = parts[1] != NULL ? g_uri_parse_params (parts[1], -1, "&", G_URI_PARAMS_NONE, NULL) : NULL;
  CueRequest request = { .method = method, .path = parts[0], .query = query, .body = body, .length = body != NULL ? strlen (body) : 0, .origin = "http://127.0.0.1:1" };

  return cue_routes_answer (fixture->repository, fixture->jobs, &request);
}

static JsonObject *
get_object (CueReply *reply)
{
  return json_node_get_object (reply->body);
}

static void
test_errors (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *target;
    const char *body;
    guint       status;
    const char *answer;
  } rows[] = {
    { "GET", "/", NULL, 404, "{\"detail\":\"Not found.\"}" },
    { "GET", "/test_framework/v1/scenarios", NULL, 404, "{\"detail\":\"Not found.\"}" },
    { "GET", SCENARIOS "99/", NULL, 404, "{\"detail\":\"Not found.\"}" },
    { "GET", SCENARIOS "99999999999999999999/", NULL, 404, "{\"detail\":\"Not found.\"}" },
    { "GET", SCENARIOS "-1/", NULL, 404, "{\"detail\":\"Not found.\"}" },
    { "GET", SCENARIOS "?page=9", NULL, 404, "{\"detail\":\"Invalid page.\"}" },
    { "GET", SCENARIOS "?page=x", NULL, 404, "{\"detail\":\"Invalid page.\"}" },
    { "PATCH", SCENARIOS "99/", "{}", 404, "{\"detail\":\"Not found.\"}" },
    { "DELETE", SCENARIOS "99/", NULL, 404, "{\"detail\":\"Not found.\"}" },
    { "POST", SCENARIOS, "{\"agent\":1}", 400, "{\"name\":[\"This field is required.\"],\"personality\":[\"This field is required.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"x\",\"personality\":1}", 400, "{\"agent\":[\"Either agent or project is required.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"\",\"personality\":1,\"agent\":1}", 400, "{\"name\":[\"This field may not be blank.\"]}" },
    { "POST", SCENARIOS, "{\"name\":null,\"personality\":1,\"agent\":1}", 400, "{\"name\":[\"This field may not be null.\"]}" },
    { "POST", SCENARIOS, "{\"name\":[],\"personality\":1,\"agent\":1}", 400, "{\"name\":[\"Not a valid string.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"x\",\"personality\":99,\"agent\":1}", 400, "{\"personality\":[\"Invalid pk \\\"99\\\" - object does not exist.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"x\",\"personality\":1,\"agent\":1,\"max_duration\":9}", 400, "{\"max_duration\":[\"Ensure this value is greater than or equal to 10.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"x\",\"personality\":1,\"agent\":1,\"max_duration\":3601}", 400, "{\"max_duration\":[\"Ensure this value is less than or equal to 3600.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"x\",\"personality\":1,\"agent\":1,\"scenario_language\":\"xx\"}", 400, "{\"scenario_language\":[\"\\\"xx\\\" is not a valid choice.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"x\",\"personality\":1,\"agent\":1,\"dynamic_variable_values\":{}}", 400, "{\"dynamic_variable_values\":[\"This field was removed.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"x\",\"personality\":1,\"agent\":1,\"conditional_actions\":{}}", 400, "{\"conditional_actions\":[\"Only allowed with scenario_type conditional_actions.\"]}" },
    { "POST", SCENARIOS, "{\"name\":\"x\",\"personality\":1,\"agent\":1,\"scenario_type\":\"conditional_actions\",\"conditional_actions\":{\"role\":\"r\",\"conditions\":[{\"id\":1}]}}", 400, "{\"conditional_actions\":[\"Each condition needs a type: standard or action_followup.\"]}" },
    { "POST", SCENARIOS, "[1]", 400, "{\"non_field_errors\":[\"Invalid data. Expected an object, but got an array.\"]}" },
    { "POST", SCENARIOS "generate-instructions/", "{\"agent\":1,\"personality\":1}", 400, "{\"extra_instructions\":[\"This field may not be blank.\"]}" },
    { "POST", SCENARIOS "generate-instructions/", "{\"agent\":1,\"personality\":1,\"extra_instructions\":\"  \"}", 400, "{\"extra_instructions\":[\"This field may not be blank.\"]}" },
    { "POST", SCENARIOS "generate-instructions/", "{\"agent\":1,\"personality\":1,\"extra_instructions\":\"🎉\"}", 400, "{\"extra_instructions\":[\"Describe in words what happens in this call.\"]}" },
    { "POST", SCENARIOS "generate-instructions/", "{\"agent\":1,\"extra_instructions\":\"x\"}", 400, "{\"personality\":[\"This field is required.\"]}" },
    { "POST", SCENARIOS "improve_instructions/", "{\"extra_instructions\":\"x\"}", 400, "{\"agent\":[\"This field is required.\"]}" },
    { "GET", SCENARIOS "instructions-progress/?progress_id=x", NULL, 404, "{\"detail\":\"Not found.\"}" },
    { "GET", SCENARIOS "instructions-progress/", NULL, 400, "{\"progress_id\":[\"This field is required.\"]}" },
    { "POST", "/test_framework/v1/test-profiles/", "{}", 400, "{\"name\":[\"This field is required.\"]}" },
    { "POST", "/test_framework/v1/aiagents/", "{\"agent_name\":\"x\"}", 400, "{\"description\":[\"This field is required.\"]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueReply) reply = ask (fixture, rows[i].method, rows[i].target, rows[i].body);
      g_autofree char *text = cue_json_to_text (reply->body);

      g_test_message ("%s %s %s", rows[i].method, rows[i].target, rows[i].body);
      g_assert_cmpstr (text, ==, rows[i].answer);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
    }
}

static void
test_long_name (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *fits = NULL;
  g_autofree char *too_long = NULL;
  g_autoptr (CueReply) ok = NULL;
  g_autoptr (CueReply) refused = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append (name, "ü");
  fits = g_strdup_printf ("{\"name\":\"%s\",\"personality\":1,\"agent\":1}", name->str);
  too_long = g_strdup_printf ("{\"name\":\"%sx\",\"personality\":1,\"agent\":1}", name->str);
  ok = ask (fixture, "POST", SCENARIOS, fits);
  refused = ask (fixture, "POST", SCENARIOS, too_long);
  text = cue_json_to_text (refused->body);
  g_assert_cmpuint (ok->status, ==, 201);
  g_assert_cmpuint (refused->status, ==, 400);
  g_assert_cmpstr (text, ==, "{\"name\":[\"Ensure this field has no more than 80 characters.\"]}");
}

static void
test_bad_json (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const bodies[] = { "{", "{\"name\":", "\"", "nope", "{} x", "\xff\xfe", NULL };

  for (guint i = 0; bodies[i] != NULL; i++)
    {
      g_autoptr (CueReply) reply = ask (fixture, "POST", SCENARIOS, bodies[i]);

      g_assert_cmpuint (reply->status, ==, 400);
      g_assert_true (g_str_has_prefix (cue_json_get_string (get_object (reply), "detail"), "JSON parse error - "));
    }
}

static void
test_methods (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *path;
    const char *allow;
  } rows[] = {
    { "DELETE", SCENARIOS, "GET, POST" },
    { "POST", SCENARIOS "1/", "GET, PATCH, DELETE" },
    { "GET", SCENARIOS "generate-instructions/", "POST" },
    { "OPTIONS", "/user/v1/projects/", "GET" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueReply) reply = ask (fixture, rows[i].method, rows[i].path, NULL);

      g_assert_cmpuint (reply->status, ==, 405);
      g_assert_cmpstr (reply->allow, ==, rows[i].allow);
    }
}

static void
test_life (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (CueReply) created = ask (fixture, "POST", SCENARIOS, "{\"id\":777,\"name\":\"New\",\"personality\":5,\"agent\":2,\"test_profile\":2,\"agent_name\":\"no\",\"unknown\":1,\"tags\":[\"a\"]}");
  g_autoptr (CueReply) patched = NULL;
  g_autoptr (CueReply) deleted = NULL;
  g_autoptr (CueReply) gone = NULL;
  JsonObject *row = get_object (created);

  g_assert_cmpuint (created->status, ==, 201);
  g_assert_cmpint (cue_json_get_int (row, "id", 0), ==, 7);
  g_assert_cmpstr (cue_json_get_string (row, "agent_name"), ==, "Order desk");
  g_assert_cmpstr (cue_json_get_string (row, "personality_name"), ==, "Sachlich");
  g_assert_nonnull (cue_json_get_object (row, "test_profile_data"));
  g_assert_false (json_object_has_member (row, "unknown"));
  g_assert_nonnull (cue_json_get_string (row, "created_at"));
  patched = ask (fixture, "PATCH", SCENARIOS "7/", "{\"name\":\"Other\",\"test_profile\":null,\"id\":1}");
  g_assert_cmpuint (patched->status, ==, 200);
  g_assert_cmpstr (cue_json_get_string (get_object (patched), "name"), ==, "Other");
  g_assert_true (json_object_get_null_member (get_object (patched), "test_profile_data"));
  g_assert_cmpint (cue_json_get_int (get_object (patched), "id", 0), ==, 7);
  g_assert_cmpuint (json_array_get_length (cue_json_get_array (get_object (patched), "tags")), ==, 1);
  deleted = ask (fixture, "DELETE", SCENARIOS "7/", NULL);
  g_assert_cmpuint (deleted->status, ==, 204);
  g_assert_null (deleted->body);
  gone = ask (fixture, "GET", SCENARIOS "7/", NULL);
  g_assert_cmpuint (gone->status, ==, 404);
}

static void
test_structured (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (CueReply) reply = ask (fixture, "POST", SCENARIOS, "{\"name\":\"S\",\"personality\":1,\"agent\":1,\"scenario_type\":\"conditional_actions\",\"conditional_actions\":{\"role\":\"r\",\"conditions\":[{\"id\":0,\"condition\":\"FIRST_MESSAGE\",\"action\":\"\",\"type\":\"standard\",\"fixed_message\":true}]}}");
  JsonObject *row = get_object (reply);

  g_assert_cmpuint (reply->status, ==, 201);
  g_assert_false (json_object_has_member (row, "conditional_actions"));
  g_assert_true (g_str_has_prefix (cue_json_get_string (row, "instructions"), "{\"role\":\"r\",\"conditions\":["));
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CueReply) first = ask (fixture, "GET", SCENARIOS "?page_size=4&agent_id=1&tags=a%20b,priority-high,safety,structured,identification,arabic,cancellation", NULL);
  g_autoptr (CueReply) second = ask (fixture, "GET", SCENARIOS "?page=2&page_size=4", NULL);
  g_autoptr (CueReply) none = ask (fixture, "GET", SCENARIOS "?folder_path=", NULL);
  JsonObject *page = get_object (second);

  g_assert_cmpint (cue_json_get_int (get_object (first), "count", 0), ==, 4);
  g_assert_true (json_object_get_null_member (get_object (first), "next"));
  g_assert_cmpint (cue_json_get_int (page, "count", 0), ==, 6);
  g_assert_cmpuint (json_array_get_length (cue_json_get_array (page, "results")), ==, 2);
  g_assert_cmpstr (cue_json_get_string (page, "previous"), ==, "http://127.0.0.1:1" SCENARIOS "?page=1&page_size=4");
  g_assert_cmpint (cue_json_get_int (get_object (none), "count", -1), ==, 0);
}

static void
test_arrays (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueReply) personalities = ask (fixture, "GET", "/test_framework/v1/personalities/?language=en", NULL);
  g_autoptr (CueReply) profiles = ask (fixture, "GET", "/test_framework/v1/test-profiles/?agent_id=2", NULL);
  g_autoptr (CueReply) projects = ask (fixture, "GET", "/user/v1/projects/", NULL);
  g_autoptr (CueReply) created = ask (fixture, "POST", "/test_framework/v1/test-profiles/", "{\"name\":\"P\"}");

  g_assert_cmpuint (json_array_get_length (json_node_get_array (personalities->body)), ==, 4);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (profiles->body)), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (json_node_get_array (projects->body), 0), "name"), ==, "This computer");
  g_assert_nonnull (cue_json_get_string (json_object_get_object_member (json_array_get_object_element (json_node_get_array (projects->body), 0), "organization"), "name"));
  g_assert_cmpuint (created->status, ==, 200);
  g_assert_nonnull (cue_json_get_object (get_object (created), "information"));
}

static void
test_agents (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueReply) created = ask (fixture, "POST", "/test_framework/v1/aiagents/", "{\"agent_name\":\"Mine\",\"description\":\"You are Mine.\"}");
  g_autoptr (CueReply) read = ask (fixture, "GET", "/test_framework/v2/aiagents/3/", NULL);

  g_assert_cmpuint (created->status, ==, 201);
  g_assert_cmpstr (cue_json_get_string (get_object (created), "agent_name"), ==, "Mine");
  g_assert_cmpstr (cue_json_get_string (get_object (read), "name"), ==, "Mine");
  g_assert_false (json_object_has_member (get_object (read), "agent_name"));
}

/* What is in @member of all rows, one after the other. */
static char *
join_rows (JsonArray  *rows,
           const char *member)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (rows); i++)
    g_ptr_array_add (words, (gpointer) cue_json_get_string (json_array_get_object_element (rows, i), member));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static void
add_filed (Fixture    *fixture,
           int         agent,
           const char *folder,
           const char *tags)
{
  g_autofree char *body = g_strdup_printf ("{\"name\":\"F\",\"personality\":1,\"agent\":%d,\"folder_path\":\"%s\",\"tags\":%s}", agent, folder, tags);
  g_autoptr (CueReply) reply = ask (fixture, "POST", SCENARIOS, body);

  g_assert_cmpuint (reply->status, ==, 201);
}

static void
test_folders (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *query;
    gint64      count;
    const char *paths;
    gboolean    more;
  } rows[] = {
    { "search=Zz", 2, "zz zz.sub.zzdeep", FALSE },
    { "search=sub&project_id=1", 1, "zz.sub", FALSE },
    { "parent_path=zz", 1, "zz.sub", FALSE },
    { "parent_path=zz.sub", 1, "zz.sub.zzdeep", FALSE },
    { "parent_path=&search=zz", 1, "zz", FALSE },
    { "parent_path=z", 0, "", FALSE },
    { "search=zz&project_id=99", 0, "", FALSE },
    { "parent_path=zz.sub&page_size=1", 1, "zz.sub.zzdeep", FALSE },
    { "search=zz&page_size=1&page=2", 2, "zz.sub.zzdeep", FALSE },
  };
  g_autoptr (CueReply) first = NULL;
  g_autoptr (CueReply) past = ask (fixture, "GET", SCENARIOS "folders/?page=99", NULL);
  JsonObject *folder;

  g_assert_cmpuint (past->status, ==, 404);
  add_filed (fixture, 1, "zz.sub.zzdeep", "[]");
  add_filed (fixture, 1, "zz", "[]");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *target = g_strconcat (SCENARIOS "folders/?", rows[i].query, NULL);
      g_autoptr (CueReply) reply = ask (fixture, "GET", target, NULL);
      g_autofree char *paths = join_rows (cue_json_get_array (get_object (reply), "results"), "path");

      g_test_message ("%s", target);
      g_assert_cmpint (cue_json_get_int (get_object (reply), "count", -1), ==, rows[i].count);
      g_assert_cmpstr (paths, ==, rows[i].paths);
      g_assert_cmpint (!json_object_get_null_member (get_object (reply), "next"), ==, rows[i].more);
    }

  first = ask (fixture, "GET", SCENARIOS "folders/?page_size=1&search=zz", NULL);
  g_assert_cmpstr (cue_json_get_string (get_object (first), "next"), !=, NULL);
  folder = json_array_get_object_element (cue_json_get_array (get_object (first), "results"), 0);
  g_assert_cmpstr (cue_json_get_string (folder, "name"), ==, "zz");
  g_assert_nonnull (cue_json_get_string (folder, "created_at"));
  g_assert_nonnull (cue_json_get_string (folder, "updated_at"));
}

static void
test_tags (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (CueReply) created = ask (fixture, "POST", "/test_framework/v1/aiagents/", "{\"agent_name\":\"Mine\",\"description\":\"You are Mine.\"}");
  g_autoptr (CueReply) mine = NULL;
  g_autoptr (CueReply) all = NULL;
  g_autoptr (CueReply) none = NULL;
  g_autofree char *names = NULL;

  g_assert_cmpuint (created->status, ==, 201);
  add_filed (fixture, 3, "zz", "[\"b\",\"a\"]");
  add_filed (fixture, 3, "zz", "[\"b\",\"c d\"]");
  mine = ask (fixture, "GET", SCENARIOS "tags/?agent_id=3", NULL);
  names = join_rows (json_node_get_array (mine->body), "name");
  g_assert_cmpstr (names, ==, "a b c d");
  all = ask (fixture, "GET", SCENARIOS "tags/?project_id=1", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (all->body)), >, 3);
  none = ask (fixture, "GET", SCENARIOS "tags/?project_id=99", NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (none->body)), ==, 0);
}

static void
test_metrics (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueReply) all = ask (fixture, "GET", "/test_framework/v1/metrics/?project_id=1", NULL);
  g_autoptr (CueReply) one = ask (fixture, "GET", "/test_framework/v1/metrics/?slug=latency", NULL);
  g_autofree char *slugs = join_rows (json_node_get_array (all->body), "slug");
  JsonObject      *latency = json_array_get_object_element (json_node_get_array (one->body), 0);

  g_assert_cmpstr (slugs, ==, "expected_outcome tool_call_success infrastructure_issues latency");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (one->body)), ==, 1);
  g_assert_cmpint (cue_json_get_int (latency, "id", 0), ==, 4);
  g_assert_cmpstr (cue_json_get_string (latency, "eval_type"), ==, "numeric");
  g_assert_true (json_object_get_boolean_member (latency, "simulation_enabled"));
}

static void
test_tools (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CueReply) before = ask (fixture, "GET", "/test_framework/v1/tools/", NULL);
  g_autoptr (JsonObject) agent = cue_repository_read (fixture->repository, CUE_RESOURCE_AGENTS, 1, NULL);
  g_autoptr (JsonNode) tools = cue_json_parse ("[{\"id\":7,\"name\":\"book\",\"description\":\"Books.\"},{\"id\":8,\"name\":\"look up\"}]", -1, NULL);
  g_autoptr (CueReply) all = NULL;
  g_autoptr (CueReply) found = NULL;
  g_autoptr (CueReply) own = NULL;

  g_assert_cmpint (cue_json_get_int (get_object (before), "count", -1), ==, 0);
  g_assert_true (json_object_get_null_member (get_object (before), "next"));
  json_object_set_member (agent, "mock_tools", g_steal_pointer (&tools));
  g_assert_true (cue_repository_update (fixture->repository, CUE_RESOURCE_AGENTS, agent, NULL));

  all = ask (fixture, "GET", "/test_framework/v1/tools/?agent_id=2&page_size=1", NULL);
  g_assert_cmpint (cue_json_get_int (get_object (all), "count", -1), ==, 2);
  g_assert_cmpuint (json_array_get_length (cue_json_get_array (get_object (all), "results")), ==, 1);
  found = ask (fixture, "GET", "/test_framework/v1/tools/?search=LOOK", NULL);
  g_assert_cmpint (cue_json_get_int (get_object (found), "count", -1), ==, 1);
  own = ask (fixture, "GET", "/test_framework/v1/tools/?agent_id=1", NULL);
  g_assert_cmpint (cue_json_get_int (get_object (own), "count", -1), ==, 0);
}

static void
test_page_size (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (CueReply) first = NULL;
  g_autoptr (CueReply) second = NULL;

  for (guint i = 0; i < 101 - 6; i++)
    add_filed (fixture, 1, "zz", "[]");
  first = ask (fixture, "GET", SCENARIOS "?page_size=500", NULL);
  g_assert_cmpint (cue_json_get_int (get_object (first), "count", -1), ==, 101);
  g_assert_cmpuint (json_array_get_length (cue_json_get_array (get_object (first), "results")), ==, 100);
  second = ask (fixture, "GET", SCENARIOS "?page=2&page_size=500", NULL);
  g_assert_cmpuint (json_array_get_length (cue_json_get_array (get_object (second), "results")), ==, 1);
  g_assert_true (json_object_get_null_member (get_object (second), "next"));
}

#define ADD(name, function) g_test_add ("/service/routes/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("errors", test_errors);
  ADD ("long-name", test_long_name);
  ADD ("bad-json", test_bad_json);
  ADD ("methods", test_methods);
  ADD ("life", test_life);
  ADD ("structured", test_structured);
  ADD ("pages", test_pages);
  ADD ("arrays", test_arrays);
  ADD ("agents", test_agents);
  ADD ("folders", test_folders);
  ADD ("tags", test_tags);
  ADD ("metrics", test_metrics);
  ADD ("tools", test_tools);
  ADD ("page-size", test_page_size);
  return g_test_run ();
}
