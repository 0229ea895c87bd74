/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueHttpResponse: a complete answer, and what its status means. Plain data, pure functions. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint    status;
  GBytes  *body;        /* (owned) */
  double   retry_after; /* seconds, negative when not said */
  gboolean html;        /* the content type says so */
  char    *location;    /* (owned) (nullable): where a redirection points */
} CueHttpResponse;

CueHttpResponse *cue_http_response_new  (guint   status,
                                         GBytes *body) G_GNUC_WARN_UNUSED_RESULT;
void             cue_http_response_free (CueHttpResponse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueHttpResponse, cue_http_response_free)

/* (transfer full): the CUE_NET_ERROR that a @status other than 2xx stands for, with what the body says as details.
 * Words about credit, balance or billing make it REJECTED: waiting or signing in again would not help. */
GError   *cue_status_error_new     (guint       status,
                                    const char *body,
                                    gsize       length,
                                    double      retry_after) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE with an error unless the answer is a 2xx and no HTML page. */
gboolean  cue_http_response_check  (const CueHttpResponse  *self,
                                    GError                **error);

/* (transfer full): the JSON value in an answer that passed the check; MALFORMED when there is none, or half of one. */
JsonNode *cue_http_response_parse  (const CueHttpResponse  *self,
                                    GError                **error) G_GNUC_WARN_UNUSED_RESULT;

/* A Retry-After header, seconds or an HTTP date, as seconds from @now (Unix seconds): at least 0, at most a day;
 * negative when absent or not understood. */
double    cue_retry_after_parse    (const char *header,
                                    gint64      now);

G_END_DECLS
