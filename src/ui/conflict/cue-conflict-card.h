/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConflictCard: a field that was changed on both sides: mine, theirs and before beside each other, one of them to be
 * chosen, or words of one's own. */
#pragma once

#include <gtk/gtk.h>

#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_CONFLICT_CARD (cue_conflict_card_get_type ())
G_DECLARE_FINAL_TYPE (CueConflictCard, cue_conflict_card, CUE, CONFLICT_CARD, GtkWidget)

/* @library (nullable): knows the names of what has numbers. */
GtkWidget        *cue_conflict_card_new       (CueConflictField *field,
                                               CueLibrary       *library) G_GNUC_WARN_UNUSED_RESULT;
CueConflictField *cue_conflict_card_get_field (CueConflictCard *self);

G_END_DECLS
