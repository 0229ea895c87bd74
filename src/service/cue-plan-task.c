/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The middle of the call: what it is about, what the brief makes happen, confirmations, and the steps that cause the
 * expected outcome. */
#include "cue-planner.h"
#include "cue-pattern.h"
#include "cue-sentence.h"

static gboolean
is_one_of (const char *intent,
           const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return intent != NULL && g_strv_contains ((const char *const *) words, intent);
}

static gboolean
agent_does (CuePlanner *self,
            const char *flag)
{
  return cue_agent_facts_has (self->input->facts, flag);
}

/* Borrowed: the placeholder of an appointment's day, an order's item…, or NULL. */
static const char *
find_value (CuePlanner *self,
            const char *what)
{
  JsonObject *keys = json_object_get_object_member (cue_phrases_get_object (cue_phrases_get ("agent")), "appointment-keys");

  return cue_profile_values_find (self->input->values, json_object_get_array_member (keys, what));
}

/* (transfer full) (nullable): the first match of the table's pattern @name in the brief, from its goals on. */
static char *
find_in_brief (CuePlanner *self,
               const char *name,
               guint       part)
{
  GRegex   *regex = cue_phrases_get_regex (self->input->table, name);
  CueBrief *brief = self->input->brief;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (part < brief->goals->len)
    g_string_append (text, ((CueGoal *) g_ptr_array_index (brief->goals, part))->text);
  for (guint i = 0; i < brief->beats->len; i++)
    {
      CueBeat *beat = g_ptr_array_index (brief->beats, i);

      /* A time that the caller declines is not the one that the caller wishes for. */
      if (beat->part == part && beat->slot != CUE_SLOT_OFFER)
        g_string_append_printf (text, ". %s", beat->action);
    }
  if (regex == NULL || !g_regex_match (regex, text->str, 0, &match))
    return NULL;
  {
    g_autofree char *whole = g_match_info_fetch (match, 0);
    g_autoptr (GRegex) lead = cue_pattern_get ("^(?:for|to|on|in|auf|am|im|في)\\s+", G_REGEX_CASELESS);

    return g_regex_replace_literal (lead, whole, -1, 0, "", 0, NULL);
  }
}

/* Where verbs come last, a goal with a clause of its own needs other words around it. */
static const char *
pick_reason_key (CuePlanner *self,
                 CueGoal    *goal)
{
  if (goal->about)
    return "reason-about";
  return strchr (goal->text, ',') != NULL && cue_phrases_has (self->input->table, "reason-goal-long") ? "reason-goal-long" : "reason-goal";
}

static void
add_goal (CuePlanner *self,
          guint       part,
          CueGoal    *goal)
{
  CuePhrases      *table = self->input->table;
  const char      *before = part > 0 ? cue_planner_intent (self, part - 1) : NULL;
  g_autofree char *done_key = g_strdup_printf ("done-%s", before != NULL ? before : "");
  const char      *done = cue_planner_pick (self, cue_phrases_has (table, done_key) ? done_key : "done");

  if (part == 0)
    cue_planner_add (self, 0, CUE_SLOT_REASON, 0, FALSE, g_strdup (cue_planner_pick (self, "trigger-reason")),
                     cue_phrases_fill (cue_planner_pick (self, pick_reason_key (self, goal)), "goal", goal->text, NULL));
  else
    cue_planner_add (self, part, CUE_SLOT_REASON, 0, FALSE, cue_phrases_fill (cue_planner_pick (self, "trigger-next"), "done", done, NULL),
                     cue_phrases_fill (cue_planner_pick (self, goal->about ? "reason-about" : "next-goal"), "goal", goal->text, NULL));
  if (goal->reason != NULL)
    cue_planner_add (self, part, cue_planner_roll (self, 0.5) ? CUE_SLOT_REASON : CUE_SLOT_TASK, 3, FALSE,
                     g_strdup (cue_planner_pick (self, "trigger-why")),
                     cue_phrases_fill (cue_planner_pick (self, goal->so && cue_phrases_has (table, "why-so") ? "why-so" : "why"), "reason", goal->reason, NULL));
}

/* Which appointment, order or item it is. */
static void
add_subject (CuePlanner *self,
             guint       part,
             const char *intent)
{
  const char *day = find_value (self, "day");
  const char *provider = find_value (self, "provider");
  const char *item = find_value (self, "item");
  gboolean    orders = g_strcmp0 (self->input->facts->domain, "orders") == 0;

  if (is_one_of (intent, "cancel reschedule lookup") && !orders)
    {
      const char *key = day == NULL ? "which-none" : provider != NULL && cue_planner_roll (self, 0.6) ? "which-provider"
                                                                                                      : "which";

      if (day != NULL || cue_planner_roll (self, 0.4 + 0.2 * self->detail))
        cue_planner_add (self, part, CUE_SLOT_TASK, 1, day == NULL, g_strdup (cue_planner_pick (self, "trigger-which")),
                         cue_phrases_fill (cue_planner_pick (self, key), "day", day, "provider", provider, NULL));
    }
  else if (orders && item != NULL && intent != NULL)
    {
      cue_planner_add (self, part, CUE_SLOT_TASK, 1, TRUE, g_strdup (cue_planner_pick (self, "trigger-which-order")),
                       cue_phrases_fill (cue_planner_pick (self, "which-item"), "item", item, NULL));
    }
}

/* What to book, when, with whom, and which of the offered times. */
static void
add_choice (CuePlanner *self,
            guint       part,
            const char *intent)
{
  g_autofree char *visit = find_in_brief (self, "visit-phrase", part);
  g_autofree char *time = find_in_brief (self, "time-phrase", part);
  const char      *preferred = find_value (self, "preferred");

  if (!is_one_of (intent, "book reschedule"))
    return;
  if (agent_does (self, "visit") && strcmp (intent, "book") == 0)
    cue_planner_add (self, part, CUE_SLOT_TASK, 2, visit == NULL, g_strdup (cue_planner_pick (self, "trigger-visit")),
                     visit != NULL ? cue_phrases_fill (cue_planner_pick (self, "visit"), "visit", visit, NULL) : g_strdup (cue_planner_pick (self, "visit-none")));
  if (agent_does (self, "preference") || agent_does (self, "offer"))
    cue_planner_add (self, part, CUE_SLOT_TASK, 4, FALSE, g_strdup (cue_planner_pick (self, "trigger-day")),
                     time != NULL || preferred != NULL ? cue_phrases_fill (cue_planner_pick (self, preferred != NULL ? "day-value" : "day"), "time", preferred != NULL ? preferred : time, NULL) : g_strdup (cue_planner_pick (self, "day-none")));
  if (agent_does (self, "provider") && find_value (self, "provider") == NULL && cue_planner_roll (self, 0.3 + 0.2 * self->detail))
    cue_planner_add_plain (self, part, CUE_SLOT_TASK, cue_planner_roll (self, 0.5) ? 3 : 5, TRUE, "trigger-provider", "provider");
  if (!agent_does (self, "offer") || cue_planner_covers (self, part, "accept"))
    return;
  if (cue_planner_covers (self, part, "accept-part"))
    cue_planner_add_plain (self, part, CUE_SLOT_OFFER, 8, FALSE, "trigger-fits", "fits");
  else
    cue_planner_add_plain (self, part, CUE_SLOT_OFFER, 5, FALSE, "trigger-offer", "offer");
}

static void
add_confirmation (CuePlanner *self,
                  guint       part,
                  const char *intent)
{
  gboolean         last = part + 1 >= self->input->brief->goals->len;
  gboolean         acts = is_one_of (intent, "book cancel reschedule order update refund return");
  g_autofree char *noun_key = g_strdup_printf ("noun-%s", intent != NULL ? intent : "");
  const char      *noun = cue_planner_pick (self, cue_phrases_has (self->input->table, noun_key) ? noun_key : "noun");

  if (agent_does (self, "readback") && last)
    cue_planner_add_plain (self, part, CUE_SLOT_CONFIRM, 1, FALSE, "trigger-readback", is_one_of (intent, "book reschedule") ? "readback" : "readback-plain");
  if (agent_does (self, "confirm") && acts && !cue_planner_covers (self, part, "agree"))
    cue_planner_add (self, part, CUE_SLOT_CONFIRM, 3, !last, cue_phrases_fill (cue_planner_pick (self, "trigger-agree"), "noun", noun, NULL),
                     g_strdup (cue_planner_pick (self, "agree")));
  if (agent_does (self, "reference") && last && acts && cue_planner_roll (self, 0.45 + 0.25 * self->detail))
    cue_planner_add_plain (self, part, CUE_SLOT_AFTER, 1, TRUE, "trigger-reference", "reference");
}

static void
add_intent_steps (CuePlanner *self,
                  guint       part,
                  const char *intent)
{
  gboolean last = part + 1 >= self->input->brief->goals->len;

  add_subject (self, part, intent);
  add_choice (self, part, intent);
  if (is_one_of (intent, "track complain") || (intent == NULL && self->detail > 0))
    cue_planner_add_plain (self, part, CUE_SLOT_OFFER, 1, TRUE, "trigger-status", "status");
  if (is_one_of (intent, "track order update") && agent_does (self, "window"))
    cue_planner_add_plain (self, part, CUE_SLOT_AFTER, 0, TRUE, "trigger-window", "window");
  if (is_one_of (intent, "refund return complain"))
    cue_planner_add_plain (self, part, CUE_SLOT_OFFER, 3, TRUE, "trigger-refund", "refund");
  if (g_strcmp0 (intent, "cancel") == 0 && last && agent_does (self, "rebook") && !cue_planner_covers (self, part, "rebook"))
    cue_planner_add_plain (self, part, CUE_SLOT_AFTER, 3, TRUE, "trigger-rebook", "rebook");
  add_confirmation (self, part, intent);
}

/* A question of the caller's: at one of several good moments, early or late. */
static void
add_question (CuePlanner *self,
              CueBeat    *beat)
{
  gboolean    late = cue_planner_roll (self, 0.5);
  const char *trigger = cue_planner_pick_free (self, late ? "trigger-question-late" : "trigger-question");
  guint       last = MAX (self->input->brief->goals->len, 1) - 1;

  if (trigger == NULL)
    trigger = cue_planner_pick_free (self, late ? "trigger-question" : "trigger-question-late");
  if (trigger == NULL)
    trigger = cue_planner_pick (self, "trigger-question-late");
  if (g_regex_match (cue_phrases_get_regex (self->input->table, "closing-trigger"), trigger, 0, NULL))
    cue_planner_add (self, last, CUE_SLOT_CLOSING, 1, FALSE, g_strdup (trigger), g_strdup (beat->action));
  else
    cue_planner_add (self, late ? last : 0, late ? CUE_SLOT_AFTER : CUE_SLOT_TASK, late ? 6 : (double) g_rand_int_range (self->random, 0, 8), FALSE,
                     g_strdup (trigger), cue_phrases_fill (cue_planner_pick (self, "question-manner"), "action", beat->action, NULL));
}

static void
add_beats (CuePlanner *self)
{
  GPtrArray *beats = self->input->brief->beats;

  for (guint i = 0; i < beats->len; i++)
    {
      CueBeat    *beat = g_ptr_array_index (beats, i);
      const char *trigger = beat->trigger;

      if (beat->slot == CUE_SLOT_CLOSING)
        continue;
      if (beat->question)
        {
          add_question (self, beat);
          continue;
        }
      if (trigger == NULL)
        trigger = cue_planner_pick_free (self, "trigger-task");
      if (trigger == NULL)
        trigger = cue_planner_pick_free (self, "trigger-question-late");
      /* All moments are taken: it stands beside the steps instead. */
      if (trigger == NULL)
        g_ptr_array_add (self->outline->more, cue_sentence_upper (beat->action));
      else
        cue_planner_add (self, beat->part, beat->slot, 2 + MIN (i, 60) * 0.1, FALSE, g_strdup (trigger), g_strdup (beat->action));
    }
}

/* A question of no weight that callers ask, where the brief leaves room for it. */
static void
add_side_question (CuePlanner *self)
{
  guint            last = MAX (self->input->brief->goals->len, 1) - 1;
  gboolean         asked = FALSE;
  g_autofree char *key = g_strdup_printf ("side-%s", self->input->facts->domain);
  const char      *trigger;

  for (guint i = 0; i < self->input->brief->beats->len; i++)
    asked = asked || ((CueBeat *) g_ptr_array_index (self->input->brief->beats, i))->question;
  if (asked || !cue_planner_roll (self, 0.25 * (1 + self->detail)))
    return;
  trigger = cue_planner_pick_free (self, "trigger-question-late");
  if (trigger == NULL)
    return;
  cue_planner_add (self, last, g_regex_match (cue_phrases_get_regex (self->input->table, "closing-trigger"), trigger, 0, NULL) ? CUE_SLOT_CLOSING : CUE_SLOT_AFTER,
                   4, TRUE, g_strdup (trigger), g_strdup (cue_planner_pick (self, key)));
}

static void
add_keypad (CuePlanner *self)
{
  gboolean tool = FALSE;

  for (guint i = 0; self->input->tools != NULL && self->input->tools[i] != NULL; i++)
    tool = tool || strstr (self->input->tools[i], "DTMF") != NULL;
  if (tool)
    cue_planner_add (self, 0, CUE_SLOT_REASON, -1, FALSE, g_strdup (cue_planner_pick (self, "trigger-keypad")),
                     cue_phrases_fill (cue_planner_pick (self, "keypad"), "digit", "1", NULL));
}

void
cue_planner_do_tasks (CuePlanner *self)
{
  GPtrArray *goals = self->input->brief->goals;

  add_keypad (self);
  for (guint part = 0; part < goals->len; part++)
    add_goal (self, part, g_ptr_array_index (goals, part));
  if (goals->len == 0)
    cue_planner_add (self, 0, CUE_SLOT_REASON, 0, FALSE, g_strdup (cue_planner_pick (self, "trigger-reason")), g_strdup (cue_planner_pick (self, self->input->brief->facts->len > 0 ? "reason-facts" : "reason-general")));
  add_beats (self);
  for (guint part = 0; part < MAX (goals->len, 1); part++)
    add_intent_steps (self, part, cue_planner_intent (self, part));
  add_side_question (self);
}

/* (transfer full): all that the plan says so far, in lower case. */
static char *
collect_plan (CuePlanner *self)
{
  g_autoptr (GString) plan = g_string_new (NULL);

  for (guint i = 0; i < self->outline->opening->len; i++)
    g_string_append_printf (plan, " %s", (char *) g_ptr_array_index (self->outline->opening, i));
  for (guint i = 0; i < self->outline->steps->len; i++)
    {
      CueOutlineStep *step = g_ptr_array_index (self->outline->steps, i);

      g_string_append_printf (plan, " %s %s", step->trigger, step->action);
    }
  return g_utf8_strdown (plan->str, -1);
}

/* Share of the words over three letters in @what that the plan speaks of already. */
static double
measure_overlap (CuePlanner *self,
                 const char *what)
{
  g_autofree char *lower = g_utf8_strdown (what, -1);
  g_auto (GStrv) words = cue_pattern_split ("[\\W_]+", lower, 0);
  g_autofree char *text = collect_plan (self);
  guint            known = 0, total = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *stem = g_utf8_substring (words[i], 0, MIN (g_utf8_strlen (words[i], -1), 5));

      if (g_utf8_strlen (words[i], -1) < 4 || cue_phrases_lists (self->input->table, "stop-words", words[i]))
        continue;
      total++;
      known += strstr (text, stem) != NULL ? 1 : 0;
    }
  return total == 0 ? 1 : (double) known / total;
}

/* Whether the caller asks for that anyway. */
static gboolean
is_planned (CuePlanner *self,
            const char *what)
{
  const char *intent = cue_agent_facts_find_intent (what);

  for (guint part = 0; intent != NULL && part < self->input->brief->goals->len; part++)
    {
      if (g_strcmp0 (cue_planner_intent (self, part), intent) == 0)
        return TRUE;
      /* Moving an appointment is booking one and cancelling the other. */
      if (g_strcmp0 (cue_planner_intent (self, part), "reschedule") == 0 && is_one_of (intent, "book cancel"))
        return TRUE;
    }
  return FALSE;
}

/* Whether the call leads to @what already, or no step of the caller's can. */
static gboolean
is_met (CuePlanner *self,
        CuePattern *rule,
        const char *what)
{
  const char *step = json_object_get_string_member_with_default (rule->members, "step", NULL);
  double      enough = json_object_get_double_member_with_default (rule->members, "enough", 0.5);

  if (step == NULL)
    return TRUE;
  if (json_object_get_boolean_member_with_default (rule->members, "whole", FALSE))
    {
      g_autofree char *plan = collect_plan (self);
      g_autofree char *lower = g_utf8_strdown (what, -1);

      return strstr (plan, lower) != NULL;
    }
  return measure_overlap (self, what) >= enough || (strcmp (step, "positive-outcome") == 0 && is_planned (self, what));
}

static void
meet_line (CuePlanner *self,
           const char *line)
{
  GPtrArray *rules = cue_phrases_get_patterns (self->input->table, "outcome");
  guint      last = MAX (self->input->brief->goals->len, 1) - 1;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      CuePattern *rule = g_ptr_array_index (rules, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *what = NULL;
      const char      *step = json_object_get_string_member_with_default (rule->members, "step", NULL);
      const char      *trigger_key = json_object_get_string_member_with_default (rule->members, "trigger", "trigger-outcome");
      const char      *trigger;
      gboolean         early, offer;

      if (!g_regex_match (rule->regex, line, 0, &match))
        continue;
      what = g_match_info_fetch (match, 1);
      if (is_met (self, rule, what))
        return;
      trigger = cue_planner_pick_free (self, trigger_key);
      if (trigger == NULL)
        trigger = cue_planner_pick (self, "trigger-outcome-late");
      early = strcmp (step, "negative-outcome") == 0;
      offer = strcmp (step, "offer-outcome") == 0;
      cue_planner_add (self, early ? 0 : last, early ? CUE_SLOT_TASK : offer ? CUE_SLOT_OFFER
                                                                             : CUE_SLOT_AFTER,
                       offer ? 1 : 5, FALSE, cue_phrases_fill (trigger, "what", what, NULL),
                       cue_phrases_fill (cue_planner_pick (self, step), "what", what, NULL));
      return;
    }
}

void
cue_planner_meet_outcome (CuePlanner *self)
{
  GPtrArray *expectations = self->input->brief->expectations;
  g_autoptr (GPtrArray) lines = cue_sentence_split (self->input->outcome != NULL ? self->input->outcome : "");

  for (guint i = 0; i < lines->len; i++)
    meet_line (self, g_ptr_array_index (lines, i));
  for (guint i = 0; i < expectations->len; i++)
    {
      const char *line = g_ptr_array_index (expectations, i);

      meet_line (self, line);
      if (measure_overlap (self, line) < 0.3)
        {
          g_autofree char *upper = cue_sentence_upper (line);

          g_ptr_array_add (self->outline->opening, g_strconcat (upper, ".", NULL));
        }
    }
}
