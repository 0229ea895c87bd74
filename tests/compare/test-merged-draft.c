/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merged-fixture.h"

#include <string.h>

#include "compare-texts.h"

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
        g_autoptr (CueComparison) comparison = merged_compare (texts[i], texts[k], NULL, i % 2);
        g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
        g_autofree char *left = dup_trimmed (texts[i]);
        g_autofree char *right = dup_trimmed (texts[k]);

        g_assert_true (cue_merged_draft_is_empty (draft));
        merged_assert_text (draft, "");
        cue_merged_draft_take_all (draft, 0);
        merged_assert_text (draft, left);
        cue_merged_draft_take_all (draft, 1);
        merged_assert_text (draft, right);
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
      g_autoptr (CueComparison) comparison = merged_compare (a, b, NULL, i % 2);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
      g_autofree char *left = dup_trimmed (a);
      g_autofree char *right = dup_trimmed (b);

      cue_merged_draft_take_all (draft, 0);
      merged_assert_text (draft, left);
      cue_merged_draft_take_all (draft, 1);
      merged_assert_text (draft, right);
    }
}

static void
test_take (void)
{
  g_autoptr (CueComparison) comparison = merged_compare ("You call. Say your name.\n\nHang up.", "You call. Thank them kindly today. Say your full name.\n\nHang up.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
  g_autoptr (CueCompareRow) row = NULL;
  guint n_common, n_edited, n_taken[CUE_COMPARE_MAX_COLUMNS];

  cue_merged_draft_take_all (draft, 0);
  merged_assert_kinds (draft, "=.0=");
  cue_merged_draft_take (draft, 1, 1);
  cue_merged_draft_take (draft, 2, 1);
  merged_assert_kinds (draft, "=11=");
  merged_assert_text (draft, "You call. Thank them kindly today. Say your full name.\n\nHang up.");
  cue_merged_draft_count (draft, &n_common, &n_edited, n_taken);
  g_assert_cmpuint (n_common, ==, 2);
  g_assert_cmpuint (n_edited, ==, 0);
  g_assert_cmpuint (n_taken[0], ==, 0);
  g_assert_cmpuint (n_taken[1], ==, 2);
  g_assert_cmpuint (cue_merged_draft_get_n_words (draft), ==, 12);

  row = g_list_model_get_item (G_LIST_MODEL (comparison), 2);
  g_assert_true (cue_merged_piece_has (merged_get_piece (draft, 2), row, 1));
  g_assert_false (cue_merged_piece_has (merged_get_piece (draft, 2), row, 0));

  /* A column that has nothing there leaves the row out. */
  cue_merged_draft_take (draft, 1, 0);
  merged_assert_kinds (draft, "=.1=");
  cue_merged_draft_leave_out (draft, 2);
  merged_assert_text (draft, "You call.\n\nHang up.");
  cue_merged_draft_edit (draft, 0, "  You ring them.\r\n");
  merged_assert_text (draft, "You ring them.\n\nHang up.");
  g_assert_cmpint (cue_merged_piece_get_kind (merged_get_piece (draft, 0)), ==, CUE_PIECE_EDITED);
  g_assert_cmpint (cue_merged_piece_get_column (merged_get_piece (draft, 0)), ==, 0);
  /* Back to what the text says: taken again. */
  cue_merged_draft_edit (draft, 0, "You call.");
  merged_assert_kinds (draft, "=..=");
  /* Own words where nothing was. */
  cue_merged_draft_edit (draft, 1, "Be brief.");
  g_assert_cmpint (cue_merged_piece_get_column (merged_get_piece (draft, 1)), ==, -1);
  merged_assert_kinds (draft, "=e.=");
  cue_merged_draft_edit (draft, 1, " \n ");
  merged_assert_kinds (draft, "=..=");
}

/* The position of the row in which @column has @words. */
static guint
find_words (CueComparison *comparison,
            guint          column,
            const char    *words)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      if (g_str_equal (cue_compare_row_get_text (row, column), words))
        return i;
    }
  g_assert_not_reached ();
}

#define GREETING "Greet the clinic in a friendly voice."
#define REWORDED "Greet the clinic in a very friendly voice."
#define A "You call to book a visit."
#define B "Spell your name when asked."
#define C "Thank them and hang up."

/* What moved stands at one place of the draft, wherever it is taken from. */
static void
test_moved (void)
{
  g_autoptr (CueComparison) comparison = merged_compare (GREETING " " A " " B " " C, A " " B " " C " " GREETING, NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
  guint first = find_words (comparison, 0, GREETING);
  guint last = find_words (comparison, 1, GREETING);

  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 4);
  cue_merged_draft_take_all (draft, 0);
  merged_assert_kinds (draft, "0===.");
  cue_merged_draft_take (draft, last, 1);
  merged_assert_text (draft, A " " B " " C " " GREETING);
  merged_assert_kinds (draft, ".===1");
  /* Back again, and both steps are one step of undo each. */
  cue_merged_draft_take (draft, first, 0);
  merged_assert_text (draft, GREETING " " A " " B " " C);
  cue_merged_draft_undo (draft);
  merged_assert_kinds (draft, ".===1");
  cue_merged_draft_undo (draft);
  merged_assert_kinds (draft, "0===.");
  cue_merged_draft_redo (draft);
  cue_merged_draft_redo (draft);
  merged_assert_kinds (draft, "0===.");
  /* A whole text is taken as it is, and other rows have nothing to do with it. */
  cue_merged_draft_take_all (draft, 1);
  merged_assert_kinds (draft, ".===1");
  cue_merged_draft_take (draft, 2, 0);
  cue_merged_draft_take (draft, last, 1);
  merged_assert_kinds (draft, ".===1");
  /* The column has nothing here: only the row is left out. */
  cue_merged_draft_take (draft, first, 1);
  merged_assert_kinds (draft, ".===1");
}

/* The tester's own words are nobody's to take away. */
static void
test_moved_edited (void)
{
  g_autoptr (CueComparison) comparison = merged_compare (GREETING " " A " " B " " C, A " " B " " C " " GREETING, NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_edit (draft, 0, "Just say hello.");
  cue_merged_draft_take (draft, 4, 1);
  merged_assert_kinds (draft, "e===1");
  cue_merged_draft_edit (draft, 4, "Say hello at the end.");
  cue_merged_draft_take (draft, 0, 0);
  merged_assert_kinds (draft, "0===e");
}

/* Two texts have moved it to two places, one of them reworded. */
static void
test_moved_three (void)
{
  g_autoptr (CueComparison) comparison = merged_compare (GREETING " " A " " B " " C, A " " B " " C " " GREETING, A " " REWORDED " " B " " C, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
  guint home = find_words (comparison, 0, GREETING);
  guint last = find_words (comparison, 1, GREETING);
  guint middle = find_words (comparison, 2, REWORDED);

  cue_merged_draft_take_all (draft, 0);
  cue_merged_draft_take (draft, middle, 2);
  merged_assert_text (draft, A " " REWORDED " " B " " C);
  cue_merged_draft_take (draft, last, 1);
  merged_assert_text (draft, A " " B " " C " " GREETING);
  cue_merged_draft_take (draft, middle, 2);
  merged_assert_text (draft, A " " REWORDED " " B " " C);
  cue_merged_draft_take (draft, home, 0);
  merged_assert_text (draft, GREETING " " A " " B " " C);
  for (guint i = 0; i < 4; i++)
    cue_merged_draft_undo (draft);
  merged_assert_text (draft, GREETING " " A " " B " " C);
  cue_merged_draft_redo (draft);
  merged_assert_text (draft, A " " REWORDED " " B " " C);
}

/* However it is put together from two or three texts, nothing that moved stands twice. */
static void
test_moved_random (void)
{
  static const char *const sentences[] = { GREETING, A, B, C, "Ask for a morning in May.", "Never give the address away." };
  const guint              n = G_N_ELEMENTS (sentences);

  for (guint round = 0; round < 200; round++)
    {
      g_auto (GStrv) texts = g_new0 (char *, 4);
      g_autoptr (CueComparison) comparison = NULL;
      g_autoptr (CueMergedDraft) draft = NULL;

      for (guint i = 0; i < 3; i++)
        {
          const char *shuffled[G_N_ELEMENTS (sentences) + 1] = { NULL };

          memcpy (shuffled, sentences, sizeof (sentences));
          for (guint k = 0; i > 0 && k < 2; k++)
            {
              guint       from = (guint) g_test_rand_int_range (0, (gint32) n);
              guint       to = (guint) g_test_rand_int_range (0, (gint32) n);
              const char *one = shuffled[from];

              shuffled[from] = shuffled[to];
              shuffled[to] = one;
            }
          texts[i] = g_strjoinv (" ", (char **) shuffled);
        }
      comparison = merged_compare (texts[0], texts[1], texts[2], round % 3);
      draft = cue_merged_draft_new (comparison);
      cue_merged_draft_take_all (draft, round % 2);
      for (guint k = 0; k < 12; k++)
        {
          g_autofree char *text = NULL;

          cue_merged_draft_take (draft, (guint) g_test_rand_int_range (0, (gint32) g_list_model_get_n_items (G_LIST_MODEL (draft))),
                                 (guint) g_test_rand_int_range (0, 3));
          text = cue_merged_draft_dup_text (draft);
          for (guint i = 0; i < n; i++)
            {
              const char *found = strstr (text, sentences[i]);

              g_assert_true (found == NULL || strstr (found + 1, sentences[i]) == NULL);
            }
        }
    }
}

#undef GREETING
#undef REWORDED
#undef A
#undef B
#undef C

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
      g_autoptr (CueComparison) comparison = merged_compare (rows[i].a, rows[i].b, NULL, 0);
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
        merged_assert_text (draft, rows[i].want);
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
  g_autoptr (CueComparison) comparison = merged_compare ("One is here. Two is here. Three is here. Four.", "One is here. Two was here. Three is here. Four!", NULL, 0);
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
  g_autoptr (CueComparison) comparison = merged_compare ("One. Two.", "One. Zwei.", NULL, 0);
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
  merged_assert_text (draft, "");
  g_object_get (draft, "can-undo", &can_undo, "can-redo", &can_redo, "empty", &empty, NULL);
  g_assert_false (can_undo);
  g_assert_true (can_redo);
  g_assert_true (empty);
  cue_merged_draft_redo (draft);
  cue_merged_draft_redo (draft);
  merged_assert_text (draft, "One. Drei.");
  cue_merged_draft_undo (draft);
  cue_merged_draft_leave_out (draft, 0);
  cue_merged_draft_redo (draft); /* a change forgets what was undone */
  merged_assert_text (draft, "Two.");
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
      g_autoptr (CueComparison) comparison = merged_compare (a, b, c, round % 3);
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
      g_autoptr (CueComparison) comparison = merged_compare (a, b, c, round % 3);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      gboolean can;

      for (guint i = 0; i < 25; i++)
        {
          g_ptr_array_add (texts, cue_merged_draft_dup_text (draft));
          merged_do_something (draft, comparison, script);
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (draft)), ==, g_list_model_get_n_items (G_LIST_MODEL (comparison)));
          for (g_object_get (draft, "can-undo", &can, NULL); can; can = FALSE)
            {
              g_autofree char *now = cue_merged_draft_dup_text (draft);

              cue_merged_draft_undo (draft);
              cue_merged_draft_redo (draft);
              merged_assert_text (draft, now);
            }
        }
      g_ptr_array_add (texts, cue_merged_draft_dup_text (draft));
      for (g_object_get (draft, "can-undo", &can, NULL); can; g_object_get (draft, "can-undo", &can, NULL))
        cue_merged_draft_undo (draft);
      merged_assert_text (draft, texts->pdata[0]);
      for (g_object_get (draft, "can-redo", &can, NULL); can; g_object_get (draft, "can-redo", &can, NULL))
        cue_merged_draft_redo (draft);
      merged_assert_text (draft, texts->pdata[texts->len - 1]);
    }
}

/* Whatever is typed is what the draft says, white space around it aside. */
static void
test_set_text (void)
{
  g_autoptr (CueComparison) comparison = merged_compare ("You call. Say your name.\n\n1. Wait.\n2. Hang up.", "You call. Say your full name.\n\n1. Wait.\n2. Smile broadly.\n3. Hang up.", NULL, 0);
  g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

  cue_merged_draft_take_all (draft, 0);
  merged_assert_kinds (draft, "=0=.=");
  cue_merged_draft_set_text (draft, "You call. Say your name loudly.\n\n1. Wait.\n2. Hang up.");
  merged_assert_kinds (draft, "=e=.=");
  g_assert_cmpint (cue_merged_piece_get_column (merged_get_piece (draft, 1)), ==, 0);
  /* The other text's own sentence is recognised, and the numbers follow. */
  cue_merged_draft_set_text (draft, "You call. Say your name.\n\n1. Wait.\n2. Smile broadly.\n3. Hang up.");
  merged_assert_kinds (draft, "=0=1=");
  cue_merged_draft_leave_out (draft, 3);
  merged_assert_text (draft, "You call. Say your name.\n\n1. Wait.\n2. Hang up.");
  /* New words stand with their neighbour, own white space and numbers stay. */
  cue_merged_draft_set_text (draft, "  You call. Always be polite!\n\n\n\nSay your name.\n4. Wait.\n4. Hang up.\n");
  merged_assert_text (draft, "You call. Always be polite!\n\n\n\nSay your name.\n4. Wait.\n4. Hang up.");
  g_assert_cmpstr (cue_merged_piece_get_text (merged_get_piece (draft, 0)), ==, "You call. Always be polite!");
  g_assert_cmpint (cue_merged_piece_get_kind (merged_get_piece (draft, 0)), ==, CUE_PIECE_EDITED);
  cue_merged_draft_take (draft, 1, 1);
  merged_assert_text (draft, "You call. Always be polite!\n\n\n\nSay your full name.\n4. Wait.\n4. Hang up.");
  cue_merged_draft_set_text (draft, " \n");
  g_assert_true (cue_merged_draft_is_empty (draft));
  cue_merged_draft_set_text (draft, "All new. Hang up.");
  merged_assert_text (draft, "All new. Hang up.");
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
      g_autoptr (CueComparison) comparison = merged_compare (a, b, NULL, i % 2);
      g_autoptr (CueMergedDraft) draft = cue_merged_draft_new (comparison);

      if (strchr (c, '\r') != NULL)
        continue; /* becomes a line feed */
      text = dup_trimmed (c);
      cue_merged_draft_take_all (draft, i % 2);
      cue_merged_draft_set_text (draft, c);
      merged_assert_text (draft, text);
    }
}

/* The tester's words, wherever they end up. */
/* No text has a row: what is typed is kept all the same. */
static void
test_no_rows (void)
{
  g_autoptr (CueComparison) comparison = merged_compare ("", " \n", NULL, 0);
  g_autoptr (CueComparison) other = merged_compare ("One. Two.", "One.", NULL, 0);
  CueMergedDraft *draft = cue_merged_draft_new (comparison);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (draft)), ==, 0);
  cue_merged_draft_set_text (draft, "All mine. And this.");
  merged_assert_text (draft, "All mine. And this.");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (draft)), ==, 0);
  cue_merged_draft_rebase (draft, other, (const int[]){ 0, 1 });
  merged_assert_text (draft, "All mine. And this.");
  cue_merged_draft_rebase (draft, comparison, (const int[]){ 0, 1 });
  merged_assert_text (draft, "All mine. And this.");
  cue_merged_draft_undo (draft);
  g_assert_true (cue_merged_draft_is_empty (draft));
  g_assert_finalize_object (draft);
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/merged-draft/take-all", test_take_all);
  g_test_add_func ("/compare/merged-draft/take-all-random", test_take_all_random);
  g_test_add_func ("/compare/merged-draft/take", test_take);
  g_test_add_func ("/compare/merged-draft/moved", test_moved);
  g_test_add_func ("/compare/merged-draft/moved-edited", test_moved_edited);
  g_test_add_func ("/compare/merged-draft/moved-three", test_moved_three);
  g_test_add_func ("/compare/merged-draft/moved-random", test_moved_random);
  g_test_add_func ("/compare/merged-draft/layout", test_layout);
  g_test_add_func ("/compare/merged-draft/numbers", test_numbers);
  g_test_add_func ("/compare/merged-draft/emissions", test_emissions);
  g_test_add_func ("/compare/merged-draft/undo", test_undo);
  g_test_add_func ("/compare/merged-draft/random", test_random);
  g_test_add_func ("/compare/merged-draft/set-text", test_set_text);
  g_test_add_func ("/compare/merged-draft/set-text-random", test_set_text_random);
  g_test_add_func ("/compare/merged-draft/no-rows", test_no_rows);
  return g_test_run ();
}
