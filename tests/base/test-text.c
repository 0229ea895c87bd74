/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  guint       n;
} Count;

static void
test_count_words (void)
{
  static const Count counts[] = {
    { NULL, 0 },
    { "", 0 },
    { " \n\t ", 0 },
    { "one", 1 },
    { "one two  three\nfour", 4 },
    { "Don’t don't", 2 },
    { "– … ! ? 😀 👩‍👩‍👧", 0 },
    { "3.14 and 1,000", 3 },
    { "Say {{test_profile.first name}}.", 2 },
    { "{{a}}{{b}}", 2 },
    { "{{a}}'s", 1 },
    { "{{ not closed", 2 },
    { "{{two\nlines}}", 2 },
    { "{{}}", 1 },
    { "مرحبا بك في العيادة", 4 },
    { "Grüße aus Köln", 3 },
    { "नमस्ते दुनिया", 2 },
    { "e\xCC\x81t\xC3\xA9", 1 },
    { "bad \xFF bytes", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpuint (cue_text_count_words (counts[i].text), ==, counts[i].n);
    }

  g_assert_cmpuint (cue_text_count_words ("我想预约医生"), >=, 2);
}

static void
test_estimate_seconds (void)
{
  static const Count counts[] = {
    { NULL, 0 },
    { "", 0 },
    { "!", 0 },
    { "yes", 1 },
    { "one two three four five", 2 },
    { "{{a}} {{b}} {{c}} {{d}} {{e}} {{f}} {{g}} {{h}} {{i}} {{j}}", 4 },
    { "我想预约医生我想预约", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpuint (cue_text_estimate_seconds (counts[i].text), ==, counts[i].n);
    }
}

static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "word {{x}} ");

  g_assert_cmpuint (cue_text_count_words (text->str), ==, 40000);
  g_assert_cmpuint (cue_text_estimate_seconds (text->str), ==, 16000);
}

typedef struct
{
  const char *text;
  gssize      length;
  const char *expected;
} Cleaned;

static void
test_clean (void)
{
  static const Cleaned rows[] = {
    { NULL, -1, "" },
    { "", -1, "" },
    { "plain", -1, "plain" },
    { "plain", 3, "pla" },
    { "a\0b", 3, "ab" },
    { "\0\0", 2, "" },
    { "a\r\nb\rc\n\r", -1, "a\nb\nc\n\n" },
    { "tab\tstays", -1, "tab\tstays" },
    { "\x01\x1b[31mred\x7f\x0b\x0c", -1, "[31mred" },
    { "c1 \xC2\x85 \xC2\x9B", -1, "c1  " },
    { "\xC3", -1, "\xEF\xBF\xBD" },
    { "a\xED\xA0\x80z", -1, "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz" },
    { "😀 مرحبا \xE2\x80\xAE", -1, "😀 مرحبا \xE2\x80\xAE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = cue_text_clean (rows[i].text, rows[i].length);

      g_assert_cmpstr (clean, ==, rows[i].expected);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

typedef struct
{
  const char *text;
  guint       max_chars;
  const char *expected;
} Excerpt;

static void
test_excerpt (void)
{
  static const Excerpt rows[] = {
    { NULL, 10, "" },
    { "", 10, "" },
    { "  two \n\t words  ", 20, "two words" },
    { "exactly ten", 11, "exactly ten" },
    { "exactly ten", 10, "exactly t…" },
    { "two words", 5, "two…" },
    { "two words", 4, "two…" },
    { "two words", 1, "…" },
    { "two words", 0, "" },
    { "a\xE2\x80\xAE"
      "b\xE2\x81\xA6"
      "c\xE2\x81\xA9",
      10, "abc" },
    { "😀😀😀😀", 3, "😀😀…" },
    { "a\xE2\x80\xA8"
      "b",
      10, "a b" },
    { "bell\a and \xFF", 20, "bell and \xEF\xBF\xBD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *excerpt = cue_text_excerpt (rows[i].text, rows[i].max_chars);

      g_assert_cmpstr (excerpt, ==, rows[i].expected);
      g_assert_cmpint (g_utf8_strlen (excerpt, -1), <=, rows[i].max_chars);
    }
}

static void
test_blank (void)
{
  static const char *const blank[] = { "", " ", "\n\t\r", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE2\x80\x8F \xE2\x80\xAE", "\xE3\x80\x80",
                                       "\xE3\x85\xA4", "\x01", "\xE2\xA0\x80" };
  static const char *const full[] = { "a", " . ", "😀", "م", "\xFF", "\xEF\xBF\xBD" };

  g_assert_true (cue_text_is_blank (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    g_assert_true (cue_text_is_blank (blank[i]));
  for (guint i = 0; i < G_N_ELEMENTS (full); i++)
    g_assert_false (cue_text_is_blank (full[i]));
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { "Angry REFUND, 42!", "angry refund, 42!" },
    { "Señora Müller: ÀÉÎ x", "senora muller: aei x" },
    { "e\xCC\x81te\xCC\x81", "ete" },
    { "Straße ﬁnal", "strasse final" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
    { "مُوعِد", "موعد" },
    { "退款 ＡＢＣ １２", "退款 abc 12" },
    { "\xff broken", "" },
    { "broken at the end \xC3", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = cue_text_fold (rows[i].text);
      g_autofree char *twice = cue_text_fold (folded);

      g_assert_cmpstr (folded, ==, rows[i].folded);
      g_assert_cmpstr (twice, ==, rows[i].folded);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text/count-words", test_count_words);
  g_test_add_func ("/base/text/estimate-seconds", test_estimate_seconds);
  g_test_add_func ("/base/text/large", test_large);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/excerpt", test_excerpt);
  g_test_add_func ("/base/text/blank", test_blank);
  g_test_add_func ("/base/text/fold", test_fold);

  return g_test_run ();
}
