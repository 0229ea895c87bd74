/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueHttpApi: CueApi over HTTP (libsoup 3). Holds the key in memory only, and sends it to its own origin only. */
#pragma once

#include "cue-api.h"
#include "cue-workspace.h"

G_BEGIN_DECLS

#define CUE_TYPE_HTTP_API (cue_http_api_get_type ())
G_DECLARE_FINAL_TYPE (CueHttpApi, cue_http_api, CUE, HTTP_API, GObject)

/* @key may be NULL (a server that asks for none). The project of @workspace scopes every call where it is set. */
CueHttpApi *cue_http_api_new (CueWorkspace *workspace,
                              const char   *key) G_GNUC_WARN_UNUSED_RESULT;

/* Requests sent so far, all kinds: for the command line's report. */
guint       cue_http_api_get_n_requests (CueHttpApi *self);

G_END_DECLS
