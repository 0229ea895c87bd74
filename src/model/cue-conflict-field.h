/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What CueConflict does with its fields. Private to model. */
#pragma once

#include "cue-conflict.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): NULL where all three say the same. @position orders fields. Fields changed on one side
 * only begin with that side chosen. */
CueConflictField *cue_conflict_field_new          (const CueField *field,
                                                   int             position,
                                                   CueScenario    *mine,
                                                   CueScenario    *base,
                                                   CueScenario    *theirs) G_GNUC_WARN_UNUSED_RESULT;
int               cue_conflict_field_get_position (CueConflictField *self);
/* What was chosen for the same property before; only where it is still the same question. */
void              cue_conflict_field_take_choice  (CueConflictField *self,
                                                   CueConflictField *before);
/* Puts what was chosen into @scenario, which is a copy of mine. */
void              cue_conflict_field_apply        (CueConflictField *self,
                                                   CueScenario      *scenario);

G_END_DECLS
