/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "http-fixture.h"

const CueHttpLimits http_fixture_limits = {
  .connect_seconds = 5,
  .request_seconds = 5,
  .retry_seconds = 0.01,
  .max_bytes = 32 * 1024 * 1024,
};

void
http_fixture_set_up (HttpFixture  *fixture,
                     gconstpointer data)
{
  fixture->server = cue_script_server_new ();
  fixture->client = cue_http_client_new (cue_script_server_get_url (fixture->server), HTTP_FIXTURE_KEY);
  fixture->connection = cue_http_client_get_connection (fixture->client);
  cue_http_client_set_limits (fixture->client, &http_fixture_limits);
}

void
http_fixture_tear_down (HttpFixture  *fixture,
                        gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  cue_script_server_free (fixture->server);
}

gpointer
http_fixture_read_text (const CueHttpResponse *response,
                        gpointer               data,
                        GError               **error)
{
  gsize       length = 0;
  const char *body = g_bytes_get_data (response->body, &length);

  return g_strndup (body != NULL ? body : "", length);
}
