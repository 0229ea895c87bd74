/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions by which an agent identifies the caller, answered from the test profile. */
#include "cue-planner.h"

static CuePattern *
find_question (const char *id)
{
  GPtrArray *questions = cue_phrases_get_patterns (cue_phrases_get ("agent"), "questions");

  for (guint i = 0; i < questions->len; i++)
    {
      CuePattern *question = g_ptr_array_index (questions, i);

      if (strcmp (json_object_get_string_member (question->members, "id"), id) == 0)
        return question;
    }
  return NULL;
}

/* Whether the brief says itself what happens when this detail is asked for. */
static gboolean
is_in_brief (CuePlanner *self,
             CuePattern *question)
{
  GPtrArray *beats = self->input->brief->beats;

  for (guint i = 0; i < beats->len; i++)
    {
      CueBeat *beat = g_ptr_array_index (beats, i);

      if (beat->trigger != NULL && beat->slot == CUE_SLOT_IDENTITY && g_regex_match (question->regex, beat->trigger, 0, NULL))
        return TRUE;
    }
  return FALSE;
}

/* (transfer full): what to answer. */
static char *
build_answer (CuePlanner *self,
              CuePattern *question,
              const char *value)
{
  gboolean    number = json_object_get_boolean_member_with_default (question->members, "number", FALSE);
  const char *key = "give";

  if (value == NULL && !cue_profile_values_is_empty (self->input->values) && number &&
      strcmp (json_object_get_string_member (question->members, "id"), "phone") != 0)
    return g_strdup (cue_planner_pick (self, "missing-number"));
  if (value == NULL)
    return g_strdup (cue_planner_pick (self, "missing-personal"));
  if (number && cue_planner_roll (self, 0.15 + 0.1 * self->detail))
    key = cue_planner_roll (self, 0.7) ? "give-moment" : "give-twice";
  return cue_phrases_fill (cue_planner_pick (self, key), "value", value, NULL);
}

static void
add_question (CuePlanner *self,
              const char *id,
              double      within,
              gboolean    optional)
{
  CuePattern *question = find_question (id);
  const char *field = cue_phrases_get_word (self->input->table, "vocabulary", id);
  const char *value = cue_profile_values_find (self->input->values, json_object_get_array_member (question->members, "keys"));

  if (value == NULL && strcmp (id, "name") == 0)
    value = self->name;
  if (field == NULL || is_in_brief (self, question) || (optional && value == NULL))
    return;
  cue_planner_add (self, 0, CUE_SLOT_IDENTITY, within, optional,
                   cue_phrases_fill (cue_planner_pick (self, strcmp (id, "party_size") == 0 ? "trigger-ask-count" : "trigger-ask"), "field", field, NULL),
                   build_answer (self, question, value));
}

void
cue_planner_identify (CuePlanner *self)
{
  GPtrArray *required = self->input->facts->required;
  GPtrArray *optional = self->input->facts->optional;
  guint      n_optional = required->len == 0 ? 2 : self->detail;
  gboolean   turned = cue_planner_roll (self, 0.4);
  double     place = cue_planner_roll (self, 0.3) ? -0.5 : 5;

  for (guint i = 0; i < required->len && i < 5; i++)
    add_question (self, g_ptr_array_index (required, i), turned ? 4 - (double) i : (double) i, FALSE);
  for (guint i = 0; i < optional->len && i < n_optional; i++)
    add_question (self, g_ptr_array_index (optional, i), place + i * 0.1, required->len > 0);
  if (required->len == 0 && optional->len == 0)
    add_question (self, "name", 0, FALSE);
}
