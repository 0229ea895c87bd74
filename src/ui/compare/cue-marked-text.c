/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-marked-text.h"

#include "cue-find-text.h"
#include "cue-mark-colours.h"

#include <string.h>

#define OPAQUE G_MAXUINT16
#define NO_BREAK_SPACE "\302\240"

/* Texts of more characters than this are cut, and what is left of them: about twelve lines. */
#define LONG_TEXT 4000
#define CUT_TEXT 560

typedef PangoAttribute *(*ColourAttribute) (guint16 red,
                                            guint16 green,
                                            guint16 blue);

static CueMarkedText *
create (void)
{
  CueMarkedText *self = g_new0 (CueMarkedText, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (CueMark));
  return self;
}

static void
add_mark (CueMarkedText *self,
          CueMarkKind    kind,
          guint          from,
          guint          to,
          guint          number)
{
  CueMark mark = { kind, from, to, number };

  if (from < to)
    g_array_append_val (self->marks, mark);
}

/* The bytes of the placeholder at @text, 0 for none. */
static gsize
measure_placeholder (const char *text)
{
  const char *end;

  if (!g_str_has_prefix (text, "{{"))
    return 0;
  end = strstr (text, "}}");
  return end != NULL && memchr (text, '\n', end - text) == NULL ? end + 2 - text : 0;
}

/* Appends the everyday name of a placeholder, with @space for its spaces; one without a name stays as it is written. */
static void
append_name (GString    *shown,
             const char *token,
             gsize       length,
             const char *space)
{
  g_autofree char *inside = g_strstrip (g_strndup (token + 2, length - 4));
  const char      *dot = strrchr (inside, '.');
  const char      *name = dot != NULL ? dot + 1 : inside;

  if (*name == '\0')
    {
      g_string_append_len (shown, token, length);
      return;
    }
  for (const char *c = name; *c != '\0'; c++)
    {
      if (*c == '_')
        g_string_append (shown, space);
      else
        g_string_append_c (shown, *c);
    }
}

/* Appends @text as it is shown, noting its placeholders; @self nullable. */
static void
append_shown (GString       *shown,
              const char    *text,
              CueMarkedText *self)
{
  while (*text != '\0')
    {
      const char *open = strstr (text, "{{");
      gsize       length = open != NULL ? measure_placeholder (open) : 0;
      guint       from;

      g_string_append_len (shown, text, open != NULL ? open - text : (gssize) strlen (text));
      if (open == NULL)
        return;
      from = shown->len;
      if (length == 0)
        {
          g_string_append (shown, "{{");
          text = open + 2;
          continue;
        }
      append_name (shown, open, length, self != NULL ? NO_BREAK_SPACE : " ");
      if (self != NULL)
        add_mark (self, CUE_MARK_PLACEHOLDER, from, shown->len, 0);
      text = open + length;
    }
}

/* White space at the ends of a run is left unmarked: a line under nothing says nothing. */
static void
add_trimmed (CueMarkedText *self,
             CueMarkKind    kind,
             const char    *text,
             guint          from,
             guint          to)
{
  while (to > from && g_ascii_isspace (text[to - 1]))
    to--;
  while (from < to && g_ascii_isspace (text[from]))
    from++;
  add_mark (self, kind, from, to, 0);
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

static void
read_spans (CueMarkedText *self,
            GPtrArray     *spans,
            GString       *shown)
{
  for (guint i = 0; i < spans->len; i++)
    {
      CueSpan *span = g_ptr_array_index (spans, i);
      guint    from;

      if (needs_gap (spans, i))
        g_string_append_c (shown, ' ');
      from = shown->len;
      append_shown (shown, span->text, self);
      if (span->kind != CUE_SPAN_SAME)
        add_trimmed (self, span->kind == CUE_SPAN_ADDED ? CUE_MARK_ADDED : CUE_MARK_REMOVED, shown->str, from, shown->len);
    }
}

/* Cuts a long text at a space, with what is marked in the rest. */
static void
cut (CueMarkedText *self,
     GString       *shown)
{
  const char *end;
  const char *space;

  if (g_utf8_strlen (shown->str, shown->len) <= LONG_TEXT)
    return;
  end = g_utf8_offset_to_pointer (shown->str, CUT_TEXT);
  space = g_utf8_strrchr (shown->str, end - shown->str, ' ');
  g_string_truncate (shown, (space != NULL ? space : end) - shown->str);
  for (guint i = self->marks->len; i > 0; i--)
    {
      CueMark *mark = &g_array_index (self->marks, CueMark, i - 1);

      mark->to = MIN (mark->to, shown->len);
      if (mark->from >= mark->to)
        g_array_remove_index (self->marks, i - 1);
    }
  g_string_append (shown, "…");
  self->cut = TRUE;
}

CueMarkedText *
cue_marked_text_new (CueCompareRow *row,
                     guint          column,
                     gboolean       is_baseline,
                     gboolean       marked,
                     gboolean       whole)
{
  CueMarkedText *self = create ();
  GString       *shown = g_string_new (NULL);
  CueCellKind    kind;

  g_return_val_if_fail (CUE_IS_COMPARE_ROW (row), self);

  kind = cue_compare_row_get_kind (row, column);
  if (marked && !is_baseline && (kind == CUE_CELL_CHANGED || kind == CUE_CELL_MOVED))
    read_spans (self, cue_compare_row_get_spans (row, column), shown);
  else
    append_shown (shown, cue_compare_row_get_text (row, column), self);
  if (marked && !is_baseline && kind == CUE_CELL_ONLY)
    add_trimmed (self, CUE_MARK_ADDED, shown->str, 0, shown->len);
  if (marked && !is_baseline && kind == CUE_CELL_MOVED)
    add_trimmed (self, CUE_MARK_MOVED, shown->str, 0, shown->len);
  if (!whole)
    cut (self, shown);
  self->text = g_string_free (shown, FALSE);
  return self;
}

CueMarkedText *
cue_marked_text_new_plain (const char *text,
                           gboolean    whole)
{
  CueMarkedText *self = create ();
  GString       *shown = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, self);

  append_shown (shown, text, self);
  if (!whole)
    cut (self, shown);
  self->text = g_string_free (shown, FALSE);
  return self;
}

CueMarkedText *
cue_marked_text_new_raw (const char *text)
{
  CueMarkedText *self = create ();

  self->text = g_strdup (text);
  return self;
}

void
cue_marked_text_free (CueMarkedText *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_array_unref (self->marks);
  g_free (self);
}

void
cue_marked_text_find (CueMarkedText *self,
                      const char    *needle)
{
  g_autoptr (GArray) struck = NULL;
  g_autoptr (GArray) found = NULL;

  g_return_if_fail (self != NULL);

  if (needle == NULL || *needle == '\0')
    return;
  struck = g_array_new (FALSE, FALSE, sizeof (CueTextRange));
  for (guint i = 0; i < self->marks->len; i++)
    {
      CueMark     *mark = &g_array_index (self->marks, CueMark, i);
      CueTextRange range = { mark->from, mark->to };

      if (mark->kind == CUE_MARK_REMOVED)
        g_array_append_val (struck, range);
    }
  found = cue_find_text_ranges (self->text, needle, struck);
  for (guint i = 0; i < found->len; i++)
    {
      CueTextRange *range = &g_array_index (found, CueTextRange, i);

      add_mark (self, CUE_MARK_FOUND, range->from, range->to, i);
    }
}

static void
insert (PangoAttrList  *list,
        PangoAttribute *attribute,
        const CueMark  *mark)
{
  attribute->start_index = mark->from;
  attribute->end_index = mark->to;
  pango_attr_list_change (list, attribute);
}

static void
insert_colour (PangoAttrList  *list,
               ColourAttribute create_attribute,
               const char     *name,
               const CueMark  *mark)
{
  PangoColor colour;

  if (name != NULL && pango_color_parse (&colour, name))
    insert (list, create_attribute (colour.red, colour.green, colour.blue), mark);
}

/* The interface's text colour is not quite opaque, and GTK multiplies with it: the mark's own is set to opaque. */
PangoAttrList *
cue_marked_text_create_attributes (CueMarkedText *self,
                                   CueMarkStyle   style)
{
  PangoAttrList *list = pango_attr_list_new ();

  g_return_val_if_fail (self != NULL, list);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const CueMark        *mark = &g_array_index (self->marks, CueMark, i);
      const CueMarkColours *colours = cue_mark_colours_get (mark->kind, style);

      if (mark->kind == CUE_MARK_PLACEHOLDER)
        insert (list, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), mark);
      if (colours->text != NULL)
        {
          insert_colour (list, pango_attr_foreground_new, colours->text, mark);
          insert (list, pango_attr_foreground_alpha_new (OPAQUE), mark);
        }
      if (mark->kind != CUE_MARK_REMOVED)
        continue;
      insert (list, pango_attr_strikethrough_new (TRUE), mark);
      insert_colour (list, pango_attr_strikethrough_color_new, colours->line, mark);
    }
  return list;
}

char *
cue_marked_text_dup_shown (const char *text)
{
  GString *shown = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  append_shown (shown, text, NULL);
  return g_string_free (shown, FALSE);
}
