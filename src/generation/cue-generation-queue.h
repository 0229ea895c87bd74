/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGenerationQueue: a GListModel of CueGeneration, oldest first; sends them, at most max-parallel at once, journals
 * each before it leaves, looks at them until they end, and stores their variants. Nothing that may have cost money is
 * ever sent again by itself. It follows the api's connection: during a pause, after the key was refused and while nobody
 * answers nothing is sent, and it goes on by itself as soon as that is over. A request that was refused for its key, or for
 * the service being busy, was not carried out: it waits in line again.
 * Properties: api, store (construct-only), max-parallel (4), give-up-minutes (5: so long a service
 * may fail to answer before a generation that runs there is given up), n-active, n-waiting, paused (nothing new is sent; set to
 * FALSE to go on; kept for the workspace by whoever owns the queue), typical-seconds (read-only, double: what a generation of this workspace takes, 0 = not
 * known), needs-key (read-only: the service refused the key, which paused the queue), store-error-text
 * (nullable, read-only: a sentence saying why the journal cannot be kept on disk). */
#pragma once

#include "cue-api.h"
#include "cue-clock.h"
#include "cue-store.h"

G_BEGIN_DECLS

#define CUE_TYPE_GENERATION_QUEUE (cue_generation_queue_get_type ())
G_DECLARE_FINAL_TYPE (CueGenerationQueue, cue_generation_queue, CUE, GENERATION_QUEUE, GObject)

CueGenerationQueue *cue_generation_queue_new    (CueApi   *api,
                                                 CueStore *store) G_GNUC_WARN_UNUSED_RESULT;

/* Another time than the computer's, for tests; @clock is borrowed. Only while the queue is empty. */
void                cue_generation_queue_set_clock (CueGenerationQueue *self,
                                                    const CueClock     *clock,
                                                    gpointer            data);

/* Puts a new generation in line. */
void                cue_generation_queue_add    (CueGenerationQueue *self,
                                                 CueGeneration      *generation);
/* Stops looking at it (the service may still finish), or takes it out of the line. */
void                cue_generation_queue_stop   (CueGenerationQueue *self,
                                                 CueGeneration      *generation);
/* A failed, stopped or uncertain one once more: where its progress id is known and it did not fail there, looking goes
 * on; otherwise it is sent anew, because the tester said so. PAUSED: does not wait any longer. */
void                cue_generation_queue_retry  (CueGenerationQueue *self,
                                                 CueGeneration      *generation);
/* Forgets an ended one. */
void                cue_generation_queue_remove (CueGenerationQueue *self,
                                                 CueGeneration      *generation);

/* Puts a waiting one @steps places earlier (negative) or later among those that wait; G_MININT and G_MAXINT: first, last. */
void                cue_generation_queue_move   (CueGenerationQueue *self,
                                                 CueGeneration      *generation,
                                                 int                 steps);
/* Stops all that are active: those of @batch_id, or all of them with NULL. */
void                cue_generation_queue_stop_all (CueGenerationQueue *self,
                                                   const char         *batch_id);
/* Orders those of the batch again that failed or were stopped, and only those. Returns how many. One that may have been sent
 * is not among them. */
guint               cue_generation_queue_retry_missing (CueGenerationQueue *self,
                                                        const char         *batch_id);
/* The computer slept, or its clock was set: waits and looks begin anew from now. */
void                cue_generation_queue_wake   (CueGenerationQueue *self);

/* Reads the journal: ended ones are listed, those with a progress id are looked at again, WAITING ones wait again, one
 * that was SENDING becomes UNCERTAIN. */
void                cue_generation_queue_load_async  (CueGenerationQueue *self, GCancellable *cancellable,
                                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean            cue_generation_queue_load_finish (CueGenerationQueue *self, GAsyncResult *result, GError **error);

guint               cue_generation_queue_get_n_active (CueGenerationQueue *self);
/* The one of this id (transfer none) (nullable). */
CueGeneration      *cue_generation_queue_find         (CueGenerationQueue *self,
                                                       const char         *id);

G_END_DECLS
