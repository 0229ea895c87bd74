/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparison: two to four texts laid beside each other: a GListModel of CueCompareRow. Pure; made in one go.
 * The engine's parts are in cue-segments.h (sentences and steps), cue-align.h (which belongs to which) and
 * cue-word-diff.h (what changed inside). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* As many texts as stand side by side. */
#define CUE_COMPARE_MAX_COLUMNS 4

typedef enum
{
  CUE_CELL_SAME,     /* as in the baseline (white space and the steps' numbers aside) */
  CUE_CELL_CHANGED,  /* reworded */
  CUE_CELL_ONLY,     /* only here, not in the baseline */
  CUE_CELL_MISSING,  /* not in this text */
  CUE_CELL_MOVED,    /* the baseline has it, perhaps reworded, at another place: see get_link() */
  CUE_CELL_ELSEWHERE, /* nothing here: this text has it at another place: see get_link() */
} CueCellKind;

#define CUE_TYPE_CELL_KIND (cue_cell_kind_get_type ())
GType cue_cell_kind_get_type (void);

typedef enum
{
  CUE_SPAN_SAME,
  CUE_SPAN_ADDED,   /* only in this text */
  CUE_SPAN_REMOVED, /* only in the baseline; shown struck */
} CueSpanKind;

/* A run of words inside a cell; @text is borrowed from the row. */
typedef struct
{
  CueSpanKind kind;
  char       *text;
} CueSpan;

#define CUE_TYPE_COMPARE_ROW (cue_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (CueCompareRow, cue_compare_row, CUE, COMPARE_ROW, GObject)

/* 1, 2, 3 … */
guint          cue_compare_row_get_number (CueCompareRow *self);
CueCellKind    cue_compare_row_get_kind   (CueCompareRow *self,
                                           guint          column);
/* The segment's own text, "" when missing or elsewhere. Of a structured test: the step in everyday words, its trigger
 * and what the caller does, one below the other. */
const char    *cue_compare_row_get_text   (CueCompareRow *self,
                                           guint          column);
/* The number (1, 2 …) of the row with the other place of what moved: for MOVED where the baseline has it, for ELSEWHERE
 * where this text has it. 0 for the other kinds. */
guint          cue_compare_row_get_link   (CueCompareRow *self,
                                           guint          column);
/* The bytes that the text really has here, with the white space that follows it: all rows' sources of a column, in the
 * text's own order, are that text from its first segment on. Of a structured test: the step as a JSON object, as
 * cue-test-steps.h says. "" when missing. */
const char    *cue_compare_row_get_source (CueCompareRow *self,
                                           guint          column);
/* Which segment of the column's text this is, from 0 up; -1 when it has none here. */
int            cue_compare_row_get_segment (CueCompareRow *self,
                                            guint          column);
/* (transfer none) (element-type CueSpan): the marked text, word diff against the baseline; computed when first asked.
 * When under 60 % of the words stay, no struck words are interleaved. Where the baseline's cell is a numbered step too,
 * the own number stands first, unmarked. */
GPtrArray     *cue_compare_row_get_spans  (CueCompareRow *self,
                                           guint          column);
/* Whether any column differs from the baseline. */
gboolean       cue_compare_row_is_changed (CueCompareRow *self);

#define CUE_TYPE_COMPARISON (cue_comparison_get_type ())
G_DECLARE_FINAL_TYPE (CueComparison, cue_comparison, CUE, COMPARISON, GObject)

/* @texts: two to four, @baseline an index into them. Where all of them are structured tests (both wire shapes), their
 * steps are laid beside each other by trigger; otherwise all are read as text. */
CueComparison *cue_comparison_new           (const char *const *texts,
                                             guint              n_texts,
                                             guint              baseline) G_GNUC_WARN_UNUSED_RESULT;

/* The same in a worker thread. */
void           cue_comparison_new_async     (const char *const   *texts,
                                             guint                n_texts,
                                             guint                baseline,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
CueComparison *cue_comparison_new_finish    (GAsyncResult  *result,
                                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;

guint          cue_comparison_get_n_columns (CueComparison *self);
guint          cue_comparison_get_baseline  (CueComparison *self);
/* Rows that differ. */
guint          cue_comparison_get_n_changes (CueComparison *self);
/* Whether the rows are the steps of structured tests. */
gboolean       cue_comparison_is_structured (CueComparison *self);
/* Whether the texts were too long for fine marks and coarser ones were made. */
gboolean       cue_comparison_is_coarse     (CueComparison *self);

G_END_DECLS
