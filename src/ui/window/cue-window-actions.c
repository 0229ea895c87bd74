/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWindow, its actions and their keys. */
#include "cue-window-private.h"

#include "cue-connection-window.h"

/* Those that need an open workspace. */
static const char *const workspace_actions[] = {
  "win.refresh",
  "win.new-scenario",
  "win.search",
  "win.save",
  "win.generate",
  "win.show-tab",
  "win.next-pane",
  "win.previous-pane",
  "win.next-scenario",
  "win.previous-scenario",
  "win.show-list",
  "win.main-menu",
  "win.switch-workspace",
  "win.connection-details",
};

/* Why it failed stands in the library's properties, which the list shows. */
static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!cue_library_refresh_finish (CUE_LIBRARY (source), result, &error))
    g_debug ("Reading again failed: %s", error->message);
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CueWindow        *self = CUE_WINDOW (widget);
  CueWorkspaceView *view = cue_window_get_view (self);

  if (view != NULL)
    cue_library_refresh_async (cue_workspace_view_get_library (view), cue_window_get_cancellable (self), refreshed_cb, NULL);
}

/* (transfer none) (nullable): the window that shows @log already. */
static GtkWidget *
find_details (GtkWindow     *parent,
              CueRequestLog *log)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CUE_IS_CONNECTION_WINDOW (window) && gtk_window_get_transient_for (GTK_WINDOW (window)) == parent &&
          cue_connection_window_get_log (CUE_CONNECTION_WINDOW (window)) == log)
        return window;
    }

  return NULL;
}

/* What the open workspace does on its own. */
static void
view_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CueWorkspaceView *view = cue_window_get_view (CUE_WINDOW (widget));

  if (view == NULL)
    return;

  if (g_str_equal (name, "win.new-scenario"))
    cue_workspace_view_new_scenario (view);
  else if (g_str_equal (name, "win.search"))
    cue_workspace_view_search (view);
  else if (g_str_equal (name, "win.next-pane"))
    cue_workspace_view_next_pane (view, 1);
  else if (g_str_equal (name, "win.previous-pane"))
    cue_workspace_view_next_pane (view, -1);
  else if (g_str_equal (name, "win.next-scenario"))
    cue_workspace_view_step (view, 1);
  else if (g_str_equal (name, "win.previous-scenario"))
    cue_workspace_view_step (view, -1);
  else if (g_str_equal (name, "win.show-list"))
    cue_workspace_view_show_list (view);
  else if (g_str_equal (name, "win.main-menu"))
    cue_workspace_view_open_menu (view);
  else if (g_str_equal (name, "win.switch-workspace"))
    cue_workspace_view_open_workspaces (view);
}

/* One window of details is enough: it is brought to the front. */
static void
connection_details_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  CueWorkspaceView *view = cue_window_get_view (CUE_WINDOW (widget));
  CueRequestLog    *log;
  GtkWidget        *details = NULL;

  if (view == NULL)
    return;

  log = cue_connection_get_log (cue_api_get_connection (cue_library_get_api (cue_workspace_view_get_library (view))));
  details = find_details (GTK_WINDOW (widget), log);
  if (details == NULL)
    details = cue_connection_window_new (log, GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (details));
}

/* Made when asked for, and gone when closed: GTK would make its help overlay at the start, and a window that was never
 * shown can bring GTK 4.8 down when a screen reader asks for the application's windows while one of them closes. */
static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/cuecard/Cuecard/cue-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

/* What the scenario's page does; it says itself when there is nothing to do. */
static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CueWorkspaceView *view = cue_window_get_view (CUE_WINDOW (widget));
  CueScenarioPage  *page = view != NULL ? cue_workspace_view_get_page (view) : NULL;

  if (page == NULL)
    return;

  if (g_str_equal (name, "win.show-tab"))
    cue_scenario_page_show_tab (page, g_variant_get_string (parameter, NULL));
  else
    gtk_widget_activate_action (GTK_WIDGET (page), g_str_equal (name, "win.save") ? "page.save" : "page.generate", NULL);
}

static void
show_message_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  cue_window_show_message (CUE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_welcome_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  cue_window_show_welcome (CUE_WINDOW (widget));
}

static void
go_back_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  cue_window_go_back (CUE_WINDOW (widget));
}

void
cue_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-message", "s", show_message_action);
  gtk_widget_class_install_action (widget_class, "win.show-welcome", NULL, show_welcome_action);
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "win.new-scenario", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.next-scenario", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.previous-scenario", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.show-list", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.main-menu", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.switch-workspace", NULL, view_action);
  gtk_widget_class_install_action (widget_class, "win.connection-details", NULL, connection_details_action);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "win.generate", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "win.show-tab", "s", page_action);
}

void
cue_window_enable_actions (CueWindow *self)
{
  gboolean open = cue_window_get_view (self) != NULL && !cue_window_shows_bench (self);

  for (guint i = 0; i < G_N_ELEMENTS (workspace_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), workspace_actions[i], open);
  cue_window_enable_bench (self);
}

void
cue_window_install_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "win.new-scenario", { "<Control>n", NULL } },
    { "win.search", { "<Control>f", NULL } },
    { "win.save", { "<Control>s", NULL } },
    { "win.generate", { "<Control>g", NULL } },
    { "win.show-tab::design", { "<Control>1", "<Control>KP_1", NULL } },
    { "win.show-tab::instructions", { "<Control>2", "<Control>KP_2", NULL } },
    { "win.show-tab::compare", { "<Control>3", "<Control>KP_3", NULL } },
    { "win.judge-blind(@as [])", { "<Control>b", NULL } },
    { "win.next-pane", { "F6", NULL } },
    { "win.previous-pane", { "<Shift>F6", NULL } },
    { "win.next-scenario", { "<Alt>Page_Down", NULL } },
    { "win.previous-scenario", { "<Alt>Page_Up", NULL } },
    { "win.refresh", { "<Control>r", "F5", NULL } },
    { "win.main-menu", { "F10", NULL } },
    { "win.show-shortcuts", { "<Control>question", NULL } },
    { "app.preferences::general", { "<Control>comma", NULL } },
  };

  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, (const char *const *) keys[i].keys);
}
