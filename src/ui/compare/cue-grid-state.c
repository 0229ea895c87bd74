/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-grid-state.h"

#include "cue-text.h"

#include <adwaita.h>

struct _CueGridState
{
  GObject parent_instance;

  CueColumnWidths *widths;         /* (owned) */
  CueComparison   *comparison;     /* (owned) (nullable) */
  char           **titles;         /* (owned) (nullable) */
  CueMergedDraft  *merged;         /* (owned) (nullable) */
  GSignalGroup    *merged_signals; /* (owned) */
  guint8          *brackets;       /* (owned) (nullable): CueBracket flags, n_columns a row; made when first asked for */
  char            *needle;         /* (owned) (nullable) */
  guint            shown;
  gboolean         marked;
  guint            row;
  guint            column;
  guint            anchor; /* where the selection began */
  guint            found_row;
  guint            found_column;
  guint            found_nth;
  int              numbers[CUE_COMPARE_MAX_COLUMNS]; /* 0: the column's place */
  gboolean         only_changed;
};

G_DEFINE_FINAL_TYPE (CueGridState, cue_grid_state, G_TYPE_OBJECT)

enum
{
  ROWS_CHANGED,
  LOOK_CHANGED,
  PLACE_CHANGED,
  DRAFT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_widths (CueGridState *self)
{
  guint n_columns = cue_grid_state_get_n_columns (self);

  cue_column_widths_set_columns (self->widths, n_columns + (self->merged != NULL ? 1 : 0), self->shown);
}

static void
look_changed_cb (CueGridState *self)
{
  g_signal_emit (self, signals[LOOK_CHANGED], 0);
}

static void
merged_changed_cb (CueGridState *self)
{
  g_signal_emit (self, signals[DRAFT_CHANGED], 0);
}

/* Draws the line between the places @from and @to of a moved sentence. */
static void
join (CueGridState *self,
      guint         column,
      guint         from,
      guint         to)
{
  guint n_columns = cue_grid_state_get_n_columns (self);
  guint first = MIN (from, to);
  guint last = MAX (from, to);

  if (first == 0 || first == last || last > cue_grid_state_get_n_rows (self))
    return;
  for (guint number = first; number <= last; number++)
    {
      guint8 *flags = &self->brackets[(number - 1) * n_columns + column];

      if (number > first)
        *flags |= CUE_BRACKET_ABOVE;
      if (number < last)
        *flags |= CUE_BRACKET_BELOW;
      if (number == first || number == last)
        *flags |= CUE_BRACKET_END;
    }
}

static void
find_brackets (CueGridState *self)
{
  guint n_rows = cue_grid_state_get_n_rows (self);
  guint n_columns = cue_grid_state_get_n_columns (self);

  self->brackets = g_new0 (guint8, MAX (n_rows * n_columns, 1));
  for (guint number = 1; number <= n_rows; number++)
    {
      g_autoptr (CueCompareRow) row = cue_grid_state_dup_row (self, number);

      for (guint column = 0; column < n_columns; column++)
        {
          if (cue_compare_row_get_kind (row, column) == CUE_CELL_MOVED)
            join (self, column, number, cue_compare_row_get_link (row, column));
        }
    }
}

static void
cue_grid_state_dispose (GObject *object)
{
  CueGridState *self = CUE_GRID_STATE (object);

  g_clear_object (&self->merged_signals);
  g_clear_object (&self->widths);
  g_clear_object (&self->comparison);
  g_clear_object (&self->merged);
  g_clear_pointer (&self->titles, g_strfreev);
  g_clear_pointer (&self->brackets, g_free);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (cue_grid_state_parent_class)->dispose (object);
}

static void
cue_grid_state_class_init (CueGridStateClass *klass)
{
  static const char *const names[] = { "rows-changed", "look-changed", "place-changed", "draft-changed" };

  G_OBJECT_CLASS (klass)->dispose = cue_grid_state_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] =
      g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_grid_state_init (CueGridState *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->widths = cue_column_widths_new ();
  self->shown = G_MAXUINT;
  self->marked = TRUE;
  self->merged_signals = g_signal_group_new (CUE_TYPE_MERGED_DRAFT);
  g_signal_group_connect_swapped (self->merged_signals, "changed", G_CALLBACK (merged_changed_cb), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
}

CueGridState *
cue_grid_state_new (void)
{
  return g_object_new (CUE_TYPE_GRID_STATE, NULL);
}

CueColumnWidths *
cue_grid_state_get_widths (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), NULL);
  return self->widths;
}

/* (transfer none): the row of the comparison that says what the current cell said: the nearest to where it was; else the same number. */
static guint
find_place_again (CueGridState *self,
                  const char   *text)
{
  guint n_rows = cue_grid_state_get_n_rows (self);
  guint best = 0;

  for (guint number = 1; text != NULL && *text != '\0' && self->column < cue_grid_state_get_n_columns (self) && number <= n_rows; number++)
    {
      g_autoptr (CueCompareRow) row = cue_grid_state_dup_row (self, number);
      int distance = ABS ((int) number - (int) self->row);

      if (g_str_equal (cue_compare_row_get_text (row, self->column), text) && (best == 0 || distance < ABS ((int) best - (int) self->row)))
        best = number;
    }
  return best != 0 ? best : MIN (self->row, n_rows);
}

void
cue_grid_state_set_comparison (CueGridState      *self,
                               CueComparison     *comparison,
                               const char *const *titles)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CUE_IS_GRID_STATE (self));
  g_return_if_fail (comparison == NULL || titles != NULL);
  g_return_if_fail (comparison == NULL || g_strv_length ((char **) titles) == cue_comparison_get_n_columns (comparison));

  if (self->row > 0 && self->column < cue_grid_state_get_n_columns (self))
    text = cue_grid_state_dup_text (self, self->row, self->column);
  g_set_object (&self->comparison, comparison);
  g_strfreev (self->titles);
  self->titles = g_strdupv ((char **) titles);
  g_clear_pointer (&self->brackets, g_free);
  if (comparison != NULL)
    {
      self->row = find_place_again (self, text);
      self->column = MIN (self->column, cue_grid_state_get_n_columns (self) - (self->merged != NULL ? 0 : 1));
      self->anchor = self->row;
    }
  update_widths (self);
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

CueComparison *
cue_grid_state_get_comparison (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), NULL);
  return self->comparison;
}

guint
cue_grid_state_get_n_rows (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), 0);
  return self->comparison != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->comparison)) : 0;
}

guint
cue_grid_state_get_n_columns (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), 0);
  return self->comparison != NULL ? cue_comparison_get_n_columns (self->comparison) : 0;
}

guint
cue_grid_state_get_baseline (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), 0);
  return self->comparison != NULL ? cue_comparison_get_baseline (self->comparison) : 0;
}

const char *
cue_grid_state_get_title (CueGridState *self,
                          guint         column)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), "");
  return column < cue_grid_state_get_n_columns (self) ? self->titles[column] : "";
}

CueCompareRow *
cue_grid_state_dup_row (CueGridState *self,
                        guint         number)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), NULL);
  return self->comparison != NULL && number > 0 ? g_list_model_get_item (G_LIST_MODEL (self->comparison), number - 1) : NULL;
}

void
cue_grid_state_set_merged (CueGridState   *self,
                           CueMergedDraft *merged)
{
  g_return_if_fail (CUE_IS_GRID_STATE (self));
  g_return_if_fail (merged == NULL || CUE_IS_MERGED_DRAFT (merged));

  if (!g_set_object (&self->merged, merged))
    return;
  g_signal_group_set_target (self->merged_signals, merged);
  if (merged == NULL && self->column > 0 && self->column == cue_grid_state_get_n_columns (self))
    cue_grid_state_set_place (self, self->row, self->column - 1, FALSE);
  update_widths (self);
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

CueMergedDraft *
cue_grid_state_get_merged (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), NULL);
  return self->merged;
}

CueMergedPiece *
cue_grid_state_dup_piece (CueGridState *self,
                          guint         number)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), NULL);
  return self->merged != NULL && number > 0 ? g_list_model_get_item (G_LIST_MODEL (self->merged), number - 1) : NULL;
}

char *
cue_grid_state_dup_text (CueGridState *self,
                         guint         number,
                         guint         column)
{
  g_autoptr (CueCompareRow) row = NULL;
  g_autoptr (CueMergedPiece) piece = NULL;

  g_return_val_if_fail (CUE_IS_GRID_STATE (self), NULL);

  if (column == cue_grid_state_get_n_columns (self))
    {
      piece = cue_grid_state_dup_piece (self, number);
      return g_strdup (piece != NULL ? cue_merged_piece_get_text (piece) : "");
    }
  row = cue_grid_state_dup_row (self, number);
  return g_strdup (row != NULL ? cue_compare_row_get_text (row, column) : "");
}

gboolean
cue_grid_state_can_take (CueGridState  *self,
                         CueCompareRow *row,
                         guint          column)
{
  g_autoptr (CueMergedPiece) piece = NULL;

  g_return_val_if_fail (CUE_IS_GRID_STATE (self), FALSE);
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (row), FALSE);

  if (column >= cue_grid_state_get_n_columns (self))
    return FALSE;
  piece = cue_grid_state_dup_piece (self, cue_compare_row_get_number (row));
  return piece != NULL && !cue_merged_piece_has (piece, row, column);
}

gboolean
cue_grid_state_take (CueGridState *self,
                     guint         number,
                     guint         column)
{
  g_autoptr (CueCompareRow) row = cue_grid_state_dup_row (self, number);

  g_return_val_if_fail (CUE_IS_GRID_STATE (self), FALSE);

  if (row == NULL || !cue_grid_state_can_take (self, row, column))
    return FALSE;
  cue_merged_draft_take (self->merged, number - 1, column);
  return TRUE;
}

void
cue_grid_state_set_shown (CueGridState *self,
                          guint         columns)
{
  g_return_if_fail (CUE_IS_GRID_STATE (self));

  if (self->shown == columns)
    return;
  self->shown = columns;
  update_widths (self);
  if (!cue_grid_state_is_shown (self, self->column) && cue_column_widths_get_next (self->widths, -1) >= 0)
    cue_grid_state_set_place (self, self->row, cue_column_widths_get_next (self->widths, -1), FALSE);
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

gboolean
cue_grid_state_is_shown (CueGridState *self,
                         guint         column)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), FALSE);
  return cue_column_widths_is_shown (self->widths, column);
}

gboolean
cue_grid_state_has_row (CueGridState  *self,
                        CueCompareRow *row)
{
  guint n_columns = cue_grid_state_get_n_columns (self);

  for (guint column = 0; column < n_columns; column++)
    {
      CueCellKind kind = cue_compare_row_get_kind (row, column);

      if (cue_grid_state_is_shown (self, column) && kind != CUE_CELL_MISSING && kind != CUE_CELL_ELSEWHERE)
        return TRUE;
    }
  if (cue_grid_state_is_shown (self, n_columns))
    {
      g_autoptr (CueMergedPiece) piece = cue_grid_state_dup_piece (self, cue_compare_row_get_number (row));

      return piece != NULL && cue_merged_piece_get_kind (piece) != CUE_PIECE_NONE;
    }
  return FALSE;
}

/* Whether so few columns show that there is nothing to compare among them. */
static gboolean
shows_one (CueGridState *self)
{
  guint n_shown = 0;

  for (guint column = 0; column < cue_grid_state_get_n_columns (self); column++)
    n_shown += cue_grid_state_is_shown (self, column);
  return n_shown < 2;
}

gboolean
cue_grid_state_is_changed (CueGridState  *self,
                           CueCompareRow *row)
{
  guint n_columns = cue_grid_state_get_n_columns (self);
  guint baseline = cue_grid_state_get_baseline (self);

  if (shows_one (self))
    return cue_compare_row_is_changed (row);
  for (guint column = 0; column < n_columns; column++)
    {
      CueCellKind kind = cue_compare_row_get_kind (row, column);

      if (!cue_grid_state_is_shown (self, column) || column == baseline || kind == CUE_CELL_SAME)
        continue;
      /* What neither of the two has is no difference between them. */
      if (kind != CUE_CELL_MISSING || cue_compare_row_get_kind (row, baseline) != CUE_CELL_MISSING)
        return cue_compare_row_is_changed (row);
    }
  return FALSE;
}

void
cue_grid_state_set_only_changed (CueGridState *self,
                                 gboolean      only_changed)
{
  g_return_if_fail (CUE_IS_GRID_STATE (self));

  self->only_changed = only_changed;
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

gboolean
cue_grid_state_get_only_changed (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), FALSE);
  return self->only_changed;
}

void
cue_grid_state_set_marked (CueGridState *self,
                           gboolean      marked)
{
  g_return_if_fail (CUE_IS_GRID_STATE (self));

  self->marked = marked;
  g_signal_emit (self, signals[LOOK_CHANGED], 0);
}

gboolean
cue_grid_state_get_marked (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), FALSE);
  return self->marked;
}

void
cue_grid_state_set_needle (CueGridState *self,
                           const char   *needle)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (CUE_IS_GRID_STATE (self));

  folded = cue_text_fold (needle);
  g_free (self->needle);
  self->needle = *folded != '\0' ? g_steal_pointer (&folded) : NULL;
  g_signal_emit (self, signals[LOOK_CHANGED], 0);
}

const char *
cue_grid_state_get_needle (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), NULL);
  return self->needle;
}

void
cue_grid_state_set_found (CueGridState *self,
                          guint         row,
                          guint         column,
                          guint         nth)
{
  g_return_if_fail (CUE_IS_GRID_STATE (self));

  if (self->found_row == row && self->found_column == column && self->found_nth == nth)
    return;
  self->found_row = row;
  self->found_column = column;
  self->found_nth = nth;
  g_signal_emit (self, signals[LOOK_CHANGED], 0);
}

int
cue_grid_state_get_found_in (CueGridState *self,
                             guint         row,
                             guint         column)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), -1);
  return row > 0 && self->found_row == row && self->found_column == column ? (int) self->found_nth : -1;
}

void
cue_grid_state_set_number (CueGridState *self,
                           guint         column,
                           int           number)
{
  g_return_if_fail (CUE_IS_GRID_STATE (self));
  g_return_if_fail (column < CUE_COMPARE_MAX_COLUMNS);

  if (self->numbers[column] == number)
    return;
  self->numbers[column] = number;
  g_signal_emit (self, signals[LOOK_CHANGED], 0);
}

int
cue_grid_state_get_number (CueGridState *self,
                           guint         column)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), 0);
  g_return_val_if_fail (column < CUE_COMPARE_MAX_COLUMNS, 0);
  return self->numbers[column] > 0 ? self->numbers[column] : (int) column + 1;
}

void
cue_grid_state_set_place (CueGridState *self,
                          guint         row,
                          guint         column,
                          gboolean      extend)
{
  g_return_if_fail (CUE_IS_GRID_STATE (self));

  extend = extend && column == self->column && self->row > 0 && row > 0;
  if (self->row == row && self->column == column && (extend || self->anchor == row))
    return;
  if (!extend)
    self->anchor = row;
  self->row = row;
  self->column = column;
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

guint
cue_grid_state_get_row (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), 0);
  return self->row;
}

guint
cue_grid_state_get_column (CueGridState *self)
{
  g_return_val_if_fail (CUE_IS_GRID_STATE (self), 0);
  return self->column;
}

void
cue_grid_state_get_selection (CueGridState *self,
                              guint        *first,
                              guint        *last)
{
  g_return_if_fail (CUE_IS_GRID_STATE (self));

  *first = MIN (self->anchor, self->row);
  *last = MAX (self->anchor, self->row);
}

gboolean
cue_grid_state_is_selected (CueGridState *self,
                            guint         row,
                            guint         column)
{
  guint first;
  guint last;

  g_return_val_if_fail (CUE_IS_GRID_STATE (self), FALSE);

  cue_grid_state_get_selection (self, &first, &last);
  return column == self->column && row > 0 && first <= row && row <= last;
}

guint
cue_grid_state_get_bracket (CueGridState *self,
                            guint         number,
                            guint         column)
{
  guint n_columns = cue_grid_state_get_n_columns (self);

  if (number == 0 || number > cue_grid_state_get_n_rows (self) || column >= n_columns)
    return 0;
  if (self->brackets == NULL)
    find_brackets (self);
  return self->brackets[(number - 1) * n_columns + column];
}

CueMarkStyle
cue_grid_state_get_style (CueGridState *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return (CueMarkStyle){ adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager) };
}
