/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueTag: a word that scenarios are marked with. Properties: name; no id. */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

#define CUE_TYPE_TAG (cue_tag_get_type ())
G_DECLARE_FINAL_TYPE (CueTag, cue_tag, CUE, TAG, CueResourceObject)

G_END_DECLS
