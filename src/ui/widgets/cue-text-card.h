/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueTextCard: a card to write several lines in; its foot says what the field is for, or what is wrong with it.
 * Properties: text, hint, problem (nullable), label (what a screen reader calls it). Signal "left": the focus left. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_TEXT_CARD (cue_text_card_get_type ())
G_DECLARE_FINAL_TYPE (CueTextCard, cue_text_card, CUE, TEXT_CARD, GtkWidget)

const char *cue_text_card_get_text    (CueTextCard *self);
/* Setting cannot be undone by the tester: it is what a new scenario brings. */
void        cue_text_card_set_text    (CueTextCard *self,
                                       const char  *text);
const char *cue_text_card_get_problem (CueTextCard *self);
void        cue_text_card_set_problem (CueTextCard *self,
                                       const char  *problem);

G_END_DECLS
