/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include "cue-align.h"
#include "cue-segments.h"

#include <string.h>

/* A stretch of the edited text that becomes one part. */
typedef struct
{
  gsize          start;
  gsize          end;
  int            owner; /* the range it was written from, -1 for none */
  CueMergedPart *part;  /* (owned) */
  guint          row;
} Unit;

/* Reading an edited text again. */
typedef struct
{
  CueMergedRows *rows;
  const char    *before; /* what the draft said */
  const char    *text;
  GArray        *ranges; /* (element-type CueMergedRange): of @before */
  GArray        *units;  /* (element-type Unit) */
} Reader;

static void
unit_clear (gpointer data)
{
  Unit *unit = data;

  g_clear_pointer (&unit->part, cue_merged_part_unref);
}

/* (transfer full): for each segment of the edited text the range it belongs to, -1 where it is new. */
static int *
find_owners (Reader            *reader,
             const CueSegments *before,
             const CueSegments *after)
{
  g_autoptr (CueAligner) aligner = cue_aligner_new ();
  g_autofree CueAlignItem *left = g_new (CueAlignItem, (gsize) before->segments->len + 1);
  g_autofree CueAlignItem *right = g_new (CueAlignItem, (gsize) after->segments->len + 1);
  g_autofree int          *partner = g_new (int, (gsize) before->segments->len + 1);
  int                     *owners = g_new (int, (gsize) after->segments->len + 1);
  guint                    range = 0;

  cue_aligner_add (aligner, before);
  cue_aligner_add (aligner, after);
  for (guint i = 0; i < before->segments->len; i++)
    left[i] = (CueAlignItem){ 0, i };
  for (guint i = 0; i < after->segments->len; i++)
    {
      right[i] = (CueAlignItem){ 1, i };
      owners[i] = -1;
    }
  cue_aligner_match (aligner, left, before->segments->len, right, after->segments->len, partner);
  for (guint i = 0; i < before->segments->len; i++)
    {
      while (range + 1 < reader->ranges->len && g_array_index (reader->ranges, CueMergedRange, range).end <= cue_segments_get (before, i)->offset)
        range++;
      if (partner[i] >= 0)
        owners[partner[i]] = (int) range;
    }
  return owners;
}

/* The last segment from @from on that belongs to the same range, with what is new between. */
static guint
find_end (const int *owners,
          guint      n,
          guint      from)
{
  guint last = from;

  for (guint i = from + 1; owners[from] >= 0 && i < n && (owners[i] < 0 || owners[i] == owners[from]); i++)
    if (owners[i] == owners[from])
      last = i;
  return last;
}

static void
find_units (Reader *reader)
{
  g_autoptr (CueSegments) before = cue_segments_new (reader->before);
  g_autoptr (CueSegments) after = cue_segments_new (reader->text);
  g_autofree int *owners = find_owners (reader, before, after);

  for (guint i = 0; i < after->segments->len; i++)
    {
      guint             last = find_end (owners, after->segments->len, i);
      const CueSegment *end = cue_segments_get (after, last);
      Unit              unit = { cue_segments_get (after, i)->offset, (gsize) end->offset + end->length, owners[i], NULL, 0 };

      g_array_append_val (reader->units, unit);
      i = last;
    }
}

/* Whether @text is what was written there, the step's number aside. */
static gboolean
is_as_written (Reader               *reader,
               const CueMergedRange *range,
               const char           *text)
{
  const char *before = reader->before + range->start;
  gsize       length = range->end - range->start;
  gsize       before_digits = 0;
  gsize       digits = 0;

  if (cue_merged_measure_number (before, &before_digits) < 0 || cue_merged_measure_number (text, &digits) < 0)
    before_digits = digits = 0;
  return strlen (text) - digits == length - before_digits && memcmp (text + digits, before + before_digits, length - before_digits) == 0;
}

/* What became of a part of the draft. */
static void
read_known (Reader *reader,
            Unit   *unit)
{
  const CueMergedRange *range = &g_array_index (reader->ranges, CueMergedRange, unit->owner);
  g_autofree char      *text = g_strndup (reader->text + unit->start, unit->end - unit->start);
  CueMergedPart        *part = range->part;

  unit->row = range->row;
  if (is_as_written (reader, range, text))
    {
      unit->part = cue_merged_part_ref (part);
      return;
    }
  unit->part = cue_merged_part_copy (part);
  if (unit->part->from == NULL)
    unit->part->from = g_strdup (part->text);
  unit->part->edited = unit->part->own || !g_str_equal (unit->part->from, text);
  if (!unit->part->edited)
    g_clear_pointer (&unit->part->from, g_free);
  g_free (unit->part->text);
  unit->part->text = g_steal_pointer (&text);
}

/* Looks for the very wording in the rows between two others. */
static gboolean
read_from_column (Reader *reader,
                  Unit   *unit,
                  int     lower,
                  guint   upper)
{
  g_autofree char *text = g_strndup (reader->text + unit->start, unit->end - unit->start);

  for (guint i = 0; i < reader->rows->n_columns; i++)
    {
      CueMergedColumn *column = &reader->rows->columns[i];
      GArray          *list = g_hash_table_lookup (column->segments, text);

      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          guint row = g_array_index (column->rows, guint, g_array_index (list, guint, k));

          if ((int) row > lower && row < upper)
            {
              unit->row = row;
              unit->part = cue_merged_rows_make_part (reader->rows, row, i);
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* Makes @part find its place where @neighbour finds it. */
static void
anchor_beside (CueMergedPart       *part,
               const CueMergedPart *neighbour)
{
  part->own = TRUE;
  part->origin = neighbour->origin;
  part->segment = neighbour->segment;
  part->from = g_strdup (neighbour->from != NULL ? neighbour->from : neighbour->text);
}

/* The tester's own words, which stand beside what is written before them, or after. */
static void
read_own (Reader               *reader,
          Unit                 *unit,
          const Unit           *before,
          const CueMergedRange *after)
{
  g_autofree char     *text = g_strndup (reader->text + unit->start, unit->end - unit->start);
  const CueMergedPart *neighbour = before != NULL ? before->part : after != NULL ? after->part
                                                                                 : NULL;

  unit->part = cue_merged_part_new (text);
  unit->part->edited = TRUE;
  unit->row = before != NULL ? before->row : after != NULL ? after->row
                                                           : 0;
  if (neighbour != NULL && neighbour->origin != 0)
    anchor_beside (unit->part, neighbour);
  else
    cue_merged_rows_anchor (reader->rows, unit->row, unit->part);
}

/* (nullable): the range of the first unit from @i on that was there before. */
static const CueMergedRange *
find_next_known (Reader *reader,
                 guint   i)
{
  for (; i < reader->units->len; i++)
    {
      int owner = g_array_index (reader->units, Unit, i).owner;

      if (owner >= 0)
        return &g_array_index (reader->ranges, CueMergedRange, owner);
    }
  return NULL;
}

static void
read_units (Reader *reader)
{
  const CueMergedRange *next = NULL;
  const Unit           *before = NULL;

  for (guint i = 0; i < reader->units->len; i++)
    {
      Unit *unit = &g_array_index (reader->units, Unit, i);

      if (unit->owner >= 0)
        {
          read_known (reader, unit);
          next = NULL;
        }
      else
        {
          if (next == NULL)
            next = find_next_known (reader, i + 1);
          if (!read_from_column (reader, unit, before != NULL ? (int) before->row : -1, next != NULL ? next->row : reader->rows->n_rows))
            read_own (reader, unit, before, next);
        }
      before = unit;
    }
}

static GPtrArray *
collect_pieces (Reader *reader)
{
  GPtrArray             *pieces = g_ptr_array_new_with_free_func (g_object_unref);
  guint                  n_rows = MAX (1, reader->rows->n_rows);
  g_autofree GPtrArray **lists = g_new0 (GPtrArray *, n_rows);

  for (guint i = 0; i < reader->units->len; i++)
    {
      Unit       *unit = &g_array_index (reader->units, Unit, i);
      GPtrArray **list = &lists[unit->row];

      if (*list == NULL)
        *list = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_part_unref);
      g_ptr_array_add (*list, cue_merged_part_ref (unit->part));
    }
  for (guint i = 0; i < n_rows; i++)
    if (i < reader->rows->n_rows || lists[i] != NULL)
      g_ptr_array_add (pieces, cue_merged_piece_new (reader->rows, i, lists[i]));
  return pieces;
}

/* Gives the parts the layout that the tester has written. */
static void
set_written_layout (Reader *reader)
{
  g_autoptr (CueMergedLayout) layout = cue_merged_layout_new (TRUE);

  for (guint i = 0; i < reader->units->len; i++)
    {
      Unit            *unit = &g_array_index (reader->units, Unit, i);
      gsize            next = i + 1 < reader->units->len ? unit[1].start : unit->end;
      g_autofree char *text = g_strndup (reader->text + unit->start, unit->end - unit->start);
      g_autofree char *gap = g_strndup (reader->text + unit->end, next - unit->end);
      CueMergedPart   *copy = cue_merged_part_copy (unit->part);

      cue_merged_layout_add (layout, text, gap);
      cue_merged_part_set_layout (copy, layout, i);
      cue_merged_part_unref (unit->part);
      unit->part = copy;
    }
}

/* Whether @pieces are written as the tester wrote it, but for white space around. */
static gboolean
is_faithful (Reader    *reader,
             GPtrArray *pieces)
{
  g_autofree char *got = cue_merged_write_text (reader->rows, pieces, NULL);
  gsize            start = 0;
  gsize            end = 0;

  if (reader->units->len > 0)
    {
      start = g_array_index (reader->units, Unit, 0).start;
      end = g_array_index (reader->units, Unit, reader->units->len - 1).end;
    }
  return strlen (got) == end - start && memcmp (got, reader->text + start, end - start) == 0;
}

GPtrArray *
cue_merged_read_text (CueMergedRows *rows,
                      GPtrArray     *pieces,
                      const char    *text)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CueMergedRange));
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (Unit));
  g_autofree char *before = cue_merged_write_text (rows, pieces, ranges);
  Reader           reader = { rows, before, text, ranges, units };
  GPtrArray       *result;

  g_array_set_clear_func (units, unit_clear);
  find_units (&reader);
  read_units (&reader);
  result = collect_pieces (&reader);
  if (!is_faithful (&reader, result))
    {
      set_written_layout (&reader);
      g_ptr_array_unref (result);
      result = collect_pieces (&reader);
    }
  return result;
}
