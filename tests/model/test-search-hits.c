/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-search-hits.h"

static void
test_empty (void)
{
  g_autoptr (CueSearchHits) hits = cue_search_hits_new ();

  g_assert_cmpuint (cue_search_hits_get_size (hits), ==, 0);
  g_assert_false (cue_search_hits_has_scenario (hits, 1));
  g_assert_false (cue_search_hits_has_scenario (hits, G_MININT64));
  g_assert_false (cue_search_hits_has_scenario (hits, G_MAXINT64));
  g_assert_false (cue_search_hits_has_draft (hits, "a"));
}

/* In whatever order they come, and also twice. */
static void
test_order (void)
{
  static const gint64 ids[] = { 5, 7, 6, 7, 1, G_MAXINT64, 5, 1000000, 2 };
  g_autoptr (CueSearchHits) hits = cue_search_hits_new ();
  g_autoptr (GPtrArray) keys = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    cue_search_hits_add_scenario (hits, ids[i]);
  cue_search_hits_add_draft (hits, "b");
  cue_search_hits_add_draft (hits, "a");
  cue_search_hits_add_draft (hits, "b");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (cue_search_hits_has_scenario (hits, ids[i]));
  g_assert_false (cue_search_hits_has_scenario (hits, 3));
  g_assert_false (cue_search_hits_has_scenario (hits, 0));
  g_assert_false (cue_search_hits_has_scenario (hits, G_MAXINT64 - 1));
  g_assert_true (cue_search_hits_has_draft (hits, "a"));
  g_assert_false (cue_search_hits_has_draft (hits, "5"));
  g_assert_cmpuint (cue_search_hits_get_size (hits), ==, 9);
  keys = cue_search_hits_dup_keys (hits);
  g_ptr_array_add (keys, NULL);
  all = g_strjoinv (" ", (char **) keys->pdata);
  g_assert_cmpstr (all, ==,
                   "draft:a draft:b scenario:1 scenario:1000000 scenario:2 scenario:5 scenario:6 scenario:7"
                   " scenario:9223372036854775807");
}

static void
test_shared (void)
{
  CueSearchHits *hits = cue_search_hits_new ();
  g_autoptr (CueSearchHits) shared = cue_search_hits_ref (hits);

  cue_search_hits_add_scenario (hits, 3);
  cue_search_hits_unref (hits);
  g_assert_true (cue_search_hits_has_scenario (shared, 3));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/search-hits/empty", test_empty);
  g_test_add_func ("/model/search-hits/order", test_order);
  g_test_add_func ("/model/search-hits/shared", test_shared);
  return g_test_run ();
}
