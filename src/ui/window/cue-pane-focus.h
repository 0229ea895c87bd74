/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving the keyboard between the panes of a window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pane after (1) or before (-1) the one that has the keyboard gets it; those that cannot be seen are left out, and
 * one that is there more than once counts as one. */
void     cue_pane_focus_next (GtkWidget *const *panes,
                              guint             n_panes,
                              int               step);

/* Gives the keyboard to the first text that can be written in below @widget; FALSE where there is none. */
gboolean cue_pane_focus_text (GtkWidget *widget);

G_END_DECLS
