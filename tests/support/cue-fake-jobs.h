/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFakeJobs: the jobs of a CueFakeApi, which follow a script; see its header. */
#pragma once

#include "cue-fields.h"
#include "cue-progress.h"

G_BEGIN_DECLS

typedef struct _CueFakeJobs CueFakeJobs;

CueFakeJobs *cue_fake_jobs_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void         cue_fake_jobs_free          (CueFakeJobs *self);

/* (transfer full): of a new job, whose text names the job and @brief (nullable). */
CueReceipt  *cue_fake_jobs_start         (CueFakeJobs *self,
                                          const char  *brief) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) */
CueProgress *cue_fake_jobs_look          (CueFakeJobs *self,
                                          const char  *progress_id) G_GNUC_WARN_UNUSED_RESULT;

void         cue_fake_jobs_set_n_looks   (CueFakeJobs *self,
                                          guint        n_looks);
/* Both take @progress. */
void         cue_fake_jobs_next_progress (CueFakeJobs *self,
                                          const char  *progress_id,
                                          CueProgress *progress);
void         cue_fake_jobs_set_progress  (CueFakeJobs *self,
                                          const char  *progress_id,
                                          CueProgress *progress);

G_END_DECLS
