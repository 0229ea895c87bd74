/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CueHttpClient of a scripted server. */
#pragma once

#include "cue-http-client.h"
#include "cue-script-server.h"

G_BEGIN_DECLS

#define HTTP_FIXTURE_KEY "k-0123456789"
#define HTTP_FIXTURE_KEY_HEADER "x-cekura-api-key"

/* Patience enough for what answers, and hardly a pause before what is tried again. */
extern const CueHttpLimits http_fixture_limits;

typedef struct
{
  CueScriptServer *server;     /* (owned) */
  CueHttpClient   *client;     /* (owned) */
  CueConnection   *connection; /* (unowned): of the client */
} HttpFixture;

/* For g_test_add(). */
void     http_fixture_set_up    (HttpFixture  *fixture,
                                 gconstpointer data);
void     http_fixture_tear_down (HttpFixture  *fixture,
                                 gconstpointer data);
/* The "read" of a request: (transfer full): the body as text. */
gpointer http_fixture_read_text (const CueHttpResponse *response,
                                 gpointer               data,
                                 GError               **error);

G_END_DECLS
