/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-keys.h"

#include "cue-task.h"

struct _CueKeys
{
  GObject parent_instance;

  CueSecrets *secrets;             /* (owned) */
  char       *environment;         /* (owned) (nullable): wiped at the end */
  gboolean    environment_refused; /* the service does not know it */
  GHashTable *session;             /* (owned) (element-type utf8 utf8): id to key; the keys are wiped */
  GHashTable *missing;             /* (owned) (element-type utf8): ids whose key the keyring did not have */
};

G_DEFINE_FINAL_TYPE (CueKeys, cue_keys, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  /* input */
  CueWorkspace *workspace; /* (owned) */
  CueWorkspace *previous;  /* (owned) (nullable) */
  gboolean      key_is_new;
  gboolean      moved; /* the address is another: the old item goes */
} KeepData;

static void
keep_data_free (KeepData *self)
{
  g_clear_object (&self->workspace);
  g_clear_object (&self->previous);
  g_free (self);
}

CUE_DEFINE_TASK_DATA (KeepData, keep_data, keep_data_free)

static void looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void found_for_move_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void old_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
cue_keys_finalize (GObject *object)
{
  CueKeys *self = CUE_KEYS (object);

  g_clear_object (&self->secrets);
  g_clear_pointer (&self->environment, cue_secret_free);
  g_clear_pointer (&self->session, g_hash_table_unref);
  g_clear_pointer (&self->missing, g_hash_table_unref);

  G_OBJECT_CLASS (cue_keys_parent_class)->finalize (object);
}

static void
cue_keys_class_init (CueKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_keys_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CUE_TYPE_KEYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CUE_TYPE_WORKSPACE);
}

static void
cue_keys_init (CueKeys *self)
{
  self->session = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cue_secret_free);
  self->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CueKeys *
cue_keys_new (CueSecrets *secrets,
              const char *environment_key)
{
  CueKeys *self;

  g_return_val_if_fail (CUE_IS_SECRETS (secrets), NULL);

  self = g_object_new (CUE_TYPE_KEYS, NULL);
  self->secrets = g_object_ref (secrets);
  self->environment = environment_key != NULL ? g_strstrip (g_strdup (environment_key)) : NULL;
  if (self->environment != NULL && *self->environment == '\0')
    g_clear_pointer (&self->environment, g_free);

  return self;
}

static gboolean
is_local (CueWorkspace *workspace)
{
  return cue_workspace_get_kind (workspace) == CUE_WORKSPACE_LOCAL;
}

static void
emit_changed (CueKeys      *self,
              CueWorkspace *workspace)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, workspace);
}

static void
set_missing (CueKeys      *self,
             CueWorkspace *workspace,
             gboolean      missing)
{
  const char *id = cue_workspace_get_id (workspace);
  gboolean    changed;

  changed = missing ? g_hash_table_add (self->missing, g_strdup (id)) : g_hash_table_remove (self->missing, id);
  if (changed)
    emit_changed (self, workspace);
}

CueKeyOrigin
cue_keys_get_origin (CueKeys      *self,
                     CueWorkspace *workspace)
{
  const char *id;

  g_return_val_if_fail (CUE_IS_KEYS (self), CUE_KEY_NONE);
  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), CUE_KEY_NONE);

  if (is_local (workspace))
    return CUE_KEY_NONE;
  if (self->environment != NULL && !self->environment_refused)
    return CUE_KEY_ENVIRONMENT;

  id = cue_workspace_get_id (workspace);
  if (g_hash_table_contains (self->session, id))
    return CUE_KEY_SESSION;

  return g_hash_table_contains (self->missing, id) ? CUE_KEY_NONE : CUE_KEY_KEYRING;
}

const char *
cue_keys_peek (CueKeys      *self,
               CueWorkspace *workspace)
{
  g_return_val_if_fail (CUE_IS_KEYS (self), NULL);
  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);

  switch (cue_keys_get_origin (self, workspace))
    {
    case CUE_KEY_ENVIRONMENT:
      return self->environment;
    case CUE_KEY_SESSION:
      return g_hash_table_lookup (self->session, cue_workspace_get_id (workspace));
    case CUE_KEY_NONE:
    case CUE_KEY_KEYRING:
    default:
      return NULL;
    }
}

void
cue_keys_note_refused (CueKeys      *self,
                       CueWorkspace *workspace)
{
  g_return_if_fail (CUE_IS_KEYS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  if (cue_keys_get_origin (self, workspace) != CUE_KEY_ENVIRONMENT)
    return;

  self->environment_refused = TRUE;
  emit_changed (self, workspace);
}

void
cue_keys_lookup_async (CueKeys            *self,
                       CueWorkspace       *workspace,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *key;

  g_return_if_fail (CUE_IS_KEYS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_keys_lookup_async);
  g_task_set_task_data (task, g_object_ref (workspace), g_object_unref);

  key = cue_keys_peek (self, workspace);
  if (key != NULL || is_local (workspace))
    g_task_return_pointer (task, g_strdup (key), (GDestroyNotify) cue_secret_free);
  else
    cue_secrets_lookup_async (self->secrets, workspace, cancellable, looked_up_cb, g_steal_pointer (&task));
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  char *key = cue_secrets_lookup_finish (CUE_SECRETS (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  set_missing (g_task_get_source_object (task), g_task_get_task_data (task), key == NULL);
  g_task_return_pointer (task, key, (GDestroyNotify) cue_secret_free);
}

char *
cue_keys_lookup_finish (CueKeys      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_keys_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
take_session_key (CueKeys      *self,
                  CueWorkspace *workspace,
                  const char   *key)
{
  g_hash_table_replace (self->session, g_strdup (cue_workspace_get_id (workspace)), g_strdup (key));
  emit_changed (self, workspace);
}

/* The new key is kept; what the keyring has for the old address goes. */
static void
end_keeping (GTask *task)
{
  CueKeys  *self = g_task_get_source_object (task);
  KeepData *data = keep_data_get (task);

  if (data->moved)
    cue_secrets_clear_async (self->secrets, data->previous, NULL, old_cleared_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

void
cue_keys_keep_async (CueKeys            *self,
                     CueWorkspace       *workspace,
                     CueWorkspace       *previous,
                     const char         *key,
                     gboolean            session_only,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  KeepData *data;

  g_return_if_fail (CUE_IS_KEYS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));
  g_return_if_fail (previous == NULL || CUE_IS_WORKSPACE (previous));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_keys_keep_async);
  data = g_new0 (KeepData, 1);
  data->workspace = g_object_ref (workspace);
  data->previous = previous != NULL ? g_object_ref (previous) : NULL;
  data->moved = previous != NULL &&
                g_strcmp0 (cue_workspace_get_url (previous), cue_workspace_get_url (workspace)) != 0;
  data->key_is_new = key != NULL;
  keep_data_attach (task, data);

  if (key != NULL && session_only)
    {
      take_session_key (self, workspace, key);
      end_keeping (task);
    }
  else if (key != NULL)
    cue_secrets_store_async (self->secrets, workspace, key, cancellable, stored_cb, g_steal_pointer (&task));
  else if (data->moved)
    cue_secrets_lookup_async (self->secrets, previous, cancellable, found_for_move_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/* A keyring that cannot be asked matters only where the key in use comes from there. */
static void
found_for_move_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CueKeys  *self = g_task_get_source_object (task);
  KeepData *data = keep_data_get (task);
  g_autoptr (GError) error = NULL;
  char *key = cue_secrets_lookup_finish (CUE_SECRETS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (error != NULL && cue_keys_get_origin (self, data->workspace) == CUE_KEY_KEYRING))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (error != NULL)
    g_task_return_boolean (task, TRUE);
  else if (key == NULL)
    {
      set_missing (self, data->workspace, TRUE);
      g_task_return_boolean (task, TRUE);
    }
  else
    cue_secrets_store_async (CUE_SECRETS (source), data->workspace, key, g_task_get_cancellable (task), stored_cb,
                             g_object_ref (task));
  cue_secret_free (key);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CueKeys  *self = g_task_get_source_object (task);
  KeepData *data = keep_data_get (task);
  g_autoptr (GError) error = NULL;

  if (!cue_secrets_store_finish (CUE_SECRETS (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  set_missing (self, data->workspace, FALSE);
  if (data->key_is_new && g_hash_table_remove (self->session, cue_workspace_get_id (data->workspace)))
    emit_changed (self, data->workspace);
  end_keeping (task);
}

/* That the old one is still there as well is no reason to say that the new one is not kept. */
static void
old_cleared_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_secrets_clear_finish (CUE_SECRETS (source), result, &error))
    g_debug ("The key of the old address stays in the keyring: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

gboolean
cue_keys_keep_finish (CueKeys      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_keys_keep_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cue_keys_clear_async (CueKeys            *self,
                      CueWorkspace       *workspace,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_KEYS (self));
  g_return_if_fail (CUE_IS_WORKSPACE (workspace));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_keys_clear_async);
  g_task_set_task_data (task, g_object_ref (workspace), g_object_unref);

  if (g_hash_table_remove (self->session, cue_workspace_get_id (workspace)))
    emit_changed (self, workspace);
  if (is_local (workspace))
    g_task_return_boolean (task, TRUE);
  else
    cue_secrets_clear_async (self->secrets, workspace, cancellable, cleared_cb, g_steal_pointer (&task));
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;

  if (!cue_secrets_clear_finish (CUE_SECRETS (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  set_missing (g_task_get_source_object (task), g_task_get_task_data (task), TRUE);
  g_task_return_boolean (task, TRUE);
}

gboolean
cue_keys_clear_finish (CueKeys      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_keys_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
