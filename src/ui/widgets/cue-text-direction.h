/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The direction a text is written in. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* That of the first letter; GTK_TEXT_DIR_NONE where there is none. */
GtkTextDirection cue_text_direction_find (const char *text);

G_END_DECLS
