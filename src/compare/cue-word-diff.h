/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word diff of two texts: Myers' algorithm over words in linear space. */
#pragma once

#include <glib.h>

#include "cue-comparison.h"

G_BEGIN_DECLS

void       cue_span_free (CueSpan *span);

/* (transfer full) (element-type CueSpan): one monotone sequence; the SAME and REMOVED texts together are @left to the
 * byte, SAME and ADDED are @right. @for_eye: clean-up so that marks fall on words and phrases.
 * Both texts are valid UTF-8. */
GPtrArray *cue_word_diff (const char *left,
                          const char *right,
                          gboolean    for_eye) G_GNUC_WARN_UNUSED_RESULT;

/* What a diff found out besides. */
typedef struct
{
  double   kept;   /* share of @left's words that stay, 0–1; 1 where it has none */
  gboolean coarse; /* too different to look at everything: correct, but there may be a smaller difference */
} CueWordDiffInfo;

/* The same; @info (nullable) is filled in. */
GPtrArray *cue_word_diff_full (const char      *left,
                               const char      *right,
                               gboolean         for_eye,
                               CueWordDiffInfo *info) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
