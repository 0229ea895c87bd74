/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConnectionWindow: the latest requests to a service, newest first, for whoever wants to know exactly. What it shows
 * and copies can be shown to anybody. Property: log (construct-only). */
#pragma once

#include <adwaita.h>

#include "cue-request-log.h"

G_BEGIN_DECLS

#define CUE_TYPE_CONNECTION_WINDOW (cue_connection_window_get_type ())
G_DECLARE_FINAL_TYPE (CueConnectionWindow, cue_connection_window, CUE, CONNECTION_WINDOW, AdwWindow)

/* @parent (nullable): the window it belongs to. */
GtkWidget     *cue_connection_window_new       (CueRequestLog *log,
                                                GtkWindow     *parent) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) */
CueRequestLog *cue_connection_window_get_log   (CueConnectionWindow *self);

/* Which of its states shows: "empty" or "rows". */
const char    *cue_connection_window_get_state (CueConnectionWindow *self);

G_END_DECLS
