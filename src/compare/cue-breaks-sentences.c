/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-breaks-sentences.h"

#include "cue-breaks.h"

/* What a character is to the rules. */
typedef enum
{
  OTHER,
  EXTEND, /* belongs to the character before it */
  BREAK,  /* ends a paragraph */
  SPACE,
  LOWER,
  UPPER,
  LETTER, /* without case */
  DIGIT,
  STOP,  /* ends a sentence, unless a small letter or a digit follows */
  END,   /* ends a sentence */
  COMMA, /* after it the sentence goes on */
  CLOSE, /* brackets and quotation marks */
} Class;

static const guint8 ascii[128] = {
  ['\t'] = SPACE,
  ['\n'] = BREAK,
  ['\v'] = SPACE,
  ['\f'] = SPACE,
  ['\r'] = BREAK,
  [' '] = SPACE,
  ['!'] = END,
  ['"'] = CLOSE,
  ['\''] = CLOSE,
  ['('] = CLOSE,
  [')'] = CLOSE,
  [','] = COMMA,
  ['-'] = COMMA,
  ['.'] = STOP,
  ['0' ... '9'] = DIGIT,
  [':'] = COMMA,
  ['?'] = END,
  ['A' ... 'Z'] = UPPER,
  ['['] = CLOSE,
  [']'] = CLOSE,
  ['a' ... 'z'] = LOWER,
  ['{'] = CLOSE,
  ['}'] = CLOSE,
};

/* Bytes at which nothing ends. */
static const gboolean is_dull[256] = {
  [' '] = TRUE,
  ['"' ... '-'] = TRUE,
  ['/' ... '>'] = TRUE,
  ['@' ... '~'] = TRUE,
};

static const gunichar ends[] = {
  0x0589, 0x061D, 0x061E, 0x061F, 0x06D4, 0x0700, 0x0701, 0x0702, 0x07F9, 0x0964, 0x0965, 0x104A, 0x104B, 0x1362, 0x1367,
  0x1368, 0x166E, 0x17D4, 0x17D5, 0x1803, 0x1809, 0x203C, 0x203D, 0x2047, 0x2048, 0x2049, 0x3002, 0xFE52, 0xFE56,
  0xFE57, 0xFF01, 0xFF1F, 0xFF61
};

static const gunichar commas[] = {
  0x055D, 0x060C, 0x060D, 0x07F8, 0x1802, 0x1808, 0x2013, 0x2014, 0x3001, 0xFE10, 0xFE11, 0xFE13, 0xFE31, 0xFE32, 0xFE50,
  0xFE51, 0xFE55, 0xFE58, 0xFE63, 0xFF0C, 0xFF0D, 0xFF1A, 0xFF64
};

static gboolean
has (const gunichar *list,
     gsize           n,
     gunichar        c)
{
  gsize low = 0;

  while (low < n)
    {
      gsize middle = (low + n) / 2;

      if (list[middle] == c)
        return TRUE;
      if (list[middle] < c)
        low = middle + 1;
      else
        n = middle;
    }
  return FALSE;
}

static const guint8 by_type[] = {
  [G_UNICODE_LOWERCASE_LETTER] = LOWER,
  [G_UNICODE_UPPERCASE_LETTER] = UPPER,
  [G_UNICODE_TITLECASE_LETTER] = UPPER,
  [G_UNICODE_OTHER_LETTER] = LETTER,
  [G_UNICODE_MODIFIER_LETTER] = LETTER,
  [G_UNICODE_LETTER_NUMBER] = LETTER,
  [G_UNICODE_DECIMAL_NUMBER] = DIGIT,
  [G_UNICODE_NON_SPACING_MARK] = EXTEND,
  [G_UNICODE_ENCLOSING_MARK] = EXTEND,
  [G_UNICODE_SPACING_MARK] = EXTEND,
  [G_UNICODE_FORMAT] = EXTEND,
  [G_UNICODE_OPEN_PUNCTUATION] = CLOSE,
  [G_UNICODE_CLOSE_PUNCTUATION] = CLOSE,
  [G_UNICODE_INITIAL_PUNCTUATION] = CLOSE,
  [G_UNICODE_FINAL_PUNCTUATION] = CLOSE,
  [G_UNICODE_SPACE_SEPARATOR] = SPACE,
};

static Class
classify_wide (gunichar c)
{
  GUnicodeType type;

  if (c == 0x85 || c == 0x2028 || c == 0x2029)
    return BREAK;
  if (c == 0x2024 || c == 0xFF0E)
    return STOP;
  type = g_unichar_type (c);
  if (by_type[type] != OTHER)
    return by_type[type];
  if (has (ends, G_N_ELEMENTS (ends), c))
    return END;
  return has (commas, G_N_ELEMENTS (commas), c) ? COMMA : OTHER;
}

static inline Class
classify (const char *p)
{
  guint8 byte = (guint8) *p;

  return byte < 128 ? (Class) ascii[byte] : classify_wide (g_utf8_get_char (p));
}

static inline const char *
skip (const char *p,
      const char *end,
      Class class)
{
  for (; p < end; p = g_utf8_next_char (p))
    {
      Class here = classify (p);

      if (here != class && here != EXTEND)
        break;
    }
  return p;
}

/* Behind a full stop: whether a small letter comes before any other letter or end of a sentence. */
static gboolean
goes_on_small (const char *p,
               const char *end)
{
  for (; p < end; p = g_utf8_next_char (p))
    switch (classify (p))
      {
      case LOWER:
        return TRUE;
      case UPPER:
      case LETTER:
      case STOP:
      case END:
      case BREAK:
        return FALSE;
      case OTHER:
      case EXTEND:
      case SPACE:
      case DIGIT:
      case COMMA:
      case CLOSE:
      default:
        break;
      }
  return FALSE;
}

/* @start: behind a mark that may end a sentence, of class @class; @before: what came before it. Where the next sentence
 * of the paragraph begins; NULL when this one goes on or the paragraph ends. */
static const char *
find_next (const char *start,
           const char *end,
           Class class,
           Class before)
{
  const char *p = skip (start, end, EXTEND);
  gboolean    beside = TRUE;
  const char *after = skip (skip (p, end, CLOSE), end, SPACE);
  Class       next;

  beside = after == p;
  if (after >= end)
    return NULL;
  next = classify (after);
  if (next == BREAK || next == COMMA || next == STOP || next == END)
    return NULL;
  if (class == END)
    return after;
  if (beside && (next == DIGIT || ((before == LOWER || before == UPPER) && next == UPPER)))
    return NULL;
  return goes_on_small (after, end) ? NULL : after;
}

/* What stands before @p. */
static Class
classify_before (const char *text,
                 const char *p)
{
  Class class = OTHER;

  while (p > text)
    {
      p = g_utf8_prev_char (p);
      class = classify (p);
      if (class != EXTEND)
        break;
    }
  return class;
}

void
cue_breaks_mark_sentences (guint8     *flags,
                           const char *text,
                           gsize       length)
{
  const char *end = text + length;
  gboolean    begun = FALSE; /* whether the paragraph has a sentence */

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      Class class;

      if (begun && is_dull[(guint8) *p])
        continue;
      class = classify (p);
      if (class == BREAK)
        begun = FALSE;
      else if (!begun && class != SPACE)
        {
          flags[p - text] |= CUE_BREAK_SENTENCE;
          begun = TRUE;
        }
      if (class == STOP || class == END)
        {
          const char *start = find_next (g_utf8_next_char (p), end, class, classify_before (text, p));

          if (start != NULL)
            flags[start - text] |= CUE_BREAK_SENTENCE;
        }
    }
}
