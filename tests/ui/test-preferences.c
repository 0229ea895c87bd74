/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "cue-certificate-file.h"
#include "cue-choice-row.h"
#include "cue-error.h"
#include "cue-fake-workspace-manager.h"
#include "cue-network-page.h"
#include "cue-paths.h"
#include "cue-preferences-window.h"
#include "cue-problem-label.h"
#include "cue-proxy-text.h"
#include "cue-question.h"
#include "cue-removal-window.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-workspaces-page.h"

#include <string.h>

#define CERTIFICATE "net/certificates/self-signed.pem"

typedef struct
{
  CueFakeWorkspaceManager *manager;
  GSettings               *settings;
  GtkWidget               *below;  /* the window the preferences are above */
  GtkWindow               *window; /* owned */
  char                    *asked;  /* what the window below was asked for */
} Fixture;

static GSettings *
create_settings (void)
{
  g_autoptr (GSettingsSchemaSource) source =
    g_settings_schema_source_new_from_directory (cue_paths_get_schema_dir (), NULL, FALSE, NULL);
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr (GSettingsSchema) schema = NULL;

  g_assert_nonnull (source);
  schema = g_settings_schema_source_lookup (source, "io.github.cuecard.Cuecard", FALSE);
  g_assert_nonnull (schema);
  return g_settings_new_full (schema, backend, NULL);
}

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->asked);
  fixture->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                                    parameter != NULL ? g_variant_get_string (parameter, NULL) : "-");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const GActionEntry entries[] = {
    { .name = "add-workspace", .activate = asked_cb },
    { .name = "edit-workspace", .activate = asked_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->manager = cue_fake_workspace_manager_new ();
  cue_fake_workspace_manager_add (fixture->manager, "one", "Riverside", "https://api.example.com");
  fixture->settings = create_settings ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  fixture->below = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->below, "app", G_ACTION_GROUP (actions));
  gtk_window_present (GTK_WINDOW (fixture->below));
  fixture->window =
    g_object_ref (cue_preferences_window_new (CUE_WORKSPACE_MANAGER (fixture->manager), fixture->settings));
  gtk_window_set_transient_for (fixture->window, GTK_WINDOW (fixture->below));
  gtk_window_present (fixture->window);
  cue_test_iterate ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->below));
  cue_test_iterate ();
  if (fixture->window != NULL)
    g_assert_finalize_object (fixture->window);
  g_settings_unbind (adw_style_manager_get_default (), "color-scheme");
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->manager);
  g_free (fixture->asked);
}

static GtkWidget *
show (Fixture    *fixture,
      const char *page)
{
  cue_preferences_window_show_page (CUE_PREFERENCES_WINDOW (fixture->window), page);
  cue_test_iterate ();
  g_assert_cmpstr (cue_preferences_window_get_page (CUE_PREFERENCES_WINDOW (fixture->window)), ==, page);
  return GTK_WIDGET (fixture->window);
}

/* (nullable): the row of that title that can be seen. */
static gpointer
find_row (GtkWidget  *root,
          const char *title)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = cue_ui_find (root, ADW_TYPE_PREFERENCES_ROW, i);

      if (row == NULL || (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0 &&
                          gtk_widget_get_mapped (row)))
        return row;
    }
}

static gboolean
has_problem (gpointer data)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *label = cue_ui_find (data, CUE_TYPE_PROBLEM_LABEL, i);

      if (label == NULL)
        return FALSE;
      if (gtk_widget_get_mapped (label) && cue_problem_label_get_text (CUE_PROBLEM_LABEL (label)) != NULL)
        return TRUE;
    }
}

static gboolean
has_no_problem (gpointer data)
{
  return !has_problem (data);
}

static void
assert_setting (Fixture    *fixture,
                const char *key,
                const char *expected)
{
  g_autofree char *value = g_settings_get_string (fixture->settings, key);

  g_assert_cmpstr (value, ==, expected);
}

/* (transfer none) (nullable): the toplevel of that type that is open. */
static gpointer
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type))
        return toplevel;
    }
  return NULL;
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  cue_test_iterate ();
}

static gboolean
is_closed (gpointer data)
{
  return find_toplevel (*(const GType *) data) == NULL;
}

static gboolean
is_chooser_open (gpointer data)
{
  return find_toplevel (GTK_TYPE_FILE_CHOOSER) != NULL;
}

static gboolean
is_chooser_closed (gpointer data)
{
  return !is_chooser_open (data);
}

/* Pages */

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const pages[] = { "workspaces", "generation", "local", "network", "privacy", "general" };
  CuePreferencesWindow    *window = CUE_PREFERENCES_WINDOW (fixture->window);

  g_assert_cmpstr (cue_preferences_window_get_page (window), ==, "general");
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    show (fixture, pages[i]);
  cue_preferences_window_show_page (window, "nothing");
  g_assert_cmpstr (cue_preferences_window_get_page (window), ==, "general");
}

/* Where there is no room for the switcher, a menu says and changes the page. */
static void
test_page_menu (Fixture      *fixture,
                gconstpointer data)
{
  CuePreferencesWindow *window = CUE_PREFERENCES_WINDOW (fixture->window);
  GtkWidget            *menu = NULL;

  for (guint i = 0; menu == NULL; i++)
    {
      GtkWidget  *candidate = cue_ui_find (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN, i);
      GListModel *model;

      g_assert_nonnull (candidate);
      model = gtk_drop_down_get_model (GTK_DROP_DOWN (candidate));
      if (model != NULL && g_list_model_get_n_items (model) == 6)
        menu = candidate;
    }
  show (fixture, "network");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (menu)), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), 1);
  g_assert_cmpstr (cue_preferences_window_get_page (window), ==, "workspaces");
}

static void
test_general (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *window = show (fixture, "general");

  cue_choice_row_set_value (find_row (window, "Language"), "de");
  assert_setting (fixture, "language", "de");
  cue_choice_row_set_value (find_row (window, "Appearance"), "dark");
  assert_setting (fixture, "appearance", "dark");
  g_assert_cmpint (adw_style_manager_get_color_scheme (adw_style_manager_get_default ()), ==,
                   ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_set_string (fixture->settings, "appearance", "system");
  g_assert_cmpint (adw_style_manager_get_color_scheme (adw_style_manager_get_default ()), ==, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpstr (cue_choice_row_get_value (find_row (window, "Appearance")), ==, "system");
}

static void
test_generation (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget       *window = show (fixture, "generation");
  GtkWidget       *parallel = cue_ui_find (find_row (window, "At the same time"), GTK_TYPE_SPIN_BUTTON, 0);
  GtkWidget       *patience = cue_ui_find (find_row (window, "Give up after"), GTK_TYPE_SPIN_BUTTON, 0);
  GtkWidget       *notice = cue_ui_find (find_row (window, "Notify when finished"), GTK_TYPE_SWITCH, 0);
  GtkWidget       *note = find_row (window, "Price note");
  g_autofree char *long_note = g_strnfill (100, 'x');
  g_autofree char *kept = NULL;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (parallel), 7);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (patience), 900);
  gtk_switch_set_active (GTK_SWITCH (notice), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (note), "0.5 credits a request");
  g_assert_cmpint (g_settings_get_int (fixture->settings, "max-parallel"), ==, 7);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "give-up-minutes"), ==, 60);
  g_assert_false (g_settings_get_boolean (fixture->settings, "notify"));
  assert_setting (fixture, "price-note", "0.5 credits a request");
  gtk_editable_set_text (GTK_EDITABLE (note), long_note);
  kept = g_settings_get_string (fixture->settings, "price-note");
  g_assert_cmpuint (strlen (kept), ==, 60);
}

static void
test_local (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *window = show (fixture, "local");
  GtkWidget *pace = cue_ui_find (find_row (window, "Seconds for a text"), GTK_TYPE_SPIN_BUTTON, 0);

  g_assert_nonnull (cue_ui_find_label (window, "Built in (rules, no AI)"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (pace), 12);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "write-seconds"), ==, 12);
}

/* Without settings the window opens, and what they keep cannot be changed. */
static void
test_no_settings (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWindow *window = cue_preferences_window_new (CUE_WORKSPACE_MANAGER (fixture->manager), NULL);

  gtk_window_present (window);
  cue_test_iterate ();
  g_assert_false (gtk_widget_is_sensitive (find_row (GTK_WIDGET (window), "Language")));
  cue_preferences_window_show_page (CUE_PREFERENCES_WINDOW (window), "network");
  cue_test_iterate ();
  g_assert_false (gtk_widget_is_sensitive (find_row (GTK_WIDGET (window), "Additional certificates")));
  gtk_window_destroy (window);
}

/* Workspaces */

static void
test_key_origins (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    CueKeyOrigin origin;
    const char  *words;
  } table[] = {
    { CUE_KEY_KEYRING, "keyring" },
    { CUE_KEY_SESSION, "this session only" },
    { CUE_KEY_ENVIRONMENT, "CEKURA_API_KEY" },
    { CUE_KEY_NONE, "No API key" },
  };
  GtkWidget *window = show (fixture, "workspaces");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *subtitle;

      cue_fake_workspace_manager_set_key_origin (fixture->manager, "one", table[i].origin);
      g_signal_emit_by_name (cue_workspace_manager_get_list (CUE_WORKSPACE_MANAGER (fixture->manager)), "changed");
      subtitle = adw_action_row_get_subtitle (find_row (window, "Riverside"));
      g_assert_nonnull (strstr (subtitle, table[i].words));
      g_assert_nonnull (strstr (subtitle, "https://api.example.com"));
    }
  cue_fake_workspace_manager_add (fixture->manager, "two", "Order desk", "https://api.example.org");
  cue_test_iterate ();
  g_assert_nonnull (find_row (window, "Order desk"));
}

static GtkWidget *
find_button_of_icon (GtkWidget  *row,
                     const char *icon_name)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = cue_ui_find (row, GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), icon_name) == 0)
        return button;
    }
}

static void
test_edit_and_add (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *window = show (fixture, "workspaces");

  if (data != NULL)
    gtk_widget_activate_action (find_row (window, "Riverside"), "preferences.add-workspace", NULL);
  else
    click (find_button_of_icon (find_row (window, "Riverside"), "document-edit-symbolic"));
  cue_test_iterate ();
  g_assert_cmpstr (fixture->asked, ==, data != NULL ? "add-workspace -" : "edit-workspace one");
  g_assert_null (find_toplevel (CUE_TYPE_PREFERENCES_WINDOW));
}

/* (transfer none) */
static GtkWidget *
open_removal (Fixture    *fixture,
              const char *name)
{
  GtkWidget *window = show (fixture, "workspaces");
  GtkWidget *row = find_row (window, name);
  gboolean   local = g_strcmp0 (name, "Riverside") != 0;
  GtkWidget *removal;

  click (find_button_of_icon (row, local ? "document-revert-symbolic" : "user-trash-symbolic"));
  removal = find_toplevel (CUE_TYPE_REMOVAL_WINDOW);
  g_assert_nonnull (removal);
  return removal;
}

static GtkWidget *
find_accept (GtkWidget  *removal,
             const char *text)
{
  GtkWidget *label = cue_ui_find_label (removal, text);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

static GtkCheckButton *
find_check (GtkWidget *removal,
            guint      nth)
{
  GtkWidget *check = cue_ui_find (removal, GTK_TYPE_CHECK_BUTTON, nth);

  g_assert_nonnull (check);
  return GTK_CHECK_BUTTON (check);
}

static void
test_remove_keep (Fixture      *fixture,
                  gconstpointer data)
{
  static const CueStoreCounts counts = { .n_drafts = 3, .n_variants = 1, .n_bytes = 4200000 };
  GType                       type = CUE_TYPE_REMOVAL_WINDOW;
  GtkWidget                  *removal;

  cue_fake_workspace_manager_set_counts (fixture->manager, "one", &counts);
  removal = open_removal (fixture, "Riverside");
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find_label (removal, "Remove “Riverside”?"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (find_row (removal, "On this computer")), "3 drafts · 1 variant"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (find_row (removal, "On this computer")), "4.2"));
  click (find_accept (removal, "Remove, Keep Data"));
  g_assert_true (cue_test_wait_until (is_closed, &type, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_REMOVE), ==, 1);
  g_assert_false (cue_fake_workspace_manager_get_delete_data (fixture->manager));
  g_assert_cmpstr (cue_workspace_get_id (cue_fake_workspace_manager_get_workspace (fixture->manager, CUE_FAKE_MANAGER_REMOVE)),
                   ==, "one");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->window), "“Riverside” was removed; its data are still here"));
}

/* Deleting wants a second yes. */
static void
test_remove_delete (Fixture      *fixture,
                    gconstpointer data)
{
  GType      type = CUE_TYPE_REMOVAL_WINDOW;
  GtkWidget *removal = open_removal (fixture, "Riverside");
  GtkWidget *accept = find_accept (removal, "Remove, Keep Data");

  g_assert_true (gtk_widget_is_sensitive (accept));
  gtk_check_button_set_active (find_check (removal, 1), TRUE);
  accept = find_accept (removal, "Remove and Delete Data");
  g_assert_false (gtk_widget_is_sensitive (accept));
  g_assert_true (gtk_widget_has_css_class (accept, "destructive-action"));
  gtk_check_button_set_active (find_check (removal, 2), TRUE);
  click (accept);
  g_assert_true (cue_test_wait_until (is_closed, &type, CUE_TEST_TIMEOUT));
  g_assert_true (cue_fake_workspace_manager_get_delete_data (fixture->manager));
}

static void
test_remove_fails (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *removal = open_removal (fixture, "Riverside");

  cue_fake_workspace_manager_fail_next (fixture->manager, CUE_FAKE_MANAGER_REMOVE,
                                        g_error_new_literal (CUE_SECRET_ERROR, CUE_SECRET_ERROR_LOCKED, "locked"));
  click (find_accept (removal, "Remove, Keep Data"));
  g_assert_true (cue_test_wait_until (has_problem, removal, CUE_TEST_TIMEOUT));
  g_assert_true (find_toplevel (CUE_TYPE_REMOVAL_WINDOW) == removal);
  g_assert_true (gtk_widget_is_sensitive (find_accept (removal, "Remove, Keep Data")));
  gtk_window_destroy (GTK_WINDOW (removal));
}

/* Closed while the answer is still awaited. */
static void
test_remove_and_leave (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWidget *removal = open_removal (fixture, "Riverside");

  cue_fake_workspace_manager_hold (fixture->manager, CUE_FAKE_MANAGER_REMOVE, TRUE);
  click (find_accept (removal, "Remove, Keep Data"));
  g_assert_false (gtk_widget_is_sensitive (find_accept (removal, "Remove, Keep Data")));
  gtk_window_close (GTK_WINDOW (removal));
  cue_test_iterate ();
  g_assert_null (find_toplevel (CUE_TYPE_REMOVAL_WINDOW));
}

static void
test_empty_local (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (CueWorkspace) local =
    g_list_model_get_item (G_LIST_MODEL (cue_workspace_manager_get_list (CUE_WORKSPACE_MANAGER (fixture->manager))), 0);
  GType      type = CUE_TYPE_REMOVAL_WINDOW;
  GtkWidget *removal = open_removal (fixture, cue_workspace_get_name (local));
  GtkWidget *accept = find_accept (removal, "Empty the Workspace");

  g_assert_null (cue_ui_find_label (removal, "Keep the data"));
  g_assert_false (gtk_widget_is_sensitive (accept));
  gtk_check_button_set_active (find_check (removal, 0), TRUE);
  click (accept);
  g_assert_true (cue_test_wait_until (is_closed, &type, CUE_TEST_TIMEOUT));
  g_assert_true (cue_fake_workspace_manager_get_delete_data (fixture->manager));
  g_assert_true (cue_fake_workspace_manager_get_workspace (fixture->manager, CUE_FAKE_MANAGER_REMOVE) == local);
}

/* Network */

static void
test_proxy_text (void)
{
  static const struct
  {
    const char *text;
    const char *url; /* NULL: is refused */
  } table[] = {
    { "http://proxy.example.com:3128", "http://proxy.example.com:3128" },
    { "  proxy.example.com:3128 ", "http://proxy.example.com:3128" },
    { "proxy", "http://proxy" },
    { "https://proxy.example.com/", "https://proxy.example.com" },
    { "socks5://10.0.0.1:1080", "socks5://10.0.0.1:1080" },
    { "http://[::1]:3128", "http://[::1]:3128" },
    { "", NULL },
    { "   ", NULL },
    { "ftp://proxy.example.com", NULL },
    { "http://", NULL },
    { "http://user:secret@proxy.example.com", NULL },
    { "http://proxy.example.com/path", NULL },
    { "http://proxy.example.com?query", NULL },
    { "http://proxy.example.com:99999", NULL },
    { "http://proxy.example.com:0", NULL },
    { "http://proxy.example.com:abc", NULL },
    { "two words", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *problem = NULL;
      g_autofree char *url = cue_proxy_text_parse (table[i].text, &problem);

      g_assert_cmpstr (url, ==, table[i].url);
      g_assert_true ((problem == NULL) == (url != NULL));
    }
}

static void
test_proxy (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *window = show (fixture, "network");

  cue_choice_row_set_value (find_row (window, "Proxy"), "none");
  assert_setting (fixture, "proxy-mode", "none");
  g_assert_null (find_row (window, "Address of the proxy"));
  cue_choice_row_set_value (find_row (window, "Proxy"), "manual");
  cue_test_iterate ();
  g_assert_true (has_problem (window));
  assert_setting (fixture, "proxy-mode", "none"); /* no address yet: what was in force stays */
  gtk_editable_set_text (find_row (window, "Address of the proxy"), "proxy.example.com:3128");
  g_assert_true (has_no_problem (window));
  assert_setting (fixture, "proxy-mode", "manual");
  assert_setting (fixture, "proxy-url", "http://proxy.example.com:3128");
  gtk_editable_set_text (find_row (window, "Address of the proxy"), "user:secret@proxy.example.com");
  g_assert_true (has_problem (window));
  assert_setting (fixture, "proxy-url", "http://proxy.example.com:3128");
  cue_choice_row_set_value (find_row (window, "Proxy"), "system");
  g_assert_true (has_no_problem (window));
  assert_setting (fixture, "proxy-mode", "system");
}

static gboolean
has_ca_file (gpointer data)
{
  g_autofree char *path = g_settings_get_string (((Fixture *) data)->settings, "ca-file");

  return *path != '\0';
}

static CueNetworkPage *
get_network_page (Fixture *fixture)
{
  return CUE_NETWORK_PAGE (cue_ui_find (GTK_WIDGET (fixture->window), CUE_TYPE_NETWORK_PAGE, 0));
}

static void
use_file (Fixture    *fixture,
          const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  cue_network_page_use_certificate (get_network_page (fixture), file);
}

static void
test_certificate (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, CERTIFICATE, NULL);
  g_autofree char *none = g_test_build_filename (G_TEST_DIST, "fixtures", "agent-prompt.txt", NULL);
  GtkWidget       *window = show (fixture, "network");
  GtkWidget       *row = find_row (window, "Additional certificates");

  use_file (fixture, none);
  g_assert_true (cue_test_wait_until (has_problem, window, CUE_TEST_TIMEOUT));
  assert_setting (fixture, "ca-file", "");
  use_file (fixture, "/nowhere/at/all.pem");
  cue_test_iterate_for (.1);
  assert_setting (fixture, "ca-file", "");

  use_file (fixture, path);
  g_assert_true (cue_test_wait_until (has_ca_file, fixture, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  assert_setting (fixture, "ca-file", path);
  g_assert_true (has_no_problem (window));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "self-signed.pem"));
  g_assert_nonnull (strchr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), '\n'));

  click (find_button_of_icon (row, "edit-clear-symbolic"));
  assert_setting (fixture, "ca-file", "");
  click (cue_ui_find_button (window, "Undo"));
  assert_setting (fixture, "ca-file", path);
}

/* A file that was chosen earlier and has gone is said to have gone. */
static void
test_certificate_gone (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWindow *window;

  g_settings_set_string (fixture->settings, "ca-file", "/nowhere/at/all.pem");
  window = cue_preferences_window_new (CUE_WORKSPACE_MANAGER (fixture->manager), fixture->settings);
  cue_preferences_window_show_page (CUE_PREFERENCES_WINDOW (window), "network");
  gtk_window_present (window);
  g_assert_true (cue_test_wait_until (has_problem, window, CUE_TEST_TIMEOUT));
  gtk_window_destroy (window);
}

/* Privacy */

static void
test_clear_cache (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWidget *window = show (fixture, "privacy");

  click (cue_ui_find_button (window, "Clear Cache…"));
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_CLEAR_CACHE), ==, 0);
  cue_fake_workspace_manager_fail_next (fixture->manager, CUE_FAKE_MANAGER_CLEAR_CACHE,
                                        g_error_new_literal (CUE_STORE_ERROR, CUE_STORE_ERROR_BUSY, "busy"));
  click (cue_ui_find_button (find_toplevel (CUE_TYPE_QUESTION), "Clear Cache"));
  g_assert_true (cue_test_wait_until (has_problem, window, CUE_TEST_TIMEOUT));
  click (cue_ui_find_button (window, "Clear Cache…"));
  click (cue_ui_find_button (find_toplevel (CUE_TYPE_QUESTION), "Clear Cache"));
  g_assert_true (cue_test_wait_until (has_no_problem, window, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_CLEAR_CACHE), ==, 2);
  g_assert_nonnull (cue_ui_find_label (window, "The cache is empty"));
}

static gboolean
was_exported (gpointer data)
{
  return cue_fake_workspace_manager_get_n_calls (data, CUE_FAKE_MANAGER_EXPORT) == 1;
}

static gboolean
is_button_back (gpointer data)
{
  GtkWidget *button = cue_ui_find_button (data, "Export All…");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
answer_chooser (int response)
{
  g_assert_true (cue_test_wait_until (is_chooser_open, NULL, CUE_TEST_TIMEOUT));
  g_signal_emit_by_name (find_toplevel (GTK_TYPE_FILE_CHOOSER), "response", response);
  cue_test_iterate ();
}

static void
test_export (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "all.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  GtkWidget *window = show (fixture, "privacy");

  click (cue_ui_find_button (window, "Export All…"));
  g_assert_false (is_button_back (window));
  answer_chooser (GTK_RESPONSE_CANCEL);
  g_assert_true (cue_test_wait_until (is_button_back, window, CUE_TEST_TIMEOUT));
  g_assert_true (has_no_problem (window));
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_EXPORT), ==, 0);

  click (cue_ui_find_button (window, "Export All…"));
  g_assert_true (cue_test_wait_until (is_chooser_open, NULL, CUE_TEST_TIMEOUT));
  gtk_file_chooser_set_current_folder (find_toplevel (GTK_TYPE_FILE_CHOOSER), parent, NULL);
  gtk_file_chooser_set_current_name (find_toplevel (GTK_TYPE_FILE_CHOOSER), "all.json");
  cue_test_iterate_for (.1);
  answer_chooser (GTK_RESPONSE_ACCEPT);
  g_assert_true (cue_test_wait_until (was_exported, fixture->manager, CUE_TEST_TIMEOUT));
  g_assert_true (cue_test_wait_until (is_button_back, window, CUE_TEST_TIMEOUT));
  g_assert_null (cue_fake_workspace_manager_get_workspace (fixture->manager, CUE_FAKE_MANAGER_EXPORT));
  g_assert_true (g_file_equal (cue_fake_workspace_manager_get_file (fixture->manager), file));
  g_assert_nonnull (cue_ui_find_label (window, "Exported to “all.json”"));
}

/* The window goes while the dialog for the file is open. */
static void
test_export_and_leave (Fixture      *fixture,
                       gconstpointer data)
{
  click (cue_ui_find_button (show (fixture, "privacy"), "Export All…"));
  g_assert_true (cue_test_wait_until (is_chooser_open, NULL, CUE_TEST_TIMEOUT));
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&fixture->window));
  g_assert_true (cue_test_wait_until (is_chooser_closed, NULL, CUE_TEST_TIMEOUT));
}

static void
test_delete_all (Fixture      *fixture,
                 gconstpointer data)
{
  GType      type = CUE_TYPE_PREFERENCES_WINDOW;
  GtkWidget *removal;
  GtkWidget *accept;

  click (cue_ui_find_button (show (fixture, "privacy"), "Delete Everything…"));
  removal = find_toplevel (CUE_TYPE_REMOVAL_WINDOW);
  g_assert_nonnull (removal);
  accept = find_accept (removal, "Delete Everything");
  g_assert_false (gtk_widget_is_sensitive (accept));
  gtk_check_button_set_active (find_check (removal, 0), TRUE);
  click (accept);
  g_assert_true (cue_test_wait_until (is_closed, &type, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_calls (fixture->manager, CUE_FAKE_MANAGER_DELETE_ALL), ==, 1);
  g_assert_null (find_toplevel (CUE_TYPE_REMOVAL_WINDOW));
}

int
main (int    argc,
      char **argv)
{
  cue_ui_test_init (&argc, &argv);

#define ADD(path, data, function) g_test_add ("/ui/preferences/" path, Fixture, data, set_up, function, tear_down)
  ADD ("pages", NULL, test_pages);
  ADD ("page-menu", NULL, test_page_menu);
  ADD ("general", NULL, test_general);
  ADD ("generation", NULL, test_generation);
  ADD ("local", NULL, test_local);
  ADD ("no-settings", NULL, test_no_settings);
  ADD ("key-origins", NULL, test_key_origins);
  ADD ("edit-workspace", NULL, test_edit_and_add);
  ADD ("add-workspace", "add", test_edit_and_add);
  ADD ("remove-keep", NULL, test_remove_keep);
  ADD ("remove-delete", NULL, test_remove_delete);
  ADD ("remove-fails", NULL, test_remove_fails);
  ADD ("remove-and-leave", NULL, test_remove_and_leave);
  ADD ("empty-local", NULL, test_empty_local);
  ADD ("proxy", NULL, test_proxy);
  ADD ("certificate", NULL, test_certificate);
  ADD ("certificate-gone", NULL, test_certificate_gone);
  ADD ("clear-cache", NULL, test_clear_cache);
  ADD ("export", NULL, test_export);
  ADD ("export-and-leave", NULL, test_export_and_leave);
  ADD ("delete-all", NULL, test_delete_all);
  g_test_add_func ("/ui/preferences/proxy-text", test_proxy_text);

  return g_test_run ();
}
