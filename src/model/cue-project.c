/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-project.h"

struct _CueProject
{
  CueResourceObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CueProject, cue_project, CUE_TYPE_RESOURCE_OBJECT)

static void
cue_project_class_init (CueProjectClass *klass)
{
  cue_resource_object_class_install (CUE_RESOURCE_OBJECT_CLASS (klass), CUE_RESOURCE_PROJECTS);
}

static void
cue_project_init (CueProject *self)
{
}
