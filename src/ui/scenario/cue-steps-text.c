/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-steps-text.h"

#include "cue-json.h"
#include "cue-scenario.h"

#include <string.h>

#define FREELY_OPEN "<ai_generated>"
#define FREELY_CLOSE "</ai_generated>"

void
cue_step_text_free (CueStepText *self)
{
  g_free (self->when);
  g_free (self->says);
  g_free (self);
}

static CueStepText *
add_step (GPtrArray  *steps,
          const char *when,
          const char *says)
{
  CueStepText *step = g_new0 (CueStepText, 1);

  step->when = g_strdup (when);
  step->says = g_strdup (says != NULL ? says : "");
  step->verbatim = TRUE;
  g_ptr_array_add (steps, step);
  return step;
}

/* The newer shape marks what is said freely by wrapping it. */
static void
unwrap (CueStepText *step)
{
  gsize length = strlen (step->says);

  if (!g_str_has_prefix (step->says, FREELY_OPEN) || !g_str_has_suffix (step->says, FREELY_CLOSE))
    return;
  step->says[length - strlen (FREELY_CLOSE)] = '\0';
  memmove (step->says, step->says + strlen (FREELY_OPEN), length - strlen (FREELY_CLOSE) - strlen (FREELY_OPEN) + 1);
  step->verbatim = FALSE;
}

static void
add_chain (GPtrArray *steps,
           JsonArray *chain)
{
  for (guint i = 0; chain != NULL && i < json_array_get_length (chain); i++)
    {
      JsonNode    *node = json_array_get_element (chain, i);
      CueStepText *step;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      step = add_step (steps, NULL, json_node_get_string (node));
      step->follow_up = TRUE;
      unwrap (step);
    }
}

/* {"when", "say", "then"} */
static void
read_newer (GPtrArray  *steps,
            JsonObject *condition)
{
  unwrap (add_step (steps, cue_json_get_string (condition, "when"), cue_json_get_string (condition, "say")));
  add_chain (steps, cue_json_get_array (condition, "then"));
}

/* {"id", "condition", "action", "type", "fixed_message"} */
static void
read_older (GPtrArray  *steps,
            JsonObject *condition)
{
  const char  *trigger = cue_json_get_string (condition, "condition");
  CueStepText *step = add_step (steps, trigger, cue_json_get_string (condition, "action"));

  step->opening = g_strcmp0 (trigger, "FIRST_MESSAGE") == 0;
  step->follow_up = g_strcmp0 (cue_json_get_string (condition, "type"), "action_followup") == 0;
  step->verbatim = json_object_get_boolean_member_with_default (condition, "fixed_message", FALSE);
  if (step->opening || step->follow_up)
    g_clear_pointer (&step->when, g_free);
}

/* The newer shape's opening: a text, or {"say", "then"}. */
static void
read_opening (GPtrArray  *steps,
              JsonObject *test)
{
  JsonObject *opening = cue_json_get_object (test, "first_message");
  const char *says = opening != NULL ? cue_json_get_string (opening, "say")
                                     : cue_json_get_string (test, "first_message");

  if (says == NULL)
    return;
  add_step (steps, NULL, says)->opening = TRUE;
  if (opening != NULL)
    add_chain (steps, cue_json_get_array (opening, "then"));
}

GPtrArray *
cue_steps_text_read (const char *text,
                     char      **role)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  JsonObject *test;
  JsonArray  *conditions;

  g_return_val_if_fail (text != NULL, NULL);

  if (!cue_scenario_text_is_structured (text))
    return NULL;
  node = cue_json_parse (text, -1, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  test = json_node_get_object (node);
  conditions = cue_json_get_array (test, "conditions");
  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_step_text_free);
  if (role != NULL)
    *role = g_strdup (cue_json_get_string (test, "role"));
  read_opening (steps, test);
  for (guint i = 0; conditions != NULL && i < json_array_get_length (conditions); i++)
    {
      JsonNode *element = json_array_get_element (conditions, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      if (json_object_has_member (json_node_get_object (element), "when"))
        read_newer (steps, json_node_get_object (element));
      else
        read_older (steps, json_node_get_object (element));
    }
  return g_steal_pointer (&steps);
}
