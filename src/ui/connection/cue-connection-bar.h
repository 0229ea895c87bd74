/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConnectionBar: a strip over a whole workspace that says what stands between it and its service, the most urgent
 * thing only, and what can be done: the key is refused, the service asks to wait, nothing answers, or reading takes long.
 * Nothing to say: it is away. Properties: library, queue (construct-only), text (read-only, nullable: what it says).
 * Its buttons use app.enter-key and win.connection-details. */
#pragma once

#include <adwaita.h>

#include "cue-generation-queue.h"
#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_CONNECTION_BAR (cue_connection_bar_get_type ())
G_DECLARE_FINAL_TYPE (CueConnectionBar, cue_connection_bar, CUE, CONNECTION_BAR, AdwBin)

GtkWidget  *cue_connection_bar_new        (CueLibrary         *library,
                                           CueGenerationQueue *queue) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable) */
const char *cue_connection_bar_get_text   (CueConnectionBar *self);

/* While the local workspace practises, a refused key is not news: who practises has asked for it, and there is none to
 * enter. */
void        cue_connection_bar_set_practising (CueConnectionBar *self,
                                               gboolean          practising);

/* In a narrow window the buttons stand below the text. */
void        cue_connection_bar_set_narrow (CueConnectionBar *self,
                                           gboolean          narrow);

G_END_DECLS
