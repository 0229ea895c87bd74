/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the queue follows the connection of its api. */
#include "cue-queue-fixture.h"

static CueConnection *
get_connection (QueueFixture *fixture)
{
  return cue_api_get_connection (CUE_API (fixture->api));
}

static void
note (QueueFixture *fixture,
      CueNetError   code,
      double        retry_after)
{
  g_autoptr (GError) error = cue_net_error_new (code, 0, retry_after, NULL, "Told by a test");

  cue_connection_note_error (get_connection (fixture), error);
}

static void
assert_text (CueGeneration *generation,
             const char    *expected)
{
  g_autofree char *text = cue_generation_dup_state_text (generation, 0);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
needs_key (QueueFixture *fixture)
{
  gboolean needed = FALSE;
  gboolean paused = FALSE;

  g_object_get (fixture->queue, "needs-key", &needed, "paused", &paused, NULL);
  g_assert_true (needed == paused);
  return needed;
}

/* Offline: what waits says so, one at a time is tried, and all go on at once when the network is back. */
static void
test_offline (QueueFixture *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;
  g_autoptr (CueGeneration) third = NULL;

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_START,
                            cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "Down"));
  first = queue_add (fixture);
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
  assert_state (first, CUE_GENERATION_WAITING);
  assert_text (first, "Waiting for the network");

  second = queue_add (fixture);
  third = queue_add (fixture);
  cue_test_iterate ();
  assert_text (second, "Waiting for the network");
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
  g_assert_cmpuint (cue_fake_clock_get_n_timers (fixture->clock), ==, 1);

  /* The first pause ends after 1.5 to 2.5 seconds: one goes to see. */
  cue_fake_clock_advance (fixture->clock, 2.6);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 2);
  assert_text (third, "Waiting for the network");
  assert_journalled (fixture, first);

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_START, NULL);
  cue_connection_note_answer (get_connection (fixture));
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_starts (fixture), ==, 5);
  assert_state (third, CUE_GENERATION_SENT);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (first, CUE_GENERATION_FINISHED);
  assert_state (second, CUE_GENERATION_FINISHED);
  assert_state (third, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 5);
  g_assert_cmpuint (cue_fake_clock_get_n_timers (fixture->clock), ==, 0);
}

/* Somebody else has found that nobody answers. */
static void
test_offline_before (QueueFixture *fixture,
                     gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  note (fixture, CUE_NET_ERROR_OFFLINE, -1);
  generation = queue_add (fixture);
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);
  assert_text (generation, "Waiting for the network");
  cue_fake_clock_advance (fixture->clock, 2.6);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

/* “Try again” of one generation is a wish to go on. */
static void
test_offline_retry (QueueFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  note (fixture, CUE_NET_ERROR_OFFLINE, -1);
  generation = queue_add (fixture);
  cue_generation_queue_retry (fixture->queue, generation);
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
  assert_text (generation, "Sent: the service has it");
}

/* However long the network is away, what the service has is looked for again. */
static void
test_offline_looks (QueueFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);
  guint n_looks = 0;

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_POLL,
                            cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "Down"));
  cue_fake_clock_advance (fixture->clock, 2000);
  g_assert_true (cue_generation_is_active (generation));
  n_looks = queue_count_looks (fixture);
  g_assert_cmpuint (n_looks, <, 150);

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_POLL, NULL);
  cue_connection_note_answer (get_connection (fixture));
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_looks (fixture), ==, n_looks + 1);
  g_assert_cmpuint (cue_fake_clock_get_n_timers (fixture->clock), ==, 1);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

/* A key that another call found refused stops the queue, asks once, and nothing leaves until there is another. */
static void
test_key_refused (QueueFixture *fixture,
                  gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  note (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  g_assert_true (needs_key (fixture));
  generation = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 100);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);
  assert_text (generation, "Waits for a new key");

  cue_connection_retry (get_connection (fixture));
  g_assert_false (needs_key (fixture));
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

/* Another key does not send what the tester has paused. */
static void
test_key_refused_paused (QueueFixture *fixture,
                         gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  gboolean needed = TRUE;
  gboolean paused = FALSE;

  g_object_set (fixture->queue, "paused", TRUE, NULL);
  generation = queue_add (fixture);
  note (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  assert_text (generation, "Waits for a new key");
  cue_connection_retry (get_connection (fixture));
  cue_fake_clock_advance (fixture->clock, 60);
  g_object_get (fixture->queue, "needs-key", &needed, "paused", &paused, NULL);
  g_assert_false (needed);
  g_assert_true (paused);
  assert_text (generation, "Waiting to be sent");
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);

  g_object_set (fixture->queue, "paused", FALSE, NULL);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
}

/* What the service refused was not carried out: it waits for another key, and then all go out in order, each once. */
static void
test_key_refused_start (QueueFixture *fixture,
                        gconstpointer data)
{
  CueGeneration *generations[3] = { 0 };

  g_object_set (fixture->queue, "max-parallel", 2, NULL);
  cue_fake_api_fail_always (fixture->api, CUE_FAKE_START,
                            cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 401, -1, NULL, "Refused"));
  for (guint i = 0; i < G_N_ELEMENTS (generations); i++)
    generations[i] = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 1000);
  g_assert_true (needs_key (fixture));
  g_assert_cmpuint (queue_count_starts (fixture), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (generations); i++)
    {
      assert_text (generations[i], "Waits for a new key");
      assert_state (generations[i], CUE_GENERATION_WAITING);
      assert_journalled (fixture, generations[i]);
    }

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_START, NULL);
  cue_connection_retry (get_connection (fixture));
  g_assert_false (needs_key (fixture));
  assert_text (generations[2], "Waiting to be sent");
  cue_fake_clock_advance (fixture->clock, 100);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (generations); i++)
    {
      g_autofree char *id = g_strdup_printf ("job-%u", i + 1);

      assert_state (generations[i], CUE_GENERATION_FINISHED);
      g_assert_cmpstr (cue_generation_get_progress_id (generations[i]), ==, id);
      g_assert_null (cue_generation_get_error_text (generations[i]));
      g_object_unref (generations[i]);
    }
}

/* The end of the program in between: it is known that nothing was written. */
static void
test_key_refused_restart (QueueFixture *fixture,
                          gconstpointer data)
{
  g_autofree char *id = NULL;
  CueGeneration   *generation = queue_add (fixture);

  queue_fail_start (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  cue_test_iterate ();
  id = g_strdup (cue_generation_get_id (generation));
  g_object_unref (generation);
  queue_restart (fixture);

  generation = cue_generation_queue_find (fixture->queue, id);
  g_assert_nonnull (generation);
  assert_text (generation, "Waits for a new key");
  assert_state (generation, CUE_GENERATION_WAITING);
  cue_fake_clock_advance (fixture->clock, 100);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);

  cue_connection_retry (get_connection (fixture));
  cue_fake_clock_advance (fixture->clock, 100);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 2);
}

/* A look that is refused ends nothing. */
static void
test_key_refused_look (QueueFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);

  queue_fail_look (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  cue_fake_clock_advance (fixture->clock, 1000);
  g_assert_true (needs_key (fixture));
  g_assert_true (cue_generation_is_active (generation));
  g_assert_cmpuint (queue_count_looks (fixture), ==, 1);

  cue_connection_retry (get_connection (fixture));
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

/* Going on by hand is a new try with the key as well. */
static void
test_key_resumed (QueueFixture *fixture,
                  gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  note (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  generation = queue_add (fixture);
  g_object_set (fixture->queue, "paused", FALSE, NULL);
  cue_test_iterate ();
  g_assert_false (needs_key (fixture));
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

/* What the service has already is not given up for the want of a key. */
static void
test_key_looks (QueueFixture *fixture,
                gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);
  guint n_looks = 0;

  cue_test_iterate ();
  assert_state (generation, CUE_GENERATION_SENT);
  n_looks = queue_count_looks (fixture);
  note (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  cue_fake_clock_advance (fixture->clock, 1000);
  g_assert_cmpuint (queue_count_looks (fixture), ==, n_looks);
  g_assert_true (cue_generation_is_active (generation));
  g_assert_cmpuint (cue_fake_clock_get_n_timers (fixture->clock), ==, 0);

  cue_connection_retry (get_connection (fixture));
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_looks (fixture), ==, n_looks + 1);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
}

static void
test_key_stopped (QueueFixture *fixture,
                  gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);

  cue_test_iterate ();
  note (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  cue_fake_clock_advance (fixture->clock, 100);
  cue_generation_queue_stop (fixture->queue, generation);
  cue_connection_retry (get_connection (fixture));
  cue_fake_clock_advance (fixture->clock, 100);
  assert_state (generation, CUE_GENERATION_STOPPED);
  g_assert_cmpuint (queue_count_looks (fixture), ==, 0);
}

/* (transfer full): the words for a wait that ends at @until. */
static char *
dup_wait_text (gint64 until)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (until / G_USEC_PER_SEC);

  return g_date_time_format (time, "Waiting until %H:%M, as the service asked");
}

/* What waits because the service asked says until when, and so do those behind it. */
static void
test_pause_text (QueueFixture *fixture,
                 gconstpointer data)
{
  g_autoptr (CueGeneration) first = queue_add (fixture);
  g_autoptr (CueGeneration) second = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  gint64           until = 0;

  queue_fail_start (fixture, CUE_NET_ERROR_BUSY, 7200);
  cue_test_iterate ();
  second = queue_add (fixture);
  g_object_get (first, "paused-until", &until, NULL);
  g_assert_cmpint (until, >, g_get_real_time () + G_GINT64_CONSTANT (7000) * G_USEC_PER_SEC);
  first_text = dup_wait_text (until);
  assert_text (first, first_text);
  assert_journalled (fixture, first);
  assert_state (second, CUE_GENERATION_WAITING);
  second_text = dup_wait_text (cue_connection_get_paused_until (get_connection (fixture)));
  assert_text (second, second_text);

  cue_connection_retry (get_connection (fixture));
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (first, CUE_GENERATION_FINISHED);
  assert_state (second, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 3);
}

/* “Retry now” ends a wait that the service asked for; the timers of the wait are gone with it. */
static void
test_pause_retried (QueueFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  queue_fail_start (fixture, CUE_NET_ERROR_BUSY, 1000);
  generation = queue_add (fixture);
  cue_test_iterate ();
  assert_state (generation, CUE_GENERATION_PAUSED);
  cue_fake_clock_advance (fixture->clock, 100);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);

  cue_connection_retry (get_connection (fixture));
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_starts (fixture), ==, 2);
  assert_state (generation, CUE_GENERATION_SENT);
  g_assert_cmpuint (cue_fake_clock_get_n_timers (fixture->clock), ==, 1);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
}

static void
test_pause_of_look_retried (QueueFixture *fixture,
                            gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  guint n_looks = 0;

  queue_fail_look (fixture, CUE_NET_ERROR_BUSY, 1000);
  generation = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 30);
  assert_state (generation, CUE_GENERATION_PAUSED);
  n_looks = queue_count_looks (fixture);
  cue_connection_retry (get_connection (fixture));
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_looks (fixture), ==, n_looks + 1);
  g_assert_cmpuint (cue_fake_clock_get_n_timers (fixture->clock), ==, 1);
}

static gboolean
has_started (gpointer data)
{
  return queue_count_starts (data) == 1;
}

/* In the computer's own time: a pause that another call brought about. */
static void
test_pause (QueueFixture *fixture,
            gconstpointer data)
{
  CueGenerationQueue *queue = cue_generation_queue_new (CUE_API (fixture->api), CUE_STORE (fixture->store));
  g_autoptr (CueGeneration) generation = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);

  note (fixture, CUE_NET_ERROR_BUSY, 0.3);
  cue_generation_queue_add (queue, generation);
  cue_test_iterate_for (0.1);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);
  assert_state (generation, CUE_GENERATION_WAITING);
  g_assert_true (cue_test_wait_until (has_started, fixture, CUE_TEST_TIMEOUT));
  g_assert_true (cue_connection_may_send (get_connection (fixture)));
  cue_test_iterate ();
  g_assert_finalize_object (queue);
}

static gboolean
is_sent (gpointer data)
{
  return cue_generation_get_progress_id (data) != NULL;
}

/* In the computer's own time: who was asked to wait goes first when the wait is over. */
static void
test_pause_order (QueueFixture *fixture,
                  gconstpointer data)
{
  CueGenerationQueue *queue = cue_generation_queue_new (CUE_API (fixture->api), CUE_STORE (fixture->store));
  g_autoptr (CueGeneration) first = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  g_autoptr (CueGeneration) second = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);

  queue_fail_start (fixture, CUE_NET_ERROR_BUSY, 0.3);
  cue_generation_queue_add (queue, first);
  cue_test_iterate ();
  cue_generation_queue_add (queue, second);
  assert_state (first, CUE_GENERATION_PAUSED);
  g_assert_true (cue_test_wait_until (is_sent, second, CUE_TEST_TIMEOUT));
  g_assert_cmpstr (cue_generation_get_progress_id (first), ==, "job-1");
  g_assert_cmpstr (cue_generation_get_progress_id (second), ==, "job-2");
  g_assert_cmpuint (queue_count_starts (fixture), ==, 3);
  cue_test_iterate ();
  g_assert_finalize_object (queue);
}

static void
add (const char *name,
     void (*test) (QueueFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/generation/queue-connection/", name, NULL);

  g_test_add (path, QueueFixture, NULL, queue_set_up, test, queue_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("offline", test_offline);
  add ("offline-before", test_offline_before);
  add ("offline-retry", test_offline_retry);
  add ("offline-looks", test_offline_looks);
  add ("key-refused", test_key_refused);
  add ("key-refused-paused", test_key_refused_paused);
  add ("key-refused-start", test_key_refused_start);
  add ("key-refused-restart", test_key_refused_restart);
  add ("key-refused-look", test_key_refused_look);
  add ("key-resumed", test_key_resumed);
  add ("key-looks", test_key_looks);
  add ("key-stopped", test_key_stopped);
  add ("pause-text", test_pause_text);
  add ("pause-order", test_pause_order);
  add ("pause-retried", test_pause_retried);
  add ("pause-of-look-retried", test_pause_of_look_retried);
  add ("pause", test_pause);

  return g_test_run ();
}
