/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sleep-watch.h"
#include "cue-test.h"

#define LOGIN_NAME "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define LOGIN_INTERFACE "org.freedesktop.login1.Manager"

static void
count_cb (CueSleepWatch *watch,
          guint         *n_woken)
{
  *n_woken += 1;
}

static gboolean
is_set (gpointer data)
{
  return *(guint *) data > 0;
}

static void
owned_cb (GDBusConnection *bus,
          const char      *name,
          gpointer         data)
{
  *(guint *) data += 1;
}

static void
tell (GDBusConnection *bus,
      gboolean         begins)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (bus, NULL, LOGIN_PATH, LOGIN_INTERFACE, "PrepareForSleep", g_variant_new ("(b)", begins), &error);
  g_assert_no_error (error);
}

/* A bus of the test's own plays the system's. */
static void
test_woken (void)
{
  g_autoptr (GTestDBus) dbus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;
  CueSleepWatch *watch = NULL;
  guint          n_owned = 0;
  guint          n_woken = 0;
  guint          name = 0;

  g_test_dbus_up (dbus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (dbus), TRUE);
  bus = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (dbus),
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);
  name = g_bus_own_name_on_connection (bus, LOGIN_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb, NULL, &n_owned, NULL);
  g_assert_true (cue_test_wait_until (is_set, &n_owned, CUE_TEST_TIMEOUT));

  watch = cue_sleep_watch_new ();
  g_signal_connect (watch, "woken", G_CALLBACK (count_cb), &n_woken);
  cue_test_iterate_for (0.5);
  tell (bus, TRUE);
  cue_test_iterate_for (0.3);
  g_assert_cmpuint (n_woken, ==, 0);
  tell (bus, FALSE);
  g_assert_true (cue_test_wait_until (is_set, &n_woken, CUE_TEST_TIMEOUT));
  g_assert_cmpuint (n_woken, ==, 1);

  g_assert_finalize_object (watch);
  tell (bus, FALSE);
  cue_test_iterate_for (0.2);
  g_assert_cmpuint (n_woken, ==, 1);

  g_bus_unown_name (name);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_test_dbus_stop (dbus);
}

/* Before the bus is there, and where there is none. */
static void
test_silent (void)
{
  CueSleepWatch *watch = NULL;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  watch = cue_sleep_watch_new ();
  cue_test_iterate_for (0.3);
  g_assert_finalize_object (watch);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/sleep-watch/silent", test_silent);
  g_test_add_func ("/app/sleep-watch/woken", test_woken);

  return g_test_run ();
}
