/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFolder: a place for scenarios. Properties: name, path ("billing.refunds"), created-at, updated-at; no id. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

#define CUE_TYPE_FOLDER (cue_folder_get_type ())
G_DECLARE_FINAL_TYPE (CueFolder, cue_folder, CUE, FOLDER, CueResourceObject)

G_END_DECLS
