/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one request says about the service holds for all: pauses, refused keys, and the log. */
#include "cue-http-client.h"

#include "cue-error.h"
#include "cue-raw-server.h"
#include "cue-script-server.h"
#include "cue-test.h"
#include "http-fixture.h"

#include <string.h>

static void
start (HttpFixture   *fixture,
       const char    *method,
       CueHttpFlags   flags,
       GCancellable  *cancellable,
       CueTestResult *result)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":1}", 7);
  CueHttpRequest request = { .method = method, .path = "a/?b=c", .flags = flags, .read = http_fixture_read_text, .free_func = g_free };

  if (strcmp (method, "GET") != 0)
    request.body = body;
  cue_http_client_call_async (fixture->client, &request, cancellable, cue_test_async_cb, result);
}

static char *
finish (HttpFixture   *fixture,
        CueTestResult *result,
        GError       **error)
{
  return cue_http_client_call_finish (fixture->client, cue_test_result_wait (result), error);
}

static char *
call (HttpFixture *fixture,
      const char  *method,
      GError     **error)
{
  g_auto (CueTestResult) result = { 0 };

  start (fixture, method, CUE_HTTP_RETRY, NULL, &result);
  return finish (fixture, &result, error);
}

static void
assert_fails (HttpFixture *fixture,
              const char  *method,
              CueNetError  code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = call (fixture, method, &error);

  g_assert_error (error, CUE_NET_ERROR, (int) code);
  g_assert_null (text);
}

static void
answer_busy (HttpFixture *fixture,
             const char  *retry_after)
{
  CueScriptAnswer *answer = cue_script_server_add (fixture->server, 429, "{\"detail\":\"Slow down.\"}");

  if (retry_after != NULL)
    cue_script_answer_set_header (answer, "Retry-After", retry_after);
}

static void
assert_state (HttpFixture       *fixture,
              CueConnectionState state)
{
  g_assert_cmpint (cue_connection_get_state (fixture->connection), ==, state);
}

static double
get_seconds_left (HttpFixture *fixture)
{
  return (cue_connection_get_paused_until (fixture->connection) - g_get_real_time ()) / 1e6;
}

/* A read waits for the end of the pause and then goes on; one that comes meanwhile waits with it. */
static void
test_reads_wait (HttpFixture  *fixture,
                 gconstpointer data)
{
  gint64 began = g_get_monotonic_time ();
  g_auto (CueTestResult) first = { 0 };
  g_auto (CueTestResult) second = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  answer_busy (fixture, "1");
  cue_script_server_add (fixture->server, 200, "one");
  cue_script_server_add (fixture->server, 200, "other");
  start (fixture, "GET", CUE_HTTP_RETRY, NULL, &first);
  cue_test_iterate_for (0.2);
  assert_state (fixture, CUE_CONNECTION_PAUSED);
  start (fixture, "GET", CUE_HTTP_RETRY, NULL, &second);
  cue_test_iterate_for (0.2);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
  g_assert_cmpuint (first.n_calls + second.n_calls, ==, 0);

  other = finish (fixture, &second, &error);
  g_assert_no_error (error);
  while (first.n_calls == 0)
    g_main_context_iteration (NULL, TRUE);
  one = cue_http_client_call_finish (fixture->client, first.result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 990000);
  assert_state (fixture, CUE_CONNECTION_ONLINE);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 3);
}

/* How long each kind of header pauses, and that without one it is five seconds. */
static void
test_lengths (HttpFixture  *fixture,
              gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_seconds (now, 100);
  g_autofree char *date = g_date_time_format (later, "%a, %d %b %Y %H:%M:%S GMT");
  const struct
  {
    const char *header;
    double      seconds;
  } rows[] = {
    { "17", 17 },
    { date, 100 },
    { NULL, 5 },
    { "soon", 5 },
    { "99999999999999999999", 86400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      answer_busy (fixture, rows[i].header);
      assert_fails (fixture, "POST", CUE_NET_ERROR_BUSY);
      assert_state (fixture, CUE_CONNECTION_PAUSED);
      g_assert_cmpfloat (get_seconds_left (fixture), <=, rows[i].seconds);
      g_assert_cmpfloat (get_seconds_left (fixture), >, rows[i].seconds - 2);
      cue_connection_retry (fixture->connection);
    }
}

/* A 429 that is about money is no pause: waiting would not help. */
static void
test_money (HttpFixture  *fixture,
            gconstpointer data)
{
  cue_script_server_add (fixture->server, 429, "{\"detail\":\"Not enough credits.\"}");
  assert_fails (fixture, "GET", CUE_NET_ERROR_REJECTED);
  assert_state (fixture, CUE_CONNECTION_ONLINE);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
}

/* What writes is told at once and never leaves, with the seconds that remain; and so is a read that is not to wait. */
static void
test_writes_fail (HttpFixture  *fixture,
                  gconstpointer data)
{
  static const char *const methods[] = { "POST", "PATCH", "DELETE", "GET" };

  answer_busy (fixture, "40");
  assert_fails (fixture, "POST", CUE_NET_ERROR_BUSY);
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_auto (CueTestResult) result = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = NULL;

      start (fixture, methods[i], 0, NULL, &result);
      g_assert_null (finish (fixture, &result, &error));
      g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY);
      g_assert_cmpfloat (cue_net_error_get_retry_after (error), >, 35);
      g_assert_cmpfloat (cue_net_error_get_retry_after (error), <=, 40);
      sentence = cue_error_dup_sentence (error);
      g_assert_true (g_str_has_prefix (sentence, "The service has too many requests at the moment. Try again in "));
    }
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_retry_now (HttpFixture  *fixture,
                gconstpointer data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  answer_busy (fixture, "1000");
  cue_script_server_add (fixture->server, 200, "now");
  start (fixture, "GET", CUE_HTTP_RETRY, NULL, &result);
  cue_test_iterate_for (0.1);
  assert_state (fixture, CUE_CONNECTION_PAUSED);
  cue_connection_retry (fixture->connection);
  text = finish (fixture, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "now");
}

static void
test_bounded (HttpFixture  *fixture,
              gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    answer_busy (fixture, "0");
  assert_fails (fixture, "GET", CUE_NET_ERROR_BUSY);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 6);
}

static void
test_cancelled_waiting (HttpFixture  *fixture,
                        gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  answer_busy (fixture, "1000");
  start (fixture, "GET", CUE_HTTP_RETRY, cancellable, &result);
  cue_test_iterate_for (0.1);
  g_assert_cmpuint (result.n_calls, ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_state (fixture, CUE_CONNECTION_PAUSED);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);
}

/* After a 401 nothing leaves, not even what reads, until somebody says so. */
static void
test_key_refused (HttpFixture  *fixture,
                  gconstpointer data)
{
  static const char *const methods[] = { "GET", "POST", "PATCH", "DELETE" };
  g_autofree char         *text = NULL;

  cue_script_server_add (fixture->server, 401, "{\"detail\":\"Invalid key.\"}");
  assert_fails (fixture, "GET", CUE_NET_ERROR_UNAUTHORIZED);
  assert_state (fixture, CUE_CONNECTION_KEY_REFUSED);
  g_assert_cmpstr (cue_connection_get_error_text (fixture->connection), ==,
                   "The service does not accept the key. Enter a valid key for this workspace; your text is kept.");
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    assert_fails (fixture, methods[i], CUE_NET_ERROR_UNAUTHORIZED);
  g_assert_cmpuint (cue_script_server_get_n_requests (fixture->server), ==, 1);

  cue_connection_retry (fixture->connection);
  cue_script_server_add (fixture->server, 200, "x");
  text = call (fixture, "POST", NULL);
  g_assert_cmpstr (text, ==, "x");
  assert_state (fixture, CUE_CONNECTION_ONLINE);
}

static void
count_cb (CueConnection *connection,
          guint         *count)
{
  (*count)++;
}

static void
test_new_key (HttpFixture  *fixture,
              gconstpointer data)
{
  const CueScriptRequest *request = NULL;
  g_autofree char        *text = NULL;
  char                    key[] = "  k-another\n";
  guint                   n_retries = 0;

  g_signal_connect (fixture->connection, "retry", G_CALLBACK (count_cb), &n_retries);
  cue_script_server_add (fixture->server, 401, "{}");
  cue_script_server_add (fixture->server, 200, "x");
  assert_fails (fixture, "GET", CUE_NET_ERROR_UNAUTHORIZED);
  cue_http_client_set_key (fixture->client, key);
  memset (key, 0, sizeof key);
  g_assert_cmpuint (n_retries, ==, 1);
  assert_state (fixture, CUE_CONNECTION_UNKNOWN);
  text = call (fixture, "GET", NULL);
  g_assert_cmpstr (text, ==, "x");
  request = cue_script_server_get_request (fixture->server, 1);
  g_assert_cmpstr (g_hash_table_lookup (request->headers, HTTP_FIXTURE_KEY_HEADER), ==, "k-another");
}

/* The answer to the old key, coming late, says nothing about the new one: a read goes once more with that. */
static void
test_late_refusal (HttpFixture  *fixture,
                   gconstpointer data)
{
  const CueScriptRequest *request = NULL;
  CueScriptAnswer        *late = cue_script_server_add (fixture->server, 401, "{}");
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_script_answer_hold (late);
  cue_script_server_add (fixture->server, 200, "x");
  start (fixture, "GET", CUE_HTTP_RETRY, NULL, &result);
  cue_test_iterate_for (0.1);
  cue_http_client_set_key (fixture->client, "k-another");
  cue_script_server_release (fixture->server);
  text = finish (fixture, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "x");
  assert_state (fixture, CUE_CONNECTION_ONLINE);
  request = cue_script_server_get_request (fixture->server, 1);
  g_assert_cmpstr (g_hash_table_lookup (request->headers, HTTP_FIXTURE_KEY_HEADER), ==, "k-another");
}

static void
test_offline (void)
{
  g_autoptr (CueRawServer) server = cue_raw_server_new (CUE_RAW_CLOSE, NULL, 0);
  g_autofree char *url = g_strdup (cue_raw_server_get_url (server));
  HttpFixture      fixture = { 0 };

  g_clear_pointer (&server, cue_raw_server_free);
  fixture.client = cue_http_client_new (url, HTTP_FIXTURE_KEY);
  fixture.connection = cue_http_client_get_connection (fixture.client);
  cue_http_client_set_limits (fixture.client, &http_fixture_limits);
  assert_fails (&fixture, "GET", CUE_NET_ERROR_OFFLINE);
  assert_state (&fixture, CUE_CONNECTION_OFFLINE);
  g_assert_nonnull (cue_connection_get_error_text (fixture.connection));
  g_assert_true (cue_connection_may_send (fixture.connection));
  g_assert_finalize_object (fixture.client);
}

static void
assert_entry (HttpFixture *fixture,
              guint        position,
              guint64      id,
              const char  *method,
              guint        status,
              guint64      sent,
              guint64      received,
              const char  *outcome)
{
  GListModel *log = G_LIST_MODEL (cue_connection_get_log (fixture->connection));
  g_autoptr (CueRequestEntry) entry = g_list_model_get_item (log, position);

  g_assert_nonnull (entry);
  g_assert_cmpuint (cue_request_entry_get_id (entry), ==, id);
  g_assert_cmpstr (cue_request_entry_get_method (entry), ==, method);
  g_assert_cmpstr (cue_request_entry_get_path (entry), ==, "/a/?b=c");
  g_assert_cmpuint (cue_request_entry_get_status (entry), ==, status);
  g_assert_cmpuint (cue_request_entry_get_sent (entry), ==, sent);
  g_assert_cmpuint (cue_request_entry_get_received (entry), ==, received);
  g_assert_cmpstr (cue_request_entry_get_outcome (entry), ==, outcome);
  g_assert_cmpint (cue_request_entry_get_started (entry), >, g_get_real_time () - 60 * G_USEC_PER_SEC);
  g_assert_cmpfloat (cue_request_entry_get_seconds (entry), >=, 0);
  g_assert_cmpfloat (cue_request_entry_get_seconds (entry), <, 60);
}

/* Each request, each of its repetitions, with what became of it; and nothing that is nobody's business. */
static void
test_log (HttpFixture  *fixture,
          gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (CueTestResult) result = { 0 };
  g_autofree char *posted = NULL;
  g_autofree char *got = NULL;
  g_autofree char *text = NULL;

  cue_script_server_add (fixture->server, 201, "made");
  cue_script_server_add (fixture->server, 503, "no");
  cue_script_server_add (fixture->server, 200, "secret answer");
  cue_script_answer_set_header (cue_script_server_add (fixture->server, 200, "<p>"), "Content-Type", "text/html");
  cue_script_answer_hold (cue_script_server_add (fixture->server, 200, ""));
  posted = call (fixture, "POST", NULL);
  got = call (fixture, "GET", NULL);
  assert_fails (fixture, "DELETE", CUE_NET_ERROR_MALFORMED);
  start (fixture, "GET", CUE_HTTP_RETRY, cancellable, &result);
  cue_test_iterate_for (0.1);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &result, NULL));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cue_connection_get_log (fixture->connection))), ==, 5);
  assert_entry (fixture, 0, 5, "GET", 0, 0, 0, "cancelled");
  assert_entry (fixture, 1, 4, "DELETE", 200, 7, 3, "malformed");
  assert_entry (fixture, 2, 3, "GET", 200, 0, 13, "ok");
  assert_entry (fixture, 3, 2, "GET", 503, 0, 2, "server");
  assert_entry (fixture, 4, 1, "POST", 201, 7, 4, "ok");
  text = cue_request_log_to_text (cue_connection_get_log (fixture->connection));
  g_assert_null (strstr (text, HTTP_FIXTURE_KEY));
  g_assert_null (strstr (text, "secret answer"));
  g_assert_null (strstr (text, "{\"a\":1}"));
}

/* What never left is in no log: there was no request. */
static void
test_log_held_back (HttpFixture  *fixture,
                    gconstpointer data)
{
  answer_busy (fixture, "100");
  assert_fails (fixture, "POST", CUE_NET_ERROR_BUSY);
  assert_fails (fixture, "POST", CUE_NET_ERROR_BUSY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cue_connection_get_log (fixture->connection))), ==, 1);
  assert_entry (fixture, 0, 1, "POST", 429, 7, strlen ("{\"detail\":\"Slow down.\"}"), "busy");
}

/* Those that wait for one of the connections do not use up their time. */
static void
test_line (HttpFixture  *fixture,
           gconstpointer data)
{
  CueHttpLimits limits = http_fixture_limits;
  CueTestResult results[20] = { { 0 } };

  limits.request_seconds = 0.6;
  cue_http_client_set_limits (fixture->client, &limits);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      CueScriptAnswer *answer = cue_script_server_add (fixture->server, 200, "x");

      if (i < 6)
        cue_script_answer_hold (answer);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    start (fixture, "GET", 0, NULL, &results[i]);
  /* The first six run out of time, and so make room for the others. */
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      while (results[i].n_calls == 0)
        g_main_context_iteration (NULL, TRUE);
      text = cue_http_client_call_finish (fixture->client, results[i].result, &error);
      if (i < 6)
        g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_TIMED_OUT);
      else
        g_assert_cmpstr (text, ==, "x");
      cue_test_result_clear (&results[i]);
    }
}

static void
add (const char *name,
     void (*test) (HttpFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/net/http-pause/", name, NULL);

  g_test_add (path, HttpFixture, NULL, http_fixture_set_up, test, http_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("reads-wait", test_reads_wait);
  add ("lengths", test_lengths);
  add ("money", test_money);
  add ("writes-fail", test_writes_fail);
  add ("retry-now", test_retry_now);
  add ("bounded", test_bounded);
  add ("cancelled-waiting", test_cancelled_waiting);
  add ("key-refused", test_key_refused);
  add ("new-key", test_new_key);
  add ("late-refusal", test_late_refusal);
  g_test_add_func ("/net/http-pause/offline", test_offline);
  add ("log", test_log);
  add ("log-held-back", test_log_held_back);
  add ("line", test_line);

  return g_test_run ();
}
