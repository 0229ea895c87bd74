/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Compare page while the keyboard is among its rows, while it waits, and while more is being written. */
#include "cue-compare-grid.h"
#include "cue-compare-page.h"
#include "cue-generation.h"
#include "cue-grid-cell.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

/* More tasks than threads are made for in the time of a test. */
#define N_BLOCKERS 150

typedef struct
{
  CueUiFixture    base;
  CueComparePage *page;
  CueDraft       *draft; /* borrowed */
  GtkWidget      *window;
  GMutex          mutex;
  GCond           cond;
  gboolean        released; /* under the mutex */
  guint           n_blocked;
} Fixture;

static const char first_text[] = "Say the name. Ask for the time. Spell the street. Hang up now.";
static const char second_text[] = "Say the last name. Ask for the time. Spell the street. Hang up then.";

static void
add_variant (Fixture    *fixture,
             const char *text)
{
  g_autoptr (CueVariant) variant = cue_variant_new (cue_draft_get_id (fixture->draft), text);

  cue_draft_add_variant (fixture->draft, variant);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->cond);
  fixture->draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft)), "instructions", first_text);
  add_variant (fixture, first_text);
  add_variant (fixture, second_text);
  fixture->page = g_object_ref_sink (g_object_new (CUE_TYPE_COMPARE_PAGE, NULL));
  cue_compare_page_set_library (fixture->page, fixture->base.library);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1240, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cue_test_iterate ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->cond);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static gboolean
is_compared (gpointer data)
{
  CueComparePage *page = data;

  return cue_compare_page_get_merged (page) != NULL && cue_ui_find_label (GTK_WIDGET (page), "Comparing…") == NULL;
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

static void
wait_compared (Fixture *fixture)
{
  cue_test_iterate ();
  g_assert_true (cue_test_wait_until (is_compared, fixture->page, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
}

static CueCompareGrid *
get_grid (Fixture *fixture)
{
  GtkWidget *grid = cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_COMPARE_GRID, 0);

  g_assert_nonnull (grid);
  return CUE_COMPARE_GRID (grid);
}

/* The keyboard is at the second sentence that differs. */
static void
go_in (Fixture *fixture)
{
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  wait_compared (fixture);
  g_assert_true (cue_test_wait_until (is_active, fixture->window, CUE_TEST_TIMEOUT));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (get_grid (fixture))));
  cue_compare_grid_go_to (get_grid (fixture), 4, 0);
  cue_test_iterate ();
}

/* What wait_focus() waits for. */
typedef struct
{
  Fixture    *fixture;
  const char *text;
} Wanted;

static gboolean
has_focus (gpointer data)
{
  Wanted    *wanted = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (wanted->fixture->window));

  return CUE_IS_GRID_CELL (focus) && gtk_widget_get_mapped (focus) && strstr (cue_grid_cell_get_text (CUE_GRID_CELL (focus)), wanted->text) != NULL;
}

/* Waits until the cell that says @text has the keyboard. */
static void
wait_focus (Fixture    *fixture,
            const char *text)
{
  Wanted wanted = { fixture, text };

  g_assert_true (cue_test_wait_until (has_focus, &wanted, CUE_TEST_TIMEOUT));
}

/* A key of the grid, or an action. */
static void
press (Fixture    *fixture,
       guint       key,
       const char *action)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_grid (fixture)));
  gboolean handled = FALSE;

  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
  for (guint i = 0; action == NULL && i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_assert_true (action != NULL || handled);
}

/* Whatever a key does to the rows, the next key goes to the same sentence. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    guint       key;
    const char *action;
    guint       baseline; /* afterwards */
    const char *first;    /* what stands in the first column */
  } steps[] = {
    { GDK_KEY_2, NULL, 1, first_text },
    { GDK_KEY_1, NULL, 0, first_text },
    { GDK_KEY_x, NULL, 1, second_text },
    { GDK_KEY_1, NULL, 0, second_text },
    { GDK_KEY_x, NULL, 1, first_text },
    { 0, "compare.only-differences", 1, first_text },
    { GDK_KEY_1, NULL, 0, first_text },
    { 0, "compare.only-differences", 0, first_text },
    { GDK_KEY_2, NULL, 1, first_text },
  };

  go_in (fixture);
  wait_focus (fixture, "Hang up");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      CueCompareSource *source;

      press (fixture, steps[i].key, steps[i].action);
      wait_compared (fixture);
      source = g_ptr_array_index (cue_compare_page_get_columns (fixture->page), 0);
      g_assert_cmpuint (cue_compare_page_get_baseline (fixture->page), ==, steps[i].baseline);
      g_assert_cmpstr (cue_compare_source_get_text (source), ==, steps[i].first);
      wait_focus (fixture, "Hang up");
    }
}

/* Taking back and taking again leave the keyboard where it is, and a click on a switch does. */
static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const actions[] = { "compare.undo", "compare.redo", "compare.undo" };
  GtkWidget               *toggle;

  go_in (fixture);
  cue_compare_grid_go_to (get_grid (fixture), 4, 1);
  g_assert_true (cue_compare_grid_take_current (get_grid (fixture)));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      press (fixture, 0, actions[i]);
      cue_test_iterate ();
      wait_focus (fixture, "Hang up");
    }
  toggle = cue_ui_find_button (GTK_WIDGET (fixture->page), "Only differences");
  g_assert_false (gtk_widget_get_focus_on_click (toggle));
  gtk_widget_activate (toggle);
  cue_test_iterate ();
  wait_focus (fixture, "Hang up");
}

/* Another comparison, because a text was edited elsewhere. */
static void
test_edited (Fixture      *fixture,
             gconstpointer data)
{
  CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (fixture->draft));
  g_autoptr (CueVariant) first = g_list_model_get_item (cue_draft_get_variants (fixture->draft), 0);

  cue_draft_remove_variant (fixture->draft, first);
  go_in (fixture);
  cue_resource_object_set_text (scenario, "instructions", "Wait. Say the name. Ask for the time. Spell the street. Hang up now.");
  wait_compared (fixture);
  wait_focus (fixture, "Hang up");
}

static guint
count_found (Fixture *fixture)
{
  guint n_found;

  g_object_get (get_grid (fixture), "n-found", &n_found, NULL);
  return n_found;
}

static gboolean
has_two (gpointer data)
{
  return count_found (data) == 2;
}

static gboolean
has_three (gpointer data)
{
  return count_found (data) == 3;
}

/* Only places in columns that show count: what is counted follows these. */
static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  go_in (fixture);
  g_assert_true (cue_compare_page_find (fixture->page));
  gtk_editable_set_text (GTK_EDITABLE (cue_ui_find (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY, 0)), "hang");
  g_assert_true (cue_test_wait_until (has_three, fixture, CUE_TEST_TIMEOUT));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Found 3 times"));
  cue_compare_grid_set_shown (get_grid (fixture), 0x3);
  g_assert_true (cue_test_wait_until (has_two, fixture, CUE_TEST_TIMEOUT));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Found 2 times"));
  cue_compare_grid_set_shown (get_grid (fixture), 0x7);
  g_assert_true (cue_test_wait_until (has_three, fixture, CUE_TEST_TIMEOUT));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "Found 3 times"));
}

/* What is ordered is told, and what arrives can be chosen; the columns and the merged draft stay. */
static void
test_writing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) one = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  g_autoptr (CueGeneration) other = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  GtkWidget       *page = GTK_WIDGET (fixture->page);
  CueMergedDraft  *merged;
  g_autofree char *text = NULL;

  go_in (fixture);
  merged = cue_compare_page_get_merged (fixture->page);
  cue_merged_draft_take (merged, 0, 1);
  cue_draft_add_generation (fixture->draft, G_OBJECT (one));
  g_assert_nonnull (cue_ui_find_label (page, "1 more is being written"));
  cue_draft_add_generation (fixture->draft, G_OBJECT (other));
  g_assert_nonnull (cue_ui_find_label (page, "2 more are being written"));
  g_object_set (one, "state", CUE_GENERATION_FINISHED, NULL);
  add_variant (fixture, "Something else.");
  wait_compared (fixture);
  g_assert_nonnull (cue_ui_find_label (page, "1 more is being written"));
  g_assert_cmpuint (cue_compare_page_get_columns (fixture->page)->len, ==, 2);
  g_assert_true (cue_compare_page_get_merged (fixture->page) == merged);
  text = cue_merged_draft_dup_text (merged);
  g_assert_cmpstr (text, ==, "Say the last name. Ask for the time. Spell the street. Hang up now.");
  wait_focus (fixture, "Hang up");
  g_object_set (other, "state", CUE_GENERATION_FAILED, NULL);
  g_assert_nonnull (cue_ui_find_label (page, "1 could not be written"));
  cue_compare_page_set_draft (fixture->page, NULL);
  g_assert_null (cue_ui_find_label (page, "1 could not be written"));
}

static void
block_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->mutex);
  while (!fixture->released)
    g_cond_wait (&fixture->cond, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
unblocked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  ((Fixture *) data)->n_blocked--;
}

/* Nothing is compared until release(). */
static void
block (Fixture *fixture)
{
  fixture->n_blocked = N_BLOCKERS;
  for (guint i = 0; i < N_BLOCKERS; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, unblocked_cb, fixture);

      g_task_set_task_data (task, fixture, NULL);
      g_task_run_in_thread (task, block_in_thread);
    }
}

static gboolean
is_unblocked (gpointer data)
{
  return ((Fixture *) data)->n_blocked == 0;
}

static void
release (Fixture *fixture)
{
  g_mutex_lock (&fixture->mutex);
  fixture->released = TRUE;
  g_cond_broadcast (&fixture->cond);
  g_mutex_unlock (&fixture->mutex);
  g_assert_true (cue_test_wait_until (is_unblocked, fixture, CUE_TEST_TIMEOUT));
}

static gboolean
has_bar (gpointer data)
{
  return cue_ui_find (data, GTK_TYPE_PROGRESS_BAR, 0) != NULL;
}

static gboolean
has_stop (gpointer data)
{
  return cue_ui_find_button (data, "Stop") != NULL;
}

/* Waiting shows, then can be ended, and begun again. */
static void
test_wait (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  gint64     start = g_get_monotonic_time ();

  block (fixture);
  cue_compare_page_set_draft (fixture->page, fixture->draft);
  g_assert_nonnull (cue_ui_find_label (page, "Comparing…"));
  g_assert_false (has_bar (page));
  g_assert_true (cue_test_wait_until (has_bar, page, CUE_TEST_TIMEOUT));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 250 * 1000);
  g_assert_false (has_stop (page));
  g_assert_true (cue_test_wait_until (has_stop, page, CUE_TEST_TIMEOUT));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2500 * 1000);
  g_signal_emit_by_name (cue_ui_find_button (page, "Stop"), "clicked");
  g_assert_false (has_bar (page));
  g_assert_nonnull (cue_ui_find_label (page, "Comparing was stopped."));
  g_assert_null (cue_compare_page_get_merged (fixture->page));
  release (fixture);
  g_signal_emit_by_name (cue_ui_find_button (page, "Compare Again"), "clicked");
  wait_compared (fixture);
  g_assert_null (cue_ui_find_label (page, "Comparing was stopped."));
  g_assert_false (has_bar (page));
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/compare-rows/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/compare-rows/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/ui/compare-rows/edited", Fixture, NULL, set_up, test_edited, tear_down);
  g_test_add ("/ui/compare-rows/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/ui/compare-rows/writing", Fixture, NULL, set_up, test_writing, tear_down);
  g_test_add ("/ui/compare-rows/wait", Fixture, NULL, set_up, test_wait, tear_down);
  return g_test_run ();
}
