/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-stability-page.h"

#include "cue-property.h"
#include "cue-stability-row.h"
#include "cue-text.h"
#include "cue-widget-dispose.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Waiting is shown late. */
#define SPINNER_DELAY_MS 300

struct _CueStabilityPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *window_title;
  GtkStack       *stack;
  GtkLabel       *summary_label;
  GtkListView    *view;
  AdwStatusPage  *empty_page;

  CueStability       *map;         /* (owned) (nullable) */
  GtkFilter          *step_filter; /* (owned) */
  GtkFilterListModel *steps;       /* (owned) */
  GPtrArray          *titles;      /* (owned) (element-type utf8) NULL-terminated */
  char               *filter;      /* (owned) */
  GCancellable       *cancellable; /* (owned) */
  guint               spinner;     /* source id */
  gboolean            busy;
};

G_DEFINE_FINAL_TYPE (CueStabilityPage, cue_stability_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_FILTER = 1,
  PROP_BUSY,
} CueStabilityPageProperty;

static GParamSpec *properties[PROP_BUSY + 1];

typedef enum
{
  SIGNAL_CLOSED,
} CueStabilityPageSignal;

static guint signals[SIGNAL_CLOSED + 1];

static gboolean
fits (gpointer item,
      gpointer user_data)
{
  CueStabilityPage *self = user_data;
  CueStabilityShare share = cue_stability_step_get_share (item);

  if (g_str_equal (self->filter, "all"))
    return share == CUE_STABILITY_ALL;
  if (g_str_equal (self->filter, "some"))
    return share == CUE_STABILITY_SOME;
  if (g_str_equal (self->filter, "one"))
    return share == CUE_STABILITY_ONE;
  return TRUE;
}

static void
set_filter (CueStabilityPage *self,
            const char       *filter)
{
  if (cue_set_string (self, &self->filter, filter, properties[PROP_FILTER]))
    gtk_filter_changed (self->step_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
bind_cb (CueStabilityPage *self,
         GtkListItem      *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, cue_stability_row_new (gtk_list_item_get_item (item),
                                                        (const char *const *) self->titles->pdata));
}

static void
unbind_cb (CueStabilityPage *self,
           GtkListItem      *item)
{
  gtk_list_item_set_child (item, NULL);
}

static guint
count_contradictions (CueStability *map)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (map)); i++)
    {
      g_autoptr (CueStabilityStep) step = g_list_model_get_item (G_LIST_MODEL (map), i);

      count += cue_stability_step_get_contradictions (step)->len;
    }
  return count;
}

static void
show_counts (CueStabilityPage *self)
{
  guint            n_contradictions = count_contradictions (self->map);
  g_autofree char *counts = NULL;
  g_autofree char *contradictions = NULL;
  g_autofree char *summary = NULL;

  /* translators: numbers of steps: in all variants, in some of them, in one alone */
  counts = g_strdup_printf (_ ("In all: %u. In some: %u. In one alone: %u."),
                            cue_stability_count (self->map, CUE_STABILITY_ALL),
                            cue_stability_count (self->map, CUE_STABILITY_SOME),
                            cue_stability_count (self->map, CUE_STABILITY_ONE));
  if (n_contradictions > 0)
    contradictions = g_strdup_printf (ngettext ("%u contradiction.", "%u contradictions.", n_contradictions),
                                      n_contradictions);
  else
    contradictions = g_strdup (_ ("No contradictions."));
  summary = g_strdup_printf ("%s %s", counts, contradictions);
  gtk_label_set_label (self->summary_label, summary);
}

static void
end_waiting (CueStabilityPage *self)
{
  g_clear_handle_id (&self->spinner, g_source_remove);
  cue_set_boolean (self, &self->busy, FALSE, properties[PROP_BUSY]);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CueStabilityPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueStability) map = cue_stability_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  end_waiting (self);
  if (map == NULL)
    {
      adw_status_page_set_description (self->empty_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  g_set_object (&self->map, map);
  gtk_filter_list_model_set_model (self->steps, G_LIST_MODEL (map));
  show_counts (self);
  gtk_stack_set_visible_child_name (self->stack, "map");
}

static void
spinner_cb (gpointer user_data)
{
  CueStabilityPage *self = user_data;

  self->spinner = 0;
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_cancellable_cancel (CUE_STABILITY_PAGE (widget)->cancellable);
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

static void
cue_stability_page_dispose (GObject *object)
{
  CueStabilityPage *self = CUE_STABILITY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  cue_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_STABILITY_PAGE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->steps);
  g_clear_object (&self->step_filter);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (cue_stability_page_parent_class)->dispose (object);
}

static void
cue_stability_page_finalize (GObject *object)
{
  CueStabilityPage *self = CUE_STABILITY_PAGE (object);

  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->filter, g_free);

  G_OBJECT_CLASS (cue_stability_page_parent_class)->finalize (object);
}

static void
cue_stability_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CueStabilityPage *self = CUE_STABILITY_PAGE (object);

  switch ((CueStabilityPageProperty) prop_id)
    {
    case PROP_FILTER:
      g_value_set_string (value, self->filter);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_stability_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch ((CueStabilityPageProperty) prop_id)
    {
    case PROP_FILTER:
      set_filter (CUE_STABILITY_PAGE (object), g_value_get_string (value));
      break;
    case PROP_BUSY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_stability_page_class_init (CueStabilityPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_stability_page_dispose;
  object_class->finalize = cue_stability_page_finalize;
  object_class->get_property = cue_stability_page_get_property;
  object_class->set_property = cue_stability_page_set_property;

  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "every", CUE_PARAM_READWRITE);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", CUE_TYPE_STABILITY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/stability/cue-stability-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueStabilityPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CueStabilityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueStabilityPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, CueStabilityPage, view);
  gtk_widget_class_bind_template_child (widget_class, CueStabilityPage, empty_page);
  gtk_widget_class_install_action (widget_class, "stability.close", NULL, close_action);
  gtk_widget_class_install_property_action (widget_class, "stability.filter", "filter");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "stability.close", NULL);
}

static void
cue_stability_page_init (CueStabilityPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection     *selection;

  self->filter = g_strdup ("every");
  self->cancellable = g_cancellable_new ();
  self->titles = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->step_filter = GTK_FILTER (gtk_custom_filter_new (fits, self, NULL));
  self->steps = gtk_filter_list_model_new (NULL, g_object_ref (self->step_filter));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->steps)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/* (transfer full) (element-type CueVariant): what is laid beside each other, by number. */
static GPtrArray *
list_variants (CueDraft *draft)
{
  GListModel *variants = cue_draft_get_variants (draft);
  GPtrArray  *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      if (!cue_variant_get_hidden (variant) && !cue_text_is_blank (cue_variant_get_text (variant)))
        g_ptr_array_add (found, g_steal_pointer (&variant));
    }
  if (found->len > CUE_STABILITY_MAX_TEXTS)
    g_ptr_array_remove_range (found, 0, found->len - CUE_STABILITY_MAX_TEXTS);
  return found;
}

void
cue_stability_page_set_draft (CueStabilityPage *self,
                              CueDraft         *draft)
{
  g_autoptr (GPtrArray) variants = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;

  g_return_if_fail (CUE_IS_STABILITY_PAGE (self));
  g_return_if_fail (CUE_IS_DRAFT (draft));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_filter_list_model_set_model (self->steps, NULL);
  g_clear_object (&self->map);
  end_waiting (self);

  variants = list_variants (draft);
  g_ptr_array_set_size (self->titles, 0);
  for (guint i = 0; i < variants->len; i++)
    {
      g_ptr_array_add (texts, (gpointer) cue_variant_get_text (g_ptr_array_index (variants, i)));
      g_ptr_array_add (self->titles, g_strdup (cue_variant_get_title (g_ptr_array_index (variants, i))));
    }
  g_ptr_array_add (self->titles, NULL);
  /* translators: the name of a scenario, and how many variants of its instructions are looked at */
  subtitle = g_strdup_printf (ngettext ("%s · %u variant", "%s · %u variants", variants->len), cue_draft_get_title (draft),
                              variants->len);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  if (variants->len < 2)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "blank");
  self->spinner = g_timeout_add_once (SPINNER_DELAY_MS, spinner_cb, self);
  cue_set_boolean (self, &self->busy, TRUE, properties[PROP_BUSY]);
  cue_stability_new_async ((const char *const *) texts->pdata, (const char *const *) self->titles->pdata, texts->len,
                           self->cancellable, made_cb, g_object_ref (self));
}

CueStability *
cue_stability_page_get_map (CueStabilityPage *self)
{
  g_return_val_if_fail (CUE_IS_STABILITY_PAGE (self), NULL);

  return self->map;
}

GListModel *
cue_stability_page_get_steps (CueStabilityPage *self)
{
  g_return_val_if_fail (CUE_IS_STABILITY_PAGE (self), NULL);

  return G_LIST_MODEL (self->steps);
}
