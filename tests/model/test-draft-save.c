/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft-private.h"

#include "cue-error.h"
#include "cue-generation.h"
#include "cue-json.h"
#include "cue-test.h"
#include "draft-fixture.h"

#define THEIRS                                                                                              \
  "{\"id\": 5, \"name\": \"Theirs\", \"agent\": 1, \"personality\": 2, \"scenario_type\": \"instruction\"," \
  " \"instructions\": \"Theirs too.\", \"scenario_language\": \"en\"}"

/* What both changed waits for somebody; nothing is taken over before. */
static void
test_conflict (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueScenario) theirs = draft_fixture_read_scenario (THEIRS);
  g_autoptr (CueScenario) newer = draft_fixture_read_scenario ("{\"id\": 5, \"name\": \"Theirs again\"}");
  CueConflict *conflict = NULL;
  DraftWatch   watch;

  g_object_set (cue_draft_get_scenario (draft), "name", "Mine", NULL);
  draft_watch_start (&watch, draft);
  cue_draft_rebase (draft, theirs);
  draft_watch_assert (&watch, 0, "conflict status-text ");
  draft_watch_stop (&watch);
  draft_fixture_assert_texts (draft, "Mine", "Instruction · English · Bookings/Late", "Changed on the service");
  g_assert_cmpstr (cue_resource_object_get_name (CUE_RESOURCE_OBJECT (cue_draft_get_base (draft))), ==, "Cancel");
  g_assert_cmpstr (draft_fixture_get_text (draft, "instructions"), ==, "You call.");

  /* Said again, it is the same question; changed again, another. */
  conflict = cue_draft_get_conflict (draft);
  cue_draft_rebase (draft, theirs);
  g_assert_true (cue_draft_get_conflict (draft) == conflict);
  cue_draft_rebase (draft, newer);
  g_assert_true (cue_draft_get_conflict (draft) != conflict);
  cue_draft_rebase (draft, theirs);

  /* Mine is made theirs: nothing is left to decide, and the rest comes along. */
  g_object_set (cue_draft_get_scenario (draft), "max-duration", G_GINT64_CONSTANT (90), NULL);
  g_assert_nonnull (cue_draft_get_conflict (draft));
  g_object_set (cue_draft_get_scenario (draft), "name", "Theirs", NULL);
  g_assert_null (cue_draft_get_conflict (draft));
  g_assert_cmpstr (draft_fixture_get_text (draft, "instructions"), ==, "Theirs too.");
  draft_fixture_assert_body (draft, "{\"max_duration\": 90}");
  draft_fixture_assert_texts (draft, "Theirs", "Instruction · English · Bookings/Late", "Draft");
}

/* The service takes its change back: there is nothing to decide. */
static void
test_conflict_ends_there (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueScenario) theirs = draft_fixture_read_scenario (THEIRS);
  g_autoptr (CueScenario) before = cue_resource_object_copy (CUE_RESOURCE_OBJECT (cue_draft_get_base (draft)));

  g_object_set (cue_draft_get_scenario (draft), "name", "Mine", NULL);
  cue_draft_rebase (draft, theirs);
  cue_draft_rebase (draft, before);
  g_assert_null (cue_draft_get_conflict (draft));
  draft_fixture_assert_body (draft, "{\"name\": \"Mine\"}");
}

static CueDraft *
store_and_load (CueDraft *draft)
{
  g_autoptr (JsonNode) node = cue_record_to_json (CUE_RECORD (draft));
  g_autoptr (GError) error = NULL;
  CueDraft *loaded = cue_record_new_from_json (CUE_TYPE_DRAFT, node, &error);

  g_assert_no_error (error);
  return loaded;
}

/* What is on its way survives the end of the program. */
static void
test_save_state (void)
{
  static const struct
  {
    gboolean     is_new;
    gboolean     is_deleting;
    CueSaveState state;
    CueSaveState restored;
    const char  *status;
  } rows[] = {
    { FALSE, FALSE, CUE_SAVE_WAITING, CUE_SAVE_WAITING, "Waiting to be saved" },
    { FALSE, TRUE, CUE_SAVE_WAITING, CUE_SAVE_WAITING, "Waiting to be deleted" },
    { FALSE, FALSE, CUE_SAVE_SENDING, CUE_SAVE_WAITING, "Waiting to be saved" }, /* changing it twice is as good as once */
    { FALSE, TRUE, CUE_SAVE_SENDING, CUE_SAVE_WAITING, "Waiting to be deleted" },
    { TRUE, FALSE, CUE_SAVE_WAITING, CUE_SAVE_WAITING, "Waiting to be saved" },
    { TRUE, FALSE, CUE_SAVE_SENDING, CUE_SAVE_UNCERTAIN, "May be saved" },
    { TRUE, FALSE, CUE_SAVE_UNCERTAIN, CUE_SAVE_UNCERTAIN, "May be saved" },
    { TRUE, FALSE, CUE_SAVE_REFUSED, CUE_SAVE_REFUSED, "Refused" },
    { TRUE, FALSE, CUE_SAVE_NONE, CUE_SAVE_NONE, "Draft" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueDraft) draft = rows[i].is_new ? cue_draft_new (1) : draft_fixture_create_saved ();
      g_autoptr (CueDraft) loaded = NULL;
      g_autoptr (CueDraft) again = NULL;
      g_autofree char *error = NULL;
      g_autofree char *status = NULL;

      g_test_message ("row %u", i);
      g_object_set (cue_draft_get_scenario (draft), "name", "Mine", NULL);
      cue_draft_set_deleting (draft, rows[i].is_deleting);
      cue_draft_set_save (draft, rows[i].state, rows[i].state == CUE_SAVE_REFUSED ? "Too long." : NULL);
      loaded = store_and_load (draft);
      again = store_and_load (loaded);
      g_assert_cmpint (cue_draft_get_save_state (again), ==, rows[i].restored);
      g_assert_cmpint (cue_draft_is_deleting (again), ==, rows[i].is_deleting);
      g_assert_cmpstr (cue_draft_get_save_error (again), ==, rows[i].state == CUE_SAVE_REFUSED ? "Too long." : NULL);
      g_object_get (again, "status-text", &status, NULL);
      g_assert_cmpstr (status, ==, rows[i].status);
    }
}

static void
test_conflict_survives (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueScenario) theirs = draft_fixture_read_scenario (THEIRS);
  g_autoptr (CueDraft) loaded = NULL;

  g_object_set (cue_draft_get_scenario (draft), "name", "Mine", NULL);
  cue_draft_rebase (draft, theirs);
  cue_draft_set_save (draft, CUE_SAVE_CONFLICT, NULL);
  loaded = store_and_load (draft);
  g_assert_nonnull (cue_draft_get_conflict (loaded));
  g_assert_cmpint (cue_draft_get_save_state (loaded), ==, CUE_SAVE_CONFLICT);
  g_assert_cmpstr (cue_resource_object_get_name (CUE_RESOURCE_OBJECT (cue_conflict_get_theirs (cue_draft_get_conflict (loaded)))),
                   ==, "Theirs");

  cue_conflict_choose_all (cue_draft_get_conflict (loaded), CUE_CHOICE_MINE);
  cue_draft_settle (loaded);
  g_assert_null (cue_draft_get_conflict (loaded));
  g_assert_cmpint (cue_draft_get_save_state (loaded), ==, CUE_SAVE_NONE);
  draft_fixture_assert_body (loaded, "{\"name\": \"Mine\"}");
  g_assert_cmpstr (draft_fixture_get_text (loaded, "instructions"), ==, "Theirs too.");
}

/* The answer to a save: what was typed after sending stays, even when it is what was there before. */
static void
test_take_saved (void)
{
  g_autoptr (CueDraft) draft = draft_fixture_create_saved ();
  g_autoptr (CueScenario) sent = NULL;
  g_autoptr (CueScenario) saved = draft_fixture_read_scenario ("{\"id\": 5, \"name\": \"SENT\", \"max_duration\": 90, \"first_message\": null}");

  g_object_set (cue_draft_get_scenario (draft), "name", "Sent", "max-duration", G_GINT64_CONSTANT (90),
                "first-message", "Hello", NULL);
  sent = cue_resource_object_copy (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)));
  g_object_set (cue_draft_get_scenario (draft), "max-duration", G_GINT64_CONSTANT (300), NULL);
  cue_draft_take_saved (draft, sent, saved);

  /* Neither what the service made of it is a conflict, nor what it did not keep is lost. */
  g_assert_null (cue_draft_get_conflict (draft));
  draft_fixture_assert_body (draft, "{\"name\": \"Sent\", \"max_duration\": 300, \"first_message\": \"Hello\"}");
}

/* When the service says that a row was changed, in all the ways it is said. */
static void
test_order_time (void)
{
  static const struct
  {
    const char *text;
    gint64      time; /* Unix microseconds, 0: what is no time counts as now */
  } rows[] = {
    { "1970-01-02T00:00:00Z", G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC },
    { "2000-02-29T23:59:59Z", G_GINT64_CONSTANT (951868799) * G_USEC_PER_SEC },
    { "2000-03-01T00:00:00Z", G_GINT64_CONSTANT (951868800) * G_USEC_PER_SEC },
    { "2100-03-01T00:00:00Z", G_GINT64_CONSTANT (4107542400) * G_USEC_PER_SEC },
    { "2026-01-04T10:00:00.123456Z", G_GINT64_CONSTANT (1767520800) * G_USEC_PER_SEC + 123456 },
    { "2026-01-04T10:00:00+00:00", G_GINT64_CONSTANT (1767520800) * G_USEC_PER_SEC },
    { "2026-01-04T12:00:00+02:00", G_GINT64_CONSTANT (1767520800) * G_USEC_PER_SEC },
    { "2026-01-04T10:00:00", G_GINT64_CONSTANT (1767520800) * G_USEC_PER_SEC },
    { "2026-01-0xT10:00:00Z", 0 },
    { "yesterday", 0 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\": 1, \"updated_at\": \"%s\"}", rows[i].text);
      g_autoptr (CueScenario) row = draft_fixture_read_scenario (json);
      gint64 before = g_get_real_time ();
      g_autoptr (CueDraft) draft = cue_draft_new_for_row (row);

      g_test_message ("%s", rows[i].text);
      if (rows[i].time > 0)
        g_assert_cmpint (cue_draft_get_order_time (draft), ==, rows[i].time);
      else
        g_assert_cmpint (cue_draft_get_order_time (draft), >=, before);
    }
}

/* Very many drafts are only looked at: they make nothing they are not asked for. */
static void
test_light (void)
{
  g_autoptr (CueScenario) row = draft_fixture_read_scenario (THEIRS);
  g_autoptr (CueDraft) draft = cue_draft_new_for_row (row);

  g_assert_true (cue_draft_get_base (draft) == row);
  g_assert_true (cue_draft_peek_scenario (draft) == row);
  g_assert_false (cue_draft_is_dirty (draft));
  g_assert_false (cue_draft_has_work (draft));
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "Theirs");
  g_assert_null (cue_draft_peek_variants (draft));
  g_assert_null (cue_draft_peek_generations (draft));
  draft_fixture_assert_body (draft, "{}");

  g_object_set (cue_draft_get_scenario (draft), "name", "Mine", NULL);
  g_assert_true (cue_draft_peek_scenario (draft) == cue_draft_get_scenario (draft));
  g_assert_cmpstr (cue_draft_get_title (draft), ==, "Mine");
  g_assert_cmpstr (cue_resource_object_get_name (CUE_RESOURCE_OBJECT (row)), ==, "Theirs");
}

static void
test_malformed (void)
{
  static const struct
  {
    const char *save;
    const char *message; /* the beginning */
  } rows[] = {
    { "3", "draft.save" },
    { "{\"state\": \"odd\"}", "draft.save.state" },
    { "{\"state\": 3}", "draft.save.state" },
    { "{\"state\": \"waiting\", \"asked\": \"now\"}", "draft.save.asked" },
    { "{\"state\": \"uncertain\", \"sent\": []}", "draft.save." },
    { "{\"state\": \"none\", \"theirs\": {\"id\": \"x\"}}", "draft.save." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\": \"a\", \"scenario\": {}, \"base\": {\"id\": 1}, \"save\": %s}",
                                               rows[i].save);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_record_new_from_json (CUE_TYPE_DRAFT, node, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, rows[i].message));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/draft-save/conflict", test_conflict);
  g_test_add_func ("/model/draft-save/conflict-ends-there", test_conflict_ends_there);
  g_test_add_func ("/model/draft-save/conflict-survives", test_conflict_survives);
  g_test_add_func ("/model/draft-save/save-state", test_save_state);
  g_test_add_func ("/model/draft-save/take-saved", test_take_saved);
  g_test_add_func ("/model/draft-save/light", test_light);
  g_test_add_func ("/model/draft-save/order-time", test_order_time);
  g_test_add_func ("/model/draft-save/malformed", test_malformed);

  return g_test_run ();
}
