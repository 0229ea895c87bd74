/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"
#include "cue-revision.h"

#define PLAIN "You are a patient.\n\n1. When asked how they can help, say that you want to cancel.\n2. When asked for the reason, say that you are ill.\n3. When asked whether there is anything else, say no and end the call."

static char *
revise (const char *current,
        const char *wish)
{
  g_autoptr (CueProfileValues) values = cue_profile_values_new (NULL);

  return cue_revision_write (current, wish, values, 1);
}

static void
test_add (void)
{
  g_autofree char *text = revise (PLAIN, "Add that she asks whether parking is free.");

  g_assert_true (g_regex_match_simple ("3\\. [^\\n]*ask whether parking is free\\.\\n4\\. When asked whether there is anything else, say no and end the call\\.$", text, 0, 0));
  g_assert_true (g_str_has_prefix (text, "You are a patient.\n\n1. When asked how they can help"));
}

static void
test_reword (void)
{
  g_autofree char *text = revise (PLAIN, "When the agent asks for the reason, the caller refuses to say.");

  g_assert_nonnull (strstr (text, "2. When asked for the reason, refuse to say.\n3. When asked whether"));
  g_assert_null (strstr (text, "you are ill"));
}

static void
test_remove (void)
{
  g_autofree char *text = revise (PLAIN, "Remove the step about the reason.");

  g_assert_null (strstr (text, "you are ill"));
  g_assert_nonnull (strstr (text, "2. When asked whether there is anything else"));
  g_assert_null (strstr (text, "3. "));
}

static void
test_tone (void)
{
  g_autofree char *text = revise (PLAIN, "Make the caller more impatient.");

  g_assert_true (g_regex_match_simple ("^You are a patient\\. [^\\n]*more impatient[^\\n]*\\n\\n1\\. ", text, 0, 0));
}

static void
test_prose (void)
{
  g_autofree char *text = revise ("You call to cancel.", "She asks whether parking is free.");

  g_assert_true (g_str_has_prefix (text, "You call to cancel.\n\n1. "));
  g_assert_nonnull (strstr (text, "parking is free"));
}

static void
test_structured (void)
{
  g_autofree char *text = revise ("{\"role\":\"You are a patient.\",\"x\":1,\"conditions\":[{\"id\":0,\"condition\":\"FIRST_MESSAGE\",\"action\":\"\",\"type\":\"standard\",\"fixed_message\":true},"
                                  "{\"id\":1,\"condition\":\"The agent asks for anything else\",\"action\":\"Bye <endcall />\",\"type\":\"standard\",\"fixed_message\":true}],\"functions\":[]}",
                                  "When offered a voucher, decline it.");
  g_autoptr (JsonNode) node = cue_json_parse (text, -1, NULL);
  JsonObject *test = json_node_get_object (node);
  JsonArray  *conditions = json_object_get_array_member (test, "conditions");

  g_assert_cmpuint (json_array_get_length (conditions), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (conditions, 1), "condition"), ==, "The agent offers a voucher");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (conditions, 1), "id"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (conditions, 2), "id"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (test, "x"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/revision/add", test_add);
  g_test_add_func ("/service/revision/reword", test_reword);
  g_test_add_func ("/service/revision/remove", test_remove);
  g_test_add_func ("/service/revision/tone", test_tone);
  g_test_add_func ("/service/revision/prose", test_prose);
  g_test_add_func ("/service/revision/structured", test_structured);
  return g_test_run ();
}
