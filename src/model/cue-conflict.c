/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conflict-private.h"

#include "cue-conflict-field.h"
#include "cue-property.h"

struct _CueConflict
{
  GObject parent_instance;

  CueScenario *mine;   /* (owned) */
  CueScenario *base;   /* (owned) */
  CueScenario *theirs; /* (owned) */
  GPtrArray   *fields; /* (owned) (element-type CueConflictField) */
  guint        n_undecided;
};

static void cue_conflict_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueConflict, cue_conflict, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_conflict_list_model_init))

typedef enum
{
  PROP_N_UNDECIDED = 1,
  PROP_THEIRS_CHANGED,
} CueConflictProperty;

static GParamSpec *properties[PROP_THEIRS_CHANGED + 1];

static void
count_undecided (CueConflict *self)
{
  guint n = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      CueConflictField *field = g_ptr_array_index (self->fields, i);

      n += cue_conflict_field_get_kind (field) == CUE_CHANGED_BY_BOTH &&
           cue_conflict_field_get_choice (field) == CUE_CHOICE_NONE;
    }
  if (self->n_undecided == n)
    return;
  self->n_undecided = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNDECIDED]);
}

/* (transfer none) (nullable) */
static CueConflictField *
find_field (GPtrArray  *fields,
            const char *property)
{
  for (guint i = 0; i < fields->len; i++)
    {
      CueConflictField *field = g_ptr_array_index (fields, i);

      if (g_str_equal (cue_conflict_field_get_property (field), property))
        return field;
    }
  return NULL;
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  CueConflictField *first = *(CueConflictField **) a;
  CueConflictField *second = *(CueConflictField **) b;
  gboolean          is_first = cue_conflict_field_get_kind (first) == CUE_CHANGED_BY_BOTH;
  gboolean          is_second = cue_conflict_field_get_kind (second) == CUE_CHANGED_BY_BOTH;

  return is_first != is_second ? (is_first ? -1 : 1)
                               : cue_conflict_field_get_position (first) - cue_conflict_field_get_position (second);
}

/* (transfer full) (element-type CueConflictField): the fields in which the three are not all the same. */
static GPtrArray *
find_changes (CueScenario *mine,
              CueScenario *base,
              CueScenario *theirs)
{
  GPtrArray      *changes = g_ptr_array_new_with_free_func (g_object_unref);
  guint           n_fields = 0;
  const CueField *fields = cue_resource_get_fields (CUE_RESOURCE_SCENARIOS, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      CueConflictField *change = NULL;

      if (fields[i].flags & CUE_FIELD_READ_ONLY)
        continue;
      change = cue_conflict_field_new (&fields[i], (int) i, mine, base, theirs);
      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  g_ptr_array_sort (changes, compare_fields);

  return changes;
}

static gboolean
has_real_conflict (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (cue_conflict_field_get_kind (g_ptr_array_index (fields, i)) == CUE_CHANGED_BY_BOTH)
      return TRUE;
  return FALSE;
}

/* Takes @fields. */
static void
set_fields (CueConflict *self,
            GPtrArray   *fields)
{
  g_autoptr (GPtrArray) old = self->fields;

  self->fields = fields;
  for (guint i = 0; i < fields->len; i++)
    {
      CueConflictField *field = g_ptr_array_index (fields, i);
      CueConflictField *known = old != NULL ? find_field (old, cue_conflict_field_get_property (field)) : NULL;

      if (known != NULL)
        cue_conflict_field_take_choice (field, known);
      g_signal_connect_object (field, "notify::choice", G_CALLBACK (count_undecided), self, G_CONNECT_SWAPPED);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old != NULL ? old->len : 0, fields->len);
  count_undecided (self);
}

static GType
cue_conflict_get_item_type (GListModel *model)
{
  return CUE_TYPE_CONFLICT_FIELD;
}

static guint
cue_conflict_get_n_items (GListModel *model)
{
  return CUE_CONFLICT (model)->fields->len;
}

static gpointer
cue_conflict_get_item (GListModel *model,
                       guint       position)
{
  CueConflict *self = CUE_CONFLICT (model);

  return position < self->fields->len ? g_object_ref (g_ptr_array_index (self->fields, position)) : NULL;
}

static void
cue_conflict_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_conflict_get_item_type;
  iface->get_n_items = cue_conflict_get_n_items;
  iface->get_item = cue_conflict_get_item;
}

static void
cue_conflict_finalize (GObject *object)
{
  CueConflict *self = CUE_CONFLICT (object);

  g_clear_object (&self->mine);
  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_conflict_parent_class)->finalize (object);
}

static void
cue_conflict_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CueConflict *self = CUE_CONFLICT (object);
  const char  *changed = NULL;

  switch ((CueConflictProperty) prop_id)
    {
    case PROP_N_UNDECIDED:
      g_value_set_uint (value, self->n_undecided);
      break;
    case PROP_THEIRS_CHANGED:
      changed = cue_resource_object_get_text (CUE_RESOURCE_OBJECT (self->theirs), "updated-at");
      g_value_set_string (value, *changed != '\0' ? changed : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_conflict_class_init (CueConflictClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_conflict_finalize;
  object_class->get_property = cue_conflict_get_property;

  properties[PROP_N_UNDECIDED] =
    g_param_spec_uint ("n-undecided", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_THEIRS_CHANGED] = g_param_spec_string ("theirs-changed", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_conflict_init (CueConflict *self)
{
}

CueConflict *
cue_conflict_new (CueScenario *mine,
                  CueScenario *base,
                  CueScenario *theirs)
{
  g_autoptr (CueScenario) whole = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  CueConflict *self = NULL;

  g_return_val_if_fail (CUE_IS_SCENARIO (mine), NULL);
  g_return_val_if_fail (CUE_IS_SCENARIO (base), NULL);
  g_return_val_if_fail (CUE_IS_SCENARIO (theirs), NULL);

  /* What the service did not mention has not changed. */
  whole = cue_resource_object_copy (CUE_RESOURCE_OBJECT (theirs));
  cue_resource_object_complete (CUE_RESOURCE_OBJECT (whole), CUE_RESOURCE_OBJECT (base));
  fields = find_changes (mine, base, whole);
  if (!has_real_conflict (fields))
    return NULL;

  self = g_object_new (CUE_TYPE_CONFLICT, NULL);
  self->mine = cue_resource_object_copy (CUE_RESOURCE_OBJECT (mine));
  self->base = cue_resource_object_copy (CUE_RESOURCE_OBJECT (base));
  self->theirs = g_steal_pointer (&whole);
  set_fields (self, g_steal_pointer (&fields));

  return self;
}

gboolean
cue_conflict_update (CueConflict *self,
                     CueScenario *mine)
{
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (CUE_IS_CONFLICT (self), FALSE);
  g_return_val_if_fail (CUE_IS_SCENARIO (mine), FALSE);

  fields = find_changes (mine, self->base, self->theirs);
  if (!has_real_conflict (fields))
    return FALSE;

  g_object_unref (self->mine);
  self->mine = cue_resource_object_copy (CUE_RESOURCE_OBJECT (mine));
  set_fields (self, g_steal_pointer (&fields));

  return TRUE;
}

guint
cue_conflict_get_n_undecided (CueConflict *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT (self), 0);

  return self->n_undecided;
}

void
cue_conflict_choose_all (CueConflict      *self,
                         CueConflictChoice choice)
{
  g_return_if_fail (CUE_IS_CONFLICT (self));

  for (guint i = 0; i < self->fields->len; i++)
    {
      CueConflictField *field = g_ptr_array_index (self->fields, i);

      if (cue_conflict_field_get_kind (field) == CUE_CHANGED_BY_BOTH)
        cue_conflict_field_set_choice (field, choice);
    }
}

CueScenario *
cue_conflict_get_theirs (CueConflict *self)
{
  g_return_val_if_fail (CUE_IS_CONFLICT (self), NULL);

  return self->theirs;
}

CueScenario *
cue_conflict_settle (CueConflict *self)
{
  CueScenario *settled = NULL;

  g_return_val_if_fail (CUE_IS_CONFLICT (self), NULL);

  settled = cue_resource_object_copy (CUE_RESOURCE_OBJECT (self->mine));
  for (guint i = 0; i < self->fields->len; i++)
    cue_conflict_field_apply (g_ptr_array_index (self->fields, i), settled);

  return settled;
}
