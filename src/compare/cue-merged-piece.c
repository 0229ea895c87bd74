/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-merged-private.h"

#include "cue-segments.h"
#include "cue-text.h"

#include <string.h>

struct _CueMergedPiece
{
  GObject parent_instance;

  CuePieceKind kind;
  int          column;
  char        *text;    /* (owned) */
  GPtrArray   *parts;   /* (owned) (element-type CueMergedPart) */
  int          n_words; /* -1 until asked for */
};

G_DEFINE_FINAL_TYPE (CueMergedPiece, cue_merged_piece, G_TYPE_OBJECT)

static void
cue_merged_piece_finalize (GObject *object)
{
  CueMergedPiece *self = CUE_MERGED_PIECE (object);

  g_free (self->text);
  g_ptr_array_unref (self->parts);
  G_OBJECT_CLASS (cue_merged_piece_parent_class)->finalize (object);
}

static void
cue_merged_piece_class_init (CueMergedPieceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_merged_piece_finalize;
}

static void
cue_merged_piece_init (CueMergedPiece *self)
{
  self->column = -1;
  self->n_words = -1;
}

/* Whether all texts say in @row what the one part of the piece says. */
static gboolean
is_common (CueMergedRows *rows,
           guint          row,
           GPtrArray     *parts)
{
  g_autoptr (CueCompareRow) line = NULL;

  if (parts->len != 1 || !cue_merged_rows_is_in_place (rows, row, g_ptr_array_index (parts, 0)))
    return FALSE;
  line = g_list_model_get_item (G_LIST_MODEL (rows->comparison), row);
  return !cue_compare_row_is_changed (line);
}

/* Fills in kind and column: of several parts those they agree on. */
static void
find_kind (CueMergedPiece *self,
           CueMergedRows  *rows,
           guint           row)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const CueMergedPart *part = g_ptr_array_index (self->parts, i);
      int                  column = part->own ? -1 : cue_merged_rows_find_column (rows, part->origin);
      CuePieceKind         kind = part->edited ? CUE_PIECE_EDITED : CUE_PIECE_TAKEN;

      if (i == 0)
        {
          self->kind = kind;
          self->column = column;
          continue;
        }
      if (kind == CUE_PIECE_EDITED || column != self->column)
        self->kind = CUE_PIECE_EDITED;
      if (self->column < 0)
        self->column = column;
    }
  if (self->parts->len > 0 && is_common (rows, row, self->parts))
    self->kind = CUE_PIECE_COMMON;
}

/* (transfer full): what the piece says, one part after the other. */
static char *
join_parts (CueMergedRows *rows,
            GPtrArray     *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const CueMergedPart *part = g_ptr_array_index (parts, i);

      if (i > 0 && rows->structured)
        g_string_append_c (text, '\n');
      else if (i > 0 && !cue_merged_ends_dense (text->str))
        g_string_append_c (text, ' ');
      g_string_append (text, part->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

CueMergedPiece *
cue_merged_piece_new (CueMergedRows *rows,
                      guint          row,
                      GPtrArray     *parts)
{
  CueMergedPiece *self = g_object_new (CUE_TYPE_MERGED_PIECE, NULL);

  self->parts = parts != NULL ? parts : g_ptr_array_new_with_free_func ((GDestroyNotify) cue_merged_part_unref);
  self->text = join_parts (rows, self->parts);
  find_kind (self, rows, row);
  return self;
}

GPtrArray *
cue_merged_piece_get_parts (CueMergedPiece *self)
{
  return self->parts;
}

gboolean
cue_merged_piece_equal (CueMergedPiece *self,
                        CueMergedPiece *other)
{
  if (self->kind != other->kind || self->column != other->column || self->parts->len != other->parts->len)
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    if (!cue_merged_part_equal (g_ptr_array_index (self->parts, i), g_ptr_array_index (other->parts, i)))
      return FALSE;
  return TRUE;
}

guint
cue_merged_piece_get_n_words (CueMergedPiece *self)
{
  if (self->n_words < 0)
    self->n_words = (int) cue_text_count_words (self->text);
  return (guint) self->n_words;
}

CuePieceKind
cue_merged_piece_get_kind (CueMergedPiece *self)
{
  g_return_val_if_fail (CUE_IS_MERGED_PIECE (self), CUE_PIECE_NONE);

  return self->kind;
}

int
cue_merged_piece_get_column (CueMergedPiece *self)
{
  g_return_val_if_fail (CUE_IS_MERGED_PIECE (self), -1);

  return self->column;
}

const char *
cue_merged_piece_get_text (CueMergedPiece *self)
{
  g_return_val_if_fail (CUE_IS_MERGED_PIECE (self), "");

  return self->text;
}

/* Whether two wordings are the same, white space and the steps' numbers aside. */
static gboolean
is_alike (const char *a,
          const char *b)
{
  gsize a_number = cue_segments_measure_number (a, strlen (a));
  gsize b_number = cue_segments_measure_number (b, strlen (b));

  if (a_number > 0 && b_number > 0)
    {
      a += a_number;
      b += b_number;
    }
  while (*a != '\0' && *b != '\0')
    {
      gsize a_space = strspn (a, " \t\r\n");
      gsize b_space = strspn (b, " \t\r\n");

      if ((a_space > 0) != (b_space > 0))
        return FALSE;
      a += a_space;
      b += b_space;
      if (*a != *b)
        return FALSE;
      if (*a != '\0')
        {
          a++;
          b++;
        }
    }
  return *a == *b;
}

gboolean
cue_merged_piece_has (CueMergedPiece *self,
                      CueCompareRow  *row,
                      guint           column)
{
  g_return_val_if_fail (CUE_IS_MERGED_PIECE (self), FALSE);
  g_return_val_if_fail (CUE_IS_COMPARE_ROW (row), FALSE);

  return is_alike (self->text, cue_compare_row_get_text (row, column));
}
