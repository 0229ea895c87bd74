/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pressing keys as a tester does: through the window system, into the window that has the focus. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Before keys are pressed in @window: cue_ui_keys_press() waits until it has been told of them. */
void cue_ui_keys_listen (GtkWidget *window);

/* A key with those that are held, like "ctrl+c", by the names that xdotool has for them. */
void cue_ui_keys_press  (const char *key);

/* Types letters; wait for what should come of them. */
void cue_ui_keys_type   (const char *text);

G_END_DECLS
