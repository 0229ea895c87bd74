/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-keyring.h"

#include "cue-error.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

/* Seconds. Looking up and clearing ask nobody; storing may show a prompt to unlock, which a person has to find and
 * answer. */
#define LOOKUP_LIMIT 5
#define STORE_LIMIT 60
#define CLEAR_LIMIT 5

struct _CueKeyring
{
  GObject parent_instance;
};

static void cue_keyring_iface_init (CueSecretsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueKeyring, cue_keyring, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_SECRETS, cue_keyring_iface_init))

static const SecretSchema schema = {
  "io.github.cuecard.Cuecard.ApiKey",
  SECRET_SCHEMA_NONE,
  {
    { "workspace", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "url", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
  0,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL
};

/* One question to the keyring. The task is returned once: by the answer, by the time limit or by the caller's
 * cancellable, whichever comes first; an answer that comes later is dropped. */
typedef struct
{
  grefcount     refs;        /* the wait for the answer, and the sources */
  GTask        *task;        /* (owned) (nullable): NULL once returned */
  GCancellable *cancellable; /* (owned): for libsecret */
  GSource      *limit;       /* (owned) (nullable) */
  GSource      *cancelled;   /* (owned) (nullable) */
} Question;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
question_unref (Question *question)
{
  if (!g_ref_count_dec (&question->refs))
    return;

  g_assert (question->task == NULL);
  g_object_unref (question->cancellable);
  g_free (question);
}

/* (transfer full) (nullable): the task, to be returned now; NULL when it has been. */
static GTask *
question_end (Question *question)
{
  clear_source (&question->limit);
  clear_source (&question->cancelled);
  return g_steal_pointer (&question->task);
}

static gboolean
limit_cb (gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = NULL;

  g_ref_count_inc (&question->refs);
  task = question_end (question);
  g_cancellable_cancel (question->cancellable);
  g_task_return_new_error (task, CUE_SECRET_ERROR, CUE_SECRET_ERROR_LOCKED, "The keyring did not answer in time");
  question_unref (question);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = NULL;

  g_ref_count_inc (&question->refs);
  task = question_end (question);
  g_cancellable_cancel (question->cancellable);
  g_task_return_error_if_cancelled (task);
  question_unref (question);
  return G_SOURCE_REMOVE;
}

static void
add_source (Question   *question,
            GSource    *source,
            GSourceFunc callback)
{
  g_ref_count_inc (&question->refs);
  g_source_set_callback (source, callback, question, (GDestroyNotify) question_unref);
  g_source_attach (source, g_task_get_context (question->task));
}

/* The returned question holds a reference for the answer's callback. */
static Question *
question_new (CueKeyring         *self,
              guint               seconds,
              gpointer            tag,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  Question *question = g_new0 (Question, 1);

  g_ref_count_init (&question->refs);
  question->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (question->task, tag);
  question->cancellable = g_cancellable_new ();
  question->limit = g_timeout_source_new_seconds (seconds);
  add_source (question, question->limit, limit_cb);
  if (cancellable != NULL)
    {
      question->cancelled = g_cancellable_source_new (cancellable);
      add_source (question, question->cancelled, G_SOURCE_FUNC (cancelled_cb));
    }
  return question;
}

static gboolean
is_absent (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_DISCONNECTED) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
         (error->domain == G_DBUS_ERROR && error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED &&
          error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY) ||
         error->domain == G_IO_ERROR || error->domain == G_SPAWN_ERROR;
}

/* Takes @error (nullable: a prompt was dismissed). The message never has what was asked or answered in it. */
static void
return_error (GTask  *task,
              GError *error)
{
  g_autoptr (GError) owned = error;
  CueSecretError code = CUE_SECRET_ERROR_FAILED;

  /* Cancelled means that a prompt was dismissed, too: our own cancelling never gets here. */
  if (error == NULL || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    code = CUE_SECRET_ERROR_LOCKED;
  else if (is_absent (error))
    code = CUE_SECRET_ERROR_UNAVAILABLE;
  g_task_return_new_error (task, CUE_SECRET_ERROR, code, "%s", error != NULL ? error->message : "Dismissed");
}

static GHashTable *
build_attributes (CueWorkspace *workspace)
{
  return secret_attributes_build (&schema,
                                  "workspace", cue_workspace_get_id (workspace),
                                  "url", cue_workspace_get_url (workspace),
                                  NULL);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = question_end (question);
  g_autoptr (GError) error = NULL;
  char *secret = secret_password_lookup_finish (result, &error);

  /* A copy in plain memory, because libsecret frees its own in its own way. */
  if (task != NULL && error != NULL)
    return_error (task, g_steal_pointer (&error));
  else if (task != NULL)
    g_task_return_pointer (task, g_strdup (secret), (GDestroyNotify) cue_secret_free);
  secret_password_free (secret);
  question_unref (question);
}

static void
cue_keyring_lookup_async (CueSecrets         *secrets,
                          CueWorkspace       *workspace,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GHashTable) attributes = build_attributes (workspace);
  Question *question = question_new (CUE_KEYRING (secrets), LOOKUP_LIMIT, cue_keyring_lookup_async,
                                     cancellable, callback, user_data);

  secret_password_lookupv (&schema, attributes, question->cancellable, looked_up_cb, question);
}

static char *
cue_keyring_lookup_finish (CueSecrets   *secrets,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, secrets), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_keyring_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = question_end (question);
  g_autoptr (GError) error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  if (task != NULL && stored)
    g_task_return_boolean (task, TRUE);
  else if (task != NULL)
    return_error (task, g_steal_pointer (&error));
  question_unref (question);
}

static void
cue_keyring_store_async (CueSecrets         *secrets,
                         CueWorkspace       *workspace,
                         const char         *key,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GHashTable) attributes = build_attributes (workspace);
  g_autofree char *label = NULL;
  Question        *question = question_new (CUE_KEYRING (secrets), STORE_LIMIT, cue_keyring_store_async,
                                            cancellable, callback, user_data);

  /* translators: the name of a key in the list of the computer's passwords; the placeholder is a workspace's name */
  label = g_strdup_printf (_ ("Key of Cuecard for “%s”"), cue_workspace_get_name (workspace));
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, key, question->cancellable,
                          stored_cb, question);
}

static gboolean
cue_keyring_store_finish (CueSecrets   *secrets,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, secrets), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_keyring_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = question_end (question);
  g_autoptr (GError) error = NULL;

  /* FALSE without an error: there was none to clear, which is as good. */
  secret_password_clear_finish (result, &error);
  if (task != NULL && error != NULL)
    return_error (task, g_steal_pointer (&error));
  else if (task != NULL)
    g_task_return_boolean (task, TRUE);
  question_unref (question);
}

static void
cue_keyring_clear_async (CueSecrets         *secrets,
                         CueWorkspace       *workspace,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GHashTable) attributes = build_attributes (workspace);
  Question *question = question_new (CUE_KEYRING (secrets), CLEAR_LIMIT, cue_keyring_clear_async,
                                     cancellable, callback, user_data);

  secret_password_clearv (&schema, attributes, question->cancellable, cleared_cb, question);
}

static gboolean
cue_keyring_clear_finish (CueSecrets   *secrets,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, secrets), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_keyring_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cue_keyring_class_init (CueKeyringClass *klass)
{
}

static void
cue_keyring_iface_init (CueSecretsInterface *iface)
{
  iface->lookup_async = cue_keyring_lookup_async;
  iface->lookup_finish = cue_keyring_lookup_finish;
  iface->store_async = cue_keyring_store_async;
  iface->store_finish = cue_keyring_store_finish;
  iface->clear_async = cue_keyring_clear_async;
  iface->clear_finish = cue_keyring_clear_finish;
}

static void
cue_keyring_init (CueKeyring *self)
{
}

CueKeyring *
cue_keyring_new (void)
{
  return g_object_new (CUE_TYPE_KEYRING, NULL);
}
