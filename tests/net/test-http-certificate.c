/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-client.h"

#include "cue-error.h"
#include "cue-http-network.h"
#include "cue-raw-server.h"
#include "cue-script-server.h"
#include "cue-test.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEY "k-0123456789"

#define UNKNOWN "Nobody that this computer trusts vouches for the service’s certificate, so nothing was sent. If the service has a certificate authority of its own, add its file in the preferences, under Network."
#define OTHER_NAME "The service’s certificate is for another name, so nothing was sent. Check the address for a typing mistake, or ask whoever runs the service."
#define EXPIRED "The service’s certificate has expired, so nothing was sent. Check the date of this computer, then ask whoever runs the service to renew it."
#define FUTURE "The service’s certificate is not valid yet, so nothing was sent. Check the date and time of this computer."
#define NO_FILE "The file of additional certificates cannot be read, or has none in it, so nothing was sent. Choose another file in the preferences, under Network."
#define NO_PROXY "The address of the proxy is not one, so nothing was sent. Correct it in the preferences, under Network; it looks like http://proxy.example.com:3128."

/* A program of its own: LeakSanitizer crashes on the thread storage of a TLS server, so it is turned off here. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

static char *
find_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "net", "certificates", name, NULL);
}

static GTlsCertificate *
load (const char *name)
{
  g_autofree char *path = find_file (name);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

static CueHttpClient *
create_client (const char *url,
               const char *authority)
{
  CueHttpClient   *client = cue_http_client_new (url, KEY);
  g_autofree char *path = authority != NULL ? find_file (authority) : NULL;
  g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (CUE_PROXY_SYSTEM, NULL, path);

  cue_http_client_set_network (client, settings);
  return client;
}

static char *
call (CueHttpClient *client,
      const char    *method,
      const char    *path,
      GError       **error)
{
  CueHttpRequest request = { .method = method, .path = path, .flags = CUE_HTTP_RETRY, .read = http_fixture_read_text, .free_func = g_free };
  g_auto (CueTestResult) result = { 0 };

  cue_http_client_call_async (client, &request, NULL, cue_test_async_cb, &result);
  return cue_http_client_call_finish (client, cue_test_result_wait (&result), error);
}

static void
assert_fails (CueHttpClient *client,
              const char    *method,
              CueNetError    code,
              const char    *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = call (client, method, "a/", &error);
  g_autofree char *said = NULL;

  g_assert_error (error, CUE_NET_ERROR, (int) code);
  g_assert_null (text);
  said = cue_error_dup_sentence (error);
  g_assert_cmpstr (said, ==, sentence);
}

/* Each certificate with each file of authorities. Where it is refused, neither the request nor the key gets past the
 * handshake. */
static const struct
{
  const char *name;
  const char *certificate;
  const char *authority; /* (nullable) */
  const char *sentence;  /* NULL: it is accepted */
} rows[] = {
  { "self-signed", "self-signed.pem", NULL, UNKNOWN },
  { "self-signed-other-authority", "self-signed.pem", "authority.pem", UNKNOWN },
  { "self-signed-added", "self-signed.pem", "self-signed.pem", NULL },
  { "own-authority-missing", "good.pem", NULL, UNKNOWN },
  { "own-authority", "good.pem", "authority.pem", NULL },
  { "other-name", "other-name.pem", "authority.pem", OTHER_NAME },
  { "other-name-unknown", "other-name.pem", NULL, UNKNOWN },
  { "expired", "expired.pem", "authority.pem", EXPIRED },
  { "not-yet-valid", "future.pem", "authority.pem", FUTURE },
};

static void
test_certificate (gconstpointer data)
{
  static const char *const methods[] = { "POST", "GET" };
  guint                    i = GPOINTER_TO_UINT (data);
  g_autoptr (GTlsCertificate) certificate = load (rows[i].certificate);
  g_autoptr (CueScriptServer) server = cue_script_server_new_secure (certificate);
  CueHttpClient *client = create_client (cue_script_server_get_url (server), rows[i].authority);
  CueConnection *connection = cue_http_client_get_connection (client);

  for (guint j = 0; j < G_N_ELEMENTS (methods); j++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      if (rows[i].sentence != NULL)
        {
          assert_fails (client, methods[j], CUE_NET_ERROR_CERTIFICATE, rows[i].sentence);
          g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_OFFLINE);
          g_assert_cmpstr (cue_connection_get_error_text (connection), ==, rows[i].sentence);
          g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, 0);
          continue;
        }
      cue_script_server_add (server, 200, "{}");
      text = call (client, methods[j], "a/", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "{}");
      g_assert_cmpint (cue_connection_get_state (connection), ==, CUE_CONNECTION_ONLINE);
      g_assert_cmpstr (g_hash_table_lookup (cue_script_server_get_request (server, j)->headers, "x-cekura-api-key"), ==, KEY);
    }
  g_assert_cmpuint (cue_http_client_get_n_requests (client), ==, 2);
  g_assert_finalize_object (client);
}

/* New settings count from the next request on, both ways. */
static void
test_settings_change (void)
{
  g_autoptr (GTlsCertificate) certificate = load ("good.pem");
  g_autoptr (CueScriptServer) server = cue_script_server_new_secure (certificate);
  CueHttpClient   *client = create_client (cue_script_server_get_url (server), "authority.pem");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  cue_script_server_add (server, 200, "{}");
  text = call (client, "GET", "a/", &error);
  g_assert_no_error (error);
  cue_http_client_set_network (client, NULL);
  assert_fails (client, "GET", CUE_NET_ERROR_CERTIFICATE, UNKNOWN);
  g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, 1);
  g_assert_finalize_object (client);
}

/* What the system trusts is trusted, whatever the file says; what it does not is looked up in the file. */
static void
test_judge (void)
{
  g_autoptr (GTlsCertificate) good = load ("good.pem");
  g_autoptr (GSocketConnectable) here = g_network_address_new ("127.0.0.1", 443);
  g_autofree char *path = find_file ("authority.pem");
  g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (CUE_PROXY_SYSTEM, NULL, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueHttpNetwork) plain = cue_http_network_new (NULL, &error);
  g_autoptr (CueHttpNetwork) added = cue_http_network_new (settings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cue_http_network_judge (plain, good, 0, here), ==, 0);
  g_assert_cmpuint (cue_http_network_judge (added, good, 0, here), ==, 0);
  g_assert_cmpuint (cue_http_network_judge (plain, good, G_TLS_CERTIFICATE_UNKNOWN_CA, here), ==, G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_assert_cmpuint (cue_http_network_judge (added, good, G_TLS_CERTIFICATE_UNKNOWN_CA, here), ==, 0);
}

static void
test_bad_files (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *text = g_build_filename (folder, "text.pem", NULL);
  g_autofree char *half = g_build_filename (folder, "half.pem", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.pem", NULL);
  const char      *paths[] = { text, half, missing, folder };

  g_assert_true (g_file_set_contents (text, "nothing of that kind\n", -1, NULL));
  g_assert_true (g_file_set_contents (half, "-----BEGIN CERTIFICATE-----\nMIIB\n", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (CUE_PROXY_SYSTEM, NULL, paths[i]);
      g_autoptr (CueScriptServer) server = cue_script_server_new ();
      CueHttpClient *client = cue_http_client_new (cue_script_server_get_url (server), KEY);

      cue_http_client_set_network (client, settings);
      assert_fails (client, "GET", CUE_NET_ERROR_CERTIFICATE, NO_FILE);
      assert_fails (client, "POST", CUE_NET_ERROR_CERTIFICATE, NO_FILE);
      g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, 0);

      /* With better ones it goes on. */
      cue_http_client_set_network (client, NULL);
      cue_script_server_add (server, 200, "{}");
      {
        g_autofree char *answer = call (client, "GET", "a/", NULL);

        g_assert_cmpstr (answer, ==, "{}");
      }
      g_assert_finalize_object (client);
    }
}

static void
test_bad_proxies (void)
{
  static const char *const bad[] = {
    NULL,
    "proxy.example.com:3128",
    "ftp://proxy.example.com",
    "http://",
    "http://somebody:secret@proxy.example.com:3128",
    "not one",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (CUE_PROXY_MANUAL, bad[i], NULL);
      CueHttpClient *client = cue_http_client_new ("https://service.example.test", KEY);

      cue_http_client_set_network (client, settings);
      assert_fails (client, "GET", CUE_NET_ERROR_OFFLINE, NO_PROXY);
      g_assert_cmpuint (cue_http_client_get_n_requests (client), ==, 0);
      g_assert_finalize_object (client);
    }
}

/* The proxy gets the name and never the key; what is of this computer goes past it. */
static void
test_proxy (void)
{
  g_autoptr (CueRawServer) proxy = cue_raw_server_new (CUE_RAW_ANSWER, "HTTP/1.1 401 Forbidden\r\nContent-Length: 0\r\n\r\n", -1);
  g_autoptr (CueScriptServer) server = cue_script_server_new ();
  g_autoptr (CueNetworkSettings) settings =
    cue_network_settings_new (CUE_PROXY_MANUAL, cue_raw_server_get_url (proxy), NULL);
  CueHttpClient   *far = cue_http_client_new ("https://service.example.test", KEY);
  CueHttpClient   *near = cue_http_client_new (cue_script_server_get_url (server), KEY);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  cue_http_client_set_network (near, settings);
  cue_script_server_add (server, 200, "{}");
  text = call (near, "GET", "a/", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cue_raw_server_get_n_connections (proxy), ==, 0);

  cue_http_client_set_network (far, settings);
  assert_fails (far, "POST", CUE_NET_ERROR_OFFLINE,
                "The proxy does not let the connection through. Check the proxy in the preferences, under Network, or "
                "ask whoever runs it; your text is kept.");
  g_assert_cmpuint (cue_raw_server_get_n_connections (proxy), >, 0);
  g_assert_nonnull (strstr (cue_raw_server_get_text (proxy), "CONNECT service.example.test:443 "));
  g_assert_null (strstr (cue_raw_server_get_text (proxy), KEY));
  g_assert_finalize_object (far);
  g_assert_finalize_object (near);
}

static void
test_plain_http (void)
{
  static const char *const urls[] = { "http://service.example.test", "http://192.0.2.1:8000", "HTTP://[2001:db8::1]" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      CueHttpClient *client = cue_http_client_new (urls[i], KEY);

      assert_fails (client, "GET", CUE_NET_ERROR_CERTIFICATE,
                    "The service’s address starts with http://, which others could listen to, so nothing was sent. "
                    "Use an address that starts with https://.");
      g_assert_cmpuint (cue_http_client_get_n_requests (client), ==, 0);
      g_assert_finalize_object (client);
    }
}

/* Somebody else's TLS: openssl serving a file, over each version of the protocol. */
static void
test_openssl (gconstpointer version)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *program = g_find_program_in_path ("openssl");
  g_autofree char *certificate = find_file ("good.pem");
  g_autofree char *answer = g_build_filename (folder, "answer", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autofree char *text = NULL;
  CueHttpClient   *client = NULL;

  if (program == NULL)
    {
      g_test_skip ("there is no openssl");
      return;
    }
  g_assert_true (g_file_set_contents (answer, "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{\"b\":2}", -1, NULL));
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "s_server", "-accept", "127.0.0.1:0", "-cert", certificate,
                                         "-key", certificate, "-HTTP", version, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while (url == NULL)
    {
      g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, NULL);

      g_assert_nonnull (line);
      if (g_str_has_prefix (line, "ACCEPT 127.0.0.1:"))
        url = g_strdup_printf ("https://%s", line + strlen ("ACCEPT "));
    }

  client = create_client (url, "authority.pem");
  text = call (client, "GET", "answer", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "{\"b\":2}");
  g_assert_finalize_object (client);

  client = create_client (url, NULL);
  assert_fails (client, "GET", CUE_NET_ERROR_CERTIFICATE, UNKNOWN);
  g_assert_finalize_object (client);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/net/http-certificate/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_certificate);
    }
  g_test_add_func ("/net/http-certificate/settings-change", test_settings_change);
  g_test_add_func ("/net/http-certificate/judge", test_judge);
  g_test_add_func ("/net/http-certificate/bad-files", test_bad_files);
  g_test_add_func ("/net/http-certificate/bad-proxies", test_bad_proxies);
  g_test_add_func ("/net/http-certificate/proxy", test_proxy);
  g_test_add_func ("/net/http-certificate/plain-http", test_plain_http);
  g_test_add_data_func ("/net/http-certificate/openssl/1.2", "-tls1_2", test_openssl);
  g_test_add_data_func ("/net/http-certificate/openssl/1.3", "-tls1_3", test_openssl);

  return g_test_run ();
}
