/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the aligner share. */
#pragma once

#include "cue-align.h"

G_BEGIN_DECLS

/* Segments that share less than this are not the same sentence reworded. */
#define CUE_ALIGN_MIN_SIMILARITY 0.4

/* Equal words, equal numbers. */
guint cue_aligner_get_key    (CueAligner  *self,
                              CueAlignItem item);
/* The sum of what the segment's words weigh beside the text @other; an everyday sentence has some 100 to 300. */
guint cue_aligner_get_weight (CueAligner  *self,
                              CueAlignItem item,
                              guint        other);

G_END_DECLS
