/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-steps.h"

#include <string.h>

#include "cue-comparison.h"

#define OLDER                                                                                                         \
  "{\"role\": \"You are a patient calling to cancel\",\"conditions\": ["                                              \
  "{\"id\": 0, \"condition\": \"FIRST_MESSAGE\", \"action\": \"Hi, I need to cancel\", \"type\": \"standard\", "      \
  "\"fixed_message\": true},"                                                                                         \
  "{\"id\": 1, \"condition\": \"The agent asks for the date of birth\", \"action\": \"Provide your date of birth\", " \
  "\"type\": \"standard\", \"fixed_message\": false},"                                                                \
  "{\"id\": 2, \"condition\": 1, \"action\": \"<silence time=\\\"1s\\\" /> Sorry, bad line\", "                       \
  "\"type\": \"action_followup\", \"fixed_message\": true},"                                                          \
  "{\"id\": 3, \"condition\": \"The agent confirms the cancellation\", \"action\": \"Thank you <endcall />\", "       \
  "\"type\": \"standard\", \"fixed_message\": true}],\"functions\": []}"

#define NEWER                                                                                                        \
  "{\"role\": \"You are a patient calling to cancel\",\"first_message\": \"Hi, I need to cancel\",\"conditions\": [" \
  "{\"when\": \"The agent asks for the date of birth\", "                                                            \
  "\"say\": \"<ai_generated>Provide your date of birth</ai_generated>\", "                                           \
  "\"then\": [\"<silence time=\\\"1s\\\" /> Sorry, bad line\"]},"                                                    \
  "{\"when\": \"The agent confirms the cancellation\", \"say\": \"Thank you <endcall />\"}],\"functions\": []}"

static CueComparison *
compare (const char *a,
         const char *b)
{
  const char *texts[] = { a, b };

  return cue_comparison_new (texts, 2, 0);
}

static CueCompareRow *
get_row (CueComparison *comparison,
         guint          i)
{
  g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

  g_assert_nonnull (row);
  return row; /* the comparison holds it */
}

static void
assert_kinds (CueComparison *comparison,
              const char    *want)
{
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    g_string_append_printf (got, "%s%c%c", i > 0 ? " " : "",
                            "sco-me"[cue_compare_row_get_kind (get_row (comparison, i), 0)],
                            "sco-me"[cue_compare_row_get_kind (get_row (comparison, i), 1)]);
  g_assert_cmpstr (got->str, ==, want);
}

static void
test_reading (void)
{
  static const char *const shapes[] = { OLDER, NEWER };
  static const char *const texts[] = {
    "You are a patient calling to cancel",
    "To begin with\n“Hi, I need to cancel”",
    "When: The agent asks for the date of birth\nIn own words: Provide your date of birth",
    "On the next turn, whatever the answer is\n“<silence time=\"1s\" /> Sorry, bad line”",
    "When: The agent confirms the cancellation\n“Thank you <endcall />”",
  };
  static const char *const sources[2][5] = {
    { "{\"role\":\"You are a patient calling to cancel\"}",
      "{\"id\":0,\"condition\":\"FIRST_MESSAGE\",\"action\":\"Hi, I need to cancel\",\"type\":\"standard\","
      "\"fixed_message\":true}",
      "{\"id\":1,\"condition\":\"The agent asks for the date of birth\",\"action\":\"Provide your date of birth\","
      "\"type\":\"standard\",\"fixed_message\":false}",
      "{\"id\":2,\"condition\":1,\"action\":\"<silence time=\\\"1s\\\" /> Sorry, bad line\","
      "\"type\":\"action_followup\",\"fixed_message\":true}",
      "{\"id\":3,\"condition\":\"The agent confirms the cancellation\",\"action\":\"Thank you <endcall />\","
      "\"type\":\"standard\",\"fixed_message\":true}" },
    { "{\"role\":\"You are a patient calling to cancel\"}",
      "{\"first_message\":\"Hi, I need to cancel\"}",
      "{\"when\":\"The agent asks for the date of birth\","
      "\"say\":\"<ai_generated>Provide your date of birth</ai_generated>\"}",
      "{\"then\":\"<silence time=\\\"1s\\\" /> Sorry, bad line\"}",
      "{\"when\":\"The agent confirms the cancellation\",\"say\":\"Thank you <endcall />\"}" },
  };

  for (guint shape = 0; shape < 2; shape++)
    {
      g_autoptr (CueTestSteps) steps = cue_test_steps_new (shapes[shape]);

      g_assert_nonnull (steps);
      g_assert_cmpuint (steps->steps->segments->len, ==, 5);
      g_assert_cmpuint (steps->keys->segments->len, ==, 5);
      g_assert_cmpuint (steps->sources->len, ==, 5);
      for (guint i = 0; i < 5; i++)
        {
          const CueSegment *segment = cue_segments_get (steps->steps, i);

          g_assert_cmpmem (steps->text + segment->offset, segment->length, texts[i], strlen (texts[i]));
          g_assert_cmpstr (g_ptr_array_index (steps->sources, i), ==, sources[shape][i]);
        }
    }
}

/* Both shapes say the same, so nothing differs. */
static void
test_shapes_alike (void)
{
  g_autoptr (CueComparison) comparison = compare (OLDER, NEWER);

  g_assert_true (cue_comparison_is_structured (comparison));
  assert_kinds (comparison, "ss ss ss ss ss");
  g_assert_cmpuint (cue_comparison_get_n_changes (comparison), ==, 0);
}

/* Steps belong together by their trigger, though what the caller does is quite another. */
static void
test_by_trigger (void)
{
  const char *a = "{\"role\":\"You call\",\"conditions\":["
                  "{\"when\":\"The agent asks for the name\",\"say\":\"Maria Schmidt\"},"
                  "{\"when\":\"The agent asks for the date of birth\",\"say\":\"It is the fourth of May\"},"
                  "{\"when\":\"The agent offers another appointment\",\"say\":\"No, thank you, I shall call again\"}]}";
  const char *b = "{\"role\":\"You call\",\"conditions\":["
                  "{\"when\":\"The agent offers another appointment\",\"say\":\"Yes please, on any morning\"},"
                  "{\"when\":\"The agent asks for the name\",\"say\":\"<ai_generated>Spell it</ai_generated>\"},"
                  "{\"when\":\"The agent asks about the insurance\",\"say\":\"Public\"},"
                  "{\"when\":\"The agent asks for the date of birth\",\"say\":\"I would rather not say\"}]}";
  g_autoptr (CueComparison) comparison = compare (a, b);

  g_assert_true (cue_comparison_is_structured (comparison));
  assert_kinds (comparison, "ss em sc -o sc se");
  g_assert_cmpuint (cue_compare_row_get_link (get_row (comparison, 1), 1), ==, 6);
  g_assert_cmpstr (cue_compare_row_get_source (get_row (comparison, 3), 0), ==, "");
}

/* Not structured, or only some: all are read as text. */
static void
test_mixed (void)
{
  static const char *const others[] = {
    "You are a patient.", "{\"role\": 3", "{}", "[]", "{\"conditions\": []}", "{\"role\": \"  \"}", "",
    "{\"conditions\": {}}", "{\"conditions\": [1, null, \"x\"]}"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (CueComparison) comparison = compare (OLDER, others[i]);

      g_assert_false (cue_comparison_is_structured (comparison));
      g_assert_null (cue_test_steps_new (others[i]));
    }
}

/* Strange but legal: unknown members, missing ones, follow-ups of nothing, functions. */
static void
test_odd (void)
{
  const char *odd = "{\"first_message\":{\"say\":\"\",\"then\":[\"Well?\",5]},\"conditions\":["
                    "{\"id\":7,\"condition\":99,\"type\":\"action_followup\"},{\"when\":null,\"extra\":[1]},{}],"
                    "\"functions\":[{\"name\":\"book\",\"config\":{\"url\":\"https://example.org/\"}},3,{\"x\":1}]}";
  g_autoptr (CueTestSteps) steps = cue_test_steps_new (odd);
  g_autoptr (CueComparison) comparison = compare (odd, odd);

  g_assert_nonnull (steps);
  g_assert_cmpuint (steps->sources->len, ==, 7);
  g_assert_cmpstr (g_ptr_array_index (steps->sources, 3), ==, "{\"when\":null,\"extra\":[1]}");
  g_assert_cmpstr (g_ptr_array_index (steps->sources, 5), ==,
                   "{\"functions\":[{\"name\":\"book\",\"config\":{\"url\":\"https://example.org/\"}}]}");
  g_assert_cmpuint (cue_comparison_get_n_changes (comparison), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (comparison)), ==, 7);
}

/* A trigger that the other test has word for word belongs there, however alike another may be. */
static void
test_equal_triggers (void)
{
  const char *texts[] = {
    "{\"role\":\"You call\",\"conditions\":["
    "{\"id\":1,\"condition\":\"The agent asks for the birth date\",\"action\":\"Say May 2.\"}]}",
    "{\"role\":\"You call\",\"conditions\":["
    "{\"id\":1,\"condition\":\"The agent asks for the name\",\"action\":\"Say May 2.\"},"
    "{\"id\":2,\"condition\":\"The agent asks for the birth date\",\"action\":\"Spell it out\"}]}",
  };
  g_autoptr (CueComparison) comparison = cue_comparison_new (texts, 2, 0);
  gboolean found = FALSE;

  g_assert_true (cue_comparison_is_structured (comparison));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      if (strstr (cue_compare_row_get_text (row, 0), "birth date") == NULL)
        continue;
      found = TRUE;
      g_assert_nonnull (strstr (cue_compare_row_get_text (row, 1), "birth date"));
    }
  g_assert_true (found);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/test-steps/reading", test_reading);
  g_test_add_func ("/compare/test-steps/shapes-alike", test_shapes_alike);
  g_test_add_func ("/compare/test-steps/by-trigger", test_by_trigger);
  g_test_add_func ("/compare/test-steps/equal-triggers", test_equal_triggers);
  g_test_add_func ("/compare/test-steps/mixed", test_mixed);
  g_test_add_func ("/compare/test-steps/odd", test_odd);
  return g_test_run ();
}
