/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueJob: for the files that implement it. */
#pragma once

#include "cue-job.h"

G_BEGIN_DECLS

typedef enum
{
  STEP_NONE,
  STEP_JOURNALLING, /* the row that says SENDING is on its way to disk */
  STEP_POSTING,     /* the request has left; never cancelled but at the end of the program, since the answer has the
                     * progress id, without which a paid text cannot be fetched */
  STEP_LOOKING,
  STEP_STORING, /* the variant is on its way to disk */
} Step;

struct _CueJob
{
  grefcount      refs;
  CueJobShared  *shared;     /* (unowned) (nullable): NULL once it has left */
  CueGeneration *generation; /* (owned) */
  Step           step;
  GCancellable  *cancellable;     /* (owned) (nullable): of the look under way */
  GCancellable  *leaving;         /* (owned): of everything else */
  guint          timer;           /* of the next look, or of the end of a pause */
  gint64         due;             /* this and the others below: steady time; when the timer ends */
  gint64         sent;            /* when the service took it */
  gint64         changed;         /* when the service last told something new */
  gint64         failing_since;   /* the first of the looks that failed */
  double         seconds_running; /* since sent, when it was last seen running */
  guint          n_failures;      /* looks in a row that failed */
  gboolean       resumed;         /* its seconds tell nothing about how long the service takes */
  gboolean       deferred;        /* a look waits for another key */
  char          *told;            /* (owned) (nullable): what the service last told */
};

/* Unix microseconds, for what is kept and shown. */
gint64   cue_job_get_now       (CueJob *self);
/* Seconds since a steady time; what the computer's clock is set to changes nothing. */
double   cue_job_get_seconds_since (CueJob *self,
                                    gint64  since);
gint64   cue_job_get_steady    (CueJob *self);
gint64   cue_job_get_number    (CueJob     *self,
                                const char *property);
gboolean cue_job_is_connection (CueJob            *self,
                                CueConnectionState state);
void     cue_job_count_request (CueJob *self);
void     cue_job_set_state     (CueJob            *self,
                                CueGenerationState state);
void     cue_job_clear_timer   (CueJob *self);
void     cue_job_set_timer     (CueJob         *self,
                                double          seconds,
                                GSourceOnceFunc callback);
/* The timer of @self has ended: whether there is anything left to do. It may turn out that the computer slept. */
gboolean cue_job_take_timer    (CueJob *self);

/* Waits as the service asked with @error, then calls @callback. */
void     cue_job_pause         (CueJob         *self,
                                const GError   *error,
                                GSourceOnceFunc callback);
/* One of the states in which nothing more happens by itself. */
void     cue_job_end           (CueJob            *self,
                                CueGenerationState state);
void     cue_job_fail          (CueJob       *self,
                                const GError *error);
/* The service itself gave up on it. */
void     cue_job_fail_there    (CueJob     *self,
                                const char *sentence,
                                const char *details);
/* The text has come. */
void     cue_job_finish        (CueJob     *self,
                                const char *text);

/* Looks now, or when it is time. */
void     cue_job_look          (CueJob *self);
void     cue_job_look_later    (CueJob *self);
/* For cue_job_pause(). */
void     cue_job_look_cb       (gpointer job);

G_END_DECLS
