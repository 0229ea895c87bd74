/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With a keyring (build-aux/headless -k, CUE_TEST_KEYRING set) the real thing; without one, what happens then. */
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
assert_key (CueKeyring   *keyring,
            CueWorkspace *workspace,
            const char   *expected)
{
  g_autoptr (GError) error = NULL;
  char *key = look_up (keyring, workspace, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, expected);
  cue_secret_free (key);
}

static void
test_keys (void)
{
  g_autoptr (CueKeyring) keyring = cue_keyring_new ();
  g_autoptr (CueWorkspace) workspace = workspace_new ("clinic", "https://api.example.org");
  g_autoptr (CueWorkspace) moved = workspace_new ("clinic", "https://elsewhere.example.org");
  g_autofree char *long_key = g_strnfill (4096, 'k');
  const char      *keys[] = { "plain-key-1", "Schlüssel مفتاح 🔑", long_key };
  g_autoptr (GError) error = NULL;

  assert_key (keyring, workspace, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (store (keyring, workspace, keys[i], &error));
      g_assert_no_error (error);
      assert_key (keyring, workspace, keys[i]);
    }
  /* A key belongs to one address: the same workspace elsewhere does not get it. */
  assert_key (keyring, moved, NULL);

  g_assert_true (clear (keyring, workspace, &error));
  assert_key (keyring, workspace, NULL);
  /* Nothing to clear is fine. */
  g_assert_true (clear (keyring, workspace, &error));
  g_assert_no_error (error);
}

static void
test_cancelled (void)
{
  g_autoptr (CueKeyring) keyring = cue_keyring_new ();
  g_autoptr (CueWorkspace) workspace = workspace_new ("clinic", "https://api.example.org");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_auto (CueTestResult) result = { 0 };
      g_autoptr (GError) error = NULL;

      cue_secrets_lookup_async (CUE_SECRETS (keyring), workspace, cancellable, cue_test_async_cb, &result);
      g_cancellable_cancel (cancellable); /* once in the middle, once before */
      g_assert_null (cue_secrets_lookup_finish (CUE_SECRETS (keyring), cue_test_result_wait (&result), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      /* The late answer finds nobody, and that is fine. */
      cue_test_iterate_for (0.2);
      g_assert_cmpuint (result.n_calls, ==, 1);
    }
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

  if (g_getenv ("CUE_TEST_KEYRING") != NULL)
    {
      g_test_add_func ("/storage/keyring/keys", test_keys);
      g_test_add_func ("/storage/keyring/cancelled", test_cancelled);
    }
  g_test_add_func ("/storage/keyring/no-bus", test_no_bus);
  g_test_add_func ("/storage/keyring/no-service", test_no_service);

  return g_test_run ();
}
