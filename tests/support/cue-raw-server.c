/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-raw-server.h"

#include <string.h>

struct _CueRawServer
{
  GSocketService *service; /* (owned) */
  GCancellable   *cancellable;
  CueRawManner    manner;
  GBytes         *bytes; /* (owned) */
  guint16         port;
  char           *url; /* (owned) */
  guint           n_connections;
  guint           n_slow; /* connections that are written to */
  GString        *text;   /* (owned) */
};

typedef struct
{
  CueRawServer *server;     /* (unowned): outlives the connection, which its cancellable ends */
  GIOStream    *connection; /* (owned) */
  GString      *request;    /* (owned) */
  gsize         n_written;  /* one by one */
  gboolean      answered;
  char          buffer[4096];
} Connection;

static void read_more (Connection *connection);

static void
connection_free (Connection *connection)
{
  g_io_stream_close (connection->connection, NULL, NULL);
  g_object_unref (connection->connection);
  g_string_free (connection->request, TRUE);
  g_free (connection);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Connection *connection = user_data;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL);
  if (connection->server->manner == CUE_RAW_STALL)
    read_more (connection);
  else
    connection_free (connection);
}

static gboolean
write_one_cb (gpointer user_data)
{
  Connection *connection = user_data;
  gsize       size = 0;
  const char *bytes = g_bytes_get_data (connection->server->bytes, &size);

  if (connection->n_written < size && !g_cancellable_is_cancelled (connection->server->cancellable) &&
      g_output_stream_write (g_io_stream_get_output_stream (connection->connection), bytes + connection->n_written, 1,
                             NULL, NULL) == 1)
    {
      connection->n_written++;
      return G_SOURCE_CONTINUE;
    }
  connection->server->n_slow--;
  connection_free (connection);
  return G_SOURCE_REMOVE;
}

/* Whether the head, and as much of a body as it announces, has arrived. */
static gboolean
is_complete (const char *request)
{
  const char *end = strstr (request, "\r\n\r\n");
  const char *length = strstr (request, "Content-Length: ");

  if (end == NULL)
    return FALSE;
  if (length == NULL || length > end)
    return TRUE;
  return strlen (end + 4) >= g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Connection *connection = user_data;
  g_autoptr (GError) error = NULL;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (object), result, &error);

  if (n_read <= 0)
    {
      connection_free (connection);
      return;
    }
  g_string_append_len (connection->request, connection->buffer, n_read);
  g_string_append_len (connection->server->text, connection->buffer, n_read);
  if (connection->server->manner == CUE_RAW_SILENT || !is_complete (connection->request->str) || connection->answered)
    {
      read_more (connection);
      return;
    }
  connection->answered = TRUE;
  if (connection->server->manner == CUE_RAW_SLOW)
    {
      connection->server->n_slow++;
      g_timeout_add (5, write_one_cb, connection);
      return;
    }
  g_output_stream_write_all_async (g_io_stream_get_output_stream (connection->connection),
                                   g_bytes_get_data (connection->server->bytes, NULL),
                                   g_bytes_get_size (connection->server->bytes), G_PRIORITY_DEFAULT,
                                   connection->server->cancellable, written_cb, connection);
}

static void
read_more (Connection *connection)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (connection->connection), connection->buffer,
                             sizeof connection->buffer, G_PRIORITY_DEFAULT, connection->server->cancellable, read_cb,
                             connection);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *stream,
             GObject           *source,
             gpointer           user_data)
{
  CueRawServer *self = user_data;
  Connection   *connection = NULL;

  self->n_connections++;
  if (self->manner == CUE_RAW_CLOSE)
    {
      g_io_stream_close (G_IO_STREAM (stream), NULL, NULL);
      return TRUE;
    }
  connection = g_new0 (Connection, 1);
  connection->server = self;
  connection->connection = G_IO_STREAM (g_object_ref (stream));
  connection->request = g_string_new (NULL);
  read_more (connection);
  return TRUE;
}

CueRawServer *
cue_raw_server_new (CueRawManner manner,
                    const char  *bytes,
                    gssize       length)
{
  CueRawServer *self = g_new0 (CueRawServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  self->manner = manner;
  self->bytes = g_bytes_new (bytes, bytes == NULL ? 0 : length < 0 ? strlen (bytes)
                                                                   : (gsize) length);
  self->cancellable = g_cancellable_new ();
  self->text = g_string_new (NULL);
  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  self->url = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  return self;
}

void
cue_raw_server_free (CueRawServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);
  /* The connections' callbacks look at this object once more. */
  while (g_main_context_iteration (NULL, self->n_slow > 0))
    ;
  g_object_unref (self->service);
  g_object_unref (self->cancellable);
  g_bytes_unref (self->bytes);
  g_string_free (self->text, TRUE);
  g_free (self->url);
  g_free (self);
}

guint16
cue_raw_server_get_port (CueRawServer *self)
{
  return self->port;
}

const char *
cue_raw_server_get_url (CueRawServer *self)
{
  return self->url;
}

guint
cue_raw_server_get_n_connections (CueRawServer *self)
{
  return self->n_connections;
}

const char *
cue_raw_server_get_text (CueRawServer *self)
{
  return self->text->str;
}
