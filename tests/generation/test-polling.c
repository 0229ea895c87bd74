/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-polling.h"

#include <glib.h>
#include <math.h>

#define N_RUNS 4000

typedef double (*Policy) (double elapsed,
                          double typical,
                          GRand *random);

typedef struct
{
  double requests; /* mean looks until the end was seen */
  double delay;    /* mean seconds from the end until it was seen */
} Cost;

static double
cue_policy (double elapsed,
            double typical,
            GRand *random)
{
  CuePollingInput input = {
    .elapsed = elapsed,
    .typical = typical,
    .fraction = -1,
    .retry_after = -1,
    .jitter = g_rand_double (random),
  };

  return cue_polling_next_delay (&input);
}

static double
every_2_seconds (double elapsed,
                 double typical,
                 GRand *random)
{
  return 2;
}

static double
every_5_seconds (double elapsed,
                 double typical,
                 GRand *random)
{
  return 5;
}

/* Jobs of @duration seconds, give or take a fifth. */
static Cost
simulate (Policy policy,
          double duration,
          double typical)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Cost cost = { 0, 0 };

  for (guint i = 0; i < N_RUNS; i++)
    {
      double end = duration * g_rand_double_range (random, 0.8, 1.2);
      double now = 0;

      while (now < end)
        {
          now += policy (now, typical, random);
          cost.requests++;
        }
      cost.delay += now - end;
    }
  cost.requests /= N_RUNS;
  cost.delay /= N_RUNS;
  return cost;
}

static gboolean
is_better_in_something (Cost a,
                        Cost b)
{
  return a.requests < b.requests || a.delay < b.delay;
}

static void
test_against_fixed (void)
{
  static const double durations[] = { 0.5, 2, 10, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      double duration = durations[i];
      Cost   two = simulate (every_2_seconds, duration, 0);
      Cost   five = simulate (every_5_seconds, duration, 0);
      Cost   unknown = simulate (cue_policy, duration, 0);
      Cost   learned = simulate (cue_policy, duration, duration);

      g_test_message ("%4.1f s: every 2 s %.1f looks, %.2f s late; every 5 s %.1f, %.2f; length not known %.1f, %.2f; "
                      "known %.1f, %.2f",
                      duration, two.requests, two.delay, five.requests, five.delay, unknown.requests, unknown.delay,
                      learned.requests, learned.delay);
      g_assert_true (is_better_in_something (unknown, two));
      g_assert_true (is_better_in_something (unknown, five));
      g_assert_true (is_better_in_something (learned, two));
      g_assert_true (is_better_in_something (learned, five));
      /* Knowing the length helps: sooner, for few looks more at most. */
      g_assert_cmpfloat (learned.delay, <, unknown.delay);
      g_assert_cmpfloat (learned.requests, <, unknown.requests + 2);
      /* Nobody waits for long after the end, and nobody floods the service. */
      g_assert_cmpfloat (unknown.delay, <, MAX (0.2, 0.25 * duration));
      g_assert_cmpfloat (unknown.requests, <, 32);
    }
}

static void
test_bounds (void)
{
  static const double values[] = { -INFINITY, -1, 0, 0.001, 0.3, 1, 5, 100, 86400, 1e12, INFINITY, NAN };

  for (guint a = 0; a < G_N_ELEMENTS (values); a++)
    for (guint b = 0; b < G_N_ELEMENTS (values); b++)
      for (guint c = 0; c < G_N_ELEMENTS (values); c++)
        for (guint failures = 0; failures < 40; failures += 13)
          {
            CuePollingInput input = {
              .elapsed = values[a],
              .typical = values[b],
              .fraction = values[c],
              .quiet = values[a],
              .retry_after = -1,
              .n_failures = failures,
              .jitter = values[c],
            };
            double delay = cue_polling_next_delay (&input);

            g_assert_true (isfinite (delay));
            g_assert_cmpfloat (delay, >=, 0.05);
            g_assert_cmpfloat (delay, <=, 30);
          }
}

static void
test_retry_after (void)
{
  static const double asked[] = { 0, 0.5, 1, 30, 120, 3600 };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    for (double jitter = 0; jitter <= 1; jitter += 0.25)
      {
        CuePollingInput input = { .elapsed = 3, .fraction = 0.9, .retry_after = asked[i], .n_failures = 3, .jitter = jitter };
        double          delay = cue_polling_next_delay (&input);

        /* Never sooner than asked for, not much later. */
        g_assert_cmpfloat (delay, >=, asked[i]);
        g_assert_cmpfloat (delay, <=, asked[i] * 1.1 + 0.3);
      }
}

static void
test_failures (void)
{
  double last = 0;

  for (guint n = 1; n < 6; n++)
    {
      CuePollingInput input = { .elapsed = 3, .fraction = -1, .retry_after = -1, .n_failures = n, .jitter = 0.5 };
      double          delay = cue_polling_next_delay (&input);

      g_assert_cmpfloat (delay, >=, 2 * last);
      last = delay;
    }
}

static void
test_fraction (void)
{
  CuePollingInput near_end = { .elapsed = 9, .fraction = 0.9, .retry_after = -1, .jitter = 0.5 };
  CuePollingInput at_start = { .elapsed = 9, .fraction = 0.15, .retry_after = -1, .jitter = 0.5 };
  CuePollingInput not_told = { .elapsed = 9, .fraction = -1, .retry_after = -1, .jitter = 0.5 };

  /* Near the end it looks often, far from it seldom; the earlier of what is told and what is usual counts. */
  g_assert_cmpfloat (cue_polling_next_delay (&near_end), <, cue_polling_next_delay (&not_told));
  g_assert_cmpfloat (cue_polling_next_delay (&at_start), >, cue_polling_next_delay (&not_told));
  near_end.typical = 1000;
  g_assert_cmpfloat (cue_polling_next_delay (&near_end), <, cue_polling_next_delay (&not_told));
  at_start.typical = 10;
  g_assert_cmpfloat (cue_polling_next_delay (&at_start), <, cue_polling_next_delay (&not_told));
}

static void
test_quiet (void)
{
  CuePollingInput input = { .elapsed = 200, .typical = 190, .fraction = -1, .retry_after = -1, .jitter = 0.5 };
  double          lively = cue_polling_next_delay (&input);

  input.quiet = 120;
  g_assert_cmpfloat (cue_polling_next_delay (&input), >, lively);
}

static void
test_jitter (void)
{
  CuePollingInput low = { .elapsed = 10, .fraction = -1, .retry_after = -1, .jitter = 0 };
  CuePollingInput high = { .elapsed = 10, .fraction = -1, .retry_after = -1, .jitter = 1 };

  g_assert_cmpfloat (cue_polling_next_delay (&high), >, cue_polling_next_delay (&low) * 1.1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/generation/polling/against-fixed", test_against_fixed);
  g_test_add_func ("/generation/polling/bounds", test_bounds);
  g_test_add_func ("/generation/polling/retry-after", test_retry_after);
  g_test_add_func ("/generation/polling/failures", test_failures);
  g_test_add_func ("/generation/polling/fraction", test_fraction);
  g_test_add_func ("/generation/polling/quiet", test_quiet);
  g_test_add_func ("/generation/polling/jitter", test_jitter);

  return g_test_run ();
}
