/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCompareLine: a row of the comparison: its number and one cell a text, equally wide, as tall as the tallest. */
#pragma once

#include <gtk/gtk.h>

#include "cue-comparison.h"

G_BEGIN_DECLS

#define CUE_TYPE_COMPARE_LINE (cue_compare_line_get_type ())
G_DECLARE_FINAL_TYPE (CueCompareLine, cue_compare_line, CUE, COMPARE_LINE, GtkWidget)

GtkWidget *cue_compare_line_new  (void) G_GNUC_WARN_UNUSED_RESULT;

/* @titles: one a column, NULL-terminated. */
void       cue_compare_line_show (CueCompareLine    *self,
                                  CueCompareRow     *row,
                                  guint              baseline,
                                  const char *const *titles,
                                  gboolean           marked);

G_END_DECLS
