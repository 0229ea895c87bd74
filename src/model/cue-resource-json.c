/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects from JSON, and the three ways back: all of it, what creates, what changed. */

#include "cue-error.h"
#include "cue-json.h"
#include "cue-resource-private.h"

#define PRIVATE(self) cue_resource_object_get_private (self)

/* Members in which agents, projects and personalities carry keys and passwords; their values are never kept. */
static gboolean
is_secret (const char *member)
{
  static const char *const names[] = { "websocket_headers", "sip_auth", "websocket_auth", "auth", "authorization", "headers", NULL };
  static const char *const endings[] = { "_key", "_token", "_secret", "_auth", "password", NULL };

  if (g_strv_contains (names, member))
    return TRUE;

  for (guint i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (member, endings[i]))
        return TRUE;
    }

  return FALSE;
}

/* (transfer full): a copy of @node without the secrets in it, at any depth. */
static JsonNode *
copy_without_secrets (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_new ();
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          if (!is_secret (name))
            json_object_set_member (object, name, copy_without_secrets (member));
        }
      return json_node_init_object (json_node_alloc (), object);
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) array = json_array_new ();
      JsonArray *source = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (source); i++)
        json_array_add_element (array, copy_without_secrets (json_array_get_element (source, i)));
      return json_node_init_array (json_node_alloc (), array);
    }

  return json_node_copy (node);
}

/* A scenario's or a profile's unknown members are the tester's own work, whatever they are called. */
static void
read_unknown (CueResourceObject *self,
              const char        *name,
              JsonNode          *node)
{
  JsonObject *unknown = PRIVATE (self)->unknown;
  CueResource resource = CUE_RESOURCE_OBJECT_GET_CLASS (self)->resource;

  if (resource == CUE_RESOURCE_SCENARIOS || resource == CUE_RESOURCE_PROFILES)
    {
      json_object_set_member (unknown, name, cue_field_seal (node));
    }
  else if (!is_secret (name))
    {
      g_autoptr (JsonNode) copy = copy_without_secrets (node);
      json_object_set_member (unknown, name, cue_field_seal (copy));
    }
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

      if (field == NULL || (other_name && json_object_has_member (object, field->member)))
        read_unknown (self, name, node);
      else if (!read_field (self, (guint) (field - fields), field, node, error))
        return FALSE;
    }

  return TRUE;
}

gpointer
cue_resource_object_new_from_json (CueResource resource,
                                   JsonNode   *node,
                                   GError    **error)
{
  g_autoptr (CueResourceObject) self = NULL;

  g_return_val_if_fail (node != NULL, NULL);

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
