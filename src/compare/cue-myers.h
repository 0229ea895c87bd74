/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Longest common subsequence of two sequences of numbers: Myers' O(ND) algorithm, divide and conquer, linear space. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Steps of the inner loop after which the search stops being exact; some 0.1 s of work. */
#define CUE_MYERS_BUDGET G_GINT64_CONSTANT (40000000)

/* Fills @partner (@n_left entries) with the index in @right that each of @left is matched with, -1 for none; the
 * matches ascend on both sides. Returns whether their number is the largest possible, or as near to it as one can tell
 * apart (long inputs that have much in common are divided first, see cue-anchors.h); it is unless @budget ran out, after
 * which the search goes on in coarser steps, in time linear in the input. */
gboolean cue_myers_match (const guint *left,
                          guint        n_left,
                          const guint *right,
                          guint        n_right,
                          gint64       budget,
                          int         *partner);

G_END_DECLS
