/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGridState: what the parts of a CueCompareGrid share: the comparison, the merged draft, what is shown and marked, the current
 * place and the selection. Rows are numbered from 1, columns from 0, the merged draft's after the texts'.
 * Signals: rows-changed (other rows, columns or baseline), look-changed (the same rows are to be shown once more), place-changed (current cell
 * or selection), draft-changed (what the merged draft says). */
#pragma once

#include <gtk/gtk.h>

#include "cue-cell-marks.h"
#include "cue-column-widths.h"
#include "cue-comparison.h"
#include "cue-merged-draft.h"

G_BEGIN_DECLS

/* Which pieces of the line that joins the two places of moved sentences a row draws in its gutter. */
typedef enum
{
  CUE_BRACKET_ABOVE = 1 << 0, /* from the row's top edge to the sentence */
  CUE_BRACKET_BELOW = 1 << 1, /* from the sentence to the row's bottom edge */
  CUE_BRACKET_END   = 1 << 2, /* the hook at the sentence */
} CueBracket;

#define CUE_TYPE_GRID_STATE (cue_grid_state_get_type ())
G_DECLARE_FINAL_TYPE (CueGridState, cue_grid_state, CUE, GRID_STATE, GObject)

CueGridState    *cue_grid_state_new            (void) G_GNUC_WARN_UNUSED_RESULT;

CueColumnWidths *cue_grid_state_get_widths     (CueGridState *self);

/* @comparison: nullable. */
void             cue_grid_state_set_comparison (CueGridState      *self,
                                                CueComparison     *comparison,
                                                const char *const *titles);
/* (nullable) */
CueComparison   *cue_grid_state_get_comparison (CueGridState *self);
guint            cue_grid_state_get_n_rows     (CueGridState *self);
guint            cue_grid_state_get_n_columns  (CueGridState *self);
guint            cue_grid_state_get_baseline   (CueGridState *self);
/* Of a text's column. */
const char      *cue_grid_state_get_title      (CueGridState *self,
                                                guint         column);
/* (transfer full) (nullable) */
CueCompareRow   *cue_grid_state_dup_row        (CueGridState *self,
                                                guint         number);

void             cue_grid_state_set_merged     (CueGridState   *self,
                                                CueMergedDraft *merged);
/* (nullable) */
CueMergedDraft  *cue_grid_state_get_merged     (CueGridState *self);
/* (transfer full) (nullable): what the merged draft has in a row. */
CueMergedPiece  *cue_grid_state_dup_piece      (CueGridState *self,
                                                guint         number);
/* (transfer full): the text of a cell as it is written, "" for none. */
char            *cue_grid_state_dup_text       (CueGridState *self,
                                                guint         number,
                                                guint         column);
/* Whether taking @column's wording would change the merged draft. */
gboolean         cue_grid_state_can_take       (CueGridState *self,
                                                CueCompareRow *row,
                                                guint          column);
gboolean         cue_grid_state_take           (CueGridState *self,
                                                guint         number,
                                                guint         column);

void             cue_grid_state_set_shown      (CueGridState *self,
                                                guint         columns);
gboolean         cue_grid_state_is_shown       (CueGridState *self,
                                                guint         column);
/* Whether a column that shows has something in the row. */
gboolean         cue_grid_state_has_row        (CueGridState  *self,
                                                CueCompareRow *row);
/* Whether a column that shows differs from the baseline there. */
gboolean         cue_grid_state_is_changed     (CueGridState  *self,
                                                CueCompareRow *row);

/* Whether only rows that differ show. */
void             cue_grid_state_set_only_changed (CueGridState *self,
                                                  gboolean      only_changed);
gboolean         cue_grid_state_get_only_changed (CueGridState *self);

void             cue_grid_state_set_marked     (CueGridState *self,
                                                gboolean      marked);
gboolean         cue_grid_state_get_marked     (CueGridState *self);
/* @needle: what is looked for, NULL or "" for nothing; kept without case and accents. */
void             cue_grid_state_set_needle     (CueGridState *self,
                                                const char   *needle);
/* (nullable): folded. */
const char      *cue_grid_state_get_needle     (CueGridState *self);

/* Which of the places found is the current one: the cell, and the how manieth there, from 0; @row 0 for none. */
void             cue_grid_state_set_found      (CueGridState *self,
                                                guint         row,
                                                guint         column,
                                                guint         nth);
/* -1 where the current one is not in that cell. */
int              cue_grid_state_get_found_in   (CueGridState *self,
                                                guint         row,
                                                guint         column);

/* What stands in the badges of the columns; their place from 1 until set. */
void             cue_grid_state_set_number     (CueGridState *self,
                                                guint         column,
                                                int           number);
int              cue_grid_state_get_number     (CueGridState *self,
                                                guint         column);

/* @row 0 for none. @extend: the selection grows from where it began. */
void             cue_grid_state_set_place      (CueGridState *self,
                                                guint         row,
                                                guint         column,
                                                gboolean      extend);
guint            cue_grid_state_get_row        (CueGridState *self);
guint            cue_grid_state_get_column     (CueGridState *self);
gboolean         cue_grid_state_is_selected    (CueGridState *self,
                                                guint         row,
                                                guint         column);
void             cue_grid_state_get_selection  (CueGridState *self,
                                                guint        *first,
                                                guint        *last);

/* CueBracket flags of a cell. */
guint            cue_grid_state_get_bracket    (CueGridState *self,
                                                guint         number,
                                                guint         column);
CueMarkStyle     cue_grid_state_get_style      (CueGridState *self);

G_END_DECLS
