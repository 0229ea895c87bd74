/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variants-panel.h"

#include "cue-progress-card.h"
#include "cue-property.h"
#include "cue-variant-card.h"
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

  CueGenerationQueue *queue;            /* (owned) (nullable) */
  CueDraft           *draft;            /* (owned) (nullable) */
  GSignalGroup       *scenario_signals; /* (owned) */
  GListModel         *variants;         /* (owned) (nullable): the draft's, newest first */
  GSignalGroup       *variant_signals;  /* (owned): of that list */
  guint               n_checked;
};

G_DEFINE_FINAL_TYPE (CueVariantsPanel, cue_variants_panel, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_N_CHECKED = 1,
} CueVariantsPanelProperty;

static GParamSpec *properties[PROP_N_CHECKED + 1];

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

static GtkWidget *
create_variant_row (gpointer item,
                    gpointer user_data)
{
  CueVariantsPanel *self = user_data;
  GtkWidget        *card = cue_variant_card_new (item);
  GtkWidget        *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", card, "activatable", FALSE, "focusable", FALSE, NULL);

  g_signal_connect_object (card, "notify::checked", G_CALLBACK (update_compare), self, G_CONNECT_SWAPPED);
  return row;
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
variants_changed_cb (CueVariantsPanel *self,
                     guint             position,
                     guint             n_removed,
                     guint             n_added)
{
  if (self->variant_list == NULL)
    return;
  tick_newcomers (self, n_added);
  update_in_use (self);
  update_compare (self);
  update_generations (self);
}

/* Newest first: variants by their number, generations by when they were ordered. */
static int
compare_variants (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return cue_variant_get_number ((CueVariant *) b) - cue_variant_get_number ((CueVariant *) a);
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
  g_clear_object (&self->variants);
  g_clear_object (&self->draft);
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (cue_variants_panel_parent_class)->dispose (object);
}

static void
cue_variants_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((CueVariantsPanelProperty) prop_id)
    {
    case PROP_N_CHECKED:
      g_value_set_uint (value, CUE_VARIANTS_PANEL (object)->n_checked);
      break;

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
  object_class->get_property = cue_variants_panel_get_property;

  properties[PROP_N_CHECKED] = g_param_spec_uint ("n-checked", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "variantspanel");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/scenario/cue-variants-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, compare_button);
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, empty_label);
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, generation_list);
  gtk_widget_class_bind_template_child (widget_class, CueVariantsPanel, variant_list);
}

static void
cue_variants_panel_init (CueVariantsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  g_autoptr (GListModel) variants = NULL;
  g_autoptr (GListModel) generations = NULL;

  g_return_if_fail (CUE_IS_VARIANTS_PANEL (self));

  if (!g_set_object (&self->draft, draft))
    return;
  if (draft != NULL)
    {
      variants = sort (cue_draft_get_variants (draft), compare_variants);
      generations = sort (cue_draft_get_generations (draft), compare_generations);
    }
  gtk_list_box_bind_model (self->variant_list, variants, create_variant_row, self, NULL);
  gtk_list_box_bind_model (self->generation_list, generations, create_generation_row, self, NULL);
  g_signal_group_set_target (self->scenario_signals, draft != NULL ? cue_draft_get_scenario (draft) : NULL);
  g_signal_group_set_target (self->variant_signals, variants);
  g_set_object (&self->variants, variants);
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
