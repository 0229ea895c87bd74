/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-breaks.h"

#include <string.h>

#include "compare-texts.h"
#include "cue-breaks-plain.h"
#include "cue-text.h"
#include "cue-tokens.h"

/* What plain lines are made of, and some things that make a line not plain. */
static const char *const pieces[] = {
  "a", "b", "A", "B", "ab", "The", "cat", "ä", "Ü", "é", "ж", "Ж", "1", "23", " ", " ", "  ", "\t", "\n", "\r\n",
  ".", ".", "!", "?", ",", ";", ":", "-", "_", "'", "’", "‘", "“", "”", "„", "«", "»", "(", ")", "[", "]", "/", "@",
  "+", "&", "%", "#", "…", "–", "—", "•", "€", "\u00a0", "{{x}}", "<b>", "{", "<", ">", "=", "*", "\"", "..", "?!",
  "e.g.", "3.50", "10:30", "don't", "ǆ", "½", "e\u0301", "我", "ก", "ا", "\u200b", "\r", "\u2028", "\u00ad", "×", "\u01c5"
};

static char *
make_text (guint n)
{
  GString *text = g_string_new (NULL);
  guint    kinds = g_test_rand_int_range (0, 4) == 0 ? G_N_ELEMENTS (pieces) : G_N_ELEMENTS (pieces) - 12;

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, (gint32) kinds)]);
  return g_string_free (text, FALSE);
}

/* (transfer full): where sentences begin, as numbers. */
static char *
write_sentences (const guint8 *flags,
                 gsize         length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if ((flags[i] & CUE_BREAK_SENTENCE) != 0 && (flags[i] & CUE_BREAK_SPACE) == 0)
      g_string_append_printf (out, "%zu ", i);
  return g_string_free (out, FALSE);
}

static char *
write_tokens (const char   *text,
              const guint8 *flags,
              gsize         length)
{
  g_autoptr (GArray) tokens = cue_tokens_split (text, length, flags);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      const CueToken *token = &g_array_index (tokens, CueToken, i);

      g_string_append_printf (out, "%u+%u:%d ", token->offset, token->length, token->kind);
    }
  return g_string_free (out, FALSE);
}

static void
check_text (const char *text)
{
  gsize              length = strlen (text);
  g_autofree guint8 *quick = cue_breaks_find (text, length);
  g_autofree guint8 *slow = cue_breaks_find_with_pango (text, length);
  g_autofree char   *quick_tokens = write_tokens (text, quick, length);
  g_autofree char   *slow_tokens = write_tokens (text, slow, length);
  g_autofree char   *quick_sentences = write_sentences (quick, length);
  g_autofree char   *slow_sentences = write_sentences (slow, length);

  if (strcmp (quick_tokens, slow_tokens) != 0 || strcmp (quick_sentences, slow_sentences) != 0)
    {
      g_autofree char *escaped = g_strescape (text, NULL);

      g_test_message ("%s", escaped);
    }
  g_assert_cmpstr (quick_tokens, ==, slow_tokens);
  g_assert_cmpstr (quick_sentences, ==, slow_sentences);
}

/* What is known about plain lines is what Pango says of them. */
static void
test_like_pango (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *text = make_text ((guint) g_test_rand_int_range (0, 24));

      check_text (text);
    }
  for (guint round = 0; round < 800; round++)
    {
      g_autofree char *text = compare_text_make (round % COMPARE_N_SCRIPTS, (guint) g_test_rand_int_range (0, 80));

      check_text (text);
    }
}

/* Words are counted as the rest of the program counts them. */
static void
test_count (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *text = make_text ((guint) g_test_rand_int_range (0, 16));

      if (strstr (text, "{{") != NULL || !cue_breaks_is_plain (text, strlen (text)))
        continue;
      if (cue_breaks_count_plain (text, strlen (text)) != cue_text_count_words (text))
        {
          g_autofree char *escaped = g_strescape (text, NULL);

          g_test_message ("%s", escaped);
        }
      g_assert_cmpuint (cue_breaks_count_plain (text, strlen (text)), ==, cue_text_count_words (text));
    }
}

static void
test_plain (void)
{
  static const struct
  {
    const char *line;
    gboolean    plain;
  } rows[] = {
    { "", TRUE },
    { "You call. “Hi” – don’t wait…\n", TRUE },
    { "Größe: 25 €\r\n", TRUE },
    { "Вы звоните.", TRUE },
    { "a\rb", FALSE },
    { "我想", FALSE },
    { "e\u0301", FALSE },
    { "สวัสดี", FALSE },
    { "a\u2028b", FALSE },
    { "👩", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (cue_breaks_is_plain (rows[i].line, strlen (rows[i].line)), ==, rows[i].plain);
}

int
main (int   argc,
      char *argv[])
{
  compare_test_init (&argc, &argv);
  g_test_add_func ("/compare/breaks/like-pango", test_like_pango);
  g_test_add_func ("/compare/breaks/count", test_count);
  g_test_add_func ("/compare/breaks/plain", test_plain);
  return g_test_run ();
}
