/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueJobs: requests to write instructions, from the request to the text. A job takes a set number of seconds and passes
 * through stages; its state and text are kept in the repository, and jobs without an end go on at the next start. */
#pragma once

#include "cue-repository.h"

G_BEGIN_DECLS

#define CUE_TYPE_JOBS (cue_jobs_get_type ())
G_DECLARE_FINAL_TYPE (CueJobs, cue_jobs, CUE, JOBS, GObject)

/* @seconds: how long a job takes. Open jobs of an earlier run begin again. */
CueJobs    *cue_jobs_new    (CueRepository *repository,
                             double         seconds) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): the id of a new job for the checked @request; "seed" in it is honoured. */
char       *cue_jobs_start  (CueJobs     *self,
                             JsonObject  *request,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): what instructions-progress answers for @id; NULL without error when there is none. */
JsonObject *cue_jobs_report (CueJobs     *self,
                             const char  *id,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* While @stuck is set, jobs that are started begin and never end before the next start of the service. */
void        cue_jobs_set_stuck (CueJobs  *self,
                                gboolean  stuck);

G_END_DECLS
