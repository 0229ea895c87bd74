/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-personality.h"

struct _CuePersonality
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CuePersonality, cue_personality, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_personality_class_init (CuePersonalityClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_PERSONALITIES);
}

static void
cue_personality_init (CuePersonality *self)
{
}
