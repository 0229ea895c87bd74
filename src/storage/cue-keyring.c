/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-keyring.h"

#include "cue-error.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

/* Seconds. Nobody is asked by an unlocked keyring; a locked one shows a prompt, which a person has to find and answer. */
#define QUICK_LIMIT 5
#define PROMPT_LIMIT 60

struct _CueKeyring
{
  GObject parent_instance;

  guint quick;  /* seconds */
  guint prompt; /* seconds */
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
 * cancellable, whichever comes first; an answer that comes later is dropped. libsecret itself is never cancelled: in the
 * middle of a prompt that ends in failed assertions (0.20), and a person may be typing the password just then. */
typedef struct
{
  grefcount   refs;       /* the wait for the answer, and the sources */
  GTask      *task;       /* (owned) (nullable): NULL once returned */
  GHashTable *attributes; /* (owned) */
  GSource    *limit;      /* (owned) (nullable) */
  GSource    *cancelled;  /* (owned) (nullable) */
  gboolean    was_locked; /* the keyring has to be unlocked for the answer */
  gboolean    clearing;   /* the question is to forget, not to tell */
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
  g_hash_table_unref (question->attributes);
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

/* From now on it takes at most @seconds. */
static void
set_limit (Question *question,
           guint     seconds)
{
  clear_source (&question->limit);
  question->limit = g_timeout_source_new_seconds (seconds);
  add_source (question, question->limit, limit_cb);
}

static GHashTable *
build_attributes (CueWorkspace *workspace)
{
  return secret_attributes_build (&schema,
                                  "workspace", cue_workspace_get_id (workspace),
                                  "url", cue_workspace_get_url (workspace),
                                  NULL);
}

/* The returned question holds a reference for the answer's callback. */
static Question *
question_new (CueKeyring         *self,
              CueWorkspace       *workspace,
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
  question->attributes = build_attributes (workspace);
  set_limit (question, seconds);
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

  /* Cancelled and still locked mean that a prompt was dismissed, too. */
  if (error == NULL || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    code = CUE_SECRET_ERROR_DISMISSED;
  else if (is_absent (error))
    code = CUE_SECRET_ERROR_UNAVAILABLE;
  g_task_return_new_error (task, CUE_SECRET_ERROR, code, "%s", error != NULL ? error->message : "Dismissed");
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = question_end (question);
  g_autoptr (GError) error = NULL;

  /* FALSE without an error: somebody else was faster, which is as good. */
  secret_password_clear_finish (result, &error);
  if (task != NULL && error != NULL)
    return_error (task, g_steal_pointer (&error));
  else if (task != NULL)
    g_task_return_boolean (task, TRUE);
  question_unref (question);
}

static void
clear_now (Question *question)
{
  secret_password_clearv (&schema, question->attributes, NULL, cleared_cb, question);
}

/* A locked keyring was asked to be unlocked on the way: no answer means that it was not. */
static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  char *secret = secret_password_lookup_finish (result, &error);

  if (question->clearing && secret != NULL && question->task != NULL)
    {
      secret_password_free (secret);
      clear_now (question);
      return;
    }

  /* A copy in plain memory, because libsecret frees its own in its own way. */
  task = question_end (question);
  if (task != NULL && (error != NULL || (secret == NULL && question->was_locked)))
    return_error (task, g_steal_pointer (&error));
  else if (task != NULL && question->clearing)
    g_task_return_boolean (task, TRUE);
  else if (task != NULL)
    g_task_return_pointer (task, g_strdup (secret), (GDestroyNotify) cue_secret_free);
  secret_password_free (secret);
  question_unref (question);
}

/* Whether @items (element-type SecretRetrievable) has one that cannot be read now. */
static gboolean
has_locked (GList *items)
{
  for (GList *l = items; l != NULL; l = l->next)
    if (SECRET_IS_ITEM (l->data) && secret_item_get_locked (l->data))
      return TRUE;
  return FALSE;
}

/* The keyring says without unlocking whether it has the key: nobody is asked for a password to hear that it has not. */
static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (items != NULL && question->task != NULL)
    {
      question->was_locked = has_locked (items);
      if (question->was_locked)
        set_limit (question, CUE_KEYRING (g_task_get_source_object (question->task))->prompt);
      if (question->clearing && !question->was_locked)
        clear_now (question);
      else
        secret_password_lookupv (&schema, question->attributes, NULL, looked_up_cb, question);
      g_list_free_full (items, g_object_unref);
      return;
    }

  task = question_end (question);
  if (task != NULL && error != NULL)
    return_error (task, g_steal_pointer (&error));
  else if (task != NULL && question->clearing)
    g_task_return_boolean (task, TRUE);
  else if (task != NULL)
    g_task_return_pointer (task, NULL, NULL);
  g_list_free_full (items, g_object_unref);
  question_unref (question);
}

static void
search (Question *question)
{
  secret_password_searchv (&schema, question->attributes, SECRET_SEARCH_NONE, NULL,
                           searched_cb, question);
}

static void
cue_keyring_lookup_async (CueSecrets         *secrets,
                          CueWorkspace       *workspace,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  CueKeyring *self = CUE_KEYRING (secrets);

  search (question_new (self, workspace, self->quick, cue_keyring_lookup_async, cancellable, callback, user_data));
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

  /* Where there is no keyring yet, one is made first; when the question for its password is closed, the one that was to
   * be is not there. */
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT))
    g_clear_error (&error);

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
  CueKeyring      *self = CUE_KEYRING (secrets);
  Question        *question = question_new (self, workspace, self->prompt, cue_keyring_store_async,
                                            cancellable, callback, user_data);
  g_autofree char *label = NULL;

  /* translators: the name of a key in the list of the computer's passwords; the placeholder is a workspace's name */
  label = g_strdup_printf (_ ("Key of Cuecard for “%s”"), cue_workspace_get_name (workspace));
  secret_password_storev (&schema, question->attributes, SECRET_COLLECTION_DEFAULT, label, key, NULL,
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
cue_keyring_clear_async (CueSecrets         *secrets,
                         CueWorkspace       *workspace,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  CueKeyring *self = CUE_KEYRING (secrets);
  Question   *question = question_new (self, workspace, self->quick, cue_keyring_clear_async, cancellable, callback,
                                       user_data);

  question->clearing = TRUE;
  search (question);
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
cue_keyring_new_with_limits (guint quick,
                             guint prompt)
{
  CueKeyring *self = g_object_new (CUE_TYPE_KEYRING, NULL);

  self->quick = quick;
  self->prompt = prompt;
  return self;
}

CueKeyring *
cue_keyring_new (void)
{
  return cue_keyring_new_with_limits (QUICK_LIMIT, PROMPT_LIMIT);
}
