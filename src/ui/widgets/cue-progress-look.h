/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a generation looks and reads wherever one is shown: icon, colour, bar and words for its state. */
#pragma once

#include <gtk/gtk.h>

#include "cue-generation.h"

G_BEGIN_DECLS

typedef struct
{
  const char *icon;        /* (nullable): NULL: a spinner turns */
  const char *style;       /* (nullable): "late", "done" or "failed": colour of bar and icon */
  gboolean    bar;         /* there is something to show the progress of */
  const char *retry_label; /* (nullable): untranslated label of the button for going on or trying once more */
} CueProgressLook;

const CueProgressLook *cue_progress_look_get          (CueGeneration *generation);

/* Whether it says how far it is. */
gboolean               cue_progress_look_has_fraction (CueGeneration *generation);
/* 0–1; 1 for a finished one. */
double                 cue_progress_look_get_fraction (CueGeneration *generation);
/* Whether it will not go on before somebody decides something: failed, uncertain, or asked by the service. */
gboolean               cue_progress_look_needs_you    (CueGeneration *generation);
/* Whether it is at the service or on its way there. */
gboolean               cue_progress_look_is_running   (CueGeneration *generation);

/* (nullable): the label of the button for going on, translated, as it is for this one. */
const char            *cue_progress_look_get_retry_label (CueGeneration *generation);

/* (transfer full): the state in words. @moves: something beside it turns or pulses; where nothing moves, words say that
 * it goes on. @now: Unix microseconds. */
char                  *cue_progress_look_dup_text     (CueGeneration *generation,
                                                       gint64         now,
                                                       gboolean       moves) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): what a screen reader is told, once a state and at each quarter of the way. */
char                  *cue_progress_look_dup_spoken   (CueGeneration *generation,
                                                       gint64         now) G_GNUC_WARN_UNUSED_RESULT;
/* Whether that is another than at the call before; @last keeps what was told, and begins as 0. */
gboolean               cue_progress_look_has_news_for (CueGeneration *generation,
                                                       guint         *last);
/* (transfer full) (nullable): "last news 24 s ago", where the service has been silent for a while and ought to speak. */
char                  *cue_progress_look_dup_news     (CueGeneration *generation,
                                                       gint64         now) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): "24 s": how long it takes, or took; "" where it ended before it began. */
char                  *cue_progress_look_dup_elapsed  (CueGeneration *generation,
                                                       gint64         now) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the tester wants things to move. */
gboolean               cue_progress_look_moves        (GtkWidget *widget);

G_END_DECLS
