/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-scenario.h"

#include <glib/gi18n.h>

#include "cue-json.h"
#include "cue-text.h"

struct _CueScenario
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueScenario, cue_scenario, CUE_TYPE_RESOURCE_OBJECT)

/* (transfer full) (nullable): the object in @text when it is a structured test. */
static JsonNode *
parse_structured (const char *text)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (text == NULL)
    return NULL;

  while (g_ascii_isspace (*text))
    text++;
  if (*text != '{')
    return NULL;

  node = cue_json_parse (text, -1, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  if (!json_object_has_member (object, "conditions") && !json_object_has_member (object, "role"))
    return NULL;

  return g_steal_pointer (&node);
}

/* A structured test goes as an object of its own, with its kind beside it and without instructions and a first message
 * (contract.md f.1). A phone number was read as a number to dial but is written as an id: only an id may go. */
static void
cue_scenario_prepare_body (CueResourceObject *object,
                           JsonObject        *body,
                           CueResourceObject *base)
{
  CueScenario *self = CUE_SCENARIO (object);
  g_autoptr (JsonNode) test = NULL;

  if (base == NULL && cue_json_get_string (body, "phone_number") != NULL)
    json_object_remove_member (body, "phone_number");

  if (cue_scenario_get_kind (self) != CUE_KIND_STRUCTURED)
    return;

  if (!json_object_has_member (body, "instructions") && !json_object_has_member (body, "scenario_type"))
    return;

  test = parse_structured (cue_resource_object_get_text (object, "instructions"));
  if (test == NULL)
    return;

  json_object_remove_member (body, "instructions");
  json_object_remove_member (body, "first_message");
  json_object_set_member (body, "conditional_actions", g_steal_pointer (&test));
  json_object_set_string_member (body, "scenario_type", cue_kind_to_word (CUE_KIND_STRUCTURED));
}

static void
cue_scenario_class_init (CueScenarioClass *klass)
{
  CueResourceObjectClass *resource_class = CUE_RESOURCE_OBJECT_CLASS (klass);

  resource_class->prepare_body = cue_scenario_prepare_body;
  cue_resource_object_class_install (resource_class, CUE_RESOURCE_SCENARIOS);
}

static void
cue_scenario_init (CueScenario *self)
{
}

CueScenario *
cue_scenario_new (void)
{
  return g_object_new (CUE_TYPE_SCENARIO, NULL);
}

CueKind
cue_scenario_get_kind (CueScenario *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO (self), CUE_KIND_UNKNOWN);

  return cue_kind_from_word (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (self), "kind"));
}

gboolean
cue_scenario_text_is_structured (const char *text)
{
  g_autoptr (JsonNode) node = parse_structured (text);

  return node != NULL;
}

static char *
dup_name_problem (const char     *name,
                  const CueField *field)
{
  guint n_chars = (guint) g_utf8_strlen (name, -1);

  if (cue_text_is_blank (name))
    return g_strdup (_ ("Give the scenario a name."));

  if (n_chars <= field->max)
    return NULL;

  /* translators: the first number is the limit, the second how many characters the name has; the sentence is chosen by
   * the second */
  return g_strdup_printf (ngettext ("A name can have at most %u characters; this one has %u.",
                                    "A name can have at most %u characters; this one has %u.",
                                    n_chars),
                          (guint) field->max, n_chars);
}

static char *
dup_first_message_problem (const char     *message,
                           const CueField *field)
{
  guint n_chars = (guint) g_utf8_strlen (message, -1);

  if (n_chars <= field->max)
    return NULL;

  /* translators: the first number is the limit, the second how many characters the message has; the sentence is chosen
   * by the second */
  return g_strdup_printf (ngettext ("A first message can have at most %u characters; this one has %u.",
                                    "A first message can have at most %u characters; this one has %u.",
                                    n_chars),
                          (guint) field->max, n_chars);
}

static char *
dup_duration_problem (gint64          seconds,
                      const CueField *field)
{
  if (seconds == CUE_UNSET || (seconds >= field->min && seconds <= field->max))
    return NULL;

  /* translators: limits in seconds: 10 and 3600 */
  return g_strdup_printf (_ ("A call can last from %u to %u seconds."), (guint) field->min, (guint) field->max);
}

char *
cue_scenario_dup_problem (CueScenario *self,
                          const char  *property)
{
  CueResourceObject *object = CUE_RESOURCE_OBJECT (self);

  g_return_val_if_fail (CUE_IS_SCENARIO (self), NULL);
  g_return_val_if_fail (property != NULL, NULL);

  if (g_str_equal (property, "name"))
    return dup_name_problem (cue_resource_object_get_name (object),
                             cue_resource_find_field (CUE_RESOURCE_SCENARIOS, "name"));

  if (g_str_equal (property, "first-message"))
    return dup_first_message_problem (cue_resource_object_get_text (object, property),
                                      cue_resource_find_field (CUE_RESOURCE_SCENARIOS, "first_message"));

  if (g_str_equal (property, "max-duration"))
    return dup_duration_problem (cue_resource_object_get_number (object, property),
                                 cue_resource_find_field (CUE_RESOURCE_SCENARIOS, "max_duration"));

  if (g_str_equal (property, "personality") && cue_resource_object_get_number (object, property) == CUE_UNSET)
    return g_strdup (_ ("Choose a personality: how the caller sounds."));

  if (g_str_equal (property, "agent") && cue_resource_object_get_number (object, property) == CUE_UNSET)
    return g_strdup (_ ("Choose the agent that is tested."));

  return NULL;
}
