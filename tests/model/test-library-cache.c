/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"
#include "cue-json.h"
#include "cue-library-private.h"
#include "library-fixture.h"

#include <time.h>

/* Rows whose cost is compared with that of ten times as many, and rows that come in several portions. */
#ifdef __SANITIZE_ADDRESS__
#define FEW 100
#define SEVERAL 700
#else
#define FEW 1000
#define SEVERAL 4500
#endif

static guint
count_list (LibraryFixture *fixture,
            CueResource     resource)
{
  return g_list_model_get_n_items (cue_library_get_list (fixture->library, resource));
}

static gboolean
has_logged (LibraryFixture *fixture,
            const char     *line)
{
  return g_ptr_array_find_with_equal_func (cue_fake_store_get_log (fixture->store), line, g_str_equal, NULL);
}

static char *
dup_line (const char *what,
          CueResource resource)
{
  return g_strdup_printf ("%s %d", what, resource);
}

static void
add_rows (LibraryFixture *fixture,
          guint           n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\": %u, \"name\": \"Scenario %u\", \"agent\": 1, \"personality\": 1,"
                                               " \"scenario_type\": \"instruction\", \"instructions\": \"Call %u times.\","
                                               " \"updated_at\": \"2025-%02u-%02uT%02u:00:00Z\"}",
                                               1000 + i, i, i, 1 + i % 12, 1 + i % 28, i % 24);

      cue_fake_api_put (fixture->api, CUE_RESOURCE_SCENARIOS, json);
    }
}

static gboolean
is_restored (gpointer data)
{
  return library_fixture_get_flag (data, "restored");
}

/* What the service had last is there before it has answered, and when it does not. */
static void
test_from_cache (LibraryFixture *fixture,
                 gconstpointer   data)
{
  g_auto (CueTestResult) result = { 0 };
  gint64 refreshed = 0;
  gint64 before = g_get_real_time ();

  cue_fake_api_put (fixture->api, CUE_RESOURCE_FOLDERS, "{\"id\": 1, \"name\": \"Sales\", \"path\": \"sales\"}");
  cue_fake_api_put (fixture->api, CUE_RESOURCE_TAGS, "{\"id\": 1, \"name\": \"angry\"}");
  cue_fake_api_put (fixture->api, CUE_RESOURCE_METRICS, "{\"id\": 1, \"name\": \"Politeness\"}");
  cue_fake_api_put (fixture->api, CUE_RESOURCE_TOOLS, "{\"id\": 1, \"name\": \"Calendar\"}");
  library_fixture_refresh_well (fixture);
  refreshed = cue_library_get_refreshed (fixture->library);
  g_assert_cmpint (refreshed, >=, before);

  library_fixture_reopen (fixture);
  g_assert_cmpint (cue_library_get_refreshed (fixture->library), ==, 0);
  g_assert_false (library_fixture_get_flag (fixture, "loaded"));
  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, TRUE);
  cue_library_refresh_async (fixture->library, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_test_wait_until (is_restored, fixture, CUE_TEST_TIMEOUT));
  g_assert_true (library_fixture_get_flag (fixture, "loaded"));
  g_assert_true (library_fixture_get_flag (fixture, "loading"));
  g_assert_cmpint (cue_library_get_refreshed (fixture->library), ==, refreshed);
  g_assert_cmpuint (library_fixture_count (fixture), ==, 4);
  g_assert_cmpuint (count_list (fixture, CUE_RESOURCE_AGENTS), ==, 2);
  g_assert_cmpuint (count_list (fixture, CUE_RESOURCE_PERSONALITIES), ==, 3);
  g_assert_cmpuint (count_list (fixture, CUE_RESOURCE_PROFILES), ==, 1);
  g_assert_cmpuint (count_list (fixture, CUE_RESOURCE_FOLDERS), ==, 1);
  g_assert_cmpuint (count_list (fixture, CUE_RESOURCE_TAGS), ==, 1);
  g_assert_cmpuint (count_list (fixture, CUE_RESOURCE_METRICS), ==, 1);
  g_assert_cmpuint (count_list (fixture, CUE_RESOURCE_TOOLS), ==, 1);
  g_assert_true (cue_library_get_list (fixture->library, CUE_RESOURCE_SCENARIOS) == cue_library_get_drafts (fixture->library));

  library_fixture_cut_line (fixture);
  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, FALSE);
  cue_library_refresh_finish (fixture->library, cue_test_result_wait (&result), NULL);
  g_assert_false (library_fixture_refresh (fixture, NULL));
  g_assert_cmpuint (library_fixture_count (fixture), ==, 4);
  library_fixture_mend_line (fixture);
}

/* Nothing was ever read, and nothing answers: that is not an empty list. */
static void
test_nothing_yet (LibraryFixture *fixture,
                  gconstpointer   data)
{
  library_fixture_cut_line (fixture);
  g_assert_false (library_fixture_refresh (fixture, NULL));
  g_assert_true (library_fixture_get_flag (fixture, "restored"));
  g_assert_false (library_fixture_get_flag (fixture, "loaded"));
  library_fixture_mend_line (fixture);
}

static void
note_progress_cb (CueLibrary *library,
                  GParamSpec *pspec,
                  GString    *progress)
{
  guint n_read = 0;
  guint n_total = 0;

  g_object_get (library, "n-read", &n_read, "n-total", &n_total, NULL);
  g_string_append_printf (progress, "%u/%u ", n_read, n_total);
}

static void
test_pages (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (GString) progress = g_string_new (NULL);
  g_autofree char *end = dup_line ("cache-end", CUE_RESOURCE_SCENARIOS);

  add_rows (fixture, 8);
  cue_fake_api_set_page_size (fixture->api, 5);
  g_signal_connect (fixture->library, "notify::n-read", G_CALLBACK (note_progress_cb), progress);
  library_fixture_refresh_well (fixture);
  g_assert_cmpstr (progress->str, ==, "5/12 10/12 12/12 0/0 ");
  g_assert_cmpuint (library_fixture_count (fixture), ==, 12);
  g_assert_cmpuint (cue_fake_store_get_n_cached (fixture->store, CUE_RESOURCE_SCENARIOS), ==, 12);
  g_assert_true (has_logged (fixture, end));
}

/* A reading that breaks off keeps what came, and takes nothing away. */
static void
test_cut (LibraryFixture *fixture,
          gconstpointer   data)
{
  g_autofree char *end = dup_line ("cache-end", CUE_RESOURCE_SCENARIOS);
  g_autoptr (GError) error = NULL;
  gint64 refreshed = 0;

  library_fixture_refresh_well (fixture);
  refreshed = cue_library_get_refreshed (fixture->library);
  add_rows (fixture, 20);
  cue_fake_api_drop (fixture->api, CUE_RESOURCE_SCENARIOS, 4);
  cue_fake_api_set_page_size (fixture->api, 10);
  cue_fake_api_cut_list (fixture->api, CUE_RESOURCE_SCENARIOS, 1, cue_net_error_new (CUE_NET_ERROR_SERVER, 500, -1, NULL, "x"));
  g_ptr_array_set_size (cue_fake_store_get_log (fixture->store), 0);
  g_assert_false (library_fixture_refresh (fixture, &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_SERVER);
  g_assert_false (has_logged (fixture, end));
  g_assert_cmpint (cue_library_get_refreshed (fixture->library), ==, refreshed);
  g_assert_nonnull (library_fixture_find (fixture, 4));
  g_assert_nonnull (cue_fake_store_get_cached (fixture->store, CUE_RESOURCE_SCENARIOS, 4));
  g_assert_cmpuint (library_fixture_count (fixture), ==, 11);

  library_fixture_refresh_well (fixture);
  g_assert_null (library_fixture_find (fixture, 4));
  g_assert_null (cue_fake_store_get_cached (fixture->store, CUE_RESOURCE_SCENARIOS, 4));
  g_assert_cmpuint (library_fixture_count (fixture), ==, 23);
}

static void
stop_cb (CueLibrary *library,
         GParamSpec *pspec,
         gpointer    user_data)
{
  cue_library_stop_refresh (library);
}

static void
test_stop (LibraryFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *end = dup_line ("cache-end", CUE_RESOURCE_SCENARIOS);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  add_rows (fixture, 20);
  cue_fake_api_set_page_size (fixture->api, 10);
  g_signal_connect (fixture->library, "notify::n-read", G_CALLBACK (stop_cb), NULL);
  g_assert_false (library_fixture_refresh (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (library_fixture_count (fixture), ==, 10);
  g_assert_false (has_logged (fixture, end));
  g_object_get (fixture->library, "error-text", &text, NULL);
  g_assert_null (text);
  g_assert_false (library_fixture_get_flag (fixture, "loading"));
}

/* Two who ask get one reading; it goes on until both have given up. */
static void
test_shared (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (GCancellable) one = g_cancellable_new ();
  g_auto (CueTestResult) first = { 0 };
  g_auto (CueTestResult) second = { 0 };
  g_autoptr (GError) error = NULL;

  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, TRUE);
  cue_library_refresh_async (fixture->library, one, cue_test_async_cb, &first);
  cue_library_refresh_async (fixture->library, NULL, cue_test_async_cb, &second);
  cue_test_iterate ();
  g_cancellable_cancel (one);
  cue_test_iterate ();
  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, FALSE);
  g_assert_false (cue_library_refresh_finish (fixture->library, cue_test_result_wait (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_nonnull (second.result);
  g_assert_true (cue_library_refresh_finish (fixture->library, second.result, NULL));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_LIST), ==, 8);
}

static void
test_kept_up (LibraryFixture *fixture,
              gconstpointer   data)
{
  library_fixture_refresh_well (fixture);
  library_fixture_set_name (library_fixture_find (fixture, 1), "Renamed");
  library_fixture_save_well (fixture, library_fixture_find (fixture, 1));
  g_assert_true (library_fixture_delete (fixture, library_fixture_find (fixture, 2), NULL));
  cue_test_iterate ();
  g_assert_cmpstr (cue_json_get_string (cue_fake_store_get_cached (fixture->store, CUE_RESOURCE_SCENARIOS, 1), "name"),
                   ==, "Renamed");
  g_assert_null (cue_fake_store_get_cached (fixture->store, CUE_RESOURCE_SCENARIOS, 2));
}

/* A service need not have every list. */
static void
test_missing_lists (LibraryFixture *fixture,
                    gconstpointer   data)
{
  cue_fake_api_cut_list (fixture->api, CUE_RESOURCE_TAGS, 0, cue_net_error_new (CUE_NET_ERROR_NOT_FOUND, 404, -1, NULL, "x"));
  library_fixture_refresh_well (fixture);
  g_assert_cmpuint (count_list (fixture, CUE_RESOURCE_TAGS), ==, 0);

  cue_fake_api_cut_list (fixture->api, CUE_RESOURCE_AGENTS, 0, cue_net_error_new (CUE_NET_ERROR_NOT_FOUND, 404, -1, NULL, "x"));
  g_assert_false (library_fixture_refresh (fixture, NULL));
}

/* The cache fails: that is told, and all the same everything works. */
static void
test_cache_fails (LibraryFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *text = NULL;

  cue_fake_store_fail_always (fixture->store, CUE_FAKE_CACHE, g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_FULL, "Full"));
  cue_fake_store_fail_always (fixture->store, CUE_FAKE_CACHED, g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT, "Odd"));
  library_fixture_refresh_well (fixture);
  g_assert_cmpuint (library_fixture_count (fixture), ==, 4);
  g_object_get (fixture->library, "store-error-text", &text, NULL);
  g_assert_nonnull (text);
}

static void
count_changes_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  guint      *n_changes)
{
  *n_changes += 1;
}

/* Rows of a big cache come in portions, each announced once. */
static void
test_portions (LibraryFixture *fixture,
               gconstpointer   data)
{
  guint n_changes = 0;

  add_rows (fixture, SEVERAL);
  library_fixture_refresh_well (fixture);
  library_fixture_reopen (fixture);
  library_fixture_cut_line (fixture);
  g_signal_connect (cue_library_get_drafts (fixture->library), "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  g_assert_false (library_fixture_refresh (fixture, NULL));
  g_assert_cmpuint (library_fixture_count (fixture), ==, SEVERAL + 4);
  g_assert_cmpuint (n_changes, <=, 5);
  library_fixture_mend_line (fixture);
}

/* CPU seconds for reading @n rows from the service, reading them again, editing one and saving it. */
static double
measure (guint n)
{
  LibraryFixture fixture = { 0 };
  clock_t        start = 0;
  double         seconds = 0;
  CueDraft      *draft = NULL;
  guint          n_changes = 0;

  library_fixture_set_up (&fixture, NULL);
  add_rows (&fixture, n);
  cue_fake_api_set_page_size (fixture.api, 100);
  start = clock ();
  library_fixture_refresh_well (&fixture);
  library_fixture_refresh_well (&fixture);
  g_assert_cmpuint (library_fixture_count (&fixture), ==, n + 4);
  g_signal_connect (cue_library_get_drafts (fixture.library), "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  for (guint i = 0; i < 50; i++)
    {
      draft = library_fixture_find (&fixture, 1000 + i);
      library_fixture_set_name (draft, "Edited");
      library_fixture_save_well (&fixture, draft);
    }
  seconds = (double) (clock () - start) / CLOCKS_PER_SEC;
  /* Each moved to the top once, and not at all where it stood there. */
  g_assert_cmpuint (n_changes, <=, 100);
  library_fixture_tear_down (&fixture, NULL);
  return seconds;
}

/* Ten times as many rows cost about ten times as much, not a hundred times. */
static void
test_many (void)
{
  double small = 0;
  double big = 0;

  measure (100);
  small = measure (FEW);
  big = measure (10 * FEW);
  g_test_message ("%.3f s for %d, %.3f s for %d", small, FEW, big, 10 * FEW);
  g_assert_cmpfloat (big, <, 40 * small);
}

/* (transfer full): the titles that a search finds, sorted. */
static char *
search (LibraryFixture *fixture,
        const char     *text)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CueLibraryHits) found = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  cue_library_search_async (fixture->library, text, NULL, cue_test_async_cb, &result);
  found = cue_library_search_finish (fixture->library, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < library_fixture_count (fixture); i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (cue_library_get_drafts (fixture->library), i);

      if (cue_library_hits_has (found, draft))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", cue_draft_get_title (draft));
    }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
test_search (LibraryFixture *fixture,
             gconstpointer   data)
{
  static const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { "refund", "Angry refund" },
    { "ANGRY money", "Angry refund" },
    { "birth", "Wrong birth date" },
    { "Neverland", "Edited, Cancel" },
    { "zebra", "" },
    { "", "Edited, Cancel, Wrong birth date, Opening hours, Angry refund" },
    { "  ", "Edited, Cancel, Wrong birth date, Opening hours, Angry refund" },
  };
  CueDraft *edited = NULL;
  CueDraft *added = NULL;

  library_fixture_refresh_well (fixture);
  edited = library_fixture_find (fixture, 1);
  g_object_set (cue_draft_get_scenario (edited), "name", "Cancel", "instructions", "To Neverland.", NULL);
  added = cue_library_add_draft (fixture->library, 1);
  library_fixture_set_name (added, "Edited");
  cue_draft_set_brief (added, "Goes to Neverland");
  library_fixture_flush (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = search (fixture, rows[i].text);

      g_assert_cmpstr (found, ==, rows[i].found);
    }

  /* The cached row still says it; the draft does not. */
  {
    g_autofree char *found = search (fixture, "rebook");

    g_assert_cmpstr (found, ==, "");
  }
}

/* What is edited after a search stays found until the next one: nobody loses what is being written. */
static void
test_search_then_edit (LibraryFixture *fixture,
                       gconstpointer   data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CueLibraryHits) found = NULL;
  g_autofree char *anew = NULL;
  CueDraft        *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  cue_library_search_async (fixture->library, "rebook", NULL, cue_test_async_cb, &result);
  found = cue_library_search_finish (fixture->library, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (cue_library_hits_has (found, draft));
  g_object_set (cue_draft_get_scenario (draft), "name", "Cancel", "instructions", "To Neverland.", NULL);
  library_fixture_flush (fixture);
  g_assert_true (cue_library_hits_has (found, draft));
  anew = search (fixture, "rebook");
  g_assert_cmpstr (anew, ==, "");
}

static void
test_search_fails (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_fake_store_fail_next (fixture->store, CUE_FAKE_SEARCH, g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED, "x"));
  cue_library_search_async (fixture->library, "refund", NULL, cue_test_async_cb, &result);
  g_assert_null (cue_library_search_finish (fixture->library, cue_test_result_wait (&result), &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED);
}

/* The order of the list follows edits and saves without anybody else moving. */
static void
test_order (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autofree char *titles = NULL;
  guint            n_changes = 0;

  library_fixture_refresh_well (fixture);
  g_signal_connect (cue_library_get_drafts (fixture->library), "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  library_fixture_set_name (library_fixture_find (fixture, 3), "Third");
  library_fixture_flush (fixture);
  library_fixture_set_name (library_fixture_find (fixture, 3), "Third again");
  library_fixture_flush (fixture);
  g_assert_cmpuint (n_changes, ==, 1);
  titles = search (fixture, "");
  g_assert_cmpstr (titles, ==, "Third again, Cancel, then rebook, Wrong birth date, Angry refund");

  /* Undone: back where it was. */
  library_fixture_set_name (library_fixture_find (fixture, 3), "Opening hours");
  library_fixture_flush (fixture);
  g_free (titles);
  titles = search (fixture, "");
  g_assert_cmpstr (titles, ==, "Cancel, then rebook, Wrong birth date, Opening hours, Angry refund");
}

int
main (int    argc,
      char **argv)
{
  static const LibraryTestRow rows[] = {
    { "/model/library-cache/from-cache", test_from_cache },
    { "/model/library-cache/nothing-yet", test_nothing_yet },
    { "/model/library-cache/pages", test_pages },
    { "/model/library-cache/cut", test_cut },
    { "/model/library-cache/stop", test_stop },
    { "/model/library-cache/shared", test_shared },
    { "/model/library-cache/kept-up", test_kept_up },
    { "/model/library-cache/missing-lists", test_missing_lists },
    { "/model/library-cache/cache-fails", test_cache_fails },
    { "/model/library-cache/portions", test_portions },
    { "/model/library-cache/search", test_search },
    { "/model/library-cache/search-then-edit", test_search_then_edit },
    { "/model/library-cache/search-fails", test_search_fails },
    { "/model/library-cache/order", test_order },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, LibraryFixture, NULL, library_fixture_set_up, rows[i].test, library_fixture_tear_down);
  g_test_add_func ("/model/library-cache/many", test_many);

  return g_test_run ();
}
