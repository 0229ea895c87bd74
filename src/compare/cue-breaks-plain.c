/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-breaks-plain.h"

#include "cue-breaks.h"

#include <string.h>

/* What a letter or mark is to the Unicode rules for words (UAX 29) and to our own, as far as plain lines have them. */
typedef enum
{
  NOT_PLAIN,
  SPACE,
  LETTER,
  DIGIT,
  UNDERSCORE, /* joins what stands beside it */
  APOSTROPHE, /* a mark between letters or between digits */
  MIDDLE,     /* a mark between letters and digits of any kind: "/" */
  SEMICOLON,  /* between digits */
  OTHER,
} Class;

static const guint8 ascii[128] = {
  ['\t'] = SPACE,
  ['\n'] = SPACE,
  ['\r'] = SPACE,
  [' '] = SPACE,
  ['!'] = OTHER,
  ['"'] = OTHER,
  ['#'] = MIDDLE,
  ['$'] = OTHER,
  ['%'] = MIDDLE,
  ['&'] = MIDDLE,
  ['\''] = APOSTROPHE,
  ['('] = OTHER,
  [')'] = OTHER,
  ['*'] = OTHER,
  ['+'] = MIDDLE,
  [','] = MIDDLE,
  ['-'] = MIDDLE,
  ['.'] = MIDDLE,
  ['/'] = MIDDLE,
  ['0' ... '9'] = DIGIT,
  [':'] = MIDDLE,
  [';'] = SEMICOLON,
  ['<'] = OTHER,
  ['='] = OTHER,
  ['>'] = OTHER,
  ['?'] = OTHER,
  ['@'] = MIDDLE,
  ['A' ... 'Z'] = LETTER,
  ['['] = OTHER,
  ['\\'] = OTHER,
  [']'] = OTHER,
  ['^'] = OTHER,
  ['_'] = UNDERSCORE,
  ['`'] = OTHER,
  ['a' ... 'z'] = LETTER,
  ['{'] = OTHER,
  ['|'] = OTHER,
  ['}'] = OTHER,
  ['~'] = OTHER,
  [127] = OTHER,
};

static Class
classify_wide (gunichar c)
{
  switch (c)
    {
    case 0x00A0:
      return SPACE;
    case 0x00AB:
    case 0x00BB:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2039:
    case 0x203A:
    case 0x2013:
    case 0x2014:
    case 0x00A3:
    case 0x00A7:
    case 0x00B0:
    case 0x2022:
    case 0x2026:
    case 0x20AC:
      return OTHER;
    case 0x2018:
    case 0x2019:
      return APOSTROPHE;
    case 0x00D7:
    case 0x00F7:
      return NOT_PLAIN;
    default:
      break;
    }
  if ((c >= 0x00C0 && c <= 0x01C3) || (c >= 0x01CD && c <= 0x01F0) || (c >= 0x0400 && c <= 0x0481) || (c >= 0x048A && c <= 0x04FF))
    return LETTER;
  return NOT_PLAIN;
}

static inline Class
classify (const char *p)
{
  guint8 byte = (guint8) *p;

  return byte < 128 ? (Class) ascii[byte] : classify_wide (g_utf8_get_char (p));
}

static inline gboolean
is_alphanumeric (Class class)
{
  return class == LETTER || class == DIGIT;
}

/* How many of the bytes at @p are printable ASCII, eight at a time. */
static inline gsize
skip_ascii (const char *p,
            const char *end)
{
  const char *start = p;

  for (; end - p >= 8; p += 8)
    {
      guint64 bytes;

      memcpy (&bytes, p, sizeof bytes);
      if ((bytes & G_GUINT64_CONSTANT (0x8080808080808080)) != 0 || ((bytes - G_GUINT64_CONSTANT (0x2020202020202020)) & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  return (gsize) (p - start);
}

gboolean
cue_breaks_is_plain (const char *line,
                     gsize       length)
{
  const char *end = line + length;

  for (const char *p = line; p < end; p = g_utf8_next_char (p))
    {
      p += skip_ascii (p, end);
      if (p == end)
        break;
      if (classify (p) == NOT_PLAIN)
        return FALSE;
      if (*p == '\r' && (p + 1 >= end || p[1] != '\n'))
        return FALSE;
    }
  return TRUE;
}

/* Whether a mark between these two makes one word of them. */
static gboolean
joins (const char *mark,
       Class class,
       Class before,
       Class after)
{
  if (!is_alphanumeric (before) || !is_alphanumeric (after))
    return FALSE;
  if (class == APOSTROPHE)
    return *mark == '\'' || (before == DIGIT) == (after == DIGIT);
  if (class == SEMICOLON)
    return before == DIGIT && after == DIGIT;
  return class == MIDDLE || class == MIDDLE || class == MIDDLE;
}

void
cue_breaks_mark_plain (guint8     *flags,
                       const char *line,
                       gsize       length)
{
  const char *end = line + length;
  Class       last = SPACE;   /* the one before p */
  Class       joined = SPACE; /* the letter or digit before a mark that joins, if it just did */

  for (const char *p = line; p < end;)
    {
      const char *next = g_utf8_next_char (p);
      Class class = classify (p);
      Class after;

      if (class == SPACE)
        for (const char *q = p; q < next; q++)
          flags[q - line] = CUE_BREAK_SPACE;
      else if (is_alphanumeric (class) || class == UNDERSCORE)
        {
          if (joined == SPACE && !is_alphanumeric (last) && last != UNDERSCORE)
            flags[p - line] |= CUE_BREAK_WORD;
          joined = SPACE;
          while (next < end && g_ascii_isalpha (*next))
            {
              class = LETTER;
              next++;
            }
        }
      else
        {
          after = next < end ? classify (next) : SPACE;
          if (joins (p, class, last, after))
            joined = last;
          else
            flags[p - line] |= CUE_BREAK_WORD;
        }
      last = class;
      p = next;
    }
}

/* Whether the Unicode rules alone make one word of what is round this mark. */
static gboolean
joins_strictly (const char *mark,
                Class class,
                Class before,
                Class after)
{
  if (before == LETTER && after == LETTER)
    return class == APOSTROPHE || *mark == '.' || *mark == ':';
  if (before == DIGIT && after == DIGIT)
    return class == APOSTROPHE || class == SEMICOLON || *mark == '.' || *mark == ',';
  return FALSE;
}

guint
cue_breaks_count_plain (const char *line,
                        gsize       length)
{
  const char *end = line + length;
  Class       last = SPACE;
  gboolean    in_word = FALSE;
  guint       n = 0;

  for (const char *p = line; p < end;)
    {
      const char *next = g_utf8_next_char (p);
      Class class = classify (p);

      if (is_alphanumeric (class))
        {
          n += in_word ? 0 : 1;
          in_word = TRUE;
        }
      else if (class != UNDERSCORE)
        in_word = in_word && next < end && joins_strictly (p, class, last, classify (next));
      else if (!is_alphanumeric (last) && last != UNDERSCORE)
        in_word = FALSE;
      last = class;
      p = next;
    }
  return n;
}
