/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sign-test.h"

#include <math.h>

/* The chance of @count successes in @n trials of chance @p each (0 < p < 1). */
static double
binomial (guint  n,
          guint  count,
          double p)
{
  return exp (lgamma (n + 1.0) - lgamma (count + 1.0) - lgamma (n - count + 1.0) + count * log (p) +
              (n - count) * log1p (-p));
}

static double
binomial_tail (guint  n,
               guint  from,
               double p)
{
  double sum = 0;

  for (guint count = n + 1; count > from; count--)
    sum += binomial (n, count - 1, p);
  return sum;
}

/* Side after side takes its part of what the sides before have left. @open: the chance of so many left while nobody has
 * reached @most; whoever reaches it is counted and needs no further look. */
static double
share_out (guint n_votes,
           guint most,
           guint n_sides)
{
  g_autofree double *open = g_new0 (double, n_votes + 1);
  g_autofree double *next = g_new0 (double, n_votes + 1);
  double             reached = 0;

  open[n_votes] = 1;
  for (guint side = 0; side < n_sides - 1; side++)
    {
      double  p = 1.0 / (n_sides - side);
      double *kept = open;

      for (guint left = 0; left <= n_votes; left++)
        next[left] = 0;
      for (guint left = 0; left <= n_votes; left++)
        for (guint count = 0; open[left] > 0 && count <= left; count++)
          {
            double chance = open[left] * binomial (left, count, p);

            if (count >= most)
              reached += chance;
            else
              next[left - count] += chance;
          }
      open = next;
      next = kept;
    }
  for (guint left = most; left <= n_votes; left++)
    reached += open[left];
  return reached;
}

double
cue_sign_test (guint n_votes,
               guint most,
               guint n_sides)
{
  double chance;

  g_return_val_if_fail (n_sides >= 2 && most <= n_votes, 1);

  /* One of the sides always has its equal share. */
  if ((guint64) most * n_sides <= (guint64) n_votes + n_sides - 1)
    return 1;

  /* No two of them can have more than half. */
  if (most > n_votes / 2)
    chance = n_sides * binomial_tail (n_votes, most, 1.0 / n_sides);
  else
    chance = share_out (n_votes, most, n_sides);
  return MIN (chance, 1);
}

guint
cue_sign_test_count_more (guint  n_votes,
                          guint  most,
                          guint  n_sides,
                          double level)
{
  g_return_val_if_fail (n_sides >= 2 && most <= n_votes, G_MAXUINT);

  if (n_votes == 0)
    return G_MAXUINT;

  for (guint total = n_votes; total <= n_votes + CUE_SIGN_TEST_MAX_MORE; total += MAX (1, total / 20))
    {
      guint leader = (guint) ((guint64) most * total / n_votes);

      if (cue_sign_test (total, leader, n_sides) <= level)
        return total - n_votes;
    }
  return G_MAXUINT;
}
