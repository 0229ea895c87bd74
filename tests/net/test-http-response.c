/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-http-response.h"

#include "cue-error.h"

#include <string.h>

static const struct
{
  guint       status;
  const char *body;
  double      retry_after;
  CueNetError code;
  const char *details;
} statuses[] = {
  { 400, "{\"name\": [\"Too long.\"]}", -1, CUE_NET_ERROR_REJECTED, "name: Too long." },
  { 401, "", -1, CUE_NET_ERROR_UNAUTHORIZED, NULL },
  { 401, "{\"detail\": \"No credit for you\"}", -1, CUE_NET_ERROR_UNAUTHORIZED, "No credit for you" },
  { 402, "", -1, CUE_NET_ERROR_REJECTED, NULL },
  { 403, "{\"detail\": \"Read-only key.\"}", -1, CUE_NET_ERROR_FORBIDDEN, "Read-only key." },
  { 403, "{\"detail\": \"Insufficient Credits\"}", -1, CUE_NET_ERROR_REJECTED, "Insufficient Credits" },
  { 403, "Your BALANCE is too low", -1, CUE_NET_ERROR_REJECTED, "Your BALANCE is too low" },
  { 404, "{\"detail\": \"Not found.\"}", -1, CUE_NET_ERROR_NOT_FOUND, "Not found." },
  { 408, "", -1, CUE_NET_ERROR_TIMED_OUT, NULL },
  { 409, "{\"name\": [\"Taken.\"]}", -1, CUE_NET_ERROR_REJECTED, "name: Taken." },
  { 410, "", -1, CUE_NET_ERROR_NOT_FOUND, NULL },
  { 413, "", -1, CUE_NET_ERROR_REJECTED, NULL },
  { 422, "[\"No.\"]", -1, CUE_NET_ERROR_REJECTED, "No." },
  { 429, "", 12, CUE_NET_ERROR_BUSY, NULL },
  { 429, "{\"detail\": \"See billing\"}", 12, CUE_NET_ERROR_BUSY, "See billing" },
  { 429, "{\"detail\": \"See billing\"}", -1, CUE_NET_ERROR_REJECTED, "See billing" },
  { 500, "<html><title>500</title></html>", -1, CUE_NET_ERROR_SERVER, "500" },
  { 502, "", -1, CUE_NET_ERROR_SERVER, NULL },
  { 503, "", 3, CUE_NET_ERROR_SERVER, NULL },
  { 304, "", -1, CUE_NET_ERROR_MALFORMED, NULL },
  { 101, "", -1, CUE_NET_ERROR_MALFORMED, NULL },
};

static void
test_statuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = cue_status_error_new (statuses[i].status, statuses[i].body, strlen (statuses[i].body),
                                                       statuses[i].retry_after);

      g_assert_error (error, CUE_NET_ERROR, (int) statuses[i].code);
      g_assert_cmpstr (cue_net_error_get_details (error), ==, statuses[i].details);
      g_assert_cmpuint (cue_net_error_get_http_status (error), ==, statuses[i].status);
      g_assert_cmpfloat (cue_net_error_get_retry_after (error), ==, statuses[i].retry_after);
    }
}

static void
test_check (void)
{
  static const struct
  {
    guint       status;
    gboolean    html;
    const char *body;
    gboolean    good;
    int         code;
  } rows[] = {
    { 200, FALSE, "{}", TRUE, 0 },
    { 201, FALSE, "{}", TRUE, 0 },
    { 204, FALSE, "", TRUE, 0 },
    { 200, TRUE, "", TRUE, 0 },
    { 200, TRUE, "Sign in", FALSE, CUE_NET_ERROR_MALFORMED },
    { 200, FALSE, "<!DOCTYPE html><title>Hotel</title>", FALSE, CUE_NET_ERROR_MALFORMED },
    { 404, TRUE, "<html></html>", FALSE, CUE_NET_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) body = g_bytes_new_static (rows[i].body, strlen (rows[i].body));
      g_autoptr (CueHttpResponse) response = cue_http_response_new (rows[i].status, body);
      g_autoptr (GError) error = NULL;

      response->html = rows[i].html;
      g_assert_cmpint (cue_http_response_check (response, &error), ==, rows[i].good);
      if (!rows[i].good)
        g_assert_error (error, CUE_NET_ERROR, rows[i].code);
    }
}

static void
test_parse (void)
{
  static const char *const bad[] = { "", "{\"a\": ", "[1, 2", "plain", "{} {}", "\xff\xfe" };
  g_autoptr (GBytes) good = g_bytes_new_static ("[1]", 3);
  g_autoptr (CueHttpResponse) response = cue_http_response_new (200, good);
  g_autoptr (GError) good_error = NULL;
  g_autoptr (JsonNode) node = cue_http_response_parse (response, &good_error);

  g_assert_no_error (good_error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) body = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (CueHttpResponse) bad_response = cue_http_response_new (200, body);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_http_response_parse (bad_response, &error));
      g_assert_error (error, CUE_NET_ERROR, CUE_NET_ERROR_MALFORMED);
    }
}

static void
test_retry_after (void)
{
  /* 1994-11-06 08:49:37 UTC */
  static const gint64 now = 784111777;
  static const struct
  {
    const char *header;
    double      seconds;
  } rows[] = {
    { NULL, -1 },
    { "", -1 },
    { "0", 0 },
    { "7", 7 },
    { " 120 ", 120 },
    { "-5", -1 },
    { "1.5", -1 },
    { "soon", -1 },
    { "86401", 86400 },
    { "99999999999999999999999999", 86400 },
    { "Sun, 06 Nov 1994 08:49:37 GMT", 0 },
    { "Sun, 06 Nov 1994 08:50:07 GMT", 30 },
    { "Sun, 06 Nov 1994 08:00:00 GMT", 0 },
    { "Sun, 06 Nov 2094 08:49:37 GMT", 86400 },
    { "Sun, 99 Nov 1994", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat (cue_retry_after_parse (rows[i].header, now), ==, rows[i].seconds);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/http-response/statuses", test_statuses);
  g_test_add_func ("/net/http-response/check", test_check);
  g_test_add_func ("/net/http-response/parse", test_parse);
  g_test_add_func ("/net/http-response/retry-after", test_retry_after);

  return g_test_run ();
}
