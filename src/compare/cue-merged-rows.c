/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include <string.h>

/* Most rows that are looked at for a wording whose place is not known. */
#define MAX_CANDIDATES 64

/* Parts on their way to rows. */
typedef struct
{
  CueMergedRows *rows;
  GPtrArray     *parts;   /* (unowned) (element-type CueMergedPart) */
  int           *places;  /* (owned): row by part, -1 while not known */
  gboolean      *claimed; /* (owned): by row */
} Placing;

static CueCompareRow *
dup_row (CueMergedRows *self,
         guint          row)
{
  return g_list_model_get_item (G_LIST_MODEL (self->comparison), row);
}

static void
note_wording (GHashTable *segments,
              const char *text,
              guint       segment)
{
  GArray *list = g_hash_table_lookup (segments, text);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (segments, (gpointer) text, list);
    }
  g_array_append_val (list, segment);
}

/* Which row each segment stands in, and how far the text has got in each row. */
static void
index_rows (CueMergedRows   *self,
            CueMergedColumn *column,
            guint            number)
{
  int last = -1;

  column->rows = g_array_new (FALSE, TRUE, sizeof (guint));
  column->until = g_new (int, (gsize) self->n_rows + 1);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr (CueCompareRow) row = dup_row (self, i);
      int segment = cue_compare_row_get_segment (row, number);

      if (segment >= 0)
        {
          if ((guint) segment >= column->rows->len)
            g_array_set_size (column->rows, (guint) segment + 1);
          g_array_index (column->rows, guint, segment) = i;
        }
      last = MAX (last, segment);
      column->until[i] = last;
    }
}

static void
fill_column (CueMergedRows   *self,
             CueMergedColumn *column,
             guint            number)
{
  index_rows (self, column, number);
  column->layout = cue_merged_layout_new (FALSE);
  column->segments = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < column->rows->len; i++)
    {
      g_autoptr (CueCompareRow) row = dup_row (self, g_array_index (column->rows, guint, i));
      const char *text = cue_compare_row_get_text (row, number);
      const char *source = cue_compare_row_get_source (row, number);

      cue_merged_layout_add (column->layout, text, g_str_has_prefix (source, text) ? source + strlen (text) : "");
      note_wording (column->segments, text, i);
      if (self->structured)
        note_wording (column->segments, source, i);
    }
}

CueMergedRows *
cue_merged_rows_new (CueComparison *comparison,
                     const guint   *origins)
{
  CueMergedRows *self = g_new0 (CueMergedRows, 1);

  self->comparison = g_object_ref (comparison);
  self->n_rows = g_list_model_get_n_items (G_LIST_MODEL (comparison));
  self->n_columns = cue_comparison_get_n_columns (comparison);
  self->baseline = cue_comparison_get_baseline (comparison);
  self->structured = cue_comparison_is_structured (comparison);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].origin = origins[i];
      fill_column (self, &self->columns[i], i);
    }
  return self;
}

void
cue_merged_rows_free (CueMergedRows *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      cue_merged_layout_unref (self->columns[i].layout);
      g_array_unref (self->columns[i].rows);
      g_free (self->columns[i].until);
      g_hash_table_unref (self->columns[i].segments);
    }
  g_object_unref (self->comparison);
  g_free (self);
}

int
cue_merged_rows_find_column (CueMergedRows *self,
                             guint          origin)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (origin != 0 && self->columns[i].origin == origin)
      return (int) i;
  return -1;
}

CueMergedPart *
cue_merged_rows_make_part (CueMergedRows *self,
                           guint          row,
                           guint          column)
{
  g_autoptr (CueCompareRow) line = dup_row (self, row);
  int            segment = cue_compare_row_get_segment (line, column);
  CueMergedPart *part;

  if (segment < 0)
    return NULL;
  part = cue_merged_part_new (cue_compare_row_get_text (line, column));
  if (self->structured)
    part->source = g_strdup (cue_compare_row_get_source (line, column));
  part->origin = self->columns[column].origin;
  part->segment = segment;
  cue_merged_part_set_layout (part, self->columns[column].layout, (guint) segment);
  return part;
}

void
cue_merged_rows_anchor (CueMergedRows *self,
                        guint          row,
                        CueMergedPart *part)
{
  g_autoptr (CueCompareRow) line = NULL;

  if (row >= self->n_rows)
    return;
  line = dup_row (self, row);
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint column = (self->baseline + i) % self->n_columns;
      int   segment = cue_compare_row_get_segment (line, column);

      if (segment < 0)
        continue;
      part->own = TRUE;
      part->origin = self->columns[column].origin;
      part->segment = segment;
      g_free (part->from);
      part->from = g_strdup (cue_compare_row_get_text (line, column));
      if (part->layout == NULL)
        cue_merged_part_set_layout (part, self->columns[column].layout, (guint) segment);
      return;
    }
}

gboolean
cue_merged_rows_is_in_place (CueMergedRows       *self,
                             guint                row,
                             const CueMergedPart *part)
{
  g_autoptr (CueCompareRow) line = NULL;
  int column = cue_merged_rows_find_column (self, part->origin);

  if (part->edited || part->own || column < 0 || row >= self->n_rows)
    return FALSE;
  line = dup_row (self, row);
  return cue_compare_row_get_segment (line, (guint) column) == part->segment;
}

/* The row in which the baseline has what @row tells of; -1 where it has it nowhere. */
static int
find_home (CueMergedRows *self,
           guint          row)
{
  g_autoptr (CueCompareRow) line = dup_row (self, row);

  if (cue_compare_row_get_segment (line, self->baseline) >= 0)
    return (int) row;
  for (guint i = 0; i < self->n_columns; i++)
    if (cue_compare_row_get_kind (line, i) == CUE_CELL_MOVED)
      return (int) cue_compare_row_get_link (line, i) - 1;
  return -1;
}

static void
add_place (GArray *places,
           guint   place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, guint, i) == place)
      return;
  g_array_append_val (places, place);
}

GArray *
cue_merged_rows_list_other_places (CueMergedRows *self,
                                   guint          row)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  int     home = find_home (self, row);
  g_autoptr (CueCompareRow) line = NULL;

  if (home < 0)
    return places;
  if ((guint) home != row)
    add_place (places, (guint) home);
  line = dup_row (self, (guint) home);
  for (guint i = 0; i < self->n_columns; i++)
    if (cue_compare_row_get_kind (line, i) == CUE_CELL_ELSEWHERE && cue_compare_row_get_link (line, i) - 1 != row)
      add_place (places, cue_compare_row_get_link (line, i) - 1);
  return places;
}

static const char *
get_wording (const CueMergedPart *part)
{
  return part->from != NULL ? part->from : part->text;
}

/* The segment of @column with the part's wording that is nearest to where it was; -1 for none. */
static int
find_segment (CueMergedColumn     *column,
              const CueMergedPart *part)
{
  GArray *list = part->source != NULL ? g_hash_table_lookup (column->segments, part->source) : NULL;
  int     best = -1;

  if (list == NULL)
    list = g_hash_table_lookup (column->segments, get_wording (part));
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      int segment = (int) g_array_index (list, guint, i);

      if (best < 0 || ABS (segment - part->segment) < ABS (best - part->segment))
        best = segment;
    }
  return best;
}

/* Makes the part say which segment it stands at; copies it first where it is shared. */
static void
move_origin (Placing         *placing,
             guint            i,
             CueMergedColumn *column,
             int              segment)
{
  CueMergedPart *part = g_ptr_array_index (placing->parts, i);
  CueMergedPart *copy;

  if (part->origin == column->origin && part->segment == segment && (part->layout == NULL || part->layout == column->layout || cue_merged_layout_is_written (part->layout)))
    return;
  copy = cue_merged_part_copy (part);
  copy->origin = column->origin;
  copy->segment = segment;
  if (part->layout != NULL && !cue_merged_layout_is_written (part->layout))
    cue_merged_part_set_layout (copy, column->layout, (guint) segment);
  placing->parts->pdata[i] = copy;
  cue_merged_part_unref (part);
}

/* Finds the row of a part's origin, or of another text with the very wording. */
static void
place_by_origin (Placing *placing,
                 guint    i)
{
  CueMergedRows *rows = placing->rows;
  CueMergedPart *part = g_ptr_array_index (placing->parts, i);
  int            own = cue_merged_rows_find_column (rows, part->origin);

  for (guint k = 0; k < rows->n_columns; k++)
    {
      guint            number = own >= 0 ? (guint) own : k;
      CueMergedColumn *column = &rows->columns[number];
      int              segment = find_segment (column, part);

      if (segment >= 0)
        {
          placing->places[i] = (int) g_array_index (column->rows, guint, segment);
          placing->claimed[placing->places[i]] = TRUE;
          move_origin (placing, i, column, segment);
          return;
        }
      if (own >= 0)
        return;
    }
}

/* How many words of @wording (a set) @text has, as a share of its own. */
static double
measure_likeness (GHashTable *wording,
                  const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint n_common = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_hash_table_contains (wording, words[i]))
      n_common++;
  return (double) n_common / MAX (1, g_strv_length (words));
}

/* How well the part would stand in @row. */
static double
rate_row (Placing             *placing,
          const CueMergedPart *part,
          GHashTable          *wording,
          guint                row)
{
  g_autoptr (CueCompareRow) line = dup_row (placing->rows, row);
  int    own = cue_merged_rows_find_column (placing->rows, part->origin);
  double best = 0;

  for (guint i = 0; i < placing->rows->n_columns; i++)
    {
      const char *text = cue_compare_row_get_text (line, i);
      double      likeness = text[0] != '\0' ? measure_likeness (wording, text) : 0;

      best = MAX (best, likeness + (text[0] != '\0' && own == (int) i ? 0.5 : 0));
    }
  return best;
}

/* The free row between two others where the part fits best; -1 where none is free. */
static int
find_free_row (Placing             *placing,
               const CueMergedPart *part,
               int                  lower,
               int                  upper)
{
  g_auto (GStrv) words = g_strsplit_set (get_wording (part), " \t\n", -1);
  g_autoptr (GHashTable) wording = g_hash_table_new (g_str_hash, g_str_equal);
  int    found = -1;
  double best = -1;

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (wording, words[i]);
  for (int row = lower + 1; row < upper && row - lower <= MAX_CANDIDATES; row++)
    {
      double rate = placing->claimed[row] ? -1 : rate_row (placing, part, wording, (guint) row);

      if (rate > best)
        {
          best = rate;
          found = row;
        }
    }
  return found;
}

/* Puts what no row was found for beside its neighbours. */
static void
place_by_neighbours (Placing *placing)
{
  int             n_rows = (int) placing->rows->n_rows;
  int             lower = -1;
  g_autofree int *next = g_new (int, (gsize) placing->parts->len + 1);

  next[placing->parts->len] = n_rows;
  for (guint i = placing->parts->len; i > 0; i--)
    next[i - 1] = placing->places[i - 1] >= 0 ? placing->places[i - 1] : next[i];
  for (guint i = 0; i < placing->parts->len; i++)
    {
      const CueMergedPart *part = g_ptr_array_index (placing->parts, i);

      if (placing->places[i] < 0)
        {
          int upper = next[i];
          int row;

          row = find_free_row (placing, part, lower, upper);
          if (row < 0)
            row = lower >= 0 ? lower : MIN (upper, n_rows - 1);
          placing->places[i] = row;
          placing->claimed[row] = TRUE;
        }
      lower = placing->places[i];
    }
}

static GPtrArray *
copy_parts (GPtrArray *parts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_part_unref);

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (copy, cue_merged_part_ref (g_ptr_array_index (parts, i)));
  return copy;
}

static GPtrArray *
collect_pieces (Placing *placing)
{
  GPtrArray             *pieces = g_ptr_array_new_with_free_func (g_object_unref);
  guint                  n_rows = placing->rows->n_rows;
  g_autofree GPtrArray **lists = g_new0 (GPtrArray *, (gsize) n_rows + 1);

  for (guint i = 0; i < placing->parts->len; i++)
    {
      GPtrArray **list = &lists[placing->places[i]];

      if (*list == NULL)
        *list = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_part_unref);
      g_ptr_array_add (*list, cue_merged_part_ref (g_ptr_array_index (placing->parts, i)));
    }
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (pieces, cue_merged_piece_new (placing->rows, i, lists[i]));
  return pieces;
}

GPtrArray *
cue_merged_rows_place (CueMergedRows *self,
                       GPtrArray     *parts)
{
  Placing    placing = { self, NULL, NULL, NULL };
  GPtrArray *pieces;

  if (self->n_rows == 0)
    {
      pieces = g_ptr_array_new_with_free_func (g_object_unref);
      if (parts->len > 0)
        g_ptr_array_add (pieces, cue_merged_piece_new (self, 0, copy_parts (parts)));
      return pieces;
    }
  placing.parts = copy_parts (parts);
  placing.places = g_new (int, (gsize) parts->len + 1);
  placing.claimed = g_new0 (gboolean, self->n_rows);
  for (guint i = 0; i < parts->len; i++)
    {
      placing.places[i] = -1;
      place_by_origin (&placing, i);
    }
  place_by_neighbours (&placing);
  pieces = collect_pieces (&placing);
  g_ptr_array_unref (placing.parts);
  g_free (placing.places);
  g_free (placing.claimed);
  return pieces;
}

GPtrArray *
cue_merged_list_parts (GPtrArray *pieces)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_part_unref);

  for (guint i = 0; i < pieces->len; i++)
    {
      GPtrArray *own = cue_merged_piece_get_parts (g_ptr_array_index (pieces, i));

      for (guint k = 0; k < own->len; k++)
        g_ptr_array_add (parts, cue_merged_part_ref (g_ptr_array_index (own, k)));
    }
  return parts;
}
