/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-resource-object.h"

#include "cue-agent.h"
#include "cue-folder.h"
#include "cue-metric.h"
#include "cue-personality.h"
#include "cue-project.h"
#include "cue-property.h"
#include "cue-resource-private.h"
#include "cue-scenario.h"
#include "cue-tag.h"
#include "cue-test-profile.h"
#include "cue-text.h"
#include "cue-tool.h"

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CueResourceObject, cue_resource_object, G_TYPE_OBJECT)

#define PRIVATE(self) cue_resource_object_get_private (self)

CueResourceObjectPrivate *
cue_resource_object_get_private (CueResourceObject *self)
{
  return cue_resource_object_get_instance_private (self);
}

const CueField *
cue_resource_object_get_fields (CueResourceObject *self,
                                guint             *n_fields)
{
  return cue_resource_get_fields (CUE_RESOURCE_OBJECT_GET_CLASS (self)->resource, n_fields);
}

static GParamSpec *
find_property (CueResourceObject *self,
               const char        *property)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (self), property);
}

/* The field's index, or -1 where the class has no such property. */
static int
find_index (CueResourceObject *self,
            const char        *property)
{
  GParamSpec *pspec = find_property (self, property);

  if (pspec == NULL || !g_type_is_a (pspec->owner_type, CUE_TYPE_RESOURCE_OBJECT))
    {
      g_critical ("%s has no property “%s”", G_OBJECT_TYPE_NAME (self), property);
      return -1;
    }

  return (int) pspec->param_id - 1;
}

static void
replace_value (GValue       *value,
               const GValue *with)
{
  if (G_IS_VALUE (value))
    g_value_unset (value);

  if (G_IS_VALUE (with))
    {
      g_value_init (value, G_VALUE_TYPE (with));
      g_value_copy (with, value);
    }
}

static void
replace_raw (JsonNode **raw,
             JsonNode  *with)
{
  g_clear_pointer (raw, json_node_unref);
  if (with != NULL)
    *raw = json_node_ref (with);
}

/* Stores and notifies if the value says something else than before. */
static void
store (CueResourceObject *self,
       guint              i,
       const GValue      *value)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  guint                     n_fields;
  const CueField           *fields = cue_resource_object_get_fields (self, &n_fields);

  if (cue_field_equal (&fields[i], &priv->values[i], value))
    return;

  replace_value (&priv->values[i], value);
  g_clear_pointer (&priv->raw[i], json_node_unref);
  g_object_notify_by_pspec (G_OBJECT (self), find_property (self, fields[i].property));
}

/* Stores value, raw form and all: what @from holds is then exactly what @self holds. */
static void
store_from (CueResourceObject *self,
            guint              i,
            CueResourceObject *from)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  CueResourceObjectPrivate *other = PRIVATE (from);

  store (self, i, &other->values[i]);
  replace_value (&priv->values[i], &other->values[i]);
  replace_raw (&priv->raw[i], other->raw[i]);
}

/* A text typed by a person is made safe to send, but one that only comes back from a form as it was is left alone. */
static void
store_text (CueResourceObject *self,
            guint              i,
            const char        *text)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  g_auto (GValue) value = G_VALUE_INIT;

  if (G_IS_VALUE (&priv->values[i]) && g_strcmp0 (g_value_get_string (&priv->values[i]), text) == 0)
    return;

  if (text != NULL)
    {
      g_value_init (&value, G_TYPE_STRING);
      g_value_take_string (&value, cue_text_clean (text, -1));
    }

  store (self, i, &value);
}

static void
cue_resource_object_finalize (GObject *object)
{
  CueResourceObject        *self = CUE_RESOURCE_OBJECT (object);
  CueResourceObjectPrivate *priv = PRIVATE (self);
  guint                     n_fields;

  cue_resource_object_get_fields (self, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      if (G_IS_VALUE (&priv->values[i]))
        g_value_unset (&priv->values[i]);
      g_clear_pointer (&priv->raw[i], json_node_unref);
    }
  g_clear_pointer (&priv->values, g_free);
  g_clear_pointer (&priv->raw, g_free);
  g_clear_pointer (&priv->unknown, json_object_unref);

  G_OBJECT_CLASS (cue_resource_object_parent_class)->finalize (object);
}

static void
cue_resource_object_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CueResourceObjectPrivate *priv = PRIVATE (CUE_RESOURCE_OBJECT (object));
  const GValue             *stored = &priv->values[prop_id - 1];

  if (G_IS_VALUE (stored))
    g_value_copy (stored, value);
  else
    g_param_value_set_default (pspec, value);
}

static void
cue_resource_object_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CueResourceObject *self = CUE_RESOURCE_OBJECT (object);
  g_auto (GValue) copy = G_VALUE_INIT;
  guint           n_fields;
  const CueField *field = &cue_resource_object_get_fields (self, &n_fields)[prop_id - 1];

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      store_text (self, prop_id - 1, g_value_get_string (value));
      return;

    case CUE_FIELD_INT:
      if (g_value_get_int64 (value) != CUE_UNSET)
        replace_value (&copy, value);
      break;

    case CUE_FIELD_STRINGS:
      if (g_value_get_boxed (value) != NULL)
        replace_value (&copy, value);
      break;

    case CUE_FIELD_ANY:
      if (g_value_get_boxed (value) != NULL)
        cue_field_read (field, g_value_get_boxed (value), &copy, NULL);
      break;

    case CUE_FIELD_BOOL:
    default:
      replace_value (&copy, value);
      break;
    }

  store (self, prop_id - 1, &copy);
}

/* Here and not in the instance's init, where the class, hence the number of fields, is not known yet. Properties that
 * are not construct properties are set after this. */
static void
cue_resource_object_constructed (GObject *object)
{
  CueResourceObject        *self = CUE_RESOURCE_OBJECT (object);
  CueResourceObjectPrivate *priv = PRIVATE (self);
  guint                     n_fields;

  G_OBJECT_CLASS (cue_resource_object_parent_class)->constructed (object);

  cue_resource_object_get_fields (self, &n_fields);
  priv->values = g_new0 (GValue, n_fields);
  priv->raw = g_new0 (JsonNode *, n_fields);
  priv->unknown = json_object_new ();
}

static void
cue_resource_object_class_init (CueResourceObjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cue_resource_object_constructed;
  object_class->finalize = cue_resource_object_finalize;
}

static void
cue_resource_object_init (CueResourceObject *self)
{
}

static GParamSpec *
create_pspec (const CueField *field)
{
  switch (field->type)
    {
    case CUE_FIELD_STRING:
      return g_param_spec_string (field->property, NULL, NULL, NULL, CUE_PARAM_READWRITE);
    case CUE_FIELD_INT:
      return g_param_spec_int64 (field->property, NULL, NULL, G_MININT64, G_MAXINT64, CUE_UNSET, CUE_PARAM_READWRITE);
    case CUE_FIELD_BOOL:
      return g_param_spec_boolean (field->property, NULL, NULL, FALSE, CUE_PARAM_READWRITE);
    case CUE_FIELD_STRINGS:
    case CUE_FIELD_ANY:
    default:
      return g_param_spec_boxed (field->property, NULL, NULL, cue_field_get_value_type (field), CUE_PARAM_READWRITE);
    }
}

void
cue_resource_object_class_install (CueResourceObjectClass *klass,
                                   CueResource             resource)
{
  guint           n_fields;
  const CueField *fields = cue_resource_get_fields (resource, &n_fields);

  /* These two are not inherited: GObject looks them up in the class that installs a property. */
  G_OBJECT_CLASS (klass)->get_property = cue_resource_object_get_property;
  G_OBJECT_CLASS (klass)->set_property = cue_resource_object_set_property;

  klass->resource = resource;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, create_pspec (&fields[i]));
}

GType
cue_resource_get_object_type (CueResource resource)
{
  switch (resource)
    {
    case CUE_RESOURCE_AGENTS:
      return CUE_TYPE_AGENT;
    case CUE_RESOURCE_PERSONALITIES:
      return CUE_TYPE_PERSONALITY;
    case CUE_RESOURCE_PROFILES:
      return CUE_TYPE_TEST_PROFILE;
    case CUE_RESOURCE_SCENARIOS:
      return CUE_TYPE_SCENARIO;
    case CUE_RESOURCE_PROJECTS:
      return CUE_TYPE_PROJECT;
    case CUE_RESOURCE_FOLDERS:
      return CUE_TYPE_FOLDER;
    case CUE_RESOURCE_TAGS:
      return CUE_TYPE_TAG;
    case CUE_RESOURCE_METRICS:
      return CUE_TYPE_METRIC;
    case CUE_RESOURCE_TOOLS:
      return CUE_TYPE_TOOL;
    default:
      g_return_val_if_reached (G_TYPE_INVALID);
    }
}

static void
replace_unknown (CueResourceObject *self,
                 CueResourceObject *source)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  JsonObjectIter            iter;
  const char               *name;
  JsonNode                 *node;

  if (self == source)
    return;

  g_clear_pointer (&priv->unknown, json_object_unref);
  priv->unknown = json_object_new ();
  json_object_iter_init_ordered (&iter, PRIVATE (source)->unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (priv->unknown, name, json_node_ref (node));
}

void
cue_resource_object_assign (CueResourceObject *self,
                            CueResourceObject *source)
{
  guint n_fields;

  g_return_if_fail (CUE_IS_RESOURCE_OBJECT (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (source));

  if (self == source)
    return;

  cue_resource_object_get_fields (self, &n_fields);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n_fields; i++)
    store_from (self, i, source);
  replace_unknown (self, source);
  g_object_thaw_notify (G_OBJECT (self));
}

gpointer
cue_resource_object_copy (CueResourceObject *self)
{
  CueResourceObject *copy;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  cue_resource_object_assign (copy, self);

  return copy;
}

void
cue_resource_object_complete (CueResourceObject *self,
                              CueResourceObject *other)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  JsonObjectIter            iter;
  const char               *name;
  JsonNode                 *node;
  guint                     n_fields;

  g_return_if_fail (CUE_IS_RESOURCE_OBJECT (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other));

  cue_resource_object_get_fields (self, &n_fields);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n_fields; i++)
    {
      if (!G_IS_VALUE (&priv->values[i]) && priv->raw[i] == NULL)
        store_from (self, i, other);
    }

  json_object_iter_init_ordered (&iter, PRIVATE (other)->unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!json_object_has_member (priv->unknown, name))
        json_object_set_member (priv->unknown, name, json_node_ref (node));
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
equal_but_for_space (const CueField *field,
                     const GValue   *a,
                     const GValue   *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (field->type != CUE_FIELD_STRING)
    return cue_field_equal (field, a, b);

  left = g_strdup (G_IS_VALUE (a) ? g_value_get_string (a) : "");
  right = g_strdup (G_IS_VALUE (b) ? g_value_get_string (b) : "");

  return g_str_equal (g_strstrip (left), g_strstrip (right));
}

/* Whether the value of @self is an edit that must survive: it is neither what editing began with nor what came. */
static gboolean
is_edit (const CueField *field,
         const GValue   *mine,
         const GValue   *base,
         const GValue   *theirs)
{
  if (field->flags & CUE_FIELD_READ_ONLY || equal_but_for_space (field, mine, theirs))
    return FALSE;

  return !cue_field_equal (field, mine, base);
}

void
cue_resource_object_merge (CueResourceObject *self,
                           CueResourceObject *base,
                           CueResourceObject *theirs)
{
  const GValue    nothing = G_VALUE_INIT;
  guint           n_fields;
  const CueField *fields = cue_resource_object_get_fields (self, &n_fields);

  g_return_if_fail (CUE_IS_RESOURCE_OBJECT (self));
  g_return_if_fail (base == NULL || G_OBJECT_TYPE (self) == G_OBJECT_TYPE (base));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (theirs));

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n_fields; i++)
    {
      const GValue *before = base != NULL ? &PRIVATE (base)->values[i] : &nothing;

      if (!is_edit (&fields[i], &PRIVATE (self)->values[i], before, &PRIVATE (theirs)->values[i]))
        store_from (self, i, theirs);
    }
  replace_unknown (self, theirs);
  g_object_thaw_notify (G_OBJECT (self));
}

const char *
cue_resource_object_get_text (CueResourceObject *self,
                              const char        *property)
{
  const GValue *value;
  int           i;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), "");
  g_return_val_if_fail (property != NULL, "");

  i = find_index (self, property);
  g_return_val_if_fail (i >= 0, "");

  value = &PRIVATE (self)->values[i];
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_get_string (value);

  if (G_VALUE_HOLDS (value, JSON_TYPE_NODE))
    {
      JsonNode *node = g_value_get_boxed (value);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        return json_node_get_string (node);
    }

  return "";
}

void
cue_resource_object_set_text (CueResourceObject *self,
                              const char        *property,
                              const char        *value)
{
  g_return_if_fail (CUE_IS_RESOURCE_OBJECT (self));

  g_object_set (self, property, value, NULL);
}

gint64
cue_resource_object_get_number (CueResourceObject *self,
                                const char        *property)
{
  const GValue *value;
  int           i;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), CUE_UNSET);
  g_return_val_if_fail (property != NULL, CUE_UNSET);

  i = find_index (self, property);
  g_return_val_if_fail (i >= 0, CUE_UNSET);

  value = &PRIVATE (self)->values[i];

  return G_VALUE_HOLDS_INT64 (value) ? g_value_get_int64 (value) : CUE_UNSET;
}

void
cue_resource_object_set_number (CueResourceObject *self,
                                const char        *property,
                                gint64             value)
{
  g_return_if_fail (CUE_IS_RESOURCE_OBJECT (self));

  g_object_set (self, property, value, NULL);
}

JsonNode *
cue_resource_object_get_node (CueResourceObject *self,
                              const char        *property)
{
  const GValue *value;
  int           i;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);
  g_return_val_if_fail (property != NULL, NULL);

  i = find_index (self, property);
  g_return_val_if_fail (i >= 0, NULL);

  value = &PRIVATE (self)->values[i];

  return G_VALUE_HOLDS (value, JSON_TYPE_NODE) ? g_value_get_boxed (value) : NULL;
}

gint64
cue_resource_object_get_id (CueResourceObject *self)
{
  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), CUE_UNSET);

  if (find_property (self, "id") == NULL)
    return CUE_UNSET;

  return cue_resource_object_get_number (self, "id");
}

const char *
cue_resource_object_get_name (CueResourceObject *self)
{
  return cue_resource_object_get_text (self, "name");
}

char *
cue_resource_object_dup_key (CueResourceObject *self)
{
  const char *key;
  gint64      id;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);

  switch (CUE_RESOURCE_OBJECT_GET_CLASS (self)->resource)
    {
    case CUE_RESOURCE_FOLDERS:
      key = cue_resource_object_get_text (self, "path");
      return *key != '\0' ? g_strdup (key) : NULL;

    case CUE_RESOURCE_TAGS:
      key = cue_resource_object_get_name (self);
      return *key != '\0' ? g_strdup (key) : NULL;

    case CUE_RESOURCE_AGENTS:
    case CUE_RESOURCE_PERSONALITIES:
    case CUE_RESOURCE_PROFILES:
    case CUE_RESOURCE_SCENARIOS:
    case CUE_RESOURCE_PROJECTS:
    case CUE_RESOURCE_METRICS:
    case CUE_RESOURCE_TOOLS:
    default:
      id = cue_resource_object_get_id (self);
      return id != CUE_UNSET ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
    }
}
