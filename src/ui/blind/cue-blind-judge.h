/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBlindJudge: the page that shows the texts of one scenario after the other, and takes the votes. Everything that tells
 * where a text comes from is left out, also from what a screen reader is told. Keys: 1 to 4 choose, 0 none, N note, Space
 * next, Backspace back, Escape pause; while the note has the keyboard they are letters, and Escape leaves it.
 * Signals: "paused", "finished" (all votes are cast and the tester goes on to the verdict), "discarded" (asked and
 * answered). Actions in group "blind": vote(i: the place from 1, 0 for none), next, back, pause, note, discard. */
#pragma once

#include <gtk/gtk.h>

#include "cue-blind-round.h"

G_BEGIN_DECLS

#define CUE_TYPE_BLIND_JUDGE (cue_blind_judge_get_type ())
G_DECLARE_FINAL_TYPE (CueBlindJudge, cue_blind_judge, CUE, BLIND_JUDGE, GtkWidget)

/* @round (nullable): goes on where it was. */
void           cue_blind_judge_set_round (CueBlindJudge *self,
                                          CueBlindRound *round);
CueBlindRound *cue_blind_judge_get_round (CueBlindJudge *self);

G_END_DECLS
