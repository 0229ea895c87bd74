/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueTool: a mock tool that an agent can have. Properties: id, name, description. What it answers, and where it is asked, is
 * dropped when reading. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

#define CUE_TYPE_TOOL (cue_tool_get_type ())
G_DECLARE_FINAL_TYPE (CueTool, cue_tool, CUE, TOOL, CueResourceObject)

G_END_DECLS
