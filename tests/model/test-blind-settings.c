/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-settings.h"

#include "cue-test.h"

typedef struct
{
  GPtrArray *drafts; /* (owned) (element-type CueDraft) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < 4; i++)
    {
      CueDraft          *draft = cue_draft_new (1);
      CueResourceObject *scenario = CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft));
      g_autofree char   *name = g_strdup_printf ("Scenario %u", i + 1);
      g_autofree char   *text = g_strdup_printf ("You call about %u.", i + 1);

      cue_resource_object_set_text (scenario, "name", name);
      cue_resource_object_set_text (scenario, "instructions", text);
      cue_resource_object_set_text (scenario, "expected-outcome", "All is well");
      cue_resource_object_set_number (scenario, "personality", 10 + i);
      g_ptr_array_add (fixture->drafts, draft);
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->drafts);
}

/* A variant as a generation leaves it. @personality 0: the scenario's own. */
static CueVariant *
add (Fixture    *fixture,
     guint       draft,
     const char *text,
     const char *wish,
     gint64      personality,
     const char *batch)
{
  static gint64    created = 1000;
  CueDraft        *owner = g_ptr_array_index (fixture->drafts, draft);
  CueVariant      *variant = cue_variant_new (cue_draft_get_id (owner), text);
  g_autofree char *request = NULL;

  if (personality == 0)
    personality = cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (owner)), "personality");
  request = g_strdup_printf ("{\"personality\": %" G_GINT64_FORMAT ", \"scenario_language\": \"en\"}", personality);
  g_object_set (variant, "generation-id", "g", "wish", wish, "service", "Cekura", "batch-id", batch, "request", request,
                "created", created++, NULL);
  cue_draft_add_variant (owner, variant);
  g_object_unref (variant);
  return variant;
}

static char *
name_cb (CueResource resource,
         gint64      id,
         gpointer    user_data)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, resource == CUE_RESOURCE_PERSONALITIES ? "Caller" : "Profile", id);
}

static GPtrArray *
find (Fixture *fixture)
{
  return cue_blind_candidates_find (fixture->drafts, 1, name_cb, NULL);
}

static void
assert_candidate (GPtrArray  *candidates,
                  guint       index,
                  const char *name,
                  guint       n_drafts)
{
  g_assert_cmpuint (index, <, candidates->len);
  g_assert_cmpstr (cue_blind_candidate_get_setting (g_ptr_array_index (candidates, index))->name, ==, name);
  g_assert_cmpuint (cue_blind_candidate_get_n_drafts (g_ptr_array_index (candidates, index)), ==, n_drafts);
}

/* Each scenario has a caller of its own, and that is not what sets the texts apart. */
static void
test_wishes (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) chosen = NULL;

  for (guint i = 0; i < 3; i++)
    add (fixture, i, "Be warm.", "a little warmer", 0, NULL);
  add (fixture, 0, "Be brief.", "shorter", 0, NULL);
  candidates = find (fixture);
  g_assert_cmpuint (candidates->len, ==, 3);
  assert_candidate (candidates, 0, "As it was (in use)", 4);
  assert_candidate (candidates, 1, "a little warmer", 3);
  assert_candidate (candidates, 2, "shorter", 1);
  g_assert_null (cue_blind_candidate_get_setting (g_ptr_array_index (candidates, 1))->personality);

  chosen = cue_blind_candidates_suggest (fixture->drafts, candidates);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpuint (cue_blind_candidates_count (fixture->drafts, chosen, NULL), ==, 3);
  g_ptr_array_unref (candidates);
  candidates = cue_blind_candidates_find (fixture->drafts, 2, NULL, NULL);
  g_assert_cmpuint (candidates->len, ==, 2);
}

/* One for each of two callers: one of them is the first scenario's own, and is the same setting all the same. */
static void
test_varied (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = NULL;

  for (guint i = 0; i < 3; i++)
    {
      add (fixture, i, "Be ten.", NULL, 10, "batch");
      add (fixture, i, "Be eleven.", NULL, 11, "batch");
    }
  candidates = find (fixture);
  g_assert_cmpuint (candidates->len, ==, 3);
  assert_candidate (candidates, 1, "Caller 11", 3);
  assert_candidate (candidates, 2, "Caller 10", 3);
}

static void
test_newest (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = NULL;
  CueVariant *hidden;
  const char *id = NULL;

  add (fixture, 0, "Older.", "wish", 0, NULL);
  add (fixture, 0, "Newer.", "wish", 0, NULL);
  hidden = add (fixture, 0, "Newest, but hidden.", "wish", 0, NULL);
  g_object_set (hidden, "hidden", TRUE, NULL);
  candidates = find (fixture);
  g_assert_cmpstr (cue_blind_candidate_get_text (g_ptr_array_index (candidates, 1),
                                                 g_ptr_array_index (fixture->drafts, 0), &id),
                   ==, "Newer.");
  g_assert_nonnull (id);
  g_assert_null (cue_blind_candidate_get_text (g_ptr_array_index (candidates, 1),
                                               g_ptr_array_index (fixture->drafts, 1), &id));
  g_assert_null (id);
}

/* A scenario that already uses the other text has nothing to judge. */
static void
test_round (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) matched = NULL;
  g_autoptr (CueBlindRound) round = NULL;
  guint n_same = 0;

  for (guint i = 0; i < 3; i++)
    add (fixture, i, "Be warm.", "a little warmer", 0, NULL);
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (g_ptr_array_index (fixture->drafts, 2))),
                                "instructions", "Be  warm.\n");
  candidates = find (fixture);
  g_assert_cmpuint (cue_blind_candidates_count (fixture->drafts, candidates, &n_same), ==, 2);
  g_assert_cmpuint (n_same, ==, 1);

  round = cue_blind_candidates_make_round ("Clinic", fixture->drafts, candidates, 1, NULL);
  g_assert_cmpuint (cue_blind_round_get_n_items (round), ==, 1);
  g_assert_cmpuint (cue_blind_round_get_n_settings (round), ==, 2);
  g_assert_cmpstr (cue_blind_round_get_item (round, 0)->outcome, ==, "All is well");
  g_assert_cmpstr (cue_blind_round_get_item (round, 0)->texts[0], ==, "You call about 1.");
  g_assert_cmpstr (cue_blind_round_get_item (round, 0)->texts[1], ==, "Be warm.");

  /* An edit does not change what is judged. */
  cue_resource_object_set_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (g_ptr_array_index (fixture->drafts, 0))),
                                "instructions", "Changed.");
  g_assert_cmpstr (cue_blind_round_get_item (round, 0)->texts[0], ==, "You call about 1.");

  again = find (fixture);
  matched = cue_blind_candidates_match (round, again);
  g_assert_nonnull (matched);
  g_assert_cmpuint (cue_blind_candidates_extend (round, fixture->drafts, matched, 0, NULL), ==, 1);
  g_assert_cmpuint (cue_blind_round_get_n_items (round), ==, 1);
  g_assert_cmpuint (cue_blind_candidates_extend (round, fixture->drafts, matched, 5, NULL), ==, 1);
  g_assert_cmpstr (cue_blind_round_get_item (round, 1)->title, ==, "Scenario 2");
}

/* Texts that people brought are known by their names. */
static void
test_own_texts (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) candidates = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CueVariant) variant = cue_variant_new (NULL, "Typed.");

      g_object_set (variant, "name", "From the workshop", NULL);
      cue_draft_add_variant (g_ptr_array_index (fixture->drafts, i), variant);
    }
  candidates = find (fixture);
  g_assert_cmpuint (candidates->len, ==, 2);
  assert_candidate (candidates, 1, "From the workshop", 2);
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) candidates = cue_blind_candidates_find (none, 1, NULL, NULL);
  g_autoptr (GPtrArray) only = find (fixture);
  g_autoptr (GPtrArray) chosen = cue_blind_candidates_suggest (fixture->drafts, only);

  g_assert_cmpuint (candidates->len, ==, 0);
  g_assert_cmpuint (only->len, ==, 1);
  g_assert_cmpuint (chosen->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/blind-settings/wishes", Fixture, NULL, set_up, test_wishes, tear_down);
  g_test_add ("/model/blind-settings/varied", Fixture, NULL, set_up, test_varied, tear_down);
  g_test_add ("/model/blind-settings/newest", Fixture, NULL, set_up, test_newest, tear_down);
  g_test_add ("/model/blind-settings/round", Fixture, NULL, set_up, test_round, tear_down);
  g_test_add ("/model/blind-settings/own-texts", Fixture, NULL, set_up, test_own_texts, tear_down);
  g_test_add ("/model/blind-settings/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}
