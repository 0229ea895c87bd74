/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-typical.h"

/* As many of the latest generations are looked at. */
#define N_LEARNED 40
/* Where nobody looked before the end was seen, it is taken to be this part of the time when it was seen. */
#define SEEN_SHARE 0.92
/* What may have taken as long as the others is taken to have done so, a little less: the next look is a little sooner,
 * until one comes too soon and tells more. */
#define TYPICAL_SHARE 0.99

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
                   double ended,
                   double typical)
{
  if (typical * TYPICAL_SHARE > running && typical < ended)
    return typical * TYPICAL_SHARE;
  return MAX ((running + ended) / 2, ended * (running > 0 ? 0 : SEEN_SHARE));
}
