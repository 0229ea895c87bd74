/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-exchange.h"

#include "cue-error.h"
#include "cue-task.h"

#include <glib/gi18n.h>

#define READ_BYTES (64 * 1024)
#define MAX_ERROR_BYTES (64 * 1024)

typedef struct
{
  /* Input */
  SoupMessage  *message; /* (owned) */
  CueHttpLimits limits;

  /* In progress */
  GCancellable *abort;         /* (owned): the caller's wish and the limits together */
  GCancellable *wish;          /* (owned) (nullable): the caller's */
  gulong        wish_id;       /* on wish */
  GSource      *request_limit; /* (owned) (nullable) */
  GSource      *connect_limit; /* (owned) (nullable) */
  gboolean      left;          /* the request is on its way */
  gboolean      timed_out;
  GInputStream *stream; /* (owned) (nullable) */

  /* Output */
  GByteArray *body; /* (owned) */
} ExchangeData;

static void
clear_limit (GSource **limit)
{
  if (*limit != NULL)
    g_source_destroy (*limit);
  g_clear_pointer (limit, g_source_unref);
}

static void
stop_watching (ExchangeData *data)
{
  clear_limit (&data->request_limit);
  clear_limit (&data->connect_limit);
  g_clear_signal_handler (&data->wish_id, data->wish);
  g_signal_handlers_disconnect_by_data (data->message, data);
}

static void
exchange_data_free (ExchangeData *data)
{
  stop_watching (data);
  g_clear_object (&data->stream);
  g_clear_object (&data->abort);
  g_clear_object (&data->wish);
  g_clear_object (&data->message);
  g_byte_array_unref (data->body);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (ExchangeData, exchange_data, exchange_data_free)

static void network_event_cb (SoupMessage       *message,
                              GSocketClientEvent event,
                              GIOStream         *connection,
                              gpointer           user_data);
static void starting_cb (SoupMessage *message,
                         gpointer     user_data);
static void sent_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data);
static void read_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data);

static gboolean
limit_reached_cb (gpointer user_data)
{
  ExchangeData *data = user_data;

  data->timed_out = TRUE;
  g_cancellable_cancel (data->abort);
  return G_SOURCE_REMOVE;
}

static GSource *
add_limit (double        seconds,
           ExchangeData *data)
{
  GSource *source = g_timeout_source_new (seconds * 1000);

  g_source_set_callback (source, limit_reached_cb, data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

/* What waits for a connection to become free waits for others' limits; its own time begins when it has one. */
static void
start_request_limit (ExchangeData *data)
{
  if (data->request_limit == NULL)
    data->request_limit = add_limit (data->limits.request_seconds, data);
}

static void
network_event_cb (SoupMessage       *message,
                  GSocketClientEvent event,
                  GIOStream         *connection,
                  gpointer           user_data)
{
  ExchangeData *data = user_data;

  start_request_limit (data);
  if (data->connect_limit == NULL && !data->left)
    data->connect_limit = add_limit (data->limits.connect_seconds, data);
}

static void
starting_cb (SoupMessage *message,
             gpointer     user_data)
{
  ExchangeData *data = user_data;

  start_request_limit (data);
  data->left = TRUE;
  clear_limit (&data->connect_limit);
}

static CueNetError
code_for_tls (const GError *cause,
              gboolean      left)
{
  switch ((GTlsError) cause->code)
    {
    case G_TLS_ERROR_BAD_CERTIFICATE:
    case G_TLS_ERROR_CERTIFICATE_REQUIRED:
    case G_TLS_ERROR_HANDSHAKE:
    case G_TLS_ERROR_UNAVAILABLE:
    case G_TLS_ERROR_INAPPROPRIATE_FALLBACK:
    case G_TLS_ERROR_BAD_CERTIFICATE_PASSWORD:
      return left ? CUE_NET_ERROR_INTERRUPTED : CUE_NET_ERROR_CERTIFICATE;
    case G_TLS_ERROR_MISC:
    case G_TLS_ERROR_NOT_TLS:
    case G_TLS_ERROR_EOF:
    default:
      return left ? CUE_NET_ERROR_INTERRUPTED : CUE_NET_ERROR_OFFLINE;
    }
}

static CueNetError
code_for (ExchangeData *data,
          const GError *cause)
{
  if (cause->domain == G_TLS_ERROR)
    return code_for_tls (cause, data->left);
  if (!data->left)
    return CUE_NET_ERROR_OFFLINE;
  if (data->timed_out || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return CUE_NET_ERROR_TIMED_OUT;
  if (cause->domain == SOUP_SESSION_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return CUE_NET_ERROR_MALFORMED;
  return CUE_NET_ERROR_INTERRUPTED;
}

static void
fail (GTask  *task,
      GError *cause)
{
  g_autoptr (GError) owned = cause;
  ExchangeData *data = exchange_data_get (task);

  stop_watching (data);
  if (!data->timed_out && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&owned));
  else if (data->timed_out)
    g_task_return_error (task, cue_net_error_new (code_for (data, cause), 0, -1, NULL, "no %s in time",
                                                  data->left ? "answer" : "connection"));
  else
    g_task_return_error (task, cue_net_error_new (code_for (data, cause), 0, -1, NULL, "%s", cause->message));
}

static void
fail_too_large (GTask *task)
{
  ExchangeData *data = exchange_data_get (task);

  stop_watching (data);
  /* Closing without reading to the end drops the connection. */
  g_cancellable_cancel (data->abort);
  g_task_return_error (task, cue_net_error_new (CUE_NET_ERROR_TOO_LARGE, soup_message_get_status (data->message), -1, NULL,
                                                "an answer of over %" G_GSIZE_FORMAT " bytes", data->limits.max_bytes));
}

/* libsoup passes off a proxy's refusal to let the connection through as the service's own answer. */
static void
fail_at_proxy (GTask *task)
{
  ExchangeData *data = exchange_data_get (task);
  GError       *error = cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "the proxy answered with status %u",
                                           soup_message_get_status (data->message));

  stop_watching (data);
  g_cancellable_cancel (data->abort);
  cue_net_error_set_sentence (error, _ ("The proxy does not let the connection through. Check the proxy in the preferences, under Network, or ask whoever runs it; your text is kept."));
  g_task_return_error (task, error);
}

static void
finish (GTask *task)
{
  ExchangeData    *data = exchange_data_get (task);
  CueHttpResponse *response = NULL;
  g_autoptr (GBytes) body = NULL;
  SoupMessageHeaders *headers = soup_message_get_response_headers (data->message);
  const char         *type = soup_message_headers_get_content_type (headers, NULL);

  stop_watching (data);
  body = g_byte_array_free_to_bytes (g_steal_pointer (&data->body));
  data->body = g_byte_array_new ();
  response = cue_http_response_new (soup_message_get_status (data->message), body);
  response->retry_after = cue_retry_after_parse (soup_message_headers_get_one (headers, "Retry-After"),
                                                 g_get_real_time () / G_USEC_PER_SEC);
  response->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  response->html = type != NULL &&
                   (g_ascii_strcasecmp (type, "text/html") == 0 || g_ascii_strcasecmp (type, "application/xhtml+xml") == 0);
  g_task_return_pointer (task, response, (GDestroyNotify) cue_http_response_free);
}

void
cue_http_exchange_async (SoupSession         *session,
                         SoupMessage         *message,
                         const CueHttpLimits *limits,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  ExchangeData *data = NULL;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (SOUP_IS_MESSAGE (message));
  g_return_if_fail (limits != NULL);

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_http_exchange_async);
  data = g_new0 (ExchangeData, 1);
  exchange_data_attach (task, data);
  data->message = g_object_ref (message);
  data->limits = *limits;
  data->abort = g_cancellable_new ();
  data->body = g_byte_array_new ();
  if (g_task_return_error_if_cancelled (task))
    return;

  /* Plain signals, not g_cancellable_connect(): the end may come from within the emission. */
  if (g_set_object (&data->wish, cancellable))
    data->wish_id = g_signal_connect_swapped (cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), data->abort);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), data);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), data);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, data->abort, sent_cb, g_steal_pointer (&task));
}

static void
read_more (GTask *task)
{
  ExchangeData *data = exchange_data_get (task);

  g_input_stream_read_bytes_async (data->stream, READ_BYTES, G_PRIORITY_DEFAULT, data->abort, read_cb,
                                   g_object_ref (task));
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  ExchangeData *data = exchange_data_get (task);

  data->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (data->stream == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  if (!data->left)
    {
      fail_at_proxy (task);
      return;
    }
  if (soup_message_get_status (data->message) < 400)
    {
      SoupMessageHeaders *headers = soup_message_get_response_headers (data->message);

      if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
          soup_message_headers_get_content_length (headers) > (goffset) data->limits.max_bytes)
        {
          fail_too_large (task);
          return;
        }
    }
  read_more (task);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  ExchangeData *data = exchange_data_get (task);
  gboolean      refused = soup_message_get_status (data->message) >= 400;

  if (bytes == NULL && (!refused || data->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  /* The status of a refusal counts, however its body ends. */
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      finish (task);
      return;
    }

  g_byte_array_append (data->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (refused && data->body->len >= MAX_ERROR_BYTES)
    {
      g_byte_array_set_size (data->body, MAX_ERROR_BYTES);
      g_cancellable_cancel (data->abort);
      finish (task);
      return;
    }
  if (data->body->len > data->limits.max_bytes)
    {
      fail_too_large (task);
      return;
    }
  read_more (task);
}

CueHttpResponse *
cue_http_exchange_finish (SoupSession  *session,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_http_exchange_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
