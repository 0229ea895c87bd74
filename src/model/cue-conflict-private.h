/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draft does with its conflict while it is edited further. Private to model. */
#pragma once

#include "cue-conflict.h"

G_BEGIN_DECLS

/* Takes over what @mine says now, keeping the choices of fields that are still changed by both. Returns FALSE, leaving
 * everything alone, where no field is changed by both any more. */
gboolean cue_conflict_update (CueConflict *self,
                              CueScenario *mine);

G_END_DECLS
