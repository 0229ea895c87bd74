/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connect-page.h"

#include "cue-connect-text.h"
#include "cue-key-text.h"
#include "cue-property.h"
#include "cue-resource-object.h"
#include "cue-secrets.h"
#include "cue-test-step-row.h"
#include "cue-text.h"

#include <glib/gi18n.h>

struct _CueConnectPage
{
  AdwBin parent_instance;

  GtkLabel            *title_label;
  GtkLabel            *caption_label;
  GtkWidget           *entries;
  AdwEntryRow         *url_row;
  AdwPasswordEntryRow *key_row;
  GtkLabel            *key_label;
  GtkButton           *test_button;
  GtkListBox          *steps;
  GtkWidget           *found;
  AdwActionRow        *found_row;
  AdwComboRow         *project_row;
  AdwEntryRow         *name_row;
  GtkWidget           *problem;
  AdwActionRow        *problem_row;
  GtkButton           *session_button;
  GtkButton           *connect_button;

  CueConnecting     *connecting; /* (owned) */
  CueConnectionTest *shown;      /* (owned) (nullable): what the steps show */
  CueWorkspace      *edited;     /* (owned) (nullable): a new one is added */
  CueWorkspace      *tested;     /* (owned) (nullable): with the address of the last test */
  char              *proposed;   /* (owned) (nullable): the name that the page itself filled in */
  gboolean           filling;    /* the page itself changes its entries */
};

G_DEFINE_FINAL_TYPE (CueConnectPage, cue_connect_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_STATE = 1,
} CueConnectPageProperty;

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_STATE + 1];
static guint       signals[N_SIGNALS];

static CueKeyOrigin
get_key_origin (CueConnectPage *self)
{
  const char          *key = g_getenv ("CEKURA_API_KEY");
  CueWorkspaceManager *manager = cue_connecting_get_manager (self->connecting);

  if (key != NULL && *key != '\0')
    return CUE_KEY_ENVIRONMENT;
  if (manager == NULL || self->edited == NULL)
    return CUE_KEY_NONE;

  return cue_workspace_manager_get_key_origin (manager, self->edited);
}

static gboolean
is_in (CueConnectPage *self,
       CueConnectState state)
{
  return cue_connecting_get_state (self->connecting) == state;
}

/* Whether the address is still that of the workspace that is edited: its key goes nowhere else. */
static gboolean
is_same_address (CueConnectPage *self)
{
  g_autofree char *url = cue_workspace_parse_url (gtk_editable_get_text (GTK_EDITABLE (self->url_row)), NULL);

  return self->edited != NULL && url != NULL && g_strcmp0 (url, cue_workspace_get_url (self->edited)) == 0;
}

static gboolean
has_key (CueConnectPage *self)
{
  return gtk_entry_buffer_get_length (gtk_text_get_buffer (
           GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->key_row))))) > 0;
}

/* Whether a test can do without a key in the entry. */
static gboolean
knows_key (CueConnectPage *self)
{
  CueKeyOrigin origin = get_key_origin (self);

  return origin == CUE_KEY_ENVIRONMENT || (origin != CUE_KEY_NONE && is_same_address (self));
}

/* (nullable): what is wrong with the key in the entry. */
static const char *
get_key_problem (CueConnectPage *self)
{
  char       *key = cue_key_text_dup_entered (GTK_EDITABLE (self->key_row));
  const char *problem = cue_key_text_get_problem (key);

  cue_secret_free (key);
  return problem;
}

static gboolean
may_test (CueConnectPage *self)
{
  if (cue_connecting_get_manager (self->connecting) == NULL || is_in (self, CUE_CONNECT_KEEPING))
    return FALSE;
  if (cue_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->url_row))))
    return FALSE;

  return has_key (self) ? get_key_problem (self) == NULL : knows_key (self);
}

/* What was tested may be kept; of a workspace that is there already, a new name needs no test. */
static gboolean
may_connect (CueConnectPage *self)
{
  if (cue_connecting_get_manager (self->connecting) == NULL || is_in (self, CUE_CONNECT_TESTING) || is_in (self, CUE_CONNECT_KEEPING))
    return FALSE;
  if (cue_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->name_row))))
    return FALSE;
  if (cue_connecting_get_projects (self->connecting) != NULL && adw_combo_row_get_selected (self->project_row) == GTK_INVALID_LIST_POSITION)
    return FALSE;

  return cue_connecting_has_passed (self->connecting) || (is_same_address (self) && !has_key (self));
}

static const char *
describe_key (CueConnectPage *self)
{
  const char  *problem = get_key_problem (self);
  CueKeyOrigin origin = get_key_origin (self);

  if (problem != NULL)
    return problem;
  if (origin == CUE_KEY_ENVIRONMENT)
    return _ ("The key in CEKURA_API_KEY is used. It wins over a key in the keyring, so this row may stay empty.");
  if (self->edited == NULL || has_key (self))
    return _ ("Kept in the system’s keyring, never in a file.");
  if (!is_same_address (self))
    return _ ("This is another address. Paste the key that belongs to it.");
  if (origin == CUE_KEY_NONE)
    return _ ("No key is kept for this workspace. Paste it again.");

  return _ ("Leave this row empty to keep the present key.");
}

static void
set_error_class (gpointer widget,
                 gboolean error)
{
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (widget), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), "error");
}

static void
show_key (CueConnectPage *self)
{
  gboolean wrong = get_key_problem (self) != NULL;

  cue_key_text_show_hint (self->key_label, describe_key (self), wrong);
  set_error_class (self->key_row, wrong);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->key_row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (self->key_label), -1);
}

/* Whether there is a project to show that the test does not name: one of several, or what the key does not reach. */
static gboolean
has_project_to_show (CueConnectPage *self)
{
  GListModel *projects = cue_connecting_get_projects (self->connecting);

  if (projects != NULL && g_list_model_get_n_items (projects) == 1)
    return adw_combo_row_get_selected (self->project_row) == GTK_INVALID_LIST_POSITION;
  return adw_combo_row_get_model (self->project_row) != NULL;
}

static void
show_found (CueConnectPage *self)
{
  CueConnectionTest *test = cue_connecting_get_test (self->connecting);
  gboolean           passed = cue_connecting_has_passed (self->connecting);
  const char        *organization = passed ? cue_connection_test_get_organization (test) : NULL;
  g_autofree char   *counts = NULL;

  if (passed)
    counts = cue_connect_text_counts (cue_connection_test_get_n_agents (test),
                                      cue_connection_test_get_n_scenarios (test));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found_row),
                                 organization != NULL ? organization : _ ("Found with this key"));
  adw_action_row_set_subtitle (self->found_row, counts != NULL ? counts : "");

  gtk_widget_set_visible (self->found, passed || self->edited != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->found_row), passed);
  gtk_widget_set_visible (GTK_WIDGET (self->project_row), has_project_to_show (self));
}

static void
show_buttons (CueConnectPage *self)
{
  gboolean    not_kept = is_in (self, CUE_CONNECT_NOT_KEPT);
  gboolean    keyring = cue_connecting_is_keyring_at_fault (self->connecting);
  const char *connect = self->edited != NULL ? _ ("Save") : _ ("Connect");

  if (is_in (self, CUE_CONNECT_KEEPING))
    connect = self->edited != NULL ? _ ("Saving…") : _ ("Connecting…");
  else if (not_kept)
    connect = _ ("Try Again");
  gtk_button_set_label (self->connect_button, connect);
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button), may_connect (self));

  if (is_in (self, CUE_CONNECT_TESTING))
    gtk_button_set_label (self->test_button, _ ("Stop"));
  else
    gtk_button_set_label (self->test_button, self->shown != NULL ? _ ("Test Again") : _ ("Test Connection"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->test_button), may_test (self));

  gtk_widget_set_visible (self->problem, not_kept);
  gtk_widget_set_visible (GTK_WIDGET (self->session_button), keyring);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row),
                                 keyring ? _ ("The key could not be kept") : _ ("Not saved"));
  adw_action_row_set_subtitle (self->problem_row, not_kept ? cue_connecting_get_problem (self->connecting) : "");
}

/* Not by binding the list to the test: that shows every row, and the address has one only where it is the mistake. */
static void
show_steps (CueConnectPage *self)
{
  CueConnectionTest *test = cue_connecting_get_test (self->connecting);
  GtkListBoxRow     *row;

  if (!g_set_object (&self->shown, test))
    return;

  while ((row = gtk_list_box_get_row_at_index (self->steps, 0)) != NULL)
    gtk_list_box_remove (self->steps, GTK_WIDGET (row));
  for (guint kind = 0; test != NULL && kind < CUE_N_STEPS; kind++)
    gtk_list_box_append (self->steps, cue_test_step_row_new (cue_connection_test_get_step (test, kind)));
  gtk_widget_set_visible (GTK_WIDGET (self->steps), test != NULL);
}

static void
show_state (CueConnectPage *self)
{
  gboolean keeping = is_in (self, CUE_CONNECT_KEEPING);

  gtk_widget_set_sensitive (self->entries, !keeping);
  gtk_widget_set_sensitive (self->found, !keeping);
  show_steps (self);
  show_key (self);
  show_found (self);
  show_buttons (self);
}

static void
set_name (CueConnectPage *self,
          const char     *name)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  self->filling = FALSE;
}

static const char *
name_project (CueResourceObject *project)
{
  const char *name = cue_resource_object_get_name (project);

  return !cue_text_is_blank (name) ? name : _ ("Project without a name");
}

/* The name follows the project until somebody writes another one. */
static void
propose_name (CueConnectPage *self)
{
  GListModel *projects = cue_connecting_get_projects (self->connecting);
  guint       selected = adw_combo_row_get_selected (self->project_row);
  const char *name = NULL;
  g_autoptr (CueResourceObject) project = NULL;

  if (self->edited != NULL || g_strcmp0 (self->proposed, gtk_editable_get_text (GTK_EDITABLE (self->name_row))) != 0)
    return;

  if (cue_connecting_has_passed (self->connecting))
    name = cue_connection_test_get_organization (cue_connecting_get_test (self->connecting));
  if (projects != NULL)
    project = g_list_model_get_item (projects, selected);
  if (project != NULL)
    name = name_project (project);
  g_free (self->proposed);
  self->proposed = g_strdup (name != NULL ? name : _ ("Cekura"));
  set_name (self, self->proposed);
}

/* What to do where the project of the workspace is not among the @n that the key reaches: one alone cannot be chosen. */
static const char *
get_lost_sentence (guint n)
{
  return n > 1 ? _ ("This key does not reach the project of this workspace. Choose another, or paste another key.")
               : _ ("This key does not reach the project of this workspace. Paste one that does, or connect to the other project as a workspace of its own.");
}

/* Offers what was found; the project of the workspace that is edited stays the chosen one, if it is among them. */
static void
offer_projects (CueConnectPage *self)
{
  GListModel *projects = cue_connecting_get_projects (self->connecting);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 present = self->edited != NULL ? cue_workspace_get_project (self->edited) : CUE_UNSET;
  guint  selected = present == CUE_UNSET ? 0 : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; projects != NULL && i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (CueResourceObject) project = g_list_model_get_item (projects, i);

      gtk_string_list_append (names, name_project (project));
      if (cue_resource_object_get_id (project) == present)
        selected = i;
    }
  if (projects == NULL && self->edited != NULL && cue_workspace_get_project_name (self->edited) != NULL)
    {
      gtk_string_list_append (names, cue_workspace_get_project_name (self->edited));
      selected = 0;
    }

  self->filling = TRUE;
  adw_combo_row_set_model (self->project_row,
                           g_list_model_get_n_items (G_LIST_MODEL (names)) > 0 ? G_LIST_MODEL (names) : NULL);
  adw_combo_row_set_selected (self->project_row, selected);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->project_row),
                               projects != NULL && selected == GTK_INVALID_LIST_POSITION
                                 ? get_lost_sentence (g_list_model_get_n_items (projects))
                                 : "");
  self->filling = FALSE;
  propose_name (self);
}

/* Where the mistake is mended; the sentence is told there as well. */
static void
point_to_mistake (CueConnectPage *self)
{
  CueTestStep *failure = cue_connection_test_get_failure (cue_connecting_get_test (self->connecting));
  GtkWidget   *row;

  switch (cue_test_step_get_kind (failure))
    {
    case CUE_STEP_ADDRESS:
    case CUE_STEP_LOOKUP:
      row = GTK_WIDGET (self->url_row);
      break;
    case CUE_STEP_KEY:
      row = GTK_WIDGET (self->key_row);
      break;
    case CUE_STEP_CONNECT:
    case CUE_STEP_CERTIFICATE:
    case CUE_STEP_PROJECT:
    case CUE_N_STEPS:
    default:
      row = GTK_WIDGET (self->test_button);
    }
  if (row != GTK_WIDGET (self->test_button))
    set_error_class (row, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, cue_test_step_get_note (failure), -1);
  gtk_widget_grab_focus (row);
}

static CueWorkspaceList *
get_list (CueConnectPage *self)
{
  return cue_workspace_manager_get_list (cue_connecting_get_manager (self->connecting));
}

/* (transfer full): what is to be kept. */
static CueWorkspace *
create_workspace (CueConnectPage *self)
{
  GListModel      *projects = cue_connecting_get_projects (self->connecting);
  const char      *url = cue_workspace_get_url (self->tested != NULL ? self->tested : self->edited);
  gint64           id_of_project = self->edited != NULL ? cue_workspace_get_project (self->edited) : CUE_UNSET;
  const char      *name_of_project = self->edited != NULL ? cue_workspace_get_project_name (self->edited) : NULL;
  const char      *organization = self->edited != NULL ? cue_workspace_get_organization (self->edited) : NULL;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_autofree char *id = NULL;
  g_autoptr (CueResourceObject) project = NULL;
  CueWorkspace *workspace;

  if (projects != NULL)
    project = g_list_model_get_item (projects, adw_combo_row_get_selected (self->project_row));
  if (project != NULL)
    {
      id_of_project = cue_resource_object_get_id (project);
      name_of_project = cue_resource_object_get_name (project);
    }
  if (cue_connecting_has_passed (self->connecting))
    organization = cue_connection_test_get_organization (cue_connecting_get_test (self->connecting));
  id = self->edited != NULL
         ? g_strdup (cue_workspace_get_id (self->edited))
         : cue_connect_text_id (get_list (self), url, id_of_project);

  workspace = cue_workspace_new (id, CUE_WORKSPACE_CEKURA, name, url, id_of_project);
  g_object_set (workspace, "project-name", name_of_project, "organization", organization, NULL);
  return workspace;
}

static void
keep (CueConnectPage *self,
      gboolean        session_only)
{
  g_autoptr (CueWorkspace) workspace = create_workspace (self);
  char *key = cue_key_text_dup_entered (GTK_EDITABLE (self->key_row));

  cue_connecting_keep (self->connecting, workspace, *key != '\0' ? key : NULL, session_only);
  cue_secret_free (key);
}

static void
state_changed_cb (CueConnectPage *self)
{
  CueConnectState state = cue_connecting_get_state (self->connecting);

  if (state == CUE_CONNECT_TESTING)
    set_error_class (self->url_row, FALSE);
  if (state == CUE_CONNECT_PASSED)
    offer_projects (self);
  show_state (self);

  if (state == CUE_CONNECT_FAILED)
    point_to_mistake (self);
  else if (state == CUE_CONNECT_PASSED)
    gtk_widget_grab_focus (GTK_WIDGET (self->connect_button));
  else if (state == CUE_CONNECT_NOT_KEPT)
    gtk_widget_grab_focus (GTK_WIDGET (cue_connecting_is_keyring_at_fault (self->connecting) ? self->session_button
                                                                                             : self->connect_button));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
kept_cb (CueConnectPage *self,
         CueWorkspace   *workspace)
{
  g_autoptr (CueWorkspace) edited = g_steal_pointer (&self->edited);

  cue_connect_page_edit (self, NULL);
  self->edited = g_steal_pointer (&edited);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, workspace);
  g_clear_object (&self->edited);
}

/* Whatever is edited has not been tested. What failed stays to be read until the next test. */
static void
edited_cb (CueConnectPage *self)
{
  if (self->filling)
    return;

  cue_connecting_stop (self->connecting);
  set_error_class (self->url_row, FALSE);
  g_clear_object (&self->tested);
  offer_projects (self);
  show_state (self);
}

static void
name_changed_cb (CueConnectPage *self)
{
  if (!self->filling)
    show_buttons (self);
}

static void
project_selected_cb (CueConnectPage *self)
{
  if (self->filling)
    return;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->project_row), "");
  propose_name (self);
  show_buttons (self);
}

static void
test_clicked_cb (CueConnectPage *self)
{
  if (is_in (self, CUE_CONNECT_TESTING))
    cue_connecting_stop (self->connecting);
  else
    cue_connect_page_test (self);
}

static void
session_clicked_cb (CueConnectPage *self)
{
  keep (self, TRUE);
}

static gboolean
cue_connect_page_grab_focus (GtkWidget *widget)
{
  CueConnectPage *self = CUE_CONNECT_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->edited != NULL ? self->name_row : ADW_ENTRY_ROW (self->key_row)));
}

static void
leave (CueConnectPage *self)
{
  self->filling = TRUE;
  cue_key_text_wipe (GTK_EDITABLE (self->key_row));
  self->filling = FALSE;
  cue_connecting_forget (self->connecting);
  g_clear_object (&self->tested);
  set_error_class (self->url_row, FALSE);
  offer_projects (self);
  show_state (self);
}

static void
cue_connect_page_unmap (GtkWidget *widget)
{
  CueConnectPage *self = CUE_CONNECT_PAGE (widget);

  if (self->key_row != NULL)
    leave (self);

  GTK_WIDGET_CLASS (cue_connect_page_parent_class)->unmap (widget);
}

static void
cue_connect_page_dispose (GObject *object)
{
  CueConnectPage *self = CUE_CONNECT_PAGE (object);

  if (self->key_row != NULL)
    {
      self->filling = TRUE;
      cue_key_text_wipe (GTK_EDITABLE (self->key_row));
    }
  if (self->connecting != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->connecting, self);
      cue_connecting_forget (self->connecting);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_CONNECT_PAGE);
  g_clear_object (&self->connecting);
  g_clear_object (&self->shown);
  g_clear_object (&self->edited);
  g_clear_object (&self->tested);
  g_clear_pointer (&self->proposed, g_free);

  G_OBJECT_CLASS (cue_connect_page_parent_class)->dispose (object);
}

static void
cue_connect_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueConnectPage *self = CUE_CONNECT_PAGE (object);

  switch ((CueConnectPageProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, cue_connect_page_get_state (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-connect-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, caption_label);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, entries);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, url_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, key_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, key_label);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, test_button);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, steps);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, found);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, found_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, project_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, problem);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, problem_row);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, session_button);
  gtk_widget_class_bind_template_child (widget_class, CueConnectPage, connect_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, project_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cue_connect_page_test);
  gtk_widget_class_bind_template_callback (widget_class, cue_connect_page_connect);
}

static void
cue_connect_page_class_init (CueConnectPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cue_connect_page_dispose;
  object_class->get_property = cue_connect_page_get_property;
  widget_class->grab_focus = cue_connect_page_grab_focus;
  widget_class->unmap = cue_connect_page_unmap;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CUE_TYPE_CONNECT_STATE, CUE_CONNECT_IDLE,
                                              CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_DONE] = g_signal_new ("done", CUE_TYPE_CONNECT_PAGE, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, CUE_TYPE_WORKSPACE);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.go-back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.go-back", NULL);
}

static void
cue_connect_page_init (CueConnectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->connecting = cue_connecting_new ();
  g_signal_connect_swapped (self->connecting, "notify::state", G_CALLBACK (state_changed_cb), self);
  g_signal_connect_swapped (self->connecting, "kept", G_CALLBACK (kept_cb), self);
  cue_key_text_set_up (GTK_EDITABLE (self->key_row));
  cue_connect_page_edit (self, NULL);
}

GtkWidget *
cue_connect_page_new (void)
{
  return g_object_new (CUE_TYPE_CONNECT_PAGE, NULL);
}

void
cue_connect_page_set_manager (CueConnectPage      *self,
                              CueWorkspaceManager *manager)
{
  g_return_if_fail (CUE_IS_CONNECT_PAGE (self));
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (manager));

  cue_connecting_set_manager (self->connecting, manager);
  show_state (self);
}

void
cue_connect_page_edit (CueConnectPage *self,
                       CueWorkspace   *workspace)
{
  const char *url = workspace != NULL ? cue_workspace_get_url (workspace) : CUE_WORKSPACE_DEFAULT_URL;
  const char *name = workspace != NULL ? cue_workspace_get_name (workspace) : NULL;

  g_return_if_fail (CUE_IS_CONNECT_PAGE (self));
  g_return_if_fail (workspace == NULL || cue_workspace_get_kind (workspace) == CUE_WORKSPACE_CEKURA);

  g_set_object (&self->edited, workspace);
  g_free (self->proposed);
  self->proposed = g_strdup ("");
  gtk_label_set_text (self->title_label, workspace != NULL ? _ ("Edit Workspace") : _ ("Connect to Cekura"));
  gtk_label_set_text (self->caption_label, workspace != NULL ? _ ("Its name, its address, its key and its project.")
                                                             : _ ("Your team’s workspace, with an API key."));
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->url_row), url != NULL ? url : "");
  self->filling = FALSE;
  set_name (self, name != NULL ? name : "");
  leave (self);
}

CueWorkspace *
cue_connect_page_get_edited (CueConnectPage *self)
{
  g_return_val_if_fail (CUE_IS_CONNECT_PAGE (self), NULL);

  return self->edited;
}

CueConnectState
cue_connect_page_get_state (CueConnectPage *self)
{
  g_return_val_if_fail (CUE_IS_CONNECT_PAGE (self), CUE_CONNECT_IDLE);

  return self->connecting != NULL ? cue_connecting_get_state (self->connecting) : CUE_CONNECT_IDLE;
}

CueConnectionTest *
cue_connect_page_get_test (CueConnectPage *self)
{
  g_return_val_if_fail (CUE_IS_CONNECT_PAGE (self), NULL);

  return self->shown;
}

/* Has the address and the key tried out; the steps show how far it gets. */
void
cue_connect_page_test (CueConnectPage *self)
{
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;
  char *key;

  g_return_if_fail (CUE_IS_CONNECT_PAGE (self));

  if (!may_test (self))
    return;

  g_clear_object (&self->tested);
  url = cue_workspace_parse_url (gtk_editable_get_text (GTK_EDITABLE (self->url_row)), &error);
  if (url == NULL)
    {
      cue_connecting_fail (self->connecting, CUE_STEP_ADDRESS, _ ("Not an address"), cue_workspace_get_url_problem (error));
      return;
    }

  self->tested = cue_workspace_new (self->edited != NULL ? cue_workspace_get_id (self->edited) : "new",
                                    CUE_WORKSPACE_CEKURA, gtk_editable_get_text (GTK_EDITABLE (self->name_row)), url,
                                    self->edited != NULL ? cue_workspace_get_project (self->edited) : CUE_UNSET);
  key = cue_key_text_dup_entered (GTK_EDITABLE (self->key_row));
  cue_connecting_test (self->connecting, self->tested, *key != '\0' ? key : NULL);
  cue_secret_free (key);
}

/* Keeps what was tested, then says “done”. */
void
cue_connect_page_connect (CueConnectPage *self)
{
  g_return_if_fail (CUE_IS_CONNECT_PAGE (self));

  if (may_connect (self))
    keep (self, FALSE);
}
