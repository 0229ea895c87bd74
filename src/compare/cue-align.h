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

/* For texts that are all of one kind, before any is compared: what words weigh hangs on all of them, not on the two that
 * are being compared. */
void        cue_aligner_weigh_in_common (CueAligner *self);

/* Adds a text, which is borrowed and must outlive the aligner; returns its number, from 0 up. */
guint       cue_aligner_add (CueAligner        *self,
                             const CueSegments *segments);

/* Gives a text's segments triggers (@triggers: as many segments, borrowed as well): segments with like triggers belong
 * together though the rest may differ. All texts must have been added before. */
void        cue_aligner_set_triggers (CueAligner        *self,
                                      guint              text,
                                      const CueSegments *triggers);

guint       cue_aligner_count_segments (CueAligner *self,
                                        guint       text);
/* Without marks and the step's number. */
guint       cue_aligner_count_words (CueAligner  *self,
                                     CueAlignItem item);
/* The segment's words and marks as numbers below cue_aligner_count_symbols(), ascending, the step's number left out.
 * Words that differ only in case or ending have one number. Borrowed. */
const guint *cue_aligner_get_words (CueAligner  *self,
                                    CueAlignItem item,
                                    guint       *n);
guint       cue_aligner_count_symbols (CueAligner *self);

/* Whether two segments have the same words, white space and the steps' numbers aside. A step with a number and a
 * sentence without one are not the same. */
gboolean    cue_aligner_is_same (CueAligner   *self,
                                 CueAlignItem  a,
                                 CueAlignItem  b);

/* How much of their wording two segments share, 0–1: longer and rarer words count more, endings, the order of words
 * and the steps' numbers do not. All texts must have been added before. */
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
