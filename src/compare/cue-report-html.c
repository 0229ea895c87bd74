/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-report-html-style.h"
#include "cue-report-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Characters of a text that its direction is read from. */
#define MAX_LOOK 4000

/* Shapes of the texts' badges, as in the window: circle, square, diamond, hexagon. */
static const char *const shapes[CUE_COMPARE_MAX_COLUMNS] = { "●", "■", "◆", "⬢" };

/* Writes text; what is no text, or would turn what follows, is shown as what it is. */
static void
append_text (GString    *out,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\r')
        g_string_append (out, p[1] == '\n' ? "" : "\n");
      else if (cue_report_is_control (c))
        g_string_append_printf (out, "⟨U+%04X⟩", c);
      else
        g_string_append_unichar (out, c);
    }
}

static void
append_element (GString    *out,
                const char *open,
                const char *text,
                const char *close)
{
  g_string_append (out, open);
  append_text (out, text);
  g_string_append (out, close);
}

/* Words that only readers of the screen hear. */
static void
append_hidden (GString    *out,
               const char *text)
{
  append_element (out, "<span class=\"hidden\">", text, "</span>");
}

static gboolean
runs_from_right (GUnicodeScript script)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC, G_UNICODE_SCRIPT_THAANA,
    G_UNICODE_SCRIPT_NKO, G_UNICODE_SCRIPT_SAMARITAN, G_UNICODE_SCRIPT_MANDAIC, G_UNICODE_SCRIPT_ADLAM
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;
  return FALSE;
}

/* "rtl" where most letters of the text run so. */
static const char *
get_direction (const char *text)
{
  guint n_left = 0;
  guint n_right = 0;

  for (guint i = 0; i < MAX_LOOK && text != NULL && *text != '\0'; i++, text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isalpha (c))
        continue;
      if (runs_from_right (g_unichar_get_script (c)))
        n_right++;
      else
        n_left++;
    }
  return n_right > n_left ? "rtl" : "ltr";
}

/* ' dir="rtl" lang="ar"' of a column. */
static void
append_direction (CueReportWriter *writer,
                  guint            column)
{
  const CueReportText *text = &writer->report->texts[column];

  g_string_append (writer->out, writer->rtl[column] ? " dir=\"rtl\"" : " dir=\"ltr\"");
  if (text->language != NULL && text->language[0] != '\0')
    append_element (writer->out, " lang=\"", text->language, "\"");
}

static void
append_badge (GString *out,
              guint    column)
{
  g_string_append_printf (out, "<span class=\"badge c%u\" aria-hidden=\"true\">%s %u</span> ", column + 1, shapes[column], column + 1);
}

static void
append_span (GString       *out,
             const CueSpan *span)
{
  if (span->kind == CUE_SPAN_SAME)
    {
      append_text (out, span->text);
      return;
    }
  g_string_append (out, span->kind == CUE_SPAN_ADDED ? "<ins>" : "<del>");
  /* translators: read aloud before words that only one text has, with a space after */
  append_hidden (out, span->kind == CUE_SPAN_ADDED ? _ ("[only here: ") : _ ("[not here: "));
  append_text (out, span->text);
  append_hidden (out, "]");
  g_string_append (out, span->kind == CUE_SPAN_ADDED ? "</ins>" : "</del>");
}

static const char *
get_kind_class (CueCellKind kind)
{
  switch (kind)
    {
    case CUE_CELL_CHANGED:
      return "changed";
    case CUE_CELL_ONLY:
      return "only";
    case CUE_CELL_MISSING:
      return "missing";
    case CUE_CELL_MOVED:
      return "moved";
    case CUE_CELL_ELSEWHERE:
      return "elsewhere";
    case CUE_CELL_SAME:
    default:
      return "same";
    }
}

/* The shape of a kind, for those who see no colours, and its word. */
static void
append_kind (GString    *out,
             CueCellKind kind)
{
  const char *shape = NULL;
  const char *word = NULL;

  if (kind == CUE_CELL_CHANGED)
    {
      shape = "≈";
      word = _ ("Reworded: ");
    }
  else if (kind == CUE_CELL_ONLY)
    {
      shape = "+";
      word = _ ("Only here: ");
    }
  else if (kind == CUE_CELL_MOVED)
    shape = "↕";
  if (shape != NULL)
    append_element (out, "<span class=\"kind\" aria-hidden=\"true\">", shape, "</span>");
  if (word != NULL)
    append_hidden (out, word);
}

/* Where it says "from row 8", the way there. */
static void
append_remark (CueReportWriter *writer,
               CueCompareRow   *row,
               guint            column)
{
  g_autofree char *remark = cue_report_dup_remark (writer, row, column);
  guint            link = cue_compare_row_get_link (row, column);

  if (remark == NULL)
    return;
  g_string_append (writer->out, "<span class=\"remark\">");
  if (link > 0)
    g_string_append_printf (writer->out, "<a href=\"#row-%u\">", link);
  append_element (writer->out, "<bdi>", remark, "</bdi>");
  if (link > 0)
    g_string_append (writer->out, "</a>");
  g_string_append (writer->out, "</span>");
}

static void
write_cell (CueReportWriter *writer,
            CueCompareRow   *row,
            guint            column)
{
  CueCellKind kind = cue_compare_row_get_kind (row, column);
  GPtrArray  *spans = cue_compare_row_get_spans (row, column);

  g_string_append_printf (writer->out, "<td role=\"cell\" class=\"%s c%u\"", get_kind_class (kind), column + 1);
  append_direction (writer, column);
  append_element (writer->out, "><span class=\"label\"><bdi>", writer->titles[column], "</bdi></span>");
  append_kind (writer->out, kind);
  if (spans->len > 0)
    {
      g_string_append (writer->out, kind == CUE_CELL_MOVED ? "<span class=\"text dotted\">" : "<span class=\"text\">");
      for (guint i = 0; i < spans->len; i++)
        append_span (writer->out, g_ptr_array_index (spans, i));
      g_string_append (writer->out, "</span>");
    }
  append_remark (writer, row, column);
  g_string_append (writer->out, "</td>");
}

static void
write_piece (CueReportWriter *writer,
             guint            row)
{
  g_autoptr (CueMergedPiece) piece = cue_report_get_piece (writer, row);
  g_autofree char *origin = cue_report_dup_origin (writer, piece);
  const char      *text = cue_merged_piece_get_text (piece);
  int              column = cue_merged_piece_get_column (piece);

  g_string_append_printf (writer->out, "<td role=\"cell\" class=\"merged%s\" dir=\"%s\">", text[0] == '\0' ? " missing" : "", get_direction (text));
  append_element (writer->out, "<span class=\"label\">", _ ("Merged draft"), "</span>");
  if (text[0] != '\0')
    append_element (writer->out, "<span class=\"text\">", text, "</span>");
  if (origin != NULL)
    {
      g_string_append (writer->out, "<span class=\"remark\">");
      if (cue_merged_piece_get_kind (piece) == CUE_PIECE_EDITED)
        g_string_append (writer->out, "<span aria-hidden=\"true\">✎ </span>");
      else if (column >= 0 && column < CUE_COMPARE_MAX_COLUMNS)
        append_badge (writer->out, (guint) column);
      append_element (writer->out, "<bdi>", origin, "</bdi></span>");
    }
  g_string_append (writer->out, "</td>");
}

static void
write_row (CueReportWriter *writer,
           guint            i)
{
  g_autoptr (CueCompareRow) row = cue_report_get_row (writer, i);

  g_string_append_printf (writer->out, "<tr role=\"row\" id=\"row-%u\"><th role=\"rowheader\" scope=\"row\" class=\"number\">%u</th>", i + 1, i + 1);
  for (guint column = 0; column < writer->n_columns; column++)
    write_cell (writer, row, column);
  if (writer->report->merged != NULL)
    write_piece (writer, i);
  g_string_append (writer->out, "</tr>\n");
}

static void
write_column_head (CueReportWriter *writer,
                   guint            column)
{
  const CueReportText *text = &writer->report->texts[column];
  g_autofree char     *figures = cue_report_dup_figures (writer, column);

  g_string_append (writer->out, "<th role=\"columnheader\" scope=\"col\">");
  append_badge (writer->out, column);
  append_element (writer->out, "<bdi class=\"title\">", writer->titles[column], "</bdi>");
  if (text->caption != NULL)
    append_element (writer->out, "<span class=\"remark\"><bdi>", text->caption, "</bdi></span>");
  append_element (writer->out, "<span class=\"remark\">", figures, "</span>");
  if (text->note != NULL && text->note[0] != '\0')
    append_element (writer->out, "<span class=\"note\"><bdi>", text->note, "</bdi></span>");
  if (writer->report->with_ids && text->id != NULL)
    append_element (writer->out, "<span class=\"remark\"><code>", text->id, "</code></span>");
  g_string_append (writer->out, "</th>");
}

static void
write_table (CueReportWriter *writer)
{
  append_element (writer->out, "<section>\n<h2>", _ ("Sentence by sentence"), "</h2>\n");
  append_element (writer->out, "<p class=\"legend\"><ins>", _ ("only here"), "</ins> ");
  append_element (writer->out, "<del>", _ ("only in the baseline"), "</del> ");
  append_element (writer->out, "<span class=\"dotted\">↕ ", _ ("moved"), "</span></p>\n");
  g_string_append (writer->out, "<table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">");
  append_element (writer->out, "<th role=\"columnheader\" scope=\"col\" class=\"number\"><span class=\"hidden\">", _ ("Row"), "</span></th>");
  for (guint i = 0; i < writer->n_columns; i++)
    write_column_head (writer, i);
  if (writer->report->merged != NULL)
    append_element (writer->out, "<th role=\"columnheader\" scope=\"col\" class=\"merged\"><span class=\"title\">", _ ("Merged draft"), "</span></th>");
  g_string_append (writer->out, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
  for (guint i = 0; i < writer->n_rows; i++)
    write_row (writer, i);
  g_string_append (writer->out, "</tbody>\n</table>\n</section>\n");
}

static void
write_contradictions (CueReportWriter *writer)
{
  GPtrArray *all = writer->statistics->contradictions;

  if (all->len == 0)
    return;
  append_element (writer->out, "<h3>", _ ("Values that contradict each other"), "</h3>\n<ul>\n");
  for (guint i = 0; i < all->len; i++)
    {
      const CueContradiction *contradiction = g_ptr_array_index (all, i);
      g_autofree char        *sentence = cue_contradiction_dup_text (contradiction, (const char *const *) writer->titles, writer->n_columns);

      g_string_append_printf (writer->out, "<li><a href=\"#row-%u\">", contradiction->row);
      append_element (writer->out, "<bdi>", sentence, "</bdi></a></li>\n");
    }
  g_string_append (writer->out, "</ul>\n");
}

static void
write_summary (CueReportWriter *writer)
{
  g_autofree char *agreement = cue_report_dup_agreement (writer);

  append_element (writer->out, "<section>\n<h2>", _ ("In short"), "</h2>\n");
  append_element (writer->out, "<p>", agreement, "</p>\n<ul>\n");
  for (guint i = 0; i < writer->n_columns; i++)
    {
      g_autofree char *figures = cue_report_dup_figures (writer, i);

      g_string_append (writer->out, "<li>");
      append_badge (writer->out, i);
      append_element (writer->out, "<bdi class=\"title\">", writer->titles[i], "</bdi> ");
      append_element (writer->out, "<span class=\"quiet\">", figures, "</span></li>\n");
    }
  g_string_append (writer->out, "</ul>\n");
  if (cue_comparison_is_coarse (writer->report->comparison))
    append_element (writer->out, "<p>", _ ("The texts are too long and too different for fine marks; these are coarser ones."), "</p>\n");
  write_contradictions (writer);
  g_string_append (writer->out, "</section>\n");
}

/* The merged draft once more, to be copied in one piece. */
static void
write_merged (CueReportWriter *writer)
{
  g_autofree char *text = cue_report_dup_merged (writer);

  if (text == NULL)
    return;
  append_element (writer->out, "<section>\n<h2>", _ ("The merged draft as text"), "</h2>\n");
  g_string_append_printf (writer->out, "<pre dir=\"%s\" tabindex=\"0\">", get_direction (text));
  /* HTML drops a line feed that begins a block; the draft never begins with one. */
  append_text (writer->out, text);
  g_string_append (writer->out, "</pre>\n</section>\n");
}

static void
write_head (CueReportWriter *writer)
{
  const CueReport *report = writer->report;
  g_autofree char *title = cue_report_dup_line (report->title != NULL ? report->title : "");
  g_autofree char *time = cue_report_dup_time (writer);
  /* translators: the code of your own language, such as “de”; it goes into documents written with these words */
  const char *language = C_ ("language of the interface", "en");
  /* translators: “ltr” where your language is written from left to right, “rtl” where it is from right to left */
  const char *direction = C_ ("direction of the interface", "ltr");

  append_element (writer->out, "<!DOCTYPE html>\n<html lang=\"", language, "\"");
  g_string_append_printf (writer->out, " dir=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n", g_str_equal (direction, "rtl") ? "rtl" : "ltr");
  g_string_append (writer->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                                "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                                "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
                                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n");
  append_element (writer->out, "<title>", title, "</title>\n<style>\n");
  g_string_append (writer->out, cue_report_html_style);
  g_string_append (writer->out, "</style>\n</head>\n<body>\n<header>\n");
  append_element (writer->out, "<h1><bdi>", title, "</bdi></h1>\n");
  if (report->subtitle != NULL)
    append_element (writer->out, "<p><bdi>", report->subtitle, "</bdi></p>\n");
  if (time != NULL)
    append_element (writer->out, "<p class=\"quiet\">", time, "</p>\n");
  g_string_append (writer->out, "</header>\n<main>\n");
}

void
cue_report_write_html (CueReportWriter *writer)
{
  for (guint i = 0; i < writer->n_columns; i++)
    writer->rtl[i] = g_str_equal (get_direction (writer->report->texts[i].text), "rtl");
  write_head (writer);
  write_summary (writer);
  write_table (writer);
  write_merged (writer);
  g_string_append (writer->out, "</main>\n</body>\n</html>\n");
}
