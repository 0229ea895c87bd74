/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-comparison.h"

#include <string.h>

#include "compare-texts.h"
#include "cue-segments.h"

static CueComparison *
compare (const char *a,
         const char *b,
         const char *c)
{
  const char *texts[] = { a, b, c };

  return cue_comparison_new (texts, c != NULL ? 3 : 2, 0);
}

static CueCompareRow *
get_row (CueComparison *comparison,
         guint          i)
{
  g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

  return row; /* the comparison holds it */
}

/* (transfer full): a letter a cell, a space between rows: "s" same, "c" changed, "o" only here, "-" missing, "m" moved,
 * "e" elsewhere. */
static char *
write_kinds (CueComparison *comparison)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      for (guint column = 0; column < cue_comparison_get_n_columns (comparison); column++)
        g_string_append_c (out, "sco-me"[cue_compare_row_get_kind (get_row (comparison, i), column)]);
    }
  return g_string_free (out, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    const char *a, *b, *c, *want;
  } rows[] = {
    { "", "", NULL, "" },
    { "One.", "", NULL, "s-" },
    { "", "One. Two.", NULL, "-o -o" },
    { "One two.", "One  two.\n", NULL, "ss" },
    { "You call. Say your name. Hang up.", "You call. Say your full name. Hang up.", NULL, "ss sc ss" },
    { "You call. Hang up.", "You call. Thank them kindly. Hang up.", NULL, "ss -o ss" },
    { "You call. Thank them kindly. Hang up.", "You call. Hang up.", NULL, "ss s- ss" },
    { "Ask for the price.", "The weather is nice today!", NULL, "s- -o" },
    { "1. Call.\n2. Pay the bill now.\n3. End.", "1. Call.\n2. Pay this bill later.\n3. End.", NULL, "ss sc ss" },
    /* What two others say alike, and the baseline does not, is one row. */
    { "You call. Hang up.", "You call. Thank them kindly. Hang up.", "You call. Thank them kindly. Hang up.",
      "sss -oo sss" },
    { "You call. Hang up.", "You call. Thank them kindly. Hang up.", "You call. Mention 7 red cars. Thank them. Hang up.",
      "sss --o -oo sss" },
    { "Alpha beta. Gamma delta.", "Gamma delta.", "Alpha beta.", "s-s ss-" },
    { "我想取消我的预约。请帮我。", "我想取消他的预约。请帮我。", NULL, "sc ss" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CueComparison   *comparison = compare (rows[i].a, rows[i].b, rows[i].c);
      g_autofree char *got = write_kinds (comparison);

      g_assert_cmpstr (got, ==, rows[i].want);
      g_assert_false (cue_comparison_is_coarse (comparison));
      g_assert_finalize_object (comparison);
    }
}

static void
assert_spans (CueCompareRow *row,
              guint          column,
              const char    *want)
{
  GPtrArray *spans = cue_compare_row_get_spans (row, column);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan *span = g_ptr_array_index (spans, i);

      g_string_append_printf (got, "%c%s|", "=+-"[span->kind], span -> text);
    }
  g_assert_cmpstr (got->str, ==, want);
}

static void
test_spans (void)
{
  g_autoptr (CueComparison) comparison = NULL;
  const char *a = "When asked for your name, give your full name. Wait for the next question politely. Hang up.";
  const char *b = "When asked for your name, give your first name. Wait for another question loudly instead. "
                  "Smile.";

  comparison = compare (a, b, NULL);
  assert_spans (get_row (comparison, 0), 0, "=When asked for your name, give your full name.|");
  assert_spans (get_row (comparison, 0), 1, "=When asked for your name, give your |-full|+first|= name.|");
  g_assert_true (cue_compare_row_get_spans (get_row (comparison, 0), 1) == cue_compare_row_get_spans (get_row (comparison, 0), 1));
  /* Little stays: no struck words between. */
  g_assert_cmpint (cue_compare_row_get_kind (get_row (comparison, 1), 1), ==, CUE_CELL_CHANGED);
  assert_spans (get_row (comparison, 1), 1, "=Wait for |+another|= question |+loudly instead|=.|");
  g_assert_cmpint (cue_compare_row_get_kind (get_row (comparison, 2), 1), ==, CUE_CELL_MISSING);
  assert_spans (get_row (comparison, 2), 1, "");
  g_assert_cmpstr (cue_compare_row_get_text (get_row (comparison, 2), 1), ==, "");
  g_assert_cmpint (cue_compare_row_get_kind (get_row (comparison, 3), 1), ==, CUE_CELL_ONLY);
  assert_spans (get_row (comparison, 3), 1, "+Smile.|");
  assert_spans (get_row (comparison, 3), 0, "");
}

/* A step's number is layout: it neither changes a step nor has marks. */
static void
test_numbers (void)
{
  static const struct
  {
    const char *a, *b;
    CueCellKind kind;
    const char *spans;
  } rows[] = {
    { "2. When asked, give it.", "4. When asked, give it.", CUE_CELL_SAME, "=4. When asked, give it.|" },
    { "2. When asked, give it.", "12. When asked, give it.", CUE_CELL_SAME, "=12. When asked, give it.|" },
    { "2. When asked, give it.", "2)  When asked,  give it.", CUE_CELL_SAME, "=2)  When asked,  give it.|" },
    { "1.2. When asked, give it.", "3. When asked, give it.", CUE_CELL_SAME, "=3. When asked, give it.|" },
    { "a) When asked, give it.", "b) When asked, give it.", CUE_CELL_SAME, "=b) When asked, give it.|" },
    { "٢. انتظر الردّ.", "١٢) انتظر الردّ.", CUE_CELL_SAME, "=١٢) انتظر الردّ.|" },
    { "2. انتظر الردّ.", "٣. انتظر الردّ.", CUE_CELL_SAME, "=٣. انتظر الردّ.|" },
    { "2. 3 times ask.", "3. 3 times ask.", CUE_CELL_SAME, "=3. 3 times ask.|" },
    { "2. Give your full name.", "4. Give your first name.", CUE_CELL_CHANGED,
      "=4. Give your |-full|+first|= name.|" },
    { "2. Give your full name.", "12)   Give your first name.", CUE_CELL_CHANGED,
      "=12)   Give your |-full|+first|= name.|" },
    { "2. Give your name.", "4. Now give your name.", CUE_CELL_CHANGED, "=4. |-Give|+Now give|= your name.|" },
    { "٢. انتظر الردّ الآن.", "٣. انتظر الردّ غدًا.", CUE_CELL_CHANGED, "=٣. انتظر الردّ |-الآن|+غدًا|=.|" },
    /* Little stays: no struck words, the number is no mark even so. */
    { "2. Wait for the next question politely.", "3. Wait for another question loudly instead.", CUE_CELL_CHANGED,
      "=3. Wait for |+another|= question |+loudly instead|=.|" },
    /* A number inside a step, a year and a price are wording. */
    { "2. Ask for 3 seats now.", "2. Ask for 4 seats now.", CUE_CELL_CHANGED, "=2. Ask for |-3|+4|= seats now.|" },
    { "2025) A good year it was.", "2026) A good year it was.", CUE_CELL_CHANGED,
      "-2025|+2026|=) A good year it was.|" },
    { "12. März passt mir gut.", "13. März passt mir gut.", CUE_CELL_CHANGED, "-12|+13|=. März passt mir gut.|" },
    { "3.50 is the price you say.", "4.50 is the price you say.", CUE_CELL_CHANGED,
      "-3.50|+4.50|= is the price you say.|" },
    /* Only one side is numbered: a sentence became a step, or a step a sentence, and the number is the change. */
    { "When asked, give it.", "2. When asked, give it.", CUE_CELL_CHANGED, "+2. |=When asked, give it.|" },
    { "2. When asked, give it.", "When asked, give it.", CUE_CELL_CHANGED, "-2. |=When asked, give it.|" },
    { "- When asked, give it.", "2. When asked, give it.", CUE_CELL_CHANGED, "--|+2.|= When asked, give it.|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueComparison) comparison = compare (rows[i].a, rows[i].b, NULL);

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (comparison)), ==, 1);
      g_assert_cmpint (cue_compare_row_get_kind (get_row (comparison, 0), 1), ==, rows[i].kind);
      g_assert_cmpuint (cue_comparison_get_n_changes (comparison), ==, rows[i].kind == CUE_CELL_SAME ? 0 : 1);
      assert_spans (get_row (comparison, 0), 1, rows[i].spans);
    }
}

/* Equal numbers bring no two steps together, other numbers keep none apart. */
static void
test_numbers_align (void)
{
  const char *a = "1. Call.\n2. Ask why.\n3. Pay now.\n4. End.";
  const char *b = "1. Greet them warmly.\n2. Call.\n3. Ask why.\n4. Pay now.\n5. End.";
  g_autoptr (CueComparison) more = compare (a, b, NULL);
  g_autoptr (CueComparison) bare = compare (a, "Call.\nAsk why.\nPay now.\nEnd.", NULL);
  g_autoptr (CueComparison) other = compare ("11. Red.", "11. Blue.", NULL);
  g_autofree char *more_kinds = write_kinds (more);
  g_autofree char *bare_kinds = write_kinds (bare);
  g_autofree char *other_kinds = write_kinds (other);

  g_assert_cmpstr (more_kinds, ==, "-o ss ss ss ss");
  g_assert_cmpuint (cue_comparison_get_n_changes (more), ==, 1);
  g_assert_cmpstr (bare_kinds, ==, "sc sc sc sc");
  g_assert_cmpstr (other_kinds, ==, "s- -o");
}

static void
test_baseline (void)
{
  const char *texts[] = { "You call. Smile.", "You call.", "You call. Smile. Wave." };
  g_autoptr (CueComparison) comparison = cue_comparison_new (texts, 3, 1);
  g_autofree char *got = write_kinds (comparison);

  g_assert_cmpstr (got, ==, "sss o-o --o");
  g_assert_cmpuint (cue_comparison_get_baseline (comparison), ==, 1);
  g_assert_cmpuint (cue_comparison_get_n_columns (comparison), ==, 3);
  g_assert_cmpuint (cue_comparison_get_n_changes (comparison), ==, 2);
  g_assert_false (cue_compare_row_is_changed (get_row (comparison, 0)));
  g_assert_true (cue_compare_row_is_changed (get_row (comparison, 1)));
  g_assert_cmpuint (cue_compare_row_get_number (get_row (comparison, 2)), ==, 3);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (comparison), 3));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (comparison)) == CUE_TYPE_COMPARE_ROW);
}

/* Sentences that belong together, judged by hand. */
static void
test_labelled (void)
{
  const char *a = "You are Maria, a patient of the clinic. Greet the receptionist and say you want to cancel. "
                  "If asked for your date of birth, give {{test_profile.date_of_birth}}. "
                  "Decline every offer to rebook at first. Then change your mind and ask for a Tuesday morning. "
                  "Thank them and end the call.";
  const char *b = "You are Maria, who has been a patient of the clinic for years. "
                  "Say that you want to cancel your appointment. "
                  "When asked, give {{test_profile.date_of_birth}} as your date of birth. "
                  "If they put you on hold, wait. "
                  "Change your mind and ask for Tuesday in the morning. Thank them, then end the call.";
  g_autoptr (CueComparison) comparison = compare (a, b, NULL);
  g_autofree char *got = write_kinds (comparison);

  g_assert_cmpstr (got, ==, "sc sc sc s- -o sc sc");
}

/* A link leads to a row where the text has something, or where the baseline has what was moved; others have none. */
static void
check_link (CueComparison *comparison,
            CueCompareRow *row,
            guint          column)
{
  guint       link = cue_compare_row_get_link (row, column);
  guint       baseline = cue_comparison_get_baseline (comparison);
  CueCellKind kind = cue_compare_row_get_kind (row, column);

  if (kind != CUE_CELL_MOVED && kind != CUE_CELL_ELSEWHERE)
    {
      g_assert_cmpuint (link, ==, 0);
      return;
    }
  g_assert_cmpuint (link, >, 0);
  g_assert_cmpuint (link, <=, g_list_model_get_n_items (G_LIST_MODEL (comparison)));
  g_assert_cmpuint (link, !=, cue_compare_row_get_number (row));
  if (kind == CUE_CELL_MOVED)
    {
      g_assert_cmpstr (cue_compare_row_get_text (get_row (comparison, link - 1), baseline), !=, "");
      g_assert_cmpint (cue_compare_row_get_kind (get_row (comparison, link - 1), column), ==, CUE_CELL_ELSEWHERE);
      g_assert_cmpuint (cue_compare_row_get_link (get_row (comparison, link - 1), column), ==,
                        cue_compare_row_get_number (row));
    }
  else
    g_assert_cmpstr (cue_compare_row_get_text (get_row (comparison, link - 1), column), !=, "");
}

/* (transfer full): @text with two of its sentences in each other's place. */
static char *
swap_sentences (const char *text)
{
  g_autoptr (CueSegments) segments = cue_segments_new (text);
  guint    n = segments->segments->len;
  GString *swapped = g_string_new (NULL);
  guint    a = n > 0 ? (guint) g_test_rand_int_range (0, (gint32) n) : 0;
  guint    b = n > 0 ? (guint) g_test_rand_int_range (0, (gint32) n) : 0;

  for (guint i = 0; i < n; i++)
    {
      const CueSegment *segment = cue_segments_get (segments, i == a ? b : i == b ? a
                                                                                  : i);

      g_string_append_len (swapped, text + segment->offset, segment->length);
      g_string_append_c (swapped, '\n');
    }
  return g_string_free (swapped, FALSE);
}

static void
test_moves (void)
{
  static const struct
  {
    const char *a, *b, *c, *want;
  } rows[] = {
    { "You call the clinic early. Ask for the price of a visit. Say your full name slowly.",
      "Say your full name slowly. You call the clinic early. Ask for the price of a visit.", NULL, "em ss ss se" },
    /* Reworded as well. */
    { "You call the clinic early in the day. Ask for the price of a visit. When asked, say your full name very slowly.",
      "When asked, say your full name very quickly. You call the clinic early in the day. Ask for the price of a visit.",
      NULL, "em ss ss se" },
    /* Too short to have moved. */
    { "Yes. You call the clinic early. Ask for the price of a visit.",
      "You call the clinic early. Ask for the price of a visit. Yes.", NULL, "s- ss ss -o" },
    /* The third has it where the baseline has it. */
    { "You call the clinic early. Ask for the price of a visit. Say your full name slowly.",
      "Say your full name slowly. You call the clinic early. Ask for the price of a visit.",
      "You call the clinic early. Ask for the price of a visit. Say your full name slowly.", "eme sss sss ses" },
    /* Both others have it at the same other place. */
    { "You call the clinic early. Ask for the price of a visit. Say your full name slowly.",
      "Say your full name slowly. You call the clinic early. Ask for the price of a visit.",
      "Say your full name slowly. You call the clinic early. Ask for the price of a visit.", "emm sss sss see" },
    /* One moved it, one lacks it. */
    { "You call the clinic early. Ask for the price of a visit. Say your full name slowly.",
      "Say your full name slowly. You call the clinic early. Ask for the price of a visit.",
      "You call the clinic early. Ask for the price of a visit.", "em- sss sss se-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueComparison) comparison = compare (rows[i].a, rows[i].b, rows[i].c);
      g_autofree char *got = write_kinds (comparison);

      g_assert_cmpstr (got, ==, rows[i].want);
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (comparison)); k++)
        for (guint column = 0; column < cue_comparison_get_n_columns (comparison); column++)
          check_link (comparison, get_row (comparison, k), column);
    }
}

/* Marks of what moved are against the baseline's sentence, wherever it is. */
static void
test_moved_spans (void)
{
  g_autoptr (CueComparison) comparison =
    compare ("You call the clinic. Ask for the price of a visit.\n3. When asked, say your full name slowly.",
             "1. When asked, say your full name quickly.\nYou call the clinic. Ask for the price of a visit.", NULL);

  g_assert_cmpint (cue_compare_row_get_kind (get_row (comparison, 0), 1), ==, CUE_CELL_MOVED);
  g_assert_cmpuint (cue_compare_row_get_link (get_row (comparison, 0), 1), ==, 4);
  g_assert_cmpuint (cue_compare_row_get_link (get_row (comparison, 3), 1), ==, 1);
  assert_spans (get_row (comparison, 0), 1, "=1. When asked, say your full name |-slowly|+quickly|=.|");
  assert_spans (get_row (comparison, 3), 1, "");
  assert_spans (get_row (comparison, 3), 0, "=3. When asked, say your full name slowly.|");
  g_assert_true (cue_compare_row_is_changed (get_row (comparison, 0)));
  g_assert_true (cue_compare_row_is_changed (get_row (comparison, 3)));
  g_assert_cmpuint (cue_comparison_get_n_changes (comparison), ==, 2);
}

/* Every text can be read back from its column: all its segments, in order, and marks that make up the cell. */
static void
test_columns_complete (void)
{
  for (guint round = 0; round < 1200; round++)
    {
      guint            script = round % COMPARE_N_SCRIPTS;
      guint            n_texts = 2 + round % 3;
      guint            baseline = round % n_texts;
      g_autofree char *base = compare_text_make (script, (guint) g_test_rand_int_range (0, 90));
      g_auto (GStrv) texts = g_new0 (char *, n_texts + 1);
      g_autoptr (CueComparison) comparison = NULL;

      for (guint i = 0; i < n_texts; i++)
        {
          g_autofree char *edited = compare_text_edit (base, script, i * 4);

          texts[i] = round % 2 == 0 ? swap_sentences (edited) : g_strdup (edited);
        }
      comparison = cue_comparison_new ((const char *const *) texts, n_texts, baseline);

      for (guint column = 0; column < n_texts; column++)
        {
          g_autoptr (CueSegments) segments = cue_segments_new (texts[column]);
          guint next = 0;

          for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
            {
              CueCompareRow *row = get_row (comparison, i);
              const char    *text = cue_compare_row_get_text (row, column);
              GPtrArray     *spans = cue_compare_row_get_spans (row, column);
              g_autoptr (GString) joined = g_string_new (NULL);

              for (guint k = 0; k < spans->len; k++)
                if (((CueSpan *) g_ptr_array_index (spans, k))->kind != CUE_SPAN_REMOVED)
                  g_string_append (joined, ((CueSpan *) g_ptr_array_index (spans, k))->text);
              g_assert_cmpstr (joined->str, ==, text);
              g_assert_true ((text[0] == '\0') == (cue_compare_row_get_kind (row, column) == CUE_CELL_MISSING || cue_compare_row_get_kind (row, column) == CUE_CELL_ELSEWHERE));
              check_link (comparison, row, column);
              if (text[0] != '\0')
                {
                  const CueSegment *segment = cue_segments_get (segments, next);
                  const char       *source = cue_compare_row_get_source (row, column);

                  g_assert_cmpint (cue_compare_row_get_segment (row, column), ==, (int) next++);
                  g_assert_cmpmem (source, strlen (source), texts[column] + segment->offset, segment->length + segment->gap);

                  g_assert_cmpmem (text, strlen (text), texts[column] + segment->offset, segment->length);
                }
            }
          g_assert_cmpuint (next, ==, segments->segments->len);
        }
    }
}

/* (transfer full): about a megabyte of sentences, none of them twice. */
static char *
make_distinct (const char *mark)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < 1000000; i++)
    {
      g_autofree char *rest = compare_text_make (0, 12);

      g_string_append_printf (text, "Sentence %s%u says %s.\n", mark, i, g_strdelimit (rest, ".\r\n", ' '));
    }
  return g_string_free (text, FALSE);
}

/* A megabyte each, no sentence alike: coarse marks, which it says, and no hanging. */
static void
test_huge (void)
{
  g_autofree char *a = make_distinct ("a");
  g_autofree char *b = make_distinct ("b");
  gint64           start = g_get_monotonic_time ();
  g_autoptr (CueComparison) comparison = compare (a, b, NULL);

  g_test_message ("%zu bytes, %u rows: %.2f s", strlen (a), g_list_model_get_n_items (G_LIST_MODEL (comparison)),
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_true (cue_comparison_is_coarse (comparison));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
}

/* A megabyte with few edits is compared finely. */
static void
test_large_alike (void)
{
  g_autofree char *a = compare_text_make (0, 100000);
  g_autofree char *b = compare_text_edit (a, 0, 20);
  gint64           start = g_get_monotonic_time ();
  g_autoptr (CueComparison) comparison = compare (a, b, NULL);

  g_test_message ("%u changes: %.2f s", cue_comparison_get_n_changes (comparison),
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_false (cue_comparison_is_coarse (comparison));
  g_assert_cmpuint (cue_comparison_get_n_changes (comparison), <=, 60);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (void)
{
  const char *texts[] = { "You call. Smile.", "You call. Wave." };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CueComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;

  cue_comparison_new_async (texts, 2, 0, NULL, compared_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  comparison = cue_comparison_new_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (comparison)), ==, 3);
}

static void
test_cancelled (void)
{
  g_autofree char *a = compare_text_make (0, 50000);
  g_autofree char *b = compare_text_make (0, 50000);
  const char      *texts[] = { a, b };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CueComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;

  cue_comparison_new_async (texts, 2, 0, cancellable, compared_cb, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  comparison = cue_comparison_new_finish (result, &error);
  g_assert_null (comparison);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/comparison/table", test_table);
  g_test_add_func ("/compare/comparison/spans", test_spans);
  g_test_add_func ("/compare/comparison/numbers", test_numbers);
  g_test_add_func ("/compare/comparison/numbers-align", test_numbers_align);
  g_test_add_func ("/compare/comparison/baseline", test_baseline);
  g_test_add_func ("/compare/comparison/labelled", test_labelled);
  g_test_add_func ("/compare/comparison/moves", test_moves);
  g_test_add_func ("/compare/comparison/moved-spans", test_moved_spans);
  g_test_add_func ("/compare/comparison/columns-complete", test_columns_complete);
  g_test_add_func ("/compare/comparison/huge", test_huge);
  g_test_add_func ("/compare/comparison/large-alike", test_large_alike);
  g_test_add_func ("/compare/comparison/async", test_async);
  g_test_add_func ("/compare/comparison/cancelled", test_cancelled);
  return g_test_run ();
}
