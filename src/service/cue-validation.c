/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-validation.h"

#include "cue-json.h"
#include "cue-kind.h"
#include "cue-text.h"

void
cue_validation_add (JsonObject *errors,
                    const char *member,
                    const char *message)
{
  JsonArray *messages;

  if (!json_object_has_member (errors, member))
    json_object_set_array_member (errors, member, json_array_new ());
  messages = json_object_get_array_member (errors, member);
  json_array_add_string_element (messages, message);
}

/* (transfer full): why @node does not go with @field, in the API's words. */
static char *
explain (const CueField *field,
         JsonNode       *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("This field may not be null.");
  if (field->type == CUE_FIELD_STRING && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      glong length = g_utf8_strlen (json_node_get_string (node), -1);

      if (length == 0 || cue_text_is_blank (json_node_get_string (node)))
        return g_strdup ("This field may not be blank.");
      if (length < field->min)
        return g_strdup_printf ("Ensure this field has at least %" G_GINT64_FORMAT " characters.", field->min);
      return g_strdup_printf ("Ensure this field has no more than %" G_GINT64_FORMAT " characters.", field->max);
    }
  if (field->type == CUE_FIELD_STRING)
    return g_strdup ("Not a valid string.");
  if (field->type == CUE_FIELD_BOOL)
    return g_strdup ("Must be a valid boolean.");
  if (field->type == CUE_FIELD_STRINGS)
    return g_strdup_printf ("Expected a list of items but got %s.", cue_json_describe (node));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      gboolean low = json_node_get_int (node) < field->min;

      return g_strdup_printf (low ? "Ensure this value is greater than or equal to %" G_GINT64_FORMAT "."
                                  : "Ensure this value is less than or equal to %" G_GINT64_FORMAT ".",
                              low ? field->min : field->max);
    }
  return g_strdup ("A valid integer is required.");
}

/* Words out of a fixed list. */
static void
check_choice (const char *member,
              JsonNode   *node,
              JsonObject *errors)
{
  const char      *word = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  g_autofree char *message = NULL;

  if (word == NULL || *word == '\0')
    return;
  if (strcmp (member, "scenario_language") == 0 && cue_language_is_known (word))
    return;
  if (strcmp (member, "scenario_type") == 0 && cue_kind_from_word (word) != CUE_KIND_UNKNOWN)
    return;
  if (strcmp (member, "scenario_language") != 0 && strcmp (member, "scenario_type") != 0)
    return;
  message = g_strdup_printf ("\"%s\" is not a valid choice.", word);
  cue_validation_add (errors, member, message);
}

static void
check_required (CueResource resource,
                JsonObject *valid,
                JsonObject *errors)
{
  guint           n_fields;
  const CueField *fields = cue_resource_get_fields (resource, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if ((fields[i].flags & CUE_FIELD_REQUIRED) != 0 && !json_object_has_member (valid, fields[i].member) && !json_object_has_member (errors, fields[i].member))
        cue_validation_add (errors, fields[i].member, "This field is required.");
    }
}

JsonObject *
cue_validation_run (CueResource resource,
                    JsonObject *body,
                    gboolean    creating,
                    JsonObject *errors)
{
  JsonObject *valid = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (body);

  for (GList *link = members; link != NULL; link = link->next)
    {
      const CueField *field = cue_resource_find_field (resource, link->data);
      JsonNode       *node = json_object_get_member (body, link->data);
      gboolean        blank;

      if (field == NULL || (field->flags & CUE_FIELD_READ_ONLY) != 0)
        continue;
      blank = (field->flags & CUE_FIELD_REQUIRED) != 0 && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING && cue_text_is_blank (json_node_get_string (node));
      if (blank || !cue_field_check (field, node, NULL))
        {
          g_autofree char *message = explain (field, node);

          cue_validation_add (errors, field->member, message);
        }
      else
        {
          check_choice (field->member, node, errors);
          json_object_set_member (valid, field->member, json_node_copy (node));
        }
    }
  if (creating)
    check_required (resource, valid, errors);
  return valid;
}

/* One condition: its type, its fixed flag, what it follows, what it does. */
static const char *
find_condition_error (JsonObject *row,
                      guint       index,
                      GHashTable *ids)
{
  gint64      id = cue_json_get_int (row, "id", CUE_UNSET);
  const char *type = cue_json_get_string (row, "type");
  const char *action = cue_json_get_string (row, "action");
  JsonNode   *condition = json_object_get_member (row, "condition");
  JsonNode   *fixed = json_object_get_member (row, "fixed_message");

  if (id == CUE_UNSET)
    return "Each condition needs an integer id.";
  if (g_hash_table_contains (ids, GINT_TO_POINTER ((int) id)))
    return "Condition ids must be unique.";
  if (type == NULL || (strcmp (type, "standard") != 0 && strcmp (type, "action_followup") != 0))
    return "Each condition needs a type: standard or action_followup.";
  if (fixed == NULL || !JSON_NODE_HOLDS_VALUE (fixed) || json_node_get_value_type (fixed) != G_TYPE_BOOLEAN)
    return "Each condition needs fixed_message.";
  if (action == NULL || (index > 0 && cue_text_is_blank (action)))
    return "The action of a condition may not be blank.";
  if (index == 0 && (id != 0 || !json_node_get_boolean (fixed) || g_strcmp0 (cue_json_get_string (row, "condition"), "FIRST_MESSAGE") != 0))
    return "The first condition must be FIRST_MESSAGE with id 0 and fixed_message true.";
  if (strcmp (type, "action_followup") == 0 &&
      (condition == NULL || json_node_get_value_type (condition) != G_TYPE_INT64 || !g_hash_table_contains (ids, GINT_TO_POINTER ((int) json_node_get_int (condition)))))
    return "A follow-up must name the id of an earlier condition.";
  if (strcmp (type, "standard") == 0 && cue_text_is_blank (cue_json_get_string (row, "condition")))
    return "A condition may not be blank.";
  return NULL;
}

gboolean
cue_validation_check_test (JsonNode   *node,
                           JsonObject *errors)
{
  JsonObject *test = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray  *conditions = test != NULL ? cue_json_get_array (test, "conditions") : NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  const char *message = NULL;

  if (test == NULL)
    message = "Expected an object.";
  else if (cue_text_is_blank (cue_json_get_string (test, "role")))
    message = "The role is required.";
  else if (conditions == NULL || json_array_get_length (conditions) == 0)
    message = "At least one condition is required.";
  /* The newer when/say/then shape is taken as it is. */
  else if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (conditions, 0)) && json_object_has_member (json_array_get_object_element (conditions, 0), "when"))
    return TRUE;
  for (guint i = 0; message == NULL && i < json_array_get_length (conditions); i++)
    {
      JsonNode *row = json_array_get_element (conditions, i);

      message = JSON_NODE_HOLDS_OBJECT (row) ? find_condition_error (json_node_get_object (row), i, ids) : "Each condition must be an object.";
      if (message == NULL)
        g_hash_table_add (ids, GINT_TO_POINTER ((int) cue_json_get_int (json_node_get_object (row), "id", 0)));
    }
  if (message != NULL)
    cue_validation_add (errors, "conditional_actions", message);
  return message == NULL;
}
