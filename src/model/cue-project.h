/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueProject: what a key can see. Properties: id, name. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

#define CUE_TYPE_PROJECT (cue_project_get_type ())
G_DECLARE_FINAL_TYPE (CueProject, cue_project, CUE, PROJECT, CueResourceObject)

G_END_DECLS
