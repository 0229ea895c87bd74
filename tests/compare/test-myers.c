/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-myers.h"

#include "compare-texts.h"

/* The length of a longest common subsequence by the textbook table: slow, and plainly right. */
static guint
find_longest (const guint *left,
              guint        n,
              const guint *right,
              guint        m)
{
  g_autofree guint *row = g_new0 (guint, (gsize) m + 1);

  for (guint i = 0; i < n; i++)
    {
      guint diagonal = 0;

      for (guint j = 0; j < m; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = left[i] == right[j] ? diagonal + 1 : MAX (above, row[j]);
          diagonal = above;
        }
    }
  return row[m];
}

/* Checks that the matches ascend and match equals; returns how many there are. */
static guint
check_matches (const guint *left,
               guint        n,
               const guint *right,
               guint        m,
               const int   *partner)
{
  int   last = -1;
  guint count = 0;

  for (guint i = 0; i < n; i++)
    if (partner[i] >= 0)
      {
        g_assert_cmpint (partner[i], >, last);
        g_assert_cmpint (partner[i], <, (int) m);
        g_assert_cmpuint (left[i], ==, right[partner[i]]);
        last = partner[i];
        count++;
      }
  return count;
}

static void
test_minimal (void)
{
  for (guint round = 0; round < 4000; round++)
    {
      guint left[48];
      guint right[48];
      int   partner[48];
      guint n = (guint) g_test_rand_int_range (0, 48);
      guint m = (guint) g_test_rand_int_range (0, 48);
      int   vocabulary = g_test_rand_int_range (1, 20);

      for (guint i = 0; i < n; i++)
        left[i] = (guint) g_test_rand_int_range (0, vocabulary);
      for (guint i = 0; i < m; i++)
        right[i] = (guint) g_test_rand_int_range (0, vocabulary + 3);
      g_assert_true (cue_myers_match (left, n, right, m, CUE_MYERS_BUDGET, partner));
      g_assert_cmpuint (check_matches (left, n, right, m, partner), ==, find_longest (left, n, right, m));
    }
}

/* An edited copy of a long sequence: exact, and found without help. */
static void
test_long_alike (void)
{
  const guint       n = 100000;
  g_autofree guint *left = g_new (guint, n);
  g_autofree guint *right = g_new (guint, n);
  g_autofree int   *partner = g_new (int, n);

  for (guint i = 0; i < n; i++)
    {
      left[i] = (guint) g_test_rand_int_range (0, 5000);
      right[i] = i % 1000 == 17 ? 6000 : left[i];
    }
  g_assert_true (cue_myers_match (left, n, right, n, CUE_MYERS_BUDGET, partner));
  g_assert_cmpuint (check_matches (left, n, right, n, partner), ==, n - 100);
}

/* Long enough to be divided first, with edits everywhere and parts moved: what is lost by that is next to nothing. */
static void
test_divided (void)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree int   *partner = NULL;
      g_autofree guint *moved = NULL;
      int               vocabulary = round % 2 == 0 ? 40 : 900;
      int               share = 4 + 4 * (int) round;
      guint             found, longest;

      for (guint i = 0; i < 4000; i++)
        {
          guint number = (guint) g_test_rand_int_range (0, vocabulary);
          guint other = (guint) g_test_rand_int_range (0, vocabulary);
          int   die = g_test_rand_int_range (0, share * 3);

          if (die != 1)
            g_array_append_val (left, number);
          if (die != 2)
            g_array_append_vals (right, die == 0 ? &other : &number, 1);
        }
      /* The last part of the left to the front. */
      moved = g_memdup2 (&g_array_index (left, guint, 3300), round * 20 * sizeof (guint));
      g_array_insert_vals (left, 0, moved, round * 20);
      partner = g_new (int, left->len);
      g_assert_true (cue_myers_match ((guint *) (gpointer) left->data, left->len, (guint *) (gpointer) right->data, right->len,
                                      CUE_MYERS_BUDGET, partner));
      found = check_matches ((guint *) (gpointer) left->data, left->len, (guint *) (gpointer) right->data, right->len, partner);
      longest = find_longest ((guint *) (gpointer) left->data, left->len, (guint *) (gpointer) right->data, right->len);
      g_test_message ("%u of %u", found, longest);
      g_assert_cmpuint (found, >=, longest - longest / 100);
    }
}

/* Everything shuffled: not exact, but correct and soon done. */
static void
test_budget (void)
{
  const guint       n = 200000;
  g_autofree guint *left = g_new (guint, n);
  g_autofree guint *right = g_new (guint, n);
  g_autofree int   *partner = g_new (int, n);
  gint64            start;

  for (guint i = 0; i < n; i++)
    {
      left[i] = (guint) g_test_rand_int_range (0, 3000);
      right[i] = (guint) g_test_rand_int_range (0, 3000);
    }
  start = g_get_monotonic_time ();
  g_assert_false (cue_myers_match (left, n, right, n, CUE_MYERS_BUDGET, partner));
  g_assert_cmpuint (check_matches (left, n, right, n, partner), >, 0);
  g_test_message ("%.2f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

/* With no budget at all the small ones are still correct. */
static void
test_no_budget (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint left[600];
      guint right[600];
      int   partner[600];

      for (guint i = 0; i < G_N_ELEMENTS (left); i++)
        {
          left[i] = (guint) g_test_rand_int_range (0, 9);
          right[i] = (guint) g_test_rand_int_range (0, 9);
        }
      cue_myers_match (left, 600, right, 600, 0, partner);
      g_assert_cmpuint (check_matches (left, 600, right, 600, partner), >, 100);
    }
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/myers/minimal", test_minimal);
  g_test_add_func ("/compare/myers/long-alike", test_long_alike);
  g_test_add_func ("/compare/myers/divided", test_divided);
  g_test_add_func ("/compare/myers/budget", test_budget);
  g_test_add_func ("/compare/myers/no-budget", test_no_budget);
  return g_test_run ();
}
