/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-column-widths.h"

#include <string.h>

/* Under this (px) a column cannot be read. */
#define LEAST 280

struct _CueColumnWidths
{
  GObject parent_instance;

  guint n_columns;
  guint shown;
};

G_DEFINE_FINAL_TYPE (CueColumnWidths, cue_column_widths, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the tester set, by the number of columns; 0 stands for 1. Main thread. */
static double shares[CUE_COLUMN_WIDTHS_MAX + 1][CUE_COLUMN_WIDTHS_MAX];

static double
get_share (CueColumnWidths *self,
           guint            column)
{
  double share = shares[self->n_columns][column];

  return share > 0 ? share : 1;
}

/* Where the first @n columns together end (px). Rounded once, so that lines of rows and heads meet. */
static int
find_end (CueColumnWidths *self,
          int              total,
          guint            n)
{
  double sum = 0;
  double part = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      double share = cue_column_widths_is_shown (self, i) ? get_share (self, i) : 0;

      sum += share;
      part += i < n ? share : 0;
    }
  if (sum <= 0)
    return CUE_COLUMN_WIDTHS_GUTTER;
  return CUE_COLUMN_WIDTHS_GUTTER + (int) (MAX (total - CUE_COLUMN_WIDTHS_GUTTER, 0) * part / sum + .5);
}

static void
cue_column_widths_class_init (CueColumnWidthsClass *klass)
{
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_column_widths_init (CueColumnWidths *self)
{
}

CueColumnWidths *
cue_column_widths_new (void)
{
  return g_object_new (CUE_TYPE_COLUMN_WIDTHS, NULL);
}

void
cue_column_widths_set_columns (CueColumnWidths *self,
                               guint            n_columns,
                               guint            shown)
{
  g_return_if_fail (CUE_IS_COLUMN_WIDTHS (self));
  g_return_if_fail (n_columns <= CUE_COLUMN_WIDTHS_MAX);

  if (self->n_columns == n_columns && self->shown == shown)
    return;
  self->n_columns = n_columns;
  self->shown = shown;
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
cue_column_widths_get_n (CueColumnWidths *self)
{
  g_return_val_if_fail (CUE_IS_COLUMN_WIDTHS (self), 0);
  return self->n_columns;
}

gboolean
cue_column_widths_is_shown (CueColumnWidths *self,
                            guint            column)
{
  g_return_val_if_fail (CUE_IS_COLUMN_WIDTHS (self), FALSE);
  return column < self->n_columns && (self->shown & (1u << column)) != 0;
}

int
cue_column_widths_get_next (CueColumnWidths *self,
                            int              column)
{
  g_return_val_if_fail (CUE_IS_COLUMN_WIDTHS (self), -1);

  for (guint i = column + 1; i < self->n_columns; i++)
    {
      if (cue_column_widths_is_shown (self, i))
        return i;
    }
  return -1;
}

void
cue_column_widths_measure (CueColumnWidths *self,
                           int              total,
                           guint            column,
                           int             *start,
                           int             *width)
{
  int from;

  g_return_if_fail (CUE_IS_COLUMN_WIDTHS (self));

  from = find_end (self, total, column);
  if (start != NULL)
    *start = from;
  if (width != NULL)
    *width = find_end (self, total, column + 1) - from;
}

int
cue_column_widths_get_least (CueColumnWidths *self,
                             int              total)
{
  int n_shown = 0;

  g_return_val_if_fail (CUE_IS_COLUMN_WIDTHS (self), 0);

  for (guint i = 0; i < self->n_columns; i++)
    n_shown += cue_column_widths_is_shown (self, i);
  return MIN (LEAST, (total - CUE_COLUMN_WIDTHS_GUTTER) / MAX (n_shown, 1));
}

/* What shows is written down in pixels, the rest in proportion, so that the columns stay as they are. */
void
cue_column_widths_move (CueColumnWidths *self,
                        int              total,
                        guint            column,
                        int              delta)
{
  double widths[CUE_COLUMN_WIDTHS_MAX];
  int    least;
  int    next;
  int    room = total - CUE_COLUMN_WIDTHS_GUTTER;

  g_return_if_fail (CUE_IS_COLUMN_WIDTHS (self));
  g_return_if_fail (cue_column_widths_is_shown (self, column));

  next = cue_column_widths_get_next (self, column);
  if (next < 0 || room <= 0)
    return;
  least = cue_column_widths_get_least (self, total);
  for (guint i = 0; i < self->n_columns; i++)
    {
      int width;

      cue_column_widths_measure (self, total, i, NULL, &width);
      widths[i] = width > 0 ? width : get_share (self, i);
    }
  delta = CLAMP (delta, MIN (least - (int) widths[column], 0), MAX ((int) widths[next] - least, 0));
  if (delta == 0)
    return;
  widths[column] += delta;
  widths[next] -= delta;
  for (guint i = 0; i < self->n_columns; i++)
    shares[self->n_columns][i] = cue_column_widths_is_shown (self, i) ? widths[i] / room * self->n_columns : widths[i];
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cue_column_widths_level (CueColumnWidths *self)
{
  g_return_if_fail (CUE_IS_COLUMN_WIDTHS (self));

  memset (shares[self->n_columns], 0, sizeof shares[self->n_columns]);
  g_signal_emit (self, signals[CHANGED], 0);
}
