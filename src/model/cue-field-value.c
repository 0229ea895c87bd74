/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the JSON of a member and the GValue of its property, as the field tables say. */

#include <math.h>

#include "cue-fields.h"

#include "cue-error.h"
#include "cue-json.h"

static gboolean
fail (const CueField *field,
      const char     *expected,
      JsonNode       *node,
      GError        **error)
{
  g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
               "%s: expected %s, found %s", field->member, expected, cue_json_describe (node));

  return FALSE;
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
check_range (const CueField *field,
             gint64          amount,
             const char     *unit,
             GError        **error)
{
  if (field->max == 0 && field->min == 0)
    return TRUE;

  if (field->max != 0 && amount > field->max)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "%s: expected at most %" G_GINT64_FORMAT "%s, found %" G_GINT64_FORMAT,
                   field->member, field->max, unit, amount);
      return FALSE;
    }

  if (amount < field->min)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "%s: expected at least %" G_GINT64_FORMAT "%s, found %" G_GINT64_FORMAT,
                   field->member, field->min, unit, amount);
      return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable): a list of strings; NULL with @error for anything else. */
static char **
dup_strings (const CueField *field,
             JsonNode       *node,
             GError        **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (holds (node, G_TYPE_STRING))
    {
      /* A lone empty string is how some rows say "none". */
      if (*json_node_get_string (node) != '\0')
        g_strv_builder_add (builder, json_node_get_string (node));
      return g_strv_builder_end (builder);
    }

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      fail (field, "an array of strings", node, error);
      return NULL;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (holds (element, G_TYPE_STRING))
        {
          g_strv_builder_add (builder, json_node_get_string (element));
        }
      else if (holds (element, G_TYPE_INT64))
        {
          g_autofree char *number = cue_json_to_text (element);
          g_strv_builder_add (builder, number);
        }
      else
        {
          g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                       "%s[%u]: expected a string, found %s", field->member, i, cue_json_describe (element));
          return NULL;
        }
    }

  return g_strv_builder_end (builder);
}

gboolean
cue_field_check (const CueField *field,
                 JsonNode       *node,
                 GError        **error)
{
  g_auto (GStrv) strings = NULL;

  g_return_val_if_fail (field != NULL && node != NULL, FALSE);

  if (JSON_NODE_HOLDS_NULL (node))
    {
      if (field->flags & CUE_FIELD_NULLABLE || field->type == CUE_FIELD_ANY)
        return TRUE;
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID, "%s: may not be null", field->member);
      return FALSE;
    }

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      return holds (node, G_TYPE_STRING)
               ? check_range (field, g_utf8_strlen (json_node_get_string (node), -1), " characters", error)
               : fail (field, "a string", node, error);

    case CUE_FIELD_INT:
      return holds (node, G_TYPE_INT64)
               ? check_range (field, json_node_get_int (node), "", error)
               : fail (field, "an integer", node, error);

    case CUE_FIELD_BOOL:
      return holds (node, G_TYPE_BOOLEAN) || fail (field, "true or false", node, error);

    case CUE_FIELD_STRINGS:
      strings = dup_strings (field, node, error);
      return strings != NULL && check_range (field, g_strv_length (strings), " items", error);

    case CUE_FIELD_ANY:
    default:
      return TRUE;
    }
}

GType
cue_field_get_value_type (const CueField *field)
{
  g_return_val_if_fail (field != NULL, G_TYPE_INVALID);

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      return G_TYPE_STRING;
    case CUE_FIELD_INT:
      return G_TYPE_INT64;
    case CUE_FIELD_BOOL:
      return G_TYPE_BOOLEAN;
    case CUE_FIELD_STRINGS:
      return G_TYPE_STRV;
    case CUE_FIELD_ANY:
    default:
      return JSON_TYPE_NODE;
    }
}

static gboolean
read_string (const CueField *field,
             JsonNode       *node,
             GValue         *value,
             GError        **error)
{
  if (holds (node, G_TYPE_STRING))
    {
      g_value_init (value, G_TYPE_STRING);
      g_value_set_string (value, json_node_get_string (node));
      return TRUE;
    }

  if (!(field->flags & CUE_FIELD_LOOSE))
    return fail (field, "a string", node, error);

  g_value_init (value, G_TYPE_STRING);
  g_value_take_string (value, cue_json_to_text (node));

  return TRUE;
}

/* The number that a loosely typed member means: digits in a string, or the id of an object. */
static gboolean
guess_int (JsonNode *node,
           gint64   *number)
{
  if (holds (node, G_TYPE_STRING))
    return g_ascii_string_to_signed (json_node_get_string (node), 10, 0, G_MAXINT64, number, NULL);

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *id = json_object_get_member (json_node_get_object (node), "id");

      if (id != NULL && holds (id, G_TYPE_INT64))
        {
          *number = json_node_get_int (id);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_int (const CueField *field,
          JsonNode       *node,
          GValue         *value,
          GError        **error)
{
  gint64 number = 0;

  if (holds (node, G_TYPE_INT64))
    {
      number = json_node_get_int (node);
    }
  else if (holds (node, G_TYPE_DOUBLE))
    {
      double real = json_node_get_double (node);

      /* 2^53: beyond it a double does not name one integer. */
      if (real != floor (real) || fabs (real) > 9007199254740992.0)
        return fail (field, "an integer", node, error);
      number = (gint64) real;
    }
  else if (!(field->flags & CUE_FIELD_LOOSE))
    {
      return fail (field, "an integer", node, error);
    }
  else if (holds (node, G_TYPE_STRING) && *json_node_get_string (node) == '\0')
    {
      return TRUE;
    }
  else if (!guess_int (node, &number))
    {
      return fail (field, "an integer", node, error);
    }

  g_value_init (value, G_TYPE_INT64);
  g_value_set_int64 (value, number);

  return TRUE;
}

gboolean
cue_field_read (const CueField *field,
                JsonNode       *node,
                GValue         *value,
                GError        **error)
{
  g_auto (GStrv) strings = NULL;

  g_return_val_if_fail (field != NULL && node != NULL && value != NULL, FALSE);

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      return read_string (field, node, value, error);

    case CUE_FIELD_INT:
      return read_int (field, node, value, error);

    case CUE_FIELD_BOOL:
      if (!holds (node, G_TYPE_BOOLEAN))
        return fail (field, "true or false", node, error);
      g_value_init (value, G_TYPE_BOOLEAN);
      g_value_set_boolean (value, json_node_get_boolean (node));
      return TRUE;

    case CUE_FIELD_STRINGS:
      strings = dup_strings (field, node, error);
      if (strings == NULL)
        return FALSE;
      g_value_init (value, G_TYPE_STRV);
      g_value_take_boxed (value, g_steal_pointer (&strings));
      return TRUE;

    case CUE_FIELD_ANY:
    default:
      g_value_init (value, JSON_TYPE_NODE);
      g_value_take_boxed (value, cue_field_seal (node));
      return TRUE;
    }
}

static JsonNode *
copy_deep (JsonNode *node)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_new ();
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        json_object_set_member (object, name, copy_deep (member));
      return json_node_init_object (json_node_alloc (), object);
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) array = json_array_new ();
      JsonArray *source = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (source); i++)
        json_array_add_element (array, copy_deep (json_array_get_element (source, i)));
      return json_node_init_array (json_node_alloc (), array);
    }

  copy = json_node_new (JSON_NODE_NULL);
  if (JSON_NODE_HOLDS_VALUE (node))
    {
      g_auto (GValue) value = G_VALUE_INIT;

      json_node_get_value (node, &value);
      json_node_init (copy, JSON_NODE_VALUE);
      json_node_set_value (copy, &value);
    }

  return copy;
}

JsonNode *
cue_field_seal (JsonNode *node)
{
  JsonNode *copy;

  g_return_val_if_fail (node != NULL, NULL);

  copy = copy_deep (node);
  json_node_seal (copy);

  return copy;
}

static JsonNode *
write_strings (const char *const *strings)
{
  JsonNode  *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  json_node_take_array (node, array);

  return node;
}

JsonNode *
cue_field_write (const CueField *field,
                 const GValue   *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (!G_IS_VALUE (value))
    return json_node_new (JSON_NODE_NULL);

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      return json_node_init_string (json_node_alloc (), g_value_get_string (value));
    case CUE_FIELD_INT:
      return json_node_init_int (json_node_alloc (), g_value_get_int64 (value));
    case CUE_FIELD_BOOL:
      return json_node_init_boolean (json_node_alloc (), g_value_get_boolean (value));
    case CUE_FIELD_STRINGS:
      return write_strings (g_value_get_boxed (value));
    case CUE_FIELD_ANY:
    default:
      return json_node_copy (g_value_get_boxed (value));
    }
}

static gboolean
equal_strings (const GValue *a,
               const GValue *b)
{
  const char *const  none[] = { NULL };
  const char *const *left = G_IS_VALUE (a) ? g_value_get_boxed (a) : none;
  const char *const *right = G_IS_VALUE (b) ? g_value_get_boxed (b) : none;

  return g_strv_equal (left, right);
}

static gboolean
equal_text (const GValue *a,
            const GValue *b)
{
  return g_str_equal (G_IS_VALUE (a) ? g_value_get_string (a) : "",
                      G_IS_VALUE (b) ? g_value_get_string (b) : "");
}

gboolean
cue_field_equal (const CueField *field,
                 const GValue   *a,
                 const GValue   *b)
{
  g_return_val_if_fail (field != NULL && a != NULL && b != NULL, FALSE);

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      return equal_text (a, b);
    case CUE_FIELD_INT:
      return (G_IS_VALUE (a) ? g_value_get_int64 (a) : CUE_UNSET) ==
             (G_IS_VALUE (b) ? g_value_get_int64 (b) : CUE_UNSET);
    case CUE_FIELD_BOOL:
      return (G_IS_VALUE (a) && g_value_get_boolean (a)) == (G_IS_VALUE (b) && g_value_get_boolean (b));
    case CUE_FIELD_STRINGS:
      return equal_strings (a, b);
    case CUE_FIELD_ANY:
    default:
      if (!G_IS_VALUE (a) || !G_IS_VALUE (b))
        return G_IS_VALUE (a) == G_IS_VALUE (b);
      return json_node_equal (g_value_get_boxed (a), g_value_get_boxed (b));
    }
}
