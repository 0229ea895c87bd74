/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens where there is no keyring; with a real one: test-keyring-real.c. */
#include "cue-keyring.h"

#include "cue-error.h"
#include "cue-test.h"

#include <string.h>

static CueWorkspace *
workspace_new (const char *id,
               const char *url)
{
  return cue_workspace_new (id, CUE_WORKSPACE_CEKURA, "Clinic “Ünïcode”", url, CUE_UNSET);
}

static char *
look_up (CueKeyring   *keyring,
         CueWorkspace *workspace,
         GError      **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_secrets_lookup_async (CUE_SECRETS (keyring), workspace, NULL, cue_test_async_cb, &result);
  return cue_secrets_lookup_finish (CUE_SECRETS (keyring), cue_test_result_wait (&result), error);
}

static gboolean
store (CueKeyring   *keyring,
       CueWorkspace *workspace,
       const char   *key,
       GError      **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_secrets_store_async (CUE_SECRETS (keyring), workspace, key, NULL, cue_test_async_cb, &result);
  return cue_secrets_store_finish (CUE_SECRETS (keyring), cue_test_result_wait (&result), error);
}

static gboolean
clear (CueKeyring   *keyring,
       CueWorkspace *workspace,
       GError      **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_secrets_clear_async (CUE_SECRETS (keyring), workspace, NULL, cue_test_async_cb, &result);
  return cue_secrets_clear_finish (CUE_SECRETS (keyring), cue_test_result_wait (&result), error);
}

static void
assert_unavailable (void)
{
  g_autoptr (CueKeyring) keyring = cue_keyring_new ();
  g_autoptr (CueWorkspace) workspace = workspace_new ("clinic", "https://api.example.org");
  g_autoptr (GError) lookup_error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;

  g_assert_null (look_up (keyring, workspace, &lookup_error));
  g_assert_error (lookup_error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
  g_assert_false (store (keyring, workspace, "very-secret-key", &store_error));
  g_assert_error (store_error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
  g_assert_null (strstr (store_error->message, "very-secret-key"));
  g_assert_false (clear (keyring, workspace, &clear_error));
  g_assert_error (clear_error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
}

static void
test_no_bus (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
      assert_unavailable ();
      return;
    }

  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* A bus of its own, on which nobody keeps secrets. */
static void
test_no_service (void)
{
  g_autofree char *program = g_find_program_in_path ("dbus-daemon");

  if (program == NULL)
    {
      g_test_skip ("There is no dbus-daemon");
      return;
    }

  if (g_test_subprocess ())
    {
      static const char config[] =
        "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
        "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
        "<allow own=\"*\"/></policy></busconfig>";
      g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
      g_autofree char *path = g_build_filename (folder, "bus.conf", NULL);
      g_autofree char *option = g_strconcat ("--config-file=", path, NULL);
      g_autoptr (GSubprocess) bus = NULL;
      g_autoptr (GDataInputStream) lines = NULL;
      g_autofree char *address = NULL;

      g_assert_true (g_file_set_contents (path, config, -1, NULL));
      bus = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                              program, option, "--print-address", "--nofork", NULL);
      g_assert_nonnull (bus);
      lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (bus));
      address = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
      g_assert_nonnull (address);
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
      assert_unavailable ();
      g_subprocess_force_exit (bus);
      g_subprocess_wait (bus, NULL, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/storage/keyring/no-bus", test_no_bus);
  g_test_add_func ("/storage/keyring/no-service", test_no_service);

  return g_test_run ();
}
