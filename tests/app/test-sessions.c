/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-app-fixture.h"

#include "cue-error.h"
#include "cue-test.h"
#include "cue-workspace-data.h"

#include <glib/gstdio.h>

static void
set_up (CueAppFixture *fixture,
        gconstpointer  data)
{
  cue_app_fixture_set_up (fixture, NULL);
}

static void
tear_down (CueAppFixture *fixture,
           gconstpointer  data)
{
  cue_app_fixture_tear_down (fixture);
}

static guint
count_drafts (CueAppFixture *fixture)
{
  CueLibrary *library = cue_session_get_library (cue_sessions_get_session (fixture->sessions));

  return g_list_model_get_n_items (cue_library_get_drafts (library));
}

static gboolean
asks_for_key (gpointer data)
{
  return ((CueAppFixture *) data)->n_keys_needed > 0;
}

static void
test_local (CueAppFixture *fixture,
            gconstpointer  data)
{
  CueWorkspace *local = cue_workspace_list_find (fixture->list, "local");

  cue_app_fixture_open (fixture, local);
  cue_app_fixture_wait_agents (fixture);
  g_assert_cmpuint (fixture->n_opening, ==, 1);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_cmpstr (cue_workspace_get_url (local), !=, NULL);
  g_assert_cmpstr (cue_workspace_list_get_last (fixture->list), ==, "local");

  cue_sessions_open (fixture->sessions, local);
  g_assert_cmpuint (fixture->n_present, ==, 1);
  g_assert_cmpuint (fixture->n_closing, ==, 0);

  cue_app_fixture_close (fixture);
  g_assert_cmpuint (fixture->n_closing, ==, 1);
  g_assert_cmpuint (fixture->n_idle, ==, 1);
}

/* A service that refuses its key asks nobody for one; it goes on when practice ends, and the next one knows nothing of it. */
static void
test_practice (CueAppFixture *fixture,
               gconstpointer  data)
{
  CueWorkspace *local = cue_workspace_list_find (fixture->list, "local");
  CueWorkspace *other = cue_app_fixture_add (fixture, "a", fixture->key, TRUE);

  g_assert_null (cue_sessions_get_practice (fixture->sessions));
  cue_sessions_set_practice (fixture->sessions, "refused");
  g_assert_null (cue_sessions_get_practice (fixture->sessions));
  cue_app_fixture_open (fixture, local);
  cue_app_fixture_wait_agents (fixture);
  g_assert_cmpstr (cue_sessions_get_practice (fixture->sessions), ==, "none");

  cue_sessions_set_practice (fixture->sessions, "refused");
  g_assert_cmpstr (cue_sessions_get_practice (fixture->sessions), ==, "refused");
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_KEY_REFUSED);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 0);
  cue_sessions_set_practice (fixture->sessions, "none");
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_ONLINE);

  cue_sessions_set_practice (fixture->sessions, "refused");
  cue_app_fixture_open (fixture, other);
  g_assert_null (cue_sessions_get_practice (fixture->sessions));
  cue_app_fixture_open (fixture, local);
  g_assert_cmpstr (cue_sessions_get_practice (fixture->sessions), ==, "none");
  cue_app_fixture_wait_agents (fixture);
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_ONLINE);
}

/* One takes the place of the other, and what was edited is there when the first is opened again. */
static gboolean
is_paused (CueAppFixture *fixture)
{
  gboolean paused = FALSE;

  g_object_get (cue_session_get_queue (cue_sessions_get_session (fixture->sessions)), "paused", &paused, NULL);
  return paused;
}

/* Who has paused sending finds it paused again, before anything of the journal goes out. */
static void
test_paused (CueAppFixture *fixture,
             gconstpointer  data)
{
  CueWorkspace *local = cue_workspace_list_find (fixture->list, "local");

  for (guint i = 0; i < 2; i++)
    {
      cue_app_fixture_open (fixture, local);
      g_assert_cmpint (is_paused (fixture), ==, i == 1);
      g_object_set (cue_session_get_queue (cue_sessions_get_session (fixture->sessions)), "paused", i == 0, NULL);
      cue_app_fixture_close (fixture);
    }
  cue_app_fixture_open (fixture, local);
  g_assert_false (is_paused (fixture));
}

static void
test_switch (CueAppFixture *fixture,
             gconstpointer  data)
{
  CueWorkspace    *local = cue_workspace_list_find (fixture->list, "local");
  CueWorkspace    *cekura = cue_app_fixture_add (fixture, "cekura-1", fixture->key, FALSE);
  CueSession      *session = cue_app_fixture_open (fixture, cekura);
  CueDraft        *draft;
  g_autofree char *id = NULL;

  cue_app_fixture_wait_agents (fixture);
  draft = cue_library_add_draft (cue_session_get_library (session), CUE_UNSET);
  cue_draft_set_brief (draft, "Written a moment before");
  id = g_strdup (cue_draft_get_id (draft));

  cue_app_fixture_open (fixture, local);
  g_assert_cmpuint (fixture->n_closing, ==, 1);
  g_assert_cmpuint (fixture->n_idle, ==, 0);
  g_assert_cmpstr (cue_workspace_list_get_last (fixture->list), ==, "local");

  session = cue_app_fixture_open (fixture, cekura);
  draft = cue_library_find_draft (cue_session_get_library (session), id);
  g_assert_nonnull (draft);
  g_assert_cmpstr (cue_draft_get_brief (draft), ==, "Written a moment before");
}

static void
test_last_wins (CueAppFixture *fixture,
                gconstpointer  data)
{
  CueWorkspace *local = cue_workspace_list_find (fixture->list, "local");
  CueWorkspace *a = cue_app_fixture_add (fixture, "a", fixture->key, TRUE);
  CueWorkspace *b = cue_app_fixture_add (fixture, "b", fixture->key, TRUE);

  cue_app_fixture_open (fixture, a);
  cue_sessions_open (fixture->sessions, local);
  cue_app_fixture_open (fixture, b);
  g_assert_cmpuint (fixture->n_opened, ==, 2);
  g_assert_cmpuint (fixture->n_closing, ==, 1);

  cue_sessions_open (fixture->sessions, a);
  cue_app_fixture_close (fixture);
  g_assert_cmpuint (fixture->n_opened, ==, 2);
}

/* What this computer has is there although nothing answers, and can be edited; the service's answer comes later. */
static void
test_offline (CueAppFixture *fixture,
              gconstpointer  data)
{
  CueWorkspace    *workspace = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);
  CueSession      *session;
  CueDraft        *draft;
  guint            n_drafts;
  g_autofree char *id = NULL;

  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_agents (fixture);
  n_drafts = count_drafts (fixture);
  g_assert_cmpuint (n_drafts, >, 0);

  cue_app_fixture_stop_service (fixture);
  cue_app_fixture_restart (fixture, NULL);
  workspace = cue_workspace_list_find (fixture->list, "a");
  session = cue_app_fixture_open (fixture, workspace);
  g_assert_cmpuint (count_drafts (fixture), ==, n_drafts);
  g_assert_cmpuint (g_list_model_get_n_items (cue_library_get_agents (cue_session_get_library (session))), >, 0);
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_OFFLINE);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 0);

  draft = cue_library_add_draft (cue_session_get_library (session), CUE_UNSET);
  cue_draft_set_brief (draft, "Written offline");
  id = g_strdup (cue_draft_get_id (draft));
  cue_app_fixture_close (fixture);
  session = cue_app_fixture_open (fixture, workspace);
  draft = cue_library_find_draft (cue_session_get_library (session), id);
  g_assert_cmpstr (cue_draft_get_brief (draft), ==, "Written offline");
}

/* Asks once a refusal, and goes on with a key that is right. */
static void
test_refused (CueAppFixture *fixture,
              gconstpointer  data)
{
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", "wrong", FALSE);

  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_KEY_REFUSED);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 1);

  cue_app_fixture_add (fixture, "a", "wrong as well", TRUE);
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_KEY_REFUSED);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 2);

  cue_app_fixture_add (fixture, "a", fixture->key, FALSE);
  cue_app_fixture_wait_agents (fixture);
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_ONLINE);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 2);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
}

static void
test_environment_refused (CueAppFixture *fixture,
                          gconstpointer  data)
{
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);

  cue_app_fixture_restart (fixture, "wrong");
  workspace = cue_workspace_list_find (fixture->list, "a");
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, workspace), ==, CUE_KEY_ENVIRONMENT);
  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_KEY_REFUSED);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 1);

  cue_app_fixture_add (fixture, "a", fixture->key, TRUE);
  cue_app_fixture_wait_agents (fixture);
}

/* The keyring answers late: meanwhile there is what this computer has, and nobody is asked. */
static void
test_late_key (CueAppFixture *fixture,
               gconstpointer  data)
{
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);

  cue_fake_secrets_hold (fixture->secrets, CUE_FAKE_LOOKUP, TRUE);
  cue_app_fixture_open (fixture, workspace);
  g_assert_cmpuint (fixture->n_opening, ==, 1);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 0);
  cue_fake_secrets_hold (fixture->secrets, CUE_FAKE_LOOKUP, FALSE);
  cue_app_fixture_wait_agents (fixture);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 0);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
}

static void
test_no_keyring (CueAppFixture *fixture,
                 gconstpointer  data)
{
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);

  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_agents (fixture);
  cue_app_fixture_restart (fixture, NULL);

  workspace = cue_workspace_list_find (fixture->list, "a");
  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_LOOKUP,
                              g_error_new_literal (CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE, "none"));
  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_agents (fixture);
  g_assert_true (cue_test_wait_until (asks_for_key, fixture, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (fixture->n_keys_needed, ==, 1);

  cue_app_fixture_add (fixture, "a", fixture->key, TRUE);
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_ONLINE);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 1);
}

/* Away from this computer nothing leaves without a key. */
static void
test_missing_key (CueAppFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (CueWorkspace) workspace = NULL;
  CueSession *session;

  workspace = cue_workspace_new ("a", CUE_WORKSPACE_CEKURA, "A", "https://service.invalid", CUE_UNSET);
  cue_workspace_list_add (fixture->list, workspace);
  session = cue_app_fixture_open (fixture, workspace);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 1);
  g_assert_true (strstr (fixture->sentence, "not in the keyring") != NULL);
  g_assert_cmpint (cue_connection_get_state (cue_session_get_connection (session)), ==, CUE_CONNECTION_KEY_REFUSED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cue_connection_get_log (cue_session_get_connection (session)))),
                    ==, 0);
}

static void
test_cancelled (CueAppFixture *fixture,
                gconstpointer  data)
{
  CueWorkspace *local = cue_workspace_list_find (fixture->list, "local");
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);

  cue_sessions_open (fixture->sessions, local);
  cue_sessions_cancel (fixture->sessions);
  g_assert_cmpuint (fixture->n_idle, ==, 1);
  g_assert_null (cue_sessions_get_workspace (fixture->sessions));

  cue_fake_secrets_hold (fixture->secrets, CUE_FAKE_LOOKUP, TRUE);
  cue_sessions_open (fixture->sessions, workspace);
  cue_sessions_cancel (fixture->sessions);
  cue_fake_secrets_hold (fixture->secrets, CUE_FAKE_LOOKUP, FALSE);
  cue_test_iterate_for (0.6);
  g_assert_cmpuint (fixture->n_opened, ==, 0);

  cue_sessions_retry (fixture->sessions);
  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_agents (fixture);
}

/* Drafts that cannot be written are not thrown away silently. */
static void
test_close_refused (CueAppFixture *fixture,
                    gconstpointer  data)
{
  CueWorkspace    *workspace = cue_app_fixture_add (fixture, "a", fixture->key, TRUE);
  g_autofree char *path = cue_workspace_data_dup_path (workspace);
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  CueSession *session;
  CueDraft   *draft;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  session = cue_app_fixture_open (fixture, workspace);
  draft = cue_library_add_draft (cue_session_get_library (session), CUE_UNSET);
  cue_draft_set_brief (draft, "Nowhere to go");

  cue_sessions_close_async (fixture->sessions, cue_test_async_cb, &result);
  g_assert_false (cue_sessions_close_finish (fixture->sessions, cue_test_result_wait (&result), &error));
  g_assert_nonnull (error);
  g_assert_true (cue_sessions_get_session (fixture->sessions) == session);

  cue_app_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (CueAppFixture *fixture,
                  gconstpointer  data);
  } rows[] = {
    { "/app/sessions/local", test_local },
    { "/app/sessions/practice", test_practice },
    { "/app/sessions/paused", test_paused },
    { "/app/sessions/switch", test_switch },
    { "/app/sessions/last-wins", test_last_wins },
    { "/app/sessions/offline", test_offline },
    { "/app/sessions/refused", test_refused },
    { "/app/sessions/environment-refused", test_environment_refused },
    { "/app/sessions/late-key", test_late_key },
    { "/app/sessions/no-keyring", test_no_keyring },
    { "/app/sessions/missing-key", test_missing_key },
    { "/app/sessions/cancelled", test_cancelled },
    { "/app/sessions/close-refused", test_close_refused },
  };

  g_autoptr (CueTestFolder) folder = cue_app_fixture_isolate ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, CueAppFixture, NULL, set_up, rows[i].test, tear_down);

  return g_test_run ();
}
