/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-writer.h"

#include "cue-json.h"
#include "cue-kind.h"
#include "cue-outline.h"
#include "cue-pattern.h"
#include "cue-revision.h"
#include "cue-sentence.h"
#include "cue-text.h"

G_DEFINE_QUARK (cue_writer_error, cue_writer_error)

gboolean
cue_writer_check (const char *brief,
                  GError    **error)
{
  if (cue_text_is_blank (brief))
    {
      g_set_error_literal (error, CUE_WRITER_ERROR, CUE_WRITER_ERROR_EMPTY, "This field may not be blank.");
      return FALSE;
    }
  if (!cue_brief_has_words (brief))
    {
      g_set_error_literal (error, CUE_WRITER_ERROR, CUE_WRITER_ERROR_NO_WORDS, "Describe in words what happens in this call.");
      return FALSE;
    }
  return TRUE;
}

/* (transfer full): @text without what cannot be seen or turns the direction of what follows, and without literals. */
static char *
prepare (const char       *text,
         CueProfileValues *values)
{
  g_autofree char *clean = cue_text_clean (text != NULL ? text : "", -1);
  g_autoptr (GRegex) marks = cue_pattern_get ("[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]", 0);
  g_autofree char *plain = g_regex_replace_literal (marks, clean, -1, 0, "", 0, NULL);

  return cue_profile_values_substitute (values, plain != NULL ? plain : clean);
}

/* The name of the call's language in the text's language, where the text has to say it: always, except for an English
 * text of an English call. */
static const char *
find_language_name (CuePhrases *table,
                    const char *language)
{
  const char *name;

  if (language == NULL || *language == '\0' || strcmp (language, "en") == 0)
    return strcmp (cue_phrases_get_language (table), "en") == 0 ? NULL : cue_phrases_get_word (table, "languages", language != NULL && *language != '\0' ? language : "en");
  if (strcmp (language, cue_phrases_get_language (table)) == 0 && strcmp (language, "en") == 0)
    return NULL;
  name = cue_phrases_get_word (table, "languages", language);
  return name != NULL ? name : cue_language_get_name (language);
}

static void
append_step (GString        *text,
             guint           number,
             CueOutlineStep *step,
             CuePhrases     *table)
{
  const char      *comma = json_object_get_string_member_with_default (cue_phrases_get_object (table), "comma", ", ");
  g_autofree char *trigger = cue_sentence_upper (step->trigger);
  gboolean         stopped = cue_pattern_matches ("[.!?؟]$", step->action, 0);

  g_string_append_printf (text, "%u. %s%s%s%s\n", number, trigger, comma, step->action, stopped ? "" : ".");
}

static char *
render_plain (CueOutline *outline,
              CuePhrases *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < outline->opening->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (outline->opening, i));
  if (outline->more->len > 0)
    {
      g_autoptr (GRand) first = g_rand_new_with_seed (0);

      g_string_append_printf (text, "\n\n%s", cue_phrases_pick (table, "more", first));
      for (guint i = 0; i < outline->more->len; i++)
        g_string_append_printf (text, "\n- %s.", (char *) g_ptr_array_index (outline->more, i));
    }
  g_string_append (text, "\n\n");
  for (guint i = 0; i < outline->steps->len; i++)
    append_step (text, i + 1, g_ptr_array_index (outline->steps, i), table);
  g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static void
add_condition (JsonArray  *conditions,
               const char *condition,
               const char *action,
               gboolean    fixed)
{
  JsonObject *row = json_object_new ();

  json_object_set_int_member (row, "id", json_array_get_length (conditions));
  json_object_set_string_member (row, "condition", condition);
  json_object_set_string_member (row, "action", action);
  json_object_set_string_member (row, "type", "standard");
  json_object_set_boolean_member (row, "fixed_message", fixed);
  json_array_add_object_element (conditions, row);
}

/* What the caller says word for word, in the language of the call: the opening, or the goodbye that hangs up. */
static char *
build_fixed (const CueWriterInput *input,
             const char           *key,
             const char           *fallback)
{
  CuePhrases *spoken = input->language != NULL ? cue_phrases_get (input->language) : cue_phrases_get ("en");
  g_autoptr (GRand) random = g_rand_new_with_seed (input->seed);

  if (spoken == NULL || strcmp (input->language != NULL ? input->language : "en", "agent") == 0)
    return g_strdup (fallback);
  return g_strdup (cue_phrases_pick (spoken, key, random));
}

static char *
build_first_message (const CueWriterInput *input,
                     gboolean              agent_opens,
                     CueProfileValues     *values)
{
  if (!cue_text_is_blank (input->first_message) && !(agent_opens && g_strcmp0 (input->first_message, "Hello") == 0))
    return prepare (input->first_message, values);
  return agent_opens ? g_strdup ("") : build_fixed (input, "fixed-hello", "Hello.");
}

static char *
render_structured (const CueWriterInput *input,
                   CueOutline           *outline,
                   CuePhrases           *table,
                   CueProfileValues     *values,
                   gboolean              agent_opens)
{
  g_autoptr (JsonObject) test = json_object_new ();
  JsonArray *conditions = json_array_new ();
  g_autoptr (GString) role = g_string_new (NULL);
  g_autofree char *first = build_first_message (input, agent_opens, values);
  g_autofree char *last = build_fixed (input, "fixed-close", "<endcall />");

  for (guint i = 0; i < outline->opening->len; i++)
    g_string_append_printf (role, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (outline->opening, i));
  for (guint i = 0; i < outline->more->len; i++)
    g_string_append_printf (role, " %s.", (char *) g_ptr_array_index (outline->more, i));
  add_condition (conditions, "FIRST_MESSAGE", first, TRUE);
  for (guint i = 0; i < outline->steps->len; i++)
    {
      CueOutlineStep  *step = g_ptr_array_index (outline->steps, i);
      gboolean         end = i + 1 == outline->steps->len;
      g_autofree char *plain = cue_phrases_rewrite (table, "structured", step->trigger);
      g_autofree char *fixed = cue_phrases_rewrite (table, "structured-fix", plain);
      g_autofree char *condition = cue_sentence_upper (fixed);
      g_autofree char *action = cue_sentence_upper (step->action);

      add_condition (conditions, condition, end ? last : action, end);
    }
  json_object_set_string_member (test, "role", role->str);
  json_object_set_array_member (test, "conditions", conditions);
  json_object_set_array_member (test, "functions", json_array_new ());
  return cue_json_object_to_text (test);
}

static GStrv
list_intents (CueBrief *brief)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv         intents;

  for (guint i = 0; i < brief->goals->len; i++)
    {
      CueGoal *goal = g_ptr_array_index (brief->goals, i);

      if (goal->intent != NULL)
        g_strv_builder_add (builder, goal->intent);
    }
  intents = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return intents;
}

char *
cue_writer_write (const CueWriterInput *input,
                  GError              **error)
{
  g_autoptr (CueProfileValues) values = NULL;
  g_autofree char *text = NULL;
  g_autofree char *outcome = NULL;
  g_autoptr (CueBrief) brief = NULL;
  g_autoptr (CueAgentFacts) facts = NULL;
  g_autoptr (CueOutline) outline = NULL;
  g_auto (GStrv) intents = NULL;
  CuePhrases *table;
  JsonArray  *name_keys = json_object_get_array_member (cue_phrases_get_object (cue_phrases_get ("agent")), "name-keys");

  if (!cue_writer_check (input->brief, error))
    return NULL;
  values = cue_profile_values_new (input->profile);
  text = prepare (input->brief, values);
  outcome = prepare (input->outcome, values);
  table = cue_phrases_get (cue_brief_guess_language (text, input->language != NULL && cue_phrases_get (input->language) != NULL && strcmp (input->language, "agent") != 0 ? input->language : "en"));
  if (input->improve && !cue_text_is_blank (input->current))
    return cue_revision_write (input->current, text, values, input->seed);
  brief = cue_brief_new (text, cue_profile_values_find (values, name_keys), table);
  intents = list_intents (brief);
  facts = cue_agent_facts_new (input->description, (const char *const *) intents);
  {
    CueOutlineInput plan = {
      .table = table,
      .facts = facts,
      .brief = brief,
      .values = values,
      .agent_name = input->agent_name,
      .outcome = outcome,
      .language = input->language,
      .language_name = find_language_name (table, input->language),
      .tools = input->tools,
      .seed = input->seed,
    };

    outline = cue_outline_new (&plan);
  }
  if (input->structured)
    return render_structured (input, outline, table, values, input->agent_opens >= 0 ? input->agent_opens : !facts->caller_opens);
  return render_plain (outline, table);
}
