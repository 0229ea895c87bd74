/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-stability.h"

#include "compare-texts.h"
#include "cue-segments.h"

static const char *const titles[] = {
  "V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "V11", "V12", "V13", "V14", "V15", "V16", "V17", "V18", "V19", "V20"
};

static CueStabilityStep *
get_step (CueStability *map,
          guint         i)
{
  g_autoptr (CueStabilityStep) step = g_list_model_get_item (G_LIST_MODEL (map), i);

  g_assert_nonnull (step);
  return step; /* the map holds it */
}

static void
test_shares (void)
{
  static const char *const texts[] = {
    "You call to cancel your visit. Say your full name slowly. Ask for the price of a call. Hang up politely.",
    "You call to cancel your visit. Say your full name. Hang up politely.",
    "You call to cancel your visit. Ask for the price of a call. Say your full name slowly. Mention the seven red cars. "
    "Hang up politely.",
  };
  g_autoptr (CueStability) map = cue_stability_new (texts, titles, 3);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (map)), ==, 5);
  g_assert_cmpuint (cue_stability_get_n_texts (map), ==, 3);
  g_assert_cmpuint (cue_stability_count (map, CUE_STABILITY_ALL), ==, 3);
  g_assert_cmpuint (cue_stability_count (map, CUE_STABILITY_SOME), ==, 1);
  g_assert_cmpuint (cue_stability_count (map, CUE_STABILITY_ONE), ==, 1);
  g_assert_cmpstr (cue_stability_step_get_text (get_step (map, 0)), ==, "You call to cancel your visit.");
  g_assert_cmpint (cue_stability_step_get_share (get_step (map, 0)), ==, CUE_STABILITY_ALL);
  g_assert_cmpuint (cue_stability_step_get_n_texts (get_step (map, 0)), ==, 3);
  for (guint i = 0; i < 5; i++)
    {
      CueStabilityStep *step = get_step (map, i);

      g_assert_cmpuint (cue_stability_step_get_contradictions (step)->len, ==, 0);
      if (cue_stability_step_get_share (step) == CUE_STABILITY_ONE)
        {
          g_assert_cmpstr (cue_stability_step_get_text (step), ==, "Mention the seven red cars.");
          g_assert_null (cue_stability_step_get_wording (step, 0));
          g_assert_cmpstr (cue_stability_step_get_wording (step, 2), ==, "Mention the seven red cars.");
        }
    }
  g_assert_cmpstr (cue_stability_step_get_text (get_step (map, 4)), ==, "Hang up politely.");
}

/* The wording nearest to all others stands for them, and values that differ are named. */
static void
test_contradictions (void)
{
  static const char *const texts[] = {
    "Say that your visit is on 12 March.", "Say that your visit is on 12 March.", "Tell them your visit is on 13 March, please."
  };
  g_autoptr (CueStability) map = cue_stability_new (texts, titles, 3);
  GPtrArray *contradictions;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (map)), ==, 1);
  g_assert_cmpstr (cue_stability_step_get_text (get_step (map, 0)), ==, "Say that your visit is on 12 March.");
  contradictions = cue_stability_step_get_contradictions (get_step (map, 0));
  g_assert_cmpuint (contradictions->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (contradictions, 0), ==, "V1 says 12 March, V2 says 12 March, V3 says 13 March");
}

/* The order is that of most texts, though the first has another. */
static void
test_order (void)
{
  static const char *const texts[] = {
    "Ask for the price of a call. Say your full name slowly.",
    "Say your full name slowly. Ask for the price of a call.",
    "Say your full name slowly. Ask for the price of a call.",
  };
  g_autoptr (CueStability) map = cue_stability_new (texts, titles, 3);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (map)), ==, 2);
  g_assert_cmpstr (cue_stability_step_get_text (get_step (map, 0)), ==, "Say your full name slowly.");
  g_assert_cmpuint (cue_stability_count (map, CUE_STABILITY_ALL), ==, 2);
}

static void
test_structured (void)
{
  static const char *const texts[] = {
    "{\"role\":\"You call\",\"conditions\":[{\"when\":\"The agent asks for the name\",\"say\":\"Maria\"}]}",
    "{\"role\":\"You call\",\"conditions\":[{\"when\":\"The agent asks for the name\",\"say\":\"Who wants to know?\"}]}",
    "{\"role\":\"You call\",\"conditions\":[{\"when\":\"The agent hangs up\",\"say\":\"Well!\"}]}",
  };
  g_autoptr (CueStability) map = cue_stability_new (texts, titles, 3);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (map)), ==, 3);
  g_assert_cmpuint (cue_stability_count (map, CUE_STABILITY_ALL), ==, 1);
  g_assert_cmpuint (cue_stability_count (map, CUE_STABILITY_SOME), ==, 1);
  g_assert_cmpstr (cue_stability_step_get_wording (get_step (map, 1), 0), ==, "When: The agent asks for the name\n“Maria”");
}

/* Every segment of every text is in exactly one step, whatever the texts are. */
static void
test_complete (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint            n_texts = 2 + round % 19;
      g_autofree char *base = compare_text_make (round % COMPARE_N_SCRIPTS, (guint) g_test_rand_int_range (0, 90));
      g_auto (GStrv) texts = g_new0 (char *, n_texts + 1);
      g_autoptr (CueStability) map = NULL;
      guint n_segments = 0;
      guint n_wordings = 0;

      for (guint i = 0; i < n_texts; i++)
        {
          g_autoptr (CueSegments) segments = NULL;

          texts[i] = compare_text_edit (base, round % COMPARE_N_SCRIPTS, i);
          segments = cue_segments_new (texts[i]);
          n_segments += segments->segments->len;
        }
      map = cue_stability_new ((const char *const *) texts, titles, n_texts);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (map)); i++)
        {
          guint n = 0;

          for (guint k = 0; k < n_texts; k++)
            n += cue_stability_step_get_wording (get_step (map, i), k) != NULL ? 1 : 0;
          g_assert_cmpuint (n, ==, cue_stability_step_get_n_texts (get_step (map, i)));
          g_assert_cmpuint (n, >, 0);
          g_assert_nonnull (cue_stability_step_get_text (get_step (map, i)));
          n_wordings += n;
        }
      g_assert_cmpuint (n_wordings, ==, n_segments);
      g_assert_finalize_object (g_steal_pointer (&map));
    }
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (void)
{
  static const char *const texts[] = { "You call.", "You call." };

  for (guint cancelled = 0; cancelled < 2; cancelled++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (CueStability) map = NULL;
      g_autoptr (GError) error = NULL;

      cue_stability_new_async (texts, titles, 2, cancellable, made_cb, &result);
      if (cancelled)
        g_cancellable_cancel (cancellable);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      map = cue_stability_new_finish (result, &error);
      if (cancelled)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpuint (cue_stability_count (map, CUE_STABILITY_ALL), ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/stability/shares", test_shares);
  g_test_add_func ("/compare/stability/contradictions", test_contradictions);
  g_test_add_func ("/compare/stability/order", test_order);
  g_test_add_func ("/compare/stability/structured", test_structured);
  g_test_add_func ("/compare/stability/complete", test_complete);
  g_test_add_func ("/compare/stability/async", test_async);
  return g_test_run ();
}
