/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sleep, and clocks that are set: nothing fails for it, and times stay sane. */
#include "cue-queue-fixture.h"

#define HOUR 3600.0

static double
get_elapsed (QueueFixture  *fixture,
             CueGeneration *generation)
{
  return cue_generation_get_elapsed (generation, cue_fake_clock_get_now (fixture->clock));
}

/* The clock is set by hours, in either direction, in the middle of looks that fail and of looks that do not. */
static void
test_set (gconstpointer data)
{
  double       jump = *(const double *) data;
  QueueFixture fixture = { 0 };
  g_autoptr (CueGeneration) generation = NULL;

  queue_set_up (&fixture, NULL);
  cue_fake_api_set_n_looks (fixture.api, 12);
  generation = queue_add (&fixture);
  cue_fake_clock_advance (fixture.clock, 2);
  queue_fail_look (&fixture, CUE_NET_ERROR_TIMED_OUT, -1);
  cue_fake_clock_advance (fixture.clock, 1);
  cue_fake_clock_set (fixture.clock, jump);
  queue_fail_look (&fixture, CUE_NET_ERROR_TIMED_OUT, -1);
  cue_fake_clock_advance (fixture.clock, 6);

  g_assert_true (cue_generation_is_active (generation));
  g_assert_cmpint (cue_generation_get_state (generation), !=, CUE_GENERATION_NO_NEWS);
  g_assert_cmpfloat (get_elapsed (&fixture, generation), >, 7);
  g_assert_cmpfloat (get_elapsed (&fixture, generation), <, 11);

  cue_fake_clock_advance (fixture.clock, 300);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (&fixture), ==, 1);
  g_assert_cmpfloat (get_elapsed (&fixture, generation), <, 310);
  queue_tear_down (&fixture, NULL);
}

/* A pause that the service asked for is as long as before, whatever the clock says meanwhile. */
static void
test_set_pause (gconstpointer data)
{
  double       jump = *(const double *) data;
  QueueFixture fixture = { 0 };
  g_autoptr (CueGeneration) generation = NULL;

  queue_set_up (&fixture, NULL);
  queue_fail_start (&fixture, CUE_NET_ERROR_BUSY, 60);
  generation = queue_add (&fixture);
  cue_fake_clock_advance (fixture.clock, 5);
  cue_fake_clock_set (fixture.clock, jump);
  cue_fake_clock_advance (fixture.clock, 50);
  assert_state (generation, CUE_GENERATION_PAUSED);
  cue_fake_clock_advance (fixture.clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  queue_tear_down (&fixture, NULL);
}

/* The clock was set while the program did not run. */
static void
test_set_restart (gconstpointer data)
{
  double       jump = *(const double *) data;
  QueueFixture fixture = { 0 };
  g_autoptr (CueGeneration) generation = NULL;
  CueGeneration *again = NULL;

  queue_set_up (&fixture, NULL);
  cue_fake_api_set_n_looks (fixture.api, 6);
  generation = queue_add (&fixture);
  cue_fake_clock_advance (fixture.clock, 1);
  cue_fake_clock_set (fixture.clock, jump);
  queue_restart (&fixture);
  again = cue_generation_queue_find (fixture.queue, cue_generation_get_id (generation));
  cue_fake_clock_advance (fixture.clock, 300);
  assert_state (again, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (&fixture), ==, 1);
  g_assert_cmpfloat (get_elapsed (&fixture, again), >=, 0);
  queue_tear_down (&fixture, NULL);
}

/* Eight hours of sleep in the middle of a look that fails: it is looked at again at once, and not given up. */
static void
test_sleep (gconstpointer data)
{
  gboolean     told = *(const gboolean *) data; /* somebody says that the computer woke */
  QueueFixture fixture = { 0 };
  g_autoptr (CueGeneration) generation = NULL;
  guint n_looks = 0;

  queue_set_up (&fixture, NULL);
  generation = queue_add (&fixture);
  cue_fake_api_fail_always (fixture.api, CUE_FAKE_POLL, cue_net_error_new (CUE_NET_ERROR_TIMED_OUT, 0, -1, NULL, "Down"));
  cue_fake_clock_advance (fixture.clock, 200);
  g_assert_true (cue_generation_is_active (generation));
  cue_fake_clock_sleep (fixture.clock, 8 * HOUR);
  n_looks = queue_count_looks (&fixture);
  if (told)
    cue_generation_queue_wake (fixture.queue);
  cue_fake_clock_advance (fixture.clock, told ? 2 : 40);
  g_assert_cmpuint (queue_count_looks (&fixture), >, n_looks);
  g_assert_true (cue_generation_is_active (generation));

  cue_fake_api_fail_always (fixture.api, CUE_FAKE_POLL, NULL);
  cue_fake_clock_advance (fixture.clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (&fixture), ==, 1);
  queue_tear_down (&fixture, NULL);
}

/* What was to wait for an hour has waited while the computer slept for two. */
static void
test_sleep_pause (QueueFixture *fixture,
                  gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  g_autoptr (CueGeneration) behind = NULL;

  queue_fail_start (fixture, CUE_NET_ERROR_BUSY, HOUR);
  generation = queue_add (fixture);
  cue_test_iterate ();
  behind = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 10);
  cue_fake_clock_sleep (fixture->clock, 2 * HOUR);
  cue_generation_queue_wake (fixture->queue);
  cue_fake_clock_advance (fixture->clock, 30);
  assert_state (generation, CUE_GENERATION_FINISHED);
  assert_state (behind, CUE_GENERATION_FINISHED);
}

/* What a sleep was part of teaches nothing about how long the service takes. */
static void
test_sleep_learns_nothing (QueueFixture *fixture,
                           gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);
  double typical = -1;

  cue_fake_clock_advance (fixture->clock, 0.1);
  cue_fake_clock_sleep (fixture->clock, 2 * HOUR);
  cue_generation_queue_wake (fixture->queue);
  cue_fake_clock_advance (fixture->clock, 30);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_object_get (fixture->queue, "typical-seconds", &typical, NULL);
  g_assert_cmpfloat (typical, ==, 0);
}

/* What was learned is known at the next start. */
static void
test_learns (QueueFixture *fixture,
             gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);
  double typical = 0;
  double again = 0;

  cue_fake_clock_advance (fixture->clock, 60);
  g_object_get (fixture->queue, "typical-seconds", &typical, NULL);
  g_assert_cmpfloat (typical, >, 0);
  queue_restart (fixture);
  g_object_get (fixture->queue, "typical-seconds", &again, NULL);
  g_assert_cmpfloat (ABS (again - typical), <, 0.001);
}

int
main (int   argc,
      char *argv[])
{
  static const double   on = 5 * HOUR;
  static const double   back = -5 * HOUR;
  static const gboolean told = TRUE;
  static const gboolean untold = FALSE;

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/generation/queue-clock/set-on", &on, test_set);
  g_test_add_data_func ("/generation/queue-clock/set-back", &back, test_set);
  g_test_add_data_func ("/generation/queue-clock/pause-set-on", &on, test_set_pause);
  g_test_add_data_func ("/generation/queue-clock/pause-set-back", &back, test_set_pause);
  g_test_add_data_func ("/generation/queue-clock/restart-set-on", &on, test_set_restart);
  g_test_add_data_func ("/generation/queue-clock/restart-set-back", &back, test_set_restart);
  g_test_add_data_func ("/generation/queue-clock/sleep", &told, test_sleep);
  g_test_add_data_func ("/generation/queue-clock/sleep-noticed", &untold, test_sleep);
  g_test_add ("/generation/queue-clock/sleep-pause", QueueFixture, NULL, queue_set_up, test_sleep_pause, queue_tear_down);
  g_test_add ("/generation/queue-clock/sleep-learns-nothing", QueueFixture, NULL, queue_set_up, test_sleep_learns_nothing,
              queue_tear_down);
  g_test_add ("/generation/queue-clock/learns", QueueFixture, NULL, queue_set_up, test_learns, queue_tear_down);

  return g_test_run ();
}
