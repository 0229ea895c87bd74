/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-card.h"
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
    { CUE_GENERATION_PAUSED, TRUE, "Try now", FALSE },
    { CUE_GENERATION_UNCERTAIN, FALSE, "Send again…", FALSE },
    { CUE_GENERATION_FAILED, FALSE, "Try again", FALSE },
    { CUE_GENERATION_STOPPED, FALSE, "Try again", FALSE },
    { CUE_GENERATION_FINISHED, FALSE, NULL, TRUE },
  };
  g_autoptr (CueGeneration) generation = cue_generation_new (cue_ui_fixture_find (&fixture->base, "Opening hours"),
                                                             CUE_GENERATION_GENERATE, NULL, 1);
  GtkWidget *card = cue_progress_card_new (generation, fixture->base.queue);
  GtkWidget *window = cue_ui_show (card);

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
  button = cue_ui_find_button (fixture->card, "Try again");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (cue_test_wait_until (is_active, fixture->generation, CUE_TEST_TIMEOUT));
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
}

int
main (int   argc,
      char *argv[])
{
  cue_ui_test_init (&argc, &argv);
  g_test_add ("/ui/progress-card/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/ui/progress-card/stop-and-retry", Fixture, NULL, set_up, test_stop_and_retry, tear_down);
  g_test_add ("/ui/progress-card/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
