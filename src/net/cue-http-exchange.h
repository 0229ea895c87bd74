/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and its whole answer, within limits of time and size. No retries, no redirects. */
#pragma once

#include "cue-http-limits.h"
#include "cue-http-response.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Finish: (transfer full): the answer, whatever its status (the body of a 4xx or 5xx is cut to 64 kB). Errors are of
 * CUE_NET_ERROR: OFFLINE and CERTIFICATE before anything left, TIMED_OUT, INTERRUPTED, MALFORMED (not HTTP) and
 * TOO_LARGE after it did. G_IO_ERROR_CANCELLED passes through. */
void             cue_http_exchange_async  (SoupSession          *session,
                                           SoupMessage          *message,
                                           const CueHttpLimits  *limits,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
CueHttpResponse *cue_http_exchange_finish (SoupSession          *session,
                                           GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
