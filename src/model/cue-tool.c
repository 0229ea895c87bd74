/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-tool.h"

struct _CueTool
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueTool, cue_tool, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_tool_class_init (CueToolClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_TOOLS);
}

static void
cue_tool_init (CueTool *self)
{
}
