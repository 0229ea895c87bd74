/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the service said of a generation, and when, without the text: kept with the generation in "answers", an array of
 * objects with "at" (Unix microseconds) and, where there is any, "word", "stage", "fraction", "message". Private to this
 * folder. */
#pragma once

#include "cue-generation.h"
#include "cue-progress.h"

G_BEGIN_DECLS

void cue_answers_note_receipt  (CueGeneration *generation,
                                gint64         now,
                                CueReceipt    *receipt);
/* The same as the last time is not said again. */
void cue_answers_note_progress (CueGeneration *generation,
                                gint64         now,
                                CueProgress   *progress);

G_END_DECLS
