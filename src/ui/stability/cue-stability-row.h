/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStabilityRow: a step of a stability map: what it says, in how many of the texts, what contradicts, and on request how
 * each text words it. */
#pragma once

#include <gtk/gtk.h>

#include "cue-stability.h"

G_BEGIN_DECLS

#define CUE_TYPE_STABILITY_ROW (cue_stability_row_get_type ())
G_DECLARE_FINAL_TYPE (CueStabilityRow, cue_stability_row, CUE, STABILITY_ROW, GtkWidget)

/* @titles: one a text. */
GtkWidget *cue_stability_row_new       (CueStabilityStep   *step,
                                        const char *const  *titles) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): "in all 5", "in 3 of 5", "only in Variant 2". */
char      *cue_stability_row_dup_share (CueStabilityStep   *step,
                                        const char *const  *titles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
