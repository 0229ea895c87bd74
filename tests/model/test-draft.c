/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-draft.h"
#include "cue-error.h"
#include "cue-generation.h"
#include "cue-json.h"
#include "cue-test.h"
#include "draft-fixture.h"

static void
test_new (void)
{
  CueDraft *draft = cue_draft_new (7);
  CueDraft *none = cue_draft_new (CUE_UNSET);

  g_assert_cmpint (cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "agent"), ==, 7);
  g_assert_cmpint (cue_scenario_get_kind (cue_draft_get_scenario (draft)), ==, CUE_KIND_INSTRUCTION);
  g_assert_cmpstr (draft_fixture_get_text (draft, "language"), ==, "en");
  g_assert_cmpstr (cue_draft_get_brief (draft), ==, "");
  g_assert_null (cue_draft_get_base (draft));
  g_assert_false (cue_draft_is_dirty (draft));
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (draft)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_generations (draft)), ==, 0);
  g_assert_cmpstr (cue_draft_get_id (draft), !=, cue_draft_get_id (none));
  draft_fixture_assert_texts (draft, "New scenario", "Instruction · English", "");
  draft_fixture_assert_body (draft, "{\"agent\": 7, \"scenario_type\": \"instruction\", \"scenario_language\": \"en\"}");
  g_assert_cmpuint (cue_test_read_all_properties (draft), ==, 17);

  g_assert_finalize_object (draft);
  g_assert_finalize_object (none);
}

/* Anything filled in makes a new draft dirty; a default chosen for the tester does not. */
static void
test_new_gets_dirty (void)
{
  static const char *const texts[] = { "name", "instructions", "expected-outcome", "first-message", "folder-path" };
  g_autoptr (CueDraft) briefed = cue_draft_new (7);
  g_autoptr (CueDraft) chosen = cue_draft_new (7);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CueDraft) draft = cue_draft_new (7);

      g_object_set (cue_draft_get_scenario (draft), texts[i], "x", NULL);
      g_assert_true (cue_draft_is_dirty (draft));
      g_object_set (cue_draft_get_scenario (draft), texts[i], "", NULL);
      g_assert_false (cue_draft_is_dirty (draft));
    }

  cue_draft_set_brief (briefed, "  ");
  g_assert_false (cue_draft_is_dirty (briefed));
  cue_draft_set_brief (briefed, "A caller cancels.");
  g_assert_true (cue_draft_is_dirty (briefed));

  g_object_set (cue_draft_get_scenario (chosen), "personality", G_GINT64_CONSTANT (3), NULL);
  g_assert_false (cue_draft_is_dirty (chosen));
  g_object_set (cue_draft_get_scenario (chosen), "language", "de", NULL);
  g_assert_true (cue_draft_is_dirty (chosen));
}

static void
test_saved (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  DraftWatch watch;

  g_assert_false (cue_draft_is_dirty (draft));
  g_assert_nonnull (cue_draft_get_base (draft));
  draft_fixture_assert_texts (draft, "Cancel", "Instruction · English · Bookings/Late", "");
  draft_fixture_assert_body (draft, "{}");

  draft_watch_start (&watch, draft);
  g_object_set (cue_draft_get_scenario (draft), "name", "Cancel twice", NULL);
  draft_watch_assert (&watch, 1, "dirty status-text title ");
  draft_fixture_assert_body (draft, "{\"name\": \"Cancel twice\"}");
  draft_fixture_assert_texts (draft, "Cancel twice", "Instruction · English · Bookings/Late", "Draft");

  g_object_set (cue_draft_get_scenario (draft), "instructions", "You call twice.", NULL);
  draft_watch_assert (&watch, 1, "");
  g_object_set (cue_draft_get_scenario (draft), "instructions", "You call twice.", NULL);
  draft_watch_assert (&watch, 0, "");

  g_object_set (cue_draft_get_scenario (draft), "kind", "conditional_actions", "language", "de", NULL);
  draft_watch_assert (&watch, 2, "caption ");
  g_object_set (cue_draft_get_scenario (draft), "name", "", NULL);
  draft_watch_assert (&watch, 1, "title valid ");

  /* What only the service sets is shown, but is no edit. */
  g_object_set (cue_draft_get_scenario (draft), "updated-at", "now", NULL);
  draft_watch_assert (&watch, 0, "");

  /* A brief lives on this computer only. */
  cue_draft_set_brief (draft, "A\r\nB\a");
  draft_watch_assert (&watch, 1, "brief ");
  g_assert_cmpstr (cue_draft_get_brief (draft), ==, "A\nB");
  draft_watch_stop (&watch);
}

/* What the service says of a scenario is its brief until somebody writes another one. */
static void
test_brief_of_the_service (void)
{
  g_autoptr (CueScenario) scenario = cue_scenario_new ();
  g_autoptr (CueDraft) draft = NULL;
  g_autoptr (CueDraft) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (scenario, "id", (gint64) 7, "agent", (gint64) 1, "simulation-description", "A patient cancels.", NULL);
  draft = cue_draft_new_for_scenario (scenario);
  g_assert_cmpstr (cue_draft_get_brief (draft), ==, "A patient cancels.");
  cue_draft_set_brief (draft, "A patient cancels.");
  g_assert_false (cue_draft_is_dirty (draft));

  node = cue_record_to_json (CUE_RECORD (draft));
  g_assert_false (json_object_has_member (json_node_get_object (node), "brief"));
  again = cue_record_new_from_json (CUE_TYPE_DRAFT, node, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cue_draft_get_brief (again), ==, "A patient cancels.");

  cue_draft_set_brief (draft, "");
  g_assert_cmpstr (cue_draft_get_brief (draft), ==, "");
  cue_draft_set_brief (draft, "An angry patient cancels.");
  g_assert_cmpstr (cue_draft_get_brief (draft), ==, "An angry patient cancels.");
}

static void
test_brief_is_no_change (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();

  cue_draft_set_brief (draft, "A caller cancels.");
  g_assert_false (cue_draft_is_dirty (draft));
  draft_fixture_assert_body (draft, "{}");
}

static void
test_undone_edit (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();

  g_object_set (cue_draft_get_scenario (draft), "max-duration", CUE_UNSET, NULL);
  g_assert_true (cue_draft_is_dirty (draft));
  draft_fixture_assert_body (draft, "{\"max_duration\": null}");
  g_object_set (cue_draft_get_scenario (draft), "max-duration", G_GINT64_CONSTANT (300), NULL);
  g_assert_false (cue_draft_is_dirty (draft));
}

static void
test_rebase_after_save (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (CueScenario) saved = NULL;
  DraftWatch watch;

  g_object_set (cue_draft_get_scenario (draft), "name", "Cancel", "instructions", "You call.\n",
                "personality", G_GINT64_CONSTANT (2), NULL);
  saved = draft_fixture_read_scenario ("{\"id\": 5, \"name\": \"Cancel\", \"agent\": 1, \"personality\": 2, \"scenario_type\": \"instruction\","
                                       " \"instructions\": \"You call.\", \"scenario_language\": \"en\", \"folder_path\": \"Default\"}");

  /* Typed between sending and the answer. */
  g_object_set (cue_draft_get_scenario (draft), "name", "Cancel twice", NULL);

  draft_watch_start (&watch, draft);
  cue_draft_rebase (draft, saved);
  g_assert_cmpuint (watch.n_edited, ==, 0);
  draft_watch_stop (&watch);

  g_assert_cmpint (cue_resource_object_get_id (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft))), ==, 5);
  g_assert_true (cue_draft_is_dirty (draft));
  draft_fixture_assert_body (draft, "{\"name\": \"Cancel twice\"}");
  g_assert_cmpstr (draft_fixture_get_text (draft, "instructions"), ==, "You call.");
  g_assert_cmpstr (draft_fixture_get_text (draft, "folder-path"), ==, "Default");
}

/* What the service did not keep stays with the tester. */
static void
test_rebase_keeps_what_did_not_stick (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (CueScenario) saved = draft_fixture_read_scenario ("{\"id\": 5, \"name\": \"Cancel\", \"agent\": 1, \"scenario_type\": \"instruction\","
                                                               " \"scenario_language\": \"en\"}");

  g_object_set (cue_draft_get_scenario (draft), "name", "Cancel", "first-message", "Hello", NULL);
  cue_draft_rebase (draft, saved);
  g_assert_cmpstr (draft_fixture_get_text (draft, "first-message"), ==, "Hello");
  draft_fixture_assert_body (draft, "{\"first_message\": \"Hello\"}");
}

static void
test_rebase_three_way (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueScenario) theirs = draft_fixture_read_scenario ("{\"id\": 5, \"name\": \"Cancel\", \"agent\": 1, \"personality\": 2,"
                                                                " \"scenario_type\": \"instruction\", \"instructions\": \"Theirs too.\","
                                                                " \"scenario_language\": \"en\", \"folder_path\": null, \"of_next_year\": 2}");
  g_autoptr (JsonNode) written = NULL;

  g_object_set (cue_draft_get_scenario (draft), "name", "Mine", NULL);
  cue_draft_rebase (draft, theirs);

  g_assert_cmpstr (draft_fixture_get_text (draft, "name"), ==, "Mine");
  g_assert_cmpstr (draft_fixture_get_text (draft, "instructions"), ==, "Theirs too.");
  g_assert_cmpstr (draft_fixture_get_text (draft, "folder-path"), ==, "");
  /* A row that does not mention a member says nothing about it. */
  g_assert_cmpint (cue_resource_object_get_number (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "max-duration"), ==, 300);
  draft_fixture_assert_body (draft, "{\"name\": \"Mine\"}");
  written = cue_resource_object_to_json (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (written), "of_next_year"), ==, 2);

  g_object_set (cue_draft_get_scenario (draft), "name", "Cancel", NULL);
  g_assert_false (cue_draft_is_dirty (draft));
}

static void
test_problems (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new (CUE_UNSET);
  g_autofree char         *is_longer = g_strnfill (CUE_DRAFT_MAX_BRIEF + 1, 'x');
  static const char *const blank[] = { "", " \n\t", "\a\b\x01", "\u200b\u202e", "\U0001F600\U0001F525", "…!?" };
  gboolean                 valid = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_autofree char *problem = NULL;

      cue_draft_set_brief (draft, blank[i]);
      problem = cue_draft_dup_problem (draft, "brief");
      g_assert_cmpstr (problem, ==, "Say in your own words what happens in this call.");
    }

  cue_draft_set_brief (draft, is_longer);
  {
    g_autofree char *problem = cue_draft_dup_problem (draft, "brief");
    g_assert_cmpstr (problem, ==, "A brief can have at most 20000 characters; this one has 20001.");
  }
  is_longer[CUE_DRAFT_MAX_BRIEF] = '\0';
  cue_draft_set_brief (draft, is_longer);
  g_assert_null (cue_draft_dup_problem (draft, "brief"));
  cue_draft_set_brief (draft, "取消预约");
  g_assert_null (cue_draft_dup_problem (draft, "brief"));

  {
    g_autofree char *save = cue_draft_dup_save_problem (draft);
    g_autofree char *generate = cue_draft_dup_generate_problem (draft);

    g_assert_cmpstr (save, ==, "Give the scenario a name.");
    g_assert_cmpstr (generate, ==, "Choose the agent that is tested.");
  }

  g_object_set (cue_draft_get_scenario (draft), "agent", G_GINT64_CONSTANT (1), NULL);
  {
    g_autofree char *generate = cue_draft_dup_generate_problem (draft);
    g_assert_cmpstr (generate, ==, "Choose a personality: how the caller sounds.");
  }

  g_object_get (draft, "valid", &valid, NULL);
  g_assert_false (valid);
  g_object_set (cue_draft_get_scenario (draft), "personality", G_GINT64_CONSTANT (1), "name", "x", NULL);
  g_assert_null (cue_draft_dup_save_problem (draft));
  g_assert_null (cue_draft_dup_generate_problem (draft));
  g_object_get (draft, "valid", &valid, NULL);
  g_assert_true (valid);

  g_object_set (cue_draft_get_scenario (draft), "max-duration", G_GINT64_CONSTANT (9), NULL);
  g_object_get (draft, "valid", &valid, NULL);
  g_assert_false (valid);
  g_assert_null (cue_draft_dup_generate_problem (draft));
}

/* Names from outside cannot break out of their line. */
static void
test_odd_names (void)
{
  g_autoptr (CueScenario) scenario = draft_fixture_read_scenario ("{\"name\": \"a\\n\\u202eb\\u0007 c\", \"folder_path\": \"x\\ny.z\"}");
  g_autoptr (CueDraft) draft = cue_draft_new_for_scenario (scenario);

  draft_fixture_assert_texts (draft, "a b c", "Instruction · x y/z", "");
  g_assert_cmpstr (draft_fixture_get_text (draft, "name"), ==, "a\n\u202eb\a c");
  g_assert_false (cue_draft_is_dirty (draft));
}

/* Bytes of any kind become a brief that can be sent. */
static void
test_odd_briefs (void)
{
  static const struct
  {
    const char *text;
    const char *kept;
  } rows[] = {
    { "a\xff\xfe"
      "b",
      "a\uFFFD\uFFFDb" },
    { "one\r\ntwo\rthree", "one\ntwo\nthree" },
    { "a\tb\x1b[31m", "a\tb[31m" },
    { "abc \u0639\u0631\u0628\u064a \u202exyz", "abc \u0639\u0631\u0628\u064a \u202exyz" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueDraft) draft = cue_draft_new (1);

      cue_draft_set_brief (draft, rows[i].text);
      g_assert_cmpstr (cue_draft_get_brief (draft), ==, rows[i].kept);
      g_assert_true (g_utf8_validate (cue_draft_get_brief (draft), -1, NULL));
    }
}

/* (transfer full): "1 2 3" */
static char *
list_numbers (CueDraft *draft)
{
  GListModel *model = cue_draft_get_variants (draft);
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (model, i);
      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", cue_variant_get_number (variant));
    }

  return g_string_free (text, FALSE);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, n_removed, n_added);
}

static void
test_variants (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueVariant) one = cue_variant_new (NULL, "one");
  g_autoptr (CueVariant) two = cue_variant_new (NULL, "two");
  g_autoptr (CueVariant) nine = cue_variant_new (NULL, "nine");
  g_autoptr (CueVariant) twin = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *numbers = NULL;
  g_autofree char *after = NULL;

  g_signal_connect (cue_draft_get_variants (draft), "items-changed", G_CALLBACK (items_changed_cb), log);
  cue_variant_set_number (nine, 9);
  cue_draft_add_variant (draft, one);
  cue_draft_add_variant (draft, nine);
  cue_draft_add_variant (draft, two);
  cue_draft_add_variant (draft, two);
  g_assert_cmpstr (log->str, ==, "0-0+1 1-0+1 2-0+1 ");
  numbers = list_numbers (draft);
  g_assert_cmpstr (numbers, ==, "1 9 10");
  g_assert_cmpstr (cue_record_get_owner (CUE_RECORD (one)), ==, cue_draft_get_id (draft));

  /* The same variant, read again from disk, takes the place of the one that is there. */
  g_object_set (nine, "name", "Kept", NULL);
  node = cue_record_to_json (CUE_RECORD (nine));
  twin = cue_record_new_from_json (CUE_TYPE_VARIANT, node, NULL);
  g_string_truncate (log, 0);
  cue_draft_add_variant (draft, twin);
  g_assert_cmpstr (log->str, ==, "1-1+1 ");

  g_string_truncate (log, 0);
  cue_draft_remove_variant (draft, nine);
  cue_draft_remove_variant (draft, nine);
  g_assert_cmpstr (log->str, ==, "1-1+0 ");
  after = list_numbers (draft);
  g_assert_cmpstr (after, ==, "1 10");
}

static void
test_use_variant (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueVariant) plain = cue_variant_new (NULL, "A plain text.");
  g_autoptr (CueVariant) test = cue_variant_new (NULL, "{\"role\": \"x\", \"conditions\": []}");
  g_autofree char *current = NULL;
  CueVariant      *kept;
  DraftWatch       watch;

  cue_draft_add_variant (draft, plain);
  cue_draft_add_variant (draft, test);

  /* The text that was there is kept, once. */
  draft_watch_start (&watch, draft);
  kept = cue_draft_use_variant (draft, plain);
  g_assert_cmpuint (watch.n_edited, ==, 1);
  draft_watch_stop (&watch);
  g_assert_nonnull (kept);
  g_assert_cmpstr (cue_variant_get_text (kept), ==, "You call.");
  g_assert_cmpint (cue_variant_get_number (kept), ==, 3);
  g_assert_cmpstr (draft_fixture_get_text (draft, "instructions"), ==, "A plain text.");
  g_assert_cmpint (cue_scenario_get_kind (cue_draft_get_scenario (draft)), ==, CUE_KIND_INSTRUCTION);
  g_object_get (draft, "current-variant", &current, NULL);
  g_assert_cmpstr (current, ==, cue_variant_get_id (plain));

  /* A text that a variant has needs no keeping; the kind follows the text, both ways. */
  g_assert_null (cue_draft_use_variant (draft, test));
  g_assert_cmpint (cue_scenario_get_kind (cue_draft_get_scenario (draft)), ==, CUE_KIND_STRUCTURED);
  g_assert_null (cue_draft_use_variant (draft, test));
  g_assert_null (cue_draft_use_variant (draft, kept));
  g_assert_cmpint (cue_scenario_get_kind (cue_draft_get_scenario (draft)), ==, CUE_KIND_INSTRUCTION);
  g_assert_false (cue_draft_is_dirty (draft));
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (draft)), ==, 3);

  /* An edited variant is no longer the one in use. */
  g_object_set (cue_draft_get_scenario (draft), "instructions", "You call. And more.", NULL);
  g_clear_pointer (&current, g_free);
  g_object_get (draft, "current-variant", &current, NULL);
  g_assert_null (current);
  g_assert_nonnull (cue_draft_use_variant (draft, plain));
  cue_draft_remove_variant (draft, plain);
  g_object_get (draft, "current-variant", &current, NULL);
  g_assert_null (current);
}

static void
test_use_variant_over_nothing (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new (1);
  g_autoptr (CueVariant) variant = cue_variant_new (NULL, "A text.");

  cue_draft_add_variant (draft, variant);
  g_assert_null (cue_draft_use_variant (draft, variant));
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (draft)), ==, 1);
}

static void
test_generations (void)
{
  CueDraft *draft = draft_fixture_create_saved ();
  g_autoptr (CueGeneration) first = NULL;
  g_autoptr (CueGeneration) second = NULL;
  g_autoptr (CueVariant) variant = cue_variant_new (NULL, "Written.");
  DraftWatch watch;

  cue_draft_set_brief (draft, "A caller cancels.");
  first = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);
  second = cue_generation_new (draft, CUE_GENERATION_GENERATE, NULL, CUE_UNSET);

  draft_watch_start (&watch, draft);
  cue_draft_add_generation (draft, G_OBJECT (first));
  cue_draft_add_generation (draft, G_OBJECT (first));
  cue_draft_add_generation (draft, G_OBJECT (second));
  draft_watch_assert (&watch, 0, "status-text ");
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_generations (draft)), ==, 2);
  draft_fixture_assert_texts (draft, "Cancel", "Instruction · English · Bookings/Late", "Writing");

  g_object_set (second, "state", CUE_GENERATION_FAILED, NULL);
  draft_watch_assert (&watch, 0, "");
  g_object_set (first, "state", CUE_GENERATION_FINISHED, "variant", variant, NULL);
  draft_watch_assert (&watch, 0, "status-text ");
  draft_fixture_assert_texts (draft, "Cancel", "Instruction · English · Bookings/Late", "Failed");
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (draft)), ==, 1);
  g_assert_cmpint (cue_variant_get_number (variant), ==, 1);

  /* One that failed is told of as long as it was ordered with the newest. */
  g_object_set (first, "state", CUE_GENERATION_FAILED, NULL);
  g_object_set (second, "state", CUE_GENERATION_FINISHED, NULL);
  draft_fixture_assert_texts (draft, "Cancel", "Instruction · English · Bookings/Late", "");
  g_object_set (first, "batch-id", "b", NULL);
  g_object_set (second, "batch-id", "b", "state", CUE_GENERATION_STOPPED, NULL);
  draft_fixture_assert_texts (draft, "Cancel", "Instruction · English · Bookings/Late", "Failed");
  g_object_set (first, "state", CUE_GENERATION_FINISHED, NULL);

  g_object_set (second, "state", CUE_GENERATION_STOPPED, NULL);
  draft_fixture_assert_texts (draft, "Cancel", "Instruction · English · Bookings/Late", "");
  g_object_set (cue_draft_get_scenario (draft), "name", "x", NULL);
  draft_fixture_assert_texts (draft, "x", "Instruction · English · Bookings/Late", "Draft");
  g_assert_cmpuint (watch.n_edited, ==, 1);
  draft_watch_stop (&watch);

  /* The queue's objects outlive the draft without harm. */
  g_assert_finalize_object (draft);
  g_object_set (first, "state", CUE_GENERATION_WAITING, "variant", NULL, NULL);
}

/* After a restart, a generation finds the variant that it made. */
static void
test_generation_finds_variant (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, "draft-id", cue_draft_get_id (draft), NULL);
  g_autoptr (CueVariant) variant = cue_variant_new (NULL, "Written.");

  g_object_set (variant, "generation-id", cue_generation_get_id (generation), NULL);
  cue_draft_add_variant (draft, variant);
  g_object_set (generation, "state", CUE_GENERATION_FINISHED, NULL);
  cue_draft_add_generation (draft, G_OBJECT (generation));
  g_assert_true (cue_generation_get_variant (generation) == variant);
  g_assert_cmpuint (g_list_model_get_n_items (cue_draft_get_variants (draft)), ==, 1);
}

static void
test_record (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueDraft) loaded = NULL;
  g_autoptr (CueVariant) variant = cue_variant_new (NULL, "A text.");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GError) error = NULL;

  cue_draft_set_brief (draft, "A caller cancels.");
  cue_draft_add_variant (draft, variant);
  cue_draft_use_variant (draft, variant);
  node = cue_record_to_json (CUE_RECORD (draft));
  loaded = cue_record_new_from_json (CUE_TYPE_DRAFT, node, &error);
  g_assert_no_error (error);
  again = cue_record_to_json (CUE_RECORD (loaded));

  g_assert_true (json_node_equal (node, again));
  g_assert_cmpstr (cue_record_get_id (CUE_RECORD (loaded)), ==, cue_draft_get_id (draft));
  g_assert_null (cue_record_get_owner (CUE_RECORD (loaded)));
  g_assert_true (cue_draft_is_dirty (loaded));
  draft_fixture_assert_body (loaded, "{\"instructions\": \"A text.\"}");
  draft_fixture_assert_texts (loaded, "Cancel", "Instruction · English · Bookings/Late", "Draft");
}

/* The merged draft goes with the draft, and is no edit of the scenario. */
static void
test_merge (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueDraft) loaded = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *merge = NULL;

  cue_test_string_property (draft, "merge", "{}", "{\"pieces\": []}");
  g_assert_false (cue_draft_is_dirty (draft));
  draft_fixture_assert_body (draft, "{}");

  node = cue_record_to_json (CUE_RECORD (draft));
  loaded = cue_record_new_from_json (CUE_TYPE_DRAFT, node, &error);
  g_assert_no_error (error);
  g_object_get (loaded, "merge", &merge, NULL);
  g_assert_cmpstr (merge, ==, "{\"pieces\": []}");
  g_assert_false (cue_draft_is_dirty (loaded));
}

static void
test_malformed (void)
{
  static const char *const rows[] = {
    "[]",
    "{}",
    "{\"id\": \"a\"}",
    "{\"id\": 1, \"scenario\": {}}",
    "{\"scenario\": {}}",
    "{\"id\": \"a\", \"scenario\": []}",
    "{\"id\": \"a\", \"scenario\": {\"id\": \"x\"}}",
    "{\"id\": \"a\", \"scenario\": {}, \"base\": 1}",
    "{\"id\": \"a\", \"scenario\": {}, \"brief\": 1}",
    "{\"id\": \"a\", \"scenario\": {}, \"merge\": {}}",
    "{\"id\": \"a\", \"scenario\": {}, \"changed\": \"now\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = cue_json_parse (rows[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_record_new_from_json (CUE_TYPE_DRAFT, node, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, "draft"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/draft/new", test_new);
  g_test_add_func ("/model/draft/new-gets-dirty", test_new_gets_dirty);
  g_test_add_func ("/model/draft/saved", test_saved);
  g_test_add_func ("/model/draft/brief-is-no-change", test_brief_is_no_change);
  g_test_add_func ("/model/draft/brief-of-the-service", test_brief_of_the_service);
  g_test_add_func ("/model/draft/undone-edit", test_undone_edit);
  g_test_add_func ("/model/draft/rebase-after-save", test_rebase_after_save);
  g_test_add_func ("/model/draft/rebase-keeps-what-did-not-stick", test_rebase_keeps_what_did_not_stick);
  g_test_add_func ("/model/draft/rebase-three-way", test_rebase_three_way);
  g_test_add_func ("/model/draft/problems", test_problems);
  g_test_add_func ("/model/draft/odd-names", test_odd_names);
  g_test_add_func ("/model/draft/odd-briefs", test_odd_briefs);
  g_test_add_func ("/model/draft/variants", test_variants);
  g_test_add_func ("/model/draft/use-variant", test_use_variant);
  g_test_add_func ("/model/draft/use-variant-over-nothing", test_use_variant_over_nothing);
  g_test_add_func ("/model/draft/generations", test_generations);
  g_test_add_func ("/model/draft/generation-finds-variant", test_generation_finds_variant);
  g_test_add_func ("/model/draft/record", test_record);
  g_test_add_func ("/model/draft/merge", test_merge);
  g_test_add_func ("/model/draft/malformed", test_malformed);

  return g_test_run ();
}
