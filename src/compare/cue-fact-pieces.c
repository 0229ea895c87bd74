/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fact-pieces.h"

#include "cue-segments.h"

#include <string.h>

static void
piece_clear (CueFactPiece *piece)
{
  g_free (piece->form);
}

/* Digits of all scripts, and the marks written between them, as in ASCII; letters without case. */
static char *
dup_form (const char *bytes,
          gsize       length)
{
  g_autofree char *folded = g_utf8_casefold (bytes, (gssize) length);
  GString         *form = g_string_sized_new (length);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int      digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (form, (char) ('0' + digit));
      else if (c == 0x066B || c == 0xFF0E)
        g_string_append_c (form, '.');
      else if (c == 0x066C || c == 0xFF0C)
        g_string_append_c (form, ',');
      else if (c == 0xFF1A)
        g_string_append_c (form, ':');
      else if (c == 0xFF0F)
        g_string_append_c (form, '/');
      else
        g_string_append_unichar (form, c);
    }
  return g_string_free (form, FALSE);
}

/* A capital that small letters follow: "Maria", not "I" or "SMS". */
static gboolean
is_capitalised (const char *bytes,
                gsize       length)
{
  const char *next = g_utf8_next_char (bytes);

  return g_unichar_isupper (g_utf8_get_char (bytes)) && next < bytes + length && g_unichar_islower (g_utf8_get_char (next));
}

static gboolean
opens_speech (gunichar c)
{
  return c == '"' || c == ':' || c == '(' || c == '[' || c == '{' || c == 0x201C || c == 0x201E || c == 0x2018 || c == 0xAB || c == 0x2022 || c == '*' || c == 0xBF || c == 0xA1;
}

static gboolean
is_all_digits (const char *form)
{
  return form[0] != '\0' && strspn (form, "0123456789") == strlen (form);
}

/* Joins "１０" "：" "３０", which some scripts' rules keep apart, where nothing stands between them. */
static void
join_figures (GArray *pieces)
{
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      CueFactPiece *piece = &g_array_index (pieces, CueFactPiece, i);
      CueFactPiece *last = n > 0 ? &g_array_index (pieces, CueFactPiece, n - 1) : NULL;
      CueFactPiece *mark = piece;
      CueFactPiece *next = i + 1 < pieces->len ? piece + 1 : NULL;

      if (last != NULL && next != NULL && mark->glued && next->glued && mark->form[0] != '\0' && mark->form[1] == '\0' && strchr (":.,/-", mark->form[0]) != NULL && g_ascii_isdigit (last->form[0]) && g_ascii_isdigit (last->form[strlen (last->form) - 1]) && is_all_digits (next->form))
        {
          char *joined = g_strconcat (last->form, mark->form, next->form, NULL);

          g_free (last->form);
          last->form = joined;
          last->length = next->offset + next->length - last->offset;
          piece_clear (mark);
          piece_clear (next);
          i++;
          continue;
        }
      g_array_index (pieces, CueFactPiece, n++) = *piece;
    }
  /* The entries past n were moved or cleared: they must not be cleared again. */
  g_array_set_clear_func (pieces, NULL);
  g_array_set_size (pieces, n);
  g_array_set_clear_func (pieces, (GDestroyNotify) piece_clear);
}

static void
add_segment (GArray            *pieces,
             const CueSegments *segments,
             const CueSegment  *segment)
{
  gboolean first = TRUE;

  for (guint i = segment->n_number; i < segment->n_tokens; i++)
    {
      const CueToken *token = &g_array_index (segments->tokens, CueToken, segment->first_token + i);
      const char     *bytes = segments->text + token->offset;
      CueFactPiece    piece = { 0 };

      piece.offset = token->offset;
      piece.length = token->length;
      piece.kind = token->kind;
      piece.glued = i > 0 && token[-1].offset + token[-1].length == token->offset;
      piece.first = first;
      piece.capital = token->kind == CUE_TOKEN_WORD && is_capitalised (bytes, token->length);
      piece.form = token->kind == CUE_TOKEN_WHOLE ? g_strdup ("") : dup_form (bytes, token->length);
      g_array_append_val (pieces, piece);
      if (token->kind != CUE_TOKEN_MARK)
        first = FALSE;
      else if (opens_speech (g_utf8_get_char (bytes)))
        first = TRUE;
    }
}

GArray *
cue_fact_pieces_split (const char *text)
{
  g_autoptr (CueSegments) segments = cue_segments_new (text);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (CueFactPiece));

  g_array_set_clear_func (pieces, (GDestroyNotify) piece_clear);
  for (guint i = 0; i < segments->segments->len; i++)
    add_segment (pieces, segments, cue_segments_get (segments, i));
  join_figures (pieces);
  return pieces;
}

const char *
cue_fact_pieces_get_form (const GArray *pieces,
                          gint64        index)
{
  return index >= 0 && index < pieces->len ? g_array_index (pieces, CueFactPiece, index).form : "";
}

gboolean
cue_fact_pieces_is_digits (const GArray *pieces,
                           gint64        index,
                           guint        *number)
{
  const char *form = cue_fact_pieces_get_form (pieces, index);

  if (!is_all_digits (form) || strlen (form) > 9)
    return FALSE;
  *number = (guint) g_ascii_strtoull (form, NULL, 10);
  return TRUE;
}
