/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-window-private.h"

#include "cue-config.h"
#include "cue-property.h"
#include "cue-welcome-page.h"

#include <glib/gi18n.h>

/* Waiting is shown late. */
#define OPENING_DELAY_MS 300

struct _CueWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack        *stack;
  CueWelcomePage  *welcome_page;
  CueConnectPage  *connect_page;
  AdwStatusPage   *failure_page;
  GtkButton       *retry_button;
  AdwBin          *workspace_slot;

  GSettings           *settings;    /* (owned) (nullable) */
  CueWorkspaceManager *manager;     /* (owned) (nullable) */
  GAction             *practice;    /* (owned) (nullable) */
  GCancellable        *cancellable; /* (owned): of the refresh */
  guint                opening_timeout;
};

G_DEFINE_FINAL_TYPE (CueWindow, cue_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_SETTINGS = 1,
} CueWindowProperty;

static GParamSpec *properties[PROP_SETTINGS + 1];

static void
show_page (CueWindow  *self,
           const char *name)
{
  g_clear_handle_id (&self->opening_timeout, g_source_remove);
  cue_welcome_page_set_busy (self->welcome_page, FALSE);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
opening_late_cb (gpointer user_data)
{
  CueWindow *self = user_data;

  self->opening_timeout = 0;
  if (g_str_equal (cue_window_get_page (self), "welcome"))
    cue_welcome_page_set_busy (self->welcome_page, TRUE);
  else
    gtk_stack_set_visible_child_name (self->stack, "opening");
}

static gboolean
cue_window_close_request (GtkWindow *window)
{
  cue_window_save_state (CUE_WINDOW (window));

  return GTK_WINDOW_CLASS (cue_window_parent_class)->close_request (window);
}

static void
restore_size (CueWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
cue_window_constructed (GObject *object)
{
  CueWindow *self = CUE_WINDOW (object);

  G_OBJECT_CLASS (cue_window_parent_class)->constructed (object);

  if (self->settings != NULL)
    restore_size (self);
  cue_window_enable_actions (self);
}

static void
cue_window_dispose (GObject *object)
{
  CueWindow *self = CUE_WINDOW (object);

  g_clear_handle_id (&self->opening_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->manager);
  g_clear_object (&self->practice);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cue_window_parent_class)->dispose (object);
}

static void
cue_window_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CueWindow *self = CUE_WINDOW (object);

  switch ((CueWindowProperty) prop_id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_window_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  CueWindow *self = CUE_WINDOW (object);

  switch ((CueWindowProperty) prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_window_class_init (CueWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->constructed = cue_window_constructed;
  object_class->dispose = cue_window_dispose;
  object_class->get_property = cue_window_get_property;
  object_class->set_property = cue_window_set_property;
  window_class->close_request = cue_window_close_request;

  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, CUE_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  cue_window_install_actions (widget_class);
  cue_window_install_compare (widget_class);
  cue_window_install_bench (widget_class);
  g_type_ensure (CUE_TYPE_CONNECT_PAGE);
  g_type_ensure (CUE_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CueWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, connect_page);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, workspace_slot);
}

static void
cue_window_init (CueWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_icon_name (GTK_WINDOW (self), CUE_APP_ID);
  if (g_str_equal (CUE_PROFILE, "development"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

CueWindow *
cue_window_new (GtkApplication *application,
                GSettings      *settings)
{
  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  return g_object_new (CUE_TYPE_WINDOW, "application", application, "settings", settings, NULL);
}

GCancellable *
cue_window_get_cancellable (CueWindow *self)
{
  return self->cancellable;
}

GtkStack *
cue_window_get_stack (CueWindow *self)
{
  return self->stack;
}

void
cue_window_go_back (CueWindow *self)
{
  show_page (self, cue_window_get_view (self) != NULL ? "workspace" : "welcome");
}

void
cue_window_set_manager (CueWindow           *self,
                        CueWorkspaceManager *manager)
{
  CueWorkspaceView *view;

  g_return_if_fail (CUE_IS_WINDOW (self));
  g_return_if_fail (manager == NULL || CUE_IS_WORKSPACE_MANAGER (manager));

  g_set_object (&self->manager, manager);
  cue_welcome_page_set_manager (self->welcome_page, manager);
  view = cue_window_get_view (self);
  if (view != NULL)
    cue_workspace_view_set_manager (view, manager);
}

void
cue_window_set_practice (CueWindow *self,
                         GAction   *practice)
{
  g_return_if_fail (CUE_IS_WINDOW (self));
  g_return_if_fail (practice == NULL || G_IS_ACTION (practice));

  g_set_object (&self->practice, practice);
}

const char *
cue_window_get_page (CueWindow *self)
{
  g_return_val_if_fail (CUE_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

void
cue_window_show_welcome (CueWindow *self)
{
  g_return_if_fail (CUE_IS_WINDOW (self));

  show_page (self, "welcome");
  gtk_widget_grab_focus (GTK_WIDGET (self->welcome_page));
}

void
cue_window_show_connect (CueWindow *self)
{
  g_return_if_fail (CUE_IS_WINDOW (self));

  show_page (self, "connect");
  gtk_widget_grab_focus (GTK_WIDGET (self->connect_page));
}

void
cue_window_show_opening (CueWindow *self)
{
  g_return_if_fail (CUE_IS_WINDOW (self));

  if (!g_str_equal (cue_window_get_page (self), "welcome"))
    show_page (self, "blank");
  g_clear_handle_id (&self->opening_timeout, g_source_remove);
  self->opening_timeout = g_timeout_add_once (OPENING_DELAY_MS, opening_late_cb, self);
}

void
cue_window_show_failure (CueWindow  *self,
                         const char *title,
                         const char *sentence)
{
  g_autofree char *description = NULL;

  g_return_if_fail (CUE_IS_WINDOW (self));
  g_return_if_fail (title != NULL && sentence != NULL);

  description = g_markup_escape_text (sentence, -1);
  adw_status_page_set_title (self->failure_page, title);
  adw_status_page_set_description (self->failure_page, description);
  show_page (self, "failure");
  gtk_widget_grab_focus (GTK_WIDGET (self->retry_button));
}

void
cue_window_show_workspace (CueWindow          *self,
                           CueLibrary         *library,
                           CueGenerationQueue *queue)
{
  GtkWidget *view;

  g_return_if_fail (CUE_IS_WINDOW (self));

  view = cue_workspace_view_new (library, queue);
  cue_workspace_view_set_manager (CUE_WORKSPACE_VIEW (view), self->manager);
  cue_workspace_view_set_practice (CUE_WORKSPACE_VIEW (view), self->practice);
  adw_bin_set_child (self->workspace_slot, view);
  cue_window_open_bench (self, library);
  if (self->settings != NULL)
    {
      cue_workspace_view_set_widths (CUE_WORKSPACE_VIEW (view),
                                     g_settings_get_int (self->settings, "navigation-position"),
                                     g_settings_get_int (self->settings, "list-position"));
      g_settings_bind (self->settings, "price-note", cue_workspace_view_get_page (CUE_WORKSPACE_VIEW (view)),
                       "price-note", G_SETTINGS_BIND_GET);
    }
  cue_window_enable_actions (self);
  show_page (self, "workspace");
}

void
cue_window_close_workspace (CueWindow *self)
{
  g_return_if_fail (CUE_IS_WINDOW (self));

  if (cue_window_get_view (self) == NULL)
    return;

  cue_window_save_state (self);
  if (g_str_equal (cue_window_get_page (self), "workspace") || cue_window_shows_bench (self))
    show_page (self, "blank");
  cue_window_close_bench (self);
  adw_bin_set_child (self->workspace_slot, NULL);
  cue_window_enable_actions (self);
}

CueWorkspaceView *
cue_window_get_view (CueWindow *self)
{
  g_return_val_if_fail (CUE_IS_WINDOW (self), NULL);

  return (CueWorkspaceView *) adw_bin_get_child (self->workspace_slot);
}

CueConnectPage *
cue_window_get_connect_page (CueWindow *self)
{
  g_return_val_if_fail (CUE_IS_WINDOW (self), NULL);

  return self->connect_page;
}

void
cue_window_show_message (CueWindow  *self,
                         const char *sentence)
{
  g_autofree char *title = NULL;

  g_return_if_fail (CUE_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  title = g_markup_escape_text (sentence, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

void
cue_window_save_state (CueWindow *self)
{
  CueWorkspaceView *view;
  gboolean          maximized;
  int               navigation_width = 0;
  int               list_width = 0;

  g_return_if_fail (CUE_IS_WINDOW (self));

  if (self->settings == NULL)
    return;

  maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized)
    {
      int width = 0;
      int height = 0;

      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }

  view = cue_window_get_view (self);
  if (view != NULL && cue_workspace_view_get_widths (view, &navigation_width, &list_width))
    {
      g_settings_set_int (self->settings, "navigation-position", navigation_width);
      g_settings_set_int (self->settings, "list-position", list_width);
    }
}
