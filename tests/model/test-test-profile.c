/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-json.h"
#include "cue-test-profile.h"
#include "cue-test.h"

static CueTestProfile *
read_profile (const char *information)
{
  g_autofree char *text = g_strdup_printf ("{\"id\": 1, \"name\": \"p\", \"information\": %s}", information);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = cue_json_parse (text, -1, &error);
  CueTestProfile *profile;

  g_assert_no_error (error);
  profile = cue_resource_object_new_from_json (CUE_RESOURCE_PROFILES, node, &error);
  g_assert_no_error (error);

  return profile;
}

/* (transfer full): one line a variable: "agent account_id=ACCT-99" */
static char *
describe (CueTestProfile *profile)
{
  g_autoptr (GListModel) variables = cue_test_profile_list_variables (profile);
  g_autoptr (GEnumClass) klass = g_type_class_ref (CUE_TYPE_SECTION);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (CueVariable) variable = g_list_model_get_item (variables, i);
      GEnumValue *section = g_enum_get_value (klass, cue_variable_get_section (variable));

      g_assert_cmpuint (cue_test_read_all_properties (variable), ==, 3);
      g_string_append_printf (text, "%s %s=%s\n", section->value_nick,
                              cue_variable_get_path (variable), cue_variable_get_value (variable));
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *information;
  gboolean    flat;
  const char *variables;
} profiles[] = {
  { "null", FALSE, "" },
  { "{}", FALSE, "" },
  { "[]", FALSE, "" },
  { "\"text\"", FALSE, "" },
  { "{\"main_agent_variables\": {}}", FALSE, "" },
  { "{\"main_agent_variables\": null, \"testing_agent_variables\": []}", FALSE, "" },
  { "{\"testing_agent_variables\": {\"name\": \"Sarah\", \"address\": {\"city\": \"Leeds\", \"lines\": {\"1\": \"a\"}}},"
    " \"main_agent_variables\": {\"account_id\": \"ACCT-99\", \"X-Tier\": 3}}",
    FALSE,
    "agent account_id=ACCT-99\nagent ['X-Tier']=3\ncaller name=Sarah\ncaller address.city=Leeds\n"
    "caller address.lines['1']=a\n" },
  { "{\"name\": \"Sarah\", \"n\": 1.5, \"ok\": true, \"list\": [1, \"b\"], \"none\": null, \"order id\": \"7\"}",
    TRUE,
    "both name=Sarah\nboth n=1.5\nboth ok=true\nboth list=[1,\"b\"]\nboth none=\nboth ['order id']=7\n" },
  { "{\"main_agent_variables\": {\"a\": \"1\"}, \"stray\": \"kept\"}", FALSE, "agent a=1\n" },
};

static void
test_variables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (CueTestProfile) profile = read_profile (profiles[i].information);
      g_autofree char *found = describe (profile);

      g_assert_cmpint (cue_test_profile_is_flat (profile), ==, profiles[i].flat);
      g_assert_cmpstr (found, ==, profiles[i].variables);
    }
}

/* Whatever the shape, it goes back as it came: a flat profile is never turned into a sectioned one. */
static void
test_shape_is_kept (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (CueTestProfile) profile = read_profile (profiles[i].information);
      g_autoptr (JsonNode) written = cue_resource_object_to_json (CUE_RESOURCE_OBJECT (profile));
      g_autoptr (JsonNode) wanted = cue_json_parse (profiles[i].information, -1, NULL);

      g_assert_true (json_node_equal (json_object_get_member (json_node_get_object (written), "information"), wanted));
    }
}

static void
test_placeholders (void)
{
  static const struct
  {
    const char *path;
    const char *placeholder;
  } rows[] = {
    { "name", "{{test_profile.name}}" },
    { "address.city", "{{test_profile.address.city}}" },
    { "customer name", "{{test_profile['customer name']}}" },
    { "['customer name']", "{{test_profile['customer name']}}" },
    { "X-Tier", "{{test_profile['X-Tier']}}" },
    { "address.post code", "{{test_profile.address['post code']}}" },
    { "address['post code']", "{{test_profile.address['post code']}}" },
    { "['a.b'].c", "{{test_profile['a.b'].c}}" },
    { "it's", "{{test_profile[\"it's\"]}}" },
    { "1st", "{{test_profile['1st']}}" },
    { "list[0]", "{{test_profile['list[0]']}}" },
    { "[", "{{test_profile['[']}}" },
    { "größe", "{{test_profile['größe']}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *placeholder = cue_variable_dup_placeholder (rows[i].path);

      g_assert_cmpstr (placeholder, ==, rows[i].placeholder);
    }
}

static void
test_reserved (void)
{
  g_assert_true (cue_test_profile_is_reserved ("X-Run-Id"));
  g_assert_true (cue_test_profile_is_reserved ("x-scenario-id"));
  g_assert_true (cue_test_profile_is_reserved ("X-RESULT-ID"));
  g_assert_false (cue_test_profile_is_reserved ("X-Run-Id-2"));
  g_assert_false (cue_test_profile_is_reserved (""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/test-profile/variables", test_variables);
  g_test_add_func ("/model/test-profile/shape-is-kept", test_shape_is_kept);
  g_test_add_func ("/model/test-profile/placeholders", test_placeholders);
  g_test_add_func ("/model/test-profile/reserved", test_reserved);

  return g_test_run ();
}
