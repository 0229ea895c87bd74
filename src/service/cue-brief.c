/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-brief.h"

#include "cue-agent-facts.h"
#include "cue-caller.h"
#include "cue-pattern.h"
#include "cue-sentence.h"

static void
goal_free (gpointer data)
{
  CueGoal *goal = data;

  g_free (goal->text);
  g_free (goal->reason);
  g_free (goal->brief);
  g_free (goal);
}

static void
beat_free (gpointer data)
{
  CueBeat *beat = data;

  g_free (beat->trigger);
  g_free (beat->action);
  g_free (beat);
}

static char *
take_tidy (char *text)
{
  g_autofree char *owned = text;

  return cue_sentence_tidy (owned != NULL ? owned : "");
}

/* The goal that a text speaks of, else the latest one. */
static guint
find_part (CueBrief   *self,
           const char *text)
{
  const char *intent = cue_agent_facts_find_intent (text);

  for (guint i = 0; intent != NULL && i < self->goals->len; i++)
    {
      CueGoal *goal = g_ptr_array_index (self->goals, i);

      if (g_strcmp0 (goal->intent, intent) == 0)
        return i;
    }
  return self->goals->len > 0 ? self->goals->len - 1 : 0;
}

static CueBeat *
add_beat (CueBrief   *self,
          CueSlot     slot,
          const char *trigger,
          const char *action)
{
  CueBeat         *beat = g_new0 (CueBeat, 1);
  g_autofree char *both = g_strconcat (trigger != NULL ? trigger : "", " ", action, NULL);

  beat->slot = slot;
  beat->part = slot == CUE_SLOT_IDENTITY ? 0 : find_part (self, both);
  beat->trigger = trigger != NULL ? cue_sentence_tidy (trigger) : NULL;
  beat->action = cue_sentence_tidy (action);
  g_ptr_array_add (self->beats, beat);
  return beat;
}

static void
add_goal (CueBrief   *self,
          const char *text,
          gboolean    about)
{
  GRegex *regex = cue_phrases_get_regex (self->table, "reason");
  g_autoptr (GMatchInfo) match = NULL;
  CueGoal *goal = g_new0 (CueGoal, 1);

  goal->about = about;
  if (regex != NULL && g_regex_match (regex, text, 0, &match))
    {
      goal->text = take_tidy (g_match_info_fetch (match, 1));
      goal->reason = take_tidy (g_match_info_fetch (match, 2));
    }
  else
    {
      goal->text = cue_sentence_tidy (text);
    }
  goal->intent = cue_agent_facts_find_intent (goal->text);
  if (self->goals->len == 0)
    self->leading = self->facts->len;
  g_ptr_array_add (self->goals, goal);
}

static void
add_fact (CueBrief   *self,
          const char *text)
{
  g_ptr_array_add (self->facts, cue_sentence_tidy (text));
}

static CueSlot
parse_slot (const char *word)
{
  static const char *const words[] = { "reason", "identity", "task", "offer", "confirm", "after", "closing" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_strcmp0 (word, words[i]) == 0)
        return i;
    }
  return CUE_SLOT_TASK;
}

/* The member @name of a rule with the groups of the match put in, and the rule's own repairs applied. */
static char *
expand (CuePattern *rule,
        GMatchInfo *match,
        const char *name)
{
  const char      *format = json_object_get_string_member_with_default (rule->members, name, NULL);
  JsonArray       *fixes = json_object_has_member (rule->members, "fix") ? json_object_get_array_member (rule->members, "fix") : NULL;
  g_autofree char *text = NULL;

  if (format == NULL)
    return NULL;
  text = take_tidy (g_match_info_expand_references (match, format, NULL));
  for (guint i = 0; fixes != NULL && i < json_array_get_length (fixes); i++)
    {
      JsonArray *pair = json_array_get_array_element (fixes, i);
      g_autoptr (GRegex) regex = cue_pattern_get (json_array_get_string_element (pair, 0), G_REGEX_CASELESS);
      char *fixed = g_regex_replace (regex, text, -1, 0, json_array_get_string_element (pair, 1), 0, NULL);

      g_free (text);
      text = fixed;
    }
  return g_steal_pointer (&text);
}

static gboolean
applies (CueBrief   *self,
         CuePattern *rule,
         const char *trigger,
         const char *text)
{
  const char *unless = json_object_get_string_member_with_default (rule->members, "unless", NULL);
  const char *kind = json_object_get_string_member_with_default (rule->members, "kind", "action");

  if (json_object_get_boolean_member_with_default (rule->members, "with-trigger", FALSE) && trigger == NULL)
    return FALSE;
  if (json_object_get_boolean_member_with_default (rule->members, "first", FALSE) && self->goals->len > 0)
    return FALSE;
  if (json_object_get_boolean_member_with_default (rule->members, "no-first", FALSE) && self->goals->len == 0)
    return FALSE;
  if (trigger != NULL && strcmp (kind, "action") != 0 && strcmp (kind, "question") != 0)
    return FALSE;
  return unless == NULL || !cue_pattern_matches (unless, text, G_REGEX_CASELESS);
}

static void
use_rule (CueBrief   *self,
          CuePattern *rule,
          GMatchInfo *match,
          const char *trigger)
{
  const char      *kind = json_object_get_string_member_with_default (rule->members, "kind", "action");
  g_autofree char *goal = expand (rule, match, "goal");
  g_autofree char *action = expand (rule, match, "action");
  g_autofree char *fact = expand (rule, match, "fact");
  g_autofree char *own_trigger = expand (rule, match, "trigger");

  if (fact != NULL)
    add_fact (self, fact);
  if (strcmp (kind, "goal") == 0 || strcmp (kind, "about") == 0)
    {
      add_goal (self, goal, strcmp (kind, "about") == 0);
    }
  else if (strcmp (kind, "persona") == 0 && self->persona == NULL)
    {
      self->persona = g_steal_pointer (&goal);
    }
  else if (strcmp (kind, "persona") == 0)
    {
      add_fact (self, goal);
    }
  else if (strcmp (kind, "fact") == 0)
    {
      add_fact (self, action);
    }
  else if (strcmp (kind, "manner") == 0)
    {
      g_ptr_array_add (self->manner, g_steal_pointer (&action));
    }
  else
    {
      CueBeat *beat = add_beat (self, parse_slot (json_object_get_string_member_with_default (rule->members, "slot", "task")),
                                trigger != NULL ? trigger : own_trigger, action);

      beat->question = strcmp (kind, "question") == 0 && trigger == NULL;
      beat->covers = json_object_get_string_member_with_default (rule->members, "covers", NULL);
    }
}

/* What the caller feels or wants cannot be done on a cue: it is said. */
static CueBeat *
add_triggered (CueBrief   *self,
               CueSlot     slot,
               const char *trigger,
               const char *action)
{
  g_autofree char *said = cue_phrases_rewrite (self->table, "stative", action);

  return add_beat (self, slot, trigger, said);
}

/* @predicate: a clause in second person without its subject. Returns FALSE when no rule knows it. */
static gboolean
try_rules (CueBrief   *self,
           const char *predicate,
           const char *trigger)
{
  GPtrArray *rules = cue_phrases_get_patterns (self->table, "rules");

  for (guint i = 0; i < rules->len; i++)
    {
      CuePattern *rule = g_ptr_array_index (rules, i);
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (rule->regex, predicate, 0, &match) && applies (self, rule, trigger, predicate))
        {
          /* A trigger from the brief makes the clause itself the action, whatever the rule would do with it. */
          if (trigger != NULL && !json_object_has_member (rule->members, "keeps-action") && !json_object_has_member (cue_phrases_get_object (self->table), "trigger-uses-action"))
            {
              CueBeat *beat = add_triggered (self, parse_slot (json_object_get_string_member_with_default (rule->members, "slot", "task")), trigger, predicate);

              beat->covers = json_object_get_string_member_with_default (rule->members, "covers", NULL);
            }
          else
            {
              use_rule (self, rule, match, trigger);
            }
          return TRUE;
        }
    }
  return FALSE;
}

/* (transfer full): "you are asked for X" as a trigger: "When asked for X". */
static char *
build_trigger (CueBrief   *self,
               const char *word,
               const char *condition)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  const char      *lead = cue_phrases_get_word (self->table, "trigger-words", lower);
  g_autofree char *tidy = cue_sentence_tidy (condition);
  g_autofree char *rest = cue_phrases_rewrite (self->table, "trigger", tidy);

  return g_strdup_printf ("%s %s", lead != NULL ? lead : word, rest);
}

/* "should ask" is "ask". */
static char *
strip_modal (CueBrief *self,
             char     *predicate)
{
  GRegex *modal = cue_phrases_get_regex (self->table, "modal");
  char   *result = modal != NULL ? g_regex_replace_literal (modal, predicate, -1, 0, "", 0, NULL) : NULL;

  if (result == NULL)
    return predicate;
  g_free (predicate);
  return result;
}

static char *
strip_lead (CueBrief   *self,
            const char *text)
{
  GRegex *lead = cue_phrases_get_regex (self->table, "lead");
  char   *result = cue_sentence_tidy (text);

  for (guint i = 0; lead != NULL && i < 2; i++)
    {
      char *next = g_regex_replace_literal (lead, result, -1, 0, "", 0, NULL);

      if (next == NULL)
        break;
      g_free (result);
      result = next;
    }
  return result;
}

/* Takes "the caller", "she" or the caller's name off the front; a described caller becomes the persona. */
static char *
strip_subject (CueBrief   *self,
               const char *text,
               const char *caller_name,
               gboolean   *found)
{
  GRegex *subject = cue_phrases_get_regex (self->table, "subject");
  GRegex *needed = cue_phrases_get_regex (self->table, "subject-needs-article");
  GRegex *pronoun = cue_phrases_get_regex (self->table, "pronoun");
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) short_match = NULL;
  int end = 0;

  *found = TRUE;
  if (caller_name != NULL && g_str_has_prefix (text, caller_name) && strchr (" ,", text[strlen (caller_name)]) != NULL)
    {
      g_autofree char *rest = cue_sentence_tidy (text + strlen (caller_name));

      g_autofree char *predicate = strip_subject (self, rest, NULL, found);

      *found = TRUE;
      return g_steal_pointer (&predicate);
    }
  if (g_regex_match (subject, text, 0, &match) && (needed == NULL || g_regex_match (needed, text, 0, NULL)))
    {
      g_autofree char *persona = take_tidy (g_match_info_fetch_named (match, "persona"));

      if (self->persona == NULL && !g_regex_match (cue_phrases_get_regex (self->table, "generic-persona"), persona, 0, NULL))
        {
          g_autofree char *lower = cue_sentence_lower (persona);

          self->persona = cue_phrases_rewrite (self->table, "persona-fix", lower);
        }
      g_match_info_fetch_pos (match, 0, NULL, &end);
      return strip_modal (self, g_strdup (text + end));
    }
  if (g_regex_match (pronoun, text, 0, &short_match))
    {
      g_match_info_fetch_pos (short_match, 0, NULL, &end);
      return strip_modal (self, g_strdup (text + end));
    }
  *found = FALSE;
  return g_strdup (text);
}

static void read_clause (CueBrief   *self,
                         const char *text,
                         const char *trigger,
                         gboolean    subject,
                         const char *caller_name);

/* (transfer full): @text with its first letter lowered where the first word certainly is no name. */
static char *
lower_known (CueBrief   *self,
             const char *text)
{
  g_autofree char *word = g_strndup (text, strcspn (text, " ,;:.!?'"));
  g_autofree char *lower = g_utf8_strdown (word, -1);
  GRegex          *common = cue_phrases_get_regex (self->table, "common-first");

  if (json_object_get_boolean_member_with_default (cue_phrases_get_object (self->table), "keeps-case", FALSE))
    return g_strdup (text);
  if (cue_phrases_lists (self->table, "stop-words", lower) || cue_phrases_lists (self->table, "verbs", lower) ||
      cue_phrases_get_word (self->table, "irregular", lower) != NULL || (common != NULL && g_regex_match (common, text, 0, NULL)))
    return cue_sentence_lower (text);
  return g_strdup (text);
}

/* A text without a verb of its own names what the call is about; a whole sentence tells of the situation. */
static gboolean
is_noun_phrase (CueBrief   *self,
                const char *text)
{
  GRegex *finite = cue_phrases_get_regex (self->table, "finite");

  return g_utf8_strlen (text, -1) < 160 && !cue_caller_has_veiled (text) && (finite == NULL || !g_regex_match (finite, text, 0, NULL));
}

/* @predicate: without its subject, the caller. */
static void
add_own_fact (CueBrief   *self,
              const char *predicate)
{
  const char      *you = json_object_get_string_member_with_default (cue_phrases_get_object (self->table), "you-verb", "");
  g_autofree char *whole = g_strconcat (you, predicate, NULL);

  add_fact (self, whole);
}

/* Less than a sentence: something to keep in mind. */
static void
add_note (CueBrief   *self,
          const char *text)
{
  g_autoptr (GRand) first = g_rand_new_with_seed (0);
  g_autofree char *note = cue_phrases_fill (cue_phrases_pick (self->table, "note", first), "text", text, NULL);

  add_fact (self, note);
}

/* What no rule knows is kept word for word: as a fact, or as an action when a trigger leads to it. */
static void
keep_clause (CueBrief   *self,
             const char *text,
             const char *trigger,
             gboolean    verb,
             gboolean    found)
{
  g_autofree char *lower = lower_known (self, text);
  GRegex          *tail = cue_phrases_get_regex (self->table, "goal-tail");

  if (trigger != NULL && verb)
    add_triggered (self, CUE_SLOT_TASK, trigger, lower);
  else if (trigger != NULL)
    {
      g_autofree char *whole = g_strconcat (trigger, json_object_get_string_member_with_default (cue_phrases_get_object (self->table), "comma", ", "), lower, NULL);

      add_fact (self, whole);
    }
  else if (verb && found && self->goals->len == 0)
    add_own_fact (self, text);
  else if (verb && self->goals->len == 0)
    add_goal (self, lower, FALSE);
  else if (!verb && tail != NULL && (self->goals->len > 0 || is_noun_phrase (self, text)) && g_regex_match (tail, text, 0, NULL))
    add_goal (self, text, FALSE);
  else if (verb)
    add_beat (self, CUE_SLOT_TASK, NULL, lower);
  else if (self->goals->len == 0 && is_noun_phrase (self, text))
    add_goal (self, lower, TRUE);
  else if (is_noun_phrase (self, text))
    add_note (self, text);
  else
    add_fact (self, text);
}

/* "Y when X": the condition at the end leads to the rest. */
static gboolean
read_condition_last (CueBrief   *self,
                     const char *text,
                     gboolean    subject,
                     const char *caller_name)
{
  GRegex *regex = cue_phrases_get_regex (self->table, "condition-last");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;
  g_autofree char *condition = NULL;
  g_autofree char *action = NULL;
  g_autofree char *trigger = NULL;

  if (regex == NULL || !g_regex_match (regex, text, 0, &match))
    return FALSE;
  action = take_tidy (g_match_info_fetch (match, 1));
  word = take_tidy (g_match_info_fetch (match, 2));
  condition = g_match_info_fetch (match, 3);
  if (cue_pattern_matches ("\\b(?:ask|know|tell|wonder|wait|check|find out|see|fragen|wissen)\\w*\\s*$", action, G_REGEX_CASELESS))
    return FALSE;
  trigger = build_trigger (self, word, condition);
  read_clause (self, action, trigger, subject, caller_name);
  return TRUE;
}

/* (transfer full): @clause, owned, with its verb in second person where its subject is the caller. */
static char *
to_second_clause (CueBrief   *self,
                  char       *clause,
                  const char *caller_name)
{
  g_autofree char *tidy = take_tidy (clause);
  gboolean         found, verb;
  g_autofree char *predicate = strip_subject (self, tidy, caller_name, &found);
  g_autofree char *second = found ? cue_sentence_conjugate (predicate, TRUE, &verb, self->table) : NULL;

  if (!found)
    return g_steal_pointer (&tidy);
  return g_strconcat (json_object_get_string_member_with_default (cue_phrases_get_object (self->table), "you-verb", ""), second, NULL);
}

/* "Your daughter is ill, so you cancel": what follows is read on its own, and what came first is its reason. */
static gboolean
read_consequence (CueBrief   *self,
                  const char *text,
                  const char *caller_name)
{
  GRegex *regex = cue_phrases_get_regex (self->table, "consequence");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *rest = NULL;
  guint            before = self->goals->len;
  CueGoal         *goal;

  if (regex == NULL || !g_regex_match (regex, text, 0, &match))
    return FALSE;
  reason = to_second_clause (self, g_match_info_fetch_named (match, "reason"), caller_name);
  rest = take_tidy (g_match_info_fetch_named (match, "rest"));
  read_clause (self, rest, NULL, TRUE, caller_name);
  if (self->goals->len == before)
    {
      add_fact (self, reason);
      return TRUE;
    }
  goal = g_ptr_array_index (self->goals, before);
  g_free (goal->reason);
  goal->reason = lower_known (self, reason);
  goal->so = TRUE;
  return TRUE;
}

/* "Your father needs a check-up": somebody else's need that the caller sees to. */
static gboolean
read_other_goal (CueBrief   *self,
                 const char *text)
{
  GPtrArray *rules = cue_phrases_get_patterns (self->table, "other-goals");

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      CuePattern *rule = g_ptr_array_index (rules, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *goal = NULL;
      g_autofree char *fact = NULL;

      if (!g_regex_match (rule->regex, text, 0, &match))
        continue;
      goal = expand (rule, match, "goal");
      fact = expand (rule, match, "fact");
      if (fact != NULL)
        add_fact (self, fact);
      if (goal != NULL)
        add_goal (self, goal, FALSE);
      return TRUE;
    }
  return FALSE;
}

/* Sentences that are no doing of the caller's alone: they stand in the opening as they are. */
static gboolean
keep_fact (CueBrief   *self,
           const char *text,
           const char *predicate,
           gboolean    found)
{
  GRegex *fact = cue_phrases_get_regex (self->table, "other-fact");

  if (!found && fact != NULL && g_regex_match (fact, text, 0, NULL))
    {
      add_fact (self, text);
      return TRUE;
    }
  if (cue_caller_has_veiled (text))
    {
      if (found)
        add_own_fact (self, predicate);
      else
        add_fact (self, text);
      return TRUE;
    }
  return FALSE;
}

static void
read_clause (CueBrief   *self,
             const char *text,
             const char *trigger,
             gboolean    subject,
             const char *caller_name)
{
  g_autofree char *tidy = strip_lead (self, text);
  gboolean         found = FALSE;
  gboolean         verb = FALSE;
  g_autofree char *predicate = strip_subject (self, tidy, caller_name, &found);
  g_autofree char *bare = strip_lead (self, predicate);
  g_autofree char *second = cue_sentence_conjugate (bare, subject || found, &verb, self->table);

  if (*bare == '\0')
    return;
  if (trigger == NULL && (read_consequence (self, tidy, caller_name) || read_other_goal (self, tidy) || keep_fact (self, tidy, second, found)))
    return;
  if (trigger == NULL && read_condition_last (self, second, subject || found, caller_name))
    return;
  if (verb && try_rules (self, second, trigger))
    return;
  keep_clause (self, second, trigger, verb, found);
}

static void
read_clauses (CueBrief   *self,
              const char *text,
              const char *trigger,
              const char *caller_name)
{
  GRegex *split = cue_phrases_get_regex (self->table, "split");
  g_auto (GStrv) clauses = split != NULL ? g_regex_split (split, text, 0) : NULL;

  if (trigger != NULL || clauses == NULL || clauses[0] == NULL)
    {
      read_clause (self, text, trigger, FALSE, caller_name);
      return;
    }
  for (guint i = 0; clauses[i] != NULL; i++)
    {
      g_autofree char *tidy = cue_sentence_tidy (clauses[i]);

      if (*tidy == '\0')
        continue;
      read_clause (self, tidy, NULL, FALSE, caller_name);
    }
}

static void
read_sentence (CueBrief   *self,
               const char *sentence,
               const char *caller_name)
{
  g_autofree char *second = cue_sentence_to_second (sentence, self->table);
  GRegex          *regex = cue_phrases_get_regex (self->table, "condition-first");
  g_autofree char *bare = strip_lead (self, second);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_str_has_prefix (second, CUE_AGENT_MARK))
    {
      g_ptr_array_add (self->expectations, cue_sentence_tidy (second));
      return;
    }
  if (regex != NULL && g_regex_match (regex, bare, 0, &match))
    {
      g_autofree char *word = g_match_info_fetch (match, 1);
      g_autofree char *condition = g_match_info_fetch (match, 2);
      g_autofree char *rest = g_match_info_fetch (match, 3);
      g_autofree char *tidy = cue_sentence_tidy (condition);
      g_autofree char *trigger = build_trigger (self, word, tidy);

      if (!g_str_has_prefix (rest, CUE_AGENT_MARK))
        {
          read_clauses (self, rest, trigger, caller_name);
          return;
        }
      g_ptr_array_add (self->expectations, cue_sentence_tidy (second));
      return;
    }
  read_clauses (self, second, NULL, caller_name);
}

/* A goal without an object gets the one that the facts speak of: "cancel" is "cancel your check-up". */
static void
complete_goal (CueBrief *self,
               CueGoal  *goal)
{
  GRegex     *bare = cue_phrases_get_regex (self->table, "bare-goal");
  GRegex     *named = cue_phrases_get_regex (self->table, "object");
  JsonObject *table = cue_phrases_get_object (self->table);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *object = NULL;
  g_autofree char *full = NULL;

  if (bare == NULL || named == NULL || !g_regex_match (bare, goal->text, 0, &match))
    return;
  for (guint i = 0; i < self->facts->len && object == NULL; i++)
    {
      g_autoptr (GMatchInfo) found = NULL;

      if (g_regex_match (named, g_ptr_array_index (self->facts, i), 0, &found))
        object = take_tidy (g_match_info_expand_references (found, json_object_get_string_member (table, "object-form"), NULL));
    }
  if (object != NULL)
    goal->brief = take_tidy (g_match_info_expand_references (match, json_object_get_string_member (table, "bare-goal-short"), NULL));
  else
    return;
  full = g_match_info_expand_references (match, json_object_get_string_member (table, "bare-goal-full"), NULL);
  g_free (goal->text);
  goal->text = cue_phrases_fill (full, "object", object, NULL);
  goal->intent = cue_agent_facts_find_intent (goal->text);
}

/* Where no sentence says what the call is for, what is told tells it: "it has not arrived". */
static void
derive_goal (CueBrief   *self,
             const char *text)
{
  GPtrArray *rules = cue_phrases_get_patterns (self->table, "derived-goals");

  for (guint i = 0; rules != NULL && i < rules->len && self->goals->len == 0; i++)
    {
      CuePattern *rule = g_ptr_array_index (rules, i);

      if (!g_regex_match (rule->regex, text, 0, NULL))
        continue;
      add_goal (self, rule->replacement, FALSE);
    }
}

static void
unveil_all (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      char *veiled = g_ptr_array_index (texts, i);

      texts->pdata[i] = cue_caller_unveil (veiled);
      g_free (veiled);
    }
}

static void
unveil (char **text)
{
  char *plain = *text != NULL ? cue_caller_unveil (*text) : NULL;

  g_free (*text);
  *text = plain;
}

static void
finish (CueBrief   *self,
        const char *text)
{
  derive_goal (self, text);
  if (self->goals->len == 0)
    self->leading = self->facts->len;
  for (guint i = 0; i < self->goals->len; i++)
    {
      CueGoal *goal = g_ptr_array_index (self->goals, i);

      complete_goal (self, goal);
      unveil (&goal->text);
      unveil (&goal->reason);
    }
  for (guint i = 0; i < self->beats->len; i++)
    {
      CueBeat *beat = g_ptr_array_index (self->beats, i);

      unveil (&beat->trigger);
      unveil (&beat->action);
    }
  unveil (&self->persona);
  unveil_all (self->facts);
  unveil_all (self->manner);
  unveil_all (self->expectations);
}

CueBrief *
cue_brief_new (const char *text,
               const char *caller_name,
               CuePhrases *table)
{
  CueBrief        *self = g_new0 (CueBrief, 1);
  g_autofree char *rewritten = cue_caller_rewrite (text, caller_name, table, &self->name);
  g_autoptr (GPtrArray) sentences = cue_sentence_split (rewritten);

  self->table = table;
  self->goals = g_ptr_array_new_with_free_func (goal_free);
  self->facts = g_ptr_array_new_with_free_func (g_free);
  self->manner = g_ptr_array_new_with_free_func (g_free);
  self->beats = g_ptr_array_new_with_free_func (beat_free);
  self->expectations = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sentences->len; i++)
    read_sentence (self, g_ptr_array_index (sentences, i), caller_name);
  finish (self, rewritten);
  return self;
}

void
cue_brief_free (CueBrief *self)
{
  g_free (self->name);
  g_free (self->persona);
  g_ptr_array_unref (self->goals);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->manner);
  g_ptr_array_unref (self->beats);
  g_ptr_array_unref (self->expectations);
  g_free (self);
}
