/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare-row.h"

#include "cue-segments.h"
#include "cue-word-diff.h"

#include <string.h>

/* Under this share of words that stay, struck words between new ones cannot be read. */
#define MIN_KEPT 0.6

/* Bytes of two cells from which their marks are made ahead. */
#define LONG_CELL 8000

struct _CueCompareRow
{
  GObject parent_instance;

  guint          number;
  guint          baseline;
  guint          n_columns;
  CueCompareCell cells[CUE_COMPARE_MAX_COLUMNS];
  GPtrArray     *spans[CUE_COMPARE_MAX_COLUMNS]; /* (owned) (nullable) (element-type CueSpan): once asked for */
};

G_DEFINE_FINAL_TYPE (CueCompareRow, cue_compare_row, G_TYPE_OBJECT)

static void
add_span (GPtrArray  *spans,
          CueSpanKind kind,
          const char *text)
{
  CueSpan *span;

  if (text[0] == '\0')
    return;
  span = g_new (CueSpan, 1);
  span->kind = kind;
  span->text = g_strdup (text);
  g_ptr_array_add (spans, span);
}

/* Takes the struck words out. */
static void
drop_removed (GPtrArray *spans)
{
  for (guint i = spans->len; i > 0; i--)
    if (((CueSpan *) g_ptr_array_index (spans, i - 1))->kind == CUE_SPAN_REMOVED)
      g_ptr_array_remove_index (spans, i - 1);
}

/* Joins spans of a kind that stand together. */
static void
join_alike (GPtrArray *spans)
{
  for (guint i = 1; i < spans->len;)
    {
      CueSpan *before = g_ptr_array_index (spans, i - 1);
      CueSpan *span = g_ptr_array_index (spans, i);
      char    *joined;

      if (before->kind != span->kind)
        {
          i++;
          continue;
        }
      joined = g_strconcat (before->text, span->text, NULL);
      g_free (before->text);
      before->text = joined;
      g_ptr_array_remove_index (spans, i);
    }
}

/* Puts the first @length bytes of @text before the spans, unmarked. */
static void
put_before (GPtrArray  *spans,
            const char *text,
            gsize       length)
{
  CueSpan *span = g_new (CueSpan, 1);

  span->kind = CUE_SPAN_SAME;
  span->text = g_strndup (text, length);
  g_ptr_array_insert (spans, 0, span);
}

/* The marks of a reworded cell. Where both are numbered steps, the numbers (of so many bytes) are layout and have none;
 * where only one is, its number is a change like any other: a sentence became a step, or the other way round. */
static GPtrArray *
make_marks (const char      *base,
            guint            base_number,
            const char      *own,
            guint            own_number,
            CueWordDiffInfo *info)
{
  GPtrArray *spans;

  if (base_number == 0 || own_number == 0)
    base_number = own_number = 0;
  spans = cue_word_diff_full (base + base_number, own + own_number, TRUE, info);
  if (info->kept < MIN_KEPT)
    drop_removed (spans);
  if (own_number > 0)
    put_before (spans, own, own_number);
  join_alike (spans);
  return spans;
}

static const char *
get_text (CueCompareRow *self,
          guint          column)
{
  return self->cells[column].text != NULL ? self->cells[column].text : "";
}

/* What @column's marks are against. */
static const char *
get_base (CueCompareRow *self,
          guint          column,
          guint         *number)
{
  const CueCompareCell *cell = &self->cells[column];

  *number = cell->base != NULL ? cell->base_number : self->cells[self->baseline].number;
  return cell->base != NULL ? cell->base : get_text (self, self->baseline);
}

static gboolean
is_marked (CueCompareRow *self,
           guint          column)
{
  return self->cells[column].kind == CUE_CELL_CHANGED || self->cells[column].kind == CUE_CELL_MOVED;
}

static GPtrArray *
make_spans (CueCompareRow *self,
            guint          column,
            gboolean      *coarse)
{
  guint           base_number;
  const char     *base = get_base (self, column, &base_number);
  const char     *text = get_text (self, column);
  GPtrArray      *spans;
  CueWordDiffInfo info = { 1, FALSE };

  if (is_marked (self, column))
    spans = make_marks (base, base_number, text, self->cells[column].number, &info);
  else
    {
      spans = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_span_free);
      add_span (spans, self->cells[column].kind == CUE_CELL_ONLY ? CUE_SPAN_ADDED : CUE_SPAN_SAME, text);
    }
  *coarse = info.coarse;
  return spans;
}

static void
cue_compare_row_finalize (GObject *object)
{
  CueCompareRow *self = CUE_COMPARE_ROW (object);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->cells[i].text);
      g_free (self->cells[i].source);
      g_free (self->cells[i].base);
      g_clear_pointer (&self->spans[i], g_ptr_array_unref);
    }
  G_OBJECT_CLASS (cue_compare_row_parent_class)->finalize (object);
}

static void
cue_compare_row_class_init (CueCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_compare_row_finalize;
}

static void
cue_compare_row_init (CueCompareRow *self)
{
}

CueCompareRow *
cue_compare_row_new (guint                 number,
                     guint                 baseline,
                     guint                 n_columns,
                     const CueCompareCell *cells)
{
  CueCompareRow *self;

  g_return_val_if_fail (n_columns <= CUE_COMPARE_MAX_COLUMNS, NULL);

  self = g_object_new (CUE_TYPE_COMPARE_ROW, NULL);
  self->number = number;
  self->baseline = baseline;
  self->n_columns = n_columns;
  memcpy (self->cells, cells, n_columns * sizeof cells[0]);
  return self;
}

gboolean
cue_compare_row_prepare (CueCompareRow *self)
{
  gboolean fine = TRUE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean coarse;
      guint    number;

      if (is_marked (self, i) && strlen (get_text (self, i)) + strlen (get_base (self, i, &number)) > LONG_CELL)
        {

          self->spans[i] = make_spans (self, i, &coarse);
          fine = fine && !coarse;
        }
    }
  return fine;
}

guint
cue_compare_row_get_number (CueCompareRow *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (self), 0);

  return self->number;
}

CueCellKind
cue_compare_row_get_kind (CueCompareRow *self,
                          guint          column)
{
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (self), CUE_CELL_MISSING);
  g_return_val_if_fail (column < self->n_columns, CUE_CELL_MISSING);

  return self->cells[column].kind;
}

const char *
cue_compare_row_get_text (CueCompareRow *self,
                          guint          column)
{
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (self), "");
  g_return_val_if_fail (column < self->n_columns, "");

  return get_text (self, column);
}

guint
cue_compare_row_get_link (CueCompareRow *self,
                          guint          column)
{
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (self), 0);
  g_return_val_if_fail (column < self->n_columns, 0);

  return self->cells[column].link;
}

const char *
cue_compare_row_get_source (CueCompareRow *self,
                            guint          column)
{
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (self), "");
  g_return_val_if_fail (column < self->n_columns, "");

  return self->cells[column].source != NULL ? self->cells[column].source : "";
}

int
cue_compare_row_get_segment (CueCompareRow *self,
                             guint          column)
{
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (self), -1);
  g_return_val_if_fail (column < self->n_columns, -1);

  return self->cells[column].segment;
}

GPtrArray *
cue_compare_row_get_spans (CueCompareRow *self,
                           guint          column)
{
  gboolean coarse;

  g_return_val_if_fail (CUE_IS_COMPARE_ROW (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  if (self->spans[column] == NULL)
    self->spans[column] = make_spans (self, column, &coarse);
  return self->spans[column];
}

gboolean
cue_compare_row_is_changed (CueCompareRow *self)
{
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (self), FALSE);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->cells[i].kind != CUE_CELL_SAME)
      return TRUE;
  return FALSE;
}
