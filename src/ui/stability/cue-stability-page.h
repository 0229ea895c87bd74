/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStabilityPage: which steps the variants of one scenario have in common, which only some or one of them has, and
 * where they contradict each other. Properties: filter (a string: "every", "all", "some" or "one"), busy (boolean,
 * read-only). Signal "closed". Actions in group "stability": close, filter. */
#pragma once

#include <gtk/gtk.h>

#include "cue-draft.h"
#include "cue-stability.h"

G_BEGIN_DECLS

#define CUE_TYPE_STABILITY_PAGE (cue_stability_page_get_type ())
G_DECLARE_FINAL_TYPE (CueStabilityPage, cue_stability_page, CUE, STABILITY_PAGE, GtkWidget)

/* Begins anew with the variants that @draft has now, without hidden ones; of more than CUE_STABILITY_MAX_TEXTS the newest. */
void          cue_stability_page_set_draft (CueStabilityPage *self,
                                            CueDraft         *draft);
/* (nullable): NULL until it is there. */
CueStability *cue_stability_page_get_map   (CueStabilityPage *self);
/* Borrowed: the steps that are shown. */
GListModel   *cue_stability_page_get_steps (CueStabilityPage *self);

G_END_DECLS
