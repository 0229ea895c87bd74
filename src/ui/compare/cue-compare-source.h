/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCompareSource: a text that can stand in a column of the Compare page: a variant, the text in use, the saved copy,
 * another scenario's instructions, or a text from outside. It holds the text as it was when last looked at. */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_SOURCE_VARIANT,
  CUE_SOURCE_PRESENT,  /* the text in use */
  CUE_SOURCE_SAVED,    /* what the service has */
  CUE_SOURCE_SCENARIO, /* the text in use of another scenario */
  CUE_SOURCE_OUTSIDE,  /* a file or the clipboard */
} CueSourceKind;

#define CUE_TYPE_COMPARE_SOURCE (cue_compare_source_get_type ())
G_DECLARE_FINAL_TYPE (CueCompareSource, cue_compare_source, CUE, COMPARE_SOURCE, GObject)

CueCompareSource *cue_compare_source_new_variant  (CueVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
CueCompareSource *cue_compare_source_new_present  (CueDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
CueCompareSource *cue_compare_source_new_saved    (CueDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
CueCompareSource *cue_compare_source_new_scenario (CueDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
CueCompareSource *cue_compare_source_new_outside  (const char *title,
                                                   const char *text) G_GNUC_WARN_UNUSED_RESULT;

CueSourceKind     cue_compare_source_get_kind     (CueCompareSource *self);
/* What it is, kept across sessions: no two texts share it. */
const char       *cue_compare_source_get_key      (CueCompareSource *self);
const char       *cue_compare_source_get_title    (CueCompareSource *self);
const char       *cue_compare_source_get_text     (CueCompareSource *self);
/* (transfer none) (nullable) */
CueVariant       *cue_compare_source_get_variant  (CueCompareSource *self);
/* (transfer none) (nullable): whose text it is: of this scenario or another. */
CueDraft         *cue_compare_source_get_draft    (CueCompareSource *self);

/* Looks at what it stands for once more; whether the text is another now. */
gboolean          cue_compare_source_update       (CueCompareSource *self);
/* For g_ptr_array_find_with_equal_func(): whether both have the same key. */
gboolean          cue_compare_source_equal        (gconstpointer a,
                                                   gconstpointer b);

G_END_DECLS
