/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-batch-list.h"
#include "cue-queue-fixture.h"

/* (transfer full): in line, @created microseconds after the others' zero; of @batch (nullable). */
static CueGeneration *
add (QueueFixture *fixture,
     const char   *batch,
     gint64        created)
{
  CueGeneration *generation = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);

  g_object_set (generation, "batch-id", batch, "batch-title", batch != NULL ? "3 variants" : NULL,
                "created", G_GINT64_CONSTANT (1700000000000000) + created, NULL);
  cue_generation_queue_add (fixture->queue, generation);
  return generation;
}

typedef struct
{
  guint n_changes;
  guint position;
  guint n_removed;
  guint n_added;
} Changes;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       n_removed,
            guint       n_added,
            Changes    *changes)
{
  *changes = (Changes){ changes->n_changes + 1, position, n_removed, n_added };
}

#define assert_changes(changes, ...)                                           \
  G_STMT_START                                                                 \
  {                                                                            \
    Changes expected = { __VA_ARGS__ };                                        \
                                                                               \
    g_assert_cmpmem (&(changes), sizeof expected, &expected, sizeof expected); \
  }                                                                            \
  G_STMT_END

static gpointer
get_item (gpointer model,
          guint    position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  return item; /* the model keeps it */
}

static void
test_order (QueueFixture *fixture,
            gconstpointer data)
{
  g_autoptr (CueGeneration) early = NULL;
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;
  g_autoptr (CueGeneration) late = NULL;
  g_autoptr (CueBatchList) list = NULL;
  CueBatch *batch = NULL;
  Changes   changes = { 0 };

  g_object_set (fixture->queue, "paused", TRUE, NULL);
  early = add (fixture, NULL, 1);
  list = cue_batch_list_new (fixture->queue);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &changes);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  first = add (fixture, "b", 2);
  assert_changes (changes, 1, 0, 0, 1);
  second = add (fixture, "b", 3);
  assert_changes (changes, 1, 0, 0, 1); /* it is in the batch */
  late = add (fixture, NULL, 4);
  assert_changes (changes, 2, 0, 0, 1);

  batch = cue_batch_list_find (list, "b");
  g_assert_true (get_item (list, 0) == late);
  g_assert_true (get_item (list, 1) == batch);
  g_assert_true (get_item (list, 2) == early);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 3));
  g_assert_true (get_item (batch, 0) == first);
  g_assert_true (get_item (batch, 1) == second);
  g_assert_cmpstr (cue_batch_get_title (batch), ==, "3 variants");
  g_assert_cmpuint (cue_test_read_all_properties (batch), ==, 11);
  g_assert_null (cue_batch_list_find (list, "x"));

  /* The batch goes with the last of it. */
  cue_generation_queue_stop_all (fixture->queue, NULL);
  cue_generation_queue_remove (fixture->queue, first);
  assert_changes (changes, 2, 0, 0, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (batch)), ==, 1);
  cue_generation_queue_remove (fixture->queue, second);
  assert_changes (changes, 3, 1, 1, 0);
  g_assert_null (cue_batch_list_find (list, "b"));
  cue_generation_queue_remove (fixture->queue, early);
  assert_changes (changes, 4, 1, 1, 0);
  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  *count += 1;
}

static void
test_counts (QueueFixture *fixture,
             gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;
  g_autoptr (CueGeneration) third = NULL;
  g_autoptr (CueGeneration) fourth = NULL;
  g_autoptr (CueBatchList) list = cue_batch_list_new (fixture->queue);
  CueBatch *batch = NULL;
  guint     n_finished = 0;
  guint     n_active = 0;
  double    left = 0;

  g_object_set (fixture->queue, "max-parallel", 1, NULL);
  queue_fail_start (fixture, CUE_NET_ERROR_REJECTED, -1);
  first = add (fixture, "b", 1);
  cue_fake_clock_advance (fixture->clock, 0.1);
  queue_fail_start (fixture, CUE_NET_ERROR_TIMED_OUT, -1);
  second = add (fixture, "b", 2);
  cue_fake_clock_advance (fixture->clock, 0.1);
  cue_fake_api_set_n_looks (fixture->api, 4);
  third = add (fixture, "b", 3);
  fourth = add (fixture, "b", 4);
  batch = cue_batch_list_find (list, "b");
  g_signal_connect (batch, "notify::n-finished", G_CALLBACK (count_cb), &n_finished);
  g_signal_connect (batch, "notify::active", G_CALLBACK (count_cb), &n_active);

  g_assert_cmpuint (cue_batch_get_n_failed (batch), ==, 1);
  g_assert_cmpuint (cue_batch_get_n_uncertain (batch), ==, 1);
  g_assert_cmpuint (cue_batch_get_n_running (batch), ==, 1);
  g_assert_cmpuint (cue_batch_get_n_waiting (batch), ==, 1);
  g_assert_true (cue_batch_is_active (batch));
  g_object_get (batch, "seconds-left", &left, NULL);
  g_assert_cmpfloat (left, <, 0); /* nobody knows how long one takes */

  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (cue_batch_get_n_finished (batch), ==, 2);
  g_assert_cmpuint (n_finished, ==, 2);
  g_assert_cmpuint (n_active, ==, 1);
  g_assert_false (cue_batch_is_active (batch));
  g_assert_cmpuint (cue_batch_get_n_missing (batch), ==, 1);

  /* Only what is missing, and not what may have been sent. */
  g_assert_cmpuint (cue_generation_queue_retry_missing (fixture->queue, "b"), ==, 1);
  g_object_get (batch, "seconds-left", &left, NULL);
  g_assert_cmpfloat (left, >, 0);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (cue_batch_get_n_finished (batch), ==, 3);
  g_assert_cmpuint (cue_batch_get_n_uncertain (batch), ==, 1);
  g_assert_cmpuint (cue_generation_queue_retry_missing (fixture->queue, "b"), ==, 0);
  g_object_get (batch, "seconds-left", &left, NULL);
  g_assert_cmpfloat (left, ==, 0);
}

/* What the journal has comes at once, in its place. */
static void
test_journal (QueueFixture *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) first = add (fixture, "b", 1);
  g_autoptr (CueGeneration) second = add (fixture, NULL, 2);
  g_autoptr (CueGeneration) third = add (fixture, "b", 3);
  g_autoptr (CueGeneration) fourth = add (fixture, "c", 4);
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (CueBatchList) list = NULL;
  Changes changes = { 0 };

  cue_fake_clock_advance (fixture->clock, 60);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->queue);
  fixture->queue = queue_new (fixture);
  list = cue_batch_list_new (fixture->queue);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &changes);
  cue_generation_queue_load_async (fixture->queue, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_generation_queue_load_finish (fixture->queue, cue_test_result_wait (&result), NULL));

  assert_changes (changes, 1, 0, 0, 3);
  g_assert_cmpstr (cue_batch_get_id (get_item (list, 0)), ==, "c");
  g_assert_cmpstr (cue_generation_get_id (get_item (list, 1)), ==, cue_generation_get_id (second));
  g_assert_cmpstr (cue_batch_get_id (get_item (list, 2)), ==, "b");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_item (list, 2))), ==, 2);
  g_assert_cmpuint (cue_batch_get_n_finished (get_item (list, 2)), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/generation/batch-list/order", QueueFixture, NULL, queue_set_up, test_order, queue_tear_down);
  g_test_add ("/generation/batch-list/counts", QueueFixture, NULL, queue_set_up, test_counts, queue_tear_down);
  g_test_add ("/generation/batch-list/journal", QueueFixture, NULL, queue_set_up, test_journal, queue_tear_down);

  return g_test_run ();
}
