/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBarLayout: a label (the first child) and buttons after it in one line; where that is too wide, the label above and
 * the buttons below, in as many lines as they need. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_BAR_LAYOUT (cue_bar_layout_get_type ())
G_DECLARE_FINAL_TYPE (CueBarLayout, cue_bar_layout, CUE, BAR_LAYOUT, GtkLayoutManager)

G_END_DECLS
