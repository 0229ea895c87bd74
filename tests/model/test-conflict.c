/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conflict-private.h"

#include "cue-draft.h"
#include "cue-test.h"

#define BASE                                                                                              \
  "{\"id\": 7, \"name\": \"Cancel\", \"personality\": 1, \"max_duration\": 60, \"tags\": [\"a\", \"b\"]," \
  " \"scenario_type\": \"instruction\", \"scenario_language\": \"en\", \"instructions\": \"Cancel it.\"," \
  " \"metrics\": [1, 2], \"is_predefined\": false, \"updated_at\": \"2026-01-01T10:00:00Z\"}"

static CueScenario *
read_scenario (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  CueScenario *scenario = NULL;

  g_assert_no_error (error);
  scenario = cue_resource_object_new_from_json (CUE_RESOURCE_SCENARIOS, node, &error);
  g_assert_no_error (error);
  return scenario;
}

/* BASE, and the members of @json put over it. */
static CueScenario *
change_base (const char *json)
{
  g_autoptr (JsonNode) base = json_from_string (BASE, NULL);
  g_autoptr (JsonNode) changes = json_from_string (json, NULL);
  g_autofree char *text = NULL;
  JsonObjectIter   iter;
  const char      *name = NULL;
  JsonNode        *value = NULL;

  g_assert_nonnull (changes);
  json_object_iter_init (&iter, json_node_get_object (changes));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (json_node_get_object (base), name, json_node_copy (value));
  text = json_to_string (base, FALSE);
  return read_scenario (text);
}

static CueConflict *
conflict_new (const char *mine,
              const char *theirs)
{
  g_autoptr (CueScenario) my_copy = change_base (mine);
  g_autoptr (CueScenario) their_copy = change_base (theirs);
  g_autoptr (CueScenario) base = read_scenario (BASE);

  return cue_conflict_new (my_copy, base, their_copy);
}

/* Borrowed (nullable). */
static CueConflictField *
get_field (CueConflict *conflict,
           const char  *property)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (conflict)); i++)
    {
      g_autoptr (CueConflictField) field = g_list_model_get_item (G_LIST_MODEL (conflict), i);

      if (g_str_equal (cue_conflict_field_get_property (field), property))
        return field;
    }
  return NULL;
}

/* For each kind of value: what both changed differently, and what each choice makes of it. */
static void
test_types (void)
{
  static const struct
  {
    const char *property;
    const char *mine;
    const char *theirs;
    const char *texts[4]; /* of mine, theirs and base */
    gboolean    is_text;
  } rows[] = {
    { "name", "{\"name\": \"Mine\"}", "{\"name\": \"Theirs\"}", { "Mine", "Theirs", "Cancel" }, TRUE },
    { "name", "{\"name\": \"\"}", "{\"name\": \"Theirs\"}", { "", "Theirs", "Cancel" }, TRUE },
    { "first-message", "{\"first_message\": \"Hi\"}", "{\"first_message\": \"Ho\"}", { "Hi", "Ho", "" }, TRUE },
    { "instructions", "{\"instructions\": \"One.\\nTwo.\"}", "{\"instructions\": null}", { "One.\nTwo.", "", "Cancel it." }, TRUE },
    { "instructions", "{\"instructions\": \"{\\\"conditions\\\": []}\"}", "{\"instructions\": \"x\"}", { "{\"conditions\": []}", "x", "Cancel it." }, FALSE },
    { "max-duration", "{\"max_duration\": 90}", "{\"max_duration\": null}", { "90", "", "60" }, FALSE },
    { "personality", "{\"personality\": 2}", "{\"personality\": 3}", { "2", "3", "1" }, FALSE },
    { "test-profile", "{\"test_profile\": 2}", "{\"test_profile\": 3}", { "2", "3", "" }, FALSE },
    { "tags", "{\"tags\": [\"a\"]}", "{\"tags\": []}", { "a", "", "a\nb" }, FALSE },
    { "metrics", "{\"metrics\": [1]}", "{\"metrics\": [{\"name\": \"Polite\"}]}", { "1", "name: Polite", "1\n2" }, FALSE },
    { "kind", "{\"scenario_type\": \"conditional_actions\"}", "{\"scenario_type\": \"odd\"}", { "Structured test", "odd", "Instruction" }, FALSE },
    { "language", "{\"scenario_language\": \"de\"}", "{\"scenario_language\": \"fr\"}", { "German", "French", "English" }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueConflict) conflict = conflict_new (rows[i].mine, rows[i].theirs);
      g_autoptr (CueScenario) theirs = change_base (rows[i].theirs);
      g_autoptr (CueScenario) mine = change_base (rows[i].mine);
      g_autoptr (CueScenario) base = read_scenario (BASE);
      CueScenario *sides[] = { mine, theirs, base };

      g_test_message ("%s: %s", rows[i].property, rows[i].mine);
      g_assert_nonnull (conflict);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conflict)), ==, 1);
      g_assert_cmpuint (cue_conflict_get_n_undecided (conflict), ==, 1);
      g_assert_cmpint (cue_conflict_field_is_text (get_field (conflict, rows[i].property)), ==, rows[i].is_text);
      g_assert_cmpint (cue_conflict_field_get_kind (get_field (conflict, rows[i].property)), ==, CUE_CHANGED_BY_BOTH);
      for (guint side = 0; side < 3; side++)
        {
          CueConflictChoice choice = CUE_CHOICE_MINE + side;
          CueConflictField *field = get_field (conflict, rows[i].property);
          g_autofree char  *text = cue_conflict_field_dup_text (field, choice);
          g_autoptr (CueScenario) settled = NULL;
          g_autoptr (JsonObject) difference = NULL;

          g_assert_cmpstr (text, ==, rows[i].texts[side]);
          cue_conflict_field_set_choice (field, choice);
          g_assert_cmpuint (cue_conflict_get_n_undecided (conflict), ==, 0);
          settled = cue_conflict_settle (conflict);
          difference = cue_resource_object_to_patch (CUE_RESOURCE_OBJECT (settled), CUE_RESOURCE_OBJECT (sides[side]));
          g_assert_cmpuint (json_object_get_size (difference), ==, 0);
        }
    }
}

static void
test_none (void)
{
  static const struct
  {
    const char *mine;
    const char *theirs;
  } rows[] = {
    { "{}", "{}" },
    { "{\"name\": \"Mine\"}", "{}" },
    { "{}", "{\"name\": \"Theirs\"}" },
    { "{\"name\": \"Mine\"}", "{\"max_duration\": 90, \"updated_at\": \"2026-02-01T10:00:00Z\"}" },
    { "{\"name\": \"Same\"}", "{\"name\": \"Same\"}" },
    { "{\"name\": \"Same\"}", "{\"name\": \" Same \"}" },
    { "{\"instructions\": \"Mine\"}", "{\"instructions\": \" Cancel it.\\n\"}" }, /* trimmed there: no change */
    { "{\"tags\": [\"x\"]}", "{\"tags\": [\"x\"]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s %s", rows[i].mine, rows[i].theirs);
      g_assert_null (conflict_new (rows[i].mine, rows[i].theirs));
    }
}

/* A row of a list mentions less than the whole: what is missing there was not changed. */
static void
test_unmentioned (void)
{
  g_autoptr (CueScenario) mine = change_base ("{\"name\": \"Mine\", \"max_duration\": 90}");
  g_autoptr (CueScenario) base = read_scenario (BASE);
  g_autoptr (CueScenario) theirs = read_scenario ("{\"id\": 7, \"name\": \"Theirs\"}");
  g_autoptr (CueConflict) conflict = cue_conflict_new (mine, base, theirs);

  g_assert_nonnull (conflict);
  g_assert_cmpint (cue_conflict_field_get_kind (get_field (conflict, "max-duration")), ==, CUE_CHANGED_HERE);
  g_assert_cmpint (cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_conflict_get_theirs (conflict)), "max-duration"),
                   ==, 60);
}

static void
test_kinds (void)
{
  g_autoptr (CueConflict) conflict =
    conflict_new ("{\"instructions\": \"Mine\", \"max_duration\": 90, \"first_message\": \"Hi\"}",
                  "{\"instructions\": \"Theirs\", \"name\": \"Renamed\", \"first_message\": \"Hi\","
                  " \"updated_at\": \"2026-02-01T10:00:00Z\"}");
  g_autoptr (CueConflictField) first = g_list_model_get_item (G_LIST_MODEL (conflict), 0);
  g_autoptr (CueScenario) settled = NULL;
  g_autofree char *changed = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conflict)), ==, 4);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (conflict)) == CUE_TYPE_CONFLICT_FIELD);
  g_assert_cmpstr (cue_conflict_field_get_property (first), ==, "instructions");
  g_assert_cmpint (cue_conflict_field_get_kind (get_field (conflict, "name")), ==, CUE_CHANGED_THERE);
  g_assert_cmpint (cue_conflict_field_get_choice (get_field (conflict, "name")), ==, CUE_CHOICE_THEIRS);
  g_assert_cmpint (cue_conflict_field_get_kind (get_field (conflict, "max-duration")), ==, CUE_CHANGED_HERE);
  g_assert_cmpint (cue_conflict_field_get_choice (get_field (conflict, "max-duration")), ==, CUE_CHOICE_MINE);
  g_assert_cmpint (cue_conflict_field_get_kind (get_field (conflict, "first-message")), ==, CUE_CHANGED_ALIKE);
  g_assert_cmpint (cue_conflict_field_get_number (get_field (conflict, "max-duration"), CUE_CHOICE_MINE), ==, 90);
  g_assert_cmpint (cue_conflict_field_get_number (get_field (conflict, "max-duration"), CUE_CHOICE_OWN), ==, CUE_UNSET);
  g_assert_cmpint (cue_conflict_field_get_number (first, CUE_CHOICE_MINE), ==, CUE_UNSET);
  g_object_get (conflict, "theirs-changed", &changed, NULL);
  g_assert_cmpstr (changed, ==, "2026-02-01T10:00:00Z");

  /* Without a choice it is mine; what only the others changed is theirs. */
  settled = cue_conflict_settle (conflict);
  g_assert_cmpstr (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (settled), "instructions"), ==, "Mine");
  g_assert_cmpstr (cue_resource_object_get_name (CUE_RESOURCE_OBJECT (settled)), ==, "Renamed");
  g_assert_cmpint (cue_resource_object_get_number (CUE_RESOURCE_OBJECT (settled), "max-duration"), ==, 90);

  /* Taken back. */
  cue_conflict_field_set_choice (get_field (conflict, "name"), CUE_CHOICE_MINE);
  g_clear_object (&settled);
  settled = cue_conflict_settle (conflict);
  g_assert_cmpstr (cue_resource_object_get_name (CUE_RESOURCE_OBJECT (settled)), ==, "Cancel");
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *n)
{
  *n += 1;
}

static void
test_own (void)
{
  g_autoptr (CueConflict) conflict = conflict_new ("{\"name\": \"Mine\"}", "{\"name\": \"Theirs\"}");
  CueConflictField *field = get_field (conflict, "name");
  g_autoptr (CueScenario) settled = NULL;
  g_autofree char *text = NULL;
  guint            n = 0;

  g_signal_connect (conflict, "notify::n-undecided", G_CALLBACK (count_notify_cb), &n);
  cue_conflict_field_set_own_text (field, "Both");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (cue_conflict_field_get_choice (field), ==, CUE_CHOICE_OWN);
  text = cue_conflict_field_dup_text (field, CUE_CHOICE_OWN);
  g_assert_cmpstr (text, ==, "Both");
  settled = cue_conflict_settle (conflict);
  g_assert_cmpstr (cue_resource_object_get_name (CUE_RESOURCE_OBJECT (settled)), ==, "Both");

  /* Begun without a text: it begins with mine. */
  cue_conflict_field_set_own_text (field, NULL);
  cue_conflict_field_set_choice (field, CUE_CHOICE_NONE);
  g_assert_cmpuint (cue_conflict_get_n_undecided (conflict), ==, 1);
  cue_conflict_field_set_choice (field, CUE_CHOICE_OWN);
  g_clear_pointer (&text, g_free);
  g_object_get (field, "own-text", &text, NULL);
  g_assert_cmpstr (text, ==, "Mine");

  cue_test_number_property (field, "choice", CUE_CHOICE_THEIRS, CUE_CHOICE_MINE);
  cue_test_read_all_properties (field);
  cue_test_read_all_properties (conflict);
}

static void
test_choose_all (void)
{
  g_autoptr (CueConflict) conflict =
    conflict_new ("{\"name\": \"Mine\", \"max_duration\": 90, \"first_message\": \"Hi\"}",
                  "{\"name\": \"Theirs\", \"max_duration\": 120}");
  g_autoptr (CueScenario) settled = NULL;

  g_assert_cmpuint (cue_conflict_get_n_undecided (conflict), ==, 2);
  cue_conflict_choose_all (conflict, CUE_CHOICE_THEIRS);
  g_assert_cmpuint (cue_conflict_get_n_undecided (conflict), ==, 0);
  settled = cue_conflict_settle (conflict);
  g_assert_cmpstr (cue_resource_object_get_name (CUE_RESOURCE_OBJECT (settled)), ==, "Theirs");
  g_assert_cmpint (cue_resource_object_get_number (CUE_RESOURCE_OBJECT (settled), "max-duration"), ==, 120);
  g_assert_cmpstr (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (settled), "first-message"), ==, "Hi");
}

/* Mine is edited further: choices of what is still the same question stay. */
static void
test_update (void)
{
  g_autoptr (CueConflict) conflict = conflict_new ("{\"name\": \"Mine\", \"max_duration\": 90}",
                                                   "{\"name\": \"Theirs\", \"max_duration\": 120}");
  g_autoptr (CueScenario) alike = change_base ("{\"name\": \"Mine too\", \"max_duration\": 120}");
  g_autoptr (CueScenario) given_up = change_base ("{\"name\": \"Theirs\", \"max_duration\": 120}");
  g_autofree char *text = NULL;

  cue_conflict_field_set_choice (get_field (conflict, "name"), CUE_CHOICE_THEIRS);
  g_assert_true (cue_conflict_update (conflict, alike));
  g_assert_cmpint (cue_conflict_field_get_choice (get_field (conflict, "name")), ==, CUE_CHOICE_THEIRS);
  g_assert_cmpint (cue_conflict_field_get_kind (get_field (conflict, "max-duration")), ==, CUE_CHANGED_ALIKE);
  g_assert_cmpuint (cue_conflict_get_n_undecided (conflict), ==, 0);
  text = cue_conflict_field_dup_text (get_field (conflict, "name"), CUE_CHOICE_MINE);
  g_assert_cmpstr (text, ==, "Mine too");
  g_assert_false (cue_conflict_update (conflict, given_up));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/conflict/types", test_types);
  g_test_add_func ("/model/conflict/none", test_none);
  g_test_add_func ("/model/conflict/unmentioned", test_unmentioned);
  g_test_add_func ("/model/conflict/kinds", test_kinds);
  g_test_add_func ("/model/conflict/own", test_own);
  g_test_add_func ("/model/conflict/choose-all", test_choose_all);
  g_test_add_func ("/model/conflict/update", test_update);

  return g_test_run ();
}
