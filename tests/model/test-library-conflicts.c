/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-error.h"
#include "cue-json.h"
#include "cue-library-private.h"
#include "library-fixture.h"

/* As if somebody else had saved: puts the members of @json into the service's row. */
static void
change_there (LibraryFixture *fixture,
              gint64          id,
              const char     *json)
{
  g_autoptr (JsonNode) changes = json_from_string (json, NULL);
  JsonObject    *row = cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, id);
  JsonObjectIter iter;
  const char    *name = NULL;
  JsonNode      *value = NULL;

  g_assert_nonnull (changes);
  json_object_iter_init (&iter, json_node_get_object (changes));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (row, name, json_node_copy (value));
}

/* Puts what @json says into the copy. */
static void
change_here (CueDraft   *draft,
             const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (CueScenario) values = cue_resource_object_new_from_json (CUE_RESOURCE_SCENARIOS, node, NULL);
  JsonObjectIter iter;
  const char    *name = NULL;

  g_assert_nonnull (values);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, NULL))
    {
      const CueField *field = cue_resource_find_field (CUE_RESOURCE_SCENARIOS, name);
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, cue_field_get_value_type (field));
      g_object_get_property (G_OBJECT (values), field->property, &value);
      g_object_set_property (G_OBJECT (cue_draft_get_scenario (draft)), field->property, &value);
    }
}

static char *
dup_last_patch (LibraryFixture *fixture)
{
  return cue_json_object_to_text (cue_fake_api_get_last_body (fixture->api, CUE_FAKE_UPDATE));
}

static void
settle_well (LibraryFixture *fixture,
             CueDraft       *draft)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  cue_library_settle_async (fixture->library, draft, NULL, cue_test_async_cb, &result);
  names = cue_library_save_finish (fixture->library, cue_test_result_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), ==, 0);
}

/* What others changed elsewhere is taken over, and only mine is sent. */
static void
test_merged (LibraryFixture *fixture,
             gconstpointer   data)
{
  CueDraft        *draft = NULL;
  g_autofree char *patch = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_set_name (draft, "Mine");
  change_there (fixture, 1, "{\"instructions\": \"Theirs.\", \"max_duration\": 90}");
  library_fixture_save_well (fixture, draft);
  patch = dup_last_patch (fixture);
  g_assert_cmpstr (patch, ==, "{\"name\":\"Mine\"}");
  g_assert_cmpstr (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "instructions"),
                   ==, "Theirs.");
  g_assert_false (cue_draft_is_dirty (draft));
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_READ), ==, 2);
}

/* Somebody made the same change: there is nothing left to send. */
static void
test_alike (LibraryFixture *fixture,
            gconstpointer   data)
{
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_set_name (draft, "Same");
  change_there (fixture, 1, "{\"name\": \"Same\"}");
  library_fixture_save_well (fixture, draft);
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_UPDATE), ==, 0);
  g_assert_false (cue_draft_is_dirty (draft));
}

/* For each kind of value: nothing is overwritten, and what was chosen is what is there in the end. */
static void
test_types (LibraryFixture *fixture,
            gconstpointer   data)
{
  static const struct
  {
    const char *member;
    const char *mine;
    const char *theirs;
  } rows[] = {
    { "name", "{\"name\": \"Mine\"}", "{\"name\": \"Theirs\"}" },
    { "instructions", "{\"instructions\": \"Mine.\"}", "{\"instructions\": \"Theirs.\"}" },
    { "max_duration", "{\"max_duration\": 60}", "{\"max_duration\": 90}" },
    { "personality", "{\"personality\": 2}", "{\"personality\": 3}" },
    { "tags", "{\"tags\": [\"a\"]}", "{\"tags\": [\"b\", \"c\"]}" },
    { "metrics", "{\"metrics\": [1]}", "{\"metrics\": [2, 3]}" },
    { "scenario_language", "{\"scenario_language\": \"de\"}", "{\"scenario_language\": \"fr\"}" },
  };

  library_fixture_refresh_well (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (CueConflictChoice choice = CUE_CHOICE_MINE; choice <= CUE_CHOICE_THEIRS; choice++)
      {
        g_autofree char *scenario = g_strdup_printf ("{\"name\": \"Row %u\", \"agent\": 1, \"personality\": 1}", i * 2 + choice);
        gint64           id = cue_fake_api_put (fixture->api, CUE_RESOURCE_SCENARIOS, scenario);
        g_autoptr (JsonNode) want = json_from_string (choice == CUE_CHOICE_MINE ? rows[i].mine : rows[i].theirs, NULL);
        CueDraft *draft = NULL;
        guint     n_updates = 0;

        g_test_message ("%s %d", rows[i].member, choice);
        library_fixture_refresh_well (fixture);
        draft = library_fixture_find (fixture, id);
        change_here (draft, rows[i].mine);
        change_there (fixture, id, rows[i].theirs);
        n_updates = cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_UPDATE);
        library_fixture_save_badly (fixture, draft, CUE_MODEL_ERROR, CUE_MODEL_ERROR_CONFLICT);
        g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_CONFLICT);
        g_assert_nonnull (cue_draft_get_conflict (draft));
        g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_UPDATE), ==, n_updates);

        cue_conflict_choose_all (cue_draft_get_conflict (draft), choice);
        settle_well (fixture, draft);
        g_assert_null (cue_draft_get_conflict (draft));
        g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_NONE);
        g_assert_false (cue_draft_is_dirty (draft));
        g_assert_true (json_node_equal (json_object_get_member (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, id),
                                                                rows[i].member),
                                        json_object_get_member (json_node_get_object (want), rows[i].member)));
        g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_UPDATE), ==,
                          n_updates + (choice == CUE_CHOICE_MINE ? 1 : 0));
      }
}

/* Saving again while nothing is decided changes nothing. */
static void
test_asks_until_settled (LibraryFixture *fixture,
                         gconstpointer   data)
{
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_set_name (draft, "Mine");
  change_there (fixture, 1, "{\"name\": \"Theirs\"}");
  library_fixture_save_badly (fixture, draft, CUE_MODEL_ERROR, CUE_MODEL_ERROR_CONFLICT);
  library_fixture_save_badly (fixture, draft, CUE_MODEL_ERROR, CUE_MODEL_ERROR_CONFLICT);
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_UPDATE), ==, 0);

  /* It survives a restart and a refresh. */
  library_fixture_flush (fixture);
  library_fixture_reopen (fixture);
  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  g_assert_nonnull (cue_draft_get_conflict (draft));
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_CONFLICT);
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "Mine");

  /* Made alike by hand: nothing is left to decide. */
  library_fixture_set_name (draft, "Theirs");
  g_assert_null (cue_draft_get_conflict (draft));
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_NONE);
  g_assert_false (cue_draft_is_dirty (draft));
}

/* Settled, and changed there once more before it was sent: asked once more. */
static void
test_changed_again (LibraryFixture *fixture,
                    gconstpointer   data)
{
  g_auto (CueTestResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_set_name (draft, "Mine");
  change_there (fixture, 1, "{\"name\": \"Theirs\"}");
  library_fixture_save_badly (fixture, draft, CUE_MODEL_ERROR, CUE_MODEL_ERROR_CONFLICT);
  change_there (fixture, 1, "{\"name\": \"Theirs again\"}");
  cue_conflict_choose_all (cue_draft_get_conflict (draft), CUE_CHOICE_MINE);
  cue_library_settle_async (fixture->library, draft, NULL, cue_test_async_cb, &result);
  g_assert_null (cue_library_save_finish (fixture->library, cue_test_result_wait (&result), &error));
  g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_CONFLICT);
  g_assert_cmpstr (cue_json_get_string (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 1), "name"), ==, "Theirs again");
}

/* A save that waits meets the change of others when the service is back. */
static void
test_waiting (LibraryFixture *fixture,
              gconstpointer   data)
{
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_cut_line (fixture);
  library_fixture_set_name (draft, "Mine");
  library_fixture_save_badly (fixture, draft, CUE_NET_ERROR, CUE_NET_ERROR_OFFLINE);
  change_there (fixture, 1, "{\"name\": \"Theirs\"}");
  library_fixture_mend_line (fixture);
  library_fixture_wait_for_state (draft, CUE_SAVE_CONFLICT);
  g_assert_nonnull (cue_draft_get_conflict (draft));
  g_assert_cmpuint (cue_library_get_n_waiting (fixture->library), ==, 0);
  g_assert_cmpuint (cue_fake_api_get_n_calls (fixture->api, CUE_FAKE_UPDATE), ==, 0);

  /* Settled without the service, it waits again. */
  library_fixture_wait_until_quiet (fixture);
  library_fixture_cut_line (fixture);
  g_assert_false (library_fixture_refresh (fixture, NULL));
  {
    g_auto (CueTestResult) result = { 0 };

    cue_library_settle_async (fixture->library, draft, NULL, cue_test_async_cb, &result);
    g_assert_null (cue_library_save_finish (fixture->library, cue_test_result_wait (&result), NULL));
  }
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_WAITING);
  library_fixture_mend_line (fixture);
  library_fixture_wait_for_state (draft, CUE_SAVE_NONE);
  g_assert_cmpstr (cue_json_get_string (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 1), "name"), ==, "Mine");
}

/* A refresh finds it before anybody saves. */
static void
test_refresh (LibraryFixture *fixture,
              gconstpointer   data)
{
  CueDraft *draft = NULL;

  library_fixture_refresh_well (fixture);
  draft = library_fixture_find (fixture, 1);
  library_fixture_set_name (draft, "Mine");
  change_there (fixture, 1, "{\"name\": \"Theirs\", \"first_message\": \"Hello\"}");
  library_fixture_refresh_well (fixture);
  g_assert_nonnull (cue_draft_get_conflict (draft));
  g_assert_cmpint (cue_draft_get_save_state (draft), ==, CUE_SAVE_NONE);
  settle_well (fixture, draft); /* without a choice it is mine */
  g_assert_cmpstr (cue_json_get_string (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 1), "name"), ==, "Mine");
  g_assert_cmpstr (cue_json_get_string (cue_fake_api_get (fixture->api, CUE_RESOURCE_SCENARIOS, 1), "first_message"), ==, "Hello");
  g_assert_cmpstr (cue_resource_object_get_text (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "first-message"),
                   ==, "Hello");
}

int
main (int    argc,
      char **argv)
{
  static const LibraryTestRow rows[] = {
    { "/model/library-conflicts/merged", test_merged },
    { "/model/library-conflicts/alike", test_alike },
    { "/model/library-conflicts/types", test_types },
    { "/model/library-conflicts/asks-until-settled", test_asks_until_settled },
    { "/model/library-conflicts/changed-again", test_changed_again },
    { "/model/library-conflicts/waiting", test_waiting },
    { "/model/library-conflicts/refresh", test_refresh },
  };

  return library_fixture_run (argc, argv, rows, G_N_ELEMENTS (rows));
}
