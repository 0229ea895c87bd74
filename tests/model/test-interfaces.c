/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueApi, CueStore, CueSecrets, CueRecord: each call reaches the implementation with what it was given; and plain data. */

#include "cue-api.h"
#include "cue-progress.h"
#include "cue-secrets.h"
#include "cue-store.h"
#include "cue-test.h"

#define TEST_TYPE_SERVICE (test_service_get_type ())
G_DECLARE_FINAL_TYPE (TestService, test_service, TEST, SERVICE, GObject)

/* Implements all three interfaces, and writes down what it is asked. */
struct _TestService
{
  GObject parent_instance;

  GString *log; /* (owned) */
};

static void test_service_api_init (CueApiInterface *iface);
static void test_service_store_init (CueStoreInterface *iface);
static void test_service_secrets_init (CueSecretsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestService, test_service, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_API, test_service_api_init)
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_STORE, test_service_store_init)
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_SECRETS, test_service_secrets_init))

static void G_GNUC_PRINTF (5, 6)
  start (gpointer            self,
         GCancellable       *cancellable,
         GAsyncReadyCallback callback,
         gpointer            user_data,
         const char         *format,
         ...)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (TEST_SERVICE (self)->log, format, arguments);
  va_end (arguments);
  g_string_append_c (TEST_SERVICE (self)->log, '\n');
  g_task_return_boolean (task, TRUE);
}

static gboolean
finish (gpointer      self,
        GAsyncResult *result,
        const char   *name)
{
  g_assert_true (g_task_is_valid (result, self));
  g_string_append_printf (TEST_SERVICE (self)->log, "%s\n", name);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
api_list_async (CueApi *self, CueResource resource, gint64 agent, CueApiPageFunc page, gpointer page_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "list %d %d", (int) resource, (int) agent);
}

static GPtrArray *
api_list_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "listed") ? g_ptr_array_new () : NULL;
}

static void
api_read_async (CueApi *self, CueResource resource, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "read %d %d", (int) resource, (int) id);
}

static gpointer
api_read_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "have read") ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
api_create_async (CueApi *self, CueResource resource, JsonObject *body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "create %d %u", (int) resource, json_object_get_size (body));
}

static gpointer
api_create_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "created") ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
api_update_async (CueApi *self, CueResource resource, gint64 id, JsonObject *body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "update %d %d %u", (int) resource, (int) id, json_object_get_size (body));
}

static gpointer
api_update_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "updated") ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
api_delete_async (CueApi *self, CueResource resource, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "delete %d %d", (int) resource, (int) id);
}

static gboolean
api_delete_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "deleted");
}

static void
api_start_async (CueApi *self, CueGenerationKind kind, JsonObject *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "start %d %u", (int) kind, json_object_get_size (request));
}

static CueReceipt *
api_start_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "started") ? cue_receipt_new () : NULL;
}

static void
api_poll_async (CueApi *self, const char *progress_id, gint64 agent, gint64 project, double seconds_since_sent, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "poll %s %d %d %.1f",
         progress_id, (int) agent, (int) project, seconds_since_sent);
}

static CueProgress *
api_poll_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "polled") ? cue_progress_new (CUE_PROGRESS_RUNNING) : NULL;
}

static void
test_service_api_init (CueApiInterface *iface)
{
  iface->list_async = api_list_async;
  iface->list_finish = api_list_finish;
  iface->read_async = api_read_async;
  iface->read_finish = api_read_finish;
  iface->create_async = api_create_async;
  iface->create_finish = api_create_finish;
  iface->update_async = api_update_async;
  iface->update_finish = api_update_finish;
  iface->delete_async = api_delete_async;
  iface->delete_finish = api_delete_finish;
  iface->start_async = api_start_async;
  iface->start_finish = api_start_finish;
  iface->poll_async = api_poll_async;
  iface->poll_finish = api_poll_finish;
}

static void
store_put_async (CueStore *self, CueRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "put %s", cue_variant_get_text (CUE_VARIANT (record)));
}

static gboolean
store_put_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "have put");
}

static void
store_remove_async (CueStore *self, CueRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "remove %s", cue_variant_get_text (CUE_VARIANT (record)));
}

static gboolean
store_remove_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "removed");
}

static void
store_list_async (CueStore *self, GType type, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "list %s", g_type_name (type));
}

static GPtrArray *
store_list_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "listed") ? g_ptr_array_new () : NULL;
}

static void
test_service_store_init (CueStoreInterface *iface)
{
  iface->put_async = store_put_async;
  iface->put_finish = store_put_finish;
  iface->remove_async = store_remove_async;
  iface->remove_finish = store_remove_finish;
  iface->list_async = store_list_async;
  iface->list_finish = store_list_finish;
}

static void
secrets_lookup_async (CueSecrets *self, CueWorkspace *workspace, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "lookup %s", cue_workspace_get_id (workspace));
}

static char *
secrets_lookup_finish (CueSecrets *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "looked up") ? g_strdup ("key") : NULL;
}

static void
secrets_store_async (CueSecrets *self, CueWorkspace *workspace, const char *key, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "store %s %s", cue_workspace_get_id (workspace), key);
}

static gboolean
secrets_store_finish (CueSecrets *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "stored");
}

static void
secrets_clear_async (CueSecrets *self, CueWorkspace *workspace, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, cancellable, callback, user_data, "clear %s", cue_workspace_get_id (workspace));
}

static gboolean
secrets_clear_finish (CueSecrets *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, "cleared");
}

static void
test_service_secrets_init (CueSecretsInterface *iface)
{
  iface->lookup_async = secrets_lookup_async;
  iface->lookup_finish = secrets_lookup_finish;
  iface->store_async = secrets_store_async;
  iface->store_finish = secrets_store_finish;
  iface->clear_async = secrets_clear_async;
  iface->clear_finish = secrets_clear_finish;
}

static void
test_service_finalize (GObject *object)
{
  g_string_free (TEST_SERVICE (object)->log, TRUE);

  G_OBJECT_CLASS (test_service_parent_class)->finalize (object);
}

static void
test_service_class_init (TestServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_service_finalize;
}

static void
test_service_init (TestService *self)
{
  self->log = g_string_new (NULL);
}

/* Runs the call, waits for its answer and leaves it in `result`. */
#define CALL(call)                 \
  cue_test_result_clear (&answer); \
  call;                            \
  result = cue_test_result_wait (&answer)

static void
test_api (void)
{
  TestService *service = g_object_new (TEST_TYPE_SERVICE, NULL);
  CueApi      *api = CUE_API (service);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GObject) read = NULL;
  g_autoptr (GObject) created = NULL;
  g_autoptr (GObject) updated = NULL;
  g_autoptr (CueReceipt) receipt = NULL;
  g_autoptr (CueProgress) progress = NULL;
  g_auto (CueTestResult) answer = { 0 };
  GAsyncResult *result;

  CALL (cue_api_list_async (api, CUE_RESOURCE_SCENARIOS, 7, NULL, cue_test_async_cb, &answer));
  rows = cue_api_list_finish (api, result, NULL);
  CALL (cue_api_read_async (api, CUE_RESOURCE_PROFILES, 8, NULL, cue_test_async_cb, &answer));
  read = cue_api_read_finish (api, result, NULL);
  CALL (cue_api_create_async (api, CUE_RESOURCE_AGENTS, body, NULL, cue_test_async_cb, &answer));
  created = cue_api_create_finish (api, result, NULL);
  CALL (cue_api_update_async (api, CUE_RESOURCE_AGENTS, 9, body, NULL, cue_test_async_cb, &answer));
  updated = cue_api_update_finish (api, result, NULL);
  CALL (cue_api_delete_async (api, CUE_RESOURCE_AGENTS, 10, NULL, cue_test_async_cb, &answer));
  g_assert_true (cue_api_delete_finish (api, result, NULL));
  CALL (cue_api_start_async (api, CUE_GENERATION_IMPROVE, body, NULL, cue_test_async_cb, &answer));
  receipt = cue_api_start_finish (api, result, NULL);
  CALL (cue_api_poll_async (api, "p", 1, CUE_UNSET, 2.5, NULL, cue_test_async_cb, &answer));
  progress = cue_api_poll_finish (api, result, NULL);

  g_assert_nonnull (rows);
  g_assert_nonnull (read);
  g_assert_nonnull (created);
  g_assert_nonnull (updated);
  g_assert_nonnull (receipt);
  g_assert_nonnull (progress);
  g_assert_cmpstr (service->log->str, ==,
                   "list 3 7\nlisted\nread 2 8\nhave read\ncreate 0 0\ncreated\nupdate 0 9 0\nupdated\n"
                   "delete 0 10\ndeleted\nstart 1 0\nstarted\npoll p 1 -1 2.5\npolled\n");
  cue_test_result_clear (&answer);
  g_assert_finalize_object (service);
}

static void
test_store (void)
{
  TestService *service = g_object_new (TEST_TYPE_SERVICE, NULL);
  CueStore    *store = CUE_STORE (service);
  g_autoptr (CueVariant) variant = cue_variant_new ("draft", "text");
  g_autoptr (GPtrArray) records = NULL;
  g_auto (CueTestResult) answer = { 0 };
  GAsyncResult *result;

  CALL (cue_store_put_async (store, CUE_RECORD (variant), NULL, cue_test_async_cb, &answer));
  g_assert_true (cue_store_put_finish (store, result, NULL));
  CALL (cue_store_remove_async (store, CUE_RECORD (variant), NULL, cue_test_async_cb, &answer));
  g_assert_true (cue_store_remove_finish (store, result, NULL));
  CALL (cue_store_list_async (store, CUE_TYPE_VARIANT, NULL, cue_test_async_cb, &answer));
  records = cue_store_list_finish (store, result, NULL);

  g_assert_nonnull (records);
  g_assert_cmpstr (service->log->str, ==, "put text\nhave put\nremove text\nremoved\nlist CueVariant\nlisted\n");
  cue_test_result_clear (&answer);
  g_assert_finalize_object (service);
}

static void
test_secrets (void)
{
  TestService *service = g_object_new (TEST_TYPE_SERVICE, NULL);
  CueSecrets  *secrets = CUE_SECRETS (service);
  g_autoptr (CueWorkspace) workspace = cue_workspace_new ("w", CUE_WORKSPACE_CEKURA, "W", CUE_WORKSPACE_DEFAULT_URL, 1);
  g_auto (CueTestResult) answer = { 0 };
  GAsyncResult *result;
  char         *key;

  CALL (cue_secrets_store_async (secrets, workspace, "k", NULL, cue_test_async_cb, &answer));
  g_assert_true (cue_secrets_store_finish (secrets, result, NULL));
  CALL (cue_secrets_lookup_async (secrets, workspace, NULL, cue_test_async_cb, &answer));
  key = cue_secrets_lookup_finish (secrets, result, NULL);
  g_assert_cmpstr (key, ==, "key");
  cue_secret_free (key);
  cue_secret_free (NULL);
  CALL (cue_secrets_clear_async (secrets, workspace, NULL, cue_test_async_cb, &answer));
  g_assert_true (cue_secrets_clear_finish (secrets, result, NULL));

  g_assert_cmpstr (service->log->str, ==, "store w k\nstored\nlookup w\nlooked up\nclear w\ncleared\n");
  cue_test_result_clear (&answer);
  g_assert_finalize_object (service);
}

static void
test_guards (void)
{
  g_autoptr (TestService) service = g_object_new (TEST_TYPE_SERVICE, NULL);

  g_test_expect_message ("CueModel", G_LOG_LEVEL_CRITICAL, "*CUE_IS_RECORD*");
  cue_store_put_async (CUE_STORE (service), NULL, NULL, cue_test_async_cb, NULL);
  g_test_assert_expected_messages ();

  g_test_expect_message ("CueModel", G_LOG_LEVEL_CRITICAL, "*progress_id != NULL*");
  cue_api_poll_async (CUE_API (service), NULL, 1, 1, 0.0, NULL, cue_test_async_cb, NULL);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (service->log->str, ==, "");
}

static void
test_plain_data (void)
{
  CueReceipt  *receipt = cue_receipt_new ();
  CueProgress *progress = cue_progress_new (CUE_PROGRESS_EMPTY);

  g_assert_cmpint (receipt->project, ==, CUE_UNSET);
  g_assert_null (receipt->progress_id);
  receipt->progress_id = g_strdup ("p");
  receipt->text = g_strdup ("t");
  cue_receipt_free (receipt);
  cue_receipt_free (NULL);

  g_assert_cmpint (progress->outcome, ==, CUE_PROGRESS_EMPTY);
  g_assert_cmpfloat (progress->fraction, <, 0.0);
  progress->word = g_strdup ("w");
  progress->text = g_strdup ("t");
  progress->stage = g_strdup ("s");
  progress->message = g_strdup ("m");
  progress->extra = json_object_new ();
  progress->raw = g_strdup ("r");
  cue_progress_free (progress);
  cue_progress_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/interfaces/api", test_api);
  g_test_add_func ("/model/interfaces/store", test_store);
  g_test_add_func ("/model/interfaces/secrets", test_secrets);
  g_test_add_func ("/model/interfaces/guards", test_guards);
  g_test_add_func ("/model/interfaces/plain-data", test_plain_data);

  return g_test_run ();
}
