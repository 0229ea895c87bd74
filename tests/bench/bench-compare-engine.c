/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the comparison of two files costs inside a running program, without its start: wall and processor time of the
 * word diff and of the whole comparison, in milliseconds.
 *
 * usage: bench-compare-engine [--rounds N] [--what words|rows|statistics|breaks] A B */
#include "cue-breaks.h"
#include "cue-statistics.h"
#include "cue-word-diff.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct
{
  double wall;
  double processor;
} Cost;

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static void
diff_words (const char *left,
            const char *right)
{
  CueWordDiffInfo info;
  g_autoptr (GPtrArray) spans = cue_word_diff_full (left, right, FALSE, &info);

  (void) spans;
}

static void
lay_out (const char *left,
         const char *right)
{
  const char *texts[] = { left, right };
  g_autoptr (CueComparison) comparison = cue_comparison_new (texts, 2, 0);

  (void) comparison;
}

static void
lay_out_and_count (const char *left,
                   const char *right)
{
  const char *texts[] = { left, right };
  g_autoptr (CueComparison) comparison = cue_comparison_new (texts, 2, 0);
  g_autoptr (CueStatistics) statistics = cue_statistics_new (comparison);

  (void) statistics;
}

static void
find_breaks (const char *left,
             const char *right)
{
  g_autofree guint8 *a = cue_breaks_find (left, strlen (left));
  g_autofree guint8 *b = cue_breaks_find (right, strlen (right));

  (void) a;
  (void) b;
}

static int
compare_costs (gconstpointer a,
               gconstpointer b)
{
  double x = ((const Cost *) a)->wall;
  double y = ((const Cost *) b)->wall;

  return x < y ? -1 : x > y;
}

/* The round in the middle. */
static Cost
measure (void (*work) (const char *, const char *),
         const char *left,
         const char *right,
         guint       rounds)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (Cost));

  for (guint i = 0; i < rounds; i++)
    {
      Cost cost = { read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_PROCESS_CPUTIME_ID) };

      work (left, right);
      cost.wall = read_clock (CLOCK_MONOTONIC) - cost.wall;
      cost.processor = read_clock (CLOCK_PROCESS_CPUTIME_ID) - cost.processor;
      g_array_append_val (costs, cost);
    }
  g_array_sort (costs, compare_costs);
  return g_array_index (costs, Cost, rounds / 2);
}

int
main (int   argc,
      char *argv[])
{
  int   rounds = 5;
  char *what = NULL;

  const GOptionEntry entries[] = {
    { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "Rounds to take the middle of", "N" },
    { "what", 0, 0, G_OPTION_ARG_STRING, &what, "Only this: words, rows, statistics or breaks", "PART" },
    { NULL }
  };
  static const struct
  {
    const char *name;
    void (*work) (const char *, const char *);
  } parts[] = { { "words", diff_words }, { "rows", lay_out }, { "statistics", lay_out_and_count }, { "breaks", find_breaks } };
  g_autoptr (GOptionContext) context = g_option_context_new ("A B");
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  struct rusage    usage;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 3 || rounds < 1 || !g_file_get_contents (argv[1], &left, NULL, &error) || !g_file_get_contents (argv[2], &right, NULL, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Two files are needed");
      return 2;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (what == NULL || strcmp (what, parts[i].name) == 0)
      {
        Cost cost = measure (parts[i].work, left, right, (guint) rounds);

        printf ("%s wall %.2f processor %.2f\n", parts[i].name, cost.wall, cost.processor);
      }
  getrusage (RUSAGE_SELF, &usage);
  printf ("peak %.1f\n", (double) usage.ru_maxrss / 1024);
  return 0;
}
