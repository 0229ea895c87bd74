/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-queue-fixture.h"

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
test_finished (QueueFixture *fixture,
               gconstpointer data)
{
  g_autoptr (CueGeneration) generation = queue_add (fixture);
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
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
  g_assert_cmpuint (queue_count_looks (fixture), ==, 2);

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
test_text_at_once (QueueFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  CueReceipt *receipt = cue_receipt_new ();

  receipt->text = g_strdup ("You are a caller.");
  receipt->project = 9;
  cue_fake_api_next_receipt (fixture->api, receipt);
  generation = queue_add (fixture);
  cue_test_iterate ();

  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpstr (cue_variant_get_text (cue_generation_get_variant (generation)), ==, "You are a caller.");
  g_assert_cmpuint (queue_count_looks (fixture), ==, 0);
}

/* The journal's row is on disk before anything leaves, and the variant before it is called finished. */
static void
test_journal_first (QueueFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_store_hold (fixture->store, CUE_FAKE_PUT, TRUE);
  generation = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 5);
  assert_state (generation, CUE_GENERATION_SENDING);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);

  g_assert_true (cue_fake_store_release (fixture->store, CUE_FAKE_PUT));
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
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
test_journal_fails (QueueFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  g_autofree char *text = NULL;

  cue_fake_store_fail_next (fixture->store, CUE_FAKE_PUT, g_error_new (CUE_STORE_ERROR, CUE_STORE_ERROR_FULL, "Full"));
  generation = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 600);

  assert_state (generation, CUE_GENERATION_FAILED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);
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
    { CUE_NET_ERROR_UNAUTHORIZED, CUE_GENERATION_WAITING, FALSE },
    { CUE_NET_ERROR_FORBIDDEN, CUE_GENERATION_FAILED, FALSE },
    { CUE_NET_ERROR_NOT_FOUND, CUE_GENERATION_FAILED, FALSE },
    { CUE_NET_ERROR_REJECTED, CUE_GENERATION_FAILED, FALSE },
    { CUE_NET_ERROR_REDIRECTED, CUE_GENERATION_FAILED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      QueueFixture fixture = { 0 };
      g_autoptr (CueGeneration) generation = NULL;

      queue_set_up (&fixture, NULL);
      queue_fail_start (&fixture, rows[i].code, 30);
      generation = queue_add (&fixture);
      cue_test_iterate ();

      g_test_message ("error %d", rows[i].code);
      assert_state (generation, rows[i].state);
      assert_journalled (&fixture, generation);
      g_assert_nonnull (cue_generation_get_error_text (generation));
      g_assert_cmpuint (queue_count_starts (&fixture), ==, 1);

      cue_fake_clock_advance (fixture.clock, 600);
      g_assert_cmpuint (queue_count_starts (&fixture), ==, rows[i].again ? 2 : 1);
      assert_state (generation, rows[i].again ? CUE_GENERATION_FINISHED : rows[i].state);

      /* Only because the tester says so. */
      if (!rows[i].again)
        {
          cue_generation_queue_retry (fixture.queue, generation);
          cue_fake_clock_advance (fixture.clock, 600);
          g_assert_cmpuint (queue_count_starts (&fixture), ==, 2);
          assert_state (generation, CUE_GENERATION_FINISHED);
          g_assert_null (cue_generation_get_error_text (generation));
        }
      queue_tear_down (&fixture, NULL);
    }
}

static void
test_offline (QueueFixture *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_START, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "Down"));
  first = queue_add (fixture);
  cue_test_iterate ();
  assert_state (first, CUE_GENERATION_WAITING);
  /* The others are not sent into the void as well. */
  second = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 1);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
  assert_journalled (fixture, second);

  /* Tried ever more seldom, but still twice a minute. */
  cue_fake_clock_advance (fixture->clock, 600);
  g_assert_cmpuint (queue_count_starts (fixture), >, 20);
  g_assert_cmpuint (queue_count_starts (fixture), <, 80);
  assert_state (first, CUE_GENERATION_WAITING);
  assert_state (second, CUE_GENERATION_WAITING);
  g_assert_cmpuint (get_uint (fixture->queue, "n-waiting"), ==, 2);

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_START, NULL);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (first, CUE_GENERATION_FINISHED);
  assert_state (second, CUE_GENERATION_FINISHED);
}

static void
test_busy_start (QueueFixture *fixture,
                 gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;
  gint64 until = 0;

  queue_fail_start (fixture, CUE_NET_ERROR_BUSY, 30);
  first = queue_add (fixture);
  cue_test_iterate ();
  second = queue_add (fixture);
  g_object_get (first, "paused-until", &until, NULL);
  g_assert_cmpint (until, >, g_get_real_time () + 29 * G_USEC_PER_SEC);

  cue_fake_clock_advance (fixture->clock, 29);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
  assert_state (first, CUE_GENERATION_PAUSED);
  assert_state (second, CUE_GENERATION_WAITING);

  cue_fake_clock_advance (fixture->clock, 30);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 3);
  assert_state (first, CUE_GENERATION_FINISHED);
  assert_state (second, CUE_GENERATION_FINISHED);
}

static void
test_busy_not_waiting (QueueFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  queue_fail_start (fixture, CUE_NET_ERROR_BUSY, 3000);
  generation = queue_add (fixture);
  cue_test_iterate ();
  assert_state (generation, CUE_GENERATION_PAUSED);

  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 5);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 2);
}

static void
test_unauthorized (QueueFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;

  g_object_set (fixture->queue, "max-parallel", 1, NULL);
  queue_fail_start (fixture, CUE_NET_ERROR_UNAUTHORIZED, -1);
  first = queue_add (fixture);
  second = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 100);

  assert_state (first, CUE_GENERATION_WAITING);
  assert_state (second, CUE_GENERATION_WAITING);
  g_assert_true (get_flag (fixture->queue, "paused"));
  g_assert_true (get_flag (fixture->queue, "needs-key"));
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);

  g_object_set (fixture->queue, "paused", FALSE, NULL);
  cue_fake_clock_advance (fixture->clock, 10);
  g_assert_false (get_flag (fixture->queue, "needs-key"));
  assert_state (first, CUE_GENERATION_FINISHED);
  assert_state (second, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 3);
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
    { CUE_NET_ERROR_UNAUTHORIZED, CUE_GENERATION_SENT, 1 },
    { CUE_NET_ERROR_FORBIDDEN, CUE_GENERATION_FAILED, 1 },
    { CUE_NET_ERROR_CERTIFICATE, CUE_GENERATION_FAILED, 1 },
    { CUE_NET_ERROR_REDIRECTED, CUE_GENERATION_FAILED, 1 },
    { CUE_NET_ERROR_REJECTED, CUE_GENERATION_FAILED, 2 },
    { CUE_NET_ERROR_NOT_FOUND, CUE_GENERATION_FAILED, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      QueueFixture fixture = { 0 };
      g_autoptr (CueGeneration) generation = NULL;

      queue_set_up (&fixture, NULL);
      queue_fail_look (&fixture, rows[i].code, 20);
      generation = queue_add (&fixture);
      cue_fake_clock_advance (fixture.clock, 1);
      g_test_message ("error %d", rows[i].code);
      if (rows[i].code == CUE_NET_ERROR_BUSY)
        assert_state (generation, CUE_GENERATION_PAUSED);
      cue_fake_clock_advance (fixture.clock, 60);
      assert_state (generation, rows[i].state);
      assert_journalled (&fixture, generation);
      g_assert_cmpuint (queue_count_starts (&fixture), ==, 1);

      cue_generation_queue_retry (fixture.queue, generation);
      cue_fake_clock_advance (fixture.clock, 60);
      assert_state (generation, CUE_GENERATION_FINISHED);
      g_assert_cmpuint (queue_count_starts (&fixture), ==, rows[i].n_starts);
      queue_tear_down (&fixture, NULL);
    }
}

static void
test_look_deadline (QueueFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_POLL,
                            cue_net_error_new (CUE_NET_ERROR_TIMED_OUT, 0, -1, NULL, "Down"));
  generation = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 250);
  g_assert_true (cue_generation_is_active (generation));
  cue_fake_clock_advance (fixture->clock, 120);
  assert_state (generation, CUE_GENERATION_FAILED);
  g_assert_cmpuint (queue_count_looks (fixture), <, 30);

  cue_fake_api_fail_always (fixture->api, CUE_FAKE_POLL, NULL);
  cue_generation_queue_retry (fixture->queue, generation);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 1);
}

/* Somebody with less patience gives up sooner. */
static void
test_give_up_minutes (QueueFixture *fixture,
                      gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  cue_test_number_property (fixture->queue, "give-up-minutes", 3, 1);
  cue_fake_api_fail_always (fixture->api, CUE_FAKE_POLL,
                            cue_net_error_new (CUE_NET_ERROR_TIMED_OUT, 0, -1, NULL, "Down"));
  generation = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 40);
  g_assert_true (cue_generation_is_active (generation));
  cue_fake_clock_advance (fixture->clock, 80);
  assert_state (generation, CUE_GENERATION_FAILED);
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
      QueueFixture fixture = { 0 };
      g_autoptr (CueGeneration) generation = NULL;
      CueProgress *progress = cue_progress_new (rows[i].outcome);

      queue_set_up (&fixture, NULL);
      progress->message = g_strdup ("The agent has no description.");
      progress->raw = g_strdup ("{\"status\": \"special\"}");
      cue_fake_api_next_progress (fixture.api, "job-1", progress);
      generation = queue_add (&fixture);
      cue_fake_clock_advance (fixture.clock, 60);
      assert_state (generation, rows[i].state);
      assert_journalled (&fixture, generation);
      g_assert_nonnull (cue_generation_get_error_text (generation));
      if (rows[i].outcome == CUE_PROGRESS_FAILED)
        g_assert_nonnull (strstr (cue_generation_get_error_text (generation), "The agent has no description."));
      g_assert_cmpuint (queue_count_starts (&fixture), ==, 1);

      cue_generation_queue_retry (fixture.queue, generation);
      cue_fake_clock_advance (fixture.clock, 60);
      assert_state (generation, CUE_GENERATION_FINISHED);
      g_assert_cmpuint (queue_count_starts (&fixture), ==, rows[i].n_starts);
      queue_tear_down (&fixture, NULL);
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
test_running (QueueFixture *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  g_autofree char *stage = NULL;

  cue_fake_api_set_progress (fixture->api, "job-1", running ("queued", NULL, -1));
  generation = queue_add (fixture);
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
test_no_news (QueueFixture *fixture,
              gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;
  g_autoptr (CueGeneration) other = NULL;
  CueProgress *finished = cue_progress_new (CUE_PROGRESS_FINISHED);

  g_object_set (fixture->queue, "max-parallel", 1, NULL);
  cue_fake_api_set_progress (fixture->api, "job-1", running ("processing", NULL, -1));
  generation = queue_add (fixture);
  other = queue_add (fixture);
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
test_parallel (QueueFixture *fixture,
               gconstpointer data)
{
  CueGeneration *generations[100] = { NULL };
  guint          n_finished = 0;

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (generations); i++)
    generations[i] = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 100);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 4);
  g_assert_cmpuint (get_uint (fixture->queue, "n-waiting"), ==, 96);
  g_assert_cmpuint (get_uint (fixture->queue, "n-active"), ==, 100);
  g_object_set (fixture->queue, "max-parallel", 20, NULL);
  cue_test_iterate ();
  g_assert_cmpuint (queue_count_starts (fixture), ==, 20);
  g_assert_cmpuint (cue_fake_api_get_n_held (fixture->api, CUE_FAKE_START), ==, 20);

  cue_fake_api_hold (fixture->api, CUE_FAKE_START, FALSE);
  cue_fake_clock_advance (fixture->clock, 60);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 100);
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
test_paused (QueueFixture *fixture,
             gconstpointer data)
{
  g_autoptr (CueGeneration) generation = NULL;

  g_object_set (fixture->queue, "paused", TRUE, NULL);
  generation = queue_add (fixture);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_WAITING);
  g_assert_cmpuint (queue_count_starts (fixture), ==, 0);
  g_object_set (fixture->queue, "paused", FALSE, NULL);
  cue_fake_clock_advance (fixture->clock, 60);
  assert_state (generation, CUE_GENERATION_FINISHED);
}

static void
test_properties (QueueFixture *fixture,
                 gconstpointer data)
{
  cue_test_number_property (fixture->queue, "max-parallel", 7, 9);
  cue_test_boolean_property (fixture->queue, "paused");
  g_assert_cmpuint (cue_test_read_all_properties (fixture->queue), ==, 10);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->queue)) == CUE_TYPE_GENERATION);
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
    { "/generation/queue/finished", test_finished },
    { "/generation/queue/text-at-once", test_text_at_once },
    { "/generation/queue/journal-first", test_journal_first },
    { "/generation/queue/journal-fails", test_journal_fails },
    { "/generation/queue/offline", test_offline },
    { "/generation/queue/busy-start", test_busy_start },
    { "/generation/queue/busy-not-waiting", test_busy_not_waiting },
    { "/generation/queue/unauthorized", test_unauthorized },
    { "/generation/queue/look-deadline", test_look_deadline },
    { "/generation/queue/give-up-minutes", test_give_up_minutes },
    { "/generation/queue/running", test_running },
    { "/generation/queue/no-news", test_no_news },
    { "/generation/queue/parallel", test_parallel },
    { "/generation/queue/paused", test_paused },
    { "/generation/queue/properties", test_properties },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, QueueFixture, NULL, queue_set_up, rows[i].test, queue_tear_down);
  g_test_add_func ("/generation/queue/start-errors", test_start_errors);
  g_test_add_func ("/generation/queue/look-errors", test_look_errors);
  g_test_add_func ("/generation/queue/outcomes", test_outcomes);

  return g_test_run ();
}
