/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a workspace's files are, deleting and exporting them. */
#include "cue-workspace-data.h"

#include "cue-draft.h"
#include "cue-error.h"
#include "cue-generation.h"
#include "cue-json.h"
#include "cue-paths.h"
#include "cue-sqlite-store.h"
#include "cue-test.h"
#include "cue-workspace-export.h"
#include "cue-workspace-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char          *folder; /* the data folder, of this test only */
  CueTestFolder *exports;
  CueWorkspace  *clinic;
  CueWorkspace  *bank;
  CueWorkspace  *local;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = cue_paths_dup_data_dir ();
  fixture->exports = cue_test_folder_new ();
  fixture->clinic = cue_workspace_new ("clinic", CUE_WORKSPACE_CEKURA, "Clinic", "https://api.example.org", 7);
  fixture->bank = cue_workspace_new ("bank", CUE_WORKSPACE_CEKURA, "Bank “Ü”", "https://api.example.org", 8);
  fixture->local = cue_workspace_new (CUE_WORKSPACE_LOCAL_ID, CUE_WORKSPACE_LOCAL, "This Computer", NULL, CUE_UNSET);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->clinic);
  g_assert_finalize_object (fixture->bank);
  g_assert_finalize_object (fixture->local);
  cue_test_folder_free (fixture->exports);
  g_free (fixture->folder);
}

static CueSqliteStore *
open_store (CueWorkspace *workspace)
{
  g_autofree char *path = cue_workspace_data_dup_path (workspace);

  return cue_sqlite_store_new (path);
}

static void
close_store (CueSqliteStore *store)
{
  cue_sqlite_store_close (store);
  cue_test_iterate ();
  g_assert_finalize_object (store);
}

static void
put (CueSqliteStore *store,
     gpointer        record)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_store_put_async (CUE_STORE (store), record, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_put_finish (CUE_STORE (store), cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
}

static void
cache (CueSqliteStore *store,
       CueResource     resource,
       guint           n)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (CueTestResult) result = { 0 };
  g_auto (CueTestResult) end_result = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\": %u, \"name\": \"Row “%u”\"}", i, i);
      g_autoptr (JsonNode) node = json_from_string (json, NULL);

      g_ptr_array_add (objects, cue_resource_object_new_from_json (resource, node, NULL));
    }
  cue_store_cache_async (CUE_STORE (store), resource, objects, 10, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_cache_finish (CUE_STORE (store), cue_test_result_wait (&result), &error));
  cue_store_cache_end_async (CUE_STORE (store), resource, 10, NULL, cue_test_async_cb, &end_result);
  g_assert_true (cue_store_cache_end_finish (CUE_STORE (store), cue_test_result_wait (&end_result), &error));
  g_assert_no_error (error);
}

/* Gives @workspace a draft with a variant and a generation, and cached rows. */
static void
fill (CueWorkspace *workspace,
      guint         n_scenarios)
{
  CueSqliteStore *store = open_store (workspace);
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (draft), "You are \"angry\".");
  g_autoptr (CueGeneration) generation = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);

  cue_draft_set_brief (draft, "مرحبا 🙂 \"quoted\"\n");
  put (store, draft);
  put (store, variant);
  put (store, generation);
  cache (store, CUE_RESOURCE_SCENARIOS, n_scenarios);
  cache (store, CUE_RESOURCE_AGENTS, 1);
  cache (store, CUE_RESOURCE_PROFILES, 2);
  close_store (store);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* Those in the data folder, sorted: "a.db b.db". */
static char *
list_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_files (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *files = list_files (fixture);

  g_assert_cmpstr (files, ==, expected);
}

static void
touch (Fixture    *fixture,
       const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  g_auto (CueTestResult) cache_result = { 0 };
  g_auto (CueTestResult) result = { 0 };
  g_auto (CueTestResult) again_result = { 0 };
  g_auto (CueTestResult) local_result = { 0 };
  g_auto (CueTestResult) all_result = { 0 };
  g_autofree char *outside = g_build_filename (fixture->exports, "outside", NULL);
  g_autofree char *inside = g_build_filename (outside, "file", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "local", "link", NULL);

  fill (fixture->clinic, 1);
  fill (fixture->bank, 1);
  fill (fixture->local, 1);
  touch (fixture, "workspace-bank.db-wal");
  touch (fixture, "local/deeper/service.db");
  touch (fixture, "somebody-elses.txt");
  touch (fixture, "workspaces.json");
  touch (fixture, "workspaces.json.damaged-1");
  g_assert_cmpint (g_mkdir (outside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", 1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);

  cue_workspace_data_delete_cache_async (fixture->bank, NULL, cue_test_async_cb, &cache_result);
  g_assert_true (cue_workspace_data_delete_cache_finish (cue_test_result_wait (&cache_result), NULL));
  assert_files (fixture, "local somebody-elses.txt workspace-bank.db workspace-bank.db-wal workspace-clinic-cache.db "
                         "workspace-clinic.db workspace-local-cache.db workspace-local.db workspaces.json "
                         "workspaces.json.damaged-1");

  cue_workspace_data_delete_async (fixture->bank, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_workspace_data_delete_finish (cue_test_result_wait (&result), NULL));
  assert_files (fixture, "local somebody-elses.txt workspace-clinic-cache.db workspace-clinic.db "
                         "workspace-local-cache.db workspace-local.db workspaces.json workspaces.json.damaged-1");
  cue_workspace_data_delete_async (fixture->bank, NULL, cue_test_async_cb, &again_result);
  g_assert_true (cue_workspace_data_delete_finish (cue_test_result_wait (&again_result), NULL));

  /* The local one with what its service keeps; links lead nowhere. */
  cue_workspace_data_delete_async (fixture->local, NULL, cue_test_async_cb, &local_result);
  g_assert_true (cue_workspace_data_delete_finish (cue_test_result_wait (&local_result), NULL));
  assert_files (fixture, "somebody-elses.txt workspace-clinic-cache.db workspace-clinic.db workspaces.json "
                         "workspaces.json.damaged-1");
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));

  cue_workspace_data_delete_all_async (NULL, cue_test_async_cb, &all_result);
  g_assert_true (cue_workspace_data_delete_all_finish (cue_test_result_wait (&all_result), NULL));
  assert_files (fixture, "somebody-elses.txt");
}

static void
test_delete_caches (Fixture      *fixture,
                    gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_auto (CueTestResult) all_result = { 0 };

  fill (fixture->clinic, 1);
  fill (fixture->bank, 1);
  cue_workspace_data_delete_cache_async (NULL, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_workspace_data_delete_cache_finish (cue_test_result_wait (&result), NULL));
  assert_files (fixture, "somebody-elses.txt workspace-bank.db workspace-clinic.db");
  cue_workspace_data_delete_all_async (NULL, cue_test_async_cb, &all_result);
  g_assert_true (cue_workspace_data_delete_all_finish (cue_test_result_wait (&all_result), NULL));
}

static gboolean export(GPtrArray    *workspaces,
                       const char   *path,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (CueTestResult) result = { 0 };

  cue_workspace_export_async (workspaces, file, cancellable, cue_test_async_cb, &result);
  return cue_workspace_export_finish (cue_test_result_wait (&result), error);
}

static JsonObject *
read_export (const char *path,
             JsonNode  **node)
{
  g_autofree char *text = NULL;
  gsize            length = 0;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  *node = cue_json_parse (text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (cue_json_get_int (json_node_get_object (*node), "cuecard_export", 0), ==, 1);
  return json_node_get_object (*node);
}

static guint
count_of (JsonObject *workspace,
          const char *name)
{
  JsonArray *array = cue_json_get_array (workspace, name);

  g_assert_nonnull (array);
  return json_array_get_length (array);
}

static void
assert_no_parts (Fixture *fixture,
                 guint    n_files)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->exports, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, n_files);
}

static void
test_export (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const lists[] = { "personalities", "projects", "folders", "tags", "metrics", "tools" };
  g_autoptr (GPtrArray) workspaces = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (fixture->exports, "Cuecard “export”.json", NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray  *array = NULL;
  JsonObject *first = NULL;
  JsonObject *draft = NULL;

  fill (fixture->clinic, 500);
  fill (fixture->bank, 0);
  g_ptr_array_add (workspaces, fixture->clinic);
  g_ptr_array_add (workspaces, fixture->bank);
  g_ptr_array_add (workspaces, fixture->local); /* has never been opened */
  g_assert_true (g_file_set_contents (path, "older export", -1, NULL));
  g_assert_true (export(workspaces, path, NULL, &error));
  g_assert_no_error (error);

  array = cue_json_get_array (read_export (path, &node), "workspaces");
  g_assert_cmpuint (json_array_get_length (array), ==, 3);
  first = json_array_get_object_element (array, 0);
  g_assert_cmpstr (cue_json_get_string (cue_json_get_object (first, "workspace"), "id"), ==, "clinic");
  g_assert_cmpint (cue_json_get_int (cue_json_get_object (first, "workspace"), "project", 0), ==, 7);
  g_assert_cmpuint (count_of (first, "drafts"), ==, 1);
  g_assert_cmpuint (count_of (first, "variants"), ==, 1);
  g_assert_cmpuint (count_of (first, "generations"), ==, 1);
  g_assert_cmpuint (count_of (first, "scenarios"), ==, 500);
  g_assert_cmpuint (count_of (first, "agents"), ==, 1);
  g_assert_cmpuint (count_of (first, "test_profiles"), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_assert_cmpuint (count_of (first, lists[i]), ==, 0);
  draft = json_array_get_object_element (cue_json_get_array (first, "drafts"), 0);
  g_assert_cmpstr (cue_json_get_string (draft, "brief"), ==, "مرحبا 🙂 \"quoted\"\n");
  g_assert_cmpuint (count_of (json_array_get_object_element (array, 1), "scenarios"), ==, 0);
  g_assert_cmpuint (count_of (json_array_get_object_element (array, 2), "drafts"), ==, 0);
  assert_no_parts (fixture, 1);
}

/* While the workspace is open, too. */
static void
test_export_open (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) workspaces = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (fixture->exports, "open.json", NULL);
  g_autoptr (JsonNode) node = NULL;
  CueSqliteStore *store = open_store (fixture->bank);
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (GError) error = NULL;
  JsonArray *array = NULL;

  put (store, draft);
  g_ptr_array_add (workspaces, fixture->bank);
  g_assert_true (export(workspaces, path, NULL, &error));
  g_assert_no_error (error);
  array = cue_json_get_array (read_export (path, &node), "workspaces");
  g_assert_cmpuint (count_of (json_array_get_object_element (array, 0), "drafts"), ==, 2);
  close_store (store);
}

/* What fails or is stopped leaves the older file as it is, and nothing else. */
static void
test_export_fails (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) workspaces = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (fixture->exports, "export.json", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->exports, "missing", "export.json", NULL);
  g_autofree char *store_path = cue_workspace_data_dup_path (fixture->clinic);
  g_autofree char *content = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) damaged = NULL;

  g_ptr_array_add (workspaces, fixture->clinic);
  g_assert_true (g_file_set_contents (path, "older export", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (export(workspaces, path, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (export(workspaces, nowhere, NULL, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (store_path, "This is no database at all, it is a letter.", -1, NULL));
  g_assert_false (export(workspaces, path, NULL, &damaged));
  g_assert_error (damaged, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT);

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "older export");
  assert_no_parts (fixture, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture      *fixture,
                  gconstpointer data);
  } rows[] = {
    { "/storage/workspace-data/delete", test_delete },
    { "/storage/workspace-data/delete-caches", test_delete_caches },
    { "/storage/workspace-data/export", test_export },
    { "/storage/workspace-data/export-open", test_export_open },
    { "/storage/workspace-data/export-fails", test_export_fails },
  };

  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();

  /* Before anything asks where the data are. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, set_up, rows[i].test, tear_down);

  return g_test_run ();
}
