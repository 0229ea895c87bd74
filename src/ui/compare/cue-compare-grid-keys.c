/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-grid-private.h"

static gboolean
is_mirrored (CueCompareGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* -1 for none: the column that shows @step further, or the last one in that direction for a step out of range. */
static int
find_column (CueCompareGrid *self,
             int             from,
             int             step)
{
  CueColumnWidths *widths = cue_grid_state_get_widths (cue_compare_grid_get_state (self));
  int              n_columns = cue_column_widths_get_n (widths);

  for (int i = from + step; i >= 0 && i < n_columns; i += step)
    {
      if (cue_column_widths_is_shown (widths, i))
        return i;
    }
  return -1;
}

static gboolean
move_across (CueCompareGrid *self,
             int             step)
{
  CueGridState *state = cue_compare_grid_get_state (self);
  int           column = find_column (self, cue_grid_state_get_column (state), is_mirrored (self) ? -step : step);

  if (column >= 0)
    cue_compare_grid_move (self, cue_grid_state_get_row (state), column, FALSE, TRUE);
  return TRUE;
}

static gboolean
move_to_end (CueCompareGrid *self,
             gboolean        last)
{
  CueGridState    *state = cue_compare_grid_get_state (self);
  CueColumnWidths *widths = cue_grid_state_get_widths (state);
  int              column = last ? find_column (self, cue_column_widths_get_n (widths), -1) : find_column (self, -1, 1);

  if (column >= 0)
    cue_compare_grid_move (self, cue_grid_state_get_row (state), column, FALSE, TRUE);
  return TRUE;
}

/* By @step rows that show, to the first or last one where there are fewer. */
static gboolean
move_along (CueCompareGrid *self,
            int             step,
            gboolean        extend)
{
  CueGridState *state = cue_compare_grid_get_state (self);
  GListModel   *rows = cue_compare_grid_get_rows (self);
  int           n_rows = g_list_model_get_n_items (rows);
  int           position = cue_grid_list_find (cue_compare_grid_get_list (self), cue_grid_state_get_row (state));
  g_autoptr (CueCompareRow) row = NULL;

  if (n_rows == 0)
    return TRUE;
  row = g_list_model_get_item (rows, CLAMP (position + step, 0, n_rows - 1));
  cue_compare_grid_move (self, cue_compare_row_get_number (row), cue_grid_state_get_column (state), extend, TRUE);
  return TRUE;
}

/* As many rows as are in view. */
static int
get_page (CueCompareGrid *self)
{
  CueGridList *list = cue_compare_grid_get_list (self);
  guint        first;
  guint        last;

  cue_grid_list_get_visible (list, &first, &last);
  return MAX ((int) cue_grid_list_find (list, last) - (int) cue_grid_list_find (list, first), 1);
}

/* To where the sentence that moved stands else. */
static gboolean
follow_link (CueCompareGrid *self)
{
  CueGridState *state = cue_compare_grid_get_state (self);
  guint         column = cue_grid_state_get_column (state);
  g_autoptr (CueCompareRow) row = cue_grid_state_dup_row (state, cue_grid_state_get_row (state));
  guint link = row != NULL && column < cue_grid_state_get_n_columns (state) ? cue_compare_row_get_link (row, column) : 0;

  if (link > 0)
    cue_compare_grid_move (self, link, column, FALSE, TRUE);
  return link > 0;
}

static gboolean
leave_out (CueCompareGrid *self)
{
  CueGridState   *state = cue_compare_grid_get_state (self);
  CueMergedDraft *merged = cue_grid_state_get_merged (state);
  guint           first;
  guint           last;

  cue_grid_state_get_selection (state, &first, &last);
  if (merged == NULL || first == 0)
    return FALSE;
  for (guint number = first; number <= last; number++)
    {
      g_autoptr (CueMergedPiece) piece = cue_grid_state_dup_piece (state, number);

      if (piece != NULL && cue_merged_piece_get_kind (piece) != CUE_PIECE_NONE)
        cue_merged_draft_leave_out (merged, number - 1);
    }
  return TRUE;
}

static gboolean
copy (CueCompareGrid *self)
{
  g_autofree char *text = cue_compare_grid_dup_selected (self);

  if (text == NULL)
    return FALSE;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  return TRUE;
}

static gboolean
take_all (CueCompareGrid *self)
{
  CueGridState *state = cue_compare_grid_get_state (self);
  guint         column = cue_grid_state_get_column (state);

  if (cue_grid_state_get_merged (state) == NULL || column >= cue_grid_state_get_n_columns (state))
    return FALSE;
  cue_merged_draft_take_all (cue_grid_state_get_merged (state), column);
  return TRUE;
}

static gboolean
handle_plain (CueCompareGrid *self,
              guint           keyval,
              gboolean        extend)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_along (self, -1, extend);

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_along (self, 1, extend);

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return move_along (self, -get_page (self), extend);

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return move_along (self, get_page (self), extend);

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_across (self, -1);

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_across (self, 1);

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move_to_end (self, FALSE);

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move_to_end (self, TRUE);

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return leave_out (self);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_F2:
      cue_compare_grid_edit_current (self);
      return TRUE;

    case GDK_KEY_m:
      return follow_link (self);

    default:
      return FALSE;
    }
}

static gboolean
handle_control (CueCompareGrid *self,
                guint           keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move_along (self, -(G_MAXINT / 2), FALSE);

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move_along (self, G_MAXINT / 2, FALSE);

    case GDK_KEY_c:
    case GDK_KEY_Insert:
      return copy (self);

    default:
      return FALSE;
    }
}

/* Towards the merged draft, which is at the end. */
static gboolean
handle_alt (CueCompareGrid *self,
            guint           keyval,
            gboolean        shift)
{
  guint towards = is_mirrored (self) ? GDK_KEY_Left : GDK_KEY_Right;
  guint away = is_mirrored (self) ? GDK_KEY_Right : GDK_KEY_Left;

  if (keyval == towards && shift)
    return take_all (self);
  if (keyval == towards)
    {
      cue_compare_grid_take_current (self);
      return TRUE;
    }
  /* Not "back" either: one slip of the finger must not leave the page. */
  return keyval == away;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        CueCompareGrid        *self)
{
  GdkModifierType pressed = modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  /* Words being written have keys of their own. */
  if (focus == NULL || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  if (pressed == 0 || pressed == GDK_SHIFT_MASK)
    return handle_plain (self, keyval, pressed == GDK_SHIFT_MASK);
  if (pressed == GDK_CONTROL_MASK)
    return handle_control (self, keyval);
  if (pressed == GDK_ALT_MASK || pressed == (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return handle_alt (self, keyval, pressed != GDK_ALT_MASK);
  return FALSE;
}

void
cue_compare_grid_add_keys (CueCompareGrid *self,
                           GtkWidget      *body)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (body, keys);
}
