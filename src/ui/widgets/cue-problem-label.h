/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueProblemLabel: a warning icon and a sentence under a field; hidden while there is no problem.
 * Properties: text (nullable). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_PROBLEM_LABEL (cue_problem_label_get_type ())
G_DECLARE_FINAL_TYPE (CueProblemLabel, cue_problem_label, CUE, PROBLEM_LABEL, GtkWidget)

GtkWidget  *cue_problem_label_new      (void) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable) */
const char *cue_problem_label_get_text (CueProblemLabel *self);
void        cue_problem_label_set_text (CueProblemLabel *self,
                                        const char      *text);

G_END_DECLS
