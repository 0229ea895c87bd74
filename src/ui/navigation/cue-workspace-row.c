/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-row.h"

#include "cue-property.h"

#include <glib/gi18n.h>

struct _CueWorkspaceRow
{
  GtkListBoxRow parent_instance;

  CueWorkspace *workspace; /* (owned) */
  GtkLabel     *name;      /* (unowned): within, like those below */
  GtkLabel     *place;     /* (unowned) */
  GtkWidget    *check;     /* (unowned) */
  gboolean      open;
};

G_DEFINE_FINAL_TYPE (CueWorkspaceRow, cue_workspace_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum
{
  PROP_WORKSPACE = 1,
} CueWorkspaceRowProperty;

static GParamSpec *properties[PROP_WORKSPACE + 1];

static void
show_workspace (CueWorkspaceRow *self)
{
  g_autofree char *name = cue_workspace_row_dup_name (self->workspace);
  g_autofree char *place = cue_workspace_row_dup_place (self->workspace);
  g_autofree char *spoken = NULL;

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_widget_set_opacity (self->check, self->open ? 1 : 0);

  /* translators: what a screen reader says of the workspace that is open; %s is its name */
  spoken = self->open ? g_strdup_printf (_ ("%s, open now"), name) : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place,
                                  -1);
}

/* (transfer floating) */
static GtkWidget *
create_label (const char *style_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", 0.0,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", 32,
                                   NULL);

  if (style_class != NULL)
    {
      gtk_widget_add_css_class (label, style_class);
      gtk_widget_add_css_class (label, "fine");
    }
  return label;
}

static void
cue_workspace_row_constructed (GObject *object)
{
  CueWorkspaceRow *self = CUE_WORKSPACE_ROW (object);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  G_OBJECT_CLASS (cue_workspace_row_parent_class)->constructed (object);

  self->name = GTK_LABEL (create_label (NULL));
  self->place = GTK_LABEL (create_label ("secondary"));
  self->check = g_object_new (GTK_TYPE_IMAGE,
                              "icon-name", "object-select-symbolic",
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->place));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  g_signal_connect_object (self->workspace, "notify", G_CALLBACK (show_workspace), self, G_CONNECT_SWAPPED);
  show_workspace (self);
}

static void
cue_workspace_row_dispose (GObject *object)
{
  CueWorkspaceRow *self = CUE_WORKSPACE_ROW (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cue_workspace_row_parent_class)->dispose (object);
}

static void
cue_workspace_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((CueWorkspaceRowProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, CUE_WORKSPACE_ROW (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_workspace_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((CueWorkspaceRowProperty) prop_id)
    {
    case PROP_WORKSPACE:
      CUE_WORKSPACE_ROW (object)->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_workspace_row_class_init (CueWorkspaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cue_workspace_row_constructed;
  object_class->dispose = cue_workspace_row_dispose;
  object_class->get_property = cue_workspace_row_get_property;
  object_class->set_property = cue_workspace_row_set_property;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CUE_TYPE_WORKSPACE, CUE_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_workspace_row_init (CueWorkspaceRow *self)
{
}

GtkWidget *
cue_workspace_row_new (CueWorkspace *workspace)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);

  return g_object_new (CUE_TYPE_WORKSPACE_ROW, "workspace", workspace, NULL);
}

CueWorkspace *
cue_workspace_row_get_workspace (CueWorkspaceRow *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_ROW (self), NULL);

  return self->workspace;
}

gboolean
cue_workspace_row_get_open (CueWorkspaceRow *self)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_ROW (self), FALSE);

  return self->open;
}

void
cue_workspace_row_set_open (CueWorkspaceRow *self,
                            gboolean         open)
{
  g_return_if_fail (CUE_IS_WORKSPACE_ROW (self));

  self->open = open;
  show_workspace (self);
}

char *
cue_workspace_row_dup_name (CueWorkspace *workspace)
{
  const char *name;

  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);

  if (cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL)
    return g_strdup (_ ("This Computer"));

  name = cue_workspace_get_name (workspace);
  return g_strdup (name != NULL && *name != '\0' ? name : _ ("Cekura"));
}

char *
cue_workspace_row_dup_place (CueWorkspace *workspace)
{
  g_autoptr (GUri) uri = NULL;
  const char *url;

  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);

  if (cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL)
    return g_strdup (_ ("On this computer"));

  url = cue_workspace_get_url (workspace);
  uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url != NULL ? url : "");
  if (g_uri_get_port (uri) > 0)
    return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
  return g_strdup (g_uri_get_host (uri));
}
