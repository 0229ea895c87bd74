/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects from JSON, and the three ways back: all of it, what creates, what changed. */

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

/* A scenario's or a profile's unknown members are the tester's own work. Agents, projects and the like carry keys and
 * passwords in theirs. */
static gboolean
keeps_unknown (CueResource resource)
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

static gboolean
read_field (CueResourceObject *self,
            guint              i,
            const CueField    *field,
            JsonNode          *node,
            GError           **error)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  g_autoptr (JsonNode) written = NULL;

  if (!cue_field_read (field, node, &priv->values[i], error))
    return FALSE;

  if (field->type == CUE_FIELD_ANY && G_IS_VALUE (&priv->values[i]))
    return TRUE;

  written = cue_field_write (field, &priv->values[i]);
  if (!G_IS_VALUE (&priv->values[i]) || !json_node_equal (written, node))
    priv->raw[i] = cue_field_seal (node);

  /* The number that stands for "nothing" in the property. */
  if (field->type == CUE_FIELD_INT && G_IS_VALUE (&priv->values[i]) && g_value_get_int64 (&priv->values[i]) == CUE_UNSET)
    {
      g_clear_pointer (&priv->raw[i], json_node_unref);
      priv->raw[i] = cue_field_seal (node);
      g_value_unset (&priv->values[i]);
    }

  return TRUE;
}

static gboolean
read_members (CueResourceObject *self,
              JsonObject        *object,
              GError           **error)
{
  CueResource     resource = CUE_RESOURCE_OBJECT_GET_CLASS (self)->resource;
  guint           n_fields;
  const CueField *fields = cue_resource_object_get_fields (self, &n_fields);
  JsonObjectIter  iter;
  const char     *name;
  JsonNode       *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const CueField *field = cue_resource_find_field (resource, name);
      gboolean        other_name = field != NULL && !g_str_equal (field->member, name);
      g_autoptr (JsonNode) part = NULL;

      if (field == NULL || (other_name && json_object_has_member (object, field->member)))
        {
          if (keeps_unknown (resource))
            json_object_set_member (PRIVATE (self)->unknown, name, cue_field_seal (node));
          continue;
        }

      part = dup_part (resource, field->member, node);
      if (!read_field (self, (guint) (field - fields), field, part != NULL ? part : node, error))
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
  g_autoptr (CueResourceObject) self = NULL;

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

  self = g_object_new (cue_resource_get_object_type (resource), NULL);
  if (!read_members (self, json_node_get_object (node), error))
    return NULL;

  return g_steal_pointer (&self);
}

JsonNode *
cue_resource_object_to_json (CueResourceObject *self)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  g_autoptr (JsonObject) object = json_object_new ();
  guint           n_fields;
  const CueField *fields = cue_resource_object_get_fields (self, &n_fields);
  JsonObjectIter  iter;
  const char     *name;
  JsonNode       *node;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      if (priv->raw[i] != NULL)
        json_object_set_member (object, fields[i].member, json_node_ref (priv->raw[i]));
      else if (G_IS_VALUE (&priv->values[i]))
        json_object_set_member (object, fields[i].member, cue_field_write (&fields[i], &priv->values[i]));
    }

  json_object_iter_init_ordered (&iter, priv->unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (object, name, json_node_ref (node));

  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
is_empty (const CueField *field,
          const GValue   *value)
{
  const GValue nothing = G_VALUE_INIT;

  if (field->type == CUE_FIELD_BOOL)
    return !G_IS_VALUE (value);

  return cue_field_equal (field, value, &nothing);
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
      if (!(fields[i].flags & CUE_FIELD_READ_ONLY) && !is_empty (&fields[i], &priv->values[i]))
        json_object_set_member (body, fields[i].member, cue_field_write (&fields[i], &priv->values[i]));
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
      const GValue *value = &priv->values[i];

      if (fields[i].flags & CUE_FIELD_READ_ONLY || cue_field_equal (&fields[i], value, &PRIVATE (base)->values[i]))
        continue;

      json_object_set_member (body, fields[i].member,
                              is_empty (&fields[i], value) ? write_cleared (&fields[i]) : cue_field_write (&fields[i], value));
    }
  if (json_object_get_size (body) > 0)
    prepare_body (self, body, base);

  return g_steal_pointer (&body);
}
