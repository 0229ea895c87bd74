/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-answers.h"
#include "cue-json.h"
#include "cue-test.h"

/* (transfer full) */
static JsonArray *
get_answers (CueGeneration *generation)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_object_get (generation, "answers", &text, NULL);
  node = cue_json_parse (text, -1, NULL);
  return json_array_ref (json_node_get_array (node));
}

static void
note (CueGeneration *generation,
      gint64         now,
      const char    *stage,
      double         fraction)
{
  g_autoptr (CueProgress) progress = cue_progress_new (CUE_PROGRESS_RUNNING);

  progress->word = g_strdup ("in_progress");
  progress->stage = g_strdup (stage);
  progress->text = g_strdup ("You are a caller."); /* not told */
  progress->fraction = fraction;
  cue_answers_note_progress (generation, now, progress);
}

static void
test_once (void)
{
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, NULL);
  g_autoptr (CueReceipt) receipt = cue_receipt_new ();
  g_autoptr (JsonArray) answers = NULL;
  g_autofree char *text = NULL;
  JsonObject      *second = NULL;

  cue_answers_note_receipt (generation, 1, receipt);
  note (generation, 2, "Planning\nthe call", 0.25);
  note (generation, 3, "Planning\nthe call", 0.25);
  note (generation, 4, "Planning\nthe call", 0.5);
  note (generation, 5, NULL, -1);
  answers = get_answers (generation);
  g_assert_cmpuint (json_array_get_length (answers), ==, 4);
  g_assert_cmpstr (cue_json_get_string (json_array_get_object_element (answers, 0), "word"), ==, "accepted");

  second = json_array_get_object_element (answers, 1);
  g_assert_cmpint (cue_json_get_int (second, "at", 0), ==, 2);
  g_assert_cmpstr (cue_json_get_string (second, "stage"), ==, "Planning the call");
  g_assert_cmpfloat (json_object_get_double_member (second, "fraction"), ==, 0.25);
  g_assert_false (json_object_has_member (json_array_get_object_element (answers, 3), "fraction"));
  g_object_get (generation, "answers", &text, NULL);
  g_assert_null (strstr (text, "You are a caller"));
}

/* The first and the latest stay. */
static void
test_many (void)
{
  g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, NULL);
  g_autoptr (JsonArray) answers = NULL;

  for (guint i = 0; i < 200; i++)
    note (generation, i + 1, NULL, i / 200.0);
  answers = get_answers (generation);
  g_assert_cmpuint (json_array_get_length (answers), ==, 50);
  g_assert_cmpint (cue_json_get_int (json_array_get_object_element (answers, 0), "at", 0), ==, 1);
  g_assert_cmpint (cue_json_get_int (json_array_get_object_element (answers, 49), "at", 0), ==, 200);
}

/* Whatever was kept before. */
static void
test_damaged (void)
{
  static const char *const rows[] = { "", "no json", "{}", "[1]", "[[]]", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueGeneration) generation = g_object_new (CUE_TYPE_GENERATION, "answers", rows[i], NULL);
      g_autoptr (JsonArray) answers = NULL;

      note (generation, 7, "x", 0.5);
      answers = get_answers (generation);
      g_assert_cmpint (cue_json_get_int (json_array_get_object_element (answers, json_array_get_length (answers) - 1), "at", 0),
                       ==, 7);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/generation/answers/once", test_once);
  g_test_add_func ("/generation/answers/many", test_many);
  g_test_add_func ("/generation/answers/damaged", test_damaged);

  return g_test_run ();
}
