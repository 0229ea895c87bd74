/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSideLayout: a main child and a panel: beside each other where there is room, else the panel below. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Widths in px: of the panel, and of the whole below which the panel goes under the main child. */
#define CUE_SIDE_LAYOUT_PANEL 276
#define CUE_SIDE_LAYOUT_WIDE  620

#define CUE_TYPE_SIDE_LAYOUT (cue_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (CueSideLayout, cue_side_layout, CUE, SIDE_LAYOUT, GtkLayoutManager)

G_END_DECLS
