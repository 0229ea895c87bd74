/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-practice.h"

#include "cue-test.h"

/* What becomes of the first six: a letter each. */
static const struct
{
  const char *word;
  const char *reads;
  const char *writes;
} rows[] = {
  { "none", "......", "......" },
  { "wait", "..w..w", "..w..w" },
  { "refused", "rrrrrr", "rrrrrr" },
  { "failing", ".f.f.f", "ffffff" },
  { "dropping", "..d..d", "..d..d" },
  { "garbled", "..c..n", "..c..n" },
  { "stuck", "......", "......" },
};

static void
assert_effects (CuePractice practice,
                gboolean    is_read,
                const char *expected)
{
  static const char letters[] = ".wrfdcn"; /* in the order of CuePracticeEffect */
  char              found[7] = { 0 };

  for (guint n = 1; n <= 6; n++)
    found[n - 1] = letters[cue_practice_decide (practice, is_read, n)];
  g_assert_cmpstr (found, ==, expected);
}

static void
test_effects (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CuePractice practice = (CuePractice) -1;

      g_assert_true (cue_practice_from_word (rows[i].word, &practice));
      assert_effects (practice, TRUE, rows[i].reads);
      assert_effects (practice, FALSE, rows[i].writes);
    }
}

static void
test_unknown_words (void)
{
  static const char *const words[] = { "", "Wait", "wait ", "slow", "nonesuch", "0" };
  CuePractice              practice = CUE_PRACTICE_STUCK;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (cue_practice_from_word (words[i], &practice));
  g_assert_cmpint (practice, ==, CUE_PRACTICE_STUCK);
}

static void
test_methods (void)
{
  static const char *const writes[] = { "POST", "PATCH", "PUT", "DELETE", "get", "" };

  g_assert_true (cue_practice_is_read ("GET"));
  g_assert_true (cue_practice_is_read ("HEAD"));
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    g_assert_false (cue_practice_is_read (writes[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/practice/effects", test_effects);
  g_test_add_func ("/service/practice/unknown-words", test_unknown_words);
  g_test_add_func ("/service/practice/methods", test_methods);
  return g_test_run ();
}
