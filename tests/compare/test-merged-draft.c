/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-draft.h"

#include <string.h>

#include "compare-texts.h"
#include "cue-error.h"
#include "cue-json.h"

static const char *const keys[] = { "one", "two", "three", "four" };

static CueComparison *
compare (const char *a,
         const char *b,
         const char *c,
         guint       baseline)
{
  const char *texts[] = { a, b, c };

  return cue_comparison_new (texts, c != NULL ? 3 : 2, baseline);
}

static CueMergedPiece *
get_piece (CueMergedDraft *draft,
           guint           i)
{
  g_autoptr (CueMergedPiece) piece = g_list_model_get_item (G_LIST_MODEL (draft), i);

  return piece; /* the draft holds it */
}

static void
assert_text (CueMergedDraft *draft,
             const char     *want)
{
  g_autofree char *got = cue_merged_draft_dup_text (draft);

  g_assert_cmpstr (got, ==, want);
}

/* (transfer full): what @text is without white space around it. */
static char *
dup_trimmed (const char *text)
{
  const char *from = text;
  const char *to = text + strlen (text);

  while (*from != '\0' && g_unichar_isspace (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (to > from && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (to))))
    to = g_utf8_prev_char (to);
  return g_strndup (from, (gsize) (to - from));
}

/* (transfer full): a letter a piece: "." none, "=" common, "e" edited, a digit for the column it is taken from. */
static char *
write_kinds (CueMergedDraft *draft)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++)
    {
      CueMergedPiece *piece = get_piece (draft, i);
      int             column = cue_merged_piece_get_column (piece);

      if (cue_merged_piece_get_kind (piece) == CUE_PIECE_TAKEN)
        g_string_append_printf (out, "%d", column);
      else
        g_string_append_c (out, ".=?e"[cue_merged_piece_get_kind (piece)]);
    }
  return g_string_free (out, FALSE);
}

static void
assert_kinds (CueMergedDraft *draft,
              const char     *want)
{
  g_autofree char *got = write_kinds (draft);

  g_assert_cmpstr (got, ==, want);
}

static void
test_take_all (void)
{
  static const char *const texts[] = {
    "",
    "One.",
    "You call.  Say your name.\n\nWait. Hang up.\n",
    "Intro.\n\n1. Call.\n2. Wait.\n\n3. Speak.\n\nNotes:\n1. Be kind.\n2. Be short.\n",
    "3. Call.\n4. Wait.\n7. Speak.\n7. Again.\n1. New.",
    "١. اتصل.\n٢. انتظر.\n٣. تكلم.",
    "我想取消我的预约。请帮我。\n谢谢。",
    "<scenario>\n- Call.\n  Say {{test_profile.name}}.\n</scenario>\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
      {
        g_autoptr (CueComparison) comparison = compare (texts[i], texts[k], NULL, i % 2);
        g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
        g_autofree char *left = dup_trimmed (texts[i]);
        g_autofree char *right = dup_trimmed (texts[k]);

        g_assert_true (cue_merged_draft_is_empty (draft));
        assert_text (draft, "");
        cue_merged_draft_take_all (draft, 0);
        assert_text (draft, left);
        cue_merged_draft_take_all (draft, 1);
        assert_text (draft, right);
      }
}

/* The same over random texts of all scripts. */
static void
test_take_all_random (void)
{
  for (guint i = 0; i < 400; i++)
    {
      guint            script = i % COMPARE_N_SCRIPTS;
      g_autofree char *a = compare_text_make (script, (guint) g_test_rand_int_range (0, 120));
      g_autofree char *b = compare_text_edit (a, script, (guint) g_test_rand_int_range (0, 30));
      g_autoptr (CueComparison) comparison = compare (a, b, NULL, i % 2);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
      g_autofree char *left = dup_trimmed (a);
      g_autofree char *right = dup_trimmed (b);

      cue_merged_draft_take_all (draft, 0);
      assert_text (draft, left);
      cue_merged_draft_take_all (draft, 1);
      assert_text (draft, right);
    }
}

static void
test_take (void)
{
  g_autoptr (CueComparison) comparison = compare ("You call. Say your name.\n\nHang up.", "You call. Thank them kindly today. Say your full name.\n\nHang up.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
  g_autoptr (CueCompareRow) row = NULL;
  guint n_common, n_edited, n_taken[CUE_COMPARE_MAX_COLUMNS];

  cue_merged_draft_take_all (draft, 0);
  assert_kinds (draft, "=.0=");
  cue_merged_draft_take (draft, 1, 1);
  cue_merged_draft_take (draft, 2, 1);
  assert_kinds (draft, "=11=");
  assert_text (draft, "You call. Thank them kindly today. Say your full name.\n\nHang up.");
  cue_merged_draft_count (draft, &n_common, &n_edited, n_taken);
  g_assert_cmpuint (n_common, ==, 2);
  g_assert_cmpuint (n_edited, ==, 0);
  g_assert_cmpuint (n_taken[0], ==, 0);
  g_assert_cmpuint (n_taken[1], ==, 2);
  g_assert_cmpuint (cue_merged_draft_get_n_words (draft), ==, 12);

  row = g_list_model_get_item (G_LIST_MODEL (comparison), 2);
  g_assert_true (cue_merged_piece_has (get_piece (draft, 2), row, 1));
  g_assert_false (cue_merged_piece_has (get_piece (draft, 2), row, 0));

  /* A column that has nothing there leaves the row out. */
  cue_merged_draft_take (draft, 1, 0);
  assert_kinds (draft, "=.1=");
  cue_merged_draft_leave_out (draft, 2);
  assert_text (draft, "You call.\n\nHang up.");
  cue_merged_draft_edit (draft, 0, "  You ring them.\r\n");
  assert_text (draft, "You ring them.\n\nHang up.");
  g_assert_cmpint (cue_merged_piece_get_kind (get_piece (draft, 0)), ==, CUE_PIECE_EDITED);
  g_assert_cmpint (cue_merged_piece_get_column (get_piece (draft, 0)), ==, 0);
  /* Back to what the text says: taken again. */
  cue_merged_draft_edit (draft, 0, "You call.");
  assert_kinds (draft, "=..=");
  /* Own words where nothing was. */
  cue_merged_draft_edit (draft, 1, "Be brief.");
  g_assert_cmpint (cue_merged_piece_get_column (get_piece (draft, 1)), ==, -1);
  assert_kinds (draft, "=e.=");
  cue_merged_draft_edit (draft, 1, " \n ");
  assert_kinds (draft, "=..=");
}

/* What a row's texts look like in the merged text. */
static void
test_layout (void)
{
  static const struct
  {
    const char *a, *b;
    const char *choices; /* a column a row, "." to leave it out */
    const char *want;
  } rows[] = {
    { "One is here. Two is here.\n\nThree is here.", "One is here. Two is here. More of it all.\n\nThree is here.", "0010",
      "One is here. Two is here. More of it all.\n\nThree is here." },
    { "One is here. Two is here.\n\nThree is here.", "One is here. Two is here. More of it all.\n\nThree is here.", "11.1",
      "One is here. Two is here.\n\nThree is here." },
    { "1. Call them.\n2. Wait for it.\n3. Hang up.", "1. Call them.\n2. Wait for it.\n3. Hang up.", "0.0", "1. Call them.\n2. Hang up." },
    { "1. Call them.\n2. Wait for it.\n3. Hang up.", "1. Call them.\n2. Wait for it.\n3. Hang up.", ".00", "1. Wait for it.\n2. Hang up." },
    { "1. Call them.\n2. Hang up.", "1. Call them.\n2. Ask for the red boat.\n3. Hang up.", "010", "1. Call them.\n2. Ask for the red boat.\n3. Hang up." },
    { "١. اتصل بهم.\n٢. انتظر هنا.\n٣. اقطع.", "١. اتصل بهم.\n٢. انتظر هنا.\n٣. اقطع.", "0.0", "١. اتصل بهم.\n٢. اقطع." },
    { "Intro text.\n\n5. Call them.\n6. Wait for it.\n7. Hang up.", "Intro text.\n\n5. Call them.\n6. Wait for it.\n7. Hang up.", "00.0",
      "Intro text.\n\n5. Call them.\n6. Hang up." },
    { "1. Call them.\nNotes:\n1. Be kind.\n2. Be short.", "1. Call them.\nNotes:\n1. Be kind.\n2. Be short.", "00.0",
      "1. Call them.\nNotes:\n1. Be short." },
    { "我想取消我的预约。请帮我。再见。", "我想取消我的预约。请帮我。再见。", "0.0", "我想取消我的预约。再见。" },
    { "Call them now. Wait for it here.", "1. Ask for the red boat.", "010", "Call them now.\n1. Ask for the red boat.\nWait for it here." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueComparison) comparison = compare (rows[i].a, rows[i].b, NULL, 0);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

      for (guint k = 0; k < MIN (strlen (rows[i].choices), g_list_model_get_n_items (G_LIST_MODEL (draft))); k++)
        if (rows[i].choices[k] != '.')
          cue_merged_draft_take (draft, k, (guint) (rows[i].choices[k] - '0'));
      if (i == 9)
        cue_merged_draft_take_all (draft, 0);
      if (i == 9)
        for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (draft)); k++)
          {
            g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), k);

            if (cue_compare_row_get_text (row, 1)[0] != '\0' && cue_compare_row_get_text (row, 0)[0] == '\0')
              cue_merged_draft_take (draft, k, 1);
          }
      if (i < 9)
        assert_text (draft, rows[i].want);
    }
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, removed, added);
}

static void
test_emissions (void)
{
  g_autoptr (CueComparison) comparison = compare ("One is here. Two is here. Three is here. Four.", "One is here. Two was here. Three is here. Four!", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (draft, "items-changed", G_CALLBACK (changed_cb), log);
  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, 1, 1);
  cue_merged_draft_take (draft, 1, 1); /* no change, no news */
  cue_merged_draft_undo (draft);
  cue_merged_draft_redo (draft);
  cue_merged_draft_take_all (draft, 1);
  g_assert_cmpstr (log->str, ==, "0-4+4 1-1+1 1-1+1 1-1+1 0-1+1 2-2+2 ");
}

static void
test_undo (void)
{
  g_autoptr (CueComparison) comparison = compare ("One. Two.", "One. Zwei.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
  gboolean can_undo, can_redo, empty;
  guint    n_words;

  cue_merged_draft_undo (draft);
  cue_merged_draft_redo (draft);
  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_edit (draft, 1, "Drei.");
  g_object_get (draft, "can-undo", &can_undo, "can-redo", &can_redo, "n-words", &n_words, "empty", &empty, NULL);
  g_assert_true (can_undo);
  g_assert_false (can_redo);
  g_assert_false (empty);
  g_assert_cmpuint (n_words, ==, 2);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  assert_text (draft, "");
  g_object_get (draft, "can-undo", &can_undo, "can-redo", &can_redo, "empty", &empty, NULL);
  g_assert_false (can_undo);
  g_assert_true (can_redo);
  g_assert_true (empty);
  cue_merged_draft_redo (draft);
  cue_merged_draft_redo (draft);
  assert_text (draft, "One. Drei.");
  cue_merged_draft_undo (draft);
  cue_merged_draft_leave_out (draft, 0);
  cue_merged_draft_redo (draft); /* a change forgets what was undone */
  assert_text (draft, "Two.");
}

static void
do_something (CueMergedDraft *draft,
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

/* (transfer full): a numbered list with some of twelve steps, some of them reworded. */
static char *
make_list (void)
{
  GString *text = g_string_new ("You call the clinic.\n\n");
  guint    n = 0;

  for (guint i = 0; i < 12; i++)
    {
      static const char *const things[] = { "name", "birthday", "address", "insurance", "doctor", "medicine",
                                            "telephone", "weather", "parking", "holiday", "invoice", "allergy" };

      if (g_test_rand_int_range (0, 4) == 0)
        continue;
      g_string_append_printf (text, "%u. When asked for the %s, %s it.\n", ++n, things[i], g_test_rand_bit () ? "slowly spell" : "give");
    }
  return g_string_free (text, FALSE);
}

/* However steps of several lists are put together, they are counted from one up without a gap. */
static void
test_numbers (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *a = make_list ();
      g_autofree char *b = make_list ();
      g_autofree char *c = make_list ();
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (CueComparison) comparison = compare (a, b, c, round % 3);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
      guint n = 0;

      cue_merged_draft_take_all (draft, round % 2);
      for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++)
        {
          int die = g_test_rand_int_range (0, 6);

          if (die < 3)
            cue_merged_draft_take (draft, i, (guint) die);
          else if (die == 3)
            cue_merged_draft_leave_out (draft, i);
        }
      text = cue_merged_draft_dup_text (draft);
      lines = g_strsplit (text, "\n", -1);
      g_assert_cmpstr (lines[0], ==, "You call the clinic.");
      for (guint i = 1; lines[i] != NULL; i++)
        if (lines[i][0] != '\0')
          g_assert_cmpint (g_ascii_strtoll (lines[i], NULL, 10), ==, ++n);
    }
}

/* Undoing everything leads to the beginning, doing it again to the end, by the same way. */
static void
test_random (void)
{
  for (guint round = 0; round < 120; round++)
    {
      guint            script = round % COMPARE_N_SCRIPTS;
      g_autofree char *a = compare_text_make (script, 60);
      g_autofree char *b = compare_text_edit (a, script, 12);
      g_autofree char *c = compare_text_edit (a, script, 12);
      g_autoptr (CueComparison) comparison = compare (a, b, c, round % 3);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      gboolean can;

      for (guint i = 0; i < 25; i++)
        {
          g_ptr_array_add (texts, cue_merged_draft_dup_text (draft));
          do_something (draft, comparison, script);
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (draft)), ==, g_list_model_get_n_items (G_LIST_MODEL (comparison)));
          for (g_object_get (draft, "can-undo", &can, NULL); can; can = FALSE)
            {
              g_autofree char *now = cue_merged_draft_dup_text (draft);

              cue_merged_draft_undo (draft);
              cue_merged_draft_redo (draft);
              assert_text (draft, now);
            }
        }
      g_ptr_array_add (texts, cue_merged_draft_dup_text (draft));
      for (g_object_get (draft, "can-undo", &can, NULL); can; g_object_get (draft, "can-undo", &can, NULL))
        cue_merged_draft_undo (draft);
      assert_text (draft, texts->pdata[0]);
      for (g_object_get (draft, "can-redo", &can, NULL); can; g_object_get (draft, "can-redo", &can, NULL))
        cue_merged_draft_redo (draft);
      assert_text (draft, texts->pdata[texts->len - 1]);
    }
}

/* Whatever is typed is what the draft says, white space around it aside. */
static void
test_set_text (void)
{
  g_autoptr (CueComparison) comparison = compare ("You call. Say your name.\n\n1. Wait.\n2. Hang up.", "You call. Say your full name.\n\n1. Wait.\n2. Smile broadly.\n3. Hang up.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

  cue_merged_draft_take_all (draft, 0);
  assert_kinds (draft, "=0=.=");
  cue_merged_draft_set_text (draft, "You call. Say your name loudly.\n\n1. Wait.\n2. Hang up.");
  assert_kinds (draft, "=e=.=");
  g_assert_cmpint (cue_merged_piece_get_column (get_piece (draft, 1)), ==, 0);
  /* The other text's own sentence is recognised, and the numbers follow. */
  cue_merged_draft_set_text (draft, "You call. Say your name.\n\n1. Wait.\n2. Smile broadly.\n3. Hang up.");
  assert_kinds (draft, "=0=1=");
  cue_merged_draft_leave_out (draft, 3);
  assert_text (draft, "You call. Say your name.\n\n1. Wait.\n2. Hang up.");
  /* New words stand with their neighbour, own white space and numbers stay. */
  cue_merged_draft_set_text (draft, "  You call. Always be polite!\n\n\n\nSay your name.\n4. Wait.\n4. Hang up.\n");
  assert_text (draft, "You call. Always be polite!\n\n\n\nSay your name.\n4. Wait.\n4. Hang up.");
  g_assert_cmpstr (cue_merged_piece_get_text (get_piece (draft, 0)), ==, "You call. Always be polite!");
  g_assert_cmpint (cue_merged_piece_get_kind (get_piece (draft, 0)), ==, CUE_PIECE_EDITED);
  cue_merged_draft_take (draft, 1, 1);
  assert_text (draft, "You call. Always be polite!\n\n\n\nSay your full name.\n4. Wait.\n4. Hang up.");
  cue_merged_draft_set_text (draft, " \n");
  g_assert_true (cue_merged_draft_is_empty (draft));
  cue_merged_draft_set_text (draft, "All new. Hang up.");
  assert_text (draft, "All new. Hang up.");
}

static void
test_set_text_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      guint            script = i % COMPARE_N_SCRIPTS;
      g_autofree char *a = compare_text_make (script, (guint) g_test_rand_int_range (0, 80));
      g_autofree char *b = compare_text_edit (a, script, 10);
      g_autofree char *c = compare_text_edit (b, script, 10);
      g_autofree char *text = NULL;
      g_autoptr (CueComparison) comparison = compare (a, b, NULL, i % 2);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

      if (strchr (c, '\r') != NULL)
        continue; /* becomes a line feed */
      text = dup_trimmed (c);
      cue_merged_draft_take_all (draft, i % 2);
      cue_merged_draft_set_text (draft, c);
      assert_text (draft, text);
    }
}

/* The tester's words, wherever they end up. */
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
  g_autoptr (CueComparison) ab = compare (a, b, NULL, 0);
  g_autoptr (CueComparison) ba = compare (a, b, NULL, 1);
  g_autoptr (CueComparison) abc = compare (a, b, c, 0);
  g_autoptr (CueComparison) ca = compare (c, a, NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (ab);
  g_autofree char *kinds = NULL;
  g_autofree char *text = NULL;

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, 1, 1);
  cue_merged_draft_edit (draft, 2, "Wait a little while.");
  kinds = write_kinds (draft);
  text = cue_merged_draft_dup_text (draft);

  /* Another baseline, a third text, and back: as it was. */
  cue_merged_draft_rebase (draft, ba, (const int[]){ 0, 1 });
  assert_text (draft, text);
  cue_merged_draft_rebase (draft, abc, (const int[]){ 0, 1 });
  assert_text (draft, text);
  cue_merged_draft_rebase (draft, ab, (const int[]){ 0, 1, -1 });
  assert_text (draft, text);
  assert_kinds (draft, kinds);

  /* Undo goes on over it. */
  cue_merged_draft_rebase (draft, ba, (const int[]){ 0, 1 });
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  assert_text (draft, a);
  cue_merged_draft_redo (draft);
  cue_merged_draft_redo (draft);
  assert_text (draft, text);

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
      g_autoptr (CueComparison) first = compare (a, b, NULL, 0);
      g_autoptr (CueComparison) second = compare (a, b, c, round % 3);
      g_autoptr (CueComparison) third = compare (c, b, NULL, 0);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (first);
      guint            n = g_list_model_get_n_items (G_LIST_MODEL (first));
      g_autofree char *text = NULL;
      g_autofree char *kinds = NULL;

      if (n == 0)
        continue;
      for (guint i = 0; i < 6; i++)
        do_something (draft, first, script);
      cue_merged_draft_edit (draft, (guint) g_test_rand_int_range (0, (gint32) n), "Mine alone.");
      text = cue_merged_draft_dup_text (draft);
      kinds = write_kinds (draft);

      cue_merged_draft_rebase (draft, second, (const int[]){ 0, 1 });
      g_assert_true (has_text (draft, "Mine alone."));
      cue_merged_draft_rebase (draft, first, (const int[]){ 0, 1, -1 });
      assert_kinds (draft, kinds);
      assert_text (draft, text);
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
      g_autoptr (CueComparison) comparison = compare (a, b, NULL, 0);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
      g_autoptr (CueMergedDraft) again = cue_merged_draft_new (comparison);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (JsonNode) parsed = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;
      g_autofree char *text = NULL;
      g_autofree char *kinds = NULL;

      for (guint i = 0; i < 10; i++)
        do_something (draft, comparison, script);
      node = cue_merged_draft_to_json (draft, keys);
      json = cue_json_to_text (node);
      parsed = cue_json_parse (json, -1, &error);
      g_assert_no_error (error);
      g_assert_true (cue_merged_draft_load (again, parsed, keys, &error));
      g_assert_no_error (error);
      text = cue_merged_draft_dup_text (draft);
      kinds = write_kinds (draft);
      assert_text (again, text);
      assert_kinds (again, kinds);
    }
}

/* Other columns than before: what is found keeps its place, the rest its words. */
static void
test_json_elsewhere (void)
{
  static const char *const other_keys[] = { "three", "one" };
  g_autoptr (CueComparison) before = compare ("You call. Say your name. Hang up.", "You ring. Say your full name. Hang up.", NULL, 0);
  g_autoptr (CueComparison) after = compare ("You phone. Hang up.", "You call. Say your name. Hang up.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (before);
  g_autoptr (CueMergedDraft) again = cue_merged_draft_new (after);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  gboolean can_undo;

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, 1, 1);
  node = cue_merged_draft_to_json (draft, keys);
  g_assert_true (cue_merged_draft_load (again, node, other_keys, &error));
  g_assert_no_error (error);
  assert_text (again, "You call. Say your full name. Hang up.");
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
  g_autoptr (CueComparison) comparison = compare ("One. Two.", "One. Zwei.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

  cue_merged_draft_take_all (draft, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = cue_json_parse (rows[i], -1, &error);

      g_assert_no_error (error);
      g_test_message ("%s", rows[i]);
      g_assert_false (cue_merged_draft_load (draft, node, keys, &error));
      g_assert_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID);
      assert_text (draft, "One. Two.");
    }
}

#define ROLE "{\"role\":\"You are a patient\",\"conditions\":["
#define OPENING "{\"id\":0,\"condition\":\"FIRST_MESSAGE\",\"action\":\"Hi\",\"type\":\"standard\",\"fixed_message\":true}"
#define STEP(id, when, action, fixed) \
  ",{\"id\":" id ",\"condition\":\"" when "\",\"action\":\"" action "\",\"type\":\"standard\",\"fixed_message\":" fixed "}"
#define NEXT(id, parent, action) \
  ",{\"id\":" id ",\"condition\":" parent ",\"action\":\"" action "\",\"type\":\"action_followup\",\"fixed_message\":true}"
#define FUNCTION(name) "{\"name\":\"" name "\",\"type\":\"rest_api\"}"

static const char older_a[] = ROLE OPENING STEP ("1", "The agent asks for the birth date", "Give it", "false") NEXT ("2", "1", "Bad line") NEXT ("3", "2", "Still there?") STEP ("4", "The agent confirms", "Thanks", "true") "],\"functions\":[" FUNCTION ("look_up") "]}";
static const char older_b[] = ROLE OPENING STEP ("1", "Nobody speaks at all", "Say it", "false") STEP ("2", "The agent asks for the birth date", "Refuse to give it", "false") NEXT ("3", "2", "Bad line") STEP ("4", "The agent confirms", "Thanks", "true") "],\"functions\":[]}";
static const char                          newer_a[] = "{\"role\":\"You are a patient\",\"first_message\":\"Hi\",\"conditions\":["
                                                       "{\"when\":\"The agent asks for the birth date\",\"say\":\"<ai_generated>Give it</ai_generated>\",\"then\":[\"Bad line\",\"Still there?\"]},"
                                                       "{\"when\":\"The agent confirms\",\"say\":\"Thanks\"}],\"functions\":[]}";
static const char                          newer_b[] = "{\"role\":\"You are a patient\",\"first_message\":{\"say\":\"Hi\",\"then\":[\"Hello?\"]},\"conditions\":["
                                                       "{\"when\":\"The agent asks for the birth date\",\"say\":\"No\"}],\"functions\":[]}";

/* The position of the row in which a column's step says so. */
static guint
find_row (CueComparison *comparison,
          guint          column,
          const char    *words)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      if (strstr (cue_compare_row_get_source (row, column), words) != NULL)
        return i;
    }
  g_assert_not_reached ();
}

/* A structured test is taken as it is written, in the shape it has. */
static void
test_steps_all (void)
{
  static const char *const tests[] = { older_a, older_b, newer_a, newer_b };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (tests); k++)
      {
        g_autoptr (CueComparison) comparison = compare (tests[i], tests[k], NULL, 0);
        g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

        g_assert_true (cue_comparison_is_structured (comparison));
        assert_text (draft, "");
        cue_merged_draft_take_all (draft, 0);
        assert_text (draft, tests[i]);
        cue_merged_draft_take_all (draft, 1);
        assert_text (draft, tests[k]);
      }
}

static void
test_steps_merged (void)
{
  g_autoptr (CueComparison) comparison = compare (older_a, older_b, NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (CueMergedDraft) again = cue_merged_draft_new (comparison);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, find_row (comparison, 1, "Nobody speaks"), 1);
  cue_merged_draft_take (draft, find_row (comparison, 1, "Refuse"), 1);
  /* The ids ascend, and what followed the step that was replaced follows the one in its place. */
  assert_text (draft, ROLE OPENING STEP ("1", "Nobody speaks at all", "Say it", "false") STEP ("2", "The agent asks for the birth date", "Refuse to give it", "false") NEXT ("3", "2", "Bad line") NEXT ("4", "3", "Still there?") STEP ("5", "The agent confirms", "Thanks", "true") "],\"functions\":[" FUNCTION ("look_up") "]}");
  /* Without its parent a follow-up follows the step before it; without an opening the agent speaks first. */
  cue_merged_draft_leave_out (draft, find_row (comparison, 0, "Bad line"));
  cue_merged_draft_leave_out (draft, find_row (comparison, 0, "FIRST_MESSAGE"));
  cue_merged_draft_leave_out (draft, find_row (comparison, 0, "look_up"));
  assert_text (draft, ROLE "{\"id\":0,\"condition\":\"FIRST_MESSAGE\",\"action\":\"\",\"type\":\"standard\",\"fixed_message\":true}" STEP ("1", "Nobody speaks at all", "Say it", "false") STEP ("2", "The agent asks for the birth date", "Refuse to give it", "false") NEXT ("3", "2", "Still there?") STEP ("4", "The agent confirms", "Thanks", "true") "],\"functions\":[]}");
  /* Steps are taken whole. */
  cue_merged_draft_edit (draft, 1, "Other words");
  cue_merged_draft_set_text (draft, "Other words");
  text = cue_merged_draft_dup_text (draft);
  g_assert_null (strstr (text, "Other words"));

  node = cue_merged_draft_to_json (draft, keys);
  g_assert_true (cue_merged_draft_load (again, node, keys, &error));
  g_assert_no_error (error);
  assert_text (again, text);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  cue_merged_draft_undo (draft);
  assert_text (draft, older_a);
}

/* Of two shapes the one that most steps have. */
static void
test_steps_mixed (void)
{
  g_autoptr (CueComparison) comparison = compare (newer_a, older_b, NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, find_row (comparison, 1, "Nobody speaks"), 1);
  assert_text (draft, "{\"role\":\"You are a patient\",\"first_message\":\"Hi\",\"conditions\":["
                      "{\"when\":\"Nobody speaks at all\",\"say\":\"<ai_generated>Say it</ai_generated>\"},"
                      "{\"when\":\"The agent asks for the birth date\",\"say\":\"<ai_generated>Give it</ai_generated>\",\"then\":[\"Bad line\",\"Still there?\"]},"
                      "{\"when\":\"The agent confirms\",\"say\":\"Thanks\"}],\"functions\":[]}");
}

/* No text has a row: what is typed is kept all the same. */
static void
test_no_rows (void)
{
  g_autoptr (CueComparison) comparison = compare ("", " \n", NULL, 0);
  g_autoptr (CueComparison) other = compare ("One. Two.", "One.", NULL, 0);
  CueMergedDraft *draft = cue_merged_draft_new (comparison);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (draft)), ==, 0);
  cue_merged_draft_set_text (draft, "All mine. And this.");
  assert_text (draft, "All mine. And this.");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (draft)), ==, 0);
  cue_merged_draft_rebase (draft, other, (const int[]){ 0, 1 });
  assert_text (draft, "All mine. And this.");
  cue_merged_draft_rebase (draft, comparison, (const int[]){ 0, 1 });
  assert_text (draft, "All mine. And this.");
  cue_merged_draft_undo (draft);
  g_assert_true (cue_merged_draft_is_empty (draft));
  g_assert_finalize_object (draft);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/merged-draft/take-all", test_take_all);
  g_test_add_func ("/compare/merged-draft/take-all-random", test_take_all_random);
  g_test_add_func ("/compare/merged-draft/take", test_take);
  g_test_add_func ("/compare/merged-draft/layout", test_layout);
  g_test_add_func ("/compare/merged-draft/numbers", test_numbers);
  g_test_add_func ("/compare/merged-draft/emissions", test_emissions);
  g_test_add_func ("/compare/merged-draft/undo", test_undo);
  g_test_add_func ("/compare/merged-draft/random", test_random);
  g_test_add_func ("/compare/merged-draft/set-text", test_set_text);
  g_test_add_func ("/compare/merged-draft/set-text-random", test_set_text_random);
  g_test_add_func ("/compare/merged-draft/rebase", test_rebase);
  g_test_add_func ("/compare/merged-draft/rebase-random", test_rebase_random);
  g_test_add_func ("/compare/merged-draft/json", test_json);
  g_test_add_func ("/compare/merged-draft/json-elsewhere", test_json_elsewhere);
  g_test_add_func ("/compare/merged-draft/json-hostile", test_json_hostile);
  g_test_add_func ("/compare/merged-draft/steps-all", test_steps_all);
  g_test_add_func ("/compare/merged-draft/steps-merged", test_steps_merged);
  g_test_add_func ("/compare/merged-draft/steps-mixed", test_steps_mixed);
  g_test_add_func ("/compare/merged-draft/no-rows", test_no_rows);
  return g_test_run ();
}
