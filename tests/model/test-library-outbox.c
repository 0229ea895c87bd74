/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"
#include "cue-json.h"
#include "cue-library-private.h"
#include "library-fixture.h"

static guint
count_calls (LibraryFixture *fixture,
             CueFakeCall     call)
{
  return cue_fake_api_get_n_calls (fixture->api, call);
}

static const char *
get_name (LibraryFixture *fixture,
          gint64          id)
{
  return cue_json_get_string (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, id), "name");
}

/* Borrowed (nullable): what the store has of the draft's way. */
static const char *
get_stored_state (LibraryFixture *fixture,
                  CueDraft       *draft)
{
  JsonNode   *node = NULL;
  JsonObject *save = NULL;

  library_fixture_flush (fixture);
  node = cue_fake_store_get_record (fixture->store, cue_draft_get_id (draft));
  save = node != NULL ? cue_json_get_object (json_node_get_object (node), "save") : NULL;
  return save != NULL ? cue_json_get_string (save, "state") : NULL;
}

static void
note_saved_cb (CueDraft   *draft,
               GParamSpec *pspec,
               GString    *order)
{
  if (cue_draft_get_save_state (draft) == CUE_SAVE_SENDING)
    g_string_append_printf (order, "%s ", cue_draft_get_title (draft));
}

static void
watch_order (CueDraft *draft,
             GString  *order)
{
  g_signal_connect (draft, "notify::save-state", G_CALLBACK (note_saved_cb), order);
}

/* Four saves that wait, in an order that is not the list's: a new one, two changed, and one that is to go. */
static void
let_wait (LibraryFixture *fixture)
{
  CueDraft *second = library_fixture_find (fixture, 2);
  CueDraft *new_one = cue_library_add_draft (fixture->library, 1);
  CueDraft *first = library_fixture_find (fixture, 1);
  GError   *error = NULL;

  library_fixture_cut_line (fixture);
  library_fixture_set_name (second, "A");
  library_fixture_save_badly (fixture, second, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  library_fixture_set_name (new_one, "B");
  library_fixture_save_badly (fixture, new_one, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  library_fixture_set_name (first, "C");
  library_fixture_save_badly (fixture, first, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  g_assert_false (library_fixture_delete (fixture, library_fixture_find (fixture, 4), &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  g_clear_error (&error);
}

static void
test_offline (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree char *status = NULL;
  g_autofree char *delete_status = NULL;
  guint            n_lists = 0;

  library_fixture_refresh_well (fixture);
  n_lists = count_calls (fixture, CUE_FAKE_LIST);
  let_wait (fixture);
  g_assert_cmpuint (cue_library_get_n_waiting (fixture->library), ==, 4);
  g_assert_cmpstr (get_stored_state (fixture, library_fixture_find_titled (fixture, "B")), ==, "waiting");
  g_object_get (library_fixture_find_titled (fixture, "B"), "status-text", &status, NULL);
  g_assert_cmpstr (status, ==, "Waiting to be saved");
  g_object_get (library_fixture_find (fixture, 4), "status-text", &delete_status, NULL);
  g_assert_cmpstr (delete_status, ==, "Waiting to be deleted");
  /* The first one found out; nobody else had to. */
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_READ), ==, 1);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 0);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_DELETE), ==, 0);

  watch_order (library_fixture_find_titled (fixture, "A"), order);
  watch_order (library_fixture_find_titled (fixture, "B"), order);
  watch_order (library_fixture_find_titled (fixture, "C"), order);
  library_fixture_mend_line (fixture);
  library_fixture_wait_for_waiting (fixture, 0);
  g_assert_cmpstr (order->str, ==, "A B C ");
  g_assert_cmpstr (get_name (fixture, 1), ==, "C");
  g_assert_cmpstr (get_name (fixture, 2), ==, "A");
  g_assert_null (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 4));
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 1);
  g_assert_cmpuint (library_fixture_count (fixture), ==, 4);
  /* What happened meanwhile is read in the background. */
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_LIST), >, n_lists);
}

static void
test_restart (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GString) order = g_string_new (NULL);

  library_fixture_refresh_well (fixture);
  let_wait (fixture);
  library_fixture_reopen (fixture);
  g_assert_false (library_fixture_refresh (fixture, NULL));
  g_assert_cmpuint (cue_library_get_n_waiting (fixture->library), ==, 4);
  g_assert_cmpuint (library_fixture_count (fixture), ==, 5);

  /* Edited further: it is the last word that goes out. */
  library_fixture_set_name (library_fixture_find_titled (fixture, "B"), "B2");
  watch_order (library_fixture_find_titled (fixture, "A"), order);
  watch_order (library_fixture_find_titled (fixture, "B2"), order);
  watch_order (library_fixture_find_titled (fixture, "C"), order);
  library_fixture_mend_line (fixture);
  library_fixture_wait_for_waiting (fixture, 0);
  g_assert_cmpstr (order->str, ==, "A B2 C ");
  g_assert_cmpuint (cue_fake_api_get_n_rows (fixture->api, CUE_RESOURCE_SCENARIOS), ==, 4);

  library_fixture_reopen (fixture);
  library_fixture_refresh_well (fixture);
  g_assert_cmpuint (cue_library_get_n_waiting (fixture->library), ==, 0);
  g_assert_cmpuint (library_fixture_count (fixture), ==, 4);
}

/* As long as nothing answers the service is asked, less and less often. */
static void
test_back_off (LibraryFixture *fixture,
               gconstpointer   data)
{
  guint first = fixture->library->first_pause_ms;

  library_fixture_refresh_well (fixture);
  library_fixture_cut_line (fixture);
  g_assert_false (library_fixture_refresh (fixture, NULL));
  while (count_calls (fixture, CUE_FAKE_PING) < 4)
    g_main_context_iteration (NULL, TRUE);
  cue_test_iterate ();
  g_assert_cmpuint (fixture->library->pause_ms, >=, first * 16);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_LIST), ==, 16);

  library_fixture_mend_line (fixture);
  while (count_calls (fixture, CUE_FAKE_LIST) < 24 || library_fixture_get_flag (fixture, "loading"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->library->pause_ms, ==, first);

  /* Never over a minute. */
  cue_library_set_first_pause (fixture->library, 50000);
  library_fixture_cut_line (fixture);
  g_assert_false (library_fixture_refresh (fixture, NULL));
  g_assert_cmpuint (fixture->library->pause_ms, ==, 60000);
  library_fixture_mend_line (fixture);

  /* Somebody who asks need not wait. */
  cue_connection_retry (cue_library_get_connection (fixture->library));
  while (count_calls (fixture, CUE_FAKE_LIST) < 40)
    g_main_context_iteration (NULL, TRUE);
}

/* A creation is marked on disk before it leaves; after a kill nobody knows whether it arrived. */
static void
test_killed (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (CueLibrary) after = NULL;
  g_auto (CueTestResult) result = { 0 };
  g_auto (CueTestResult) refreshed = { 0 };
  CueDraft        *draft = NULL;
  CueDraft        *found = NULL;
  g_autofree char *id = NULL;

  library_fixture_refresh_well (fixture);
  draft = cue_library_add_draft (fixture->library, 1);
  id = g_strdup (cue_draft_get_id (draft));
  library_fixture_set_name (draft, "Killed");
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, TRUE);
  cue_library_save_async (fixture->library, draft, NULL, cue_test_async_cb, &result);
  cue_test_iterate ();
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 0);
  cue_fake_api_hold (fixture->api, CUE_FAKE_CREATE, TRUE);
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, FALSE);
  cue_test_iterate ();
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 1);
  g_assert_cmpstr (get_stored_state (fixture, draft), ==, "sending");

  after = cue_library_new (fixture->workspace, CUE_API (fixture->api), CUE_STORE (fixture->store));
  cue_library_refresh_async (after, NULL, cue_test_async_cb, &refreshed);
  g_assert_true (cue_library_refresh_finish (after, cue_test_result_wait (&refreshed), NULL));
  found = cue_library_find_draft (after, id);
  g_assert_cmpint (cue_draft_get_save_state (found), ==, CUE_SAVE_UNCERTAIN);
  g_assert_cmpuint (cue_library_get_n_waiting (after), ==, 0);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 1);

  /* The one that was killed had sent it: the next look finds it. */
  cue_fake_api_hold (fixture->api, CUE_FAKE_CREATE, FALSE);
  g_strfreev (cue_library_save_finish (fixture->library, cue_test_result_wait (&result), NULL));
  cue_test_result_clear (&refreshed);
  refreshed = (CueTestResult){ 0 };
  cue_library_refresh_async (after, NULL, cue_test_async_cb, &refreshed);
  g_assert_true (cue_library_refresh_finish (after, cue_test_result_wait (&refreshed), NULL));
  g_assert_cmpint (cue_draft_get_save_state (found), ==, CUE_SAVE_NONE);
  g_assert_false (cue_draft_is_dirty (found));
  g_assert_cmpuint (g_list_model_get_n_items (cue_library_get_drafts (after)), ==, 5);
  cue_test_iterate ();
}

/* The answer to a creation is lost: it was done, and is found; or it was not, and somebody decides. */
static void
test_lost_answer (LibraryFixture *fixture,
                  gconstpointer   data)
{
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = cue_library_add_draft (fixture->library, 1);
  library_fixture_set_name (draft, "Lost");
  g_object_set (cue_draft_get_scenario (draft), "instructions", "You call.\n", NULL);
  cue_fake_api_lose_next_answer (fixture->api, cue_net_error_new (CUE_NET_ERROR_INTERRUPTED, 0, -1, NULL, "Cut"));
  library_fixture_save_badly (fixture, draft, CUE_MODEL_ERROR, CUE_MODEL_ERROR_UNCERTAIN);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_UNCERTAIN);
  g_assert_cmpstr (get_stored_state (fixture, draft), ==, "uncertain");

  /* Asking again does not send again. */
  library_fixture_save_badly (fixture, draft, CUE_MODEL_ERROR, CUE_MODEL_ERROR_UNCERTAIN);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 1);

  /* Typed since: it stays an edit of the scenario that is found. */
  g_object_set (cue_draft_get_scenario (draft), "first-message", "Hello", NULL);
  library_fixture_reopen (fixture);
  library_fixture_refresh_well (fixture);
  draft = library_fixture_find_titled (fixture, "Lost");
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_NONE);
  g_assert_nonnull (cue_draft_get_base (draft));
  g_assert_true (cue_draft_is_dirty (draft));
  g_assert_cmpuint (library_fixture_count (fixture), ==, 5);
  g_assert_cmpuint (cue_fake_api_get_n_rows (fixture->api, CUE_RESOURCE_SCENARIOS), ==, 5);
  library_fixture_save_well (fixture, draft);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 1);
}

/* What is on the service may look like it without being it. */
static void
test_not_adopted (LibraryFixture *fixture,
                  gconstpointer   data)
{
  static const char *const others[] = {
    "{\"id\": 60, \"name\": \"Mine\", \"agent\": 1, \"instructions\": \"You call.\", \"created_at\": \"2020-01-01T00:00:00Z\"}",
    "{\"id\": 61, \"name\": \"Mine\", \"agent\": 2, \"instructions\": \"You call.\", \"created_at\": \"2999-01-01T00:00:00Z\"}",
    "{\"id\": 62, \"name\": \"Other\", \"agent\": 1, \"instructions\": \"You call.\", \"created_at\": \"2999-01-01T00:00:00Z\"}",
    "{\"id\": 63, \"name\": \"Mine\", \"agent\": 1, \"instructions\": \"You wait.\", \"created_at\": \"2999-01-01T00:00:00Z\"}",
    "{\"id\": 64, \"name\": \"Mine\", \"agent\": 1, \"instructions\": \"You call.\"}",
  };
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = cue_library_add_draft (fixture->library, 1);
  library_fixture_set_name (draft, "Mine");
  g_object_set (cue_draft_get_scenario (draft), "instructions", "You call.", NULL);
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_CREATE, cue_net_error_new (CUE_NET_ERROR_TIMED_OUT, 0, -1, NULL, "Slow"));
  library_fixture_save_badly (fixture, draft, CUE_MODEL_ERROR, CUE_MODEL_ERROR_UNCERTAIN);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    cue_fake_api_put (fixture->api, CUE_RESOURCE_SCENARIOS, others[i]);
  library_fixture_refresh_well (fixture);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_UNCERTAIN);

  /* It is not there: once more; it was seen there: left alone. */
  cue_library_decide_save (fixture->library, draft, FALSE);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_NONE);
  cue_library_decide_save (fixture->library, draft, TRUE);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_NONE);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 1);

  cue_fake_api_fail_next (fixture->api, CUE_FAKE_CREATE, cue_net_error_new (CUE_NET_ERROR_MALFORMED, 200, -1, NULL, "Odd"));
  library_fixture_save_badly (fixture, draft, CUE_MODEL_ERROR, CUE_MODEL_ERROR_UNCERTAIN);
  cue_library_decide_save (fixture->library, draft, TRUE);
  library_fixture_wait_for_state (draft, CUE_SAVE_NONE);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 3);
  g_assert_nonnull (cue_draft_get_base (draft));
}

/* What each failure makes of a save: of a new scenario, and of a change. */
static void
test_failures (LibraryFixture *fixture,
               gconstpointer   data)
{
  static const struct
  {
    CueNetError  code;
    guint        status;
    CueSaveState created;
    CueSaveState patched;
  } rows[] = {
    { CUE_NET_ERROR_TIMED_OUT, 0, CUE_SAVE_UNCERTAIN, CUE_SAVE_WAITING },
    { CUE_NET_ERROR_INTERRUPTED, 0, CUE_SAVE_UNCERTAIN, CUE_SAVE_WAITING },
    { CUE_NET_ERROR_MALFORMED, 200, CUE_SAVE_UNCERTAIN, CUE_SAVE_REFUSED },
    { CUE_NET_ERROR_TOO_LARGE, 200, CUE_SAVE_UNCERTAIN, CUE_SAVE_REFUSED },
    { CUE_NET_ERROR_SERVER, 500, CUE_SAVE_REFUSED, CUE_SAVE_REFUSED },
    { CUE_NET_ERROR_SERVER, 502, CUE_SAVE_UNCERTAIN, CUE_SAVE_WAITING },
    { CUE_NET_ERROR_SERVER, 503, CUE_SAVE_WAITING, CUE_SAVE_WAITING },
    { CUE_NET_ERROR_SERVER, 504, CUE_SAVE_UNCERTAIN, CUE_SAVE_WAITING },
    { CUE_NET_ERROR_FORBIDDEN, 403, CUE_SAVE_REFUSED, CUE_SAVE_REFUSED },
    { CUE_NET_ERROR_REJECTED, 400, CUE_SAVE_REFUSED, CUE_SAVE_REFUSED },
    { CUE_NET_ERROR_REDIRECTED, 302, CUE_SAVE_REFUSED, CUE_SAVE_REFUSED },
    { CUE_NET_ERROR_OFFLINE, 0, CUE_SAVE_WAITING, CUE_SAVE_WAITING },
  };

  library_fixture_refresh_well (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CueDraft        *new_one = cue_library_add_draft (fixture->library, 1);
      CueDraft        *known = library_fixture_find (fixture, 1);
      g_autofree char *name = g_strdup_printf ("Try %u", i);

      g_test_message ("%d %u", rows[i].code, rows[i].status);
      cue_library_set_first_pause (fixture->library, 60000);
      library_fixture_set_name (new_one, name);
      library_fixture_set_name (known, name);
      cue_fake_api_fail_next (fixture->api, CUE_FAKE_CREATE, cue_net_error_new (rows[i].code, rows[i].status, -1, NULL, "x"));
      cue_fake_api_fail_next (fixture->api, CUE_FAKE_UPDATE, cue_net_error_new (rows[i].code, rows[i].status, -1, NULL, "x"));
      g_assert_null (library_fixture_save (fixture, known, NULL));
      g_assert_cmpint (cue_draft_get_save_state (known), ==, rows[i].patched);
      g_assert_true (cue_draft_is_dirty (known));
      cue_library_forget_save (fixture->library, known);
      cue_connection_note_answer (cue_library_get_connection (fixture->library));

      g_assert_null (library_fixture_save (fixture, new_one, NULL));
      g_assert_cmpint (cue_draft_get_save_state (new_one), ==, rows[i].created);
      g_assert_true (cue_draft_is_dirty (new_one));
      g_assert_cmpint (cue_draft_get_save_error (new_one) != NULL, ==, rows[i].created == CUE_SAVE_REFUSED);
      cue_library_forget_save (fixture->library, new_one);
      g_assert_cmpint (cue_draft_get_save_state (new_one), ==, CUE_SAVE_NONE);
      cue_connection_note_answer (cue_library_get_connection (fixture->library));
    }
}

/* A change whose answer was lost is sent once more by itself. */
static void
test_patch_again (LibraryFixture *fixture,
                  gconstpointer   data)
{
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_set_name (draft, "Twice");
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_UPDATE, cue_net_error_new (CUE_NET_ERROR_TIMED_OUT, 0, -1, NULL, "Slow"));
  library_fixture_save_badly (fixture, draft, CUE_NET_ERROR, CUE_NET_ERROR_TIMED_OUT);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_WAITING);
  library_fixture_wait_for_state (draft, CUE_SAVE_NONE);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_UPDATE), ==, 2);
  g_assert_cmpstr (get_name (fixture, 1), ==, "Twice");
  g_assert_false (cue_draft_is_dirty (draft));
}

static void
test_delete_again (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  library_fixture_refresh_well (fixture);
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_DELETE, cue_net_error_new (CUE_NET_ERROR_INTERRUPTED, 0, -1, NULL, "Cut"));
  g_assert_false (library_fixture_delete (fixture, library_fixture_find (fixture, 1), &error));
  g_assert_true (cue_draft_is_deleting (library_fixture_find (fixture, 1)));
  /* It had been done: being told that it is gone is as good. */
  cue_fake_api_drop (fixture->api, CUE_RESOURCE_SCENARIOS, 1);
  library_fixture_wait_for_waiting (fixture, 0);
  g_assert_null (library_fixture_find (fixture, 1));
  g_assert_cmpuint (library_fixture_count (fixture), ==, 3);
}

static void
test_forget (LibraryFixture *fixture,
             gconstpointer   data)
{
  library_fixture_refresh_well (fixture);
  let_wait (fixture);
  cue_library_forget_save (fixture->library, library_fixture_find (fixture, 4));
  cue_library_forget_save (fixture->library, library_fixture_find_titled (fixture, "B"));
  g_assert_cmpuint (cue_library_get_n_waiting (fixture->library), ==, 2);
  g_assert_false (cue_draft_is_deleting (library_fixture_find (fixture, 4)));
  library_fixture_mend_line (fixture);
  library_fixture_wait_for_waiting (fixture, 0);
  g_assert_nonnull (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 4));
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 0);
  g_assert_true (cue_draft_is_dirty (library_fixture_find_titled (fixture, "B")));
}

/* The service asks everybody to wait. */
static void
test_busy (LibraryFixture *fixture,
           gconstpointer   data)
{
  CueDraft *first = NULL;
  CueDraft *second = NULL;

  library_fixture_refresh_well (fixture);
  first = library_fixture_find (fixture, 1);
  second = library_fixture_find (fixture, 2);
  library_fixture_set_name (first, "First");
  library_fixture_set_name (second, "Second");
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_UPDATE, cue_net_error_new (CUE_NET_ERROR_BUSY, 429, 600, NULL, "Slow down"));
  library_fixture_save_badly (fixture, first, CUE_NET_ERROR, CUE_NET_ERROR_BUSY);
  library_fixture_save_badly (fixture, second, CUE_NET_ERROR, CUE_NET_ERROR_BUSY);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_READ), ==, 1);
  cue_test_iterate_for (0.1);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_READ), ==, 1);

  /* The tester does not wait for the end of the ten minutes. */
  cue_connection_retry (cue_library_get_connection (fixture->library));
  library_fixture_wait_for_waiting (fixture, 0);
  g_assert_cmpstr (get_name (fixture, 1), ==, "First");
  g_assert_cmpstr (get_name (fixture, 2), ==, "Second");
}

static void
test_key_refused (LibraryFixture *fixture,
                  gconstpointer   data)
{
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_set_name (draft, "Kept");
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_READ, cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 401, -1, NULL, "No"));
  library_fixture_save_badly (fixture, draft, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED);
  cue_test_iterate_for (0.1);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_WAITING);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_UPDATE), ==, 0);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_PING), ==, 0);

  /* There is a new key. */
  cue_connection_retry (cue_library_get_connection (fixture->library));
  library_fixture_wait_for_state (draft, CUE_SAVE_NONE);
  g_assert_cmpstr (get_name (fixture, 1), ==, "Kept");
}

/* One that is refused holds nobody up, and keeps its sentence. */
static void
test_refused (LibraryFixture *fixture,
              gconstpointer   data)
{
  CueDraft *refused = NULL;

  library_fixture_refresh_well (fixture);
  let_wait (fixture);
  refused = library_fixture_find_titled (fixture, "B");
  library_fixture_mend_line (fixture);
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_CREATE,
                          cue_net_error_new (CUE_NET_ERROR_REJECTED, 400, -1, "name: Taken.", "Taken"));
  library_fixture_wait_for_waiting (fixture, 0);
  g_assert_cmpint (cue_draft_get_save_state (refused), ==, CUE_SAVE_REFUSED);
  g_assert_nonnull (cue_draft_get_save_error (refused));
  g_assert_cmpstr (get_stored_state (fixture, refused), ==, "refused");
  g_assert_cmpstr (get_name (fixture, 1), ==, "C");

  library_fixture_save_well (fixture, refused);
  g_assert_null (cue_draft_get_save_error (refused));
}

/* It was deleted there while it was edited here. */
static void
test_gone (LibraryFixture *fixture,
           gconstpointer   data)
{
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_set_name (draft, "Still mine");
  cue_fake_api_drop (fixture->api, CUE_RESOURCE_SCENARIOS, 1);
  library_fixture_save_badly (fixture, draft, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_REFUSED);
  g_assert_cmpstr (cue_draft_get_save_error (draft), ==, "It was deleted on the service. Save it once more to create it anew.");
  g_assert_null (cue_draft_get_base (draft));
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 0);
  cue_test_iterate ();
  g_assert_null (cue_fake_store_get_cached (fixture->store, CUE_RESOURCE_SCENARIOS, 1));

  library_fixture_save_well (fixture, draft);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 1);
  g_assert_cmpuint (library_fixture_count (fixture), ==, 4);

  /* Found out by a refresh while it waits: it does not come to life again by itself. */
  library_fixture_cut_line (fixture);
  draft = library_fixture_find (fixture, 2);
  library_fixture_set_name (draft, "Mine too");
  library_fixture_save_badly (fixture, draft, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  cue_fake_api_drop (fixture->api, CUE_RESOURCE_SCENARIOS, 2);
  library_fixture_mend_line (fixture);
  library_fixture_wait_for_waiting (fixture, 0);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_REFUSED);
  g_assert_cmpuint (count_calls (fixture, CUE_FAKE_CREATE), ==, 1);
}

/* Given up before anything left; and given up on its way, when nobody can know. */
static void
test_cancelled (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (CueTestResult) early = { 0 };
  g_auto (CueTestResult) late = { 0 };
  g_autoptr (GCancellable) second = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = cue_library_add_draft (fixture->library, 1);
  library_fixture_set_name (draft, "Given up");
  g_cancellable_cancel (cancellable);
  cue_library_save_async (fixture->library, draft, cancellable, cue_test_async_cb, &early);
  g_assert_null (cue_library_save_finish (fixture->library, cue_test_result_wait (&early), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_NONE);

  cue_fake_api_hold (fixture->api, CUE_FAKE_CREATE, TRUE);
  cue_library_save_async (fixture->library, draft, second, cue_test_async_cb, &late);
  cue_test_iterate ();
  g_cancellable_cancel (second);
  g_assert_null (cue_library_save_finish (fixture->library, cue_test_result_wait (&late), NULL));
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_UNCERTAIN);
  cue_fake_api_hold (fixture->api, CUE_FAKE_CREATE, FALSE);
}

int
main (int    argc,
      char **argv)
{
  static const LibraryTestRow rows[] = {
    { "/model/library-outbox/offline", test_offline },
    { "/model/library-outbox/restart", test_restart },
    { "/model/library-outbox/back-off", test_back_off },
    { "/model/library-outbox/killed", test_killed },
    { "/model/library-outbox/lost-answer", test_lost_answer },
    { "/model/library-outbox/not-adopted", test_not_adopted },
    { "/model/library-outbox/failures", test_failures },
    { "/model/library-outbox/patch-again", test_patch_again },
    { "/model/library-outbox/delete-again", test_delete_again },
    { "/model/library-outbox/forget", test_forget },
    { "/model/library-outbox/busy", test_busy },
    { "/model/library-outbox/key-refused", test_key_refused },
    { "/model/library-outbox/refused", test_refused },
    { "/model/library-outbox/gone", test_gone },
    { "/model/library-outbox/cancelled", test_cancelled },
  };

  return library_fixture_run (argc, argv, rows, G_N_ELEMENTS (rows));
}
