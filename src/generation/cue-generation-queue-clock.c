/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sleep of the computer, or a clock that is set, does to waits. */
#include "cue-generation-queue-private.h"

void
cue_generation_queue_wake (CueGenerationQueue *self)
{
  g_return_if_fail (CUE_IS_GENERATION_QUEUE (self));

  cue_generation_queue_end_hold (self);
  cue_generation_queue_pump (self);
}
