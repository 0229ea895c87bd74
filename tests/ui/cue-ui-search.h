/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding widgets as a tester does: by what they are and say; only those that can be seen count. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer none) (nullable): the @nth widget of @type within @root, itself included. */
GtkWidget *cue_ui_find        (GtkWidget *root,
                               GType      type,
                               guint      nth);
/* (transfer none) (nullable): the button, or label, that reads @text. */
GtkWidget *cue_ui_find_button (GtkWidget  *root,
                               const char *text);
GtkWidget *cue_ui_find_label  (GtkWidget  *root,
                               const char *text);

G_END_DECLS
