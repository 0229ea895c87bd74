/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueKeyring with a real gnome-keyring on a private bus (build-aux/headless). CUE_TEST_KEYRING says how it was started:
 * "unlocked", with a throw-away default keyring (-k), or "new", with none yet. */
#include "cue-keyring.h"

#include "cue-error.h"
#include "cue-keyring-calls.h"
#include "cue-test-prompter.h"
#include "cue-test.h"

#include <string.h>

#define SERVICE "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"

/* Of the default keyring that headless makes; the end of the line is a part of it. */
#define PASSWORD "test\n"

typedef struct
{
  GDBusConnection *bus;
  CueTestPrompter *prompter;
  CueKeyring      *keyring;
  CueWorkspace    *clinic;
  CueWorkspace    *bank;
  CueWorkspace    *moved; /* the clinic at another address */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (fixture->bus);
  fixture->prompter = cue_test_prompter_new (fixture->bus, CUE_PROMPTER_CLOSES);
  fixture->keyring = cue_keyring_new ();
  fixture->clinic = cue_keyring_calls_workspace_new ("clinic", "https://api.example.org");
  fixture->bank = cue_keyring_calls_workspace_new ("bank", "https://api.example.org");
  fixture->moved = cue_keyring_calls_workspace_new ("clinic", "https://elsewhere.example.org");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->keyring);
  g_object_unref (fixture->clinic);
  g_object_unref (fixture->bank);
  g_object_unref (fixture->moved);
  cue_test_prompter_free (fixture->prompter);
  g_object_unref (fixture->bus);
}

static void
assert_key (Fixture      *fixture,
            CueWorkspace *workspace,
            const char   *expected)
{
  g_autoptr (GError) error = NULL;
  char *key = cue_keyring_calls_look_up (fixture->keyring, workspace, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, expected);
  cue_secret_free (key);
}

static void
store_well (Fixture      *fixture,
            CueWorkspace *workspace,
            const char   *key)
{
  g_autoptr (GError) error = NULL;

  cue_keyring_calls_store (fixture->keyring, workspace, key, &error);
  g_assert_no_error (error);
}

static void
clear_well (Fixture      *fixture,
            CueWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  cue_keyring_calls_clear (fixture->keyring, workspace, &error);
  g_assert_no_error (error);
}

/* (transfer full): the reply of the keyring's service, past libsecret. */
static GVariant *
call_service (Fixture    *fixture,
              const char *interface,
              const char *method,
              GVariant   *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (fixture->bus, SERVICE, SERVICE_PATH, interface, method, parameters, NULL,
                                                 G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static char *
dup_default_collection (Fixture *fixture)
{
  g_autoptr (GVariant) reply = call_service (fixture, SERVICE_INTERFACE, "ReadAlias", g_variant_new ("(s)", "default"));
  char *path = NULL;

  g_variant_get (reply, "(o)", &path);
  return path;
}

static void
lock (Fixture *fixture)
{
  g_autofree char *collection = dup_default_collection (fixture);
  const char      *paths[] = { collection, NULL };
  g_autoptr (GVariant) reply = call_service (fixture, SERVICE_INTERFACE, "Lock", g_variant_new ("(^ao)", paths));
}

/* With the password and without a question: as if somebody had typed it into another program's. */
static void
unlock (Fixture *fixture)
{
  g_autofree char *collection = dup_default_collection (fixture);
  g_autofree char *session = NULL;
  g_autoptr (GVariant) opened = NULL;
  g_autoptr (GVariant) reply = NULL;
  GVariant *secret = NULL;

  opened = call_service (fixture, SERVICE_INTERFACE, "OpenSession",
                         g_variant_new ("(sv)", "plain", g_variant_new_string ("")));
  g_variant_get (opened, "(vo)", NULL, &session);
  secret = g_variant_new ("(o@ay@ays)", session, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1),
                          g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, PASSWORD, strlen (PASSWORD), 1), "text/plain");
  reply = call_service (fixture, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface", "UnlockWithMasterPassword",
                        g_variant_new ("(o@(oayays))", collection, secret));
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *long_key = g_strnfill (4096, 'k');
  const char      *keys[] = { "plain-key-1", "Schlüssel مفتاح 钥匙 🔑", " white space \n", long_key };

  assert_key (fixture, fixture->clinic, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      store_well (fixture, fixture->clinic, keys[i]);
      assert_key (fixture, fixture->clinic, keys[i]);
    }
  clear_well (fixture, fixture->clinic);
  assert_key (fixture, fixture->clinic, NULL);
  /* Nothing to clear is fine. */
  clear_well (fixture, fixture->clinic);
  /* Nobody was asked anything. */
  g_assert_cmpuint (cue_test_prompter_count (fixture->prompter), ==, 0);
}

/* A key belongs to one workspace at one address: nobody else gets it, replaces it or clears it. */
static void
test_apart (Fixture      *fixture,
            gconstpointer data)
{
  store_well (fixture, fixture->clinic, "key of the clinic");
  assert_key (fixture, fixture->moved, NULL);
  assert_key (fixture, fixture->bank, NULL);
  store_well (fixture, fixture->bank, "key of the bank");
  store_well (fixture, fixture->moved, "key elsewhere");
  assert_key (fixture, fixture->clinic, "key of the clinic");
  assert_key (fixture, fixture->bank, "key of the bank");
  clear_well (fixture, fixture->bank);
  assert_key (fixture, fixture->clinic, "key of the clinic");
  assert_key (fixture, fixture->moved, "key elsewhere");
  clear_well (fixture, fixture->clinic);
  clear_well (fixture, fixture->moved);
  assert_key (fixture, fixture->moved, NULL);
}

static void
assert_dismissed (GError  *error,
                  gboolean done)
{
  g_assert_false (done);
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_DISMISSED);
  g_assert_null (strstr (error->message, "s3cret"));
}

/* Locked, and the question for the password is closed: said so, and nothing is lost or stored. */
static void
test_dismissed (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) lookup_error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;
  gboolean done;

  store_well (fixture, fixture->clinic, "s3cret one");
  lock (fixture);
  done = cue_keyring_calls_look_up (fixture->keyring, fixture->clinic, NULL, &lookup_error) != NULL;
  assert_dismissed (lookup_error, done);
  g_assert_cmpuint (cue_test_prompter_count (fixture->prompter), ==, 1);
  done = cue_keyring_calls_store (fixture->keyring, fixture->clinic, "s3cret two", &store_error);
  assert_dismissed (store_error, done);
  done = cue_keyring_calls_clear (fixture->keyring, fixture->clinic, &clear_error);
  assert_dismissed (clear_error, done);
  g_assert_cmpuint (cue_test_prompter_count (fixture->prompter), ==, 3);
  /* To hear that there is no key nobody has to unlock anything. */
  assert_key (fixture, fixture->bank, NULL);
  clear_well (fixture, fixture->bank);
  g_assert_cmpuint (cue_test_prompter_count (fixture->prompter), ==, 3);

  unlock (fixture);
  assert_key (fixture, fixture->clinic, "s3cret one");
  clear_well (fixture, fixture->clinic);
}

static void
assert_locked (GError  *error,
               gboolean done,
               gint64   begun)
{
  g_assert_false (done);
  g_assert_error (error, CUE_SECRET_ERROR, CUE_SECRET_ERROR_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 8 * G_USEC_PER_SEC);
}

/* Locked, and nobody sees the question: it ends by itself. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CueKeyring) keyring = cue_keyring_new_with_limits (5, 1);
  g_autoptr (GError) lookup_error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;
  gint64   begun = 0;
  gboolean done;

  store_well (fixture, fixture->clinic, "s3cret three");
  lock (fixture);
  cue_test_prompter_set_mode (fixture->prompter, CUE_PROMPTER_WAITS);
  begun = g_get_monotonic_time ();
  done = cue_keyring_calls_look_up (keyring, fixture->clinic, NULL, &lookup_error) != NULL;
  assert_locked (lookup_error, done, begun);
  begun = g_get_monotonic_time ();
  done = cue_keyring_calls_store (keyring, fixture->clinic, "s3cret four", &store_error);
  assert_locked (store_error, done, begun);
  begun = g_get_monotonic_time ();
  done = cue_keyring_calls_clear (keyring, fixture->clinic, &clear_error);
  assert_locked (clear_error, done, begun);
  g_assert_cmpuint (cue_test_prompter_count (fixture->prompter), >, 0);
}

/* Whoever asked does not want to wait for the password any more. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_auto (CueTestResult) result = { 0 };
      g_autoptr (GError) error = NULL;

      cue_secrets_lookup_async (CUE_SECRETS (fixture->keyring), fixture->clinic, cancellable, cue_test_async_cb, &result);
      if (i == 0)
        cue_test_iterate_for (0.3);
      g_cancellable_cancel (cancellable); /* once while it waits, once before */
      g_assert_null (cue_secrets_lookup_finish (CUE_SECRETS (fixture->keyring), cue_test_result_wait (&result), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      /* The late answer finds nobody, and that is fine. */
      cue_test_iterate_for (0.2);
      g_assert_cmpuint (result.n_calls, ==, 1);
    }
}

/* The first key of somebody who has no keyring yet: one would be made, if its question were answered. */
static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  assert_key (fixture, fixture->clinic, NULL);
  g_assert_cmpuint (cue_test_prompter_count (fixture->prompter), ==, 0);
  done = cue_keyring_calls_store (fixture->keyring, fixture->clinic, "s3cret five", &error);
  assert_dismissed (error, done);
  g_assert_cmpuint (cue_test_prompter_count (fixture->prompter), ==, 1);
  assert_key (fixture, fixture->clinic, NULL);
}

static void
add (const char *path,
     void (*test) (Fixture      *fixture,
                   gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  const char *kind = g_getenv ("CUE_TEST_KEYRING");

  g_test_init (&argc, &argv, NULL);

  if (g_strcmp0 (kind, "unlocked") == 0)
    {
      add ("/storage/keyring-real/keys", test_keys);
      add ("/storage/keyring-real/apart", test_apart);
      add ("/storage/keyring-real/dismissed", test_dismissed);
      add ("/storage/keyring-real/locked", test_locked);
      add ("/storage/keyring-real/cancelled", test_cancelled);
    }
  else if (g_strcmp0 (kind, "new") == 0)
    {
      add ("/storage/keyring-real/new", test_new);
    }

  return g_test_run ();
}
