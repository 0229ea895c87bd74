/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls of a CueKeyring, each waited for. */
#pragma once

#include "cue-keyring.h"

G_BEGIN_DECLS

/* (transfer full): a workspace whose name is not ASCII. */
CueWorkspace *cue_keyring_calls_workspace_new (const char *id,
                                               const char *url) G_GNUC_WARN_UNUSED_RESULT;
/* Freed by cue_secret_free(). */
char         *cue_keyring_calls_look_up       (CueKeyring   *keyring,
                                               CueWorkspace *workspace,
                                               GCancellable *cancellable,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      cue_keyring_calls_store         (CueKeyring   *keyring,
                                               CueWorkspace *workspace,
                                               const char   *key,
                                               GError      **error);
gboolean      cue_keyring_calls_clear         (CueKeyring   *keyring,
                                               CueWorkspace *workspace,
                                               GError      **error);

G_END_DECLS
