/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the tester, who is elsewhere, that a text has been written. */
#pragma once

#include <gtk/gtk.h>

#include "cue-generation.h"

G_BEGIN_DECLS

/* Sends a notification that leads to the scenario (app.show-draft), unless @window has the keyboard. */
void cue_notifier_tell (GApplication  *application,
                        GtkWindow     *window,
                        CueGeneration *generation);

G_END_DECLS
