/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cell-marks.h"

#include <glib/gi18n.h>
#include <string.h>

#define OPAQUE G_MAXUINT16

/* Colours of one kind of mark; tint is left out in high contrast. */
typedef struct
{
  const char *text;
  const char *tint;
  const char *line;
} MarkColours;

/* By [dark][high contrast]. Blue against brown, never red against green. */
static const MarkColours added_colours[2][2] = {
  { { "#333333", "#e4effb", "#1c63b8" }, { "#000000", NULL, "#0b3d7a" } },
  { { "#ffffff", "#24374f", "#78aeed" }, { "#ffffff", NULL, "#b9d7ff" } },
};

static const MarkColours removed_colours[2][2] = {
  { { "#5c3606", "#fbf0e0", "#8a4f0a" }, { "#4a2a00", NULL, "#4a2a00" } },
  { { "#f0c48c", "#42341f", "#e0a458" }, { "#ffdcae", NULL, "#ffdcae" } },
};

static const char *const placeholder_tints[2][2] = { { "#ececee", "#dddddd" }, { "#3c3c40", "#4a4a4e" } };

typedef PangoAttribute *(*ColourAttribute) (guint16 red,
                                            guint16 green,
                                            guint16 blue);

static void
insert (PangoAttrList  *list,
        PangoAttribute *attribute,
        guint           from,
        guint           to)
{
  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (list, attribute);
}

static void
insert_colour (PangoAttrList  *list,
               ColourAttribute create,
               const char     *name,
               guint           from,
               guint           to)
{
  PangoColor colour;

  if (name != NULL && pango_color_parse (&colour, name))
    insert (list, create (colour.red, colour.green, colour.blue), from, to);
}

/* The interface's text colour is not quite opaque, and GTK multiplies with it: the mark's own is set to opaque. */
static void
mark_run (PangoAttrList     *list,
          const MarkColours *colours,
          guint              from,
          guint              to)
{
  insert_colour (list, pango_attr_foreground_new, colours->text, from, to);
  insert (list, pango_attr_foreground_alpha_new (OPAQUE), from, to);
  insert_colour (list, pango_attr_background_new, colours->tint, from, to);
}

static void
mark_added (PangoAttrList     *list,
            const MarkColours *colours,
            guint              from,
            guint              to)
{
  mark_run (list, colours, from, to);
  insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE_LINE), from, to);
  insert_colour (list, pango_attr_underline_color_new, colours->line, from, to);
}

static void
mark_removed (PangoAttrList     *list,
              const MarkColours *colours,
              guint              from,
              guint              to)
{
  mark_run (list, colours, from, to);
  insert (list, pango_attr_strikethrough_new (TRUE), from, to);
  insert_colour (list, pango_attr_strikethrough_color_new, colours->line, from, to);
}

static void
mark_placeholders (PangoAttrList *list,
                   const char    *text,
                   const char    *tint)
{
  const char *open = text;

  while ((open = strstr (open, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");

      if (close == NULL)
        return;
      insert (list, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), open - text, close + 2 - text);
      insert_colour (list, pango_attr_background_new, tint, open - text, close + 2 - text);
      open = close + 2;
    }
}

/* White space at the ends of a run is left unmarked: a line under nothing says nothing. */
static void
trim (const char *text,
      guint      *from,
      guint      *to)
{
  while (*to > *from && g_ascii_isspace (text[*to - 1]))
    (*to)--;
  while (*from < *to && g_ascii_isspace (text[*from]))
    (*from)++;
}

/* Words that replace others stand beside them; a gap keeps the two apart where the text has none. */
static gboolean
needs_gap (GPtrArray *spans,
           guint      i)
{
  CueSpan *left = i > 0 ? g_ptr_array_index (spans, i - 1) : NULL;
  CueSpan *right = g_ptr_array_index (spans, i);
  gsize    length = left != NULL ? strlen (left->text) : 0;

  return length > 0 && *right->text != '\0' && left->kind != CUE_SPAN_SAME && right->kind != CUE_SPAN_SAME && !g_ascii_isspace (left->text[length - 1]) && !g_ascii_isspace (*right->text);
}

char *
cue_cell_marks_dup_text (GPtrArray *spans)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (spans != NULL, NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      if (needs_gap (spans, i))
        g_string_append_c (text, ' ');
      g_string_append (text, ((CueSpan *) g_ptr_array_index (spans, i))->text);
    }
  return g_strdup (text->str);
}

PangoAttrList *
cue_cell_marks_create (GPtrArray   *spans,
                       gboolean     marked,
                       CueMarkStyle style)
{
  g_autofree char *text = NULL;
  PangoAttrList   *list;
  guint            position = 0;

  g_return_val_if_fail (spans != NULL, NULL);

  list = pango_attr_list_new ();
  text = cue_cell_marks_dup_text (spans);
  mark_placeholders (list, text, placeholder_tints[style.dark][style.high_contrast]);
  for (guint i = 0; marked && i < spans->len; i++)
    {
      CueSpan *span = g_ptr_array_index (spans, i);
      guint    from = position + (needs_gap (spans, i) ? 1 : 0);
      guint    to = from + strlen (span->text);

      position = to;
      trim (text, &from, &to);
      if (from == to)
        continue;
      if (span->kind == CUE_SPAN_ADDED)
        mark_added (list, &added_colours[style.dark][style.high_contrast], from, to);
      else if (span->kind == CUE_SPAN_REMOVED)
        mark_removed (list, &removed_colours[style.dark][style.high_contrast], from, to);
    }
  return list;
}

/* (transfer full): the runs of @kind, parted by commas. */
static char *
join_runs (GPtrArray  *spans,
           CueSpanKind kind)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < spans->len; i++)
    {
      CueSpan *span = g_ptr_array_index (spans, i);

      if (span->kind == kind)
        g_ptr_array_add (runs, g_strstrip (g_strdup (span->text)));
    }
  g_ptr_array_add (runs, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) runs->pdata);
}

static const char *
describe_kind (CueCellKind kind)
{
  switch (kind)
    {
    case CUE_CELL_SAME:
      return _ ("the same");

    case CUE_CELL_CHANGED:
      return _ ("reworded");

    case CUE_CELL_ONLY:
      return _ ("only here");

    case CUE_CELL_MOVED:
      return _ ("moved");

    case CUE_CELL_ELSEWHERE:
      return _ ("at another place");

    case CUE_CELL_MISSING:
    default:
      return _ ("not in this variant");
    }
}

char *
cue_cell_marks_dup_spoken (CueCompareRow *row,
                           guint          column,
                           const char    *title)
{
  CueCellKind kind;
  g_autoptr (GString) spoken = g_string_new (NULL);
  g_autofree char *added = NULL;
  g_autofree char *removed = NULL;

  g_return_val_if_fail (CUE_IS_COMPARE_ROW (row), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  kind = cue_compare_row_get_kind (row, column);
  /* translators: number of a row, title of a variant, and how it differs: “Row 3, Variant 2, reworded.” */
  g_string_append_printf (spoken, _ ("Row %u, %s, %s."), cue_compare_row_get_number (row), title, describe_kind (kind));
  if (kind == CUE_CELL_CHANGED)
    {
      added = join_runs (cue_compare_row_get_spans (row, column), CUE_SPAN_ADDED);
      removed = join_runs (cue_compare_row_get_spans (row, column), CUE_SPAN_REMOVED);
    }
  g_string_append_c (spoken, ' ');
  /* translators: %s are words of a text */
  if (removed != NULL && *removed != '\0')
    g_string_append_printf (spoken, _ ("Removed: %s. "), removed);
  /* translators: %s are words of a text */
  if (added != NULL && *added != '\0')
    g_string_append_printf (spoken, _ ("Added: %s. "), added);
  g_string_append (spoken, cue_compare_row_get_text (row, column));
  return g_strchomp (g_strdup (spoken->str));
}
