/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blind rounds on disk: across restarts, kills and versions of the file. */
#include "cue-blind-rounds.h"
#include "cue-json.h"
#include "cue-sqlite-store.h"
#include "cue-test.h"
#include "cue-workspace-data.h"
#include "cue-workspace-export.h"

#include <signal.h>
#include <sqlite3.h>

/* Set for the process that is killed: the file it works on. */
#define PATH_VARIABLE "CUE_TEST_BLIND_PATH"

static const char *program;

static CueBlindRound *
round_new (void)
{
  static const char *const texts[] = { "Be warm. “{{test_profile.name}}”", "Be brief.\nمرحبا" };
  static const char *const ids[] = { "v1", NULL };
  CueBlindSetting          settings[] = { { .name = (char *) "Warm" }, { .name = (char *) "Brief", .in_use = TRUE } };
  CueBlindRound           *round = cue_blind_round_new ("Clinic");

  cue_blind_round_add_setting (round, &settings[0]);
  cue_blind_round_add_setting (round, &settings[1]);
  cue_blind_round_add_item (round, "d1", "One", "", texts, ids, NULL);
  cue_blind_round_add_item (round, "d2", "Two", "", texts, ids, NULL);
  return round;
}

/* (transfer full): the only round of the file at @path. */
static CueBlindRound *
read_round (const char *path)
{
  g_autoptr (CueSqliteStore) store = cue_sqlite_store_new (path);
  g_autoptr (CueBlindRounds) rounds = cue_blind_rounds_new (CUE_STORE (store));
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_blind_rounds_load_async (rounds, NULL, cue_test_async_cb, &result);
  cue_blind_rounds_load_finish (rounds, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rounds)), ==, 1);
  return g_list_model_get_item (G_LIST_MODEL (rounds), 0);
}

static char *
dup_json (CueBlindRound *round)
{
  g_autoptr (JsonNode) node = cue_record_to_json (CUE_RECORD (round));

  return cue_json_to_text (node);
}

static void
test_restart (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "workspace.db", NULL);
  g_autoptr (CueSqliteStore) store = cue_sqlite_store_new (path);
  CueBlindRounds *rounds = cue_blind_rounds_new (CUE_STORE (store));
  g_autoptr (CueBlindRound) round = round_new ();
  g_autoptr (CueBlindRound) read = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cue_blind_rounds_add (rounds, round);
  cue_blind_round_vote (round, 0, 2);
  cue_blind_round_set_note (round, 0, "A little guarded");
  cue_blind_round_set_position (round, 1);
  /* The program ends while the note still waits. */
  g_object_unref (rounds);
  cue_sqlite_store_close (store);
  cue_test_iterate ();

  read = read_round (path);
  before = dup_json (round);
  after = dup_json (read);
  g_assert_cmpstr (after, ==, before);
}

/* In a process of its own: judges, types, lets a second pass, and dies. */
static int
judge_and_die (const char *path)
{
  g_autoptr (CueSqliteStore) store = cue_sqlite_store_new (path);
  g_autoptr (CueBlindRounds) rounds = cue_blind_rounds_new (CUE_STORE (store));
  g_autoptr (CueBlindRound) round = round_new ();
  g_auto (CueTestResult) result = { 0 };

  cue_blind_rounds_add (rounds, round);
  cue_blind_round_vote (round, 0, 1);
  cue_blind_round_set_note (round, 0, "Typed");
  cue_blind_round_vote (round, 1, 0);
  cue_blind_round_set_note (round, 1, "Typed last");
  cue_test_iterate_for (1);
  /* Calls are carried out in their order: once this one is answered, the others are on disk. */
  cue_store_list_async (CUE_STORE (store), CUE_TYPE_BLIND_ROUND, NULL, cue_test_async_cb, &result);
  cue_test_result_wait (&result);
  raise (SIGKILL);
  return 1;
}

static void
test_killed (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "workspace.db", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (CueBlindRound) round = NULL;

  g_subprocess_launcher_setenv (launcher, PATH_VARIABLE, path, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

  round = read_round (path);
  g_assert_cmpint (cue_blind_round_get_item (round, 0)->vote, ==, 1);
  g_assert_cmpint (cue_blind_round_get_item (round, 1)->vote, ==, 0);
  g_assert_cmpstr (cue_blind_round_get_item (round, 0)->note, ==, "Typed");
  g_assert_cmpstr (cue_blind_round_get_item (round, 1)->note, ==, "Typed last");
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Writes a file of the first version, as it was written then. */
static void
write_first_version (const char *path)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "storage", "workspace-1.sql", NULL);
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  run_sql (path, sql);
}

static void
test_first_version (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "workspace.db", NULL);
  g_autoptr (CueBlindRound) round = round_new ();
  g_autoptr (CueBlindRound) read = NULL;
  g_autoptr (CueSqliteStore) store = NULL;
  g_auto (CueTestResult) result = { 0 };
  g_auto (CueTestResult) counted = { 0 };
  CueStoreCounts counts = { 0 };

  write_first_version (path);
  store = cue_sqlite_store_new (path);
  cue_store_put_async (CUE_STORE (store), CUE_RECORD (round), NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_put_finish (CUE_STORE (store), cue_test_result_wait (&result), NULL));
  cue_store_count_async (CUE_STORE (store), NULL, cue_test_async_cb, &counted);
  g_assert_true (cue_store_count_finish (CUE_STORE (store), cue_test_result_wait (&counted), &counts, NULL));
  g_assert_cmpuint (counts.n_drafts, ==, 2);
  g_assert_cmpuint (counts.n_variants, ==, 1);
  cue_sqlite_store_close (store);
  read = read_round (path);
  g_assert_cmpstr (cue_blind_round_get_id (read), ==, cue_blind_round_get_id (round));
}

/* Whether the exported workspace has @n rounds and two drafts. */
static void
assert_export (CueWorkspace *workspace,
               const char   *folder,
               guint         n_rounds)
{
  g_autofree char *path = g_build_filename (folder, "export.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) workspaces = g_ptr_array_new ();
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_ptr_array_add (workspaces, workspace);
  cue_workspace_export_async (workspaces, file, NULL, cue_test_async_cb, &result);
  cue_workspace_export_finish (cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  node = cue_json_parse (text, -1, &error);
  g_assert_no_error (error);
  object = json_array_get_object_element (cue_json_get_array (json_node_get_object (node), "workspaces"), 0);
  g_assert_cmpuint (json_array_get_length (cue_json_get_array (object, "drafts")), ==, 2);
  if (n_rounds == 0)
    g_assert_null (cue_json_get_array (object, "blind_rounds"));
  else
    g_assert_cmpuint (json_array_get_length (cue_json_get_array (object, "blind_rounds")), ==, n_rounds);
}

/* A workspace that was not opened since the program is new can be exported all the same. */
static void
test_export (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueWorkspace) workspace = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, "Here", "http://127.0.0.1:1",
                                                          CUE_UNSET);
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;
  g_autoptr (CueBlindRound) round = round_new ();
  g_autoptr (CueSqliteStore) store = NULL;
  g_auto (CueTestResult) result = { 0 };

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  path = cue_workspace_data_dup_path (workspace);
  g_assert_true (g_str_has_prefix (path, folder));
  parent = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  write_first_version (path);
  assert_export (workspace, folder, 0);

  store = cue_sqlite_store_new (path);
  cue_store_put_async (CUE_STORE (store), CUE_RECORD (round), NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_put_finish (CUE_STORE (store), cue_test_result_wait (&result), NULL));
  assert_export (workspace, folder, 1);
}

int
main (int   argc,
      char *argv[])
{
  const char *path = g_getenv (PATH_VARIABLE);

  if (path != NULL)
    return judge_and_die (path);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storage/blind-rounds/restart", test_restart);
  g_test_add_func ("/storage/blind-rounds/killed", test_killed);
  g_test_add_func ("/storage/blind-rounds/first-version", test_first_version);
  g_test_add_func ("/storage/blind-rounds/export", test_export);
  return g_test_run ();
}
