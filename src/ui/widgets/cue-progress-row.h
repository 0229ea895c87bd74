/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueProgressRow: a generation as a row of a list: state in words, a short bar, elapsed time, what can be done about it.
 * Properties: generation, queue, naming (construct-only), narrow (no bar, no time). Stop asks the action activity.stop (s: id), where there is one. */
#pragma once

#include <gtk/gtk.h>

#include "cue-generation-queue.h"

G_BEGIN_DECLS

/* What a row is called. */
typedef enum
{
  CUE_PROGRESS_BY_SCENARIO, /* its scenario */
  CUE_PROGRESS_BY_LABEL,    /* what sets it apart from the others of its scenario that were ordered with it */
  CUE_PROGRESS_BY_BOTH,
} CueProgressNaming;

#define CUE_TYPE_PROGRESS_NAMING (cue_progress_naming_get_type ())
GType cue_progress_naming_get_type (void);

#define CUE_TYPE_PROGRESS_ROW (cue_progress_row_get_type ())
G_DECLARE_FINAL_TYPE (CueProgressRow, cue_progress_row, CUE, PROGRESS_ROW, GtkWidget)

GtkWidget     *cue_progress_row_new            (CueGeneration      *generation,
                                                CueGenerationQueue *queue,
                                                CueProgressNaming   naming) G_GNUC_WARN_UNUSED_RESULT;

CueGeneration *cue_progress_row_get_generation (CueProgressRow *self);

G_END_DECLS
