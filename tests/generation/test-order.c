/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"
#include "cue-order.h"
#include "cue-test.h"

/* (transfer full): a draft that could be sent */
static CueDraft *
create_draft (const char *name)
{
  CueDraft *draft = cue_draft_new (1);

  cue_draft_set_brief (draft, "Cancels the appointment.");
  g_object_set (cue_draft_get_scenario (draft), "name", name, "personality", G_GINT64_CONSTANT (693),
                "instructions", "You call.", NULL);
  return draft;
}

/* (transfer full) */
static gpointer
create_named (GType       type,
              gint64      id,
              const char *name)
{
  return g_object_new (type, "id", id, "name", name, NULL);
}

/* How much of what is ordered. */
typedef struct
{
  guint       n_drafts;
  guint       n_wishes;
  guint       n_languages;
  guint       n_personalities;
  guint       n_profiles;
  guint       n_variants;
  const char *sum;
  const char *title;
} Row;

static const Row rows[] = {
  { 1, 0, 0, 0, 0, 1, "1 request", "1 variant" },
  { 1, 0, 0, 0, 0, 3, "3 requests", "3 variants" },
  { 1, 0, 2, 0, 0, 1, "2 requests", "One variant for each language" },
  { 1, 0, 2, 0, 0, 3, "2 languages × 3 variants = 6 requests", "3 variants for each language" },
  { 1, 0, 0, 2, 0, 1, "2 requests", "One variant for each personality" },
  { 1, 0, 0, 2, 0, 2, "2 personalities × 2 variants = 4 requests", "2 variants for each personality" },
  { 1, 0, 0, 0, 2, 1, "2 requests", "One variant for each test profile" },
  { 1, 0, 0, 0, 2, 2, "2 test profiles × 2 variants = 4 requests", "2 variants for each test profile" },
  { 1, 2, 0, 0, 0, 1, "2 requests", "One variant for each wish" },
  { 1, 2, 0, 0, 0, 2, "2 wishes × 2 variants = 4 requests", "2 variants for each wish" },
  { 1, 1, 1, 1, 1, 1, "1 request", "1 variant" },
  { 1, 0, 2, 2, 0, 1, "2 languages × 2 personalities = 4 requests", "One variant for each combination" },
  { 1, 0, 2, 2, 0, 2, "2 languages × 2 personalities × 2 variants = 8 requests", "2 variants for each combination" },
  { 2, 0, 0, 0, 0, 1, "2 requests", "1 variant · 2 scenarios" },
  { 2, 0, 2, 0, 0, 2, "2 scenarios × 2 languages × 2 variants = 8 requests", "2 variants for each language · 2 scenarios" },
};

/* (transfer full) */
static CueOrder *
create_order (const Row *row)
{
  static const char *const languages[] = { "de", "ar" };
  CueOrder                *order = cue_order_new (CUE_GENERATION_GENERATE);

  for (guint i = 0; i < row->n_drafts; i++)
    {
      g_autoptr (CueDraft) draft = create_draft (i == 0 ? "First" : "Second");

      cue_order_add_draft (order, draft);
    }
  for (guint i = 0; i < row->n_wishes; i++)
    cue_order_add_wish (order, i == 0 ? "Shorter sentences, please." : "Angrier.", i == 0 ? "Shorter" : NULL);
  for (guint i = 0; i < row->n_languages; i++)
    cue_order_add_language (order, languages[i]);
  for (guint i = 0; i < row->n_personalities; i++)
    {
      g_autoptr (CuePersonality) personality = create_named (CUE_TYPE_PERSONALITY, 10 + i, i == 0 ? "Calm" : "Rushed");

      cue_order_add_personality (order, personality);
    }
  for (guint i = 0; i < row->n_profiles; i++)
    {
      g_autoptr (CueTestProfile) profile = create_named (CUE_TYPE_TEST_PROFILE, 20 + i, i == 0 ? "Ada" : "Grace");

      cue_order_add_profile (order, profile);
    }
  cue_order_set_n_variants (order, row->n_variants);
  return order;
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueOrder) order = create_order (&rows[i]);
      g_autoptr (GPtrArray) made = cue_order_make (order, CUE_UNSET, NULL);
      g_autofree char *sum = cue_order_dup_sum (order);
      g_autofree char *title = cue_order_dup_title (order);
      g_autofree char *problem = cue_order_dup_problem (order);

      g_assert_cmpstr (sum, ==, rows[i].sum);
      g_assert_cmpstr (title, ==, rows[i].title);
      g_assert_null (problem);
      g_assert_cmpuint (cue_order_count (order), ==, made->len);
    }
}

static CueGeneration *
get_made (GPtrArray *made,
          guint      i)
{
  return g_ptr_array_index (made, i);
}

static gint64
get_seed (GPtrArray *made,
          guint      i)
{
  gint64 seed = 0;

  g_object_get (get_made (made, i), "seed", &seed, NULL);
  return seed;
}

/* Each combination once, the scenario's own where nothing was chosen, and the same seeds for all settings. */
static void
test_matrix (void)
{
  static const Row matrix = { 2, 2, 2, 2, 2, 2, NULL, NULL };
  g_autoptr (CueOrder) order = create_order (&matrix);
  g_autoptr (GPtrArray) made = cue_order_make (order, 7, "Built in");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *batch = cue_generation_get_batch_id (get_made (made, 0));

  g_assert_cmpuint (made->len, ==, 64);
  g_assert_nonnull (batch);
  for (guint i = 0; i < made->len; i++)
    {
      CueGeneration   *generation = get_made (made, i);
      g_autofree char *service = NULL;

      g_assert_true (g_hash_table_add (seen, g_strdup (cue_generation_get_request (generation))));
      g_assert_cmpstr (cue_generation_get_batch_id (generation), ==, batch);
      g_assert_cmpstr (cue_generation_get_batch_title (generation), ==, "2 variants for each combination · 2 scenarios");
      g_assert_cmpint (get_seed (made, i), ==, 7 + i % 2);
      /* A scenario is complete before the next begins. */
      g_assert_cmpstr (cue_generation_get_title (generation), ==, i < 32 ? "First" : "Second");
      g_object_get (generation, "service", &service, NULL);
      g_assert_cmpstr (service, ==, "Built in");
    }
  g_assert_cmpstr (cue_generation_get_label (get_made (made, 0)), ==, "Shorter · German · Calm · Ada");
  g_assert_cmpstr (cue_generation_get_label (get_made (made, 31)), ==, "Angrier. · Arabic · Rushed · Grace");
}

static void
test_own (void)
{
  static const Row one = { 1, 0, 0, 0, 0, 1, NULL, NULL };
  g_autoptr (CueOrder) order = create_order (&one);
  g_autoptr (CueDraft) draft = create_draft ("First");
  g_autoptr (CueGeneration) plain = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  g_autoptr (GPtrArray) made = cue_order_make (order, CUE_UNSET, NULL);

  g_assert_cmpstr (cue_generation_get_request (get_made (made, 0)), ==, cue_generation_get_request (plain));
  g_assert_null (cue_generation_get_batch_id (get_made (made, 0)));
  g_assert_null (cue_generation_get_label (get_made (made, 0)));
  g_assert_cmpint (get_seed (made, 0), ==, CUE_UNSET);
}

static void
assert_problem (CueOrder   *order,
                const char *expected)
{
  g_autofree char *problem = cue_order_dup_problem (order);

  g_assert_cmpstr (problem, ==, expected);
}

static void
test_problems (void)
{
  static const Row one = { 1, 0, 0, 0, 0, 1, NULL, NULL };
  static const Row matrix = { 2, 2, 2, 2, 2, 8, NULL, NULL };
  g_autoptr (CueOrder) none = cue_order_new (CUE_GENERATION_GENERATE);
  g_autoptr (CueOrder) order = create_order (&one);
  g_autoptr (CueOrder) many = create_order (&matrix);
  g_autoptr (CueDraft) other = create_draft ("Other");

  assert_problem (none, "Choose a scenario first.");
  cue_order_set_n_variants (order, 0);
  assert_problem (order, "Choose 8 variants of the same settings at most, and one at least.");
  cue_order_set_n_variants (order, 9);
  assert_problem (order, "Choose 8 variants of the same settings at most, and one at least.");
  cue_order_set_n_variants (order, 8);
  assert_problem (order, NULL);

  /* Whatever is chosen in its place is not missed. */
  g_object_set (cue_draft_get_scenario (other), "personality", CUE_UNSET, NULL);
  cue_order_add_draft (order, other);
  g_assert_true (cue_order_count (order) == 16);
  {
    g_autofree char *problem = cue_order_dup_problem (order);
    g_autoptr (CuePersonality) personality = create_named (CUE_TYPE_PERSONALITY, 5, "Calm");

    g_assert_true (g_str_has_prefix (problem, "“Other”: "));
    cue_order_add_personality (order, personality);
    assert_problem (order, NULL);
  }
  cue_draft_set_brief (other, "…");
  assert_problem (order, "“Other”: Say in your own words what happens in this call.");

  /* 2 × 2 × 2 × 2 × 2 × 8 = 256; 18 languages more are too many. */
  assert_problem (many, NULL);
  for (guint i = 0; i < 2; i++)
    cue_order_add_language (many, "fr");
  g_assert_cmpuint (cue_order_count (many), ==, 512);
  assert_problem (many, "These would be 512 requests. At most 500 can be ordered in one go.");
}

static void
test_improve (void)
{
  g_autoptr (CueOrder) order = cue_order_new (CUE_GENERATION_IMPROVE);
  g_autoptr (CueDraft) draft = create_draft ("First");
  g_autoptr (GPtrArray) made = NULL;
  g_autofree char *title = NULL;
  g_autofree char *wish = NULL;

  cue_order_add_draft (order, draft);
  assert_problem (order, "Say what should be different.");
  cue_order_add_wish (order, "Shorter.", NULL);
  assert_problem (order, NULL);
  title = cue_order_dup_title (order);
  g_assert_cmpstr (title, ==, "Improved text");

  made = cue_order_make (order, CUE_UNSET, NULL);
  g_object_get (get_made (made, 0), "wish", &wish, NULL);
  g_assert_cmpstr (wish, ==, "Shorter.");
  g_assert_nonnull (strstr (cue_generation_get_request (get_made (made, 0)), "current_instructions"));

  g_object_set (cue_draft_get_scenario (draft), "instructions", " ", NULL);
  assert_problem (order, "There are no instructions to improve yet. Generate them first.");
  g_object_set (cue_draft_get_scenario (draft), "instructions", "You call.", NULL);
  cue_order_add_language (order, "de");
  assert_problem (order, "Improving keeps personality, language and test profile. Generate to have other ones.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/generation/order/words", test_words);
  g_test_add_func ("/generation/order/matrix", test_matrix);
  g_test_add_func ("/generation/order/own", test_own);
  g_test_add_func ("/generation/order/problems", test_problems);
  g_test_add_func ("/generation/order/improve", test_improve);

  return g_test_run ();
}
