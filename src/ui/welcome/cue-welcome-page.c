/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-welcome-page.h"

#include "cue-adaptive-bin.h"
#include "cue-config.h"
#include "cue-property.h"

/* Narrower than this the two cards stand one above the other. */
#define STACKED_BELOW 620

struct _CueWelcomePage
{
  AdwBin parent_instance;

  GtkImage   *app_icon;
  GtkBox     *cards;
  GtkButton  *local_button;
  GtkButton  *connect_button;
  GtkStack   *local_icon;
  GtkWidget  *known;
  GtkListBox *known_list;

  CueWorkspaceManager *manager;    /* (unowned) (nullable): cleared when it goes */
  GListModel          *workspaces; /* (owned) (nullable) (element-type CueWorkspace): those of Cekura */
  gboolean             busy;
};

G_DEFINE_FINAL_TYPE (CueWelcomePage, cue_welcome_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_BUSY = 1,
} CueWelcomePageProperty;

static GParamSpec *properties[PROP_BUSY + 1];

static void
width_changed_cb (CueWelcomePage *self,
                  int             width)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards),
                                  width < STACKED_BELOW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* Left and Right go from one card to the other, whichever side it is on. */
static gboolean
cards_key_pressed_cb (GtkEventControllerKey *controller,
                      guint                  keyval,
                      guint                  keycode,
                      GdkModifierType        state,
                      CueWelcomePage        *self)
{
  gboolean local_focused = gtk_widget_has_focus (GTK_WIDGET (self->local_button));

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      gtk_widget_grab_focus (GTK_WIDGET (local_focused ? self->connect_button : self->local_button));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
row_activated_cb (CueWelcomePage *self,
                  GtkListBoxRow  *row)
{
  g_autoptr (CueWorkspace) workspace = g_list_model_get_item (self->workspaces, gtk_list_box_row_get_index (row));

  if (self->manager != NULL && workspace != NULL)
    cue_workspace_manager_open (self->manager, workspace);
}

static void
workspaces_changed_cb (CueWelcomePage *self)
{
  gtk_widget_set_visible (self->known, self->workspaces != NULL && g_list_model_get_n_items (self->workspaces) > 0);
}

static gboolean
is_of_cekura (gpointer item,
              gpointer user_data)
{
  return cue_workspace_get_kind (item) == CUE_WORKSPACE_CEKURA;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  g_object_set (row, "activatable", TRUE, "use-markup", FALSE, "title-lines", 1, "subtitle-lines", 1, NULL);
  g_object_bind_property (item, "name", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "url", row, "subtitle", G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

static gboolean
cue_welcome_page_grab_focus (GtkWidget *widget)
{
  CueWelcomePage *self = CUE_WELCOME_PAGE (widget);
  GtkListBoxRow  *first = gtk_list_box_get_row_at_index (self->known_list, 0);

  return gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : GTK_WIDGET (self->local_button));
}

static void
cue_welcome_page_dispose (GObject *object)
{
  CueWelcomePage *self = CUE_WELCOME_PAGE (object);

  if (self->workspaces != NULL)
    g_signal_handlers_disconnect_by_data (self->workspaces, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_WELCOME_PAGE);
  g_clear_object (&self->workspaces);
  g_clear_weak_pointer (&self->manager);

  G_OBJECT_CLASS (cue_welcome_page_parent_class)->dispose (object);
}

static void
cue_welcome_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueWelcomePage *self = CUE_WELCOME_PAGE (object);

  switch ((CueWelcomePageProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_welcome_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CueWelcomePage *self = CUE_WELCOME_PAGE (object);

  switch ((CueWelcomePageProperty) prop_id)
    {
    case PROP_BUSY:
      cue_welcome_page_set_busy (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_welcome_page_class_init (CueWelcomePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_welcome_page_dispose;
  object_class->get_property = cue_welcome_page_get_property;
  object_class->set_property = cue_welcome_page_set_property;
  widget_class->grab_focus = cue_welcome_page_grab_focus;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, CUE_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CUE_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueWelcomePage, app_icon);
  gtk_widget_class_bind_template_child (widget_class, CueWelcomePage, cards);
  gtk_widget_class_bind_template_child (widget_class, CueWelcomePage, local_button);
  gtk_widget_class_bind_template_child (widget_class, CueWelcomePage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, CueWelcomePage, local_icon);
  gtk_widget_class_bind_template_child (widget_class, CueWelcomePage, known);
  gtk_widget_class_bind_template_child (widget_class, CueWelcomePage, known_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cards_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
}

static void
cue_welcome_page_init (CueWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->app_icon, CUE_APP_ID);
}

GtkWidget *
cue_welcome_page_new (void)
{
  return g_object_new (CUE_TYPE_WELCOME_PAGE, NULL);
}

void
cue_welcome_page_set_manager (CueWelcomePage      *self,
                              CueWorkspaceManager *manager)
{
  g_return_if_fail (CUE_IS_WELCOME_PAGE (self));
  g_return_if_fail (manager == NULL || CUE_IS_WORKSPACE_MANAGER (manager));

  if (!g_set_weak_pointer (&self->manager, manager))
    return;

  if (self->workspaces != NULL)
    g_signal_handlers_disconnect_by_data (self->workspaces, self);
  g_clear_object (&self->workspaces);
  if (manager != NULL)
    {
      GListModel *list = G_LIST_MODEL (cue_workspace_manager_get_list (manager));
      GtkFilter  *filter = GTK_FILTER (gtk_custom_filter_new (is_of_cekura, NULL, NULL));

      self->workspaces = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (list), filter));
      g_signal_connect_swapped (self->workspaces, "items-changed", G_CALLBACK (workspaces_changed_cb), self);
    }
  gtk_list_box_bind_model (self->known_list, self->workspaces, self->workspaces != NULL ? create_row : NULL, NULL, NULL);
  workspaces_changed_cb (self);
}

gboolean
cue_welcome_page_get_busy (CueWelcomePage *self)
{
  g_return_val_if_fail (CUE_IS_WELCOME_PAGE (self), FALSE);

  return self->busy;
}

/* While busy the card's icon is a spinner and the other card waits. */
void
cue_welcome_page_set_busy (CueWelcomePage *self,
                           gboolean        busy)
{
  g_return_if_fail (CUE_IS_WELCOME_PAGE (self));

  if (!cue_set_boolean (self, &self->busy, busy, properties[PROP_BUSY]))
    return;

  gtk_stack_set_visible_child_name (self->local_icon, busy ? "spinner" : "icon");
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button), !busy);
  gtk_widget_set_sensitive (self->known, !busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->local_button), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}
