/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSelectionBar: below the list while several scenarios are chosen: how many, and what can be done with them.
 * Properties: n-chosen. Signals "requested" (what: "generate", "judge" or "compare") and "cancelled". */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Side by side. */
#define CUE_SELECTION_MAX_COMPARED 4

#define CUE_TYPE_SELECTION_BAR (cue_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (CueSelectionBar, cue_selection_bar, CUE, SELECTION_BAR, AdwBin)

void cue_selection_bar_set_n_chosen (CueSelectionBar *self,
                                     guint            n_chosen);

G_END_DECLS
