/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-client.h"

#include "cue-error.h"
#include "cue-script-server.h"
#include "cue-test.h"

/* A program of its own: LeakSanitizer crashes on the thread storage of a TLS server, so it is turned off here. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

static gpointer
read_nothing (const CueHttpResponse *response,
              gpointer               data,
              GError               **error)
{
  return data;
}

/* A certificate that nobody vouches for: neither the request nor the key gets past the handshake. */
static void
test_self_signed (void)
{
  static const char *const methods[] = { "POST", "GET" };
  g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "net", "self-signed.pem", NULL);
  g_autoptr (GError) load_error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &load_error);
  g_autoptr (CueScriptServer) server = NULL;
  CueHttpClient *client = NULL;

  g_assert_no_error (load_error);
  server = cue_script_server_new_secure (certificate);
  client = cue_http_client_new (cue_script_server_get_url (server), "k-0123456789");
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      CueHttpRequest request = { .method = methods[i], .path = "a/", .flags = CUE_HTTP_RETRY, .read = read_nothing };
      g_autoptr (GError) error = NULL;
      g_auto (CueTestResult) result = { 0 };

      cue_http_client_call_async (client, &request, NULL, cue_test_async_cb, &result);
      g_assert_null (cue_http_client_call_finish (client, cue_test_result_wait (&result), &error));
      g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_CERTIFICATE);
    }
  g_assert_cmpuint (cue_http_client_get_n_requests (client), ==, 2);
  g_assert_cmpuint (cue_script_server_get_n_requests (server), ==, 0);
  g_assert_finalize_object (client);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/http-certificate/self-signed", test_self_signed);

  return g_test_run ();
}
