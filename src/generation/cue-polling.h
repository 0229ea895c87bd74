/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When to look next: the polling policy as one pure function. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double        elapsed;     /* seconds since the service took the request */
  const double *lengths;     /* (nullable): seconds that this workspace's latest generations took, shortest first */
  guint         n_lengths;
  double        fraction;    /* as last told; negative = not told */
  gboolean      urgent;      /* it is one of several, so that its delay is theirs */
  double        quiet;       /* seconds since anything changed */
  double        retry_after; /* seconds the service asked for; negative = none */
  guint         n_failures;  /* looks in a row that failed by network or 5xx */
  double        jitter;      /* a random number, 0–1 */
} CuePollingInput;

/* Seconds until the next look, 0.02 to 30 (longer only for retry_after). */
double cue_polling_next_delay (const CuePollingInput *input);

/* Whether the service has the request in line, by its word (nullable), rather than being at work on it. */
gboolean cue_polling_is_queued_word (const char *word);

G_END_DECLS
