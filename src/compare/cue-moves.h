/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what stands at another place in another text: segments that no alignment in order can bring together. */
#pragma once

#include "cue-align.h"

G_BEGIN_DECLS

/* @left and @right: two texts of the aligner. @partner (one entry a segment of @left): the alignment in order, -1 for
 * none; pairs of it that have far better partners elsewhere are given up. (transfer full): for each segment of @right
 * the segment of @left that it is, perhaps reworded, at another place; -1 for none. Time and memory are near linear. */
int *cue_moves_find (CueAligner *aligner,
                     guint       left,
                     guint       right,
                     int        *partner) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
