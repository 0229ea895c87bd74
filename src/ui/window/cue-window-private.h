/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWindow: what its parts share. */
#pragma once

#include "cue-window.h"

G_BEGIN_DECLS

/* The actions of group "win", for the class; which of them can be used now, for one window. */
void          cue_window_install_actions (GtkWidgetClass *widget_class);
void          cue_window_enable_actions  (CueWindow *self);

/* (transfer none): cancelled when the window goes. */
GCancellable *cue_window_get_cancellable (CueWindow *self);

/* To the workspace, where one is open, else to the welcome page. */
void          cue_window_go_back         (CueWindow *self);

G_END_DECLS
