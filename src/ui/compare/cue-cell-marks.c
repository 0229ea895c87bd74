/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cell-marks.h"

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
