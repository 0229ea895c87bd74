/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tolerant reading of answers to generate-instructions/, improve_instructions/ and instructions-progress/, whose
 * real shapes are documented nowhere: tables of names and words, tried in order. Pure functions. */
#pragma once

#include "cue-progress.h"

G_BEGIN_DECLS

/* For so long after the request a 404 means that the job is not registered yet. */
#define CUE_PROGRESS_GRACE_SECONDS 10.0

/* (transfer full): the answer to the request to write. Errors are of CUE_NET_ERROR; a 2xx with neither a progress id
 * nor a text is REJECTED where it says why, otherwise MALFORMED with the body's beginning as details. */
CueReceipt  *cue_read_receipt  (guint         status,
                                const char   *body,
                                gsize         length,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the answer to a look at the job. A job that failed is no error but an outcome; errors are for looks
 * that said nothing about it: UNAUTHORIZED, FORBIDDEN, BUSY, SERVER, TIMED_OUT, MALFORMED. */
CueProgress *cue_read_progress (guint         status,
                                const char   *body,
                                gsize         length,
                                double        seconds_since_sent,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
