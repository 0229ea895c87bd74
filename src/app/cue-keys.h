/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueKeys: the keys of the workspaces of Cekura, and where each comes from: the environment, which wins unless the service
 * refused it; else what was typed for this session, in memory only; else the keyring.
 * Signal "changed" (CueWorkspace): its key may come from somewhere else now. */
#pragma once

#include "cue-secrets.h"
#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_KEYS (cue_keys_get_type ())
G_DECLARE_FINAL_TYPE (CueKeys, cue_keys, CUE, KEYS, GObject)

/* @environment_key (nullable): what CEKURA_API_KEY says. */
CueKeys     *cue_keys_new             (CueSecrets *secrets,
                                       const char *environment_key) G_GNUC_WARN_UNUSED_RESULT;

CueKeyOrigin cue_keys_get_origin      (CueKeys      *self,
                                       CueWorkspace *workspace);

/* (nullable): the key where it can be had at once, without the keyring; borrowed, use it before anything else. */
const char  *cue_keys_peek            (CueKeys      *self,
                                       CueWorkspace *workspace);

/* The service refused the key of @workspace: one of the environment does not win any longer. */
void         cue_keys_note_refused    (CueKeys      *self,
                                       CueWorkspace *workspace);

/* Finish: (transfer full) (nullable): to be freed with cue_secret_free(); NULL without error: there is none. */
void         cue_keys_lookup_async    (CueKeys             *self,
                                       CueWorkspace        *workspace,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
char        *cue_keys_lookup_finish   (CueKeys       *self,
                                       GAsyncResult  *result,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps @key (nullable: the present one) for @workspace, in the keyring, or with @session_only in memory. @previous
 * (nullable) is the workspace as it was before an edit: the keyring knows a key by the address as well, so it moves with
 * it. On an error nothing has changed. */
void         cue_keys_keep_async      (CueKeys             *self,
                                       CueWorkspace        *workspace,
                                       CueWorkspace        *previous,
                                       const char          *key,
                                       gboolean             session_only,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gboolean     cue_keys_keep_finish     (CueKeys       *self,
                                       GAsyncResult  *result,
                                       GError       **error);

/* Forgets the key of @workspace, in memory at once, then in the keyring. */
void         cue_keys_clear_async     (CueKeys             *self,
                                       CueWorkspace        *workspace,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gboolean     cue_keys_clear_finish    (CueKeys       *self,
                                       GAsyncResult  *result,
                                       GError       **error);

G_END_DECLS
