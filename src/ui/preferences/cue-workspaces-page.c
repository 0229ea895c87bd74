/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspaces-page.h"

#include "cue-preferences-tools.h"
#include "cue-removal-window.h"

#include <glib/gi18n.h>

struct _CueWorkspacesPage
{
  AdwPreferencesPage parent_instance;

  GtkListBox *list;

  CueWorkspaceManager *manager; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CueWorkspacesPage, cue_workspaces_page, ADW_TYPE_PREFERENCES_PAGE)

static const char *
describe_key (CueKeyOrigin origin)
{
  switch (origin)
    {
    case CUE_KEY_KEYRING:
      return _ ("API key in the system’s keyring");

    case CUE_KEY_SESSION:
      return _ ("API key for this session only");

    case CUE_KEY_ENVIRONMENT:
      return _ ("API key from CEKURA_API_KEY, which comes before the keyring");

    case CUE_KEY_NONE:
    default:
      return _ ("No API key: it is asked for when the workspace is opened");
    }
}

/* (transfer full) */
static char *
describe_workspace (CueWorkspacesPage *self,
                    CueWorkspace      *workspace)
{
  g_autofree char *url = NULL;

  if (cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL)
    return g_strdup (_ ("Local workspace, without an account or a key"));
  url = cue_preferences_dup_isolated (cue_workspace_get_url (workspace));
  return g_strdup_printf ("%s\n%s", url,
                          describe_key (cue_workspace_manager_get_key_origin (self->manager, workspace)));
}

static CueWorkspace *
get_workspace (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "workspace");
}

static void
update_row (CueWorkspacesPage *self,
            GtkWidget         *row)
{
  CueWorkspace    *workspace = get_workspace (row);
  CueWorkspace    *current = cue_workspace_manager_get_current (self->manager);
  g_autofree char *text = describe_workspace (self, workspace);
  gboolean         is_open = current != NULL && g_str_equal (cue_workspace_get_id (current), cue_workspace_get_id (workspace));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cue_workspace_get_name (workspace));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "open-chip"), is_open);
}

static void
update_rows (CueWorkspacesPage *self)
{
  if (self->list == NULL)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (ADW_IS_ACTION_ROW (row))
        update_row (self, row);
    }
}

static void
removed_cb (CueWorkspacesPage *self,
            const char        *sentence)
{
  cue_preferences_show_toast (GTK_WIDGET (self), sentence);
}

static void
remove_clicked_cb (GtkButton         *button,
                   CueWorkspacesPage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window = cue_removal_window_new (self->manager, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              get_workspace (row));

  g_signal_connect_object (window, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* A flat button with an icon, whose name says what it is for. */
static GtkWidget *
create_button (const char *icon_name,
               const char *name)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", icon_name,
                                    "valign", GTK_ALIGN_CENTER,
                                    "tooltip-text", name,
                                    NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_edit_button (AdwActionRow *row,
                 CueWorkspace *workspace)
{
  /* translators: %s is the name of a workspace */
  g_autofree char *name = g_strdup_printf (_ ("Edit “%s”…"), cue_workspace_get_name (workspace));
  GtkWidget       *button = create_button ("document-edit-symbolic", name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "preferences.edit-workspace");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", cue_workspace_get_id (workspace));
  adw_action_row_add_suffix (row, button);
}

static void
add_remove_button (CueWorkspacesPage *self,
                   AdwActionRow      *row,
                   CueWorkspace      *workspace,
                   gboolean           local)
{
  /* translators: %s is the name of a workspace */
  g_autofree char *name = g_strdup_printf (local ? _ ("Empty “%s”…") : _ ("Remove “%s”…"),
                                           cue_workspace_get_name (workspace));
  GtkWidget *button = create_button (local ? "document-revert-symbolic" : "user-trash-symbolic", name);

  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  CueWorkspacesPage *self = user_data;
  CueWorkspace      *workspace = item;
  gboolean           local = cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL;
  AdwActionRow      *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                         "activatable", FALSE,
                                         "use-markup", FALSE,
                                         "subtitle-lines", 0,
                                         NULL);
  GtkWidget         *chip = gtk_label_new (C_ ("workspace", "Open"));
  GtkWidget         *icon = g_object_new (GTK_TYPE_IMAGE,
                                          "icon-name", local ? "computer-symbolic" : "network-server-symbolic",
                                          "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                          NULL);

  gtk_widget_add_css_class (chip, "badge");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (row), "workspace", g_object_ref (workspace), g_object_unref);
  g_object_set_data (G_OBJECT (row), "open-chip", chip);
  adw_action_row_add_prefix (row, icon);
  adw_action_row_add_suffix (row, chip);
  if (!local)
    add_edit_button (row, workspace);
  add_remove_button (self, row, workspace, local);
  update_row (self, GTK_WIDGET (row));
  return GTK_WIDGET (row);
}

static void
cue_workspaces_page_dispose (GObject *object)
{
  CueWorkspacesPage *self = CUE_WORKSPACES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_WORKSPACES_PAGE);
  g_clear_object (&self->manager);
  G_OBJECT_CLASS (cue_workspaces_page_parent_class)->dispose (object);
}

static void
cue_workspaces_page_class_init (CueWorkspacesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_workspaces_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/preferences/cue-workspaces-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueWorkspacesPage, list);
}

static void
cue_workspaces_page_init (CueWorkspacesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cue_workspaces_page_set_manager (CueWorkspacesPage   *self,
                                 CueWorkspaceManager *manager)
{
  CueWorkspaceList *list;

  g_return_if_fail (CUE_IS_WORKSPACES_PAGE (self));
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (manager));

  if (!g_set_object (&self->manager, manager))
    return;
  list = cue_workspace_manager_get_list (manager);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (list), create_row, self, NULL);
  g_signal_connect_object (list, "changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "current-changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
}
