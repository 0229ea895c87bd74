/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times in words and figures, for widgets; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): "0:24", "12:05", "1:02:03", in the locale's digits. */
char *cue_time_text_elapsed (double seconds) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the whole sentence under a scenario's name: "Draft · changed 4 minutes ago, kept on this computer".
 * Both times are Unix microseconds; @changed 0 means unknown. */
char *cue_time_text_draft   (gint64 changed,
                             gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): "14:05", or date and time on another day, in local time; "" for 0. Unix microseconds. */
char *cue_time_text_clock   (gint64 when,
                             gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
