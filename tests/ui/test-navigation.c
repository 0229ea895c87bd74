/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-navigation-row.h"
#include "cue-navigation.h"
#include "cue-ui-fixture.h"

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
  g_test_add ("/ui/navigation/first-agent", Fixture, NULL, set_up, test_first_agent, tear_down);
  g_test_add ("/ui/navigation/choice-before-agents", Fixture, NULL, set_up, test_choice_before_agents, tear_down);
  g_test_add ("/ui/navigation/go", Fixture, NULL, set_up, test_go, tear_down);
  g_test_add ("/ui/navigation/one-selection", Fixture, NULL, set_up, test_one_selection, tear_down);
  g_test_add ("/ui/navigation/agent-goes", Fixture, NULL, set_up, test_agent_goes, tear_down);
  g_test_add ("/ui/navigation/badge", Fixture, NULL, set_up, test_badge, tear_down);

  return g_test_run ();
}
