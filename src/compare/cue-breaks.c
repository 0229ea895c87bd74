/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-breaks.h"

#include "cue-breaks-plain.h"
#include "cue-breaks-sentences.h"

#include <pango/pango.h>
#include <string.h>

/* Longest placeholder or tag, in bytes; a bound, so that stray brackets cost nothing. */
#define MAX_WHOLE 200

/* Pango is given lines together up to so many bytes. */
#define CHUNK 32768

/* Scripts written without spaces, whose words a dictionary finds: there a word begins where Pango says so and nowhere
 * else (its plain word boundaries fall between the letters). */
static gboolean
is_dictionary_script (gunichar c)
{
  return (c >= 0x0E00 && c <= 0x0EFF)     /* Thai, Lao */
         || (c >= 0x1000 && c <= 0x109F)  /* Myanmar */
         || (c >= 0x1780 && c <= 0x17FF); /* Khmer */
}

/* Letters that are words of their own, so that a hyphen or slash between them joins nothing. */
static gboolean
is_ideographic (gunichar c)
{
  return c >= 0x2E80 && g_unichar_iswide (c);
}

/* A mark that stands between letters or digits without spaces makes one word of them: e-mail, 10:30, 2026-03-04. */
static gboolean
is_joiner (gunichar c)
{
  return c < 128 && strchr ("-_@:/.,'+&%#", (int) c) != NULL && c != 0;
}

static gboolean
can_join (gunichar c)
{
  return g_unichar_isalnum (c) && !is_ideographic (c) && !is_dictionary_script (c);
}

/* Digits and Latin letters as wide as ideographs: words like their narrow twins, though Pango keeps them apart. */
static gboolean
is_full_width (gunichar c)
{
  return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

static const char *
find_within (const char *text,
             gsize       length,
             const char *needle)
{
  return g_strstr_len (text, (gssize) MIN (length, MAX_WHOLE), needle);
}

gsize
cue_breaks_measure_whole (const char *text,
                          gsize       length)
{
  const char *end = NULL;

  if (length >= 4 && text[0] == '{' && text[1] == '{')
    {
      end = find_within (text + 2, length - 2, "}}");
      if (end != NULL)
        end += 2;
    }
  else if (length >= 3 && text[0] == '<' && (g_ascii_isalpha (text[1]) || (text[1] == '/' && g_ascii_isalpha (text[2]))))
    {
      end = find_within (text, length, ">");
      if (end != NULL)
        end += 1;
      if (end != NULL && memchr (text + 1, '<', end - text - 1) != NULL)
        end = NULL;
    }

  if (end == NULL || memchr (text, '\n', end - text) != NULL)
    return 0;
  return end - text;
}

/* Pango's word boundaries, a flag a byte. */
static void
mark_boundaries (guint8             *flags,
                 const char         *text,
                 gsize               length,
                 const PangoLogAttr *attrs)
{
  const char *p = text;

  for (gsize i = 0; p < text + length; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean in_word = p > text && is_dictionary_script (c) && is_dictionary_script (g_utf8_get_char (g_utf8_prev_char (p)));
      gboolean word = in_word ? attrs[i].is_word_start : attrs[i].is_word_boundary;

      if (g_unichar_isspace (c))
        memset (flags + (p - text), CUE_BREAK_SPACE, g_utf8_next_char (p) - p);
      if (word || p == text)
        flags[p - text] |= CUE_BREAK_WORD;
    }
}

/* Takes back the boundaries round a mark that stands inside a word. */
static void
join_words (guint8     *flags,
            const char *text,
            gsize       length)
{
  gunichar before = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar    c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (is_joiner (c) && can_join (before) && next < text + length && can_join (g_utf8_get_char (next)))
        {
          flags[p - text] &= (guint8) ~CUE_BREAK_WORD;
          flags[next - text] &= (guint8) ~CUE_BREAK_WORD;
        }
      else if (is_full_width (c) && is_full_width (before))
        flags[p - text] &= (guint8) ~CUE_BREAK_WORD;
      before = c;
    }
}

/* Whether the placeholder or tag at @i comes after a full stop and space. Unicode's rules look at the letter inside,
 * and would go on with the sentence when it is a small one. */
static gboolean
begins_sentence (const guint8 *flags,
                 const char   *text,
                 gsize         i)
{
  gsize end = i;

  while (end > 0 && (flags[end - 1] & CUE_BREAK_SPACE) != 0)
    end--;
  return end > 0 && end < i && strchr (".!?", text[end - 1]) != NULL;
}

static gsize
find_first (const char *text,
            gsize       from,
            gsize       length,
            char        byte)
{
  const char *found = memchr (text + from, byte, length - from);

  return found != NULL ? (gsize) (found - text) : length;
}

/* The next "{" or "<" at or behind @from; @length when there is none. @brace and @angle: where each was found last. */
static gsize
find_bracket (const char *text,
              gsize       from,
              gsize       length,
              gsize      *brace,
              gsize      *angle)
{
  if (*brace < from)
    *brace = find_first (text, from, length, '{');
  if (*angle < from)
    *angle = find_first (text, from, length, '<');
  return MIN (*brace, *angle);
}

static void
keep_whole (guint8     *flags,
            const char *text,
            gsize       length)
{
  gsize brace = find_first (text, 0, length, '{');
  gsize angle = find_first (text, 0, length, '<');

  for (gsize i = MIN (brace, angle); i < length; i = find_bracket (text, i, length, &brace, &angle))
    {
      gsize whole = cue_breaks_measure_whole (text + i, length - i);

      if (whole == 0)
        {
          i++;
          continue;
        }
      flags[i] = (guint8) ((flags[i] & CUE_BREAK_SENTENCE) | CUE_BREAK_WORD | CUE_BREAK_WHOLE);
      if (begins_sentence (flags, text, i))
        flags[i] |= CUE_BREAK_SENTENCE;
      memset (flags + i + 1, CUE_BREAK_WHOLE, whole - 1);
      i += whole;
      if (i < length)
        flags[i] |= CUE_BREAK_WORD;
    }
}

/* Lines that Pango is asked about, in one go where they stand together. */
static void
mark_with_pango (guint8     *flags,
                 const char *text,
                 gsize       length)
{
  gsize                    n_chars = (gsize) g_utf8_strlen (text, (gssize) length);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);

  pango_get_log_attrs (text, (int) length, -1, pango_language_from_string ("en"), attrs, (int) n_chars + 1);
  mark_boundaries (flags, text, length, attrs);
  join_words (flags, text, length);
}

/* How far the lines go on that begin at @start and are plain, or are not. */
static gsize
measure_lines (const char *text,
               gsize       start,
               gsize       length,
               gboolean   *plain)
{
  gsize end = start;

  do
    {
      const char *feed = memchr (text + end, '\n', length - end);
      gsize       next = feed != NULL ? (gsize) (feed - text) + 1 : length;
      gboolean    is_plain = cue_breaks_is_plain (text + end, next - end);

      if (end > start && is_plain != *plain)
        return end;
      *plain = is_plain;
      end = next;
    }
  while (end < length && !*plain && end - start < CHUNK);
  return end;
}

static guint8 *
find_words (const char *text,
            gsize       length)
{
  guint8 *flags = g_new0 (guint8, length + 1);

  for (gsize start = 0; start < length;)
    {
      gboolean plain = FALSE;
      gsize    end = measure_lines (text, start, length, &plain);

      if (plain)
        cue_breaks_mark_plain (flags + start, text + start, end - start);
      else
        mark_with_pango (flags + start, text + start, end - start);
      start = end;
    }
  return flags;
}

guint8 *
cue_breaks_find (const char *text,
                 gsize       length)
{
  guint8 *flags = find_words (text, length);

  cue_breaks_mark_sentences (flags, text, length);
  keep_whole (flags, text, length);
  return flags;
}

guint8 *
cue_breaks_find_words (const char *text,
                       gsize       length)
{
  guint8 *flags = find_words (text, length);

  keep_whole (flags, text, length);
  return flags;
}

guint8 *
cue_breaks_find_with_pango (const char *text,
                            gsize       length)
{
  guint8 *flags = g_new0 (guint8, length + 1);

  if (length > 0)
    mark_with_pango (flags, text, length);
  cue_breaks_mark_sentences (flags, text, length);
  keep_whole (flags, text, length);
  return flags;
}
