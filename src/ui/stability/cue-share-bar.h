/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueShareBar: a box for each text: filled where it has something, an outline where it has not. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_SHARE_BAR (cue_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (CueShareBar, cue_share_bar, CUE, SHARE_BAR, GtkWidget)

/* @having: a bit for each of @n_texts. */
void cue_share_bar_set (CueShareBar *self,
                        guint        n_texts,
                        guint        having);

G_END_DECLS
