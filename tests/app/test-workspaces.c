/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-app-fixture.h"

#include "cue-error.h"
#include "cue-test.h"

/* Nothing else in the data folder looks like it. */
#define KEY "k3y-that-must-not-be-written"

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

static GError *
create_error (CueSecretError code)
{
  return g_error_new_literal (CUE_SECRET_ERROR, (int) code, "keyring");
}

/* (transfer full): @workspace as an edit has it. */
static CueWorkspace *
edit (CueWorkspace *workspace,
      const char   *name,
      const char   *url)
{
  return cue_workspace_new (cue_workspace_get_id (workspace), CUE_WORKSPACE_CEKURA, name, url,
                            cue_workspace_get_project (workspace));
}

static gboolean
keep (CueAppFixture *fixture,
      CueWorkspace  *workspace,
      const char    *key,
      gboolean       session_only,
      GError       **error)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  g_auto (CueTestResult) result = { 0 };

  cue_workspace_manager_keep_async (manager, workspace, key, session_only, NULL, cue_test_async_cb, &result);

  return cue_workspace_manager_keep_finish (manager, cue_test_result_wait (&result), error);
}

static gboolean
remove_workspace (CueAppFixture *fixture,
                  CueWorkspace  *workspace,
                  gboolean       delete_data,
                  GError       **error)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  g_auto (CueTestResult) result = { 0 };

  cue_workspace_manager_remove_async (manager, workspace, delete_data, NULL, cue_test_async_cb, &result);

  return cue_workspace_manager_remove_finish (manager, cue_test_result_wait (&result), error);
}

static gboolean
run_test (CueAppFixture     *fixture,
          CueWorkspace      *workspace,
          const char        *key,
          CueConnectionTest *test,
          GError           **error)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  g_auto (CueTestResult) result = { 0 };

  cue_workspace_manager_test_async (manager, workspace, key, test, NULL, cue_test_async_cb, &result);

  return cue_workspace_manager_test_finish (manager, cue_test_result_wait (&result), error);
}

static void
count (CueAppFixture  *fixture,
       CueWorkspace   *workspace,
       CueStoreCounts *counts)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_workspace_manager_count_async (manager, workspace, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_workspace_manager_count_finish (manager, cue_test_result_wait (&result), counts, &error));
  g_assert_no_error (error);
}

/* (transfer full): what an export of @workspace (NULL: of all) has. */
static char *export(CueAppFixture *fixture,
                    CueWorkspace  *workspace)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  g_autofree char     *path = g_build_filename (g_get_user_cache_dir (), "export.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  cue_workspace_manager_export_async (manager, workspace, file, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_workspace_manager_export_finish (manager, cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));

  return text;
}

/* (transfer none): a draft with @brief in the workspace that is open. */
static CueDraft *
add_draft (CueAppFixture *fixture,
           const char    *brief)
{
  CueLibrary *library = cue_session_get_library (cue_sessions_get_session (fixture->sessions));
  CueDraft   *draft = cue_library_add_draft (library, CUE_UNSET);

  cue_draft_set_brief (draft, brief);

  return draft;
}

static CueKeyOrigin
get_origin (CueAppFixture *fixture,
            const char    *id)
{
  return cue_workspace_manager_get_key_origin (cue_app_fixture_get_manager (fixture),
                                               cue_workspace_list_find (fixture->list, id));
}

static void
test_add (CueAppFixture *fixture,
          gconstpointer  data)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  CueWorkspace        *workspace = cue_app_fixture_add (fixture, "a", KEY, FALSE);

  g_assert_true (cue_workspace_manager_get_list (manager) == fixture->list);
  g_assert_null (cue_workspace_manager_get_current (manager));
  g_assert_cmpstr (cue_workspace_get_url (workspace), ==, fixture->url);
  g_assert_cmpint (get_origin (fixture, "a"), ==, CUE_KEY_KEYRING);
  g_assert_cmpint (get_origin (fixture, "local"), ==, CUE_KEY_NONE);

  cue_app_fixture_open (fixture, workspace);
  g_assert_true (cue_workspace_manager_get_current (manager) == workspace);

  cue_app_fixture_restart (fixture, NULL);
  g_assert_nonnull (cue_workspace_list_find (fixture->list, "a"));
  g_assert_cmpstr (cue_workspace_list_get_last (fixture->list), ==, "a");
  g_assert_false (cue_app_fixture_is_on_disk (KEY));
}

static void
test_add_fails (CueAppFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (CueWorkspace) workspace = cue_workspace_new ("a", CUE_WORKSPACE_CEKURA, "A", fixture->url, CUE_UNSET);
  g_autoptr (GError) error = NULL;

  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_KEEP, create_error (CUE_SECRET_ERROR_UNAVAILABLE));
  g_assert_false (keep (fixture, workspace, KEY, FALSE, &error));
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
  g_assert_null (cue_workspace_list_find (fixture->list, "a"));
}

static void
test_session_only (CueAppFixture *fixture,
                   gconstpointer  data)
{
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", fixture->key, TRUE);

  g_assert_cmpint (get_origin (fixture, "a"), ==, CUE_KEY_SESSION);
  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_agents (fixture);
  add_draft (fixture, "Written beside the key");
  cue_app_fixture_close (fixture);
  g_assert_true (cue_app_fixture_is_on_disk ("Written beside the key"));
  g_assert_false (cue_app_fixture_is_on_disk (fixture->key));
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 0);

  cue_app_fixture_restart (fixture, NULL);
  cue_app_fixture_open (fixture, cue_workspace_list_find (fixture->list, "a"));
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_KEY_REFUSED);
  g_assert_cmpint (get_origin (fixture, "a"), ==, CUE_KEY_NONE);
}

static void
test_environment (CueAppFixture *fixture,
                  gconstpointer  data)
{
  CueWorkspace *workspace;

  cue_app_fixture_restart (fixture, fixture->key);
  workspace = cue_app_fixture_add (fixture, "a", "another that would be refused", FALSE);
  g_assert_cmpint (get_origin (fixture, "a"), ==, CUE_KEY_ENVIRONMENT);
  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_agents (fixture);
  cue_app_fixture_add (fixture, "a", "yet another", FALSE);
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_ONLINE);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 0);
}

/* The one that is open goes on at the new address, with the key that is kept. */
static void
test_edit_url (CueAppFixture *fixture,
               gconstpointer  data)
{
  CueWorkspace    *workspace = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);
  g_autofree char *id = NULL;
  g_autoptr (CueWorkspace) away = edit (workspace, "Renamed", "http://127.0.0.1:1");
  g_autoptr (CueWorkspace) back = edit (workspace, "Renamed", fixture->url);
  g_autoptr (GError) error = NULL;

  cue_app_fixture_open (fixture, workspace);
  cue_app_fixture_wait_agents (fixture);
  id = g_strdup (cue_draft_get_id (add_draft (fixture, "Goes along")));

  g_assert_true (keep (fixture, away, NULL, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cue_workspace_get_name (workspace), ==, "Renamed");
  g_assert_cmpstr (cue_workspace_get_url (workspace), ==, "http://127.0.0.1:1");
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_OFFLINE);

  g_assert_true (keep (fixture, back, NULL, FALSE, &error));
  cue_app_fixture_wait_state (fixture, CUE_CONNECTION_ONLINE);
  cue_app_fixture_wait_agents (fixture);
  g_assert_nonnull (cue_library_find_draft (cue_session_get_library (cue_sessions_get_session (fixture->sessions)), id));
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 1);
  g_assert_cmpuint (fixture->n_keys_needed, ==, 0);
}

static void
test_edit_name (CueAppFixture *fixture,
                gconstpointer  data)
{
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);
  g_autoptr (CueWorkspace) edited = edit (workspace, "Renamed", fixture->url);
  g_autoptr (GError) error = NULL;

  cue_app_fixture_open (fixture, workspace);
  g_assert_true (keep (fixture, edited, NULL, FALSE, &error));
  cue_test_iterate ();
  g_assert_cmpuint (fixture->n_closing, ==, 0);
  cue_app_fixture_restart (fixture, NULL);
  g_assert_cmpstr (cue_workspace_get_name (cue_workspace_list_find (fixture->list, "a")), ==, "Renamed");
}

static void
test_connection (CueAppFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);
  g_autoptr (CueWorkspace) away = edit (workspace, "a", "http://127.0.0.1:1");
  g_autoptr (GError) error = NULL;

  g_assert_true (run_test (fixture, workspace, NULL, test, &error));
  g_assert_no_error (error);
  g_assert_true (cue_connection_test_get_passed (test));

  g_assert_false (run_test (fixture, workspace, "wrong", test, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cue_test_step_get_kind (cue_connection_test_get_failure (test)), ==, CUE_STEP_KEY);

  g_assert_false (run_test (fixture, away, NULL, test, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cue_test_step_get_kind (cue_connection_test_get_failure (test)), ==, CUE_STEP_CONNECT);

  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_LOOKUP, create_error (CUE_SECRET_ERROR_LOCKED));
  g_assert_false (run_test (fixture, workspace, NULL, test, &error));
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_LOCKED);
}

/* Its data stay, and are there again when the same one is added. */
static void
test_remove_keeping (CueAppFixture *fixture,
                     gconstpointer  data)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  g_autoptr (CueWorkspace) workspace = g_object_ref (cue_app_fixture_add (fixture, "a", fixture->key, FALSE));
  g_autoptr (CueWorkspace) again = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  CueSession *session;

  cue_app_fixture_open (fixture, workspace);
  id = g_strdup (cue_draft_get_id (add_draft (fixture, "Stays here")));
  g_assert_true (remove_workspace (fixture, workspace, FALSE, &error));
  g_assert_no_error (error);
  g_assert_null (cue_sessions_get_session (fixture->sessions));
  g_assert_cmpuint (fixture->n_idle, ==, 1);
  g_assert_null (cue_workspace_list_find (fixture->list, "a"));
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 0);
  g_assert_true (cue_app_fixture_has_data (workspace));

  cue_app_fixture_restart (fixture, NULL);
  manager = cue_app_fixture_get_manager (fixture);
  again = cue_workspace_new ("b", CUE_WORKSPACE_CEKURA, "Once more", fixture->url, CUE_UNSET);
  g_assert_true (keep (fixture, again, fixture->key, FALSE, &error));
  g_assert_cmpint (cue_workspace_manager_get_key_origin (manager, again), ==, CUE_KEY_KEYRING);
  cue_workspace_manager_open (manager, again);
  session = cue_app_fixture_open (fixture, cue_workspace_list_find (fixture->list, "a"));
  g_assert_nonnull (cue_library_find_draft (cue_session_get_library (session), id));
  g_assert_cmpstr (cue_workspace_get_name (cue_session_get_workspace (session)), ==, "Once more");
}

static void
test_remove_deleting (CueAppFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (CueWorkspace) workspace = g_object_ref (cue_app_fixture_add (fixture, "a", fixture->key, FALSE));
  CueWorkspace *other = cue_app_fixture_add (fixture, "b", fixture->key, FALSE);
  g_autoptr (GError) error = NULL;

  cue_app_fixture_open (fixture, workspace);
  add_draft (fixture, "Goes away");
  cue_app_fixture_open (fixture, other);
  g_assert_true (cue_app_fixture_is_on_disk ("Goes away"));

  g_assert_true (remove_workspace (fixture, workspace, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (cue_app_fixture_has_data (workspace));
  g_assert_false (cue_app_fixture_is_on_disk ("Goes away"));
  g_assert_true (cue_sessions_get_workspace (fixture->sessions) == other);
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 1);
}

static void
test_remove_keyring (CueAppFixture *fixture,
                     gconstpointer  data)
{
  CueWorkspace *workspace = cue_app_fixture_add (fixture, "a", KEY, FALSE);
  g_autoptr (GError) error = NULL;

  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_CLEAR, create_error (CUE_SECRET_ERROR_LOCKED));
  g_assert_false (remove_workspace (fixture, workspace, TRUE, &error));
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (cue_workspace_list_find (fixture->list, "a") == workspace);

  /* Without any keyring there is nothing to take out of it. */
  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_CLEAR, create_error (CUE_SECRET_ERROR_UNAVAILABLE));
  g_assert_true (remove_workspace (fixture, workspace, TRUE, &error));
  g_assert_no_error (error);
  g_assert_null (cue_workspace_list_find (fixture->list, "a"));
}

static void
test_remove_local (CueAppFixture *fixture,
                   gconstpointer  data)
{
  CueWorkspace    *local = cue_workspace_list_find (fixture->list, "local");
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  CueSession *session;

  g_assert_false (remove_workspace (fixture, local, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);

  cue_app_fixture_open (fixture, local);
  cue_app_fixture_wait_agents (fixture);
  id = g_strdup (cue_draft_get_id (add_draft (fixture, "Practice")));
  g_assert_true (remove_workspace (fixture, local, TRUE, &error));
  g_assert_no_error (error);

  session = cue_app_fixture_open (fixture, local);
  cue_app_fixture_wait_agents (fixture);
  g_assert_null (cue_library_find_draft (cue_session_get_library (session), id));
  g_assert_true (cue_workspace_list_find (fixture->list, "local") == local);
}

/* Exports are read by others: drafts are in them, a key is not. */
static void
test_export (CueAppFixture *fixture,
             gconstpointer  data)
{
  CueWorkspace    *a = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);
  CueWorkspace    *b = cue_app_fixture_add (fixture, "b", fixture->key, TRUE);
  g_autofree char *one = NULL;
  g_autofree char *all = NULL;

  cue_app_fixture_open (fixture, a);
  cue_app_fixture_wait_agents (fixture);
  add_draft (fixture, "Brief of the first");
  cue_app_fixture_open (fixture, b);
  add_draft (fixture, "Brief of the second");

  one = export(fixture, b);
  g_assert_nonnull (strstr (one, "Brief of the second"));
  g_assert_null (strstr (one, "Brief of the first"));
  all = export(fixture, NULL);
  g_assert_nonnull (strstr (all, "Brief of the second"));
  g_assert_nonnull (strstr (all, "Brief of the first"));
  g_assert_null (strstr (all, fixture->key));
}

static void
test_count_and_clear (CueAppFixture *fixture,
                      gconstpointer  data)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  CueWorkspace        *a = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);
  CueWorkspace        *b = cue_app_fixture_add (fixture, "b", fixture->key, FALSE);
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  CueStoreCounts counts = { 0 };

  count (fixture, a, &counts);
  g_assert_cmpuint (counts.n_drafts, ==, 0);
  g_assert_false (cue_app_fixture_has_data (a));

  cue_app_fixture_open (fixture, a);
  cue_app_fixture_wait_agents (fixture);
  add_draft (fixture, "One");
  cue_app_fixture_open (fixture, b);
  cue_app_fixture_wait_agents (fixture);
  count (fixture, a, &counts);
  g_assert_cmpuint (counts.n_drafts, >, 0);
  g_assert_cmpuint (counts.n_cached, >, 0);
  g_assert_cmpuint (counts.n_bytes, >, 0);
  count (fixture, b, &counts);
  g_assert_cmpuint (counts.n_cached, >, 0);

  cue_workspace_manager_clear_cache_async (manager, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_workspace_manager_clear_cache_finish (manager, cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
  count (fixture, a, &counts);
  g_assert_cmpuint (counts.n_cached, ==, 0);
  g_assert_cmpuint (counts.n_drafts, >, 0);
  count (fixture, b, &counts);
  g_assert_cmpuint (counts.n_cached, ==, 0);
}

static void
delete_all (CueAppFixture *fixture)
{
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (fixture);
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_workspace_manager_delete_all_async (manager, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_workspace_manager_delete_all_finish (manager, cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
}

static void
test_delete_all (CueAppFixture *fixture,
                 gconstpointer  data)
{
  CueWorkspace *a = cue_app_fixture_add (fixture, "a", fixture->key, FALSE);

  cue_app_fixture_open (fixture, cue_workspace_list_find (fixture->list, "local"));
  cue_app_fixture_open (fixture, a);
  add_draft (fixture, "Brief of the first");
  delete_all (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  g_assert_null (cue_workspace_list_get_last (fixture->list));
  g_assert_null (cue_sessions_get_session (fixture->sessions));
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 0);
  g_assert_false (cue_app_fixture_is_on_disk (""));
  g_assert_cmpuint (fixture->n_idle, ==, 1);

  /* And from there on as on the first day. */
  cue_app_fixture_open (fixture, cue_app_fixture_add (fixture, "b", fixture->key, FALSE));
  cue_app_fixture_restart (fixture, NULL);
  g_assert_nonnull (cue_workspace_list_find (fixture->list, "b"));
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
    { "/app/workspaces/add", test_add },
    { "/app/workspaces/add-fails", test_add_fails },
    { "/app/workspaces/session-only", test_session_only },
    { "/app/workspaces/environment", test_environment },
    { "/app/workspaces/edit-url", test_edit_url },
    { "/app/workspaces/edit-name", test_edit_name },
    { "/app/workspaces/connection", test_connection },
    { "/app/workspaces/remove-keeping", test_remove_keeping },
    { "/app/workspaces/remove-deleting", test_remove_deleting },
    { "/app/workspaces/remove-keyring", test_remove_keyring },
    { "/app/workspaces/remove-local", test_remove_local },
    { "/app/workspaces/export", test_export },
    { "/app/workspaces/count-and-clear", test_count_and_clear },
    { "/app/workspaces/delete-all", test_delete_all },
  };

  g_autoptr (CueTestFolder) folder = cue_app_fixture_isolate ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, CueAppFixture, NULL, set_up, rows[i].test, tear_down);

  return g_test_run ();
}
