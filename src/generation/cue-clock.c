/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clock.h"

#include <time.h>

static gint64
get_now (gpointer clock)
{
  return g_get_real_time ();
}

static gint64
get_steady (gpointer clock)
{
  struct timespec time = { 0 };

  if (clock_gettime (CLOCK_BOOTTIME, &time) != 0)
    return g_get_monotonic_time ();
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static guint
add_timer (gpointer        clock,
           double          seconds,
           GSourceOnceFunc callback,
           gpointer        user_data)
{
  /* A hair later rather than earlier than asked for. */
  return g_timeout_add_once ((guint) (seconds * 1000) + 1, callback, user_data);
}

static void
remove_timer (gpointer clock,
              guint    id)
{
  g_source_remove (id);
}

const CueClock *
cue_clock_get_system (void)
{
  static const CueClock system_clock = { get_now, get_steady, add_timer, remove_timer };

  return &system_clock;
}
