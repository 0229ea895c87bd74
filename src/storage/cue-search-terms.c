/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-search-terms.h"

#include "cue-text.h"

#include <string.h>

/* Letters. A word of fewer is served by its threes; one of more is no word but data. */
#define MIN_WORD 4
#define MAX_WORD 1000

/* Of what was typed, so many bytes and so many terms count. */
#define MAX_QUERY_BYTES 4096
#define MAX_QUERY_TERMS 48

#define MIN_SLOTS 1024

/* Letters and digits of ASCII, of which most texts are made: whether a text has one, two or three of them in a row is a
 * bit in a table. */
#define N_CODES 36
#define N_PLACES (N_CODES + N_CODES * N_CODES + N_CODES * N_CODES * N_CODES)

/* Of terms, by how many letters they have. */
static const char prefixes[MIN_WORD] = { '\0', 'u', 'b', 'g' };

typedef enum
{
  RUN_END,
  RUN_WORD,  /* letters and digits */
  RUN_DENSE, /* letters of a script without spaces between words */
  RUN_SIGN,  /* one sign */
} RunKind;

/* A piece of folded text. */
typedef struct
{
  RunKind     kind;
  const char *start;
  const char *end;
  guint       n_letters;
} Run;

/* Terms without repeats. */
typedef struct
{
  GString *text;
  guint64 *slots; /* (owned): hashes, open addressing, 0 is free */
  gsize    n_slots;
  gsize    n_used;
  guint8   seen[N_PLACES / 8 + 1];
} TermSet;

static RunKind
classify (const char *p)
{
  gunichar c = (guchar) *p;

  if (c < 0x80)
    return g_ascii_isalnum (c) ? RUN_WORD : c <= ' ' || c == 0x7f ? RUN_END
                                                                  : RUN_SIGN;
  c = g_utf8_get_char (p);
  if (c == 0xFFFD || g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_type (c) == G_UNICODE_CONTROL)
    return RUN_END;
  if (cue_text_is_dense (c))
    return RUN_DENSE;
  return g_unichar_isalnum (c) ? RUN_WORD : RUN_SIGN;
}

/* Reads the run that starts at @text or after the white space there; its kind is RUN_END at the end. */
static Run
read_run (const char *text)
{
  Run run = { RUN_END, text, text, 0 };

  while (*run.start != '\0' && (run.kind = classify (run.start)) == RUN_END)
    run.start = g_utf8_next_char (run.start);

  for (run.end = run.start; *run.end != '\0'; run.end = g_utf8_next_char (run.end), run.n_letters++)
    if ((run.kind == RUN_SIGN && run.n_letters == 1) || classify (run.end) != run.kind)
      break;
  return run;
}

/* A short term is its own hash, of a longer one it is FNV-1a: two terms of one hash are not met in this world. */
static guint64
hash_term (char        prefix,
           const char *start,
           const char *end)
{
  guint64 hash = (guchar) prefix;

  if (end - start < (gssize) sizeof hash)
    {
      for (const char *p = start; p < end; p++)
        hash = hash << 8 | (guchar) *p;
      return hash;
    }

  hash = (G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ hash) * G_GUINT64_CONSTANT (0x100000001b3);
  for (const char *p = start; p < end; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash != 0 ? hash : 1;
}

static gboolean
set_insert (TermSet *self,
            guint64  hash)
{
  /* The golden ratio spreads what differs in a few bits only. */
  gsize i = (hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) & (self->n_slots - 1);

  while (self->slots[i] != 0 && self->slots[i] != hash)
    i = (i + 1) & (self->n_slots - 1);
  if (self->slots[i] == hash)
    return FALSE;
  self->slots[i] = hash;
  self->n_used++;
  return TRUE;
}

static void
set_grow (TermSet *self)
{
  g_autofree guint64 *old = self->slots;
  gsize               n_old = self->n_slots;

  self->n_slots *= 2;
  self->n_used = 0;
  self->slots = g_new0 (guint64, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i] != 0)
      set_insert (self, old[i]);
}

static void
append_hex (GString *text,
            gunichar c)
{
  int shift = 0;

  while (shift < 28 && c >> (shift + 4) != 0)
    shift += 4;
  for (; shift >= 0; shift -= 4)
    g_string_append_c (text, "0123456789abcdef"[(c >> shift) & 0xf]);
}

/* Signs would separate terms, or mean something: a single letter is written as its number. */
static void
append_term (GString    *text,
             char        prefix,
             const char *start,
             const char *end)
{
  g_string_append_c (text, prefix);
  if (prefix == 'u')
    append_hex (text, g_utf8_get_char (start));
  else
    g_string_append_len (text, start, end - start);
}

/* -1 for what has no place in the table. */
static inline int
get_code (char c)
{
  return c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? c - '0' + 26
                                                               : -1;
}

/* The place of one, two or three letters in the table; -1 for other terms. */
static int
get_place (char        prefix,
           const char *start,
           const char *end)
{
  int place = 0;

  if (prefix == 'w' || end - start > 3)
    return -1;

  /* Shorter terms stand in front of longer ones. */
  for (const char *p = start; p < end; p++)
    {
      int code = get_code (*p);

      if (code < 0)
        return -1;
      place = place * N_CODES + code + (p > start ? N_CODES : 0);
    }
  return place;
}

/* Whether it was not there yet. */
static inline gboolean
set_see (TermSet *self,
         int      place)
{
  guint8 bit = (guint8) (1 << (place & 7));

  if (self->seen[place >> 3] & bit)
    return FALSE;
  self->seen[place >> 3] |= bit;
  return TRUE;
}

static void
set_append (TermSet    *self,
            char        prefix,
            const char *start,
            const char *end)
{
  if (self->text->len > 0)
    g_string_append_c (self->text, ' ');
  append_term (self->text, prefix, start, end);
}

static void
set_add (TermSet    *self,
         char        prefix,
         const char *start,
         const char *end)
{
  int place = get_place (prefix, start, end);

  if (place >= 0 ? !set_see (self, place) : !set_insert (self, hash_term (prefix, start, end)))
    return;

  set_append (self, prefix, start, end);
  if (self->n_used > self->n_slots / 2)
    set_grow (self);
}

/* The same as set_add() of one, two and three letters at every place of a run that is all in the table; FALSE where it is
 * not, with nothing lost by adding it the other way. */
static gboolean
set_add_plain (TermSet   *self,
               const Run *run)
{
  for (const char *p = run->start; p < run->end; p++)
    if (get_code (*p) < 0)
      return FALSE;

  for (const char *p = run->start; p < run->end; p++)
    {
      int first = get_code (*p);
      int second = p + 1 < run->end ? get_code (p[1]) : -1;
      int third = p + 2 < run->end ? get_code (p[2]) : -1;
      int pair = first * N_CODES + second + N_CODES;

      if (set_see (self, first))
        set_append (self, 'u', p, p + 1);
      if (second >= 0 && set_see (self, pair))
        set_append (self, 'b', p, p + 2);
      if (third >= 0 && set_see (self, pair * N_CODES + third + N_CODES))
        set_append (self, 'g', p, p + 3);
    }
  return TRUE;
}

/* Where the next letter starts. */
static inline const char *
next_letter (const char *p)
{
  return (guchar) *p < 0x80 ? p + 1 : g_utf8_next_char (p);
}

static void
add_run (TermSet   *set,
         const Run *run)
{
  gboolean plain = run->kind == RUN_WORD && set_add_plain (set, run);

  for (const char *p = run->start; !plain && p < run->end; p = next_letter (p))
    {
      const char *second = next_letter (p);
      const char *third = second < run->end ? next_letter (second) : NULL;

      set_add (set, 'u', p, second);
      if (third != NULL)
        set_add (set, 'b', p, third);
      if (third != NULL && third < run->end)
        set_add (set, 'g', p, next_letter (third));
    }
  if (run->kind == RUN_WORD && run->n_letters >= MIN_WORD && run->n_letters <= MAX_WORD)
    set_add (set, 'w', run->start, run->end);
}

char *
cue_search_terms_from_text (const char *folded)
{
  TermSet set = { g_string_sized_new (4096), g_new0 (guint64, MIN_SLOTS), MIN_SLOTS, 0, { 0 } };
  Run     run;

  for (run = read_run (folded); run.kind != RUN_END; run = read_run (run.end))
    add_run (&set, &run);
  g_free (set.slots);
  return g_string_free (set.text, FALSE);
}

const char *
cue_search_terms_next_word (const char **position,
                            gsize       *length)
{
  const char *p = *position;

  while (*p != '\0')
    {
      const char *start = p;
      const char *space = strchr (p, ' ');

      p = space != NULL ? space : p + strlen (p);
      *length = p - start - 1;
      if (*p == ' ')
        p++;
      if (*start == 'w')
        {
          *position = p;
          return start + 1;
        }
    }
  return NULL;
}

/* Begins the next condition of @expression. */
static void
append_and (GString *expression)
{
  if (expression->len > 0)
    g_string_append (expression, " AND ");
}

static void
append_quoted (GString    *expression,
               char        prefix,
               const char *start,
               const char *end)
{
  g_string_append_c (expression, '"');
  append_term (expression, prefix, start, end);
  g_string_append_c (expression, '"');
}

/* All threes in a row of a run that has at least three letters; returns how many. */
static guint
append_threes (GString   *expression,
               const Run *run)
{
  guint n = 0;

  for (const char *p = run->start; n + 2 < run->n_letters && n < MAX_QUERY_TERMS; p = g_utf8_next_char (p), n++)
    {
      append_and (expression);
      append_quoted (expression, 'g', p, g_utf8_offset_to_pointer (p, 3));
    }
  return n;
}

static void
append_words (GString   *expression,
              GPtrArray *words)
{
  append_and (expression);
  g_string_append_c (expression, '(');
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (i > 0)
        g_string_append (expression, " OR ");
      append_quoted (expression, 'w', word, word + strlen (word));
    }
  g_string_append_c (expression, ')');
}

/* A part of four letters and more; no word has it: no text has it either. */
static guint
append_part (GString           *expression,
             const Run         *run,
             CueSearchWordsFunc find,
             gpointer           user_data,
             GPtrArray         *parts)
{
  g_autofree char *part = g_strndup (run->start, run->end - run->start);
  g_autoptr (GPtrArray) words = NULL;

  if (run->kind == RUN_WORD && run->n_letters <= MAX_WORD)
    words = find (part, user_data);
  if (words != NULL && words->len > 0)
    {
      append_words (expression, words);
      return 1;
    }
  /* Longer words than those of the list may have it. */
  g_ptr_array_add (parts, g_steal_pointer (&part));
  return append_threes (expression, run);
}

char *
cue_search_terms_from_query (const char        *text,
                             CueSearchWordsFunc find,
                             gpointer           user_data,
                             GPtrArray         *parts)
{
  g_autofree char *cut = g_strndup (text, MAX_QUERY_BYTES);
  g_autofree char *valid = g_utf8_make_valid (cut, -1);
  g_autofree char *folded = cue_text_fold (valid);
  g_autoptr (GString) expression = g_string_new (NULL);
  guint n_terms = 0;
  Run   run;

  for (run = read_run (folded); run.kind != RUN_END && n_terms < MAX_QUERY_TERMS; run = read_run (run.end))
    {
      if (run.n_letters >= MIN_WORD)
        {
          n_terms += append_part (expression, &run, find, user_data, parts);
          continue;
        }
      append_and (expression);
      append_quoted (expression, prefixes[run.n_letters], run.start, run.end);
      n_terms++;
    }
  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}
