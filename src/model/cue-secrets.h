/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSecrets: where API keys live. CueKeyring (storage) is the real one; tests have a fake. Errors: CUE_SECRET_ERROR. */
#pragma once

#include "cue-workspace.h"

G_BEGIN_DECLS

#define CUE_TYPE_SECRETS (cue_secrets_get_type ())
G_DECLARE_INTERFACE (CueSecrets, cue_secrets, CUE, SECRETS, GObject)

struct _CueSecretsInterface
{
  GTypeInterface parent_iface;

  void     (*lookup_async)  (CueSecrets *self, CueWorkspace *workspace, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
  char    *(*lookup_finish) (CueSecrets *self, GAsyncResult *result, GError **error);
  void     (*store_async)   (CueSecrets *self, CueWorkspace *workspace, const char *key, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*store_finish)  (CueSecrets *self, GAsyncResult *result, GError **error);
  void     (*clear_async)   (CueSecrets *self, CueWorkspace *workspace, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*clear_finish)  (CueSecrets *self, GAsyncResult *result, GError **error);
};

/* Finish: (transfer full) (nullable): the key, to be freed with cue_secret_free(); NULL without error: none stored. */
void     cue_secrets_lookup_async  (CueSecrets *self, CueWorkspace *workspace, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
char    *cue_secrets_lookup_finish (CueSecrets *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     cue_secrets_store_async   (CueSecrets *self, CueWorkspace *workspace, const char *key,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cue_secrets_store_finish  (CueSecrets *self, GAsyncResult *result, GError **error);
void     cue_secrets_clear_async   (CueSecrets *self, CueWorkspace *workspace, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean cue_secrets_clear_finish  (CueSecrets *self, GAsyncResult *result, GError **error);

/* Overwrites @secret with zeros, then frees it. NULL is fine. */
void     cue_secret_free (char *secret);

G_END_DECLS
