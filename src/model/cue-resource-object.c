/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-resource-object.h"

#include "cue-agent.h"
#include "cue-folder.h"
#include "cue-json.h"
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

/* The class's property "id" is the first one where it has ids. */
static void
note_id (CueResourceObject *self)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  guint                     n_fields;
  const CueField           *fields = cue_resource_object_get_fields (self, &n_fields);
  CueContent                content = cue_values_get (priv->values, 0);
  gboolean                  has_id = fields[0].type == CUE_FIELD_INT && g_str_equal (fields[0].property, "id");

  priv->id = has_id && content.state == CUE_STATE_VALUE ? content.slot.number : CUE_UNSET;
}

/* Puts @values (transfer full) in place of what is there, and notifies what then says something else. */
static void
take_values (CueResourceObject *self,
             CueValues         *values)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  guint                     n_fields;
  const CueField           *fields = cue_resource_object_get_fields (self, &n_fields);
  g_autoptr (CueValues) before = g_steal_pointer (&priv->values);

  priv->values = values;
  if (before == values)
    return;

  note_id (self);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n_fields; i++)
    {
      if (!cue_content_equal (&fields[i], cue_values_get (before, i), cue_values_get (values, i)))
        g_object_notify_by_pspec (G_OBJECT (self), find_property (self, fields[i].property));
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* Stores and notifies if the value says something else than before. */
static void
store (CueResourceObject *self,
       guint              i,
       CueContent         content)
{
  CueResourceObjectPrivate *priv = PRIVATE (self);
  guint                     n_fields;
  const CueField           *fields = cue_resource_object_get_fields (self, &n_fields);

  if (cue_content_equal (&fields[i], cue_values_get (priv->values, i), content))
    return;

  priv->values = cue_values_own (priv->values);
  cue_values_set (priv->values, i, content, NULL);
  if (i == 0)
    note_id (self);
  g_object_notify_by_pspec (G_OBJECT (self), find_property (self, fields[i].property));
}

/* A text typed by a person is made safe to send, but one that only comes back from a form as it was is left alone. */
static void
store_text (CueResourceObject *self,
            guint              i,
            const char        *text)
{
  CueContent       content = cue_values_get (PRIVATE (self)->values, i);
  g_autofree char *clean = NULL;

  if (content.state == CUE_STATE_VALUE && g_strcmp0 (content.slot.text, text) == 0)
    return;

  clean = text != NULL ? cue_text_clean (text, -1) : NULL;
  store (self, i, (CueContent){ clean != NULL ? CUE_STATE_VALUE : CUE_STATE_ABSENT, { .text = clean } });
}

static void
store_node (CueResourceObject *self,
            guint              i,
            JsonNode          *node)
{
  g_autofree char *text = NULL;
  CueContent       content = { 0 };

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      text = json_node_dup_string (node);
      content.state = CUE_STATE_TEXT;
    }
  else if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    {
      text = cue_resource_node_to_text (node);
      content.state = CUE_STATE_VALUE;
    }

  content.slot.text = text;
  store (self, i, content);
}

static void
cue_resource_object_finalize (GObject *object)
{
  CueResourceObject *self = CUE_RESOURCE_OBJECT (object);

  g_clear_pointer (&PRIVATE (self)->values, cue_values_unref);

  G_OBJECT_CLASS (cue_resource_object_parent_class)->finalize (object);
}

static void
cue_resource_object_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CueResourceObject *self = CUE_RESOURCE_OBJECT (object);
  CueContent         content = cue_values_get (PRIVATE (self)->values, prop_id - 1);
  guint              n_fields;
  const CueField    *field = &cue_resource_object_get_fields (self, &n_fields)[prop_id - 1];

  if (content.state < CUE_STATE_VALUE)
    {
      g_param_value_set_default (pspec, value);
      return;
    }

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      g_value_set_string (value, content.slot.text);
      break;
    case CUE_FIELD_INT:
      g_value_set_int64 (value, content.slot.number);
      break;
    case CUE_FIELD_BOOL:
      g_value_set_boolean (value, (gboolean) content.slot.number);
      break;
    case CUE_FIELD_STRINGS:
      g_value_set_boxed (value, content.slot.texts);
      break;
    case CUE_FIELD_ANY:
    default:
      g_value_take_boxed (value, cue_content_to_node (field, content));
      json_node_seal (g_value_get_boxed (value));
      break;
    }
}

static void
cue_resource_object_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CueResourceObject *self = CUE_RESOURCE_OBJECT (object);
  CueContent         content = { 0 };
  guint              n_fields;
  const CueField    *field = &cue_resource_object_get_fields (self, &n_fields)[prop_id - 1];

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      store_text (self, prop_id - 1, g_value_get_string (value));
      return;

    case CUE_FIELD_ANY:
      store_node (self, prop_id - 1, g_value_get_boxed (value));
      return;

    case CUE_FIELD_INT:
      content.slot.number = g_value_get_int64 (value);
      content.state = content.slot.number != CUE_UNSET ? CUE_STATE_VALUE : CUE_STATE_ABSENT;
      break;

    case CUE_FIELD_STRINGS:
      content.slot.texts = g_value_get_boxed (value);
      content.state = content.slot.texts != NULL ? CUE_STATE_VALUE : CUE_STATE_ABSENT;
      break;

    case CUE_FIELD_BOOL:
    default:
      content.slot.number = g_value_get_boolean (value);
      content.state = CUE_STATE_VALUE;
      break;
    }

  store (self, prop_id - 1, content);
}

/* Here and not in the instance's init, where the class, hence the number of fields, is not known yet. Properties that
 * are not construct properties are set after this. All that are new share one block of nothing. */
static void
cue_resource_object_constructed (GObject *object)
{
  CueResourceObject *self = CUE_RESOURCE_OBJECT (object);

  G_OBJECT_CLASS (cue_resource_object_parent_class)->constructed (object);

  PRIVATE (self)->values = cue_values_ref (CUE_RESOURCE_OBJECT_GET_CLASS (self)->nothing);
  note_id (self);
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
  klass->nothing = cue_values_new (fields, n_fields);
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

gpointer
cue_resource_object_new_take (CueResource resource,
                              CueValues  *values)
{
  CueResourceObject        *self = g_object_new (cue_resource_get_object_type (resource), NULL);
  CueResourceObjectPrivate *priv = PRIVATE (self);

  cue_values_unref (priv->values);
  priv->values = values;
  note_id (self);

  return self;
}

void
cue_resource_object_assign (CueResourceObject *self,
                            CueResourceObject *source)
{
  g_return_if_fail (CUE_IS_RESOURCE_OBJECT (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (source));

  if (self != source)
    take_values (self, cue_values_ref (PRIVATE (source)->values));
}

gpointer
cue_resource_object_copy (CueResourceObject *self)
{
  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);

  return cue_resource_object_new_take (CUE_RESOURCE_OBJECT_GET_CLASS (self)->resource,
                                       cue_values_ref (PRIVATE (self)->values));
}

/* (transfer full): @values (transfer full) with the members of @others that are not there yet. */
static CueValues *
complete_unknown (CueValues  *values,
                  const char *others)
{
  const char *mine = cue_values_get_unknown (values);
  g_autoptr (JsonNode) left = NULL;
  g_autoptr (JsonNode) right = NULL;
  g_autofree char *text = NULL;
  JsonObjectIter   iter;
  const char      *name;
  JsonNode        *node;

  if (others == NULL || g_strcmp0 (mine, others) == 0)
    return values;

  left = mine != NULL ? cue_json_parse (mine, -1, NULL) : NULL;
  right = cue_json_parse (others, -1, NULL);
  values = cue_values_own (values);
  if (left == NULL || right == NULL)
    {
      cue_values_set_unknown (values, others);
      return values;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (right));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!json_object_has_member (json_node_get_object (left), name))
        json_object_set_member (json_node_get_object (left), name, json_node_ref (node));
    }
  text = cue_json_to_text (left);
  cue_values_set_unknown (values, text);

  return values;
}

static gboolean
is_mentioned (CueValues *values,
              guint      i)
{
  return cue_values_get (values, i).state != CUE_STATE_ABSENT || cue_values_get_raw (values, i) != NULL;
}

void
cue_resource_object_complete (CueResourceObject *self,
                              CueResourceObject *other)
{
  CueValues *theirs;
  CueValues *values;
  guint      n_fields;

  g_return_if_fail (CUE_IS_RESOURCE_OBJECT (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other));

  theirs = PRIVATE (other)->values;
  if (theirs == PRIVATE (self)->values)
    return;

  cue_resource_object_get_fields (self, &n_fields);
  /* Shared on as long as nothing is missing, which is usual. */
  values = cue_values_ref (PRIVATE (self)->values);
  for (guint i = 0; i < n_fields; i++)
    {
      if (is_mentioned (values, i) || !is_mentioned (theirs, i))
        continue;

      values = cue_values_own (values);
      cue_values_set (values, i, cue_values_get (theirs, i), cue_values_get_raw (theirs, i));
    }
  take_values (self, complete_unknown (values, cue_values_get_unknown (theirs)));
}

gboolean
cue_resource_object_is_same (CueResourceObject *self,
                             CueResourceObject *other)
{
  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), FALSE);
  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (other), FALSE);

  return cue_values_is_same (PRIVATE (self)->values, PRIVATE (other)->values);
}

static gboolean
equal_but_for_space (const CueField *field,
                     CueContent      a,
                     CueContent      b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (field->type != CUE_FIELD_STRING || cue_content_equal (field, a, b))
    return cue_content_equal (field, a, b);

  left = g_strdup (a.state == CUE_STATE_VALUE ? a.slot.text : "");
  right = g_strdup (b.state == CUE_STATE_VALUE ? b.slot.text : "");

  return g_str_equal (g_strstrip (left), g_strstrip (right));
}

/* Whether the value of @self is an edit that must survive: it is neither what editing began with nor what came. */
static gboolean
is_edit (const CueField *field,
         CueContent      mine,
         CueContent      base,
         CueContent      theirs)
{
  if (field->flags & CUE_FIELD_READ_ONLY || equal_but_for_space (field, mine, theirs))
    return FALSE;

  return !cue_content_equal (field, mine, base);
}

void
cue_resource_object_merge (CueResourceObject *self,
                           CueResourceObject *base,
                           CueResourceObject *theirs)
{
  const CueContent nothing = { 0 };
  guint            n_fields;
  const CueField  *fields = cue_resource_object_get_fields (self, &n_fields);
  CueValues       *mine = PRIVATE (self)->values;
  CueValues       *values;

  g_return_if_fail (CUE_IS_RESOURCE_OBJECT (self));
  g_return_if_fail (base == NULL || G_OBJECT_TYPE (self) == G_OBJECT_TYPE (base));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (theirs));

  /* Shared with @theirs unless there is an edit. */
  values = cue_values_ref (PRIVATE (theirs)->values);
  for (guint i = 0; mine != values && i < n_fields; i++)
    {
      CueContent content = cue_values_get (mine, i);
      CueContent before = base != NULL ? cue_values_get (PRIVATE (base)->values, i) : nothing;

      if (is_edit (&fields[i], content, before, cue_values_get (PRIVATE (theirs)->values, i)))
        {
          values = cue_values_own (values);
          cue_values_set (values, i, content, cue_values_get_raw (mine, i));
        }
    }
  take_values (self, values);
}

/* What the property holds; nothing where the class has no such property, which is the caller's mistake. */
static CueContent
get_content (CueResourceObject *self,
             const char        *property,
             const CueField   **field)
{
  const CueContent nothing = { 0 };
  GParamSpec      *pspec = find_property (self, property);
  guint            n_fields;

  if (pspec == NULL || !g_type_is_a (pspec->owner_type, CUE_TYPE_RESOURCE_OBJECT))
    {
      g_critical ("%s has no property “%s”", G_OBJECT_TYPE_NAME (self), property);
      return nothing;
    }

  *field = &cue_resource_object_get_fields (self, &n_fields)[pspec->param_id - 1];

  return cue_values_get (PRIVATE (self)->values, pspec->param_id - 1);
}

const char *
cue_resource_object_get_text (CueResourceObject *self,
                              const char        *property)
{
  const CueField *field = NULL;
  CueContent      content;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), "");
  g_return_val_if_fail (property != NULL, "");

  content = get_content (self, property, &field);
  if (content.state == CUE_STATE_TEXT || (content.state == CUE_STATE_VALUE && field->type == CUE_FIELD_STRING))
    return content.slot.text;

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
  const CueField *field = NULL;
  CueContent      content;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), CUE_UNSET);
  g_return_val_if_fail (property != NULL, CUE_UNSET);

  content = get_content (self, property, &field);

  return content.state == CUE_STATE_VALUE && field->type == CUE_FIELD_INT ? content.slot.number : CUE_UNSET;
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
cue_resource_object_dup_node (CueResourceObject *self,
                              const char        *property)
{
  const CueField *field = NULL;
  CueContent      content;

  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), NULL);
  g_return_val_if_fail (property != NULL, NULL);

  content = get_content (self, property, &field);
  if (content.state < CUE_STATE_VALUE)
    return NULL;

  return cue_content_to_node (field, content);
}

gint64
cue_resource_object_get_id (CueResourceObject *self)
{
  g_return_val_if_fail (CUE_IS_RESOURCE_OBJECT (self), CUE_UNSET);

  return PRIVATE (self)->id;
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
