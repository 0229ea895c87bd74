/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-adaptive-bin.h"
#include "cue-banner.h"
#include "cue-connection-bar.h"
#include "cue-error.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-window.h"

typedef struct
{
  CueUiFixture base;
  CueWindow   *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  fixture->window = cue_window_new (NULL, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cue_test_iterate ();
  g_assert_null (fixture->window);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

/* (transfer none): the other window. */
static GtkWindow *
find_other_window (CueWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (other != GTK_WINDOW (window))
        return other; /* the list keeps it */
    }
  g_assert_not_reached ();
}

static CueWorkspaceView *
open_workspace (Fixture *fixture)
{
  cue_window_show_workspace (fixture->window, fixture->base.library, fixture->base.queue);
  g_assert_true (cue_ui_fixture_load (&fixture->base));

  return cue_window_get_view (fixture->window);
}

static gboolean
activate (Fixture    *fixture,
          const char *action)
{
  gboolean done = gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);

  cue_test_iterate ();
  return done;
}

static gboolean
is_on_page (gpointer data)
{
  gpointer *pair = data;

  return g_str_equal (cue_window_get_page (pair[0]), pair[1]);
}

static gboolean
is_in_mode (gpointer data)
{
  gpointer *pair = data;

  return cue_workspace_view_get_mode (pair[0]) == (CueViewMode) GPOINTER_TO_INT (pair[1]);
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  gpointer opening[] = { fixture->window, (gpointer) "opening" };

  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "blank");
  cue_window_show_opening (fixture->window);
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "blank");
  g_assert_true (cue_test_wait_until (is_on_page, opening, CUE_TEST_TIMEOUT));

  cue_window_show_welcome (fixture->window);
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "welcome");
  cue_window_show_connect (fixture->window);
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "connect");
  activate (fixture, "win.go-back");
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "welcome");

  cue_window_show_failure (fixture->window, "Not Open", "It <broke> & that is that.");
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "failure");
  cue_window_show_message (fixture->window, "Salt & <pepper>");
  activate (fixture, "win.show-welcome");
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "welcome");
  cue_test_read_all_properties (fixture->window);
}

static void
test_actions_need_a_workspace (Fixture      *fixture,
                               gconstpointer data)
{
  activate (fixture, "win.new-scenario");
  activate (fixture, "win.save");
  g_assert_null (cue_window_get_view (fixture->window));

  open_workspace (fixture);
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "workspace");
  cue_window_show_connect (fixture->window);
  activate (fixture, "win.go-back");
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "workspace");

  cue_window_close_workspace (fixture->window);
  g_assert_null (cue_window_get_view (fixture->window));
  g_assert_cmpstr (cue_window_get_page (fixture->window), ==, "blank");
}

static void
test_new_scenario (Fixture      *fixture,
                   gconstpointer data)
{
  CueWorkspaceView *view = open_workspace (fixture);
  CueDraft         *draft;

  cue_navigation_go (cue_workspace_view_get_navigation (view), CUE_PLACE_AGENT, 2);
  activate (fixture, "win.new-scenario");
  draft = cue_scenario_page_get_draft (cue_workspace_view_get_page (view));
  g_assert_nonnull (draft);
  g_assert_null (cue_draft_get_base (draft));
  g_assert_cmpint (cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "agent"), ==, 2);
  g_assert_true (cue_scenario_list_get_selected (cue_workspace_view_get_list (view)) == draft);
  g_assert_cmpuint (cue_ui_count (cue_library_get_drafts (fixture->base.library)), ==, 5);
}

/* From Activity, and from another agent's place, the scenario is gone to among all. */
static void
test_show_draft (Fixture      *fixture,
                 gconstpointer data)
{
  CueWorkspaceView *view = open_workspace (fixture);
  CueNavigation    *navigation = cue_workspace_view_get_navigation (view);
  CueDraft         *draft = cue_ui_fixture_find (&fixture->base, "Angry refund");

  cue_navigation_go (navigation, CUE_PLACE_ACTIVITY, CUE_UNSET);
  cue_workspace_view_show_draft (view, draft);
  g_assert_cmpint (cue_navigation_get_place (navigation), ==, CUE_PLACE_ALL);
  g_assert_true (cue_scenario_page_get_draft (cue_workspace_view_get_page (view)) == draft);

  cue_navigation_go (navigation, CUE_PLACE_AGENT, 1);
  g_assert_true (cue_scenario_page_get_draft (cue_workspace_view_get_page (view)) != draft);
  cue_workspace_view_show_draft (view, draft);
  g_assert_cmpint (cue_navigation_get_place (navigation), ==, CUE_PLACE_ALL);
  g_assert_true (cue_scenario_page_get_draft (cue_workspace_view_get_page (view)) == draft);
}

static void
test_step (Fixture      *fixture,
           gconstpointer data)
{
  CueWorkspaceView *view = open_workspace (fixture);
  CueDraft         *first = cue_scenario_page_get_draft (cue_workspace_view_get_page (view));

  g_assert_nonnull (first);
  activate (fixture, "win.next-scenario");
  g_assert_true (cue_scenario_page_get_draft (cue_workspace_view_get_page (view)) != first);
  activate (fixture, "win.previous-scenario");
  g_assert_true (cue_scenario_page_get_draft (cue_workspace_view_get_page (view)) == first);
}

static void
test_tabs (Fixture      *fixture,
           gconstpointer data)
{
  CueScenarioPage *page = cue_workspace_view_get_page (open_workspace (fixture));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-tab", "s", "instructions");
  g_assert_cmpstr (cue_scenario_page_get_tab (page), ==, "instructions");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-tab", "s", "design");
  g_assert_cmpstr (cue_scenario_page_get_tab (page), ==, "design");
}

static gboolean
has_focus_in (Fixture *fixture,
              gpointer pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, pane);
}

static void
test_panes (Fixture      *fixture,
            gconstpointer data)
{
  CueWorkspaceView *view = open_workspace (fixture);

  gtk_window_present (GTK_WINDOW (fixture->window));
  cue_test_iterate ();
  activate (fixture, "win.search");
  g_assert_true (has_focus_in (fixture, cue_workspace_view_get_list (view)));
  activate (fixture, "win.next-pane");
  g_assert_true (has_focus_in (fixture, cue_workspace_view_get_page (view)));
  activate (fixture, "win.next-pane");
  g_assert_true (has_focus_in (fixture, cue_workspace_view_get_navigation (view)));
  activate (fixture, "win.previous-pane");
  g_assert_true (has_focus_in (fixture, cue_workspace_view_get_page (view)));

  /* In Activity it is Activity that is searched. */
  cue_workspace_view_show_activity (view, NULL);
  g_assert_cmpint (cue_navigation_get_place (cue_workspace_view_get_navigation (view)), ==, CUE_PLACE_ACTIVITY);
  activate (fixture, "win.search");
  g_assert_cmpint (cue_navigation_get_place (cue_workspace_view_get_navigation (view)), ==, CUE_PLACE_ACTIVITY);
  g_assert_nonnull (cue_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, 0));
  cue_navigation_go (cue_workspace_view_get_navigation (view), CUE_PLACE_ALL, CUE_UNSET);

  activate (fixture, "win.search");
  activate (fixture, "win.new-scenario");
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_true (has_focus_in (fixture, cue_workspace_view_get_page (view)));
}

/* Whether a width fits depends on the page as well, so the test asks for more than enough and for very little. */
/* Windows that were never shown are there for nobody but screen readers, to their harm. */
static void
test_shortcuts (Fixture      *fixture,
                gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow  *shortcuts = NULL;

  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);

  g_assert_true (activate (fixture, "win.show-shortcuts"));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 2);
  shortcuts = find_other_window (fixture->window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (shortcuts)));
  g_assert_true (gtk_window_get_transient_for (shortcuts) == GTK_WINDOW (fixture->window));

  gtk_window_close (shortcuts);
  cue_test_iterate ();
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
}

static void
test_modes (Fixture      *fixture,
            gconstpointer data)
{
  CueWorkspaceView *view = open_workspace (fixture);
  gpointer          wide[] = { view, GINT_TO_POINTER (CUE_VIEW_WIDE) };
  gpointer          narrow[] = { view, GINT_TO_POINTER (CUE_VIEW_NARROW) };

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (cue_test_wait_until (is_in_mode, narrow, CUE_TEST_TIMEOUT));
  g_assert_false (cue_workspace_view_shows_page (view));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (cue_workspace_view_get_list (view))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (cue_workspace_view_get_page (view))));

  activate (fixture, "win.new-scenario");
  g_assert_true (cue_workspace_view_shows_page (view));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (cue_workspace_view_get_list (view))));
  activate (fixture, "win.show-list");
  g_assert_false (cue_workspace_view_shows_page (view));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1270, 700);
  g_assert_true (cue_test_wait_until (is_in_mode, wide, CUE_TEST_TIMEOUT));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (cue_workspace_view_get_page (view))));
}

static void
width_changed_cb (CueAdaptiveBin *bin,
                  int             width,
                  int            *last)
{
  *last = width;
}

static gboolean
is_positive (gpointer data)
{
  return *(int *) data > 0;
}

/* A child wider than the window does not make the window wider. */
static void
test_adaptive_bin (void)
{
  CueAdaptiveBin *bin = g_object_new (CUE_TYPE_ADAPTIVE_BIN, "minimum-width", 200, NULL);
  GtkWidget      *child = gtk_label_new ("wide");
  GtkWidget      *window;
  int             minimum = 0;
  int             width = 0;

  gtk_widget_set_size_request (child, 900, -1);
  cue_adaptive_bin_set_child (bin, child);
  gtk_widget_measure (GTK_WIDGET (bin), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);

  g_signal_connect (bin, "width-changed", G_CALLBACK (width_changed_cb), &width);
  window = cue_ui_show (GTK_WIDGET (g_object_ref (bin)));
  g_assert_true (cue_test_wait_until (is_positive, &width, CUE_TEST_TIMEOUT));
  g_assert_cmpint (width, <, 900);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 900);

  cue_test_read_all_properties (bin);
  cue_adaptive_bin_set_child (bin, NULL);
  g_assert_null (cue_adaptive_bin_get_child (bin));
  cue_ui_destroy (window);
  g_assert_finalize_object (bin);
}

static void
practice_asked_cb (GSimpleAction *action,
                   GVariant      *value,
                   gpointer       user_data)
{
  g_simple_action_set_state (action, value);
}

/* A strip says what goes wrong, and nothing else does; its button ends it. */
static void
test_practice (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful ("practice", G_VARIANT_TYPE_STRING, g_variant_new_string ("none"));
  g_autoptr (GError) refusal = cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 401, -1, NULL, "no");
  CueWorkspaceView *view;
  GtkWidget        *strip;
  GtkWidget        *button;

  g_signal_connect (action, "change-state", G_CALLBACK (practice_asked_cb), NULL);
  cue_window_set_practice (fixture->window, G_ACTION (action));
  view = open_workspace (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cue_test_iterate ();
  g_assert_null (cue_ui_find_button (GTK_WIDGET (view), "Stop Practising"));

  g_action_change_state (G_ACTION (action), g_variant_new_string ("refused"));
  cue_connection_note_error (cue_library_get_connection (fixture->base.library), refusal);
  cue_test_iterate ();
  g_assert_null (cue_ui_find (GTK_WIDGET (view), CUE_TYPE_CONNECTION_BAR, 0));
  g_assert_nonnull (
    cue_ui_find_label (GTK_WIDGET (view), "Practice: the service refuses its key. Nothing is sent until you stop."));

  g_action_change_state (G_ACTION (action), g_variant_new_string ("wait"));
  strip = cue_ui_find (GTK_WIDGET (view), CUE_TYPE_BANNER, 0);
  g_assert_cmpstr (cue_banner_get_title (CUE_BANNER (strip)), ==,
                   "Practice: the service asks to wait now and then.");
  button = cue_ui_find_button (GTK_WIDGET (view), "Stop Practising");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  cue_test_iterate ();
  g_assert_null (cue_banner_get_title (CUE_BANNER (strip)));
  g_assert_nonnull (cue_ui_find (GTK_WIDGET (view), CUE_TYPE_CONNECTION_BAR, 0));

  g_action_change_state (G_ACTION (action), g_variant_new_string ("stuck"));
  g_assert_nonnull (cue_banner_get_title (CUE_BANNER (strip)));
  g_simple_action_set_enabled (action, FALSE);
  g_assert_null (cue_banner_get_title (CUE_BANNER (strip)));
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/adaptive-bin/narrow", test_adaptive_bin);
  g_test_add ("/ui/window/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/ui/window/actions-need-a-workspace", Fixture, NULL, set_up, test_actions_need_a_workspace, tear_down);
  g_test_add ("/ui/window/new-scenario", Fixture, NULL, set_up, test_new_scenario, tear_down);
  g_test_add ("/ui/window/show-draft", Fixture, NULL, set_up, test_show_draft, tear_down);
  g_test_add ("/ui/window/step", Fixture, NULL, set_up, test_step, tear_down);
  g_test_add ("/ui/window/tabs", Fixture, NULL, set_up, test_tabs, tear_down);
  g_test_add ("/ui/window/panes", Fixture, NULL, set_up, test_panes, tear_down);
  g_test_add ("/ui/window/shortcuts", Fixture, NULL, set_up, test_shortcuts, tear_down);
  g_test_add ("/ui/window/practice", Fixture, NULL, set_up, test_practice, tear_down);
  g_test_add ("/ui/window/modes", Fixture, NULL, set_up, test_modes, tear_down);

  return g_test_run ();
}
