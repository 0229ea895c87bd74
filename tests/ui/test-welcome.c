/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connect-page.h"
#include "cue-error.h"
#include "cue-fake-secrets.h"
#include "cue-ui-fixture.h"
#include "cue-welcome-page.h"

#include <gio/gio.h>

typedef struct
{
  CueFakeApi     *api;
  CueFakeSecrets *secrets;
  CueConnectPage *page;
  GtkWidget      *window;
  char           *last_url; /* what a client was last made for */
  char           *last_key;
  CueWorkspace   *connected; /* of the last “connected” */
  char           *connected_key;
} Fixture;

static CueApi *
create_api (CueWorkspace *workspace,
            const char   *key,
            gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->last_url);
  g_free (fixture->last_key);
  fixture->last_url = g_strdup (cue_workspace_get_url (workspace));
  fixture->last_key = g_strdup (key);

  return g_object_ref (CUE_API (fixture->api));
}

static void
connected_cb (CueConnectPage *page,
              CueWorkspace   *workspace,
              const char     *key,
              Fixture        *fixture)
{
  g_set_object (&fixture->connected, workspace);
  g_free (fixture->connected_key);
  fixture->connected_key = g_strdup (key);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->api = cue_fake_api_new ();
  cue_fake_api_fill_example (fixture->api);
  cue_fake_api_drop (fixture->api, CUE_RESOURCE_PROJECTS, 1);
  cue_fake_api_put (fixture->api, CUE_RESOURCE_PROJECTS, "{\"id\": 7, \"name\": \"Riverside\"}");
  fixture->secrets = cue_fake_secrets_new ();
  fixture->page = CUE_CONNECT_PAGE (cue_connect_page_new ());
  cue_connect_page_set_services (fixture->page, create_api, fixture, CUE_SECRETS (fixture->secrets));
  g_signal_connect (fixture->page, "connected", G_CALLBACK (connected_cb), fixture);
  fixture->window = cue_ui_show (GTK_WIDGET (g_object_ref (fixture->page)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  g_assert_finalize_object (fixture->secrets);
  g_assert_finalize_object (fixture->api);
  g_clear_object (&fixture->connected);
  g_free (fixture->connected_key);
  g_free (fixture->last_url);
  g_free (fixture->last_key);
}

static gboolean
has_come_to_rest (gpointer data)
{
  CueConnectState state = cue_connect_page_get_state (data);

  return state != CUE_CONNECT_TESTING && state != CUE_CONNECT_STORING;
}

static CueConnectState
test_and_wait (Fixture    *fixture,
               const char *url)
{
  cue_connect_page_fill (fixture->page, url, " key-1 \n");
  cue_connect_page_test (fixture->page);
  g_assert_true (cue_test_wait_until (has_come_to_rest, fixture->page, CUE_TEST_TIMEOUT));

  return cue_connect_page_get_state (fixture->page);
}

static void
test_passes (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  g_assert_cmpstr (cue_connect_page_get_result (fixture->page), ==, "");
  g_assert_cmpint (test_and_wait (fixture, " https://api.example.org/ "), ==, CUE_CONNECT_PASSED);
  g_assert_cmpstr (fixture->last_url, ==, "https://api.example.org");
  g_assert_cmpstr (fixture->last_key, ==, "key-1");
  g_assert_cmpstr (cue_connect_page_get_result (fixture->page), ==, "The service knows this key, and shows 2 agents.");
}

static void
test_failures (Fixture      *fixture,
               gconstpointer data)
{
  static const CueNetError codes[] = {
    CUE_NET_ERROR_OFFLINE,
    CUE_NET_ERROR_TIMED_OUT,
    CUE_NET_ERROR_CERTIFICATE,
    CUE_NET_ERROR_UNAUTHORIZED,
    CUE_NET_ERROR_SERVER,
    CUE_NET_ERROR_MALFORMED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *expected = NULL;
      g_autoptr (GError) error = cue_net_error_new (codes[i], 0, -1, NULL, "no");

      expected = cue_error_dup_sentence (error);
      cue_fake_api_fail_next (fixture->api, CUE_FAKE_LIST, g_steal_pointer (&error));
      g_assert_cmpint (test_and_wait (fixture, "https://api.example.org"), ==, CUE_CONNECT_FAILED);
      g_assert_cmpstr (cue_connect_page_get_result (fixture->page), ==, expected);
    }
}

/* A key of one project may not be allowed to list projects. */
static void
test_no_projects (Fixture      *fixture,
                  gconstpointer data)
{
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_LIST, cue_net_error_new (CUE_NET_ERROR_FORBIDDEN, 403, -1, NULL, "no"));
  g_assert_cmpint (test_and_wait (fixture, "https://api.example.org"), ==, CUE_CONNECT_PASSED);

  cue_connect_page_connect (fixture->page);
  g_assert_true (cue_test_wait_until (has_come_to_rest, fixture->page, CUE_TEST_TIMEOUT));
  g_assert_nonnull (fixture->connected);
  g_assert_cmpint (cue_workspace_get_project (fixture->connected), ==, CUE_UNSET);
}

static void
test_addresses (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const bad[] = { "two words", "ftp://example.org", "https://user:secret@example.org", "http://" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_cmpint (test_and_wait (fixture, bad[i]), ==, CUE_CONNECT_FAILED);
      g_assert_cmpstr (cue_connect_page_get_result (fixture->page), !=, "");
    }
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_LIST), ==, 0);

  cue_connect_page_fill (fixture->page, "https://api.example.org", "");
  cue_connect_page_test (fixture->page);
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
}

static void
test_edited (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_cmpint (test_and_wait (fixture, "https://api.example.org"), ==, CUE_CONNECT_PASSED);
  cue_connect_page_fill (fixture->page, "https://other.example.org", "key-2");
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);

  cue_connect_page_connect (fixture->page);
  cue_test_iterate ();
  g_assert_null (fixture->connected);
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 0);
}

static void
test_connects (Fixture      *fixture,
               gconstpointer data)
{
  g_assert_cmpint (test_and_wait (fixture, "https://api.example.org"), ==, CUE_CONNECT_PASSED);
  cue_connect_page_connect (fixture->page);
  g_assert_true (cue_test_wait_until (has_come_to_rest, fixture->page, CUE_TEST_TIMEOUT));

  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 1);
  g_assert_cmpstr (fixture->connected_key, ==, "key-1");
  g_assert_cmpstr (cue_workspace_get_url (fixture->connected), ==, "https://api.example.org");
  g_assert_cmpstr (cue_workspace_get_name (fixture->connected), ==, "Riverside");
  g_assert_cmpint (cue_workspace_get_project (fixture->connected), ==, 7);
  g_assert_true (g_str_has_prefix (cue_workspace_get_id (fixture->connected), "cekura-"));
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
}

/* Without a keyring nothing is connected until the tester says “this session only”. */
static void
test_no_keyring (Fixture      *fixture,
                 gconstpointer data)
{
  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_KEEP,
                              g_error_new (CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE, "no"));
  g_assert_cmpint (test_and_wait (fixture, "https://api.example.org"), ==, CUE_CONNECT_PASSED);
  cue_connect_page_connect (fixture->page);
  g_assert_true (cue_test_wait_until (has_come_to_rest, fixture->page, CUE_TEST_TIMEOUT));

  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_NO_KEYRING);
  g_assert_cmpstr (cue_connect_page_get_result (fixture->page), !=, "");
  g_assert_null (fixture->connected);
}

static void
test_left_while_testing (Fixture      *fixture,
                         gconstpointer data)
{
  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, TRUE);
  cue_connect_page_fill (fixture->page, "https://api.example.org", "key-1");
  cue_connect_page_test (fixture->page);
  cue_test_iterate ();
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_TESTING);

  cue_connect_page_fill (fixture->page, "https://api.example.org", NULL);
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  cue_fake_api_hold (fixture->api, CUE_FAKE_LIST, FALSE);
  cue_test_iterate ();
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
}

static void
test_busy (void)
{
  static const GActionEntry entries[] = { { .name = "open-local" }, { .name = "connect" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  CueWelcomePage *page = CUE_WELCOME_PAGE (cue_welcome_page_new ());
  GtkWidget      *window;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "app", G_ACTION_GROUP (actions));
  window = cue_ui_show (GTK_WIDGET (g_object_ref (page)));

  cue_test_boolean_property (page, "busy");
  cue_test_read_all_properties (page);
  gtk_widget_grab_focus (GTK_WIDGET (page));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (GTK_WINDOW (window)))), ==,
                   "app.open-local");

  cue_ui_destroy (window);
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/welcome/busy", test_busy);
  g_test_add ("/ui/connect/passes", Fixture, NULL, set_up, test_passes, tear_down);
  g_test_add ("/ui/connect/failures", Fixture, NULL, set_up, test_failures, tear_down);
  g_test_add ("/ui/connect/no-projects", Fixture, NULL, set_up, test_no_projects, tear_down);
  g_test_add ("/ui/connect/addresses", Fixture, NULL, set_up, test_addresses, tear_down);
  g_test_add ("/ui/connect/edited", Fixture, NULL, set_up, test_edited, tear_down);
  g_test_add ("/ui/connect/connects", Fixture, NULL, set_up, test_connects, tear_down);
  g_test_add ("/ui/connect/no-keyring", Fixture, NULL, set_up, test_no_keyring, tear_down);
  g_test_add ("/ui/connect/left-while-testing", Fixture, NULL, set_up, test_left_while_testing, tear_down);

  return g_test_run ();
}
