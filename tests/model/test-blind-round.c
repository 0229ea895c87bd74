/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-round.h"

#include "cue-blind-rounds.h"
#include "cue-error.h"
#include "cue-fake-store.h"
#include "cue-json.h"
#include "cue-test.h"

static CueBlindRound *
round_new (guint n_settings,
           guint n_items,
           guint seed)
{
  static const char *const names[] = { "Warmer tone", "As it was", "Shorter", "Louder" };
  static const char *const texts[] = { "A", "B", "C", "D" };
  static const char *const ids[] = { "va", NULL, "vc", "vd" };
  CueBlindRound           *round = cue_blind_round_new ("Clinic reception");
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n_settings; i++)
    {
      CueBlindSetting setting = { .name = (char *) names[i], .wish = (char *) (i == 0 ? "be warm" : NULL) };

      cue_blind_round_add_setting (round, &setting);
    }
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *title = g_strdup_printf ("Scenario %u", i + 1);

      cue_blind_round_add_item (round, title, title, "It works", texts, ids, random);
    }
  return round;
}

static CueBlindRound *
round_copy (CueBlindRound *round)
{
  g_autoptr (JsonNode) node = cue_record_to_json (CUE_RECORD (round));
  g_autofree char *text = cue_json_to_text (node);
  g_autoptr (JsonNode) read = cue_json_parse (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  CueBlindRound *copy = cue_record_new_from_json (CUE_TYPE_BLIND_ROUND, read, &error);

  g_assert_no_error (error);
  return copy;
}

static void
test_places (void)
{
  g_autoptr (CueBlindRound) round = round_new (4, 200, 7);
  guint first[4] = { 0 };

  for (guint i = 0; i < 200; i++)
    {
      const CueBlindItem *item = cue_blind_round_get_item (round, i);
      guint               seen = 0;

      for (guint place = 0; place < 4; place++)
        {
          seen |= 1u << item->order[place];
          g_assert_cmpstr (cue_blind_round_get_shown (round, i, place), ==, item->texts[item->order[place]]);
        }
      g_assert_cmpuint (seen, ==, 15);
      first[item->order[0]]++;
    }
  /* Any place for any setting: 50 of 200 are expected. */
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (first[i], >, 25);
      g_assert_cmpuint (first[i], <, 75);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_votes (void)
{
  g_autoptr (CueBlindRound) round = round_new (2, 2, 1);
  const CueBlindItem *item = cue_blind_round_get_item (round, 0);
  guint               n_voted = 0;

  g_signal_connect_swapped (round, "voted", G_CALLBACK (count_cb), &n_voted);
  g_assert_cmpint (item->vote, ==, CUE_BLIND_NOT_YET);
  g_assert_cmpint (cue_blind_round_get_chosen (round, 0), ==, -1);
  g_assert_false (cue_blind_round_finish (round));
  g_assert_false (cue_blind_round_vote (round, 0, 3));
  g_assert_false (cue_blind_round_vote (round, 0, CUE_BLIND_NOT_YET));
  g_assert_cmpuint (n_voted, ==, 0);

  g_assert_true (cue_blind_round_vote (round, 0, 2));
  g_assert_cmpint (cue_blind_round_get_chosen (round, 0), ==, (int) item->order[1]);
  g_assert_true (cue_blind_round_vote (round, 0, 2));
  g_assert_cmpuint (n_voted, ==, 1);
  g_assert_true (cue_blind_round_vote (round, 1, 0));
  g_assert_cmpint (cue_blind_round_get_chosen (round, 1), ==, -1);
  g_assert_cmpuint (cue_blind_round_get_n_votes (round), ==, 2);
  g_assert_false (cue_blind_round_is_finished (round));
  g_assert_true (cue_blind_round_finish (round));
  g_assert_true (cue_blind_round_is_finished (round));
  /* The names are known: it is too late to change one's mind. */
  g_assert_false (cue_blind_round_vote (round, 0, 1));
  g_assert_cmpint (item->vote, ==, 2);
  g_assert_cmpuint (cue_test_read_all_properties (round), ==, 7);
}

static void
test_more (void)
{
  static const char *const texts[] = { "A", "B" };
  static const char *const ids[] = { NULL, NULL };
  g_autoptr (CueBlindRound) round = round_new (2, 1, 1);

  g_assert_true (cue_blind_round_vote (round, 0, 1));
  g_assert_true (cue_blind_round_finish (round));
  cue_blind_round_add_item (round, "other", "Other", NULL, texts, ids, NULL);
  g_assert_false (cue_blind_round_is_finished (round));
  g_assert_cmpuint (cue_blind_round_get_position (round), ==, 1);
  g_assert_false (cue_blind_round_vote (round, 0, 2));
  g_assert_true (cue_blind_round_vote (round, 1, 2));
  g_assert_true (cue_blind_round_finish (round));
  g_assert_cmpuint (cue_blind_round_get_n_first (round), ==, 1);
}

static void
test_round_trip (void)
{
  g_autoptr (CueBlindRound) round = round_new (3, 3, 5);
  g_autoptr (CueBlindRound) copy = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  cue_blind_round_vote (round, 1, 3);
  cue_blind_round_vote (round, 2, 0);
  cue_blind_round_set_note (round, 1, "Sounds “real”\nand short");
  cue_blind_round_set_position (round, 2);
  copy = round_copy (round);
  before = cue_record_to_json (CUE_RECORD (round));
  after = cue_record_to_json (CUE_RECORD (copy));
  text = cue_json_to_text (before);
  again = cue_json_to_text (after);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpstr (cue_blind_round_get_item (copy, 1)->note, ==, "Sounds “real”\nand short");
  g_assert_cmpint (cue_blind_round_get_item (copy, 0)->vote, ==, CUE_BLIND_NOT_YET);
  g_assert_cmpint (cue_blind_round_get_item (copy, 1)->vote, ==, 3);
  g_assert_cmpuint (cue_blind_round_get_position (copy), ==, 2);
  g_assert_cmpstr (cue_blind_round_get_setting (copy, 0)->wish, ==, "be warm");
  g_assert_null (cue_blind_round_get_item (copy, 0)->variant_ids[1]);
}

#define SETTINGS "\"settings\":[{\"name\":\"a\"},{\"name\":\"b\"}]"
#define ITEM(texts, variants, order, vote)                                                               \
  "{\"id\":\"x\"," SETTINGS ",\"items\":[{\"draft_id\":\"d\",\"texts\":" texts ",\"variants\":" variants \
  ",\"order\":" order ",\"vote\":" vote "}]}"

static void
test_malformed (void)
{
  static const char *const rows[] = {
    "[]",
    "{}",
    "{\"id\":\"x\",\"items\":[]}",
    "{\"id\":\"x\",\"settings\":[{\"name\":\"a\"}],\"items\":[]}",
    "{\"id\":\"x\",\"settings\":[{\"name\":\"a\"},{}],\"items\":[]}",
    "{\"id\":\"x\",\"settings\":[{\"name\":\"a\"},7],\"items\":[]}",
    "{\"id\":\"x\",\"settings\":[{\"name\":\"a\"},{\"name\":\"b\",\"in_use\":\"no\"}],\"items\":[]}",
    "{" SETTINGS ",\"items\":[]}",
    ITEM ("[\"A\"]", "[null,null]", "[0,1]", "1"),
    ITEM ("[\"A\",7]", "[null,null]", "[0,1]", "1"),
    ITEM ("[\"A\",\"B\"]", "[null]", "[0,1]", "1"),
    ITEM ("[\"A\",\"B\"]", "[null,null]", "[0,0]", "1"),
    ITEM ("[\"A\",\"B\"]", "[null,null]", "[0,2]", "1"),
    ITEM ("[\"A\",\"B\"]", "[null,null]", "[0,\"1\"]", "1"),
    ITEM ("[\"A\",\"B\"]", "[null,null]", "[0,1]", "3"),
    ITEM ("[\"A\",\"B\"]", "[null,null]", "[0,1]", "-2"),
  };
  g_autoptr (JsonNode) good = cue_json_parse (ITEM ("[\"A\",\"B\"]", "[null,\"v\"]", "[1,0]", "2"), -1, NULL);
  g_autoptr (CueBlindRound) round = cue_record_new_from_json (CUE_TYPE_BLIND_ROUND, good, NULL);

  g_assert_cmpint (cue_blind_round_get_chosen (round, 0), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = cue_json_parse (rows[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i]);
      g_assert_null (cue_record_new_from_json (CUE_TYPE_BLIND_ROUND, node, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
    }
}

static int
stored_vote (CueFakeStore  *store,
             CueBlindRound *round)
{
  JsonNode  *node = cue_fake_store_get_record (store, cue_blind_round_get_id (round));
  JsonArray *items = cue_json_get_array (json_node_get_object (node), "items");

  return (int) cue_json_get_int (json_array_get_object_element (items, 0), "vote", CUE_BLIND_NOT_YET);
}

static gboolean
note_is_stored (gpointer data)
{
  gpointer  *pair = data;
  JsonNode  *node = cue_fake_store_get_record (pair[0], cue_blind_round_get_id (pair[1]));
  JsonArray *items = cue_json_get_array (json_node_get_object (node), "items");

  return g_str_equal (cue_json_get_string (json_array_get_object_element (items, 0), "note"), "Better");
}

static void
test_kept (void)
{
  g_autoptr (CueFakeStore) store = cue_fake_store_new ();
  g_autoptr (CueBlindRounds) rounds = cue_blind_rounds_new (CUE_STORE (store));
  g_autoptr (CueBlindRound) round = round_new (2, 2, 1);
  gpointer pair[] = { store, round };
  guint    n_puts;

  cue_blind_rounds_add (rounds, round);
  cue_test_iterate ();
  g_assert_cmpint (stored_vote (store, round), ==, CUE_BLIND_NOT_YET);

  /* A vote is handed over before the call returns. */
  n_puts = cue_fake_store_get_n_calls (store, CUE_FAKE_PUT);
  cue_blind_round_vote (round, 0, 2);
  g_assert_cmpuint (cue_fake_store_get_n_calls (store, CUE_FAKE_PUT), ==, n_puts + 1);
  cue_test_iterate ();
  g_assert_cmpint (stored_vote (store, round), ==, 2);

  /* Letters wait for each other, but no longer than a second. */
  n_puts = cue_fake_store_get_n_calls (store, CUE_FAKE_PUT);
  cue_blind_round_set_note (round, 0, "Bet");
  cue_blind_round_set_note (round, 0, "Better");
  g_assert_cmpuint (cue_fake_store_get_n_calls (store, CUE_FAKE_PUT), ==, n_puts);
  g_assert_true (cue_test_wait_until (note_is_stored, pair, 1));
  g_assert_cmpuint (cue_fake_store_get_n_calls (store, CUE_FAKE_PUT), ==, n_puts + 1);
}

/* What was typed just before the end is not lost. */
static void
test_last_note (void)
{
  g_autoptr (CueFakeStore) store = cue_fake_store_new ();
  CueBlindRounds *rounds = cue_blind_rounds_new (CUE_STORE (store));
  g_autoptr (CueBlindRound) round = round_new (2, 1, 1);
  gpointer pair[] = { store, round };

  cue_blind_rounds_add (rounds, round);
  cue_blind_round_set_note (round, 0, "Better");
  g_object_unref (rounds);
  cue_test_iterate ();
  g_assert_true (note_is_stored (pair));
}

static void
test_read_again (void)
{
  g_autoptr (CueFakeStore) store = cue_fake_store_new ();
  g_autoptr (CueBlindRounds) rounds = cue_blind_rounds_new (CUE_STORE (store));
  g_autoptr (CueBlindRounds) later = cue_blind_rounds_new (CUE_STORE (store));
  g_autoptr (CueBlindRound) old = round_new (2, 2, 1);
  g_autoptr (CueBlindRound) new = NULL;
  g_autoptr (CueBlindRound) first = NULL;
  g_auto (CueTestResult) result = { 0 };
  gint64 created = cue_blind_round_get_created (old);

  cue_blind_rounds_add (rounds, old);
  cue_blind_round_vote (old, 0, 1);
  while (g_get_real_time () <= created)
    ;
  new = round_new (2, 1, 1);
  cue_blind_rounds_add (rounds, new);
  cue_test_iterate ();

  cue_blind_rounds_load_async (later, NULL, cue_test_async_cb, &result);
  g_assert_true (cue_blind_rounds_load_finish (later, cue_test_result_wait (&result), NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (later)), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (later), 0);
  g_assert_cmpstr (cue_blind_round_get_id (first), ==, cue_blind_round_get_id (new));
  g_assert_cmpuint (cue_blind_round_get_n_votes (cue_blind_rounds_find (later, cue_blind_round_get_id (old))), ==, 1);

  cue_blind_rounds_remove (later, first);
  cue_test_iterate ();
  g_assert_null (cue_fake_store_get_record (store, cue_blind_round_get_id (new)));
  g_assert_null (cue_blind_rounds_find (later, cue_blind_round_get_id (new)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/blind-round/places", test_places);
  g_test_add_func ("/model/blind-round/votes", test_votes);
  g_test_add_func ("/model/blind-round/more", test_more);
  g_test_add_func ("/model/blind-round/round-trip", test_round_trip);
  g_test_add_func ("/model/blind-round/malformed", test_malformed);
  g_test_add_func ("/model/blind-round/kept", test_kept);
  g_test_add_func ("/model/blind-round/last-note", test_last_note);
  g_test_add_func ("/model/blind-round/read-again", test_read_again);
  return g_test_run ();
}
