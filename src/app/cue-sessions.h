/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSessions: the one workspace that is open: opens it, keeps it going, closes it, and opens another in its place.
 * Properties: workspace (nullable, read-only): the one that is open or being opened; practice (nullable, read-only): what the local
 * workspace gets wrong on purpose, "none" whenever it is opened, and NULL while it is not open.
 * Signals, for whoever shows it: "opening": it takes a while; "opened" (CueSession): it is there, and about to be read;
 * "present": the one that was to be opened is open already; "closing": let go of the session; "failed" (title, sentence):
 * the local workspace is not open; "idle": nothing is open, and nothing will be by itself; "message" (sentence);
 * "key-needed" (CueWorkspace, nullable sentence): it is open, but nothing can be sent without a (new) key. */
#pragma once

#include "cue-keys.h"
#include "cue-session.h"

G_BEGIN_DECLS

#define CUE_TYPE_SESSIONS (cue_sessions_get_type ())
G_DECLARE_FINAL_TYPE (CueSessions, cue_sessions, CUE, SESSIONS, GObject)

/* @settings (nullable): how to generate and to get out of this computer. */
CueSessions  *cue_sessions_new            (CueKeys   *keys,
                                           GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) (nullable) */
CueSession   *cue_sessions_get_session    (CueSessions *self);
CueWorkspace *cue_sessions_get_workspace  (CueSessions *self);

/* Closes what is open, keeping everything, and opens @workspace. */
void          cue_sessions_open           (CueSessions  *self,
                                           CueWorkspace *workspace);
/* The same although it is open already: its address or project is another. */
void          cue_sessions_reopen         (CueSessions  *self,
                                           CueWorkspace *workspace);
/* Tries again what could not be opened. */
void          cue_sessions_retry          (CueSessions *self);
/* Gives up opening. */
void          cue_sessions_cancel         (CueSessions *self);

/* There is a new key for @workspace: if that is the one that is open, it goes on with it. */
void          cue_sessions_take_key       (CueSessions  *self,
                                           CueWorkspace *workspace,
                                           const char   *key);

/* Closes what is open, and opens nothing. Drafts that cannot be written are not thrown away silently: the first time that
 * is the error, and the workspace stays; the next time it is closed all the same. */
void          cue_sessions_close_async    (CueSessions         *self,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean      cue_sessions_close_finish   (CueSessions   *self,
                                           GAsyncResult  *result,
                                           GError       **error);

/* (nullable) */
const char   *cue_sessions_get_practice   (CueSessions *self);
/* @word: see cue_local_service_set_practice(); nothing happens while the local workspace is not open. */
void          cue_sessions_set_practice   (CueSessions *self,
                                           const char  *word);

/* Closes at once, without writing what waits: for the end of the program. */
void          cue_sessions_abandon        (CueSessions *self);

G_END_DECLS
