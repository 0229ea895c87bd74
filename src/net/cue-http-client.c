/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-client.h"

#include "cue-config.h"
#include "cue-error.h"
#include "cue-http-network.h"
#include "cue-secrets.h"
#include "cue-task.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define KEY_HEADER "X-CEKURA-API-KEY"
#define USER_AGENT "Cuecard/" CUE_VERSION

#define MAX_ATTEMPTS 3
/* Of what writes, and only where nothing answered at all. */
#define MAX_WRITE_ATTEMPTS 2
/* How often one read is told to come back later. */
#define MAX_PAUSES 5
#define MAX_REDIRECTS 5
/* A failure with a longer Retry-After than this is left to the caller. */
#define MAX_RETRY_AFTER 5.0

#define DEFAULT_MAX_CONNECTIONS 6

/* The session, the address and the key; see the header. */
struct _CueHttpClient
{
  GObject parent_instance;

  SoupSession    *session;       /* (owned) */
  CueHttpNetwork *network;       /* (owned) (nullable): NULL when the settings cannot be used */
  GError         *network_error; /* (owned) (nullable): why */
  CueConnection  *connection;    /* (owned) */
  GUri           *base;          /* (owned) (nullable): NULL when the address is none */
  char           *key;           /* (owned) (nullable): wiped */
  guint           key_serial;    /* counts the keys */
  CueHttpLimits   limits;
  guint           max_connections;
  guint           n_requests;
};

G_DEFINE_FINAL_TYPE (CueHttpClient, cue_http_client, G_TYPE_OBJECT)

typedef struct
{
  /* Input */
  char           *method; /* (owned) */
  GBytes         *body;   /* (owned) (nullable) */
  CueHttpFlags    flags;
  CueHttpReadFunc read;      /* (not nullable) */
  gpointer        read_data; /* (unowned) */
  GDestroyNotify  free_func; /* (nullable) */

  /* In progress */
  GUri                *uri; /* (owned) (nullable): of the next or current attempt */
  guint                n_attempts;
  guint                n_redirects;
  guint                n_pauses;
  CueConnection       *connection; /* (owned) (nullable): watched while waiting for the end of a pause */
  gulong               state_id;
  GSource             *wake;    /* (owned) (nullable) */
  SoupMessage         *message; /* (owned) (nullable): the attempt */
  CueHttpNetwork      *network; /* (owned) (nullable): its */
  guint64              id;
  gint64               started;
  gint64               started_monotonic;
  guint                key_serial;
  GTlsCertificateFlags certificate_errors;

  /* Output */
  CueHttpResponse *response; /* (owned) (nullable) */
} CallData;

static void
stop_waiting (CallData *data)
{
  g_clear_signal_handler (&data->state_id, data->connection);
  g_clear_object (&data->connection);
  if (data->wake != NULL)
    g_source_destroy (data->wake);
  g_clear_pointer (&data->wake, g_source_unref);
}

static void
drop_message (CallData *data)
{
  if (data->message != NULL)
    g_signal_handlers_disconnect_by_data (data->message, data);
  g_clear_object (&data->message);
  g_clear_pointer (&data->network, cue_http_network_unref);
}

static void
call_data_free (CallData *data)
{
  stop_waiting (data);
  drop_message (data);
  g_free (data->method);
  g_clear_pointer (&data->body, g_bytes_unref);
  g_clear_pointer (&data->uri, g_uri_unref);
  g_clear_pointer (&data->response, cue_http_response_free);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (CallData, call_data, call_data_free)

static void proceed (GTask *task);
static void exchanged_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      user_data);

static gboolean
is_same_origin (GUri *one,
                GUri *other)
{
  return g_strcmp0 (g_uri_get_scheme (one), g_uri_get_scheme (other)) == 0 &&
         g_uri_get_host (one) != NULL && g_uri_get_host (other) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (one), g_uri_get_host (other)) == 0 &&
         g_uri_get_port (one) == g_uri_get_port (other);
}

static gboolean
is_get (CallData *data)
{
  return strcmp (data->method, SOUP_METHOD_GET) == 0;
}

/* A pasted key may have white space round it; inside, nothing but visible ASCII can go into a header. */
static char *
dup_key (const char *key)
{
  gsize length = 0;

  if (key == NULL)
    return NULL;
  while (g_ascii_isspace (*key))
    key++;
  length = strlen (key);
  while (length > 0 && g_ascii_isspace (key[length - 1]))
    length--;
  return length > 0 ? g_strndup (key, length) : NULL;
}

static gboolean
key_is_usable (const char *key)
{
  for (; *key != '\0'; key++)
    if (!g_ascii_isgraph (*key))
      return FALSE;
  return TRUE;
}

/* Whether a call waits for the end of a pause. */
static gboolean
is_patient (CallData *data)
{
  return is_get (data) && (data->flags & CUE_HTTP_RETRY) != 0;
}

static gboolean
accept_certificate_cb (SoupMessage         *message,
                       GTlsCertificate     *certificate,
                       GTlsCertificateFlags errors,
                       gpointer             user_data)
{
  CallData *data = user_data;
  GUri     *uri = soup_message_get_uri (message);
  g_autoptr (GSocketConnectable) identity = g_network_address_new (g_uri_get_host (uri), g_uri_get_port (uri));

  data->certificate_errors = cue_http_network_judge (data->network, certificate, errors, identity);
  return data->certificate_errors == G_TLS_CERTIFICATE_NO_FLAGS;
}

static SoupMessage *
create_message (CueHttpClient *self,
                CallData      *data)
{
  SoupMessage        *message = soup_message_new_from_uri (data->method, data->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  /* No other way to sign in but the key; and with it, libsoup reads the body of a 401 to its end before it tells. */
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  /* On a kept connection that the service has just closed, libsoup would send a DELETE a second time. */
  if (!is_get (data))
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  soup_message_headers_append (headers, "Accept", "application/json");
  if (self->key != NULL)
    soup_message_headers_append (headers, KEY_HEADER, self->key);
  if (data->body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", data->body);
  return message;
}

static void
send_attempt (GTask *task)
{
  CueHttpClient *self = g_task_get_source_object (task);
  CallData      *data = call_data_get (task);

  drop_message (data);
  g_clear_pointer (&data->response, cue_http_response_free);
  data->message = create_message (self, data);
  data->network = cue_http_network_ref (self->network);
  data->certificate_errors = G_TLS_CERTIFICATE_NO_FLAGS;
  g_signal_connect (data->message, "accept-certificate", G_CALLBACK (accept_certificate_cb), data);
  data->key_serial = self->key_serial;
  data->id = cue_request_log_next_id (cue_connection_get_log (self->connection));
  data->started = g_get_real_time ();
  data->started_monotonic = g_get_monotonic_time ();
  data->n_attempts++;
  self->n_requests++;
  cue_http_exchange_async (self->session, data->message, &self->limits, g_task_get_cancellable (task), exchanged_cb,
                           g_object_ref (task));
}

/* Into the log, once an attempt: @error (nullable) is what became of it. */
static void
log_attempt (GTask        *task,
             const GError *error)
{
  CueHttpClient      *self = g_task_get_source_object (task);
  CallData           *data = call_data_get (task);
  SoupMessageMetrics *metrics = soup_message_get_metrics (data->message);
  const char         *query = g_uri_get_query (data->uri);
  const char         *outcome = "ok";
  g_autofree char    *path = g_strconcat (g_uri_get_path (data->uri), query != NULL ? "?" : NULL, query, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    outcome = "cancelled";
  else if (error != NULL)
    outcome = error->domain == CUE_NET_ERROR ? cue_net_error_to_word (error->code) : "failed";
  cue_request_log_add (cue_connection_get_log (self->connection), data->id, data->method, path, data->started,
                       (g_get_monotonic_time () - data->started_monotonic) / 1e6,
                       soup_message_get_status (data->message),
                       soup_message_metrics_get_request_body_bytes_sent (metrics),
                       soup_message_metrics_get_response_body_bytes_received (metrics), outcome);
}

static gboolean
woken_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  stop_waiting (call_data_get (task));
  proceed (task);
  return G_SOURCE_REMOVE;
}

/* Goes on after so many seconds (negative: never), or when the call is cancelled. */
static void
wake_after (GTask *task,
            double seconds)
{
  CallData *data = call_data_get (task);
  g_autoptr (GTask) held = g_object_ref (task);

  /* A source holds the task, perhaps as the only one. */
  if (data->wake != NULL)
    g_source_destroy (data->wake);
  g_clear_pointer (&data->wake, g_source_unref);
  data->wake = seconds >= 0 ? g_timeout_source_new (seconds * 1000) : g_timeout_source_new (G_MAXUINT);
  if (g_task_get_cancellable (task) != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (g_task_get_cancellable (task));

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (data->wake, cancelled);
    }
  g_task_attach_source (task, data->wake, woken_cb);
}

static void
state_changed_cb (CueConnection *connection,
                  GParamSpec    *pspec,
                  gpointer       user_data)
{
  GTask *task = user_data;

  if (cue_connection_get_state (connection) != CUE_CONNECTION_PAUSED)
    wake_after (task, 0);
}

static void
wait_for_turn (GTask *task)
{
  CueHttpClient *self = g_task_get_source_object (task);
  CallData      *data = call_data_get (task);

  data->connection = g_object_ref (self->connection);
  data->state_id = g_signal_connect (data->connection, "notify::state", G_CALLBACK (state_changed_cb), task);
  wake_after (task, -1);
}

static void
fail_paused (GTask *task)
{
  CueHttpClient *self = g_task_get_source_object (task);
  gint64         left = cue_connection_get_paused_until (self->connection) - g_get_real_time ();

  g_task_return_error (task, cue_net_error_new (CUE_NET_ERROR_BUSY, 0, MAX (left, 0) / 1e6, NULL,
                                                "the service asked everybody to wait"));
}

/* Sends the request, if it may leave now. */
static void
proceed (GTask *task)
{
  CueHttpClient *self = g_task_get_source_object (task);
  CallData      *data = call_data_get (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->network == NULL)
    g_task_return_error (task, g_error_copy (self->network_error));
  else if (cue_connection_get_state (self->connection) == CUE_CONNECTION_KEY_REFUSED)
    g_task_return_error (task, cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 0, -1, NULL, "the key was refused before"));
  else if (cue_connection_get_state (self->connection) != CUE_CONNECTION_PAUSED)
    send_attempt (task);
  else if (is_patient (data))
    wait_for_turn (task);
  else
    fail_paused (task);
}

/* Exponential with full jitter, so that many clients do not come back together. */
static void
pause_and_repeat (GTask *task,
                  double retry_after)
{
  CueHttpClient *self = g_task_get_source_object (task);
  CallData      *data = call_data_get (task);
  double         seconds = g_random_double () * self->limits.retry_seconds * exp2 (data->n_attempts - 1);

  wake_after (task, MAX (seconds, retry_after));
}

/* What reads is repeated after a failure on the way; what writes only when it certainly never left. */
static gboolean
may_repeat (CallData     *data,
            const GError *error)
{
  if (!(data->flags & CUE_HTTP_RETRY) && is_get (data))
    return FALSE;
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE))
    return data->n_attempts < (is_get (data) ? MAX_ATTEMPTS : MAX_WRITE_ATTEMPTS);
  if (!is_get (data) || data->n_attempts >= MAX_ATTEMPTS || cue_net_error_get_retry_after (error) > MAX_RETRY_AFTER)
    return FALSE;
  return g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_TIMED_OUT) ||
         g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_INTERRUPTED) ||
         g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_SERVER);
}

static gboolean
is_redirect (const CueHttpResponse *response)
{
  switch (response->status)
    {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return response->location != NULL;
    default:
      return FALSE;
    }
}

static void
follow_redirect (GTask *task)
{
  CueHttpClient   *self = g_task_get_source_object (task);
  CallData        *data = call_data_get (task);
  g_autofree char *origin = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) target = g_uri_parse_relative (data->uri, data->response->location, SOUP_HTTP_URI_FLAGS, NULL);

  if (target != NULL && is_get (data) && is_same_origin (self->base, target) && data->n_redirects < MAX_REDIRECTS)
    {
      log_attempt (task, NULL);
      g_clear_pointer (&data->uri, g_uri_unref);
      data->uri = g_steal_pointer (&target);
      data->n_redirects++;
      data->n_attempts--;
      proceed (task);
      return;
    }

  if (target != NULL)
    origin = g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (target), NULL, g_uri_get_host (target),
                         g_uri_get_port (target), "/", NULL, NULL);
  error = cue_net_error_new (CUE_NET_ERROR_REDIRECTED, data->response->status, -1, origin, "redirected to %s",
                             origin != NULL ? origin : "nowhere");
  log_attempt (task, error);
  g_task_return_error (task, g_steal_pointer (&error));
}

/* The answer as a result; may run in a worker. */
static gpointer
read_response (CallData *data,
               GError  **error)
{
  GError  *local_error = NULL;
  gpointer result = NULL;

  if ((data->flags & CUE_HTTP_ANY_STATUS) || cue_http_response_check (data->response, &local_error))
    result = data->read (data->response, data->read_data, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return result;
}

static void
complete (GTask   *task,
          gpointer result,
          GError  *error)
{
  log_attempt (task, error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, call_data_get (task)->free_func);
}

static void
run_worker (GTask        *worker,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  CallData *data = task_data;
  GError   *error = NULL;
  gpointer  result = read_response (data, &error);

  if (error != NULL)
    g_task_return_error (worker, error);
  else
    g_task_return_pointer (worker, result, data->free_func);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError  *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  complete (task, value, error);
}

/* The worker has a task of its own, without a source object: it may let go of it last, and a session must not end in
 * another thread than its own. */
static void
read_in_worker (GTask *task)
{
  g_autoptr (GTask) worker = g_task_new (NULL, g_task_get_cancellable (task), read_cb, g_object_ref (task));

  g_task_set_source_tag (worker, read_in_worker);
  g_task_set_task_data (worker, call_data_get (task), NULL);
  g_task_run_in_thread (worker, run_worker);
}

static void
read_answer (GTask *task)
{
  CallData *data = call_data_get (task);
  GError   *error = NULL;
  gpointer  result = NULL;

  if (g_bytes_get_size (data->response->body) > CUE_HTTP_INLINE_BYTES)
    {
      read_in_worker (task);
      return;
    }
  result = read_response (data, &error);
  complete (task, result, error);
}

/* What an answer or its absence says about the service as a whole. A key that was replaced meanwhile is none of its
 * business; that nothing answers is told when the attempts are over. */
static void
note_outcome (GTask        *task,
              const GError *error)
{
  CueHttpClient *self = g_task_get_source_object (task);
  CallData      *data = call_data_get (task);

  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED))
    {
      if (data->key_serial == self->key_serial)
        cue_connection_note_error (self->connection, error);
    }
  else if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY) || data->response == NULL)
    cue_connection_note_error (self->connection, error);
  else
    cue_connection_note_answer (self->connection);
}

/* Whether the same request is sent once more, now or later. */
static gboolean
repeat (GTask        *task,
        const GError *error)
{
  CueHttpClient *self = g_task_get_source_object (task);
  CallData      *data = call_data_get (task);

  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY) && is_patient (data) && data->n_pauses < MAX_PAUSES)
    {
      data->n_pauses++;
      data->n_attempts--;
      note_outcome (task, error);
      log_attempt (task, error);
      proceed (task);
      return TRUE;
    }
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED) && is_patient (data) &&
      data->key_serial != self->key_serial && data->n_attempts < MAX_ATTEMPTS)
    {
      log_attempt (task, error);
      proceed (task);
      return TRUE;
    }
  if (may_repeat (data, error))
    {
      log_attempt (task, error);
      pause_and_repeat (task, cue_net_error_get_retry_after (error));
      return TRUE;
    }
  return FALSE;
}

static GError *
create_status_error (const CueHttpResponse *response)
{
  gsize       length = 0;
  const char *body = g_bytes_get_data (response->body, &length);

  return cue_status_error_new (response->status, body != NULL ? body : "", length, response->retry_after);
}

static void
exchanged_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  CallData *data = call_data_get (task);

  data->response = cue_http_exchange_finish (SOUP_SESSION (object), result, &error);
  if (data->response != NULL && data->response->status >= 400)
    error = create_status_error (data->response);
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_CERTIFICATE))
    cue_net_error_set_sentence (error, cue_certificate_get_sentence (data->certificate_errors));

  if (error != NULL && error->domain == CUE_NET_ERROR && repeat (task, error))
    return;
  if (error == NULL || error->domain == CUE_NET_ERROR)
    note_outcome (task, error);
  if (data->response == NULL)
    {
      log_attempt (task, error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (is_redirect (data->response))
    follow_redirect (task);
  else
    read_answer (task);
}

static void
cue_http_client_finalize (GObject *object)
{
  CueHttpClient *self = CUE_HTTP_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->network, cue_http_network_unref);
  g_clear_error (&self->network_error);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->base, g_uri_unref);
  g_clear_pointer (&self->key, cue_secret_free);

  G_OBJECT_CLASS (cue_http_client_parent_class)->finalize (object);
}

static void
cue_http_client_class_init (CueHttpClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_http_client_finalize;
}

static void
cue_http_client_init (CueHttpClient *self)
{
  self->limits = (CueHttpLimits) CUE_HTTP_LIMITS_DEFAULT;
  self->max_connections = DEFAULT_MAX_CONNECTIONS;
  self->connection = cue_connection_new ();
}

/* The address as a folder, so that paths can be resolved against it. */
static GUri *
parse_base (const char *url)
{
  g_autofree char *folder = g_strconcat (url, g_str_has_suffix (url, "/") ? "" : "/", NULL);
  g_autoptr (GUri) uri = g_uri_parse (folder, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (strcmp (g_uri_get_scheme (uri), "http") != 0 && strcmp (g_uri_get_scheme (uri), "https") != 0))
    return NULL;
  return g_steal_pointer (&uri);
}

static gboolean
is_local (CueHttpClient *self)
{
  return self->base != NULL && cue_http_uri_is_loopback (self->base);
}

CueHttpClient *
cue_http_client_new (const char *url,
                     const char *key)
{
  CueHttpClient *self = g_object_new (CUE_TYPE_HTTP_CLIENT, NULL);

  self->base = url != NULL ? parse_base (url) : NULL;
  self->key = dup_key (key);
  cue_http_client_set_network (self, NULL);
  return self;
}

void
cue_http_client_set_limits (CueHttpClient       *self,
                            const CueHttpLimits *limits)
{
  g_return_if_fail (CUE_IS_HTTP_CLIENT (self));
  g_return_if_fail (limits != NULL);

  self->limits = *limits;
}

/* A new session for what comes; requests under way hold the old one. */
static void
open_session (CueHttpClient *self)
{
  g_clear_object (&self->session);
  self->session = soup_session_new_with_options ("user-agent", USER_AGENT,
                                                 "max-conns", self->max_connections,
                                                 "max-conns-per-host", self->max_connections,
                                                 NULL);
  /* What listens on this computer is never behind a proxy. */
  if (self->network != NULL)
    soup_session_set_proxy_resolver (self->session,
                                     is_local (self) ? NULL : cue_http_network_get_resolver (self->network));
}

void
cue_http_client_set_max_connections (CueHttpClient *self,
                                     guint          max_connections)
{
  g_return_if_fail (CUE_IS_HTTP_CLIENT (self));
  g_return_if_fail (max_connections > 0);

  self->max_connections = max_connections;
  open_session (self);
}

void
cue_http_client_set_network (CueHttpClient            *self,
                             const CueNetworkSettings *settings)
{
  g_return_if_fail (CUE_IS_HTTP_CLIENT (self));

  g_clear_pointer (&self->network, cue_http_network_unref);
  g_clear_error (&self->network_error);
  self->network = cue_http_network_new (settings, &self->network_error);
  open_session (self);
}

void
cue_http_client_set_key (CueHttpClient *self,
                         const char    *key)
{
  g_return_if_fail (CUE_IS_HTTP_CLIENT (self));

  g_clear_pointer (&self->key, cue_secret_free);
  self->key = dup_key (key);
  self->key_serial++;
  cue_connection_retry (self->connection);
}

CueConnection *
cue_http_client_get_connection (CueHttpClient *self)
{
  g_return_val_if_fail (CUE_IS_HTTP_CLIENT (self), NULL);

  return self->connection;
}

GUri *
cue_http_client_get_base (CueHttpClient *self)
{
  g_return_val_if_fail (CUE_IS_HTTP_CLIENT (self), NULL);

  return self->base;
}

guint
cue_http_client_get_n_requests (CueHttpClient *self)
{
  g_return_val_if_fail (CUE_IS_HTTP_CLIENT (self), 0);

  return self->n_requests;
}

/* (transfer full) (nullable): why a call can never leave, as things are. */
static GError *
check_call (CueHttpClient *self,
            CallData      *data)
{
  GError *error = NULL;

  if (data->uri == NULL || !is_same_origin (self->base, data->uri))
    return cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "not the address of a service");
  if (strcmp (g_uri_get_scheme (self->base), "http") == 0 && !is_local (self))
    {
      error = cue_net_error_new (CUE_NET_ERROR_CERTIFICATE, 0, -1, NULL, "plain http");
      cue_net_error_set_sentence (error, _ ("The service’s address starts with http://, which others could listen to, so nothing was sent. Use an address that starts with https://."));
    }
  else if (self->network == NULL)
    error = g_error_copy (self->network_error);
  else if (self->key != NULL && !key_is_usable (self->key))
    error = cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 0, -1, NULL, "not a key");
  return error;
}

void
cue_http_client_call_async (CueHttpClient        *self,
                            const CueHttpRequest *request,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  CallData *data = NULL;
  GError   *error = NULL;

  g_return_if_fail (CUE_IS_HTTP_CLIENT (self));
  g_return_if_fail (request != NULL && request->method != NULL && request->path != NULL && request->read != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_http_client_call_async);
  data = g_new0 (CallData, 1);
  call_data_attach (task, data);
  data->method = g_strdup (request->method);
  data->body = request->body != NULL ? g_bytes_ref (request->body) : NULL;
  data->flags = request->flags;
  data->read = request->read;
  data->read_data = request->read_data;
  data->free_func = request->free_func;

  if (self->base != NULL)
    data->uri = g_uri_parse_relative (self->base, request->path, SOUP_HTTP_URI_FLAGS, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;
  error = check_call (self, data);
  if (error != NULL)
    {
      cue_connection_note_error (self->connection, error);
      g_task_return_error (task, error);
    }
  else
    proceed (task);
}

gpointer
cue_http_client_call_finish (CueHttpClient *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_http_client_call_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
