/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-database.h"
#include "cue-error.h"
#include "cue-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const CueMigration migrations[] = {
  { "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, score REAL);" },
  { "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id)); INSERT INTO parent (name) VALUES ('seed');" },
};

static const CueMigration broken[] = {
  { "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);" },
  { "CREATE TABLE extra (id INTEGER); INSERT INTO nowhere VALUES (1);" },
};

typedef struct
{
  CueTestFolder *folder;
  char          *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = cue_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "inner", "data.db", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_test_folder_free (fixture->folder);
  g_free (fixture->path);
}

static CueDatabase *
open_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  CueDatabase *database = cue_database_open (path, migrations, G_N_ELEMENTS (migrations), &error);

  g_assert_no_error (error);

  return database;
}

static void
assert_refused (const char   *path,
                CueStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cue_database_open (path, migrations, G_N_ELEMENTS (migrations), &error));
  g_assert_error (error, CUE_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static gint64
query_int (CueDatabase *database,
           const char  *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueStatement) statement = cue_database_prepare (database, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cue_statement_step (statement, &error), ==, CUE_STEP_ROW);

  return cue_statement_get_int (statement, 0);
}

static void
execute (CueDatabase *database,
         const char  *sql)
{
  g_autoptr (GError) error = NULL;

  cue_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

static void
insert_parent (CueDatabase *database,
               const char  *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueStatement) statement = NULL;

  statement = cue_database_prepare (database, "INSERT INTO parent (name, score) VALUES (:name, :score)", &error);
  g_assert_no_error (error);
  cue_statement_bind_text (statement, ":name", name);
  cue_statement_bind_double (statement, ":score", 0.5);
  g_assert_true (cue_statement_run (statement, &error));
  g_assert_no_error (error);
}

static void
test_create (Fixture      *fixture,
             gconstpointer data)
{
  CueDatabase     *database;
  g_autofree char *inner = g_path_get_dirname (fixture->path);
  GStatBuf         file;
  GStatBuf         folder;
  mode_t           mask = umask (0);

  database = open_all (fixture->path);
  umask (mask);

  g_assert_cmpint (g_stat (fixture->path, &file), ==, 0);
  g_assert_cmpint (g_stat (inner, &folder), ==, 0);
  g_assert_cmpuint (file.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (folder.st_mode & 0777, ==, 0700);
  g_assert_cmpint (query_int (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (query_int (database, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"), ==, 1);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 1);
  g_assert_finalize_object (database);
}

static void
test_migrate (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueDatabase) old = cue_database_open (fixture->path, migrations, 1, &error);
  CueDatabase *database;

  g_assert_no_error (error);
  insert_parent (old, "kept");
  g_clear_object (&old);

  database = open_all (fixture->path);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 2);
  g_assert_finalize_object (database);

  /* Again, with nothing to do. */
  database = open_all (fixture->path);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 2);
  g_assert_finalize_object (database);
}

static void
test_broken_migration (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueDatabase) database = NULL;

  g_assert_null (cue_database_open (fixture->path, broken, G_N_ELEMENTS (broken), &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED);
  g_clear_error (&error);

  /* The first step stays, nothing of the second does. */
  database = cue_database_open (fixture->path, broken, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM sqlite_master WHERE name = 'extra'"), ==, 0);
}

static void
test_values (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueDatabase) database = open_all (":memory:");
  g_autoptr (GError) error = NULL;
  g_autoptr (CueStatement) statement = NULL;

  insert_parent (database, "it's “quoted” 😀");
  g_assert_cmpint (cue_database_last_id (database), ==, 2);

  statement = cue_database_prepare (database, "SELECT name, score, NULL, :big FROM parent WHERE id = :id OR name IS :none", &error);
  g_assert_no_error (error);
  cue_statement_bind_int (statement, ":id", 2);
  cue_statement_bind_int (statement, ":big", G_MAXINT64);
  cue_statement_bind_text (statement, ":none", NULL);
  g_assert_cmpint (cue_statement_step (statement, &error), ==, CUE_STEP_ROW);
  g_assert_cmpstr (cue_statement_get_text (statement, 0), ==, "it's “quoted” 😀");
  g_assert_cmpfloat (cue_statement_get_double (statement, 1), ==, 0.5);
  g_assert_false (cue_statement_is_null (statement, 1));
  g_assert_true (cue_statement_is_null (statement, 2));
  g_assert_null (cue_statement_get_text (statement, 2));
  g_assert_cmpint (cue_statement_get_int (statement, 3), ==, G_MAXINT64);
  g_assert_cmpint (cue_statement_step (statement, &error), ==, CUE_STEP_DONE);
  g_assert_no_error (error);
}

/* A statement taken from the cache remembers no values, and two may be in use at once. */
static void
test_cache (Fixture      *fixture,
            gconstpointer data)
{
  static const char sql[] = "SELECT :value";
  g_autoptr (CueDatabase) database = open_all (":memory:");
  g_autoptr (CueStatement) first = NULL;
  g_autoptr (CueStatement) second = NULL;

  first = cue_database_prepare (database, sql, NULL);
  second = cue_database_prepare (database, sql, NULL);
  cue_statement_bind_int (first, ":value", 1);
  cue_statement_bind_int (second, ":value", 2);
  g_assert_cmpint (cue_statement_step (first, NULL), ==, CUE_STEP_ROW);
  g_assert_cmpint (cue_statement_step (second, NULL), ==, CUE_STEP_ROW);
  g_assert_cmpint (cue_statement_get_int (first, 0), ==, 1);
  g_assert_cmpint (cue_statement_get_int (second, 0), ==, 2);
  g_clear_pointer (&first, cue_statement_free);
  g_clear_pointer (&second, cue_statement_free);

  first = cue_database_prepare (database, sql, NULL);
  g_assert_cmpint (cue_statement_step (first, NULL), ==, CUE_STEP_ROW);
  g_assert_true (cue_statement_is_null (first, 0));
}

/* The statement of a transaction that runs over a list is bound and run again and again. */
static void
test_rebind (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueDatabase) database = open_all (":memory:");
  g_autoptr (GError) error = NULL;
  g_autoptr (CueStatement) statement = NULL;

  statement = cue_database_prepare (database, "INSERT INTO parent (name) VALUES (:name)", &error);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %u", i);

      cue_statement_bind_text (statement, ":name", name);
      g_assert_true (cue_statement_run (statement, &error));
    }

  g_assert_no_error (error);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 101);
}

static void
test_transaction (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (CueDatabase) database = open_all (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (cue_database_begin (database, &error));
  insert_parent (database, "gone");
  cue_database_rollback (database);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 1);

  g_assert_true (cue_database_begin (database, &error));
  g_assert_false (cue_database_begin (database, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED);
  g_clear_error (&error);
  insert_parent (database, "kept");
  g_assert_true (cue_database_commit (database, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 2);

  /* Harmless outside a transaction. */
  cue_database_rollback (database);
}

/* A commit that fails leaves no transaction behind. */
static void
test_commit_fails (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (CueDatabase) database = open_all (":memory:");
  g_autoptr (GError) error = NULL;

  g_assert_true (cue_database_begin (database, &error));
  execute (database, "PRAGMA defer_foreign_keys = ON; INSERT INTO child (parent) VALUES (99);");
  g_assert_false (cue_database_commit (database, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM child"), ==, 0);
  g_assert_true (cue_database_begin (database, NULL));
}

static void
test_errors (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueDatabase) database = open_all (fixture->path);
  g_autoptr (CueStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cue_database_prepare (database, "SELEKT 1", &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_false (cue_database_execute (database, "INSERT INTO child (parent) VALUES (99)", &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  statement = cue_database_prepare (database, "INSERT INTO parent (name) VALUES (:name)", &error);
  cue_statement_bind_text (statement, ":name", NULL);
  g_assert_cmpint (cue_statement_step (statement, &error), ==, CUE_STEP_ERROR);
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "parent.name"));
  g_clear_error (&error);

  /* It can be used again after the failure. */
  cue_statement_bind_text (statement, ":name", "fine");
  g_assert_true (cue_statement_run (statement, &error));
  g_assert_no_error (error);
}

static void
test_unknown_parameter (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (CueDatabase) database = open_all (":memory:");
      g_autoptr (CueStatement) statement = cue_database_prepare (database, "SELECT :value", NULL);

      cue_statement_bind_int (statement, ":valeu", 1);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*No parameter :valeu*");
}

static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            before_length;
  gsize            after_length;

  {
    g_autoptr (CueDatabase) database = open_all (fixture->path);

    execute (database, "PRAGMA user_version = 3");
  }

  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  assert_refused (fixture->path, CUE_STORE_ERROR_NEWER);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_not_a_database (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *text = g_strnfill (8192, 'x');
  g_autofree char *after = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "data.db", NULL);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  assert_refused (fixture->path, CUE_STORE_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

static void
test_truncated (Fixture      *fixture,
                gconstpointer data)
{
  {
    g_autoptr (CueDatabase) database = open_all (fixture->path);

    for (guint i = 0; i < 500; i++)
      {
        g_autofree char *name = g_strdup_printf ("a rather long name to fill some pages with, number %u", i);

        insert_parent (database, name);
      }
  }

  g_assert_cmpint (truncate (fixture->path, 5000), ==, 0);
  assert_refused (fixture->path, CUE_STORE_ERROR_CORRUPT);
}

static void
test_cannot_open (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *below_a_file = g_build_filename (fixture->folder, "file", "data.db", NULL);
  g_autofree char *file = g_path_get_dirname (below_a_file);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  g_assert_null (cue_database_open (below_a_file, migrations, G_N_ELEMENTS (migrations), &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_OPEN);

  /* A folder where the file should be. */
  assert_refused (fixture->folder, CUE_STORE_ERROR_OPEN);
}

/* Root may write everything, so a child gives that up first. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  pid_t child;
  int   status;

  g_object_unref (open_all (fixture->path));
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  {
    g_autofree char *inner = g_path_get_dirname (fixture->path);

    g_assert_cmpint (g_chmod (inner, 0777), ==, 0);
    g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  }

  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CueDatabase) database = NULL;

      if (geteuid () == 0 && setuid (65534) != 0)
        _exit (2);
      database = cue_database_open (fixture->path, migrations, G_N_ELEMENTS (migrations), &error);
      _exit (database == NULL && g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_READ_ONLY) ? 0 : 1);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_busy (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (CueDatabase) first = open_all (fixture->path);
  g_autoptr (CueDatabase) second = open_all (fixture->path);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (cue_database_begin (first, &error));
  g_assert_false (cue_database_begin (second, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * G_USEC_PER_SEC);

  /* Reading goes on in the meantime. */
  g_assert_cmpint (query_int (second, "SELECT count(*) FROM parent"), ==, 1);
}

static void
test_full (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (CueDatabase) database = open_all (fixture->path);
  g_autoptr (GError) error = NULL;

  execute (database, "PRAGMA max_page_count = 1");
  g_assert_true (cue_database_begin (database, &error));
  g_assert_false (cue_database_execute (database, "INSERT INTO parent (name) VALUES (hex(zeroblob(100000)))", &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FULL);
  cue_database_rollback (database);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 1);
}

/* A process that is killed right after a commit has lost nothing. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueDatabase) database = NULL;
  pid_t child = fork ();
  int   status;

  if (child == 0)
    {
      CueDatabase *doomed = open_all (fixture->path);

      insert_parent (doomed, "committed");
      cue_database_begin (doomed, NULL);
      insert_parent (doomed, "not committed");
      kill (getpid (), SIGKILL);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));

  database = open_all (fixture->path);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent WHERE name = 'committed'"), ==, 1);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 2);
}

static void
test_reader (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueDatabase) missing = cue_database_open_reader (fixture->path, 2, NULL);
  g_autoptr (CueDatabase) database = open_all (fixture->path);
  g_autoptr (CueDatabase) other = NULL;
  g_autoptr (CueDatabase) reader = NULL;
  g_autoptr (GError) version_error = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (missing);
  other = cue_database_open_reader (fixture->path, 1, &version_error);
  g_assert_null (other);
  g_assert_error (version_error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER);

  reader = cue_database_open_reader (fixture->path, 2, &error);
  g_assert_no_error (error);
  /* It sees what is committed, and nothing else; and it is not in the writer's way. */
  g_assert_true (cue_database_begin (database, NULL));
  insert_parent (database, "later");
  g_assert_cmpint (query_int (reader, "SELECT count(*) FROM parent"), ==, 1);
  g_assert_true (cue_database_commit (database, NULL));
  g_assert_cmpint (query_int (reader, "SELECT count(*) FROM parent"), ==, 2);
  g_assert_false (cue_database_execute (reader, "DELETE FROM parent", &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_READ_ONLY);
}

static gboolean
stop_at_third_cb (gpointer user_data)
{
  guint *n_asked = user_data;

  return ++*n_asked >= 3;
}

static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  const char *endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  g_autoptr (CueDatabase) database = open_all (fixture->path);
  g_autoptr (GError) error = NULL;
  guint n_asked = 0;

  cue_database_set_stop_func (database, stop_at_third_cb, &n_asked);
  g_assert_false (cue_database_execute (database, endless, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_asked, ==, 3);
  cue_database_set_stop_func (database, NULL, NULL);
  g_assert_cmpint (query_int (database, "SELECT count(*) FROM parent"), ==, 1);
}

static void
add (const char *path,
     void (*test) (Fixture      *fixture,
                   gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/base/database/create", test_create);
  add ("/base/database/migrate", test_migrate);
  add ("/base/database/broken-migration", test_broken_migration);
  add ("/base/database/values", test_values);
  add ("/base/database/cache", test_cache);
  add ("/base/database/rebind", test_rebind);
  add ("/base/database/transaction", test_transaction);
  add ("/base/database/commit-fails", test_commit_fails);
  add ("/base/database/errors", test_errors);
  g_test_add_func ("/base/database/unknown-parameter", test_unknown_parameter);
  add ("/base/database/newer", test_newer);
  add ("/base/database/not-a-database", test_not_a_database);
  add ("/base/database/truncated", test_truncated);
  add ("/base/database/cannot-open", test_cannot_open);
  add ("/base/database/read-only", test_read_only);
  add ("/base/database/busy", test_busy);
  add ("/base/database/full", test_full);
  add ("/base/database/killed", test_killed);
  add ("/base/database/reader", test_reader);
  add ("/base/database/stop", test_stop);

  return g_test_run ();
}
