/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-queue-fixture.h"

CueGenerationQueue *
queue_new (QueueFixture *fixture)
{
  CueGenerationQueue *queue = cue_generation_queue_new (CUE_API (fixture->api), CUE_STORE (fixture->store));

  cue_generation_queue_set_clock (queue, cue_fake_clock_get_funcs (), fixture->clock);
  return queue;
}

void
queue_set_up (QueueFixture *fixture,
              gconstpointer data)
{
  fixture->api = cue_fake_api_new ();
  fixture->store = cue_fake_store_new ();
  fixture->clock = cue_fake_clock_new ();
  fixture->draft = cue_draft_new (1);
  cue_draft_set_brief (fixture->draft, "Cancels the appointment.");
  fixture->queue = queue_new (fixture);
}

/* Nothing may stay alive: not the queue, not a timer. */
void
queue_tear_down (QueueFixture *fixture,
                 gconstpointer data)
{
  cue_test_iterate ();
  g_assert_finalize_object (fixture->queue);
  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_api_hold (fixture->api, CUE_FAKE_POLL, FALSE);
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, FALSE);
  cue_test_iterate ();
  cue_fake_clock_free (fixture->clock);
  g_assert_finalize_object (fixture->draft);
  g_assert_finalize_object (fixture->api);
  g_assert_finalize_object (fixture->store);
}

/* As after the end of the program and a new start, or a crash. */
static void
restart (QueueFixture *fixture,
         gboolean      paused)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_test_iterate ();
  g_assert_finalize_object (fixture->queue);
  cue_test_iterate ();
  fixture->queue = queue_new (fixture);
  if (paused)
    g_object_set (fixture->queue, "paused", TRUE, NULL);
  cue_generation_queue_load_async (fixture->queue, NULL, cue_test_async_cb, &result);
  cue_generation_queue_load_finish (fixture->queue, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
}

void
queue_restart (QueueFixture *fixture)
{
  restart (fixture, FALSE);
}

void
queue_restart_paused (QueueFixture *fixture)
{
  restart (fixture, TRUE);
}

CueGeneration *
queue_add (QueueFixture *fixture)
{
  CueGeneration *generation = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);

  cue_generation_queue_add (fixture->queue, generation);
  return generation;
}

const char *
queue_get_nick (GType type,
                int   value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

guint
queue_count_starts (QueueFixture *fixture)
{
  return cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_START);
}

guint
queue_count_looks (QueueFixture *fixture)
{
  return cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_POLL);
}

void
queue_fail_start (QueueFixture *fixture,
                  CueNetError   code,
                  double        retry_after)
{
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_START, cue_net_error_new (code, 0, retry_after, NULL, "Told to fail"));
}

void
queue_fail_look (QueueFixture *fixture,
                 CueNetError   code,
                 double        retry_after)
{
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_POLL, cue_net_error_new (code, 0, retry_after, NULL, "Told to fail"));
}
