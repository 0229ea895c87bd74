/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget for a line of Activity. */
#pragma once

#include <gtk/gtk.h>

#include "cue-activity-row.h"
#include "cue-batch-list.h"

G_BEGIN_DECLS

/* What shows @row, and follows it. */
GtkWidget     *cue_activity_line_new             (CueActivityRow     *row,
                                                  CueGenerationQueue *queue,
                                                  CueBatchList       *batches) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) (nullable): what the line is about that @widget is in, or that is in @widget. */
CueGeneration *cue_activity_line_find_generation (GtkWidget *widget);

G_END_DECLS
