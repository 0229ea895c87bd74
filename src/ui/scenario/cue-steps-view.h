/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStepsView: a structured test to read: when the agent does something, what the caller says. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_STEPS_VIEW (cue_steps_view_get_type ())
G_DECLARE_FINAL_TYPE (CueStepsView, cue_steps_view, CUE, STEPS_VIEW, GtkWidget)

/* FALSE, and nothing changes, when @text is not a structured test. */
gboolean cue_steps_view_set_text (CueStepsView *self,
                                  const char   *text);

G_END_DECLS
