/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-app-fixture.h"

#include "cue-app-settings.h"
#include "cue-paths.h"
#include "cue-workspace-data.h"

static void
set_sentence (CueAppFixture *self,
              const char    *sentence)
{
  g_free (self->sentence);
  self->sentence = g_strdup (sentence);
}

static void
opening_cb (CueAppFixture *self)
{
  self->n_opening++;
}

static void
opened_cb (CueAppFixture *self)
{
  self->n_opened++;
}

static void
present_cb (CueAppFixture *self)
{
  self->n_present++;
}

static void
closing_cb (CueAppFixture *self)
{
  self->n_closing++;
}

static void
failed_cb (CueAppFixture *self,
           const char    *title,
           const char    *sentence)
{
  self->n_failed++;
  set_sentence (self, sentence);
}

static void
idle_cb (CueAppFixture *self)
{
  self->n_idle++;
}

static void
message_cb (CueAppFixture *self,
            const char    *sentence)
{
  self->n_messages++;
  set_sentence (self, sentence);
}

static void
key_needed_cb (CueAppFixture *self,
               CueWorkspace  *workspace,
               const char    *sentence)
{
  g_assert_true (workspace == cue_sessions_get_workspace (self->sessions));
  self->n_keys_needed++;
  set_sentence (self, sentence);
}

static void
listen (CueAppFixture *self)
{
  g_object_connect (self->sessions,
                    "swapped-signal::opening", opening_cb, self,
                    "swapped-signal::opened", opened_cb, self,
                    "swapped-signal::present", present_cb, self,
                    "swapped-signal::closing", closing_cb, self,
                    "swapped-signal::failed", failed_cb, self,
                    "swapped-signal::idle", idle_cb, self,
                    "swapped-signal::message", message_cb, self,
                    "swapped-signal::key-needed", key_needed_cb, self,
                    NULL);
}

static void
create_objects (CueAppFixture *self,
                const char    *environment_key)
{
  g_autoptr (GSettings) settings = cue_app_settings_new ();
  g_autoptr (GError) error = NULL;

  self->list = cue_workspace_list_new ();
  self->file = cue_workspace_file_new (self->list, NULL);
  g_assert_true (cue_workspace_file_load (self->file, &error));
  g_assert_no_error (error);
  self->keys = cue_keys_new (CUE_SECRETS (self->secrets), environment_key);
  self->sessions = cue_sessions_new (self->keys, settings);
  self->workspaces = cue_workspaces_new (self->list, self->file, self->keys, self->sessions, NULL);
  listen (self);
}

static void
drop_objects (CueAppFixture *self)
{
  g_autoptr (GError) error = NULL;

  cue_app_fixture_close (self);
  cue_test_iterate ();
  g_assert_true (cue_workspace_file_flush (self->file, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->workspaces));
  g_assert_finalize_object (g_steal_pointer (&self->sessions));
  g_assert_finalize_object (g_steal_pointer (&self->keys));
  g_assert_finalize_object (g_steal_pointer (&self->file));
  g_assert_finalize_object (g_steal_pointer (&self->list));
}

CueTestFolder *
cue_app_fixture_isolate (void)
{
  CueTestFolder   *folder = cue_test_folder_new ();
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *cache = g_build_filename (folder, "cache", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);

  return folder;
}

void
cue_app_fixture_set_up (CueAppFixture *self,
                        const char    *environment_key)
{
  g_auto (CueTestResult) result = { 0 };
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "service", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  cue_local_service_start_async (folder, NULL, cue_test_async_cb, &result);
  self->service = cue_local_service_start_finish (cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  self->url = g_strdup (cue_local_service_get_url (self->service));
  self->key = g_strdup (cue_local_service_get_key (self->service));
  self->secrets = cue_fake_secrets_new ();
  create_objects (self, environment_key);
}

void
cue_app_fixture_stop_service (CueAppFixture *self)
{
  if (self->service != NULL)
    cue_local_service_stop (self->service);
  g_clear_object (&self->service);
}

void
cue_app_fixture_tear_down (CueAppFixture *self)
{
  drop_objects (self);
  g_assert_finalize_object (g_steal_pointer (&self->secrets));
  cue_app_fixture_stop_service (self);
  cue_test_folder_free (cue_paths_dup_data_dir ());
  cue_test_folder_free (g_strdup (g_get_user_cache_dir ()));
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->sentence, g_free);
}

void
cue_app_fixture_restart (CueAppFixture *self,
                         const char    *environment_key)
{
  drop_objects (self);
  create_objects (self, environment_key);
}

CueWorkspaceManager *
cue_app_fixture_get_manager (CueAppFixture *self)
{
  return CUE_WORKSPACE_MANAGER (self->workspaces);
}

CueWorkspace *
cue_app_fixture_add (CueAppFixture *self,
                     const char    *id,
                     const char    *key,
                     gboolean       session_only)
{
  g_autoptr (CueWorkspace) workspace = cue_workspace_new (id, CUE_WORKSPACE_CEKURA, id, self->url, CUE_UNSET);
  CueWorkspaceManager *manager = cue_app_fixture_get_manager (self);
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_workspace_manager_keep_async (manager, workspace, key, session_only, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_workspace_manager_keep_finish (manager, cue_test_result_wait (&result), &error));
  g_assert_no_error (error);

  return cue_workspace_list_find (self->list, id);
}

static void
loaded_cb (gboolean *loaded)
{
  *loaded = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

typedef struct
{
  CueAppFixture     *fixture;
  CueWorkspace      *workspace;
  CueConnectionState state;
} Wish;

static gboolean
is_open (gpointer data)
{
  Wish       *wish = data;
  CueSession *session = cue_sessions_get_session (wish->fixture->sessions);

  return session != NULL && cue_session_get_workspace (session) == wish->workspace;
}

CueSession *
cue_app_fixture_open (CueAppFixture *self,
                      CueWorkspace  *workspace)
{
  Wish        wish = { .fixture = self, .workspace = workspace };
  gboolean    loaded = FALSE;
  CueSession *session;

  cue_workspace_manager_open (cue_app_fixture_get_manager (self), workspace);
  g_assert_true (cue_sessions_get_workspace (self->sessions) == workspace);
  g_assert_true (cue_test_wait_until (is_open, &wish, CUE_TEST_TIMEOUT));
  session = cue_sessions_get_session (self->sessions);
  g_signal_connect_swapped (session, "loaded", G_CALLBACK (loaded_cb), &loaded);
  g_assert_true (cue_test_wait_until (is_true, &loaded, CUE_TEST_TIMEOUT));
  g_signal_handlers_disconnect_by_data (session, &loaded);

  return session;
}

static gboolean
has_agents (gpointer data)
{
  CueSession *session = cue_sessions_get_session (((CueAppFixture *) data)->sessions);
  CueLibrary *library = session != NULL ? cue_session_get_library (session) : NULL;
  gboolean    loading = TRUE;

  if (library != NULL)
    g_object_get (library, "loading", &loading, NULL);

  return !loading && g_list_model_get_n_items (cue_library_get_agents (library)) > 0;
}

void
cue_app_fixture_wait_agents (CueAppFixture *self)
{
  g_assert_true (cue_test_wait_until (has_agents, self, CUE_TEST_TIMEOUT));
}

static gboolean
is_in_state (gpointer data)
{
  Wish       *wish = data;
  CueSession *session = cue_sessions_get_session (wish->fixture->sessions);

  return session != NULL && cue_connection_get_state (cue_session_get_connection (session)) == wish->state;
}

void
cue_app_fixture_wait_state (CueAppFixture     *self,
                            CueConnectionState state)
{
  Wish wish = { .fixture = self, .state = state };

  g_assert_true (cue_test_wait_until (is_in_state, &wish, CUE_TEST_TIMEOUT));
}

void
cue_app_fixture_close (CueAppFixture *self)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_sessions_close_async (self->sessions, cue_test_async_cb, &result);
  g_assert_true (cue_sessions_close_finish (self->sessions, cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_null (cue_sessions_get_session (self->sessions));
  g_assert_null (cue_sessions_get_workspace (self->sessions));
}

static gboolean
contains (const char *bytes,
          gsize       length,
          const char *text)
{
  gsize text_length = strlen (text);

  for (gsize i = 0; i + text_length <= length; i++)
    {
      if (memcmp (bytes + i, text, text_length) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_below (const char *folder,
          const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize            length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && is_below (path, text))
        return TRUE;
      if (g_file_get_contents (path, &contents, &length, NULL) && contains (contents, length, text))
        return TRUE;
    }

  return FALSE;
}

gboolean
cue_app_fixture_is_on_disk (const char *text)
{
  g_autofree char *folder = cue_paths_dup_data_dir ();

  return is_below (folder, text);
}

gboolean
cue_app_fixture_has_data (CueWorkspace *workspace)
{
  g_autofree char *path = cue_workspace_data_dup_path (workspace);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}
