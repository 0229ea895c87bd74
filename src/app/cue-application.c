/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-application.h"

#include "cue-config.h"
#include "cue-error.h"
#include "cue-keyring.h"
#include "cue-notifier.h"
#include "cue-paths.h"
#include "cue-session.h"
#include "cue-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

/* What is to come when the present workspace has been closed. */
typedef enum
{
  NEXT_NOTHING,
  NEXT_LOCAL,
  NEXT_CEKURA,
  NEXT_QUIT,
} Next;

/* How often the local service may end by itself before it is not started again. */
#define MAX_RESTARTS 1

struct _CueApplication
{
  AdwApplication parent_instance;

  GSettings    *settings;  /* (owned) (nullable): NULL where the schema is not installed */
  CueSecrets   *secrets;   /* (owned) */
  CueWindow    *window;    /* (unowned) (nullable): the application's own list holds it */
  CueSession   *session;   /* (owned) (nullable) */
  CueWorkspace *workspace; /* (owned) (nullable): of Cekura: the one to open */
  char         *key;       /* (owned) (nullable): its key, wiped when it has been handed on */
  char         *draft_id;  /* (owned) (nullable): what the page showed before the service was started again */

  GCancellable *opening;    /* (owned) (nullable): what is being opened */
  Next          next;       /* what is to be opened, or was last */
  gboolean      closing;    /* the session is writing its last */
  gboolean      force_quit; /* the drafts could not be written, and that has been said */
  gboolean      gone;       /* the local service of the session has ended by itself */
  guint         n_restarts; /* of the local service */
  guint         signal_ids[2];
};

G_DEFINE_FINAL_TYPE (CueApplication, cue_application, ADW_TYPE_APPLICATION)

static void begin (CueApplication *self);
static void local_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void key_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void session_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
remember_workspace (CueApplication *self,
                    CueWorkspace   *workspace)
{
  if (self->settings == NULL)
    return;

  g_settings_set_string (self->settings, "last-workspace", cue_workspace_get_id (workspace));
  if (cue_workspace_get_kind (workspace) == CUE_WORKSPACE_CEKURA)
    {
      g_settings_set_string (self->settings, "cekura-url", cue_workspace_get_url (workspace));
      g_settings_set_string (self->settings, "cekura-name", cue_workspace_get_name (workspace));
      g_settings_set_int64 (self->settings, "cekura-project", MAX (cue_workspace_get_project (workspace), 0));
    }
}

/* (transfer full) (nullable): the workspace of Cekura that was open last. */
static CueWorkspace *
recall_workspace (CueApplication *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "last-workspace");
  g_autofree char *url = g_settings_get_string (self->settings, "cekura-url");
  g_autofree char *name = g_settings_get_string (self->settings, "cekura-name");
  gint64           project = g_settings_get_int64 (self->settings, "cekura-project");

  if (*id == '\0' || g_str_equal (id, "local"))
    return NULL;

  return cue_workspace_new (id, CUE_WORKSPACE_CEKURA, name, *url != '\0' ? url : CUE_WORKSPACE_DEFAULT_URL,
                            project > 0 ? project : CUE_UNSET);
}

static void
forget_key (CueApplication *self)
{
  g_clear_pointer (&self->key, cue_secret_free);
}

static void
session_loaded_cb (CueApplication *self)
{
  CueWorkspaceView *view = cue_window_get_view (self->window);
  CueDraft         *draft = NULL;

  if (self->draft_id != NULL)
    draft = cue_library_find_draft (cue_session_get_library (self->session), self->draft_id);
  if (draft != NULL && view != NULL)
    cue_workspace_view_show_draft (view, draft);
  g_clear_pointer (&self->draft_id, g_free);
}

static void
generation_ended_cb (CueApplication *self,
                     CueGeneration  *generation)
{
  cue_notifier_tell (G_APPLICATION (self), GTK_WINDOW (self->window), generation);
}

/* (transfer full): @error in words; where a file is to be mended or moved, with the folder it is in. */
static char *
dup_local_sentence (const GError *error)
{
  g_autofree char *sentence = cue_error_dup_sentence (error);
  g_autofree char *data_dir = cue_paths_dup_data_dir ();
  g_autofree char *folder = g_build_filename (data_dir, "local", NULL);

  if (error->domain != CUE_STORE_ERROR)
    return g_steal_pointer (&sentence);
  /* translators: the first is one or two sentences on what is wrong, the second the path of a folder */
  return g_strdup_printf (_ ("%s\nThe file is in the folder %s."), sentence, folder);
}

static void
show_local_failure (CueApplication *self,
                    const char     *sentence)
{
  cue_window_show_failure (self->window, _ ("The Local Workspace Is Not Open"), sentence);
}

/* Lets the window and everything else go of the session. */
static void
drop_session (CueApplication *self)
{
  if (self->session == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->window != NULL)
    cue_window_close_workspace (self->window);
  g_clear_object (&self->session);
}

static void
close_and_go_on (CueApplication *self,
                 Next            next)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->next = next;
  if (self->closing)
    return;

  if (self->session == NULL)
    {
      begin (self);
      return;
    }

  self->closing = TRUE;
  g_application_hold (G_APPLICATION (self));
  cue_session_close_async (self->session, session_closed_cb, g_object_ref (self));
}

/* Drafts that cannot be written are not thrown away silently: the first time it is said and the workspace stays. */
static void
session_closed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CueApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  g_application_release (G_APPLICATION (self));
  if (!cue_session_close_finish (CUE_SESSION (source), result, &error))
    {
      if (!self->force_quit)
        {
          g_autofree char *sentence = cue_error_dup_sentence (error);

          self->force_quit = TRUE;
          self->next = NEXT_NOTHING;
          cue_window_show_message (self->window, sentence);
          return;
        }
      cue_session_abandon (CUE_SESSION (source));
    }

  drop_session (self);
  begin (self);
}

/* The service ended by itself: everything is closed and opened again, once; drafts are on disk. While the workspace is
 * being closed anyway nothing is opened again: a signal to the whole process group ends the service as well. */
static void
service_exited_cb (CueApplication *self)
{
  CueWorkspaceView *view = cue_window_get_view (self->window);
  CueDraft         *draft = view != NULL ? cue_scenario_list_get_selected (cue_workspace_view_get_list (view)) : NULL;

  self->gone = TRUE;
  if (self->closing)
    return;

  g_clear_pointer (&self->draft_id, g_free);
  if (draft != NULL)
    self->draft_id = g_strdup (cue_draft_get_id (draft));

  if (self->n_restarts >= MAX_RESTARTS)
    {
      show_local_failure (self, _ ("Its service ended unexpectedly, more than once. Your drafts are kept."));
      self->n_restarts = 0;
      return;
    }

  self->n_restarts++;
  close_and_go_on (self, NEXT_LOCAL);
}

static void
adopt_session (CueApplication *self,
               CueSession     *session)
{
  CueGenerationQueue *queue = cue_session_get_queue (session);

  self->session = g_object_ref (session);
  self->force_quit = FALSE;
  self->gone = FALSE;
  g_signal_connect_object (session, "loaded", G_CALLBACK (session_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "generation-ended", G_CALLBACK (generation_ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "service-exited", G_CALLBACK (service_exited_cb), self, G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    g_settings_bind (self->settings, "max-parallel", queue, "max-parallel", G_SETTINGS_BIND_GET);

  remember_workspace (self, cue_session_get_workspace (session));
  cue_window_show_workspace (self->window, cue_session_get_library (session), queue);
  cue_session_load (session);
}

static void
local_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CueApplication) self = user_data;
  g_autoptr (CueSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = cue_session_open_local_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (session == NULL)
    {
      g_autofree char *sentence = dup_local_sentence (error);

      show_local_failure (self, sentence);
      return;
    }

  adopt_session (self, session);
  if (self->n_restarts > 0)
    cue_window_show_message (self->window, _ ("The local workspace’s service had stopped. It was started again."));
}

static void
ask_for_key (CueApplication *self,
             const char     *sentence)
{
  cue_connect_page_edit (cue_window_get_connect_page (self->window), self->workspace);
  cue_window_show_connect (self->window);
  cue_window_show_message (self->window, sentence);
}

static void
key_looked_up_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (CueApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  char *key = NULL;

  key = cue_secrets_lookup_finish (CUE_SECRETS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (key != NULL)
    {
      forget_key (self);
      self->key = key;
      begin (self);
    }
  else if (error != NULL)
    {
      g_autofree char *sentence = cue_error_dup_sentence (error);

      ask_for_key (self, sentence);
    }
  else
    ask_for_key (self, _ ("The API key is not in the keyring. Please enter it again."));
}

static void
begin_cekura (CueApplication *self)
{
  g_autoptr (CueSession) session = NULL;
  const char *environment_key = g_getenv ("CEKURA_API_KEY");

  if (self->key == NULL && environment_key != NULL && *environment_key != '\0')
    self->key = g_strdup (environment_key);

  if (self->key == NULL)
    {
      self->opening = g_cancellable_new ();
      cue_window_show_opening (self->window);
      cue_secrets_lookup_async (self->secrets, self->workspace, self->opening, key_looked_up_cb, g_object_ref (self));
      return;
    }

  session = cue_session_new_cekura (self->workspace, self->key);
  forget_key (self);
  adopt_session (self, session);
}

/* Nothing is open: opens what is next. */
static void
begin (CueApplication *self)
{
  switch (self->next)
    {
    case NEXT_LOCAL:
      self->opening = g_cancellable_new ();
      cue_window_show_opening (self->window);
      cue_session_open_local_async (self->opening, local_opened_cb, g_object_ref (self));
      break;
    case NEXT_CEKURA:
      begin_cekura (self);
      break;
    case NEXT_QUIT:
      if (self->window != NULL)
        {
          cue_window_save_state (self->window);
          gtk_window_destroy (GTK_WINDOW (self->window));
        }
      g_application_quit (G_APPLICATION (self));
      break;
    case NEXT_NOTHING:
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
connected_cb (CueApplication *self,
              CueWorkspace   *workspace)
{
  g_set_object (&self->workspace, workspace);
  forget_key (self);
  close_and_go_on (self, NEXT_CEKURA);
}

static gboolean
close_request_cb (CueApplication *self)
{
  cue_window_save_state (self->window);
  close_and_go_on (self, NEXT_QUIT);

  return GDK_EVENT_STOP;
}

static void
ensure_window (CueApplication *self)
{
  CueConnectPage *connect_page;

  if (self->window != NULL)
    return;

  self->window = cue_window_new (GTK_APPLICATION (self), self->settings);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
  connect_page = cue_window_get_connect_page (self->window);
  if (CUE_IS_WORKSPACE_MANAGER (self))
    cue_connect_page_set_manager (connect_page, CUE_WORKSPACE_MANAGER (self));
  g_signal_connect_object (connect_page, "done", G_CALLBACK (connected_cb), self, G_CONNECT_SWAPPED);
}

static void
open_local_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CueApplication *self = user_data;

  ensure_window (self);
  if (self->session != NULL && !self->gone &&
      cue_workspace_get_kind (cue_session_get_workspace (self->session)) == CUE_WORKSPACE_LOCAL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.go-back", NULL);
  else if (self->opening == NULL || self->next != NEXT_LOCAL)
    close_and_go_on (self, NEXT_LOCAL);
}

static void
connect_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CueApplication *self = user_data;

  ensure_window (self);
  cue_connect_page_edit (cue_window_get_connect_page (self->window), NULL);
  cue_window_show_connect (self->window);
}

static void
retry_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CueApplication *self = user_data;

  close_and_go_on (self, self->next == NEXT_CEKURA ? NEXT_CEKURA : NEXT_LOCAL);
}

static void
cancel_opening_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  CueApplication *self = user_data;

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->next = NEXT_NOTHING;
  cue_window_show_welcome (self->window);
}

static void
show_draft_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CueApplication   *self = user_data;
  CueWorkspaceView *view;
  CueDraft         *draft = NULL;

  g_application_activate (G_APPLICATION (self));
  view = cue_window_get_view (self->window);
  if (view != NULL)
    draft = cue_library_find_draft (cue_workspace_view_get_library (view), g_variant_get_string (parameter, NULL));
  if (draft != NULL)
    cue_workspace_view_show_draft (view, draft);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CueApplication *self = user_data;

  gtk_show_about_dialog (GTK_WINDOW (self->window),
                         "program-name", _ ("Cuecard"),
                         "logo-icon-name", CUE_APP_ID,
                         "version", CUE_VERSION,
                         "comments", _ ("Describe a call in your own words, have the caller’s instructions written, and compare the results."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* translators: your names, one a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  close_and_go_on (user_data, NEXT_QUIT);
}

static gboolean
signal_cb (gpointer user_data)
{
  close_and_go_on (user_data, NEXT_QUIT);

  return G_SOURCE_CONTINUE;
}

/* (transfer full) (nullable): NULL where nobody has installed the schema; then nothing is remembered. */
static GSettings *
create_settings (void)
{
  const char *schema_dir = cue_paths_get_schema_dir ();
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *defaults = g_settings_schema_source_get_default ();

  if (schema_dir != NULL)
    source = g_settings_schema_source_new_from_directory (schema_dir, defaults, FALSE, NULL);
  else if (defaults != NULL)
    source = g_settings_schema_source_ref (defaults);
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CUE_APP_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
cue_application_startup (GApplication *application)
{
  CueApplication           *self = CUE_APPLICATION (application);
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
    { .name = "about", .activate = about_action },
    { .name = "open-local", .activate = open_local_action },
    { .name = "connect", .activate = connect_action },
    { .name = "retry", .activate = retry_action },
    { .name = "cancel-opening", .activate = cancel_opening_action },
    { .name = "show-draft", .parameter_type = "s", .activate = show_draft_action },
  };

  G_APPLICATION_CLASS (cue_application_parent_class)->startup (application);

  self->settings = create_settings ();
  self->secrets = CUE_SECRETS (cue_keyring_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", (const char *[]){ "<Control>q", NULL });
  cue_window_install_keys (GTK_APPLICATION (self));
  self->signal_ids[0] = g_unix_signal_add (SIGTERM, signal_cb, self);
  self->signal_ids[1] = g_unix_signal_add (SIGINT, signal_cb, self);
}

static void
open_last (CueApplication *self)
{
  g_autofree char *last = self->settings != NULL ? g_settings_get_string (self->settings, "last-workspace") : NULL;

  if (last != NULL && g_str_equal (last, "local"))
    close_and_go_on (self, NEXT_LOCAL);
  else if (last != NULL && *last != '\0')
    {
      g_clear_object (&self->workspace);
      self->workspace = recall_workspace (self);
      close_and_go_on (self, NEXT_CEKURA);
    }
  else
    cue_window_show_welcome (self->window);
}

static void
cue_application_activate (GApplication *application)
{
  CueApplication *self = CUE_APPLICATION (application);
  gboolean        fresh = self->window == NULL;

  ensure_window (self);
  if (fresh && self->session == NULL && self->opening == NULL)
    open_last (self);
  gtk_window_present (GTK_WINDOW (self->window));
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

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
  g_cancellable_cancel (self->opening);
  if (self->session != NULL)
    {
      cue_session_abandon (self->session);
      drop_session (self);
    }

  G_APPLICATION_CLASS (cue_application_parent_class)->shutdown (application);
}

static void
cue_application_dispose (GObject *object)
{
  CueApplication *self = CUE_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->opening);
  g_clear_object (&self->session);
  g_clear_object (&self->secrets);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->draft_id, g_free);
  forget_key (self);

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
