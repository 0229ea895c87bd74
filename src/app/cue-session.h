/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSession: an open workspace: its service where it is local, its client, store, library and queue, wired together.
 * Signals: "loaded": drafts and journal have been read from this computer; "generation-ended" (CueGeneration): one that
 * was on its way finished, failed, or needs somebody; "service-exited": the local service ended by itself, and nothing can be sent any
 * more. */
#pragma once

#include "cue-generation-queue.h"
#include "cue-library.h"
#include "cue-network-settings.h"

G_BEGIN_DECLS

#define CUE_TYPE_SESSION (cue_session_get_type ())
G_DECLARE_FINAL_TYPE (CueSession, cue_session, CUE, SESSION, GObject)

/* Starts the service of @workspace, the local one, whose url it sets, and opens what it serves. Writing a text takes it
 * @write_seconds; negative: as long as it takes by itself. Finish: (transfer full). */
void                cue_session_open_local_async  (CueWorkspace        *workspace,
                                                   int                  write_seconds,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
CueSession         *cue_session_open_local_finish (GAsyncResult  *result,
                                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): a workspace of Cekura; @key is only kept by the client. Without one (NULL) nothing is sent before
 * cue_session_set_key(), unless the service is on this computer and may need none. */
CueSession         *cue_session_new_cekura        (CueWorkspace *workspace,
                                                   const char   *key) G_GNUC_WARN_UNUSED_RESULT;

CueWorkspace       *cue_session_get_workspace     (CueSession *self);
CueLibrary         *cue_session_get_library       (CueSession *self);
CueGenerationQueue *cue_session_get_queue         (CueSession *self);

CueConnection      *cue_session_get_connection    (CueSession *self);

/* From now on this key; what the old one stopped goes on. */
void                cue_session_set_key           (CueSession *self,
                                                   const char *key);
/* How to get out of this computer; nothing changes for a local workspace. */
void                cue_session_set_network       (CueSession               *self,
                                                   const CueNetworkSettings *network);

/* What the service of a local workspace gets wrong from now on, see cue_local_service_set_practice(); nothing happens to
 * any other. */
void                cue_session_set_practice      (CueSession *self,
                                                   const char *word);

/* Begins to read: what is on this computer first, so that the journal's generations find their scenarios, and then what
 * the service has, for which the journal does not wait. */
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
