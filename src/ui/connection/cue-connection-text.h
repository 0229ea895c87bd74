/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the connection's strip, list and window say; pure. Times are Unix microseconds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): "The service asks to wait. Going on in 0:42." */
char       *cue_connection_text_paused  (gint64 until,
                                         gint64 now) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the same with the time of day, which does not change each second. */
char       *cue_connection_text_until   (gint64 until,
                                         gint64 now) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): @error_text (nullable: that of CueConnection), when what is shown was read, and what waits. */
char       *cue_connection_text_offline (const char *error_text,
                                         gint64      refreshed,
                                         gint64      now,
                                         guint       n_saves,
                                         guint       n_generations) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable): "2 saves and 1 generation wait for the network."; NULL where nothing waits. */
char       *cue_connection_text_waiting (guint n_saves,
                                         guint n_generations) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): "Reading scenarios: 12,300 of 100,000"; 0 for what is not known. */
char       *cue_connection_text_reading (guint n_read,
                                         guint n_total) G_GNUC_WARN_UNUSED_RESULT;
/* What became of a request, in a few words; @outcome is that of CueRequestEntry. */
const char *cue_connection_text_outcome (const char *outcome);
/* (transfer full): how long a request took: "240 ms", "1.3 s". */
char       *cue_connection_text_took    (double seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
