/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sign-test.h"
#include "cue-verdict.h"

#include <glib/gi18n.h>

/* Found with exact fractions, by going through every way in which the votes can fall. */
static void
test_chance (void)
{
  static const struct
  {
    guint  n_votes;
    guint  most;
    guint  n_sides;
    double chance;
  } rows[] = {
    { 0, 0, 2, 1 },
    { 1, 1, 2, 1 },
    { 5, 5, 2, 0.0625 },
    { 6, 6, 2, 0.03125 },
    { 8, 7, 2, 0.0703125 },
    { 10, 9, 2, 0.0214843750 },
    { 11, 8, 2, 0.2265625 },
    { 12, 10, 2, 0.0385742188 },
    { 20, 15, 2, 0.0413894653 },
    { 22, 16, 2, 0.0524787903 },
    { 23, 17, 2, 0.0346896648 },
    { 24, 12, 2, 1 },
    { 32, 17, 2, 0.8600500659 },
    { 100, 60, 2, 0.0568879336 },
    { 3, 1, 3, 1 },
    { 6, 4, 3, 0.3004115226 },
    { 9, 6, 3, 0.1272671849 },
    { 12, 6, 3, 0.5279513624 },
    { 12, 8, 3, 0.0562752968 },
    { 15, 7, 3, 0.5956628613 },
    { 30, 11, 3, 0.9730391652 },
    { 10, 7, 4, 0.0140228271 },
    { 12, 5, 4, 0.5979547501 },
    { 20, 8, 4, 0.3987412717 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (cue_sign_test (rows[i].n_votes, rows[i].most, rows[i].n_sides), rows[i].chance,
                                    1e-9);
}

static void
test_more (void)
{
  static const struct
  {
    guint n_votes;
    guint most;
    guint n_sides;
    guint n_more;
  } rows[] = {
    { 0, 0, 2, G_MAXUINT },
    { 20, 15, 2, 0 },
    { 11, 8, 2, 14 }, /* 18 of 25: 0.0433; 17 of 24: 0.0639 */
    { 5, 5, 2, 1 },   /* 6 of 6: 0.0313 */
    { 101, 51, 2, G_MAXUINT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (cue_sign_test_count_more (rows[i].n_votes, rows[i].most, rows[i].n_sides, .05), ==,
                      rows[i].n_more);
}

static void
test_words (void)
{
  static const struct
  {
    double      chance;
    const char *text;
  } rows[] = {
    { 1, "nearly every time (100 %)" },
    { .7539, "about 3 times in 4 (75 %)" },
    { .8765, "about 9 times in 10 (88 %)" },
    { .6291, "about 2 times in 3 (63 %)" },
    { .5488, "about 1 time in 2 (55 %)" },
    { .2265625, "about 1 time in 4 (23 %)" },
    { .0703125, "about 1 time in 14 (7 %)" },
    { .0386, "about 1 time in 26 (4 %)" },
    { .0037, "about 1 time in 270" },
    { .00001, "less than 1 time in 1000" },
    { 0, "less than 1 time in 1000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cue_verdict_dup_chance (rows[i].chance);

      /* The space before the sign does not break. */
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_verdicts (void)
{
  static const char *const names[] = { "Warmer tone", "As it was", "Shorter" };
  static const struct
  {
    guint          votes[3];
    guint          n_settings;
    guint          n_neither;
    CueVerdictKind kind;
    int            winner;
    const char    *headline;
  } rows[] = {
    { { 8, 3 }, 2, 1, CUE_VERDICT_DOUBTFUL, 0, "“Warmer tone” won 8 of 11, and that may still be chance" },
    { { 2, 10 }, 2, 0, CUE_VERDICT_CLEAR, 1, "“As it was” won 10 of 12, and that is hardly chance" },
    { { 5, 0 }, 2, 7, CUE_VERDICT_TOO_FEW, 0, "“Warmer tone” won 5 of 5, which is too few to say" },
    { { 2, 2 }, 2, 0, CUE_VERDICT_TOO_FEW, -1, "Nobody leads, and these votes are too few to say" },
    { { 4, 4 }, 2, 0, CUE_VERDICT_TIED, -1, "Nobody leads: the best have equally many votes" },
    { { 0, 0 }, 2, 9, CUE_VERDICT_NONE, -1, "No text was good enough" },
    { { 1, 4, 4 }, 3, 0, CUE_VERDICT_TIED, -1, "Nobody leads: the best have equally many votes" },
    { { 4, 4, 5 }, 3, 0, CUE_VERDICT_DOUBTFUL, 2, "“Shorter” won 5 of 13, and that may still be chance" },
    { { 1, 1, 12 }, 3, 0, CUE_VERDICT_CLEAR, 2, "“Shorter” won 12 of 14, and that is hardly chance" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CueVerdict       verdict = cue_verdict_of_votes (rows[i].votes, rows[i].n_settings, rows[i].n_neither);
      g_autofree char *headline = cue_verdict_dup_headline (&verdict, names);

      g_assert_cmpint (verdict.kind, ==, rows[i].kind);
      g_assert_cmpint (verdict.winner, ==, rows[i].winner);
      g_assert_cmpstr (headline, ==, rows[i].headline);
    }
}

static void
test_sentence (void)
{
  static const char *const names[] = { "Warmer tone", "As it was", "Shorter" };
  static const guint       two[] = { 8, 3 };
  static const guint       three[] = { 1, 1, 12 };
  CueVerdict               verdict = cue_verdict_of_votes (two, 2, 1);
  CueVerdict               clear = cue_verdict_of_votes (three, 3, 0);
  g_autofree char         *text = cue_verdict_dup_sentence (&verdict, names);
  g_autofree char         *clear_text = cue_verdict_dup_sentence (&clear, names);

  g_assert_cmpstr (text, ==,
                   "Votes: “Warmer tone” 8, “As it was” 3, neither 1. If both were equally good, a result this lopsided "
                   "would still come up about 1 time in 4 (23 %). About 14 more votes would settle it if the pattern "
                   "holds.");
  g_assert_cmpstr (clear_text, ==,
                   "Votes: “Warmer tone” 1, “As it was” 1, “Shorter” 12. If all were equally good, one of them would "
                   "still get this far ahead less than 1 time in 1000.");
}

/* Votes are for places, the verdict is on settings. */
static void
test_round (void)
{
  static const char *const texts[] = { "One two three.", "Four." };
  static const char *const ids[] = { NULL, NULL };
  CueBlindSetting          settings[] = { { .name = (char *) "Warm", .wish = (char *) "be warm", .service = (char *) "Cekura" },
                                          { .name = (char *) "Cold", .in_use = TRUE } };
  g_autoptr (CueBlindRound) round = cue_blind_round_new ("Clinic");
  g_autoptr (GPtrArray) lines = NULL;
  CueVerdict verdict;

  cue_blind_round_add_setting (round, &settings[0]);
  cue_blind_round_add_setting (round, &settings[1]);
  for (guint i = 0; i < 8; i++)
    {
      const CueBlindItem *item;

      cue_blind_round_add_item (round, "d", "Title", NULL, texts, ids, NULL);
      item = cue_blind_round_get_item (round, i);
      cue_blind_round_vote (round, i, i == 7 ? 0 : item->order[0] == 0 ? 1
                                                                       : 2);
    }
  verdict = cue_verdict_of_round (round);
  g_assert_cmpuint (verdict.votes[0], ==, 7);
  g_assert_cmpuint (verdict.votes[1], ==, 0);
  g_assert_cmpuint (verdict.n_neither, ==, 1);
  g_assert_cmpint (verdict.kind, ==, CUE_VERDICT_CLEAR);

  lines = cue_verdict_describe_setting (round, 0);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "Wish: “be warm”");
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "Written by Cekura");
  g_assert_cmpstr (g_ptr_array_index (lines, 2), ==, "3 words on average");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/verdict/chance", test_chance);
  g_test_add_func ("/compare/verdict/more", test_more);
  g_test_add_func ("/compare/verdict/words", test_words);
  g_test_add_func ("/compare/verdict/verdicts", test_verdicts);
  g_test_add_func ("/compare/verdict/sentence", test_sentence);
  g_test_add_func ("/compare/verdict/round", test_round);
  return g_test_run ();
}
