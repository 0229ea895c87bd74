/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merged-fixture.h"

#include <string.h>

#include "compare-texts.h"

#define ROLE "{\"role\":\"You are a patient\",\"conditions\":["
#define OPENING "{\"id\":0,\"condition\":\"FIRST_MESSAGE\",\"action\":\"Hi\",\"type\":\"standard\",\"fixed_message\":true}"
#define STEP(id, when, action, fixed) \
  ",{\"id\":" id ",\"condition\":\"" when "\",\"action\":\"" action "\",\"type\":\"standard\",\"fixed_message\":" fixed "}"
#define NEXT(id, parent, action) \
  ",{\"id\":" id ",\"condition\":" parent ",\"action\":\"" action "\",\"type\":\"action_followup\",\"fixed_message\":true}"
#define FUNCTION(name) "{\"name\":\"" name "\",\"type\":\"rest_api\"}"

static const char older_a[] = ROLE OPENING STEP ("1", "The agent asks for the birth date", "Give it", "false") NEXT ("2", "1", "Bad line") NEXT ("3", "2", "Still there?") STEP ("4", "The agent confirms", "Thanks", "true") "],\"functions\":[" FUNCTION ("look_up") "]}";
static const char older_b[] = ROLE OPENING STEP ("1", "Nobody speaks at all", "Say it", "false") STEP ("2", "The agent asks for the birth date", "Refuse to give it", "false") NEXT ("3", "2", "Bad line") STEP ("4", "The agent confirms", "Thanks", "true") "],\"functions\":[]}";
static const char                          newer_a[] = "{\"role\":\"You are a patient\",\"first_message\":\"Hi\",\"conditions\":["
                                                       "{\"when\":\"The agent asks for the birth date\",\"say\":\"<ai_generated>Give it</ai_generated>\",\"then\":[\"Bad line\",\"Still there?\"]},"
                                                       "{\"when\":\"The agent confirms\",\"say\":\"Thanks\"}],\"functions\":[]}";
static const char                          newer_b[] = "{\"role\":\"You are a patient\",\"first_message\":{\"say\":\"Hi\",\"then\":[\"Hello?\"]},\"conditions\":["
                                                       "{\"when\":\"The agent asks for the birth date\",\"say\":\"No\"}],\"functions\":[]}";

/* The position of the row in which a column's step says so. */
static guint
find_row (CueComparison *comparison,
          guint          column,
          const char    *words)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      if (strstr (cue_compare_row_get_source (row, column), words) != NULL)
        return i;
    }
  g_assert_not_reached ();
}

/* A structured test is taken as it is written, in the shape it has. */
static void
test_steps_all (void)
{
  static const char *const tests[] = { older_a, older_b, newer_a, newer_b };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (tests); k++)
      {
        g_autoptr (CueComparison) comparison = merged_compare (tests[i], tests[k], NULL, 0);
        g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

        g_assert_true (cue_comparison_is_structured (comparison));
        merged_assert_text (draft, "");
        cue_merged_draft_take_all (draft, 0);
        merged_assert_text (draft, tests[i]);
        cue_merged_draft_take_all (draft, 1);
        merged_assert_text (draft, tests[k]);
      }
}

static void
test_steps_merged (void)
{
  g_autoptr (CueComparison) comparison = merged_compare (older_a, older_b, NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (CueMergedDraft) again = cue_merged_draft_new (comparison);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, find_row (comparison, 1, "Nobody speaks"), 1);
  cue_merged_draft_take (draft, find_row (comparison, 1, "Refuse"), 1);
  /* The ids ascend, and what followed the step that was replaced follows the one in its place. */
  merged_assert_text (draft, ROLE OPENING STEP ("1", "Nobody speaks at all", "Say it", "false") STEP ("2", "The agent asks for the birth date", "Refuse to give it", "false") NEXT ("3", "2", "Bad line") NEXT ("4", "3", "Still there?") STEP ("5", "The agent confirms", "Thanks", "true") "],\"functions\":[" FUNCTION ("look_up") "]}");
  /* Without its parent a follow-up follows the step before it; without an opening the agent speaks first. */
  cue_merged_draft_leave_out (draft, find_row (comparison, 0, "Bad line"));
  cue_merged_draft_leave_out (draft, find_row (comparison, 0, "FIRST_MESSAGE"));
  cue_merged_draft_leave_out (draft, find_row (comparison, 0, "look_up"));
  merged_assert_text (draft, ROLE "{\"id\":0,\"condition\":\"FIRST_MESSAGE\",\"action\":\"\",\"type\":\"standard\",\"fixed_message\":true}" STEP ("1", "Nobody speaks at all", "Say it", "false") STEP ("2", "The agent asks for the birth date", "Refuse to give it", "false") NEXT ("3", "2", "Still there?") STEP ("4", "The agent confirms", "Thanks", "true") "],\"functions\":[]}");
  /* Steps are taken whole. */
  cue_merged_draft_edit (draft, 1, "Other words");
  cue_merged_draft_set_text (draft, "Other words");
  text = cue_merged_draft_dup_text (draft);
  g_assert_null (strstr (text, "Other words"));

  node = cue_merged_draft_to_json (draft, merged_keys);
  g_assert_true (cue_merged_draft_load (again, node, merged_keys, &error));
  g_assert_no_error (error);
  merged_assert_text (again, text);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  merged_assert_text (draft, older_a);
}

/* Of two shapes the one that most steps have. */
static void
test_steps_mixed (void)
{
  g_autoptr (CueComparison) comparison = merged_compare (newer_a, older_b, NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, find_row (comparison, 1, "Nobody speaks"), 1);
  merged_assert_text (draft, "{\"role\":\"You are a patient\",\"first_message\":\"Hi\",\"conditions\":["
                             "{\"when\":\"Nobody speaks at all\",\"say\":\"<ai_generated>Say it</ai_generated>\"},"
                             "{\"when\":\"The agent asks for the birth date\",\"say\":\"<ai_generated>Give it</ai_generated>\",\"then\":[\"Bad line\",\"Still there?\"]},"
                             "{\"when\":\"The agent confirms\",\"say\":\"Thanks\"}],\"functions\":[]}");
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/merged-steps/all", test_steps_all);
  g_test_add_func ("/compare/merged-steps/merged", test_steps_merged);
  g_test_add_func ("/compare/merged-steps/mixed", test_steps_mixed);
  return g_test_run ();
}
