/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-library.h"

#include "cue-error.h"
#include "cue-fake-api.h"
#include "cue-fake-store.h"
#include "cue-json.h"
#include "cue-test.h"

typedef struct
{
  CueFakeApi   *api;
  CueFakeStore *store;
  CueWorkspace *workspace;
  CueLibrary   *library;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->api = cue_fake_api_new ();
  cue_fake_api_fill_example (fixture->api);
  fixture->store = cue_fake_store_new ();
  fixture->workspace = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, "This computer", "http://127.0.0.1:1", CUE_UNSET);
  fixture->library = cue_library_new (fixture->workspace, CUE_API (fixture->api), CUE_STORE (fixture->store));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_test_iterate ();
  g_assert_finalize_object (fixture->library);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->workspace);
  g_assert_finalize_object (fixture->api);
  g_assert_finalize_object (fixture->store);
}

/* As after a new start of the program. */
static void
reopen (Fixture *fixture)
{
  cue_test_iterate ();
  g_assert_finalize_object (fixture->library);
  cue_test_iterate ();
  fixture->library = cue_library_new (fixture->workspace, CUE_API (fixture->api), CUE_STORE (fixture->store));
}

static gboolean
refresh (Fixture *fixture,
         GError **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_library_refresh_async (fixture->library, NULL, cue_test_async_cb, &result);
  return cue_library_refresh_finish (fixture->library, cue_test_result_wait (&result), error);
}

static void
refresh_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (refresh (fixture, &error));
  g_assert_no_error (error);
}

static char **
save (Fixture  *fixture,
      CueDraft *draft,
      GError  **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_library_save_async (fixture->library, draft, NULL, cue_test_async_cb, &result);
  return cue_library_save_finish (fixture->library, cue_test_result_wait (&result), error);
}

static void
flush (Fixture *fixture)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_library_flush_async (fixture->library, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_library_flush_finish (fixture->library, cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static guint
count_drafts (Fixture *fixture)
{
  return count (cue_library_get_drafts (fixture->library));
}

/* Borrowed: the list keeps it. */
static CueDraft *
get_draft (Fixture *fixture,
           guint    position)
{
  g_autoptr (CueDraft) draft = g_list_model_get_item (cue_library_get_drafts (fixture->library), position);

  return draft;
}

/* Borrowed: the draft of the scenario @id. */
static CueDraft *
find (Fixture *fixture,
      gint64   id)
{
  for (guint i = 0; i < count_drafts (fixture); i++)
    {
      CueScenario *base = cue_draft_get_base (get_draft (fixture, i));

      if (base != NULL && cue_resource_object_get_id (CUE_RESOURCE_OBJECT (base)) == id)
        return get_draft (fixture, i);
    }
  return NULL;
}

static void
set_name (CueDraft   *draft,
          const char *name)
{
  g_object_set (cue_draft_get_scenario (draft), "name", name, NULL);
}

static char *
dup_text (Fixture    *fixture,
          const char *property)
{
  char *text = NULL;

  g_object_get (fixture->library, property, &text, NULL);
  return text;
}

static gboolean
get_flag (Fixture    *fixture,
          const char *property)
{
  gboolean flag = FALSE;

  g_object_get (fixture->library, property, &flag, NULL);
  return flag;
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

static void
test_refresh (Fixture      *fixture,
              gconstpointer data)
{
  GListModel *agents = cue_library_get_agents (fixture->library);
  guint       n_changes = 0;
  CueAgent   *agent = NULL;

  /* The lists are there at once and fill later. */
  g_assert_cmpuint (count (agents), ==, 0);
  g_assert_false (get_flag (fixture, "loaded"));
  g_signal_connect (cue_library_get_drafts (fixture->library), "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  refresh_well (fixture);
  g_assert_true (get_flag (fixture, "loaded"));
  g_assert_false (get_flag (fixture, "loading"));
  g_assert_cmpuint (count (agents), ==, 2);
  g_assert_cmpuint (count (cue_library_get_personalities (fixture->library)), ==, 3);
  g_assert_cmpuint (count (cue_library_get_profiles (fixture->library)), ==, 1);
  g_assert_cmpuint (count_drafts (fixture), ==, 4);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (cue_draft_get_title (get_draft (fixture, 0)), ==, "Cancel, then rebook");
  g_assert_cmpstr (cue_draft_get_title (get_draft (fixture, 3)), ==, "Angry refund");

  /* Nothing new: nothing moves, and the objects stay the same ones. */
  agent = cue_library_find (fixture->library, CUE_RESOURCE_AGENTS, 1);
  refresh_well (fixture);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (cue_library_find (fixture->library, CUE_RESOURCE_AGENTS, 1) == agent);

  /* What is only shown is not written to this computer. */
  g_assert_cmpuint (cue_fake_store_get_n_calls (fixture->store, CUE_FAKE_PUT), ==, 0);
  g_assert_nonnull (cue_library_find (fixture->library, CUE_RESOURCE_SCENARIOS, 4));
  g_assert_null (cue_library_find (fixture->library, CUE_RESOURCE_SCENARIOS, 999));
  g_assert_null (cue_library_find (fixture->library, CUE_RESOURCE_PROJECTS, 1));
}

static void
test_refresh_changes (Fixture      *fixture,
                      gconstpointer data)
{
  CueDraft *edited = NULL;

  refresh_well (fixture);
  edited = find (fixture, 1);
  set_name (edited, "My own name");

  json_object_set_string_member (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 1), "first_message", "Hello!");
  json_object_set_string_member (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 2), "name", "Renamed there");
  cue_fake_api_put (fixture->api, CUE_RESOURCE_SCENARIOS, "{\"id\": 50, \"name\": \"New there\", \"agent\": 1}");
  refresh_well (fixture);

  /* The edit stays an edit; what was not edited follows the service. */
  g_assert_cmpstr (cue_draft_get_title (edited), ==, "My own name");
  g_assert_true (cue_draft_is_dirty (edited));
  g_assert_cmpstr (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (edited)), "first-message"),
                   ==, "Hello!");
  g_assert_null (cue_draft_get_conflict (edited));
  g_assert_cmpstr (cue_draft_get_title (find (fixture, 2)), ==, "Renamed there");
  g_assert_nonnull (find (fixture, 50));
  g_assert_cmpuint (count_drafts (fixture), ==, 5);
}

static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  CueDraft *edited = NULL;

  refresh_well (fixture);
  edited = find (fixture, 1);
  set_name (edited, "Edited here");
  cue_fake_api_drop (fixture->api, CUE_RESOURCE_SCENARIOS, 1);
  cue_fake_api_drop (fixture->api, CUE_RESOURCE_SCENARIOS, 2);

  /* Not being told is not being told that it is gone. */
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_LIST, cue_net_error_new (CUE_NET_ERROR_SERVER, 500, -1, NULL, "Agents"));
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_LIST, cue_net_error_new (CUE_NET_ERROR_SERVER, 500, -1, NULL, "Personalities"));
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_LIST, cue_net_error_new (CUE_NET_ERROR_SERVER, 500, -1, NULL, "Profiles"));
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_LIST, cue_net_error_new (CUE_NET_ERROR_SERVER, 500, -1, NULL, "Scenarios"));
  g_assert_false (refresh (fixture, NULL));
  g_assert_cmpuint (count_drafts (fixture), ==, 4);
  g_assert_nonnull (cue_draft_get_base (edited));

  refresh_well (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 3);
  g_assert_null (cue_draft_get_base (edited));
  g_assert_cmpstr (cue_draft_get_title (edited), ==, "Edited here");
  g_assert_true (cue_draft_is_dirty (edited));

  /* Saved, it is a new scenario. */
  g_strfreev (save (fixture, edited, NULL));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_CREATE), ==, 1);
  g_assert_cmpuint (cue_fake_api_get_n_rows (fixture->api, CUE_RESOURCE_SCENARIOS), ==, 3);
}

static void
test_refresh_fails (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_LIST,
                            cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 401, -1, NULL, "No"));
  g_assert_false (refresh (fixture, &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED);
  text = dup_text (fixture, "error-text");
  g_assert_nonnull (text);
  g_assert_false (get_flag (fixture, "loaded"));

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_LIST, NULL);
  refresh_well (fixture);
  g_clear_pointer (&text, g_free);
  text = dup_text (fixture, "error-text");
  g_assert_null (text);
}

static void
test_refresh_cancelled (Fixture      *fixture,
                        gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, TRUE);
  cue_library_refresh_async (fixture->library, cancellable, cue_test_async_cb, &result);
  cue_test_iterate ();
  g_assert_true (get_flag (fixture, "loading"));
  g_cancellable_cancel (cancellable);
  cue_test_iterate ();
  g_assert_false (get_flag (fixture, "loading"));
  g_assert_false (cue_library_refresh_finish (fixture->library, result.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  text = dup_text (fixture, "error-text");
  g_assert_null (text);
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  CueDraft          *draft = NULL;
  CueResourceObject *scenario = NULL;

  refresh_well (fixture);
  draft = cue_library_add_draft (fixture->library, 2);
  g_assert_true (get_draft (fixture, 0) == draft);
  g_assert_true (cue_library_find_draft (fixture->library, cue_draft_get_id (draft)) == draft);
  scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));
  g_assert_cmpint (cue_resource_object_get_number (scenario, "agent"), ==, 2);
  /* “Brief” (German) comes first by name, but the draft is English. */
  g_assert_cmpint (cue_resource_object_get_number (scenario, "personality"), ==, 1);

  /* It has nothing to lose yet. */
  flush (fixture);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_DRAFT), ==, 0);
}

static gboolean
has_put (gpointer data)
{
  return cue_fake_store_get_n_calls (data, CUE_FAKE_PUT) > 0;
}

static void
test_autosave (Fixture      *fixture,
               gconstpointer data)
{
  CueDraft *draft = NULL;
  gint64    start = 0;
  guint     n_edits = 0;

  refresh_well (fixture);
  draft = find (fixture, 4);

  /* A tester who never pauses: written within a second all the same, and not at every key. */
  start = g_get_monotonic_time ();
  while (!has_put (fixture->store) && g_get_monotonic_time () - start < 3 * G_USEC_PER_SEC)
    {
      g_autofree char *brief = g_strdup_printf ("Asks for the money back, %u", n_edits++);

      cue_draft_set_brief (draft, brief);
      cue_test_iterate_for (0.02);
    }
  g_assert_true (has_put (fixture->store));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1.2 * G_USEC_PER_SEC);
  g_assert_cmpuint (cue_fake_store_get_n_calls (fixture->store, CUE_FAKE_PUT), ==, 1);
  g_assert_cmpuint (n_edits, >, 5);

  /* The last word too. */
  cue_draft_set_brief (draft, "The last word");
  cue_test_iterate_for (0.6);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_store_get_n_calls (fixture->store, CUE_FAKE_PUT), <=, 3);
  g_assert_cmpstr (cue_json_get_string (json_node_get_object (
                                          cue_fake_store_get_record (fixture->store, cue_draft_get_id (draft))),
                                        "brief"),
                   ==, "The last word");
  /* What was edited last stands first. */
  g_assert_true (get_draft (fixture, 0) == draft);
}

static void
test_end_writes (Fixture      *fixture,
                 gconstpointer data)
{
  CueDraft *draft = NULL;

  refresh_well (fixture);
  draft = cue_library_add_draft (fixture->library, 1);
  cue_draft_set_brief (draft, "Typed just before the end");
  reopen (fixture);
  refresh_well (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 5);
  g_assert_cmpstr (cue_draft_get_brief (get_draft (fixture, 0)), ==, "Typed just before the end");
}

static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  CueDraft        *draft = NULL;
  g_autofree char *id = NULL;
  g_autoptr (CueVariant) variant = NULL;

  refresh_well (fixture);
  draft = find (fixture, 1);
  id = g_strdup (cue_draft_get_id (draft));
  set_name (draft, "Edited");
  variant = cue_variant_new (id, "A text.");
  cue_draft_add_variant (draft, variant);
  g_object_set (variant, "name", "Short one", NULL);
  flush (fixture);

  reopen (fixture);
  /* Without the service: what this computer has is there. */
  cue_fake_api_fail_always (fixture->api, CUE_FAKE_LIST,
                            cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "Down"));
  g_assert_false (refresh (fixture, NULL));
  g_assert_cmpuint (count_drafts (fixture), ==, 4);
  draft = cue_library_find_draft (fixture->library, id);
  g_assert_nonnull (draft);
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "Edited");
  g_assert_true (cue_draft_is_dirty (draft));
  g_assert_cmpuint (count (cue_draft_get_variants (draft)), ==, 1);

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_LIST, NULL);
  refresh_well (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 4);
  g_assert_true (find (fixture, 1) == draft);
  g_clear_object (&variant);
  variant = g_list_model_get_item (cue_draft_get_variants (draft), 0);
  g_assert_cmpstr (cue_variant_get_title (variant), ==, "Short one");

  /* A removed variant goes from the disk too. */
  cue_draft_remove_variant (draft, variant);
  flush (fixture);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 0);
}

static void
test_store_fails (Fixture      *fixture,
                  gconstpointer data)
{
  CueDraft        *draft = NULL;
  g_autofree char *text = NULL;

  refresh_well (fixture);
  draft = find (fixture, 1);
  cue_fake_store_fail_always (fixture->store, CUE_FAKE_PUT,
                              g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_READ_ONLY, "Read-only"));
  set_name (draft, "First");
  cue_test_iterate_for (0.6);
  text = dup_text (fixture, "store-error-text");
  g_assert_nonnull (text);
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "First");

  cue_fake_store_fail_always (fixture->store, CUE_FAKE_PUT, NULL);
  set_name (draft, "Second");
  cue_test_iterate_for (0.6);
  g_clear_pointer (&text, g_free);
  text = dup_text (fixture, "store-error-text");
  g_assert_null (text);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_DRAFT), ==, 1);
}

/* The file cannot be read: that is told, the service's list is shown, and the file is read when it can be. */
static void
test_store_unreadable (Fixture      *fixture,
                       gconstpointer data)
{
  CueDraft        *draft = NULL;
  g_autofree char *text = NULL;

  refresh_well (fixture);
  set_name (find (fixture, 1), "Kept on disk");
  flush (fixture);

  reopen (fixture);
  cue_fake_store_fail_next (fixture->store, CUE_FAKE_LOAD, g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_BUSY, "Locked"));
  refresh_well (fixture);
  text = dup_text (fixture, "store-error-text");
  g_assert_nonnull (text);
  g_assert_cmpuint (count_drafts (fixture), ==, 4);

  refresh_well (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 4);
  draft = find (fixture, 1);
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "Kept on disk");
  g_assert_true (cue_draft_is_dirty (draft));
  g_clear_pointer (&text, g_free);
  text = dup_text (fixture, "store-error-text");
  g_assert_null (text);
}

static void
test_create (Fixture      *fixture,
             gconstpointer data)
{
  CueDraft *draft = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  refresh_well (fixture);
  draft = cue_library_add_draft (fixture->library, 1);
  set_name (draft, "Brand new");
  names = save (fixture, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_assert_false (cue_draft_is_dirty (draft));
  g_assert_nonnull (cue_draft_get_base (draft));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_CREATE), ==, 1);
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_READ), ==, 1);
  g_assert_cmpuint (cue_fake_api_get_n_rows (fixture->api, CUE_RESOURCE_SCENARIOS), ==, 5);

  /* Nothing changed: nothing is sent. */
  g_clear_pointer (&names, g_strfreev);
  names = save (fixture, draft, &error);
  g_assert_no_error (error);
  g_assert_nonnull (names);
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_UPDATE), ==, 0);

  refresh_well (fixture);
  g_assert_cmpuint (count_drafts (fixture), ==, 5);
}

static void
test_patch (Fixture      *fixture,
            gconstpointer data)
{
  CueDraft *draft = NULL;
  g_auto (GStrv) names = NULL;
  JsonObject *body = NULL;

  refresh_well (fixture);
  draft = find (fixture, 1);
  set_name (draft, "Renamed");
  g_object_set (cue_draft_get_scenario (draft), "first-message", "Hello!", NULL);
  cue_fake_api_ignore_member (fixture->api, "first_message");
  names = save (fixture, draft, NULL);

  /* Only what changed is sent, and what did not stick is said and stays an edit. */
  body = cue_fake_api_get_last_body (fixture->api, CUE_FAKE_UPDATE);
  g_assert_cmpuint (json_object_get_size (body), ==, 2);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "first-message");
  g_assert_cmpstr (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "first-message"),
                   ==, "Hello!");
  g_assert_true (cue_draft_is_dirty (draft));
}

static void
test_save_fails (Fixture      *fixture,
                 gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  CueDraft *draft = NULL;
  g_autoptr (GError) error = NULL;

  refresh_well (fixture);
  draft = find (fixture, 1);
  set_name (draft, "Renamed");
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_UPDATE,
                          cue_net_error_new (CUE_NET_ERROR_REJECTED, 400, -1, "name: Taken.", "Taken"));
  g_assert_null (save (fixture, draft, &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_REJECTED);
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "Renamed");
  g_assert_true (cue_draft_is_dirty (draft));
  flush (fixture);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_DRAFT), ==, 1);

  /* Saved but not read back: the answer to the saving counts. */
  cue_library_save_async (fixture->library, draft, NULL, cue_test_async_cb, &result);
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_READ,
                          cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "Down"));
  g_strfreev (cue_library_save_finish (fixture->library, cue_test_result_wait (&result), NULL));
  g_assert_false (cue_draft_is_dirty (draft));
}

static void
test_edit_meanwhile (Fixture      *fixture,
                     gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  CueDraft *draft = NULL;

  refresh_well (fixture);
  draft = find (fixture, 1);
  set_name (draft, "One");
  cue_fake_api_hold (fixture->api, CUE_FAKE_UPDATE, TRUE);
  cue_library_save_async (fixture->library, draft, NULL, cue_test_async_cb, &result);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_api_get_n_held (fixture->api, CUE_FAKE_UPDATE), ==, 1);
  set_name (draft, "Two");
  cue_fake_api_hold (fixture->api, CUE_FAKE_UPDATE, FALSE);
  g_strfreev (cue_library_save_finish (fixture->library, cue_test_result_wait (&result), NULL));
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "Two");
  g_assert_cmpstr (cue_resource_object_get_name (CUE_RESOURCE_OBJECT (cue_draft_get_base (draft))), ==, "One");
  g_assert_true (cue_draft_is_dirty (draft));
}

/* Two clicks on Save make one scenario, also when a refresh meets it half-way. */
static void
test_save_twice (Fixture      *fixture,
                 gconstpointer data)
{
  g_auto (CueTestResult) first = { 0 };
  g_auto (CueTestResult) second = { 0 };
  CueDraft *draft = NULL;

  refresh_well (fixture);
  draft = cue_library_add_draft (fixture->library, 1);
  set_name (draft, "Once");
  cue_fake_api_hold (fixture->api, CUE_FAKE_READ, TRUE);
  cue_library_save_async (fixture->library, draft, NULL, cue_test_async_cb, &first);
  cue_library_save_async (fixture->library, draft, NULL, cue_test_async_cb, &second);
  cue_test_iterate ();
  refresh_well (fixture);
  cue_fake_api_hold (fixture->api, CUE_FAKE_READ, FALSE);
  cue_test_iterate ();
  g_strfreev (cue_library_save_finish (fixture->library, first.result, NULL));
  g_strfreev (cue_library_save_finish (fixture->library, second.result, NULL));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_CREATE), ==, 1);
  g_assert_cmpuint (count_drafts (fixture), ==, 5);
  g_assert_cmpuint (cue_fake_api_get_n_rows (fixture->api, CUE_RESOURCE_SCENARIOS), ==, 5);
}

/* A list that was asked for before a save does not undo it. */
static void
test_stale_list (Fixture      *fixture,
                 gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  CueDraft *draft = NULL;

  refresh_well (fixture);
  draft = find (fixture, 1);
  set_name (draft, "Saved");
  g_strfreev (save (fixture, draft, NULL));
  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, TRUE);
  cue_library_refresh_async (fixture->library, NULL, cue_test_async_cb, &result);
  set_name (draft, "Saved again");
  g_strfreev (save (fixture, draft, NULL));
  /* As the service was when it was asked. */
  json_object_set_string_member (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 1), "name", "Saved");
  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, FALSE);
  g_assert_true (cue_library_refresh_finish (fixture->library, cue_test_result_wait (&result), NULL));
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "Saved again");
  g_assert_false (cue_draft_is_dirty (draft));
}

static gboolean delete (Fixture  *fixture,
                        CueDraft *draft,
                        GError  **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_library_delete_async (fixture->library, draft, NULL, cue_test_async_cb, &result);
  return cue_library_delete_finish (fixture->library, cue_test_result_wait (&result), error);
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueDraft) draft = NULL;

  refresh_well (fixture);
  draft = g_object_ref (find (fixture, 1));
  cue_draft_set_brief (draft, "With a brief");
  flush (fixture);

  cue_fake_api_fail_next (fixture->api, CUE_FAKE_DELETE,
                          cue_net_error_new (CUE_NET_ERROR_FORBIDDEN, 403, -1, NULL, "No"));
  g_assert_false (delete (fixture, draft, &error));
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_FORBIDDEN);
  g_assert_cmpuint (count_drafts (fixture), ==, 4);

  g_assert_true (delete (fixture, draft, NULL));
  g_assert_cmpuint (count_drafts (fixture), ==, 3);
  flush (fixture);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_DRAFT), ==, 0);
  g_assert_cmpuint (cue_fake_api_get_n_rows (fixture->api, CUE_RESOURCE_SCENARIOS), ==, 3);

  /* Gone already: as good. */
  cue_fake_api_drop (fixture->api, CUE_RESOURCE_SCENARIOS, 2);
  g_assert_true (delete (fixture, find (fixture, 2), NULL));
  /* Never there: nobody is asked. */
  g_assert_true (delete (fixture, cue_library_add_draft (fixture->library, 1), NULL));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_DELETE), ==, 3);
  g_assert_cmpuint (count_drafts (fixture), ==, 2);
}

static void
test_generation (Fixture      *fixture,
                 gconstpointer data)
{
  CueDraft *draft = NULL;
  g_autoptr (CueGeneration) generation = NULL;
  g_autoptr (CueVariant) variant = NULL;

  refresh_well (fixture);
  draft = find (fixture, 1);
  generation = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  cue_library_track_generation (fixture->library, generation);
  cue_test_iterate ();
  /* The text will look for its draft. */
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_DRAFT), ==, 1);
  g_assert_cmpuint (count (cue_draft_get_generations (draft)), ==, 1);

  variant = cue_variant_new (cue_draft_get_id (draft), "A text.");
  g_object_set (generation, "variant", variant, NULL);
  flush (fixture);
  g_assert_cmpuint (count (cue_draft_get_variants (draft)), ==, 1);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 1);

  /* Told before the drafts are read: shown when they are. */
  reopen (fixture);
  cue_library_track_generation (fixture->library, generation);
  refresh_well (fixture);
  g_assert_cmpuint (count (cue_draft_get_generations (find (fixture, 1))), ==, 1);
  g_assert_cmpuint (count (cue_draft_get_variants (find (fixture, 1))), ==, 1);
}

static void
test_flush_fails (Fixture      *fixture,
                  gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  refresh_well (fixture);
  cue_fake_store_fail_always (fixture->store, CUE_FAKE_PUT,
                              g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_FULL, "Full"));
  cue_draft_set_brief (find (fixture, 1), "Not to be lost in silence");
  cue_library_flush_async (fixture->library, NULL, cue_test_async_cb, &result);
  g_assert_false (cue_library_flush_finish (fixture->library, cue_test_result_wait (&result), &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FULL);
  cue_fake_store_fail_always (fixture->store, CUE_FAKE_PUT, NULL);
  flush (fixture);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_DRAFT), ==, 1);
}

static void
test_properties (Fixture      *fixture,
                 gconstpointer data)
{
  g_assert_cmpuint (cue_test_read_all_properties (fixture->library), ==, 21);
  g_assert_true (cue_library_get_workspace (fixture->library) == fixture->workspace);
  g_assert_true (cue_library_get_api (fixture->library) == CUE_API (fixture->api));
  g_assert_true (cue_library_get_store (fixture->library) == CUE_STORE (fixture->store));
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
    { "/model/library/refresh", test_refresh },
    { "/model/library/refresh-changes", test_refresh_changes },
    { "/model/library/gone", test_gone },
    { "/model/library/refresh-fails", test_refresh_fails },
    { "/model/library/refresh-cancelled", test_refresh_cancelled },
    { "/model/library/add", test_add },
    { "/model/library/autosave", test_autosave },
    { "/model/library/end-writes", test_end_writes },
    { "/model/library/reopen", test_reopen },
    { "/model/library/store-fails", test_store_fails },
    { "/model/library/store-unreadable", test_store_unreadable },
    { "/model/library/create", test_create },
    { "/model/library/patch", test_patch },
    { "/model/library/save-fails", test_save_fails },
    { "/model/library/edit-meanwhile", test_edit_meanwhile },
    { "/model/library/save-twice", test_save_twice },
    { "/model/library/stale-list", test_stale_list },
    { "/model/library/delete", test_delete },
    { "/model/library/generation", test_generation },
    { "/model/library/flush-fails", test_flush_fails },
    { "/model/library/properties", test_properties },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, set_up, rows[i].test, tear_down);

  return g_test_run ();
}
