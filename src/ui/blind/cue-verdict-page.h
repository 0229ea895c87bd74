/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueVerdictPage: what a finished blind round comes to: who won and with how much doubt, the settings, now with their
 * names, and each scenario. Signals: "closed", "compare" (utf8: the id of a draft), "more" (guint: so many scenarios are
 * to be judged yet). Actions in group "verdict": close, export, more, use, undo-use, compare(s). */
#pragma once

#include <gtk/gtk.h>

#include "cue-blind-round.h"
#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_VERDICT_PAGE (cue_verdict_page_get_type ())
G_DECLARE_FINAL_TYPE (CueVerdictPage, cue_verdict_page, CUE, VERDICT_PAGE, GtkWidget)

/* @n_available: scenarios that could be judged yet. */
void cue_verdict_page_show (CueVerdictPage *self,
                            CueLibrary     *library,
                            CueBlindRound  *round,
                            guint           n_available);

G_END_DECLS
