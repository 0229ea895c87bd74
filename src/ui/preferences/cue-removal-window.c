/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-removal-window.h"

#include "cue-error.h"
#include "cue-export.h"
#include "cue-problem-label.h"
#include "cue-property.h"

#include <glib/gi18n.h>

struct _CueRemovalWindow
{
  AdwWindow parent_instance;

  GtkLabel        *heading_label;
  GtkLabel        *body_label;
  AdwActionRow    *counts_row;
  GtkWidget       *export_button;
  GtkWidget       *choice_list;
  GtkWidget       *keep_check;
  GtkCheckButton  *delete_check;
  GtkCheckButton  *sure_check;
  CueProblemLabel *problem_label;
  GtkWidget       *accept_button;
  GtkLabel        *accept_label;
  GtkSpinner      *spinner;

  CueWorkspaceManager *manager;     /* (owned) */
  CueWorkspace        *workspace;   /* (owned) (nullable): NULL for everything */
  GCancellable        *cancellable; /* (owned) */
  gboolean             busy;        /* removing or exporting */
};

G_DEFINE_FINAL_TYPE (CueRemovalWindow, cue_removal_window, ADW_TYPE_WINDOW)

typedef enum
{
  PROP_MANAGER = 1,
  PROP_WORKSPACE,
} CueRemovalWindowProperty;

static GParamSpec *properties[PROP_WORKSPACE + 1];

static gboolean
is_local (CueRemovalWindow *self)
{
  return self->workspace != NULL && cue_workspace_get_kind (self->workspace) == CUE_WORKSPACE_LOCAL;
}

/* Whether there is nothing to choose: the data go. */
static gboolean
is_final (CueRemovalWindow *self)
{
  return self->workspace == NULL || is_local (self);
}

static gboolean
deletes (CueRemovalWindow *self)
{
  return is_final (self) || gtk_check_button_get_active (self->delete_check);
}

static const char *
get_accept_text (CueRemovalWindow *self)
{
  if (self->workspace == NULL)
    return _ ("Delete Everything");
  if (is_local (self))
    return _ ("Empty the Workspace");
  return deletes (self) ? _ ("Remove and Delete Data") : _ ("Remove, Keep Data");
}

static void
update (CueRemovalWindow *self)
{
  gboolean sure;

  if (self->accept_button == NULL || self->manager == NULL)
    return;
  sure = !deletes (self) || gtk_check_button_get_active (self->sure_check);
  gtk_widget_set_visible (GTK_WIDGET (self->sure_check), deletes (self));
  gtk_label_set_text (self->accept_label, get_accept_text (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_accept_text (self), -1);
  if (deletes (self))
    gtk_widget_add_css_class (self->accept_button, "destructive-action");
  else
    gtk_widget_remove_css_class (self->accept_button, "destructive-action");
  gtk_widget_set_sensitive (self->accept_button, sure && !self->busy);
  gtk_widget_set_sensitive (self->export_button, !self->busy);
  gtk_widget_set_sensitive (self->choice_list, !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sure_check), !self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
}

static void
set_busy (CueRemovalWindow *self,
          gboolean          busy)
{
  self->busy = busy;
  if (busy)
    cue_problem_label_set_text (self->problem_label, NULL);
  update (self);
}

static void
show_error (CueRemovalWindow *self,
            const GError     *error)
{
  g_autofree char *sentence = cue_error_dup_sentence (error);

  cue_problem_label_set_text (self->problem_label, sentence);
}

/* What is there */

static void
show_counts (CueRemovalWindow     *self,
             const CueStoreCounts *counts)
{
  g_autofree char *drafts = g_strdup_printf (ngettext ("%u draft", "%u drafts", counts->n_drafts), counts->n_drafts);
  g_autofree char *variants =
    g_strdup_printf (ngettext ("%u variant", "%u variants", counts->n_variants), counts->n_variants);
  g_autofree char *size = g_format_size (counts->n_bytes);
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", drafts, variants, size);

  adw_action_row_set_subtitle (self->counts_row, text);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CueRemovalWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  CueStoreCounts   counts = { 0 };

  if (cue_workspace_manager_count_finish (CUE_WORKSPACE_MANAGER (source), result, &counts, &error))
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        show_counts (self, &counts);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = cue_error_dup_sentence (error);
  adw_action_row_set_subtitle (self->counts_row, sentence);
}

static void
count_workspaces (CueRemovalWindow *self)
{
  CueWorkspaceList *list = cue_workspace_manager_get_list (self->manager);
  guint             n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char  *text = g_strdup_printf (ngettext ("%u workspace with all its drafts and variants",
                                                      "%u workspaces with all their drafts and variants", n),
                                            n);

  adw_action_row_set_subtitle (self->counts_row, text);
}

/* Export */

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CueRemovalWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cue_export_finish (CUE_WORKSPACE_MANAGER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_busy (self, FALSE);
  if (text != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->counts_row), text);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static void
export_cb (CueRemovalWindow *self)
{
  set_busy (self, TRUE);
  cue_export_async (self->manager, GTK_WINDOW (self), self->workspace, self->cancellable, exported_cb,
                    g_object_ref (self));
}

/* Removal */

/* (transfer full) */
static char *
dup_done_text (CueRemovalWindow *self)
{
  if (self->workspace == NULL)
    return g_strdup (_ ("Everything was deleted"));
  if (is_local (self))
    return g_strdup (_ ("The local workspace is as on the first day"));
  if (deletes (self))
    /* translators: %s is the name of a workspace */
    return g_strdup_printf (_ ("“%s” and its data were removed"), cue_workspace_get_name (self->workspace));
  /* translators: %s is the name of a workspace */
  return g_strdup_printf (_ ("“%s” was removed; its data are still here"), cue_workspace_get_name (self->workspace));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CueRemovalWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char     *text = NULL;
  CueWorkspaceManager *manager = CUE_WORKSPACE_MANAGER (source);
  gboolean             done = self->workspace != NULL ? cue_workspace_manager_remove_finish (manager, result, &error)
                                                      : cue_workspace_manager_delete_all_finish (manager, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (self->cancellable))
    return;
  set_busy (self, FALSE);
  if (!done)
    {
      show_error (self, error);
      return;
    }
  text = dup_done_text (self);
  g_signal_emit_by_name (self, "removed", text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
accept_cb (CueRemovalWindow *self)
{
  set_busy (self, TRUE);
  if (self->workspace == NULL)
    cue_workspace_manager_delete_all_async (self->manager, self->cancellable, removed_cb, g_object_ref (self));
  else
    cue_workspace_manager_remove_async (self->manager, self->workspace, deletes (self), self->cancellable, removed_cb,
                                        g_object_ref (self));
}

static void
fill_words (CueRemovalWindow *self)
{
  g_autofree char *heading = NULL;
  const char      *body;

  if (self->workspace == NULL)
    {
      heading = g_strdup (_ ("Delete everything?"));
      body = _ ("All workspaces with their drafts and variants, the settings and the API keys go from this computer. "
                "What was saved to a service stays there.");
    }
  else if (is_local (self))
    {
      heading = g_strdup (_ ("Empty the local workspace?"));
      body = _ ("All its agents, scenarios and drafts go, and the example comes back.");
    }
  else
    {
      /* translators: %s is the name of a workspace */
      heading = g_strdup_printf (_ ("Remove “%s”?"), cue_workspace_get_name (self->workspace));
      body = _ ("It goes from the list, and its API key from the keyring.");
    }
  gtk_label_set_text (self->heading_label, heading);
  gtk_label_set_text (self->body_label, body);
  gtk_window_set_title (GTK_WINDOW (self), heading);
}

static void
cue_removal_window_constructed (GObject *object)
{
  CueRemovalWindow *self = CUE_REMOVAL_WINDOW (object);

  G_OBJECT_CLASS (cue_removal_window_parent_class)->constructed (object);
  fill_words (self);
  gtk_widget_set_visible (self->choice_list, !is_final (self));
  adw_action_row_set_subtitle (self->counts_row, _ ("Counting…"));
  update (self);
  if (self->workspace == NULL)
    count_workspaces (self);
  else
    cue_workspace_manager_count_async (self->manager, self->workspace, self->cancellable, counted_cb,
                                       g_object_ref (self));
}

/* A call holds the window: without this it would go on unseen. */
static gboolean
cue_removal_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (CUE_REMOVAL_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (cue_removal_window_parent_class)->close_request (window);
}

static void
cue_removal_window_dispose (GObject *object)
{
  CueRemovalWindow *self = CUE_REMOVAL_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_REMOVAL_WINDOW);
  g_clear_object (&self->manager);
  G_OBJECT_CLASS (cue_removal_window_parent_class)->dispose (object);
}

static void
cue_removal_window_finalize (GObject *object)
{
  g_object_unref (CUE_REMOVAL_WINDOW (object)->cancellable);
  g_clear_object (&CUE_REMOVAL_WINDOW (object)->workspace);
  G_OBJECT_CLASS (cue_removal_window_parent_class)->finalize (object);
}

static void
cue_removal_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CueRemovalWindow *self = CUE_REMOVAL_WINDOW (object);

  switch ((CueRemovalWindowProperty) prop_id)
    {
    case PROP_MANAGER:
      self->manager = g_value_dup_object (value);
      break;

    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/preferences/cue-removal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, body_label);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, counts_row);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, choice_list);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, keep_check);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, delete_check);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, sure_check);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, accept_label);
  gtk_widget_class_bind_template_child (widget_class, CueRemovalWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
cue_removal_window_class_init (CueRemovalWindowClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = cue_removal_window_constructed;
  GTK_WINDOW_CLASS (klass)->close_request = cue_removal_window_close_request;
  object_class->dispose = cue_removal_window_dispose;
  object_class->finalize = cue_removal_window_finalize;
  object_class->set_property = cue_removal_window_set_property;

  properties[PROP_MANAGER] = g_param_spec_object ("manager", NULL, NULL, CUE_TYPE_WORKSPACE_MANAGER, flags);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CUE_TYPE_WORKSPACE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);

  g_type_ensure (CUE_TYPE_PROBLEM_LABEL);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cue_removal_window_init (CueRemovalWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cue_removal_window_new (CueWorkspaceManager *manager,
                        GtkWindow           *parent,
                        CueWorkspace        *workspace)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE_MANAGER (manager), NULL);
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (workspace == NULL || CUE_IS_WORKSPACE (workspace), NULL);

  return g_object_new (CUE_TYPE_REMOVAL_WINDOW, "manager", manager, "workspace", workspace, "transient-for", parent,
                       NULL);
}
