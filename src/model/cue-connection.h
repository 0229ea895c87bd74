/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConnection: how things stand between this computer and a workspace's service. One object a client (CueApi): the
 * client notes every outcome in it, everybody else watches it: the queue of generations, the saves that wait, the window.
 * Properties: state, paused-until (gint64, Unix microseconds; 0 while not paused), error-text (nullable sentence on why
 * it is not online), log (CueRequestLog).
 * Signal "retry": somebody asked to go on at once (a button, a new key, the network is back). */
#pragma once

#include "cue-request-log.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_CONNECTION_UNKNOWN,     /* nothing was answered yet, or it is to be tried anew */
  CUE_CONNECTION_ONLINE,      /* the last request was answered */
  CUE_CONNECTION_OFFLINE,     /* nothing answers at the address */
  CUE_CONNECTION_PAUSED,      /* the service asked everybody to wait (429): nothing is sent until paused-until */
  CUE_CONNECTION_KEY_REFUSED, /* the service does not know the key (401): nothing is sent until there is another */
} CueConnectionState;

#define CUE_TYPE_CONNECTION_STATE (cue_connection_state_get_type ())
GType cue_connection_state_get_type (void);

#define CUE_TYPE_CONNECTION (cue_connection_get_type ())
G_DECLARE_FINAL_TYPE (CueConnection, cue_connection, CUE, CONNECTION, GObject)

CueConnection     *cue_connection_new             (void) G_GNUC_WARN_UNUSED_RESULT;

CueConnectionState cue_connection_get_state       (CueConnection *self);
gint64             cue_connection_get_paused_until (CueConnection *self);
const char        *cue_connection_get_error_text  (CueConnection *self);
CueRequestLog     *cue_connection_get_log         (CueConnection *self);

/* Whether a request may leave now: not while PAUSED or KEY_REFUSED. */
gboolean           cue_connection_may_send        (CueConnection *self);

/* What a client notes. An answer, whatever its status, makes it ONLINE; errors of CUE_NET_ERROR: OFFLINE and
 * CERTIFICATE make it OFFLINE, UNAUTHORIZED KEY_REFUSED, BUSY PAUSED for the seconds it carries (5 where it carries none);
 * others change nothing. A pause that ends makes it UNKNOWN by itself. */
void               cue_connection_note_answer     (CueConnection *self);
void               cue_connection_note_error      (CueConnection *self,
                                                   const GError  *error);

/* Ends a pause, an offline state or a refused key: UNKNOWN, then "retry". */
void               cue_connection_retry           (CueConnection *self);

G_END_DECLS
