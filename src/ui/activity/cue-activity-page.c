/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-activity-page.h"

#include "cue-progress-card.h"
#include "cue-property.h"
#include "cue-save-card.h"

#include <glib/gi18n.h>

/* Lists longer than this are gone through in slices between frames. */
#define INCREMENTAL_FROM 2000

struct _CueActivityPage
{
  AdwBin parent_instance;

  AdwHeaderBar   *header;
  AdwWindowTitle *window_title;
  GtkStack       *stack;
  GtkListView    *view;

  CueGenerationQueue *queue;       /* (owned) */
  CueLibrary         *library;     /* (owned) (nullable) */
  GtkFilter          *save_filter; /* (owned) (nullable) */
  GtkFilterListModel *saves;       /* (owned) (nullable): drafts on their way to the service */
  GListModel         *rows;        /* (owned): those, and the queue, newest first */
};

G_DEFINE_FINAL_TYPE (CueActivityPage, cue_activity_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_QUEUE = 1,
  PROP_LIBRARY,
} CueActivityPageProperty;

static GParamSpec *properties[PROP_LIBRARY + 1];

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b,
                      gpointer      user_data)
{
  gint64 created_a = 0;
  gint64 created_b = 0;

  g_object_get ((gpointer) a, "created", &created_a, NULL);
  g_object_get ((gpointer) b, "created", &created_b, NULL);

  return gtk_ordering_from_cmpfunc ((created_a < created_b) - (created_a > created_b));
}

static void
show_state (CueActivityPage *self)
{
  guint            n_rows = g_list_model_get_n_items (self->rows);
  guint            n_active = cue_generation_queue_get_n_active (self->queue);
  guint            n_waiting = 0;
  guint            n_waiting_saves = self->library != NULL ? cue_library_get_n_waiting (self->library) : 0;
  guint            n_saves = self->saves != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->saves)) : 0;
  g_autofree char *text = NULL;

  g_object_get (self->queue, "n-waiting", &n_waiting, NULL);
  if (n_active > n_waiting)
    text = g_strdup_printf (ngettext ("%u running", "%u running", n_active - n_waiting), n_active - n_waiting);
  else if (n_waiting + n_waiting_saves > 0)
    text = g_strdup_printf (ngettext ("%u waiting", "%u waiting", n_waiting + n_waiting_saves), n_waiting + n_waiting_saves);
  else if (n_saves > 0)
    /* translators: below “Activity”: how many scenarios wait for the tester to decide something */
    text = g_strdup_printf (ngettext ("%u needs you", "%u need you", n_saves), n_saves);

  adw_window_title_set_subtitle (self->window_title, text != NULL ? text : "");
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "rows" : "empty");
}

static gboolean
is_on_its_way (gpointer item,
               gpointer user_data)
{
  return cue_save_card_is_for (item);
}

/* Drafts do not say it of themselves when they begin to wait, or stop: the library does. */
static void
look_for_saves (CueActivityPage *self)
{
  gtk_filter_changed (self->save_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
drafts_changed_cb (CueActivityPage *self)
{
  gtk_filter_list_model_set_incremental (self->saves,
                                         g_list_model_get_n_items (cue_library_get_drafts (self->library)) >
                                           INCREMENTAL_FROM);
}

static void
bind_card_cb (CueActivityPage *self,
              GtkListItem     *item)
{
  gpointer row = gtk_list_item_get_item (item);

  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  if (CUE_IS_DRAFT (row))
    {
      g_signal_connect_object (row, "notify::save-state", G_CALLBACK (look_for_saves), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "notify::conflict", G_CALLBACK (look_for_saves), self, G_CONNECT_SWAPPED);
      gtk_list_item_set_child (item, cue_save_card_new (row));
    }
  else
    gtk_list_item_set_child (item, cue_progress_card_new (row, self->queue));
}

static void
unbind_card_cb (CueActivityPage *self,
                GtkListItem     *item)
{
  if (CUE_IS_DRAFT (gtk_list_item_get_item (item)))
    g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), look_for_saves, self);
  gtk_list_item_set_child (item, NULL);
}

/* What waits to be saved comes first: it is the shorter list, and some of it may need somebody. */
static void
build_rows (CueActivityPage *self)
{
  GtkSorter  *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_newest_first, NULL, NULL));
  GListModel *generations = G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->queue)), sorter));
  GListStore *lists;

  if (self->library == NULL)
    {
      self->rows = generations;
      return;
    }

  self->save_filter = GTK_FILTER (gtk_custom_filter_new (is_on_its_way, NULL, NULL));
  self->saves = gtk_filter_list_model_new (g_object_ref (cue_library_get_drafts (self->library)),
                                           g_object_ref (self->save_filter));
  drafts_changed_cb (self);
  lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (lists, self->saves);
  g_list_store_append (lists, generations);
  g_object_unref (generations);
  self->rows = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));

  g_signal_connect_object (self->library, "notify::n-waiting", G_CALLBACK (look_for_saves), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cue_library_get_drafts (self->library), "items-changed",
                           G_CALLBACK (drafts_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cue_activity_page_constructed (GObject *object)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (object);
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  G_OBJECT_CLASS (cue_activity_page_parent_class)->constructed (object);

  build_rows (self);
  selection = gtk_no_selection_new (g_object_ref (self->rows));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_card_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_card_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));

  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "notify::n-active", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "notify::n-waiting", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
}

static void
cue_activity_page_dispose (GObject *object)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_ACTIVITY_PAGE);
  g_clear_object (&self->rows);
  g_clear_object (&self->saves);
  g_clear_object (&self->save_filter);
  g_clear_object (&self->library);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (cue_activity_page_parent_class)->dispose (object);
}

static void
cue_activity_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (object);

  switch ((CueActivityPageProperty) prop_id)
    {
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_activity_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (object);

  switch ((CueActivityPageProperty) prop_id)
    {
    case PROP_QUEUE:
      self->queue = g_value_dup_object (value);
      break;
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_activity_page_class_init (CueActivityPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_activity_page_constructed;
  object_class->dispose = cue_activity_page_dispose;
  object_class->get_property = cue_activity_page_get_property;
  object_class->set_property = cue_activity_page_set_property;

  properties[PROP_QUEUE] = g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-activity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, header);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, view);
}

static void
cue_activity_page_init (CueActivityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_activity_page_new (CueGenerationQueue *queue,
                       CueLibrary         *library)
{
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);
  g_return_val_if_fail (library == NULL || CUE_IS_LIBRARY (library), NULL);

  return g_object_new (CUE_TYPE_ACTIVITY_PAGE, "queue", queue, "library", library, NULL);
}

GListModel *
cue_activity_page_get_rows (CueActivityPage *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_PAGE (self), NULL);

  return self->rows;
}

const char *
cue_activity_page_get_state (CueActivityPage *self)
{
  g_return_val_if_fail (CUE_IS_ACTIVITY_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

void
cue_activity_page_pack_start (CueActivityPage *self,
                              GtkWidget       *child)
{
  g_return_if_fail (CUE_IS_ACTIVITY_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  adw_header_bar_pack_start (self->header, child);
}

void
cue_activity_page_set_title_buttons (CueActivityPage *self,
                                     gboolean         start)
{
  g_return_if_fail (CUE_IS_ACTIVITY_PAGE (self));

  adw_header_bar_set_show_start_title_buttons (self->header, start);
}
