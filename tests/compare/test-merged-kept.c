/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merged-fixture.h"

#include <string.h>

#include "compare-texts.h"
#include "cue-error.h"
#include "cue-json.h"

static gboolean
has_text (CueMergedDraft *draft,
          const char     *words)
{
  g_autofree char *text = cue_merged_draft_dup_text (draft);

  return strstr (text, words) != NULL;
}

static void
test_rebase (void)
{
  const char *a = "You call them now. Say your name. Wait for the tone. Hang up.";
  const char *b = "You call them now. Say your full name please. Thank them kindly. Hang up.";
  const char *c = "You ring the bell. Say your name. Hang up.";
  g_autoptr (CueComparison) ab = merged_compare (a, b, NULL, 0);
  g_autoptr (CueComparison) ba = merged_compare (a, b, NULL, 1);
  g_autoptr (CueComparison) abc = merged_compare (a, b, c, 0);
  g_autoptr (CueComparison) ca = merged_compare (c, a, NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (ab);
  g_autofree char *kinds = NULL;
  g_autofree char *text = NULL;

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, 1, 1);
  cue_merged_draft_edit (draft, 2, "Wait a little while.");
  kinds = merged_write_kinds (draft);
  text = cue_merged_draft_dup_text (draft);

  /* Another baseline, a third text, and back: as it was. */
  cue_merged_draft_rebase (draft, ba, (const int[]){ 0, 1 });
  merged_assert_text (draft, text);
  cue_merged_draft_rebase (draft, abc, (const int[]){ 0, 1 });
  merged_assert_text (draft, text);
  cue_merged_draft_rebase (draft, ab, (const int[]){ 0, 1, -1 });
  merged_assert_text (draft, text);
  merged_assert_kinds (draft, kinds);

  /* Undo goes on over it. */
  cue_merged_draft_rebase (draft, ba, (const int[]){ 0, 1 });
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  merged_assert_text (draft, a);
  cue_merged_draft_redo (draft);
  cue_merged_draft_redo (draft);
  merged_assert_text (draft, text);

  /* The text that a sentence came from goes away: the sentence stays. */
  cue_merged_draft_rebase (draft, ca, (const int[]){ 1, -1 });
  g_assert_true (has_text (draft, "Say your full name please."));
  g_assert_true (has_text (draft, "Wait a little while."));
  cue_merged_draft_undo (draft);
  g_assert_true (has_text (draft, "Wait for the tone."));
  cue_merged_draft_redo (draft);
  g_assert_true (has_text (draft, "Wait a little while."));
}

/* Random rebases lose nothing that the tester wrote, and the way back is the same. */
static void
test_rebase_random (void)
{
  for (guint round = 0; round < 150; round++)
    {
      guint            script = round % COMPARE_N_SCRIPTS;
      g_autofree char *a = compare_text_make (script, 50);
      g_autofree char *b = compare_text_edit (a, script, 10);
      g_autofree char *c = compare_text_edit (b, script, 10);
      g_autoptr (CueComparison) first = merged_compare (a, b, NULL, 0);
      g_autoptr (CueComparison) second = merged_compare (a, b, c, round % 3);
      g_autoptr (CueComparison) third = merged_compare (c, b, NULL, 0);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (first);
      guint            n = g_list_model_get_n_items (G_LIST_MODEL (first));
      g_autofree char *text = NULL;
      g_autofree char *kinds = NULL;

      if (n == 0)
        continue;
      for (guint i = 0; i < 6; i++)
        merged_do_something (draft, first, script);
      cue_merged_draft_edit (draft, (guint) g_test_rand_int_range (0, (gint32) n), "Mine alone.");
      text = cue_merged_draft_dup_text (draft);
      kinds = merged_write_kinds (draft);

      cue_merged_draft_rebase (draft, second, (const int[]){ 0, 1 });
      g_assert_true (has_text (draft, "Mine alone."));
      cue_merged_draft_rebase (draft, first, (const int[]){ 0, 1, -1 });
      merged_assert_kinds (draft, kinds);
      merged_assert_text (draft, text);
      cue_merged_draft_rebase (draft, third, (const int[]){ -1, 1 });
      g_assert_true (has_text (draft, "Mine alone."));
      cue_merged_draft_rebase (draft, first, (const int[]){ -1, 1 });
      g_assert_true (has_text (draft, "Mine alone."));
    }
}

static void
test_json (void)
{
  for (guint round = 0; round < 60; round++)
    {
      guint            script = round % COMPARE_N_SCRIPTS;
      g_autofree char *a = compare_text_make (script, 50);
      g_autofree char *b = compare_text_edit (a, script, 10);
      g_autoptr (CueComparison) comparison = merged_compare (a, b, NULL, 0);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
      g_autoptr (CueMergedDraft) again = cue_merged_draft_new (comparison);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (JsonNode) parsed = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;
      g_autofree char *text = NULL;
      g_autofree char *kinds = NULL;

      for (guint i = 0; i < 10; i++)
        merged_do_something (draft, comparison, script);
      node = cue_merged_draft_to_json (draft, merged_keys);
      json = cue_json_to_text (node);
      parsed = cue_json_parse (json, -1, &error);
      g_assert_no_error (error);
      g_assert_true (cue_merged_draft_load (again, parsed, merged_keys, &error));
      g_assert_no_error (error);
      text = cue_merged_draft_dup_text (draft);
      kinds = merged_write_kinds (draft);
      merged_assert_text (again, text);
      merged_assert_kinds (again, kinds);
    }
}

/* Other columns than before: what is found keeps its place, the rest its words. */
static void
test_json_elsewhere (void)
{
  static const char *const other_keys[] = { "three", "one" };
  g_autoptr (CueComparison) before = merged_compare ("You call. Say your name. Hang up.", "You ring. Say your full name. Hang up.", NULL, 0);
  g_autoptr (CueComparison) after = merged_compare ("You phone. Hang up.", "You call. Say your name. Hang up.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (before);
  g_autoptr (CueMergedDraft) again = cue_merged_draft_new (after);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  gboolean can_undo;

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, 1, 1);
  node = cue_merged_draft_to_json (draft, merged_keys);
  g_assert_true (cue_merged_draft_load (again, node, other_keys, &error));
  g_assert_no_error (error);
  merged_assert_text (again, "You call. Say your full name. Hang up.");
  g_object_get (again, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
}

static void
test_json_hostile (void)
{
  static const char *const rows[] = {
    "null", "[]", "3", "\"text\"", "{}", "{\"version\":2,\"parts\":[]}", "{\"version\":\"1\"}", "{\"version\":1}",
    "{\"version\":1,\"parts\":{}}", "{\"version\":1,\"parts\":[1]}", "{\"version\":1,\"parts\":[{}]}",
    "{\"version\":1,\"parts\":[{\"text\":7}]}", "{\"version\":1,\"parts\":[{\"text\":\"a\",\"segment\":-2}]}",
    "{\"version\":1,\"parts\":[{\"text\":\"a\",\"segment\":99999999999}]}",
    "{\"version\":1,\"parts\":[{\"text\":\"a\",\"segment\":\"b\"}]}",
    "{\"version\":1,\"parts\":[{\"text\":\"a\",\"edited\":1}]}",
    "{\"version\":1,\"parts\":[{\"text\":\"a\",\"layout\":[0,0]}]}",
    "{\"version\":1,\"parts\":[{\"text\":\"a\",\"layout\":{}}]}",
    "{\"version\":1,\"layouts\":[[[\" \",1]]],\"parts\":[{\"text\":\"a\",\"layout\":[0,1]}]}",
    "{\"version\":1,\"layouts\":[[[\" \",1]]],\"parts\":[{\"text\":\"a\",\"layout\":[1,0]}]}",
    "{\"version\":1,\"layouts\":[[[\" \",1]]],\"parts\":[{\"text\":\"a\",\"layout\":[-1,0]}]}",
    "{\"version\":1,\"layouts\":[[[\" \",1]]],\"parts\":[{\"text\":\"a\",\"layout\":[\"x\",null]}]}",
    "{\"version\":1,\"layouts\":[[[\"words\",1]]],\"parts\":[]}", "{\"version\":1,\"layouts\":[[[\" \",1000]]],\"parts\":[]}",
    "{\"version\":1,\"layouts\":[[[\" \"]]],\"parts\":[]}", "{\"version\":1,\"layouts\":[7],\"parts\":[]}",
    "{\"version\":1,\"layouts\":[[null]],\"parts\":[]}", "{\"version\":1,\"layouts\":7,\"parts\":[]}"
  };
  g_autoptr (CueComparison) comparison = merged_compare ("One. Two.", "One. Zwei.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

  cue_merged_draft_take_all (draft, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = cue_json_parse (rows[i], -1, &error);

      g_assert_no_error (error);
      g_test_message ("%s", rows[i]);
      g_assert_false (cue_merged_draft_load (draft, node, merged_keys, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      merged_assert_text (draft, "One. Two.");
    }
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/merged-kept/rebase", test_rebase);
  g_test_add_func ("/compare/merged-kept/rebase-random", test_rebase_random);
  g_test_add_func ("/compare/merged-kept/json", test_json);
  g_test_add_func ("/compare/merged-kept/json-elsewhere", test_json_elsewhere);
  g_test_add_func ("/compare/merged-kept/json-hostile", test_json_hostile);
  return g_test_run ();
}
