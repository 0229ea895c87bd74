/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-paths.h"
#include "cue-test.h"

#include <glib/gi18n.h>

static void
test_uninstalled (void)
{
  g_autofree char *build = g_path_get_dirname (cue_paths_get_locale_dir ());
  g_autofree char *info = g_build_filename (build, "meson-info", NULL);
  g_autofree char *data = g_build_filename (build, "data", NULL);

  g_assert_true (cue_paths_is_uninstalled ());
  g_assert_true (g_file_test (info, G_FILE_TEST_IS_DIR));
  g_assert_true (g_str_has_suffix (cue_paths_get_locale_dir (), "/po"));
  g_assert_cmpstr (cue_paths_get_schema_dir (), ==, data);
}

/* The program copied elsewhere, into what looks like an installation, finds its neighbours there; even in a build folder. */
static void
test_installed (void)
{
  g_autoptr (CueTestFolder) build = cue_test_folder_new ();
  g_autofree char *info = g_build_filename (build, "meson-info", NULL);
  g_autofree char *prefix = g_build_filename (build, "installed", NULL);
  g_autofree char *bin = g_build_filename (prefix, "bin", NULL);
  g_autofree char *libexec = g_build_filename (prefix, "libexec", NULL);
  g_autofree char *locale = g_build_filename (prefix, "share", "locale", NULL);
  g_autofree char *service = g_build_filename (libexec, "cuecard-service", NULL);
  g_autofree char *copy = g_build_filename (bin, "program", NULL);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *output = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) environ = g_environ_unsetenv (g_get_environ (), "CUECARD_SERVICE");
  char *argv[] = { copy, (char *) "--print", NULL };
  gsize length;
  int   status;

  g_assert_cmpint (g_mkdir_with_parents (info, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (bin, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (libexec, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (locale, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (service, "", 0, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_assert_true (g_file_get_contents (self, &contents, &length, NULL));
  g_assert_true (g_file_set_contents_full (copy, contents, length, G_FILE_SET_CONTENTS_NONE, 0700, NULL));

  g_assert_true (g_spawn_sync (NULL, argv, environ, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  expected = g_strdup_printf ("0\n%s\n%s\n(none)\n", service, locale);
  g_assert_cmpstr (output, ==, expected);
}

static void
test_override (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("CUECARD_SERVICE", "/somewhere/else", TRUE);
      g_assert_cmpstr (cue_paths_get_service_program (), ==, "/somewhere/else");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_data_dir (void)
{
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "cuecard", NULL);
  g_autofree char *found = cue_paths_dup_data_dir ();

  g_assert_cmpstr (found, ==, expected);
}

static void
test_locale (void)
{
  cue_paths_init_locale ();
  g_assert_cmpstr (textdomain (NULL), ==, GETTEXT_PACKAGE);
  g_assert_cmpstr (bindtextdomain (GETTEXT_PACKAGE, NULL), ==, cue_paths_get_locale_dir ());
}

static void
print_paths (void)
{
  const char *schema_dir = cue_paths_get_schema_dir ();

  g_print ("%d\n%s\n%s\n%s\n", cue_paths_is_uninstalled (), cue_paths_get_service_program (), cue_paths_get_locale_dir (),
           schema_dir != NULL ? schema_dir : "(none)");
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 2 && g_strcmp0 (argv[1], "--print") == 0)
    {
      print_paths ();
      return 0;
    }

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/paths/uninstalled", test_uninstalled);
  g_test_add_func ("/base/paths/installed", test_installed);
  g_test_add_func ("/base/paths/override", test_override);
  g_test_add_func ("/base/paths/data-dir", test_data_dir);
  g_test_add_func ("/base/paths/locale", test_locale);

  return g_test_run ();
}
