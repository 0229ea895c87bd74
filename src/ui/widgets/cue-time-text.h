/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times in words and figures, for widgets; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): "0:24", "12:05", "1:02:03", in the locale's digits. */
char *cue_time_text_elapsed (double seconds) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): "24 s", "3 min 6 s", "1 h 2 min", in the locale's digits. */
char *cue_time_text_duration (double seconds) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the whole sentence under a scenario's name: "Draft · changed 4 minutes ago, kept on this computer".
 * Both times are Unix microseconds; @changed 0 means unknown. */
char *cue_time_text_draft   (gint64 changed,
                             gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): "14:05", or date and time on another day, in local time; "" for 0. Unix microseconds. */
char *cue_time_text_clock   (gint64 when,
                             gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* Local midnights between @when and @now: 0 today, 1 yesterday, negative in the future. Unix microseconds. */
int   cue_time_text_days_ago (gint64 when,
                              gint64 now);

/* (transfer full): how old what is shown is: "Read just now", "Read 5 minutes ago", "Read on 3/4/26"; "Not read yet" for
 * a @refreshed of 0. Unix microseconds. */
char *cue_time_text_age     (gint64 refreshed,
                             gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): when what is shown was read, as a whole sentence: "You see what was read today at 13:20."; "" for a
 * @refreshed of 0. Unix microseconds. */
char *cue_time_text_read    (gint64 refreshed,
                             gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): when something was saved on the service, as a whole sentence: "Saved on the service today at 19:45.";
 * "" for 0. Unix microseconds. */
char *cue_time_text_saved   (gint64 saved,
                             gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the moment with date and time, in local time; "" for 0. Unix microseconds. */
char *cue_time_text_moment  (gint64 when) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
