/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-keyring-calls.h"

#include "cue-test.h"

CueWorkspace *
cue_keyring_calls_workspace_new (const char *id,
                                 const char *url)
{
  return cue_workspace_new (id, CUE_WORKSPACE_CEKURA, "Clinic “Ünïcode”", url, CUE_UNSET);
}

char *
cue_keyring_calls_look_up (CueKeyring   *keyring,
                           CueWorkspace *workspace,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_secrets_lookup_async (CUE_SECRETS (keyring), workspace, cancellable, cue_test_async_cb, &result);
  return cue_secrets_lookup_finish (CUE_SECRETS (keyring), cue_test_result_wait (&result), error);
}

gboolean
cue_keyring_calls_store (CueKeyring   *keyring,
                         CueWorkspace *workspace,
                         const char   *key,
                         GError      **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_secrets_store_async (CUE_SECRETS (keyring), workspace, key, NULL, cue_test_async_cb, &result);
  return cue_secrets_store_finish (CUE_SECRETS (keyring), cue_test_result_wait (&result), error);
}

gboolean
cue_keyring_calls_clear (CueKeyring   *keyring,
                         CueWorkspace *workspace,
                         GError      **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_secrets_clear_async (CUE_SECRETS (keyring), workspace, NULL, cue_test_async_cb, &result);
  return cue_secrets_clear_finish (CUE_SECRETS (keyring), cue_test_result_wait (&result), error);
}
