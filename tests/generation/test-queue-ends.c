/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stopping, restarting, losing the disk: what ends before its time. */
#include "cue-queue-fixture.h"

static void
test_stop_waiting (QueueFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  g_object_set (fixture->queue, "paused", TRUE, NULL);
  generation = queue_add (fixture);
  cue_generation_queue_stop (fixture->queue, generation);
  assert_state (generation, CUE_GENERATION_STOPPED);
  g_object_set (fixture->queue, "paused", FALSE, NULL);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_STOPPED);
  assert_journalled (fixture, generation);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);
}

static void
test_stop_journalling (QueueFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, TRUE);
  generation = queue_add (fixture);
  cue_generation_queue_stop (fixture->queue, generation);
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_STOPPED);
  assert_journalled (fixture, generation);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);
}

/* The answer to a request that has left is worth having even when nobody waits: it is paid for. */
static void
test_stop_sending (QueueFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, TRUE);
  generation = queue_add (fixture);
  cue_test_iterate ();
  cue_generation_queue_stop (fixture->queue, generation);
  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_STOPPED);
  g_assert_cmpstr (cue_generation_get_progress_id (generation), ==, "job-1");
  g_assert_cmpuint (queue_count_looks (fixture), ==, 0);

  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

static void
test_stop_and_back (QueueFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, TRUE);
  generation = queue_add (fixture);
  cue_test_iterate ();
  cue_generation_queue_stop (fixture->queue, generation);
  cue_generation_queue_retry (fixture->queue, generation);
  assert_state (generation, CUE_GENERATION_SENDING);
  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

static void
test_stop_looking (QueueFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  guint n_looks = 0;

  cue_fake_api_set_n_looks (fixture->api, 3);
  cue_fake_api_hold (fixture->api, CUE_FAKE_POLL, TRUE);
  generation = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 0.5);
  g_assert_cmpuint (queue_count_looks (fixture), ==, 1);
  cue_generation_queue_stop (fixture->queue, generation);
  cue_fake_api_hold (fixture->api, CUE_FAKE_POLL, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_STOPPED);
  g_assert_cmpuint (queue_count_looks (fixture), ==, 1);

  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 1);
  n_looks = queue_count_looks (fixture);
  cue_generation_queue_stop (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (queue_count_looks (fixture), ==, n_looks);

  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

static void
test_remove (QueueFixture *fixture,
             gconstpointer data)
{
  g_autoptr (CueGeneration) first = queue_add (fixture);
  g_autoptr (CueGeneration) second = queue_add (fixture);

  cue_fake_clock_advance (fixture->clock, 60);
  cue_generation_queue_remove (fixture->queue, first);
  cue_test_iterate ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 1);
  g_assert_null (cue_fake_store_get_record (fixture->store, cue_generation_get_id (first)));
  g_assert_null (cue_generation_queue_find (fixture->queue, cue_generation_get_id (first)));
  g_assert_true (cue_generation_queue_find (fixture->queue, cue_generation_get_id (second)) == second);
  /* What it wrote stays. */
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 2);
}

static void
count_changes_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  guint      *count)
{
  *count += 1;
}

static CueGeneration *
get_item (QueueFixture *fixture,
          guint         position)
{
  g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (fixture->queue), position);

  return generation; /* the queue keeps it */
}

static void
test_restart_sending (QueueFixture *fixture,
                      gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, TRUE);
  generation = queue_add (fixture);
  queue_restart (fixture);
  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_clock_advance (fixture->clock, 600);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 1);
  assert_state (get_item (fixture, 0), CUE_GENERATION_UNCERTAIN);
  assert_journalled (fixture, get_item (fixture, 0));
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);

  /* It asks again after the next start too, and goes when the tester says so. */
  queue_restart (fixture);
  assert_state (get_item (fixture, 0), CUE_GENERATION_UNCERTAIN);
  cue_generation_queue_retry (fixture->queue, get_item (fixture, 0));
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (get_item (fixture, 0), CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 2);
}

static void
test_restart_sent (QueueFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;

  cue_fake_api_set_n_looks (fixture->api, 5);
  g_object_set (fixture->queue, "max-parallel", 1, NULL);
  first = queue_add (fixture);
  second = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 0.5);
  assert_state (first, CUE_GENERATION_WRITING);
  assert_state (second, CUE_GENERATION_WAITING);

  queue_restart (fixture);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 2);
  g_assert_cmpstr (cue_generation_get_id (get_item (fixture, 0)), ==, cue_generation_get_id (first));
  assert_state (get_item (fixture, 0), CUE_GENERATION_FINISHED);
  assert_state (get_item (fixture, 1), CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 2);
}

/* The end came between storing the text and the journal's last word: it is not fetched, and not kept, twice. */
static void
test_restart_stored (QueueFixture *fixture,
                     gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);
  guint n_looks = 0;

  cue_test_iterate ();
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, TRUE);
  cue_fake_clock_advance (fixture->clock, 10);
  g_assert_true (cue_fake_store_release (fixture->store, CUE_FAKE_PUT));
  n_looks = queue_count_looks (fixture);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 1);
  g_assert_cmpuint (cue_fake_store_get_n_held (fixture->store, CUE_FAKE_PUT), ==, 1);

  queue_restart (fixture);
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (get_item (fixture, 0), CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_looks (fixture), ==, n_looks);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 1);
}

static void
test_restart_ended (QueueFixture *fixture,
                    gconstpointer data)
{
  guint n_changes = 0;
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (CueGeneration) first = queue_add (fixture);
  g_autoptr (CueGeneration) second = queue_add (fixture);
  g_autoptr (CueGeneration) early = NULL;

  cue_fake_clock_advance (fixture->clock, 60);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->queue);
  fixture->queue = queue_new (fixture);
  g_signal_connect (fixture->queue, "items-changed", G_CALLBACK (count_changes_cb), &n_changes);

  /* One that was added before the journal was read comes last, and is not listed twice. */
  early = queue_add (fixture);
  cue_generation_queue_load_async (fixture->queue, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_generation_queue_load_finish (fixture->queue, cue_test_result_wait (&result), NULL));
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 3);
  g_assert_true (get_item (fixture, 2) == early);
  assert_state (get_item (fixture, 0), CUE_GENERATION_FINISHED);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 3);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->queue), 3));
}

static void
test_load_fails (QueueFixture *fixture,
                 gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (CueTestResult) result = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      if (i == 0)
        cue_fake_store_fail_next (fixture->store, CUE_FAKE_LOAD,
                                  g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT, "Damaged"));
      else
        g_cancellable_cancel (cancellable);
      cue_generation_queue_load_async (fixture->queue, cancellable, cue_test_async_cb, &result);
      g_assert_false (cue_generation_queue_load_finish (fixture->queue, cue_test_result_wait (&result), &error));
      if (i == 0)
        g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* The text was paid for: it is there although the disk is full, and goes to disk when that is over. */
static void
test_variant_not_stored (QueueFixture *fixture,
                         gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);
  g_autofree char *text = NULL;

  cue_test_iterate ();
  cue_fake_store_fail_always (fixture->store, CUE_FAKE_PUT,
                              g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_FULL, "Full"));
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_nonnull (cue_generation_get_variant (generation));
  g_object_get (fixture->queue, "store-error-text", &text, NULL);
  g_assert_nonnull (text);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 0);

  cue_fake_store_fail_always (fixture->store, CUE_FAKE_PUT, NULL);
  cue_test_iterate_for (3); /* the saver's own time */
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 1);
  assert_journalled (fixture, generation);
  g_clear_pointer (&text, g_free);
  g_object_get (fixture->queue, "store-error-text", &text, NULL);
  g_assert_null (text);
}

/* A queue that ends in the middle of each step takes nothing with it and leaves nothing behind. */
static void
test_end_anywhere (QueueFixture *fixture,
                   gconstpointer data)
{
  static const struct
  {
    gboolean put;
    gboolean start;
    gboolean look;
    double   seconds;
  } rows[] = {
    { TRUE, FALSE, FALSE, 0 },
    { FALSE, TRUE, FALSE, 0 },
    { FALSE, FALSE, TRUE, 0.5 },
    { FALSE, FALSE, FALSE, 0.1 },
    { FALSE, FALSE, FALSE, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueGeneration) generation = NULL;

      cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, rows[i].put);
      cue_fake_api_hold (fixture->api, CUE_FAKE_START, rows[i].start);
      cue_fake_api_hold (fixture->api, CUE_FAKE_POLL, rows[i].look);
      generation = queue_add (fixture);
      cue_fake_clock_advance (fixture->clock, rows[i].seconds);
      g_assert_finalize_object (fixture->queue);
      cue_test_iterate ();
      g_assert_finalize_object (g_steal_pointer (&generation));
      fixture->queue = queue_new (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (QueueFixture *fixture,
                  gconstpointer data);
  } rows[] = {
    { "/generation/queue-ends/stop-waiting", test_stop_waiting },
    { "/generation/queue-ends/stop-journalling", test_stop_journalling },
    { "/generation/queue-ends/stop-sending", test_stop_sending },
    { "/generation/queue-ends/stop-and-back", test_stop_and_back },
    { "/generation/queue-ends/stop-looking", test_stop_looking },
    { "/generation/queue-ends/remove", test_remove },
    { "/generation/queue-ends/restart-sending", test_restart_sending },
    { "/generation/queue-ends/restart-sent", test_restart_sent },
    { "/generation/queue-ends/restart-stored", test_restart_stored },
    { "/generation/queue-ends/restart-ended", test_restart_ended },
    { "/generation/queue-ends/load-fails", test_load_fails },
    { "/generation/queue-ends/variant-not-stored", test_variant_not_stored },
    { "/generation/queue-ends/end-anywhere", test_end_anywhere },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, QueueFixture, NULL, queue_set_up, rows[i].test, queue_tear_down);

  return g_test_run ();
}
