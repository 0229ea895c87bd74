/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sqlite-store.h"

#include "cue-draft.h"
#include "cue-error.h"
#include "cue-full-vfs.h"
#include "cue-generation.h"
#include "cue-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The program itself as a child that is killed in the middle of its writing. */
#define CHILD_OPTION "--write-until-killed"
#define N_KILLS 8

typedef struct
{
  CueTestFolder  *folder;
  char           *path;
  CueSqliteStore *store;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = cue_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "deeper", "drafts.db", NULL);
  fixture->store = cue_sqlite_store_new (fixture->path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_full_vfs_set_full (FALSE);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->store);
  g_free (fixture->path);
  cue_test_folder_free (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  cue_sqlite_store_close (fixture->store);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->store);
  fixture->store = cue_sqlite_store_new (fixture->path);
}

static gboolean
put (CueSqliteStore *store,
     gpointer        record,
     GError        **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_store_put_async (CUE_STORE (store), record, NULL, cue_test_async_cb, &result);
  return cue_store_put_finish (CUE_STORE (store), cue_test_result_wait (&result), error);
}

static gboolean
take_out (CueSqliteStore *store,
          gpointer        record,
          GError        **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_store_remove_async (CUE_STORE (store), record, NULL, cue_test_async_cb, &result);
  return cue_store_remove_finish (CUE_STORE (store), cue_test_result_wait (&result), error);
}

static GPtrArray *
list (CueSqliteStore *store,
      GType           type,
      GError        **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_store_list_async (CUE_STORE (store), type, NULL, cue_test_async_cb, &result);
  return cue_store_list_finish (CUE_STORE (store), cue_test_result_wait (&result), error);
}

static guint
count (CueSqliteStore *store,
       GType           type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = list (store, type, &error);

  g_assert_no_error (error);
  return records->len;
}

static void
put_well (CueSqliteStore *store,
          gpointer        record)
{
  g_autoptr (GError) error = NULL;

  put (store, record, &error);
  g_assert_no_error (error);
}

static CueDraft *
draft_new (const char *brief)
{
  CueDraft *draft = cue_draft_new (1);

  cue_draft_set_brief (draft, brief);
  return draft;
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (CueDraft) draft = draft_new ("“Ünïcode” مرحبا 🙂\n{{test_profile.name}}");
  g_autoptr (CueDraft) second = draft_new ("Second");
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (draft), "You are a caller.");
  g_autoptr (CueGeneration) generation = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, 7);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) variants = NULL;
  g_autoptr (GPtrArray) generations = NULL;

  put_well (fixture->store, draft);
  put_well (fixture->store, second);
  put_well (fixture->store, variant);
  g_object_set (generation, "state", CUE_GENERATION_SENT, "progress-id", "job-1", NULL);
  put_well (fixture->store, generation);
  cue_draft_set_brief (draft, "Changed");
  put_well (fixture->store, draft);

  reopen (fixture);
  drafts = list (fixture->store, CUE_TYPE_DRAFT, NULL);
  g_assert_cmpuint (drafts->len, ==, 2);
  /* In the order of first arrival, whatever changed later. */
  g_assert_cmpstr (cue_draft_get_id (g_ptr_array_index (drafts, 0)), ==, cue_draft_get_id (draft));
  g_assert_cmpstr (cue_draft_get_brief (g_ptr_array_index (drafts, 0)), ==, "Changed");
  variants = list (fixture->store, CUE_TYPE_VARIANT, NULL);
  g_assert_cmpuint (variants->len, ==, 1);
  g_assert_cmpstr (cue_variant_get_text (g_ptr_array_index (variants, 0)), ==, "You are a caller.");
  generations = list (fixture->store, CUE_TYPE_GENERATION, NULL);
  g_assert_cmpuint (generations->len, ==, 1);
  g_assert_cmpint (cue_generation_get_state (g_ptr_array_index (generations, 0)), ==, CUE_GENERATION_SENT);
  g_assert_cmpstr (cue_generation_get_progress_id (g_ptr_array_index (generations, 0)), ==, "job-1");
  g_assert_cmpstr (cue_generation_get_request (g_ptr_array_index (generations, 0)), ==,
                   cue_generation_get_request (generation));
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueDraft) draft = draft_new ("First");
  g_autoptr (CueDraft) other = draft_new ("Other");
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (draft), "One");
  g_autoptr (CueVariant) kept = cue_variant_new (cue_draft_get_id (other), "Two");
  g_autoptr (CueGeneration) generation = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);

  /* The variant first: its draft need not be there yet. */
  put_well (fixture->store, variant);
  put_well (fixture->store, kept);
  put_well (fixture->store, draft);
  put_well (fixture->store, other);
  put_well (fixture->store, generation);

  g_assert_true (take_out (fixture->store, draft, NULL));
  g_assert_cmpuint (count (fixture->store, CUE_TYPE_DRAFT), ==, 1);
  g_assert_cmpuint (count (fixture->store, CUE_TYPE_VARIANT), ==, 1);
  g_assert_cmpuint (count (fixture->store, CUE_TYPE_GENERATION), ==, 0);
  /* What is not there can be removed, too. */
  g_assert_true (take_out (fixture->store, draft, NULL));
  g_assert_true (take_out (fixture->store, kept, NULL));
  g_assert_cmpuint (count (fixture->store, CUE_TYPE_VARIANT), ==, 0);
}

static void
note_order_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  guint *n_done = user_data;

  g_assert_true (cue_store_put_finish (CUE_STORE (source), result, NULL));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "number")), ==, 0);
  *n_done += 1;
}

static gboolean
has_all (gpointer data)
{
  return *(guint *) data == 500;
}

/* Many at once: all answered, in order, each in the state it had when it was put. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (CueDraft) draft = draft_new ("");
  g_autoptr (GPtrArray) drafts = NULL;
  guint n_done = 0;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *brief = g_strdup_printf ("Version %u", i);

      cue_draft_set_brief (draft, brief);
      cue_store_put_async (CUE_STORE (fixture->store), CUE_RECORD (draft), NULL, note_order_cb, &n_done);
    }
  g_assert_cmpuint (n_done, ==, 0);
  g_assert_true (cue_test_wait_until (has_all, &n_done, CUE_TEST_TIMEOUT));
  drafts = list (fixture->store, CUE_TYPE_DRAFT, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (cue_draft_get_brief (g_ptr_array_index (drafts, 0)), ==, "Version 499");
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CueDraft) draft = draft_new ("Never mind");

  g_cancellable_cancel (cancellable);
  cue_store_put_async (CUE_STORE (fixture->store), CUE_RECORD (draft), cancellable, cue_test_async_cb, &result);
  g_assert_false (cue_store_put_finish (CUE_STORE (fixture->store), cue_test_result_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (fixture->store, CUE_TYPE_DRAFT), ==, 0);
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueDraft) draft = draft_new ("Too late");
  g_auto (CueTestResult) result = { 0 };

  /* What was asked before the close is done by it. */
  cue_store_put_async (CUE_STORE (fixture->store), CUE_RECORD (draft), NULL, cue_test_async_cb, &result);
  cue_sqlite_store_close (fixture->store);
  cue_sqlite_store_close (fixture->store);
  g_assert_true (cue_store_put_finish (CUE_STORE (fixture->store), cue_test_result_wait (&result), NULL));

  g_assert_false (put (fixture->store, draft, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED);
}

/* Runs plain SQL on the file, past the store. */
static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_all_fail (CueSqliteStore *store,
                 CueStoreError   code)
{
  g_autoptr (CueDraft) draft = draft_new ("Work that stays in memory");
  g_autoptr (GError) put_error = NULL;
  g_autoptr (GError) remove_error = NULL;
  g_autoptr (GError) list_error = NULL;

  g_assert_false (put (store, draft, &put_error));
  g_assert_error (put_error, CUE_STORE_ERROR, (int) code);
  g_assert_false (take_out (store, draft, &remove_error));
  g_assert_error (remove_error, CUE_STORE_ERROR, (int) code);
  g_assert_null (list (store, CUE_TYPE_DRAFT, &list_error));
  g_assert_error (list_error, CUE_STORE_ERROR, (int) code);
}

/* Fills the file with something worth keeping, and closes it. */
static void
fill (Fixture *fixture)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strnfill (2000, 'a' + i % 26);
      g_autoptr (CueDraft) draft = draft_new (text);

      put_well (fixture->store, draft);
    }
  cue_sqlite_store_close (fixture->store);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->store);
}

typedef enum
{
  DAMAGE_NEWER,
  DAMAGE_TEXT,
  DAMAGE_HALF,
  DAMAGE_MIDDLE,
} Damage;

static void
do_damage (const char *path,
           Damage      damage)
{
  g_autofree char *content = NULL;
  gsize            length = 0;

  if (damage == DAMAGE_NEWER)
    {
      run_sql (path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint (TRUNCATE)");
      return;
    }

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  if (damage == DAMAGE_TEXT)
    length = g_strlcpy (content, "This is not a database, it is a letter to a friend.", length);
  else if (damage == DAMAGE_HALF)
    length /= 2;
  else
    memset (content + 4096, 0x5a, length - 8192);
  g_assert_true (g_file_set_contents (path, content, length, NULL));
}

/* A file that cannot be used says why, to every call, and is left as it is. */
static void
test_bad_file (Fixture      *fixture,
               gconstpointer data)
{
  static const struct
  {
    Damage        damage;
    CueStoreError code;
  } rows[] = {
    { DAMAGE_NEWER, CUE_STORE_ERROR_NEWER },
    { DAMAGE_TEXT, CUE_STORE_ERROR_CORRUPT },
    { DAMAGE_HALF, CUE_STORE_ERROR_CORRUPT },
    { DAMAGE_MIDDLE, CUE_STORE_ERROR_CORRUPT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize            length_before = 0;
      gsize            length_after = 0;

      fill (fixture);
      do_damage (fixture->path, rows[i].damage);
      g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));

      fixture->store = cue_sqlite_store_new (fixture->path);
      g_test_message ("damage %d", rows[i].damage);
      assert_all_fail (fixture->store, rows[i].code);
      cue_sqlite_store_close (fixture->store);
      cue_test_iterate ();
      g_assert_finalize_object (fixture->store);

      g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
      g_assert_cmpmem (before, length_before, after, length_after);
      g_assert_cmpint (g_unlink (fixture->path), ==, 0);
      fixture->store = cue_sqlite_store_new (fixture->path);
    }
}

static void
test_bad_folder (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *path = g_build_filename (file, "drafts.db", NULL);
  g_autoptr (CueSqliteStore) store = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  store = cue_sqlite_store_new (path);
  assert_all_fail (store, CUE_STORE_ERROR_OPEN);
  cue_test_iterate ();
}

/* Somebody else holds the file: told after a while; and it works when that is over, without a new start. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueDraft) draft = draft_new ("Patience");
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  put_well (fixture->store, draft);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (put (fixture->store, draft, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_BUSY);
  /* Reading needs no lock. */
  g_assert_cmpuint (count (fixture->store, CUE_TYPE_DRAFT), ==, 1);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  put_well (fixture->store, draft);
}

static void
test_full (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (CueDraft) draft = draft_new ("Before");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  put_well (fixture->store, draft);
  cue_full_vfs_set_full (TRUE);
  cue_draft_set_brief (draft, "While full");
  g_assert_false (put (fixture->store, draft, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FULL);
  /* What was there is still there. */
  drafts = list (fixture->store, CUE_TYPE_DRAFT, NULL);
  g_assert_cmpstr (cue_draft_get_brief (g_ptr_array_index (drafts, 0)), ==, "Before");

  cue_full_vfs_set_full (FALSE);
  put_well (fixture->store, draft);
  g_clear_pointer (&drafts, g_ptr_array_unref);
  reopen (fixture);
  drafts = list (fixture->store, CUE_TYPE_DRAFT, NULL);
  g_assert_cmpstr (cue_draft_get_brief (g_ptr_array_index (drafts, 0)), ==, "While full");
}

/* Root may write what is read-only: another user tries, in another process. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (CueSqliteStore) store = NULL;
      gboolean is_root = geteuid () == 0;

      if (is_root)
        g_assert_cmpint (seteuid (65534), ==, 0);
      store = cue_sqlite_store_new (g_getenv ("CUE_TEST_PATH"));
      assert_all_fail (store, CUE_STORE_ERROR_READ_ONLY);
      cue_sqlite_store_close (store);
      cue_test_iterate ();
      if (is_root)
        g_assert_cmpint (seteuid (0), ==, 0);
      return;
    }

  {
    g_autofree char *folder = g_path_get_dirname (fixture->path);

    fill (fixture);
    g_setenv ("CUE_TEST_PATH", fixture->path, TRUE);
    g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
    g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
    g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
    g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
    g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
    fixture->store = cue_sqlite_store_new (fixture->path);
    g_assert_cmpuint (count (fixture->store, CUE_TYPE_DRAFT), ==, 50);
  }
}

static guint n_warnings;

/* Counts the store's warnings instead of ending the test. */
static GLogWriterOutput
log_writer (GLogLevelFlags   level,
            const GLogField *fields,
            gsize            n_fields,
            gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "GLIB_DOMAIN") && g_str_equal (fields[i].value, "CueStorage") &&
        level == G_LOG_LEVEL_WARNING)
      {
        n_warnings++;
        return G_LOG_WRITER_HANDLED;
      }
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
test_bad_row (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueDraft) draft = draft_new ("Good");

  put_well (fixture->store, draft);
  run_sql (fixture->path, "INSERT INTO draft (id, changed, body) VALUES ('a', 0, '{\"id\": '), ('b', 0, '[]'),"
                          " ('c', 0, '{\"id\": 5}')");
  n_warnings = 0;
  g_assert_cmpuint (count (fixture->store, CUE_TYPE_DRAFT), ==, 1);
  g_assert_cmpuint (n_warnings, ==, 3);
}

static void
test_private_file (Fixture      *fixture,
                   gconstpointer data)
{
  GStatBuf info;

  g_assert_cmpuint (count (fixture->store, CUE_TYPE_DRAFT), ==, 0);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* The child of the test below: writes one draft after the other and says so when each is on disk. */
static int
write_until_killed (const char *path)
{
  g_autoptr (CueSqliteStore) store = cue_sqlite_store_new (path);

  for (guint i = 0;; i++)
    {
      g_autofree char *brief = g_strdup_printf ("%u", i);
      g_autoptr (CueDraft) draft = draft_new (brief);

      if (!put (store, draft, NULL))
        return 1;
      g_print ("%u\n", i);
      fflush (stdout);
    }
}

static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  guint n_promised = 0;

  cue_sqlite_store_close (fixture->store);
  for (guint i = 0; i < N_KILLS; i++)
    {
      const char      *argv[] = { "/proc/self/exe", CHILD_OPTION, fixture->path, NULL };
      g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
      g_autoptr (GSubprocess) child = NULL;
      g_autoptr (GDataInputStream) lines = NULL;
      g_autoptr (CueSqliteStore) store = NULL;
      g_autofree char *line = NULL;
      guint            n_lines = 0;

      argv[0] = self;
      child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
      g_assert_nonnull (child);
      lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
      while (n_lines < 5 + 7 * i)
        {
          g_free (line);
          line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
          g_assert_nonnull (line);
          n_lines++;
        }
      g_subprocess_send_signal (child, SIGKILL);
      /* What it said until it died counts as promised. */
      for (;;)
        {
          g_free (line);
          line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
          if (line == NULL)
            break;
          n_lines++;
        }
      g_subprocess_wait (child, NULL, NULL);
      n_promised += n_lines;

      store = cue_sqlite_store_new (fixture->path);
      g_assert_cmpuint (count (store, CUE_TYPE_DRAFT), >=, n_promised);
      /* At most the one under way came on top of it. */
      g_assert_cmpuint (count (store, CUE_TYPE_DRAFT), <=, n_promised + i + 1);
      cue_sqlite_store_close (store);
      cue_test_iterate ();
    }
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
    { "/storage/sqlite-store/round-trip", test_round_trip },
    { "/storage/sqlite-store/remove", test_remove },
    { "/storage/sqlite-store/many", test_many },
    { "/storage/sqlite-store/cancelled", test_cancelled },
    { "/storage/sqlite-store/closed", test_closed },
    { "/storage/sqlite-store/bad-file", test_bad_file },
    { "/storage/sqlite-store/bad-folder", test_bad_folder },
    { "/storage/sqlite-store/locked", test_locked },
    { "/storage/sqlite-store/full", test_full },
    { "/storage/sqlite-store/read-only", test_read_only },
    { "/storage/sqlite-store/bad-row", test_bad_row },
    { "/storage/sqlite-store/private-file", test_private_file },
    { "/storage/sqlite-store/killed", test_killed },
  };

  if (argc == 3 && g_str_equal (argv[1], CHILD_OPTION))
    return write_until_killed (argv[2]);

  g_log_set_writer_func (log_writer, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  cue_full_vfs_install ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, set_up, rows[i].test, tear_down);

  return g_test_run ();
}
