/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-app-settings.h"

#include "cue-test.h"

typedef struct
{
  const char  *mode;
  const char  *proxy_url;
  const char  *ca_file;
  CueProxyMode expected;
} NetworkRow;

static const NetworkRow network_rows[] = {
  { "system", "", "", CUE_PROXY_SYSTEM },
  { "none", "http://proxy.example.com:3128", "", CUE_PROXY_NONE },
  { "manual", "http://proxy.example.com:3128", "/ca.pem", CUE_PROXY_MANUAL },
  { "manual", "", "/ca.pem", CUE_PROXY_SYSTEM },
};

static void
test_network (void)
{
  g_autoptr (GSettings) settings = cue_app_settings_new ();

  for (guint i = 0; i < G_N_ELEMENTS (network_rows); i++)
    {
      const NetworkRow *row = &network_rows[i];
      g_autoptr (CueNetworkSettings) network = NULL;

      g_settings_set_string (settings, "proxy-mode", row->mode);
      g_settings_set_string (settings, "proxy-url", row->proxy_url);
      g_settings_set_string (settings, "ca-file", row->ca_file);
      network = cue_app_settings_dup_network (settings);
      g_assert_cmpint (network->proxy_mode, ==, row->expected);
      g_assert_cmpstr (network->proxy_url, ==, *row->proxy_url != '\0' ? row->proxy_url : NULL);
      g_assert_cmpstr (network->ca_file, ==, *row->ca_file != '\0' ? row->ca_file : NULL);
    }
}

static void
test_language (void)
{
  g_autoptr (GSettings) settings = cue_app_settings_new ();
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  g_settings_reset (settings, "language");
  cue_app_settings_apply_language (settings);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, before);
  g_settings_set_string (settings, "language", "de");
  cue_app_settings_apply_language (settings);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "de");
}

static void
test_write_seconds (void)
{
  g_autoptr (GSettings) settings = cue_app_settings_new ();

  g_settings_reset (settings, "write-seconds");
  g_assert_cmpint (cue_app_settings_get_write_seconds (settings), <, 0);
  g_settings_set_int (settings, "write-seconds", 0);
  g_assert_cmpint (cue_app_settings_get_write_seconds (settings), ==, 0);
  g_settings_set_int (settings, "write-seconds", 12);
  g_assert_cmpint (cue_app_settings_get_write_seconds (settings), ==, 12);
}

static void
test_paused (void)
{
  g_autoptr (GSettings) settings = cue_app_settings_new ();

  g_settings_reset (settings, "paused-workspaces");
  g_assert_false (cue_app_settings_is_paused (settings, "local"));
  cue_app_settings_set_paused (settings, "local", TRUE);
  cue_app_settings_set_paused (settings, "other", TRUE);
  cue_app_settings_set_paused (settings, "other", TRUE);
  g_assert_true (cue_app_settings_is_paused (settings, "local"));
  cue_app_settings_set_paused (settings, "local", FALSE);
  g_assert_false (cue_app_settings_is_paused (settings, "local"));
  g_assert_true (cue_app_settings_is_paused (settings, "other"));
  cue_app_settings_set_paused (NULL, "local", TRUE);
  g_assert_false (cue_app_settings_is_paused (NULL, "local"));
}

static void
test_reset (void)
{
  g_autoptr (GSettings) settings = cue_app_settings_new ();

  g_settings_set_boolean (settings, "notify", FALSE);
  g_settings_set_int (settings, "max-parallel", 9);
  g_assert_false (cue_app_settings_get_boolean (settings, "notify", TRUE));
  cue_app_settings_reset (settings);
  g_assert_true (cue_app_settings_get_boolean (settings, "notify", FALSE));
  g_assert_cmpint (g_settings_get_int (settings, "max-parallel"), ==, 4);
}

/* Where nobody has installed the schema. */
static void
test_none (void)
{
  g_autoptr (CueNetworkSettings) network = cue_app_settings_dup_network (NULL);
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  g_assert_cmpint (network->proxy_mode, ==, CUE_PROXY_SYSTEM);
  g_assert_true (cue_app_settings_get_boolean (NULL, "notify", TRUE));
  g_assert_false (cue_app_settings_get_boolean (NULL, "notify", FALSE));
  g_assert_cmpint (cue_app_settings_get_write_seconds (NULL), <, 0);
  cue_app_settings_apply_language (NULL);
  cue_app_settings_reset (NULL);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/app-settings/network", test_network);
  g_test_add_func ("/app/app-settings/language", test_language);
  g_test_add_func ("/app/app-settings/write-seconds", test_write_seconds);
  g_test_add_func ("/app/app-settings/paused", test_paused);
  g_test_add_func ("/app/app-settings/reset", test_reset);
  g_test_add_func ("/app/app-settings/none", test_none);

  return g_test_run ();
}
