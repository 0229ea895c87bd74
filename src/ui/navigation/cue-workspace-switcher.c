/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-switcher.h"

#include "cue-property.h"
#include "cue-workspace-row.h"

#include <glib/gi18n.h>

struct _CueWorkspaceSwitcher
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel      *name_label;
  GtkLabel      *kind_label;
  GtkPopover    *popover;
  GtkWidget     *scroller;
  GtkListBox    *list;
  GtkLabel      *key_label;
  GtkButton     *edit_button;
  GtkLabel      *edit_label;

  CueWorkspaceManager *manager;   /* (owned) (nullable) */
  CueWorkspace        *workspace; /* (owned) (nullable) */
  GSignalGroup        *signals;   /* (owned): of the workspace */
};

G_DEFINE_FINAL_TYPE (CueWorkspaceSwitcher, cue_workspace_switcher, ADW_TYPE_BIN)

typedef enum
{
  PROP_MANAGER = 1,
  PROP_WORKSPACE,
} CueWorkspaceSwitcherProperty;

static GParamSpec *properties[PROP_WORKSPACE + 1];

static gboolean
is_open (CueWorkspaceSwitcher *self,
         CueWorkspace         *workspace)
{
  return self->workspace != NULL &&
         g_str_equal (cue_workspace_get_id (self->workspace), cue_workspace_get_id (workspace));
}

/* (transfer none) (nullable): the row of the workspace that is open. */
static GtkWidget *
mark_rows (CueWorkspaceSwitcher *self)
{
  GtkWidget *open = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean marked = is_open (self, cue_workspace_row_get_workspace (CUE_WORKSPACE_ROW (row)));

      cue_workspace_row_set_open (CUE_WORKSPACE_ROW (row), marked);
      if (marked)
        open = row;
    }

  return open;
}

static void
show_key (CueWorkspaceSwitcher *self)
{
  CueKeyOrigin origin = CUE_KEY_NONE;
  const char  *text = NULL;

  if (self->manager != NULL && self->workspace != NULL)
    origin = cue_workspace_manager_get_key_origin (self->manager, self->workspace);
  if (origin == CUE_KEY_ENVIRONMENT)
    text = _ ("The key comes from CEKURA_API_KEY, not from the keyring.");
  else if (origin == CUE_KEY_SESSION)
    text = _ ("The key is kept only until Cuecard is closed.");

  gtk_label_set_text (self->key_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->key_label), text != NULL);
}

static void
show_edit (CueWorkspaceSwitcher *self,
           const char           *name)
{
  gboolean         cekura = cue_workspace_get_kind (self->workspace) == CUE_WORKSPACE_CEKURA;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), cekura);
  if (!cekura)
    return;

  /* translators: %s is the name of a workspace */
  text = g_strdup_printf (_ ("Edit “%s”…"), name);
  gtk_label_set_text (self->edit_label, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "s", cue_workspace_get_id (self->workspace));
}

static const char *
describe_kind (CueWorkspace *workspace)
{
  const char *organization = cue_workspace_get_organization (workspace);

  if (cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL)
    return _ ("Local workspace");
  if (organization != NULL && *organization != '\0' &&
      g_strcmp0 (organization, cue_workspace_get_name (workspace)) != 0)
    return organization;
  return _ ("Cekura workspace");
}

static void
show_workspace (CueWorkspaceSwitcher *self)
{
  g_autofree char *name = NULL;
  g_autofree char *spoken = NULL;

  if (self->workspace == NULL)
    return;

  name = cue_workspace_row_dup_name (self->workspace);
  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->kind_label, describe_kind (self->workspace));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  /* translators: what a screen reader calls the button with the open workspace; %s is its name */
  spoken = g_strdup_printf (_ ("Workspace: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  show_edit (self, name);
  mark_rows (self);
}

/* The list is as good as its last opening: what may have changed meanwhile is looked at again. */
static void
popover_mapped_cb (CueWorkspaceSwitcher *self)
{
  GtkWidget *row = mark_rows (self);

  show_key (self);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
close_cb (CueWorkspaceSwitcher *self)
{
  gtk_menu_button_popdown (self->button);
}

static void
row_activated_cb (CueWorkspaceSwitcher *self,
                  CueWorkspaceRow      *row)
{
  CueWorkspace *workspace = cue_workspace_row_get_workspace (row);

  gtk_menu_button_popdown (self->button);
  if (!is_open (self, workspace))
    cue_workspace_manager_open (self->manager, workspace);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = cue_workspace_row_new (item);

  cue_workspace_row_set_open (CUE_WORKSPACE_ROW (row), is_open (user_data, item));
  return row;
}

static void
cue_workspace_switcher_dispose (GObject *object)
{
  CueWorkspaceSwitcher *self = CUE_WORKSPACE_SWITCHER (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_WORKSPACE_SWITCHER);
  g_clear_object (&self->signals);
  g_clear_object (&self->manager);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cue_workspace_switcher_parent_class)->dispose (object);
}

static void
cue_workspace_switcher_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CueWorkspaceSwitcher *self = CUE_WORKSPACE_SWITCHER (object);

  switch ((CueWorkspaceSwitcherProperty) prop_id)
    {
    case PROP_MANAGER:
      g_value_set_object (value, self->manager);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_workspace_switcher_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  CueWorkspaceSwitcher *self = CUE_WORKSPACE_SWITCHER (object);

  switch ((CueWorkspaceSwitcherProperty) prop_id)
    {
    case PROP_MANAGER:
      cue_workspace_switcher_set_manager (self, g_value_get_object (value));
      break;
    case PROP_WORKSPACE:
      cue_workspace_switcher_set_workspace (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_workspace_switcher_class_init (CueWorkspaceSwitcherClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_workspace_switcher_dispose;
  object_class->get_property = cue_workspace_switcher_get_property;
  object_class->set_property = cue_workspace_switcher_set_property;

  properties[PROP_MANAGER] =
    g_param_spec_object ("manager", NULL, NULL, CUE_TYPE_WORKSPACE_MANAGER, CUE_PARAM_READWRITE);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CUE_TYPE_WORKSPACE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-workspace-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, button);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, name_label);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, kind_label);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, popover);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, scroller);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, list);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, key_label);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, edit_button);
  gtk_widget_class_bind_template_child (widget_class, CueWorkspaceSwitcher, edit_label);
  gtk_widget_class_bind_template_callback (widget_class, popover_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cue_workspace_switcher_init (CueWorkspaceSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->scroller, FALSE);

  self->signals = g_signal_group_new (CUE_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (show_workspace), self);
}

void
cue_workspace_switcher_set_manager (CueWorkspaceSwitcher *self,
                                    CueWorkspaceManager  *manager)
{
  GListModel *workspaces = NULL;

  g_return_if_fail (CUE_IS_WORKSPACE_SWITCHER (self));
  g_return_if_fail (manager == NULL || CUE_IS_WORKSPACE_MANAGER (manager));

  if (!g_set_object (&self->manager, manager))
    return;

  if (manager != NULL)
    workspaces = G_LIST_MODEL (cue_workspace_manager_get_list (manager));
  gtk_list_box_bind_model (self->list, workspaces, workspaces != NULL ? create_row : NULL, self, NULL);
  gtk_widget_set_visible (self->scroller, manager != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MANAGER]);
}

void
cue_workspace_switcher_set_workspace (CueWorkspaceSwitcher *self,
                                      CueWorkspace         *workspace)
{
  g_return_if_fail (CUE_IS_WORKSPACE_SWITCHER (self));
  g_return_if_fail (workspace == NULL || CUE_IS_WORKSPACE (workspace));

  if (!g_set_object (&self->workspace, workspace))
    return;

  g_signal_group_set_target (self->signals, workspace);
  show_workspace (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

void
cue_workspace_switcher_popup (CueWorkspaceSwitcher *self)
{
  g_return_if_fail (CUE_IS_WORKSPACE_SWITCHER (self));

  gtk_menu_button_popup (self->button);
}
