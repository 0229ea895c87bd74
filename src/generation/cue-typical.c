/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-typical.h"

/* As many of the latest generations are looked at. */
#define N_LEARNED 40
/* Where the time of the end is known badly, it is taken to be this part of the time when it was seen; a little before, so
 * that the next look is a little sooner, until one comes too early and tells more. */
#define SEEN_SHARE 0.92

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

void
cue_typical_learn (GArray *learned,
                   double  seconds)
{
  if (!(seconds > 0))
    return;
  if (learned->len == N_LEARNED)
    g_array_remove_index (learned, 0);
  g_array_append_val (learned, seconds);
}

double *
cue_typical_sort (GArray *learned)
{
  double *sorted = g_new (double, learned->len + 1);

  for (guint i = 0; i < learned->len; i++)
    sorted[i] = g_array_index (learned, double, i);
  qsort (sorted, learned->len, sizeof (double), compare_doubles);
  return sorted;
}

double
cue_typical_median (GArray *learned)
{
  g_autofree double *sorted = cue_typical_sort (learned);

  return learned->len > 0 ? sorted[learned->len / 2] : 0;
}

double
cue_typical_guess (double running,
                   double ended)
{
  return MAX ((running + ended) / 2, ended * SEEN_SHARE);
}
