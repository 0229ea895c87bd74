/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-choice.h"

#include "cue-property.h"

struct _CueChoice
{
  GObject parent_instance;

  char *value; /* (owned) (not nullable) */
  char *label; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (CueChoice, cue_choice, G_TYPE_OBJECT)

typedef enum
{
  PROP_VALUE = 1,
  PROP_LABEL,
} CueChoiceProperty;

static GParamSpec *properties[PROP_LABEL + 1];

static void
cue_choice_finalize (GObject *object)
{
  CueChoice *self = CUE_CHOICE (object);

  g_free (self->value);
  g_free (self->label);
  G_OBJECT_CLASS (cue_choice_parent_class)->finalize (object);
}

static void
cue_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CueChoice *self = CUE_CHOICE (object);

  switch ((CueChoiceProperty) prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_choice_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueChoice *self = CUE_CHOICE (object);

  switch ((CueChoiceProperty) prop_id)
    {
    case PROP_VALUE:
      self->value = g_value_dup_string (value);
      break;

    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_choice_class_init (CueChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_choice_finalize;
  object_class->get_property = cue_choice_get_property;
  object_class->set_property = cue_choice_set_property;

  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, "", CUE_PARAM_CONSTRUCT);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", CUE_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_choice_init (CueChoice *self)
{
}

CueChoice *
cue_choice_new (const char *value,
                const char *label)
{
  g_return_val_if_fail (value != NULL && label != NULL, NULL);
  return g_object_new (CUE_TYPE_CHOICE, "value", value, "label", label, NULL);
}

const char *
cue_choice_get_value (CueChoice *self)
{
  g_return_val_if_fail (CUE_IS_CHOICE (self), NULL);
  return self->value;
}

const char *
cue_choice_get_label (CueChoice *self)
{
  g_return_val_if_fail (CUE_IS_CHOICE (self), NULL);
  return self->label;
}

int
cue_choice_compare (gconstpointer a,
                    gconstpointer b)
{
  const CueChoice *left = *(CueChoice *const *) a;
  const CueChoice *right = *(CueChoice *const *) b;

  return g_utf8_collate (left->label, right->label);
}
