/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connect-page.h"
#include "cue-connect-text.h"
#include "cue-error.h"
#include "cue-fake-workspace-manager.h"
#include "cue-key-text.h"
#include "cue-secrets.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

#define URL "https://api.example.org"

typedef struct
{
  CueFakeWorkspaceManager *manager;
  CueConnectPage          *page;
  GtkWidget               *window;
  CueWorkspace            *done;   /* of the last “done” */
  CueWorkspace            *edited; /* which was edited then */
  guint                    n_done;
} Fixture;

static void
done_cb (CueConnectPage *page,
         CueWorkspace   *workspace,
         Fixture        *fixture)
{
  g_set_object (&fixture->done, workspace);
  g_set_object (&fixture->edited, cue_connect_page_get_edited (page));
  fixture->n_done++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->manager = cue_fake_workspace_manager_new ();
  fixture->page = CUE_CONNECT_PAGE (cue_connect_page_new ());
  cue_connect_page_set_manager (fixture->page, CUE_WORKSPACE_MANAGER (fixture->manager));
  g_signal_connect (fixture->page, "done", G_CALLBACK (done_cb), fixture);
  fixture->window = cue_ui_show (GTK_WIDGET (g_object_ref (fixture->page)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  g_clear_object (&fixture->done);
  g_clear_object (&fixture->edited);
  g_assert_finalize_object (fixture->manager);
}

/* The entry titled @title, or NULL where it cannot be seen. */
static GtkEditable *
find_entry (Fixture    *fixture,
            const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = cue_ui_find (fixture->window, ADW_TYPE_ENTRY_ROW, i)) != NULL; i++)
    {
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return GTK_EDITABLE (row);
    }
  return NULL;
}

static void
enter (Fixture    *fixture,
       const char *title,
       const char *text)
{
  gtk_editable_set_text (find_entry (fixture, title), text);
}

static const char *
get_entered (Fixture    *fixture,
             const char *title)
{
  return gtk_editable_get_text (find_entry (fixture, title));
}

static gboolean
can_press (Fixture    *fixture,
           const char *label)
{
  GtkWidget *button = cue_ui_find_button (fixture->window, label);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
press (Fixture    *fixture,
       const char *label)
{
  g_assert_true (can_press (fixture, label));
  g_signal_emit_by_name (cue_ui_find_button (fixture->window, label), "clicked");
}

static AdwComboRow *
find_projects (Fixture *fixture)
{
  return ADW_COMBO_ROW (cue_ui_find (fixture->window, ADW_TYPE_COMBO_ROW, 0));
}

static gboolean
has_come_to_rest (gpointer data)
{
  CueConnectState state = cue_connect_page_get_state (data);

  return state != CUE_CONNECT_TESTING && state != CUE_CONNECT_KEEPING;
}

static CueConnectState
wait (Fixture *fixture)
{
  g_assert_true (cue_test_wait_until (has_come_to_rest, fixture->page, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  return cue_connect_page_get_state (fixture->page);
}

static CueConnectState
test_and_wait (Fixture    *fixture,
               const char *url)
{
  enter (fixture, "Server address", url);
  enter (fixture, "API key", " key-1 \n");
  cue_connect_page_test (fixture->page);
  return wait (fixture);
}

static void
test_first (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Connect to Cekura"));
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Kept in the system’s keyring, never in a file."));
  g_assert_cmpstr (get_entered (fixture, "Server address"), ==, CUE_WORKSPACE_DEFAULT_URL);
  g_assert_null (find_entry (fixture, "Name of the workspace"));
  g_assert_null (cue_connect_page_get_test (fixture->page));
  g_assert_null (cue_ui_find_label (fixture->window, "Name lookup"));
  g_assert_false (can_press (fixture, "Test Connection"));
  g_assert_false (can_press (fixture, "Connect"));
  cue_connect_page_test (fixture->page);
  cue_connect_page_connect (fixture->page);
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_TEST), ==, 0);
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, 0);

  enter (fixture, "API key", "key-1");
  g_assert_true (can_press (fixture, "Test Connection"));
  enter (fixture, "Server address", " ");
  g_assert_false (can_press (fixture, "Test Connection"));
  g_assert_cmpuint (cue_test_read_all_properties (fixture->page), >, 0);
}

static void
test_connects (Fixture      *fixture,
               gconstpointer data)
{
  g_assert_cmpint (test_and_wait (fixture, " " URL "/ "), ==, CUE_CONNECT_PASSED);
  g_assert_cmpstr (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_TEST), ==, "key-1");
  g_assert_cmpstr (cue_workspace_get_url (cue_fake_workspace_manager_get_workspace (fixture->manager,
                                                                                    CUE_FAKE_MANAGER_TEST)),
                   ==, URL);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Riverside Clinics"));
  g_assert_nonnull (cue_ui_find_label (fixture->window, "2 agents, 60 scenarios"));
  g_assert_nonnull (cue_ui_find_label (fixture->window, "12 ms"));
  /* The test has named the only project. */
  g_assert_null (find_projects (fixture));
  g_assert_cmpstr (get_entered (fixture, "Name of the workspace"), ==, "Riverside");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 cue_ui_find_button (fixture->window, "Connect"));

  enter (fixture, "Name of the workspace", "  ");
  g_assert_false (can_press (fixture, "Connect"));
  enter (fixture, "Name of the workspace", " Clinic ");
  press (fixture, "Connect");
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_KEEPING);
  g_assert_false (can_press (fixture, "Connecting…"));
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_IDLE);

  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_null (fixture->edited);
  g_assert_cmpstr (cue_workspace_get_name (fixture->done), ==, "Clinic");
  g_assert_cmpstr (cue_workspace_get_url (fixture->done), ==, URL);
  g_assert_cmpint (cue_workspace_get_project (fixture->done), ==, 7);
  g_assert_cmpstr (cue_workspace_get_project_name (fixture->done), ==, "Riverside");
  g_assert_cmpstr (cue_workspace_get_organization (fixture->done), ==, "Riverside Clinics");
  g_assert_cmpstr (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, "key-1");
  g_assert_false (cue_fake_workspace_manager_get_session_only (fixture->manager));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cue_workspace_manager_get_list (
                      CUE_WORKSPACE_MANAGER (fixture->manager)))),
                    ==, 2);

  /* As on the first day, for the next one. */
  g_assert_cmpstr (get_entered (fixture, "API key"), ==, "");
  g_assert_cmpstr (get_entered (fixture, "Server address"), ==, CUE_WORKSPACE_DEFAULT_URL);
  g_assert_null (cue_connect_page_get_test (fixture->page));
}

/* Each step's failure is in a row of its own, with what to do and the technical words behind Details. */
static void
test_failures (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const titles[CUE_N_STEPS] = { "Not usable", "Unknown name", "No answer",
                                                   "Not trusted", "Key refused", "No project" };

  for (guint kind = CUE_STEP_LOOKUP; kind < CUE_N_STEPS; kind++)
    {
      GtkWidget *details;

      cue_fake_workspace_manager_set_failure (fixture->manager, kind, titles[kind], "Do something about it.",
                                              "technical words");
      g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_FAILED);
      g_assert_nonnull (cue_ui_find_label (fixture->window, titles[kind]));
      g_assert_nonnull (cue_ui_find_label (fixture->window, "Do something about it."));
      details = cue_ui_find (fixture->window, GTK_TYPE_MENU_BUTTON, 0);
      g_assert_nonnull (details);
      gtk_menu_button_popup (GTK_MENU_BUTTON (details));
      cue_test_iterate ();
      g_assert_true (gtk_label_get_selectable (
        GTK_LABEL (cue_ui_find_label (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (details))),
                                      "technical words"))));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (details));
      g_assert_null (cue_ui_find (fixture->window, GTK_TYPE_MENU_BUTTON, 1));
      g_assert_true (can_press (fixture, "Test Again"));
      g_assert_false (can_press (fixture, "Connect"));
      g_assert_null (find_projects (fixture));
    }

  cue_connect_page_connect (fixture->page);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, 0);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Name lookup"));
}

/* What waits behind the failure says so, and the place of the mistake has the focus. */
static void
test_failed_key (Fixture      *fixture,
                 gconstpointer data)
{
  cue_fake_workspace_manager_set_failure (fixture->manager, CUE_STEP_KEY, "Key refused", "Paste it again.", NULL);
  g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_FAILED);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Not checked yet"));
  g_assert_null (cue_ui_find (fixture->window, GTK_TYPE_MENU_BUTTON, 0));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (find_entry (fixture, "API key"))));

  /* The sentence can be read while the key is mended; then the test goes through. */
  enter (fixture, "API key", "key-2");
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Paste it again."));
  cue_fake_workspace_manager_set_failure (fixture->manager, CUE_STEP_KEY, NULL, NULL, NULL);
  press (fixture, "Test Again");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_PASSED);
  g_assert_null (cue_ui_find_label (fixture->window, "Paste it again."));
  g_assert_cmpstr (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_TEST), ==, "key-2");
}

static void
test_addresses (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *sentence;
  } rows[] = {
    { "two words", "An address has no spaces, and looks like https://api.cekura.ai." },
    { "ftp://example.org", "The address has to start with https://." },
    { "https://user:secret@example.org", "The address cannot hold a user name or a password. Leave them out." },
    { "http://", "The address names no server. It looks like https://api.cekura.ai." },
    { "https://example.org/?a=b", "The address ends before “?” or “#”. Leave out what follows." },
    { "http://example.org", "Without encryption only this computer can be asked. Start the address with https://." },
    { "https://example.org:99999", "This is not an address. It looks like https://api.cekura.ai." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (test_and_wait (fixture, rows[i].text), ==, CUE_CONNECT_FAILED);
      g_assert_nonnull (cue_ui_find_label (fixture->window, "Not an address"));
      g_assert_cmpstr (cue_test_step_get_note (cue_connection_test_get_failure (
                         cue_connect_page_get_test (fixture->page))),
                       ==, rows[i].sentence);
      g_assert_nonnull (cue_ui_find_label (fixture->window, rows[i].sentence));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                             GTK_WIDGET (find_entry (fixture, "Server address"))));
    }
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_TEST), ==, 0);

  g_assert_cmpint (test_and_wait (fixture, "http://127.0.0.1:8080"), ==, CUE_CONNECT_PASSED);
  g_assert_null (cue_ui_find_label (fixture->window, "Not an address"));
}

static void
test_key_texts (void)
{
  static const struct
  {
    const char *text;
    const char *key;
    gboolean    good;
  } rows[] = {
    { "", "", TRUE },
    { "abc-123_XYZ", "abc-123_XYZ", TRUE },
    { " \t\r\nabc\r\n", "abc", TRUE },
    { "\xc2\xa0"
      "abc\xe2\x80\x8b",
      "abc", TRUE }, /* no-break space, zero-width space */
    { "\xef\xbb\xbf"
      "abc",
      "abc", TRUE }, /* byte order mark */
    { "abc def", "abc def", FALSE },
    { "abc\ndef", "abc\ndef", FALSE },
    { "abc\x7f"
      "def",
      "abc\x7f"
      "def",
      FALSE },
    { "sch\xc3\xb6n", "sch\xc3\xb6n", FALSE },
    { "a\xe2\x80\x8b"
      "b",
      "a\xe2\x80\x8b"
      "b",
      FALSE },
  };
  g_autofree char *long_key = g_strnfill (8192, 'k');
  g_autofree char *longer_key = g_strnfill (8193, 'k');

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char *key = cue_key_text_dup (rows[i].text);

      g_assert_cmpstr (key, ==, rows[i].key);
      g_assert_cmpint (cue_key_text_get_problem (key) == NULL, ==, rows[i].good);
      cue_secret_free (key);
    }
  g_assert_null (cue_key_text_get_problem (long_key));
  g_assert_nonnull (cue_key_text_get_problem (longer_key));
}

static void
test_odd_key (Fixture      *fixture,
              gconstpointer data)
{
  enter (fixture, "API key", "key 1");
  g_assert_nonnull (cue_ui_find_label (fixture->window,
                                       "A key has no space and no line break inside. Copy it again: all of it, and nothing else."));
  g_assert_false (can_press (fixture, "Test Connection"));
  cue_connect_page_test (fixture->page);
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_TEST), ==, 0);
  enter (fixture, "API key", "key-1");
  g_assert_true (can_press (fixture, "Test Connection"));
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Kept in the system’s keyring, never in a file."));
}

static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, TRUE);
  enter (fixture, "API key", "key-1");
  press (fixture, "Test Connection");
  g_assert_null (cue_ui_find_label (fixture->window, "Address"));
  cue_fake_workspace_manager_advance (fixture->manager, CUE_STEP_CONNECT);
  cue_test_iterate ();
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_TESTING);
  g_assert_nonnull (cue_ui_find (fixture->window, GTK_TYPE_SPINNER, 0));
  g_assert_false (can_press (fixture, "Connect"));

  press (fixture, "Stop");
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  g_assert_false (cue_connection_test_get_running (cue_connect_page_get_test (fixture->page)));
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, FALSE);
  cue_test_iterate ();
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  g_assert_cmpstr (get_entered (fixture, "API key"), ==, "key-1");

  press (fixture, "Test Again");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_PASSED);
}

/* A test that goes on while the address or the key is edited is given up, and says nothing afterwards. */
static void
test_edited_while_testing (Fixture      *fixture,
                           gconstpointer data)
{
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, TRUE);
  enter (fixture, "API key", "key-1");
  cue_connect_page_test (fixture->page);
  cue_test_iterate ();
  enter (fixture, "API key", "key-12");
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, FALSE);
  cue_test_iterate ();
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  g_assert_false (can_press (fixture, "Connect"));

  g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_PASSED);
  enter (fixture, "Server address", "https://other.example.org");
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  g_assert_false (can_press (fixture, "Connect"));
  g_assert_null (cue_ui_find_label (fixture->window, "Riverside Clinics"));
  cue_connect_page_connect (fixture->page);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, 0);
}

static void
test_projects (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const names[] = { "Riverside", "Hillside", " ", NULL };

  cue_fake_workspace_manager_set_found (fixture->manager, names, "Clinics", 1, 1200);
  g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_PASSED);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "1 agent, 1200 scenarios"));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (find_projects (fixture))), ==, 3);
  g_assert_cmpuint (adw_combo_row_get_selected (find_projects (fixture)), ==, 0);

  /* The name follows the project, until somebody writes one. */
  adw_combo_row_set_selected (find_projects (fixture), 1);
  g_assert_cmpstr (get_entered (fixture, "Name of the workspace"), ==, "Hillside");
  enter (fixture, "Name of the workspace", "Mine");
  adw_combo_row_set_selected (find_projects (fixture), 2);
  g_assert_cmpstr (get_entered (fixture, "Name of the workspace"), ==, "Mine");
  adw_combo_row_set_selected (find_projects (fixture), 1);
  press (fixture, "Connect");
  wait (fixture);
  g_assert_cmpint (cue_workspace_get_project (fixture->done), ==, 8);
  g_assert_cmpstr (cue_workspace_get_name (fixture->done), ==, "Mine");
}

/* A key that shows no project still makes a workspace, named after whose it is. */
static void
test_no_projects (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const none[] = { NULL };

  cue_fake_workspace_manager_set_found (fixture->manager, none, NULL, 1, 1);
  g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_PASSED);
  g_assert_null (find_projects (fixture));
  g_assert_cmpstr (get_entered (fixture, "Name of the workspace"), ==, "Cekura");
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Found with this key"));
  press (fixture, "Connect");
  wait (fixture);
  g_assert_cmpint (cue_workspace_get_project (fixture->done), ==, CUE_UNSET);
}

static void
test_ids (void)
{
  g_autoptr (CueWorkspaceList) list = cue_workspace_list_new ();
  g_autoptr (CueWorkspace) known = cue_workspace_new ("mine", CUE_WORKSPACE_CEKURA, "Mine", URL, 7);
  g_autofree char *other = cue_connect_text_id (list, URL, 8);
  g_autofree char *again = cue_connect_text_id (list, URL, 8);
  g_autofree char *elsewhere = cue_connect_text_id (list, "https://other.example.org", 8);
  g_autofree char *unset = cue_connect_text_id (list, URL, CUE_UNSET);
  g_autofree char *unset_again = cue_connect_text_id (list, URL, CUE_UNSET);
  g_autofree char *taken = NULL;
  g_autofree char *found = NULL;
  g_autoptr (CueWorkspace) moved = NULL;

  cue_workspace_list_add (list, known);
  found = cue_connect_text_id (list, URL, 7);
  g_assert_cmpstr (found, ==, "mine");
  g_assert_cmpstr (other, ==, again);
  g_assert_cmpstr (other, !=, elsewhere);
  g_assert_cmpstr (unset, !=, unset_again);

  /* One that had this place once, and was moved since, keeps its id for itself. */
  moved = cue_workspace_new (other, CUE_WORKSPACE_CEKURA, "Moved", "https://other.example.org", 9);
  cue_workspace_list_add (list, moved);
  taken = cue_connect_text_id (list, URL, 8);
  g_assert_cmpstr (taken, !=, other);
}

/* Whatever the keyring's trouble: the sentence, another try, or this session only; nothing is connected before. */
static void
test_keyring_fails (Fixture      *fixture,
                    gconstpointer data)
{
  for (guint code = 0; code <= CUE_SECRET_ERROR_FAILED; code++)
    {
      g_autoptr (GError) error = g_error_new (CUE_SECRET_ERROR, code, "no");
      g_autofree char *sentence = cue_error_dup_sentence (error);

      cue_fake_workspace_manager_fail_next (fixture->manager, CUE_FAKE_MANAGER_KEEP, g_steal_pointer (&error));
      g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_PASSED);
      press (fixture, "Connect");
      g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_NOT_KEPT);
      g_assert_nonnull (cue_ui_find_label (fixture->window, "The key could not be kept"));
      g_assert_nonnull (cue_ui_find_label (fixture->window, sentence));
      g_assert_true (can_press (fixture, "Use for This Session Only"));
      g_assert_true (can_press (fixture, "Try Again"));
      g_assert_cmpuint (fixture->n_done, ==, 0);
    }

  cue_fake_workspace_manager_fail_next (fixture->manager, CUE_FAKE_MANAGER_KEEP,
                                        g_error_new (CUE_SECRET_ERROR, CUE_SECRET_ERROR_LOCKED, "no"));
  press (fixture, "Try Again");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_NOT_KEPT);
  press (fixture, "Try Again");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_IDLE);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_false (cue_fake_workspace_manager_get_session_only (fixture->manager));
}

static void
test_session_only (Fixture      *fixture,
                   gconstpointer data)
{
  cue_fake_workspace_manager_fail_next (fixture->manager, CUE_FAKE_MANAGER_KEEP,
                                        g_error_new (CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE, "no"));
  g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_PASSED);
  press (fixture, "Connect");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_NOT_KEPT);
  press (fixture, "Use for This Session Only");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_IDLE);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_true (cue_fake_workspace_manager_get_session_only (fixture->manager));
  g_assert_cmpstr (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, "key-1");
  g_assert_cmpstr (get_entered (fixture, "API key"), ==, "");
}

/* Where it is not the keyring, this session only would be no better. */
static void
test_not_saved (Fixture      *fixture,
                gconstpointer data)
{
  cue_fake_workspace_manager_fail_next (fixture->manager, CUE_FAKE_MANAGER_KEEP,
                                        g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no"));
  g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_PASSED);
  press (fixture, "Connect");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_NOT_KEPT);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Not saved"));
  g_assert_null (cue_ui_find_button (fixture->window, "Use for This Session Only"));
  press (fixture, "Try Again");
  wait (fixture);
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

static void
test_environment (Fixture      *fixture,
                  gconstpointer data)
{
  g_setenv ("CEKURA_API_KEY", "environment-key", TRUE);
  cue_connect_page_edit (fixture->page, NULL);
  g_assert_nonnull (cue_ui_find_label (fixture->window,
                                       "The key in CEKURA_API_KEY is used. It wins over a key in the keyring, so this row may stay empty."));
  g_assert_true (can_press (fixture, "Test Connection"));
  press (fixture, "Test Connection");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_PASSED);
  g_assert_null (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_TEST));
  press (fixture, "Connect");
  wait (fixture);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_null (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_KEEP));
  g_unsetenv ("CEKURA_API_KEY");
}

static CueWorkspace *
add_workspace (Fixture *fixture)
{
  CueWorkspace *workspace = cue_fake_workspace_manager_add (fixture->manager, "mine", "Mine", URL);

  g_object_set (workspace, "project", (gint64) 8, "project-name", "Hillside", "organization", "Clinics", NULL);
  return workspace;
}

/* A new name needs neither the network nor the key. */
static void
test_renames (Fixture      *fixture,
              gconstpointer data)
{
  CueWorkspace *workspace = add_workspace (fixture);

  cue_connect_page_edit (fixture->page, workspace);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Edit Workspace"));
  g_assert_cmpstr (get_entered (fixture, "Name of the workspace"), ==, "Mine");
  g_assert_cmpstr (get_entered (fixture, "Server address"), ==, URL);
  g_assert_cmpstr (get_entered (fixture, "API key"), ==, "");
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Leave this row empty to keep the present key."));
  g_assert_nonnull (cue_ui_find_label (fixture->window, "Hillside"));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->page)));

  enter (fixture, "Name of the workspace", "Ours");
  press (fixture, "Save");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_IDLE);
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_TEST), ==, 0);
  g_assert_true (fixture->done == workspace);
  g_assert_true (fixture->edited == workspace);
  g_assert_null (cue_connect_page_get_edited (fixture->page));
  g_assert_null (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_KEEP));
  g_assert_cmpstr (cue_workspace_get_name (workspace), ==, "Ours");
  g_assert_cmpint (cue_workspace_get_project (workspace), ==, 8);
  g_assert_cmpstr (cue_workspace_get_project_name (workspace), ==, "Hillside");
  g_assert_cmpstr (cue_workspace_get_organization (workspace), ==, "Clinics");
}

/* The key that is kept is tried where it belongs, and goes to no other address. */
static void
test_edits (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const names[] = { "Riverside", "Hillside", NULL };
  CueWorkspace            *workspace = add_workspace (fixture);

  cue_fake_workspace_manager_set_found (fixture->manager, names, "Clinics", 2, 2);
  cue_connect_page_edit (fixture->page, workspace);
  press (fixture, "Test Connection");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_PASSED);
  g_assert_null (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_TEST));
  g_assert_cmpstr (cue_workspace_get_id (cue_fake_workspace_manager_get_workspace (fixture->manager,
                                                                                   CUE_FAKE_MANAGER_TEST)),
                   ==, "mine");
  g_assert_cmpuint (adw_combo_row_get_selected (find_projects (fixture)), ==, 1);
  g_assert_cmpstr (get_entered (fixture, "Name of the workspace"), ==, "Mine");

  enter (fixture, "Server address", "https://other.example.org");
  g_assert_nonnull (cue_ui_find_label (fixture->window, "This is another address. Paste the key that belongs to it."));
  g_assert_false (can_press (fixture, "Test Again"));
  g_assert_false (can_press (fixture, "Save"));
  enter (fixture, "API key", "key-2");
  g_assert_false (can_press (fixture, "Save"));
  press (fixture, "Test Again");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_PASSED);
  press (fixture, "Save");
  wait (fixture);
  g_assert_true (fixture->done == workspace);
  g_assert_cmpstr (cue_workspace_get_url (workspace), ==, "https://other.example.org");
  g_assert_cmpstr (cue_fake_workspace_manager_get_key (fixture->manager, CUE_FAKE_MANAGER_KEEP), ==, "key-2");
}

/* A key that does not reach the workspace's project does not move it to another one by itself. */
static void
test_other_project (Fixture      *fixture,
                    gconstpointer data)
{
  CueWorkspace *workspace = add_workspace (fixture);

  /* A list of one cannot be chosen from, so the sentence does not ask for that. */
  cue_connect_page_edit (fixture->page, workspace);
  g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_PASSED);
  g_assert_false (can_press (fixture, "Save"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_projects (fixture))), "of its own"));
  g_assert_cmpuint (adw_combo_row_get_selected (find_projects (fixture)), ==, GTK_INVALID_LIST_POSITION);
  g_assert_false (can_press (fixture, "Save"));
  adw_combo_row_set_selected (find_projects (fixture), 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_projects (fixture))), ==, "");
  press (fixture, "Save");
  wait (fixture);
  g_assert_cmpint (cue_workspace_get_project (workspace), ==, 7);
}

static void
test_kept_key_lost (Fixture      *fixture,
                    gconstpointer data)
{
  CueWorkspace *workspace = add_workspace (fixture);
  g_autoptr (GError) error = g_error_new (CUE_SECRET_ERROR, CUE_SECRET_ERROR_LOCKED, "no");
  g_autofree char *sentence = cue_error_dup_sentence (error);

  cue_connect_page_edit (fixture->page, workspace);
  cue_fake_workspace_manager_fail_next (fixture->manager, CUE_FAKE_MANAGER_TEST, g_steal_pointer (&error));
  press (fixture, "Test Connection");
  g_assert_cmpint (wait (fixture), ==, CUE_CONNECT_FAILED);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "The key could not be read"));
  g_assert_nonnull (cue_ui_find_label (fixture->window, sentence));

  cue_fake_workspace_manager_set_key_origin (fixture->manager, "mine", CUE_KEY_NONE);
  cue_connect_page_edit (fixture->page, workspace);
  g_assert_nonnull (cue_ui_find_label (fixture->window, "No key is kept for this workspace. Paste it again."));
  g_assert_false (can_press (fixture, "Test Connection"));
}

/* A page that is left has stopped what it did, and holds no key: not to be seen, nor to be brought back. */
static void
test_left (Fixture      *fixture,
           gconstpointer data)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (find_entry (fixture, "API key")));

  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, TRUE);
  gtk_text_set_visibility (text, TRUE);
  enter (fixture, "API key", "key-1");
  cue_connect_page_test (fixture->page);
  cue_test_iterate ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);
  g_assert_null (cue_connect_page_get_test (fixture->page));
  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_TEST, FALSE);
  cue_test_iterate ();
  g_assert_cmpint (cue_connect_page_get_state (fixture->page), ==, CUE_CONNECT_IDLE);

  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  cue_test_iterate ();
  g_assert_cmpstr (get_entered (fixture, "API key"), ==, "");
  g_assert_false (gtk_text_get_visibility (text));
  gtk_widget_activate_action (GTK_WIDGET (text), "text.undo", NULL);
  g_assert_cmpstr (get_entered (fixture, "API key"), ==, "");
}

/* The manager may go before the page. */
static void
test_manager_gone (void)
{
  CueFakeWorkspaceManager *manager = cue_fake_workspace_manager_new ();
  CueConnectPage          *page = g_object_ref_sink (CUE_CONNECT_PAGE (cue_connect_page_new ()));

  cue_connect_page_set_manager (page, CUE_WORKSPACE_MANAGER (manager));
  g_assert_finalize_object (manager);
  cue_connect_page_test (page);
  cue_connect_page_connect (page);
  g_assert_cmpint (cue_connect_page_get_state (page), ==, CUE_CONNECT_IDLE);
  g_assert_finalize_object (page);
}

static void
check_label (GtkWidget *widget)
{
  g_assert_nonnull (widget);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget       *row;
  g_autofree char *failure = NULL;

  cue_fake_workspace_manager_set_failure (fixture->manager, CUE_STEP_KEY, "Key refused", "Paste it again.", "401");
  g_assert_cmpint (test_and_wait (fixture, URL), ==, CUE_CONNECT_FAILED);
  for (guint i = 0; (row = cue_ui_find (fixture->window, GTK_TYPE_LIST_BOX, i)) != NULL; i++)
    check_label (row);
  for (guint i = 0; i < 5; i++)
    {
      row = cue_ui_find (fixture->window, g_type_from_name ("CueTestStepRow"), i);
      check_label (row);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
    }
  failure = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cue_ui_find (fixture->window,
                                                                             g_type_from_name ("CueTestStepRow"), 3)),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, "Key refused: failed");
  g_assert_null (failure);
  g_assert_null (cue_ui_find (fixture->window, g_type_from_name ("CueTestStepRow"), 5));
}

int
main (int   argc,
      char *argv[])
{
  g_unsetenv ("CEKURA_API_KEY");
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/connect/key-texts", test_key_texts);
  g_test_add_func ("/ui/connect/ids", test_ids);
  g_test_add_func ("/ui/connect/manager-gone", test_manager_gone);
#define ADD(path, function) g_test_add ("/ui/connect/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("first", test_first);
  ADD ("connects", test_connects);
  ADD ("failures", test_failures);
  ADD ("failed-key", test_failed_key);
  ADD ("addresses", test_addresses);
  ADD ("odd-key", test_odd_key);
  ADD ("stopped", test_stopped);
  ADD ("edited-while-testing", test_edited_while_testing);
  ADD ("projects", test_projects);
  ADD ("no-projects", test_no_projects);
  ADD ("keyring-fails", test_keyring_fails);
  ADD ("session-only", test_session_only);
  ADD ("not-saved", test_not_saved);
  ADD ("environment", test_environment);
  ADD ("renames", test_renames);
  ADD ("edits", test_edits);
  ADD ("other-project", test_other_project);
  ADD ("kept-key-lost", test_kept_key_lost);
  ADD ("left", test_left);
  ADD ("accessible", test_accessible);
#undef ADD

  return g_test_run ();
}
