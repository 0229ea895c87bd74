/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSession: an open workspace: its service where it is local, its client, store, library and queue, wired together.
 * Signals: "loaded": library and journal have been read; "generation-ended" (CueGeneration): one that was on its way
 * finished or failed; "service-exited": the local service ended by itself, and nothing can be sent any more. */
#pragma once

#include "cue-generation-queue.h"
#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_SESSION (cue_session_get_type ())
G_DECLARE_FINAL_TYPE (CueSession, cue_session, CUE, SESSION, GObject)

/* Starts the local workspace's service and opens what it serves. Finish: (transfer full). */
void                cue_session_open_local_async  (GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
CueSession         *cue_session_open_local_finish (GAsyncResult  *result,
                                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): a workspace of Cekura; @key is only kept by the client. */
CueSession         *cue_session_new_cekura        (CueWorkspace *workspace,
                                                   const char   *key) G_GNUC_WARN_UNUSED_RESULT;

CueWorkspace       *cue_session_get_workspace     (CueSession *self);
CueLibrary         *cue_session_get_library       (CueSession *self);
CueGenerationQueue *cue_session_get_queue         (CueSession *self);

/* Begins to read: the library first, so that the journal's generations find their scenarios. */
void                cue_session_load              (CueSession *self);

/* Writes what waits to be written, then closes the store and ends the service. On an error nothing is closed. */
void                cue_session_close_async       (CueSession          *self,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
gboolean            cue_session_close_finish      (CueSession    *self,
                                                   GAsyncResult  *result,
                                                   GError       **error);

/* The same without writing: for a session whose drafts cannot be written. */
void                cue_session_abandon           (CueSession *self);

G_END_DECLS
