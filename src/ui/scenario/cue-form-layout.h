/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFormLayout: the groups of a form in two equal columns, row by row, or in one where it is narrow. An odd last group
 * goes across. Groups in one row get one height, so that their cards end on one line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Below this width (px) there is one column. */
#define CUE_FORM_LAYOUT_WIDE 700

#define CUE_TYPE_FORM_LAYOUT (cue_form_layout_get_type ())
G_DECLARE_FINAL_TYPE (CueFormLayout, cue_form_layout, CUE, FORM_LAYOUT, GtkLayoutManager)

G_END_DECLS
