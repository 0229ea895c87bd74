/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWindow: what its parts share. */
#pragma once

#include "cue-window.h"

G_BEGIN_DECLS

/* The actions of group "win", for the class; which of them can be used now, for one window. */
void          cue_window_install_actions (GtkWidgetClass *widget_class);
void          cue_window_install_compare (GtkWidgetClass *widget_class);
void          cue_window_enable_actions  (CueWindow *self);

/* (transfer none): cancelled when the window goes. */
GCancellable *cue_window_get_cancellable (CueWindow *self);

/* (transfer none): its pages. */
GtkStack     *cue_window_get_stack       (CueWindow *self);

/* Judging blind and the map of stability, in cue-window-blind.c: their actions, for the class and for one window; the
 * bench of an open workspace; whether one of these pages shows, so that nobody works on what is behind it. */
void          cue_window_install_bench   (GtkWidgetClass *widget_class);
void          cue_window_enable_bench    (CueWindow *self);
void          cue_window_open_bench      (CueWindow  *self,
                                          CueLibrary *library);
void          cue_window_close_bench     (CueWindow *self);
gboolean      cue_window_shows_bench     (CueWindow *self);

/* To the workspace, where one is open, else to the welcome page. */
void          cue_window_go_back         (CueWindow *self);

G_END_DECLS
