/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-agent.h"

struct _CueAgent
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueAgent, cue_agent, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_agent_class_init (CueAgentClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_AGENTS);
}

static void
cue_agent_init (CueAgent *self)
{
}
