/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-tester.h"

#include "cue-account-check.h"
#include "cue-error.h"
#include "cue-http-network.h"
#include "cue-secrets.h"
#include "cue-task.h"

#include <glib/gi18n.h>

typedef struct
{
  /* Input */
  char               *key;      /* (owned) (nullable): wiped */
  CueNetworkSettings *settings; /* (owned) (nullable) */
  CueHttpLimits       limits;
  CueConnectionTest  *test; /* (owned) */

  /* In progress */
  char                *url;     /* (owned) */
  GUri                *uri;     /* (owned) (nullable) */
  CueHttpNetwork      *network; /* (owned) (nullable) */
  CueHttpClient       *client;  /* (owned) (nullable) */
  GSocketConnectable  *address; /* (owned) (nullable) */
  GIOStream           *stream;  /* (owned) (nullable) */
  GTlsCertificateFlags certificate_errors;
  gint64               began;     /* monotonic: the step */
  GCancellable        *abort;     /* (owned) (nullable): the caller's wish and the step's limit together */
  GCancellable        *wish;      /* (owned) (nullable): the caller's */
  gulong               wish_id;   /* on wish */
  GSource             *limit;     /* (owned) (nullable) */
  gboolean             timed_out; /* the step */
} RunData;

static void
stop_watching (RunData *data)
{
  if (data->limit != NULL)
    g_source_destroy (data->limit);
  g_clear_pointer (&data->limit, g_source_unref);
  g_clear_signal_handler (&data->wish_id, data->wish);
  g_clear_object (&data->wish);
  g_clear_object (&data->abort);
}

static void
run_data_free (RunData *data)
{
  stop_watching (data);
  cue_secret_free (data->key);
  cue_network_settings_free (data->settings);
  g_object_unref (data->test);
  g_free (data->url);
  g_clear_pointer (&data->uri, g_uri_unref);
  g_clear_pointer (&data->network, cue_http_network_unref);
  g_clear_object (&data->client);
  g_clear_object (&data->address);
  g_clear_object (&data->stream);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (RunData, run_data, run_data_free)

static void proxies_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data);
static void looked_up_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      user_data);
static void connected_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      user_data);
static void shaken_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data);
static void checked_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data);

static gboolean
limit_reached_cb (gpointer user_data)
{
  RunData *data = user_data;

  data->timed_out = TRUE;
  g_cancellable_cancel (data->abort);
  return G_SOURCE_REMOVE;
}

/* From here on data->abort is that of the step. */
static void
begin (GTask          *task,
       CueTestStepKind kind)
{
  RunData      *data = run_data_get (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  stop_watching (data);
  cue_connection_test_begin (data->test, kind);
  data->began = g_get_monotonic_time ();
  data->timed_out = FALSE;
  data->abort = g_cancellable_new ();
  if (g_set_object (&data->wish, cancellable))
    data->wish_id = g_signal_connect_swapped (cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), data->abort);
  /* Perhaps between two steps. */
  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_cancel (data->abort);
  data->limit = g_timeout_source_new (data->limits.connect_seconds * 1000);
  g_source_set_callback (data->limit, limit_reached_cb, data, NULL);
  g_source_attach (data->limit, g_main_context_get_thread_default ());
}

static double
get_milliseconds (RunData *data)
{
  return (g_get_monotonic_time () - data->began) / 1000.0;
}

static void
pass_in_time (RunData        *data,
              CueTestStepKind kind,
              const char     *details)
{
  g_autofree char *note = NULL;

  /* translators: the placeholder is a number of milliseconds */
  note = g_strdup_printf (_ ("%.0f ms"), get_milliseconds (data));
  cue_connection_test_pass (data->test, kind, note, details);
}

static void
fail (GTask          *task,
      CueTestStepKind kind,
      const char     *title,
      const char     *note,
      const char     *details)
{
  cue_connection_test_fail (run_data_get (task)->test, kind, title, note, details);
  g_task_return_boolean (task, FALSE);
}

/* Whether @error is the caller's wish, and not the step's limit; then the task is done. */
static gboolean
is_cancelled (GTask        *task,
              const GError *error)
{
  RunData *data = run_data_get (task);

  if (data->timed_out || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  cue_connection_test_stop (data->test);
  g_task_return_error (task, g_error_copy (error));
  return TRUE;
}

static char *
dup_failure_details (RunData      *data,
                     const GError *error)
{
  return g_strdup_printf ("%s · %.0f ms · %s", data->url, get_milliseconds (data),
                          data->timed_out ? "no answer in time" : error->message);
}

static void
check_account (GTask *task)
{
  RunData *data = run_data_get (task);

  stop_watching (data);
  data->client = cue_http_client_new (data->url, data->key);
  cue_http_client_set_limits (data->client, &data->limits);
  cue_http_client_set_network (data->client, data->settings);
  cue_account_check_async (data->client, cue_workspace_get_project (g_task_get_source_object (task)), data->test,
                           g_task_get_cancellable (task), checked_cb, g_object_ref (task));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError  *error = NULL;
  gboolean passed = cue_account_check_finish (CUE_HTTP_CLIENT (object), result, &error);

  if (error != NULL)
    {
      cue_connection_test_stop (run_data_get (task)->test);
      g_task_return_error (task, error);
    }
  else
    g_task_return_boolean (task, passed);
}

static gboolean
accept_certificate_cb (GTlsConnection      *connection,
                       GTlsCertificate     *certificate,
                       GTlsCertificateFlags errors,
                       gpointer             user_data)
{
  RunData *data = user_data;

  data->certificate_errors = cue_http_network_judge (data->network, certificate, errors, data->address);
  return data->certificate_errors == G_TLS_CERTIFICATE_NO_FLAGS;
}

static void
shake_hands (GTask *task)
{
  RunData *data = run_data_get (task);
  g_autoptr (GIOStream) tls = NULL;
  g_autoptr (GError) error = NULL;

  begin (task, CUE_STEP_CERTIFICATE);
  tls = g_tls_client_connection_new (data->stream, data->address, &error);
  if (tls == NULL)
    {
      fail (task, CUE_STEP_CERTIFICATE, _ ("No secure connection"),
            _ ("This computer cannot make secure connections. Install what it lacks for that (glib-networking), then test again."),
            error->message);
      return;
    }
  g_object_unref (data->stream);
  data->stream = g_steal_pointer (&tls);
  g_signal_connect (data->stream, "accept-certificate", G_CALLBACK (accept_certificate_cb), data);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (data->stream), G_PRIORITY_DEFAULT, data->abort, shaken_cb,
                                    g_object_ref (task));
}

/* (transfer full) (nullable): technical words about whose certificate it is. */
static char *
dup_certificate_details (GTlsCertificate *certificate)
{
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  g_autoptr (GDateTime) from = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *from_text = from != NULL ? g_date_time_format_iso8601 (from) : NULL;
  g_autofree char *until_text = until != NULL ? g_date_time_format_iso8601 (until) : NULL;

  return g_strdup_printf ("subject: %s\nissuer: %s\nvalid: %s – %s", subject != NULL ? subject : "?",
                          issuer != NULL ? issuer : "?", from_text != NULL ? from_text : "?",
                          until_text != NULL ? until_text : "?");
}

static void
fail_handshake (GTask        *task,
                const GError *error)
{
  RunData         *data = run_data_get (task);
  GTlsCertificate *certificate = g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (data->stream));
  const char      *title = cue_certificate_get_title (data->certificate_errors);
  g_autofree char *failure = dup_failure_details (data, error);
  g_autofree char *whose = certificate != NULL ? dup_certificate_details (certificate) : NULL;
  g_autofree char *details = g_strconcat (failure, whose != NULL ? "\n" : NULL, whose, NULL);

  if (title != NULL)
    fail (task, CUE_STEP_CERTIFICATE, title, cue_certificate_get_sentence (data->certificate_errors), details);
  else if (data->certificate_errors != G_TLS_CERTIFICATE_NO_FLAGS)
    fail (task, CUE_STEP_CERTIFICATE, _ ("Certificate not trusted"),
          _ ("The service’s certificate is not trusted, so nothing was sent. Check the address, or ask whoever runs the service."), details);
  else
    fail (task, CUE_STEP_CERTIFICATE, _ ("No secure connection"),
          _ ("Something answers at the address, but not securely. Check the address and its port, or ask whoever runs the service."), details);
}

static void
shaken_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) until = NULL;
  RunData         *data = run_data_get (task);
  GTlsCertificate *certificate = NULL;
  g_autofree char *date = NULL;
  g_autofree char *note = NULL;
  g_autofree char *details = NULL;

  g_signal_handlers_disconnect_by_data (object, data);
  if (!g_tls_connection_handshake_finish (G_TLS_CONNECTION (object), result, &error))
    {
      if (!is_cancelled (task, error))
        fail_handshake (task, error);
      return;
    }
  certificate = g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (object));
  until = g_tls_certificate_get_not_valid_after (certificate);
  details = dup_certificate_details (certificate);
  if (until != NULL)
    {
      /* translators: a date, as strftime makes it: “3 March 2027” */
      date = g_date_time_format (until, C_ ("date format", "%-d %B %Y"));
      /* translators: the placeholder is a date */
      note = g_strdup_printf (_ ("valid until %s"), date);
    }
  cue_connection_test_pass (data->test, CUE_STEP_CERTIFICATE, note, details);
  g_io_stream_close_async (data->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  check_account (task);
}

static void
open_connection (GTask *task)
{
  RunData *data = run_data_get (task);
  g_autoptr (GSocketClient) socket = g_socket_client_new ();
  gboolean local = cue_http_uri_is_loopback (data->uri);

  begin (task, CUE_STEP_CONNECT);
  g_socket_client_set_enable_proxy (socket, !local && cue_http_network_get_resolver (data->network) != NULL);
  if (!local && cue_http_network_get_resolver (data->network) != NULL)
    g_socket_client_set_proxy_resolver (socket, cue_http_network_get_resolver (data->network));
  g_socket_client_connect_async (socket, data->address, data->abort, connected_cb, g_object_ref (task));
}

static void
fail_connection (GTask        *task,
                 const GError *error)
{
  RunData         *data = run_data_get (task);
  g_autofree char *details = dup_failure_details (data, error);

  if (error->domain == G_IO_ERROR && error->code >= G_IO_ERROR_PROXY_FAILED &&
      error->code <= G_IO_ERROR_PROXY_NOT_ALLOWED)
    fail (task, CUE_STEP_CONNECT, _ ("Stopped at the proxy"),
          _ ("The proxy does not let the connection through. Check the proxy in the preferences, under Network, or ask whoever runs it."), details);
  else if (data->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    fail (task, CUE_STEP_CONNECT, _ ("No answer"),
          _ ("Nothing answered in time. Check the address, and whether a firewall or a missing proxy keeps it out of reach."), details);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    fail (task, CUE_STEP_CONNECT, _ ("Nothing there"),
          _ ("The computer is there, but no service answers at this port. Check the address and its port, or ask whoever runs the service."), details);
  else
    fail (task, CUE_STEP_CONNECT, _ ("No connection"),
          _ ("The address cannot be reached. Check that this computer is online, then test again."), details);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  RunData *data = run_data_get (task);
  g_autoptr (GSocketConnection) connection =
    g_socket_client_connect_finish (G_SOCKET_CLIENT (object), result, &error);

  if (connection == NULL)
    {
      if (!is_cancelled (task, error))
        fail_connection (task, error);
      return;
    }
  pass_in_time (data, CUE_STEP_CONNECT, data->url);
  data->stream = G_IO_STREAM (g_steal_pointer (&connection));
  if (g_str_equal (g_uri_get_scheme (data->uri), "https"))
    {
      shake_hands (task);
      return;
    }
  g_io_stream_close_async (data->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  check_account (task);
}

static void
look_up (GTask *task)
{
  RunData    *data = run_data_get (task);
  const char *host = g_uri_get_host (data->uri);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  if (g_hostname_is_ip_address (host))
    {
      open_connection (task);
      return;
    }
  begin (task, CUE_STEP_LOOKUP);
  g_resolver_lookup_by_name_async (resolver, host, data->abort, looked_up_cb, g_object_ref (task));
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  RunData         *data = run_data_get (task);
  GList           *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, &error);
  g_autofree char *details = NULL;

  if (addresses != NULL)
    {
      details = g_inet_address_to_string (addresses->data);
      g_resolver_free_addresses (addresses);
      pass_in_time (data, CUE_STEP_LOOKUP, details);
      open_connection (task);
      return;
    }
  if (is_cancelled (task, error))
    return;
  details = dup_failure_details (data, error);
  if (data->timed_out || g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE))
    fail (task, CUE_STEP_LOOKUP, _ ("No name lookup"),
          _ ("This computer cannot look up names at the moment. Check that it is online, then test again."), details);
  else
    fail (task, CUE_STEP_LOOKUP, _ ("Unknown name"),
          _ ("Nobody knows a computer of this name. Check the address for a typing mistake, and that this computer is online."), details);
}

/* Behind a proxy, names are the proxy's business. */
static void
proxies_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (object), result, &error);

  if (error != NULL && is_cancelled (task, error))
    return;
  if (proxies == NULL || proxies[0] == NULL || g_str_has_prefix (proxies[0], "direct:"))
    look_up (task);
  else
    open_connection (task);
}

static void
fail_settings (GTask        *task,
               const GError *error)
{
  g_autofree char *sentence = cue_error_dup_sentence (error);

  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_CERTIFICATE))
    fail (task, CUE_STEP_CERTIFICATE, _ ("File of certificates"), sentence, error->message);
  else
    fail (task, CUE_STEP_CONNECT, _ ("Not a proxy"), sentence, error->message);
}

static void
check_address (GTask *task)
{
  RunData        *data = run_data_get (task);
  CueWorkspace   *workspace = g_task_get_source_object (task);
  const char     *text = cue_workspace_get_url (workspace);
  GProxyResolver *resolver = NULL;
  g_autoptr (GError) error = NULL;

  begin (task, CUE_STEP_ADDRESS);
  data->url = cue_workspace_parse_url (text != NULL ? text : "", &error);
  if (data->url == NULL)
    {
      fail (task, CUE_STEP_ADDRESS, _ ("Not an address"), cue_workspace_get_url_problem (error), text);
      return;
    }
  data->uri = g_uri_parse (data->url, SOUP_HTTP_URI_FLAGS, NULL);
  data->address = g_network_address_parse_uri (data->url, g_str_equal (g_uri_get_scheme (data->uri), "https") ? 443 : 80, &error);
  if (data->address == NULL)
    {
      fail (task, CUE_STEP_ADDRESS, _ ("Not an address"),
            _ ("This is not an address. It looks like https://api.cekura.ai."), error->message);
      return;
    }
  cue_connection_test_pass (data->test, CUE_STEP_ADDRESS, g_uri_get_host (data->uri), data->url);

  data->network = cue_http_network_new (data->settings, &error);
  if (data->network == NULL)
    {
      fail_settings (task, error);
      return;
    }
  resolver = cue_http_uri_is_loopback (data->uri) ? NULL : cue_http_network_get_resolver (data->network);
  if (resolver != NULL)
    g_proxy_resolver_lookup_async (resolver, data->url, data->abort, proxies_cb, g_object_ref (task));
  else
    look_up (task);
}

void
cue_connection_tester_run_within_async (CueWorkspace             *workspace,
                                        const char               *key,
                                        const CueNetworkSettings *settings,
                                        const CueHttpLimits      *limits,
                                        CueConnectionTest        *test,
                                        GCancellable             *cancellable,
                                        GAsyncReadyCallback       callback,
                                        gpointer                  user_data)
{
  g_autoptr (GTask) task = NULL;
  RunData *data = NULL;

  g_return_if_fail (CUE_IS_WORKSPACE (workspace));
  g_return_if_fail (limits != NULL);
  g_return_if_fail (CUE_IS_CONNECTION_TEST (test));

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_connection_tester_run_async);
  data = g_new0 (RunData, 1);
  run_data_attach (task, data);
  data->key = g_strdup (key);
  data->settings = settings != NULL ? cue_network_settings_copy (settings) : NULL;
  data->limits = *limits;
  data->test = g_object_ref (test);
  if (g_task_return_error_if_cancelled (task))
    return;

  cue_connection_test_start (test);
  check_address (task);
}

void
cue_connection_tester_run_async (CueWorkspace             *workspace,
                                 const char               *key,
                                 const CueNetworkSettings *settings,
                                 CueConnectionTest        *test,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  user_data)
{
  static const CueHttpLimits limits = CUE_HTTP_LIMITS_DEFAULT;

  cue_connection_tester_run_within_async (workspace, key, settings, &limits, test, cancellable, callback, user_data);
}

gboolean
cue_connection_tester_run_finish (CueWorkspace *workspace,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_connection_tester_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
