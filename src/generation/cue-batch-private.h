/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What CueBatchList does with a CueBatch. Private to this folder. */
#pragma once

#include "cue-batch-list.h"

G_BEGIN_DECLS

/* An empty one; @queue is where its generations are. */
CueBatch *cue_batch_new          (CueGenerationQueue *queue,
                                  const char         *id) G_GNUC_WARN_UNUSED_RESULT;
/* Puts @generation where its time belongs. */
void      cue_batch_add          (CueBatch      *self,
                                  CueGeneration *generation);
void      cue_batch_remove       (CueBatch      *self,
                                  CueGeneration *generation);
gint64    cue_batch_get_created  (CueBatch *self);

G_END_DECLS
