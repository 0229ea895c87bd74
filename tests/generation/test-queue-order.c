/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line, and what is done to many at once. */
#include "cue-queue-fixture.h"

#define N_ITEMS 4

/* A paused queue with a few of the batch "b" in line. */
typedef struct
{
  QueueFixture   queue;
  CueGeneration *items[N_ITEMS];
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  queue_set_up (&fixture->queue, NULL);
  g_object_set (fixture->queue.queue, "paused", TRUE, "max-parallel", 1, NULL);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      fixture->items[i] = cue_generation_new (fixture->queue.draft, CUE_GENERATION_GENERATE, NULL, i);
      g_object_set (fixture->items[i], "batch-id", "b", NULL);
      cue_generation_queue_add (fixture->queue.queue, fixture->items[i]);
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < N_ITEMS; i++)
    g_clear_object (&fixture->items[i]);
  queue_tear_down (&fixture->queue, NULL);
}

static void
go (Fixture *fixture,
    double   seconds)
{
  g_object_set (fixture->queue.queue, "paused", FALSE, NULL);
  cue_fake_clock_advance (fixture->queue.clock, seconds);
}

/* The seeds in the order in which they went out: "0 1 2 3". */
static char *
dup_sent (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 last = 0;

  for (guint round = 0; round < N_ITEMS; round++)
    {
      gint64 soonest = G_MAXINT64;
      guint  found = N_ITEMS;

      for (guint i = 0; i < N_ITEMS; i++)
        {
          gint64 sent = 0;

          g_object_get (fixture->items[i], "sent", &sent, NULL);
          if (sent > last && sent < soonest)
            {
              soonest = sent;
              found = i;
            }
        }
      if (found == N_ITEMS)
        break;
      last = soonest;
      g_string_append_printf (text, "%s%u", round > 0 ? " " : "", found);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_sent (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *sent = NULL;

  go (fixture, 60);
  sent = dup_sent (fixture);
  g_assert_cmpstr (sent, ==, expected);
}

static void
test_in_order (Fixture      *fixture,
               gconstpointer data)
{
  assert_sent (fixture, "0 1 2 3");
}

static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  CueGenerationQueue *queue = fixture->queue.queue;

  cue_generation_queue_move (queue, fixture->items[3], -1);       /* 0 1 3 2 */
  cue_generation_queue_move (queue, fixture->items[0], 1);        /* 1 0 3 2 */
  cue_generation_queue_move (queue, fixture->items[1], G_MAXINT); /* 0 3 2 1 */
  cue_generation_queue_move (queue, fixture->items[2], G_MININT); /* 2 0 3 1 */
  cue_generation_queue_move (queue, fixture->items[2], -1);       /* it is first */
  assert_sent (fixture, "2 0 3 1");
  /* What has ended is in no line. */
  cue_generation_queue_move (queue, fixture->items[2], 1);
}

/* The line is the same after the end of the program, and what comes is behind it. */
static void
test_restart (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) late = NULL;

  cue_generation_queue_move (fixture->queue.queue, fixture->items[3], G_MININT);
  queue_restart_paused (&fixture->queue);
  g_object_set (fixture->queue.queue, "max-parallel", 1, NULL);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      const char    *id = cue_generation_get_id (fixture->items[i]);
      CueGeneration *again = cue_generation_queue_find (fixture->queue.queue, id);

      g_set_object (&fixture->items[i], again);
    }
  late = queue_add (&fixture->queue);
  cue_generation_queue_move (fixture->queue.queue, late, -1);
  assert_sent (fixture, "3 0 1 2");
}

/* None of those that wait begins while the others are being stopped. */
static void
test_stop_all (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (CueGeneration) other = queue_add (&fixture->queue);

  cue_fake_api_set_n_looks (fixture->queue.api, 10);
  go (fixture, 0.1);
  g_assert_cmpuint (queue_count_starts (&fixture->queue), ==, 1);
  cue_generation_queue_stop_all (fixture->queue.queue, "b");
  cue_test_iterate ();
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_autofree char *text = NULL;

      assert_state (fixture->items[i], CUE_GENERATION_STOPPED);
      assert_journalled (&fixture->queue, fixture->items[i]);
      /* What the service may still do is said, and only where there is something that it could do. */
      g_object_get (fixture->items[i], "state-text", &text, NULL);
      g_assert_cmpstr (text, ==, i == 0 ? "Stopped by you. The service may still finish." : "Stopped before it was sent");
    }
  g_assert_cmpuint (queue_count_starts (&fixture->queue), ==, 2);
  cue_generation_queue_stop_all (fixture->queue.queue, NULL);
  assert_state (other, CUE_GENERATION_STOPPED);
  g_assert_cmpuint (cue_generation_queue_get_n_active (fixture->queue.queue), ==, 0);

  /* What was sent is looked at again: its text is not lost, and nothing is sent twice. */
  cue_fake_api_set_n_looks (fixture->queue.api, 1);
  g_assert_cmpuint (cue_generation_queue_retry_missing (fixture->queue.queue, "b"), ==, N_ITEMS);
  cue_fake_clock_advance (fixture->queue.clock, 600);
  for (guint i = 0; i < N_ITEMS; i++)
    assert_state (fixture->items[i], CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (&fixture->queue), ==, 2 + N_ITEMS - 1);
  assert_state (other, CUE_GENERATION_STOPPED);
}

/* One that was stopped before anybody knew whether it had been sent is not ordered again with the others. */
static void
test_missing_uncertain (Fixture      *fixture,
                        gconstpointer data)
{
  CueGenerationQueue *queue = fixture->queue.queue;

  queue_fail_start (&fixture->queue, CUE_NET_ERROR_INTERRUPTED, -1);
  queue_fail_start (&fixture->queue, CUE_NET_ERROR_REJECTED, -1);
  go (fixture, 60);
  assert_state (fixture->items[0], CUE_GENERATION_UNCERTAIN);
  assert_state (fixture->items[1], CUE_GENERATION_FAILED);
  assert_state (fixture->items[3], CUE_GENERATION_FINISHED);
  cue_generation_queue_stop (queue, fixture->items[0]);
  assert_state (fixture->items[0], CUE_GENERATION_STOPPED);

  g_assert_cmpuint (cue_generation_queue_retry_missing (queue, "b"), ==, 1);
  cue_fake_clock_advance (fixture->queue.clock, 60);
  assert_state (fixture->items[0], CUE_GENERATION_STOPPED);
  assert_state (fixture->items[1], CUE_GENERATION_FINISHED);
  g_assert_cmpuint (cue_generation_queue_retry_missing (queue, "b"), ==, 0);
  g_assert_cmpuint (cue_generation_queue_retry_missing (queue, "x"), ==, 0);
}

/* A crash while it was being sent: stopped or not, it may have been sent. */
static void
test_stopped_after_crash (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *text = NULL;
  CueGeneration   *again = NULL;

  cue_fake_api_hold (fixture->queue.api, CUE_FAKE_START, TRUE);
  go (fixture, 0.1);
  queue_restart (&fixture->queue);
  g_object_set (fixture->queue.queue, "paused", TRUE, NULL);
  again = cue_generation_queue_find (fixture->queue.queue, cue_generation_get_id (fixture->items[0]));
  assert_state (again, CUE_GENERATION_UNCERTAIN);
  cue_generation_queue_stop (fixture->queue.queue, again);
  g_object_get (again, "state-text", &text, NULL);
  g_assert_cmpstr (text, ==, "Stopped by you. The service may still finish.");
  g_assert_cmpuint (cue_generation_queue_retry_missing (fixture->queue.queue, "b"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/generation/queue-order/in-order", Fixture, NULL, set_up, test_in_order, tear_down);
  g_test_add ("/generation/queue-order/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/generation/queue-order/restart", Fixture, NULL, set_up, test_restart, tear_down);
  g_test_add ("/generation/queue-order/stop-all", Fixture, NULL, set_up, test_stop_all, tear_down);
  g_test_add ("/generation/queue-order/missing-uncertain", Fixture, NULL, set_up, test_missing_uncertain, tear_down);
  g_test_add ("/generation/queue-order/stopped-after-crash", Fixture, NULL, set_up, test_stopped_after_crash, tear_down);

  return g_test_run ();
}
