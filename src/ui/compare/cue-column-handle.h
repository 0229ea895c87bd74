/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueColumnHandle: the line after a column's head: dragged, or moved with the arrow keys, it makes the column wider or narrower; a
 * double click or Home makes all equal. */
#pragma once

#include <gtk/gtk.h>

#include "cue-column-widths.h"

G_BEGIN_DECLS

/* How wide it is to the pointer (px). */
#define CUE_COLUMN_HANDLE_WIDTH 9

#define CUE_TYPE_COLUMN_HANDLE (cue_column_handle_get_type ())
G_DECLARE_FINAL_TYPE (CueColumnHandle, cue_column_handle, CUE, COLUMN_HANDLE, GtkWidget)

GtkWidget *cue_column_handle_new        (CueColumnWidths *widths,
                                         guint            column) G_GNUC_WARN_UNUSED_RESULT;
guint      cue_column_handle_get_column (CueColumnHandle *self);

G_END_DECLS
