/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-statistics.h"

static const char *const titles[] = { "Variant 1", "Variant 2", "Variant 3", "Variant 4" };

static CueStatistics *
count (const char *a,
       const char *b,
       const char *c)
{
  const char *texts[] = { a, b, c };
  g_autoptr (CueComparison) comparison = cue_comparison_new (texts, c != NULL ? 3 : 2, 0);

  return cue_statistics_new (comparison);
}

static void
test_figures (void)
{
  g_autoptr (CueStatistics) statistics =
    count ("You call the clinic early. Ask for the price of a visit. Say your full name slowly. Hang up politely.",
           "Say your full name slowly. You call the clinic early. Ask for the price of a call. Thank them twice.", NULL);

  g_assert_cmpuint (statistics->n_columns, ==, 2);
  /* moved here, same, changed, elsewhere, hang up, thank them */
  g_assert_cmpuint (statistics->n_rows, ==, 6);
  g_assert_cmpuint (statistics->n_same, ==, 1);
  g_assert_cmpuint (statistics->n_words[0], ==, 20);
  g_assert_cmpuint (statistics->n_words[1], ==, 20);
  g_assert_cmpuint (statistics->n_changes[0], ==, 0);
  /* What moved counts once. */
  g_assert_cmpuint (statistics->n_changes[1], ==, 4);
  g_assert_cmpuint (statistics->n_only[0], ==, 1);
  g_assert_cmpuint (statistics->n_only[1], ==, 1);
  g_assert_cmpfloat_with_epsilon (statistics->agreement, 10.0 / 40, 1e-9);
  g_assert_cmpuint (statistics->contradictions->len, ==, 0);
}

static void
test_edges (void)
{
  g_autoptr (CueStatistics) empty = count ("", "", NULL);
  g_autoptr (CueStatistics) same = count ("You call.", "You call.", "You call.");
  g_autoptr (CueStatistics) one = count ("", "You call.", NULL);

  g_assert_cmpfloat (empty->agreement, ==, 1);
  g_assert_cmpuint (empty->n_rows, ==, 0);
  g_assert_cmpfloat (same->agreement, ==, 1);
  g_assert_cmpuint (same->n_same, ==, 1);
  g_assert_cmpfloat (one->agreement, ==, 0);
  g_assert_cmpuint (one->n_only[1], ==, 1);
  g_assert_cmpuint (one->n_changes[1], ==, 1);
}

static void
test_contradictions (void)
{
  static const struct
  {
    const char *a, *b, *c, *want; /* @want: NULL where nothing contradicts */
  } rows[] = {
    { "Your visit is on 12 March at noon.", "Your visit is on 13 March at noon.", NULL,
      "Row 1: Variant 1 says 12 March, Variant 2 says 13 March" },
    { "12. März passt mir gut.", "13. März passt mir gut.", NULL, "Row 1: Variant 1 says 12. März, Variant 2 says 13. März" },
    { "Call them at 2 pm today, please.", "Call them at 14:00 today, please.", NULL, NULL },
    { "Call them at 2 pm today, please.", "Call them at 15:00 today, please.", NULL,
      "Row 1: Variant 1 says 2 pm, Variant 2 says 15:00" },
    { "Your visit is on 12 March at noon.", "Your visit is on 12 March 2026 at noon.", NULL, NULL },
    { "It costs 25 euros to cancel now.", "It costs €25 to cancel it now.", NULL, NULL },
    { "It costs 25 euros to cancel now.", "It costs 30 euros to cancel now.", NULL,
      "Row 1: Variant 1 says 25 euros, Variant 2 says 30 euros" },
    { "Ask for 3 seats in the front row.", "Ask for 4 seats in the front row.", NULL,
      "Row 1: Variant 1 says 3, Variant 2 says 4" },
    { "Ask for 3 seats and 2 bags, please.", "Ask for 2 bags and 3 seats, please.", NULL, NULL },
    { "Ask for doctor Maria Schmidt this morning.", "Ask for doctor Anna Keller this morning.", NULL,
      "Row 1: Variant 1 says Maria Schmidt, Variant 2 says Anna Keller" },
    { "Ask for doctor Maria Schmidt this morning.", "Ask for doctor Schmidt this morning.", NULL, NULL },
    { "Your visit is on Thursday at noon.", "Your visit is on 12 March at noon.", NULL, NULL },
    { "Your visit is on Thursday at noon.", "Your visit is on Thursday at noon.", "Your visit is on Friday at noon.",
      "Row 1: Variant 1 says Thursday, Variant 2 says Thursday, Variant 3 says Friday" },
    { "Your visit is on Thursday at noon.", "Your visit is at noon.", "Your visit is on Friday at noon.",
      "Row 1: Variant 1 says Thursday, Variant 3 says Friday" },
    { "موعدك يوم ١٢ مارس في العيادة.", "موعدك يوم ١٣ مارس في العيادة.", NULL,
      "Row 1: Variant 1 says ١٢ مارس, Variant 2 says ١٣ مارس" },
    { "您的预约是3月12日上午。", "您的预约是3月13日上午。", NULL, "Row 1: Variant 1 says 3月12日, Variant 2 says 3月13日" },
    { "Say {{test_profile.date_12}} now, please.", "Say {{test_profile.date_13}} now, please.", NULL, NULL },
    { "1. Ask them for the price.", "2. Ask them for the price now.", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueStatistics) statistics = count (rows[i].a, rows[i].b, rows[i].c);
      g_autofree char *text = NULL;

      if (statistics->contradictions->len > 0)
        text = cue_contradiction_dup_text (g_ptr_array_index (statistics->contradictions, 0), titles, statistics->n_columns);
      g_assert_cmpstr (text, ==, rows[i].want);
      g_assert_cmpuint (statistics->contradictions->len, ==, rows[i].want != NULL ? 1 : 0);
    }
}

/* What moved is held against the baseline's sentence. */
static void
test_moved (void)
{
  g_autoptr (CueStatistics) statistics =
    count ("You call the clinic early. Ask for the price of a visit. Say that your visit was planned for 12 March.",
           "Say that your visit was planned for 13 March. You call the clinic early. Ask for the price of a visit.", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpuint (statistics->contradictions->len, ==, 1);
  text = cue_contradiction_dup_text (g_ptr_array_index (statistics->contradictions, 0), titles, 2);
  g_assert_cmpstr (text, ==, "Row 1: Variant 1 says 12 March, Variant 2 says 13 March");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/statistics/figures", test_figures);
  g_test_add_func ("/compare/statistics/edges", test_edges);
  g_test_add_func ("/compare/statistics/contradictions", test_contradictions);
  g_test_add_func ("/compare/statistics/moved", test_moved);
  return g_test_run ();
}
