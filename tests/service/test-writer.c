/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"
#include "cue-writer.h"

#define PROFILE "{\"main_agent_variables\":{\"tier\":\"platinum\"},\"testing_agent_variables\":{\"name\":\"Sarah Johnson\",\"date_of_birth\":\"14 March 1988\",\"phone\":\"555 014 9921\",\"appointment\":{\"day\":\"Thursday the 9th of July\",\"provider\":\"Dr. Keller\"}}}"
#define BRIEF "A returning patient wants to cancel her check-up with Dr. Keller because her daughter is ill, then rebook for next week. She declines anything before 3 pm. She hesitates once before confirming the cancellation. She asks whether she has to fast before the visit."

static char *description;

static char *
write_text (CueWriterInput input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) profile = json_from_string (PROFILE, NULL);
  static const char *const tools[] = { "TOOL_END_CALL", NULL };
  char                    *text;

  if (input.profile == NULL)
    input.profile = profile;
  if (input.description == NULL)
    input.description = description;
  if (input.tools == NULL)
    input.tools = tools;
  text = cue_writer_write (&input, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  return text;
}

/* Steps run 1..n; returns n and, transfer full, the steps. */
static GPtrArray *
read_steps (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u. ", steps->len + 1);

      if (g_str_has_prefix (lines[i], number))
        g_ptr_array_add (steps, g_strdup (lines[i] + strlen (number)));
      else
        g_assert_false (g_regex_match_simple ("^\\d+\\. ", lines[i], 0, 0));
    }
  return steps;
}

static void
assert_no_literals (const char *text)
{
  static const char *const values[] = { "Sarah", "Johnson", "1988", "555 014", "9921", "Thursday the 9th", "platinum", NULL };

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *lower = g_utf8_strdown (text, -1);
      g_autofree char *value = g_utf8_strdown (values[i], -1);

      if (strstr (lower, value) != NULL)
        g_error ("“%s” stands literally in: %s", values[i], text);
    }
}

static void
assert_placeholders_resolve (const char *text)
{
  static const char *const known[] = { "name", "date_of_birth", "phone", "appointment.day", "appointment.provider", "tier", NULL };
  g_autoptr (GRegex) regex = g_regex_new ("\\{\\{([^{}]*)\\}\\}|[{}]", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (gboolean more = g_regex_match (regex, text, 0, &match); more; more = g_match_info_next (match, NULL))
    {
      g_autofree char *inner = g_match_info_fetch (match, 1);

      g_assert_nonnull (inner);
      g_assert_true (g_str_has_prefix (inner, "test_profile."));
      g_assert_true (g_strv_contains (known, inner + strlen ("test_profile.")));
    }
}

static void
test_same_seed (void)
{
  g_autofree char *a = write_text ((CueWriterInput){ .brief = BRIEF, .seed = 7, .agent_opens = -1 });
  g_autofree char *b = write_text ((CueWriterInput){ .brief = BRIEF, .seed = 7, .agent_opens = -1 });

  g_assert_cmpstr (a, ==, b);
}

/* What each step speaks of, to compare orders whatever the wording. */
static char *
describe_order (GPtrArray *steps)
{
  static const char *const topics[] = { "test_profile.name", "test_profile.phone", "date_of_birth", "fast before", "before 3 pm", "hesitate", "rebook", "daughter", "anything else", "read back|repeat the details", "preferred|suit you best|next week would" };
  GString                 *order = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      guint topic = 0;

      while (topic < G_N_ELEMENTS (topics) && !g_regex_match_simple (topics[topic], g_ptr_array_index (steps, i), G_REGEX_CASELESS, 0))
        topic++;
      g_string_append_c (order, (char) ('a' + topic));
    }
  return g_string_free (order, FALSE);
}

static void
test_seeds_differ (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint seed = 1; seed <= 8; seed++)
    {
      char *text = write_text ((CueWriterInput){ .brief = BRIEF, .seed = seed, .agent_opens = -1 });
      g_autoptr (GPtrArray) steps = read_steps (text);

      g_ptr_array_add (texts, text);
      g_hash_table_add (orders, describe_order (steps));
    }
  for (guint a = 0; a < texts->len; a++)
    {
      for (guint b = a + 1; b < texts->len; b++)
        {
          g_autoptr (GPtrArray) left = read_steps (g_ptr_array_index (texts, a));
          g_autoptr (GPtrArray) right = read_steps (g_ptr_array_index (texts, b));
          guint same = 0;

          for (guint i = 0; i < left->len; i++)
            same += g_ptr_array_find_with_equal_func (right, g_ptr_array_index (left, i), g_str_equal, NULL) ? 1 : 0;
          g_assert_cmpuint (same * 10, <=, left->len * 7);
        }
    }
  g_assert_cmpuint (g_hash_table_size (orders), >=, 6);
}

static void
test_rules (void)
{
  for (guint seed = 1; seed <= 40; seed++)
    {
      g_autofree char *text = write_text ((CueWriterInput){ .brief = BRIEF, .seed = seed, .agent_opens = -1, .outcome = "The main agent should not give medical advice.\nThe main agent should cancel the appointment." });
      g_autoptr (GPtrArray) steps = read_steps (text);
      const char *last = g_ptr_array_index (steps, steps->len - 1);

      g_assert_cmpuint (steps->len, >=, 7);
      g_assert_cmpuint (steps->len, <=, 14);
      g_assert_nonnull (strstr (last, "end the call"));
      g_assert_true (g_str_has_prefix (text, "You") || g_str_has_prefix (text, "Your"));
      assert_no_literals (text);
      assert_placeholders_resolve (text);
      for (guint i = 0; i < steps->len; i++)
        {
          const char *step = g_ptr_array_index (steps, i);

          /* A trigger and an action; nothing quoted as a trigger; no filler; nobody in the third person. */
          g_assert_true (g_regex_match_simple ("^(?:When|Once|If|After|As soon as|Before)\\b.*, .*\\.$", step, 0, 0));
          g_assert_false (g_regex_match_simple ("^[^,]*[\"“]|\\b(?:wait for|listen|respond accordingly|continue the conversation)\\b", step, G_REGEX_CASELESS, 0));
          g_assert_false (g_regex_match_simple ("\\b(?:the caller|the patient|she|her|the agent)\\b", step, G_REGEX_CASELESS, 0));
        }
    }
}

static void
test_brief_is_kept (void)
{
  static const char *const traces[] = { "cancel your check-up", "your daughter is ill", "rebook", "before 3 pm", "hesitate once", "fast before the visit", "medical advice", NULL };

  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autofree char *text = write_text ((CueWriterInput){ .brief = BRIEF, .seed = seed, .agent_opens = -1, .outcome = "The main agent should not give medical advice." });

      for (guint i = 0; traces[i] != NULL; i++)
        {
          if (strstr (text, traces[i]) == NULL)
            g_error ("seed %u: “%s” is missing in: %s", seed, traces[i], text);
        }
    }
}

static void
test_literals (void)
{
  g_autofree char *text = write_text ((CueWriterInput){ .brief = "Sarah Johnson, born 14 March 1988, wants to move her appointment on Thursday the 9th of July. She gives 555 014 9921 as her number. She mentions platinum.", .seed = 3, .agent_opens = -1 });

  assert_no_literals (text);
  assert_placeholders_resolve (text);
}

static void
test_no_profile (void)
{
  g_autoptr (JsonNode) empty = json_from_string ("{}", NULL);
  g_autofree char *text = write_text ((CueWriterInput){ .brief = BRIEF, .seed = 3, .agent_opens = -1, .profile = empty });

  g_assert_null (strstr (text, "{{"));
}

static void
test_languages (void)
{
  g_autofree char *german = write_text ((CueWriterInput){ .brief = "Die Anruferin möchte ihren Termin absagen, weil ihre Tochter krank ist. Sie fragt, ob sie nüchtern kommen muss.", .language = "de", .seed = 2, .agent_opens = -1 });
  g_autofree char *arabic = write_text ((CueWriterInput){ .brief = "المتصلة تريد إلغاء موعدها لأن ابنتها مريضة. ترفض أي موعد قبل الظهر.", .language = "ar", .seed = 2, .agent_opens = -1 });
  g_autofree char *french = write_text ((CueWriterInput){ .brief = BRIEF, .language = "fr", .seed = 2, .agent_opens = -1 });

  g_assert_nonnull (strstr (german, "Ihren Termin absagen"));
  g_assert_nonnull (strstr (german, "Deutsch"));
  g_assert_nonnull (strstr (german, "ob Sie nüchtern kommen müssen"));
  g_assert_nonnull (strstr (german, "Gespräch."));
  g_assert_nonnull (strstr (arabic, "إلغاء موعدك"));
  g_assert_nonnull (strstr (arabic, "أي موعد قبل الظهر"));
  g_assert_nonnull (strstr (arabic, "العربية"));
  g_assert_nonnull (strstr (french, "French"));
}

static void
test_structured (void)
{
  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autofree char *text = write_text ((CueWriterInput){ .structured = TRUE, .brief = BRIEF, .language = seed % 2 == 0 ? "de" : "en", .seed = seed, .agent_opens = seed % 3 == 0 ? 0 : 1 });
      g_autoptr (JsonNode) node = cue_json_parse (text, -1, NULL);
      g_autoptr (GHashTable) triggers = g_hash_table_new (g_str_hash, g_str_equal);
      JsonArray  *conditions;
      JsonObject *last;

      g_assert_nonnull (node);
      conditions = json_object_get_array_member (json_node_get_object (node), "conditions");
      g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (conditions, 0), "condition"), ==, "FIRST_MESSAGE");
      g_assert_cmpint (*json_object_get_string_member (json_array_get_object_element (conditions, 0), "action") == 0, ==, seed % 3 != 0);
      for (guint i = 0; i < json_array_get_length (conditions); i++)
        {
          JsonObject *row = json_array_get_object_element (conditions, i);
          const char *action = json_object_get_string_member (row, "action");

          g_assert_cmpint (json_object_get_int_member (row, "id"), ==, i);
          g_assert_cmpstr (json_object_get_string_member (row, "type"), ==, "standard");
          g_assert_true (json_object_has_member (row, "fixed_message"));
          g_assert_true (strchr (action, '<') == NULL || json_object_get_boolean_member (row, "fixed_message"));
          g_assert_true (g_hash_table_add (triggers, (gpointer) json_object_get_string_member (row, "condition")));
        }
      last = json_array_get_object_element (conditions, json_array_get_length (conditions) - 1);
      g_assert_nonnull (strstr (json_object_get_string_member (last, "action"), "<endcall />"));
      assert_no_literals (text);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *brief;
    int         code;
  } rows[] = {
    { "", CUE_WRITER_ERROR_EMPTY },
    { " \n\t ", CUE_WRITER_ERROR_EMPTY },
    { "🎉🎉 😀", CUE_WRITER_ERROR_NO_WORDS },
    { "?!…", CUE_WRITER_ERROR_NO_WORDS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = cue_writer_write (&(CueWriterInput){ .brief = rows[i].brief }, &error);

      g_assert_null (text);
      g_assert_error (error, CUE_WRITER_ERROR, rows[i].code);
    }
}

static void
test_hostile (void)
{
  g_autoptr (GString) huge = g_string_new (NULL);
  g_autoptr (GString) solid = g_string_new (NULL);
  const char *briefs[] = {
    NULL,
    NULL,
    "{{ {{test_profile.name {{test_profile.unknown}} }} }{ {{test_profile.}} wants {{to}} cancel",
    "a\x01\x02\x1b[31mb wants\x7f to cancel\r\n\r\n",
    "\xe2\x80\xae evil \xe2\x80\xac wants to cancel \xe2\x81\xa6 x \xe2\x81\xa9",
    "يريد caller wants إلغاء to cancel موعد שלום",
    "\\1 \\0 $1 %s %n wants to \\E cancel",
    "1. 2. 3. 4.",
    "((((((((((((((((((((((((((((((a+)+)+)+)+",
    "x",
    "wants wants wants to to to when when if if",
    "When if when, when, when",
    ". , ; : 0",
  };

  for (guint i = 0; huge->len < 100000; i++)
    g_string_append_printf (huge, "The caller asks about item %u and wants to know when it arrives. ", i);
  for (guint i = 0; solid->len < 100000; i++)
    g_string_append (solid, "abcdefghij");
  briefs[0] = huge->str;
  briefs[1] = solid->str;
  for (guint i = 0; i < G_N_ELEMENTS (briefs); i++)
    {
      g_autofree char *text = write_text ((CueWriterInput){ .brief = briefs[i], .outcome = briefs[i], .description = briefs[i], .seed = i, .agent_opens = -1 });
      g_autoptr (GPtrArray) steps = read_steps (text);

      assert_placeholders_resolve (text);
      g_assert_cmpuint (steps->len, >=, 3);
      g_assert_cmpuint (steps->len, <=, 14);
      for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar character = g_utf8_get_char (at);

          g_assert_true (character == '\n' || character >= 0x20);
          g_assert_false (character >= 0x202a && character <= 0x202e);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = g_build_filename (CUE_TEST_EXAMPLE, "clinic-reception.txt", NULL);

  g_test_init (&argc, &argv, NULL);
  g_assert_true (g_file_get_contents (path, &description, NULL, NULL));
  g_test_add_func ("/service/writer/same-seed", test_same_seed);
  g_test_add_func ("/service/writer/seeds-differ", test_seeds_differ);
  g_test_add_func ("/service/writer/rules", test_rules);
  g_test_add_func ("/service/writer/brief-is-kept", test_brief_is_kept);
  g_test_add_func ("/service/writer/literals", test_literals);
  g_test_add_func ("/service/writer/no-profile", test_no_profile);
  g_test_add_func ("/service/writer/languages", test_languages);
  g_test_add_func ("/service/writer/structured", test_structured);
  g_test_add_func ("/service/writer/refused", test_refused);
  g_test_add_func ("/service/writer/hostile", test_hostile);
  return g_test_run ();
}
