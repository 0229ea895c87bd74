/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-client.h"

#include "cue-error.h"
#include "cue-raw-server.h"
#include "cue-script-server.h"
#include "cue-test.h"
#include "http-fixture.h"

#include <string.h>

static void
start (CueHttpClient *client,
       const char    *method,
       const char    *path,
       GCancellable  *cancellable,
       CueTestResult *result)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":1}", 7);
  CueHttpRequest request = {
    .method = method,
    .path = path,
    .flags = CUE_HTTP_RETRY,
    .read = http_fixture_read_text,
    .free_func = g_free,
  };

  if (strcmp (method, "POST") == 0 || strcmp (method, "PATCH") == 0)
    request.body = body;
  cue_http_client_call_async (client, &request, cancellable, cue_test_async_cb, result);
}

static char *
call (CueHttpClient *client,
      const char    *method,
      const char    *path,
      GError       **error)
{
  g_auto (CueTestResult) result = { 0 };

  start (client, method, path, NULL, &result);
  return cue_http_client_call_finish (client, cue_test_result_wait (&result), error);
}

static void
assert_fails (CueHttpClient *client,
              const char    *method,
              CueNetError    code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = call (client, method, "a/", &error);

  g_assert_error (error, CUE_NET_ERROR, (int) code);
  g_assert_null (text);
}

static const char *
header (CueScriptServer *server,
        guint            index,
        const char      *name)
{
  return g_hash_table_lookup (cue_script_server_get_request (server, index)->headers, name);
}

static void
test_get (HttpFixture  *fixture,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char        *text = NULL;
  const CueScriptRequest *request = NULL;

  cue_script_server_add (fixture->server, 200, "{\"b\":2}");
  text = call (fixture->client, "GET", "some/path/?page=2&x=%C3%A9", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "{\"b\":2}");

  request = cue_script_server_get_request (fixture->server, 0);
  g_assert_cmpstr (request->method, ==, "GET");
  g_assert_cmpstr (request->path, ==, "/some/path/");
  g_assert_cmpstr (request->query, ==, "page=2&x=%C3%A9");
  g_assert_cmpstr (header (fixture->server, 0, HTTP_FIXTURE_KEY_HEADER), ==, HTTP_FIXTURE_KEY);
  g_assert_cmpstr (header (fixture->server, 0, "accept"), ==, "application/json");
  g_assert_true (g_str_has_prefix (header (fixture->server, 0, "user-agent"), "Cuecard/"));
  g_assert_nonnull (strstr (header (fixture->server, 0, "accept-encoding"), "gzip"));
  g_assert_null (header (fixture->server, 0, "authorization"));
  g_assert_cmpuint (cue_http_client_get_n_requests (fixture->client), ==, 1);
}

static void
test_post (HttpFixture  *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_script_server_add (fixture->server, 201, "made");
  text = call (fixture->client, "POST", "a/", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "made");
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 0)->method, ==, "POST");
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 0)->body, ==, "{\"a\":1}");
  g_assert_cmpstr (header (fixture->server, 0, "content-type"), ==, "application/json");
}

static void
test_base (HttpFixture  *fixture,
           gconstpointer data)
{
  g_autofree char *url = g_strconcat (cue_script_server_get_url (fixture->server), "/under/", NULL);
  g_autoptr (CueHttpClient) client = cue_http_client_new (url, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_script_server_add (fixture->server, 200, "x");
  text = call (client, "GET", "a/", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 0)->path, ==, "/under/a/");
  g_assert_null (header (fixture->server, 0, HTTP_FIXTURE_KEY_HEADER));
}

static void
test_keys (HttpFixture  *fixture,
           gconstpointer data)
{
  const char *url = cue_script_server_get_url (fixture->server);
  g_autoptr (CueHttpClient) spaced = cue_http_client_new (url, " \n" HTTP_FIXTURE_KEY "\r\n");
  g_autoptr (CueHttpClient) blank = cue_http_client_new (url, "  ");
  g_autoptr (CueHttpClient) split = cue_http_client_new (url, "one\r\nX-Evil: two");
  g_autoptr (CueHttpClient) foreign = cue_http_client_new (url, "schlüssel");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  cue_script_server_add (fixture->server, 200, "x");
  cue_script_server_add (fixture->server, 200, "x");
  first = call (spaced, "GET", "a/", NULL);
  second = call (blank, "GET", "a/", NULL);
  assert_fails (split, "GET", CUE_NET_ERROR_UNAUTHORIZED);
  assert_fails (foreign, "POST", CUE_NET_ERROR_UNAUTHORIZED);

  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 2);
  g_assert_cmpstr (header (fixture->server, 0, HTTP_FIXTURE_KEY_HEADER), ==, HTTP_FIXTURE_KEY);
  g_assert_null (header (fixture->server, 1, HTTP_FIXTURE_KEY_HEADER));
}

static void
test_addresses (void)
{
  static const char *const bad[] = { NULL, "", "somewhere", "ftp://127.0.0.1", "http://", "file:///etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CueHttpClient) client = cue_http_client_new (bad[i], HTTP_FIXTURE_KEY);

      assert_fails (client, "GET", CUE_NET_ERROR_OFFLINE);
      g_assert_cmpuint (cue_http_client_get_n_requests (client), ==, 0);
    }
}

static void
test_path_elsewhere (HttpFixture  *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = call (fixture->client, "GET", "http://127.0.0.2:9/a/", &error);

  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  g_assert_cmpuint (cue_http_client_get_n_requests (fixture->client), ==, 0);
}

static void
test_statuses (HttpFixture  *fixture,
               gconstpointer data)
{
  static const struct
  {
    guint       status;
    CueNetError code;
    guint       n_gets; /* requests that one call makes */
  } rows[] = {
    { 400, CUE_NET_ERROR_REJECTED, 1 },
    { 401, CUE_NET_ERROR_UNAUTHORIZED, 1 },
    { 402, CUE_NET_ERROR_REJECTED, 1 },
    { 403, CUE_NET_ERROR_FORBIDDEN, 1 },
    { 404, CUE_NET_ERROR_NOT_FOUND, 1 },
    { 408, CUE_NET_ERROR_TIMED_OUT, 3 },
    { 500, CUE_NET_ERROR_SERVER, 3 },
    { 502, CUE_NET_ERROR_SERVER, 3 },
    { 304, CUE_NET_ERROR_MALFORMED, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint before = cue_script_server_get_n_requests (fixture->server);

      CueConnection *connection = cue_http_client_get_connection (fixture->client);

      for (guint j = 0; j < rows[i].n_gets + 3; j++)
        cue_script_server_add (fixture->server, rows[i].status, rows[i].status == 304 ? NULL : "{\"detail\": \"D\"}");
      assert_fails (fixture->client, "GET", rows[i].code);
      g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server) - before, ==, rows[i].n_gets);

      /* What writes is sent once, whatever happens. (A refused key is to be tried again here.) */
      cue_connection_retry (connection);
      assert_fails (fixture->client, "POST", rows[i].code);
      cue_connection_retry (connection);
      assert_fails (fixture->client, "PATCH", rows[i].code);
      cue_connection_retry (connection);
      assert_fails (fixture->client, "DELETE", rows[i].code);
      cue_connection_retry (connection);
      g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server) - before, ==, rows[i].n_gets + 3);
    }
}

static void
test_details (HttpFixture  *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_script_server_add (fixture->server, 400, "{\"conditional_actions\": {\"conditions\": [{\"type\": [\"Unknown.\"]}]}}");
  text = call (fixture->client, "POST", "a/", &error);
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_REJECTED);
  g_assert_cmpuint (cue_net_error_get_http_status (error), ==, 400);
  g_assert_cmpstr (cue_net_error_get_details (error), ==, "conditional_actions.conditions[0].type: Unknown.");
}

/* Longer than a reader would wait: told at once. */
static void
test_retry_after (HttpFixture  *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_script_answer_set_header (cue_script_server_add (fixture->server, 503, "{}"), "Retry-After", "60");
  text = call (fixture->client, "GET", "a/", &error);
  g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_SERVER);
  g_assert_cmpfloat (cue_net_error_get_retry_after (error), ==, 60);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_recovers (HttpFixture  *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_script_server_add (fixture->server, 502, "<html></html>");
  cue_script_server_add (fixture->server, 503, NULL);
  cue_script_server_add (fixture->server, 200, "at last");
  text = call (fixture->client, "GET", "a/", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "at last");
  g_assert_cmpuint (cue_http_client_get_n_requests (fixture->client), ==, 3);
}

static void
test_html (HttpFixture  *fixture,
           gconstpointer data)
{
  cue_script_answer_set_header (cue_script_server_add (fixture->server, 200, "Please sign in"), "Content-Type",
                                "text/html; charset=utf-8");
  cue_script_server_add (fixture->server, 200, "<!DOCTYPE html><html></html>");
  cue_script_answer_set_header (cue_script_server_add (fixture->server, 200, "Bye"), "Content-Type", "text/html");
  assert_fails (fixture->client, "GET", CUE_NET_ERROR_MALFORMED);
  assert_fails (fixture->client, "POST", CUE_NET_ERROR_MALFORMED);
  assert_fails (fixture->client, "DELETE", CUE_NET_ERROR_MALFORMED);
}

/* Highest resident memory so far, in kB. */
static gint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char      *line = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10);
}

static void
test_too_large (HttpFixture  *fixture,
                gconstpointer data)
{
  gint64        before = get_peak_memory ();
  CueHttpLimits patient = http_fixture_limits;

  patient.request_seconds = 18;
  cue_http_client_set_limits (fixture->client, &patient);
  /* 200 MB, of unknown and of announced length; what breaks off is the reading, not the sending. */
  cue_script_answer_set_size (cue_script_server_add (fixture->server, 200, NULL), 200000000, TRUE);
  assert_fails (fixture->client, "GET", CUE_NET_ERROR_TOO_LARGE);
  cue_test_iterate_for (0.1);
  g_assert_cmpuint (cue_script_server_get_n_bytes (fixture->server), <, 60000000);
  g_assert_cmpint (get_peak_memory () - before, <, 200000);

  cue_script_answer_set_size (cue_script_server_add (fixture->server, 201, NULL), 200000000, FALSE);
  assert_fails (fixture->client, "POST", CUE_NET_ERROR_TOO_LARGE);
  cue_test_iterate_for (0.1);
  g_assert_cmpuint (cue_script_server_get_n_bytes (fixture->server), <, 80000000);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 2);
}

static void
test_large_refusal (HttpFixture  *fixture,
                    gconstpointer data)
{
  cue_script_answer_set_size (cue_script_server_add (fixture->server, 401, NULL), 200000000, TRUE);
  assert_fails (fixture->client, "GET", CUE_NET_ERROR_UNAUTHORIZED);
  cue_test_iterate_for (0.1);
  g_assert_cmpuint (cue_script_server_get_n_bytes (fixture->server), <, 30000000);
}

static gpointer
read_thread (const CueHttpResponse *response,
             gpointer               data,
             GError               **error)
{
  return g_thread_self ();
}

static void
test_worker (HttpFixture  *fixture,
             gconstpointer data)
{
  CueHttpRequest request = { .method = "GET", .path = "a/", .read = read_thread };
  g_auto (CueTestResult) small = { 0 };
  g_auto (CueTestResult) large = { 0 };

  cue_script_server_add (fixture->server, 200, "{}");
  cue_script_answer_set_size (cue_script_server_add (fixture->server, 200, NULL), CUE_HTTP_INLINE_BYTES + 1, TRUE);
  cue_http_client_call_async (fixture->client, &request, NULL, cue_test_async_cb, &small);
  g_assert_true (cue_http_client_call_finish (fixture->client, cue_test_result_wait (&small), NULL) == g_thread_self ());
  cue_http_client_call_async (fixture->client, &request, NULL, cue_test_async_cb, &large);
  g_assert_true (cue_http_client_call_finish (fixture->client, cue_test_result_wait (&large), NULL) != g_thread_self ());
}

static void
test_never_answers (HttpFixture  *fixture,
                    gconstpointer data)
{
  CueHttpLimits limits = http_fixture_limits;

  limits.request_seconds = 0.1;
  cue_http_client_set_limits (fixture->client, &limits);
  for (guint i = 0; i < 4; i++)
    cue_script_answer_hold (cue_script_server_add (fixture->server, 200, "{}"));
  assert_fails (fixture->client, "POST", CUE_NET_ERROR_TIMED_OUT);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
  assert_fails (fixture->client, "GET", CUE_NET_ERROR_TIMED_OUT);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 4);
}

static void
assert_raw (CueRawManner manner,
            const char  *answer,
            CueNetError  code,
            guint        n_gets)
{
  static const char *const methods[] = { "GET", "POST", "PATCH", "DELETE" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (CueRawServer) server = cue_raw_server_new (manner, answer, -1);
      g_autoptr (CueHttpClient) client = cue_http_client_new (cue_raw_server_get_url (server), HTTP_FIXTURE_KEY);

      cue_http_client_set_limits (client, &http_fixture_limits);
      assert_fails (client, methods[i], code);
      g_assert_cmpuint (cue_http_client_get_n_requests (client), ==, i == 0 ? n_gets : 1);
      g_assert_cmpuint (cue_raw_server_get_n_connections (server), ==, i == 0 ? n_gets : 1);
      g_clear_object (&client);
    }
}

static void
test_cuts (void)
{
  /* Before a word, in the status line and in the headers (which nobody can tell from garbage), in the body, in a chunk. */
  assert_raw (CUE_RAW_CLOSE, NULL, CUE_NET_ERROR_INTERRUPTED, 3);
  assert_raw (CUE_RAW_ANSWER, "", CUE_NET_ERROR_INTERRUPTED, 3);
  assert_raw (CUE_RAW_ANSWER, "HTTP/1.1 20", CUE_NET_ERROR_MALFORMED, 1);
  assert_raw (CUE_RAW_ANSWER, "HTTP/1.1 200 OK\r\nContent-Le", CUE_NET_ERROR_MALFORMED, 1);
  assert_raw (CUE_RAW_ANSWER, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":", CUE_NET_ERROR_INTERRUPTED, 3);
  assert_raw (CUE_RAW_ANSWER, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"a\":", CUE_NET_ERROR_INTERRUPTED, 3);
}

static void
test_garbage (void)
{
  g_autofree char *stored = g_strnfill (60000, ' ');
  g_autofree char *broken = NULL;

  assert_raw (CUE_RAW_ANSWER, "SSH-2.0-OpenSSH_9.2\r\n\r\n", CUE_NET_ERROR_MALFORMED, 1);
  /* A gzip stream: its header, 60,000 stored bytes, then a block of a kind that does not exist. */
  broken = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 60016\r\n\r\n"
                            "\x1f\x8b\x08\x01\x01\x01\x01\x01\x01\x03\xf8\x60\xea\x9f\x15%s\x07",
                            stored);
  assert_raw (CUE_RAW_ANSWER, broken, CUE_NET_ERROR_MALFORMED, 1);
}

/* What a refusal says counts even when its body is cut. */
static void
test_cut_refusal (void)
{
  assert_raw (CUE_RAW_ANSWER, "HTTP/1.1 401 No\r\nContent-Length: 100\r\n\r\n{\"a\":", CUE_NET_ERROR_UNAUTHORIZED, 1);
}

static void
test_down (void)
{
  g_autoptr (CueRawServer) server = cue_raw_server_new (CUE_RAW_CLOSE, NULL, 0);
  g_autofree char *url = g_strdup (cue_raw_server_get_url (server));
  g_autoptr (CueHttpClient) client = NULL;

  g_clear_pointer (&server, cue_raw_server_free);
  client = cue_http_client_new (url, HTTP_FIXTURE_KEY);
  cue_http_client_set_limits (client, &http_fixture_limits);
  assert_fails (client, "POST", CUE_NET_ERROR_OFFLINE);
  /* It certainly never left, so it may be sent once more. */
  g_assert_cmpuint (cue_http_client_get_n_requests (client), ==, 2);
  assert_fails (client, "GET", CUE_NET_ERROR_OFFLINE);
  g_assert_cmpuint (cue_http_client_get_n_requests (client), ==, 5);
}

static void
test_unknown_host (void)
{
  g_autoptr (CueHttpClient) client = cue_http_client_new ("https://nowhere.invalid", HTTP_FIXTURE_KEY);

  cue_http_client_set_limits (client, &http_fixture_limits);
  assert_fails (client, "POST", CUE_NET_ERROR_OFFLINE);
}

/* A handshake that never ends: nothing has left, so it is no uncertain time-out. */
static void
test_connect_limit (void)
{
  g_autoptr (CueRawServer) server = cue_raw_server_new (CUE_RAW_SILENT, NULL, 0);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", cue_raw_server_get_port (server));
  g_autoptr (CueHttpClient) client = cue_http_client_new (url, HTTP_FIXTURE_KEY);
  CueHttpLimits limits = http_fixture_limits;

  limits.connect_seconds = 0.1;
  cue_http_client_set_limits (client, &limits);
  assert_fails (client, "POST", CUE_NET_ERROR_OFFLINE);
  g_assert_null (strstr (cue_raw_server_get_text (server), HTTP_FIXTURE_KEY));

  limits.connect_seconds = 5;
  limits.request_seconds = 0.1;
  cue_http_client_set_limits (client, &limits);
  assert_fails (client, "POST", CUE_NET_ERROR_OFFLINE);
  g_clear_object (&client);
}

static void
test_not_tls (void)
{
  g_autoptr (CueRawServer) server = cue_raw_server_new (CUE_RAW_ANSWER, "HTTP/1.1 400 Bad Request\r\n\r\n", -1);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", cue_raw_server_get_port (server));
  g_autoptr (CueHttpClient) client = cue_http_client_new (url, HTTP_FIXTURE_KEY);
  CueHttpLimits limits = http_fixture_limits;

  limits.connect_seconds = 0.2;
  cue_http_client_set_limits (client, &limits);
  assert_fails (client, "POST", CUE_NET_ERROR_OFFLINE);
  g_assert_null (strstr (cue_raw_server_get_text (server), HTTP_FIXTURE_KEY));
  g_clear_object (&client);
}

static void
test_redirect_elsewhere (HttpFixture  *fixture,
                         gconstpointer data)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  g_autoptr (CueScriptServer) other = cue_script_server_new ();
  g_autofree char *target = g_strconcat (cue_script_server_get_url (other), "/stolen/?a=b", NULL);
  g_autofree char *origin = g_strconcat (cue_script_server_get_url (other), "/", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      cue_script_answer_set_header (cue_script_server_add (fixture->server, statuses[i], NULL), "Location", target);
      text = call (fixture->client, i % 2 == 0 ? "GET" : "POST", "a/", &error);
      g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_REDIRECTED);
      g_assert_cmpstr (cue_net_error_get_details (error), ==, origin);
    }
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, G_N_ELEMENTS (statuses));
  cue_test_iterate ();
  g_assert_cmpuint (cue_script_server_get_n_requests (other), ==, 0);
}

static void
test_redirect_variants (HttpFixture  *fixture,
                        gconstpointer data)
{
  /* Another name or scheme for the same machine is another origin; so is no address at all. */
  static const char *const elsewhere[] = { "https://127.0.0.1:%s/a/", "http://localhost:%s/a/", "http://[::bad", "mailto:a@b" };
  const char              *port = strrchr (cue_script_server_get_url (fixture->server), ':') + 1;

  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_auto (GStrv) parts = g_strsplit (elsewhere[i], "%s", 2);
      g_autofree char *target = g_strjoinv (port, parts);

      cue_script_answer_set_header (cue_script_server_add (fixture->server, 302, NULL), "Location", target);
      assert_fails (fixture->client, "GET", CUE_NET_ERROR_REDIRECTED);
    }
}

static void
test_redirect_within (HttpFixture  *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 5; i++)
    cue_script_answer_set_header (cue_script_server_add (fixture->server, 301, NULL), "Location", "/b/?c=d");
  cue_script_server_add (fixture->server, 200, "there");
  text = call (fixture->client, "GET", "a/", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "there");
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 5)->path, ==, "/b/");
  g_assert_cmpstr (cue_script_server_get_request (fixture->server, 5)->query, ==, "c=d");
  g_assert_cmpstr (header (fixture->server, 5, HTTP_FIXTURE_KEY_HEADER), ==, HTTP_FIXTURE_KEY);

  /* Not for ever, and not for what writes. */
  for (guint i = 0; i < 7; i++)
    cue_script_answer_set_header (cue_script_server_add (fixture->server, 302, NULL), "Location", "/b/");
  assert_fails (fixture->client, "GET", CUE_NET_ERROR_REDIRECTED);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 12);
  assert_fails (fixture->client, "POST", CUE_NET_ERROR_REDIRECTED);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 13);
}

static void
assert_cancelled (CueHttpClient *client,
                  CueTestResult *result)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cue_http_client_call_finish (client, cue_test_result_wait (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_before (HttpFixture  *fixture,
                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (CueTestResult) result = { 0 };

  g_cancellable_cancel (cancellable);
  start (fixture->client, "POST", "a/", cancellable, &result);
  assert_cancelled (fixture->client, &result);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 0);
  g_assert_cmpuint (cue_http_client_get_n_requests (fixture->client), ==, 0);
}

static void
test_cancelled_at_once (HttpFixture  *fixture,
                        gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (CueTestResult) result = { 0 };

  start (fixture->client, "POST", "a/", cancellable, &result);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture->client, &result);
}

static gboolean
has_request (gpointer data)
{
  return cue_script_server_get_n_requests (data) > 0;
}

static void
cancel_after_request (HttpFixture *fixture,
                      const char  *method)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CueHttpRequest request = { .method = method, .path = "a/", .flags = CUE_HTTP_RETRY, .read = http_fixture_read_text, .free_func = g_free };
  g_autoptr (GError) error = NULL;
  g_auto (CueTestResult) result = { 0 };

  cue_http_client_call_async (fixture->client, &request, cancellable, cue_test_async_cb, &result);
  g_assert_true (cue_test_wait_until (has_request, fixture->server, 5));
  cue_test_iterate_for (0.05);
  g_assert_cmpuint (result.n_calls, ==, 0);
  g_cancellable_cancel (cancellable);
  cue_test_iterate_for (0.05);
  g_assert_cmpuint (result.n_calls, ==, 1);
  g_assert_null (cue_http_client_call_finish (fixture->client, result.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_cancelled_waiting (HttpFixture  *fixture,
                        gconstpointer data)
{
  cue_script_answer_hold (cue_script_server_add (fixture->server, 200, "{}"));
  cancel_after_request (fixture, "POST");
}

/* Between a failure and its repetition. */
static void
test_cancelled_pausing (HttpFixture  *fixture,
                        gconstpointer data)
{
  CueHttpLimits limits = http_fixture_limits;

  limits.retry_seconds = 1000;
  cue_http_client_set_limits (fixture->client, &limits);
  cue_script_answer_set_header (cue_script_server_add (fixture->server, 503, "{}"), "Retry-After", "4");
  cancel_after_request (fixture, "GET");
}

static gboolean
has_all_requests (gpointer data)
{
  return cue_script_server_get_n_requests (data) == 20;
}

static void
test_parallel (HttpFixture  *fixture,
               gconstpointer data)
{
  CueTestResult results[20] = { 0 };

  cue_http_client_set_max_connections (fixture->client, G_N_ELEMENTS (results));
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      cue_script_answer_hold (cue_script_server_add (fixture->server, 200, "{}"));
      start (fixture->client, "POST", "a/", NULL, &results[i]);
    }
  /* All of them are there at once. */
  cue_test_wait_until (has_all_requests, fixture->server, 5);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, G_N_ELEMENTS (results));
  cue_script_server_release (fixture->server);
  cue_test_iterate_for (0.3);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_cmpuint (results[i].n_calls, ==, 1);
      text = cue_http_client_call_finish (fixture->client, results[i].result, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "{}");
      cue_test_result_clear (&results[i]);
    }
}

/* Six at a time and no more; the others wait their turn on the same connections. */
static void
test_six (HttpFixture  *fixture,
          gconstpointer data)
{
  CueTestResult results[15] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      CueScriptAnswer *answer = cue_script_server_add (fixture->server, 200, "{}");

      if (i < 6)
        cue_script_answer_hold (answer);
      start (fixture->client, "GET", "a/", NULL, &results[i]);
    }
  cue_test_iterate_for (0.3);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 6);
  cue_script_server_release (fixture->server);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *text = NULL;

      while (results[i].n_calls == 0)
        g_main_context_iteration (NULL, TRUE);
      text = cue_http_client_call_finish (fixture->client, results[i].result, NULL);
      g_assert_cmpstr (text, ==, "{}");
      cue_test_result_clear (&results[i]);
    }
}

static void
add (const char *name,
     void (*test) (HttpFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/net/http-client/", name, NULL);

  g_test_add (path, HttpFixture, NULL, http_fixture_set_up, test, http_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("get", test_get);
  add ("post", test_post);
  add ("base", test_base);
  add ("keys", test_keys);
  g_test_add_func ("/net/http-client/addresses", test_addresses);
  add ("path-elsewhere", test_path_elsewhere);
  add ("statuses", test_statuses);
  add ("details", test_details);
  add ("retry-after", test_retry_after);
  add ("recovers", test_recovers);
  add ("html", test_html);
  add ("too-large", test_too_large);
  add ("large-refusal", test_large_refusal);
  add ("worker", test_worker);
  add ("never-answers", test_never_answers);
  g_test_add_func ("/net/http-client/cuts", test_cuts);
  g_test_add_func ("/net/http-client/garbage", test_garbage);
  g_test_add_func ("/net/http-client/cut-refusal", test_cut_refusal);
  g_test_add_func ("/net/http-client/down", test_down);
  g_test_add_func ("/net/http-client/unknown-host", test_unknown_host);
  g_test_add_func ("/net/http-client/connect-limit", test_connect_limit);
  g_test_add_func ("/net/http-client/not-tls", test_not_tls);
  add ("redirect-elsewhere", test_redirect_elsewhere);
  add ("redirect-variants", test_redirect_variants);
  add ("redirect-within", test_redirect_within);
  add ("cancelled-before", test_cancelled_before);
  add ("cancelled-at-once", test_cancelled_at_once);
  add ("cancelled-waiting", test_cancelled_waiting);
  add ("cancelled-pausing", test_cancelled_pausing);
  add ("parallel", test_parallel);
  add ("six", test_six);

  return g_test_run ();
}
