/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSaveCard: a scenario whose way to the service is not over: what it waits for, or what somebody has to decide.
 * Property: draft (construct-only). It asks the application for app.show-draft (s: the draft's id). */
#pragma once

#include <adwaita.h>

#include "cue-draft.h"

G_BEGIN_DECLS

#define CUE_TYPE_SAVE_CARD (cue_save_card_get_type ())
G_DECLARE_FINAL_TYPE (CueSaveCard, cue_save_card, CUE, SAVE_CARD, AdwBin)

GtkWidget  *cue_save_card_new      (CueDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

const char *cue_save_card_get_text (CueSaveCard *self);

/* Whether @draft is on its way to the service, so that there is a card for it. */
gboolean    cue_save_card_is_for   (CueDraft *draft);

G_END_DECLS
