/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-application-private.h"

#include "cue-app-settings.h"
#include "cue-appearance.h"
#include "cue-config.h"
#include "cue-error.h"
#include "cue-key-dialog.h"
#include "cue-keyring.h"
#include "cue-notifier.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CueApplication, cue_application, ADW_TYPE_APPLICATION)

static void closed_for_quit_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Goes on where somebody was before the workspace was closed, if it is the same again. */
static void
session_loaded_cb (CueApplication *self,
                   CueSession     *session)
{
  const char       *id = cue_workspace_get_id (cue_session_get_workspace (session));
  CueWorkspaceView *view = self->window != NULL ? cue_window_get_view (self->window) : NULL;
  CueDraft         *draft = NULL;

  if (self->left_draft != NULL && g_strcmp0 (self->left_workspace, id) == 0)
    draft = cue_library_find_draft (cue_session_get_library (session), self->left_draft);
  if (draft != NULL && view != NULL)
    cue_workspace_view_show_draft (view, draft);
  g_clear_pointer (&self->left_draft, g_free);
}

/* Whether the tester is here, in whichever window. */
static gboolean
is_looked_at (CueApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL && gtk_window_is_active (window);
}

static void
generation_ended_cb (CueApplication *self,
                     CueGeneration  *generation,
                     CueSession     *session)
{
  if (cue_app_settings_get_boolean (self->settings, "notify", TRUE) && !is_looked_at (self))
    cue_notifier_tell (G_APPLICATION (self), G_LIST_MODEL (cue_session_get_queue (session)), generation);
}

static void
opening_cb (CueApplication *self)
{
  cue_window_show_opening (self->window);
}

static void
opened_cb (CueApplication *self,
           CueSession     *session)
{
  g_signal_connect_object (session, "loaded", G_CALLBACK (session_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "generation-ended", G_CALLBACK (generation_ended_cb), self, G_CONNECT_SWAPPED);
  cue_window_show_workspace (self->window, cue_session_get_library (session), cue_session_get_queue (session));
}

static void
present_cb (CueApplication *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.go-back", NULL);
}

static void
closing_cb (CueApplication *self)
{
  CueSession       *session = cue_sessions_get_session (self->sessions);
  CueWorkspaceView *view = self->window != NULL ? cue_window_get_view (self->window) : NULL;
  CueDraft         *draft = view != NULL ? cue_scenario_list_get_selected (cue_workspace_view_get_list (view)) : NULL;

  g_clear_pointer (&self->left_draft, g_free);
  g_clear_pointer (&self->left_workspace, g_free);
  if (draft != NULL)
    self->left_draft = g_strdup (cue_draft_get_id (draft));
  self->left_workspace = g_strdup (cue_workspace_get_id (cue_session_get_workspace (session)));

  g_signal_handlers_disconnect_by_data (session, self);
  if (self->window != NULL)
    cue_window_close_workspace (self->window);
}

static void
failed_cb (CueApplication *self,
           const char     *title,
           const char     *sentence)
{
  cue_window_show_failure (self->window, title, sentence);
}

static void
idle_cb (CueApplication *self)
{
  if (self->window != NULL && !self->quitting)
    cue_window_show_welcome (self->window);
}

static void
message_cb (CueApplication *self,
            const char     *sentence)
{
  if (self->window != NULL)
    cue_window_show_message (self->window, sentence);
}

void
cue_application_ask_for_key (CueApplication *self,
                             CueWorkspace   *workspace,
                             const char     *sentence)
{
  cue_key_dialog_present (GTK_WINDOW (self->window), CUE_WORKSPACE_MANAGER (self->workspaces), workspace);
  if (sentence != NULL)
    cue_window_show_message (self->window, sentence);
}

static void
key_needed_cb (CueApplication *self,
               CueWorkspace   *workspace,
               const char     *sentence)
{
  if (self->window != NULL && !self->quitting)
    cue_application_ask_for_key (self, workspace, sentence);
}

/* A new workspace is opened; after an edit the window goes back to what was there, unless nothing was. */
static void
kept_cb (CueApplication *self,
         CueWorkspace   *workspace)
{
  CueConnectPage *page = cue_window_get_connect_page (self->window);

  if (cue_connect_page_get_edited (page) == NULL || cue_sessions_get_workspace (self->sessions) == NULL)
    cue_workspace_manager_open (CUE_WORKSPACE_MANAGER (self->workspaces), workspace);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.go-back", NULL);
}

void
cue_application_begin_quit (CueApplication *self)
{
  if (self->quitting)
    return;

  self->quitting = TRUE;
  if (self->window != NULL)
    cue_window_save_state (self->window);
  g_application_hold (G_APPLICATION (self));
  cue_sessions_close_async (self->sessions, closed_for_quit_cb, g_object_ref (self));
}

/* Drafts that cannot be written are not thrown away silently: the first time it is said and the workspace stays. */
static void
closed_for_quit_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (CueApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  g_application_release (G_APPLICATION (self));
  if (!cue_sessions_close_finish (CUE_SESSIONS (source), result, &error))
    {
      g_autofree char *sentence = cue_error_dup_sentence (error);

      self->quitting = FALSE;
      message_cb (self, sentence);
      return;
    }

  if (self->preferences != NULL)
    gtk_window_destroy (self->preferences);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));
}

static gboolean
close_request_cb (CueApplication *self)
{
  cue_application_begin_quit (self);

  return GDK_EVENT_STOP;
}

static gboolean
signal_cb (gpointer user_data)
{
  cue_application_begin_quit (user_data);

  return G_SOURCE_CONTINUE;
}

void
cue_application_ensure_window (CueApplication *self)
{
  CueConnectPage *connect_page;

  if (self->window != NULL)
    return;

  self->window = cue_window_new (GTK_APPLICATION (self), self->settings);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  cue_window_set_manager (self->window, CUE_WORKSPACE_MANAGER (self->workspaces));
  cue_window_set_practice (self->window, g_action_map_lookup_action (G_ACTION_MAP (self), "practice"));
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
  connect_page = cue_window_get_connect_page (self->window);
  cue_connect_page_set_manager (connect_page, CUE_WORKSPACE_MANAGER (self->workspaces));
  g_signal_connect_object (connect_page, "done", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
}

static void
connect_sessions (CueApplication *self)
{
  const struct
  {
    const char *signal;
    GCallback   callback;
  } rows[] = {
    { "opening", G_CALLBACK (opening_cb) },
    { "opened", G_CALLBACK (opened_cb) },
    { "present", G_CALLBACK (present_cb) },
    { "closing", G_CALLBACK (closing_cb) },
    { "failed", G_CALLBACK (failed_cb) },
    { "idle", G_CALLBACK (idle_cb) },
    { "message", G_CALLBACK (message_cb) },
    { "key-needed", G_CALLBACK (key_needed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (self->sessions, rows[i].signal, rows[i].callback, self, G_CONNECT_SWAPPED);
}

static void
file_failed_cb (CueApplication *self,
                const GError   *error)
{
  g_autofree char *sentence = cue_error_dup_sentence (error);

  message_cb (self, sentence);
}

static void
cue_application_startup (GApplication *application)
{
  CueApplication *self = CUE_APPLICATION (application);
  g_autoptr (CueKeyring) keyring = NULL;
  g_autoptr (CueKeys) keys = NULL;

  G_APPLICATION_CLASS (cue_application_parent_class)->startup (application);

  self->settings = cue_app_settings_new ();
  if (self->settings != NULL)
    cue_appearance_follow (self->settings);
  keyring = cue_keyring_new ();
  keys = cue_keys_new (CUE_SECRETS (keyring), g_getenv ("CEKURA_API_KEY"));
  self->list = cue_workspace_list_new ();
  self->file = cue_workspace_file_new (self->list, NULL);
  g_signal_connect_object (self->file, "failed", G_CALLBACK (file_failed_cb), self, G_CONNECT_SWAPPED);
  cue_workspace_file_load (self->file, &self->file_error);
  self->sessions = cue_sessions_new (keys, self->settings);
  self->workspaces = cue_workspaces_new (self->list, self->file, keys, self->sessions, self->settings);
  connect_sessions (self);
  cue_application_install_actions (self);
  self->signal_ids[0] = g_unix_signal_add (SIGTERM, signal_cb, self);
  self->signal_ids[1] = g_unix_signal_add (SIGINT, signal_cb, self);
}

static void
open_last (CueApplication *self)
{
  const char   *last = cue_workspace_list_get_last (self->list);
  CueWorkspace *workspace = last != NULL ? cue_workspace_list_find (self->list, last) : NULL;

  if (workspace != NULL)
    cue_sessions_open (self->sessions, workspace);
  else
    cue_window_show_welcome (self->window);
}

static void
cue_application_activate (GApplication *application)
{
  CueApplication *self = CUE_APPLICATION (application);
  gboolean        fresh = self->window == NULL;

  cue_application_ensure_window (self);
  if (fresh && cue_sessions_get_workspace (self->sessions) == NULL)
    open_last (self);
  gtk_window_present (GTK_WINDOW (self->window));
  if (self->file_error != NULL)
    {
      file_failed_cb (self, self->file_error);
      g_clear_error (&self->file_error);
    }
}

static int
cue_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Cuecard %s\n", CUE_VERSION);
      return 0;
    }

  if (!g_variant_dict_contains (options, "local"))
    return -1;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-local", NULL);

  return -1;
}

static void
cue_application_shutdown (GApplication *application)
{
  CueApplication *self = CUE_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
  self->quitting = TRUE;
  if (self->sessions != NULL)
    cue_sessions_abandon (self->sessions);
  if (self->file != NULL && !cue_workspace_file_flush (self->file, &error))
    g_warning ("The list of workspaces is not written: %s", error->message);

  G_APPLICATION_CLASS (cue_application_parent_class)->shutdown (application);
}

static void
cue_application_dispose (GObject *object)
{
  CueApplication *self = CUE_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->preferences);
  g_clear_object (&self->workspaces);
  g_clear_object (&self->sessions);
  g_clear_object (&self->file);
  g_clear_error (&self->file_error);
  g_clear_object (&self->list);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->left_draft, g_free);
  g_clear_pointer (&self->left_workspace, g_free);

  G_OBJECT_CLASS (cue_application_parent_class)->dispose (object);
}

static void
cue_application_class_init (CueApplicationClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = cue_application_dispose;
  application_class->startup = cue_application_startup;
  application_class->activate = cue_application_activate;
  application_class->handle_local_options = cue_application_handle_local_options;
  application_class->shutdown = cue_application_shutdown;
}

static void
cue_application_init (CueApplication *self)
{
  static const GOptionEntry options[] = {
    { "local", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the local workspace"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { 0 },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

CueApplication *
cue_application_new (void)
{
  return g_object_new (CUE_TYPE_APPLICATION,
                       "application-id", CUE_APP_ID,
                       "resource-base-path", "/io/github/cuecard/Cuecard",
                       NULL);
}
