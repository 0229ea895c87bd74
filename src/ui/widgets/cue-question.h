/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueQuestion: a small modal window that asks one thing; with a text field when an answer in words is wanted.
 * Signal "accepted" (text: "" without a field); the window closes itself. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CUE_TYPE_QUESTION (cue_question_get_type ())
G_DECLARE_FINAL_TYPE (CueQuestion, cue_question, CUE, QUESTION, AdwWindow)

/* A yes-or-no question; @destructive marks the accepting button. */
GtkWidget *cue_question_new          (GtkWindow  *parent,
                                      const char *heading,
                                      const char *body,
                                      const char *accept_label,
                                      gboolean    destructive) G_GNUC_WARN_UNUSED_RESULT;
/* One that wants some words; it cannot be accepted empty. */
GtkWidget *cue_question_new_for_text (GtkWindow  *parent,
                                      const char *heading,
                                      const char *body,
                                      const char *accept_label,
                                      const char *field_label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
