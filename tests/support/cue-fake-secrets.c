/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-secrets.h"

#include "cue-fake-line.h"
#include "cue-task.h"

struct _CueFakeSecrets
{
  GObject parent_instance;

  CueFakeLine *line; /* (owned) */
  GHashTable  *kept; /* (owned) (element-type utf8 utf8): place to key */
};

/* What a call asks. */
typedef struct
{
  char *place; /* (owned): workspace id and URL */
  char *key;   /* (owned) (nullable) */
} Ask;

static void cue_fake_secrets_iface_init (CueSecretsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueFakeSecrets, cue_fake_secrets, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_SECRETS, cue_fake_secrets_iface_init))

static void
ask_free (Ask *ask)
{
  g_free (ask->place);
  cue_secret_free (ask->key);
  g_free (ask);
}

CUE_DEFINE_TASK_DATA (Ask, ask, ask_free)

static void
answer_lookup (GTask *task)
{
  CueFakeSecrets *self = g_task_get_source_object (task);

  g_task_return_pointer (task, g_strdup (g_hash_table_lookup (self->kept, ask_get (task)->place)),
                         (GDestroyNotify) cue_secret_free);
}

static void
answer_store (GTask *task)
{
  CueFakeSecrets *self = g_task_get_source_object (task);
  Ask            *ask = ask_get (task);

  g_hash_table_insert (self->kept, g_strdup (ask->place), g_strdup (ask->key));
  g_task_return_boolean (task, TRUE);
}

static void
answer_clear (GTask *task)
{
  CueFakeSecrets *self = g_task_get_source_object (task);

  g_hash_table_remove (self->kept, ask_get (task)->place);
  g_task_return_boolean (task, TRUE);
}

static void
ask_secrets (CueSecrets         *secrets,
             CueFakeSecretsCall  call,
             CueWorkspace       *workspace,
             const char         *key,
             CueFakeAnswer       answer,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask *task = g_task_new (secrets, cancellable, callback, user_data);
  Ask   *ask = g_new0 (Ask, 1);

  ask->place = g_strdup_printf ("%s %s", cue_workspace_get_id (workspace), cue_workspace_get_url (workspace));
  ask->key = g_strdup (key);
  g_task_set_source_tag (task, answer);
  ask_attach (task, ask);
  cue_fake_line_add (CUE_FAKE_SECRETS (secrets)->line, call, task, answer);
}

static void
cue_fake_secrets_lookup_async (CueSecrets         *secrets,
                               CueWorkspace       *workspace,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  ask_secrets (secrets, CUE_FAKE_LOOKUP, workspace, NULL, answer_lookup, cancellable, callback, user_data);
}

static void
cue_fake_secrets_store_async (CueSecrets         *secrets,
                              CueWorkspace       *workspace,
                              const char         *key,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  ask_secrets (secrets, CUE_FAKE_KEEP, workspace, key, answer_store, cancellable, callback, user_data);
}

static void
cue_fake_secrets_clear_async (CueSecrets         *secrets,
                              CueWorkspace       *workspace,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  ask_secrets (secrets, CUE_FAKE_CLEAR, workspace, NULL, answer_clear, cancellable, callback, user_data);
}

static char *
cue_fake_secrets_lookup_finish (CueSecrets   *secrets,
                                GAsyncResult *result,
                                GError      **error)
{
  g_assert (g_task_is_valid (result, secrets));
  g_assert (g_async_result_is_tagged (result, answer_lookup));
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
cue_fake_secrets_store_finish (CueSecrets   *secrets,
                               GAsyncResult *result,
                               GError      **error)
{
  g_assert (g_task_is_valid (result, secrets));
  g_assert (g_async_result_is_tagged (result, answer_store));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
cue_fake_secrets_clear_finish (CueSecrets   *secrets,
                               GAsyncResult *result,
                               GError      **error)
{
  g_assert (g_task_is_valid (result, secrets));
  g_assert (g_async_result_is_tagged (result, answer_clear));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cue_fake_secrets_finalize (GObject *object)
{
  CueFakeSecrets *self = CUE_FAKE_SECRETS (object);

  g_clear_pointer (&self->line, cue_fake_line_free);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  G_OBJECT_CLASS (cue_fake_secrets_parent_class)->finalize (object);
}

static void
cue_fake_secrets_class_init (CueFakeSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_fake_secrets_finalize;
}

static void
cue_fake_secrets_iface_init (CueSecretsInterface *iface)
{
  iface->lookup_async = cue_fake_secrets_lookup_async;
  iface->lookup_finish = cue_fake_secrets_lookup_finish;
  iface->store_async = cue_fake_secrets_store_async;
  iface->store_finish = cue_fake_secrets_store_finish;
  iface->clear_async = cue_fake_secrets_clear_async;
  iface->clear_finish = cue_fake_secrets_clear_finish;
}

static void
cue_fake_secrets_init (CueFakeSecrets *self)
{
  self->line = cue_fake_line_new ();
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cue_secret_free);
}

CueFakeSecrets *
cue_fake_secrets_new (void)
{
  return g_object_new (CUE_TYPE_FAKE_SECRETS, NULL);
}

void
cue_fake_secrets_fail_next (CueFakeSecrets    *self,
                            CueFakeSecretsCall call,
                            GError            *error)
{
  cue_fake_line_fail_next (self->line, call, error);
}

void
cue_fake_secrets_hold (CueFakeSecrets    *self,
                       CueFakeSecretsCall call,
                       gboolean           hold)
{
  cue_fake_line_hold (self->line, call, hold);
}

guint
cue_fake_secrets_get_n_calls (CueFakeSecrets    *self,
                              CueFakeSecretsCall call)
{
  return cue_fake_line_get_n_calls (self->line, call);
}

guint
cue_fake_secrets_get_n_kept (CueFakeSecrets *self)
{
  return g_hash_table_size (self->kept);
}
