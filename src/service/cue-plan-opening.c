/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The opening paragraph: who calls, what for, in which language. */
#include "cue-planner.h"
#include "cue-sentence.h"

static void
say (CuePlanner *self,
     char       *sentence)
{
  g_autofree char *owned = sentence;
  g_autofree char *upper = cue_sentence_upper (owned);

  if (*upper != '\0')
    g_ptr_array_add (self->outline->opening, g_steal_pointer (&upper));
}

/* (transfer full): a clause as a sentence of its own. */
static char *
to_sentence (const char *clause)
{
  glong            length = g_utf8_strlen (clause, -1);
  g_autofree char *last = length > 0 ? g_utf8_substring (clause, length - 1, length) : g_strdup ("");

  return g_strconcat (clause, strstr (".!?…؟”\"", last) != NULL && *last != '\0' ? "" : ".", NULL);
}

static char *
build_persona (CuePlanner *self,
               const char *organisation)
{
  CuePhrases *table = self->input->table;
  const char *domain = self->input->facts->domain;
  const char *own = self->input->brief->persona;
  JsonObject *personas = json_object_get_object_member (cue_phrases_get_object (table), "persona");
  JsonArray  *usual = json_object_get_array_member (personas, domain);
  g_autoptr (GRegex) of = cue_phrases_get_regex (table, "persona-of") != NULL ? g_regex_ref (cue_phrases_get_regex (table, "persona-of")) : NULL;

  if (own == NULL)
    return cue_phrases_fill (json_array_get_string_element (usual, 0), "org", organisation, NULL);
  if (of != NULL && g_regex_match (of, own, 0, NULL))
    return cue_phrases_fill (cue_planner_pick (self, "persona-of"), "persona", own, "org", organisation, NULL);
  return cue_phrases_fill (cue_planner_pick (self, "persona-calls"), "persona", own, "org", organisation, NULL);
}

static void
introduce (CuePlanner *self)
{
  CuePhrases      *table = self->input->table;
  const char      *found = self->input->facts->organisation;
  const char      *organisation = found != NULL ? found : cue_phrases_get_word (table, "organisation", self->input->facts->domain);
  g_autofree char *persona = build_persona (self, organisation);
  const char      *key = self->name != NULL ? "open" : "open-anonymous";
  g_autofree char *own = g_strconcat (key, "-own", NULL);

  /* Some languages say it differently for a caller that the brief describes. */
  if (self->input->brief->persona != NULL && cue_phrases_has (table, own))
    key = own;
  say (self, cue_phrases_fill (cue_planner_pick (self, key), "name", self->name, "persona", persona, "org", organisation, NULL));
}

static const char *
pick_goal_key (CueGoal *goal,
               guint    index)
{
  if (goal->so)
    return "call-goal-so";
  if (goal->about)
    return index > 0 ? "about-next" : "call-about";
  if (index > 0)
    return "goal-next";
  return goal->reason != NULL ? "call-goal-reason" : "call-goal";
}

static void
tell_facts (CuePlanner *self,
            guint       start,
            guint       end)
{
  GPtrArray *facts = self->input->brief->facts;

  for (guint i = start; i < end && i < facts->len; i++)
    say (self, to_sentence (g_ptr_array_index (facts, i)));
}

static void
tell_goals (CuePlanner *self)
{
  GPtrArray *goals = self->input->brief->goals;

  if (goals->len == 0)
    say (self, g_strdup (cue_planner_pick (self, self->input->brief->facts->len > 0 ? "call-general-facts" : "call-general")));
  for (guint i = 0; i < goals->len; i++)
    {
      CueGoal    *goal = g_ptr_array_index (goals, i);
      const char *key = pick_goal_key (goal, i);

      /* The steps say the later ones again: in a short text once is enough. */
      if (i > 0 && self->detail == 0)
        break;
      say (self, cue_phrases_fill (cue_planner_pick (self, key), "goal", goal->brief != NULL ? goal->brief : goal->text, "reason", goal->reason, NULL));
    }
}

void
cue_planner_open (CuePlanner *self)
{
  CueBrief   *brief = self->input->brief;
  const char *manner_keys[] = { "manner-0", "manner-1", "manner-2" };

  introduce (self);
  tell_facts (self, 0, brief->leading);
  tell_goals (self);
  tell_facts (self, brief->leading, brief->facts->len);
  for (guint i = 0; i < brief->manner->len; i++)
    say (self, to_sentence (g_ptr_array_index (brief->manner, i)));
  if (self->input->language_name != NULL)
    {
      gboolean several = g_strcmp0 (self->input->language, "multi") == 0;

      say (self, cue_phrases_fill (cue_planner_pick (self, several ? "several-languages" : "language"), "language", self->input->language_name, NULL));
    }
  if (self->detail > 0 || cue_planner_roll (self, 0.5))
    say (self, g_strdup (cue_planner_pick (self, manner_keys[self->detail])));
}
