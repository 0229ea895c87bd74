/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-task.h"
#include "cue-test.h"

typedef struct
{
  char *text; /* (owned) */
} EchoData;

static guint n_freed;

static void
echo_data_free (EchoData *self)
{
  n_freed++;
  g_free (self->text);
  g_free (self);
}

CUE_DEFINE_TASK_DATA (EchoData, echo_data, echo_data_free)

static gboolean
answer_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (echo_data_get (task)->text), g_free);

  return G_SOURCE_REMOVE;
}

static void
echo_async (const char         *text,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (EchoData) data = g_new0 (EchoData, 1);

  data->text = g_strdup (text);
  echo_data_attach (task, g_steal_pointer (&data));
  g_idle_add (answer_cb, g_steal_pointer (&task));
}

static void
test_round_trip (void)
{
  n_freed = 0;

  {
    g_auto (CueTestResult) result = { 0 };
    g_autofree char *text = NULL;

    echo_async ("hello", cue_test_async_cb, &result);
    text = g_task_propagate_pointer (G_TASK (cue_test_result_wait (&result)), NULL);
    g_assert_cmpstr (text, ==, "hello");
    cue_test_iterate ();
  }

  g_assert_cmpuint (n_freed, ==, 1);
}

static void
test_autoptr (void)
{
  n_freed = 0;

  {
    g_autoptr (EchoData) data = g_new0 (EchoData, 1);

    g_assert_nonnull (data);
  }

  g_assert_cmpuint (n_freed, ==, 1);
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
set_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_waiting (void)
{
  gboolean flag = FALSE;

  g_assert_false (cue_test_wait_until (is_set, &flag, 0.05));
  g_timeout_add_once (20, set_cb, &flag);
  g_assert_true (cue_test_wait_until (is_set, &flag, CUE_TEST_TIMEOUT));
}

static void
test_folder (void)
{
  g_autofree char *path = NULL;

  {
    g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
    g_autofree char *inner = g_build_filename (folder, "a", "b", NULL);
    g_autofree char *file = g_build_filename (inner, "c", NULL);

    g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
    g_assert_true (g_file_set_contents (file, "x", -1, NULL));
    path = g_strdup (folder);
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  }

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/task/round-trip", test_round_trip);
  g_test_add_func ("/base/task/autoptr", test_autoptr);
  g_test_add_func ("/base/task/waiting", test_waiting);
  g_test_add_func ("/base/task/folder", test_folder);

  return g_test_run ();
}
