/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspace-file.h"

#include "cue-error.h"
#include "cue-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  CueTestFolder    *folder;
  char             *path;
  CueWorkspaceList *list;
  CueWorkspaceFile *file;
} Fixture;

static void
open_file (Fixture *fixture)
{
  fixture->list = cue_workspace_list_new ();
  fixture->file = cue_workspace_file_new (fixture->list, fixture->path);
}

static void
close_file (Fixture *fixture)
{
  g_assert_finalize_object (fixture->file);
  g_assert_finalize_object (fixture->list);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = cue_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "deeper", "workspaces.json", NULL);
  open_file (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_file (fixture);
  g_free (fixture->path);
  cue_test_folder_free (fixture->folder);
}

static CueWorkspace *
add (Fixture    *fixture,
     const char *id)
{
  g_autoptr (CueWorkspace) workspace =
    cue_workspace_new (id, CUE_WORKSPACE_CEKURA, "Clinic “Ünïcode”", "https://api.example.org", 7);

  cue_workspace_list_add (fixture->list, workspace);
  return cue_workspace_list_find (fixture->list, id);
}

static gboolean
exists (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
load_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cue_workspace_file_load (fixture->file, &error));
  g_assert_no_error (error);
}

static guint
count_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  CueWorkspace *workspace = NULL;
  GStatBuf      info;

  load_well (fixture);
  g_assert_cmpuint (count_items (fixture), ==, 1);
  /* Nothing changed: nothing is written. */
  g_assert_true (cue_workspace_file_flush (fixture->file, NULL));
  g_assert_false (exists (fixture->path));

  add (fixture, "clinic");
  cue_workspace_list_set_last (fixture->list, "clinic");
  g_assert_false (exists (fixture->path));
  g_assert_true (cue_test_wait_until (exists, fixture->path, CUE_TEST_TIMEOUT));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  close_file (fixture);

  open_file (fixture);
  load_well (fixture);
  g_assert_cmpuint (count_items (fixture), ==, 2);
  workspace = cue_workspace_list_find (fixture->list, "clinic");
  g_assert_cmpstr (cue_workspace_get_name (workspace), ==, "Clinic “Ünïcode”");
  g_assert_cmpint (cue_workspace_get_project (workspace), ==, 7);
  g_assert_cmpstr (cue_workspace_list_get_last (fixture->list), ==, "clinic");
}

/* What has not been written when the program ends is written then. */
static void
test_flush (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *text = NULL;
  CueWorkspace    *workspace = NULL;

  load_well (fixture);
  add (fixture, "one");
  g_assert_true (cue_workspace_file_flush (fixture->file, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"one\""));
  add (fixture, "two");
  close_file (fixture);

  open_file (fixture);
  load_well (fixture);
  workspace = cue_workspace_list_find (fixture->list, "two");
  g_assert_nonnull (workspace);
  g_object_set (workspace, "name", "Renamed", NULL);
  cue_workspace_list_remove (fixture->list, cue_workspace_list_find (fixture->list, "one"));
  close_file (fixture);

  open_file (fixture);
  load_well (fixture);
  g_assert_cmpuint (count_items (fixture), ==, 2);
  g_assert_cmpstr (cue_workspace_get_name (cue_workspace_list_find (fixture->list, "two")), ==, "Renamed");
}

static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  load_well (fixture);
  add (fixture, "one");
  cue_workspace_file_stop (fixture->file);
  add (fixture, "two");
  g_assert_true (cue_workspace_file_flush (fixture->file, NULL));
  cue_test_iterate_for (0.3);
  g_assert_false (exists (fixture->path));
}

static void
write_text (Fixture    *fixture,
            const char *text)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

/* A damaged file is kept aside, every time, and the next change begins a new one. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const texts[] = { "", "{\"version\": 1, \"workspaces\": [", "[]", "{\"workspaces\": 7}", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *aside = g_strdup_printf ("%s.damaged-%u", fixture->path, i + 1);
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;

      write_text (fixture, texts[i]);
      g_assert_false (cue_workspace_file_load (fixture->file, &error));
      g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, aside));
      g_assert_cmpuint (count_items (fixture), ==, 1);
      g_assert_false (exists (fixture->path));
      g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, texts[i]);

      add (fixture, "new");
      g_assert_true (cue_workspace_file_flush (fixture->file, &error));
      close_file (fixture);
      open_file (fixture);
      load_well (fixture);
      g_assert_cmpuint (count_items (fixture), ==, 2);
      close_file (fixture);
      open_file (fixture);
    }
}

static void
failed_cb (CueWorkspaceFile *file,
           const GError     *error,
           gpointer          user_data)
{
  g_assert_cmpint (error->domain, ==, CUE_STORE_ERROR);
  *(guint *) user_data += 1;
}

static gboolean
is_positive (gpointer data)
{
  return *(guint *) data > 0;
}

/* What a newer Cuecard wrote is neither read nor written over. */
static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  const char      *text = "{\"version\": 99, \"workspaces\": []}";
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) flush_error = NULL;
  guint n_failed = 0;

  write_text (fixture, text);
  g_assert_false (cue_workspace_file_load (fixture->file, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER);
  add (fixture, "new");
  g_assert_false (cue_workspace_file_flush (fixture->file, &flush_error));
  g_assert_error (flush_error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER);

  g_signal_connect (fixture->file, "failed", G_CALLBACK (failed_cb), &n_failed);
  add (fixture, "newer");
  g_assert_true (cue_test_wait_until (is_positive, &n_failed, CUE_TEST_TIMEOUT));
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
}

/* A folder in the file's place cannot be read or replaced. */
static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) flush_error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_assert_false (cue_workspace_file_load (fixture->file, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_OPEN);
  add (fixture, "new");
  g_assert_false (cue_workspace_file_flush (fixture->file, &flush_error));
  g_assert_error (flush_error, CUE_STORE_ERROR, CUE_STORE_ERROR_OPEN);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_DIR));
}

/* A write that fails is told, and tried again with the next change. */
static void
test_write_fails (Fixture      *fixture,
                  gconstpointer data)
{
  guint n_failed = 0;

  load_well (fixture);
  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_signal_connect (fixture->file, "failed", G_CALLBACK (failed_cb), &n_failed);
  add (fixture, "one");
  g_assert_true (cue_test_wait_until (is_positive, &n_failed, CUE_TEST_TIMEOUT));
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  add (fixture, "two");
  g_assert_true (cue_test_wait_until (exists, fixture->path, CUE_TEST_TIMEOUT));
  close_file (fixture);
  open_file (fixture);
  load_well (fixture);
  g_assert_cmpuint (count_items (fixture), ==, 3);
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
    { "/storage/workspace-file/round-trip", test_round_trip },
    { "/storage/workspace-file/flush", test_flush },
    { "/storage/workspace-file/stop", test_stop },
    { "/storage/workspace-file/damaged", test_damaged },
    { "/storage/workspace-file/newer", test_newer },
    { "/storage/workspace-file/unreadable", test_unreadable },
    { "/storage/workspace-file/write-fails", test_write_fails },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, set_up, rows[i].test, tear_down);

  return g_test_run ();
}
