/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sleep of the computer, or a clock that is set, does to waits. */
#include "cue-generation-queue-private.h"

/* A timer that ends so many seconds late was not held up by work: the computer slept. */
#define SLEPT_SECONDS 15.0
/* The clock is corrected by small steps all the time. */
#define SET_SECONDS 2.0

/* Unix time less steady time: it changes when the clock is set, and only then. */
static gint64
get_offset (CueGenerationQueue *self)
{
  const CueClock *clock = self->shared.clock;

  return clock->get_now (self->shared.clock_data) - clock->get_steady (self->shared.clock_data);
}

void
cue_generation_queue_check_clock (CueGenerationQueue *self)
{
  gint64 offset = get_offset (self);
  gint64 difference = offset - self->clock_offset;

  if (self->clock_offset != 0 && ABS (difference) > SET_SECONDS * G_USEC_PER_SEC)
    for (guint i = 0; i < self->jobs->len; i++)
      cue_job_shift (cue_generation_queue_get_job (self, i), difference);
  if (self->clock_offset == 0 || ABS (difference) > SET_SECONDS * G_USEC_PER_SEC)
    self->clock_offset = offset;
}

void
cue_generation_queue_take_late (CueGenerationQueue *self,
                                double              seconds)
{
  cue_generation_queue_check_clock (self);
  if (seconds >= SLEPT_SECONDS)
    cue_generation_queue_wake (self);
}

void
cue_generation_queue_wake (CueGenerationQueue *self)
{
  g_autoptr (CueGenerationQueue) held = NULL;
  g_autoptr (GPtrArray) jobs = NULL;

  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));

  held = g_object_ref (self);
  cue_generation_queue_check_clock (self);
  jobs = cue_generation_queue_copy_jobs (self);
  for (guint i = 0; i < jobs->len; i++)
    cue_job_wake (g_ptr_array_index (jobs, i));
  cue_generation_queue_rehold (self);
  cue_generation_queue_pump (self);
}
