/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueProfileValues: what the caller knows, by key; how values become `{{test_profile.…}}` placeholders. Pure. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _CueProfileValues CueProfileValues;

/* @information is a test profile's (sectioned or flat), or NULL for no profile. */
CueProfileValues *cue_profile_values_new         (JsonNode *information) G_GNUC_WARN_UNUSED_RESULT;
void              cue_profile_values_free        (CueProfileValues *self);
gboolean          cue_profile_values_is_empty    (CueProfileValues *self);

/* Borrowed: the placeholder of the first of @keys (an array of strings) that the caller knows, or NULL. */
const char       *cue_profile_values_find        (CueProfileValues *self,
                                                  JsonArray        *keys);

/* (transfer full): @text with every literal value of the profile replaced by its placeholder, and braces that are no
 * reference to a known key taken out. */
char             *cue_profile_values_substitute  (CueProfileValues *self,
                                                  const char       *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueProfileValues, cue_profile_values_free)

G_END_DECLS
