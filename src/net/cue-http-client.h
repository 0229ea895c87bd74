/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueHttpClient: sends requests to one service: its address, its key, its one SoupSession. Repeats reads that failed on
 * the way, writes only where nothing answered at all; follows redirects of reads within the origin only. The key goes
 * nowhere else and is wiped with the client. What happens is noted in its CueConnection, and what that says is heeded:
 * nothing leaves during a pause or after the key was refused. Used from one thread; large answers are read in a
 * worker. */
#pragma once

#include "cue-connection.h"
#include "cue-http-exchange.h"
#include "cue-network-settings.h"

G_BEGIN_DECLS

#define CUE_TYPE_HTTP_CLIENT (cue_http_client_get_type ())
G_DECLARE_FINAL_TYPE (CueHttpClient, cue_http_client, CUE, HTTP_CLIENT, GObject)

/* Answers longer than this are read in a worker thread. */
#define CUE_HTTP_INLINE_BYTES (256 * 1024)

/* (transfer full): makes a result of an answer, or sets @error. Pure; may run in a worker thread. */
typedef gpointer (*CueHttpReadFunc) (const CueHttpResponse  *response,
                                     gpointer                data,
                                     GError                **error);

typedef enum
{
  CUE_HTTP_RETRY = 1 << 0,      /* a GET that failed on the way or by a 5xx is sent up to twice more, and waits while the
                                   service is paused; without this it fails with BUSY, like all that writes */
  CUE_HTTP_ANY_STATUS = 1 << 1, /* the read function sees refusals too */
} CueHttpFlags;

typedef struct
{
  const char     *method;    /* SOUP_METHOD_GET, … */
  const char     *path;      /* below the service's address, with its query: "test_framework/v1/scenarios/?page=2" */
  GBytes         *body;      /* (nullable): JSON */
  CueHttpFlags    flags;
  CueHttpReadFunc read;
  gpointer        read_data; /* the caller keeps it until the callback, and its hands off it */
  GDestroyNotify  free_func; /* of the result */
} CueHttpRequest;

/* @url: the service's address, fixed for the client's life, https unless it is of this computer; @key: NULL where none
 * is asked for. */
CueHttpClient *cue_http_client_new            (const char *url,
                                               const char *key) G_GNUC_WARN_UNUSED_RESULT;

void           cue_http_client_set_limits     (CueHttpClient       *self,
                                               const CueHttpLimits *limits);
/* At once; 6 unless set. Requests under way end as they began. */
void           cue_http_client_set_max_connections (CueHttpClient *self,
                                                    guint          max_connections);
/* NULL: the system's. Requests under way end as they began. Settings that cannot be used make every call fail with the
 * error of cue_http_network_new(). */
void           cue_http_client_set_network    (CueHttpClient            *self,
                                               const CueNetworkSettings *settings);
/* Copies the new key, wipes the old one, and has everybody go on (cue_connection_retry()). */
void           cue_http_client_set_key        (CueHttpClient *self,
                                               const char    *key);
/* (transfer none) */
CueConnection *cue_http_client_get_connection (CueHttpClient *self);
/* (transfer none) (nullable): the service's address with a slash at its end. */
GUri          *cue_http_client_get_base       (CueHttpClient *self);
guint          cue_http_client_get_n_requests (CueHttpClient *self);

/* Errors: those of cue_http_exchange_async(), REDIRECTED, those of the status and of the read function, and without
 * anything having left BUSY (a pause), UNAUTHORIZED (the key was refused before) and CERTIFICATE (plain http).
 * Finish: (transfer full): what the read function returned. */
void           cue_http_client_call_async     (CueHttpClient         *self,
                                               const CueHttpRequest  *request,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               user_data);
gpointer       cue_http_client_call_finish    (CueHttpClient         *self,
                                               GAsyncResult          *result,
                                               GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
