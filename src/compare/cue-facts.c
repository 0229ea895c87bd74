/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-facts.h"

#include "cue-fact-pieces.h"

#include <glib/gi18n.h>
#include <string.h>

/* German words from which on a text's capitals say nothing about names. */
#define MIN_GERMAN_WORDS 2

void
cue_fact_free (CueFact *self)
{
  g_free (self->value);
  g_free (self);
}

static const CueFactPiece *
get_piece (const GArray *pieces,
           guint         index)
{
  return &g_array_index (pieces, CueFactPiece, index);
}

static gboolean
is_figure (const char *form)
{
  return g_ascii_isdigit (form[0]) && strspn (form, "0123456789.,'") == strlen (form);
}

/* Groups of three digits written apart: "1 250". Returns the pieces that make up the number at @index. */
static guint
count_groups (const GArray *pieces,
              guint         index)
{
  const char *form = cue_fact_pieces_get_form (pieces, index);
  guint       n = 1;

  if (strspn (form, "0123456789") != strlen (form) || strlen (form) > 3)
    return 1;
  for (;; n++)
    {
      const char *next = cue_fact_pieces_get_form (pieces, (gint64) index + n);

      if (strspn (next, "0123456789") != 3 || (next[3] != '\0' && next[3] != ',' && next[3] != '.') || !is_figure (next))
        return n;
      if (next[3] != '\0')
        return n + 1;
    }
}

/* (transfer full): "1.250,50" and "1,250.50" as "1250.5". */
static char *
normalise_number (const char *form)
{
  GString    *number = g_string_new (NULL);
  const char *dot = strrchr (form, '.');
  const char *comma = strrchr (form, ',');
  gboolean    both = dot != NULL && comma != NULL;
  const char *decimal = dot == NULL || (both && comma > dot) ? comma : dot;

  /* One kind of mark before exactly three digits, or several times, divides thousands. */
  if (decimal != NULL && !both && (strlen (decimal) == 4 || strchr (form, *decimal) != decimal) && form[0] != '0')
    decimal = NULL;
  for (const char *p = form; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (number, *p);
    else if (p == decimal)
      g_string_append_c (number, '.');
  if (strchr (number->str, '.') != NULL)
    {
      while (number->str[number->len - 1] == '0')
        g_string_truncate (number, number->len - 1);
      if (number->str[number->len - 1] == '.')
        g_string_truncate (number, number->len - 1);
    }
  return g_string_free (number, FALSE);
}

static char *
join_forms (const GArray *pieces,
            guint         index,
            guint         n)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (joined, cue_fact_pieces_get_form (pieces, (gint64) index + i));
  return g_string_free (joined, FALSE);
}

/* "€ 25", "25 euros", "25 %", "US$25". */
static CueFactReading
read_amount (const GArray *pieces,
             guint         index)
{
  const char      *before = cue_fact_word_get_currency (cue_fact_pieces_get_form (pieces, index));
  guint            n = before != NULL ? 1 : 0;
  g_autofree char *form = NULL;
  g_autofree char *number = NULL;
  const char      *after;
  guint            n_groups;

  if (n == 1 && strcmp (cue_fact_pieces_get_form (pieces, index + n), ".") == 0)
    n++;
  if (!is_figure (cue_fact_pieces_get_form (pieces, index + n)))
    return (CueFactReading){ 0, NULL };
  n_groups = count_groups (pieces, index + n);
  form = join_forms (pieces, index + n, n_groups);
  number = normalise_number (form);
  n += n_groups;
  after = cue_fact_word_get_currency (cue_fact_pieces_get_form (pieces, index + n));
  if (before == NULL && after == NULL)
    return (CueFactReading){ 0, NULL };
  if (before == NULL)
    n++;
  return (CueFactReading){ n, g_strdup_printf ("%s %s", number, before != NULL ? before : after) };
}

/* Several groups of digits, perhaps with a plus before them: a telephone number or the like. */
static guint
count_digit_runs (const GArray *pieces,
                  guint         index)
{
  guint n = 0;
  guint number;

  while (cue_fact_pieces_is_digits (pieces, (gint64) index + n, &number))
    n++;
  return n;
}

static gboolean
has_digit (const char *form)
{
  return strpbrk (form, "0123456789") != NULL;
}

/* (transfer full): a code with digits in it, without the marks between its parts. */
static char *
normalise_code (const char *form)
{
  GString *code = g_string_new (NULL);

  for (const char *p = form; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (code, g_unichar_toupper (g_utf8_get_char (p)));
  return g_string_free (code, FALSE);
}

/* Any other digits, with the word after them: "3 seats", "ABC-123", "030 1234 56". */
static CueFactReading
read_number (const GArray *pieces,
             guint         index)
{
  const char      *form = cue_fact_pieces_get_form (pieces, index);
  guint            n_runs = count_digit_runs (pieces, index);
  guint            n_groups;
  g_autofree char *joined = NULL;
  g_autofree char *number = NULL;
  const char      *unit;

  if (!has_digit (form))
    return (CueFactReading){ 0, NULL };
  n_groups = count_groups (pieces, index);
  if (n_runs > n_groups)
    return (CueFactReading){ n_runs, join_forms (pieces, index, n_runs) };
  if (!is_figure (form))
    return (CueFactReading){ 1, normalise_code (form) };
  joined = join_forms (pieces, index, n_groups);
  number = normalise_number (joined);
  unit = cue_fact_pieces_get_form (pieces, (gint64) index + n_groups);
  if (unit[0] == '\0' || has_digit (unit) || get_piece (pieces, index + n_groups)->kind != CUE_TOKEN_WORD)
    return (CueFactReading){ n_groups, g_steal_pointer (&number) };
  return (CueFactReading){ n_groups, g_strdup_printf ("%s %s", number, unit) };
}

static gboolean
is_time_word (const char *form)
{
  return cue_fact_word_get_weekday (form) > 0 || cue_fact_word_get_month (form) > 0;
}

/* A name's words, from the first capital on. @strict: in a text where every noun has one, only after a form of address
 * or two together. */
static CueFactReading
read_name (const GArray *pieces,
           guint         index,
           gboolean      strict)
{
  GString *name = NULL;
  gboolean titled = index > 0 && cue_fact_word_is_title (cue_fact_pieces_get_form (pieces, (gint64) index - 1));
  guint    n = 0;

  if (!titled && index > 1 && strcmp (cue_fact_pieces_get_form (pieces, (gint64) index - 1), ".") == 0)
    titled = cue_fact_word_is_title (cue_fact_pieces_get_form (pieces, (gint64) index - 2));
  for (; index + n < pieces->len; n++)
    {
      const CueFactPiece *piece = get_piece (pieces, index + n);

      if (!piece->capital || piece->first || is_time_word (piece->form) || cue_fact_word_is_title (piece->form) || cue_fact_word_is_german (piece->form))
        break;
      if (n > 0 && piece->glued)
        break;
      if (name == NULL)
        name = g_string_new (piece->form);
      else
        g_string_append_printf (name, " %s", piece->form);
    }
  if (n == 0 || (strict && !titled && n != 2))
    {
      if (name != NULL)
        g_string_free (name, TRUE);
      return (CueFactReading){ 0, NULL };
    }
  return (CueFactReading){ n, g_string_free (name, FALSE) };
}

static gboolean
is_german (const GArray *pieces)
{
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    if (cue_fact_word_is_german (cue_fact_pieces_get_form (pieces, i)) && ++n >= MIN_GERMAN_WORDS)
      return TRUE;
  return FALSE;
}

static CueFactReading
read_fact (const GArray *pieces,
           guint         index,
           gboolean      strict,
           CueFactKind  *kind)
{
  static CueFactReading (*const readers[]) (const GArray *, guint) = {
    [CUE_FACT_DATE] = cue_fact_read_date,
    [CUE_FACT_TIME] = cue_fact_read_time,
    [CUE_FACT_AMOUNT] = read_amount,
    [CUE_FACT_NUMBER] = read_number,
  };

  for (*kind = CUE_FACT_DATE; *kind < CUE_FACT_NAME; (*kind)++)
    {
      CueFactReading reading = readers[*kind](pieces, index);

      if (reading.n_pieces > 0)
        return reading;
    }
  return read_name (pieces, index, strict);
}

GPtrArray *
cue_facts_find (const char *text)
{
  g_autoptr (GArray) pieces = NULL;
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_fact_free);
  gboolean   strict;

  g_return_val_if_fail (text != NULL, facts);

  pieces = cue_fact_pieces_split (text);
  strict = is_german (pieces);
  for (guint i = 0; i < pieces->len;)
    {
      CueFactKind         kind;
      CueFactReading      reading = read_fact (pieces, i, strict, &kind);
      const CueFactPiece *last;
      CueFact            *fact;

      if (reading.n_pieces == 0)
        {
          i++;
          continue;
        }
      last = get_piece (pieces, i + reading.n_pieces - 1);
      fact = g_new (CueFact, 1);
      fact->kind = kind;
      fact->offset = get_piece (pieces, i)->offset;
      fact->length = last->offset + last->length - fact->offset;
      fact->value = reading.value;
      g_ptr_array_add (facts, fact);
      i += reading.n_pieces;
    }
  return facts;
}

char *
cue_fact_kind_dup_name (CueFactKind kind)
{
  switch (kind)
    {
    case CUE_FACT_DATE:
      return g_strdup (C_ ("kind of value", "date"));
    case CUE_FACT_TIME:
      return g_strdup (C_ ("kind of value", "time"));
    case CUE_FACT_AMOUNT:
      return g_strdup (C_ ("kind of value", "amount"));
    case CUE_FACT_NAME:
      return g_strdup (C_ ("kind of value", "name"));
    case CUE_FACT_NUMBER:
    default:
      return g_strdup (C_ ("kind of value", "number"));
    }
}
