/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-keys.h"

#include "cue-error.h"
#include "cue-fake-secrets.h"
#include "cue-test.h"

typedef struct
{
  CueFakeSecrets *secrets;
  CueKeys        *keys;
  CueWorkspace   *workspace;
  guint           n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
create_keys (Fixture    *fixture,
             const char *environment)
{
  g_clear_object (&fixture->keys);
  fixture->keys = cue_keys_new (CUE_SECRETS (fixture->secrets), environment);
  g_signal_connect_swapped (fixture->keys, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->secrets = cue_fake_secrets_new ();
  fixture->workspace = cue_workspace_new ("a", CUE_WORKSPACE_CEKURA, "A", "https://a.example", CUE_UNSET);
  create_keys (fixture, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->keys);
  g_assert_finalize_object (fixture->secrets);
  g_assert_finalize_object (fixture->workspace);
}

/* (transfer full) (nullable) */
static char *
lookup (Fixture      *fixture,
        CueWorkspace *workspace,
        GError      **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_keys_lookup_async (fixture->keys, workspace, NULL, cue_test_async_cb, &result);

  return cue_keys_lookup_finish (fixture->keys, cue_test_result_wait (&result), error);
}

static void
assert_key (Fixture      *fixture,
            CueWorkspace *workspace,
            const char   *expected)
{
  g_autoptr (GError) error = NULL;
  char *key = lookup (fixture, workspace, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, expected);
  cue_secret_free (key);
}

static gboolean
keep (Fixture      *fixture,
      CueWorkspace *workspace,
      CueWorkspace *previous,
      const char   *key,
      gboolean      session_only,
      GError      **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_keys_keep_async (fixture->keys, workspace, previous, key, session_only, NULL, cue_test_async_cb, &result);

  return cue_keys_keep_finish (fixture->keys, cue_test_result_wait (&result), error);
}

static gboolean
clear (Fixture *fixture,
       GError **error)
{
  g_auto (CueTestResult) result = { 0 };

  cue_keys_clear_async (fixture->keys, fixture->workspace, NULL, cue_test_async_cb, &result);

  return cue_keys_clear_finish (fixture->keys, cue_test_result_wait (&result), error);
}

static GError *
create_error (void)
{
  return g_error_new_literal (CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE, "no keyring");
}

static void
test_keyring (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_key (fixture, fixture->workspace, NULL);
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, fixture->workspace), ==, CUE_KEY_NONE);

  g_assert_true (keep (fixture, fixture->workspace, NULL, "key 1", FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, fixture->workspace), ==, CUE_KEY_KEYRING);
  g_assert_null (cue_keys_peek (fixture->keys, fixture->workspace));
  assert_key (fixture, fixture->workspace, "key 1");
  g_assert_cmpuint (fixture->n_changed, ==, 2);

  g_assert_true (keep (fixture, fixture->workspace, NULL, "key 2", FALSE, &error));
  assert_key (fixture, fixture->workspace, "key 2");
  g_assert_true (keep (fixture, fixture->workspace, NULL, NULL, FALSE, &error));
  assert_key (fixture, fixture->workspace, "key 2");

  g_assert_true (clear (fixture, &error));
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, fixture->workspace), ==, CUE_KEY_NONE);
  assert_key (fixture, fixture->workspace, NULL);
}

static void
test_session (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (keep (fixture, fixture->workspace, NULL, "typed", TRUE, &error));
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, fixture->workspace), ==, CUE_KEY_SESSION);
  g_assert_cmpstr (cue_keys_peek (fixture->keys, fixture->workspace), ==, "typed");
  assert_key (fixture, fixture->workspace, "typed");
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 0);
  g_assert_cmpuint (cue_fake_secrets_get_n_calls (fixture->secrets, CUE_FAKE_LOOKUP), ==, 0);

  /* One that goes into the keyring takes its place. */
  g_assert_true (keep (fixture, fixture->workspace, NULL, "kept", FALSE, &error));
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, fixture->workspace), ==, CUE_KEY_KEYRING);
  assert_key (fixture, fixture->workspace, "kept");

  g_assert_true (keep (fixture, fixture->workspace, NULL, "typed again", TRUE, &error));
  g_assert_true (clear (fixture, &error));
  g_assert_null (cue_keys_peek (fixture->keys, fixture->workspace));
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 0);
}

static void
test_environment (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (CueWorkspace) local = cue_workspace_new ("local", CUE_WORKSPACE_LOCAL, "Local", NULL, CUE_UNSET);
  g_autoptr (GError) error = NULL;

  create_keys (fixture, " from outside\n");
  g_assert_true (keep (fixture, fixture->workspace, NULL, "kept", FALSE, &error));
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, fixture->workspace), ==, CUE_KEY_ENVIRONMENT);
  g_assert_cmpstr (cue_keys_peek (fixture->keys, fixture->workspace), ==, "from outside");
  assert_key (fixture, fixture->workspace, "from outside");
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, local), ==, CUE_KEY_NONE);
  assert_key (fixture, local, NULL);
  g_assert_cmpuint (cue_fake_secrets_get_n_calls (fixture->secrets, CUE_FAKE_LOOKUP), ==, 0);

  fixture->n_changed = 0;
  cue_keys_note_refused (fixture->keys, fixture->workspace);
  cue_keys_note_refused (fixture->keys, fixture->workspace);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, fixture->workspace), ==, CUE_KEY_KEYRING);
  assert_key (fixture, fixture->workspace, "kept");

  create_keys (fixture, "  ");
  g_assert_cmpint (cue_keys_get_origin (fixture->keys, fixture->workspace), ==, CUE_KEY_KEYRING);
}

/* The keyring knows a key by the address as well. */
static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (CueWorkspace) edited = NULL;
  g_autoptr (GError) error = NULL;

  edited = cue_workspace_new ("a", CUE_WORKSPACE_CEKURA, "A", "https://b.example", CUE_UNSET);
  g_assert_true (keep (fixture, fixture->workspace, NULL, "kept", FALSE, &error));

  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_LOOKUP, create_error ());
  g_assert_false (keep (fixture, edited, fixture->workspace, NULL, FALSE, &error));
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  assert_key (fixture, fixture->workspace, "kept");

  g_assert_true (keep (fixture, edited, fixture->workspace, NULL, FALSE, &error));
  g_assert_no_error (error);
  assert_key (fixture, edited, "kept");
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 1);

  /* Back again, with another key for this session: none stays behind. */
  g_assert_true (keep (fixture, fixture->workspace, edited, "typed", TRUE, &error));
  g_assert_cmpuint (cue_fake_secrets_get_n_kept (fixture->secrets), ==, 0);

  /* A keyring that is away does not matter while the key is in memory. */
  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_LOOKUP, create_error ());
  g_assert_true (keep (fixture, edited, fixture->workspace, NULL, FALSE, &error));
  assert_key (fixture, edited, "typed");
}

static void
test_unavailable (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_KEEP, create_error ());
  g_assert_false (keep (fixture, fixture->workspace, NULL, "lost", FALSE, &error));
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_null (cue_keys_peek (fixture->keys, fixture->workspace));

  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_LOOKUP, create_error ());
  g_assert_null (lookup (fixture, fixture->workspace, &error));
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
  g_clear_error (&error);

  cue_fake_secrets_fail_next (fixture->secrets, CUE_FAKE_CLEAR, create_error ());
  g_assert_false (clear (fixture, &error));
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_UNAVAILABLE);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (CueTestResult) result = { 0 };

  cue_fake_secrets_hold (fixture->secrets, CUE_FAKE_LOOKUP, TRUE);
  cue_keys_lookup_async (fixture->keys, fixture->workspace, cancellable, cue_test_async_cb, &result);
  g_cancellable_cancel (cancellable);
  cue_fake_secrets_hold (fixture->secrets, CUE_FAKE_LOOKUP, FALSE);
  g_assert_null (cue_keys_lookup_finish (fixture->keys, cue_test_result_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture      *fixture,
                  gconstpointer data);
  } rows[] = {
    { "/app/keys/keyring", test_keyring },
    { "/app/keys/session", test_session },
    { "/app/keys/environment", test_environment },
    { "/app/keys/move", test_move },
    { "/app/keys/unavailable", test_unavailable },
    { "/app/keys/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, set_up, rows[i].test, tear_down);

  return g_test_run ();
}
