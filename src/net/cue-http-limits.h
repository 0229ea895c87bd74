/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueHttpLimits: how long and how large an exchange with a service may be. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double connect_seconds; /* until the connection stands, its certificate checked */
  double request_seconds; /* from its start on a connection to the last byte of the answer */
  double retry_seconds;   /* the first pause before a repetition; the next is twice as long */
  gsize  max_bytes;       /* of an answer, decompressed */
} CueHttpLimits;

#define CUE_HTTP_LIMITS_DEFAULT      \
  {                                  \
    .connect_seconds = 10,           \
    .request_seconds = 30,           \
    .retry_seconds = 0.5,            \
    .max_bytes = 32 * 1024 * 1024,   \
  }

G_END_DECLS
