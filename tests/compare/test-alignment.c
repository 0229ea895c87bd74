/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of texts labelled by hand (tests/compare/alignment): what a reader calls the same sentence must be laid side by
 * side, or linked where it stands elsewhere. */
#include "cue-comparison.h"

#include <string.h>

/* Of 100 labelled links, so many at least are found; of 100 found, so many at most are none that is labelled. */
#define LEAST_FOUND 95
#define MOST_WRONG 5

/* Of three texts at once, among them one whose wishes stand in quite different steps. */
#define LEAST_FOUND_THREE 92
#define MOST_WRONG_THREE 3

typedef struct
{
  const char *file;
  char       *name;     /* (owned) */
  GString    *sides[2]; /* (owned) */
  guint       n_sentences[2];
  GArray     *links; /* (owned) (element-type int): by sentence of the right, the left's, or -1 */
} Pair;

typedef struct
{
  guint n_pairs;
  guint n_labelled;
  guint n_found;
  guint n_linked; /* what the program links */
  guint n_wrong;
} Score;

static void
pair_begin (Pair       *pair,
            const char *name)
{
  pair->name = g_strdup (name);
  pair->sides[0] = g_string_new (NULL);
  pair->sides[1] = g_string_new (NULL);
  pair->n_sentences[0] = pair->n_sentences[1] = 0;
  pair->links = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
pair_add (Pair       *pair,
          guint       side,
          const char *sentence,
          const char *join)
{
  if (pair->n_sentences[side]++ > 0)
    g_string_append (pair->sides[side], join);
  g_string_append (pair->sides[side], sentence);
}

static CueCompareRow *
get_row (CueComparison *comparison,
         guint          i)
{
  g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

  return row; /* the comparison holds it */
}

/* The left's sentence that the right's one in @row is laid beside or linked to; -1 for none. */
static int
find_partner (CueComparison *comparison,
              CueCompareRow *row)
{
  if (cue_compare_row_get_kind (row, 1) == CUE_CELL_MOVED)
    return cue_compare_row_get_segment (get_row (comparison, cue_compare_row_get_link (row, 1) - 1), 0);
  return cue_compare_row_get_segment (row, 0);
}

static void
judge (Pair  *pair,
       Score *score)
{
  const char *texts[] = { pair->sides[0]->str, pair->sides[1]->str };
  g_autoptr (CueComparison) comparison = cue_comparison_new (texts, 2, 0);
  guint n_right = 0;

  score->n_pairs++;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      CueCompareRow *row = get_row (comparison, i);
      int            right = cue_compare_row_get_segment (row, 1);
      int            labelled, found;

      if (right < 0)
        continue;
      n_right++;
      g_assert_cmpint (right, <, (int) pair->links->len);
      labelled = g_array_index (pair->links, int, right);
      found = find_partner (comparison, row);
      score->n_labelled += labelled >= 0 ? 1 : 0;
      score->n_found += labelled >= 0 && labelled == found ? 1 : 0;
      score->n_linked += found >= 0 ? 1 : 0;
      score->n_wrong += found >= 0 && labelled != found ? 1 : 0;
      if (labelled != found)
        g_test_message ("%s, %s: sentence %d is said to be %d, found as %d: %s", pair->file, pair->name, right + 1,
                        labelled + 1, found + 1, cue_compare_row_get_text (row, 1));
    }
  g_assert_cmpuint (n_right, ==, pair->n_sentences[1]);
  g_free (pair->name);
  g_string_free (pair->sides[0], TRUE);
  g_string_free (pair->sides[1], TRUE);
  g_array_unref (pair->links);
  pair->name = NULL;
}

static void
read_right (Pair       *pair,
            const char *line,
            const char *join)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 2);
  const char *label = parts[0][0] == '~' ? parts[0] + 1 : parts[0];
  int         link = label[0] == '-' ? -1 : (int) g_ascii_strtoll (label, NULL, 10) - 1;

  g_assert_nonnull (parts[1]);
  g_array_append_val (pair->links, link);
  pair_add (pair, 1, parts[1], join);
}

static void
read_file (const char *name,
           Score      *score)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "compare", "alignment", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  const char *join = " ";
  Pair        pair = { .file = name };

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "join: "))
        join = strcmp (lines[i] + 6, "line") == 0 ? "\n" : strcmp (lines[i] + 6, "none") == 0 ? ""
                                                                                              : " ";
      else if (g_str_has_prefix (lines[i], "--- "))
        {
          if (pair.name != NULL)
            judge (&pair, score);
          pair_begin (&pair, lines[i] + 4);
        }
      else if (g_str_has_prefix (lines[i], "< "))
        pair_add (&pair, 0, lines[i] + 2, join);
      else if (g_str_has_prefix (lines[i], "> "))
        read_right (&pair, lines[i] + 2, join);
    }
  judge (&pair, score);
}

static void
test_labelled (void)
{
  static const char *const files[] = { "ar.txt", "de.txt", "en.txt", "hi.txt", "ja.txt", "ru.txt", "th.txt", "zh.txt" };
  Score                    all = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      Score score = { 0 };

      read_file (files[i], &score);
      g_test_message ("%s: %u of %u links found in %u pairs, %u of %u wrong", files[i], score.n_found, score.n_labelled,
                      score.n_pairs, score.n_wrong, score.n_linked);
      all.n_pairs += score.n_pairs;
      all.n_labelled += score.n_labelled;
      all.n_found += score.n_found;
      all.n_linked += score.n_linked;
      all.n_wrong += score.n_wrong;
    }
  g_test_message ("all: %u of %u links found in %u pairs, %u of %u wrong", all.n_found, all.n_labelled, all.n_pairs,
                  all.n_wrong, all.n_linked);
  g_assert_cmpuint (all.n_pairs, >=, 30);
  g_assert_cmpuint (all.n_found * 100, >=, all.n_labelled * LEAST_FOUND);
  g_assert_cmpuint (all.n_wrong * 100, <=, all.n_linked * MOST_WRONG);
}

/* One of three texts' sentences, and where it was found. */
typedef struct
{
  guint text;
  char  label;
  guint row; /* of the baseline where it moved from there */
} Sentence;

/* Finds the row of each sentence; @sentences: in the texts' own order. */
static void
place_three (GString *const *texts,
             GArray         *sentences)
{
  const char *const all[] = { texts[0]->str, texts[1]->str, texts[2]->str };
  g_autoptr (CueComparison) comparison = cue_comparison_new (all, 3, 0);
  guint at = 0;

  for (guint text = 0; text < 3; text++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
      {
        CueCompareRow *row = get_row (comparison, i);
        Sentence      *sentence;

        if (cue_compare_row_get_segment (row, text) < 0)
          continue;
        g_assert_cmpuint (at, <, sentences->len);
        sentence = &g_array_index (sentences, Sentence, at++);
        g_assert_cmpuint (sentence->text, ==, text);
        sentence->row = cue_compare_row_get_kind (row, text) == CUE_CELL_MOVED ? cue_compare_row_get_link (row, text) : i + 1;
      }
  g_assert_cmpuint (at, ==, sentences->len);
}

static void
judge_three (GString *const *texts,
             GArray         *sentences,
             Score          *score)
{
  if (sentences->len == 0)
    return;
  place_three (texts, sentences);
  score->n_pairs++;
  for (guint i = 0; i < sentences->len; i++)
    for (guint j = i + 1; j < sentences->len; j++)
      {
        const Sentence *a = &g_array_index (sentences, Sentence, i);
        const Sentence *b = &g_array_index (sentences, Sentence, j);
        gboolean        labelled = a->text != b->text && a->label == b->label;
        gboolean        linked = a->text != b->text && a->row == b->row;

        score->n_labelled += labelled ? 1 : 0;
        score->n_found += labelled && linked ? 1 : 0;
        score->n_linked += linked ? 1 : 0;
        score->n_wrong += linked && !labelled ? 1 : 0;
        if (labelled != linked)
          g_test_message ("case %u: %u%c and %u%c are %s", score->n_pairs, a->text + 1, a->label, b->text + 1, b->label,
                          linked ? "linked" : "not linked");
      }
}

static void
test_three (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "compare", "alignment", "three.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  g_auto (GStrv) lines = NULL;
  GString *texts[3] = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  Score    score = { 0 };

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "--- "))
      {
        judge_three (texts, sentences, &score);
        g_array_set_size (sentences, 0);
        for (guint text = 0; text < 3; text++)
          g_string_truncate (texts[text], 0);
      }
    else if (lines[i][0] >= '1' && lines[i][0] <= '3')
      {
        Sentence sentence = { (guint) (lines[i][0] - '1'), lines[i][2], 0 };

        g_array_append_val (sentences, sentence);
        g_string_append_printf (texts[sentence.text], "%s\n", lines[i] + 4);
      }
  judge_three (texts, sentences, &score);
  g_test_message ("three: %u of %u links found, %u of %u wrong", score.n_found, score.n_labelled, score.n_wrong,
                  score.n_linked);
  for (guint text = 0; text < 3; text++)
    g_string_free (texts[text], TRUE);
  g_assert_cmpuint (score.n_pairs, ==, 3);
  g_assert_cmpuint (score.n_found * 100, >=, score.n_labelled * LEAST_FOUND_THREE);
  g_assert_cmpuint (score.n_wrong * 100, <=, score.n_linked * MOST_WRONG_THREE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/alignment/labelled", test_labelled);
  g_test_add_func ("/compare/alignment/three", test_three);
  return g_test_run ();
}
