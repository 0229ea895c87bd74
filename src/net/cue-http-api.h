/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueHttpApi: CueApi over HTTP (libsoup 3). Holds the key in memory only, and sends it to its own origin only. */
#pragma once

#include "cue-api.h"
#include "cue-http-limits.h"
#include "cue-network-settings.h"
#include "cue-workspace.h"

G_BEGIN_DECLS

#define CUE_TYPE_HTTP_API (cue_http_api_get_type ())
G_DECLARE_FINAL_TYPE (CueHttpApi, cue_http_api, CUE, HTTP_API, GObject)

/* @key may be NULL (a server that asks for none). The address is fixed here: an object that holds a key does not follow a
 * change of the workspace's url; make a new one. The project of @workspace scopes every call where it is set. */
CueHttpApi *cue_http_api_new (CueWorkspace *workspace,
                              const char   *key) G_GNUC_WARN_UNUSED_RESULT;

/* For other limits than CUE_HTTP_LIMITS_DEFAULT. */
void        cue_http_api_set_limits     (CueHttpApi          *self,
                                         const CueHttpLimits *limits);

/* NULL: the system's. Calls under way go on as they began; settings that cannot be used make every call fail. */
void        cue_http_api_set_network    (CueHttpApi               *self,
                                         const CueNetworkSettings *settings);

/* A new key (copied), or NULL: the old one is wiped, and everything that waits goes on (cue_connection_retry()). */
void        cue_http_api_set_key        (CueHttpApi          *self,
                                         const char          *key);

/* Requests sent so far, all kinds: for the command line's report. */
guint       cue_http_api_get_n_requests (CueHttpApi          *self);

G_END_DECLS
