/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-client.h"

#include "cue-config.h"
#include "cue-error.h"
#include "cue-secrets.h"
#include "cue-task.h"

#include <math.h>
#include <string.h>

#define KEY_HEADER "X-CEKURA-API-KEY"
#define USER_AGENT "Cuecard/" CUE_VERSION

#define MAX_ATTEMPTS 3
#define MAX_REDIRECTS 5
/* A pause that the service asks for longer than this is left to the caller. */
#define MAX_PAUSE_SECONDS 5.0

#define CONNECTIONS 6
#define LOOPBACK_CONNECTIONS 24

/* The session, the address and the key; see the header. */
struct _CueHttpClient
{
  GObject parent_instance;

  SoupSession  *session; /* (owned) */
  GUri         *base;    /* (owned) (nullable): NULL when the address is none */
  char         *key;     /* (owned) (nullable): wiped */
  CueHttpLimits limits;
  guint         n_requests;
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
  GUri *uri; /* (owned) (nullable): of the next or current attempt */
  guint n_attempts;
  guint n_redirects;

  /* Output */
  CueHttpResponse *response; /* (owned) (nullable) */
} CallData;

static void
call_data_free (CallData *data)
{
  g_free (data->method);
  g_clear_pointer (&data->body, g_bytes_unref);
  g_clear_pointer (&data->uri, g_uri_unref);
  g_clear_pointer (&data->response, cue_http_response_free);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (CallData, call_data, call_data_free)

static void exchanged_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      user_data);

static gboolean
is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

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

static SoupMessage *
create_message (CueHttpClient *self,
                CallData      *data)
{
  SoupMessage        *message = soup_message_new_from_uri (data->method, data->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
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
  g_autoptr (SoupMessage) message = create_message (self, data);

  data->n_attempts++;
  self->n_requests++;
  cue_http_exchange_async (self->session, message, &self->limits, g_task_get_cancellable (task), exchanged_cb,
                           g_object_ref (task));
}

static gboolean
paused_cb (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    send_attempt (task);
  return G_SOURCE_REMOVE;
}

/* Exponential with full jitter, so that many clients do not come back together. */
static void
pause_and_repeat (GTask *task,
                  double retry_after)
{
  CueHttpClient *self = g_task_get_source_object (task);
  CallData      *data = call_data_get (task);
  double         seconds = g_random_double () * self->limits.retry_seconds * exp2 (data->n_attempts - 1);
  g_autoptr (GSource) timeout = NULL;

  timeout = g_timeout_source_new (MAX (seconds, retry_after) * 1000);
  if (g_task_get_cancellable (task) != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (g_task_get_cancellable (task));

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (timeout, cancelled);
    }
  g_task_attach_source (task, timeout, paused_cb);
}

static gboolean
may_repeat (CallData     *data,
            const GError *error,
            double        retry_after)
{
  static const CueNetError codes[] = {
    CUE_NET_ERROR_OFFLINE,
    CUE_NET_ERROR_TIMED_OUT,
    CUE_NET_ERROR_INTERRUPTED,
    CUE_NET_ERROR_SERVER,
  };

  if (!is_get (data) || !(data->flags & CUE_HTTP_RETRY) || data->n_attempts >= MAX_ATTEMPTS ||
      retry_after > MAX_PAUSE_SECONDS)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, CUE_NET_ERROR, codes[i]))
      return TRUE;
  return FALSE;
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
  g_autoptr (GUri) target = g_uri_parse_relative (data->uri, data->response->location, SOUP_HTTP_URI_FLAGS, NULL);

  if (target != NULL && is_get (data) && is_same_origin (self->base, target) && data->n_redirects < MAX_REDIRECTS)
    {
      g_clear_pointer (&data->uri, g_uri_unref);
      data->uri = g_steal_pointer (&target);
      data->n_redirects++;
      data->n_attempts--;
      g_clear_pointer (&data->response, cue_http_response_free);
      send_attempt (task);
      return;
    }

  if (target != NULL)
    origin = g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (target), NULL, g_uri_get_host (target),
                         g_uri_get_port (target), "/", NULL, NULL);
  g_task_return_error (task, cue_net_error_new (CUE_NET_ERROR_REDIRECTED, data->response->status, -1, origin,
                                                "redirected to %s", origin != NULL ? origin : "nowhere"));
}

static void
read_response (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  CallData *data = task_data;
  GError   *error = NULL;
  gpointer  result = NULL;

  if ((data->flags & CUE_HTTP_ANY_STATUS) || cue_http_response_check (data->response, &error))
    result = data->read (data->response, data->read_data, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, data->free_func);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError  *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, call_data_get (task)->free_func);
}

/* The worker has a task of its own, without a source object: it may let go of it last, and a session must not end in
 * another thread than its own. */
static void
read_in_worker (GTask *task)
{
  g_autoptr (GTask) worker = g_task_new (NULL, g_task_get_cancellable (task), read_cb, g_object_ref (task));

  g_task_set_source_tag (worker, read_in_worker);
  g_task_set_task_data (worker, call_data_get (task), NULL);
  g_task_run_in_thread (worker, read_response);
}

static void
exchanged_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  CallData *data = call_data_get (task);
  double    retry_after = -1;

  g_clear_pointer (&data->response, cue_http_response_free);
  data->response = cue_http_exchange_finish (SOUP_SESSION (object), result, &error);
  if (data->response != NULL && data->response->status >= 500)
    {
      retry_after = data->response->retry_after;
      error = cue_net_error_new (CUE_NET_ERROR_SERVER, data->response->status, retry_after, NULL, "to be tried again");
    }

  if (error != NULL && may_repeat (data, error, retry_after))
    pause_and_repeat (task, retry_after);
  else if (data->response == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (is_redirect (data->response))
    follow_redirect (task);
  else if (g_bytes_get_size (data->response->body) > CUE_HTTP_INLINE_BYTES)
    read_in_worker (task);
  else
    read_response (task, g_task_get_source_object (task), data, g_task_get_cancellable (task));
}

static void
cue_http_client_finalize (GObject *object)
{
  CueHttpClient *self = CUE_HTTP_CLIENT (object);

  g_clear_object (&self->session);
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

CueHttpClient *
cue_http_client_new (const char *url,
                     const char *key)
{
  CueHttpClient *self = g_object_new (CUE_TYPE_HTTP_CLIENT, NULL);
  gboolean       loopback = FALSE;
  int            connections = 0;

  self->base = url != NULL ? parse_base (url) : NULL;
  self->key = dup_key (key);
  loopback = self->base != NULL && is_loopback (self->base);
  connections = loopback ? LOOPBACK_CONNECTIONS : CONNECTIONS;
  self->session = soup_session_new_with_options ("user-agent", USER_AGENT,
                                                 "max-conns", connections,
                                                 "max-conns-per-host", connections,
                                                 NULL);
  /* What listens on this computer is never behind a proxy. */
  if (loopback)
    soup_session_set_proxy_resolver (self->session, NULL);
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

guint
cue_http_client_get_n_requests (CueHttpClient *self)
{
  g_return_val_if_fail (CUE_IS_HTTP_CLIENT (self), 0);

  return self->n_requests;
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
  if (data->uri == NULL || !is_same_origin (self->base, data->uri))
    g_task_return_error (task, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "not the address of a service"));
  else if (self->key != NULL && !key_is_usable (self->key))
    g_task_return_error (task, cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 0, -1, NULL, "not a key"));
  else
    send_attempt (task);
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
