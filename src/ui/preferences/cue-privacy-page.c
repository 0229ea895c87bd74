/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-privacy-page.h"

#include "cue-error.h"
#include "cue-export.h"
#include "cue-paths.h"
#include "cue-preferences-tools.h"
#include "cue-problem-label.h"
#include "cue-question.h"
#include "cue-removal-window.h"

#include <glib/gi18n.h>

struct _CuePrivacyPage
{
  AdwPreferencesPage parent_instance;

  AdwActionRow    *data_row;
  AdwActionRow    *settings_row;
  GtkWidget       *cache_button;
  GtkWidget       *export_button;
  GtkWidget       *delete_button;
  CueProblemLabel *problem_label;

  CueWorkspaceManager *manager;     /* (owned) (nullable) */
  GCancellable        *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (CuePrivacyPage, cue_privacy_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWindow *
get_window (CuePrivacyPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* One thing at a time: @busy while one of them goes on. */
static void
set_busy (CuePrivacyPage *self,
          gboolean        busy)
{
  gtk_widget_set_sensitive (self->cache_button, !busy);
  gtk_widget_set_sensitive (self->export_button, !busy);
  gtk_widget_set_sensitive (self->delete_button, !busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
  if (busy)
    cue_problem_label_set_text (self->problem_label, NULL);
}

static void
show_error (CuePrivacyPage *self,
            const GError   *error)
{
  g_autofree char *sentence = cue_error_dup_sentence (error);

  cue_problem_label_set_text (self->problem_label, sentence);
}

static void
open_folder_cb (CuePrivacyPage *self)
{
  g_autofree char *folder = cue_paths_dup_data_dir ();

  cue_preferences_open_folder (GTK_WIDGET (self), folder);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CuePrivacyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean cleared = cue_workspace_manager_clear_cache_finish (CUE_WORKSPACE_MANAGER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_busy (self, FALSE);
  if (cleared)
    cue_preferences_show_toast (GTK_WIDGET (self), _ ("The cache is empty"));
  else
    show_error (self, error);
}

static void
clear_accepted_cb (CuePrivacyPage *self)
{
  set_busy (self, TRUE);
  cue_workspace_manager_clear_cache_async (self->manager, self->cancellable, cleared_cb, g_object_ref (self));
}

static void
clear_cb (CuePrivacyPage *self)
{
  GtkWidget *question = cue_question_new (get_window (self), _ ("Clear the cache?"),
                                          _ ("Scenarios and lists of all workspaces are read anew when they are needed. "
                                             "Without a network they cannot be seen until then. Drafts stay."),
                                          _ ("Clear Cache"), FALSE);

  g_signal_connect_object (question, "accepted", G_CALLBACK (clear_accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CuePrivacyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cue_export_finish (CUE_WORKSPACE_MANAGER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_busy (self, FALSE);
  if (text != NULL)
    cue_preferences_show_toast (GTK_WIDGET (self), text);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static void
export_cb (CuePrivacyPage *self)
{
  set_busy (self, TRUE);
  cue_export_async (self->manager, get_window (self), NULL, self->cancellable, exported_cb, g_object_ref (self));
}

/* Nothing is left to set: the window goes. */
static void
deleted_cb (CuePrivacyPage *self)
{
  GtkWindow *window = get_window (self);

  if (window != NULL)
    gtk_window_close (window);
}

static void
delete_cb (CuePrivacyPage *self)
{
  GtkWidget *window = cue_removal_window_new (self->manager, get_window (self), NULL);

  g_signal_connect_object (window, "removed", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_window_present (GTK_WINDOW (window));
}

static void
fill_paths (CuePrivacyPage *self)
{
  g_autofree char *data = cue_paths_dup_data_dir ();
  g_autofree char *data_shown = cue_preferences_dup_path (data);
  g_autofree char *settings = g_build_filename (g_get_user_config_dir (), "dconf", NULL);
  g_autofree char *settings_shown = cue_preferences_dup_path (settings);
  g_autofree char *text = NULL;

  adw_action_row_set_subtitle (self->data_row, data_shown);
  /* translators: %s is a folder */
  text = g_strdup_printf (_ ("With the desktop’s settings, in %s."), settings_shown);
  adw_action_row_set_subtitle (self->settings_row, text);
}

/* The window goes: nobody waits for what is under way, and a call holds the page, so dispose would come too late. */
static void
cue_privacy_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (CUE_PRIVACY_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (cue_privacy_page_parent_class)->unroot (widget);
}

static void
cue_privacy_page_dispose (GObject *object)
{
  CuePrivacyPage *self = CUE_PRIVACY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUE_TYPE_PRIVACY_PAGE);
  g_clear_object (&self->manager);
  G_OBJECT_CLASS (cue_privacy_page_parent_class)->dispose (object);
}

static void
cue_privacy_page_finalize (GObject *object)
{
  g_object_unref (CUE_PRIVACY_PAGE (object)->cancellable);
  G_OBJECT_CLASS (cue_privacy_page_parent_class)->finalize (object);
}

static void
cue_privacy_page_class_init (CuePrivacyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_privacy_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_privacy_page_finalize;
  widget_class->unroot = cue_privacy_page_unroot;

  g_type_ensure (CUE_TYPE_PROBLEM_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/cuecard/Cuecard/ui/preferences/cue-privacy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CuePrivacyPage, data_row);
  gtk_widget_class_bind_template_child (widget_class, CuePrivacyPage, settings_row);
  gtk_widget_class_bind_template_child (widget_class, CuePrivacyPage, cache_button);
  gtk_widget_class_bind_template_child (widget_class, CuePrivacyPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, CuePrivacyPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, CuePrivacyPage, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
cue_privacy_page_init (CuePrivacyPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_paths (self);
}

void
cue_privacy_page_set_manager (CuePrivacyPage      *self,
                              CueWorkspaceManager *manager)
{
  g_return_if_fail (CUE_IS_PRIVACY_PAGE (self));
  g_return_if_fail (CUE_IS_WORKSPACE_MANAGER (manager));

  g_set_object (&self->manager, manager);
}
