/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueMergedDraft: the text put together from the best of each: a GListModel of CueMergedPiece, one a row of the
 * comparison, each remembering where it comes from. Pure; every change can be undone.
 * Properties: can-undo, can-redo, n-words, empty (all read-only). Signal "changed": some piece changed, also by undo. */
#pragma once

#include <json-glib/json-glib.h>

#include "cue-comparison.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_PIECE_NONE,     /* nothing: left out, or nothing taken yet */
  CUE_PIECE_COMMON,   /* what all texts say alike */
  CUE_PIECE_TAKEN,    /* one text's wording */
  CUE_PIECE_EDITED,   /* the tester's own words, perhaps from a text's */
} CuePieceKind;

#define CUE_TYPE_MERGED_PIECE (cue_merged_piece_get_type ())
G_DECLARE_FINAL_TYPE (CueMergedPiece, cue_merged_piece, CUE, MERGED_PIECE, GObject)

CuePieceKind cue_merged_piece_get_kind   (CueMergedPiece *self);
/* The column it was taken from, also for an edited one; -1 for none, or one that is not shown any more. */
int          cue_merged_piece_get_column (CueMergedPiece *self);
/* "" for NONE. Of a structured test: in everyday words. */
const char  *cue_merged_piece_get_text   (CueMergedPiece *self);
/* Whether @column's wording of the row is already what the draft has there. */
gboolean     cue_merged_piece_has        (CueMergedPiece *self,
                                          CueCompareRow  *row,
                                          guint           column);

#define CUE_TYPE_MERGED_DRAFT (cue_merged_draft_get_type ())
G_DECLARE_FINAL_TYPE (CueMergedDraft, cue_merged_draft, CUE, MERGED_DRAFT, GObject)

/* Empty, for the rows of @comparison. */
CueMergedDraft *cue_merged_draft_new       (CueComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

/* Everything @column says, in its order. */
void            cue_merged_draft_take_all  (CueMergedDraft *self,
                                            guint           column);
/* What @column says in row @position (from 0) takes the place of what the draft has there; where the column has nothing,
 * the row is left out. Of what moved the draft has one place: when some text has the same at another place and the draft
 * has taken it from there, that row is left out in the same step; the tester's own words stay. */
void            cue_merged_draft_take      (CueMergedDraft *self,
                                            guint           position,
                                            guint           column);
void            cue_merged_draft_leave_out (CueMergedDraft *self,
                                            guint           position);
/* The tester's own words; "" leaves the row out. Not for structured tests, whose steps are taken whole. */
void            cue_merged_draft_edit      (CueMergedDraft *self,
                                            guint           position,
                                            const char     *text);
/* The text as a whole, edited freely: what is still recognised keeps its place and origin. */
void            cue_merged_draft_set_text  (CueMergedDraft *self,
                                            const char     *text);

void            cue_merged_draft_undo      (CueMergedDraft *self);
void            cue_merged_draft_redo      (CueMergedDraft *self);

/* The texts, the baseline or the columns changed: the pieces find their rows in @comparison. @columns: for each column
 * of the comparison before, its column now, -1 where it went. Undo survives. */
void            cue_merged_draft_rebase    (CueMergedDraft *self,
                                            CueComparison  *comparison,
                                            const int      *columns);

/* (transfer full): the whole text as it would be used: white space and step numbers as one would write them (steps are
 * numbered anew); a structured test as JSON with its ids made right. */
char           *cue_merged_draft_dup_text  (CueMergedDraft *self) G_GNUC_WARN_UNUSED_RESULT;
guint           cue_merged_draft_get_n_words (CueMergedDraft *self);
gboolean        cue_merged_draft_is_empty  (CueMergedDraft *self);
/* Pieces that are alike in all texts, of the tester's own, and by column (@n_taken: one a column). */
void            cue_merged_draft_count     (CueMergedDraft *self,
                                            guint          *n_common,
                                            guint          *n_edited,
                                            guint          *n_taken);

/* For keeping it with the draft: what pieces say and the keys of the texts they come from (@keys: one a column, for
 * instance variant ids). Loading finds the rows again, as after a rebase; what cannot be read is an error of
 * CUE_MODEL_ERROR. */
JsonNode       *cue_merged_draft_to_json   (CueMergedDraft    *self,
                                            const char *const *keys) G_GNUC_WARN_UNUSED_RESULT;
gboolean        cue_merged_draft_load      (CueMergedDraft    *self,
                                            JsonNode          *node,
                                            const char *const *keys,
                                            GError           **error);

G_END_DECLS
