/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueAgent: the AI agent under test. Properties: id, name (read from `name` or `agent_name`), project, description,
 * language, inbound, speaks-first (`agent_speaks_first` or `agent_gives_first_message`), enabled-personalities,
 * mock-tools. Members that may hold secrets (contract.md g) are dropped when reading. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

#define CUE_TYPE_AGENT (cue_agent_get_type ())
G_DECLARE_FINAL_TYPE (CueAgent, cue_agent, CUE, AGENT, CueResourceObject)

G_END_DECLS
