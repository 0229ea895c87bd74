/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBatchList: a queue's generations as Activity shows them: a GListModel, newest first, of CueBatch for what was
 * ordered together and of CueGeneration for what was ordered alone. It follows the queue. */
#pragma once

#include "cue-generation-queue.h"

G_BEGIN_DECLS

/* CueBatch: generations ordered together: a GListModel of CueGeneration, oldest first.
 * Properties, all read-only: id, title, created (gint64, Unix microseconds), n-finished, n-failed, n-running, n-waiting,
 * n-stopped, n-uncertain, active (something is still on its way), seconds-left (double; negative = not known). "n-failed"
 * counts those that failed; "n-uncertain" those that ask. */
#define CUE_TYPE_BATCH (cue_batch_get_type ())
G_DECLARE_FINAL_TYPE (CueBatch, cue_batch, CUE, BATCH, GObject)

const char *cue_batch_get_id          (CueBatch *self);
const char *cue_batch_get_title       (CueBatch *self);
guint       cue_batch_get_n_finished  (CueBatch *self);
guint       cue_batch_get_n_failed    (CueBatch *self);
guint       cue_batch_get_n_running   (CueBatch *self);
guint       cue_batch_get_n_waiting   (CueBatch *self);
guint       cue_batch_get_n_stopped   (CueBatch *self);
guint       cue_batch_get_n_uncertain (CueBatch *self);
/* Failed and stopped ones: what "only what is missing" orders. */
guint       cue_batch_get_n_missing   (CueBatch *self);
gboolean    cue_batch_is_active       (CueBatch *self);

#define CUE_TYPE_BATCH_LIST (cue_batch_list_get_type ())
G_DECLARE_FINAL_TYPE (CueBatchList, cue_batch_list, CUE, BATCH_LIST, GObject)

CueBatchList *cue_batch_list_new  (CueGenerationQueue *queue) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable) */
CueBatch     *cue_batch_list_find (CueBatchList *self,
                                   const char   *batch_id);

G_END_DECLS
