/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-test.h"

#include "cue-project.h"
#include "cue-test.h"

static CueTestStepState
state_of (CueConnectionTest *test,
          CueTestStepKind    kind)
{
  return cue_test_step_get_state (cue_connection_test_get_step (test, kind));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_defaults (void)
{
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test)), ==, CUE_N_STEPS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (test)) == CUE_TYPE_TEST_STEP);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (test), CUE_N_STEPS));
  for (guint i = 0; i < CUE_N_STEPS; i++)
    {
      g_autoptr (CueTestStep) step = g_list_model_get_item (G_LIST_MODEL (test), i);

      g_assert_true (step == cue_connection_test_get_step (test, i));
      g_assert_cmpuint (cue_test_step_get_kind (step), ==, i);
      g_assert_cmpint (cue_test_step_get_state (step), ==, CUE_STEP_WAITING);
      g_assert_cmpstr (cue_test_step_get_title (step), !=, "");
      g_assert_null (cue_test_step_get_note (step));
      g_assert_null (cue_test_step_get_details (step));
      g_assert_cmpuint (cue_test_read_all_properties (step), ==, 5);
    }
  g_assert_false (cue_connection_test_get_running (test));
  g_assert_false (cue_connection_test_get_passed (test));
  g_assert_null (cue_connection_test_get_failure (test));
  g_assert_cmpuint (g_list_model_get_n_items (cue_connection_test_get_projects (test)), ==, 0);
  g_assert_cmpuint (cue_test_read_all_properties (test), ==, 6);
}

static void
test_passes (void)
{
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  g_autoptr (GListStore) projects = g_list_store_new (CUE_TYPE_PROJECT);
  g_autoptr (CueProject) project = g_object_new (CUE_TYPE_PROJECT, "name", "Riverside", NULL);
  CueTestStep *lookup = cue_connection_test_get_step (test, CUE_STEP_LOOKUP);
  guint        n_passed = 0;

  g_list_store_append (projects, project);
  g_signal_connect (test, "notify::passed", G_CALLBACK (count_cb), &n_passed);
  cue_connection_test_start (test);
  g_assert_true (cue_connection_test_get_running (test));
  cue_connection_test_pass (test, CUE_STEP_ADDRESS, NULL, NULL);
  cue_connection_test_begin (test, CUE_STEP_LOOKUP);
  g_assert_cmpint (cue_test_step_get_state (lookup), ==, CUE_STEP_RUNNING);
  cue_connection_test_pass (test, CUE_STEP_LOOKUP, "12 ms", "192.0.2.1");
  g_assert_cmpint (cue_test_step_get_state (lookup), ==, CUE_STEP_PASSED);
  g_assert_cmpstr (cue_test_step_get_note (lookup), ==, "12 ms");
  g_assert_cmpstr (cue_test_step_get_details (lookup), ==, "192.0.2.1");
  g_assert_cmpstr (cue_test_step_get_title (lookup), ==, "Name lookup");
  cue_connection_test_pass (test, CUE_STEP_CONNECT, "48 ms", NULL);
  cue_connection_test_begin (test, CUE_STEP_KEY);
  g_assert_cmpint (state_of (test, CUE_STEP_CERTIFICATE), ==, CUE_STEP_SKIPPED);
  cue_connection_test_pass (test, CUE_STEP_KEY, NULL, NULL);
  g_assert_false (cue_connection_test_get_passed (test));
  cue_connection_test_end (test, G_LIST_MODEL (projects), "Riverside Clinics", 2, 60);

  g_assert_false (cue_connection_test_get_running (test));
  g_assert_true (cue_connection_test_get_passed (test));
  g_assert_cmpuint (n_passed, ==, 1);
  g_assert_cmpint (state_of (test, CUE_STEP_PROJECT), ==, CUE_STEP_SKIPPED);
  g_assert_cmpstr (cue_connection_test_get_organization (test), ==, "Riverside Clinics");
  g_assert_cmpuint (cue_connection_test_get_n_agents (test), ==, 2);
  g_assert_cmpuint (cue_connection_test_get_n_scenarios (test), ==, 60);
  g_assert_cmpuint (g_list_model_get_n_items (cue_connection_test_get_projects (test)), ==, 1);

  /* Starting anew empties everything. */
  cue_connection_test_start (test);
  g_assert_cmpuint (n_passed, ==, 2);
  g_assert_null (cue_connection_test_get_organization (test));
  g_assert_cmpuint (g_list_model_get_n_items (cue_connection_test_get_projects (test)), ==, 0);
  g_assert_null (cue_test_step_get_note (lookup));
  g_assert_cmpint (cue_test_step_get_state (lookup), ==, CUE_STEP_WAITING);
}

/* Whichever step fails, those before it are ended, those after it wait, and nothing goes on. */
static void
test_fails (void)
{
  for (guint kind = 0; kind < CUE_N_STEPS; kind++)
    {
      g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
      CueTestStep *step = cue_connection_test_get_step (test, kind);

      cue_connection_test_start (test);
      for (guint i = 0; i < kind; i++)
        cue_connection_test_pass (test, i, NULL, NULL);
      cue_connection_test_begin (test, kind);
      cue_connection_test_fail (test, kind, "Key refused", "Paste it again.", "401");

      g_assert_true (cue_connection_test_get_failure (test) == step);
      g_assert_false (cue_connection_test_get_running (test));
      g_assert_false (cue_connection_test_get_passed (test));
      g_assert_cmpstr (cue_test_step_get_title (step), ==, "Key refused");
      g_assert_cmpstr (cue_test_step_get_note (step), ==, "Paste it again.");
      g_assert_cmpstr (cue_test_step_get_details (step), ==, "401");
      for (guint i = 0; i < CUE_N_STEPS; i++)
        {
          if (i != kind)
            g_assert_cmpint (state_of (test, i), ==, i < kind ? CUE_STEP_PASSED : CUE_STEP_WAITING);
        }

      /* Late news. */
      cue_connection_test_pass (test, kind, "12 ms", NULL);
      cue_connection_test_end (test, NULL, "Riverside Clinics", 1, 1);
      g_assert_true (cue_connection_test_get_failure (test) == step);
      g_assert_false (cue_connection_test_get_passed (test));
    }
}

static void
test_stopped (void)
{
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  guint n_running = 0;

  g_signal_connect (test, "notify::running", G_CALLBACK (count_cb), &n_running);
  cue_connection_test_stop (test);
  g_assert_cmpuint (n_running, ==, 0);
  cue_connection_test_start (test);
  cue_connection_test_pass (test, CUE_STEP_ADDRESS, NULL, NULL);
  cue_connection_test_begin (test, CUE_STEP_LOOKUP);
  cue_connection_test_stop (test);

  g_assert_cmpuint (n_running, ==, 2);
  g_assert_cmpint (state_of (test, CUE_STEP_ADDRESS), ==, CUE_STEP_PASSED);
  g_assert_cmpint (state_of (test, CUE_STEP_LOOKUP), ==, CUE_STEP_WAITING);
  g_assert_null (cue_connection_test_get_failure (test));
  cue_connection_test_begin (test, CUE_STEP_LOOKUP);
  cue_connection_test_fail (test, CUE_STEP_LOOKUP, "No such name", "Look at the address.", NULL);
  g_assert_cmpint (state_of (test, CUE_STEP_LOOKUP), ==, CUE_STEP_WAITING);
}

/* A row sees one change at a time, and none where there is none. */
static void
test_notifies (void)
{
  g_autoptr (CueConnectionTest) test = cue_connection_test_new ();
  CueTestStep *step = cue_connection_test_get_step (test, CUE_STEP_KEY);
  guint        n_states = 0;
  guint        n_titles = 0;

  g_signal_connect (step, "notify::state", G_CALLBACK (count_cb), &n_states);
  g_signal_connect (step, "notify::title", G_CALLBACK (count_cb), &n_titles);
  cue_connection_test_start (test);
  g_assert_cmpuint (n_states + n_titles, ==, 0);
  cue_connection_test_begin (test, CUE_STEP_KEY);
  cue_connection_test_begin (test, CUE_STEP_KEY);
  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpuint (n_titles, ==, 0);
  cue_connection_test_fail (test, CUE_STEP_KEY, "Key refused", "Paste it again.", NULL);
  g_assert_cmpuint (n_states, ==, 2);
  g_assert_cmpuint (n_titles, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/connection-test/defaults", test_defaults);
  g_test_add_func ("/model/connection-test/passes", test_passes);
  g_test_add_func ("/model/connection-test/fails", test_fails);
  g_test_add_func ("/model/connection-test/stopped", test_stopped);
  g_test_add_func ("/model/connection-test/notifies", test_notifies);

  return g_test_run ();
}
