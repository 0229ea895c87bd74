/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects from JSON, and the three ways back: all of it, what creates, what changed. */

#include <string.h>

#include "cue-error.h"
#include "cue-json.h"
#include "cue-resource-private.h"

#define PRIVATE(self) cue_resource_object_get_private (self)

/* Of what is nested here only a part is kept: the rest is of no use, and can be secret. */
static const struct
{
  CueResource       resource;
  const char       *member;
  const char *const kept[4];
} parts[] = {
  { CUE_RESOURCE_AGENTS, "mock_tools", { "id", "name", "description" } },
  { CUE_RESOURCE_PROJECTS, "organization", { "id", "name" } },
};

gboolean
cue_resource_keeps_unknown (CueResource resource)
{
  return resource == CUE_RESOURCE_SCENARIOS || resource == CUE_RESOURCE_PROFILES;
}

/* (transfer full): an object reduced to plain members named in @kept, or an array of such objects. */
static JsonNode *
copy_part (JsonNode          *node,
           const char *const *kept)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) array = json_array_new ();
      JsonArray *source = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (source); i++)
        json_array_add_element (array, copy_part (json_array_get_element (source, i), kept));
      return json_node_init_array (json_node_alloc (), array);
    }

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_new ();

      for (guint i = 0; kept[i] != NULL; i++)
        {
          JsonNode *member = json_object_get_member (json_node_get_object (node), kept[i]);

          if (member != NULL && JSON_NODE_HOLDS_VALUE (member))
            json_object_set_member (object, kept[i], json_node_copy (member));
        }
      return json_node_init_object (json_node_alloc (), object);
    }

  /* An id in place of the object, or nothing. */
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_copy (node);

  return json_node_new (JSON_NODE_NULL);
}

/* (transfer full) (nullable): what is kept of @member; NULL where that is all of it. */
static JsonNode *
dup_part (CueResource resource,
          const char *member,
          JsonNode   *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].resource == resource && g_str_equal (parts[i].member, member))
        return copy_part (node, parts[i].kept);
    }

  return NULL;
}

int
cue_resource_find_index (CueResource resource,
                         const char *name,
                         gsize       length,
                         guint       expected)
{
  guint           n_fields;
  const CueField *fields = cue_resource_get_fields (resource, &n_fields);

  for (guint k = 0; k < n_fields; k++)
    {
      guint       i = expected + k < n_fields ? expected + k : expected + k - n_fields;
      const char *member = fields[i].member;

      if (strncmp (member, name, length) != 0 || member[length] != '\0')
        continue;

      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          if (parts[p].resource == resource && g_str_equal (parts[p].member, member))
            return CUE_INDEX_SPECIAL;
        }

      return cue_resource_find_alias (resource, member) != NULL ? CUE_INDEX_SPECIAL : (int) i;
    }

  /* It may be another name. */
  return resource == CUE_RESOURCE_AGENTS ? CUE_INDEX_SPECIAL : CUE_INDEX_UNKNOWN;
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
read_strings (CueValuesBuilder *builder,
              guint             i,
              JsonNode         *node)
{
  g_autoptr (GPtrArray) texts = NULL;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  texts = g_ptr_array_new ();
  for (guint k = 0; k < json_array_get_length (array); k++)
    {
      JsonNode *element = json_array_get_element (array, k);

      if (!holds (element, G_TYPE_STRING))
        return FALSE;
      g_ptr_array_add (texts, (char *) json_node_get_string (element));
    }
  g_ptr_array_add (texts, NULL);
  cue_values_builder_set_texts (builder, i, (const char *const *) texts->pdata);

  return TRUE;
}

/* Reads what is exactly of the field's type; FALSE for everything else. */
static gboolean
read_exact (CueValuesBuilder *builder,
            guint             i,
            JsonNode         *node)
{
  const char      *string;
  g_autofree char *text = NULL;

  switch (builder->fields[i].type)
    {
    case CUE_FIELD_STRING:
      if (!holds (node, G_TYPE_STRING))
        return FALSE;
      string = json_node_get_string (node);
      cue_values_builder_set_text (builder, i, CUE_STATE_VALUE, string, strlen (string));
      return TRUE;

    case CUE_FIELD_INT:
      /* The number that stands for "nothing" in the property is not one to be kept there. */
      if (!holds (node, G_TYPE_INT64) || json_node_get_int (node) == CUE_UNSET)
        return FALSE;
      cue_values_builder_set_number (builder, i, json_node_get_int (node));
      return TRUE;

    case CUE_FIELD_BOOL:
      if (!holds (node, G_TYPE_BOOLEAN))
        return FALSE;
      cue_values_builder_set_number (builder, i, json_node_get_boolean (node));
      return TRUE;

    case CUE_FIELD_ANY:
      if (holds (node, G_TYPE_STRING))
        {
          string = json_node_get_string (node);
          cue_values_builder_set_text (builder, i, CUE_STATE_TEXT, string, strlen (string));
          return TRUE;
        }
      text = cue_resource_node_to_text (node);
      cue_values_builder_set_text (builder, i, CUE_STATE_VALUE, text, strlen (text));
      return TRUE;

    case CUE_FIELD_STRINGS:
    default:
      return read_strings (builder, i, node);
    }
}

/* Puts down what was read of a node of another type than the field, and how it came. */
static void
put_read (CueValuesBuilder *builder,
          guint             i,
          const GValue     *value,
          JsonNode         *node)
{
  g_autofree char *raw = NULL;

  if (G_VALUE_HOLDS_STRING (value))
    {
      cue_values_builder_set_text (builder, i, CUE_STATE_VALUE, g_value_get_string (value), strlen (g_value_get_string (value)));
    }
  else if (G_VALUE_HOLDS_INT64 (value) && g_value_get_int64 (value) != CUE_UNSET)
    {
      cue_values_builder_set_number (builder, i, g_value_get_int64 (value));
    }
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    {
      cue_values_builder_set_texts (builder, i, g_value_get_boxed (value));
    }

  raw = cue_json_to_text (node);
  cue_values_builder_set_raw (builder, i, raw);
}

static gboolean
read_field (CueValuesBuilder *builder,
            guint             i,
            JsonNode         *node,
            GError          **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      cue_values_builder_set_null (builder, i);
      return TRUE;
    }

  if (read_exact (builder, i, node))
    return TRUE;

  if (!cue_field_read (&builder->fields[i], node, &value, error))
    return FALSE;
  put_read (builder, i, &value, node);

  return TRUE;
}

static void
read_unknown (CueValuesBuilder *builder,
              const char       *name,
              JsonNode         *node)
{
  g_autoptr (JsonNode) key = json_node_init_string (json_node_alloc (), name);
  g_autofree char *left = cue_resource_node_to_text (key);
  g_autofree char *right = cue_resource_node_to_text (node);
  g_autofree char *member = g_strconcat (left, ":", right, NULL);

  cue_values_builder_add_unknown (builder, member, strlen (member));
}

static gboolean
read_members (CueValuesBuilder *builder,
              CueResource       resource,
              JsonObject       *object,
              GError          **error)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;
  guint          expected = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const CueField *field;
      int             i = cue_resource_find_index (resource, name, strlen (name), expected);
      gboolean        other_name;
      g_autoptr (JsonNode) part = NULL;

      if (i >= 0)
        {
          expected = (guint) i + 1;
          if (!read_field (builder, (guint) i, node, error))
            return FALSE;
          continue;
        }

      field = cue_resource_find_field (resource, name);
      other_name = field != NULL && !g_str_equal (field->member, name);

      if (field == NULL || (other_name && json_object_has_member (object, field->member)))
        {
          if (cue_resource_keeps_unknown (resource))
            read_unknown (builder, name, node);
          continue;
        }

      part = dup_part (resource, field->member, node);
      if (!read_field (builder, (guint) (field - builder->fields), part != NULL ? part : node, error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full): lists of tags can be lists of their names. */
static gpointer
read_tag (const char *name)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "name", name);

  return cue_resource_object_new_from_json (CUE_RESOURCE_TAGS, node, NULL);
}

gpointer
cue_resource_object_new_from_json (CueResource resource,
                                   JsonNode   *node,
                                   GError    **error)
{
  g_auto (CueValuesBuilder) builder = { 0 };
  const CueField *fields;
  guint           n_fields;

  g_return_val_if_fail (node != NULL, NULL);

  if (resource == CUE_RESOURCE_TAGS && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return read_tag (json_node_get_string (node));

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      const char *path = cue_resource_get_path (resource);

      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "%s: expected an object, found %s", path, cue_json_describe (node));
      return NULL;
    }

  fields = cue_resource_get_fields (resource, &n_fields);
  cue_values_builder_init (&builder, fields, n_fields);
  if (!read_members (&builder, resource, json_node_get_object (node), error))
    return NULL;

  return cue_resource_object_new_take (resource, cue_values_builder_end (&builder));
}

/* (transfer full): the node as it stands for the field among all of an object; NULL when it is absent. */
static JsonNode *
write_field (CueValues      *values,
             guint           i,
             const CueField *field)
{
  const char *raw = cue_values_get_raw (values, i);
  CueContent  content = cue_values_get (values, i);
  JsonNode   *node = raw != NULL ? cue_json_parse (raw, -1, NULL) : NULL;

  if (node != NULL)
    return node;

  return content.state != CUE_STATE_ABSENT ? cue_content_to_node (field, content) : NULL;
}

JsonNode *
cue_resource_object_to_json (CueResourceObject *self)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) unknown = NULL;
  CueValues      *values;
  guint           n_fields;
  const CueField *fields;
  JsonObjectIter  iter;
  const char     *name;
  JsonNode       *node;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);

  object = json_object_new ();
  values = PRIVATE (self)->values;
  fields = cue_resource_object_get_fields (self, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      node = write_field (values, i, &fields[i]);
      if (node != NULL)
        json_object_set_member (object, fields[i].member, node);
    }

  if (cue_values_get_unknown (values) != NULL)
    unknown = cue_json_parse (cue_values_get_unknown (values), -1, NULL);
  if (unknown != NULL)
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (unknown));
      while (json_object_iter_next_ordered (&iter, &name, &node))
        json_object_set_member (object, name, json_node_ref (node));
    }

  return json_node_init_object (json_node_alloc (), object);
}

static void
prepare_body (CueResourceObject *self,
              JsonObject        *body,
              CueResourceObject *base)
{
  CueResourceObjectClass *klass = CUE_RESOURCE_OBJECT_GET_CLASS (self);

  if (klass->prepare_body != NULL)
    klass->prepare_body (self, body, base);
}

JsonObject *
cue_resource_object_to_create (CueResourceObject *self)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  g_autoptr (JsonObject) body = json_object_new ();
  guint           n_fields;
  const CueField *fields = cue_resource_object_get_fields (self, &n_fields);

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      CueContent content = cue_values_get (priv->values, i);

      if (!(fields[i].flags & CUE_FIELD_READ_ONLY) && !cue_content_is_empty (&fields[i], content))
        json_object_set_member (body, fields[i].member, cue_content_to_node (&fields[i], content));
    }
  prepare_body (self, body, NULL);

  return g_steal_pointer (&body);
}

/* (transfer full): how a member is told to be empty. */
static JsonNode *
write_cleared (const CueField *field)
{
  g_autoptr (JsonArray) none = json_array_new ();

  if (field->type == CUE_FIELD_STRING && !(field->flags & CUE_FIELD_NULLABLE))
    return json_node_init_string (json_node_alloc (), "");

  if (field->type == CUE_FIELD_STRINGS)
    return json_node_init_array (json_node_alloc (), none);

  if (field->type == CUE_FIELD_BOOL)
    return json_node_init_boolean (json_node_alloc (), FALSE);

  return json_node_new (JSON_NODE_NULL);
}

JsonObject *
cue_resource_object_to_patch (CueResourceObject *self,
                              CueResourceObject *base)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  g_autoptr (JsonObject) body = json_object_new ();
  guint           n_fields;
  const CueField *fields = cue_resource_object_get_fields (self, &n_fields);

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (base), NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      CueContent content = cue_values_get (priv->values, i);

      if (fields[i].flags & CUE_FIELD_READ_ONLY || cue_content_equal (&fields[i], content, cue_values_get (PRIVATE (base)->values, i)))
        continue;

      json_object_set_member (body, fields[i].member,
                              cue_content_is_empty (&fields[i], content) ? write_cleared (&fields[i]) : cue_content_to_node (&fields[i], content));
    }
  if (json_object_get_size (body) > 0)
    prepare_body (self, body, base);

  return g_steal_pointer (&body);
}
