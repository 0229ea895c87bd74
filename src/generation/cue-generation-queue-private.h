/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueGenerationQueue: for the files that implement it. */
#pragma once

#include "cue-generation-queue.h"
#include "cue-job.h"

G_BEGIN_DECLS

struct _CueGenerationQueue
{
  GObject parent_instance;

  CueJobShared shared;  /* its api, store and saver are (owned) */
  GPtrArray   *jobs;    /* (owned) (element-type CueJob): oldest first */
  guint        max_parallel;
  guint        give_up_minutes;
  guint        n_active;
  guint        n_waiting;
  gboolean     paused;
  gboolean     needs_key;
  gboolean     stay_paused; /* the tester had paused it before the key was refused */
  gboolean     in_pump;
  gint64       last_order; /* highest place in line that was given */
  double       typical;    /* seconds, as last notified */
  gboolean     probing;    /* nobody was there: one is sent to see whether that has changed */
  guint        n_offline;  /* tries in a row that found nobody */
  guint        hold_timer; /* until it ends nothing is sent */
  gint64       hold_due;   /* steady time at which it ends */
  gint64       clock_offset; /* microseconds between Unix time and steady time; 0: not looked yet */
};

CueJob  *cue_generation_queue_get_job    (CueGenerationQueue *self,
                                          guint               position);
/* (nullable); @position (out) (optional) */
CueJob  *cue_generation_queue_find_job   (CueGenerationQueue *self,
                                          CueGeneration      *generation,
                                          guint              *position);
/* (transfer full) (element-type CueJob): all, for a walk that may change the list. */
GPtrArray *cue_generation_queue_copy_jobs (CueGenerationQueue *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type CueJob): those that wait for their turn, in the order in which they get it. */
GPtrArray *cue_generation_queue_list_line (CueGenerationQueue *self) G_GNUC_WARN_UNUSED_RESULT;
/* The place behind all others; and that of one that has its place already. */
gint64   cue_generation_queue_take_order (CueGenerationQueue *self);
void     cue_generation_queue_note_order (CueGenerationQueue *self,
                                          CueGeneration      *generation);

/* Begins what may begin now, and counts. */
void     cue_generation_queue_pump       (CueGenerationQueue *self);
void     cue_generation_queue_set_paused (CueGenerationQueue *self,
                                          gboolean            paused);
void     cue_generation_queue_set_needs_key (CueGenerationQueue *self,
                                             gboolean            needs_key);

/* The connection: what it lets leave. */
CueConnectionState cue_generation_queue_get_connection_state (CueGenerationQueue *self);
gboolean cue_generation_queue_is_open    (CueGenerationQueue *self);
void     cue_generation_queue_watch_connection (CueGenerationQueue *self);
/* Nothing is sent for so long; without a network, ever longer. */
void     cue_generation_queue_hold       (CueGenerationQueue *self,
                                          double              seconds,
                                          gboolean            offline);
void     cue_generation_queue_end_hold   (CueGenerationQueue *self);
/* The computer slept meanwhile: what is left of it. */
void     cue_generation_queue_rehold     (CueGenerationQueue *self);
/* The key was refused. */
void     cue_generation_queue_refuse     (CueGenerationQueue *self);
/* The tester does not want to wait any longer, or has seen to the key. */
void     cue_generation_queue_insist     (CueGenerationQueue *self);
/* Says what those that wait in line wait for. */
void     cue_generation_queue_mark       (CueGenerationQueue *self,
                                          CueJob             *job);
void     cue_generation_queue_mark_waiting (CueGenerationQueue *self);

/* Whether the clock was set; if so, the times of what is on its way go with it. */
void     cue_generation_queue_check_clock (CueGenerationQueue *self);
/* A timer ended @seconds after its time: where that is much, the computer slept. */
void     cue_generation_queue_take_late  (CueGenerationQueue *self,
                                          double              seconds);

G_END_DECLS
