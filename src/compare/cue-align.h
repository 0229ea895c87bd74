/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueAligner: finds which segments of several texts belong together, by how much of their wording they share. */
#pragma once

#include <glib.h>

#include "cue-segments.h"

G_BEGIN_DECLS

typedef struct _CueAligner CueAligner;

/* A segment of one of the aligner's texts. */
typedef struct
{
  guint text;
  guint segment;
} CueAlignItem;

CueAligner *cue_aligner_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        cue_aligner_free (CueAligner *self);

/* Adds a text, which is borrowed and must outlive the aligner; returns its number, from 0 up. */
guint       cue_aligner_add (CueAligner        *self,
                             const CueSegments *segments);

/* Whether two segments have the same words, white space and the steps' numbers aside. A step with a number and a
 * sentence without one are not the same. */
gboolean    cue_aligner_is_same (CueAligner   *self,
                                 CueAlignItem  a,
                                 CueAlignItem  b);

/* How much of their wording two segments share, 0–1: longer words count more, the order of words does not,
 * nor do the steps' numbers. */
double      cue_aligner_get_similarity (CueAligner   *self,
                                        CueAlignItem  a,
                                        CueAlignItem  b);

/* Fills @partner (@n_left entries) with the index in @right that each of @left belongs to, -1 for none; ascending on
 * both sides. Memory grows with n_left + n_right. Returns whether the best pairing was found; where the texts are too
 * long for that, a coarser one is made. */
gboolean    cue_aligner_match (CueAligner         *self,
                               const CueAlignItem *left,
                               guint               n_left,
                               const CueAlignItem *right,
                               guint               n_right,
                               int                *partner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueAligner, cue_aligner_free)

G_END_DECLS
