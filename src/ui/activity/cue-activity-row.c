/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-activity-row.h"

#include "cue-property.h"

struct _CueActivityRow
{
  GObject parent_instance;

  GObject        *object; /* (owned) (nullable) */
  char           *text;   /* (owned) (nullable) */
  CueActivityKind kind;
  gboolean        member;
  gboolean        first;
  gboolean        last;
  gboolean        expanded;
};

G_DEFINE_ENUM_TYPE (CueActivityKind, cue_activity_kind,
                    G_DEFINE_ENUM_VALUE (CUE_ACTIVITY_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (CUE_ACTIVITY_SAVE, "save"),
                    G_DEFINE_ENUM_VALUE (CUE_ACTIVITY_BATCH, "batch"),
                    G_DEFINE_ENUM_VALUE (CUE_ACTIVITY_GENERATION, "generation"))
G_DEFINE_FINAL_TYPE (CueActivityRow, cue_activity_row, G_TYPE_OBJECT)

typedef enum
{
  PROP_KIND = 1,
  PROP_OBJECT,
  PROP_TEXT,
  PROP_MEMBER,
  PROP_FIRST,
  PROP_LAST,
  PROP_EXPANDED,
} CueActivityRowProperty;

static GParamSpec *properties[PROP_EXPANDED + 1];

static void
cue_activity_row_finalize (GObject *object)
{
  CueActivityRow *self = CUE_ACTIVITY_ROW (object);

  g_clear_object (&self->object);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (cue_activity_row_parent_class)->finalize (object);
}

static void
cue_activity_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueActivityRow *self = CUE_ACTIVITY_ROW (object);

  switch ((CueActivityRowProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_OBJECT:
      g_value_set_object (value, self->object);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_MEMBER:
      g_value_set_boolean (value, self->member);
      break;
    case PROP_FIRST:
      g_value_set_boolean (value, self->first);
      break;
    case PROP_LAST:
      g_value_set_boolean (value, self->last);
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_activity_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CueActivityRow *self = CUE_ACTIVITY_ROW (object);

  switch ((CueActivityRowProperty) prop_id)
    {
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    case PROP_OBJECT:
      self->object = g_value_dup_object (value);
      break;
    case PROP_TEXT:
      self->text = g_value_dup_string (value);
      break;
    case PROP_MEMBER:
      self->member = g_value_get_boolean (value);
      break;
    case PROP_FIRST:
      cue_set_boolean (self, &self->first, g_value_get_boolean (value), pspec);
      break;
    case PROP_LAST:
      cue_set_boolean (self, &self->last, g_value_get_boolean (value), pspec);
      break;
    case PROP_EXPANDED:
      cue_set_boolean (self, &self->expanded, g_value_get_boolean (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_activity_row_class_init (CueActivityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_activity_row_finalize;
  object_class->get_property = cue_activity_row_get_property;
  object_class->set_property = cue_activity_row_set_property;

  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, CUE_TYPE_ACTIVITY_KIND, CUE_ACTIVITY_DAY, CUE_PARAM_CONSTRUCT);
  properties[PROP_OBJECT] = g_param_spec_object ("object", NULL, NULL, G_TYPE_OBJECT, CUE_PARAM_CONSTRUCT);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, CUE_PARAM_CONSTRUCT);
  properties[PROP_MEMBER] = g_param_spec_boolean ("member", NULL, NULL, FALSE, CUE_PARAM_CONSTRUCT);
  properties[PROP_FIRST] = g_param_spec_boolean ("first", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_LAST] = g_param_spec_boolean ("last", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_activity_row_init (CueActivityRow *self)
{
}

CueActivityRow *
cue_activity_row_new (CueActivityKind kind,
                      gpointer        object,
                      const char     *text,
                      gboolean        member)
{
  return g_object_new (CUE_TYPE_ACTIVITY_ROW, "kind", kind, "object", object, "text", text, "member", member, NULL);
}

CueActivityKind
cue_activity_row_get_kind (CueActivityRow *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROW (self), CUE_ACTIVITY_DAY);

  return self->kind;
}

gpointer
cue_activity_row_get_object (CueActivityRow *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROW (self), NULL);

  return self->object;
}

const char *
cue_activity_row_get_text (CueActivityRow *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROW (self), NULL);

  return self->text;
}

gboolean
cue_activity_row_get_member (CueActivityRow *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROW (self), FALSE);

  return self->member;
}

void
cue_activity_row_set_place (CueActivityRow *self,
                            gboolean        first,
                            gboolean        last)
{
  g_return_if_fail (CUE_IS_ACTIVITY_ROW (self));

  cue_set_boolean (self, &self->first, first, properties[PROP_FIRST]);
  cue_set_boolean (self, &self->last, last, properties[PROP_LAST]);
}

gboolean
cue_activity_row_get_first (CueActivityRow *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROW (self), FALSE);

  return self->first;
}

gboolean
cue_activity_row_get_last (CueActivityRow *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROW (self), FALSE);

  return self->last;
}

void
cue_activity_row_set_expanded (CueActivityRow *self,
                               gboolean        expanded)
{
  g_return_if_fail (CUE_IS_ACTIVITY_ROW (self));

  cue_set_boolean (self, &self->expanded, expanded, properties[PROP_EXPANDED]);
}

gboolean
cue_activity_row_get_expanded (CueActivityRow *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_ROW (self), FALSE);

  return self->expanded;
}
