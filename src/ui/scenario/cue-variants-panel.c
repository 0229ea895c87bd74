/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variants-panel.h"

#include "cue-progress-card.h"
#include "cue-property.h"
#include "cue-variant-card.h"
#include "cue-variant-sorting.h"
#include "cue-widget-dispose.h"

#include <glib/gi18n.h>

/* As many as Compare can lay side by side. */
#define MAX_CHECKED 4

struct _CueVariantsPanel
{
  GtkWidget parent_instance;

  GtkButton  *compare_button;
  GtkLabel   *empty_label;
  GtkListBox *generation_list;
  GtkListBox *variant_list;
  GtkWidget  *sort_button;
  GtkButton  *hidden_button;

  CueGenerationQueue *queue;            /* (owned) (nullable) */
  CueDraft           *draft;            /* (owned) (nullable) */
  GSignalGroup       *scenario_signals; /* (owned) */
  GListStore         *shown;            /* (owned) (element-type CueVariant): as they are listed */
  GHashTable         *checked;          /* (owned) (element-type utf8): a set of the ids that are ticked */
  GSignalGroup       *variant_signals;  /* (owned): of the draft's variants */
  CueVariantSort      sort;
  gboolean            with_hidden;
  guint               n_checked;
};

G_DEFINE_FINAL_TYPE (CueVariantsPanel, cue_variants_panel, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_N_CHECKED = 1,
  PROP_SORT,
  PROP_WITH_HIDDEN,
} CueVariantsPanelProperty;

static GParamSpec *properties[PROP_WITH_HIDDEN + 1];

static void list_variants (CueVariantsPanel *self);

/* (nullable): the card in the @i-th row. */
static CueVariantCard *
get_card (CueVariantsPanel *self,
          int               i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->variant_list, i);

  return row != NULL ? CUE_VARIANT_CARD (gtk_list_box_row_get_child (row)) : NULL;
}

static void
update_compare (CueVariantsPanel *self)
{
  CueVariantCard  *card;
  guint            n_checked = 0;
  g_autofree char *label = NULL;

  for (int i = 0; (card = get_card (self, i)) != NULL; i++)
    n_checked += cue_variant_card_get_checked (card);
  /* translators: %u is the number of variants that are ticked */
  label = n_checked > 0 ? g_strdup_printf (ngettext ("Compare %u", "Compare %u", n_checked), n_checked)
                        : g_strdup (C_ ("button", "Compare"));
  gtk_button_set_label (self->compare_button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->compare_button),
                               n_checked < 2             ? _ ("Tick two to four variants to compare them")
                               : n_checked > MAX_CHECKED ? _ ("At most four can be compared")
                                                         : NULL);
  if (n_checked == self->n_checked)
    return;
  self->n_checked = n_checked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHECKED]);
}

static void
update_in_use (CueVariantsPanel *self)
{
  CueVariantCard *card;
  const char     *text;

  if (self->draft == NULL || self->variant_list == NULL)
    return;
  text = cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (self->draft)), "instructions");
  for (int i = 0; (card = get_card (self, i)) != NULL; i++)
    cue_variant_card_set_in_use (card, g_strcmp0 (cue_variant_get_text (cue_variant_card_get_variant (card)), text) == 0);
}

static void
update_empty (CueVariantsPanel *self)
{
  gboolean empty = get_card (self, 0) == NULL;

  for (int i = 0; empty; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->generation_list, i);

      if (row == NULL)
        break;
      empty = !gtk_widget_get_visible (GTK_WIDGET (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), empty);
}

/* A row may be made anew when it moves; its tick goes with the variant. */
static void
checked_cb (CueVariantsPanel *self,
            GParamSpec       *pspec,
            CueVariantCard   *card)
{
  const char *id = cue_variant_get_id (cue_variant_card_get_variant (card));

  if (cue_variant_card_get_checked (card))
    g_hash_table_add (self->checked, g_strdup (id));
  else
    g_hash_table_remove (self->checked, id);
  update_compare (self);
}

static GtkWidget *
create_variant_row (gpointer item,
                    gpointer user_data)
{
  CueVariantsPanel *self = user_data;
  GtkWidget        *card = cue_variant_card_new (item);
  GtkWidget        *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", card, "activatable", FALSE, "focusable", FALSE, NULL);

  if (g_hash_table_contains (self->checked, cue_variant_get_id (item)))
    cue_variant_card_set_checked (CUE_VARIANT_CARD (card), TRUE);
  g_signal_connect_object (card, "notify::checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* (transfer full) (nullable): the batch of the variant in @row. */
static char *
dup_batch (GtkListBoxRow *row)
{
  char *batch = NULL;

  if (row != NULL)
    g_object_get (cue_variant_card_get_variant (CUE_VARIANT_CARD (gtk_list_box_row_get_child (row))), "batch-id", &batch, NULL);
  return batch;
}

/* What was ordered together is called as it was ordered, as long as that is known. */
static const char *
find_batch_title (CueVariantsPanel *self,
                  const char       *batch)
{
  GListModel *generations = cue_draft_get_generations (self->draft);

  for (guint i = 0; i < g_list_model_get_n_items (generations); i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (generations, i);

      if (g_strcmp0 (cue_generation_get_batch_id (generation), batch) == 0 &&
          cue_generation_get_batch_title (generation) != NULL)
        return cue_generation_get_batch_title (generation);
    }
  return _ ("Ordered together");
}

/* A small heading over each batch; after one, a line says that what follows is no part of it. */
static void
head_row (GtkListBoxRow *row,
          GtkListBoxRow *before,
          gpointer       user_data)
{
  CueVariantsPanel *self = user_data;
  g_autofree char  *batch = dup_batch (row);
  g_autofree char  *batch_before = dup_batch (before);
  GtkWidget        *header = NULL;

  if (self->sort == CUE_VARIANT_SORT_NEWEST && self->draft != NULL && (before == NULL || g_strcmp0 (batch, batch_before) != 0))
    {
      if (batch != NULL)
        {
          header = g_object_new (GTK_TYPE_LABEL, "label", find_batch_title (self, batch), "xalign", 0.0, "wrap", TRUE, NULL);
          gtk_widget_add_css_class (header, "batch-heading");
        }
      else if (before != NULL)
        header = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    }
  gtk_list_box_row_set_header (row, header);
}

static gboolean
is_listed (CueGenerationQueue *queue,
           CueGeneration      *generation)
{
  GListModel *list = G_LIST_MODEL (queue);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueGeneration) item = g_list_model_get_item (list, i);

      if (item == generation)
        return TRUE;
    }
  return FALSE;
}

/* A finished one has become a variant; one that the queue forgot is gone. */
static void
update_generation_row (CueVariantsPanel *self,
                       GtkListBoxRow    *row)
{
  CueGeneration *generation =
    cue_progress_card_get_generation (CUE_PROGRESS_CARD (gtk_list_box_row_get_child (row)));
  gboolean shown = cue_generation_is_active (generation) || (cue_generation_get_state (generation) != CUE_GENERATION_FINISHED && is_listed (self->queue, generation));

  gtk_widget_set_visible (GTK_WIDGET (row), shown);
}

static void
update_generations (CueVariantsPanel *self)
{
  GtkListBoxRow *row;

  if (self->generation_list == NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->generation_list, i)) != NULL; i++)
    update_generation_row (self, row);
  update_empty (self);
}

static GtkWidget *
create_generation_row (gpointer item,
                       gpointer user_data)
{
  CueVariantsPanel *self = user_data;
  GtkWidget        *card = cue_progress_card_new (item, self->queue);
  GtkWidget        *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", card, "activatable", FALSE, "focusable", FALSE, NULL);

  cue_progress_card_set_narrow (CUE_PROGRESS_CARD (card), TRUE);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (update_generations), self, G_CONNECT_SWAPPED);
  update_generation_row (self, GTK_LIST_BOX_ROW (row));
  return row;
}

/* The first two that arrive are ticked, so that comparing is one click. */
static void
tick_newcomers (CueVariantsPanel *self,
                guint             n_added)
{
  CueVariantCard *card;

  for (guint i = 0; i < n_added && self->n_checked < 2 && (card = get_card (self, i)) != NULL; i++)
    cue_variant_card_set_checked (card, TRUE);
}

static void
update_hidden (CueVariantsPanel *self)
{
  guint            n_hidden = self->draft != NULL ? cue_variant_sorting_n_hidden (cue_draft_get_variants (self->draft)) : 0;
  g_autofree char *label = NULL;

  /* translators: %u is the number of hidden variants; the button shows them, or stops to */
  label = g_strdup_printf (ngettext ("Show Hidden (%u)", "Show Hidden (%u)", n_hidden), n_hidden);
  gtk_button_set_label (self->hidden_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hidden_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden_button), n_hidden > 0);
}

/* Those that are hidden or gone are not compared. */
static void
drop_ticks (CueVariantsPanel *self)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->checked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gboolean shown = FALSE;

      for (guint i = 0; !shown && i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
        {
          g_autoptr (CueVariant) variant = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

          shown = g_str_equal (cue_variant_get_id (variant), id);
        }
      if (!shown)
        g_hash_table_iter_remove (&iter);
    }
}

static void
list_variants (CueVariantsPanel *self)
{
  g_autoptr (GPtrArray) wanted = NULL;

  if (self->variant_list == NULL)
    return;
  if (self->draft != NULL)
    wanted = cue_variant_sorting_list (cue_draft_get_variants (self->draft), self->sort, self->with_hidden);
  else
    wanted = g_ptr_array_new ();
  cue_variant_sorting_update (self->shown, wanted);
  gtk_list_box_invalidate_headers (self->variant_list);
  drop_ticks (self);
  update_in_use (self);
  update_compare (self);
  update_generations (self);
  update_hidden (self);
  gtk_widget_set_visible (self->sort_button, self->draft != NULL && g_list_model_get_n_items (cue_draft_get_variants (self->draft)) > 1);
}

/* Lists anew when one is hidden. */
static void
watch_variants (CueVariantsPanel *self,
                CueDraft         *draft,
                gboolean          watch)
{
  GListModel *variants = draft != NULL ? cue_draft_get_variants (draft) : NULL;

  for (guint i = 0; variants != NULL && i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      g_signal_handlers_disconnect_by_func (variant, list_variants, self);
      if (watch)
        g_signal_connect_object (variant, "notify::hidden", G_CALLBACK (list_variants), self, G_CONNECT_SWAPPED);
    }
}

static void
variants_changed_cb (CueVariantsPanel *self,
                     guint             position,
                     guint             n_removed,
                     guint             n_added)
{
  if (self->variant_list == NULL)
    return;
  watch_variants (self, self->draft, TRUE);
  list_variants (self);
  tick_newcomers (self, n_added);
}

static void
hidden_toggled_cb (CueVariantsPanel *self)
{
  g_object_set (self, "with-hidden", gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->hidden_button)), NULL);
}

static int
compare_generations (gconstpointer a,
                     gconstpointer b,
                     gpointer      user_data)
{
  gint64 left = 0;
  gint64 right = 0;

  g_object_get ((GObject *) a, "created", &left, NULL);
  g_object_get ((GObject *) b, "created", &right, NULL);
  return left < right ? 1 : left > right ? -1
                                         : 0;
}

/* (transfer full) */
static GListModel *
sort (GListModel      *model,
      GCompareDataFunc compare)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));

  return G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (model), sorter));
}

static void
cue_variants_panel_dispose (GObject *object)
{
  CueVariantsPanel *self = CUE_VARIANTS_PANEL (object);

  g_clear_object (&self->scenario_signals);
  g_clear_object (&self->variant_signals);
  cue_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_VARIANTS_PANEL);
  g_clear_object (&self->shown);
  g_clear_object (&self->draft);
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (cue_variants_panel_parent_class)->dispose (object);
}

static void
cue_variants_panel_finalize (GObject *object)
{
  g_hash_table_unref (CUE_VARIANTS_PANEL (object)->checked);
  G_OBJECT_CLASS (cue_variants_panel_parent_class)->finalize (object);
}

static void
cue_variants_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CueVariantsPanelProperty) prop_id)
    {
    case PROP_N_CHECKED:
      g_value_set_uint (value, CUE_VARIANTS_PANEL (object)->n_checked);
      break;

    case PROP_SORT:
      g_value_set_enum (value, CUE_VARIANTS_PANEL (object)->sort);
      break;

    case PROP_WITH_HIDDEN:
      g_value_set_boolean (value, CUE_VARIANTS_PANEL (object)->with_hidden);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_variants_panel_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueVariantsPanel *self = CUE_VARIANTS_PANEL (object);

  switch ((CueVariantsPanelProperty) prop_id)
    {
    case PROP_SORT:
      cue_set_enum (self, &self->sort, (CueVariantSort) g_value_get_enum (value), properties[PROP_SORT]);
      list_variants (self);
      break;

    case PROP_WITH_HIDDEN:
      if (!cue_set_boolean (self, &self->with_hidden, g_value_get_boolean (value), properties[PROP_WITH_HIDDEN]))
        break;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->hidden_button), self->with_hidden);
      list_variants (self);
      break;

    case PROP_N_CHECKED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_variants_panel_class_init (CueVariantsPanelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_variants_panel_dispose;
  object_class->finalize = cue_variants_panel_finalize;
  object_class->get_property = cue_variants_panel_get_property;
  object_class->set_property = cue_variants_panel_set_property;

  properties[PROP_N_CHECKED] = g_param_spec_uint ("n-checked", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_SORT] = g_param_spec_enum ("sort", NULL, NULL, CUE_TYPE_VARIANT_SORT, CUE_VARIANT_SORT_NEWEST, CUE_PARAM_READWRITE);
  properties[PROP_WITH_HIDDEN] = g_param_spec_boolean ("with-hidden", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "variantspanel");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-variants-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, compare_button);
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, empty_label);
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, generation_list);
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, variant_list);
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, sort_button);
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, hidden_button);
  gtk_widget_class_bind_template_callback (widget_class, hidden_toggled_cb);
  gtk_widget_class_install_property_action (widget_class, "variants.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "variants.show-hidden", "with-hidden");
}

static void
cue_variants_panel_init (CueVariantsPanel *self)
{
  self->checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shown = g_list_store_new (CUE_TYPE_VARIANT);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->variant_list, G_LIST_MODEL (self->shown), create_variant_row, self, NULL);
  gtk_list_box_set_header_func (self->variant_list, head_row, self, NULL);
  self->scenario_signals = g_signal_group_new (CUE_TYPE_SCENARIO);
  g_signal_group_connect_swapped (self->scenario_signals, "notify::instructions", G_CALLBACK (update_in_use), self);
  self->variant_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->variant_signals, "items-changed", G_CALLBACK (variants_changed_cb), self);
  update_compare (self);
}

void
cue_variants_panel_set_queue (CueVariantsPanel   *self,
                              CueGenerationQueue *queue)
{
  g_return_if_fail (CUE_IS_VARIANTS_PANEL (self));
  g_return_if_fail (CUE_IS_GENERATION_QUEUE (queue));
  g_return_if_fail (self->queue == NULL);

  self->queue = g_object_ref (queue);
  g_signal_connect_object (queue, "items-changed", G_CALLBACK (update_generations), self, G_CONNECT_SWAPPED);
}

void
cue_variants_panel_set_draft (CueVariantsPanel *self,
                              CueDraft         *draft)
{
  GListModel *variants;
  g_autoptr (GListModel) generations = NULL;

  g_return_if_fail (CUE_IS_VARIANTS_PANEL (self));

  if (self->draft == draft)
    return;
  watch_variants (self, self->draft, FALSE);
  g_set_object (&self->draft, draft);
  variants = draft != NULL ? cue_draft_get_variants (draft) : NULL;
  if (draft != NULL)
    generations = sort (cue_draft_get_generations (draft), compare_generations);
  g_hash_table_remove_all (self->checked);
  g_list_store_remove_all (self->shown);
  gtk_list_box_bind_model (self->generation_list, generations, create_generation_row, self, NULL);
  g_signal_group_set_target (self->scenario_signals, draft != NULL ? cue_draft_get_scenario (draft) : NULL);
  g_signal_group_set_target (self->variant_signals, variants);
  g_object_set (self, "with-hidden", FALSE, NULL);
  variants_changed_cb (self, 0, 0, variants != NULL ? g_list_model_get_n_items (variants) : 0);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return cue_variant_get_number (*(CueVariant **) a) - cue_variant_get_number (*(CueVariant **) b);
}

GPtrArray *
cue_variants_panel_list_checked (CueVariantsPanel *self)
{
  GPtrArray      *checked = g_ptr_array_new_with_free_func (g_object_unref);
  CueVariantCard *card;

  g_return_val_if_fail (CUE_IS_VARIANTS_PANEL (self), checked);

  for (int i = 0; (card = get_card (self, i)) != NULL; i++)
    {
      if (cue_variant_card_get_checked (card))
        g_ptr_array_add (checked, g_object_ref (cue_variant_card_get_variant (card)));
    }
  g_ptr_array_sort (checked, compare_numbers);
  return checked;
}

guint
cue_variants_panel_get_n_checked (CueVariantsPanel *self)
{
  g_return_val_if_fail (CUE_IS_VARIANTS_PANEL (self), 0);
  return self->n_checked;
}

GtkWidget *
cue_variants_panel_find_card (CueVariantsPanel *self,
                              CueVariant       *variant)
{
  CueVariantCard *card;

  g_return_val_if_fail (CUE_IS_VARIANTS_PANEL (self), NULL);

  for (int i = 0; (card = get_card (self, i)) != NULL; i++)
    {
      if (cue_variant_card_get_variant (card) == variant)
        return GTK_WIDGET (card);
    }
  return NULL;
}
