/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueRequestLog: the latest requests to a service, for Details: a GListModel of CueRequestEntry, newest first. What it
 * holds can be shown to anybody: no header, no body, no key. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than this many are forgotten, the oldest first. */
#define CUE_REQUEST_LOG_MAX 500

/* Properties (construct-only): id (guint64, counted from 1 per log), method, path (with its query, capped), started
 * (gint64, Unix microseconds), seconds (double), status (guint, 0: no answer), bytes-sent, bytes-received (guint64, of
 * the bodies), outcome ("ok", or the word of a CueNetError, or "cancelled"). */
#define CUE_TYPE_REQUEST_ENTRY (cue_request_entry_get_type ())
G_DECLARE_FINAL_TYPE (CueRequestEntry, cue_request_entry, CUE, REQUEST_ENTRY, GObject)

guint64        cue_request_entry_get_id       (CueRequestEntry *self);
const char    *cue_request_entry_get_method   (CueRequestEntry *self);
const char    *cue_request_entry_get_path     (CueRequestEntry *self);
const char    *cue_request_entry_get_outcome  (CueRequestEntry *self);
guint          cue_request_entry_get_status   (CueRequestEntry *self);
gint64         cue_request_entry_get_started  (CueRequestEntry *self);
double         cue_request_entry_get_seconds  (CueRequestEntry *self);
guint64        cue_request_entry_get_sent     (CueRequestEntry *self);
guint64        cue_request_entry_get_received (CueRequestEntry *self);

#define CUE_TYPE_REQUEST_LOG (cue_request_log_get_type ())
G_DECLARE_FINAL_TYPE (CueRequestLog, cue_request_log, CUE, REQUEST_LOG, GObject)

CueRequestLog *cue_request_log_new     (void) G_GNUC_WARN_UNUSED_RESULT;
/* The id of the next request; a request is added when it has ended, with the id it was given at its start. */
guint64        cue_request_log_next_id (CueRequestLog *self);
void           cue_request_log_add     (CueRequestLog *self,
                                        guint64        id,
                                        const char    *method,
                                        const char    *path,
                                        gint64         started,
                                        double         seconds,
                                        guint          status,
                                        guint64        bytes_sent,
                                        guint64        bytes_received,
                                        const char    *outcome);
/* (transfer full): all of it as lines of text, for the clipboard. */
char          *cue_request_log_to_text (CueRequestLog *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
