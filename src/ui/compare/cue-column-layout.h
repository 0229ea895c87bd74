/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueColumnLayout: lays a widget's children out as columns of a comparison: the first one in the gutter, the next ones in
 * the columns in their order. All are as tall as the tallest. */
#pragma once

#include <gtk/gtk.h>

#include "cue-column-widths.h"

G_BEGIN_DECLS

#define CUE_TYPE_COLUMN_LAYOUT (cue_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (CueColumnLayout, cue_column_layout, CUE, COLUMN_LAYOUT, GtkLayoutManager)

GtkLayoutManager *cue_column_layout_new (CueColumnWidths *widths) G_GNUC_WARN_UNUSED_RESULT;

/* Puts @child where @column is in a row of @total by @height; it stays unmapped where the column does not show. */
void              cue_column_layout_place (CueColumnWidths *widths,
                                           GtkWidget       *child,
                                           guint            column,
                                           int              total,
                                           int              height);

G_END_DECLS
