/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-activity-page.h"
#include "cue-batch-head.h"
#include "cue-error.h"
#include "cue-progress-row.h"
#include "cue-save-card.h"
#include "cue-segment-bar.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueUiFixture     base;
  CueActivityPage *page;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  fixture->page = CUE_ACTIVITY_PAGE (cue_activity_page_new (fixture->base.queue, fixture->base.library));
  fixture->window = cue_ui_show (GTK_WIDGET (g_object_ref (fixture->page)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

/* (transfer none): one of @title that is in @state, and stays so: the queue is paused. */
static CueGeneration *
add_generation (Fixture           *fixture,
                const char        *title,
                gint64             created,
                CueGenerationState state)
{
  g_autoptr (CueGeneration) generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, title),
                                                             CUE_GENERATION_GENERATE, NULL, 1);

  g_object_set (fixture->base.queue, "paused", TRUE, NULL);
  g_object_set (generation, "created", created, NULL);
  cue_generation_queue_add (fixture->base.queue, generation);
  g_object_set (generation, "state", state, NULL);

  return generation;
}

static CueGeneration *
add_member (Fixture           *fixture,
            const char        *label,
            CueGenerationState state)
{
  g_autoptr (CueGeneration) generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Wrong birth date"),
                                                             CUE_GENERATION_GENERATE, NULL, 1);

  g_object_set (fixture->base.queue, "paused", TRUE, NULL);
  g_object_set (generation, "batch-id", "b", "batch-title", "One variant for each language", "label", label, NULL);
  cue_generation_queue_add (fixture->base.queue, generation);
  g_object_set (generation, "state", state, NULL);

  return generation;
}

/* Eight in mixed states: five done, one failed, two running. */
static void
add_batch (Fixture *fixture)
{
  static const char *const done[] = { "German", "Spanish", "French", "Arabic", "Hindi" };

  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    add_member (fixture, done[i], CUE_GENERATION_FINISHED);
  g_object_set (add_member (fixture, "Polish", CUE_GENERATION_FAILED), "error-text", "the service is ill", NULL);
  g_object_set (add_member (fixture, "Portuguese", CUE_GENERATION_WRITING), "fraction", 0.62, NULL);
  add_member (fixture, "Japanese", CUE_GENERATION_WRITING);
  cue_activity_rows_update (cue_activity_page_get_rows (fixture->page));
  cue_test_iterate ();
}

/* (transfer full): a line in short: a day's name, or the title of what it is about. */
static char *
describe (Fixture *fixture,
          guint    position)
{
  g_autoptr (CueActivityRow) row = g_list_model_get_item (G_LIST_MODEL (cue_activity_page_get_rows (fixture->page)), position);
  gpointer object = row != NULL ? cue_activity_row_get_object (row) : NULL;

  if (row == NULL)
    return NULL;
  if (CUE_IS_BATCH (object))
    return g_strdup_printf ("[%s]", cue_batch_get_title (object));
  if (CUE_IS_GENERATION (object))
    return g_strdup (cue_generation_get_label (object) != NULL ? cue_generation_get_label (object)
                                                               : cue_generation_get_title (object));
  if (CUE_IS_DRAFT (object))
    return g_strdup_printf ("save %s", cue_draft_get_title (object));

  return g_strdup (cue_activity_row_get_text (row));
}

static void
assert_lines (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  cue_activity_rows_update (cue_activity_page_get_rows (fixture->page));
  for (guint i = 0;; i++)
    {
      g_autofree char *line = describe (fixture, i);

      if (line == NULL)
        break;
      g_string_append_printf (lines, "%s%s", i > 0 ? "|" : "", line);
    }
  g_assert_cmpstr (lines->str, ==, expected);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n_rows = CUE_IS_PROGRESS_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child);

  return n_rows;
}

static gboolean
has_three_rows (gpointer data)
{
  return count_rows (data) == 3;
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "empty");
  g_assert_cmpuint (cue_ui_count (cue_activity_page_get_rows (fixture->page)), ==, 0);
  cue_test_read_all_properties (fixture->page);
  cue_test_read_all_properties (cue_activity_page_get_rows (fixture->page));
}

/* Under days, newest first; on the day itself what is on its way stands before what has ended. */
static void
test_days (Fixture      *fixture,
           gconstpointer data)
{
  gint64 now = g_get_real_time ();
  gint64 day = G_TIME_SPAN_DAY;

  add_generation (fixture, "Opening hours", now - 40 * day, CUE_GENERATION_FINISHED);
  add_generation (fixture, "Angry refund", now - day, CUE_GENERATION_FAILED);
  add_generation (fixture, "Wrong birth date", now, CUE_GENERATION_FINISHED);
  cue_activity_rows_update (cue_activity_page_get_rows (fixture->page));
  g_assert_true (cue_test_wait_until (has_three_rows, fixture->page, CUE_TEST_TIMEOUT));
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "rows");
  {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_local ((now - 40 * day) / G_USEC_PER_SEC);
    g_autofree char *date = g_date_time_format (time, "%x");
    g_autofree char *before =
      g_strdup_printf ("Today|Wrong birth date|Yesterday|Angry refund|%s|Opening hours", date);
    g_autofree char *after =
      g_strdup_printf ("Today|Opening hours|Earlier Today|Wrong birth date|Yesterday|Angry refund|%s|Opening hours", date);

    assert_lines (fixture, before);
    add_generation (fixture, "Opening hours", now - 1000, CUE_GENERATION_WRITING);
    assert_lines (fixture, after);
  }
}

/* What waits stands in the order in which it will be sent. */
static void
test_line (Fixture      *fixture,
           gconstpointer data)
{
  gint64         now = g_get_real_time ();
  CueGeneration *last;

  add_generation (fixture, "Opening hours", now, CUE_GENERATION_WAITING);
  add_generation (fixture, "Angry refund", now + 1, CUE_GENERATION_WAITING);
  last = add_generation (fixture, "Wrong birth date", now + 2, CUE_GENERATION_WAITING);
  assert_lines (fixture, "Today|Opening hours|Angry refund|Wrong birth date");
  cue_generation_queue_move (fixture->base.queue, last, -1);
  assert_lines (fixture, "Today|Opening hours|Wrong birth date|Angry refund");
  cue_generation_queue_move (fixture->base.queue, last, G_MININT);
  assert_lines (fixture, "Today|Wrong birth date|Opening hours|Angry refund");
}

/* A batch: its numbers in words, what it can do, and under it first what needs somebody. */
static void
test_batch (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const words[] = { "5 done", "1 failed", "2 running" };
  GtkWidget               *page = GTK_WIDGET (fixture->page);
  GtkWidget               *head;

  add_batch (fixture);
  assert_lines (fixture, "Today|[One variant for each language]|Polish|Portuguese|Japanese|German|Spanish|French|Arabic|Hindi");
  head = cue_ui_find (page, CUE_TYPE_BATCH_HEAD, 0);
  g_assert_nonnull (head);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (cue_ui_find_label (head, words[i]));
  g_assert_null (cue_ui_find_label (head, "0 waiting"));
  g_assert_nonnull (cue_ui_find_button (head, "Order the 1 Missing"));
  g_assert_nonnull (cue_ui_find_button (head, "Stop Both"));
  g_assert_cmpuint (cue_segment_bar_get_n_pieces (CUE_SEGMENT_BAR (cue_ui_find (head, CUE_TYPE_SEGMENT_BAR, 0))), ==, 8);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (head),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "5 done, 1 failed, 2 running");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (head)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "One variant for each language, 5 done, 1 failed, 2 running");
  cue_test_read_all_properties (head);

  gtk_widget_activate_action (head, "activity.expand", "s", "b");
  assert_lines (fixture, "Today|[One variant for each language]");
  gtk_widget_activate_action (head, "activity.expand", "s", "b");
  g_assert_cmpuint (cue_ui_count (cue_activity_page_get_rows (fixture->page)), ==, 10);
}

static gboolean
is_waiting (gpointer data)
{
  return cue_generation_get_state (data) == CUE_GENERATION_WAITING;
}

/* Only what is missing is ordered again; what runs is stopped in one go. */
static void
test_batch_buttons (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget     *page = GTK_WIDGET (fixture->page);
  CueGeneration *polish = NULL;
  guint          n_finished = 0;

  add_batch (fixture);
  for (guint i = 0; i < cue_ui_count (fixture->base.queue); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (fixture->base.queue), i);

      if (g_str_equal (cue_generation_get_label (generation), "Polish"))
        polish = generation;
    }
  g_signal_emit_by_name (cue_ui_find_button (page, "Order the 1 Missing"), "clicked");
  g_assert_true (cue_test_wait_until (is_waiting, polish, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
  g_assert_nonnull (cue_ui_find_label (page, "1 waiting"));
  g_assert_null (cue_ui_find_button (page, "Order the 1 Missing"));

  g_signal_emit_by_name (cue_ui_find_button (page, "Stop All"), "clicked");
  for (guint i = 0; i < cue_ui_count (fixture->base.queue); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (fixture->base.queue), i);

      g_assert_false (cue_generation_is_active (generation));
      n_finished += cue_generation_get_state (generation) == CUE_GENERATION_FINISHED;
    }
  g_assert_cmpuint (n_finished, ==, 5);
}

/* The filters say how many there are, and show just those. */
static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  add_batch (fixture);
  add_generation (fixture, "Angry refund", g_get_real_time (), CUE_GENERATION_UNCERTAIN);
  cue_activity_rows_update (cue_activity_page_get_rows (fixture->page));
  g_assert_nonnull (cue_ui_find_button (page, "All 9"));
  g_assert_nonnull (cue_ui_find_button (page, "Running 2"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cue_ui_find_button (page, "Needs You 2")), TRUE);
  assert_lines (fixture, "Today|[One variant for each language]|Polish|Earlier Today|Angry refund");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (cue_ui_find_button (page, "Running 2")), TRUE);
  assert_lines (fixture, "Today|[One variant for each language]|Portuguese|Japanese");
  g_assert_nonnull (cue_ui_find_label (page, "2 running, 2 need you"));

  cue_generation_queue_stop_all (fixture->base.queue, NULL);
  assert_lines (fixture, "");
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "none");
  gtk_widget_activate_action (page, "activity.show-all", NULL);
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "rows");
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  CueActivityRows *rows = cue_activity_page_get_rows (fixture->page);

  add_batch (fixture);
  add_generation (fixture, "Angry refund", g_get_real_time () - 2 * G_TIME_SPAN_DAY, CUE_GENERATION_FINISHED);
  cue_activity_rows_set_search (rows, "REFUND");
  g_assert_cmpuint (cue_ui_count (rows), ==, 2);
  cue_activity_rows_set_search (rows, "is ill");
  assert_lines (fixture, "Today|[One variant for each language]|Polish");
  cue_activity_rows_set_search (rows, "nowhere");
  assert_lines (fixture, "");
  cue_activity_rows_set_search (rows, " ");
  g_assert_cmpuint (cue_ui_count (rows), ==, 12);
}

/* Nothing new leaves while all is paused; the page says so, and how to go on. */
static void
test_pause (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  gboolean   paused = FALSE;

  gtk_widget_activate_action (page, "activity.pause", NULL);
  g_object_get (fixture->base.queue, "paused", &paused, NULL);
  g_assert_true (paused);
  g_assert_nonnull (cue_ui_find_label (page, "Paused: nothing new is sent."));
  gtk_widget_activate_action (page, "activity.resume", NULL);
  g_object_get (fixture->base.queue, "paused", &paused, NULL);
  g_assert_false (paused);
}

static void
test_parallel (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *spin;
  guint      max_parallel = 0;

  add_batch (fixture);
  spin = cue_ui_find (GTK_WIDGET (fixture->page), GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_nonnull (spin);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 7);
  g_object_get (fixture->base.queue, "max-parallel", &max_parallel, NULL);
  g_assert_cmpuint (max_parallel, ==, 7);
  g_object_set (fixture->base.queue, "max-parallel", 3, NULL);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 3);
}

/* A stop that cost nothing can be taken back. */
static void
test_stop_undo (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget     *page = GTK_WIDGET (fixture->page);
  CueGeneration *generation = add_generation (fixture, "Opening hours", g_get_real_time (), CUE_GENERATION_WAITING);

  gtk_widget_activate_action (page, "activity.stop", "s", "nobody");
  gtk_widget_activate_action (page, "activity.stop", "s", cue_generation_get_id (generation));
  g_assert_cmpint (cue_generation_get_state (generation), ==, CUE_GENERATION_STOPPED);
  g_assert_nonnull (cue_ui_find_button (page, "Undo"));
  gtk_widget_activate_action (page, "activity.undo-stop", "s", cue_generation_get_id (generation));
  g_assert_cmpint (cue_generation_get_state (generation), ==, CUE_GENERATION_WAITING);
}

/* What needs somebody, or is on its way, stays. */
static void
test_clear (Fixture      *fixture,
            gconstpointer data)
{
  add_batch (fixture);
  add_generation (fixture, "Opening hours", g_get_real_time (), CUE_GENERATION_STOPPED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "activity.clear", NULL);
  assert_lines (fixture, "Today|[One variant for each language]|Polish|Portuguese|Japanese");
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "6 entries cleared; what was written is kept"));
}

/* Five hundred are a list, not five hundred widgets, and a piece of the bar for each state. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *bar;

  for (guint i = 0; i < 500; i++)
    add_member (fixture, "One of many", i < 200 ? CUE_GENERATION_FINISHED : CUE_GENERATION_WAITING);
  cue_activity_rows_update (cue_activity_page_get_rows (fixture->page));
  cue_test_iterate ();
  g_assert_cmpuint (cue_ui_count (cue_activity_page_get_rows (fixture->page)), ==, 502);
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->page)), >, 2);
  g_assert_cmpuint (count_rows (GTK_WIDGET (fixture->page)), <, 260);
  bar = cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_SEGMENT_BAR, 0);
  g_assert_nonnull (bar);
  g_assert_cmpuint (cue_segment_bar_get_n_pieces (CUE_SEGMENT_BAR (bar)), ==, 2);
}

/* The keyboard gets to the rows, although the first is but the name of a day. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *view;
  GtkWidget *focus;

  add_batch (fixture);
  view = cue_ui_find (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW, 0);
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_parent (focus) == view);
}

/* What was ordered before, and is done, is folded; a notification opens it. */
static void
test_show_batch (Fixture      *fixture,
                 gconstpointer data)
{
  CueGeneration *generation = add_member (fixture, "German", CUE_GENERATION_FINISHED);

  g_assert_nonnull (generation);
  add_member (fixture, "Polish", CUE_GENERATION_FINISHED);
  assert_lines (fixture, "Today|[One variant for each language]");
  cue_activity_page_show_batch (fixture->page, "other");
  assert_lines (fixture, "Today|[One variant for each language]");
  cue_activity_page_show_batch (fixture->page, "b");
  assert_lines (fixture, "Today|[One variant for each language]|German|Polish");
}

static gboolean
has_save_card (gpointer data)
{
  return cue_ui_find (data, CUE_TYPE_SAVE_CARD, 0) != NULL;
}

static gboolean
has_no_save_card (gpointer data)
{
  return !has_save_card (data);
}

/* A save that the network keeps back is listed, and goes when it has gone out. */
static void
test_save_waits (Fixture      *fixture,
                 gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lost = NULL;
  CueDraft    *draft = cue_ui_fixture_find (&fixture->base, "Wrong birth date");
  CueSaveCard *card;

  g_assert_false (has_save_card (fixture->page));
  g_object_set (cue_draft_get_scenario (draft), "instructions", "Give it late.", NULL);
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_READ, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "no"));
  cue_fake_api_fail_always (fixture->base.api, CUE_FAKE_UPDATE, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "no"));
  cue_library_save_async (fixture->base.library, draft, NULL, cue_test_async_cb, &result);
  lost = cue_library_save_finish (fixture->base.library, cue_test_result_wait (&result), &error);
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  g_assert_null (lost);

  g_assert_true (cue_test_wait_until (has_save_card, fixture->page, CUE_TEST_TIMEOUT));
  card = CUE_SAVE_CARD (cue_ui_find (GTK_WIDGET (fixture->page), CUE_TYPE_SAVE_CARD, 0));
  g_assert_cmpstr (cue_save_card_get_text (card), ==, "Waiting to be saved, as soon as the service can be reached");
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "rows");
  cue_test_read_all_properties (card);

  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (fixture->page), "1 waiting"));

  cue_library_forget_save (fixture->base.library, draft);
  g_assert_true (cue_test_wait_until (has_no_save_card, fixture->page, CUE_TEST_TIMEOUT));
  g_assert_cmpstr (cue_activity_page_get_state (fixture->page), ==, "empty");
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);

  g_test_add ("/ui/activity/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/activity/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/ui/activity/line", Fixture, NULL, set_up, test_line, tear_down);
  g_test_add ("/ui/activity/batch", Fixture, NULL, set_up, test_batch, tear_down);
  g_test_add ("/ui/activity/batch-buttons", Fixture, NULL, set_up, test_batch_buttons, tear_down);
  g_test_add ("/ui/activity/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/ui/activity/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/activity/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/ui/activity/parallel", Fixture, NULL, set_up, test_parallel, tear_down);
  g_test_add ("/ui/activity/stop-undo", Fixture, NULL, set_up, test_stop_undo, tear_down);
  g_test_add ("/ui/activity/clear", Fixture, NULL, set_up, test_clear, tear_down);
  g_test_add ("/ui/activity/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/ui/activity/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/ui/activity/show-batch", Fixture, NULL, set_up, test_show_batch, tear_down);
  g_test_add ("/ui/activity/save-waits", Fixture, NULL, set_up, test_save_waits, tear_down);

  return g_test_run ();
}
