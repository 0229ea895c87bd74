/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueProgressCard: one generation as it goes: state in words, elapsed time, bar, Stop, Try again, Details. The same card
 * wherever a generation shows. Properties: generation, queue (construct-only), narrow (the buttons stand below). */
#pragma once

#include <gtk/gtk.h>

#include "cue-generation-queue.h"

G_BEGIN_DECLS

#define CUE_TYPE_PROGRESS_CARD (cue_progress_card_get_type ())
G_DECLARE_FINAL_TYPE (CueProgressCard, cue_progress_card, CUE, PROGRESS_CARD, GtkWidget)

GtkWidget     *cue_progress_card_new            (CueGeneration      *generation,
                                                 CueGenerationQueue *queue) G_GNUC_WARN_UNUSED_RESULT;
CueGeneration *cue_progress_card_get_generation (CueProgressCard *self);

/* Narrow cards (the variants panel) put their buttons under the bar. */
void           cue_progress_card_set_narrow     (CueProgressCard *self,
                                                 gboolean         narrow);

G_END_DECLS
