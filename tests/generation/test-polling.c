/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-polling.h"
#include "cue-typical.h"

#include <glib.h>
#include <math.h>

/* Generations that a workspace has behind it, and that are counted then. */
#define N_LEARNED 60
#define N_RUNS 400
/* A stuck one is stopped by its tester after so long. */
#define STUCK_SECONDS 300.0

typedef enum
{
  SHORT_ONES, /* half a second */
  LOG_NORMAL, /* 5 to 40 seconds */
  BIMODAL,    /* a second, or twenty */
  MINUTES,    /* a minute or two */
  N_SHAPES,
} Shape;

static const char *const shape_names[] = { "0.5 s", "5-40 s log-normal", "1 s or 20 s", "1-2 min" };

typedef enum
{
  OURS,
  EVERY_2,
  EVERY_5,
} Policy;

typedef struct
{
  double requests; /* mean looks until the end was seen */
  double delay;    /* mean seconds from the end until it was seen, of those that ended */
} Cost;

/* A workspace as the queue knows it. */
typedef struct
{
  Policy   policy;
  gboolean told;  /* the service tells a fraction, in steps of a tenth */
  double   stuck; /* share of those that never end */
  GArray  *known; /* (element-type double): latest last */
  GRand   *random;
} World;

static double
draw_normal (GRand *random)
{
  return sqrt (-2 * log (1 - g_rand_double (random))) * cos (2 * G_PI * g_rand_double (random));
}

static double
draw_length (Shape  shape,
             GRand *random)
{
  switch (shape)
    {
    case SHORT_ONES:
      return 0.5 + 0.03 * g_rand_double (random);
    case LOG_NORMAL:
      return CLAMP (14 * exp (0.5 * draw_normal (random)), 5, 40);
    case BIMODAL:
      return (g_rand_double (random) < 0.6 ? 1 : 20) * exp (0.1 * draw_normal (random));
    case MINUTES:
      return 80 * exp (0.2 * draw_normal (random));
    case N_SHAPES:
    default:
      g_assert_not_reached ();
    }
}

static double
get_delay (World *world,
           double elapsed,
           double fraction,
           double quiet)
{
  CuePollingInput    input = { .elapsed = elapsed, .fraction = fraction, .quiet = quiet, .retry_after = -1 };
  g_autofree double *lengths = NULL;

  if (world->policy != OURS)
    return world->policy == EVERY_2 ? 2 : 5;

  lengths = cue_typical_sort (world->known);
  input.lengths = lengths;
  input.n_lengths = world->known->len;
  input.jitter = g_rand_double (world->random);
  return cue_polling_next_delay (&input);
}

/* One job of @length seconds. */
static void
run_one (World *world,
         double length,
         Cost  *cost)
{
  gboolean stuck = g_rand_double (world->random) < world->stuck;
  double   end = stuck ? STUCK_SECONDS : length;
  double   now = 0;
  double   seen = 0;
  double   fraction = -1;
  double   changed = 0;

  while (TRUE)
    {
      now += get_delay (world, now, fraction, now - changed);
      if (now >= end && stuck)
        return;
      cost->requests++;
      if (now >= end)
        break;
      seen = now;
      if (world->told && floor (now / length * 10) / 10 != fraction && !stuck)
        {
          fraction = floor (now / length * 10) / 10;
          changed = now;
        }
    }
  cost->delay += now - end;
  cue_typical_learn (world->known, cue_typical_guess (seen, now, cue_typical_median (world->known)));
}

static Cost
simulate (Policy   policy,
          Shape    shape,
          gboolean told,
          double   stuck,
          gboolean learned)
{
  World world = { policy, told, stuck, g_array_new (FALSE, FALSE, sizeof (double)), g_rand_new_with_seed (7) };
  Cost  cost = { 0, 0 };

  for (guint i = 0; i < N_LEARNED && learned; i++)
    {
      Cost ignored = { 0, 0 };

      run_one (&world, draw_length (shape, world.random), &ignored);
    }
  for (guint i = 0; i < N_RUNS; i++)
    {
      run_one (&world, draw_length (shape, world.random), &cost);
      if (!learned)
        g_array_set_size (world.known, 0);
    }
  cost.requests /= N_RUNS;
  cost.delay /= N_RUNS * (1 - stuck);
  g_array_unref (world.known);
  g_rand_free (world.random);
  return cost;
}

/* Of those that a workspace has learned, fewer looks than every 2 seconds and less delay as well; the table is the whole
 * picture. Nobody can look less than once, so half a second is where only the delay is less. */
static void
check (Shape shape,
       Cost  two,
       Cost  five,
       Cost  unknown,
       Cost  ours)
{
  g_assert_cmpfloat (ours.delay, <, two.delay);
  g_assert_cmpfloat (ours.delay, <, five.delay);
  g_assert_cmpfloat (ours.requests, <, shape == SHORT_ONES ? MAX (two.requests, 1.3) : two.requests);
  /* Knowing the lengths helps, and not knowing them makes nobody wait for long. */
  g_assert_cmpfloat (ours.delay + 0.15 * ours.requests, <, unknown.delay + 0.15 * unknown.requests + 0.1);
  g_assert_cmpfloat (unknown.delay, <, shape == MINUTES ? 6 : 1.5);
  g_assert_cmpfloat (unknown.requests, <, 36);
}

static void
test_against_fixed (void)
{
  g_test_message ("%-18s %-8s %-5s | %-12s | %-12s | %-12s | %-12s", "looks, seconds late", "fraction", "stuck",
                  "every 2 s", "every 5 s", "ours, new", "ours");
  for (Shape shape = 0; shape < N_SHAPES; shape++)
    for (guint variant = 0; variant < 4; variant++)
      {
        gboolean told = variant % 2 == 1;
        double   stuck = variant / 2 == 1 ? 0.05 : 0;
        Cost     two = simulate (EVERY_2, shape, told, stuck, TRUE);
        Cost     five = simulate (EVERY_5, shape, told, stuck, TRUE);
        Cost     unknown = simulate (OURS, shape, told, stuck, FALSE);
        Cost     ours = simulate (OURS, shape, told, stuck, TRUE);

        g_test_message ("%-18s %-8s %-5s | %5.2f  %4.2f | %5.2f  %4.2f | %5.2f  %4.2f | %5.2f  %4.2f",
                        shape_names[shape], told ? "told" : "-", stuck > 0 ? "5 %" : "-", two.requests, two.delay,
                        five.requests, five.delay, unknown.requests, unknown.delay, ours.requests, ours.delay);
        check (shape, two, five, unknown, ours);
      }
}

/* Whatever it is given. */
static void
test_bounds (void)
{
  static const double values[] = { -INFINITY, -1, 0, 0.001, 0.3, 1, 5, 100, 86400, 1e12, INFINITY, NAN };
  static const double lengths[] = { 0.001, 0.5, 0.5, 20, 1e9 };

  for (guint a = 0; a < G_N_ELEMENTS (values); a++)
    for (guint b = 0; b < G_N_ELEMENTS (values); b++)
      for (guint n = 0; n <= G_N_ELEMENTS (lengths); n++)
        for (guint failures = 0; failures < 40; failures += 13)
          {
            CuePollingInput input = {
              .elapsed = values[a],
              .lengths = lengths,
              .n_lengths = n,
              .fraction = values[b],
              .quiet = values[b],
              .retry_after = -1,
              .n_failures = failures,
              .jitter = values[b],
            };
            double delay = cue_polling_next_delay (&input);

            g_assert_true (isfinite (delay));
            g_assert_cmpfloat (delay, >=, 0.02);
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

static double
get_delay_of (double elapsed,
              double length,
              double fraction,
              double quiet,
              double jitter)
{
  CuePollingInput input = {
    .elapsed = elapsed,
    .lengths = &length,
    .n_lengths = length > 0,
    .fraction = fraction,
    .quiet = quiet,
    .retry_after = -1,
    .jitter = jitter,
  };

  return cue_polling_next_delay (&input);
}

static void
test_fraction (void)
{
  double not_told = get_delay_of (9, 0, -1, 0, 0.5);

  /* Near the end it looks often, far from it seldom; and where many are known to have ended, soon all the same. */
  g_assert_cmpfloat (get_delay_of (9, 0, 0.9, 0, 0.5), <, not_told);
  g_assert_cmpfloat (get_delay_of (9, 0, 0.15, 0, 0.5), >, not_told);
  g_assert_cmpfloat (get_delay_of (9, 1000, 0.9, 0, 0.5), <, not_told);
  g_assert_cmpfloat (get_delay_of (9, 10, 0.15, 0, 0.5), <, not_told);
  g_assert_cmpfloat (get_delay_of (9, 1000, 0.15, 0, 0.5), >, not_told);
}

/* Before the shortest known one nobody looks, but not much after it. */
static void
test_first_look (void)
{
  static const double lengths[] = { 18, 19, 20, 20, 21, 22 };
  CuePollingInput     input = { .lengths = lengths, .n_lengths = G_N_ELEMENTS (lengths), .fraction = -1, .retry_after = -1 };
  double              first = 0;

  input.jitter = 0.5;
  first = cue_polling_next_delay (&input);
  g_assert_cmpfloat (first, >, 9);
  g_assert_cmpfloat (first, <, 19);
}

static void
test_quiet (void)
{
  /* Longer than any before, and nothing new: ever more seldom. While others took as long, quiet says nothing. */
  g_assert_cmpfloat (get_delay_of (600, 100, -1, 300, 0.5), >, get_delay_of (600, 100, -1, 10, 0.5));
  g_assert_cmpfloat (get_delay_of (195, 190, -1, 195, 0.5), <, 3);
}

static void
test_jitter (void)
{
  g_assert_cmpfloat (get_delay_of (10, 0, -1, 0, 1), >, get_delay_of (10, 0, -1, 0, 0) * 1.05);
}

/* One of several that are short is looked at more closely; where a second is nothing, it is not. */
static void
test_urgent (void)
{
  static const double lengths[] = { 0.5, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      CuePollingInput input = { .elapsed = lengths[i], .lengths = &lengths[i], .n_lengths = 1, .fraction = -1, .retry_after = -1 };
      double          alone = cue_polling_next_delay (&input);

      input.urgent = TRUE;
      if (i == 0)
        g_assert_cmpfloat (cue_polling_next_delay (&input), <, alone / 2);
      else
        g_assert_cmpfloat (cue_polling_next_delay (&input), ==, alone);
    }
}

static void
test_typical (void)
{
  g_autoptr (GArray) learned = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree double *sorted = NULL;

  g_assert_cmpfloat (cue_typical_median (learned), ==, 0);
  cue_typical_learn (learned, 0);
  cue_typical_learn (learned, -1);
  cue_typical_learn (learned, NAN);
  g_assert_cmpuint (learned->len, ==, 0);
  for (guint i = 100; i > 0; i--)
    cue_typical_learn (learned, i);
  /* The latest only. */
  g_assert_cmpuint (learned->len, ==, 40);
  g_assert_cmpfloat (cue_typical_median (learned), ==, 21);
  sorted = cue_typical_sort (learned);
  g_assert_cmpfloat (sorted[0], ==, 1);
  g_assert_cmpfloat (sorted[39], ==, 40);

  /* Between the last two looks, and not long before the last. */
  g_assert_cmpfloat (cue_typical_guess (9, 10, 0), ==, 9.5);
  g_assert_cmpfloat (cue_typical_guess (9, 10, 20), ==, 9.5);
  g_assert_cmpfloat (cue_typical_guess (9, 10, 5), ==, 9.5);
  g_assert_cmpfloat (cue_typical_guess (0, 10, 0), >, 9);
  g_assert_cmpfloat (cue_typical_guess (0, 10, 0), <, 10);
  /* As the others, where that may be. */
  g_assert_cmpfloat (cue_typical_guess (0, 10, 8), <, 8);
  g_assert_cmpfloat (cue_typical_guess (0, 10, 8), >, 7.8);
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
  g_test_add_func ("/generation/polling/first-look", test_first_look);
  g_test_add_func ("/generation/polling/quiet", test_quiet);
  g_test_add_func ("/generation/polling/jitter", test_jitter);
  g_test_add_func ("/generation/polling/urgent", test_urgent);
  g_test_add_func ("/generation/polling/typical", test_typical);

  return g_test_run ();
}
