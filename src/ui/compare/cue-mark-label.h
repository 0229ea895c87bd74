/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueMarkLabel: a wrapping label that draws marks behind its text, from its layout: round tints, thick and dotted
 * lines, pills, frames. Its direction follows its text. */
#pragma once

#include <gtk/gtk.h>

#include "cue-marked-text.h"

G_BEGIN_DECLS

#define CUE_TYPE_MARK_LABEL (cue_mark_label_get_type ())
G_DECLARE_FINAL_TYPE (CueMarkLabel, cue_mark_label, CUE, MARK_LABEL, GtkWidget)

GtkWidget  *cue_mark_label_new       (void) G_GNUC_WARN_UNUSED_RESULT;

/* @text: transfer full. @found: which FOUND mark is the current one, -1 for none. */
void        cue_mark_label_show      (CueMarkLabel  *self,
                                      CueMarkedText *text,
                                      CueMarkStyle   style,
                                      int            found);
const char *cue_mark_label_get_text  (CueMarkLabel *self);
/* (nullable): borrowed. */
CueMarkedText *cue_mark_label_get_marked (CueMarkLabel *self);

G_END_DECLS
