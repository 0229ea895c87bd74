/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-marks.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cue-segments.h"
#include "cue-text.h"

/* How marks look: blue with an underline against brown with a strike, never colour alone; signs where there is no
 * terminal. By CueSpanKind. */
typedef struct
{
  const char *begin[3];
  const char *end[3];
} Marks;

typedef struct
{
  const Marks       *marks;
  const char *const *titles;
  CueComparison     *comparison;
  GString           *out; /* (owned) */
} Writer;

static const Marks terminal_marks = { { "", "\033[4;34m", "\033[9;33m" }, { "", "\033[0m", "\033[0m" } };
static const Marks plain_marks = { { "", "{+", "[-" }, { "", "+}", "-]" } };

static const Marks *
choose_marks (gboolean terminal)
{
  const char *term = g_getenv ("TERM");
  const char *no_color = g_getenv ("NO_COLOR");

  if (!terminal || !isatty (STDOUT_FILENO) || (no_color != NULL && no_color[0] != '\0') || g_strcmp0 (term, "dumb") == 0)
    return &plain_marks;
  return &terminal_marks;
}

/* A row's text with a sign before its first line. */
static void
add_lines (Writer     *writer,
           const char *sign,
           const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (writer->out, "%s %s\n", i == 0 ? sign : " ", lines[i]);
}

static char *
mark (Writer     *writer,
      CueSpanKind kind,
      const char *text)
{
  g_autofree char *clean = cue_text_clean (text, -1);

  return g_strconcat (writer->marks->begin[kind], clean, writer->marks->end[kind], NULL);
}

static void
add_marked (Writer     *writer,
            const char *sign,
            CueSpanKind kind,
            const char *text)
{
  g_autofree char *marked = mark (writer, kind, text);

  add_lines (writer, sign, marked);
}

/* Past the number of a step, which is never marked. */
static const char *
skip_number (const char *text)
{
  return text + cue_segments_measure_number (text, strlen (text));
}

/* (transfer full): the marked text; *readable tells whether the marks show all of the first text. */
static char *
mark_changed (Writer        *writer,
              CueCompareRow *row,
              guint          column,
              gboolean      *readable)
{
  GPtrArray *spans = cue_compare_row_get_spans (row, column);
  GString   *text = g_string_new (NULL);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan   *span = g_ptr_array_index (spans, i);
      g_autofree char *marked = mark (writer, span->kind, span->text);

      g_string_append (text, marked);
      if (span->kind != CUE_SPAN_ADDED)
        g_string_append (left, span->text);
    }
  *readable = g_str_equal (skip_number (left->str), skip_number (cue_compare_row_get_text (row, 0)));
  return g_string_free (text, FALSE);
}

static void
add_changed (Writer        *writer,
             CueCompareRow *row)
{
  gboolean         readable;
  g_autofree char *text = mark_changed (writer, row, 1, &readable);

  /* Where struck words would not be readable between new ones, the old sentence stands above the new. */
  if (readable)
    add_lines (writer, "~", text);
  else
    {
      add_marked (writer, "<", CUE_SPAN_SAME, cue_compare_row_get_text (row, 0));
      add_lines (writer, ">", text);
    }
}

/* What has moved stands at both places. */
static void
add_moved (Writer        *writer,
           CueCompareRow *row)
{
  gboolean         readable;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (cue_compare_row_get_kind (row, 1) == CUE_CELL_MOVED)
    {
      text = mark_changed (writer, row, 1, &readable);
      /* translators: a sentence that the other text has at another place */
      line = g_strdup_printf (_ ("%s (moved here)"), text);
    }
  else
    {
      text = mark (writer, CUE_SPAN_SAME, cue_compare_row_get_text (row, 0));
      /* translators: a sentence that the other text has at another place */
      line = g_strdup_printf (_ ("%s (moved away)"), text);
    }
  add_lines (writer, "m", line);
}

static void
add_pair (Writer        *writer,
          CueCompareRow *row)
{
  CueCellKind left = cue_compare_row_get_kind (row, 0);
  CueCellKind right = cue_compare_row_get_kind (row, 1);

  if (right == CUE_CELL_MOVED || right == CUE_CELL_ELSEWHERE)
    add_moved (writer, row);
  else if (left == CUE_CELL_MISSING)
    add_marked (writer, "+", CUE_SPAN_ADDED, cue_compare_row_get_text (row, 1));
  else if (right == CUE_CELL_MISSING)
    add_marked (writer, "-", CUE_SPAN_REMOVED, cue_compare_row_get_text (row, 0));
  else if (cue_compare_row_is_changed (row))
    add_changed (writer, row);
  else
    add_marked (writer, " ", CUE_SPAN_SAME, cue_compare_row_get_text (row, 0));
}

/* A sentence that not all say alike: what each text says, by its number. */
static void
add_versions (Writer        *writer,
              CueCompareRow *row)
{
  for (guint i = 0; i < cue_comparison_get_n_columns (writer->comparison); i++)
    {
      gboolean         readable;
      g_autofree char *sign = g_strdup_printf ("%u", i + 1);
      g_autofree char *text = mark_changed (writer, row, i, &readable);

      if (text[0] == '\0')
        add_lines (writer, sign, "–");
      else
        add_lines (writer, sign, text);
    }
}

static void
add_row (Writer        *writer,
         CueCompareRow *row)
{
  if (cue_comparison_get_n_columns (writer->comparison) == 2)
    add_pair (writer, row);
  else if (cue_compare_row_is_changed (row))
    add_versions (writer, row);
  else
    add_marked (writer, " ", CUE_SPAN_SAME, cue_compare_row_get_text (row, 0));
}

static void
add_summary (Writer *writer)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (writer->comparison));
  guint            n_changes = cue_comparison_get_n_changes (writer->comparison);
  g_autofree char *summary = NULL;

  if (n_changes == 0 && cue_comparison_get_n_columns (writer->comparison) == 2)
    summary = g_strdup (_ ("Both texts say the same."));
  else if (n_changes == 0)
    summary = g_strdup (_ ("All texts say the same."));
  else
    /* translators: sentences that differ, and all there are */
    summary = g_strdup_printf (ngettext ("%u of %u sentences differs.", "%u of %u sentences differ.", n_changes),
                               n_changes, n);
  g_string_append_printf (writer->out, "\n%s\n", summary);
  if (cue_comparison_is_coarse (writer->comparison))
    g_string_append_printf (writer->out, "%s\n", _ ("The texts are too long and too different for fine marks; these are coarser ones."));
}

/* Which number is which text, where there are more than two. */
static void
add_titles (Writer *writer)
{
  guint n = cue_comparison_get_n_columns (writer->comparison);

  for (guint i = 0; n > 2 && i < n; i++)
    {
      g_autofree char *title = cue_text_excerpt (writer->titles[i], 200);

      g_string_append_printf (writer->out, "%u = %s\n", i + 1, title);
    }
  if (n > 2)
    g_string_append_c (writer->out, '\n');
}

char *
cue_cli_mark_comparison (CueComparison     *comparison,
                         const char *const *titles,
                         gboolean           terminal)
{
  Writer writer = { choose_marks (terminal), titles, comparison, g_string_new (NULL) };

  add_titles (&writer);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (CueCompareRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      add_row (&writer, row);
    }
  add_summary (&writer);
  return g_string_free (writer.out, FALSE);
}
