/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CuePersonality: how the caller sounds. Properties: id, project, name, prompt, language, accent, provider,
 * background-noise, interruption-level, speed; everything else is kept as it came. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

#define CUE_TYPE_PERSONALITY (cue_personality_get_type ())
G_DECLARE_FINAL_TYPE (CuePersonality, cue_personality, CUE, PERSONALITY, CueResourceObject)

G_END_DECLS
