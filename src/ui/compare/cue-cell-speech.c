/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cell-speech.h"

#include "cue-marked-text.h"

#include <glib/gi18n.h>

/* (transfer full): the runs of @kind as they are shown, parted by commas. */
static char *
join_runs (GPtrArray  *spans,
           CueSpanKind kind)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < spans->len; i++)
    {
      CueSpan *span = g_ptr_array_index (spans, i);

      if (span->kind == kind)
        g_ptr_array_add (runs, g_strstrip (cue_marked_text_dup_shown (span->text)));
    }
  g_ptr_array_add (runs, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) runs->pdata);
}

static const char *
describe_kind (CueCellKind kind,
               gboolean    is_baseline)
{
  if (is_baseline)
    return _ ("baseline");
  switch (kind)
    {
    case CUE_CELL_CHANGED:
      return _ ("reworded");

    case CUE_CELL_ONLY:
      return _ ("only here");

    case CUE_CELL_MOVED:
      return _ ("moved");

    case CUE_CELL_SAME:
    case CUE_CELL_MISSING:
    case CUE_CELL_ELSEWHERE:
    default:
      return _ ("the same");
    }
}

gboolean
cue_cell_speech_is_mover (CueGridState  *state,
                          CueCompareRow *row,
                          guint          column)
{
  g_autoptr (CueCompareRow) other = NULL;

  g_return_val_if_fail (CUE_IS_GRID_STATE (state) && CUE_IS_COMPARE_ROW (row), FALSE);

  if (cue_compare_row_get_kind (row, column) == CUE_CELL_MOVED)
    return TRUE;
  if (cue_compare_row_get_kind (row, column) != CUE_CELL_ELSEWHERE)
    return FALSE;
  other = cue_grid_state_dup_row (state, cue_compare_row_get_link (row, column));
  return other != NULL && cue_compare_row_get_kind (other, column) == CUE_CELL_MOVED;
}

char *
cue_cell_speech_dup_place (CueGridState  *state,
                           CueCompareRow *row,
                           guint          column)
{
  guint number = cue_compare_row_get_number (row);
  guint link = cue_compare_row_get_link (row, column);

  if (link == 0)
    return NULL;
  /* translators: of a sentence; %u is the row where another text has it */
  if (cue_compare_row_get_kind (row, column) == CUE_CELL_MOVED)
    return g_strdup_printf (link > number ? _ ("Moved up, from %u") : _ ("Moved down, from %u"), link);
  /* translators: of a sentence; %u is the row where this text has it */
  if (cue_cell_speech_is_mover (state, row, column))
    return g_strdup_printf (link < number ? _ ("Moved up, to %u") : _ ("Moved down, to %u"), link);
  /* translators: of a sentence; %u is the row where this text has it */
  return g_strdup_printf (link > number ? _ ("Comes later, at %u") : _ ("Comes earlier, at %u"), link);
}

static void
add_words (GString       *speech,
           CueCompareRow *row,
           guint          column)
{
  GPtrArray       *spans = cue_compare_row_get_spans (row, column);
  g_autofree char *added = join_runs (spans, CUE_SPAN_ADDED);
  g_autofree char *removed = join_runs (spans, CUE_SPAN_REMOVED);

  /* translators: %s are words of a text */
  if (*removed != '\0')
    g_string_append_printf (speech, _ ("Removed: %s. "), removed);
  /* translators: %s are words of a text */
  if (*added != '\0')
    g_string_append_printf (speech, _ ("Added: %s. "), added);
}

static gboolean
is_in_draft (CueGridState  *state,
             CueCompareRow *row,
             guint          column)
{
  g_autoptr (CueMergedPiece) piece = cue_grid_state_dup_piece (state, cue_compare_row_get_number (row));

  return piece != NULL && cue_merged_piece_get_kind (piece) == CUE_PIECE_TAKEN && cue_merged_piece_has (piece, row, column);
}

/* Of a cell without words. */
static char *
describe_empty (CueGridState  *state,
                CueCompareRow *row,
                guint          column,
                const char    *title)
{
  guint            number = cue_compare_row_get_number (row);
  g_autofree char *place = cue_cell_speech_dup_place (state, row, column);

  if (place == NULL)
    /* translators: number of a row, title of a variant */
    return g_strdup_printf (_ ("Row %u, %s: not in this variant."), number, title);
  /* translators: number of a row, title of a variant, and where its sentence stands, like “Comes later, at 8” */
  return g_strdup_printf (_ ("Row %u, %s: %s. Press M to go there."), number, title, place);
}

char *
cue_cell_speech_dup (CueGridState  *state,
                     CueCompareRow *row,
                     guint          column)
{
  CueCellKind      kind;
  const char      *title;
  guint            number;
  g_autofree char *text = NULL;
  g_autoptr (GString) speech = NULL;

  g_return_val_if_fail (CUE_IS_GRID_STATE (state) && CUE_IS_COMPARE_ROW (row), NULL);

  number = cue_compare_row_get_number (row);
  kind = cue_compare_row_get_kind (row, column);
  title = cue_grid_state_get_title (state, column);
  if (kind == CUE_CELL_MISSING || kind == CUE_CELL_ELSEWHERE)
    return describe_empty (state, row, column, title);
  speech = g_string_new (NULL);
  /* translators: number of a row, how many there are, title of a variant, how it differs: “Row 3 of 15, Variant 2, reworded.” */
  g_string_append_printf (speech, _ ("Row %u of %u, %s, %s. "), number, cue_grid_state_get_n_rows (state), title,
                          describe_kind (kind, column == cue_grid_state_get_baseline (state)));
  if (kind == CUE_CELL_MOVED && cue_compare_row_get_link (row, column) > number)
    /* translators: of a sentence; %u is the number of a row */
    g_string_append_printf (speech, _ ("Moved up from row %u, press M to go there. "), cue_compare_row_get_link (row, column));
  else if (kind == CUE_CELL_MOVED)
    /* translators: of a sentence; %u is the number of a row */
    g_string_append_printf (speech, _ ("Moved down from row %u, press M to go there. "), cue_compare_row_get_link (row, column));
  if (kind == CUE_CELL_CHANGED || kind == CUE_CELL_MOVED)
    add_words (speech, row, column);
  if (is_in_draft (state, row, column))
    g_string_append (speech, _ ("In the draft. "));
  text = cue_marked_text_dup_shown (cue_compare_row_get_text (row, column));
  g_string_append (speech, text);
  return g_string_free (g_steal_pointer (&speech), FALSE);
}

char *
cue_cell_speech_dup_draft (CueGridState  *state,
                           CueCompareRow *row)
{
  guint number = cue_compare_row_get_number (row);
  guint n_rows = cue_grid_state_get_n_rows (state);
  g_autoptr (CueMergedPiece) piece = cue_grid_state_dup_piece (state, number);
  g_autofree char *text = NULL;
  int              column;

  if (piece == NULL || cue_merged_piece_get_kind (piece) == CUE_PIECE_NONE)
    /* translators: number of a row, how many there are */
    return g_strdup_printf (_ ("Row %u of %u, merged draft: nothing."), number, n_rows);
  text = cue_marked_text_dup_shown (cue_merged_piece_get_text (piece));
  column = cue_merged_piece_get_column (piece);
  if (cue_merged_piece_get_kind (piece) == CUE_PIECE_EDITED)
    /* translators: number of a row, how many there are, and the words that stand there */
    return g_strdup_printf (_ ("Row %u of %u, merged draft, edited by you. %s"), number, n_rows, text);
  if (cue_merged_piece_get_kind (piece) == CUE_PIECE_TAKEN && column >= 0)
    /* translators: number of a row, how many there are, title of a variant, and the words that stand there */
    return g_strdup_printf (_ ("Row %u of %u, merged draft, from %s. %s"), number, n_rows, cue_grid_state_get_title (state, column), text);
  /* translators: number of a row, how many there are, and the words that stand there */
  return g_strdup_printf (_ ("Row %u of %u, merged draft. %s"), number, n_rows, text);
}
