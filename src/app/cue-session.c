/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-session.h"

#include "cue-error.h"
#include "cue-http-api.h"
#include "cue-local-service.h"
#include "cue-paths.h"
#include "cue-sqlite-store.h"
#include "cue-workspace-data.h"

struct _CueSession
{
  GObject parent_instance;

  CueLocalService    *service;     /* (owned) (nullable): of the local workspace */
  CueWorkspace       *workspace;   /* (owned) */
  CueHttpApi         *api;         /* (owned) */
  CueSqliteStore     *store;       /* (owned) */
  CueLibrary         *library;     /* (owned) */
  CueGenerationQueue *queue;       /* (owned) */
  GCancellable       *cancellable; /* (owned): of loading */
  GPtrArray          *tracked;     /* (owned) (element-type CueGeneration) */
  gboolean            journal_asked;
  gboolean            key_came; /* while the service was being read without it */
};

G_DEFINE_FINAL_TYPE (CueSession, cue_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOADED,
  SIGNAL_GENERATION_ENDED,
  SIGNAL_SERVICE_EXITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void service_started_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void queue_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
state_changed_cb (CueSession    *self,
                  GParamSpec    *pspec,
                  CueGeneration *generation)
{
  CueGenerationState state = cue_generation_get_state (generation);

  if (state == CUE_GENERATION_FINISHED || state == CUE_GENERATION_FAILED ||
      state == CUE_GENERATION_NEEDS_USER || state == CUE_GENERATION_UNCERTAIN)
    g_signal_emit (self, signals[SIGNAL_GENERATION_ENDED], 0, generation);
}

/* Every generation of the queue shows with its draft. */
static void
queue_changed_cb (CueSession *self,
                  guint       position,
                  guint       n_removed,
                  guint       n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (CueGeneration) generation = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

      cue_library_track_generation (self->library, generation);
      if (!g_ptr_array_find (self->tracked, generation, NULL))
        {
          g_ptr_array_add (self->tracked, g_object_ref (generation));
          g_signal_connect_object (generation, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
        }
    }
}

static void
service_exited_cb (CueSession *self)
{
  g_signal_emit (self, signals[SIGNAL_SERVICE_EXITED], 0);
}

static CueSession *
create (CueWorkspace    *workspace,
        const char      *key,
        CueLocalService *service)
{
  CueSession      *self = g_object_new (CUE_TYPE_SESSION, NULL);
  g_autofree char *path = cue_workspace_data_dup_path (workspace);

  self->workspace = g_object_ref (workspace);
  self->api = cue_http_api_new (workspace, key);
  self->store = cue_sqlite_store_new (path);
  self->library = cue_library_new (workspace, CUE_API (self->api), CUE_STORE (self->store));
  self->queue = cue_generation_queue_new (CUE_API (self->api), CUE_STORE (self->store));
  g_signal_connect_object (self->queue, "items-changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);

  if (service != NULL)
    {
      self->service = g_object_ref (service);
      g_signal_connect_object (service, "exited", G_CALLBACK (service_exited_cb), self, G_CONNECT_SWAPPED);
    }

  return self;
}

static void
cue_session_dispose (GObject *object)
{
  CueSession *self = CUE_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  if (self->service != NULL)
    g_signal_handlers_disconnect_by_data (self->service, self);
  g_clear_object (&self->queue);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  g_clear_object (&self->api);
  g_clear_object (&self->service);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tracked, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_session_parent_class)->dispose (object);
}

static void
cue_session_class_init (CueSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_session_dispose;

  signals[SIGNAL_LOADED] =
    g_signal_new ("loaded", CUE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GENERATION_ENDED] =
    g_signal_new ("generation-ended", CUE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CUE_TYPE_GENERATION);
  signals[SIGNAL_SERVICE_EXITED] =
    g_signal_new ("service-exited", CUE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_session_init (CueSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->tracked = g_ptr_array_new_with_free_func (g_object_unref);
}

void
cue_session_open_local_async (CueWorkspace       *workspace,
                              int                 write_seconds,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *data_dir = cue_paths_dup_data_dir ();
  g_autofree char *local_dir = g_build_filename (data_dir, "local", NULL);

  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_session_open_local_async);
  g_task_set_task_data (task, g_object_ref (workspace), g_object_unref);
  cue_local_service_start_paced_async (local_dir, write_seconds, cancellable, service_started_cb,
                                       g_steal_pointer (&task));
}

static void
service_started_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CueWorkspace *workspace = g_task_get_task_data (task);
  g_autoptr (CueLocalService) service = NULL;
  g_autoptr (GError) error = NULL;

  service = cue_local_service_start_finish (result, &error);
  if (service == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  cue_workspace_set_url (workspace, cue_local_service_get_url (service));
  g_task_return_pointer (task, create (workspace, cue_local_service_get_key (service), service), g_object_unref);
}

CueSession *
cue_session_open_local_finish (GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_session_open_local_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
refresh (CueSession *self)
{
  cue_library_refresh_async (self->library, self->cancellable, refreshed_cb, g_object_ref (self));
}

/* A request without a key is sure to be refused: none leaves. */
static void
note_missing_key (CueSession *self)
{
  g_autoptr (GError) error = NULL;

  error = g_error_new_literal (CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED, "There is no key yet");
  cue_connection_note_error (cue_session_get_connection (self), error);
}

CueSession *
cue_session_new_cekura (CueWorkspace *workspace,
                        const char   *key)
{
  CueSession *self;

  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);

  self = create (workspace, key, NULL);
  if (key == NULL && !g_str_has_prefix (cue_workspace_get_url (workspace), "http:"))
    note_missing_key (self);

  return self;
}

CueWorkspace *
cue_session_get_workspace (CueSession *self)
{
  g_return_val_if_fail (CUE_IS_SESSION (self), NULL);

  return self->workspace;
}

CueLibrary *
cue_session_get_library (CueSession *self)
{
  g_return_val_if_fail (CUE_IS_SESSION (self), NULL);

  return self->library;
}

CueGenerationQueue *
cue_session_get_queue (CueSession *self)
{
  g_return_val_if_fail (CUE_IS_SESSION (self), NULL);

  return self->queue;
}

CueConnection *
cue_session_get_connection (CueSession *self)
{
  g_return_val_if_fail (CUE_IS_SESSION (self), NULL);

  return cue_api_get_connection (CUE_API (self->api));
}

void
cue_session_set_key (CueSession *self,
                     const char *key)
{
  g_return_if_fail (CUE_IS_SESSION (self));
  g_return_if_fail (key != NULL);

  cue_http_api_set_key (self->api, key);
  g_object_get (self->library, "loading", &self->key_came, NULL);
  refresh (self);
}

void
cue_session_set_network (CueSession               *self,
                         const CueNetworkSettings *network)
{
  g_return_if_fail (CUE_IS_SESSION (self));
  g_return_if_fail (network != NULL);

  if (self->service == NULL)
    cue_http_api_set_network (self->api, network);
}

/* As with a new key: what was held back goes on, the workspace is read again, and a refusal that is still on its way says
 * nothing of what comes now. */
void
cue_session_set_practice (CueSession *self,
                          const char *word)
{
  g_return_if_fail (CUE_IS_SESSION (self));
  g_return_if_fail (word != NULL);

  if (self->service == NULL)
    return;

  cue_local_service_set_practice (self->service, word);
  cue_session_set_key (self, cue_local_service_get_key (self->service));
}

/* The journal does not wait for the service: its generations go on as soon as their drafts are there. */
static void
load_journal (CueSession *self)
{
  gboolean restored;

  g_object_get (self->library, "restored", &restored, NULL);
  if (!restored || self->journal_asked)
    return;

  self->journal_asked = TRUE;
  cue_generation_queue_load_async (self->queue, self->cancellable, queue_loaded_cb, g_object_ref (self));
}

void
cue_session_load (CueSession *self)
{
  g_return_if_fail (CUE_IS_SESSION (self));

  g_signal_connect_object (self->library, "notify::restored", G_CALLBACK (load_journal), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* What this computer has is there even where the service did not answer; why it did not, the library says. */
static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CueSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean key_came = self->key_came;

  self->key_came = FALSE;
  if (cue_library_refresh_finish (CUE_LIBRARY (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_debug ("Reading the workspace failed: %s", error->message);
  if (key_came && g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED))
    refresh (self);
}

static void
queue_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CueSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cue_generation_queue_load_finish (CUE_GENERATION_QUEUE (source), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_debug ("Reading the journal failed: %s", error->message);
    }

  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

void
cue_session_close_async (CueSession         *self,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cue_session_close_async);
  cue_library_flush_async (self->library, NULL, flushed_cb, g_steal_pointer (&task));
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_library_flush_finish (CUE_LIBRARY (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  cue_session_abandon (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

gboolean
cue_session_close_finish (CueSession   *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_session_close_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cue_session_abandon (CueSession *self)
{
  g_return_if_fail (CUE_IS_SESSION (self));

  g_cancellable_cancel (self->cancellable);
  cue_sqlite_store_close (self->store);
  if (self->service != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->service, self);
      cue_local_service_stop (self->service);
    }
}
