/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-service.h"

#include <errno.h>
#include <libsoup/soup.h>
#include <sys/random.h>

#include "cue-json.h"
#include "cue-routes.h"

/* Connections that may wait to be accepted: a whole queue of generations starts at once. */
#define BACKLOG 128

struct _CueService
{
  GObject parent_instance;

  SoupServer    *server;     /* (owned) */
  CueRepository *repository; /* (owned) */
  CueJobs       *jobs;       /* (owned) */
  char          *key;        /* (owned) */
  char          *url;        /* (owned) (nullable) */

  CuePractice practice;
  guint       n_reads; /* since practice was set */
  guint       n_writes;
};

G_DEFINE_FINAL_TYPE (CueService, cue_service, G_TYPE_OBJECT)

static void
cue_service_finalize (GObject *object)
{
  CueService *self = CUE_SERVICE (object);

  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_object (&self->jobs);
  g_clear_object (&self->repository);
  g_free (self->key);
  g_free (self->url);
  G_OBJECT_CLASS (cue_service_parent_class)->finalize (object);
}

static void
cue_service_class_init (CueServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_service_finalize;
}

static void
cue_service_init (CueService *self)
{
}

static void
send_reply (SoupServerMessage *message,
            CueReply          *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, reply->status, NULL);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  if (reply->allow != NULL)
    soup_message_headers_replace (headers, "Allow", reply->allow);
  if (reply->body != NULL)
    {
      char *text = cue_json_to_text (reply->body);

      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, text, strlen (text));
    }
}

/* In a time that depends on the lengths only. */
static gboolean
equals_in_constant_time (const char *a,
                         const char *b)
{
  gsize                  length_a = strlen (a);
  gsize                  length_b = strlen (b);
  volatile unsigned char difference = length_a != length_b;

  for (gsize i = 0; i < length_b; i++)
    difference |= (unsigned char) (b[i] ^ (length_a > 0 ? a[i % length_a] : 0));
  return difference == 0;
}

static gboolean
is_loopback_host (const char *host)
{
  g_autofree char *address = g_strconcat ("http://", host != NULL ? host : "", NULL);
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *name = uri != NULL ? g_uri_get_host (uri) : NULL;

  return name != NULL && (strcmp (name, "127.0.0.1") == 0 || strcmp (name, "::1") == 0 || g_ascii_strcasecmp (name, "localhost") == 0);
}

/* Bodies without a stated length are counted as they come. */
static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           user_data)
{
  goffset *count = user_data;

  *count += (goffset) g_bytes_get_size (chunk);
  if (*count > CUE_SERVICE_MAX_BODY)
    {
      soup_message_body_truncate (soup_server_message_get_request_body (message));
      soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
    }
}

static void
count_free (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

/* Before the body: who is not allowed in, or sends too much, is refused without it being kept. */
static void
early_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  CueService         *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char         *key = soup_message_headers_get_one (headers, "X-CEKURA-API-KEY");
  g_autoptr (CueReply) reply = NULL;

  if (!is_loopback_host (soup_message_headers_get_one (headers, "Host")))
    reply = cue_reply_new_detail (403, "Only this computer may ask.");
  else if (key == NULL || !equals_in_constant_time (self->key, key))
    reply = cue_reply_new_detail (401, "Authentication credentials were not provided.");
  else if (soup_message_headers_get_content_length (headers) > CUE_SERVICE_MAX_BODY)
    reply = cue_reply_new_detail (413, "The request is too large.");
  if (reply != NULL)
    {
      soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
      send_reply (message, reply);
    }
  else
    {
      goffset *count = g_new0 (goffset, 1);

      g_object_set_data (G_OBJECT (message), "cue-count", count);
      g_signal_connect_data (message, "got-chunk", G_CALLBACK (got_chunk_cb), count, count_free, G_CONNECT_DEFAULT);
    }
}

/* What a proxy in front of the service says when that is in trouble. */
static void
send_page (SoupServerMessage *message,
           guint              status)
{
  static const char page[] = "<!DOCTYPE html>\n<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>\n";

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, page, strlen (page));
}

/* Nothing more goes out on the connection, which is what its other end sees of a service that fell over. */
static void
drop_connection (SoupServerMessage *message)
{
  g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

  g_io_stream_close (connection, NULL, NULL);
}

static CuePracticeEffect
take_effect (CueService *self,
             const char *method)
{
  gboolean is_read = cue_practice_is_read (method);
  guint   *n = is_read ? &self->n_reads : &self->n_writes;

  (*n)++;
  return cue_practice_decide (self->practice, is_read, *n);
}

/* TRUE where @message is not to be carried out, because @effect is its answer. */
static gboolean
replace_answer (SoupServerMessage *message,
                CuePracticeEffect  effect)
{
  g_autofree char *text = g_strdup_printf ("Request was throttled. Expected available in %d seconds.", CUE_PRACTICE_WAIT_SECONDS);
  g_autofree char *seconds = g_strdup_printf ("%d", CUE_PRACTICE_WAIT_SECONDS);
  g_autoptr (CueReply) reply = NULL;

  switch (effect)
    {
    case CUE_PRACTICE_ASK_TO_WAIT:
      reply = cue_reply_new_detail (429, text);
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", seconds);
      send_reply (message, reply);
      return TRUE;
    case CUE_PRACTICE_REFUSE:
      reply = cue_reply_new_detail (401, "Invalid API key.");
      send_reply (message, reply);
      return TRUE;
    case CUE_PRACTICE_FAIL:
      send_page (message, 500);
      return TRUE;
    case CUE_PRACTICE_DROP:
      drop_connection (message);
      return TRUE;
    case CUE_PRACTICE_ANSWER:
    case CUE_PRACTICE_CUT:
    case CUE_PRACTICE_NOISE:
    default:
      return FALSE;
    }
}

/* Cuts or replaces the body of the answer that @message has. */
static void
garble (SoupServerMessage *message,
        CuePracticeEffect  effect)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (GBytes) whole = soup_message_body_flatten (body);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);

  if (g_bytes_get_size (whole) == 0)
    return;
  soup_message_body_truncate (body);
  if (effect == CUE_PRACTICE_NOISE)
    send_page (message, soup_server_message_get_status (message));
  else
    soup_message_body_append_bytes (body, half);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  CueService       *self = user_data;
  goffset          *count = g_object_get_data (G_OBJECT (message), "cue-count");
  CuePracticeEffect effect;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (CueReply) reply = NULL;
  CueRequest request = { .method = soup_server_message_get_method (message), .path = path, .query = query, .origin = self->url };

  if (soup_server_message_get_status (message) != 0)
    return;
  if (count != NULL && *count > CUE_SERVICE_MAX_BODY)
    {
      reply = cue_reply_new_detail (413, "The request is too large.");
      send_reply (message, reply);
      return;
    }
  effect = take_effect (self, request.method);
  if (replace_answer (message, effect))
    return;
  body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  request.body = g_bytes_get_data (body, &request.length);
  reply = cue_routes_answer (self->repository, self->jobs, &request);
  send_reply (message, reply);
  if (effect == CUE_PRACTICE_CUT || effect == CUE_PRACTICE_NOISE)
    garble (message, effect);
}

CueService *
cue_service_new (const char *data_dir,
                 const char *key,
                 double      write_seconds,
                 GError    **error)
{
  g_autoptr (CueRepository) repository = cue_repository_open (data_dir, error);
  CueService *self;

  if (repository == NULL)
    return NULL;
  self = g_object_new (CUE_TYPE_SERVICE, NULL);
  self->jobs = cue_jobs_new (repository, write_seconds);
  self->repository = g_steal_pointer (&repository);
  self->key = g_strdup (key);
  self->server = soup_server_new ("server-header", "cuecard-service ", NULL);
  soup_server_add_early_handler (self->server, NULL, early_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  return self;
}

/* (transfer full) (nullable): listens on this computer only. */
static GSocket *
open_socket (guint    port,
             GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, (guint16) port);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!g_socket_bind (socket, address, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

gboolean
cue_service_listen (CueService *self,
                    guint       port,
                    GError    **error)
{
  g_autoptr (GSocket) socket = open_socket (port, error);
  g_autoptr (GSocketAddress) address = NULL;

  if (socket == NULL || !soup_server_listen_socket (self->server, socket, 0, error))
    return FALSE;
  address = g_socket_get_local_address (socket, error);
  if (address == NULL)
    return FALSE;
  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  return TRUE;
}

const char *
cue_service_get_url (CueService *self)
{
  return self->url;
}

void
cue_service_set_practice (CueService *self,
                          CuePractice practice)
{
  g_return_if_fail (CUE_IS_SERVICE (self));

  self->practice = practice;
  self->n_reads = 0;
  self->n_writes = 0;
  cue_jobs_set_stuck (self->jobs, practice == CUE_PRACTICE_STUCK);
}

char *
cue_service_make_key (GError **error)
{
  guint8   bytes[32];
  GString *key;

  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "No random numbers: %s", g_strerror (errno));
      return NULL;
    }
  key = g_string_new (NULL);
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (key, "%02x", bytes[i]);
  return g_string_free (key, FALSE);
}
