/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConflictSide: one side of a field changed by both, as a radio button with the side's words, those that are not in
 * the version before underlined, those that have gone struck through. */
#pragma once

#include <gtk/gtk.h>

#include "cue-conflict.h"

G_BEGIN_DECLS

#define CUE_TYPE_CONFLICT_SIDE (cue_conflict_side_get_type ())
G_DECLARE_FINAL_TYPE (CueConflictSide, cue_conflict_side, CUE, CONFLICT_SIDE, GtkWidget)

/* @text: what the side says. @before (nullable): what to mark it against; NULL marks nothing. @group (nullable): another
 * side of the same field. */
GtkWidget        *cue_conflict_side_new      (CueConflictChoice  side,
                                              const char        *text,
                                              const char        *before,
                                              CueConflictSide   *group) G_GNUC_WARN_UNUSED_RESULT;
CueConflictChoice cue_conflict_side_get_side (CueConflictSide *self);
/* (transfer none): signal "toggled" says that the side was chosen. */
GtkCheckButton   *cue_conflict_side_get_radio (CueConflictSide *self);

G_END_DECLS
