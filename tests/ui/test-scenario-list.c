/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"
#include "cue-list-footer.h"
#include "cue-scenario-filter.h"
#include "cue-scenario-list.h"
#include "cue-scenario-row.h"
#include "cue-scenario-search.h"
#include "cue-scenario-selection.h"
#include "cue-selection-bar.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueUiFixture     base;
  CueScenarioList *list;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  fixture->list = CUE_SCENARIO_LIST (cue_scenario_list_new (fixture->base.library));
  fixture->window = cue_ui_show (GTK_WIDGET (g_object_ref (fixture->list)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->list);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static guint
n_rows (Fixture *fixture)
{
  return cue_ui_count (cue_scenario_list_get_rows (fixture->list));
}

static gboolean
is_in_state (gpointer data)
{
  gpointer *pair = data;

  return g_str_equal (cue_scenario_list_get_state (pair[0]), pair[1]);
}

static void
assert_state (Fixture    *fixture,
              const char *state)
{
  gpointer pair[] = { fixture->list, (gpointer) state };

  if (!cue_test_wait_until (is_in_state, pair, CUE_TEST_TIMEOUT))
    g_assert_cmpstr (cue_scenario_list_get_state (fixture->list), ==, state);
}

typedef struct
{
  Fixture *fixture;
  guint    n_rows;
} RowsWanted;

static gboolean
has_rows (gpointer data)
{
  RowsWanted *wanted = data;

  return n_rows (wanted->fixture) == wanted->n_rows;
}

/* What is found comes a moment after it was asked for. */
static void
assert_rows (Fixture *fixture,
             guint    n_wanted)
{
  RowsWanted wanted = { fixture, n_wanted };

  if (!cue_test_wait_until (has_rows, &wanted, CUE_TEST_TIMEOUT))
    g_assert_cmpuint (n_rows (fixture), ==, n_wanted);
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Angry REFUND", "angry refund" },
    { "Señora Müller", "senora muller" },
    { "Straße", "strasse" },
    { "ﬁnal", "final" },
    { "مُوعِد", "موعد" },
    { "\xff broken", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = cue_search_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_split (void)
{
  g_auto (GStrv) words = cue_search_split ("  Refund\tangry \n");
  g_auto (GStrv) none = cue_search_split (" \t ");

  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "refund");
  g_assert_cmpstr (words[1], ==, "angry");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_matches (void)
{
  static const struct
  {
    const char *query;
    gboolean    found;
  } cases[] = {
    { "", TRUE },
    { "rebook", TRUE },
    { "REBOOK thursday", TRUE }, /* name and brief */
    { "patient", TRUE },         /* instructions */
    { "offer", TRUE },           /* outcome */
    { "regression", TRUE },      /* tag */
    { "rebook nowhere", FALSE },
    { "zebra", FALSE },
  };
  g_autoptr (CueDraft) draft = cue_draft_new (1);

  g_object_set (cue_draft_get_scenario (draft),
                "name", "Cancel, then rebook",
                "instructions", "You are a patient.",
                "expected-outcome", "The main agent should offer a time.",
                "tags", (const char *[]){ "regression", "peak", NULL },
                NULL);
  cue_draft_set_brief (draft, "Her check-up is on Thursday.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = cue_search_split (cases[i].query);

      g_assert_cmpint (cue_search_matches (draft, (const char *const *) words), ==, cases[i].found);
    }
}

static void
test_row_marks (void)
{
  CueScenarioRow *row = g_object_ref_sink (g_object_new (CUE_TYPE_SCENARIO_ROW, NULL));
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (CueGeneration) generation = NULL;

  g_assert_cmpint (cue_scenario_row_get_mark (row), ==, CUE_MARK_NONE);
  cue_scenario_row_set_draft (row, draft);
  g_assert_cmpint (cue_scenario_row_get_mark (row), ==, CUE_MARK_NONE);

  cue_draft_set_brief (draft, "A call");
  g_assert_cmpint (cue_scenario_row_get_mark (row), ==, CUE_MARK_DRAFT);

  generation = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, 1);
  cue_draft_add_generation (draft, G_OBJECT (generation));
  g_assert_cmpint (cue_scenario_row_get_mark (row), ==, CUE_MARK_WRITING);

  g_object_set (generation, "state", CUE_GENERATION_FAILED, NULL);
  g_assert_cmpint (cue_scenario_row_get_mark (row), ==, CUE_MARK_FAILED);

  cue_test_read_all_properties (row);
  cue_scenario_row_set_draft (row, NULL);
  g_assert_cmpint (cue_scenario_row_get_mark (row), ==, CUE_MARK_NONE);
  g_assert_finalize_object (row);
}

static void
test_agents (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  assert_state (fixture, "rows");
  g_assert_cmpuint (n_rows (fixture), ==, 4);

  cue_scenario_list_show_agent (fixture->list, 2, "Order desk");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_cmpstr (cue_draft_get_title (cue_scenario_list_get_selected (fixture->list)), ==, "Angry refund");

  cue_scenario_list_show_agent (fixture->list, 1, "Clinic reception");
  g_assert_cmpuint (n_rows (fixture), ==, 3);
  cue_scenario_list_show_agent (fixture->list, CUE_UNSET, "All scenarios");
  g_assert_cmpuint (n_rows (fixture), ==, 4);
  cue_test_read_all_properties (fixture->list);
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  CueDraft *chosen;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  chosen = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  cue_scenario_list_set_selected (fixture->list, chosen);

  cue_scenario_list_set_search (fixture->list, "angry");
  assert_rows (fixture, 1);
  g_assert_true (cue_scenario_list_get_selected (fixture->list) == chosen);

  cue_scenario_list_set_search (fixture->list, "no such words");
  assert_rows (fixture, 0);
  assert_state (fixture, "nothing");
  g_assert_true (cue_scenario_list_get_selected (fixture->list) == chosen);

  cue_scenario_list_set_search (fixture->list, "");
  assert_state (fixture, "rows");
  assert_rows (fixture, 4);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (cue_scenario_list_get_rows (fixture->list)), 0) ||
                 gtk_selection_model_is_selected (GTK_SELECTION_MODEL (cue_scenario_list_get_rows (fixture->list)), 1) ||
                 gtk_selection_model_is_selected (GTK_SELECTION_MODEL (cue_scenario_list_get_rows (fixture->list)), 2) ||
                 gtk_selection_model_is_selected (GTK_SELECTION_MODEL (cue_scenario_list_get_rows (fixture->list)), 3));
}

/* A scenario that the search would hide is shown all the same when it is gone to. */
static void
test_selecting_clears_search (Fixture      *fixture,
                              gconstpointer data)
{
  CueDraft *chosen;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  chosen = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  cue_scenario_list_set_search (fixture->list, "angry");
  assert_rows (fixture, 1);
  cue_scenario_list_set_selected (fixture->list, chosen);
  assert_rows (fixture, 4);
  g_assert_true (cue_scenario_list_get_selected (fixture->list) == chosen);
}

static void
test_step (Fixture      *fixture,
           gconstpointer data)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (cue_scenario_list_get_rows (fixture->list));

  g_assert_false (cue_scenario_list_step (fixture->list, 1));
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_assert_true (gtk_selection_model_is_selected (rows, 0));
  g_assert_false (cue_scenario_list_step (fixture->list, -1));
  for (guint i = 1; i < 4; i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_assert_true (cue_scenario_list_step (fixture->list, 1));
      g_assert_true (cue_scenario_list_get_selected (fixture->list) == draft);
    }
  g_assert_false (cue_scenario_list_step (fixture->list, 1));
  g_assert_true (cue_scenario_list_step (fixture->list, -1));
}

/* After a search the keyboard goes to the selected row, not to the one that the search had found. */
static void
test_enter (Fixture      *fixture,
            gconstpointer data)
{
  CueDraft  *chosen;
  GtkWidget *focus;
  GtkWidget *row;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  chosen = cue_scenario_list_get_selected (fixture->list);
  cue_scenario_list_set_search (fixture->list, "birth");
  assert_rows (fixture, 1);
  cue_scenario_list_set_search (fixture->list, "");
  assert_rows (fixture, 4);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->list)));

  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  row = gtk_widget_get_first_child (focus);
  g_assert_true (CUE_IS_SCENARIO_ROW (row));
  g_assert_true (cue_scenario_row_get_draft (CUE_SCENARIO_ROW (row)) == chosen);
}

/* The neighbour takes the place of one that is deleted. */
static void
test_deleted (Fixture      *fixture,
              gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CueDraft) second = NULL;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  second = g_list_model_get_item (cue_scenario_list_get_rows (fixture->list), 1);
  cue_library_delete_async (fixture->base.library, cue_scenario_list_get_selected (fixture->list), NULL,
                            cue_test_async_cb, &result);
  g_assert_true (cue_library_delete_finish (fixture->base.library, cue_test_result_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows (fixture), ==, 3);
  g_assert_true (cue_scenario_list_get_selected (fixture->list) == second);
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  for (gint64 id = 1; id <= 4; id++)
    cue_fake_api_drop (fixture->base.api, CUE_RESOURCE_SCENARIOS, id);
  assert_state (fixture, "blank");
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  assert_state (fixture, "empty");
  g_assert_null (cue_scenario_list_get_selected (fixture->list));
}

/* Placeholders appear only when it takes long, and go when the rows are there. */
static void
test_loading (Fixture      *fixture,
              gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_fake_api_hold (fixture->base.api, CUE_FAKE_LIST, TRUE);
  cue_library_refresh_async (fixture->base.library, NULL, cue_test_async_cb, &result);
  g_assert_cmpstr (cue_scenario_list_get_state (fixture->list), ==, "blank");
  assert_state (fixture, "loading");

  cue_fake_api_hold (fixture->base.api, CUE_FAKE_LIST, FALSE);
  assert_state (fixture, "rows");
  while (result.n_calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (cue_library_refresh_finish (fixture->base.library, result.result, &error));
}

/* (transfer none) (nullable): a label of that text below @widget that can be seen. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child, text);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/* The reason stands above the rows, which stay. */
static void
test_error (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *sentence = NULL;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_LIST, cue_net_error_new (CUE_NET_ERROR_SERVER, 500, -1, NULL, "no"));
  g_assert_false (cue_ui_fixture_load (&fixture->base));
  g_object_get (fixture->base.library, "error-text", &sentence, NULL);
  g_assert_nonnull (sentence);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->list), sentence));
  g_assert_cmpuint (n_rows (fixture), ==, 4);

  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_LIST, NULL);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_assert_null (find_label (GTK_WIDGET (fixture->list), sentence));
}

/* What the strip over the workspace says is not said again over the rows. */
static void
test_error_said_elsewhere (Fixture      *fixture,
                           gconstpointer data)
{
  CueConnection *connection = cue_library_get_connection (fixture->base.library);
  g_autoptr (GError) error = cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "no");
  g_autofree char *sentence = NULL;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  cue_connection_note_error (connection, error);
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_LIST, g_error_copy (error));
  g_assert_false (cue_ui_fixture_load (&fixture->base));
  g_object_get (fixture->base.library, "error-text", &sentence, NULL);
  g_assert_nonnull (sentence);
  g_assert_null (find_label (GTK_WIDGET (fixture->list), sentence));

  cue_connection_note_answer (connection);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->list), sentence));
}

/* What was found stays until the next answer; drafts that come are found as well. */
static void
test_search_goes_on (Fixture      *fixture,
                     gconstpointer data)
{
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  cue_scenario_list_set_search (fixture->list, "angry");
  assert_rows (fixture, 1);
  cue_scenario_list_set_search (fixture->list, "angry r");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_cmpstr (cue_scenario_list_get_state (fixture->list), ==, "rows");
  assert_rows (fixture, 1);

  cue_fake_api_put (fixture->base.api, CUE_RESOURCE_SCENARIOS,
                    "{\"id\": 9, \"name\": \"Angry return\", \"agent\": 2, \"project\": 1, \"personality\": 1,"
                    " \"scenario_type\": \"instruction\", \"instructions\": \"Send it back.\"}");
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  assert_rows (fixture, 2);
}

/* Only the last of several texts counts, however the answers come. */
static void
test_search_superseded (Fixture      *fixture,
                        gconstpointer data)
{
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  cue_scenario_list_set_search (fixture->list, "zebra");
  cue_scenario_list_set_search (fixture->list, "birth");
  assert_rows (fixture, 1);
  cue_test_iterate_for (0.2);
  g_assert_cmpuint (n_rows (fixture), ==, 1);

  cue_scenario_list_set_search (fixture->list, "zebra");
  cue_scenario_list_set_search (fixture->list, "  ");
  assert_rows (fixture, 4);
  cue_test_iterate_for (0.2);
  g_assert_cmpuint (n_rows (fixture), ==, 4);
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  CueScenarioFilter *filter = cue_scenario_filter_new (fixture->base.library);

  cue_test_string_property (filter, "text", "angry", "birth");
  g_assert_true (cue_scenario_filter_is_busy (filter));
  cue_test_read_all_properties (filter);
  /* A filter that goes while a search goes on takes it along. */
  g_object_run_dispose (G_OBJECT (filter));
  cue_test_iterate_for (0.2);
  g_assert_finalize_object (filter);
}

/* A list of a workspace of Cekura: its age stands below the rows. */
static void
test_footer (void)
{
  g_autoptr (CueWorkspace) workspace = cue_workspace_new ("clinic", CUE_WORKSPACE_CEKURA, "Clinic", "https://example.org", CUE_UNSET);
  g_autoptr (CueFakeApi) api = cue_fake_api_new ();
  g_autoptr (CueFakeStore) store = cue_fake_store_new ();
  g_autoptr (CueLibrary) library = cue_library_new (workspace, CUE_API (api), CUE_STORE (store));
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  CueListFooter *footer = g_object_new (CUE_TYPE_LIST_FOOTER, "library", library, NULL);
  GtkWidget     *window = cue_ui_show (GTK_WIDGET (g_object_ref (footer)));

  cue_fake_api_fill_example (api);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (footer)));
  g_assert_cmpstr (cue_list_footer_get_text (footer), ==, "Not read yet");
  cue_library_refresh_async (library, NULL, cue_test_async_cb, &result);
  g_assert_cmpstr (cue_list_footer_get_text (footer), ==, "Reading…");
  g_assert_true (cue_library_refresh_finish (library, cue_test_result_wait (&result), &error));
  cue_test_iterate ();
  g_assert_cmpstr (cue_list_footer_get_text (footer), ==, "Read just now");
  cue_test_read_all_properties (footer);

  cue_ui_destroy (window);
  g_assert_finalize_object (footer);
}

/* On this computer nothing gets old. */
static void
test_no_footer (Fixture      *fixture,
                gconstpointer data)
{
  CueListFooter *footer = g_object_ref_sink (g_object_new (CUE_TYPE_LIST_FOOTER, "library", fixture->base.library, NULL));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (footer)));
  g_assert_finalize_object (footer);
}

/* Choosing several */

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  return GTK_SELECTION_MODEL (cue_scenario_list_get_rows (fixture->list));
}

static guint
n_chosen (Fixture *fixture)
{
  g_autoptr (GPtrArray) chosen = cue_scenario_list_list_chosen (fixture->list);

  return chosen->len;
}

static GtkWidget *
find_bar (Fixture *fixture)
{
  return cue_ui_find (GTK_WIDGET (fixture->list), CUE_TYPE_SELECTION_BAR, 0);
}

/* What Ctrl and a click do: the row is added, and the page stays where it is. */
static void
test_choose_by_rows (Fixture      *fixture,
                     gconstpointer data)
{
  CueDraft *first;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  first = cue_scenario_list_get_selected (fixture->list);
  g_assert_cmpuint (n_chosen (fixture), ==, 1);
  g_assert_null (find_bar (fixture));

  gtk_selection_model_select_item (get_selection (fixture), 2, FALSE);
  g_assert_cmpuint (n_chosen (fixture), ==, 2);
  g_assert_true (cue_scenario_list_get_selected (fixture->list) == first);
  g_assert_nonnull (find_bar (fixture));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->list), "2 selected"));

  gtk_selection_model_select_all (get_selection (fixture));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->list), "4 selected"));

  /* A click alone goes back to one, which the page shows. */
  gtk_selection_model_select_item (get_selection (fixture), 3, TRUE);
  g_assert_cmpuint (n_chosen (fixture), ==, 1);
  g_assert_null (find_bar (fixture));
  g_assert_true (cue_scenario_list_get_selected (fixture->list) != first);

  /* There is always one. */
  gtk_selection_model_unselect_item (get_selection (fixture), 3);
  g_assert_cmpuint (n_chosen (fixture), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 3));
}

/* The mode: ticks, rows that are gone over are not chosen, and what a search hides stays chosen. */
static void
test_choose_mode (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWidget *button;
  CueDraft  *first;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  first = cue_scenario_list_get_selected (fixture->list);
  g_assert_null (cue_ui_find (GTK_WIDGET (fixture->list), GTK_TYPE_CHECK_BUTTON, 0));
  button = cue_ui_find (GTK_WIDGET (fixture->list), GTK_TYPE_TOGGLE_BUTTON, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->list), "None selected"));
  g_assert_nonnull (cue_ui_find (GTK_WIDGET (fixture->list), GTK_TYPE_CHECK_BUTTON, 3));
  g_assert_false (gtk_widget_get_sensitive (cue_ui_find_button (GTK_WIDGET (fixture->list), "Generate…")));

  gtk_selection_model_select_item (get_selection (fixture), 1, TRUE);
  g_assert_cmpuint (n_chosen (fixture), ==, 0);
  gtk_selection_model_select_item (get_selection (fixture), 1, FALSE);
  gtk_selection_model_select_item (get_selection (fixture), 2, FALSE);
  g_assert_cmpuint (n_chosen (fixture), ==, 2);
  g_assert_true (gtk_widget_get_sensitive (cue_ui_find_button (GTK_WIDGET (fixture->list), "Generate…")));

  cue_scenario_list_set_search (fixture->list, "no such words");
  assert_rows (fixture, 0);
  g_assert_cmpuint (n_chosen (fixture), ==, 2);
  cue_scenario_list_set_search (fixture->list, "");
  assert_rows (fixture, 4);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 1));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->list), "scenarios.stop-choosing", NULL));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_null (find_bar (fixture));
  g_assert_cmpuint (n_chosen (fixture), ==, 1);
  g_assert_true (cue_scenario_list_get_selected (fixture->list) == first);
}

static void
acted_cb (GSimpleAction *action,
          GVariant      *parameter,
          char         **log)
{
  g_free (*log);
  *log = g_strdup_printf ("%s %u", g_action_get_name (G_ACTION (action)), (guint) g_variant_n_children (parameter));
}

/* The buttons of the bar ask the window, with the ids of what is chosen. */
static void
test_choose_actions (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const names[][3] = {
    { "workspace", "order", "Generate…" },
    { "win", "judge-blind", "Judge Blind…" },
    { "win", "compare-drafts", "Compare" },
  };
  g_autofree char *log = g_strdup ("");

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  gtk_selection_model_select_item (get_selection (fixture), 1, FALSE);
  gtk_selection_model_select_item (get_selection (fixture), 3, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i][1], G_VARIANT_TYPE ("as"));
      g_autofree char *expected = g_strdup_printf ("%s 3", names[i][1]);

      g_signal_connect (action, "activate", G_CALLBACK (acted_cb), &log);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      gtk_widget_insert_action_group (fixture->window, names[i][0], G_ACTION_GROUP (group));
      g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (fixture->list), names[i][2]), "clicked");
      g_assert_cmpstr (log, ==, expected);
      gtk_widget_insert_action_group (fixture->window, names[i][0], NULL);
    }

  /* Five are too many to lay side by side, one is too few. */
  cue_selection_bar_set_n_chosen (CUE_SELECTION_BAR (find_bar (fixture)), 5);
  g_assert_false (gtk_widget_get_sensitive (cue_ui_find_button (GTK_WIDGET (fixture->list), "Compare")));
  g_assert_true (gtk_widget_get_sensitive (cue_ui_find_button (GTK_WIDGET (fixture->list), "Judge Blind…")));
  cue_selection_bar_set_n_chosen (CUE_SELECTION_BAR (find_bar (fixture)), 501);
  g_assert_false (gtk_widget_get_sensitive (cue_ui_find_button (GTK_WIDGET (fixture->list), "Judge Blind…")));
  cue_test_read_all_properties (find_bar (fixture));
  g_signal_emit_by_name (cue_ui_find_button (GTK_WIDGET (fixture->list), "Cancel"), "clicked");
  g_assert_null (find_bar (fixture));
}

/* A scenario that is deleted is not chosen any more. */
static void
test_choose_deleted (Fixture      *fixture,
                     gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (CueDraft) second = NULL;

  g_assert_true (cue_ui_fixture_load (&fixture->base));
  second = g_list_model_get_item (cue_scenario_list_get_rows (fixture->list), 1);
  gtk_selection_model_select_range (get_selection (fixture), 0, 3, TRUE);
  g_assert_cmpuint (n_chosen (fixture), ==, 3);
  cue_library_delete_async (fixture->base.library, second, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_library_delete_finish (fixture->base.library, cue_test_result_wait (&result), NULL));
  g_assert_cmpuint (n_chosen (fixture), ==, 2);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_selection (void)
{
  g_autoptr (GListStore) store = g_list_store_new (CUE_TYPE_DRAFT);
  CueScenarioSelection *selection = NULL;
  GtkSelectionModel    *model;
  g_autoptr (GtkBitset) some = gtk_bitset_new_range (1, 3);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, 10);
  g_autoptr (GtkBitset) chosen = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint n_notified = 0;

  for (int i = 0; i < 10; i++)
    {
      g_autoptr (CueDraft) draft = cue_draft_new (1);

      g_list_store_append (store, draft);
    }
  selection = cue_scenario_selection_new (G_LIST_MODEL (store));
  model = GTK_SELECTION_MODEL (selection);
  cue_test_boolean_property (selection, "keeping");
  cue_scenario_selection_set_keeping (selection, FALSE);
  g_signal_connect_swapped (selection, "notify::n-chosen", G_CALLBACK (count_cb), &n_notified);

  g_assert_true (gtk_selection_model_set_selection (model, some, mask));
  g_assert_cmpuint (cue_scenario_selection_get_n_chosen (selection), ==, 3);
  g_assert_cmpuint (n_notified, ==, 1);
  chosen = gtk_selection_model_get_selection (model);
  g_assert_true (gtk_bitset_equals (chosen, some));

  /* Rows may come, go and move: what is chosen is a scenario. */
  g_list_store_remove (store, 0);
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  g_assert_false (gtk_selection_model_is_selected (model, 3));
  g_list_store_remove (store, 1);
  g_assert_cmpuint (cue_scenario_selection_get_n_chosen (selection), ==, 3);
  list = cue_scenario_selection_list_chosen (selection);
  g_assert_cmpuint (list->len, ==, 3);
  cue_scenario_selection_forget (selection, g_ptr_array_index (list, 2));
  g_assert_cmpuint (cue_scenario_selection_get_n_chosen (selection), ==, 2);

  cue_scenario_selection_toggle (selection, g_ptr_array_index (list, 0));
  g_assert_false (gtk_selection_model_is_selected (model, 0));
  g_assert_false (gtk_selection_model_is_selected (model, 99));
  gtk_selection_model_select_all (model);
  g_assert_cmpuint (cue_scenario_selection_get_n_chosen (selection), ==, 8);
  gtk_selection_model_unselect_range (model, 2, 4);
  g_assert_cmpuint (cue_scenario_selection_get_n_chosen (selection), ==, 4);
  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (cue_scenario_selection_get_n_chosen (selection), ==, 0);
  cue_test_read_all_properties (selection);
  g_assert_finalize_object (selection);
}

/* As many as a workspace may have: choosing one, a range and all take no time that is seen. */
static void
test_selection_many (void)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListStore) store = g_list_store_new (CUE_TYPE_DRAFT);
  CueScenarioSelection *selection = cue_scenario_selection_new (G_LIST_MODEL (store));
  gint64                start;

  for (int i = 0; i < 100000; i++)
    g_ptr_array_add (drafts, cue_draft_new (1));
  g_list_store_splice (store, 0, 0, drafts->pdata, drafts->len);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), i * 999, TRUE);
  g_test_message ("A click: %.3f ms", (double) (g_get_monotonic_time () - start) / 100 / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);

  start = g_get_monotonic_time ();
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_test_message ("All: %.3f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_cmpuint (cue_scenario_selection_get_n_chosen (selection), ==, 100000);
  g_assert_finalize_object (selection);
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/scenario-search/fold", test_fold);
  g_test_add_func ("/ui/scenario-search/split", test_split);
  g_test_add_func ("/ui/scenario-search/matches", test_matches);
  g_test_add_func ("/ui/scenario-row/marks", test_row_marks);
  g_test_add ("/ui/scenario-list/agents", Fixture, NULL, set_up, test_agents, tear_down);
  g_test_add ("/ui/scenario-list/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/scenario-list/selecting-clears-search", Fixture, NULL, set_up, test_selecting_clears_search, tear_down);
  g_test_add ("/ui/scenario-list/step", Fixture, NULL, set_up, test_step, tear_down);
  g_test_add ("/ui/scenario-list/enter", Fixture, NULL, set_up, test_enter, tear_down);
  g_test_add ("/ui/scenario-list/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/ui/scenario-list/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/scenario-list/loading", Fixture, NULL, set_up, test_loading, tear_down);
  g_test_add ("/ui/scenario-list/error", Fixture, NULL, set_up, test_error, tear_down);
  g_test_add ("/ui/scenario-list/error-said-elsewhere", Fixture, NULL, set_up, test_error_said_elsewhere, tear_down);
  g_test_add ("/ui/scenario-list/search-goes-on", Fixture, NULL, set_up, test_search_goes_on, tear_down);
  g_test_add ("/ui/scenario-list/search-superseded", Fixture, NULL, set_up, test_search_superseded, tear_down);
  g_test_add ("/ui/scenario-list/choose-by-rows", Fixture, NULL, set_up, test_choose_by_rows, tear_down);
  g_test_add ("/ui/scenario-list/choose-mode", Fixture, NULL, set_up, test_choose_mode, tear_down);
  g_test_add ("/ui/scenario-list/choose-actions", Fixture, NULL, set_up, test_choose_actions, tear_down);
  g_test_add ("/ui/scenario-list/choose-deleted", Fixture, NULL, set_up, test_choose_deleted, tear_down);
  g_test_add_func ("/ui/scenario-selection/model", test_selection);
  g_test_add_func ("/ui/scenario-selection/many", test_selection_many);
  g_test_add ("/ui/scenario-list/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add_func ("/ui/list-footer/age", test_footer);
  g_test_add ("/ui/list-footer/local", Fixture, NULL, set_up, test_no_footer, tear_down);

  return g_test_run ();
}
