/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBlindText: one of the texts to be judged, as a card: its place ("Text A"), the key that chooses it, and what it says.
 * Nothing of it tells where the text comes from. Property: chosen (boolean). Signal "activated": it was clicked. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_BLIND_TEXT (cue_blind_text_get_type ())
G_DECLARE_FINAL_TYPE (CueBlindText, cue_blind_text, CUE, BLIND_TEXT, GtkWidget)

/* @place: from 0. */
GtkWidget *cue_blind_text_new        (guint       place,
                                      const char *text) G_GNUC_WARN_UNUSED_RESULT;

void       cue_blind_text_set_chosen (CueBlindText *self,
                                      gboolean      chosen);
gboolean   cue_blind_text_get_chosen (CueBlindText *self);

/* (transfer full): what the @place is called: "Text A". */
char      *cue_blind_text_dup_name   (guint place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
