/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-navigation-row.h"
#include "cue-navigation.h"
#include "cue-error.h"
#include "cue-fake-workspace-manager.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"
#include "cue-workspace-row.h"
#include "cue-workspace-switcher.h"

typedef struct
{
  CueUiFixture   base;
  CueNavigation *navigation;
  GtkWidget     *window;
  guint          n_changed;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  fixture->navigation = CUE_NAVIGATION (cue_navigation_new (fixture->base.library, fixture->base.queue));
  g_signal_connect_swapped (fixture->navigation, "place-changed", G_CALLBACK (g_atomic_int_inc), &fixture->n_changed);
  fixture->window = cue_ui_show (GTK_WIDGET (g_object_ref (fixture->navigation)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->navigation);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

/* (transfer none) (nullable): the row of that name anywhere below @widget. */
static CueNavigationRow *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (CUE_IS_NAVIGATION_ROW (widget) && g_str_equal (cue_navigation_row_get_title (CUE_NAVIGATION_ROW (widget)), title))
    return CUE_NAVIGATION_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      CueNavigationRow *row = find_row (child, title);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static int
count_of (Fixture    *fixture,
          const char *title)
{
  return cue_navigation_row_get_count (find_row (GTK_WIDGET (fixture->navigation), title));
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpint (cue_navigation_get_place (fixture->navigation), ==, CUE_PLACE_ALL);
  g_assert_cmpint (cue_navigation_get_agent (fixture->navigation), ==, CUE_UNSET);
  g_assert_cmpint (count_of (fixture, "All scenarios"), ==, 0);
  cue_test_read_all_properties (fixture->navigation);
}

static void
test_counts (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_assert_cmpint (count_of (fixture, "Clinic reception"), ==, 3);
  g_assert_cmpint (count_of (fixture, "Order desk"), ==, 1);
  g_assert_cmpint (count_of (fixture, "All scenarios"), ==, 4);

  cue_library_add_draft (fixture->base.library, 2);
  cue_test_iterate ();
  g_assert_cmpint (count_of (fixture, "Order desk"), ==, 2);
  g_assert_cmpint (count_of (fixture, "All scenarios"), ==, 5);
}

static gboolean
has_many (gpointer data)
{
  return count_of (data, "All scenarios") == 5004;
}

/* Many are counted in slices, also those that come in the meantime. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  for (guint i = 0; i < 5000; i++)
    {
      cue_library_add_draft (fixture->base.library, 2);
      if (i % 100 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (cue_test_wait_until (has_many, fixture, CUE_TEST_TIMEOUT));
  g_assert_cmpint (count_of (fixture, "Order desk"), ==, 5001);
  g_assert_cmpint (count_of (fixture, "Clinic reception"), ==, 3);
}

/* The first agent is gone to, unless somebody went elsewhere before the agents came. */
static void
test_first_agent (Fixture      *fixture,
                  gconstpointer data)
{
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_assert_cmpint (cue_navigation_get_place (fixture->navigation), ==, CUE_PLACE_AGENT);
  g_assert_cmpint (cue_navigation_get_agent (fixture->navigation), ==, 1);
  g_assert_cmpstr (cue_navigation_get_title (fixture->navigation), ==, "Clinic reception");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_choice_before_agents (Fixture      *fixture,
                           gconstpointer data)
{
  cue_navigation_go (fixture->navigation, CUE_PLACE_ACTIVITY, CUE_UNSET);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_assert_cmpint (cue_navigation_get_place (fixture->navigation), ==, CUE_PLACE_ACTIVITY);
  g_assert_cmpstr (cue_navigation_get_title (fixture->navigation), ==, "Activity");
}

static void
test_go (Fixture      *fixture,
         gconstpointer data)
{
  cue_navigation_go (fixture->navigation, CUE_PLACE_AGENT, 2);
  g_assert_cmpint (cue_navigation_get_place (fixture->navigation), ==, CUE_PLACE_ALL);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_assert_cmpint (cue_navigation_get_agent (fixture->navigation), ==, 2);

  fixture->n_changed = 0;
  cue_navigation_go (fixture->navigation, CUE_PLACE_AGENT, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  cue_navigation_go (fixture->navigation, CUE_PLACE_ALL, CUE_UNSET);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (cue_navigation_get_agent (fixture->navigation), ==, CUE_UNSET);
}

/* What is selected in one list is unselected in the others. */
static void
test_one_selection (Fixture      *fixture,
                    gconstpointer data)
{
  CueNavigationRow *clinic;
  CueNavigationRow *activity;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  clinic = find_row (GTK_WIDGET (fixture->navigation), "Clinic reception");
  activity = find_row (GTK_WIDGET (fixture->navigation), "Activity");
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (clinic)));

  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (activity))), GTK_LIST_BOX_ROW (activity));
  g_assert_cmpint (cue_navigation_get_place (fixture->navigation), ==, CUE_PLACE_ACTIVITY);
  g_assert_false (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (clinic)));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (activity)));
}

static void
test_agent_goes (Fixture      *fixture,
                 gconstpointer data)
{
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  cue_navigation_go (fixture->navigation, CUE_PLACE_AGENT, 2);
  cue_fake_api_drop (fixture->base.api, CUE_RESOURCE_AGENTS, 2);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_assert_cmpint (cue_navigation_get_place (fixture->navigation), ==, CUE_PLACE_ALL);
  g_assert_null (find_row (GTK_WIDGET (fixture->navigation), "Order desk"));
}

static void
test_badge (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  CueNavigationRow *row = find_row (GTK_WIDGET (fixture->navigation), "Activity");

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_assert_null (cue_navigation_row_get_badge (row));

  cue_fake_api_hold (fixture->base.api, CUE_FAKE_START, TRUE);
  generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Cancel, then rebook"), CUE_GENERATION_GENERATE, NULL, 1);
  cue_generation_queue_add (fixture->base.queue, generation);
  cue_test_iterate ();
  g_assert_cmpstr (cue_navigation_row_get_badge (row), ==, "1 running");

  cue_generation_queue_stop (fixture->base.queue, generation);
  cue_fake_api_hold (fixture->base.api, CUE_FAKE_START, FALSE);
  cue_test_iterate ();
  g_assert_null (cue_navigation_row_get_badge (row));
}

/* A popover that is open while its window goes upsets GTK 4.8. */
static void
close_popover (gpointer widget)
{
  GtkWidget *popover = cue_ui_find (widget, GTK_TYPE_POPOVER, 0);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  cue_test_iterate ();
}

/* A switcher over the local workspace and two of Cekura, the first of which is open. */
typedef struct
{
  CueFakeWorkspaceManager *manager;
  CueWorkspace            *clinic; /* (unowned): in the manager's list */
  CueWorkspace            *shop;   /* (unowned) */
  CueWorkspaceSwitcher    *switcher;
  GtkWidget               *window;
} Switcher;

static void
set_up_switcher (Switcher     *fixture,
                 gconstpointer data)
{
  fixture->manager = cue_fake_workspace_manager_new ();
  fixture->clinic = cue_fake_workspace_manager_add (fixture->manager, "clinic", "Riverside Clinics", "https://api.cekura.ai");
  fixture->shop = cue_fake_workspace_manager_add (fixture->manager, "shop", "Shop", "https://cekura.example.org:8443/x");
  fixture->switcher = g_object_new (CUE_TYPE_WORKSPACE_SWITCHER,
                                    "manager", fixture->manager,
                                    "workspace", fixture->clinic,
                                    NULL);
  fixture->window = cue_ui_show (GTK_WIDGET (g_object_ref (fixture->switcher)));
}

static void
tear_down_switcher (Switcher     *fixture,
                    gconstpointer data)
{
  close_popover (fixture->switcher);
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->switcher);
  g_assert_finalize_object (fixture->manager);
}

static CueWorkspaceRow *
nth_row (Switcher *fixture,
         guint     nth)
{
  return CUE_WORKSPACE_ROW (cue_ui_find (GTK_WIDGET (fixture->switcher), CUE_TYPE_WORKSPACE_ROW, nth));
}

static void
test_switcher_rows (Switcher     *fixture,
                    gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *place;
    gboolean    open;
  } rows[] = {
    { "This Computer", "On this computer", FALSE },
    { "Riverside Clinics", "api.cekura.ai", TRUE },
    { "Shop", "cekura.example.org:8443", FALSE },
  };

  cue_workspace_switcher_popup (fixture->switcher);
  cue_test_iterate ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CueWorkspaceRow *row = nth_row (fixture, i);

      g_assert_nonnull (row);
      g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (row), rows[i].name));
      g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (row), rows[i].place));
      g_assert_cmpint (cue_workspace_row_get_open (row), ==, rows[i].open);
    }
  g_assert_cmpuint (cue_test_read_all_properties (fixture->switcher), >, 2);
  cue_test_read_all_properties (nth_row (fixture, 0));

  cue_workspace_switcher_set_workspace (fixture->switcher, fixture->shop);
  g_assert_false (cue_workspace_row_get_open (nth_row (fixture, 1)));
  g_assert_true (cue_workspace_row_get_open (nth_row (fixture, 2)));
}

/* The keyboard starts at the open one; another is opened, the same is not opened again. */
static void
test_switcher_goes (Switcher     *fixture,
                    gconstpointer data)
{
  cue_workspace_switcher_popup (fixture->switcher);
  cue_test_iterate ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (nth_row (fixture, 1)));

  gtk_widget_activate (GTK_WIDGET (nth_row (fixture, 1)));
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_opened (fixture->manager), ==, 0);

  cue_workspace_switcher_popup (fixture->switcher);
  gtk_widget_activate (GTK_WIDGET (nth_row (fixture, 2)));
  g_assert_cmpuint (cue_fake_workspace_manager_get_n_opened (fixture->manager), ==, 1);
  g_assert_true (cue_workspace_manager_get_current (CUE_WORKSPACE_MANAGER (fixture->manager)) == fixture->shop);
}

/* (transfer none) (nullable): the action's target of the button below the list. */
static GVariant *
find_target (Switcher   *fixture,
             const char *action)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = cue_ui_find (GTK_WIDGET (fixture->switcher), GTK_TYPE_BUTTON, i);

      if (button == NULL)
        return NULL;
      if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
        return gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
    }
}

static void
test_switcher_edits (Switcher     *fixture,
                     gconstpointer data)
{
  g_autoptr (CueWorkspace) local = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, "This Computer", "http://127.0.0.1:1", CUE_UNSET);

  cue_workspace_switcher_popup (fixture->switcher);
  cue_test_iterate ();
  g_assert_cmpstr (g_variant_get_string (find_target (fixture, "app.edit-workspace"), NULL), ==, "clinic");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->switcher), "Edit “Riverside Clinics”…"));
  g_assert_cmpstr (g_variant_get_string (find_target (fixture, "app.preferences"), NULL), ==, "workspaces");

  cue_workspace_switcher_set_workspace (fixture->switcher, local);
  g_assert_null (find_target (fixture, "app.edit-workspace"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->switcher), "Local workspace"));
}

static void
test_switcher_key (Switcher     *fixture,
                   gconstpointer data)
{
  static const struct
  {
    CueKeyOrigin origin;
    const char  *text;
  } cases[] = {
    { CUE_KEY_ENVIRONMENT, "The key comes from CEKURA_API_KEY, not from the keyring." },
    { CUE_KEY_SESSION, "The key is kept only until Cuecard is closed." },
    { CUE_KEY_KEYRING, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cue_fake_workspace_manager_set_key_origin (fixture->manager, "clinic", cases[i].origin);
      cue_workspace_switcher_popup (fixture->switcher);
      cue_test_iterate ();
      for (guint k = 0; k < G_N_ELEMENTS (cases) - 1; k++)
        g_assert_cmpint (cue_ui_find_label (GTK_WIDGET (fixture->switcher), cases[k].text) != NULL, ==, k == i);
      gtk_widget_activate (GTK_WIDGET (nth_row (fixture, 1)));
      cue_test_iterate ();
    }
}

static void
test_switcher_in_navigation (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (CueFakeWorkspaceManager) manager = cue_fake_workspace_manager_new ();
  GtkWidget *row;

  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->navigation), "This Computer"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->navigation), "Local workspace"));

  cue_fake_workspace_manager_add (manager, "clinic", "Riverside Clinics", "https://api.cekura.ai");
  cue_navigation_set_manager (fixture->navigation, CUE_WORKSPACE_MANAGER (manager));
  cue_navigation_open_workspaces (fixture->navigation);
  cue_test_iterate ();
  row = cue_ui_find (GTK_WIDGET (fixture->navigation), CUE_TYPE_WORKSPACE_ROW, 0);
  g_assert_nonnull (row);
  g_assert_true (cue_workspace_row_get_open (CUE_WORKSPACE_ROW (row)));
  cue_test_read_all_properties (fixture->navigation);
  close_popover (fixture->navigation);
  cue_navigation_set_manager (fixture->navigation, NULL);
  g_assert_null (cue_ui_find (GTK_WIDGET (fixture->navigation), CUE_TYPE_WORKSPACE_ROW, 0));
}

/* Where nothing runs any more, what failed is pointed at. */
static void
test_needing_badge (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  CueNavigationRow *row = find_row (GTK_WIDGET (fixture->navigation), "Activity");

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Wrong birth date"), CUE_GENERATION_GENERATE, NULL, 1);
  g_object_set (fixture->base.queue, "paused", TRUE, NULL);
  cue_generation_queue_add (fixture->base.queue, generation);
  cue_generation_queue_stop (fixture->base.queue, generation);
  g_assert_null (cue_navigation_row_get_badge (row));
  g_object_set (generation, "state", CUE_GENERATION_FAILED, NULL);
  g_signal_emit_by_name (fixture->base.queue, "notify::n-active", NULL);
  g_assert_cmpstr (cue_navigation_row_get_badge (row), ==, "1 needs you");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 needs you");
  cue_generation_queue_remove (fixture->base.queue, generation);
  g_assert_null (cue_navigation_row_get_badge (row));
}

static gboolean
has_badge (gpointer data)
{
  return cue_navigation_row_get_badge (data) != NULL;
}

/* A save that waits for the network is counted, though nothing runs. */
static void
test_waiting_badge (Fixture      *fixture,
                    gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_auto (GStrv) lost = NULL;
  CueNavigationRow *row = find_row (GTK_WIDGET (fixture->navigation), "Activity");
  CueDraft         *draft;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  g_object_set (cue_draft_get_scenario (draft), "instructions", "Give it late.", NULL);
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_READ, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "no"));
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_UPDATE, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "no"));
  cue_library_save_async (fixture->base.library, draft, NULL, cue_test_async_cb, &result);
  lost = cue_library_save_finish (fixture->base.library, cue_test_result_wait (&result), NULL);
  g_assert_null (lost);
  g_assert_true (cue_test_wait_until (has_badge, row, CUE_TEST_TIMEOUT));
  g_assert_cmpstr (cue_navigation_row_get_badge (row), ==, "1 waiting");

  cue_library_forget_save (fixture->base.library, draft);
  g_assert_null (cue_navigation_row_get_badge (row));
}

static void
test_row (void)
{
  CueNavigationRow *row = CUE_NAVIGATION_ROW (g_object_ref_sink (cue_navigation_row_new ("Orders", "list-add-symbolic")));

  cue_test_string_property (row, "title", "Order desk", "Clinic");
  cue_test_string_property (row, "badge", "1 running", "2 running");
  cue_test_string_property (row, "icon-name", "a-symbolic", "b-symbolic");
  cue_test_number_property (row, "count", 3, 0);
  cue_test_read_all_properties (row);
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/navigation/row", test_row);
  g_test_add ("/ui/navigation/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/navigation/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/ui/navigation/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/ui/navigation/first-agent", Fixture, NULL, set_up, test_first_agent, tear_down);
  g_test_add ("/ui/navigation/choice-before-agents", Fixture, NULL, set_up, test_choice_before_agents, tear_down);
  g_test_add ("/ui/navigation/go", Fixture, NULL, set_up, test_go, tear_down);
  g_test_add ("/ui/navigation/one-selection", Fixture, NULL, set_up, test_one_selection, tear_down);
  g_test_add ("/ui/navigation/agent-goes", Fixture, NULL, set_up, test_agent_goes, tear_down);
  g_test_add ("/ui/navigation/badge", Fixture, NULL, set_up, test_badge, tear_down);
  g_test_add ("/ui/navigation/needing-badge", Fixture, NULL, set_up, test_needing_badge, tear_down);
  g_test_add ("/ui/navigation/waiting-badge", Fixture, NULL, set_up, test_waiting_badge, tear_down);
  g_test_add ("/ui/navigation/switcher", Fixture, NULL, set_up, test_switcher_in_navigation, tear_down);
  g_test_add ("/ui/workspace-switcher/rows", Switcher, NULL, set_up_switcher, test_switcher_rows, tear_down_switcher);
  g_test_add ("/ui/workspace-switcher/goes", Switcher, NULL, set_up_switcher, test_switcher_goes, tear_down_switcher);
  g_test_add ("/ui/workspace-switcher/edits", Switcher, NULL, set_up_switcher, test_switcher_edits, tear_down_switcher);
  g_test_add ("/ui/workspace-switcher/key", Switcher, NULL, set_up_switcher, test_switcher_key, tear_down_switcher);

  return g_test_run ();
}
