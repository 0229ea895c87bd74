/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-service.h"

#include <libsoup/soup.h>

#include "cue-json.h"
#include "cue-test.h"

#define KEY "0123456789abcdef"

typedef struct
{
  CueTestFolder *folder;
  CueService    *service;
  SoupSession   *session;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = cue_test_folder_new ();
  fixture->service = cue_service_new (fixture->folder, KEY, 0.05, &error);
  g_assert_no_error (error);
  g_assert_true (cue_service_listen (fixture->service, 0, &error));
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  g_assert_finalize_object (fixture->service);
  cue_test_folder_free (fixture->folder);
}

/* Sends and waits; returns the status, and in @body what came back. */
static guint
send_message (Fixture     *fixture,
              SoupMessage *message,
              char       **body)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, cue_test_async_cb, &result);
  bytes = soup_session_send_and_read_finish (fixture->session, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  if (body != NULL)
    *body = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return soup_message_get_status (message);
}

static SoupMessage *
make_message (Fixture    *fixture,
              const char *method,
              const char *path,
              const char *key)
{
  g_autofree char *address = g_strconcat (cue_service_get_url (fixture->service), path, NULL);
  SoupMessage     *message = soup_message_new (method, address);

  if (key != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "X-CEKURA-API-KEY", key);
  return message;
}

static void
test_key (Fixture      *fixture,
          gconstpointer data)
{
  static const char *const wrong[] = { "", "x", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeg", NULL };
  g_autoptr (SoupMessage) good = make_message (fixture, "GET", "/test_framework/v1/scenarios/", KEY);
  g_autoptr (SoupMessage) none = make_message (fixture, "GET", "/test_framework/v1/scenarios/", NULL);
  g_autofree char *body = NULL;

  g_assert_cmpuint (send_message (fixture, good, NULL), ==, 200);
  g_assert_cmpuint (send_message (fixture, none, &body), ==, 401);
  g_assert_cmpstr (body, ==, "{\"detail\":\"Authentication credentials were not provided.\"}");
  for (guint i = 0; wrong[i] != NULL; i++)
    {
      g_autoptr (SoupMessage) message = make_message (fixture, "GET", "/nowhere/", wrong[i]);

      g_assert_cmpuint (send_message (fixture, message, NULL), ==, 401);
    }
}

static void
test_host (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SoupMessage) message = make_message (fixture, "GET", "/user/v1/projects/", KEY);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Host", "evil.example:80");
  g_assert_cmpuint (send_message (fixture, message, NULL), ==, 403);
}

static void
test_large_body (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SoupMessage) message = make_message (fixture, "POST", "/test_framework/v1/scenarios/", KEY);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (CUE_SERVICE_MAX_BODY + 1, ' '), CUE_SERVICE_MAX_BODY + 1);

  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  g_assert_cmpuint (send_message (fixture, message, NULL), ==, 413);
}

static void
test_headers (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (SoupMessage) message = make_message (fixture, "DELETE", "/user/v1/projects/", KEY);

  g_assert_cmpuint (send_message (fixture, message, NULL), ==, 405);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message), "Allow"), ==, "GET");
  g_assert_cmpstr (soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL), ==, "application/json");
  g_assert_null (soup_message_headers_get_one (soup_message_get_response_headers (message), "Access-Control-Allow-Origin"));
}

static void
test_next_link (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SoupMessage) message = make_message (fixture, "GET", "/test_framework/v1/scenarios/?page_size=2", KEY);
  g_autofree char *body = NULL;
  g_autofree char *link = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpuint (send_message (fixture, message, &body), ==, 200);
  node = cue_json_parse (body, -1, NULL);
  link = g_strconcat (cue_service_get_url (fixture->service), "/test_framework/v1/scenarios/?page=2&page_size=2", NULL);
  g_assert_cmpstr (cue_json_get_string (json_node_get_object (node), "next"), ==, link);
}

/* (transfer full): asks @n times, and returns the last with its @body. */
static SoupMessage *
ask_nth (Fixture    *fixture,
         const char *method,
         guint       n,
         char      **body)
{
  SoupMessage *message = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_clear_object (&message);
      g_clear_pointer (body, g_free);
      message = make_message (fixture, method, "/user/v1/projects/", KEY);
      send_message (fixture, message, body);
    }
  return message;
}

static void
test_practice_wait (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (SoupMessage) other = NULL;
  g_autofree char *body = NULL;

  cue_service_set_practice (fixture->service, CUE_PRACTICE_WAIT);
  message = ask_nth (fixture, "GET", 3, &body);
  g_assert_cmpuint (soup_message_get_status (message), ==, 429);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After"), ==, "15");
  g_assert_true (g_str_has_prefix (body, "{\"detail\":"));
  other = ask_nth (fixture, "GET", 2, &body);
  g_assert_cmpuint (soup_message_get_status (other), ==, 200);
}

static void
test_practice_refused (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (SoupMessage) other = NULL;
  g_autofree char *body = NULL;

  cue_service_set_practice (fixture->service, CUE_PRACTICE_REFUSED);
  message = ask_nth (fixture, "GET", 1, &body);
  g_assert_cmpuint (soup_message_get_status (message), ==, 401);
  cue_service_set_practice (fixture->service, CUE_PRACTICE_NONE);
  other = ask_nth (fixture, "GET", 1, &body);
  g_assert_cmpuint (soup_message_get_status (other), ==, 200);
}

/* A write that fails has not happened. */
static void
test_practice_failing (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (SoupMessage) write = make_message (fixture, "DELETE", "/test_framework/v1/scenarios/1/", KEY);
  g_autoptr (SoupMessage) read = NULL;
  g_autoptr (SoupMessage) still = make_message (fixture, "GET", "/test_framework/v1/scenarios/1/", KEY);
  g_autofree char *page = NULL;
  g_autofree char *body = NULL;

  cue_service_set_practice (fixture->service, CUE_PRACTICE_FAILING);
  g_assert_cmpuint (send_message (fixture, write, &page), ==, 500);
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>"));
  g_assert_cmpstr (soup_message_headers_get_content_type (soup_message_get_response_headers (write), NULL), ==, "text/html");
  read = ask_nth (fixture, "GET", 2, &body);
  g_assert_cmpuint (soup_message_get_status (read), ==, 500);
  g_assert_cmpuint (send_message (fixture, still, NULL), ==, 200);
}

static void
test_practice_dropping (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (SoupMessage) write = make_message (fixture, "POST", "/user/v1/projects/", KEY);
  g_autoptr (SoupMessage) before = NULL;
  g_autoptr (SoupMessage) after = NULL;
  g_autofree char *body = NULL;
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  cue_service_set_practice (fixture->service, CUE_PRACTICE_DROPPING);
  before = ask_nth (fixture, "POST", 2, &body);
  g_assert_cmpuint (soup_message_get_status (before), ==, 405);
  soup_message_add_flags (write, SOUP_MESSAGE_NEW_CONNECTION);
  soup_session_send_and_read_async (fixture->session, write, G_PRIORITY_DEFAULT, NULL, cue_test_async_cb, &result);
  g_assert_null (soup_session_send_and_read_finish (fixture->session, cue_test_result_wait (&result), &error));
  g_assert_nonnull (error);
  after = ask_nth (fixture, "POST", 1, &body);
  g_assert_cmpuint (soup_message_get_status (after), ==, 405);
}

static void
test_practice_garbled (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (SoupMessage) whole = NULL;
  g_autoptr (SoupMessage) cut = NULL;
  g_autoptr (SoupMessage) noise = NULL;
  g_autofree char *whole_body = NULL;
  g_autofree char *cut_body = NULL;
  g_autofree char *noise_body = NULL;

  cue_service_set_practice (fixture->service, CUE_PRACTICE_GARBLED);
  whole = ask_nth (fixture, "GET", 2, &whole_body);
  cut = ask_nth (fixture, "GET", 1, &cut_body);
  g_assert_cmpuint (soup_message_get_status (cut), ==, 200);
  g_assert_cmpuint (strlen (cut_body), ==, strlen (whole_body) / 2);
  g_assert_true (g_str_has_prefix (whole_body, cut_body));
  noise = ask_nth (fixture, "GET", 3, &noise_body);
  g_assert_cmpuint (soup_message_get_status (noise), ==, 200);
  g_assert_true (g_str_has_prefix (noise_body, "<!DOCTYPE html>"));
}

static void
test_keys_differ (void)
{
  g_autofree char *a = cue_service_make_key (NULL);
  g_autofree char *b = cue_service_make_key (NULL);

  g_assert_cmpuint (strlen (a), ==, 64);
  g_assert_cmpstr (a, !=, b);
}

#define ADD(name, function) g_test_add ("/service/service/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("key", test_key);
  ADD ("host", test_host);
  ADD ("large-body", test_large_body);
  ADD ("headers", test_headers);
  ADD ("next-link", test_next_link);
  ADD ("practice-wait", test_practice_wait);
  ADD ("practice-refused", test_practice_refused);
  ADD ("practice-failing", test_practice_failing);
  ADD ("practice-dropping", test_practice_dropping);
  ADD ("practice-garbled", test_practice_garbled);
  g_test_add_func ("/service/service/keys-differ", test_keys_differ);
  return g_test_run ();
}
