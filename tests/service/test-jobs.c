/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-jobs.h"

#include "cue-json.h"
#include "cue-test.h"

#define REQUEST "{\"agent\":1,\"personality\":1,\"test_profile\":1,\"extra_instructions\":\"Cancel the appointment.\",\"seed\":11}"

typedef struct
{
  CueJobs    *jobs;
  const char *id;
  GHashTable *seen; /* states and stages met on the way */
  double      fraction;
} Watch;

static gboolean
is_over (gpointer data)
{
  Watch *watch = data;
  g_autoptr (JsonObject) report = cue_jobs_report (watch->jobs, watch->id, NULL);
  const char *state = cue_json_get_string (report, "status");
  const char *stage = cue_json_get_string (report, "stage");
  double      fraction = json_object_get_double_member (report, "progress");

  g_assert_true (fraction >= watch->fraction || strcmp (state, "failed") == 0);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->fraction = fraction;
  if (watch->seen != NULL)
    {
      g_hash_table_add (watch->seen, g_strdup (state));
      if (stage != NULL)
        g_hash_table_add (watch->seen, g_strdup (stage));
    }
  return strcmp (state, "completed") == 0 || strcmp (state, "failed") == 0;
}

/* Lets a wait look at the job often. */
static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static char *
start (CueJobs    *jobs,
       const char *request)
{
  g_autoptr (JsonNode) node = cue_json_parse (request, -1, NULL);
  g_autoptr (GError) error = NULL;
  char *id = cue_jobs_start (jobs, json_node_get_object (node), &error);

  g_assert_no_error (error);
  g_assert_true (g_uuid_string_is_valid (id));
  return id;
}

static void
test_states (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueRepository) repository = cue_repository_open (folder, NULL);
  g_autoptr (CueJobs) jobs = cue_jobs_new (repository, 2);
  g_autofree char *id = start (jobs, REQUEST);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Watch                    watch = { jobs, id, seen, 0 };
  static const char *const wanted[] = { "queued", "in_progress", "completed", "Reading the agent’s description", "Planning the call", "Writing the steps", "Checking the text", NULL };
  g_autoptr (JsonObject) report = NULL;
  guint tick = g_timeout_add (10, tick_cb, NULL);

  g_assert_true (cue_test_wait_until (is_over, &watch, CUE_TEST_TIMEOUT));
  g_source_remove (tick);
  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (seen, wanted[i]));
  report = cue_jobs_report (jobs, id, NULL);
  g_assert_nonnull (strstr (cue_json_get_string (report, "instructions"), "end the call"));
  g_assert_cmpint (cue_json_get_int (report, "seed", 0), ==, 11);
  g_assert_true (json_object_get_null_member (report, "error"));
  g_assert_false (json_object_get_boolean_member (cue_json_get_object (report, "writer"), "ai"));
}

static void
test_resumes (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *id = NULL;

  {
    g_autoptr (CueRepository) repository = cue_repository_open (folder, NULL);
    g_autoptr (CueJobs) jobs = cue_jobs_new (repository, 1000);

    id = start (jobs, REQUEST);
  }
  {
    g_autoptr (CueRepository) repository = cue_repository_open (folder, NULL);
    g_autoptr (CueJobs) jobs = cue_jobs_new (repository, 0);
    Watch watch = { jobs, id, NULL, 0 };
    g_autoptr (JsonObject) report = NULL;

    g_assert_true (cue_test_wait_until (is_over, &watch, CUE_TEST_TIMEOUT));
    report = cue_jobs_report (jobs, id, NULL);
    g_assert_cmpstr (cue_json_get_string (report, "status"), ==, "completed");
  }
}

static void
test_failure (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueRepository) repository = cue_repository_open (folder, NULL);
  g_autoptr (CueJobs) jobs = cue_jobs_new (repository, 0.05);
  g_autofree char *id = start (jobs, REQUEST);
  Watch            watch = { jobs, id, NULL, 0 };
  g_autoptr (JsonObject) report = NULL;

  g_assert_true (cue_repository_delete (repository, CUE_RESOURCE_AGENTS, 1, NULL));
  g_assert_true (cue_test_wait_until (is_over, &watch, CUE_TEST_TIMEOUT));
  report = cue_jobs_report (jobs, id, NULL);
  g_assert_cmpstr (cue_json_get_string (report, "status"), ==, "failed");
  g_assert_nonnull (cue_json_get_string (report, "error"));
  g_assert_true (json_object_get_null_member (report, "instructions"));
}

static void
test_many (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueRepository) repository = cue_repository_open (folder, NULL);
  g_autoptr (CueJobs) jobs = cue_jobs_new (repository, 0.2);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (ids, start (jobs, REQUEST));
  for (guint i = 0; i < ids->len; i++)
    {
      Watch watch = { jobs, g_ptr_array_index (ids, i), NULL, 0 };

      g_assert_true (cue_test_wait_until (is_over, &watch, CUE_TEST_TIMEOUT));
    }
}

static gboolean
is_writing (gpointer data)
{
  Watch *watch = data;
  g_autoptr (JsonObject) report = cue_jobs_report (watch->jobs, watch->id, NULL);

  return g_strcmp0 (cue_json_get_string (report, "stage"), "Writing the steps") == 0;
}

/* One that is stuck lets the next, which is not, overtake it, and is finished after the next start. */
static void
test_stuck (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autofree char *id = NULL;

  {
    g_autoptr (CueRepository) repository = cue_repository_open (folder, NULL);
    g_autoptr (CueJobs) jobs = cue_jobs_new (repository, 0.05);
    g_autofree char *other = NULL;
    Watch            watch = { .jobs = jobs };
    guint            tick = g_timeout_add (10, tick_cb, NULL);

    cue_jobs_set_stuck (jobs, TRUE);
    id = start (jobs, REQUEST);
    cue_jobs_set_stuck (jobs, FALSE);
    watch.id = id;
    g_assert_true (cue_test_wait_until (is_writing, &watch, CUE_TEST_TIMEOUT));
    other = start (jobs, REQUEST);
    watch.id = other;
    g_assert_true (cue_test_wait_until (is_over, &watch, CUE_TEST_TIMEOUT));
    watch.id = id;
    g_assert_true (is_writing (&watch));
    g_source_remove (tick);
  }
  {
    g_autoptr (CueRepository) repository = cue_repository_open (folder, NULL);
    g_autoptr (CueJobs) jobs = cue_jobs_new (repository, 0);
    Watch watch = { jobs, id, NULL, 0 };

    g_assert_true (cue_test_wait_until (is_over, &watch, CUE_TEST_TIMEOUT));
  }
}

static void
test_unknown (void)
{
  g_autoptr (CueTestFolder) folder = cue_test_folder_new ();
  g_autoptr (CueRepository) repository = cue_repository_open (folder, NULL);
  g_autoptr (CueJobs) jobs = cue_jobs_new (repository, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (cue_jobs_report (jobs, "nobody", &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/jobs/states", test_states);
  g_test_add_func ("/service/jobs/resumes", test_resumes);
  g_test_add_func ("/service/jobs/failure", test_failure);
  g_test_add_func ("/service/jobs/many", test_many);
  g_test_add_func ("/service/jobs/stuck", test_stuck);
  g_test_add_func ("/service/jobs/unknown", test_unknown);
  return g_test_run ();
}
