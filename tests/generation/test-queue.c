/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-generation-queue.h"

#include "cue-error.h"
#include "cue-fake-api.h"
#include "cue-fake-clock.h"
#include "cue-fake-store.h"
#include "cue-json.h"
#include "cue-test.h"

typedef struct
{
  CueFakeApi         *api;
  CueFakeStore       *store;
  CueFakeClock       *clock;
  CueDraft           *draft;
  CueGenerationQueue *queue;
} Fixture;

static CueGenerationQueue *
queue_new (Fixture *fixture)
{
  CueGenerationQueue *queue = cue_generation_queue_new (CUE_API (fixture->api), CUE_STORE (fixture->store));

  cue_generation_queue_set_clock (queue, cue_fake_clock_get_funcs (), fixture->clock);
  return queue;
}

static void
set_up (Fixture      *fixture,
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
static void
tear_down (Fixture      *fixture,
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
restart (Fixture *fixture)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_test_iterate ();
  g_assert_finalize_object (fixture->queue);
  cue_test_iterate ();
  fixture->queue = queue_new (fixture);
  cue_generation_queue_load_async (fixture->queue, NULL, cue_test_async_cb, &result);
  cue_generation_queue_load_finish (fixture->queue, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
}

static CueGeneration *
add (Fixture *fixture)
{
  CueGeneration *generation = cue_generation_new (fixture->draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);

  cue_generation_queue_add (fixture->queue, generation);
  return generation;
}

static const char *
get_nick (GType type,
          int   value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

#define assert_state(generation, expected)                                                          \
  g_assert_cmpstr (get_nick (CUE_TYPE_GENERATION_STATE, cue_generation_get_state (generation)), ==, \
                   get_nick (CUE_TYPE_GENERATION_STATE, expected))

#define assert_journalled(fixture, generation)                                                                               \
  g_assert_cmpstr (cue_json_get_string (json_node_get_object (                                                               \
                                          cue_fake_store_get_record ((fixture)->store, cue_generation_get_id (generation))), \
                                        "state"),                                                                            \
                   ==, get_nick (CUE_TYPE_GENERATION_STATE, cue_generation_get_state (generation)))

static guint
count_starts (Fixture *fixture)
{
  return cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_START);
}

static guint
count_looks (Fixture *fixture)
{
  return cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_POLL);
}

static void
fail_start (Fixture    *fixture,
            CueNetError code,
            double      retry_after)
{
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_START, cue_net_error_new (code, 0, retry_after, NULL, "Told to fail"));
}

static void
fail_look (Fixture    *fixture,
           CueNetError code,
           double      retry_after)
{
  cue_fake_api_fail_next (fixture->api, CUE_FAKE_POLL, cue_net_error_new (code, 0, retry_after, NULL, "Told to fail"));
}

static guint
get_uint (gpointer    object,
          const char *property)
{
  guint value = 0;

  g_object_get (object, property, &value, NULL);
  return value;
}

static gboolean
get_flag (gpointer    object,
          const char *property)
{
  gboolean value = FALSE;

  g_object_get (object, property, &value, NULL);
  return value;
}

static void
test_finished (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (CueGeneration) generation = add (fixture);
  CueVariant      *variant = NULL;
  g_autofree char *generation_id = NULL;
  g_autofree char *request = NULL;
  double           seconds = 0;
  int              n_requests = 0;

  g_assert_cmpuint (cue_generation_queue_get_n_active (fixture->queue), ==, 1);
  cue_fake_clock_advance (fixture->clock, 10);

  assert_state (generation, CUE_GENERATION_FINISHED);
  assert_journalled (fixture, generation);
  g_assert_cmpuint (cue_generation_queue_get_n_active (fixture->queue), ==, 0);
  g_assert_cmpuint (count_starts (fixture), ==, 1);
  g_assert_cmpuint (count_looks (fixture), ==, 2);

  variant = cue_generation_get_variant (generation);
  g_assert_nonnull (variant);
  g_assert_true (g_str_has_suffix (cue_variant_get_text (variant), "Cancels the appointment."));
  g_object_get (variant, "generation-id", &generation_id, "request", &request, "seconds", &seconds,
                "n-requests", &n_requests, NULL);
  g_assert_cmpstr (generation_id, ==, cue_generation_get_id (generation));
  g_assert_cmpstr (request, ==, cue_generation_get_request (generation));
  g_assert_cmpint (n_requests, ==, 3);
  g_assert_cmpfloat (seconds, >, 0);
  g_assert_cmpfloat (seconds, <, 10);
  g_assert_nonnull (cue_fake_store_get_record (fixture->store, cue_variant_get_id (variant)));
}

static void
test_text_at_once (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  CueReceipt *receipt = cue_receipt_new ();

  receipt->text = g_strdup ("You are a caller.");
  receipt->project = 9;
  cue_fake_api_next_receipt (fixture->api, receipt);
  generation = add (fixture);
  cue_test_iterate ();

  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpstr (cue_variant_get_text (cue_generation_get_variant (generation)), ==, "You are a caller.");
  g_assert_cmpuint (count_looks (fixture), ==, 0);
}

/* The journal's row is on disk before anything leaves, and the variant before it is called finished. */
static void
test_journal_first (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, TRUE);
  generation = add (fixture);
  cue_fake_clock_advance (fixture->clock, 5);
  assert_state (generation, CUE_GENERATION_SENDING);
  g_assert_cmpuint (count_starts (fixture), ==, 0);

  g_assert_true (cue_fake_store_release (fixture->store, CUE_FAKE_PUT));
  cue_test_iterate ();
  g_assert_cmpuint (count_starts (fixture), ==, 1);
  g_assert_cmpstr (cue_json_get_string (json_node_get_object (cue_fake_store_get_record (
                                          fixture->store, cue_generation_get_id (generation))),
                                        "state"),
                   ==, "sending");

  cue_fake_clock_advance (fixture->clock, 5);
  g_assert_nonnull (cue_generation_get_variant (generation));
  g_assert_cmpint (cue_generation_get_state (generation), !=, CUE_GENERATION_FINISHED);

  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, FALSE);
  cue_test_iterate ();
  assert_state (generation, CUE_GENERATION_FINISHED);
}

static void
test_journal_fails (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  g_autofree char *text = NULL;

  cue_fake_store_fail_next (fixture->store, CUE_FAKE_PUT, g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_FULL, "Full"));
  generation = add (fixture);
  cue_fake_clock_advance (fixture->clock, 600);

  assert_state (generation, CUE_GENERATION_FAILED);
  g_assert_cmpuint (count_starts (fixture), ==, 0);
  g_assert_nonnull (strstr (cue_generation_get_error_text (generation), "space"));

  /* There is space again: what failed is tried anew because the tester says so. */
  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 10);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_object_get (fixture->queue, "store-error-text", &text, NULL);
  g_assert_null (text);
}

/* Every answer to sending, and whether it is ever sent again by itself. */
static void
test_start_errors (void)
{
  static const struct
  {
    CueNetError        code;
    CueGenerationState state;
    gboolean           again;
  } rows[] = {
    { CUE_NET_ERROR_OFFLINE, CUE_GENERATION_WAITING, TRUE },
    { CUE_NET_ERROR_BUSY, CUE_GENERATION_PAUSED, TRUE },
    { CUE_NET_ERROR_TIMED_OUT, CUE_GENERATION_UNCERTAIN, FALSE },
    { CUE_NET_ERROR_INTERRUPTED, CUE_GENERATION_UNCERTAIN, FALSE },
    { CUE_NET_ERROR_SERVER, CUE_GENERATION_UNCERTAIN, FALSE },
    { CUE_NET_ERROR_MALFORMED, CUE_GENERATION_UNCERTAIN, FALSE },
    { CUE_NET_ERROR_TOO_LARGE, CUE_GENERATION_UNCERTAIN, FALSE },
    { CUE_NET_ERROR_CERTIFICATE, CUE_GENERATION_FAILED, FALSE },
    { CUE_NET_ERROR_UNAUTHORIZED, CUE_GENERATION_FAILED, FALSE },
    { CUE_NET_ERROR_FORBIDDEN, CUE_GENERATION_FAILED, FALSE },
    { CUE_NET_ERROR_NOT_FOUND, CUE_GENERATION_FAILED, FALSE },
    { CUE_NET_ERROR_REJECTED, CUE_GENERATION_FAILED, FALSE },
    { CUE_NET_ERROR_REDIRECTED, CUE_GENERATION_FAILED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { 0 };
      g_autoptr (CueGeneration) generation = NULL;

      set_up (&fixture, NULL);
      fail_start (&fixture, rows[i].code, 30);
      generation = add (&fixture);
      cue_test_iterate ();

      g_test_message ("error %d", rows[i].code);
      assert_state (generation, rows[i].state);
      assert_journalled (&fixture, generation);
      g_assert_nonnull (cue_generation_get_error_text (generation));
      g_assert_cmpuint (count_starts (&fixture), ==, 1);

      cue_fake_clock_advance (fixture.clock, 600);
      g_assert_cmpuint (count_starts (&fixture), ==, rows[i].again ? 2 : 1);
      assert_state (generation, rows[i].again ? CUE_GENERATION_FINISHED : rows[i].state);

      /* Only because the tester says so. */
      if (!rows[i].again)
        {
          cue_generation_queue_retry (fixture.queue, generation);
          cue_fake_clock_advance (fixture.clock, 600);
          g_assert_cmpuint (count_starts (&fixture), ==, 2);
          assert_state (generation, CUE_GENERATION_FINISHED);
          g_assert_null (cue_generation_get_error_text (generation));
        }
      tear_down (&fixture, NULL);
    }
}

static void
test_offline (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_START, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "Down"));
  first = add (fixture);
  cue_test_iterate ();
  assert_state (first, CUE_GENERATION_WAITING);
  /* The others are not sent into the void as well. */
  second = add (fixture);
  cue_fake_clock_advance (fixture->clock, 1);
  g_assert_cmpuint (count_starts (fixture), ==, 1);
  assert_journalled (fixture, second);

  /* Tried ever more seldom, but still twice a minute. */
  cue_fake_clock_advance (fixture->clock, 600);
  g_assert_cmpuint (count_starts (fixture), >, 20);
  g_assert_cmpuint (count_starts (fixture), <, 80);
  assert_state (first, CUE_GENERATION_WAITING);
  assert_state (second, CUE_GENERATION_WAITING);
  g_assert_cmpuint (get_uint (fixture->queue, "n-waiting"), ==, 2);

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_START, NULL);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (first, CUE_GENERATION_FINISHED);
  assert_state (second, CUE_GENERATION_FINISHED);
}

static void
test_busy_start (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;
  gint64 until = 0;

  fail_start (fixture, CUE_NET_ERROR_BUSY, 30);
  first = add (fixture);
  cue_test_iterate ();
  second = add (fixture);
  g_object_get (first, "paused-until", &until, NULL);
  g_assert_cmpint (until, >, g_get_real_time () + 29 * G_USEC_PER_SEC);

  cue_fake_clock_advance (fixture->clock, 29);
  g_assert_cmpuint (count_starts (fixture), ==, 1);
  assert_state (first, CUE_GENERATION_PAUSED);
  assert_state (second, CUE_GENERATION_WAITING);

  cue_fake_clock_advance (fixture->clock, 30);
  g_assert_cmpuint (count_starts (fixture), ==, 3);
  assert_state (first, CUE_GENERATION_FINISHED);
  assert_state (second, CUE_GENERATION_FINISHED);
}

static void
test_busy_not_waiting (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  fail_start (fixture, CUE_NET_ERROR_BUSY, 3000);
  generation = add (fixture);
  cue_test_iterate ();
  assert_state (generation, CUE_GENERATION_PAUSED);

  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 5);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (count_starts (fixture), ==, 2);
}

static void
test_unauthorized (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;

  g_object_set (fixture->queue, "max-parallel", 1, NULL);
  fail_start (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  first = add (fixture);
  second = add (fixture);
  cue_fake_clock_advance (fixture->clock, 100);

  assert_state (first, CUE_GENERATION_FAILED);
  assert_state (second, CUE_GENERATION_WAITING);
  g_assert_true (get_flag (fixture->queue, "paused"));
  g_assert_true (get_flag (fixture->queue, "needs-key"));
  g_assert_cmpuint (count_starts (fixture), ==, 1);

  g_object_set (fixture->queue, "paused", FALSE, NULL);
  cue_fake_clock_advance (fixture->clock, 10);
  g_assert_false (get_flag (fixture->queue, "needs-key"));
  assert_state (first, CUE_GENERATION_FAILED);
  assert_state (second, CUE_GENERATION_FINISHED);
}

/* Every failure of a look. Where the progress id survives, trying again goes on looking and sends nothing. */
static void
test_look_errors (void)
{
  static const struct
  {
    CueNetError        code;
    CueGenerationState state;
    guint              n_starts; /* after trying again */
  } rows[] = {
    { CUE_NET_ERROR_OFFLINE, CUE_GENERATION_FINISHED, 1 },
    { CUE_NET_ERROR_TIMED_OUT, CUE_GENERATION_FINISHED, 1 },
    { CUE_NET_ERROR_INTERRUPTED, CUE_GENERATION_FINISHED, 1 },
    { CUE_NET_ERROR_SERVER, CUE_GENERATION_FINISHED, 1 },
    { CUE_NET_ERROR_MALFORMED, CUE_GENERATION_FINISHED, 1 },
    { CUE_NET_ERROR_BUSY, CUE_GENERATION_FINISHED, 1 },
    { CUE_NET_ERROR_UNAUTHORIZED, CUE_GENERATION_FAILED, 1 },
    { CUE_NET_ERROR_FORBIDDEN, CUE_GENERATION_FAILED, 1 },
    { CUE_NET_ERROR_CERTIFICATE, CUE_GENERATION_FAILED, 1 },
    { CUE_NET_ERROR_REDIRECTED, CUE_GENERATION_FAILED, 1 },
    { CUE_NET_ERROR_REJECTED, CUE_GENERATION_FAILED, 2 },
    { CUE_NET_ERROR_NOT_FOUND, CUE_GENERATION_FAILED, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { 0 };
      g_autoptr (CueGeneration) generation = NULL;

      set_up (&fixture, NULL);
      fail_look (&fixture, rows[i].code, 20);
      generation = add (&fixture);
      cue_fake_clock_advance (fixture.clock, 1);
      g_test_message ("error %d", rows[i].code);
      if (rows[i].code == CUE_NET_ERROR_BUSY)
        assert_state (generation, CUE_GENERATION_PAUSED);
      cue_fake_clock_advance (fixture.clock, 60);
      assert_state (generation, rows[i].state);
      assert_journalled (&fixture, generation);
      g_assert_cmpuint (count_starts (&fixture), ==, 1);

      cue_generation_queue_retry (fixture.queue, generation);
      cue_fake_clock_advance (fixture.clock, 60);
      assert_state (generation, CUE_GENERATION_FINISHED);
      g_assert_cmpuint (count_starts (&fixture), ==, rows[i].n_starts);
      tear_down (&fixture, NULL);
    }
}

static void
test_look_deadline (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_POLL,
                            cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "Down"));
  generation = add (fixture);
  cue_fake_clock_advance (fixture->clock, 250);
  g_assert_true (cue_generation_is_active (generation));
  cue_fake_clock_advance (fixture->clock, 120);
  assert_state (generation, CUE_GENERATION_FAILED);
  g_assert_cmpuint (count_looks (fixture), <, 30);

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_POLL, NULL);
  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (count_starts (fixture), ==, 1);
}

/* What the service says of a job, and what trying again does then. */
static void
test_outcomes (void)
{
  static const struct
  {
    CueProgressOutcome outcome;
    CueGenerationState state;
    guint              n_starts; /* after trying again */
  } rows[] = {
    { CUE_PROGRESS_EMPTY, CUE_GENERATION_FAILED, 2 },
    { CUE_PROGRESS_FAILED, CUE_GENERATION_FAILED, 2 },
    { CUE_PROGRESS_UNKNOWN, CUE_GENERATION_FAILED, 2 },
    { CUE_PROGRESS_NEEDS_USER, CUE_GENERATION_NEEDS_USER, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { 0 };
      g_autoptr (CueGeneration) generation = NULL;
      CueProgress *progress = cue_progress_new (rows[i].outcome);

      set_up (&fixture, NULL);
      progress->message = g_strdup ("The agent has no description.");
      progress->raw = g_strdup ("{\"status\": \"special\"}");
      cue_fake_api_next_progress (fixture.api, "job-1", progress);
      generation = add (&fixture);
      cue_fake_clock_advance (fixture.clock, 60);
      assert_state (generation, rows[i].state);
      assert_journalled (&fixture, generation);
      g_assert_nonnull (cue_generation_get_error_text (generation));
      if (rows[i].outcome == CUE_PROGRESS_FAILED)
        g_assert_nonnull (strstr (cue_generation_get_error_text (generation), "The agent has no description."));
      g_assert_cmpuint (count_starts (&fixture), ==, 1);

      cue_generation_queue_retry (fixture.queue, generation);
      cue_fake_clock_advance (fixture.clock, 60);
      assert_state (generation, CUE_GENERATION_FINISHED);
      g_assert_cmpuint (count_starts (&fixture), ==, rows[i].n_starts);
      tear_down (&fixture, NULL);
    }
}

static CueProgress *
running (const char *word,
         const char *stage,
         double      fraction)
{
  CueProgress *progress = cue_progress_new (CUE_PROGRESS_RUNNING);

  progress->word = g_strdup (word);
  progress->stage = g_strdup (stage);
  progress->fraction = fraction;
  return progress;
}

static void
test_running (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  g_autofree char *stage = NULL;

  cue_fake_api_set_progress (fixture->api, "job-1", running ("queued", NULL, -1));
  generation = add (fixture);
  cue_fake_clock_advance (fixture->clock, 3);
  assert_state (generation, CUE_GENERATION_SENT);

  cue_fake_api_set_progress (fixture->api, "job-1", running ("processing", "Checking the steps", 0.5));
  cue_fake_clock_advance (fixture->clock, 3);
  assert_state (generation, CUE_GENERATION_WRITING);
  g_object_get (generation, "stage", &stage, NULL);
  g_assert_cmpstr (stage, ==, "Checking the steps");
  g_assert_cmpfloat (cue_generation_get_fraction (generation), ==, 0.5);

  /* A service may say what it likes. */
  cue_fake_api_set_progress (fixture->api, "job-1", running ("processing", NULL, 7));
  cue_fake_clock_advance (fixture->clock, 10);
  g_assert_cmpfloat (cue_generation_get_fraction (generation), ==, 1);
}

static void
test_no_news (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  g_autoptr (CueGeneration) other = NULL;
  CueProgress *finished = cue_progress_new (CUE_PROGRESS_FINISHED);

  g_object_set (fixture->queue, "max-parallel", 1, NULL);
  cue_fake_api_set_progress (fixture->api, "job-1", running ("processing", NULL, -1));
  generation = add (fixture);
  other = add (fixture);
  cue_fake_clock_advance (fixture->clock, 110);
  assert_state (generation, CUE_GENERATION_WRITING);
  assert_state (other, CUE_GENERATION_WAITING);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_NO_NEWS);
  /* One that says nothing does not keep the others waiting. */
  cue_fake_clock_advance (fixture->clock, 20);
  assert_state (other, CUE_GENERATION_FINISHED);

  cue_fake_clock_advance (fixture->clock, 3600);
  assert_state (generation, CUE_GENERATION_NO_NEWS);
  finished->text = g_strdup ("Late, but here.");
  cue_fake_api_set_progress (fixture->api, "job-1", finished);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
}

static void
test_parallel (Fixture      *fixture,
               gconstpointer data)
{
  CueGeneration *generations[100] = { NULL };
  guint          n_finished = 0;

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (generations); i++)
    generations[i] = add (fixture);
  cue_fake_clock_advance (fixture->clock, 100);
  g_assert_cmpuint (count_starts (fixture), ==, 4);
  g_assert_cmpuint (get_uint (fixture->queue, "n-waiting"), ==, 96);
  g_assert_cmpuint (get_uint (fixture->queue, "n-active"), ==, 100);
  g_object_set (fixture->queue, "max-parallel", 20, NULL);
  cue_test_iterate ();
  g_assert_cmpuint (count_starts (fixture), ==, 20);
  g_assert_cmpuint (cue_fake_api_get_n_held (fixture->api, CUE_FAKE_START), ==, 20);

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (count_starts (fixture), ==, 100);
  for (guint i = 0; i < G_N_ELEMENTS (generations); i++)
    {
      n_finished += cue_generation_get_state (generations[i]) == CUE_GENERATION_FINISHED;
      g_object_unref (generations[i]);
    }
  g_assert_cmpuint (n_finished, ==, 100);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 100);
  g_assert_cmpuint (get_uint (fixture->queue, "n-active"), ==, 0);
}

static void
test_paused (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  g_object_set (fixture->queue, "paused", TRUE, NULL);
  generation = add (fixture);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_WAITING);
  g_assert_cmpuint (count_starts (fixture), ==, 0);
  g_object_set (fixture->queue, "paused", FALSE, NULL);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
}

static void
test_stop_waiting (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  g_object_set (fixture->queue, "paused", TRUE, NULL);
  generation = add (fixture);
  cue_generation_queue_stop (fixture->queue, generation);
  assert_state (generation, CUE_GENERATION_STOPPED);
  g_object_set (fixture->queue, "paused", FALSE, NULL);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_STOPPED);
  assert_journalled (fixture, generation);
  g_assert_cmpuint (count_starts (fixture), ==, 0);
}

static void
test_stop_journalling (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, TRUE);
  generation = add (fixture);
  cue_generation_queue_stop (fixture->queue, generation);
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_STOPPED);
  assert_journalled (fixture, generation);
  g_assert_cmpuint (count_starts (fixture), ==, 0);
}

/* The answer to a request that has left is worth having even when nobody waits: it is paid for. */
static void
test_stop_sending (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, TRUE);
  generation = add (fixture);
  cue_test_iterate ();
  cue_generation_queue_stop (fixture->queue, generation);
  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_STOPPED);
  g_assert_cmpstr (cue_generation_get_progress_id (generation), ==, "job-1");
  g_assert_cmpuint (count_looks (fixture), ==, 0);

  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (count_starts (fixture), ==, 1);
}

static void
test_stop_and_back (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, TRUE);
  generation = add (fixture);
  cue_test_iterate ();
  cue_generation_queue_stop (fixture->queue, generation);
  cue_generation_queue_retry (fixture->queue, generation);
  assert_state (generation, CUE_GENERATION_SENDING);
  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (count_starts (fixture), ==, 1);
}

static void
test_stop_looking (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  guint n_looks = 0;

  cue_fake_api_set_n_looks (fixture->api, 3);
  cue_fake_api_hold (fixture->api, CUE_FAKE_POLL, TRUE);
  generation = add (fixture);
  cue_fake_clock_advance (fixture->clock, 0.5);
  g_assert_cmpuint (count_looks (fixture), ==, 1);
  cue_generation_queue_stop (fixture->queue, generation);
  cue_fake_api_hold (fixture->api, CUE_FAKE_POLL, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_STOPPED);
  g_assert_cmpuint (count_looks (fixture), ==, 1);

  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 1);
  n_looks = count_looks (fixture);
  cue_generation_queue_stop (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (count_looks (fixture), ==, n_looks);

  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (count_starts (fixture), ==, 1);
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueGeneration) first = add (fixture);
  g_autoptr (CueGeneration) second = add (fixture);

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
get_item (Fixture *fixture,
          guint    position)
{
  g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (fixture->queue), position);

  return generation; /* the queue keeps it */
}

static void
test_restart_sending (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, TRUE);
  generation = add (fixture);
  restart (fixture);
  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_clock_advance (fixture->clock, 600);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 1);
  assert_state (get_item (fixture, 0), CUE_GENERATION_UNCERTAIN);
  assert_journalled (fixture, get_item (fixture, 0));
  g_assert_cmpuint (count_starts (fixture), ==, 1);

  /* It asks again after the next start too, and goes when the tester says so. */
  restart (fixture);
  assert_state (get_item (fixture, 0), CUE_GENERATION_UNCERTAIN);
  cue_generation_queue_retry (fixture->queue, get_item (fixture, 0));
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (get_item (fixture, 0), CUE_GENERATION_FINISHED);
  g_assert_cmpuint (count_starts (fixture), ==, 2);
}

static void
test_restart_sent (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;

  cue_fake_api_set_n_looks (fixture->api, 5);
  g_object_set (fixture->queue, "max-parallel", 1, NULL);
  first = add (fixture);
  second = add (fixture);
  cue_fake_clock_advance (fixture->clock, 0.5);
  assert_state (first, CUE_GENERATION_WRITING);
  assert_state (second, CUE_GENERATION_WAITING);

  restart (fixture);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 2);
  g_assert_cmpstr (cue_generation_get_id (get_item (fixture, 0)), ==, cue_generation_get_id (first));
  assert_state (get_item (fixture, 0), CUE_GENERATION_FINISHED);
  assert_state (get_item (fixture, 1), CUE_GENERATION_FINISHED);
  g_assert_cmpuint (count_starts (fixture), ==, 2);
}

/* The end came between storing the text and the journal's last word: it is not fetched, and not kept, twice. */
static void
test_restart_stored (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (CueGeneration) generation = add (fixture);
  guint n_looks = 0;

  cue_test_iterate ();
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, TRUE);
  cue_fake_clock_advance (fixture->clock, 10);
  g_assert_true (cue_fake_store_release (fixture->store, CUE_FAKE_PUT));
  n_looks = count_looks (fixture);
  cue_test_iterate ();
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 1);
  g_assert_cmpuint (cue_fake_store_get_n_held (fixture->store, CUE_FAKE_PUT), ==, 1);

  restart (fixture);
  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (get_item (fixture, 0), CUE_GENERATION_FINISHED);
  g_assert_cmpuint (count_looks (fixture), ==, n_looks);
  g_assert_cmpuint (cue_fake_store_get_n_records (fixture->store, CUE_TYPE_VARIANT), ==, 1);
}

static void
test_restart_ended (Fixture      *fixture,
                    gconstpointer data)
{
  guint n_changes = 0;
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (CueGeneration) first = add (fixture);
  g_autoptr (CueGeneration) second = add (fixture);
  g_autoptr (CueGeneration) early = NULL;

  cue_fake_clock_advance (fixture->clock, 60);
  cue_test_iterate ();
  g_assert_finalize_object (fixture->queue);
  fixture->queue = queue_new (fixture);
  g_signal_connect (fixture->queue, "items-changed", G_CALLBACK (count_changes_cb), &n_changes);

  /* One that was added before the journal was read comes last, and is not listed twice. */
  early = add (fixture);
  cue_generation_queue_load_async (fixture->queue, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_generation_queue_load_finish (fixture->queue, cue_test_result_wait (&result), NULL));
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)), ==, 3);
  g_assert_true (get_item (fixture, 2) == early);
  assert_state (get_item (fixture, 0), CUE_GENERATION_FINISHED);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (count_starts (fixture), ==, 3);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->queue), 3));
}

static void
test_load_fails (Fixture      *fixture,
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
test_variant_not_stored (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (CueGeneration) generation = add (fixture);
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
test_end_anywhere (Fixture      *fixture,
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
      generation = add (fixture);
      cue_fake_clock_advance (fixture->clock, rows[i].seconds);
      g_assert_finalize_object (fixture->queue);
      cue_test_iterate ();
      g_assert_finalize_object (g_steal_pointer (&generation));
      fixture->queue = queue_new (fixture);
    }
}

static void
test_properties (Fixture      *fixture,
                 gconstpointer data)
{
  cue_test_number_property (fixture->queue, "max-parallel", 7, 9);
  cue_test_boolean_property (fixture->queue, "paused");
  g_assert_cmpuint (cue_test_read_all_properties (fixture->queue), ==, 8);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->queue)) == CUE_TYPE_GENERATION);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture      *fixture,
                  gconstpointer data);
  } rows[] = {
    { "/generation/queue/finished", test_finished },
    { "/generation/queue/text-at-once", test_text_at_once },
    { "/generation/queue/journal-first", test_journal_first },
    { "/generation/queue/journal-fails", test_journal_fails },
    { "/generation/queue/offline", test_offline },
    { "/generation/queue/busy-start", test_busy_start },
    { "/generation/queue/busy-not-waiting", test_busy_not_waiting },
    { "/generation/queue/unauthorized", test_unauthorized },
    { "/generation/queue/look-deadline", test_look_deadline },
    { "/generation/queue/running", test_running },
    { "/generation/queue/no-news", test_no_news },
    { "/generation/queue/parallel", test_parallel },
    { "/generation/queue/paused", test_paused },
    { "/generation/queue/stop-waiting", test_stop_waiting },
    { "/generation/queue/stop-journalling", test_stop_journalling },
    { "/generation/queue/stop-sending", test_stop_sending },
    { "/generation/queue/stop-and-back", test_stop_and_back },
    { "/generation/queue/stop-looking", test_stop_looking },
    { "/generation/queue/remove", test_remove },
    { "/generation/queue/restart-sending", test_restart_sending },
    { "/generation/queue/restart-sent", test_restart_sent },
    { "/generation/queue/restart-stored", test_restart_stored },
    { "/generation/queue/restart-ended", test_restart_ended },
    { "/generation/queue/load-fails", test_load_fails },
    { "/generation/queue/variant-not-stored", test_variant_not_stored },
    { "/generation/queue/end-anywhere", test_end_anywhere },
    { "/generation/queue/properties", test_properties },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, set_up, rows[i].test, tear_down);
  g_test_add_func ("/generation/queue/start-errors", test_start_errors);
  g_test_add_func ("/generation/queue/look-errors", test_look_errors);
  g_test_add_func ("/generation/queue/outcomes", test_outcomes);

  return g_test_run ();
}
