/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-secrets.h"

#include <string.h>

G_DEFINE_INTERFACE (CueSecrets, cue_secrets, G_TYPE_OBJECT)

static void
cue_secrets_default_init (CueSecretsInterface *iface)
{
}

void
cue_secrets_lookup_async (CueSecrets *self, CueWorkspace *workspace, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_SECRETS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_SECRETS_GET_IFACE (self)->lookup_async != NULL);

  CUE_SECRETS_GET_IFACE (self)->lookup_async (self, workspace, cancellable, callback, user_data);
}

char *
cue_secrets_lookup_finish (CueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_SECRETS (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_SECRETS_GET_IFACE (self)->lookup_finish != NULL, NULL);

  return CUE_SECRETS_GET_IFACE (self)->lookup_finish (self, result, error);
}

void
cue_secrets_store_async (CueSecrets *self, CueWorkspace *workspace, const char *key, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_SECRETS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));
  g_return_if_fail (key != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_SECRETS_GET_IFACE (self)->store_async != NULL);

  CUE_SECRETS_GET_IFACE (self)->store_async (self, workspace, key, cancellable, callback, user_data);
}

gboolean
cue_secrets_store_finish (CueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_SECRETS (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_SECRETS_GET_IFACE (self)->store_finish != NULL, FALSE);

  return CUE_SECRETS_GET_IFACE (self)->store_finish (self, result, error);
}

void
cue_secrets_clear_async (CueSecrets *self, CueWorkspace *workspace, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_SECRETS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_SECRETS_GET_IFACE (self)->clear_async != NULL);

  CUE_SECRETS_GET_IFACE (self)->clear_async (self, workspace, cancellable, callback, user_data);
}

gboolean
cue_secrets_clear_finish (CueSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_SECRETS (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_SECRETS_GET_IFACE (self)->clear_finish != NULL, FALSE);

  return CUE_SECRETS_GET_IFACE (self)->clear_finish (self, result, error);
}

void
cue_secret_free (char *secret)
{
  if (secret == NULL)
    return;

  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
