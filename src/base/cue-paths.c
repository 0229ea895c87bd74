/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-paths.h"

#include "cue-config.h"

#include <gio/gio.h>
#include <locale.h>

#include <glib/gi18n.h>

/* A test lies two folders below the build folder's root, a program one. */
#define MAX_LEVELS 3

typedef struct
{
  gboolean uninstalled;
  char    *service;    /* (owned) */
  char    *locale_dir; /* (owned) */
  char    *schema_dir; /* (owned) (nullable) */
} Paths;

/* (transfer full) (nullable): the build folder that @program lies in, below its src or tests; an installation inside a build
 * folder is an installation all the same. */
static char *
find_build_dir (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);

  for (guint level = 0; level < MAX_LEVELS; level++)
    {
      g_autofree char *parent = g_path_get_dirname (folder);
      g_autofree char *name = g_path_get_basename (folder);
      g_autofree char *meson_info = g_build_filename (parent, "meson-info", NULL);

      if ((g_str_equal (name, "src") || g_str_equal (name, "tests")) && g_file_test (meson_info, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&parent);

      g_free (folder);
      folder = g_steal_pointer (&parent);
    }

  return NULL;
}

/* (transfer full): `<prefix>/@relative` when it exists (a moved installation, a package root), else @compiled_in. */
static char *
find_installed (const char *program,
                const char *relative,
                GFileTest   test,
                const char *compiled_in)
{
  g_autofree char *bin = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *candidate = NULL;

  if (program == NULL)
    return g_strdup (compiled_in);

  bin = g_path_get_dirname (program);
  prefix = g_path_get_dirname (bin);
  candidate = g_build_filename (prefix, relative, NULL);

  return g_file_test (candidate, test) ? g_steal_pointer (&candidate) : g_strdup (compiled_in);
}

static Paths *
find_paths (void)
{
  Paths           *paths = g_new0 (Paths, 1);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *build = program != NULL ? find_build_dir (program) : NULL;
  const char      *service = g_getenv ("CUECARD_SERVICE");

  paths->uninstalled = build != NULL;

  if (build != NULL)
    {
      paths->service = g_build_filename (build, "src", "cuecard-service", NULL);
      paths->locale_dir = g_build_filename (build, "po", NULL);
      paths->schema_dir = g_build_filename (build, "data", NULL);
    }
  else
    {
      paths->service = find_installed (program, "libexec/cuecard-service", G_FILE_TEST_IS_EXECUTABLE,
                                       CUE_LIBEXECDIR "/cuecard-service");
      paths->locale_dir = find_installed (program, "share/locale", G_FILE_TEST_IS_DIR, CUE_LOCALEDIR);
    }

  if (service != NULL && *service != '\0')
    {
      g_free (paths->service);
      paths->service = g_strdup (service);
    }

  return paths;
}

/* (transfer none): found once, kept for the life of the program. */
static const Paths *
get_paths (void)
{
  static const Paths *paths = NULL;

  if (g_once_init_enter (&paths))
    g_once_init_leave (&paths, find_paths ());

  return paths;
}

gboolean
cue_paths_is_uninstalled (void)
{
  return get_paths ()->uninstalled;
}

const char *
cue_paths_get_service_program (void)
{
  return get_paths ()->service;
}

const char *
cue_paths_get_locale_dir (void)
{
  return get_paths ()->locale_dir;
}

const char *
cue_paths_get_schema_dir (void)
{
  return get_paths ()->schema_dir;
}

char *
cue_paths_dup_data_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "cuecard", NULL);
}

void
cue_paths_init_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, cue_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
