/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include <string.h>

/* Longest number of a step, in digits: as the segments have it. */
#define MAX_DIGITS 3

typedef struct
{
  const char *gap; /* belongs to the layout's strings */
  int         number;
} Entry;

struct _CueMergedLayout
{
  gatomicrefcount ref_count;
  GArray         *entries; /* (owned) (element-type Entry) */
  GStringChunk   *strings; /* (owned) */
  gboolean        written;
};

CueMergedLayout *
cue_merged_layout_new (gboolean written)
{
  CueMergedLayout *self = g_new0 (CueMergedLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->strings = g_string_chunk_new (64);
  self->written = written;
  return self;
}

CueMergedLayout *
cue_merged_layout_ref (CueMergedLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cue_merged_layout_unref (CueMergedLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self);
}

void
cue_merged_layout_add (CueMergedLayout *self,
                       const char      *segment,
                       const char      *gap)
{
  Entry entry = { g_string_chunk_insert_const (self->strings, gap), cue_merged_measure_number (segment, NULL) };

  g_array_append_val (self->entries, entry);
}

gboolean
cue_merged_layout_is_written (CueMergedLayout *self)
{
  return self->written;
}

guint
cue_merged_layout_get_size (CueMergedLayout *self)
{
  return self->entries->len;
}

const char *
cue_merged_layout_get_gap (CueMergedLayout *self,
                           guint            index)
{
  g_return_val_if_fail (index < self->entries->len, "");

  return g_array_index (self->entries, Entry, index).gap;
}

int
cue_merged_layout_get_number (CueMergedLayout *self,
                              guint            index)
{
  g_return_val_if_fail (index < self->entries->len, -1);

  return g_array_index (self->entries, Entry, index).number;
}

int
cue_merged_measure_number (const char *text,
                           gsize      *length)
{
  const char *p = text;
  int         number = 0;

  for (guint n = 0; n < MAX_DIGITS && g_unichar_isdigit (g_utf8_get_char (p)); n++)
    {
      number = number * 10 + g_unichar_digit_value (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
  if (p == text || *p == '\0' || strchr (".):", *p) == NULL || (p[1] != ' ' && p[1] != '\t'))
    return -1;
  if (length != NULL)
    *length = (gsize) (p - text);
  return number;
}

CueMergedPart *
cue_merged_part_new (const char *text)
{
  CueMergedPart *self = g_new0 (CueMergedPart, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_strdup (text);
  self->segment = -1;
  return self;
}

CueMergedPart *
cue_merged_part_copy (const CueMergedPart *self)
{
  CueMergedPart *copy = cue_merged_part_new (self->text);

  copy->source = g_strdup (self->source);
  copy->from = g_strdup (self->from);
  copy->origin = self->origin;
  copy->segment = self->segment;
  copy->edited = self->edited;
  copy->own = self->own;
  if (self->layout != NULL)
    cue_merged_part_set_layout (copy, self->layout, self->index);
  return copy;
}

CueMergedPart *
cue_merged_part_ref (CueMergedPart *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cue_merged_part_unref (CueMergedPart *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->text);
  g_free (self->source);
  g_free (self->from);
  g_clear_pointer (&self->layout, cue_merged_layout_unref);
  g_free (self);
}

gboolean
cue_merged_part_equal (const CueMergedPart *a,
                       const CueMergedPart *b)
{
  return a == b || (a->origin == b->origin && a->segment == b->segment && a->edited == b->edited && a->own == b->own && a->layout == b->layout && a->index == b->index && g_str_equal (a->text, b->text) && g_strcmp0 (a->source, b->source) == 0 && g_strcmp0 (a->from, b->from) == 0);
}

void
cue_merged_part_set_layout (CueMergedPart   *self,
                            CueMergedLayout *layout,
                            guint            index)
{
  CueMergedLayout *old = self->layout;

  self->layout = layout != NULL ? cue_merged_layout_ref (layout) : NULL;
  self->index = index;
  if (old != NULL)
    cue_merged_layout_unref (old);
}
