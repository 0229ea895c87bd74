/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-error.h"
#include "cue-generation.h"
#include "cue-json.h"
#include "cue-test.h"

#define SECOND G_GINT64_CONSTANT (1000000)

/* 2026-08-18 14:05:00 UTC; tests run in UTC. */
#define AFTERNOON (G_GINT64_CONSTANT (1787061900) * SECOND)

/* (transfer full): a draft with everything that a request can be made of */
static CueDraft *
create_draft (void)
{
  CueDraft *draft = cue_draft_new (2142);
  g_autoptr (JsonNode) information = cue_json_parse ("{\"user_name\": \"x\"}", -1, NULL);
  const char *const tools[] = { "TOOL_END_CALL", NULL };
  const char *const tags[] = { "a", NULL };

  cue_draft_set_brief (draft, "The caller cancels, then rebooks.");
  g_object_set (cue_draft_get_scenario (draft),
                "name", "CN-02: Cancel, then rebook",
                "project", G_GINT64_CONSTANT (742),
                "personality", G_GINT64_CONSTANT (693),
                "expected-outcome", "The main agent should cancel.",
                "first-message", "Hello",
                "max-duration", G_GINT64_CONSTANT (300),
                "instructions", "You call.",
                "tool-ids", tools,
                "tags", tags,
                "test-profile", G_GINT64_CONSTANT (77),
                "folder-path", "a.b",
                "information-fields", information,
                NULL);

  return draft;
}

static void
assert_object (JsonObject *object,
               const char *expected)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr (JsonNode) wanted = cue_json_parse (expected, -1, NULL);
  g_autofree char *text = cue_json_to_text (node);

  if (!json_node_equal (node, wanted))
    g_error ("%s is not %s", text, expected);
}

#define COMMON                                                                                         \
  "\"agent\": 2142, \"project\": 742, \"personality\": 693, \"name\": \"CN-02: Cancel, then rebook\"," \
  "\"scenario_type\": \"instruction\", \"scenario_language\": \"en\", \"first_message\": \"Hello\","   \
  "\"expected_outcome_prompt\": \"The main agent should cancel.\", \"tool_ids\": [\"TOOL_END_CALL\"]," \
  "\"test_profile\": 77, \"max_duration\": 300, \"information_fields\": {\"user_name\": \"x\"},"       \
  "\"simulation_description\": \"The caller cancels, then rebooks.\""

static void
test_request (void)
{
  g_autoptr (CueDraft) draft = create_draft ();
  g_autoptr (JsonObject) plain = cue_generation_build_request (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  g_autoptr (JsonObject) seeded = cue_generation_build_request (draft, CUE_GENERATION_GENERATE, " ", 0);
  g_autoptr (JsonObject) wished = cue_generation_build_request (draft, CUE_GENERATION_GENERATE, "Shorter\a.", CUE_UNSET);

  assert_object (plain, "{" COMMON ", \"extra_instructions\": \"The caller cancels, then rebooks.\"}");
  assert_object (seeded, "{" COMMON ", \"extra_instructions\": \"The caller cancels, then rebooks.\", \"seed\": 0}");
  assert_object (wished, "{" COMMON ", \"instructions\": \"You call.\","
                         " \"extra_instructions\": \"The caller cancels, then rebooks.\\n\\nShorter.\"}");
}

static void
test_request_improve (void)
{
  g_autoptr (CueDraft) draft = create_draft ();
  g_autoptr (JsonObject) wished = cue_generation_build_request (draft, CUE_GENERATION_IMPROVE, "Shorter.", CUE_UNSET);
  g_autoptr (JsonObject) seeded = cue_generation_build_request (draft, CUE_GENERATION_IMPROVE, "Shorter.", 5);

  assert_object (wished, "{\"agent\": 2142, \"extra_instructions\": \"Shorter.\", \"current_instructions\": \"You call.\"}");
  assert_object (seeded, "{\"agent\": 2142, \"extra_instructions\": \"Shorter.\", \"current_instructions\": \"You call.\","
                         " \"seed\": 5}");
}

/* One for each personality, language, profile: in its place, and only there. */
static void
test_request_varied (void)
{
  g_autoptr (CueDraft) draft = create_draft ();
  CueVariation other = { .personality = 5, .test_profile = CUE_UNSET, .language = "de" };
  CueVariation none = { .personality = CUE_UNSET, .test_profile = CUE_UNSET };
  g_autoptr (CueGeneration) plain = cue_generation_new (draft, CUE_GENERATION_GENERATE, "Shorter.", 3);
  g_autoptr (CueGeneration) same = cue_generation_new_varied (draft, CUE_GENERATION_GENERATE, "Shorter.", 3, &none);
  g_autoptr (CueGeneration) varied = cue_generation_new_varied (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET, &other);
  g_autoptr (CueGeneration) improved = cue_generation_new_varied (draft, CUE_GENERATION_IMPROVE, "Shorter.", CUE_UNSET, &other);
  g_autoptr (JsonNode) node = cue_json_parse (cue_generation_get_request (varied), -1, NULL);
  g_autofree char *wish = NULL;
  gint64           seed = 0;

  g_assert_cmpstr (cue_generation_get_request (plain), ==, cue_generation_get_request (same));
  g_assert_cmpint (cue_json_get_int (json_node_get_object (node), "personality", 0), ==, 5);
  g_assert_cmpint (cue_json_get_int (json_node_get_object (node), "test_profile", 0), ==, 77);
  g_assert_cmpstr (cue_json_get_string (json_node_get_object (node), "scenario_language"), ==, "de");
  g_assert_null (strstr (cue_generation_get_request (improved), "personality"));

  g_object_get (plain, "wish", &wish, "seed", &seed, NULL);
  g_assert_cmpstr (wish, ==, "Shorter.");
  g_assert_cmpint (seed, ==, 3);
}

/* What would have the whole request refused, and nobody asked to save yet, is left out. */
static void
test_request_leaves_out (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autofree char *name = g_strnfill (81, 'x');
  g_autoptr (JsonObject) request = NULL;

  cue_draft_set_brief (draft, "Call.");
  g_object_set (cue_draft_get_scenario (draft), "name", name, "max-duration", G_GINT64_CONSTANT (9),
                "personality", G_GINT64_CONSTANT (2), NULL);
  request = cue_generation_build_request (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  assert_object (request, "{\"agent\": 1, \"personality\": 2, \"scenario_type\": \"instruction\","
                          " \"scenario_language\": \"en\", \"simulation_description\": \"Call.\","
                          " \"extra_instructions\": \"Call.\"}");
}

static void
test_request_structured (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (JsonObject) request = NULL;

  cue_draft_set_brief (draft, "Call.");
  g_object_set (cue_draft_get_scenario (draft), "kind", "conditional_actions", "personality", G_GINT64_CONSTANT (2),
                "instructions", "{\"role\": \"x\", \"conditions\": []}", NULL);
  request = cue_generation_build_request (draft, CUE_GENERATION_GENERATE, "Angrier", CUE_UNSET);
  assert_object (request, "{\"agent\": 1, \"personality\": 2, \"scenario_type\": \"conditional_actions\","
                          " \"scenario_language\": \"en\", \"conditional_actions\": {\"role\": \"x\", \"conditions\": []},"
                          " \"simulation_description\": \"Call.\", \"extra_instructions\": \"Call.\\n\\nAngrier\"}");
}

static void
test_new (void)
{
  g_autoptr (CueDraft) draft = create_draft ();
  CueGeneration   *generation = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, 3);
  g_autofree char *request = g_strdup (cue_generation_get_request (generation));
  gint64           agent = 0;
  gint64           project = 0;

  g_object_get (generation, "scope-agent", &agent, "scope-project", &project, NULL);
  g_assert_cmpint (agent, ==, 2142);
  g_assert_cmpint (project, ==, 742);
  g_assert_cmpstr (cue_generation_get_draft_id (generation), ==, cue_draft_get_id (draft));
  g_assert_cmpstr (cue_generation_get_title (generation), ==, "CN-02: Cancel, then rebook");
  g_assert_cmpint (cue_generation_get_state (generation), ==, CUE_GENERATION_WAITING);
  g_assert_cmpfloat (cue_generation_get_fraction (generation), ==, -1.0);
  g_assert_null (cue_generation_get_progress_id (generation));
  g_assert_null (cue_generation_get_variant (generation));
  g_assert_true (cue_generation_is_active (generation));
  g_assert_cmpuint (cue_test_read_all_properties (generation), ==, 35);

  /* Later edits do not change what was asked for. */
  cue_draft_set_brief (draft, "Something else");
  g_assert_cmpstr (cue_generation_get_request (generation), ==, request);
  g_assert_finalize_object (generation);
}

typedef struct
{
  CueGenerationState state;
  const char        *stage;
  const char        *error_text;
  gint64             silence; /* seconds since the last news */
  gboolean           timed;   /* the pause has an end */
  gboolean           active;
  const char        *text;
} StateRow;

static const StateRow state_rows[] = {
  { CUE_GENERATION_WAITING, NULL, NULL, 0, FALSE, TRUE, "Waiting to be sent" },
  { CUE_GENERATION_SENDING, NULL, NULL, 0, FALSE, TRUE, "Sending" },
  { CUE_GENERATION_SENT, NULL, NULL, 0, FALSE, TRUE, "Sent: the service has it" },
  { CUE_GENERATION_WRITING, NULL, NULL, 0, FALSE, TRUE, "The service is writing" },
  { CUE_GENERATION_WRITING, "checking the steps", NULL, 0, FALSE, TRUE, "The service is writing: checking the steps" },
  { CUE_GENERATION_WRITING, " \n", NULL, 0, FALSE, TRUE, "The service is writing" },
  { CUE_GENERATION_WRITING, "a\nb\a\u202ec", NULL, 0, FALSE, TRUE, "The service is writing: a bc" },
  { CUE_GENERATION_NO_NEWS, NULL, NULL, 45, FALSE, TRUE,
    "No news from the service for 45 seconds. It may still finish; waiting costs nothing." },
  { CUE_GENERATION_NO_NEWS, NULL, NULL, 1, FALSE, TRUE,
    "No news from the service for 1 second. It may still finish; waiting costs nothing." },
  { CUE_GENERATION_NO_NEWS, NULL, NULL, 119, FALSE, TRUE,
    "No news from the service for 1 minute. It may still finish; waiting costs nothing." },
  { CUE_GENERATION_NO_NEWS, NULL, NULL, 120, FALSE, TRUE,
    "No news from the service for 2 minutes. It may still finish; waiting costs nothing." },
  { CUE_GENERATION_NO_NEWS, NULL, NULL, -50, FALSE, TRUE,
    "No news from the service for 0 seconds. It may still finish; waiting costs nothing." },
  { CUE_GENERATION_PAUSED, NULL, NULL, 0, TRUE, TRUE,
    "Waiting until 14:05, as the service asked" },
  { CUE_GENERATION_PAUSED, NULL, NULL, 0, FALSE, TRUE,
    "Waiting, as the service asked" },
  { CUE_GENERATION_UNCERTAIN, NULL, NULL, 0, FALSE, FALSE,
    "May have been sent: the connection broke before an answer. Sending twice may cost twice." },
  { CUE_GENERATION_NEEDS_USER, NULL, NULL, 0, FALSE, FALSE,
    "Waiting for you: the service asks something that only its dashboard can answer." },
  { CUE_GENERATION_FINISHED, NULL, NULL, 0, FALSE, FALSE, "Finished" },
  { CUE_GENERATION_FAILED, NULL, "The key has run out.", 0, FALSE, FALSE, "Failed: The key has run out." },
  { CUE_GENERATION_FAILED, NULL, NULL, 0, FALSE, FALSE, "Failed" },
  { CUE_GENERATION_STOPPED, NULL, NULL, 0, FALSE, FALSE, "Stopped by you. The service may still finish." },
};

static void
test_state (gconstpointer data)
{
  const StateRow *row = data;
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, NULL);
  g_autofree char *text = NULL;
  gboolean         active = FALSE;

  g_object_set (generation,
                "created", AFTERNOON - 600 * SECOND,
                "sent", AFTERNOON - 599 * SECOND,
                "last-news", AFTERNOON - row->silence * SECOND,
                "paused-until", row->timed ? AFTERNOON : G_GINT64_CONSTANT (0),
                "stage", row->stage,
                "error-text", row->error_text,
                "state", row->state,
                NULL);

  text = cue_generation_dup_state_text (generation, AFTERNOON);
  g_assert_cmpstr (text, ==, row->text);
  g_object_get (generation, "active", &active, NULL);
  g_assert_cmpint (active, ==, row->active);
  g_assert_cmpint (cue_generation_is_active (generation), ==, row->active);
}

typedef struct
{
  guint n_state;
  guint n_active;
  guint n_text;
} Counts;

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          Counts     *counts)
{
  counts->n_state += g_str_equal (pspec->name, "state");
  counts->n_active += g_str_equal (pspec->name, "active");
  counts->n_text += g_str_equal (pspec->name, "state-text");
}

static void
test_notify (void)
{
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, NULL);
  Counts counts = { 0 };

  g_signal_connect (generation, "notify", G_CALLBACK (count_cb), &counts);
  g_object_set (generation, "state", CUE_GENERATION_SENDING, NULL);
  g_object_set (generation, "state", CUE_GENERATION_SENDING, NULL);
  g_assert_cmpuint (counts.n_state, ==, 1);
  g_assert_cmpuint (counts.n_text, ==, 1);
  g_assert_cmpuint (counts.n_active, ==, 0);

  g_object_set (generation, "state", CUE_GENERATION_WRITING, NULL);
  g_object_set (generation, "stage", "one", NULL);
  g_object_set (generation, "stage", "one", NULL);
  g_object_set (generation, "fraction", 0.5, NULL);
  g_assert_cmpuint (counts.n_text, ==, 3);

  g_object_set (generation, "state", CUE_GENERATION_FAILED, NULL);
  g_assert_cmpuint (counts.n_active, ==, 1);
  g_assert_cmpuint (counts.n_state, ==, 3);
  g_assert_cmpuint (counts.n_text, ==, 4);
}

static void
test_properties (void)
{
  static const char *const names[] = { "draft-id", "title", "error-code", "details", "request", "progress-id", "preview", "sync-text",
                                       "batch-id", "batch-title", "label", "wish", "service", "answers" };
  static const char *const times[] = { "created", "sent", "last-news", "finished", "paused-until" };
  static const char *const may_follow[] = { "state-text", NULL };
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, NULL);
  g_autoptr (CueVariant) variant = cue_variant_new ("d", "t");
  g_auto (GValue) first = G_VALUE_INIT;
  g_auto (GValue) second = G_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cue_test_string_property (generation, names[i], "a", "b");
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    cue_test_number_property (generation, times[i], 5, 6);
  cue_test_number_property (generation, "scope-agent", 5, -1);
  cue_test_number_property (generation, "scope-project", 5, -1);
  cue_test_number_property (generation, "n-requests", 5, 6);
  cue_test_number_property (generation, "seed", 5, 6);
  cue_test_number_property (generation, "order", 5, 6);
  cue_test_number_property (generation, "lasted", 5, 6);
  cue_test_number_property (generation, "fraction", 0.5, -1.0);

  g_value_init (&first, CUE_TYPE_VARIANT);
  g_value_set_object (&first, variant);
  g_value_init (&second, CUE_TYPE_VARIANT);
  cue_test_property (generation, "variant", &first, &second, NULL);

  g_value_unset (&first);
  g_value_unset (&second);
  g_value_init (&first, CUE_TYPE_GENERATION_STATE);
  g_value_set_enum (&first, CUE_GENERATION_SENT);
  g_value_init (&second, CUE_TYPE_GENERATION_STATE);
  g_value_set_enum (&second, CUE_GENERATION_WRITING);
  cue_test_property (generation, "state", &first, &second, may_follow);
}

static void
test_fraction (void)
{
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, NULL);

  g_object_set (generation, "fraction", 7.0, NULL);
  g_assert_cmpfloat (cue_generation_get_fraction (generation), ==, 1.0);
  g_object_set (generation, "fraction", -0.5, NULL);
  g_assert_cmpfloat (cue_generation_get_fraction (generation), ==, -1.0);
  g_object_set (generation, "fraction", 0.0, NULL);
  g_assert_cmpfloat (cue_generation_get_fraction (generation), ==, 0.0);
}

static void
test_elapsed (void)
{
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, "created", AFTERNOON, NULL);

  g_assert_cmpfloat (cue_generation_get_elapsed (generation, AFTERNOON + 3 * SECOND / 2), ==, 1.5);
  g_assert_cmpfloat (cue_generation_get_elapsed (generation, AFTERNOON - SECOND), ==, 0.0);

  g_object_set (generation, "state", CUE_GENERATION_FINISHED, "finished", AFTERNOON + 52 * SECOND, NULL);
  g_assert_cmpfloat (cue_generation_get_elapsed (generation, AFTERNOON + 1000 * SECOND), ==, 52.0);

  g_object_set (generation, "state", CUE_GENERATION_UNCERTAIN, "finished", G_GINT64_CONSTANT (0),
                "sent", AFTERNOON + 2 * SECOND, NULL);
  g_assert_cmpfloat (cue_generation_get_elapsed (generation, AFTERNOON + 1000 * SECOND), ==, 2.0);
}

static void
test_record (void)
{
  g_autoptr (CueDraft) draft = create_draft ();
  g_autoptr (CueGeneration) generation = cue_generation_new (draft, CUE_GENERATION_IMPROVE, "Shorter.", 3);
  g_autoptr (CueGeneration) loaded = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (generation, "state", CUE_GENERATION_NO_NEWS, "stage", "s", "fraction", 0.25, "error-text", "e", "error-code", "offline", "details", "d",
                "progress-id", "p", "sent", AFTERNOON, "last-news", AFTERNOON + 1, "finished", AFTERNOON + 2,
                "paused-until", AFTERNOON + 3, "n-requests", G_GINT64_CONSTANT (9), "preview", "pre", "sync-text", "sync",
                "batch-id", "b", "batch-title", "3 variants", "label", "Variant 1", "service", "Built in", "answers", "[]",
                "order", G_GINT64_CONSTANT (4), NULL);
  node = cue_record_to_json (CUE_RECORD (generation));
  g_assert_cmpuint (json_object_get_size (json_node_get_object (node)), ==, 31);

  loaded = cue_record_new_from_json (CUE_TYPE_GENERATION, node, &error);
  g_assert_no_error (error);
  again = cue_record_to_json (CUE_RECORD (loaded));
  g_assert_true (json_node_equal (node, again));
  g_assert_cmpstr (cue_record_get_owner (CUE_RECORD (loaded)), ==, cue_draft_get_id (draft));
  g_assert_cmpstr (cue_generation_get_id (loaded), ==, cue_generation_get_id (generation));
  g_assert_cmpint (cue_generation_get_kind (loaded), ==, CUE_GENERATION_IMPROVE);
  g_assert_cmpint (cue_generation_get_state (loaded), ==, CUE_GENERATION_NO_NEWS);
}

/* A row of before there were batches. */
static void
test_old_record (void)
{
  g_autoptr (JsonNode) node = cue_json_parse ("{\"id\": \"a\", \"kind\": \"generate\", \"state\": \"finished\"}", -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueGeneration) generation = cue_record_new_from_json (CUE_TYPE_GENERATION, node, &error);
  gint64 seed = 0;

  g_assert_no_error (error);
  g_object_get (generation, "seed", &seed, NULL);
  g_assert_cmpint (seed, ==, CUE_UNSET);
  g_assert_null (cue_generation_get_batch_id (generation));
  g_assert_null (cue_generation_get_batch_title (generation));
  g_assert_null (cue_generation_get_label (generation));
}

/* What was never sent cannot go on anywhere. */
static void
test_stopped_unsent (void)
{
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, "state", CUE_GENERATION_STOPPED, NULL);
  g_autofree char *text = cue_generation_dup_state_text (generation, AFTERNOON);

  g_assert_cmpstr (text, ==, "Stopped before it was sent");
}

static void
test_malformed (void)
{
  static const char *const rows[] = {
    "[]",
    "{}",
    "{\"id\": \"a\"}",
    "{\"id\": \"a\", \"kind\": \"generate\"}",
    "{\"id\": \"a\", \"kind\": \"generate\", \"state\": \"of-next-year\"}",
    "{\"id\": \"a\", \"kind\": 1, \"state\": \"sent\"}",
    "{\"id\": 1, \"kind\": \"generate\", \"state\": \"sent\"}",
    "{\"id\": \"a\", \"kind\": \"generate\", \"state\": \"sent\", \"created\": \"now\"}",
    "{\"id\": \"a\", \"kind\": \"generate\", \"state\": \"sent\", \"fraction\": []}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = cue_json_parse (rows[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_record_new_from_json (CUE_TYPE_GENERATION, node, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "generation"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/generation/request", test_request);
  g_test_add_func ("/model/generation/request-varied", test_request_varied);
  g_test_add_func ("/model/generation/request-improve", test_request_improve);
  g_test_add_func ("/model/generation/request-leaves-out", test_request_leaves_out);
  g_test_add_func ("/model/generation/request-structured", test_request_structured);
  g_test_add_func ("/model/generation/new", test_new);
  for (guint i = 0; i < G_N_ELEMENTS (state_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/generation/state/%02u", i);
      g_test_add_data_func (path, &state_rows[i], test_state);
    }
  g_test_add_func ("/model/generation/notify", test_notify);
  g_test_add_func ("/model/generation/properties", test_properties);
  g_test_add_func ("/model/generation/fraction", test_fraction);
  g_test_add_func ("/model/generation/elapsed", test_elapsed);
  g_test_add_func ("/model/generation/record", test_record);
  g_test_add_func ("/model/generation/old-record", test_old_record);
  g_test_add_func ("/model/generation/stopped-unsent", test_stopped_unsent);
  g_test_add_func ("/model/generation/malformed", test_malformed);

  return g_test_run ();
}
