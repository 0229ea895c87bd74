/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueClock: where the queue has its time from: the computer, or a test that makes minutes pass in no time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  /* Unix microseconds; may be set to anything at any time. */
  gint64 (*get_now)      (gpointer clock);
  /* Microseconds since some moment, those in which the computer slept as well; nobody can set it. */
  gint64 (*get_steady)   (gpointer clock);
  /* Calls @callback once on the main context, after @seconds in which the computer did not sleep, unless it is removed before; returns an id above 0. */
  guint  (*add_timer)    (gpointer        clock,
                          double          seconds,
                          GSourceOnceFunc callback,
                          gpointer        user_data);
  void   (*remove_timer) (gpointer clock,
                          guint    id);
} CueClock;

/* Borrowed, static: the computer's own time; its data is NULL. */
const CueClock *cue_clock_get_system (void);

G_END_DECLS
