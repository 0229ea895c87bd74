/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sessions.h"

#include "cue-app-settings.h"
#include "cue-error.h"
#include "cue-paths.h"
#include "cue-property.h"
#include "cue-sleep-watch.h"

#include <glib/gi18n.h>

/* How often the local service may end by itself before it is not started again. */
#define MAX_RESTARTS 1

/* Milliseconds for which opening waits for the keyring; after that the workspace is read without a key meanwhile. */
#define KEY_PATIENCE 400

struct _CueSessions
{
  GObject parent_instance;

  CueKeys       *keys;      /* (owned) */
  CueSleepWatch *sleep;     /* (owned) */
  GSettings     *settings;  /* (owned) (nullable) */
  CueSession    *session;   /* (owned) (nullable) */
  CueWorkspace  *wanted;    /* (owned) (nullable): to be opened when the present one is closed, or being opened */
  CueWorkspace  *last;      /* (owned) (nullable): what was opened last, or should have been */
  CueWorkspace  *workspace; /* (owned) (nullable): the property */

  GCancellable *opening;    /* (owned) (nullable): the local service is being started, or a key looked up */
  guint         patience;   /* source: of KEY_PATIENCE */
  gboolean      closing;    /* the session is writing its last */
  GPtrArray    *closers;    /* (owned) (element-type GTask): who waits for that */
  gboolean      force;      /* the drafts could not be written, and that has been said */
  gboolean      gone;       /* the local service of the session has ended by itself */
  guint         n_restarts; /* of the local service */
  char         *practice;   /* (owned) (nullable): only in memory */
};

G_DEFINE_FINAL_TYPE (CueSessions, cue_sessions, G_TYPE_OBJECT)

typedef enum
{
  PROP_WORKSPACE = 1,
  PROP_PRACTICE,
} CueSessionsProperty;

static GParamSpec *properties[PROP_PRACTICE + 1];

enum
{
  SIGNAL_OPENING,
  SIGNAL_OPENED,
  SIGNAL_PRESENT,
  SIGNAL_CLOSING,
  SIGNAL_FAILED,
  SIGNAL_IDLE,
  SIGNAL_MESSAGE,
  SIGNAL_KEY_NEEDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void local_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void key_found_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void closed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
update_workspace (CueSessions *self)
{
  CueWorkspace *workspace = self->wanted;

  if (workspace == NULL && self->session != NULL)
    workspace = cue_session_get_workspace (self->session);
  if (g_set_object (&self->workspace, workspace))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

static gboolean
is_local (CueSession *session)
{
  return cue_workspace_get_kind (cue_session_get_workspace (session)) == CUE_WORKSPACE_LOCAL;
}

/* @practice (nullable) */
static void
update_practice (CueSessions *self,
                 const char  *practice)
{
  cue_set_string (self, &self->practice, practice, properties[PROP_PRACTICE]);
}

static void
emit_message (CueSessions *self,
              const char  *sentence)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, sentence);
}

static void
emit_failed (CueSessions *self,
             const char  *sentence)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, _ ("The Local Workspace Is Not Open"), sentence);
}

static void
emit_key_needed (CueSessions *self,
                 const char  *sentence)
{
  g_signal_emit (self, signals[SIGNAL_KEY_NEEDED], 0, cue_session_get_workspace (self->session), sentence);
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

static gboolean
is_offline (CueSessions *self)
{
  return self->session != NULL &&
         cue_connection_get_state (cue_session_get_connection (self->session)) == CUE_CONNECTION_OFFLINE;
}

static gboolean
is_key_refused (CueSessions *self)
{
  return cue_connection_get_state (cue_session_get_connection (self->session)) == CUE_CONNECTION_KEY_REFUSED;
}

/* Ends what waits for an answer that nobody wants any longer. */
static void
stop_work (CueSessions *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
drop_session (CueSessions *self)
{
  if (self->session == NULL)
    return;

  update_practice (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CLOSING], 0);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (cue_session_get_connection (self->session), self);
  g_clear_object (&self->session);
}

/* The service ended by itself: everything is closed and opened again, once; drafts are on disk. While the workspace is
 * being closed anyway nothing is opened again: a signal to the whole process group ends the service as well. */
static void
service_exited_cb (CueSessions *self)
{
  self->gone = TRUE;
  update_practice (self, NULL);
  if (self->closing)
    return;

  if (self->n_restarts >= MAX_RESTARTS)
    {
      emit_failed (self, _ ("Its service ended unexpectedly, more than once. Your drafts are kept."));
      self->n_restarts = 0;
      return;
    }

  self->n_restarts++;
  cue_sessions_reopen (self, cue_session_get_workspace (self->session));
}

/* Once a refusal: the state changes once. While the key is being looked up nobody is asked for it; nor is anybody for that
 * of the local workspace, which is refused for practice only. */
static void
state_changed_cb (CueSessions *self)
{
  if (!is_key_refused (self) || self->opening != NULL || self->closing || is_local (self->session))
    return;

  cue_keys_note_refused (self->keys, cue_session_get_workspace (self->session));
  emit_key_needed (self, NULL);
}

static void
network_settings_changed_cb (CueSessions *self)
{
  g_autoptr (CueNetworkSettings) network = NULL;

  if (self->session == NULL)
    return;

  network = cue_app_settings_dup_network (self->settings);
  cue_session_set_network (self->session, network);
  if (is_offline (self))
    cue_connection_retry (cue_session_get_connection (self->session));
}

static void
network_changed_cb (CueSessions *self,
                    gboolean     available)
{
  if (available && is_offline (self))
    cue_connection_retry (cue_session_get_connection (self->session));
}

static void
woken_cb (CueSessions *self)
{
  if (self->session == NULL)
    return;

  cue_generation_queue_wake (cue_session_get_queue (self->session));
  if (is_offline (self))
    cue_connection_retry (cue_session_get_connection (self->session));
}

/* Where the tester stopped the queue, it stays so; a refused key is no such wish. */
static void
paused_cb (CueSessions        *self,
           GParamSpec         *pspec,
           CueGenerationQueue *queue)
{
  gboolean paused = FALSE;
  gboolean needs_key = FALSE;

  g_object_get (queue, "paused", &paused, "needs-key", &needs_key, NULL);
  if (self->session == NULL || queue != cue_session_get_queue (self->session) || (paused && needs_key))
    return;
  cue_app_settings_set_paused (self->settings, cue_workspace_get_id (cue_session_get_workspace (self->session)), paused);
}

static void
follow_settings (CueSessions *self)
{
  const char         *id = cue_workspace_get_id (cue_session_get_workspace (self->session));
  CueGenerationQueue *queue = cue_session_get_queue (self->session);

  if (self->settings == NULL)
    return;

  network_settings_changed_cb (self);
  g_settings_bind (self->settings, "max-parallel", queue, "max-parallel", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "give-up-minutes", queue, "give-up-minutes", G_SETTINGS_BIND_GET);
  if (cue_app_settings_is_paused (self->settings, id))
    g_object_set (queue, "paused", TRUE, NULL);
  g_signal_connect_object (queue, "notify::paused", G_CALLBACK (paused_cb), self, G_CONNECT_SWAPPED);
}

static void
adopt (CueSessions *self,
       CueSession  *session)
{
  self->session = g_object_ref (session);
  g_set_object (&self->last, cue_session_get_workspace (session));
  g_clear_object (&self->wanted);
  self->force = FALSE;
  self->gone = FALSE;
  g_signal_connect_object (session, "service-exited", G_CALLBACK (service_exited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cue_session_get_connection (session), "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow_settings (self);
  update_workspace (self);
  update_practice (self, is_local (session) ? "none" : NULL);

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, session);
  cue_session_load (session);
}

static void
local_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CueSessions) self = user_data;
  g_autoptr (CueSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = cue_session_open_local_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (session == NULL)
    {
      g_autofree char *sentence = dup_local_sentence (error);

      g_clear_object (&self->wanted);
      update_workspace (self);
      emit_failed (self, sentence);
      return;
    }

  adopt (self, session);
  if (self->n_restarts > 0)
    emit_message (self, _ ("The local workspace’s service had stopped. It was started again."));
}

static void
open_cekura (CueSessions *self,
             const char  *key)
{
  g_autoptr (CueSession) session = cue_session_new_cekura (self->wanted, key);

  adopt (self, session);
}

/* The keyring takes its time, perhaps because it asks for its password: what this computer has can be read meanwhile. */
static gboolean
patience_ended_cb (gpointer user_data)
{
  CueSessions *self = user_data;

  self->patience = 0;
  open_cekura (self, NULL);

  return G_SOURCE_REMOVE;
}

static void
key_found_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CueSessions) self = user_data;
  g_autoptr (GError) error = NULL;
  char *key = cue_keys_lookup_finish (CUE_KEYS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->opening);
  if (self->session == NULL)
    open_cekura (self, key);
  else if (key != NULL)
    cue_session_set_key (self->session, key);

  if (key == NULL && self->session != NULL && is_key_refused (self))
    {
      g_autofree char *sentence = error != NULL ? cue_error_dup_sentence (error) : NULL;

      emit_key_needed (self, sentence != NULL ? sentence
                                              : _ ("The API key is not in the keyring. Please enter it again."));
    }
  cue_secret_free (key);
}

/* Nothing is open: opens what is wanted. */
static void
begin (CueSessions *self)
{
  g_set_object (&self->last, self->wanted);
  if (cue_workspace_get_kind (self->wanted) == CUE_WORKSPACE_CEKURA && cue_keys_peek (self->keys, self->wanted) != NULL)
    {
      open_cekura (self, cue_keys_peek (self->keys, self->wanted));
      return;
    }

  self->opening = g_cancellable_new ();
  g_signal_emit (self, signals[SIGNAL_OPENING], 0);
  if (cue_workspace_get_kind (self->wanted) == CUE_WORKSPACE_LOCAL)
    {
      cue_session_open_local_async (self->wanted, cue_app_settings_get_write_seconds (self->settings), self->opening,
                                    local_opened_cb, g_object_ref (self));
      return;
    }

  cue_keys_lookup_async (self->keys, self->wanted, self->opening, key_found_cb, g_object_ref (self));
  self->patience = g_timeout_add (KEY_PATIENCE, patience_ended_cb, self);
}

/* @error (nullable): why the session is still there. */
static void
end_closing (CueSessions  *self,
             const GError *error)
{
  g_autoptr (GPtrArray) closers = self->closers;

  self->closers = g_ptr_array_new_with_free_func (g_object_unref);
  self->closing = FALSE;
  if (error != NULL)
    {
      g_autofree char *sentence = cue_error_dup_sentence (error);

      self->force = TRUE;
      if (self->wanted != NULL)
        emit_message (self, sentence);
      g_clear_object (&self->wanted);
    }
  else
    drop_session (self);
  update_workspace (self);

  for (guint i = 0; i < closers->len; i++)
    {
      if (error != NULL)
        g_task_return_error (g_ptr_array_index (closers, i), g_error_copy (error));
      else
        g_task_return_boolean (g_ptr_array_index (closers, i), TRUE);
    }

  if (self->wanted != NULL && self->session == NULL && self->opening == NULL)
    begin (self);
  else if (error == NULL && self->wanted == NULL && self->session == NULL)
    g_signal_emit (self, signals[SIGNAL_IDLE], 0);
}

static void
start_closing (CueSessions *self)
{
  stop_work (self);
  if (self->closing)
    return;

  if (self->session == NULL)
    {
      end_closing (self, NULL);
      return;
    }

  self->closing = TRUE;
  cue_session_close_async (self->session, closed_cb, g_object_ref (self));
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CueSessions) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cue_session_close_finish (CUE_SESSION (source), result, &error) && self->force)
    {
      cue_session_abandon (CUE_SESSION (source));
      g_clear_error (&error);
    }
  end_closing (self, error);
}

static void
cue_sessions_dispose (GObject *object)
{
  CueSessions *self = CUE_SESSIONS (object);

  stop_work (self);
  g_clear_object (&self->session);
  g_clear_object (&self->wanted);
  g_clear_object (&self->last);
  g_clear_object (&self->workspace);
  g_clear_object (&self->keys);
  g_clear_object (&self->sleep);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cue_sessions_parent_class)->dispose (object);
}

static void
cue_sessions_finalize (GObject *object)
{
  g_clear_pointer (&CUE_SESSIONS (object)->closers, g_ptr_array_unref);
  g_free (CUE_SESSIONS (object)->practice);

  G_OBJECT_CLASS (cue_sessions_parent_class)->finalize (object);
}

static void
cue_sessions_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch ((CueSessionsProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, CUE_SESSIONS (object)->workspace);
      break;
    case PROP_PRACTICE:
      g_value_set_string (value, CUE_SESSIONS (object)->practice);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
cue_sessions_class_init (CueSessionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType         type = CUE_TYPE_SESSIONS;

  object_class->dispose = cue_sessions_dispose;
  object_class->finalize = cue_sessions_finalize;
  object_class->get_property = cue_sessions_get_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CUE_TYPE_WORKSPACE, CUE_PARAM_READABLE);
  properties[PROP_PRACTICE] = g_param_spec_string ("practice", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_OPENING] =
    g_signal_new ("opening", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, CUE_TYPE_SESSION);
  signals[SIGNAL_PRESENT] =
    g_signal_new ("present", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSING] =
    g_signal_new ("closing", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_IDLE] =
    g_signal_new ("idle", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MESSAGE] =
    g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_KEY_NEEDED] =
    g_signal_new ("key-needed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, CUE_TYPE_WORKSPACE, G_TYPE_STRING);
}

static void
cue_sessions_init (CueSessions *self)
{
  self->closers = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

CueSessions *
cue_sessions_new (CueKeys   *keys,
                  GSettings *settings)
{
  static const char *const network_keys[] = { "proxy-mode", "proxy-url", "ca-file" };
  CueSessions             *self;

  g_return_val_if_fail (CUE_IS_KEYS (keys), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (CUE_TYPE_SESSIONS, NULL);
  self->keys = g_object_ref (keys);
  self->sleep = cue_sleep_watch_new ();
  g_signal_connect_object (self->sleep, "woken", G_CALLBACK (woken_cb), self, G_CONNECT_SWAPPED);
  if (settings == NULL)
    return self;

  self->settings = g_object_ref (settings);
  for (guint i = 0; i < G_N_ELEMENTS (network_keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", network_keys[i], NULL);

      g_signal_connect_object (settings, signal, G_CALLBACK (network_settings_changed_cb), self, G_CONNECT_SWAPPED);
    }

  return self;
}

CueSession *
cue_sessions_get_session (CueSessions *self)
{
  g_return_val_if_fail (CUE_IS_SESSIONS (self), NULL);

  return self->session;
}

CueWorkspace *
cue_sessions_get_workspace (CueSessions *self)
{
  g_return_val_if_fail (CUE_IS_SESSIONS (self), NULL);

  return self->workspace;
}

void
cue_sessions_open (CueSessions  *self,
                   CueWorkspace *workspace)
{
  g_return_if_fail (CUE_IS_SESSIONS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  self->n_restarts = 0;
  if (self->wanted == workspace)
    return;

  if (self->wanted == NULL && !self->closing && !self->gone && self->session != NULL &&
      cue_session_get_workspace (self->session) == workspace)
    g_signal_emit (self, signals[SIGNAL_PRESENT], 0);
  else
    cue_sessions_reopen (self, workspace);
}

void
cue_sessions_reopen (CueSessions  *self,
                     CueWorkspace *workspace)
{
  g_return_if_fail (CUE_IS_SESSIONS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  g_set_object (&self->wanted, workspace);
  update_workspace (self);
  start_closing (self);
}

void
cue_sessions_retry (CueSessions *self)
{
  g_autoptr (CueWorkspace) last = NULL;

  g_return_if_fail (CUE_IS_SESSIONS (self));

  if (self->last == NULL)
    return;

  last = g_object_ref (self->last);
  cue_sessions_reopen (self, last);
}

void
cue_sessions_cancel (CueSessions *self)
{
  g_return_if_fail (CUE_IS_SESSIONS (self));

  stop_work (self);
  g_clear_object (&self->wanted);
  update_workspace (self);
  if (self->session == NULL)
    g_signal_emit (self, signals[SIGNAL_IDLE], 0);
}

void
cue_sessions_take_key (CueSessions  *self,
                       CueWorkspace *workspace,
                       const char   *key)
{
  g_return_if_fail (CUE_IS_SESSIONS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));
  g_return_if_fail (key != NULL);

  if (self->session == NULL || self->closing || cue_session_get_workspace (self->session) != workspace)
    return;

  stop_work (self);
  cue_session_set_key (self->session, key);
}

void
cue_sessions_close_async (CueSessions        *self,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_SESSIONS (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cue_sessions_close_async);
  g_ptr_array_add (self->closers, g_steal_pointer (&task));
  g_clear_object (&self->wanted);
  start_closing (self);
}

gboolean
cue_sessions_close_finish (CueSessions  *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_sessions_close_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
cue_sessions_get_practice (CueSessions *self)
{
  g_return_val_if_fail (CUE_IS_SESSIONS (self), NULL);

  return self->practice;
}

void
cue_sessions_set_practice (CueSessions *self,
                           const char  *word)
{
  g_return_if_fail (CUE_IS_SESSIONS (self));
  g_return_if_fail (word != NULL);

  if (self->practice == NULL || strcmp (self->practice, word) == 0)
    return;

  cue_session_set_practice (self->session, word);
  update_practice (self, word);
}

void
cue_sessions_abandon (CueSessions *self)
{
  g_return_if_fail (CUE_IS_SESSIONS (self));

  stop_work (self);
  g_clear_object (&self->wanted);
  if (self->session != NULL)
    cue_session_abandon (self->session);
  drop_session (self);
  update_workspace (self);
  g_signal_emit (self, signals[SIGNAL_IDLE], 0);
}
