/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaces, its testing. */
#include "cue-workspaces-private.h"

#include "cue-app-settings.h"
#include "cue-connection-tester.h"
#include "cue-task.h"

typedef struct
{
  /* input */
  CueWorkspace      *workspace; /* (owned): with the address to test */
  CueConnectionTest *test;      /* (owned) */
} TestData;

static void
test_data_free (TestData *self)
{
  g_clear_object (&self->workspace);
  g_clear_object (&self->test);
  g_free (self);
}

CUE_DEFINE_TASK_DATA (TestData, test_data, test_data_free)

static void key_found_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void tested_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Takes over @task. */
static void
run_test (GTask      *task,
          const char *key)
{
  CueWorkspaces *self = g_task_get_source_object (task);
  TestData      *data = test_data_get (task);
  g_autoptr (CueNetworkSettings) network = cue_app_settings_dup_network (self->settings);

  cue_connection_tester_run_async (data->workspace, key, network, data->test, g_task_get_cancellable (task),
                                   tested_cb, task);
}

static void
cue_workspaces_test_async (CueWorkspaceManager *manager,
                           CueWorkspace        *workspace,
                           const char          *key,
                           CueConnectionTest   *test,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  CueWorkspaces *self = CUE_WORKSPACES (manager);
  GTask         *task = g_task_new (self, cancellable, callback, user_data);
  TestData      *data = g_new0 (TestData, 1);

  g_task_set_source_tag (task, cue_workspaces_test_async);
  data->workspace = g_object_ref (workspace);
  data->test = g_object_ref (test);
  test_data_attach (task, data);

  if (key != NULL)
    run_test (task, key);
  else
    cue_keys_lookup_async (self->keys, cue_workspaces_resolve (self, workspace), cancellable, key_found_cb, task);
}

static void
key_found_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  char *key = cue_keys_lookup_finish (CUE_KEYS (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    run_test (g_object_ref (task), key);
  cue_secret_free (key);
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  g_autoptr (GError) error = NULL;
  gboolean passed = cue_connection_tester_run_finish (test_data_get (task)->workspace, result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, passed);
}

static gboolean
cue_workspaces_test_finish (CueWorkspaceManager *manager,
                            GAsyncResult        *result,
                            GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, manager), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_workspaces_test_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cue_workspaces_test_iface_init (CueWorkspaceManagerInterface *iface)
{
  iface->test_async = cue_workspaces_test_async;
  iface->test_finish = cue_workspaces_test_finish;
}
