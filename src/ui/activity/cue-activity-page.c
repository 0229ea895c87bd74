/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-activity-page.h"

#include "cue-activity-line.h"
#include "cue-activity-saves.h"
#include "cue-adaptive-bin.h"
#include "cue-banner.h"
#include "cue-progress-menu.h"
#include "cue-property.h"

#include <glib/gi18n.h>

/* Pixels of the page's width below which rows are arranged for little room. */
#define WIDE_FROM 620

struct _CueActivityPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  AdwHeaderBar    *header;
  AdwWindowTitle  *window_title;
  GtkMenuButton   *menu_button;
  GtkToggleButton *search_button;
  CueBanner       *banner;
  GtkSearchBar    *search_bar;
  GtkSearchEntry  *search_entry;
  GtkWidget       *tools;
  GtkToggleButton *all_button;
  GtkToggleButton *running_button;
  GtkToggleButton *needing_button;
  GtkLabel        *parallel_label;
  GtkSpinButton   *parallel_spin;
  GtkAdjustment   *parallel_adjustment;
  GtkStack        *stack;
  GtkListView     *view;

  CueGenerationQueue *queue;   /* (owned) */
  CueLibrary         *library; /* (owned) (nullable) */
  CueActivityRows    *rows;    /* (owned) */
  gboolean            narrow;
};

G_DEFINE_FINAL_TYPE (CueActivityPage, cue_activity_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_QUEUE = 1,
  PROP_LIBRARY,
  PROP_NARROW,
} CueActivityPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

/* (transfer full): below the page's name: what goes on, and what needs somebody. */
static char *
dup_subtitle (CueActivityPage *self)
{
  guint            n_active = cue_generation_queue_get_n_active (self->queue);
  guint            n_needing = cue_activity_rows_count (self->rows, CUE_ACTIVITY_NEEDING);
  guint            n_waiting = 0;
  g_autofree char *running = NULL;
  g_autofree char *needing = NULL;

  g_object_get (self->queue, "n-waiting", &n_waiting, NULL);
  if (self->library != NULL)
    n_waiting += cue_library_get_n_waiting (self->library);

  if (n_active > n_waiting)
    running = g_strdup_printf (ngettext ("%u running", "%u running", n_active - n_waiting), n_active - n_waiting);
  else if (n_waiting > 0)
    running = g_strdup_printf (ngettext ("%u waiting", "%u waiting", n_waiting), n_waiting);
  if (n_needing > 0)
    /* translators: how many texts and saves do not go on before the tester has decided something */
    needing = g_strdup_printf (ngettext ("%u needs you", "%u need you", n_needing), n_needing);

  if (running != NULL && needing != NULL)
    /* translators: below “Activity”: “2 running, 1 needs you” */
    return g_strdup_printf (_ ("%s, %s"), running, needing);

  return g_strdup (running != NULL ? running : needing != NULL ? needing
                                                               : "");
}

static void
show_filter (CueActivityPage  *self,
             GtkToggleButton  *button,
             CueActivityFilter filter,
             const char       *name)
{
  /* translators: a filter's name, and how many there are: “Running 2” */
  g_autofree char *text = g_strdup_printf (C_ ("filter", "%s %u"), name, cue_activity_rows_count (self->rows, filter));

  gtk_button_set_label (GTK_BUTTON (button), text);
}

static void
show_state (CueActivityPage *self)
{
  guint            n_all = cue_activity_rows_count (self->rows, CUE_ACTIVITY_ALL);
  guint            n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint            n_active = cue_generation_queue_get_n_active (self->queue);
  gboolean         paused = FALSE;
  gboolean         needs_key = FALSE;
  g_autofree char *subtitle = dup_subtitle (self);

  adw_window_title_set_subtitle (self->window_title, subtitle);
  show_filter (self, self->all_button, CUE_ACTIVITY_ALL, C_ ("filter", "All"));
  show_filter (self, self->running_button, CUE_ACTIVITY_RUNNING, C_ ("filter", "Running"));
  show_filter (self, self->needing_button, CUE_ACTIVITY_NEEDING, C_ ("filter", "Needs You"));
  gtk_widget_set_visible (self->tools, n_all > 0);
  gtk_stack_set_visible_child_name (self->stack, n_all == 0 ? "empty" : n_rows > 0 ? "rows"
                                                                                   : "none");

  /* A key that was refused is said above all panes. */
  g_object_get (self->queue, "paused", &paused, "needs-key", &needs_key, NULL);
  if (paused && !needs_key)
    cue_banner_show (self->banner, _ ("Paused: nothing new is sent."), _ ("Resume"), "activity.resume");
  else
    cue_banner_hide (self->banner);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.pause", !paused);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.resume", paused);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.stop-all", n_active > 0);
}

static void
filter_toggled_cb (CueActivityPage *self)
{
  if (self->rows == NULL)
    return;

  if (gtk_toggle_button_get_active (self->running_button))
    cue_activity_rows_set_filter (self->rows, CUE_ACTIVITY_RUNNING);
  else if (gtk_toggle_button_get_active (self->needing_button))
    cue_activity_rows_set_filter (self->rows, CUE_ACTIVITY_NEEDING);
  else if (gtk_toggle_button_get_active (self->all_button))
    cue_activity_rows_set_filter (self->rows, CUE_ACTIVITY_ALL);
  show_state (self);
}

static void
search_changed_cb (CueActivityPage *self)
{
  if (self->rows == NULL)
    return;

  cue_activity_rows_set_search (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_state (self);
}

static void
width_changed_cb (CueActivityPage *self,
                  int              width)
{
  if (!cue_set_boolean (self, &self->narrow, width < WIDE_FROM, properties[PROP_NARROW]))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->parallel_label), !self->narrow);
}

static void
activate_cb (CueActivityPage *self,
             guint            position)
{
  g_autoptr (CueActivityRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  gpointer object = row != NULL ? cue_activity_row_get_object (row) : NULL;

  if (CUE_IS_DRAFT (object))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-draft", "s", cue_draft_get_id (object));
  else if (CUE_IS_BATCH (object))
    cue_activity_rows_set_expanded (self->rows, object, !cue_activity_row_get_expanded (row));
  else if (CUE_IS_GENERATION (object) && cue_generation_get_state (object) == CUE_GENERATION_FINISHED)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-result", "s", cue_generation_get_id (object));
  else if (CUE_IS_GENERATION (object))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-draft", "s", cue_generation_get_draft_id (object));
}

static void
pause_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_object_set (CUE_ACTIVITY_PAGE (widget)->queue, "paused", g_str_equal (name, "activity.pause"), NULL);
}

/* A stop can be taken back where that costs nothing: what waited, or has a number to look for, goes on. */
static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (widget);
  const char      *id = g_variant_get_string (parameter, NULL);
  g_autoptr (CueGeneration) generation = NULL;
  gboolean  waited;
  AdwToast *toast;

  g_set_object (&generation, cue_generation_queue_find (self->queue, id));
  if (generation == NULL || !cue_generation_is_active (generation))
    return;

  waited = cue_generation_get_state (generation) == CUE_GENERATION_WAITING;
  cue_generation_queue_stop (self->queue, generation);
  toast = adw_toast_new (waited ? _ ("Stopped before anything was sent") : _ ("Stopped; the service may still finish"));
  if (waited || cue_generation_get_progress_id (generation) != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "activity.undo-stop");
      adw_toast_set_action_target (toast, "s", id);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
undo_stop_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (widget);
  CueGeneration   *generation = cue_generation_queue_find (self->queue, g_variant_get_string (parameter, NULL));

  if (generation != NULL && cue_generation_get_state (generation) == CUE_GENERATION_STOPPED)
    cue_generation_queue_retry (self->queue, generation);
}

static void
stop_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  cue_generation_queue_stop_all (CUE_ACTIVITY_PAGE (widget)->queue, NULL);
}

/* What is done, or was stopped, and nobody has to look at any more. The texts stay with their scenarios. */
static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (widget);
  GListModel      *queue = G_LIST_MODEL (self->queue);
  guint            n_cleared = 0;
  g_autofree char *text = NULL;

  for (guint i = g_list_model_get_n_items (queue); i > 0; i--)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (queue, i - 1);
      CueGenerationState state = cue_generation_get_state (generation);

      if (state != CUE_GENERATION_FINISHED && state != CUE_GENERATION_STOPPED)
        continue;
      cue_generation_queue_remove (self->queue, generation);
      n_cleared++;
    }

  text = n_cleared > 0 ? g_strdup_printf (ngettext ("%u entry cleared; what was written is kept",
                                                    "%u entries cleared; what was written is kept", n_cleared),
                                          n_cleared)
                       : g_strdup (_ ("Nothing has finished yet"));
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
expand_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (widget);
  CueBatch        *batch = cue_batch_list_find (cue_activity_rows_get_batches (self->rows),
                                                g_variant_get_string (parameter, NULL));
  guint            position = cue_activity_rows_find (self->rows, batch);
  g_autoptr (CueActivityRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    cue_activity_rows_set_expanded (self->rows, batch, !cue_activity_row_get_expanded (row));
}

static void
show_all (CueActivityPage *self)
{
  gtk_toggle_button_set_active (self->search_button, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (widget);

  show_all (self);
  cue_activity_rows_set_search (self->rows, NULL);
  show_state (self);
}

/* (transfer none) (nullable): the generation whose row has the keyboard. */
static CueGeneration *
get_focus_generation (CueActivityPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL ? cue_activity_line_find_generation (focus) : NULL;
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  CueActivityPage *self = user_data;
  CueGeneration   *generation = get_focus_generation (self);

  if (generation == NULL || !cue_generation_is_active (generation))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "activity.stop", "s", cue_generation_get_id (generation));

  return GDK_EVENT_STOP;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *steps,
         gpointer   user_data)
{
  CueActivityPage *self = user_data;
  CueGeneration   *generation = get_focus_generation (self);

  if (generation == NULL || cue_generation_get_state (generation) != CUE_GENERATION_WAITING)
    return GDK_EVENT_PROPAGATE;

  cue_generation_queue_move (self->queue, generation, g_variant_get_int32 (steps));

  return GDK_EVENT_STOP;
}

static void
add_key (GtkShortcutController *keys,
         const char            *trigger,
         GtkShortcutFunc        callback,
         gpointer               data,
         GVariant              *arguments)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_callback_action_new (callback, data, NULL));

  gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static void
add_keys (CueActivityPage *self)
{
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (keys), GTK_PHASE_CAPTURE);
  add_key (keys, "Delete|KP_Delete", delete_cb, self, NULL);
  add_key (keys, "<Alt>Up|<Alt>KP_Up", move_cb, self, g_variant_new_int32 (-1));
  add_key (keys, "<Alt>Down|<Alt>KP_Down", move_cb, self, g_variant_new_int32 (1));
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (keys));
}

static void
bind_cb (CueActivityPage *self,
         GtkListItem     *item)
{
  CueActivityRow *row = gtk_list_item_get_item (item);
  GtkWidget      *line = cue_activity_line_new (row, self->queue, cue_activity_rows_get_batches (self->rows));

  /* Selectable, although nothing can be selected: GTK 4.8 gives the keyboard to no other row. */
  gtk_list_item_set_selectable (item, TRUE);
  gtk_list_item_set_activatable (item, cue_activity_row_get_kind (row) != CUE_ACTIVITY_DAY);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (line), "narrow") != NULL)
    g_object_bind_property (self, "narrow", line, "narrow", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, line);
}

static void
unbind_cb (CueActivityPage *self,
           GtkListItem     *item)
{
  gtk_list_item_set_child (item, NULL);
}

static void
cue_activity_page_constructed (GObject *object)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (object);
  g_autoptr (GListModel) saves = self->library != NULL ? cue_activity_saves_new (self->library) : NULL;
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  G_OBJECT_CLASS (cue_activity_page_parent_class)->constructed (object);

  self->rows = cue_activity_rows_new (self->queue, saves);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  add_keys (self);

  g_object_bind_property (self->queue, "max-parallel", self->parallel_adjustment, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "notify", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "notify", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  if (self->library != NULL)
    g_signal_connect_object (self->library, "notify::n-waiting", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
}

static void
cue_activity_page_dispose (GObject *object)
{
  CueActivityPage *self = CUE_ACTIVITY_PAGE (object);

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  /* The bin's own child is one of the template's, which would be taken from under it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_ACTIVITY_PAGE);
  g_clear_object (&self->rows);
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
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
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
    case PROP_NARROW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CUE_TYPE_ADAPTIVE_BIN);
  g_type_ensure (CUE_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-activity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, header);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, tools);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, running_button);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, needing_button);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, parallel_label);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, parallel_spin);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, parallel_adjustment);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueActivityPage, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activity.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "activity.resume", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "activity.stop", "s", stop_action);
  gtk_widget_class_install_action (widget_class, "activity.undo-stop", "s", undo_stop_action);
  gtk_widget_class_install_action (widget_class, "activity.stop-all", NULL, stop_all_action);
  gtk_widget_class_install_action (widget_class, "activity.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "activity.expand", "s", expand_action);
  gtk_widget_class_install_action (widget_class, "activity.show-all", NULL, show_all_action);
}

static void
cue_activity_page_class_init (CueActivityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cue_activity_page_constructed;
  object_class->dispose = cue_activity_page_dispose;
  object_class->get_property = cue_activity_page_get_property;
  object_class->set_property = cue_activity_page_set_property;

  properties[PROP_QUEUE] = g_param_spec_object ("queue", NULL, NULL, CUE_TYPE_GENERATION_QUEUE, CUE_PARAM_CONSTRUCT);
  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CUE_TYPE_LIBRARY, CUE_PARAM_CONSTRUCT);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
cue_activity_page_init (CueActivityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button's own name is its class in GTK 4.8; the inner toggle is what gets the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
}

GtkWidget *
cue_activity_page_new (CueGenerationQueue *queue,
                       CueLibrary         *library)
{
  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);
  g_return_val_if_fail (library == NULL || CUE_IS_LIBRARY (library), NULL);

  return g_object_new (CUE_TYPE_ACTIVITY_PAGE, "queue", queue, "library", library, NULL);
}

CueActivityRows *
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
cue_activity_page_search (CueActivityPage *self)
{
  g_return_if_fail (CUE_IS_ACTIVITY_PAGE (self));

  gtk_toggle_button_set_active (self->search_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
cue_activity_page_show_batch (CueActivityPage *self,
                              const char      *batch_id)
{
  CueBatch *batch;
  guint     position;

  g_return_if_fail (CUE_IS_ACTIVITY_PAGE (self));

  batch = batch_id != NULL ? cue_batch_list_find (cue_activity_rows_get_batches (self->rows), batch_id) : NULL;
  if (batch == NULL)
    return;

  show_all (self);
  cue_activity_rows_set_search (self->rows, NULL);
  cue_activity_rows_set_expanded (self->rows, batch, TRUE);
  show_state (self);
  position = cue_activity_rows_find (self->rows, batch);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
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
