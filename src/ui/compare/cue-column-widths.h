/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueColumnWidths: how wide the columns of a comparison are, shared by their heads and rows. Equal at first; what the tester sets
 * is remembered while the program runs. Signal "changed". */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Four texts and the merged draft. */
#define CUE_COLUMN_WIDTHS_MAX 5

/* Where the row numbers stand, before the first column (px). */
#define CUE_COLUMN_WIDTHS_GUTTER 29

#define CUE_TYPE_COLUMN_WIDTHS (cue_column_widths_get_type ())
G_DECLARE_FINAL_TYPE (CueColumnWidths, cue_column_widths, CUE, COLUMN_WIDTHS, GObject)

CueColumnWidths *cue_column_widths_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/* @shown: which of them show, a bit each. */
void             cue_column_widths_set_columns  (CueColumnWidths *self,
                                                 guint            n_columns,
                                                 guint            shown);
guint            cue_column_widths_get_n        (CueColumnWidths *self);
gboolean         cue_column_widths_is_shown     (CueColumnWidths *self,
                                                 guint            column);
/* The next column that shows, -1 for none; @column -1 asks for the first. */
int              cue_column_widths_get_next     (CueColumnWidths *self,
                                                 int              column);

/* Where a column begins, from the start of a row that is @total wide (px), and its width; 0 for one that does not show. */
void             cue_column_widths_measure      (CueColumnWidths *self,
                                                 int              total,
                                                 guint            column,
                                                 int             *start,
                                                 int             *width);

/* Moves the line after @column by @delta px towards the end; a column stays wide enough to read. */
void             cue_column_widths_move         (CueColumnWidths *self,
                                                 int              total,
                                                 guint            column,
                                                 int              delta);
/* The least that a column can be made by moving a line, when all are @total wide. */
int              cue_column_widths_get_least    (CueColumnWidths *self,
                                                 int              total);
/* All equally wide again. */
void             cue_column_widths_level        (CueColumnWidths *self);

G_END_DECLS
