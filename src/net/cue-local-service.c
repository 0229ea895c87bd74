/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-local-service.h"

#include "cue-error.h"
#include "cue-json.h"
#include "cue-paths.h"
#include "cue-secrets.h"
#include "cue-task.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

#define START_SECONDS 10
#define STOP_SECONDS 2
#define MAX_LINE_BYTES 4096

/* The child process, its address and its key; see the header. */
struct _CueLocalService
{
  GObject parent_instance;

  GSubprocess  *process; /* (owned) (nullable): NULL after its end */
  GCancellable *watch;   /* (owned): ends the wait for its end */
  char         *url;     /* (owned) (nullable) */
  char         *key;     /* (owned) (nullable): wiped */
};

G_DEFINE_FINAL_TYPE (CueLocalService, cue_local_service, G_TYPE_OBJECT)

enum
{
  SIGNAL_EXITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  /* In progress */
  CueLocalService *service; /* (owned) (nullable) */
  GCancellable    *abort;   /* (owned): the caller's wish and the limit together */
  GCancellable    *wish;    /* (owned) (nullable): the caller's */
  gulong           wish_id; /* on wish */
  GSource         *limit;   /* (owned) (nullable) */
  gboolean         timed_out;
  gsize            length;
  char             line[MAX_LINE_BYTES]; /* holds the key: wiped */
} StartData;

static void
start_data_free (StartData *data)
{
  g_clear_signal_handler (&data->wish_id, data->wish);
  if (data->limit != NULL)
    g_source_destroy (data->limit);
  g_clear_pointer (&data->limit, g_source_unref);
  g_clear_object (&data->service);
  g_clear_object (&data->abort);
  g_clear_object (&data->wish);
  explicit_bzero (data->line, sizeof data->line);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (StartData, start_data, start_data_free)

static void line_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data);
static void exited_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data);

static gboolean
limit_reached_cb (gpointer user_data)
{
  StartData *data = user_data;

  data->timed_out = TRUE;
  g_cancellable_cancel (data->abort);
  return G_SOURCE_REMOVE;
}

/* The service says which of the database's troubles it has: `{"error": "…", "code": "read_only"}`. */
static GError *
create_reported_error (const char *sentence,
                       const char *code)
{
  static const struct
  {
    const char   *word;
    CueStoreError code;
  } codes[] = {
    { "open", CUE_STORE_ERROR_OPEN },
    { "read_only", CUE_STORE_ERROR_READ_ONLY },
    { "busy", CUE_STORE_ERROR_BUSY },
    { "newer", CUE_STORE_ERROR_NEWER },
    { "corrupt", CUE_STORE_ERROR_CORRUPT },
    { "full", CUE_STORE_ERROR_FULL },
    { "constraint", CUE_STORE_ERROR_CONSTRAINT },
    { "failed", CUE_STORE_ERROR_FAILED },
  };
  g_autofree char *word = g_strdelimit (g_strdup (code != NULL ? code : ""), "-", '_');

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (word, codes[i].word) == 0)
      return g_error_new_literal (CUE_STORE_ERROR, codes[i].code, sentence);
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, sentence);
}

static gboolean
take_line (CueLocalService *self,
           const char      *line,
           gsize            length,
           GError         **error)
{
  g_autoptr (JsonNode) node = cue_json_parse (line, length, NULL);
  JsonObject *object = NULL;
  const char *sentence = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      object = json_node_get_object (node);
      sentence = cue_json_get_string (object, "error");
      if (sentence != NULL)
        {
          g_propagate_error (error, create_reported_error (sentence, cue_json_get_string (object, "code")));
          return FALSE;
        }
      self->url = g_strdup (cue_json_get_string (object, "url"));
      self->key = g_strdup (cue_json_get_string (object, "key"));
    }
  if (self->url == NULL || self->key == NULL || !g_str_has_prefix (self->url, "http://127.0.0.1:"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("the local workspace did not say where it can be reached"));
      return FALSE;
    }
  return TRUE;
}

/* The messages of our own are the middle of cue_error_dup_sentence()'s "Something went wrong: …". */
static void
fail (GTask  *task,
      GError *cause)
{
  g_autoptr (GError) error = cause;
  StartData *data = start_data_get (task);

  g_subprocess_force_exit (data->service->process);
  if (data->timed_out)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s",
                             _ ("the local workspace did not start in time"));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
weak_ref_free (GWeakRef *reference)
{
  g_weak_ref_clear (reference);
  g_free (reference);
}

/* Holds no reference: the object's end is what ends the service. */
static void
watch_process (CueLocalService *self)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  g_weak_ref_init (reference, self);
  g_subprocess_wait_async (self->process, self->watch, exited_cb, reference);
}

static void
read_more (GTask *task)
{
  StartData *data = start_data_get (task);

  g_input_stream_read_async (g_subprocess_get_stdout_pipe (data->service->process), data->line + data->length,
                             MAX_LINE_BYTES - data->length, G_PRIORITY_DEFAULT, data->abort, line_cb,
                             g_object_ref (task));
}

static void
line_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  gssize      n_read = g_input_stream_read_finish (G_INPUT_STREAM (object), result, &error);
  StartData  *data = start_data_get (task);
  const char *end = NULL;

  if (n_read < 0)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  data->length += n_read;
  end = memchr (data->line, '\n', data->length);
  if (end == NULL && n_read > 0 && data->length < MAX_LINE_BYTES)
    {
      read_more (task);
      return;
    }
  if (end == NULL && data->length == 0)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("the local workspace ended before it was ready"));
      fail (task, g_steal_pointer (&error));
      return;
    }
  if (!take_line (data->service, data->line, end != NULL ? (gsize) (end - data->line) : data->length, &error))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  watch_process (data->service);
  g_task_return_pointer (task, g_steal_pointer (&data->service), g_object_unref);
}

static void
exited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GWeakRef *reference = user_data;
  g_autoptr (CueLocalService) self = g_weak_ref_get (reference);
  gboolean ended = g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);

  weak_ref_free (reference);
  if (!ended || self == NULL || self->process == NULL)
    return;
  g_clear_object (&self->process);
  g_signal_emit (self, signals[SIGNAL_EXITED], 0);
}

/* Closing its standard input is how the service is told to end. */
static void
close_pipe (CueLocalService *self)
{
  g_cancellable_cancel (self->watch);
  if (self->process != NULL)
    g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
}

static void
cue_local_service_dispose (GObject *object)
{
  CueLocalService *self = CUE_LOCAL_SERVICE (object);

  close_pipe (self);
  g_clear_object (&self->process);

  G_OBJECT_CLASS (cue_local_service_parent_class)->dispose (object);
}

static void
cue_local_service_finalize (GObject *object)
{
  CueLocalService *self = CUE_LOCAL_SERVICE (object);

  g_clear_object (&self->watch);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->key, cue_secret_free);

  G_OBJECT_CLASS (cue_local_service_parent_class)->finalize (object);
}

static void
cue_local_service_class_init (CueLocalServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_local_service_dispose;
  object_class->finalize = cue_local_service_finalize;

  signals[SIGNAL_EXITED] = g_signal_new ("exited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_local_service_init (CueLocalService *self)
{
  self->watch = g_cancellable_new ();
}

/* (transfer full) (nullable) */
static GSubprocess *
spawn (const char *data_dir,
       int         write_seconds,
       GError    **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *seconds = g_strdup_printf ("%d", write_seconds);
  const char      *argv[] = {
         cue_paths_get_service_program (),
         "--data",
         data_dir,
    write_seconds >= 0 ? "--write-seconds" : NULL,
         seconds,
         NULL,
  };

  /* The key of an account is nothing it needs to know. */
  g_subprocess_launcher_unsetenv (launcher, "CEKURA_API_KEY");
  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

void
cue_local_service_start_async (const char         *data_dir,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  cue_local_service_start_paced_async (data_dir, -1, cancellable, callback, user_data);
}

void
cue_local_service_start_paced_async (const char         *data_dir,
                                     int                 write_seconds,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  StartData *data = NULL;

  g_return_if_fail (data_dir != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_local_service_start_async);
  data = g_new0 (StartData, 1);
  start_data_attach (task, data);
  data->abort = g_cancellable_new ();
  data->service = g_object_new (CUE_TYPE_LOCAL_SERVICE, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  data->service->process = spawn (data_dir, write_seconds, &error);
  if (data->service->process == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                               /* translators: the placeholder is a reason from the system, like "No such file". */
                               _ ("the local workspace could not be started (%s)"),
                               error->message);
      return;
    }

  data->limit = g_timeout_source_new_seconds (START_SECONDS);
  g_source_set_callback (data->limit, limit_reached_cb, data, NULL);
  g_source_attach (data->limit, g_main_context_get_thread_default ());
  if (g_set_object (&data->wish, cancellable))
    data->wish_id = g_signal_connect_swapped (cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), data->abort);
  read_more (task);
}

CueLocalService *
cue_local_service_start_finish (GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_local_service_start_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
cue_local_service_get_url (CueLocalService *self)
{
  g_return_val_if_fail (CUE_IS_LOCAL_SERVICE (self), NULL);

  return self->url;
}

const char *
cue_local_service_get_key (CueLocalService *self)
{
  g_return_val_if_fail (CUE_IS_LOCAL_SERVICE (self), NULL);

  return self->key;
}

/* A pipe whose other end has gone raises SIGPIPE, whose default is the end of this program: for this thread, and for as
 * long as this takes, it waits, and is taken away again. */
static gboolean
write_quietly (GPollableOutputStream *stream,
               const char            *text,
               GError               **error)
{
  const struct timespec no_time = { 0 };
  sigset_t              pipe_only;
  sigset_t              pending;
  sigset_t              before;
  gssize                n_written;

  sigemptyset (&pipe_only);
  sigaddset (&pipe_only, SIGPIPE);
  sigemptyset (&pending);
  sigpending (&pending);
  pthread_sigmask (SIG_BLOCK, &pipe_only, &before);
  n_written = g_pollable_output_stream_write_nonblocking (stream, text, strlen (text), NULL, error);
  if (n_written < 0 && !sigismember (&pending, SIGPIPE))
    sigtimedwait (&pipe_only, NULL, &no_time);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return n_written >= 0;
}

/* A line is far shorter than what a pipe takes in one piece, so it goes whole or not at all. */
void
cue_local_service_set_practice (CueLocalService *self,
                                const char      *word)
{
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CUE_IS_LOCAL_SERVICE (self));
  g_return_if_fail (word != NULL && strchr (word, '\n') == NULL);

  if (self->process == NULL)
    return;

  line = g_strdup_printf ("practice %s\n", word);
  if (!write_quietly (G_POLLABLE_OUTPUT_STREAM (g_subprocess_get_stdin_pipe (self->process)), line, &error))
    g_debug ("The local workspace’s service was not asked for practice: %s", error->message);
}

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  gboolean *stopped = user_data;

  *stopped = TRUE;
  g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);
}

static gboolean
wait_is_over_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

void
cue_local_service_stop (CueLocalService *self)
{
  g_autoptr (GMainContext) context = NULL;
  g_autoptr (GCancellable) patience = NULL;
  g_autoptr (GSource) timeout = NULL;
  g_autoptr (GSubprocess) process = NULL;
  gboolean stopped = FALSE;

  g_return_if_fail (CUE_IS_LOCAL_SERVICE (self));

  close_pipe (self);
  process = g_steal_pointer (&self->process);
  if (process == NULL)
    return;

  /* A context of its own, so that nothing else happens meanwhile. */
  context = g_main_context_new ();
  patience = g_cancellable_new ();
  timeout = g_timeout_source_new (STOP_SECONDS * 1000);
  g_source_set_callback (timeout, wait_is_over_cb, patience, NULL);
  g_source_attach (timeout, context);
  g_main_context_push_thread_default (context);
  g_subprocess_wait_async (process, patience, stopped_cb, &stopped);
  while (!stopped)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  g_source_destroy (timeout);
  if (g_cancellable_is_cancelled (patience))
    g_subprocess_force_exit (process);
}
