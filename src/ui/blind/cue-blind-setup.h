/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBlindSetup: what is to be judged blind: which settings, which scenarios and how many; and the rounds there are.
 * Signals: "cancelled", "started" (CueBlindRound: new, not kept yet), "round-activated" (CueBlindRound: one that is there).
 * Actions in group "blind-setup": cancel, start. */
#pragma once

#include <gtk/gtk.h>

#include "cue-blind-rounds.h"
#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_BLIND_SETUP (cue_blind_setup_get_type ())
G_DECLARE_FINAL_TYPE (CueBlindSetup, cue_blind_setup, CUE, BLIND_SETUP, GtkWidget)

/* Where names are found, and the rounds that are offered. Once. */
void  cue_blind_setup_set_library (CueBlindSetup  *self,
                                   CueLibrary     *library,
                                   CueBlindRounds *rounds);
/* @drafts: (element-type CueDraft): what there is to choose from. */
void  cue_blind_setup_set_drafts  (CueBlindSetup *self,
                                   GPtrArray     *drafts);
/* (transfer full) (nullable): for CueBlindNameFunc, with the library as user data. */
char *cue_blind_setup_dup_name    (CueResource resource,
                                   gint64      id,
                                   gpointer    library);

G_END_DECLS
