/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueJob: the way of one generation: journal, send, look, end. Private to this folder: the queue decides when a job may
 * begin, the job does the rest and tells the queue when something has changed. */
#pragma once

#include "cue-api.h"
#include "cue-clock.h"
#include "cue-saver.h"

G_BEGIN_DECLS

typedef struct _CueJob CueJob;

/* What the jobs of a queue share. */
typedef struct
{
  CueApi         *api;        /* (owned) */
  CueConnection  *connection; /* (owned) (nullable): the api's */
  CueStore       *store;      /* (owned) */
  CueSaver       *saver;      /* (owned) */
  const CueClock *clock;
  gpointer        clock_data;
  double          patience; /* seconds of looks that fail in a row after which the looking ends */
  GArray         *lengths;  /* (owned) (element-type double): seconds of earlier generations, latest last */

  /* The state of @job went from @old to what it is now, or it takes a place no longer. */
  void          (*changed)  (gpointer queue, CueJob *job, CueGenerationState old);
  /* Nothing can be sent for so many seconds: the service is not there, or asked to wait. */
  void          (*hold)     (gpointer queue, double seconds, gboolean offline);
  /* The service took a request. */
  void          (*accepted) (gpointer queue);
  /* The service refused the key that a request carried. */
  void          (*refused)  (gpointer queue);
  /* Whether there are others on their way. */
  gboolean      (*several)  (gpointer queue);
  /* A timer ended so many seconds after its time. */
  void          (*late)     (gpointer queue, double seconds);
  /* A generation took so many seconds. */
  void          (*learned)  (gpointer queue, double seconds);
  gpointer        queue; /* (unowned) */
} CueJobShared;

/* @shared is borrowed until cue_job_leave(). */
CueJob        *cue_job_new            (CueGeneration *generation,
                                       CueJobShared  *shared) G_GNUC_WARN_UNUSED_RESULT;
CueJob        *cue_job_ref            (CueJob *self);
void           cue_job_unref          (CueJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueJob, cue_job_unref)

/* Lets go of everything under way: for a queue that ends or forgets the job. */
void           cue_job_leave          (CueJob *self);

CueGeneration *cue_job_get_generation (CueJob *self);
/* Whether it may be begun, and whether it counts against the limit of those that run at once. */
gboolean       cue_job_is_ready       (CueJob *self);
gboolean       cue_job_takes_place    (CueJob *self);
/* Whether it waits for its turn, or for the end of a pause before it; whether it ended without a text, so that it may be
 * ordered again (not where it may have been sent without anybody knowing). */
gboolean       cue_job_is_in_line     (CueJob *self);
gboolean       cue_job_is_missing     (CueJob *self);

/* Journals it, then sends it. */
void           cue_job_begin          (CueJob *self);
void           cue_job_stop           (CueJob *self);
void           cue_job_retry          (CueJob *self);
/* The service can be asked again: goes on at once where a look failed or had to wait; with @all also where the service
 * itself asked to wait. */
void           cue_job_go_on          (CueJob   *self,
                                       gboolean  all);
/* The computer slept: what it waits for is looked for anew. */
void           cue_job_wake           (CueJob *self);
/* The computer's clock was set by so many microseconds: the times of one that is on its way go with it. */
void           cue_job_shift          (CueJob *self,
                                       gint64  difference);
/* After a restart: goes on from what the journal says. @variant_stored: its text is already kept. */
void           cue_job_resume         (CueJob   *self,
                                       gboolean  variant_stored);

G_END_DECLS
