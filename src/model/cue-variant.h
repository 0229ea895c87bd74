/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueVariant: a text that a generation (or a person) produced for a scenario, with the request that made it. A record.
 * Properties: id, draft-id, generation-id (nullable), number (1, 2, … within its draft), name (nullable: own name),
 * title (read-only: the name, or "Variant 2"), text, structured, n-words (read-only), created (gint64, Unix
 * microseconds), seconds (double), n-requests, request (JSON text, nullable), caption (read-only: "152 words").
 * The tester's: rating (0–5 stars, 0 = none), note (nullable), hidden. What made it, from its generation: batch-id,
 * label ("German"), wish, seed (gint64, CUE_UNSET), service, answers (JSON text), all nullable; language (code, nullable),
 * personality and test-profile (ids, CUE_UNSET) as the request had them (read-only). */
#pragma once

#include "cue-record.h"

G_BEGIN_DECLS

#define CUE_TYPE_VARIANT (cue_variant_get_type ())
G_DECLARE_FINAL_TYPE (CueVariant, cue_variant, CUE, VARIANT, GObject)

CueVariant *cue_variant_new        (const char *draft_id,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;

const char *cue_variant_get_id     (CueVariant *self);
const char *cue_variant_get_text   (CueVariant *self);
const char *cue_variant_get_title  (CueVariant *self);
int         cue_variant_get_number (CueVariant *self);
int         cue_variant_get_rating (CueVariant *self);
gboolean    cue_variant_get_hidden (CueVariant *self);
/* (nullable) */
const char *cue_variant_get_note   (CueVariant *self);
const char *cue_variant_get_label  (CueVariant *self);
void        cue_variant_set_number (CueVariant *self,
                                    int         number);

G_END_DECLS
