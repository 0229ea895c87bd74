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
  g_test_add_func ("/service/service/keys-differ", test_keys_differ);
  return g_test_run ();
}
