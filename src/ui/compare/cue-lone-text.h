/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLoneText: one of the compared texts, or the merged draft, alone and as ordinary text: to select from, to search, and
 * the draft to edit freely. Properties: n-found, current-found (0 for none), both read-only. Signals "edited" (the tester
 * stopped typing for a moment, or leaves), "closed" (back to the columns). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_LONE_TEXT (cue_lone_text_get_type ())
G_DECLARE_FINAL_TYPE (CueLoneText, cue_lone_text, CUE, LONE_TEXT, GtkWidget)

void        cue_lone_text_show        (CueLoneText *self,
                                       const char  *title,
                                       const char  *text,
                                       gboolean     editable);
/* What the tester wrote and nobody was told of is told now. */
void        cue_lone_text_flush       (CueLoneText *self);
/* (transfer full) */
char       *cue_lone_text_dup_text    (CueLoneText *self) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): marked wherever it stands. */
void        cue_lone_text_find        (CueLoneText *self,
                                       const char  *text);
/* The next (1) or previous (-1) place, round the end. */
void        cue_lone_text_go_to_found (CueLoneText *self,
                                       int          step);

G_END_DECLS
