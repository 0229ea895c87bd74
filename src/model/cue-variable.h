/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How test profiles make their variables: private to the model. */
#pragma once

#include "cue-test-profile.h"

G_BEGIN_DECLS

/* (transfer full): a variable of a leaf of a profile: a string as it is, nothing for null, other JSON as text. */
CueVariable *cue_variable_new       (CueSection  section,
                                     const char *path,
                                     JsonNode   *value) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the path of the member @name below @parent (nullable): "address.city", "['post code']". */
char        *cue_variable_join_path (const char *parent,
                                     const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
