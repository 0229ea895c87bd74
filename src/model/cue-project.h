/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueProject: what a key can see. Properties: id, name, organization (its id and name only; a project's other members
 * can be secrets and are dropped when reading). */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

#define CUE_TYPE_PROJECT (cue_project_get_type ())
G_DECLARE_FINAL_TYPE (CueProject, cue_project, CUE, PROJECT, CueResourceObject)

/* Borrowed until the next call: the name of the organization that the project belongs to, "" when it is not said. */
const char *cue_project_get_organization_name (CueProject *self);

G_END_DECLS
