/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-typical.h"

/* As many of the latest generations are looked at. */
#define N_LEARNED 15

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

double
cue_typical_learn (GArray *learned,
                   double  seconds)
{
  g_autoptr (GArray) sorted = NULL;

  if (learned->len == N_LEARNED)
    g_array_remove_index (learned, 0);
  g_array_append_val (learned, seconds);
  sorted = g_array_copy (learned);
  g_array_sort (sorted, compare_doubles);

  return g_array_index (sorted, double, sorted->len / 2);
}
