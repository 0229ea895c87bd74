/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conflict-field.h"

#include <glib/gi18n.h>

#include "cue-property.h"

typedef enum
{
  SIDE_MINE,
  SIDE_THEIRS,
  SIDE_BASE,
} Side;

#define N_SIDES 3

struct _CueConflictField
{
  GObject parent_instance;

  const CueField   *field; /* static */
  int               position;
  GValue            values[N_SIDES]; /* unset where there is nothing */
  CueConflictKind   kind;
  CueConflictChoice choice;
  char             *own_text; /* (owned) (nullable) */
};

G_DEFINE_ENUM_TYPE (CueConflictChoice, cue_conflict_choice,
  G_DEFINE_ENUM_VALUE (CUE_CHOICE_NONE, "none"),
  G_DEFINE_ENUM_VALUE (CUE_CHOICE_MINE, "mine"),
  G_DEFINE_ENUM_VALUE (CUE_CHOICE_THEIRS, "theirs"),
  G_DEFINE_ENUM_VALUE (CUE_CHOICE_BASE, "base"),
  G_DEFINE_ENUM_VALUE (CUE_CHOICE_OWN, "own"))

G_DEFINE_FINAL_TYPE (CueConflictField, cue_conflict_field, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROPERTY = 1,
  PROP_CHOICE,
  PROP_OWN_TEXT,
} CueConflictFieldProperty;

static GParamSpec *properties[PROP_OWN_TEXT + 1];

/* The property's value, unset where it holds nothing. */
static void
read_value (CueScenario    *scenario,
            const CueField *field,
            GValue         *value)
{
  gboolean is_nothing = FALSE;

  g_value_init (value, cue_field_get_value_type (field));
  g_object_get_property (G_OBJECT (scenario), field->property, value);
  if (G_VALUE_HOLDS_STRING (value))
    is_nothing = g_value_get_string (value) == NULL;
  else if (G_VALUE_HOLDS_INT64 (value))
    is_nothing = g_value_get_int64 (value) == CUE_UNSET;
  else if (G_VALUE_HOLDS_BOXED (value))
    is_nothing = g_value_get_boxed (value) == NULL;
  if (is_nothing)
    g_value_unset (value);
}

/* Services trim texts: white space around one is no change. */
static gboolean
is_same (const CueField *field,
         const GValue   *a,
         const GValue   *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (field->type != CUE_FIELD_STRING)
    return cue_field_equal (field, a, b);

  left = G_IS_VALUE (a) ? g_value_dup_string (a) : g_strdup ("");
  right = G_IS_VALUE (b) ? g_value_dup_string (b) : g_strdup ("");

  return g_str_equal (g_strstrip (left), g_strstrip (right));
}

/* FALSE where nobody changed anything. */
static gboolean
find_kind (CueConflictField *self)
{
  gboolean here = !is_same (self->field, &self->values[SIDE_MINE], &self->values[SIDE_BASE]);
  gboolean there = !is_same (self->field, &self->values[SIDE_THEIRS], &self->values[SIDE_BASE]);

  if (!here && !there)
    return FALSE;

  if (!there)
    self->kind = CUE_CHANGED_HERE;
  else if (!here)
    self->kind = CUE_CHANGED_THERE;
  else if (is_same (self->field, &self->values[SIDE_MINE], &self->values[SIDE_THEIRS]))
    self->kind = CUE_CHANGED_ALIKE;
  else
    self->kind = CUE_CHANGED_BY_BOTH;

  return TRUE;
}

/* (transfer full): @node in words, without anything of its notation. */
static char *
describe_node (JsonNode *node)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (parts, describe_node (json_array_get_element (array, i)));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char    *name = NULL;
      JsonNode      *member = NULL;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          g_autofree char *text = describe_node (member);

          g_ptr_array_add (parts, g_strdup_printf ("%s: %s", name, text));
        }
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    {
      return g_strdup ("");
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      return json_node_dup_string (node);
    }
  else
    {
      return json_to_string (node, FALSE);
    }

  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("\n", (char **) parts->pdata);
}

/* (transfer full) */
static char *
describe_word (const char *property,
               const char *word)
{
  if (g_str_equal (property, "kind"))
    {
      CueKind kind = cue_kind_from_word (word);

      return g_strdup (kind != CUE_KIND_UNKNOWN ? cue_kind_get_label (kind) : word);
    }
  if (g_str_equal (property, "language"))
    return g_strdup (cue_language_get_name (word));

  return g_strdup (word);
}

/* (transfer full) */
static char *
describe (const CueField *field,
          const GValue   *value)
{
  if (!G_IS_VALUE (value))
    return g_strdup ("");

  switch (field->type)
    {
    case CUE_FIELD_STRING:
      return describe_word (field->property, g_value_get_string (value));
    case CUE_FIELD_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (value));
    case CUE_FIELD_BOOL:
      return g_strdup (g_value_get_boolean (value) ? C_ ("value", "Yes") : C_ ("value", "No"));
    case CUE_FIELD_STRINGS:
      return g_strjoinv ("\n", g_value_get_boxed (value));
    case CUE_FIELD_ANY:
    default:
      return describe_node (g_value_get_boxed (value));
    }
}

static void
cue_conflict_field_finalize (GObject *object)
{
  CueConflictField *self = CUE_CONFLICT_FIELD (object);

  for (guint i = 0; i < N_SIDES; i++)
    if (G_IS_VALUE (&self->values[i]))
      g_value_unset (&self->values[i]);
  g_free (self->own_text);

  G_OBJECT_CLASS (cue_conflict_field_parent_class)->finalize (object);
}

static void
cue_conflict_field_get_property_value (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  CueConflictField *self = CUE_CONFLICT_FIELD (object);

  switch ((CueConflictFieldProperty) prop_id)
    {
    case PROP_PROPERTY:
      g_value_set_string (value, self->field->property);
      break;
    case PROP_CHOICE:
      g_value_set_enum (value, self->choice);
      break;
    case PROP_OWN_TEXT:
      g_value_set_string (value, self->own_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_conflict_field_set_property_value (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  CueConflictField *self = CUE_CONFLICT_FIELD (object);

  switch (prop_id)
    {
    case PROP_CHOICE:
      cue_conflict_field_set_choice (self, g_value_get_enum (value));
      break;
    case PROP_OWN_TEXT:
      cue_conflict_field_set_own_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_conflict_field_class_init (CueConflictFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_conflict_field_finalize;
  object_class->get_property = cue_conflict_field_get_property_value;
  object_class->set_property = cue_conflict_field_set_property_value;

  properties[PROP_PROPERTY] = g_param_spec_string ("property", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_CHOICE] = g_param_spec_enum ("choice", NULL, NULL, CUE_TYPE_CONFLICT_CHOICE, CUE_CHOICE_NONE,
                                               CUE_PARAM_READWRITE);
  properties[PROP_OWN_TEXT] = g_param_spec_string ("own-text", NULL, NULL, NULL, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_conflict_field_init (CueConflictField *self)
{
}

CueConflictField *
cue_conflict_field_new (const CueField *field,
                        int             position,
                        CueScenario    *mine,
                        CueScenario    *base,
                        CueScenario    *theirs)
{
  g_autoptr (CueConflictField) self = g_object_new (CUE_TYPE_CONFLICT_FIELD, NULL);

  self->field = field;
  self->position = position;
  read_value (mine, field, &self->values[SIDE_MINE]);
  read_value (theirs, field, &self->values[SIDE_THEIRS]);
  read_value (base, field, &self->values[SIDE_BASE]);
  if (!find_kind (self))
    return NULL;

  if (self->kind == CUE_CHANGED_THERE)
    self->choice = CUE_CHOICE_THEIRS;
  else if (self->kind != CUE_CHANGED_BY_BOTH)
    self->choice = CUE_CHOICE_MINE;

  return g_steal_pointer (&self);
}

int
cue_conflict_field_get_position (CueConflictField *self)
{
  return self->position;
}

void
cue_conflict_field_take_choice (CueConflictField *self,
                                CueConflictField *before)
{
  if (self->kind != before->kind)
    return;

  self->choice = before->choice;
  g_free (self->own_text);
  self->own_text = g_strdup (before->own_text);
}

void
cue_conflict_field_apply (CueConflictField *self,
                          CueScenario      *scenario)
{
  const GValue *value = NULL;
  g_auto (GValue) nothing = G_VALUE_INIT;

  switch (self->choice)
    {
    case CUE_CHOICE_THEIRS:
      value = &self->values[SIDE_THEIRS];
      break;
    case CUE_CHOICE_BASE:
      value = &self->values[SIDE_BASE];
      break;
    case CUE_CHOICE_OWN:
      cue_resource_object_set_text (CUE_RESOURCE_OBJECT (scenario), self->field->property, self->own_text);
      return;
    case CUE_CHOICE_NONE:
    case CUE_CHOICE_MINE:
    default:
      return;
    }

  if (!G_IS_VALUE (value))
    {
      g_value_init (&nothing, cue_field_get_value_type (self->field));
      g_param_value_set_default (g_object_class_find_property (G_OBJECT_GET_CLASS (scenario), self->field->property),
                                 &nothing);
      value = &nothing;
    }
  g_object_set_property (G_OBJECT (scenario), self->field->property, value);
}

const char *
cue_conflict_field_get_property (CueConflictField *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (self), NULL);

  return self->field->property;
}

CueConflictKind
cue_conflict_field_get_kind (CueConflictField *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (self), CUE_CHANGED_BY_BOTH);

  return self->kind;
}

CueConflictChoice
cue_conflict_field_get_choice (CueConflictField *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (self), CUE_CHOICE_NONE);

  return self->choice;
}

void
cue_conflict_field_set_choice (CueConflictField *self,
                               CueConflictChoice choice)
{
  g_return_if_fail (CUE_IS_CONFLICT_FIELD (self));
  g_return_if_fail (choice != CUE_CHOICE_OWN || cue_conflict_field_is_text (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (choice == CUE_CHOICE_OWN && self->own_text == NULL)
    {
      g_autofree char *text = cue_conflict_field_dup_text (self, CUE_CHOICE_MINE);

      cue_set_string (self, &self->own_text, text, properties[PROP_OWN_TEXT]);
    }
  cue_set_enum (self, &self->choice, choice, properties[PROP_CHOICE]);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
cue_conflict_field_is_text (CueConflictField *self)
{
  static const char *const texts[] = { "name", "instructions", "expected-outcome", "first-message",
                                       "simulation-description", NULL };

  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (self), FALSE);

  if (!g_strv_contains (texts, self->field->property))
    return FALSE;

  /* A structured test is text only on its way. */
  for (guint i = 0; i < N_SIDES; i++)
    if (G_VALUE_HOLDS_STRING (&self->values[i]) &&
        cue_scenario_text_is_structured (g_value_get_string (&self->values[i])))
      return FALSE;

  return TRUE;
}

/* (nullable): static part of self. */
static const GValue *
get_side (CueConflictField *self,
          CueConflictChoice side)
{
  switch (side)
    {
    case CUE_CHOICE_MINE:
      return &self->values[SIDE_MINE];
    case CUE_CHOICE_THEIRS:
      return &self->values[SIDE_THEIRS];
    case CUE_CHOICE_BASE:
      return &self->values[SIDE_BASE];
    case CUE_CHOICE_NONE:
    case CUE_CHOICE_OWN:
    default:
      return NULL;
    }
}

char *
cue_conflict_field_dup_text (CueConflictField *self,
                             CueConflictChoice side)
{
  const GValue *value = NULL;

  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (self), NULL);

  if (side == CUE_CHOICE_OWN)
    return g_strdup (self->own_text != NULL ? self->own_text : "");

  value = get_side (self, side);

  return value != NULL ? describe (self->field, value) : g_strdup ("");
}

gint64
cue_conflict_field_get_number (CueConflictField *self,
                               CueConflictChoice side)
{
  const GValue *value = NULL;

  g_return_val_if_fail (CUE_IS_CONFLICT_FIELD (self), CUE_UNSET);

  value = get_side (self, side);

  return value != NULL && G_VALUE_HOLDS_INT64 (value) ? g_value_get_int64 (value) : CUE_UNSET;
}

void
cue_conflict_field_set_own_text (CueConflictField *self,
                                 const char       *text)
{
  g_return_if_fail (CUE_IS_CONFLICT_FIELD (self));
  g_return_if_fail (cue_conflict_field_is_text (self));

  g_object_freeze_notify (G_OBJECT (self));
  cue_set_string (self, &self->own_text, text, properties[PROP_OWN_TEXT]);
  if (text != NULL)
    cue_set_enum (self, &self->choice, CUE_CHOICE_OWN, properties[PROP_CHOICE]);
  g_object_thaw_notify (G_OBJECT (self));
}
