/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-window.h"

#include "cue-connection-text.h"
#include "cue-number-text.h"
#include "cue-property.h"
#include "cue-time-text.h"

#include <glib/gi18n.h>

struct _CueConnectionWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle  *window_title;
  GtkStack        *stack;
  GtkColumnView   *view;

  CueRequestLog *log; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CueConnectionWindow, cue_connection_window, ADW_TYPE_WINDOW)

typedef enum
{
  PROP_LOG = 1,
} CueConnectionWindowProperty;

static GParamSpec *properties[PROP_LOG + 1];

/* (transfer full): what a cell says. */
typedef char *(*CellFunc) (CueRequestEntry *entry);

static char *
dup_time (CueRequestEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (cue_request_entry_get_started (entry) / G_USEC_PER_SEC);

  /* translators: a time of day with seconds; see g_date_time_format() */
  return time != NULL ? g_date_time_format (time, _ ("%H:%M:%S")) : g_strdup ("");
}

static char *
dup_request (CueRequestEntry *entry)
{
  return g_strdup_printf ("%s %s", cue_request_entry_get_method (entry), cue_request_entry_get_path (entry));
}

static char *
dup_status (CueRequestEntry *entry)
{
  guint status = cue_request_entry_get_status (entry);

  return status > 0 ? g_strdup_printf ("%u", status) : g_strdup ("–");
}

static char *
dup_outcome (CueRequestEntry *entry)
{
  return g_strdup (cue_connection_text_outcome (cue_request_entry_get_outcome (entry)));
}

static char *
dup_took (CueRequestEntry *entry)
{
  return cue_connection_text_took (cue_request_entry_get_seconds (entry));
}

static char *
dup_sent (CueRequestEntry *entry)
{
  return g_format_size (cue_request_entry_get_sent (entry));
}

static char *
dup_received (CueRequestEntry *entry)
{
  return g_format_size (cue_request_entry_get_received (entry));
}

static const struct
{
  const char *title;
  CellFunc    dup_text;
  gboolean    figures; /* at the end, digits below each other */
  gboolean    wide;
} columns[] = {
  { NC_ ("request", "Time"), dup_time, FALSE, FALSE },
  { NC_ ("request", "Request"), dup_request, FALSE, TRUE },
  { NC_ ("request", "Outcome"), dup_outcome, FALSE, FALSE },
  { NC_ ("request", "Status"), dup_status, TRUE, FALSE },
  { NC_ ("request", "Took"), dup_took, TRUE, FALSE },
  { NC_ ("request", "Sent"), dup_sent, TRUE, FALSE },
  { NC_ ("request", "Received"), dup_received, TRUE, FALSE },
};

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  guint      column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", columns[column].figures ? 1.0 : 0.0,
                                   "ellipsize", columns[column].wide ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_NONE,
                                   "width-chars", columns[column].wide ? 24 : -1,
                                   NULL);

  if (columns[column].figures || columns[column].dup_text == dup_time)
    gtk_widget_add_css_class (label, "figures");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  guint            column = GPOINTER_TO_UINT (user_data);
  GtkWidget       *label = gtk_list_item_get_child (item);
  g_autofree char *text = columns[column].dup_text (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  if (columns[column].wide)
    gtk_widget_set_tooltip_text (label, text);
}

static void
add_columns (CueConnectionWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (g_dpgettext2 (NULL, "request", columns[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_expand (column, columns[i].wide);
      gtk_column_view_column_set_resizable (column, columns[i].wide);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
show_state (CueConnectionWindow *self)
{
  guint            n_requests = g_list_model_get_n_items (G_LIST_MODEL (self->log));
  g_autofree char *number = cue_number_text (n_requests);
  g_autofree char *text = NULL;

  if (n_requests > 0)
    text = g_strdup_printf (ngettext ("%s request", "%s requests", n_requests), number);

  adw_window_title_set_subtitle (self->window_title, text != NULL ? text : "");
  gtk_stack_set_visible_child_name (self->stack, n_requests > 0 ? "rows" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "details.copy", n_requests > 0);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CueConnectionWindow *self = CUE_CONNECTION_WINDOW (widget);
  g_autofree char     *text = cue_request_log_to_text (self->log);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied")));
}

static void
cue_connection_window_constructed (GObject *object)
{
  CueConnectionWindow *self = CUE_CONNECTION_WINDOW (object);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->log)));

  G_OBJECT_CLASS (cue_connection_window_parent_class)->constructed (object);

  add_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->log, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
}

static void
cue_connection_window_dispose (GObject *object)
{
  CueConnectionWindow *self = CUE_CONNECTION_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_CONNECTION_WINDOW);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (cue_connection_window_parent_class)->dispose (object);
}

static void
cue_connection_window_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch ((CueConnectionWindowProperty) prop_id)
    {
    case PROP_LOG:
      g_value_set_object (value, CUE_CONNECTION_WINDOW (object)->log);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_connection_window_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  switch ((CueConnectionWindowProperty) prop_id)
    {
    case PROP_LOG:
      CUE_CONNECTION_WINDOW (object)->log = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_connection_window_class_init (CueConnectionWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cue_connection_window_constructed;
  object_class->dispose = cue_connection_window_dispose;
  object_class->get_property = cue_connection_window_get_property;
  object_class->set_property = cue_connection_window_set_property;

  properties[PROP_LOG] = g_param_spec_object ("log", NULL, NULL, CUE_TYPE_REQUEST_LOG, CUE_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "details.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-connection-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CueConnectionWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CueConnectionWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, CueConnectionWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CueConnectionWindow, view);
}

static void
cue_connection_window_init (CueConnectionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_connection_window_new (CueRequestLog *log,
                           GtkWindow     *parent)
{
  g_return_val_if_fail (CUE_IS_REQUEST_LOG (log), NULL);
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  return g_object_new (CUE_TYPE_CONNECTION_WINDOW, "log", log, "transient-for", parent, NULL);
}

CueRequestLog *
cue_connection_window_get_log (CueConnectionWindow *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_WINDOW (self), NULL);

  return self->log;
}

const char *
cue_connection_window_get_state (CueConnectionWindow *self)
{
  g_return_val_if_fail (CUE_IS_CONNECTION_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
