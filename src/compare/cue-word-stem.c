/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-word-stem.h"

#include <string.h>

/* Letters of a longer word that are kept: endings go. */
#define STEM_LETTERS 5

/* Letters that must be left when a prefix goes. */
#define MIN_LETTERS 3

static gboolean
is_arabic (gunichar c)
{
  return c >= 0x0600 && c <= 0x06FF;
}

/* Vowel signs and the stretching stroke, which are written or not. */
static gboolean
is_arabic_mark (gunichar c)
{
  return (c >= 0x064B && c <= 0x0652) || c == 0x0640 || c == 0x0670;
}

static gunichar
fold_arabic (gunichar c)
{
  switch (c)
    {
    case 0x0622:
    case 0x0623:
    case 0x0625:
      return 0x0627;
    case 0x0649:
      return 0x064A;
    case 0x0629:
      return 0x0647;
    default:
      return c;
    }
}

/* Takes the conjunction, preposition and article off that Arabic writes to the word. */
static guint
skip_arabic_prefix (const gunichar *letters,
                    guint           n)
{
  static const gunichar prefixes[] = { 0x0648, 0x0641, 0x0628, 0x0643, 0x0644 };
  guint                 i = 0;

  for (gsize k = 0; k < G_N_ELEMENTS (prefixes); k++)
    if (n >= 4 + MIN_LETTERS - 1 && letters[0] == prefixes[k] && (letters[1] == 0x0627 || letters[1] == 0x0644) && letters[2] == 0x0644)
      i = 1;
  if (n - i >= 2 + MIN_LETTERS && letters[i] == 0x0627 && letters[i + 1] == 0x0644)
    return i + 2;
  /* "لل" is "ل" with the article. */
  if (n >= 2 + MIN_LETTERS && letters[0] == 0x0644 && letters[1] == 0x0644)
    return 2;
  return n > MIN_LETTERS + 1 && letters[0] == 0x0648 ? 1 : 0;
}

static gboolean
is_plain (const char *bytes,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (bytes[i]))
      return FALSE;
  return length <= STEM_LETTERS;
}

char *
cue_word_stem (const char *bytes,
               gsize       length)
{
  g_autofree char *folded = NULL;
  gunichar         letters[STEM_LETTERS * 4];
  guint            n = 0;
  guint            skip = 0;
  GString         *stem;

  if (is_plain (bytes, length))
    return NULL;
  folded = g_utf8_casefold (bytes, (gssize) length);
  for (const char *p = folded; *p != '\0' && n < G_N_ELEMENTS (letters); p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A number is not cut: 10:30 and 10:45 are two. */
      if (g_unichar_isdigit (c))
        return g_steal_pointer (&folded);
      if (!is_arabic_mark (c))
        letters[n++] = fold_arabic (c);
    }
  if (n > 0 && is_arabic (letters[0]))
    skip = skip_arabic_prefix (letters, n);
  stem = g_string_new (NULL);
  for (guint i = skip; i < n && i < skip + STEM_LETTERS; i++)
    g_string_append_unichar (stem, letters[i]);
  return g_string_free (stem, FALSE);
}
