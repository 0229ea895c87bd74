/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-segments.h"

#include "cue-breaks.h"
#include "cue-fact-pieces.h"

#include <string.h>

/* Longest number of a list item, in digits. */
#define MAX_DIGITS 3

/* Words before a full stop that do not end a sentence even where a capital follows; lower case. */
static const char *const abbreviations[] = {
  "mr", "mrs", "ms", "dr", "prof", "st", "vs", "approx", "dept", "ext", "fig", "sr", "jr", "e.g", "i.e",
  "nr", "bzw", "ca", "z.b", "d.h", "hr", "fr", "sra", "srta", "av", "mme"
};

/* German words after which a number with a full stop is an ordinal: "im 2. Stock". */
static const char *const articles[] = {
  "der", "die", "das", "dem", "den", "des", "im", "am", "zum", "zur", "vom", "beim", "ab", "bis"
};

/* Tags that are layout and stand for themselves, wherever they are written. */
static const char *const layout_tags[] = { "<scenario>", "</scenario>" };

typedef struct
{
  CueSegments  *result;
  const guint8 *flags;
} Splitter;

/* The bytes of the digit at @i, whatever the script; 0 when there is none. */
static gsize
measure_digit (const char *line,
               gsize       length,
               gsize       i)
{
  if (i >= length || !g_unichar_isdigit (g_utf8_get_char (line + i)))
    return 0;
  return (gsize) (g_utf8_next_char (line + i) - (line + i));
}

/* (transfer full): the letters at the beginning of @text, without case. */
static char *
dup_first_word (const char *text,
                gsize       length)
{
  const char *end = text;

  while (end < text + length && g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return g_utf8_casefold (text, end - text);
}

static gboolean
is_blank_byte (char c)
{
  return c == ' ' || c == '\t';
}

/* Whether a month follows at @i: "12. März" is a day, not a step. */
static gboolean
is_day (const char *line,
        gsize       length,
        gsize       i)
{
  g_autofree char *word = NULL;

  while (i < length && is_blank_byte (line[i]))
    i++;
  word = dup_first_word (line + i, length - i);
  return cue_fact_word_is_ordinal_month (word);
}

/* The bytes of "1.", "2)", "3:", "1.2.", "a)" or "1、" at the beginning of a line. @tight: what follows may stand right
 * beside it, as East Asian marks bring their own space. */
static gsize
measure_ordinal (const char *line,
                 gsize       length,
                 gboolean   *tight)
{
  gsize    i = 0;
  gsize    digit;
  gunichar end;

  *tight = FALSE;
  for (guint n = 0; n < MAX_DIGITS; n++)
    i += measure_digit (line, length, i);
  if (i == 0)
    return length >= 2 && g_ascii_isalpha (line[0]) && line[1] == ')' ? 2 : 0;

  while (i < length && line[i] == '.' && (digit = measure_digit (line, length, i + 1)) > 0)
    i += 1 + digit;
  if (i >= length)
    return 0;
  end = g_utf8_get_char (line + i);
  *tight = end == 0x3001 || end == 0xFF0E || end == 0xFF09 || end == 0xFF1A;
  if (!*tight && end != '.' && end != ')' && end != ':')
    return 0;
  if (end == '.' && is_day (line, length, i + 1))
    return 0;
  i += (gsize) (g_utf8_next_char (line + i) - (line + i));
  if (*tight && i < length && measure_digit (line, length, i) > 0)
    return 0;
  return i;
}

static gsize
measure_bullet (const char *line,
                gsize       length)
{
  gunichar c = length > 0 ? g_utf8_get_char (line) : 0;

  if (c != '-' && c != '*' && c != '+' && c != 0x2022 && c != 0x2013 && c != 0x25E6 && c != 0x25AA)
    return 0;
  return (gsize) (g_utf8_next_char (line) - line);
}

gsize
cue_segments_measure_marker (const char *line,
                             gsize       length)
{
  gboolean tight;
  gsize    i = measure_ordinal (line, length, &tight);

  if (i > 0 && i < length && tight)
    return is_blank_byte (line[i]) ? i + 1 : i;
  if (i == 0)
    i = measure_bullet (line, length);
  return i > 0 && i < length && is_blank_byte (line[i]) ? i + 1 : 0;
}

gsize
cue_segments_measure_number (const char *segment,
                             gsize       length)
{
  gboolean tight;
  gsize    i = measure_ordinal (segment, length, &tight);

  if (i == 0 || i >= length || (!is_blank_byte (segment[i]) && !tight))
    return 0;
  while (i < length && g_ascii_isspace (segment[i]))
    i++;
  return i < length ? i : 0;
}

/* Whether the text before @end ends in an abbreviation's full stop, or in an initial's. */
static gboolean
ends_in_abbreviation (const char *text,
                      gsize       start,
                      gsize       end)
{
  g_autofree char *word = NULL;
  gsize            from;

  if (end <= start + 1 || text[end - 1] != '.')
    return FALSE;
  for (from = end - 1; from > start && (g_ascii_isalpha (text[from - 1]) || text[from - 1] == '.');)
    from--;
  if (from > start && (guint8) text[from - 1] >= 0x80)
    return FALSE;
  if (end - 1 - from == 1)
    return g_ascii_isupper (text[from]) && text[from] != 'I';

  word = g_ascii_strdown (text + from, (gssize) (end - 1 - from));
  for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (word, abbreviations[i]))
      return TRUE;
  return FALSE;
}

static gboolean
ends_sentence (gunichar c)
{
  static const gunichar ends[] = { '.', '!', '?', ':', ';', '>', '}', 0x061F, 0x06D4, 0x0964, 0x0965, 0x2026,
                                   0x3002, 0xFF01, 0xFF1A, 0xFF1F };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (c == ends[i])
      return TRUE;
  return FALSE;
}

/* Whether the line at @next goes on with the sentence before it: prose wrapped by hand. */
static gboolean
goes_on (const char *text,
         gsize       end,
         gsize       next,
         gsize       limit)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (text + end));

  return !ends_sentence (last) && g_unichar_islower (g_utf8_get_char (text + next)) && cue_segments_measure_marker (text + next, limit - next) == 0;
}

static void
add_segment (Splitter *splitter,
             gsize     start,
             gsize     end)
{
  CueSegment segment = { 0 };

  segment.offset = (guint) start;
  segment.length = (guint) (end - start);
  g_array_append_val (splitter->result->segments, segment);
}

/* Whether the sentence goes on after somebody's words: "Say “Hello!” and wait". */
static gboolean
goes_on_after_quote (const char *text,
                     gsize       start,
                     gsize       before,
                     gsize       next)
{
  gunichar last = before > start ? g_utf8_get_char (g_utf8_prev_char (text + before)) : 0;

  return g_unichar_islower (g_utf8_get_char (text + next)) && (last == '"' || last == '\'' || last == ')' || last == 0x2019 || last == 0x201C || last == 0x201D || last == 0xAB || last == 0xBB);
}

/* Where the digits of an ordinal ("2.") that ends before @end begin; @end when there is none. */
static gsize
find_ordinal (const char *text,
              gsize       start,
              gsize       end)
{
  gsize from = end - 1;

  if (end <= start + 1 || text[end - 1] != '.')
    return end;
  for (guint n = 0; n < MAX_DIGITS && from > start; n++)
    {
      const char *before = g_utf8_prev_char (text + from);

      if (!g_unichar_isdigit (g_utf8_get_char (before)))
        break;
      from = (gsize) (before - text);
    }
  return from == end - 1 ? end : from;
}

/* Whether the word that ends before @end, white space aside, is an article. */
static gboolean
follows_article (const char *text,
                 gsize       start,
                 gsize       end)
{
  gsize from;

  while (end > start && is_blank_byte (text[end - 1]))
    end--;
  for (from = end; from > start && g_ascii_isalpha (text[from - 1]);)
    from--;
  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    if (strlen (articles[i]) == end - from && g_ascii_strncasecmp (articles[i], text + from, end - from) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the sentence [start, before) goes on after its full stop, which makes an ordinal of a number. *cut is set
 * where it must be cut before that number, which begins a step in the middle of a line ("Do this: 1. Call."). */
static gboolean
ends_in_ordinal (const char *text,
                 gsize       start,
                 gsize       before,
                 gsize       end,
                 gsize      *cut)
{
  gsize from = find_ordinal (text, start, before);
  gsize last = from;

  *cut = 0;
  if (from == before)
    return FALSE;
  if (from == start || is_day (text, end, before) || follows_article (text, start, from))
    return TRUE;
  while (last > start && is_blank_byte (text[last - 1]))
    last--;
  if (text[last - 1] != ':')
    return FALSE;
  *cut = from;
  return TRUE;
}

/* Whether a step with the number after that of the step at @from begins at @i. */
static gboolean
is_next_number (const char *text,
                gsize       from,
                gsize       i,
                gsize       end)
{
  gint64 number = g_ascii_strtoll (text + from, NULL, 10);

  return number > 0 && cue_segments_measure_number (text + i, end - i) > 0 && g_ascii_strtoll (text + i, NULL, 10) == number + 1;
}

/* Adds the segment [from, to) without the white space at its end. */
static void
add_trimmed (Splitter *splitter,
             gsize     from,
             gsize     to)
{
  while (to > from && (splitter->flags[to - 1] & CUE_BREAK_SPACE) != 0)
    to--;
  if (to > from)
    add_segment (splitter, from, to);
}

/* Cuts [from, end), which has no white space at its ends, at its sentences; a step stays whole. */
static void
split_sentences (Splitter *splitter,
                 gsize     from,
                 gsize     end)
{
  const char *text = splitter->result->text;
  gboolean    step = cue_segments_measure_marker (text + from, end - from) > 0;

  for (gsize i = from + 1; i < end; i++)
    {
      gsize before = i;
      gsize cut;

      if ((splitter->flags[i] & CUE_BREAK_SENTENCE) == 0 || (splitter->flags[i] & CUE_BREAK_SPACE) != 0)
        continue;
      while (before > from && (splitter->flags[before - 1] & CUE_BREAK_SPACE) != 0)
        before--;
      if (before == from || memchr (text + before, '\n', i - before) != NULL || ends_in_abbreviation (text, from, before) || goes_on_after_quote (text, from, before, i))
        continue;
      if (step ? !is_next_number (text, from, i, end) : ends_in_ordinal (text, from, before, end, &cut))
        {
          if (!step && cut > 0)
            {
              add_trimmed (splitter, from, cut);
              from = cut;
              step = TRUE;
            }
          continue;
        }
      add_segment (splitter, from, before);
      from = i;
    }
  add_segment (splitter, from, end);
}

static gsize
measure_layout_tag (const char *text,
                    gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (layout_tags); i++)
    if (length >= strlen (layout_tags[i]) && g_ascii_strncasecmp (text, layout_tags[i], strlen (layout_tags[i])) == 0)
      return strlen (layout_tags[i]);
  return 0;
}

/* A block, which has no white space at its ends: its layout tags, and its sentences or the step it is. */
static void
split_block (Splitter *splitter,
             gsize     start,
             gsize     end)
{
  const char *text = splitter->result->text;
  gsize       tag = measure_layout_tag (text + start, end - start);
  gsize       closing = strlen (layout_tags[1]);
  gsize       last = end;

  if (tag > 0)
    {
      add_segment (splitter, start, start + tag);
      for (start += tag; start < end && (splitter->flags[start] & CUE_BREAK_SPACE) != 0;)
        start++;
    }
  if (end - start > closing && measure_layout_tag (text + end - closing, closing) == closing)
    for (last = end - closing; last > start && (splitter->flags[last - 1] & CUE_BREAK_SPACE) != 0;)
      last--;
  if (last > start)
    split_sentences (splitter, start, last);
  if (last < end)
    add_segment (splitter, end - closing, end);
}

/* Finds blocks: lines, or several where a sentence was wrapped by hand. */
static void
split_text (Splitter *splitter)
{
  const char *text = splitter->result->text;
  gsize       length = splitter->result->length;
  gsize       start = 0; /* of the block, when end is over it */
  gsize       end = 0;   /* of its last line, without white space */

  for (gsize line = 0; line < length;)
    {
      const char *feed = memchr (text + line, '\n', length - line);
      gsize       next = feed != NULL ? (gsize) (feed - text) + 1 : length;
      gsize       first = line;
      gsize       last = next;

      while (first < last && (splitter->flags[first] & CUE_BREAK_SPACE) != 0)
        first++;
      while (last > first && (splitter->flags[last - 1] & CUE_BREAK_SPACE) != 0)
        last--;
      if (end > start && (first == last || !goes_on (text, end, first, last)))
        {
          split_block (splitter, start, end);
          end = start = first;
        }
      if (first < last)
        {
          if (end <= start)
            start = first;
          end = last;
        }
      line = next;
    }
  if (end > start)
    split_block (splitter, start, end);
}

/* Fills in what lies between the segments, and which tokens are whose. */
static void
fill_in (CueSegments *self,
         gboolean     numbered)
{
  guint token = 0;

  for (guint i = 0; i < self->segments->len; i++)
    {
      CueSegment *segment = &g_array_index (self->segments, CueSegment, i);
      guint       end = segment->offset + segment->length;
      guint       number = numbered ? (guint) cue_segments_measure_number (self->text + segment->offset, segment->length) : 0;
      guint       next = i + 1 < self->segments->len ? segment[1].offset : (guint) self->length;

      segment->gap = next - end;
      segment->number = number;
      segment->first_token = token;
      while (token < self->tokens->len && g_array_index (self->tokens, CueToken, token).offset < end)
        {
          if (g_array_index (self->tokens, CueToken, token).offset < segment->offset + number)
            segment->n_number++;
          token++;
        }
      segment->n_tokens = token - segment->first_token;
    }
}

/* (transfer full): no segments yet; @flags gets those of cue_breaks_find(). */
static CueSegments *
split_tokens (const char *text,
              guint8    **flags)
{
  CueSegments *self = g_new0 (CueSegments, 1);

  self->text = text;
  self->length = strlen (text);
  self->segments = g_array_new (FALSE, FALSE, sizeof (CueSegment));
  *flags = cue_breaks_find (text, self->length);
  self->tokens = cue_tokens_split (text, self->length, *flags);
  return self;
}

CueSegments *
cue_segments_new (const char *text)
{
  g_autofree guint8 *flags = NULL;
  CueSegments       *self = split_tokens (text, &flags);
  Splitter           splitter = { self, flags };

  split_text (&splitter);
  fill_in (self, TRUE);
  return self;
}

CueSegments *
cue_segments_new_at (const char  *text,
                     const guint *offsets,
                     guint        n)
{
  g_autofree guint8 *flags = NULL;
  CueSegments       *self = split_tokens (text, &flags);

  for (guint i = 0; i < n; i++)
    {
      gsize      end = i + 1 < n ? offsets[i + 1] : self->length;
      CueSegment segment = { 0 };

      while (end > offsets[i] && (flags[end - 1] & CUE_BREAK_SPACE) != 0)
        end--;
      segment.offset = offsets[i];
      segment.length = (guint) end - offsets[i];
      g_array_append_val (self->segments, segment);
    }
  fill_in (self, FALSE);
  return self;
}

void
cue_segments_free (CueSegments *self)
{
  g_array_unref (self->segments);
  g_array_unref (self->tokens);
  g_free (self);
}
