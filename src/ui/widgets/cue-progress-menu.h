/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a generation, the same wherever one is shown: its menu, and the ways to stop it and to go on. */
#pragma once

#include <gtk/gtk.h>

#include "cue-generation-queue.h"

G_BEGIN_DECLS

/* Fills the menu of @button by the state of @generation whenever it opens. Gives the button the action group "progress":
 * details, move(i), remove. */
void cue_progress_menu_attach (GtkMenuButton      *button,
                               CueGeneration      *generation,
                               CueGenerationQueue *queue);

/* Lets go of them again: a button that was moved from box to box may outlive its card for a while. */
void cue_progress_menu_detach (GtkMenuButton      *button);

/* Goes on, or tries once more; where that may cost twice it asks first. @widget: where it was asked for. */
void cue_progress_menu_retry  (GtkWidget          *widget,
                               CueGeneration      *generation,
                               CueGenerationQueue *queue);

/* Whether a new key is what it needs, so that trying again is of no use before. */
gboolean cue_progress_menu_wants_key (CueGeneration *generation);

G_END_DECLS
