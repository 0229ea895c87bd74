/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cache of a CueSqliteStore. */
#include "cue-store-fixture.h"

#include "cue-agent.h"
#include "cue-draft.h"
#include "cue-error.h"
#include "cue-full-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static guint n_messages;

static void
cache_end (CueStoreFixture *fixture,
           CueResource      resource,
           gint64           stamp)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_store_cache_end_async (cue_store_fixture_get (fixture), resource, stamp, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_cache_end_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
}

static void
cache_drop (CueStoreFixture *fixture,
            CueResource      resource,
            gint64           id)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_store_cache_drop_async (cue_store_fixture_get (fixture), resource, id, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_cache_drop_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
}

static void
cache_clear (CueStoreFixture *fixture)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_store_cache_clear_async (cue_store_fixture_get (fixture), NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_cache_clear_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
}

static GPtrArray *
get_cached (CueStoreFixture *fixture,
            CueResource      resource,
            guint            offset,
            guint            limit,
            gint64          *refreshed)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *objects = NULL;

  cue_store_cached_async (cue_store_fixture_get (fixture), resource, offset, limit, NULL, cue_test_async_cb, &result);
  objects = cue_store_cached_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), refreshed, &error);
  g_assert_no_error (error);
  g_assert_nonnull (objects);
  return objects;
}

/* The ids of all rows, in order: "3 1 2". */
static void
assert_cached (CueStoreFixture *fixture,
               CueResource      resource,
               gint64           refreshed,
               const char      *expected)
{
  gint64 found = -1;
  g_autoptr (GPtrArray) objects = get_cached (fixture, resource, 0, G_MAXUINT, &found);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < objects->len; i++)
    {
      g_autofree char *key = cue_resource_object_dup_key (g_ptr_array_index (objects, i));

      g_string_append_printf (keys, "%s%s", i > 0 ? " " : "", key);
    }
  g_assert_cmpstr (keys->str, ==, expected);
  g_assert_cmpint (found, ==, refreshed);
}

static void
get_counts (CueStoreFixture *fixture,
            CueStoreCounts  *counts)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_store_count_async (cue_store_fixture_get (fixture), NULL, cue_test_async_cb, &result);
  g_assert_true (cue_store_count_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), counts, &error));
  g_assert_no_error (error);
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

static void
test_order (CueStoreFixture *fixture,
            gconstpointer    data)
{
  g_autoptr (GPtrArray) page = NULL;

  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 0, "");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 1, \"name\": \"A\", \"updated_at\": \"2026-01-02T10:00:00Z\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 2, \"name\": \"B\", \"updated_at\": \"2026-01-02T12:00:00+03:00\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 3, \"name\": \"C\", \"updated_at\": \"2026-01-02T10:00:00.5Z\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 4, \"name\": \"D\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 50, \"name\": \"E\", \"updated_at\": \"2026-01-02T10:00:00Z\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 5, \"name\": \"F\", \"updated_at\": \"soon\"}");
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 0, "3 50 1 2 5 4");

  page = get_cached (fixture, CUE_RESOURCE_SCENARIOS, 1, 2, NULL);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpint (cue_resource_object_get_id (g_ptr_array_index (page, 0)), ==, 50);
  g_clear_pointer (&page, g_ptr_array_unref);
  page = get_cached (fixture, CUE_RESOURCE_SCENARIOS, 6, 100, NULL);
  g_assert_cmpuint (page->len, ==, 0);

  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_AGENTS, 10, "{\"id\": 7, \"agent_name\": \"zebra\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_AGENTS, 10, "{\"id\": 8, \"agent_name\": \"Ärzte\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_AGENTS, 10, "{\"id\": 9, \"agent_name\": \"Bookings\"}");
  assert_cached (fixture, CUE_RESOURCE_AGENTS, 0, "8 9 7");

  /* What has no id has a key of another kind. */
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_FOLDERS, 10, "{\"name\": \"Refunds\", \"path\": \"clinic/refunds\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_TAGS, 10, "\"smoke\"");
  assert_cached (fixture, CUE_RESOURCE_FOLDERS, 0, "clinic/refunds");
  assert_cached (fixture, CUE_RESOURCE_TAGS, 0, "smoke");
}

static void
test_reading (CueStoreFixture *fixture,
              gconstpointer    data)
{
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 1, \"name\": \"Angry refund\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 10, "{\"id\": 2, \"name\": \"Booking\"}");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_AGENTS, 10, "{\"id\": 1, \"agent_name\": \"Clinic\"}");
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, 10);
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 10, "2 1");
  assert_cached (fixture, CUE_RESOURCE_AGENTS, 0, "1");

  /* The next reading finds one of them changed, one gone and a new one; it is all there while that goes on. */
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 20, "{\"id\": 1, \"name\": \"Polite refund\"}");
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 10, "2 1");
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, 25, "{\"id\": 3, \"name\": \"Saved meanwhile\"}");
  cue_store_fixture_assert_search (fixture, "booking", "scenario:2");
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, 20);
  cue_store_fixture_close (fixture);
  cue_store_fixture_open (fixture);
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 20, "3 1");
  assert_cached (fixture, CUE_RESOURCE_AGENTS, 0, "1");
  cue_store_fixture_assert_search (fixture, "booking", "");
  cue_store_fixture_assert_search (fixture, "angry", "");
  cue_store_fixture_assert_search (fixture, "polite", "scenario:1");

  cache_drop (fixture, CUE_RESOURCE_SCENARIOS, 1);
  cache_drop (fixture, CUE_RESOURCE_SCENARIOS, 1);
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 20, "3");
  cue_store_fixture_assert_search (fixture, "polite", "");
}

/* More rows than are taken out at a time, none of which the next reading has. */
static void
test_all_gone (CueStoreFixture *fixture,
               gconstpointer    data)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  CueStoreCounts counts = { 0 };

  for (guint i = 1; i <= 701; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\": %u, \"name\": \"Row %u\"}", i, i);

      g_ptr_array_add (objects, cue_store_fixture_object (CUE_RESOURCE_SCENARIOS, json));
    }
  g_assert_true (cue_store_fixture_cache (fixture, CUE_RESOURCE_SCENARIOS, 10, objects, NULL));
  get_counts (fixture, &counts);
  g_assert_cmpuint (counts.n_cached, ==, 701);
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, 10);
  cue_store_fixture_assert_search (fixture, "row 701", "scenario:701");
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, 11);
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 11, "");
  cue_store_fixture_assert_search (fixture, "row", "");
}

/* An object may be changed or go while it waits to be written. */
static void
test_copies (CueStoreFixture *fixture,
             gconstpointer    data)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = NULL;
  g_auto (CueTestResult) result = { 0 };

  g_ptr_array_add (objects, cue_store_fixture_object (CUE_RESOURCE_SCENARIOS, "{\"id\": 1, \"name\": \"Then\", \"later_member\": [1]}"));
  cue_store_cache_async (cue_store_fixture_get (fixture), CUE_RESOURCE_SCENARIOS, objects, 1, NULL, cue_test_async_cb, &result);
  cue_resource_object_set_text (g_ptr_array_index (objects, 0), "name", "Now");
  g_ptr_array_set_size (objects, 0);
  g_assert_true (cue_store_cache_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), NULL));
  found = get_cached (fixture, CUE_RESOURCE_SCENARIOS, 0, 1, NULL);
  g_assert_cmpstr (cue_resource_object_get_name (g_ptr_array_index (found, 0)), ==, "Then");
}

/* What is in one of the store's files. */
static gboolean
is_in_files (CueStoreFixture *fixture,
             const char      *needle)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *content = NULL;
      gsize            length = 0;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      for (gsize i = 0; i + strlen (needle) <= length; i++)
        if (memcmp (content + i, needle, strlen (needle)) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
test_secrets (CueStoreFixture *fixture,
              gconstpointer    data)
{
  static const CueResource resources[] = { CUE_RESOURCE_AGENTS, CUE_RESOURCE_PERSONALITIES, CUE_RESOURCE_TOOLS,
                                           CUE_RESOURCE_METRICS };

  for (guint i = 0; i < G_N_ELEMENTS (resources); i++)
    cue_store_fixture_cache_one (fixture, resources[i], 10,
                                 "{\"id\": 1, \"name\": \"Kept name\", \"websocket_headers\": {\"X\": \"s3cret-a\"},"
                                 " \"sip_auth\": \"s3cret-b\", \"harmless_looking\": \"s3cret-c\", \"nested\": [{\"y\": \"s3cret-d\"}]}");
  cache_end (fixture, CUE_RESOURCE_AGENTS, 10);
  assert_cached (fixture, CUE_RESOURCE_AGENTS, 10, "1");
  g_assert_true (is_in_files (fixture, "Kept name"));
  g_assert_false (is_in_files (fixture, "s3cret"));
}

static gboolean
has_result (gpointer data)
{
  return ((CueTestResult *) data)->n_calls > 0;
}

static void
test_cancelled (CueStoreFixture *fixture,
                gconstpointer    data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (CueTestResult) search_result = { 0 };
  g_auto (CueTestResult) list_result = { 0 };
  g_autoptr (GError) search_error = NULL;
  g_autoptr (GError) list_error = NULL;

  cue_store_search_async (cue_store_fixture_get (fixture), "a", cancellable, cue_test_async_cb, &search_result);
  cue_store_cached_async (cue_store_fixture_get (fixture), CUE_RESOURCE_AGENTS, 0, 10, cancellable, cue_test_async_cb, &list_result);
  g_cancellable_cancel (cancellable);
  g_assert_null (cue_store_search_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&search_result), &search_error));
  g_assert_error (search_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (cue_test_wait_until (has_result, &list_result, CUE_TEST_TIMEOUT));
  g_assert_null (cue_store_cached_finish (cue_store_fixture_get (fixture), list_result.result, NULL, &list_error));
  g_assert_error (list_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The next one is not its heir. */
  cue_store_fixture_assert_search (fixture, "a", "");
}

static void
test_closed (CueStoreFixture *fixture,
             gconstpointer    data)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (CueTestResult) cached_result = { 0 };
  g_auto (CueTestResult) search_result = { 0 };
  g_autoptr (GError) cache_error = NULL;
  g_autoptr (GError) cached_error = NULL;
  g_autoptr (GError) search_error = NULL;

  cue_sqlite_store_close (fixture->store);
  g_assert_false (cue_store_fixture_cache (fixture, CUE_RESOURCE_AGENTS, 1, objects, &cache_error));
  g_assert_error (cache_error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED);
  cue_store_cached_async (cue_store_fixture_get (fixture), CUE_RESOURCE_AGENTS, 0, 1, NULL, cue_test_async_cb, &cached_result);
  g_assert_null (cue_store_cached_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&cached_result), NULL, &cached_error));
  g_assert_error (cached_error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED);
  cue_store_search_async (cue_store_fixture_get (fixture), "a", NULL, cue_test_async_cb, &search_result);
  g_assert_null (cue_store_search_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&search_result), &search_error));
  g_assert_error (search_error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED);
}

static void
test_clear (CueStoreFixture *fixture,
            gconstpointer    data)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autofree char *key = g_strconcat ("draft:", cue_draft_get_id (draft), NULL);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  CueStoreCounts before = { 0 };
  CueStoreCounts after = { 0 };
  gint64         stamp = g_get_real_time ();

  cue_draft_set_brief (draft, "Brief that stays");
  cue_store_fixture_put (fixture, draft);
  for (guint i = 1; i <= 2000; i++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"id\": %u, \"name\": \"Unmistakable %u\", \"instructions\": \"%0500u\"}", i, i, i);

      g_ptr_array_add (objects, cue_store_fixture_object (CUE_RESOURCE_SCENARIOS, json));
    }
  g_assert_true (cue_store_fixture_cache (fixture, CUE_RESOURCE_SCENARIOS, stamp, objects, NULL));
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, stamp);
  cue_store_fixture_assert_search (fixture, "unmistakable 1999", "scenario:1999");
  get_counts (fixture, &before);
  g_assert_cmpuint (before.n_drafts, ==, 1);
  g_assert_cmpuint (before.n_cached, ==, 2000);
  g_assert_cmpuint (before.n_bytes, >, 1000000);
  g_assert_true (is_in_files (fixture, "nmistakable"));

  cache_clear (fixture);
  get_counts (fixture, &after);
  g_assert_cmpuint (after.n_drafts, ==, 1);
  g_assert_cmpuint (after.n_cached, ==, 0);
  g_assert_cmpuint (after.n_bytes, <, 400000);
  g_assert_false (is_in_files (fixture, "nmistakable"));
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 0, "");
  cue_store_fixture_assert_search (fixture, "unmistakable", "");
  cue_store_fixture_assert_search (fixture, "stays", key);

  /* A reading that was under way has lost pages: it does not count as complete. The next one does. */
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, stamp, "{\"id\": 3, \"name\": \"Last page\"}");
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, stamp);
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 0, "3");
  stamp = g_get_real_time ();
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, stamp, "{\"id\": 4, \"name\": \"All\"}");
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, stamp);
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, stamp, "4");
}

/* Rows that the disk had no room for: told, and the reading does not count as complete. */
static void
test_full (CueStoreFixture *fixture,
           gconstpointer    data)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  gint64 stamp = g_get_real_time ();

  g_ptr_array_add (objects, cue_store_fixture_object (CUE_RESOURCE_SCENARIOS, "{\"id\": 1, \"name\": \"Lost\"}"));
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 0, "");
  cue_full_vfs_set_full (TRUE);
  g_assert_false (cue_store_fixture_cache (fixture, CUE_RESOURCE_SCENARIOS, stamp, objects, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FULL);
  cue_full_vfs_set_full (FALSE);
  cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, stamp, "{\"id\": 2, \"name\": \"Kept\"}");
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, stamp);
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, 0, "2");
  cue_store_fixture_assert_search (fixture, "lost", "");
  cue_store_fixture_assert_search (fixture, "kept", "scenario:2");

  stamp = g_get_real_time ();
  g_assert_true (cue_store_fixture_cache (fixture, CUE_RESOURCE_SCENARIOS, stamp, objects, NULL));
  cache_end (fixture, CUE_RESOURCE_SCENARIOS, stamp);
  assert_cached (fixture, CUE_RESOURCE_SCENARIOS, stamp, "1");
  cue_store_fixture_assert_search (fixture, "lost", "scenario:1");
}

typedef enum
{
  DAMAGE_MISSING,
  DAMAGE_NEWER,
  DAMAGE_TEXT,
  DAMAGE_HALF,
  DAMAGE_MIDDLE,
  N_DAMAGES,
} Damage;

static void
do_damage (const char *path,
           Damage      damage)
{
  g_autofree char *content = NULL;
  gsize            length = 0;

  if (damage == DAMAGE_MISSING)
    g_assert_cmpint (g_unlink (path), ==, 0);
  else if (damage == DAMAGE_NEWER)
    run_sql (path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint (TRUNCATE)");
  if (damage <= DAMAGE_NEWER)
    return;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  if (damage == DAMAGE_TEXT)
    length = g_strlcpy (content, "This is not a database, it is a letter to a friend.", length);
  else if (damage == DAMAGE_HALF)
    length /= 2;
  else
    memset (content + 4096, 0x5a, length - 8192);
  g_assert_true (g_file_set_contents (path, content, length, NULL));
}

/* A cache that is no good is thrown away without a word to anybody; the drafts in the index come back by themselves. */
static void
test_bad_file (CueStoreFixture *fixture,
               gconstpointer    data)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autofree char *key = g_strconcat ("draft:", cue_draft_get_id (draft), NULL);

  cue_draft_set_brief (draft, "Survivor");
  cue_store_fixture_put (fixture, draft);
  for (Damage damage = 0; damage < N_DAMAGES; damage++)
    {
      gint64 stamp = g_get_real_time ();

      g_test_message ("damage %d", damage);
      cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, stamp, "{\"id\": 1, \"name\": \"Row\", \"instructions\": \"Long enough\"}");
      cache_end (fixture, CUE_RESOURCE_SCENARIOS, stamp);
      cue_store_fixture_wait_search (fixture, "survivor", key);
      cue_store_fixture_close (fixture);
      do_damage (fixture->cache_path, damage);
      n_messages = 0;
      cue_store_fixture_open (fixture);

      /* Whoever meets the damage first. */
      g_free (cue_store_fixture_search (fixture, "long"));
      g_ptr_array_unref (get_cached (fixture, CUE_RESOURCE_SCENARIOS, 0, 10, NULL));
      stamp = g_get_real_time ();
      cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, stamp, "{\"id\": 2, \"name\": \"Second row\"}");
      cache_end (fixture, CUE_RESOURCE_SCENARIOS, stamp);
      stamp = g_get_real_time ();
      cue_store_fixture_cache_one (fixture, CUE_RESOURCE_SCENARIOS, stamp, "{\"id\": 2, \"name\": \"Second row\"}");
      cache_end (fixture, CUE_RESOURCE_SCENARIOS, stamp);
      assert_cached (fixture, CUE_RESOURCE_SCENARIOS, stamp, "2");
      cue_store_fixture_wait_search (fixture, "second", "scenario:2");
      cue_store_fixture_wait_search (fixture, "survivor", key);
      g_assert_true (damage == DAMAGE_MISSING || n_messages > 0);
    }
}

/* A file of the version before there was a cache, as it was written then. */
static void
test_first_version (CueStoreFixture *fixture,
                    gconstpointer    data)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "storage", "workspace-1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "workspace-old.db", NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_auto (CueTestResult) result = { 0 };
  CueStoreCounts counts = { 0 };

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  run_sql (path, sql);
  cue_store_fixture_close (fixture);
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&path);
  cue_store_fixture_open (fixture);

  cue_store_list_async (cue_store_fixture_get (fixture), CUE_TYPE_DRAFT, NULL, cue_test_async_cb, &result);
  drafts = cue_store_list_finish (cue_store_fixture_get (fixture), cue_test_result_wait (&result), NULL);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (cue_draft_get_brief (g_ptr_array_index (drafts, 0)), ==, "An angry caller wants a refund");
  get_counts (fixture, &counts);
  g_assert_cmpuint (counts.n_variants, ==, 1);
  g_assert_cmpuint (counts.n_generations, ==, 1);
  cue_store_fixture_wait_search (fixture, "angry", "draft:11111111-1111-4111-8111-111111111111");
  cue_store_fixture_wait_search (fixture, "kundin", "draft:22222222-2222-4222-8222-222222222222");
}

/* The drafts were changed while there was no cache, by a program that has none. */
static void
test_drafts_elsewhere (CueStoreFixture *fixture,
                       gconstpointer    data)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (CueDraft) gone = cue_draft_new (1);
  g_autofree char *key = g_strconcat ("draft:", cue_draft_get_id (draft), NULL);
  g_autofree char *gone_key = g_strconcat ("draft:", cue_draft_get_id (gone), NULL);
  g_autofree char *sql = NULL;

  cue_draft_set_brief (draft, "Before");
  cue_draft_set_brief (gone, "Before too");
  cue_store_fixture_put (fixture, draft);
  cue_store_fixture_put (fixture, gone);
  cue_store_fixture_wait_search (fixture, "too", gone_key);
  cue_store_fixture_close (fixture);
  sql = g_strdup_printf ("DELETE FROM draft WHERE id = '%s';"
                         "UPDATE draft SET changed = changed + 1, body = replace (body, 'Before', 'Afterwards')",
                         cue_draft_get_id (gone));
  run_sql (fixture->path, sql);
  cue_store_fixture_open (fixture);
  cue_store_fixture_wait_search (fixture, "afterwards", key);
  cue_store_fixture_assert_search (fixture, "before", "");
}

/* Says nothing while the cache is thrown away, but counts how often that is said. */
static GLogWriterOutput
log_writer (GLogLevelFlags   level,
            const GLogField *fields,
            gsize            n_fields,
            gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "GLIB_DOMAIN") && g_str_equal (fields[i].value, "CueStorage") &&
        level == G_LOG_LEVEL_MESSAGE)
      {
        g_atomic_int_inc (&n_messages);
        return G_LOG_WRITER_HANDLED;
      }
  return g_log_writer_default (level, fields, n_fields, user_data);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (CueStoreFixture *fixture,
                  gconstpointer    data);
  } rows[] = {
    { "/storage/store-cache/order", test_order },
    { "/storage/store-cache/reading", test_reading },
    { "/storage/store-cache/all-gone", test_all_gone },
    { "/storage/store-cache/copies", test_copies },
    { "/storage/store-cache/secrets", test_secrets },
    { "/storage/store-cache/cancelled", test_cancelled },
    { "/storage/store-cache/closed", test_closed },
    { "/storage/store-cache/clear", test_clear },
    { "/storage/store-cache/full", test_full },
    { "/storage/store-cache/bad-file", test_bad_file },
    { "/storage/store-cache/first-version", test_first_version },
    { "/storage/store-cache/drafts-elsewhere", test_drafts_elsewhere },
  };

  g_log_set_writer_func (log_writer, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  cue_full_vfs_install ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, CueStoreFixture, NULL, cue_store_fixture_set_up, rows[i].test, cue_store_fixture_tear_down);

  return g_test_run ();
}
