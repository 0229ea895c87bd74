/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-preferences-window.h"

#include "cue-fit-bin.h"
#include "cue-general-page.h"
#include "cue-network-page.h"
#include "cue-privacy-page.h"
#include "cue-workspaces-page.h"
#include "cue-writing-pages.h"

struct _CuePreferencesWindow
{
  AdwWindow parent_instance;

  GtkDropDown       *page_menu;
  AdwViewStack      *pages;
  CueGeneralPage    *general_page;
  CueWorkspacesPage *workspaces_page;
  CueGenerationPage *generation_page;
  CueLocalPage      *local_page;
  CueNetworkPage    *network_page;
  CuePrivacyPage    *privacy_page;
};

G_DEFINE_FINAL_TYPE (CuePreferencesWindow, cue_preferences_window, ADW_TYPE_WINDOW)

static void
page_chosen_cb (CuePreferencesWindow *self)
{
  g_autoptr (AdwViewStackPage) page = NULL;
  GListModel *model = self->page_menu != NULL ? gtk_drop_down_get_model (self->page_menu) : NULL;
  guint       position;

  if (model == NULL)
    return;
  position = gtk_drop_down_get_selected (self->page_menu);
  page = position != GTK_INVALID_LIST_POSITION ? g_list_model_get_item (model, position) : NULL;
  if (page != NULL)
    adw_view_stack_set_visible_child (self->pages, adw_view_stack_page_get_child (page));
}

static void
page_changed_cb (CuePreferencesWindow *self)
{
  GListModel *model = self->page_menu != NULL ? gtk_drop_down_get_model (self->page_menu) : NULL;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (model, i);

      if (adw_view_stack_page_get_child (page) == adw_view_stack_get_visible_child (self->pages))
        gtk_drop_down_set_selected (self->page_menu, i);
    }
}

/* The window below does what is done there; this one makes room. */
static void
hand_on (CuePreferencesWindow *self,
         const char           *action_name,
         GVariant             *parameter)
{
  GtkWindow *below = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GVariant) target = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  if (below == NULL)
    return;
  g_object_ref (below);
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (below), action_name, target);
  g_object_unref (below);
}

static void
add_workspace_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  hand_on (CUE_PREFERENCES_WINDOW (widget), "app.add-workspace", NULL);
}

static void
edit_workspace_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  hand_on (CUE_PREFERENCES_WINDOW (widget), "app.edit-workspace", parameter);
}

static void
cue_preferences_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (cue_preferences_window_parent_class)->dispose (object);
}

static void
cue_preferences_window_class_init (CuePreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_preferences_window_dispose;

  g_type_ensure (CUE_TYPE_FIT_BIN);
  g_type_ensure (CUE_TYPE_GENERAL_PAGE);
  g_type_ensure (CUE_TYPE_GENERATION_PAGE);
  g_type_ensure (CUE_TYPE_LOCAL_PAGE);
  g_type_ensure (CUE_TYPE_NETWORK_PAGE);
  g_type_ensure (CUE_TYPE_PRIVACY_PAGE);
  g_type_ensure (CUE_TYPE_WORKSPACES_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/preferences/cue-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CuePreferencesWindow, page_menu);
  gtk_widget_class_bind_template_child (widget_class, CuePreferencesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CuePreferencesWindow, general_page);
  gtk_widget_class_bind_template_child (widget_class, CuePreferencesWindow, workspaces_page);
  gtk_widget_class_bind_template_child (widget_class, CuePreferencesWindow, generation_page);
  gtk_widget_class_bind_template_child (widget_class, CuePreferencesWindow, local_page);
  gtk_widget_class_bind_template_child (widget_class, CuePreferencesWindow, network_page);
  gtk_widget_class_bind_template_child (widget_class, CuePreferencesWindow, privacy_page);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_install_action (widget_class, "preferences.add-workspace", NULL, add_workspace_cb);
  gtk_widget_class_install_action (widget_class, "preferences.edit-workspace", "s", edit_workspace_cb);
}

static void
cue_preferences_window_init (CuePreferencesWindow *self)
{
  g_autoptr (GtkSelectionModel) model = NULL;
  g_autoptr (GtkExpression) title = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  model = adw_view_stack_get_pages (self->pages);
  title = gtk_property_expression_new (ADW_TYPE_VIEW_STACK_PAGE, NULL, "title");
  gtk_drop_down_set_expression (self->page_menu, title);
  gtk_drop_down_set_model (self->page_menu, G_LIST_MODEL (model));
}

GtkWindow *
cue_preferences_window_new (CueWorkspaceManager *manager,
                            GSettings           *settings)
{
  CuePreferencesWindow *self;

  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (manager), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (CUE_TYPE_PREFERENCES_WINDOW, NULL);
  cue_general_page_set_settings (self->general_page, settings);
  cue_generation_page_set_settings (self->generation_page, settings);
  cue_local_page_set_settings (self->local_page, settings);
  cue_network_page_set_settings (self->network_page, settings);
  cue_workspaces_page_set_manager (self->workspaces_page, manager);
  cue_privacy_page_set_manager (self->privacy_page, manager);
  return GTK_WINDOW (self);
}

void
cue_preferences_window_set_practice (CuePreferencesWindow *self,
                                     GAction              *practice)
{
  g_return_if_fail (CUE_IS_PREFERENCES_WINDOW (self));

  cue_local_page_set_practice (self->local_page, practice);
}

void
cue_preferences_window_show_page (CuePreferencesWindow *self,
                                  const char           *page)
{
  g_return_if_fail (CUE_IS_PREFERENCES_WINDOW (self));
  g_return_if_fail (page != NULL);

  if (adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
}

const char *
cue_preferences_window_get_page (CuePreferencesWindow *self)
{
  g_return_val_if_fail (CUE_IS_PREFERENCES_WINDOW (self), NULL);
  return adw_view_stack_get_visible_child_name (self->pages);
}
