/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCompareGrid: the rows of a comparison as resizable columns, level with each other, the merged draft beside them, and
 * the overview of changes. It is one list of rows, of which only those in view exist; with scroll-together off, one list a
 * column. It takes sentences into the merged draft itself.
 * Properties: mark-words (TRUE), only-differences (FALSE), scroll-together (TRUE), find-text (nullable: marked wherever it
 * stands; the words are looked for without regard to case and accents); read-only: current-row (1, 2 …; 0 for none), current-column (the merged
 * draft's is the number of columns), n-changes, current-change (0 for none), n-found, current-found (0 for none).
 * Keys while the list has the focus: arrows by cell, Home/End row, Ctrl+Home/End list, Alt+Right take (Alt+Left from right to left), Delete
 * leaves out, Enter edits the merged draft's cell, M goes to the other place of what moved, Ctrl+C copies. */
#pragma once

#include <gtk/gtk.h>

#include "cue-comparison.h"
#include "cue-merged-draft.h"

G_BEGIN_DECLS

#define CUE_TYPE_COMPARE_GRID (cue_compare_grid_get_type ())
G_DECLARE_FINAL_TYPE (CueCompareGrid, cue_compare_grid, CUE, COMPARE_GRID, GtkWidget)

GtkWidget *cue_compare_grid_new            (void) G_GNUC_WARN_UNUSED_RESULT;

/* @comparison: nullable; @titles: one a column. The place in the texts is kept as far as it is still there. */
void       cue_compare_grid_set_comparison (CueCompareGrid    *self,
                                            CueComparison     *comparison,
                                            const char *const *titles);
/* (nullable): NULL hides the merged draft's column. */
void       cue_compare_grid_set_merged     (CueCompareGrid *self,
                                            CueMergedDraft *merged);
/* What stands over a column, as wide as it; @column is the number of columns for the merged draft. Takes a floating
 * widget; NULL for none. Heads of columns that go are dropped. */
void       cue_compare_grid_set_head       (CueCompareGrid *self,
                                            guint           column,
                                            GtkWidget      *head);
/* The number in the column's badge: the variant's. Its place from 1 until set. */
void       cue_compare_grid_set_number     (CueCompareGrid *self,
                                            guint           column,
                                            int             number);
/* Which columns show, a bit each (1 << column, the merged draft's after the last); in a narrow window not all have room. Rows
 * that only exist for hidden columns are dropped. */
void       cue_compare_grid_set_shown      (CueCompareGrid *self,
                                            guint           columns);

/* The next (1) or previous (-1) changed row, or found place, round the end; brought into view and made current. FALSE when
 * there is none. */
gboolean   cue_compare_grid_go_to_change   (CueCompareGrid *self,
                                            int             step);
gboolean   cue_compare_grid_go_to_found    (CueCompareGrid *self,
                                            int             step);
/* @row: 1, 2 … */
void       cue_compare_grid_go_to          (CueCompareGrid *self,
                                            guint           row,
                                            guint           column);
/* The current cell's, or @column's whole text, goes into the merged draft. */
gboolean   cue_compare_grid_take_current   (CueCompareGrid *self);
/* Begins to edit what the merged draft has in the current row; FALSE where that cannot be. */
gboolean   cue_compare_grid_edit_current   (CueCompareGrid *self);
/* (transfer full) (nullable): what is selected, as plain text: real words, no struck ones. */
char      *cue_compare_grid_dup_selected   (CueCompareGrid *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
