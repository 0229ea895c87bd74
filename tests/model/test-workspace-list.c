/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"
#include "cue-json.h"
#include "cue-test.h"
#include "cue-workspace-list.h"

typedef struct
{
  guint n_changed;
  guint n_items_changed;
  guint position;
  guint n_removed;
  guint n_added;
} Heard;

static void
changed_cb (Heard *heard)
{
  heard->n_changed++;
}

static void
items_changed_cb (Heard *heard,
                  guint  position,
                  guint  n_removed,
                  guint  n_added)
{
  heard->n_items_changed++;
  heard->position = position;
  heard->n_removed = n_removed;
  heard->n_added = n_added;
}

static void
listen (CueWorkspaceList *list,
        Heard            *heard)
{
  g_signal_connect_swapped (list, "changed", G_CALLBACK (changed_cb), heard);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), heard);
}

static CueWorkspace *
create_workspace (const char *id)
{
  return cue_workspace_new (id, CUE_WORKSPACE_CEKURA, id, "https://api.example.com", CUE_UNSET);
}

static const char *
get_id (CueWorkspaceList *list,
        guint             position)
{
  g_autoptr (CueWorkspace) workspace = g_list_model_get_item (G_LIST_MODEL (list), position);

  return workspace != NULL ? cue_workspace_get_id (workspace) : NULL;
}

static void
test_local_first (void)
{
  CueWorkspaceList *list = cue_workspace_list_new ();
  CueWorkspace     *local = cue_workspace_list_find (list, "local");
  Heard             heard = { 0 };

  listen (list, &heard);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == CUE_TYPE_WORKSPACE);
  g_assert_cmpint (cue_workspace_get_kind (local), ==, CUE_WORKSPACE_LOCAL);
  g_assert_cmpstr (cue_workspace_get_name (local), !=, NULL);
  g_assert_null (cue_workspace_list_get_last (list));
  g_assert_null (cue_workspace_list_find (list, "other"));
  g_assert_null (get_id (list, 1));

  cue_workspace_list_remove (list, local);
  cue_workspace_set_url (local, "http://127.0.0.1:1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (heard.n_changed, ==, 0);
  g_assert_cmpuint (heard.n_items_changed, ==, 0);
  g_assert_finalize_object (list);
}

static void
test_add_and_remove (void)
{
  CueWorkspaceList *list = cue_workspace_list_new ();
  g_autoptr (CueWorkspace) a = create_workspace ("a");
  g_autoptr (CueWorkspace) again = create_workspace ("a");
  g_autoptr (CueWorkspace) b = create_workspace ("b");
  Heard heard = { 0 };

  listen (list, &heard);
  cue_workspace_list_add (list, a);
  cue_workspace_list_add (list, again);
  cue_workspace_list_add (list, b);
  g_assert_cmpuint (heard.n_changed, ==, 2);
  g_assert_cmpuint (heard.n_items_changed, ==, 2);
  g_assert_cmpuint (heard.position, ==, 2);
  g_assert_cmpuint (heard.n_added, ==, 1);
  g_assert_true (cue_workspace_list_find (list, "a") == a);
  g_assert_cmpstr (get_id (list, 0), ==, "local");
  g_assert_cmpstr (get_id (list, 1), ==, "a");
  g_assert_cmpstr (get_id (list, 2), ==, "b");

  g_object_set (a, "name", "Renamed", NULL);
  g_assert_cmpuint (heard.n_changed, ==, 3);
  cue_workspace_list_set_last (list, "a");
  cue_workspace_list_set_last (list, "a");
  g_assert_cmpuint (heard.n_changed, ==, 4);

  cue_workspace_list_remove (list, a);
  cue_workspace_list_remove (list, a);
  g_assert_cmpuint (heard.n_changed, ==, 5);
  g_assert_cmpuint (heard.position, ==, 1);
  g_assert_cmpuint (heard.n_removed, ==, 1);
  g_assert_cmpuint (heard.n_added, ==, 0);
  g_assert_null (cue_workspace_list_get_last (list));
  g_assert_null (cue_workspace_list_find (list, "a"));

  g_object_set (a, "name", "Nobody listens", NULL);
  g_assert_cmpuint (heard.n_changed, ==, 5);
  cue_test_string_property (list, "last", "local", "b");
  g_assert_finalize_object (list);
}

static void
test_json (void)
{
  g_autoptr (CueWorkspaceList) list = cue_workspace_list_new ();
  g_autoptr (CueWorkspaceList) copy = cue_workspace_list_new ();
  g_autoptr (CueWorkspace) a = create_workspace ("a");
  g_autoptr (CueWorkspace) b = create_workspace ("b");
  g_autoptr (CueWorkspace) old = create_workspace ("old");
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Heard heard = { 0 };

  cue_workspace_list_add (list, a);
  cue_workspace_list_add (list, b);
  cue_workspace_list_set_last (list, "b");
  node = cue_workspace_list_to_json (list);
  text = cue_json_to_text (node);
  g_assert_cmpstr (text, ==,
                   "{\"version\":1,\"last\":\"b\",\"workspaces\":["
                   "{\"id\":\"a\",\"kind\":\"cekura\",\"name\":\"a\",\"url\":\"https://api.example.com\"},"
                   "{\"id\":\"b\",\"kind\":\"cekura\",\"name\":\"b\",\"url\":\"https://api.example.com\"}]}");

  cue_workspace_list_add (copy, old);
  listen (copy, &heard);
  g_assert_true (cue_workspace_list_load (copy, node, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (copy)), ==, 3);
  g_assert_cmpstr (get_id (copy, 0), ==, "local");
  g_assert_cmpstr (get_id (copy, 1), ==, "a");
  g_assert_cmpstr (get_id (copy, 2), ==, "b");
  g_assert_cmpstr (cue_workspace_list_get_last (copy), ==, "b");
  g_assert_cmpuint (heard.n_changed, ==, 0);
  g_assert_cmpuint (heard.n_items_changed, ==, 1);
  g_assert_cmpuint (heard.position, ==, 1);
  g_assert_cmpuint (heard.n_removed, ==, 1);
  g_assert_cmpuint (heard.n_added, ==, 2);
}

static guint n_warnings;

static GLogWriterOutput
log_writer (GLogLevelFlags   level,
            const GLogField *fields,
            gsize            n_fields,
            gpointer         user_data)
{
  if (level == G_LOG_LEVEL_WARNING)
    n_warnings++;

  return G_LOG_WRITER_HANDLED;
}

/* One that cannot be read does not take the others with it. */
static void
test_tolerance (void)
{
  g_autoptr (CueWorkspaceList) list = cue_workspace_list_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  node = cue_json_parse ("{\"last\":\"gone\",\"workspaces\":[7,"
                         "{\"id\":\"../x\",\"kind\":\"cekura\",\"url\":\"https://a.example\"},"
                         "{\"id\":\"local\",\"kind\":\"cekura\",\"url\":\"https://a.example\"},"
                         "{\"id\":\"a\",\"kind\":\"cekura\",\"url\":\"https://a.example/\",\"key\":\"kept out\"},"
                         "{\"id\":\"a\",\"kind\":\"cekura\",\"url\":\"https://b.example\"}]}",
                         -1, &error);
  g_assert_no_error (error);

  /* It cannot be unset, so this case is the last. */
  g_log_set_writer_func (log_writer, NULL, NULL);
  g_assert_true (cue_workspace_list_load (list, node, &error));
  g_assert_cmpuint (n_warnings, ==, 4);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpstr (cue_workspace_get_url (cue_workspace_list_find (list, "a")), ==, "https://a.example");
  g_assert_cmpstr (cue_workspace_get_name (cue_workspace_list_find (list, "a")), ==, "a");
  g_assert_null (cue_workspace_list_get_last (list));
}

/* One whose data stayed here is found again, over a restart as well. */
static void
test_aside (void)
{
  g_autoptr (CueWorkspaceList) list = cue_workspace_list_new ();
  g_autoptr (CueWorkspaceList) copy = cue_workspace_list_new ();
  g_autoptr (CueWorkspace) a = create_workspace ("a");
  g_autoptr (CueWorkspace) b = create_workspace ("b");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  CueWorkspace *found;
  Heard         heard = { 0 };

  g_object_set (b, "project", G_GINT64_CONSTANT (7), NULL);
  cue_workspace_list_add (list, a);
  cue_workspace_list_add (list, b);
  cue_workspace_list_set_aside (list, cue_workspace_list_find (list, "local"));
  cue_workspace_list_set_aside (list, a);
  cue_workspace_list_set_aside (list, a);
  g_assert_null (cue_workspace_list_find (list, "a"));
  g_assert_null (cue_workspace_list_find_aside (list, "https://api.example.com", 7));
  g_assert_null (cue_workspace_list_find_aside (list, "https://other.example.com", CUE_UNSET));
  g_assert_true (cue_workspace_list_find_aside (list, "https://api.example.com", CUE_UNSET) == a);

  all = cue_workspace_list_dup_all (list);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_true (g_ptr_array_index (all, 1) == b);
  g_assert_true (g_ptr_array_index (all, 2) == a);

  node = cue_workspace_list_to_json (list);
  g_assert_true (cue_workspace_list_load (copy, node, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (copy)), ==, 2);
  found = cue_workspace_list_find_aside (copy, "https://api.example.com", CUE_UNSET);
  g_assert_cmpstr (cue_workspace_get_id (found), ==, "a");
  cue_workspace_list_add (copy, found);
  g_assert_null (cue_workspace_list_find_aside (copy, "https://api.example.com", CUE_UNSET));
  g_assert_nonnull (cue_workspace_list_find (copy, "a"));

  listen (list, &heard);
  cue_workspace_list_set_last (list, "b");
  cue_workspace_list_clear (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_null (cue_workspace_list_find_aside (list, "https://api.example.com", CUE_UNSET));
  g_assert_null (cue_workspace_list_get_last (list));
  g_assert_cmpuint (heard.n_items_changed, ==, 1);
  g_assert_cmpuint (heard.n_changed, ==, 2);
}

static const struct
{
  const char *text;
  gboolean    newer;
} bad[] = {
  { "[]", FALSE },
  { "7", FALSE },
  { "{\"workspaces\":{}}", FALSE },
  { "{\"aside\":7}", FALSE },
  { "{\"last\":7}", FALSE },
  { "{\"version\":\"one\"}", FALSE },
  { "{\"version\":2,\"workspaces\":[]}", TRUE },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CueWorkspaceList) list = cue_workspace_list_new ();
      g_autoptr (CueWorkspace) a = create_workspace ("a");
      g_autoptr (JsonNode) node = cue_json_parse (bad[i].text, -1, NULL);
      g_autoptr (GError) error = NULL;

      cue_workspace_list_add (list, a);
      g_assert_false (cue_workspace_list_load (list, node, &error));
      if (bad[i].newer)
        g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER);
      else
        g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_assert_true (cue_workspace_list_find (list, "a") == a);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/workspace-list/local-first", test_local_first);
  g_test_add_func ("/model/workspace-list/add-and-remove", test_add_and_remove);
  g_test_add_func ("/model/workspace-list/json", test_json);
  g_test_add_func ("/model/workspace-list/aside", test_aside);
  g_test_add_func ("/model/workspace-list/bad", test_bad);
  g_test_add_func ("/model/workspace-list/tolerance", test_tolerance);

  return g_test_run ();
}
