/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>

#include "cue-error.h"
#include "cue-fields.h"
#include "cue-json.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = cue_json_parse (text, -1, &error);

  g_assert_no_error (error);

  return node;
}

static void
test_tables (void)
{
  for (CueResource resource = CUE_RESOURCE_AGENTS; resource < CUE_N_RESOURCES; resource++)
    {
      guint           n_fields = 0;
      const CueField *fields = cue_resource_get_fields (resource, &n_fields);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) members = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (n_fields, >=, 1);
      g_assert_true (g_str_has_suffix (cue_resource_get_path (resource), "/"));
      g_assert_false (g_str_has_prefix (cue_resource_get_path (resource), "/"));

      for (guint i = 0; i < n_fields; i++)
        {
          g_assert_true (g_hash_table_add (names, (gpointer) fields[i].property));
          g_assert_true (g_hash_table_add (members, (gpointer) fields[i].member));
          g_assert_true (cue_resource_find_field (resource, fields[i].member) == &fields[i]);
          g_assert_cmpint (fields[i].flags & (CUE_FIELD_READ_ONLY | CUE_FIELD_WRITE_ONLY), !=,
                           CUE_FIELD_READ_ONLY | CUE_FIELD_WRITE_ONLY);
          g_assert_cmpint (fields[i].min, <=, fields[i].max == 0 ? G_MAXINT64 : fields[i].max);
        }
      g_assert_null (cue_resource_find_field (resource, "no_such_member"));
    }
}

/* Every member of the documented scenario is in the table, with the flags the contract gives it. */
static void
test_scenario_flags (void)
{
  static const struct
  {
    const char   *member;
    CueFieldFlags flags;
  } rows[] = {
    { "id", CUE_FIELD_READ_ONLY },
    { "name", CUE_FIELD_REQUIRED },
    { "agent", CUE_FIELD_NULLABLE },
    { "project", CUE_FIELD_NULLABLE },
    { "assistant_id", CUE_FIELD_WRITE_ONLY },
    { "personality", CUE_FIELD_REQUIRED },
    { "personality_name", CUE_FIELD_READ_ONLY },
    { "agent_name", CUE_FIELD_READ_ONLY },
    { "conditional_actions", CUE_FIELD_WRITE_ONLY },
    { "first_message", CUE_FIELD_ADVANCED },
    { "max_duration", CUE_FIELD_ADVANCED | CUE_FIELD_NULLABLE },
    { "metric_names", CUE_FIELD_READ_ONLY },
    { "test_profile", CUE_FIELD_NULLABLE },
    { "test_profile_data", CUE_FIELD_READ_ONLY },
    { "dynamic_variable_values", CUE_FIELD_READ_ONLY },
    { "outbound_phone_number_data", CUE_FIELD_READ_ONLY },
    { "inbound_phone_number_data", CUE_FIELD_READ_ONLY },
    { "folder_path", CUE_FIELD_NULLABLE },
    { "created_at", CUE_FIELD_READ_ONLY },
    { "updated_at", CUE_FIELD_READ_ONLY },
    { "created_by", CUE_FIELD_READ_ONLY },
    { "last_updated_by", CUE_FIELD_READ_ONLY },
    { "condition_audio", CUE_FIELD_READ_ONLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CueField *field = cue_resource_find_field (CUE_RESOURCE_SCENARIOS, rows[i].member);

      g_test_message ("%s", rows[i].member);
      g_assert_nonnull (field);
      g_assert_cmpint (field->flags & ~CUE_FIELD_LOOSE, ==, rows[i].flags);
    }
}

static void
test_alias (void)
{
  const CueField *field = cue_resource_find_field (CUE_RESOURCE_AGENTS, "agent_name");

  g_assert_nonnull (field);
  g_assert_cmpstr (field->member, ==, "name");
  g_assert_cmpstr (cue_resource_find_alias (CUE_RESOURCE_AGENTS, "agent_speaks_first"), ==, "agent_gives_first_message");
  g_assert_null (cue_resource_find_alias (CUE_RESOURCE_AGENTS, "description"));

  /* Of other resources the same word is a member of its own. */
  g_assert_cmpstr (cue_resource_find_field (CUE_RESOURCE_PROFILES, "agent_name")->property, ==, "agent-name");
  g_assert_null (cue_resource_find_alias (CUE_RESOURCE_PROFILES, "name"));
}

typedef struct
{
  CueResource resource;
  const char *member;
  const char *json;
  const char *problem; /* NULL = accepted */
} CheckRow;

static const CheckRow check_rows[] = {
  { CUE_RESOURCE_SCENARIOS, "name", "\"a\"", NULL },
  { CUE_RESOURCE_SCENARIOS, "name", "\"\"", "name: expected at least 1 characters, found 0" },
  { CUE_RESOURCE_SCENARIOS, "name", "null", "name: may not be null" },
  { CUE_RESOURCE_SCENARIOS, "name", "7", "name: expected a string, found *" },
  { CUE_RESOURCE_SCENARIOS, "name", "[\"a\"]", "name: expected a string, found an array" },
  { CUE_RESOURCE_SCENARIOS, "name", "{}", "name: expected a string, found an object" },
  { CUE_RESOURCE_SCENARIOS, "personality", "693", NULL },
  { CUE_RESOURCE_SCENARIOS, "personality", "\"693\"", "personality: expected an integer, found a string" },
  { CUE_RESOURCE_SCENARIOS, "personality", "6.5", "personality: expected an integer, found *" },
  { CUE_RESOURCE_SCENARIOS, "personality", "true", "personality: expected an integer, found *" },
  { CUE_RESOURCE_SCENARIOS, "personality", "null", "personality: may not be null" },
  { CUE_RESOURCE_SCENARIOS, "max_duration", "null", NULL },
  { CUE_RESOURCE_SCENARIOS, "max_duration", "10", NULL },
  { CUE_RESOURCE_SCENARIOS, "max_duration", "3600", NULL },
  { CUE_RESOURCE_SCENARIOS, "max_duration", "9", "max_duration: expected at least 10, found 9" },
  { CUE_RESOURCE_SCENARIOS, "max_duration", "3601", "max_duration: expected at most 3600, found 3601" },
  { CUE_RESOURCE_SCENARIOS, "max_duration", "-1", "max_duration: expected at least 10, found -1" },
  { CUE_RESOURCE_SCENARIOS, "is_predefined", "false", NULL },
  { CUE_RESOURCE_SCENARIOS, "is_predefined", "0", "is_predefined: expected true or false, found *" },
  { CUE_RESOURCE_SCENARIOS, "is_predefined", "\"true\"", "is_predefined: expected true or false, found a string" },
  { CUE_RESOURCE_SCENARIOS, "tags", "[]", NULL },
  { CUE_RESOURCE_SCENARIOS, "tags", "[\"a\", 2]", NULL },
  { CUE_RESOURCE_SCENARIOS, "tags", "\"a\"", NULL },
  { CUE_RESOURCE_SCENARIOS, "tags", "{}", "tags: expected an array of strings, found an object" },
  { CUE_RESOURCE_SCENARIOS, "tags", "[\"a\", {}]", "tags?1?: expected a string, found an object" },
  { CUE_RESOURCE_SCENARIOS, "tags", "[null]", "tags?0?: expected a string, found *" },
  { CUE_RESOURCE_SCENARIOS, "tags", "3", "tags: expected an array of strings, found *" },
  { CUE_RESOURCE_SCENARIOS, "metrics", "[1, 2]", NULL },
  { CUE_RESOURCE_SCENARIOS, "metrics", "\"1\"", NULL },
  { CUE_RESOURCE_SCENARIOS, "instructions", "{}", "instructions: expected a string, found an object" },
  { CUE_RESOURCE_AGENTS, "agent_name", "5", "name: expected a string, found *" },
  { CUE_RESOURCE_PROFILES, "information", "null", NULL },
  { CUE_RESOURCE_PROFILES, "information", "{\"a\": 1}", NULL },
};

static void
test_check (gconstpointer data)
{
  const CheckRow *row = data;
  g_autoptr (JsonNode) node = parse (row->json);
  g_autoptr (GError) error = NULL;
  gboolean fine = cue_field_check (cue_resource_find_field (row->resource, row->member), node, &error);

  if (row->problem == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (fine);
    }
  else
    {
      g_assert_false (fine);
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (row->problem, error->message));
    }
}

/* Limits are of code points: neither bytes nor what looks like one letter. */
static void
test_code_points (void)
{
  static const char *const letters[] = { "x", "é", "e\u0301", "\U0001F600", "\u0639", "\U0001F468\u200d\U0001F469" };
  const CueField          *field = cue_resource_find_field (CUE_RESOURCE_SCENARIOS, "name");

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      guint n_points = (guint) g_utf8_strlen (letters[i], -1);
      g_autoptr (GString) name = g_string_new (NULL);
      g_autoptr (JsonNode) fits = NULL;
      g_autoptr (JsonNode) is_longer = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n + n_points <= 80; n += n_points)
        g_string_append (name, letters[i]);
      while (g_utf8_strlen (name->str, -1) < 80)
        g_string_append_c (name, '.');
      fits = json_node_init_string (json_node_alloc (), name->str);
      g_assert_true (cue_field_check (field, fits, &error));
      g_assert_no_error (error);

      g_string_append (name, "\u0301");
      is_longer = json_node_init_string (json_node_alloc (), name->str);
      g_assert_false (cue_field_check (field, is_longer, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "found 81"));
    }
}

/* A sealed copy shares nothing with what it was made of, and says the same. */
static void
test_seal (void)
{
  g_autoptr (JsonNode) node = parse ("{\"a\": [1, {\"b\": null}, \"x\", 1.5, true], \"c\": {}}");
  g_autoptr (JsonNode) copy = cue_field_seal (node);

  g_assert_true (json_node_equal (node, copy));
  g_assert_true (json_node_is_immutable (copy));
  g_assert_false (json_node_is_immutable (node));

  json_object_remove_member (json_node_get_object (node), "c");
  json_array_add_null_element (json_object_get_array_member (json_node_get_object (node), "a"));
  g_assert_false (json_node_equal (node, copy));
  g_assert_true (json_object_has_member (json_node_get_object (copy), "c"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/fields/tables", test_tables);
  g_test_add_func ("/model/fields/scenario-flags", test_scenario_flags);
  g_test_add_func ("/model/fields/alias", test_alias);
  for (guint i = 0; i < G_N_ELEMENTS (check_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/fields/check/%02u-%s", i, check_rows[i].member);
      g_test_add_data_func (path, &check_rows[i], test_check);
    }
  g_test_add_func ("/model/fields/code-points", test_code_points);
  g_test_add_func ("/model/fields/seal", test_seal);

  return g_test_run ();
}
