/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-card.h"
#include "cue-progress-details.h"
#include "cue-progress-look.h"
#include "cue-question.h"
#include "cue-ui-fixture.h"
#include "cue-ui-search.h"

typedef struct
{
  CueUiFixture   base;
  CueGeneration *generation;
  GtkWidget     *card;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  cue_ui_fixture_set_up (&fixture->base, data);
  g_assert_true (cue_ui_fixture_load (&fixture->base));
  cue_fake_api_set_n_looks (fixture->base.api, G_MAXUINT);
  fixture->generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Wrong birth date"),
                                            CUE_GENERATION_GENERATE, NULL, 1);
  cue_generation_queue_add (fixture->base.queue, fixture->generation);
  fixture->card = g_object_ref_sink (cue_progress_card_new (fixture->generation, fixture->base.queue));
  fixture->window = cue_ui_show (fixture->card);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  cue_ui_destroy (fixture->window);
  g_assert_finalize_object (fixture->card);
  cue_generation_queue_stop (fixture->base.queue, fixture->generation);
  g_object_unref (fixture->generation);
  cue_ui_fixture_tear_down (&fixture->base, data);
}

static gboolean
is_writing (gpointer data)
{
  return cue_generation_get_state (data) == CUE_GENERATION_WRITING;
}

static gboolean
is_active (gpointer data)
{
  return cue_generation_is_active (data);
}

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

/* What each state shows: the buttons that can be seen. */
static void
test_states (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    CueGenerationState state;
    gboolean           stop;
    const char        *retry;
    gboolean           bar;
  } cases[] = {
    { CUE_GENERATION_WAITING, TRUE, NULL, FALSE },
    { CUE_GENERATION_SENT, TRUE, NULL, TRUE },
    { CUE_GENERATION_PAUSED, TRUE, "Try Now", FALSE },
    { CUE_GENERATION_UNCERTAIN, FALSE, "Send Again…", FALSE },
    { CUE_GENERATION_FAILED, FALSE, "Try Again", FALSE },
    { CUE_GENERATION_STOPPED, FALSE, "Try Again", FALSE },
    { CUE_GENERATION_FINISHED, FALSE, NULL, TRUE },
  };
  g_autoptr (CueGeneration) generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Opening hours"),
                                                             CUE_GENERATION_GENERATE, NULL, 1);
  GtkWidget *card = cue_progress_card_new (generation, fixture->base.queue);
  GtkWidget *window;

  set_animations (TRUE);
  window = cue_ui_show (card);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_object_set (generation, "state", cases[i].state, "fraction", -1.0, NULL);
      g_test_message ("state %d", cases[i].state);
      g_assert_cmpint (cue_ui_find_button (card, "Stop") != NULL, ==, cases[i].stop);
      if (cases[i].retry != NULL)
        g_assert_nonnull (cue_ui_find_button (card, cases[i].retry));
      g_assert_cmpint (cue_ui_find (card, GTK_TYPE_PROGRESS_BAR, 0) != NULL, ==, cases[i].bar);
    }
  g_assert_true (gtk_widget_has_css_class (card, "done"));
  cue_ui_destroy (window);
  set_animations (FALSE);
}

/* Where nothing may move, no bar pulses and no spinner turns: words say that it goes on. */
static void
test_still (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CueGeneration) generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Opening hours"),
                                                             CUE_GENERATION_GENERATE, NULL, 1);
  GtkWidget *card = cue_progress_card_new (generation, fixture->base.queue);
  GtkWidget *window = cue_ui_show (card);

  g_object_set (generation, "state", CUE_GENERATION_WRITING, "fraction", -1.0, NULL);
  g_assert_nonnull (cue_ui_find_label (card, "The service is writing…"));
  g_assert_null (cue_ui_find (card, GTK_TYPE_PROGRESS_BAR, 0));
  g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (cue_ui_find (card, GTK_TYPE_SPINNER, 0))));
  g_object_set (generation, "fraction", 0.5, NULL);
  g_assert_nonnull (cue_ui_find_label (card, "The service is writing"));
  g_assert_nonnull (cue_ui_find (card, GTK_TYPE_PROGRESS_BAR, 0));
  cue_ui_destroy (window);
}

/* A reader is told of a state once, and of each quarter of the way. */
static void
test_spoken (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueGeneration) generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Opening hours"),
                                                             CUE_GENERATION_GENERATE, NULL, 1);
  GtkWidget *card = cue_progress_card_new (generation, fixture->base.queue);
  GtkWidget *window = cue_ui_show (card);
  guint      last = 0;
  /* The macro below takes its arguments for a format. */
  const char *quarter = "The service is writing, 25 %";

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Waiting to be sent");
  g_object_set (generation, "state", CUE_GENERATION_WRITING, "fraction", 0.1, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "The service is writing");
  g_assert_true (cue_progress_look_has_news_for (generation, &last));
  g_object_set (generation, "fraction", 0.2, NULL);
  g_assert_false (cue_progress_look_has_news_for (generation, &last));
  g_object_set (generation, "fraction", 0.26, NULL);
  g_assert_true (cue_progress_look_has_news_for (generation, &last));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quarter);
  g_object_set (generation, "state", CUE_GENERATION_NO_NEWS, NULL);
  g_assert_true (cue_progress_look_has_news_for (generation, &last));
  cue_ui_destroy (window);
}

/* A refused key leads with the cure; a number at the service is looked for, which costs nothing. */
static void
test_cures (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CueGeneration) generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Opening hours"),
                                                             CUE_GENERATION_GENERATE, NULL, 1);
  GtkWidget *card = cue_progress_card_new (generation, fixture->base.queue);
  GtkWidget *window = cue_ui_show (card);

  g_object_set (generation, "state", CUE_GENERATION_FAILED, "error-code", "unauthorized", NULL);
  g_assert_nonnull (cue_ui_find_button (card, "Change Key…"));
  g_object_set (generation, "error-code", "server", NULL);
  g_assert_null (cue_ui_find_button (card, "Change Key…"));
  g_object_set (generation, "state", CUE_GENERATION_UNCERTAIN, "progress-id", "abc", NULL);
  g_assert_nonnull (cue_ui_find_button (card, "Look for It"));
  cue_ui_destroy (window);
}

static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CUE_IS_QUESTION (window))
        return window;
    }

  return NULL;
}

/* Sending twice may cost twice: nothing is sent before somebody has said so. */
static void
test_asks_first (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *question;

  g_assert_true (cue_test_wait_until (is_writing, fixture->generation, CUE_TEST_TIMEOUT));
  cue_generation_queue_stop (fixture->base.queue, fixture->generation);
  g_object_set (fixture->generation, "state", CUE_GENERATION_UNCERTAIN, "progress-id", NULL, NULL);
  g_signal_emit_by_name (cue_ui_find_button (fixture->card, "Send Again…"), "clicked");
  g_assert_cmpint (cue_generation_get_state (fixture->generation), ==, CUE_GENERATION_UNCERTAIN);
  question = find_question ();
  g_assert_nonnull (question);
  g_signal_emit_by_name (cue_ui_find_button (question, "Send Again"), "clicked");
  g_assert_true (cue_test_wait_until (is_active, fixture->generation, CUE_TEST_TIMEOUT));
  cue_test_iterate ();
}

/* What the service said, with its times, and nothing that is not about the text. */
static void
test_answers (void)
{
  g_autofree char *lines =
    cue_progress_details_dup_answers ("[{\"at\":3600000000,\"word\":\"pending\"},7,"
                                      "{\"at\":3661000000,\"word\":\"processing\",\"stage\":\"steps\",\"fraction\":0.4}]");
  g_autofree char *nothing = cue_progress_details_dup_answers (NULL);
  g_autofree char *broken = cue_progress_details_dup_answers ("{\"at\":");

  g_assert_cmpstr (lines, ==, "01:00:00  pending\n01:01:01  processing, steps, 40 %");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (broken, ==, "");
}

static void
test_details (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *window = cue_ui_find (GTK_WIDGET (gtk_widget_get_root (fixture->card)), GTK_TYPE_WINDOW, 0);
  guint      before = g_list_model_get_n_items (gtk_window_get_toplevels ());
  g_autoptr (GtkWindow) details = NULL;

  g_assert_nonnull (window);
  cue_progress_details_present (fixture->card, fixture->generation);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, before + 1);
  for (guint i = 0; i < before + 1; i++)
    {
      g_autoptr (GtkWindow) candidate = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (gtk_window_get_transient_for (candidate) != NULL)
        g_set_object (&details, candidate);
    }
  g_assert_nonnull (details);
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (details), "What was asked"));
  g_assert_nonnull (cue_ui_find_label (GTK_WIDGET (details), "Ordered"));
  gtk_window_destroy (details);
}

static void
test_stop_and_retry (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *button;

  g_assert_true (cue_test_wait_until (is_writing, fixture->generation, CUE_TEST_TIMEOUT));
  button = cue_ui_find_button (fixture->card, "Stop");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (cue_generation_get_state (fixture->generation), ==, CUE_GENERATION_STOPPED);
  g_assert_null (cue_ui_find_button (fixture->card, "Stop"));
  button = cue_ui_find_button (fixture->card, "Try Again");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (cue_test_wait_until (is_writing, fixture->generation, CUE_TEST_TIMEOUT));
}

static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_nonnull (cue_ui_find_label (fixture->card, "Wrong birth date"));
  cue_progress_card_set_narrow (CUE_PROGRESS_CARD (fixture->card), TRUE);
  g_assert_nonnull (cue_ui_find_label (fixture->card, "New variant"));
  g_assert_nonnull (cue_ui_find_button (fixture->card, "Stop"));
  cue_progress_card_set_narrow (CUE_PROGRESS_CARD (fixture->card), FALSE);
  g_assert_nonnull (cue_ui_find_label (fixture->card, "Wrong birth date"));
  g_assert_true (cue_test_wait_until (is_writing, fixture->generation, CUE_TEST_TIMEOUT));
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/progress-card/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/ui/progress-card/still", Fixture, NULL, set_up, test_still, tear_down);
  g_test_add ("/ui/progress-card/spoken", Fixture, NULL, set_up, test_spoken, tear_down);
  g_test_add ("/ui/progress-card/cures", Fixture, NULL, set_up, test_cures, tear_down);
  g_test_add ("/ui/progress-card/asks-first", Fixture, NULL, set_up, test_asks_first, tear_down);
  g_test_add ("/ui/progress-card/details", Fixture, NULL, set_up, test_details, tear_down);
  g_test_add_func ("/ui/progress-card/answers", test_answers);
  g_test_add ("/ui/progress-card/stop-and-retry", Fixture, NULL, set_up, test_stop_and_retry, tear_down);
  g_test_add ("/ui/progress-card/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
