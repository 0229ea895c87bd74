/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stretches that two long sequences plainly have in common: they divide what is to be compared into small parts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* left[x, x + length) is right[y, y + length). */
typedef struct
{
  guint x;
  guint y;
  guint length;
} CueAnchor;

/* (transfer full) (nullable) (element-type CueAnchor): ascending on both sides, made of runs of numbers that each side has
 * once; NULL when there are too few to rely on. Time and memory grow with n_left + n_right. */
GArray *cue_anchors_find (const guint *left,
                          guint        n_left,
                          const guint *right,
                          guint        n_right) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
