/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-repository.h"

#include <glib/gstdio.h>

#include "cue-error.h"
#include "cue-json.h"
#include "cue-test.h"

static const CueRepositoryFilter everything = { CUE_UNSET, CUE_UNSET, NULL, NULL, FALSE, CUE_UNSET, 0 };

static CueRepository *
open_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  CueRepository *repository = cue_repository_open (folder, &error);

  g_assert_no_error (error);
  return repository;
}

static gint64
count_rows (CueRepository             *repository,
            CueResource                resource,
            const CueRepositoryFilter *filter)
{
  g_autoptr (GError) error = NULL;
  gint64 count = -1;
  g_autoptr (JsonArray) rows = cue_repository_list (repository, resource, filter, &count, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rows);
  return count;
}

static void
test_example (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueRepository) repository = open_folder (folder);
  g_autofree char *path = g_build_filename (folder, "workspace.sqlite", NULL);
  g_autoptr (JsonObject) agent = cue_repository_read (repository, CUE_RESOURCE_AGENTS, 1, NULL);
  g_autoptr (JsonObject) structured = cue_repository_read (repository, CUE_RESOURCE_SCENARIOS, 2, NULL);
  g_auto (GStrv) lines = g_strsplit (cue_json_get_string (agent, "description"), "\n", -1);
  GStatBuf status;

  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_AGENTS, &everything), ==, 2);
  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_PERSONALITIES, &everything), ==, 8);
  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_PROFILES, &everything), ==, 2);
  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_SCENARIOS, &everything), ==, 6);
  g_assert_cmpuint (g_strv_length (lines), >=, 60);
  g_assert_cmpstr (cue_json_get_string (structured, "scenario_type"), ==, "conditional_actions");
  g_assert_true (*cue_json_get_string (structured, "instructions") == '{');
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* Everything in the example must pass the checks that a client's body has to pass. */
static void
test_example_is_valid (void)
{
  static const CueResource resources[] = { CUE_RESOURCE_AGENTS, CUE_RESOURCE_PERSONALITIES, CUE_RESOURCE_PROFILES, CUE_RESOURCE_SCENARIOS };
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueRepository) repository = open_folder (folder);

  for (guint r = 0; r < G_N_ELEMENTS (resources); r++)
    {
      gint64 count;
      g_autoptr (JsonArray) rows = cue_repository_list (repository, resources[r], &everything, &count, NULL);
      guint           n_fields;
      const CueField *fields = cue_resource_get_fields (resources[r], &n_fields);

      for (guint i = 0; i < json_array_get_length (rows); i++)
        {
          for (guint f = 0; f < n_fields; f++)
            {
              JsonNode *node = json_object_get_member (json_array_get_object_element (rows, i), fields[f].member);
              g_autoptr (GError) error = NULL;

              if (node == NULL || (fields[f].flags & CUE_FIELD_READ_ONLY) != 0)
                continue;
              g_assert_true (cue_field_check (&fields[f], node, &error));
              g_assert_no_error (error);
            }
        }
    }
}

static void
test_deleted_example_stays_deleted (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();

  {
    g_autoptr (CueRepository) repository = open_folder (folder);

    for (gint64 id = 1; id <= 6; id++)
      g_assert_true (cue_repository_delete (repository, CUE_RESOURCE_SCENARIOS, id, NULL));
  }
  {
    g_autoptr (CueRepository) repository = open_folder (folder);
    g_autoptr (JsonObject) body = json_object_new ();

    g_assert_cmpint (count_rows (repository, CUE_RESOURCE_SCENARIOS, &everything), ==, 0);
    g_assert_true (cue_repository_insert (repository, CUE_RESOURCE_SCENARIOS, body, NULL));
    g_assert_cmpint (cue_json_get_int (body, "id", 0), ==, 7);
  }
}

static void
test_filters (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueRepository) repository = open_folder (folder);
  const char         *tags[] = { "refund", "structured", NULL };
  const char         *hostile[] = { "' OR 1=1 --", "\"", NULL };
  CueRepositoryFilter filter = everything;

  filter.agent = 2;
  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_SCENARIOS, &filter), ==, 2);
  filter = everything;
  filter.folder = "Bookings";
  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_SCENARIOS, &filter), ==, 3);
  filter.folder = "";
  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_SCENARIOS, &filter), ==, 0);
  filter = everything;
  filter.tags = tags;
  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_SCENARIOS, &filter), ==, 2);
  filter.tags = hostile;
  g_assert_cmpint (count_rows (repository, CUE_RESOURCE_SCENARIOS, &filter), ==, 0);
}

static void
test_profile_deleted (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueRepository) repository = open_folder (folder);
  g_autoptr (JsonObject) scenario = NULL;

  g_assert_true (cue_repository_delete (repository, CUE_RESOURCE_PROFILES, 1, NULL));
  scenario = cue_repository_read (repository, CUE_RESOURCE_SCENARIOS, 1, NULL);
  g_assert_true (json_object_get_null_member (scenario, "test_profile"));
}

static void
test_bad_files (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "workspace.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueRepository) repository = NULL;

  g_assert_true (g_file_set_contents (path, "This is no database, and it is long enough to be looked at as one would be.", -1, NULL));
  repository = cue_repository_open (folder, &error);
  g_assert_null (repository);
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CORRUPT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/repository/example", test_example);
  g_test_add_func ("/service/repository/example-is-valid", test_example_is_valid);
  g_test_add_func ("/service/repository/deleted-example-stays-deleted", test_deleted_example_stays_deleted);
  g_test_add_func ("/service/repository/filters", test_filters);
  g_test_add_func ("/service/repository/profile-deleted", test_profile_deleted);
  g_test_add_func ("/service/repository/bad-files", test_bad_files);
  return g_test_run ();
}
