/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-scenario.h"
#include "cue-test.h"

typedef struct
{
  const char *property;
  const char *value;   /* as text; NULL = not set */
  const char *problem; /* NULL = none */
} ProblemRow;

static const ProblemRow problems[] = {
  { "name", NULL, "Give the scenario a name." },
  { "name", "", "Give the scenario a name." },
  { "name", "  \t\n", "Give the scenario a name." },
  { "name", "\u200b", "Give the scenario a name." },
  { "name", "x", NULL },
  { "name", "\U0001F600", NULL },
  { "max-duration", NULL, NULL },
  { "max-duration", "9", "A call can last from 10 to 3600 seconds." },
  { "max-duration", "10", NULL },
  { "max-duration", "3600", NULL },
  { "max-duration", "3601", "A call can last from 10 to 3600 seconds." },
  { "max-duration", "0", "A call can last from 10 to 3600 seconds." },
  { "max-duration", "-7", "A call can last from 10 to 3600 seconds." },
  { "personality", NULL, "Choose a personality: how the caller sounds." },
  { "personality", "693", NULL },
  { "agent", NULL, "Choose the agent that is tested." },
  { "agent", "1", NULL },
  { "first-message", NULL, NULL },
  { "first-message", "Hello", NULL },
  { "instructions", NULL, NULL },
  { "folder-path", "a.b", NULL },
};

static void
test_problem (gconstpointer data)
{
  const ProblemRow *row = data;
  g_autoptr (CueScenario) scenario = cue_scenario_new ();
  GParamSpec      *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (scenario), row->property);
  g_autofree char *problem = NULL;

  if (row->value != NULL && G_IS_PARAM_SPEC_INT64 (pspec))
    g_object_set (scenario, row->property, g_ascii_strtoll (row->value, NULL, 10), NULL);
  else if (row->value != NULL)
    g_object_set (scenario, row->property, row->value, NULL);

  problem = cue_scenario_dup_problem (scenario, row->property);
  g_assert_cmpstr (problem, ==, row->problem);
}

/* (transfer full): @n_units times @unit */
static char *
repeat (const char *unit,
        guint       n_units)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_units; i++)
    g_string_append (text, unit);

  return g_string_free (text, FALSE);
}

static void
test_name_length (void)
{
  static const struct
  {
    const char *unit;
    guint       n_units;
    const char *problem;
  } rows[] = {
    { "x", 80, NULL },
    { "x", 81, "A name can have at most 80 characters; this one has 81." },
    { "ü", 80, NULL },
    { "\U0001F600", 80, NULL },
    { "\U0001F600", 81, "A name can have at most 80 characters; this one has 81." },
    { "e\u0301", 40, NULL },
    { "e\u0301", 41, "A name can have at most 80 characters; this one has 82." },
    { "\u0645\u064f", 41, "A name can have at most 80 characters; this one has 82." },
    { "\U0001F468\u200d\U0001F469\u200d\U0001F467", 16, NULL },
    { "\U0001F468\u200d\U0001F469\u200d\U0001F467", 17, "A name can have at most 80 characters; this one has 85." },
    { "x", 100000, "A name can have at most 80 characters; this one has 100000." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueScenario) scenario = cue_scenario_new ();
      g_autofree char *name = repeat (rows[i].unit, rows[i].n_units);
      g_autofree char *problem = NULL;

      cue_resource_object_set_text (CUE_RESOURCE_OBJECT (scenario), "name", name);
      problem = cue_scenario_dup_problem (scenario, "name");
      g_assert_cmpstr (problem, ==, rows[i].problem);
    }
}

static void
test_first_message_length (void)
{
  g_autoptr (CueScenario) scenario = cue_scenario_new ();
  g_autofree char *fits = repeat ("\U0001F600", 1000);
  g_autofree char *is_longer = repeat ("x", 1001);
  g_autofree char *problem = NULL;

  g_object_set (scenario, "first-message", fits, NULL);
  g_assert_null (cue_scenario_dup_problem (scenario, "first-message"));

  g_object_set (scenario, "first-message", is_longer, NULL);
  problem = cue_scenario_dup_problem (scenario, "first-message");
  g_assert_cmpstr (problem, ==, "A first message can have at most 1000 characters; this one has 1001.");
}

static void
test_structured_text (void)
{
  static const struct
  {
    const char *text;
    gboolean    structured;
  } rows[] = {
    { NULL, FALSE },
    { "", FALSE },
    { "You call.", FALSE },
    { "{}", FALSE },
    { "{\"a\": 1}", FALSE },
    { "[{\"role\": \"x\"}]", FALSE },
    { "{\"role\": \"x\"", FALSE },
    { "{\"role\": \"x\"} and more", FALSE },
    { "{{test_profile.name}} calls", FALSE },
    { "\"conditions\"", FALSE },
    { "{\"role\": \"x\"}", TRUE },
    { "\n  {\"conditions\": []}\n", TRUE },
    { "{\"role\": \"x\", \"first_message\": \"\", \"conditions\": [{\"when\": \"a\", \"say\": \"b\"}]}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (cue_scenario_text_is_structured (rows[i].text), ==, rows[i].structured);
}

static void
test_kind (void)
{
  g_autoptr (CueScenario) scenario = cue_scenario_new ();

  g_assert_cmpint (cue_scenario_get_kind (scenario), ==, CUE_KIND_INSTRUCTION);
  g_object_set (scenario, "kind", "conditional_actions", NULL);
  g_assert_cmpint (cue_scenario_get_kind (scenario), ==, CUE_KIND_STRUCTURED);
  g_object_set (scenario, "kind", "of_next_year", NULL);
  g_assert_cmpint (cue_scenario_get_kind (scenario), ==, CUE_KIND_UNKNOWN);
  g_assert_cmpstr (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (scenario), "kind"), ==, "of_next_year");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/scenario/problem/%02u-%s", i, problems[i].property);
      g_test_add_data_func (path, &problems[i], test_problem);
    }
  g_test_add_func ("/model/scenario/name-length", test_name_length);
  g_test_add_func ("/model/scenario/first-message-length", test_first_message_length);
  g_test_add_func ("/model/scenario/structured-text", test_structured_text);
  g_test_add_func ("/model/scenario/kind", test_kind);

  return g_test_run ();
}
