/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-agent.h"
#include "cue-error.h"
#include "cue-json.h"
#include "cue-personality.h"
#include "cue-project.h"
#include "cue-scenario.h"
#include "cue-test-profile.h"
#include "cue-test.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = cue_json_parse (text, -1, &error);

  g_assert_no_error (error);

  return node;
}

static gpointer
read_object (CueResource resource,
             const char *text)
{
  g_autoptr (JsonNode) node = parse (text);
  g_autoptr (GError) error = NULL;
  gpointer object = cue_resource_object_new_from_json (resource, node, &error);

  g_assert_no_error (error);
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (object, cue_resource_get_object_type (resource)));

  return object;
}

static void
assert_json (JsonNode   *node,
             const char *expected)
{
  g_autoptr (JsonNode) wanted = parse (expected);
  g_autofree char *text = cue_json_to_text (node);

  if (!json_node_equal (node, wanted))
    g_error ("%s is not %s", text, expected);
}

static void
assert_object (JsonObject *object,
               const char *expected)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  assert_json (node, expected);
}

static void
test_defaults (void)
{
  for (CueResource resource = CUE_RESOURCE_AGENTS; resource < CUE_N_RESOURCES; resource++)
    {
      CueResourceObject *object = g_object_new (cue_resource_get_object_type (resource), NULL);
      g_autoptr (JsonNode) node = cue_resource_object_to_json (object);
      g_autoptr (JsonObject) create = cue_resource_object_to_create (object);
      guint n_fields;

      cue_resource_get_fields (resource, &n_fields);
      g_assert_cmpuint (cue_test_read_all_properties (object), ==, n_fields);
      g_assert_cmpint (cue_resource_object_get_id (object), ==, CUE_UNSET);
      g_assert_cmpstr (cue_resource_object_get_name (object), ==, "");
      assert_json (node, "{}");
      assert_object (create, "{}");
      g_assert_finalize_object (object);
    }
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n_notifications)
{
  (*n_notifications)++;
}

/* The notify contract of a boxed property, whose values are compared by content and not by address. */
static void
sweep_boxed (CueResourceObject *object,
             const CueField    *field,
             const char        *json)
{
  g_autoptr (JsonNode) node = parse (json);
  g_autoptr (JsonNode) found = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) read = G_VALUE_INIT;
  guint  n_notifications = 0;
  gulong handler = g_signal_connect (object, "notify", G_CALLBACK (count_cb), &n_notifications);

  g_assert_true (cue_field_read (field, node, &value, NULL));
  g_object_set_property (G_OBJECT (object), field->property, &value);
  g_object_set_property (G_OBJECT (object), field->property, &value);
  g_assert_cmpuint (n_notifications, ==, 1);
  g_signal_handler_disconnect (object, handler);

  g_value_init (&read, cue_field_get_value_type (field));
  g_object_get_property (G_OBJECT (object), field->property, &read);
  found = cue_field_write (field, &read);
  assert_json (found, json);
}

/* The values of two kinds that a property of @field can have. */
static void
sweep_field (CueResourceObject *object,
             const CueField    *field)
{
  switch (field->type)
    {
    case CUE_FIELD_STRING:
      cue_test_string_property (object, field->property, "first", "second ü");
      break;
    case CUE_FIELD_INT:
      cue_test_number_property (object, field->property, 12, 0);
      break;
    case CUE_FIELD_BOOL:
      cue_test_boolean_property (object, field->property);
      break;
    case CUE_FIELD_STRINGS:
      sweep_boxed (object, field, "[\"a\", \"b\"]");
      sweep_boxed (object, field, "[\"b\"]");
      break;
    case CUE_FIELD_ANY:
    default:
      sweep_boxed (object, field, "{\"a\": [1, 2]}");
      sweep_boxed (object, field, "[\"x\"]");
      break;
    }
}

static void
test_properties (void)
{
  for (CueResource resource = CUE_RESOURCE_AGENTS; resource < CUE_N_RESOURCES; resource++)
    {
      CueResourceObject *object = g_object_new (cue_resource_get_object_type (resource), NULL);
      guint              n_fields;
      const CueField    *fields = cue_resource_get_fields (resource, &n_fields);
      g_autoptr (JsonObject) create = NULL;
      g_autoptr (JsonNode) all = NULL;

      for (guint i = 0; i < n_fields; i++)
        {
          g_test_message ("%s:%s", G_OBJECT_TYPE_NAME (object), fields[i].property);
          sweep_field (object, &fields[i]);
        }

      /* Everything is set now, all of it is kept, and none of the read-only members may be sent. */
      all = cue_resource_object_to_json (object);
      create = cue_resource_object_to_create (object);
      for (guint i = 0; i < n_fields; i++)
        {
          gboolean read_only = (fields[i].flags & CUE_FIELD_READ_ONLY) != 0;

          g_assert_true (json_object_has_member (json_node_get_object (all), fields[i].member));
          g_assert_cmpint (json_object_has_member (create, fields[i].member), ==, !read_only);
        }
      cue_test_read_all_properties (object);
      g_assert_finalize_object (object);
    }
}

#define FULL                                                                                   \
  "{\"id\": 12, \"name\": \"CN-02: Cancel, then rebook\", \"agent\": 2142, \"project\": null," \
  " \"personality\": 693, \"personality_name\": \"Normal\", \"agent_name\": \"Clinic\","       \
  " \"scenario_type\": \"real_world_dreamt\", \"instructions\": \"You call.\","                \
  " \"expected_outcome_prompt\": \"The main agent should cancel.\", \"first_message\": \"\","  \
  " \"scenario_language\": \"xx\", \"max_duration\": 300, \"tags\": [\"a\", \"b\"],"           \
  " \"tool_ids\": [\"TOOL_END_CALL\", \"TOOL_OF_NEXT_YEAR\"], \"metrics\": [1, 2],"            \
  " \"metric_names\": [\"Latency\"], \"test_profile\": null, \"test_profile_data\": null,"     \
  " \"dynamic_variable_values\": {\"a\": 1}, \"generated_mock_tool_entries\": null,"           \
  " \"phone_number\": \"+491234\", \"inbound_phone_number\": 4, \"folder_path\": \"a.b\","     \
  " \"information_fields\": {\"user_name\": \"x\"}, \"is_predefined\": false,"                 \
  " \"created_at\": \"2026-08-18T00:00:00Z\", \"created_by\": 3, \"condition_audio\": {},"     \
  " \"of_next_year\": {\"deep\": [1, {\"api_key\": \"mine\"}]}, \"later_number\": 1.5}"

static void
test_round_trip (void)
{
  g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, FULL);
  g_autoptr (CueResourceObject) copy = cue_resource_object_copy (object);
  g_autoptr (JsonNode) written = cue_resource_object_to_json (object);
  g_autoptr (JsonNode) copied = cue_resource_object_to_json (copy);
  g_autoptr (JsonObject) patch = cue_resource_object_to_patch (copy, object);

  assert_json (written, FULL);
  assert_json (copied, FULL);
  assert_object (patch, "{}");
  g_assert_cmpstr (cue_resource_object_get_text (object, "kind"), ==, "real_world_dreamt");
  g_assert_cmpstr (cue_resource_object_get_text (object, "language"), ==, "xx");
  g_assert_cmpint (cue_resource_object_get_number (object, "max-duration"), ==, 300);
  g_assert_cmpint (cue_resource_object_get_number (object, "test-profile"), ==, CUE_UNSET);
  g_assert_cmpstr (cue_resource_object_get_text (object, "phone-number"), ==, "+491234");
}

/* What documents call one type and rows have as another is read by what it is, and goes back as it came. */
static void
test_loose_types (void)
{
  static const char *const rows[] = {
    "{\"tags\": \"one\"}",
    "{\"tags\": \"\"}",
    "{\"tags\": null}",
    "{\"tags\": [1, \"b\"]}",
    "{\"metrics\": \"[1,2]\"}",
    "{\"metrics\": null}",
    "{\"metrics\": {\"a\": 1}}",
    "{\"metric_names\": \"Latency\"}",
    "{\"metric_names\": []}",
    "{\"phone_number\": 12}",
    "{\"phone_number\": \"+4912\"}",
    "{\"test_profile\": {\"id\": 7, \"name\": \"x\"}}",
    "{\"test_profile\": \"7\"}",
    "{\"test_profile\": \"\"}",
    "{\"max_duration\": \"300\"}",
    "{\"max_duration\": 300.0}",
    "{\"personality\": 693.0}",
    "{\"inbound_phone_number_data\": \"x\"}",
    "{\"inbound_phone_number_data\": {\"id\": 1}}",
    "{\"instructions\": {\"role\": \"x\", \"conditions\": []}}",
    "{\"scenario_language\": null}",
    "{\"id\": -1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, rows[i]);
      g_autoptr (JsonNode) written = cue_resource_object_to_json (object);

      assert_json (written, rows[i]);
    }
}

static void
test_loose_values (void)
{
  g_autoptr (CueResourceObject) object =
    read_object (CUE_RESOURCE_SCENARIOS,
                 "{\"tags\": \"one\", \"metric_names\": [1], \"test_profile\": {\"id\": 7}, \"max_duration\": \"300\","
                 " \"instructions\": {\"role\": \"x\"}, \"personality\": 693.0}");
  g_auto (GStrv) tags = NULL;
  g_auto (GStrv) names = NULL;

  g_object_get (object, "tags", &tags, "metric-names", &names, NULL);
  g_assert_cmpuint (g_strv_length (tags), ==, 1);
  g_assert_cmpstr (tags[0], ==, "one");
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "1");
  g_assert_cmpint (cue_resource_object_get_number (object, "test-profile"), ==, 7);
  g_assert_cmpint (cue_resource_object_get_number (object, "max-duration"), ==, 300);
  g_assert_cmpint (cue_resource_object_get_number (object, "personality"), ==, 693);
  g_assert_cmpstr (cue_resource_object_get_text (object, "instructions"), ==, "{\"role\":\"x\"}");
}

static const struct
{
  CueResource resource;
  const char *json;
  const char *message; /* a pattern */
} malformed[] = {
  { CUE_RESOURCE_SCENARIOS, "[]", "*: expected an object, found an array" },
  { CUE_RESOURCE_SCENARIOS, "null", "*: expected an object, found *" },
  { CUE_RESOURCE_SCENARIOS, "\"x\"", "*: expected an object, found a string" },
  { CUE_RESOURCE_SCENARIOS, "{\"id\": \"x\"}", "id: expected an integer, found a string" },
  { CUE_RESOURCE_SCENARIOS, "{\"id\": 1.5}", "id: expected an integer, found *" },
  { CUE_RESOURCE_SCENARIOS, "{\"id\": 1e300}", "id: expected an integer, found *" },
  { CUE_RESOURCE_SCENARIOS, "{\"id\": {}}", "id: expected an integer, found an object" },
  { CUE_RESOURCE_SCENARIOS, "{\"name\": 1}", "name: expected a string, found *" },
  { CUE_RESOURCE_SCENARIOS, "{\"name\": []}", "name: expected a string, found an array" },
  { CUE_RESOURCE_SCENARIOS, "{\"personality\": \"693\"}", "personality: expected an integer, found a string" },
  { CUE_RESOURCE_SCENARIOS, "{\"personality\": [1]}", "personality: expected an integer, found an array" },
  { CUE_RESOURCE_SCENARIOS, "{\"scenario_type\": 1}", "scenario_type: expected a string, found *" },
  { CUE_RESOURCE_SCENARIOS, "{\"tags\": {}}", "tags: expected an array of strings, found an object" },
  { CUE_RESOURCE_SCENARIOS, "{\"tags\": [[]]}", "tags?0?: expected a string, found an array" },
  { CUE_RESOURCE_SCENARIOS, "{\"test_profile\": \"seven\"}", "test_profile: expected an integer, found a string" },
  { CUE_RESOURCE_SCENARIOS, "{\"test_profile\": {}}", "test_profile: expected an integer, found an object" },
  { CUE_RESOURCE_SCENARIOS, "{\"max_duration\": []}", "max_duration: expected an integer, found an array" },
  { CUE_RESOURCE_SCENARIOS, "{\"is_predefined\": \"no\"}", "is_predefined: expected true or false, found a string" },
  { CUE_RESOURCE_AGENTS, "{\"agent_name\": 5}", "name: expected a string, found *" },
  { CUE_RESOURCE_AGENTS, "{\"inbound\": 1}", "inbound: expected true or false, found *" },
  { CUE_RESOURCE_PERSONALITIES, "{\"name\": {}}", "name: expected a string, found an object" },
  { CUE_RESOURCE_PROFILES, "{\"agent\": \"x\"}", "agent: expected an integer, found a string" },
  { CUE_RESOURCE_PROJECTS, "{\"name\": true}", "name: expected a string, found *" },
  { CUE_RESOURCE_TAGS, "7", "*: expected an object, found *" },
  { CUE_RESOURCE_FOLDERS, "\"a\"", "*: expected an object, found a string" },
};

static void
test_malformed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (JsonNode) node = parse (malformed[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_resource_object_new_from_json (malformed[i].resource, node, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (malformed[i].message, error->message));
    }
}

/* What the service has over its own limits can still be read and shown. */
static void
test_over_limit (void)
{
  g_autofree char *name = g_strnfill (200, 'x');
  g_autofree char *text = g_strdup_printf ("{\"name\": \"%s\", \"max_duration\": 4}", name);
  g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, text);

  g_assert_cmpstr (cue_resource_object_get_name (object), ==, name);
  g_assert_cmpint (cue_resource_object_get_number (object, "max-duration"), ==, 4);
}

static void
test_create (void)
{
  g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, FULL);
  g_autoptr (JsonObject) body = cue_resource_object_to_create (object);

  assert_object (body,
                 "{\"name\": \"CN-02: Cancel, then rebook\", \"agent\": 2142, \"personality\": 693,"
                 " \"scenario_type\": \"real_world_dreamt\", \"instructions\": \"You call.\","
                 " \"expected_outcome_prompt\": \"The main agent should cancel.\","
                 " \"scenario_language\": \"xx\", \"max_duration\": 300, \"tags\": [\"a\", \"b\"],"
                 " \"tool_ids\": [\"TOOL_END_CALL\", \"TOOL_OF_NEXT_YEAR\"], \"metrics\": [1, 2],"
                 " \"inbound_phone_number\": 4, \"folder_path\": \"a.b\","
                 " \"information_fields\": {\"user_name\": \"x\"}, \"is_predefined\": false}");
}

typedef struct
{
  const char *before;
  const char *after;
  const char *patch;
} PatchRow;

static const PatchRow patch_rows[] = {
  { "{\"name\": \"a\"}", "{\"name\": \"a\"}", "{}" },
  { "{\"name\": \"a\"}", "{\"name\": \"b\"}", "{\"name\": \"b\"}" },
  { "{\"name\": \"a\"}", "{}", "{\"name\": \"\"}" },
  { "{}", "{\"instructions\": \"\"}", "{}" },
  { "{\"instructions\": \"\"}", "{}", "{}" },
  { "{\"instructions\": \"a\"}", "{\"instructions\": \"\"}", "{\"instructions\": \"\"}" },
  { "{\"folder_path\": \"a\"}", "{\"folder_path\": \"\"}", "{\"folder_path\": null}" },
  { "{\"folder_path\": \"a\"}", "{}", "{\"folder_path\": null}" },
  { "{\"max_duration\": 300}", "{\"max_duration\": null}", "{\"max_duration\": null}" },
  { "{\"max_duration\": 300}", "{}", "{\"max_duration\": null}" },
  { "{\"test_profile\": {\"id\": 7}}", "{\"test_profile\": 7}", "{}" },
  { "{\"tags\": [\"a\"]}", "{\"tags\": [\"a\"]}", "{}" },
  { "{\"tags\": [\"a\", \"b\"]}", "{\"tags\": [\"b\", \"a\"]}", "{\"tags\": [\"b\", \"a\"]}" },
  { "{\"tags\": [\"a\"]}", "{\"tags\": null}", "{\"tags\": []}" },
  { "{\"tags\": null}", "{\"tags\": []}", "{}" },
  { "{\"metrics\": [1, 2]}", "{\"metrics\": [1, 2]}", "{}" },
  { "{\"metrics\": [1, 2]}", "{\"metrics\": [1]}", "{\"metrics\": [1]}" },
  { "{\"is_predefined\": true}", "{}", "{\"is_predefined\": false}" },
  { "{\"id\": 1, \"agent_name\": \"a\", \"metric_names\": [\"a\"], \"updated_at\": \"1\", \"zzz\": 1}",
    "{\"id\": 2, \"agent_name\": \"b\", \"metric_names\": [\"b\"], \"updated_at\": \"2\", \"zzz\": 2}",
    "{}" },
  { "{\"test_profile_data\": {\"a\": 1}}", "{\"dynamic_variable_values\": {\"a\": 1}, \"created_by\": 3}", "{}" },
};

static void
test_patch (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (patch_rows); i++)
    {
      g_autoptr (CueResourceObject) before = read_object (CUE_RESOURCE_SCENARIOS, patch_rows[i].before);
      g_autoptr (CueResourceObject) after = read_object (CUE_RESOURCE_SCENARIOS, patch_rows[i].after);
      g_autoptr (JsonObject) patch = cue_resource_object_to_patch (after, before);

      g_test_message ("%s to %s", patch_rows[i].before, patch_rows[i].after);
      assert_object (patch, patch_rows[i].patch);
    }
}

/* A structured test leaves as the object the service documents, never as instructions too. */
static void
test_structured_body (void)
{
  g_autoptr (CueResourceObject) base =
    read_object (CUE_RESOURCE_SCENARIOS, "{\"scenario_type\": \"instruction\", \"instructions\": \"You call.\","
                                         " \"first_message\": \"Hello\"}");
  g_autoptr (CueResourceObject) object = cue_resource_object_copy (base);
  g_autoptr (JsonObject) create = NULL;
  g_autoptr (JsonObject) patch = NULL;
  g_autoptr (JsonObject) rename = NULL;

  g_object_set (object, "kind", "conditional_actions", "instructions", " {\"role\": \"x\", \"conditions\": []}", NULL);
  create = cue_resource_object_to_create (object);
  assert_object (create, "{\"scenario_type\": \"conditional_actions\","
                         " \"conditional_actions\": {\"role\": \"x\", \"conditions\": []}}");
  patch = cue_resource_object_to_patch (object, base);
  assert_object (patch, "{\"scenario_type\": \"conditional_actions\","
                        " \"conditional_actions\": {\"role\": \"x\", \"conditions\": []}}");

  cue_resource_object_assign (base, object);
  g_object_set (object, "name", "b", NULL);
  rename = cue_resource_object_to_patch (object, base);
  assert_object (rename, "{\"name\": \"b\"}");
}

static void
test_agent_names (void)
{
  g_autoptr (CueResourceObject) old =
    read_object (CUE_RESOURCE_AGENTS, "{\"id\": 1, \"agent_name\": \"Clinic\", \"agent_gives_first_message\": true}");
  g_autoptr (CueResourceObject) both =
    read_object (CUE_RESOURCE_AGENTS, "{\"agent_name\": \"old\", \"name\": \"new\", \"agent_gives_first_message\": null}");
  g_autoptr (JsonNode) written = cue_resource_object_to_json (old);
  gboolean speaks_first = FALSE;

  g_object_get (old, "speaks-first", &speaks_first, NULL);
  g_assert_true (speaks_first);
  g_assert_cmpstr (cue_resource_object_get_name (old), ==, "Clinic");
  assert_json (written, "{\"id\": 1, \"name\": \"Clinic\", \"agent_speaks_first\": true}");

  g_object_get (both, "speaks-first", &speaks_first, NULL);
  g_assert_false (speaks_first);
  g_assert_cmpstr (cue_resource_object_get_name (both), ==, "new");
}

/* Members that the tables do not know can be keys and passwords, wherever they stand and whatever they are called. */
static const struct
{
  CueResource resource;
  const char *json;
  const char *kept;
} secret_rows[] = {
  { CUE_RESOURCE_AGENTS,
    "{\"id\": 1, \"name\": \"Clinic\", \"websocket_headers\": {\"A\": \"SECRET\"}, \"sip_auth\": \"SECRET\","
    " \"vapi_api_key\": \"SECRET\", \"vapi_api_key_configured\": true, \"contact_number\": \"+49\","
    " \"provider\": {\"type\": \"vapi\", \"api_key\": \"SECRET\", \"list\": [{\"password\": \"SECRET\"}]}}",
    "{\"id\": 1, \"name\": \"Clinic\"}" },
  { CUE_RESOURCE_AGENTS,
    "{\"agent_name\": \"SECRET\", \"name\": \"Clinic\"}",
    "{\"name\": \"Clinic\"}" },
  { CUE_RESOURCE_AGENTS,
    "{\"mock_tools\": [{\"id\": 4, \"name\": \"book\", \"description\": null, \"mock_url\": \"SECRET\","
    " \"mock_data\": [{\"input\": {\"token\": \"SECRET\"}}]}, {\"id\": {\"x\": \"SECRET\"}}, 7, \"SECRET\"]}",
    "{\"mock_tools\": [{\"id\": 4, \"name\": \"book\"}, {}, 7, null]}" },
  { CUE_RESOURCE_AGENTS, "{\"mock_tools\": null}", "{\"mock_tools\": null}" },
  { CUE_RESOURCE_PROJECTS,
    "{\"id\": 1, \"name\": \"P\", \"webhook_secret\": \"SECRET\", \"members\": [\"SECRET\"],"
    " \"organization\": {\"id\": 2, \"name\": \"O\", \"stripe\": \"SECRET\"}}",
    "{\"id\": 1, \"name\": \"P\", \"organization\": {\"id\": 2, \"name\": \"O\"}}" },
  { CUE_RESOURCE_PROJECTS, "{\"organization\": 2}", "{\"organization\": 2}" },
  { CUE_RESOURCE_PROJECTS, "{\"organization\": \"SECRET\"}", "{\"organization\": null}" },
  { CUE_RESOURCE_PERSONALITIES, "{\"name\": \"a\", \"generation_config\": \"SECRET\"}", "{\"name\": \"a\"}" },
  { CUE_RESOURCE_METRICS, "{\"slug\": \"a\", \"configuration\": {\"k\": \"SECRET\"}}", "{\"slug\": \"a\"}" },
  { CUE_RESOURCE_TOOLS, "{\"id\": 1, \"mock_url\": \"SECRET\", \"information\": [\"SECRET\"]}", "{\"id\": 1}" },
  { CUE_RESOURCE_FOLDERS, "{\"path\": \"a\", \"other\": \"SECRET\"}", "{\"path\": \"a\"}" },
};

static void
test_secrets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (secret_rows); i++)
    {
      g_autoptr (CueResourceObject) object = read_object (secret_rows[i].resource, secret_rows[i].json);
      g_autoptr (JsonNode) written = cue_resource_object_to_json (object);
      g_autofree char *text = cue_json_to_text (written);

      g_assert_null (strstr (text, "SECRET"));
      assert_json (written, secret_rows[i].kept);
    }
}

static const struct
{
  CueResource resource;
  const char *json;
  const char *key; /* NULL = none */
  gint64      id;
  const char *name;
} key_rows[] = {
  { CUE_RESOURCE_SCENARIOS, "{\"id\": 12, \"name\": \"a\"}", "12", 12, "a" },
  { CUE_RESOURCE_SCENARIOS, "{\"name\": \"a\"}", NULL, CUE_UNSET, "a" },
  { CUE_RESOURCE_METRICS, "{\"id\": 5, \"name\": \"Latency\", \"simulation_enabled\": true}", "5", 5, "Latency" },
  { CUE_RESOURCE_TOOLS, "{\"id\": 0, \"name\": \"book\"}", "0", 0, "book" },
  { CUE_RESOURCE_FOLDERS, "{\"name\": \"b\", \"path\": \"a.b\"}", "a.b", CUE_UNSET, "b" },
  { CUE_RESOURCE_FOLDERS, "{\"name\": \"b\"}", NULL, CUE_UNSET, "b" },
  { CUE_RESOURCE_TAGS, "{\"name\": \"smoke\", \"count\": 3}", "smoke", CUE_UNSET, "smoke" },
  { CUE_RESOURCE_TAGS, "\"smoke\"", "smoke", CUE_UNSET, "smoke" },
  { CUE_RESOURCE_TAGS, "\"\"", NULL, CUE_UNSET, "" },
};

static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_rows); i++)
    {
      g_autoptr (CueResourceObject) object = read_object (key_rows[i].resource, key_rows[i].json);
      g_autofree char *key = cue_resource_object_dup_key (object);

      g_test_message ("%s", key_rows[i].json);
      g_assert_cmpstr (key, ==, key_rows[i].key);
      g_assert_cmpint (cue_resource_object_get_id (object), ==, key_rows[i].id);
      g_assert_cmpstr (cue_resource_object_get_name (object), ==, key_rows[i].name);
    }
}

/* Whatever way it gets there. */
static void
test_id (void)
{
  g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"a\", \"id\": 5}");
  g_autoptr (CueResourceObject) other = read_object (CUE_RESOURCE_SCENARIOS, "{\"id\": 6}");
  g_autoptr (CueResourceObject) none = read_object (CUE_RESOURCE_SCENARIOS, "{\"id\": null}");
  g_autoptr (CueResourceObject) copy = cue_resource_object_copy (object);

  g_assert_cmpint (cue_resource_object_get_id (object), ==, 5);
  g_assert_cmpint (cue_resource_object_get_id (none), ==, CUE_UNSET);
  g_assert_cmpint (cue_resource_object_get_id (copy), ==, 5);
  cue_resource_object_set_number (copy, "id", 7);
  g_assert_cmpint (cue_resource_object_get_id (copy), ==, 7);
  g_assert_cmpint (cue_resource_object_get_id (object), ==, 5);
  cue_resource_object_set_number (copy, "id", CUE_UNSET);
  g_assert_cmpint (cue_resource_object_get_id (copy), ==, CUE_UNSET);
  cue_resource_object_complete (copy, other);
  g_assert_cmpint (cue_resource_object_get_id (copy), ==, 6);
  cue_resource_object_assign (copy, object);
  g_assert_cmpint (cue_resource_object_get_id (copy), ==, 5);
  cue_resource_object_merge (copy, object, other);
  g_assert_cmpint (cue_resource_object_get_id (copy), ==, 6);
}

static void
test_organization (void)
{
  g_autoptr (CueProject) project =
    read_object (CUE_RESOURCE_PROJECTS, "{\"id\": 1, \"organization\": {\"id\": 2, \"name\": \"Riverside\"}}");
  g_autoptr (CueProject) nameless = read_object (CUE_RESOURCE_PROJECTS, "{\"id\": 1, \"organization\": {\"id\": 2}}");
  g_autoptr (CueProject) odd = read_object (CUE_RESOURCE_PROJECTS, "{\"id\": 1, \"organization\": 2}");
  g_autoptr (CueProject) none = read_object (CUE_RESOURCE_PROJECTS, "{\"id\": 1}");

  g_assert_cmpstr (cue_project_get_organization_name (project), ==, "Riverside");
  g_assert_cmpstr (cue_project_get_organization_name (nameless), ==, "");
  g_assert_cmpstr (cue_project_get_organization_name (odd), ==, "");
  g_assert_cmpstr (cue_project_get_organization_name (none), ==, "");
}

static void
test_assign (void)
{
  g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"a\", \"agent\": 1, \"zzz\": 1}");
  g_autoptr (CueResourceObject) source = read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"b\", \"agent\": 1, \"tags\": \"x\"}");
  g_autoptr (JsonNode) written = NULL;
  guint n_notifications = 0;

  g_signal_connect (object, "notify", G_CALLBACK (count_cb), &n_notifications);
  cue_resource_object_assign (object, source);
  g_assert_cmpuint (n_notifications, ==, 2);
  cue_resource_object_assign (object, source);
  cue_resource_object_assign (object, object);
  g_assert_cmpuint (n_notifications, ==, 2);

  written = cue_resource_object_to_json (object);
  assert_json (written, "{\"name\": \"b\", \"agent\": 1, \"tags\": \"x\"}");
}

static void
test_text_is_cleaned (void)
{
  g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, "{\"instructions\": \"a\\r\\nb\\u0007\"}");
  guint n_notifications = 0;

  g_signal_connect (object, "notify", G_CALLBACK (count_cb), &n_notifications);

  /* What the service has stays as it is until somebody types. */
  g_assert_cmpstr (cue_resource_object_get_text (object, "instructions"), ==, "a\r\nb\a");
  cue_resource_object_set_text (object, "instructions", "a\r\nb\a");
  g_assert_cmpuint (n_notifications, ==, 0);
  g_assert_cmpstr (cue_resource_object_get_text (object, "instructions"), ==, "a\r\nb\a");

  cue_resource_object_set_text (object, "instructions", "a\r\nc\x01");
  g_assert_cmpuint (n_notifications, ==, 1);
  g_assert_cmpstr (cue_resource_object_get_text (object, "instructions"), ==, "a\nc");
}

/* An empty text over nothing is nothing: forms write "" into entries that nobody touched. */
static void
test_empty_is_absent (void)
{
  g_autoptr (CueScenario) scenario = cue_scenario_new ();
  g_autoptr (JsonNode) written = NULL;
  const char *const none[] = { NULL };
  guint             n_notifications = 0;

  g_signal_connect (scenario, "notify", G_CALLBACK (count_cb), &n_notifications);
  g_object_set (scenario, "name", "", "folder-path", "", "tags", none, "metrics", NULL, "agent", CUE_UNSET,
                "is-predefined", FALSE, NULL);
  g_assert_cmpuint (n_notifications, ==, 0);
  written = cue_resource_object_to_json (CUE_RESOURCE_OBJECT (scenario));
  assert_json (written, "{}");
}

/* A node handed in or out can be changed by its owner without changing the object. */
static void
test_nodes_are_copied (void)
{
  g_autoptr (CueScenario) scenario = cue_scenario_new ();
  g_autoptr (JsonNode) node = parse ("{\"a\": 1}");
  g_autoptr (JsonNode) kept = NULL;

  g_object_set (scenario, "information-fields", node, NULL);
  json_object_set_int_member (json_node_get_object (node), "a", 2);
  g_object_get (scenario, "information-fields", &kept, NULL);
  assert_json (kept, "{\"a\": 1}");
}

static void
test_complete (void)
{
  g_autoptr (CueResourceObject) row = read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"b\", \"test_profile\": null, \"y\": 1}");
  g_autoptr (CueResourceObject) detail =
    read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"a\", \"test_profile\": 4, \"max_duration\": 60, \"y\": 2, \"z\": 3}");
  g_autoptr (JsonNode) written = NULL;

  cue_resource_object_complete (row, detail);
  written = cue_resource_object_to_json (row);
  assert_json (written, "{\"name\": \"b\", \"test_profile\": null, \"max_duration\": 60, \"y\": 1, \"z\": 3}");
}

/* Copies are one with the original, to the byte, until somebody changes one of them. */
static void
test_copies_share (void)
{
  g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, FULL);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  const char *text = cue_resource_object_get_text (object, "instructions");

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (copies, cue_resource_object_copy (i == 0 ? object : copies->pdata[i - 1]));
  for (guint i = 0; i < copies->len; i++)
    g_assert_true (cue_resource_object_get_text (copies->pdata[i], "instructions") == text);

  /* Setting what is there already changes nothing, hence shares on. */
  cue_resource_object_set_text (copies->pdata[0], "name", "CN-02: Cancel, then rebook");
  g_assert_true (cue_resource_object_get_text (copies->pdata[0], "instructions") == text);

  cue_resource_object_set_text (copies->pdata[0], "name", "Other");
  g_assert_false (cue_resource_object_get_text (copies->pdata[0], "instructions") == text);
  g_assert_cmpstr (cue_resource_object_get_text (copies->pdata[0], "instructions"), ==, "You call.");
  g_assert_cmpstr (cue_resource_object_get_name (object), ==, "CN-02: Cancel, then rebook");
  g_assert_cmpstr (cue_resource_object_get_name (copies->pdata[1]), ==, "CN-02: Cancel, then rebook");

  /* The copies live on when the first is gone. */
  g_clear_object (&object);
  g_assert_cmpstr (cue_resource_object_get_name (copies->pdata[999]), ==, "CN-02: Cancel, then rebook");
}

/* Every kind of value, changed on one side, is as it was on the other. */
static void
test_copies_are_independent (void)
{
  static const char *const other[] = { "z", NULL };

  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, FULL);
      g_autoptr (CueResourceObject) copy = cue_resource_object_copy (object);
      g_autoptr (JsonNode) any = parse ("[3]");
      g_autoptr (JsonNode) kept = NULL;
      g_autoptr (JsonObject) patch = NULL;
      CueResourceObject *changed = side == 0 ? object : copy;
      CueResourceObject *left = side == 0 ? copy : object;

      g_object_set (changed, "name", "b", "max-duration", (gint64) 60, "is-predefined", TRUE, "tags", other,
                    "metrics", any, "phone-number", NULL, "test-profile", (gint64) 9, NULL);
      kept = cue_resource_object_to_json (left);
      assert_json (kept, FULL);
      patch = cue_resource_object_to_patch (changed, left);
      assert_object (patch, "{\"name\": \"b\", \"max_duration\": 60, \"is_predefined\": true, \"tags\": [\"z\"],"
                            " \"metrics\": [3], \"phone_number\": null, \"test_profile\": 9}");
    }
}

/* Where nothing is missing, nothing is copied. */
static void
test_complete_shares (void)
{
  g_autoptr (CueResourceObject) row = read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"a\", \"agent\": null, \"y\": 1}");
  g_autoptr (CueResourceObject) copy = cue_resource_object_copy (row);
  g_autoptr (CueResourceObject) less = read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"b\", \"agent\": 3}");
  g_autoptr (CueResourceObject) more = read_object (CUE_RESOURCE_SCENARIOS, "{\"max_duration\": 60, \"y\": 1}");

  cue_resource_object_complete (copy, less);
  g_assert_true (cue_resource_object_get_name (copy) == cue_resource_object_get_name (row));
  cue_resource_object_complete (copy, more);
  g_assert_cmpint (cue_resource_object_get_number (copy, "max-duration"), ==, 60);
  g_assert_cmpint (cue_resource_object_get_number (row, "max-duration"), ==, CUE_UNSET);
}

/* Nothing was edited: after a refresh the edited and the base are one again. */
static void
test_merge_shares (void)
{
  g_autoptr (CueResourceObject) base = read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"a\", \"instructions\": \"i\"}");
  g_autoptr (CueResourceObject) mine = cue_resource_object_copy (base);
  g_autoptr (CueResourceObject) theirs = read_object (CUE_RESOURCE_SCENARIOS, "{\"name\": \"b\", \"instructions\": \"j\", \"y\": 1}");
  g_autoptr (JsonNode) written = NULL;

  cue_resource_object_merge (mine, base, theirs);
  g_assert_true (cue_resource_object_get_text (mine, "name") == cue_resource_object_get_text (theirs, "name"));

  /* An edit stays, and is not in the other's. */
  cue_resource_object_assign (base, theirs);
  cue_resource_object_set_text (mine, "name", "mine");
  cue_resource_object_merge (mine, base, theirs);
  g_assert_cmpstr (cue_resource_object_get_name (mine), ==, "mine");
  g_assert_cmpstr (cue_resource_object_get_name (theirs), ==, "b");
  written = cue_resource_object_to_json (mine);
  assert_json (written, "{\"name\": \"mine\", \"instructions\": \"j\", \"y\": 1}");
}

static gpointer
use_copies (gpointer data)
{
  CueResourceObject *object = data;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (CueResourceObject) copy = cue_resource_object_copy (object);
      g_autoptr (CueResourceObject) second = cue_resource_object_copy (copy);
      g_autofree char *name = g_strdup_printf ("%u", i);

      cue_resource_object_set_text (copy, "name", name);
      g_assert_cmpstr (cue_resource_object_get_name (copy), ==, name);
      g_assert_cmpstr (cue_resource_object_get_name (second), ==, "CN-02: Cancel, then rebook");
    }
  g_object_unref (object);

  return NULL;
}

static void
test_copies_in_threads (void)
{
  g_autoptr (CueResourceObject) object = read_object (CUE_RESOURCE_SCENARIOS, FULL);
  g_autoptr (JsonNode) written = NULL;
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("copies", use_copies, cue_resource_object_copy (object));
  use_copies (cue_resource_object_copy (object));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  written = cue_resource_object_to_json (object);
  assert_json (written, FULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/resource-object/defaults", test_defaults);
  g_test_add_func ("/model/resource-object/properties", test_properties);
  g_test_add_func ("/model/resource-object/round-trip", test_round_trip);
  g_test_add_func ("/model/resource-object/loose-types", test_loose_types);
  g_test_add_func ("/model/resource-object/loose-values", test_loose_values);
  g_test_add_func ("/model/resource-object/malformed", test_malformed);
  g_test_add_func ("/model/resource-object/over-limit", test_over_limit);
  g_test_add_func ("/model/resource-object/create", test_create);
  g_test_add_func ("/model/resource-object/patch", test_patch);
  g_test_add_func ("/model/resource-object/structured-body", test_structured_body);
  g_test_add_func ("/model/resource-object/agent-names", test_agent_names);
  g_test_add_func ("/model/resource-object/secrets", test_secrets);
  g_test_add_func ("/model/resource-object/keys", test_keys);
  g_test_add_func ("/model/resource-object/id", test_id);
  g_test_add_func ("/model/resource-object/organization", test_organization);
  g_test_add_func ("/model/resource-object/assign", test_assign);
  g_test_add_func ("/model/resource-object/text-is-cleaned", test_text_is_cleaned);
  g_test_add_func ("/model/resource-object/empty-is-absent", test_empty_is_absent);
  g_test_add_func ("/model/resource-object/nodes-are-copied", test_nodes_are_copied);
  g_test_add_func ("/model/resource-object/complete", test_complete);

  g_test_add_func ("/model/resource-object/copies-share", test_copies_share);
  g_test_add_func ("/model/resource-object/copies-are-independent", test_copies_are_independent);
  g_test_add_func ("/model/resource-object/copies-in-threads", test_copies_in_threads);
  g_test_add_func ("/model/resource-object/complete-shares", test_complete_shares);
  g_test_add_func ("/model/resource-object/merge-shares", test_merge_shares);

  return g_test_run ();
}
