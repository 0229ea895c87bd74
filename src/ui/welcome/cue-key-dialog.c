/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-key-dialog.h"

#include "cue-key-text.h"
#include "cue-resource-object.h"
#include "cue-secrets.h"

#include <glib/gi18n.h>

struct _CueKeyDialog
{
  AdwWindow parent_instance;

  GtkButton           *close_button;
  GtkButton           *accept_button;
  GtkSpinner          *spinner;
  GtkLabel            *reason_label;
  GtkWidget           *entries;
  AdwPasswordEntryRow *key_row;
  GtkWidget           *hints;
  GtkLabel            *key_label;
  GtkWidget           *problem;
  AdwActionRow        *problem_row;
  GtkButton           *session_button;

  CueConnecting *connecting; /* (owned) */
  CueWorkspace  *workspace;  /* (owned) (not nullable) */
  gboolean       elsewhere;  /* the key is good, but for another project */
  gboolean       wiping;
};

G_DEFINE_FINAL_TYPE (CueKeyDialog, cue_key_dialog, ADW_TYPE_WINDOW)

static gboolean
is_in (CueKeyDialog   *self,
       CueConnectState state)
{
  return cue_connecting_get_state (self->connecting) == state;
}

/* Whether the key that passed shows the workspace's project; a service that names none is believed. */
static gboolean
reaches_project (CueKeyDialog *self)
{
  GListModel *projects = cue_connecting_get_projects (self->connecting);
  gint64      project = cue_workspace_get_project (self->workspace);

  if (project == CUE_UNSET || projects == NULL)
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr (CueResourceObject) found = g_list_model_get_item (projects, i);

      if (cue_resource_object_get_id (found) == project)
        return TRUE;
    }
  return FALSE;
}

static void
show_problem (CueKeyDialog *self,
              const char   *title,
              const char   *sentence)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row), title);
  adw_action_row_set_subtitle (self->problem_row, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->key_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
show_outcome (CueKeyDialog *self)
{
  CueConnectionTest *test = cue_connecting_get_test (self->connecting);
  CueTestStep       *failure = test != NULL ? cue_connection_test_get_failure (test) : NULL;
  gboolean           not_kept = is_in (self, CUE_CONNECT_NOT_KEPT);
  gboolean           failed = failure != NULL && !is_in (self, CUE_CONNECT_TESTING);
  gboolean           keyring = cue_connecting_is_keyring_at_fault (self->connecting);

  if (not_kept)
    show_problem (self, keyring ? _ ("The key could not be kept") : _ ("Not saved"),
                  cue_connecting_get_problem (self->connecting));
  else if (failed)
    show_problem (self, cue_test_step_get_title (failure), cue_test_step_get_note (failure));
  else if (self->elsewhere)
    show_problem (self, _ ("A key of another project"),
                  _ ("This key does not reach the project of this workspace. Paste one that does, or connect to the other project as a workspace of its own."));
  gtk_widget_set_visible (self->problem, not_kept || failed || self->elsewhere);
  gtk_widget_set_visible (GTK_WIDGET (self->session_button), keyring);
}

static void
show_state (CueKeyDialog *self)
{
  gboolean    busy = is_in (self, CUE_CONNECT_TESTING) || is_in (self, CUE_CONNECT_KEEPING);
  char       *key = cue_key_text_dup_entered (GTK_EDITABLE (self->key_row));
  const char *problem = cue_key_text_get_problem (key);

  cue_key_text_show_hint (self->key_label,
                          problem != NULL ? problem : _ ("Kept in the system’s keyring, never in a file."), problem != NULL);
  gtk_widget_set_sensitive (self->entries, !is_in (self, CUE_CONNECT_KEEPING));
  gtk_button_set_label (self->accept_button,
                        is_in (self, CUE_CONNECT_NOT_KEPT) ? _ ("Try Again") : _ ("Test & Continue"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button), !busy && *key != '\0' && problem == NULL);
  gtk_spinner_set_spinning (self->spinner, busy);
  show_outcome (self);
  cue_secret_free (key);
}

static void
keep (CueKeyDialog *self,
      gboolean      session_only)
{
  char *key = cue_key_text_dup_entered (GTK_EDITABLE (self->key_row));

  cue_connecting_keep (self->connecting, self->workspace, key, session_only);
  cue_secret_free (key);
}

static void
state_changed_cb (CueKeyDialog *self)
{
  gboolean passed = is_in (self, CUE_CONNECT_PASSED);

  self->elsewhere = passed && !reaches_project (self);
  show_state (self);
  if (passed && !self->elsewhere)
    keep (self, FALSE);
  else if (passed || is_in (self, CUE_CONNECT_FAILED))
    gtk_widget_grab_focus (GTK_WIDGET (self->key_row));
  else if (cue_connecting_is_keyring_at_fault (self->connecting))
    gtk_widget_grab_focus (GTK_WIDGET (self->session_button));
}

static void
kept_cb (CueKeyDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
edited_cb (CueKeyDialog *self)
{
  if (self->wiping)
    return;

  cue_connecting_stop (self->connecting);
  show_state (self);
}

static void
accept_cb (CueKeyDialog *self)
{
  char *key;

  if (!gtk_widget_is_sensitive (GTK_WIDGET (self->accept_button)))
    return;
  if (is_in (self, CUE_CONNECT_NOT_KEPT))
    {
      keep (self, FALSE);
      return;
    }

  key = cue_key_text_dup_entered (GTK_EDITABLE (self->key_row));
  cue_connecting_test (self->connecting, self->workspace, key);
  cue_secret_free (key);
}

static void
session_clicked_cb (CueKeyDialog *self)
{
  keep (self, TRUE);
}

static void
cue_key_dialog_dispose (GObject *object)
{
  CueKeyDialog *self = CUE_KEY_DIALOG (object);

  if (self->connecting != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->connecting, self);
      cue_connecting_forget (self->connecting);
      self->wiping = TRUE;
      cue_key_text_wipe (GTK_EDITABLE (self->key_row));
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), CUE_TYPE_KEY_DIALOG);
  g_clear_object (&self->connecting);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cue_key_dialog_parent_class)->dispose (object);
}

static void
cue_key_dialog_class_init (CueKeyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_key_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/cuecard/Cuecard/cue-key-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, reason_label);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, entries);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, hints);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, key_label);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, problem_row);
  gtk_widget_class_bind_template_child (widget_class, CueKeyDialog, session_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_clicked_cb);
}

static void
cue_key_dialog_init (CueKeyDialog *self)
{
  self->connecting = cue_connecting_new ();
  self->wiping = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->wiping = FALSE;
  cue_key_text_set_up (GTK_EDITABLE (self->key_row));
  g_signal_connect_swapped (self->connecting, "notify::state", G_CALLBACK (state_changed_cb), self);
  g_signal_connect_swapped (self->connecting, "kept", G_CALLBACK (kept_cb), self);
}

/* (transfer full): why there is a question at all. */
static char *
dup_reason (CueKeyDialog *self)
{
  CueWorkspaceManager *manager = cue_connecting_get_manager (self->connecting);
  const char          *name = cue_workspace_get_name (self->workspace);

  switch (cue_workspace_manager_get_key_origin (manager, self->workspace))
    {
    case CUE_KEY_ENVIRONMENT:
      return g_strdup (_ ("The service refuses the key in CEKURA_API_KEY, which wins over any other. Start Cuecard again without it, or with another key."));
    case CUE_KEY_NONE:
      /* translators: the placeholder is the name of a workspace */
      return g_strdup_printf (_ ("Cuecard has no key for “%s” any more. Paste it again; until then everything can be read and drafted, and what is to be sent waits."), name);
    case CUE_KEY_KEYRING:
    case CUE_KEY_SESSION:
    default:
      /* translators: the placeholder is the name of a workspace */
      return g_strdup_printf (_ ("The service refuses the key of “%s”. It may have been replaced. Paste the new one; until then everything can be read and drafted, and what is to be sent waits."), name);
    }
}

GtkWidget *
cue_key_dialog_new (GtkWindow           *parent,
                    CueWorkspaceManager *manager,
                    CueWorkspace        *workspace)
{
  g_autofree char *reason = NULL;
  CueKeyDialog    *self;
  gboolean         helpless;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (manager), NULL);
  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CUE_TYPE_KEY_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  cue_connecting_set_manager (self->connecting, manager);
  reason = dup_reason (self);
  gtk_label_set_text (self->reason_label, reason);

  helpless = cue_workspace_manager_get_key_origin (manager, workspace) == CUE_KEY_ENVIRONMENT;
  gtk_button_set_label (self->close_button, helpless ? _ ("Close") : _ ("Cancel"));
  gtk_widget_set_visible (self->entries, !helpless);
  gtk_widget_set_visible (self->hints, !helpless);
  gtk_widget_set_visible (GTK_WIDGET (self->accept_button), !helpless);
  gtk_window_set_focus (GTK_WINDOW (self), helpless ? GTK_WIDGET (self->close_button) : GTK_WIDGET (self->key_row));
  show_state (self);

  return GTK_WIDGET (self);
}

void
cue_key_dialog_present (GtkWindow           *parent,
                        CueWorkspaceManager *manager,
                        CueWorkspace        *workspace)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (CUE_IS_KEY_DIALOG (toplevel) && CUE_KEY_DIALOG (toplevel)->workspace == workspace)
        {
          gtk_window_present (toplevel);
          return;
        }
    }

  gtk_window_present (GTK_WINDOW (cue_key_dialog_new (parent, manager, workspace)));
}

CueConnectState
cue_key_dialog_get_state (CueKeyDialog *self)
{
  g_return_val_if_fail (CUE_IS_KEY_DIALOG (self), CUE_CONNECT_IDLE);

  return cue_connecting_get_state (self->connecting);
}
