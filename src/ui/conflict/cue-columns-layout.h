/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueColumnsLayout: children side by side, equally wide and high, where each has room, else one below the other. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Width a child needs to stand beside the others (pixels). */
#define CUE_COLUMNS_LAYOUT_COLUMN 190

#define CUE_TYPE_COLUMNS_LAYOUT (cue_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (CueColumnsLayout, cue_columns_layout, CUE, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
