/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-clock.h"

#include "cue-test.h"

typedef struct
{
  guint           id;
  gint64          due;
  GSourceOnceFunc callback;
  gpointer        user_data;
} Timer;

struct _CueFakeClock
{
  gint64  now;    /* steady */
  gint64  offset; /* from steady to Unix time */
  guint   last_id;
  GArray *timers; /* (owned) (element-type Timer) */
};

static gint64
get_now (gpointer clock)
{
  return ((CueFakeClock *) clock)->now + ((CueFakeClock *) clock)->offset;
}

static gint64
get_steady (gpointer clock)
{
  return ((CueFakeClock *) clock)->now;
}

static guint
add_timer (gpointer        clock,
           double          seconds,
           GSourceOnceFunc callback,
           gpointer        user_data)
{
  CueFakeClock *self = clock;
  Timer         timer = { ++self->last_id, self->now + (gint64) (seconds * G_USEC_PER_SEC), callback, user_data };

  g_assert_cmpfloat (seconds, >, 0);
  g_array_append_val (self->timers, timer);
  return timer.id;
}

static void
remove_timer (gpointer clock,
              guint    id)
{
  CueFakeClock *self = clock;

  for (guint i = 0; i < self->timers->len; i++)
    if (g_array_index (self->timers, Timer, i).id == id)
      {
        g_array_remove_index (self->timers, i);
        return;
      }
  g_assert_not_reached ();
}

/* The next timer due until @end; FALSE when there is none. */
static gboolean
take_next (CueFakeClock *self,
           gint64        end,
           Timer        *next)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < self->timers->len; i++)
    if (g_array_index (self->timers, Timer, i).due <= end &&
        (found == G_MAXUINT || g_array_index (self->timers, Timer, i).due < g_array_index (self->timers, Timer, found).due))
      found = i;
  if (found == G_MAXUINT)
    return FALSE;

  *next = g_array_index (self->timers, Timer, found);
  g_array_remove_index (self->timers, found);
  return TRUE;
}

CueFakeClock *
cue_fake_clock_new (void)
{
  CueFakeClock *self = g_new0 (CueFakeClock, 1);

  self->now = 1000 * G_USEC_PER_SEC;
  self->offset = g_get_real_time () - self->now;
  self->timers = g_array_new (FALSE, FALSE, sizeof (Timer));
  return self;
}

void
cue_fake_clock_free (CueFakeClock *self)
{
  g_assert_cmpuint (self->timers->len, ==, 0);
  g_array_unref (self->timers);
  g_free (self);
}

const CueClock *
cue_fake_clock_get_funcs (void)
{
  static const CueClock funcs = { get_now, get_steady, add_timer, remove_timer };

  return &funcs;
}

void
cue_fake_clock_advance (CueFakeClock *self,
                        double        seconds)
{
  gint64 end = self->now + (gint64) (seconds * G_USEC_PER_SEC);
  Timer  timer = { 0 };

  cue_test_iterate ();
  while (take_next (self, end, &timer))
    {
      self->now = MAX (self->now, timer.due);
      timer.callback (timer.user_data);
      cue_test_iterate ();
    }
  self->now = end;
}

void
cue_fake_clock_set (CueFakeClock *self,
                    double        seconds)
{
  self->offset += (gint64) (seconds * G_USEC_PER_SEC);
}

void
cue_fake_clock_sleep (CueFakeClock *self,
                      double        seconds)
{
  gint64 slept = (gint64) (seconds * G_USEC_PER_SEC);

  self->now += slept;
  for (guint i = 0; i < self->timers->len; i++)
    g_array_index (self->timers, Timer, i).due += slept;
}

gint64
cue_fake_clock_get_now (CueFakeClock *self)
{
  return get_now (self);
}

guint
cue_fake_clock_get_n_timers (CueFakeClock *self)
{
  return self->timers->len;
}
