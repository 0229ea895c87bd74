/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-script-server.h"

#include <libsoup/soup.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)

struct _CueScriptAnswer
{
  CueScriptServer *server; /* (unowned) */
  guint            status;
  char            *body;    /* (owned) (nullable) */
  GPtrArray       *headers; /* (owned) (element-type utf8): names and values in turn */
  gboolean         held;
  guint64          size; /* 0: body */
  guint64          n_sent;
  gboolean         chunked;
};

struct _CueScriptServer
{
  SoupServer *server;   /* (owned) */
  char       *url;      /* (owned) */
  GPtrArray  *answers;  /* (owned) (element-type CueScriptAnswer) */
  GPtrArray  *requests; /* (owned) (element-type CueScriptRequest) */
  GPtrArray  *held;     /* (owned) (element-type SoupServerMessage) */
  guint64     n_bytes;
};

static void
answer_free (CueScriptAnswer *answer)
{
  g_free (answer->body);
  g_ptr_array_unref (answer->headers);
  g_free (answer);
}

static void
request_free (CueScriptRequest *request)
{
  g_free (request->method);
  g_free (request->path);
  g_free (request->query);
  g_free (request->body);
  g_hash_table_unref (request->headers);
  g_free (request);
}

static void
log_header (const char *name,
            const char *value,
            gpointer    user_data)
{
  g_hash_table_insert (user_data, g_ascii_strdown (name, -1), g_strdup (value));
}

static void
log_request (CueScriptServer   *self,
             SoupServerMessage *message)
{
  CueScriptRequest *request = g_new0 (CueScriptRequest, 1);
  SoupMessageBody  *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  GUri *uri = soup_server_message_get_uri (message);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->path = g_strdup (g_uri_get_path (uri));
  request->query = g_strdup (g_uri_get_query (uri));
  request->body = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  request->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), log_header, request->headers);
  g_ptr_array_add (self->requests, request);
}

static void
wrote_chunk_cb (SoupServerMessage *message,
                gpointer           user_data)
{
  CueScriptAnswer *answer = user_data;
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  static char      spaces[CHUNK_BYTES];
  gsize            length = MIN (answer->size - answer->n_sent, CHUNK_BYTES);

  memset (spaces, ' ', sizeof spaces);
  if (length > 0)
    soup_message_body_append (body, SOUP_MEMORY_STATIC, spaces, length);
  else
    soup_message_body_complete (body);
  answer->n_sent += length;
  answer->server->n_bytes += length;
  soup_server_message_unpause (message);
}

static void
start_sized_body (SoupServerMessage *message,
                  CueScriptAnswer   *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  if (answer->chunked)
    soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  else
    soup_message_headers_set_content_length (headers, answer->size);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), answer);
  wrote_chunk_cb (message, answer);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  CueScriptServer    *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  CueScriptAnswer    *answer = NULL;

  log_request (self, message);
  if (self->requests->len > self->answers->len)
    {
      soup_server_message_set_status (message, 501, NULL);
      return;
    }

  answer = self->answers->pdata[self->requests->len - 1];
  soup_server_message_set_status (message, answer->status, NULL);
  soup_message_headers_replace (headers, "Content-Type", "application/json");
  for (guint i = 0; i < answer->headers->len; i += 2)
    soup_message_headers_replace (headers, answer->headers->pdata[i], answer->headers->pdata[i + 1]);
  if (answer->size > 0)
    start_sized_body (message, answer);
  else if (answer->body != NULL)
    soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, answer->body,
                              strlen (answer->body));
  if (answer->held)
    {
      soup_server_message_pause (message);
      g_ptr_array_add (self->held, g_object_ref (message));
    }
}

/* With a socket of our own: the one that SoupServer makes lets ten connections wait, and a test may bring more at once;
 * the eleventh would come a second late. */
static void
listen_local (CueScriptServer        *self,
              SoupServerListenOptions options)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) local = NULL;
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GError) error = NULL;

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_set_listen_backlog (socket, 128);
  g_assert_true (g_socket_bind (socket, address, FALSE, NULL));
  g_assert_true (g_socket_listen (socket, NULL));
  local = g_socket_get_local_address (socket, NULL);
  self->url = g_strdup_printf ("%s://127.0.0.1:%u", options == 0 ? "http" : "https",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local)));
  g_assert_true (soup_server_listen_socket (self->server, socket, options, &error));
}

CueScriptServer *
cue_script_server_new_secure (GTlsCertificate *certificate)
{
  CueScriptServer *self = g_new0 (CueScriptServer, 1);

  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  if (certificate != NULL)
    soup_server_set_tls_certificate (self->server, certificate);
  listen_local (self, certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0);
  return self;
}

CueScriptServer *
cue_script_server_new (void)
{
  return cue_script_server_new_secure (NULL);
}

void
cue_script_server_free (CueScriptServer *self)
{
  g_ptr_array_unref (self->held);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->requests);
  g_free (self->url);
  g_free (self);
}

const char *
cue_script_server_get_url (CueScriptServer *self)
{
  return self->url;
}

CueScriptAnswer *
cue_script_server_add (CueScriptServer *self,
                       guint            status,
                       const char      *body)
{
  CueScriptAnswer *answer = g_new0 (CueScriptAnswer, 1);

  answer->server = self;
  answer->status = status;
  answer->body = g_strdup (body);
  answer->headers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->answers, answer);
  return answer;
}

void
cue_script_answer_set_header (CueScriptAnswer *answer,
                              const char      *name,
                              const char      *value)
{
  g_ptr_array_add (answer->headers, g_strdup (name));
  g_ptr_array_add (answer->headers, g_strdup (value));
}

void
cue_script_answer_hold (CueScriptAnswer *answer)
{
  answer->held = TRUE;
}

void
cue_script_answer_set_size (CueScriptAnswer *answer,
                            guint64          size,
                            gboolean         chunked)
{
  answer->size = size;
  answer->chunked = chunked;
}

void
cue_script_server_release (CueScriptServer *self)
{
  for (guint i = 0; i < self->held->len; i++)
    soup_server_message_unpause (self->held->pdata[i]);
  g_ptr_array_set_size (self->held, 0);
}

guint
cue_script_server_get_n_requests (CueScriptServer *self)
{
  return self->requests->len;
}

const CueScriptRequest *
cue_script_server_get_request (CueScriptServer *self,
                               guint            index)
{
  g_assert_cmpuint (index, <, self->requests->len);

  return self->requests->pdata[index];
}

guint64
cue_script_server_get_n_bytes (CueScriptServer *self)
{
  return self->n_bytes;
}
