/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-error.h"
#include "cue-json.h"
#include "cue-test.h"
#include "cue-workspace.h"

static void
test_properties (void)
{
  CueWorkspace *workspace = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, "This computer", NULL, CUE_UNSET);

  g_assert_cmpstr (cue_workspace_get_id (workspace), ==, "local");
  g_assert_cmpint (cue_workspace_get_kind (workspace), ==, CUE_WORKSPACE_LOCAL);
  g_assert_cmpstr (cue_workspace_get_name (workspace), ==, "This computer");
  g_assert_null (cue_workspace_get_url (workspace));
  g_assert_cmpint (cue_workspace_get_project (workspace), ==, CUE_UNSET);
  g_assert_cmpuint (cue_test_read_all_properties (workspace), ==, 7);

  cue_test_string_property (workspace, "name", "a", "b");
  cue_test_string_property (workspace, "url", "https://a", "https://b");
  cue_test_number_property (workspace, "project", 7, 8);
  cue_test_string_property (workspace, "project-name", "a", "b");
  cue_test_string_property (workspace, "organization", "a", "b");
  cue_workspace_set_url (workspace, "http://127.0.0.1:8080//");
  g_assert_cmpstr (cue_workspace_get_url (workspace), ==, "http://127.0.0.1:8080");

  g_assert_finalize_object (workspace);
}

typedef struct
{
  const char *text;
  const char *url; /* NULL = refused */
} UrlRow;

static const UrlRow urls[] = {
  { "https://api.cekura.ai", "https://api.cekura.ai" },
  { "https://api.cekura.ai/", "https://api.cekura.ai" },
  { "  https://api.cekura.ai/// \n", "https://api.cekura.ai" },
  { "HTTPS://api.cekura.ai", "https://api.cekura.ai" },
  { "api.cekura.ai", "https://api.cekura.ai" },
  { "api.cekura.ai:8443/", "https://api.cekura.ai:8443" },
  { "https://example.com/base/path/", "https://example.com/base/path" },
  { "http://127.0.0.1:8080/", "http://127.0.0.1:8080" },
  { "http://127.255.1.2", "http://127.255.1.2" },
  { "http://[::1]:8080", "http://[::1]:8080" },
  { "http://localhost:1", "http://localhost:1" },
  { "http://LOCALHOST", "http://LOCALHOST" },
  { "localhost:8080", "https://localhost:8080" },
  { "", NULL },
  { "   ", NULL },
  { "https://", NULL },
  { "https:///path", NULL },
  { "http://api.cekura.ai", NULL },
  { "http://localhost.example.com", NULL },
  { "http://127.0.0.1.example.com", NULL },
  { "http://10.0.0.1", NULL },
  { "http://0.0.0.0", NULL },
  { "http://[::]", NULL },
  { "ftp://api.cekura.ai", NULL },
  { "file:///etc/passwd", NULL },
  { "https://user@example.com", NULL },
  { "https://user:secret@example.com", NULL },
  { "user:secret@example.com", NULL },
  { "https://example.com?a=b", NULL },
  { "https://example.com/#x", NULL },
  { "https://example.com:0", NULL },
  { "https://example.com:99999", NULL },
  { "https://example.com:port", NULL },
  { "https://exa mple.com", NULL },
  { "https://example.com/a\nb", NULL },
  { "https://[::1", NULL },
  { "https://example.com/\xff", NULL },
};

static void
test_url (gconstpointer data)
{
  const UrlRow *row = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = cue_workspace_parse_url (row->text, &error);

  g_assert_cmpstr (url, ==, row->url);
  if (row->url != NULL)
    {
      g_assert_no_error (error);
    }
  else
    {
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "url: "));
      g_assert_true (g_str_has_suffix (cue_workspace_get_url_problem (error), "."));
      g_assert_true (g_ascii_isupper (*cue_workspace_get_url_problem (error)));
      g_assert_null (strstr (error->message, "secret"));
    }
}

static void
test_new_id (void)
{
  g_autofree char *first = cue_workspace_new_id ();
  g_autofree char *second = cue_workspace_new_id ();

  g_assert_true (g_str_has_prefix (first, "cekura-"));
  g_assert_cmpuint (strlen (first), ==, strlen ("cekura-") + 36);
  g_assert_cmpstr (first, !=, second);
}

static void
test_json (void)
{
  g_autoptr (CueWorkspace) workspace = NULL;
  g_autoptr (CueWorkspace) read = NULL;
  g_autoptr (CueWorkspace) bare = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) bare_node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *bare_text = NULL;
  g_autoptr (GError) error = NULL;

  workspace = cue_workspace_new ("cekura-1", CUE_WORKSPACE_CEKURA, "Kundendienst „Süd“", "https://a.example", 7);
  g_object_set (workspace, "project-name", "Bookings", "organization", "Example", NULL);
  node = cue_workspace_to_json (workspace);
  text = cue_json_to_text (node);
  g_assert_cmpstr (text, ==,
                   "{\"id\":\"cekura-1\",\"kind\":\"cekura\",\"name\":\"Kundendienst „Süd“\","
                   "\"url\":\"https://a.example\",\"project\":7,\"project_name\":\"Bookings\","
                   "\"organization\":\"Example\"}");

  read = cue_workspace_from_json (node, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cue_workspace_get_kind (read), ==, CUE_WORKSPACE_CEKURA);
  g_assert_cmpstr (cue_workspace_get_name (read), ==, "Kundendienst „Süd“");
  g_assert_cmpstr (cue_workspace_get_url (read), ==, "https://a.example");
  g_assert_cmpint (cue_workspace_get_project (read), ==, 7);
  g_assert_cmpstr (cue_workspace_get_project_name (read), ==, "Bookings");
  g_assert_cmpstr (cue_workspace_get_organization (read), ==, "Example");

  bare = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, NULL, NULL, CUE_UNSET);
  bare_node = cue_workspace_to_json (bare);
  bare_text = cue_json_to_text (bare_node);
  g_assert_cmpstr (bare_text, ==, "{\"id\":\"local\",\"kind\":\"local\"}");

  cue_workspace_take_over (bare, read);
  g_assert_cmpstr (cue_workspace_get_id (bare), ==, "local");
  g_assert_cmpstr (cue_workspace_get_name (bare), ==, "Kundendienst „Süd“");
  g_assert_cmpint (cue_workspace_get_project (bare), ==, 7);
  g_assert_cmpstr (cue_workspace_get_organization (bare), ==, "Example");
}

static const char *const bad_json[] = {
  "[]",
  "{}",
  "{\"id\":7,\"kind\":\"cekura\",\"url\":\"https://a.example\"}",
  "{\"id\":\"../../etc\",\"kind\":\"cekura\",\"url\":\"https://a.example\"}",
  "{\"id\":\"\",\"kind\":\"cekura\",\"url\":\"https://a.example\"}",
  "{\"id\":\"a\",\"kind\":\"other\",\"url\":\"https://a.example\"}",
  "{\"id\":\"a\",\"url\":\"https://a.example\"}",
  "{\"id\":\"a\",\"kind\":\"cekura\"}",
  "{\"id\":\"a\",\"kind\":\"cekura\",\"url\":\"http://a.example\"}",
  "{\"id\":\"a\",\"kind\":\"cekura\",\"url\":\"https://a.example\",\"project\":\"seven\"}",
  "{\"id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"kind\":\"local\"}",
};

static void
test_bad_json (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_json); i++)
    {
      g_autoptr (JsonNode) node = cue_json_parse (bad_json[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_workspace_from_json (node, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/workspace/properties", test_properties);
  g_test_add_func ("/model/workspace/new-id", test_new_id);
  g_test_add_func ("/model/workspace/json", test_json);
  g_test_add_func ("/model/workspace/bad-json", test_bad_json);
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/workspace/url/%02u", i);
      g_test_add_data_func (path, &urls[i], test_url);
    }

  return g_test_run ();
}
