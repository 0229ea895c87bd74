/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens where there is no keyring; with a real one: test-keyring-real.c. */
#include "cue-keyring.h"

#include "cue-error.h"
#include "cue-keyring-calls.h"
#include "cue-test.h"

#include <string.h>

static void
assert_unavailable (void)
{
  g_autoptr (CueKeyring) keyring = cue_keyring_new ();
  g_autoptr (CueWorkspace) workspace = cue_keyring_calls_workspace_new ("clinic", "https://api.example.org");
  g_autoptr (GError) lookup_error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;

  g_assert_null (cue_keyring_calls_look_up (keyring, workspace, NULL, &lookup_error));
  g_assert_error (lookup_error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
  g_assert_false (cue_keyring_calls_store (keyring, workspace, "very-secret-key", &store_error));
  g_assert_error (store_error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
  g_assert_null (strstr (store_error->message, "very-secret-key"));
  g_assert_false (cue_keyring_calls_clear (keyring, workspace, &clear_error));
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
