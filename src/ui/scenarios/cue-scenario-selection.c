/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-scenario-selection.h"

#include "cue-property.h"

struct _CueScenarioSelection
{
  GObject parent_instance;

  GListModel *model;  /* (owned) */
  GHashTable *chosen; /* (owned) (element-type CueDraft): a set */
  gboolean    keeping;
  guint       lead;    /* the row that was chosen last by itself */
  guint       n_noted; /* the number that was said last */
};

static void cue_scenario_selection_list_model_init (GListModelInterface *iface);
static void cue_scenario_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueScenarioSelection, cue_scenario_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_scenario_selection_list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, cue_scenario_selection_selection_model_init))

typedef enum
{
  PROP_KEEPING = 1,
  PROP_N_CHOSEN,
} CueScenarioSelectionProperty;

static GParamSpec *properties[PROP_N_CHOSEN + 1];

/* Rows that are shown look again; the others cost nothing. */
static void
note_change (CueScenarioSelection *self)
{
  guint n_items = g_list_model_get_n_items (self->model);

  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items);
  if (self->n_noted == g_hash_table_size (self->chosen))
    return;
  self->n_noted = g_hash_table_size (self->chosen);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

static GType
cue_scenario_selection_get_item_type (GListModel *model)
{
  return CUE_TYPE_DRAFT;
}

static guint
cue_scenario_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (CUE_SCENARIO_SELECTION (model)->model);
}

static gpointer
cue_scenario_selection_get_item (GListModel *model,
                                 guint       position)
{
  return g_list_model_get_item (CUE_SCENARIO_SELECTION (model)->model, position);
}

static gboolean
cue_scenario_selection_is_selected (GtkSelectionModel *model,
                                    guint              position)
{
  CueScenarioSelection *self = CUE_SCENARIO_SELECTION (model);
  g_autoptr (CueDraft) draft = g_list_model_get_item (self->model, position);

  return draft != NULL && g_hash_table_contains (self->chosen, draft);
}

static GtkBitset *
cue_scenario_selection_get_selection_in_range (GtkSelectionModel *model,
                                               guint              position,
                                               guint              n_items)
{
  CueScenarioSelection *self = CUE_SCENARIO_SELECTION (model);
  GtkBitset            *selected = gtk_bitset_new_empty ();
  guint                 n_rows = g_list_model_get_n_items (self->model);
  guint                 end = position < n_rows ? position + MIN (n_items, n_rows - position) : position;

  for (guint i = position; i < end && g_hash_table_size (self->chosen) > 0; i++)
    {
      if (cue_scenario_selection_is_selected (model, i))
        gtk_bitset_add (selected, i);
    }

  return selected;
}

static void
set_chosen (CueScenarioSelection *self,
            guint                 position,
            gboolean              chosen)
{
  g_autoptr (CueDraft) draft = g_list_model_get_item (self->model, position);

  if (draft == NULL)
    return;

  if (chosen)
    g_hash_table_add (self->chosen, g_steal_pointer (&draft));
  else
    g_hash_table_remove (self->chosen, draft);
}

static gboolean
cue_scenario_selection_select_range (GtkSelectionModel *model,
                                     guint              position,
                                     guint              n_items,
                                     gboolean           unselect_rest)
{
  CueScenarioSelection *self = CUE_SCENARIO_SELECTION (model);
  guint                 n_rows = g_list_model_get_n_items (self->model);

  if (unselect_rest && !self->keeping)
    g_hash_table_remove_all (self->chosen);
  self->lead = n_items == 1 ? position : GTK_INVALID_LIST_POSITION;
  for (guint i = position; i < n_rows && i - position < n_items; i++)
    set_chosen (self, i, TRUE);
  note_change (self);

  return TRUE;
}

/* Going over the rows with the arrow keys asks for the row alone: while several are being chosen, that chooses nothing. */
static gboolean
cue_scenario_selection_select_item (GtkSelectionModel *model,
                                    guint              position,
                                    gboolean           unselect_rest)
{
  if (unselect_rest && CUE_SCENARIO_SELECTION (model)->keeping)
    return FALSE;

  return cue_scenario_selection_select_range (model, position, 1, unselect_rest);
}

static gboolean
cue_scenario_selection_unselect_range (GtkSelectionModel *model,
                                       guint              position,
                                       guint              n_items)
{
  CueScenarioSelection *self = CUE_SCENARIO_SELECTION (model);
  guint                 n_rows = g_list_model_get_n_items (self->model);

  for (guint i = position; i < n_rows && i - position < n_items; i++)
    set_chosen (self, i, FALSE);
  note_change (self);

  return TRUE;
}

static gboolean
cue_scenario_selection_unselect_item (GtkSelectionModel *model,
                                      guint              position)
{
  return cue_scenario_selection_unselect_range (model, position, 1);
}

static gboolean
cue_scenario_selection_select_all (GtkSelectionModel *model)
{
  return cue_scenario_selection_select_range (model, 0, G_MAXUINT, FALSE);
}

static gboolean
cue_scenario_selection_unselect_all (GtkSelectionModel *model)
{
  cue_scenario_selection_choose_only (CUE_SCENARIO_SELECTION (model), NULL);

  return TRUE;
}

static gboolean
cue_scenario_selection_set_selection (GtkSelectionModel *model,
                                      GtkBitset         *selected,
                                      GtkBitset         *mask)
{
  CueScenarioSelection *self = CUE_SCENARIO_SELECTION (model);
  GtkBitsetIter         iter;
  guint                 position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, mask, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    set_chosen (self, position, gtk_bitset_contains (selected, position));
  note_change (self);

  return TRUE;
}

static void
cue_scenario_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_scenario_selection_get_item_type;
  iface->get_n_items = cue_scenario_selection_get_n_items;
  iface->get_item = cue_scenario_selection_get_item;
}

static void
cue_scenario_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = cue_scenario_selection_is_selected;
  iface->get_selection_in_range = cue_scenario_selection_get_selection_in_range;
  iface->select_item = cue_scenario_selection_select_item;
  iface->unselect_item = cue_scenario_selection_unselect_item;
  iface->select_range = cue_scenario_selection_select_range;
  iface->unselect_range = cue_scenario_selection_unselect_range;
  iface->select_all = cue_scenario_selection_select_all;
  iface->unselect_all = cue_scenario_selection_unselect_all;
  iface->set_selection = cue_scenario_selection_set_selection;
}

static void
items_changed_cb (CueScenarioSelection *self,
                  guint                 position,
                  guint                 n_removed,
                  guint                 n_added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
cue_scenario_selection_finalize (GObject *object)
{
  CueScenarioSelection *self = CUE_SCENARIO_SELECTION (object);

  g_object_unref (self->model);
  g_hash_table_unref (self->chosen);

  G_OBJECT_CLASS (cue_scenario_selection_parent_class)->finalize (object);
}

static void
cue_scenario_selection_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CueScenarioSelection *self = CUE_SCENARIO_SELECTION (object);

  switch ((CueScenarioSelectionProperty) prop_id)
    {
    case PROP_KEEPING:
      g_value_set_boolean (value, self->keeping);
      break;
    case PROP_N_CHOSEN:
      g_value_set_uint (value, cue_scenario_selection_get_n_chosen (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_selection_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch ((CueScenarioSelectionProperty) prop_id)
    {
    case PROP_KEEPING:
      cue_scenario_selection_set_keeping (CUE_SCENARIO_SELECTION (object), g_value_get_boolean (value));
      break;
    case PROP_N_CHOSEN:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_scenario_selection_class_init (CueScenarioSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_scenario_selection_finalize;
  object_class->get_property = cue_scenario_selection_get_property;
  object_class->set_property = cue_scenario_selection_set_property;

  properties[PROP_KEEPING] = g_param_spec_boolean ("keeping", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  properties[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_scenario_selection_init (CueScenarioSelection *self)
{
  self->lead = GTK_INVALID_LIST_POSITION;
  self->chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

CueScenarioSelection *
cue_scenario_selection_new (GListModel *model)
{
  CueScenarioSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (CUE_TYPE_SCENARIO_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
cue_scenario_selection_get_keeping (CueScenarioSelection *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_SELECTION (self), FALSE);

  return self->keeping;
}

void
cue_scenario_selection_set_keeping (CueScenarioSelection *self,
                                    gboolean              keeping)
{
  g_return_if_fail (CUE_IS_SCENARIO_SELECTION (self));

  cue_set_boolean (self, &self->keeping, keeping, properties[PROP_KEEPING]);
}

guint
cue_scenario_selection_get_n_chosen (CueScenarioSelection *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_SELECTION (self), 0);

  return g_hash_table_size (self->chosen);
}

gboolean
cue_scenario_selection_has (CueScenarioSelection *self,
                            CueDraft             *draft)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_SELECTION (self), FALSE);

  return draft != NULL && g_hash_table_contains (self->chosen, draft);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate (cue_draft_get_title (*(CueDraft *const *) a), cue_draft_get_title (*(CueDraft *const *) b));
}

GPtrArray *
cue_scenario_selection_list_chosen (CueScenarioSelection *self)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) hidden = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       draft;

  g_return_val_if_fail (CUE_IS_SCENARIO_SELECTION (self), drafts);

  for (guint i = 0; i < g_list_model_get_n_items (self->model) && drafts->len < g_hash_table_size (self->chosen); i++)
    {
      g_autoptr (CueDraft) row = g_list_model_get_item (self->model, i);

      if (!g_hash_table_contains (self->chosen, row))
        continue;
      g_hash_table_add (shown, row);
      g_ptr_array_add (drafts, g_steal_pointer (&row));
    }

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &draft, NULL))
    {
      if (!g_hash_table_contains (shown, draft))
        g_ptr_array_add (hidden, g_object_ref (draft));
    }
  g_ptr_array_sort (hidden, compare_titles);
  g_ptr_array_extend_and_steal (drafts, g_steal_pointer (&hidden));

  return drafts;
}

void
cue_scenario_selection_choose_only (CueScenarioSelection *self,
                                    CueDraft             *draft)
{
  g_return_if_fail (CUE_IS_SCENARIO_SELECTION (self));
  g_return_if_fail (draft == NULL || CUE_IS_DRAFT (draft));

  if (g_hash_table_size (self->chosen) == (draft != NULL ? 1 : 0) && (draft == NULL || cue_scenario_selection_has (self, draft)))
    return;

  g_hash_table_remove_all (self->chosen);
  if (draft != NULL)
    g_hash_table_add (self->chosen, g_object_ref (draft));
  note_change (self);
}

void
cue_scenario_selection_toggle (CueScenarioSelection *self,
                               CueDraft             *draft)
{
  g_return_if_fail (CUE_IS_SCENARIO_SELECTION (self));
  g_return_if_fail (CUE_IS_DRAFT (draft));

  if (!g_hash_table_remove (self->chosen, draft))
    g_hash_table_add (self->chosen, g_object_ref (draft));
  note_change (self);
}

guint
cue_scenario_selection_get_lead (CueScenarioSelection *self)
{
  g_return_val_if_fail (CUE_IS_SCENARIO_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->lead;
}

void
cue_scenario_selection_forget (CueScenarioSelection *self,
                               CueDraft             *draft)
{
  g_return_if_fail (CUE_IS_SCENARIO_SELECTION (self));

  if (g_hash_table_remove (self->chosen, draft))
    note_change (self);
}
