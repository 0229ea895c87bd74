/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCompareSummary: a button with what a comparison comes to: how far the texts agree, values that contradict each other,
 * what only one says. Each of the latter leads to its row: signal "go-to" (uint row, uint column; row 1, 2 …). Signal "worked-out":
 * the figures are there. */
#pragma once

#include <gtk/gtk.h>

#include "cue-statistics.h"

G_BEGIN_DECLS

#define CUE_TYPE_COMPARE_SUMMARY (cue_compare_summary_get_type ())
G_DECLARE_FINAL_TYPE (CueCompareSummary, cue_compare_summary, CUE, COMPARE_SUMMARY, GtkWidget)

/* @comparison: nullable; @titles: one a column. The figures are worked out in a thread and come later. */
void                 cue_compare_summary_set_comparison (CueCompareSummary *self,
                                                         CueComparison     *comparison,
                                                         const char *const *titles);
/* (transfer none) (nullable): NULL while they are being worked out. */
const CueStatistics *cue_compare_summary_get_statistics (CueCompareSummary *self);

G_END_DECLS
