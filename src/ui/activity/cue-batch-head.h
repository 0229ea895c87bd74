/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBatchHead: what was ordered together, in short: what it is, how far, how many of which state, when it will be done,
 * and what can be done about all of it. Properties: batch, queue (construct-only), expanded (what is under it shows),
 * narrow (the buttons stand below). Asks the action activity.expand (s: the batch's id). */
#pragma once

#include <gtk/gtk.h>

#include "cue-batch-list.h"

G_BEGIN_DECLS

#define CUE_TYPE_BATCH_HEAD (cue_batch_head_get_type ())
G_DECLARE_FINAL_TYPE (CueBatchHead, cue_batch_head, CUE, BATCH_HEAD, GtkWidget)

GtkWidget *cue_batch_head_new       (CueBatch           *batch,
                                     CueGenerationQueue *queue) G_GNUC_WARN_UNUSED_RESULT;

CueBatch  *cue_batch_head_get_batch (CueBatchHead *self);

/* (transfer full): "5 done, 1 failed, 2 running". */
char      *cue_batch_head_dup_sum   (CueBatch *batch) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
