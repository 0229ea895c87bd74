/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-network-settings.h"

static void
test_copies (void)
{
  char url[] = "socks://proxy.example.com:1080";
  g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (CUE_PROXY_MANUAL, url, "/etc/own-ca.pem");
  g_autoptr (CueNetworkSettings) copy = cue_network_settings_copy (settings);

  url[0] = 'X';
  g_assert_cmpstr (settings->proxy_url, ==, "socks://proxy.example.com:1080");
  g_assert_cmpint (copy->proxy_mode, ==, CUE_PROXY_MANUAL);
  g_assert_cmpstr (copy->proxy_url, ==, settings->proxy_url);
  g_assert_cmpstr (copy->ca_file, ==, "/etc/own-ca.pem");
  g_assert_true (copy->proxy_url != settings->proxy_url);
}

static void
test_nothing (void)
{
  static const char *const nothing[] = { NULL, "", "  \t" };

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (CUE_PROXY_SYSTEM, nothing[i], nothing[i]);

      g_assert_null (settings->proxy_url);
      g_assert_null (settings->ca_file);
    }
  cue_network_settings_free (NULL);
}

static void
test_boxed (void)
{
  g_autoptr (CueNetworkSettings) settings = cue_network_settings_new (CUE_PROXY_NONE, NULL, " /ca.pem ");
  g_auto (GValue) value = G_VALUE_INIT;
  const CueNetworkSettings *held = NULL;

  g_value_init (&value, CUE_TYPE_NETWORK_SETTINGS);
  g_value_set_boxed (&value, settings);
  held = g_value_get_boxed (&value);
  g_assert_true (held != settings);
  g_assert_cmpint (held->proxy_mode, ==, CUE_PROXY_NONE);
  g_assert_cmpstr (held->ca_file, ==, "/ca.pem");
}

/* The words are those of the setting. */
static void
test_words (void)
{
  static const char *const words[] = { "system", "none", "manual" };
  g_autoptr (GEnumClass) klass = g_type_class_ref (CUE_TYPE_PROXY_MODE);

  g_assert_cmpuint (klass->n_values, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpint (g_enum_get_value_by_nick (klass, words[i])->value, ==, i);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/network-settings/copies", test_copies);
  g_test_add_func ("/model/network-settings/nothing", test_nothing);
  g_test_add_func ("/model/network-settings/boxed", test_boxed);
  g_test_add_func ("/model/network-settings/words", test_words);

  return g_test_run ();
}
