/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-grid-line.h"

#include "cue-column-layout.h"
#include "cue-draft-cell.h"
#include "cue-grid-cell.h"

/* For guessing heights: what an average letter and a line of text take (px), what stands round the text, and where a cell is cut. */
#define LETTER 7.4
#define LINE 22
#define BESIDE 70
#define ROUND 20
#define MOST_LINES 12

struct _CueGridLine
{
  GtkWidget parent_instance;

  GtkLabel *number; /* (unowned) (nullable): child */

  CueGridState  *state; /* (owned) */
  CueCompareRow *row;   /* (owned) (nullable) */
  int            column;
  guint          n_columns; /* of texts, that the cells are for */
  gboolean       awake;
};

G_DEFINE_FINAL_TYPE (CueGridLine, cue_grid_line, GTK_TYPE_WIDGET)

static guint
count_cells (CueGridLine *self)
{
  guint n_columns = cue_grid_state_get_n_columns (self->state);

  if (self->column >= 0)
    return 1;
  return n_columns + (cue_grid_state_get_merged (self->state) != NULL ? 1 : 0);
}

static int
guess_height (CueGridLine *self,
              int          width)
{
  CueColumnWidths *widths = cue_grid_state_get_widths (self->state);
  int              n_lines = 1;

  for (guint i = 0; i < cue_grid_state_get_n_columns (self->state); i++)
    {
      int   column_width = width;
      glong length = g_utf8_strlen (cue_compare_row_get_text (self->row, i), -1);

      if (self->column >= 0 ? (int) i != self->column : !cue_column_widths_is_shown (widths, i))
        continue;
      if (self->column < 0)
        cue_column_widths_measure (widths, width, i, NULL, &column_width);
      n_lines = MAX (n_lines, (int) (length * LETTER / MAX (column_width - BESIDE, 40)) + 1);
    }
  return ROUND + MIN (n_lines, MOST_LINES) * LINE;
}

static void
show_number (CueGridLine *self)
{
  g_autofree char *text = g_strdup_printf ("%u", cue_compare_row_get_number (self->row));

  if (self->number != NULL)
    gtk_label_set_text (self->number, text);
}

static GtkWidget *
get_first_cell (CueGridLine *self)
{
  return self->number != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (self->number))
                              : gtk_widget_get_first_child (GTK_WIDGET (self));
}

static GtkWidget *
create_cell (CueGridLine *self,
             guint        column)
{
  return column < self->n_columns ? cue_grid_cell_new (self->state, column, self->column >= 0) : cue_draft_cell_new (self->state);
}

/* Other columns than before need other cells. */
static void
make_cells (CueGridLine *self)
{
  guint      n_wanted = count_cells (self);
  guint      n_columns = cue_grid_state_get_n_columns (self->state);
  guint      n_present = 0;
  GtkWidget *cell;

  for (cell = get_first_cell (self); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    n_present++;
  if (n_present == n_wanted && self->n_columns == n_columns)
    return;
  while ((cell = get_first_cell (self)) != NULL)
    gtk_widget_unparent (cell);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_wanted; i++)
    gtk_widget_set_parent (create_cell (self, self->column >= 0 ? (guint) self->column : i), GTK_WIDGET (self));
}

static void
refresh (CueGridLine *self)
{
  if (self->row == NULL || !self->awake)
    return;
  make_cells (self);
  for (GtkWidget *cell = get_first_cell (self); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      if (CUE_IS_GRID_CELL (cell))
        cue_grid_cell_show (CUE_GRID_CELL (cell), self->row);
      else
        cue_draft_cell_show (CUE_DRAFT_CELL (cell), self->row);
    }
}

static void
draft_changed_cb (CueGridLine *self)
{
  if (self->row == NULL || !self->awake)
    return;
  for (GtkWidget *cell = get_first_cell (self); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      if (CUE_IS_GRID_CELL (cell))
        cue_grid_cell_update_draft (CUE_GRID_CELL (cell));
      else
        cue_draft_cell_show (CUE_DRAFT_CELL (cell), self->row);
    }
}

static void
place_changed_cb (CueGridLine *self)
{
  gboolean current = self->row != NULL && cue_compare_row_get_number (self->row) == cue_grid_state_get_row (self->state);

  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

static gboolean
cue_grid_line_grab_focus (GtkWidget *widget)
{
  CueGridLine *self = CUE_GRID_LINE (widget);
  GtkWidget   *cell = cue_grid_line_get_cell (self, cue_grid_state_get_column (self->state));

  return cell != NULL && gtk_widget_grab_focus (cell);
}

static void
cue_grid_line_dispose (GObject *object)
{
  CueGridLine *self = CUE_GRID_LINE (object);
  GtkWidget   *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->number = NULL;
  g_clear_object (&self->row);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (cue_grid_line_parent_class)->dispose (object);
}

static void
cue_grid_line_class_init (CueGridLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_grid_line_dispose;
  widget_class->grab_focus = cue_grid_line_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "compareline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
cue_grid_line_init (CueGridLine *self)
{
}

static void
add_number (CueGridLine *self)
{
  self->number = g_object_new (GTK_TYPE_LABEL,
                               "xalign", 1.0,
                               "yalign", 0.0,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                               NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "row-number");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->number), GTK_WIDGET (self));
}

GtkWidget *
cue_grid_line_new (CueGridState *state,
                   int           column)
{
  CueGridLine *self;

  g_return_val_if_fail (CUE_IS_GRID_STATE (state), NULL);

  self = g_object_new (CUE_TYPE_GRID_LINE, NULL);
  self->state = g_object_ref (state);
  self->column = column;
  if (column < 0)
    {
      gtk_widget_set_layout_manager (GTK_WIDGET (self), cue_column_layout_new (cue_grid_state_get_widths (state)));
      add_number (self);
    }
  else
    gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_bin_layout_new ());
  g_signal_connect_object (state, "rows-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "look-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "draft-changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "place-changed", G_CALLBACK (place_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
show_cells (CueGridLine *self,
            gboolean     visible)
{
  for (GtkWidget *cell = get_first_cell (self); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    gtk_widget_set_visible (cell, visible);
}

static void
finish_editing (CueGridLine *self)
{
  GtkWidget *cell = gtk_widget_get_last_child (GTK_WIDGET (self));

  if (CUE_IS_DRAFT_CELL (cell))
    cue_draft_cell_show (CUE_DRAFT_CELL (cell), NULL);
}

void
cue_grid_line_set_row (CueGridLine   *self,
                       CueCompareRow *row,
                       int            width)
{
  g_return_if_fail (CUE_IS_GRID_LINE (self));

  if (!g_set_object (&self->row, row) && row != NULL)
    return;
  self->awake = FALSE;
  finish_editing (self);
  show_cells (self, FALSE);
  if (row == NULL)
    return;
  show_number (self);
  place_changed_cb (self);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, guess_height (self, width));
}

guint
cue_grid_line_get_number (CueGridLine *self)
{
  g_return_val_if_fail (CUE_IS_GRID_LINE (self), 0);
  return self->row != NULL ? cue_compare_row_get_number (self->row) : 0;
}

gboolean
cue_grid_line_is_awake (CueGridLine *self)
{
  g_return_val_if_fail (CUE_IS_GRID_LINE (self), FALSE);
  return self->awake;
}

void
cue_grid_line_wake (CueGridLine *self)
{
  g_return_if_fail (CUE_IS_GRID_LINE (self));

  if (self->awake || self->row == NULL)
    return;
  self->awake = TRUE;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
  refresh (self);
  show_cells (self, TRUE);
}

GtkWidget *
cue_grid_line_get_cell (CueGridLine *self,
                        guint        column)
{
  GtkWidget *cell;

  g_return_val_if_fail (CUE_IS_GRID_LINE (self), NULL);

  cue_grid_line_wake (self);
  cell = get_first_cell (self);
  if (self->column >= 0)
    return (guint) self->column == column ? cell : NULL;
  for (guint i = 0; i < column && cell != NULL; i++)
    cell = gtk_widget_get_next_sibling (cell);
  return cell;
}
