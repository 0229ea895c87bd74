/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merged-fixture.h"

#include "compare-texts.h"

const char *const merged_keys[] = { "one", "two", "three", "four" };

CueComparison *
merged_compare (const char *a,
                const char *b,
                const char *c,
                guint       baseline)
{
  const char *texts[] = { a, b, c };

  return cue_comparison_new (texts, c != NULL ? 3 : 2, baseline);
}

CueMergedPiece *
merged_get_piece (CueMergedDraft *draft,
                  guint           i)
{
  g_autoptr (CueMergedPiece) piece = g_list_model_get_item (G_LIST_MODEL (draft), i);

  return piece; /* the draft holds it */
}

void
merged_assert_text (CueMergedDraft *draft,
                    const char     *want)
{
  g_autofree char *got = cue_merged_draft_dup_text (draft);

  g_assert_cmpstr (got, ==, want);
}

/* (transfer full): a letter a piece: "." none, "=" common, "e" edited, a digit for the column it is taken from. */
char *
merged_write_kinds (CueMergedDraft *draft)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++)
    {
      CueMergedPiece *piece = merged_get_piece (draft, i);
      int             column = cue_merged_piece_get_column (piece);

      if (cue_merged_piece_get_kind (piece) == CUE_PIECE_TAKEN)
        g_string_append_printf (out, "%d", column);
      else
        g_string_append_c (out, ".=?e"[cue_merged_piece_get_kind (piece)]);
    }
  return g_string_free (out, FALSE);
}

void
merged_assert_kinds (CueMergedDraft *draft,
                     const char     *want)
{
  g_autofree char *got = merged_write_kinds (draft);

  g_assert_cmpstr (got, ==, want);
}

void
merged_do_something (CueMergedDraft *draft,
                     CueComparison  *comparison,
                     guint           script)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (draft));
  guint            n_columns = cue_comparison_get_n_columns (comparison);
  guint            row = (guint) g_test_rand_int_range (0, (gint32) MAX (n, 1));
  g_autofree char *text = NULL;
  g_autofree char *edited = NULL;
  int              die = g_test_rand_int_range (0, 12);

  if (n == 0)
    return;
  if (die == 0)
    cue_merged_draft_take_all (draft, (guint) g_test_rand_int_range (0, (gint32) n_columns));
  else if (die < 6)
    cue_merged_draft_take (draft, row, (guint) g_test_rand_int_range (0, (gint32) n_columns));
  else if (die < 8)
    cue_merged_draft_leave_out (draft, row);
  else if (die < 10)
    {
      text = compare_text_make (script, 5);
      cue_merged_draft_edit (draft, row, text);
    }
  else
    {
      text = cue_merged_draft_dup_text (draft);
      edited = compare_text_edit (text, script, 3);
      cue_merged_draft_set_text (draft, edited);
    }
}
