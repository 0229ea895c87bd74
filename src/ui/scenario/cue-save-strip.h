/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSaveStrip: a strip across the scenario page while a draft's way to the service is not over: it waits for the network,
 * may have been saved, was refused, or was changed there as well. Away otherwise.
 * It uses the actions page.forget-save, page.save-again, page.keep-unsaved, page.save and page.show-conflict. */
#pragma once

#include <gtk/gtk.h>

#include "cue-draft.h"

G_BEGIN_DECLS

#define CUE_TYPE_SAVE_STRIP (cue_save_strip_get_type ())
G_DECLARE_FINAL_TYPE (CueSaveStrip, cue_save_strip, CUE, SAVE_STRIP, GtkWidget)

/* Shows how things stand with @draft (nullable) now. @settling: the conflict is on the page already. */
void cue_save_strip_update (CueSaveStrip *self,
                            CueDraft     *draft,
                            gboolean      settling);

G_END_DECLS
