/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-agent-facts.h"

#include "cue-pattern.h"
#include "cue-phrases.h"

/* Longest description that is read; the rest could only repeat it. */
#define MAX_DESCRIPTION (256 * 1024)

typedef struct
{
  CuePhrases        *table;
  CueAgentFacts     *facts;
  const char *const *intents;
  gboolean           skipping;    /* under a heading of another task */
  gboolean           exceptional; /* under a heading of guardrails or errors */
  gboolean           tools;       /* under the list of tools */
} Reader;

static const char *
get_member (CuePattern *pattern,
            const char *name)
{
  return json_object_get_string_member_with_default (pattern->members, name, NULL);
}

static gboolean
matches (Reader     *reader,
         const char *name,
         const char *text)
{
  return g_regex_match (cue_phrases_get_regex (reader->table, name), text, 0, NULL);
}

static gboolean
holds (GPtrArray  *array,
       const char *id)
{
  return g_ptr_array_find_with_equal_func (array, id, g_str_equal, NULL);
}

/* The task a heading names: TRUE when it names one, and @wanted tells whether it is among the caller's. */
static gboolean
names_task (Reader     *reader,
            const char *heading,
            gboolean   *wanted)
{
  GPtrArray *intents = cue_phrases_get_patterns (reader->table, "intents");
  gboolean   found = FALSE;

  *wanted = FALSE;
  for (guint i = 0; i < intents->len; i++)
    {
      CuePattern *intent = g_ptr_array_index (intents, i);

      if (!cue_pattern_matches (get_member (intent, "heading"), heading, G_REGEX_CASELESS))
        continue;
      found = TRUE;
      if (reader->intents != NULL && g_strv_contains (reader->intents, get_member (intent, "id")))
        *wanted = TRUE;
    }
  return found;
}

static void
read_heading (Reader     *reader,
              const char *heading)
{
  gboolean deep = g_str_has_prefix (heading, "##");
  gboolean wanted;

  reader->tools = matches (reader, "tools-heading", heading);
  reader->exceptional = matches (reader, "optional-heading", heading);
  reader->skipping = deep && !reader->exceptional && reader->intents != NULL && reader->intents[0] != NULL &&
                     names_task (reader, heading, &wanted) && !wanted;
}

static void
read_questions (Reader     *reader,
                const char *sentence,
                gboolean    optional)
{
  GPtrArray *questions = cue_phrases_get_patterns (reader->table, "questions");

  for (guint i = 0; i < questions->len; i++)
    {
      CuePattern *question = g_ptr_array_index (questions, i);
      const char *id = get_member (question, "id");
      const char *exception = get_member (question, "not");

      if (!g_regex_match (question->regex, sentence, 0, NULL) || holds (reader->facts->required, id))
        continue;
      if (exception != NULL && cue_pattern_matches (exception, sentence, G_REGEX_CASELESS))
        continue;
      if (!optional)
        g_ptr_array_add (reader->facts->required, g_strdup (id));
      else if (!holds (reader->facts->optional, id))
        g_ptr_array_add (reader->facts->optional, g_strdup (id));
    }
}

static void
read_unit (Reader     *reader,
           const char *unit)
{
  GPtrArray *flags = cue_phrases_get_patterns (reader->table, "flags");
  gboolean   optional = reader->exceptional || matches (reader, "conditional", unit);
  g_auto (GStrv) sentences = cue_pattern_split ("(?<=[.!?؟])\\s+", unit, 0);

  for (guint i = 0; i < flags->len; i++)
    {
      CuePattern *flag = g_ptr_array_index (flags, i);

      if (g_regex_match (flag->regex, unit, 0, NULL))
        g_hash_table_add (reader->facts->flags, g_strdup (get_member (flag, "id")));
    }
  if (reader->tools)
    return;
  for (guint i = 0; sentences[i] != NULL; i++)
    {
      if (matches (reader, "ask", sentences[i]) && !matches (reader, "negation", sentences[i]))
        read_questions (reader, sentences[i], optional || matches (reader, "conditional", sentences[i]));
    }
}

/* A line that goes on with the one before: indented, and not a new point. */
static gboolean
is_continuation (const char *line)
{
  return g_ascii_isspace (*line) && !cue_pattern_matches ("^\\s*(?:[-*•]|\\d+[.)])\\s", line, 0);
}

static void
read_lines (Reader     *reader,
            const char *description)
{
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);
  g_autoptr (GString) unit = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean heading = cue_pattern_matches ("^\\s*(?:#|[^a-z\\n:]{4,60}$|[^.!?\\n]{3,60}:\\s*$)", lines[i], 0);

      if (!heading && unit->len > 0 && is_continuation (lines[i]) && *g_strstrip (lines[i]) != '\0')
        {
          g_string_append_printf (unit, " %s", lines[i]);
          continue;
        }
      if (unit->len > 0 && !reader->skipping)
        read_unit (reader, unit->str);
      g_string_assign (unit, heading ? "" : g_strstrip (lines[i]));
      if (heading && *g_strstrip (lines[i]) == '#')
        read_heading (reader, lines[i]);
      else if (heading)
        read_unit (reader, lines[i]);
    }
  if (unit->len > 0 && !reader->skipping)
    read_unit (reader, unit->str);
}

static char *
find_organisation (Reader     *reader,
                   const char *description)
{
  JsonArray *patterns = json_object_get_array_member (cue_phrases_get_object (reader->table), "organisation");

  for (guint i = 0; i < json_array_get_length (patterns); i++)
    {
      g_autoptr (GRegex) regex = cue_pattern_get (json_array_get_string_element (patterns, i), 0);
      g_autoptr (GMatchInfo) match = NULL;

      if (regex != NULL && g_regex_match (regex, description, 0, &match))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);
          gsize            length = strlen (name);

          while (length > 0 && strchr (".,’'", name[length - 1]) != NULL)
            name[--length] = '\0';
          if (g_utf8_strlen (name, -1) >= 3 && g_utf8_strlen (name, -1) <= 60)
            return g_steal_pointer (&name);
        }
    }
  return NULL;
}

static int
count_matches (GRegex     *regex,
               const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  int count = 0;

  for (gboolean more = g_regex_match (regex, text, 0, &match); more; more = g_match_info_next (match, NULL))
    count++;
  return count;
}

static const char *
find_domain (Reader     *reader,
             const char *description)
{
  GPtrArray  *domains = cue_phrases_get_patterns (reader->table, "domains");
  const char *best = "generic";
  int         best_count = 1;

  for (guint i = 0; i < domains->len; i++)
    {
      CuePattern *domain = g_ptr_array_index (domains, i);
      int         count = count_matches (domain->regex, description);

      if (count > best_count)
        {
          best_count = count;
          best = get_member (domain, "id");
        }
    }
  return best;
}

CueAgentFacts *
cue_agent_facts_new (const char        *description,
                     const char *const *intents)
{
  CueAgentFacts   *self = g_new0 (CueAgentFacts, 1);
  Reader           reader = { .table = cue_phrases_get ("agent"), .facts = self, .intents = intents };
  g_autofree char *text = g_utf8_make_valid (description != NULL ? description : "", description != NULL ? (gssize) MIN (strlen (description), MAX_DESCRIPTION) : 0);

  self->flags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->required = g_ptr_array_new_with_free_func (g_free);
  self->optional = g_ptr_array_new_with_free_func (g_free);
  self->organisation = find_organisation (&reader, text);
  self->domain = g_strdup (find_domain (&reader, text));
  self->caller_opens = matches (&reader, "caller-opens", text) && !matches (&reader, "agent-opens", text);
  read_lines (&reader, text);
  for (guint i = self->optional->len; i > 0; i--)
    {
      if (holds (self->required, g_ptr_array_index (self->optional, i - 1)))
        g_ptr_array_remove_index (self->optional, i - 1);
    }
  return self;
}

void
cue_agent_facts_free (CueAgentFacts *self)
{
  g_free (self->organisation);
  g_free (self->domain);
  g_hash_table_unref (self->flags);
  g_ptr_array_unref (self->required);
  g_ptr_array_unref (self->optional);
  g_free (self);
}

gboolean
cue_agent_facts_has (CueAgentFacts *self,
                     const char    *flag)
{
  return g_hash_table_contains (self->flags, flag);
}

const char *
cue_agent_facts_find_intent (const char *text)
{
  GPtrArray *intents = cue_phrases_get_patterns (cue_phrases_get ("agent"), "intents");

  for (guint i = 0; i < intents->len; i++)
    {
      CuePattern *intent = g_ptr_array_index (intents, i);

      if (g_regex_match (intent->regex, text, 0, NULL))
        return get_member (intent, "id");
    }
  return NULL;
}
