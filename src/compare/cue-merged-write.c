/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include "cue-segments.h"
#include "cue-text.h"

#include <string.h>

/* How far apart white space sets two segments. */
typedef enum
{
  LEVEL_NONE,
  LEVEL_SPACE,
  LEVEL_LINE,
  LEVEL_PARAGRAPH,
} Level;

/* A text being written: what came before decides what comes between. */
typedef struct
{
  CueMergedRows *rows;
  GString       *out;
  GHashTable    *seen; /* (owned): index + 1 of the last segment written, by layout */

  CueMergedPart *last; /* (unowned) (nullable) */
  guint          last_row;

  CueMergedPart *step; /* (unowned) (nullable): the last that was numbered */
  guint          step_row;
  int            number; /* that it got */
  gboolean       in_run; /* nothing but steps since */
} Writer;

static Level
measure_level (const char *gap)
{
  guint n_lines = 0;

  for (const char *p = gap; *p != '\0'; p++)
    if (*p == '\n')
      n_lines++;
  if (n_lines > 1)
    return LEVEL_PARAGRAPH;
  return n_lines == 1 ? LEVEL_LINE : gap[0] != '\0' ? LEVEL_SPACE
                                                    : LEVEL_NONE;
}

static gboolean
has_marker (const CueMergedPart *part)
{
  return cue_segments_measure_marker (part->text, strlen (part->text)) > 0;
}

/* The last segment of @layout that is written already, or stands in a row that is; -1 for none. */
static int
find_written (Writer          *writer,
              CueMergedLayout *layout)
{
  int index = GPOINTER_TO_INT (g_hash_table_lookup (writer->seen, layout)) - 1;

  for (guint i = 0; writer->last != NULL && i < writer->rows->n_columns; i++)
    if (writer->rows->columns[i].layout == layout && writer->last_row < writer->rows->n_rows)
      index = MAX (index, writer->rows->columns[i].until[writer->last_row]);
  return index;
}

/* Whether @next stands right after the last part in their text. */
static gboolean
is_adjacent (Writer              *writer,
             const CueMergedPart *next)
{
  return writer->last->layout != NULL && writer->last->layout == next->layout && writer->last->index + 1 == next->index;
}

/* The widest white space of what the text has between the last part and @next; NULL where it does not tell. */
static const char *
find_source_gap (Writer              *writer,
                 const CueMergedPart *next)
{
  const CueMergedPart *last = writer->last;
  const char          *best = NULL;

  if (next->layout != NULL && next->index > 0)
    {
      int from = find_written (writer, next->layout);

      if (from < 0 || from >= (int) next->index)
        from = (int) next->index - 1;
      for (guint i = (guint) from; i < next->index; i++)
        {
          const char *gap = cue_merged_layout_get_gap (next->layout, i);

          if (best == NULL || measure_level (gap) >= measure_level (best))
            best = gap;
        }
    }
  else if (last->layout != NULL && last->index + 1 < cue_merged_layout_get_size (last->layout))
    best = cue_merged_layout_get_gap (last->layout, last->index);
  return best;
}

gboolean
cue_merged_ends_dense (const char *text)
{
  gunichar c = text[0] != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;

  return cue_text_is_dense (c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

static const char *
find_gap (Writer              *writer,
          const CueMergedPart *next)
{
  const CueMergedPart *last = writer->last;
  const char          *gap = find_source_gap (writer, next);
  gboolean             exact = is_adjacent (writer, next);
  gboolean             edited = last->edited || next->edited;

  if (exact && (!edited || cue_merged_layout_is_written (next->layout)))
    return gap;
  if (gap == NULL)
    gap = cue_merged_ends_dense (last->text) ? "" : " ";
  if (measure_level (gap) < LEVEL_LINE && (has_marker (last) || has_marker (next)))
    return "\n";
  if (gap[0] == '\0' && !cue_merged_ends_dense (last->text))
    return " ";
  return gap;
}

/* The step before @index in its text, -1 for none. */
static int
find_step_before (CueMergedLayout *layout,
                  guint            index)
{
  for (guint i = index; i > 0; i--)
    if (cue_merged_layout_get_number (layout, i - 1) >= 0)
      return (int) i - 1;
  return -1;
}

/* Whether the last numbered part belongs to the list that begins at @start of @layout. */
static gboolean
is_in_list (Writer          *writer,
            CueMergedLayout *layout,
            guint            start)
{
  if (writer->step->layout == layout)
    return writer->step->index >= start;
  for (guint i = 0; i < writer->rows->n_columns; i++)
    if (writer->rows->columns[i].layout == layout)
      return start < writer->rows->columns[i].rows->len && writer->step_row >= g_array_index (writer->rows->columns[i].rows, guint, start);
  return GPOINTER_TO_INT (g_hash_table_lookup (writer->seen, layout)) > (int) start;
}

/* The number that @part, whose text says @written, gets. */
static int
choose_number (Writer              *writer,
               const CueMergedPart *part,
               int                  written)
{
  gboolean in_run = writer->step != NULL && writer->in_run;
  int      own = part->layout != NULL ? cue_merged_layout_get_number (part->layout, part->index) : -1;
  int      before;
  int      start;

  if (own < 0)
    return in_run ? writer->number + 1 : written;
  before = find_step_before (part->layout, part->index);
  if (writer->step != NULL && writer->step->layout == part->layout && (int) writer->step->index == before)
    {
      int step = cue_merged_layout_get_number (part->layout, (guint) before);

      return own > step ? writer->number + own - step : own;
    }
  start = (int) part->index;
  while (before >= 0 && cue_merged_layout_get_number (part->layout, (guint) before) < cue_merged_layout_get_number (part->layout, (guint) start))
    {
      start = before;
      before = find_step_before (part->layout, (guint) before);
    }
  if (start == (int) part->index)
    return in_run && writer->step->layout != part->layout ? writer->number + 1 : own;
  if (writer->step != NULL && (in_run || is_in_list (writer, part->layout, (guint) start)))
    return writer->number + 1;
  return cue_merged_layout_get_number (part->layout, (guint) start);
}

/* Writes @number with the digits that @sample begins with. */
static void
append_number (GString    *out,
               int         number,
               const char *sample)
{
  gunichar         digit = g_utf8_get_char (sample);
  gunichar         zero = digit - (gunichar) g_unichar_digit_value (digit);
  g_autofree char *text = g_strdup_printf ("%d", number);

  for (const char *p = text; *p != '\0'; p++)
    g_string_append_unichar (out, zero + (gunichar) (*p - '0'));
}

/* Writes the part's text, with the number that it has here. */
static void
append_part (Writer        *writer,
             CueMergedPart *part,
             guint          row)
{
  gsize length = 0;
  int   written = cue_merged_measure_number (part->text, &length);
  int   number;

  if (written < 0)
    {
      g_string_append (writer->out, part->text);
      if (!has_marker (part))
        writer->in_run = FALSE;
      return;
    }
  number = choose_number (writer, part, written);
  if (number != written)
    append_number (writer->out, number, part->text);
  else
    g_string_append_len (writer->out, part->text, (gssize) length);
  g_string_append (writer->out, part->text + length);
  writer->step = part;
  writer->step_row = row;
  writer->number = number;
  writer->in_run = TRUE;
}

static void
write_part (Writer        *writer,
            CueMergedPart *part,
            guint          row,
            GArray        *ranges)
{
  CueMergedRange range = { part, row, 0, 0 };

  if (writer->last != NULL)
    g_string_append (writer->out, find_gap (writer, part));
  range.start = writer->out->len;
  append_part (writer, part, row);
  range.end = writer->out->len;
  if (ranges != NULL)
    g_array_append_val (ranges, range);
  writer->last = part;
  writer->last_row = row;
  if (part->layout != NULL)
    g_hash_table_insert (writer->seen, part->layout, GINT_TO_POINTER ((int) part->index + 1));
}

char *
cue_merged_write_text (CueMergedRows *rows,
                       GPtrArray     *pieces,
                       GArray        *ranges)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Writer writer = { .rows = rows, .out = g_string_new (NULL), .seen = seen };

  for (guint i = 0; i < pieces->len; i++)
    {
      GPtrArray *parts = cue_merged_piece_get_parts (g_ptr_array_index (pieces, i));

      for (guint k = 0; k < parts->len; k++)
        write_part (&writer, g_ptr_array_index (parts, k), i, ranges);
    }
  return g_string_free (writer.out, FALSE);
}
