/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-report-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether a link would begin at @p where text alone is meant: "https://", "www.". */
static gboolean
begins_link (const char *p)
{
  return g_str_has_prefix (p, "://") || g_ascii_strncasecmp (p, "www.", 4) == 0;
}

/* Whether @p, in @text, would be markup. */
static gboolean
is_markup (const char *text,
           const char *p)
{
  if (strchr ("\\`*_{}[]#|~$^", *p) != NULL)
    return TRUE;
  if (strchr ("+-=:", *p) != NULL)
    return p == text;
  return (*p == '.' || *p == ')') && p > text && strspn (text, "0123456789") == (gsize) (p - text);
}

/* Writes text that means nothing but itself; lines are broken as a cell of a table allows. */
static void
append_text (GString    *out,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_string_append (out, "<br>");
      else if (c == '\r')
        continue;
      else if (c == '\t')
        g_string_append_c (out, ' ');
      else if (c == '<' || c == '>' || c == '&' || c == '@' || begins_link (p))
        g_string_append_printf (out, "&#%u;", c);
      else if (c < 0x80 && is_markup (text, p))
        g_string_append_printf (out, "\\%c", (char) c);
      else if (cue_report_is_control (c))
        g_string_append_printf (out, "⟨U\\+%04X⟩", c);
      else
        g_string_append_unichar (out, c);
    }
}

static void
append_line (GString    *out,
             const char *open,
             const char *text,
             const char *close)
{
  g_string_append (out, open);
  append_text (out, text);
  g_string_append (out, close);
}

static void
write_cell (CueReportWriter *writer,
            CueCompareRow   *row,
            guint            column)
{
  GPtrArray       *spans = cue_compare_row_get_spans (row, column);
  g_autofree char *remark = cue_report_dup_remark (writer, row, column);

  g_string_append (writer->out, " ");
  for (guint i = 0; i < spans->len; i++)
    {
      const CueSpan *span = g_ptr_array_index (spans, i);

      if (span->kind == CUE_SPAN_SAME)
        append_text (writer->out, span->text);
      else if (span->kind == CUE_SPAN_ADDED)
        append_line (writer->out, "<ins>", span->text, "</ins>");
      else
        append_line (writer->out, "<del>", span->text, "</del>");
    }
  if (remark != NULL)
    append_line (writer->out, spans->len > 0 ? "<br>*(" : "*(", remark, ")*");
  g_string_append (writer->out, " |");
}

static void
write_piece (CueReportWriter *writer,
             guint            row)
{
  g_autoptr (CueMergedPiece) piece = cue_report_get_piece (writer, row);
  g_autofree char *origin = cue_report_dup_origin (writer, piece);
  const char      *text = cue_merged_piece_get_text (piece);

  append_line (writer->out, " ", text, "");
  if (origin != NULL)
    append_line (writer->out, text[0] != '\0' ? "<br>*(" : "*(", origin, ")*");
  g_string_append (writer->out, " |");
}

static void
write_table (CueReportWriter *writer)
{
  append_line (writer->out, "\n## ", _ ("Sentence by sentence"), "\n\n");
  append_line (writer->out, "<ins>", _ ("only here"), "</ins>, ");
  append_line (writer->out, "<del>", _ ("only in the baseline"), "</del>\n\n|   |");
  for (guint i = 0; i < writer->n_columns; i++)
    append_line (writer->out, " ", writer->titles[i], " |");
  if (writer->report->merged != NULL)
    append_line (writer->out, " ", _ ("Merged draft"), " |");
  g_string_append (writer->out, "\n|---|");
  for (guint i = 0; i < writer->n_columns + (writer->report->merged != NULL ? 1 : 0); i++)
    g_string_append (writer->out, "---|");
  g_string_append_c (writer->out, '\n');
  for (guint i = 0; i < writer->n_rows; i++)
    {
      g_autoptr (CueCompareRow) row = cue_report_get_row (writer, i);

      g_string_append_printf (writer->out, "| %u |", i + 1);
      for (guint column = 0; column < writer->n_columns; column++)
        write_cell (writer, row, column);
      if (writer->report->merged != NULL)
        write_piece (writer, i);
      g_string_append_c (writer->out, '\n');
    }
}

static void
write_texts (CueReportWriter *writer)
{
  for (guint i = 0; i < writer->n_columns; i++)
    {
      const CueReportText *text = &writer->report->texts[i];
      g_autofree char     *figures = cue_report_dup_figures (writer, i);

      append_line (writer->out, "- **", writer->titles[i], "**: ");
      append_text (writer->out, figures);
      if (text->caption != NULL)
        append_line (writer->out, "<br>", text->caption, "");
      if (text->note != NULL && text->note[0] != '\0')
        append_line (writer->out, "<br>", text->note, "");
      if (writer->report->with_ids && text->id != NULL)
        append_line (writer->out, "<br>", text->id, "");
      g_string_append_c (writer->out, '\n');
    }
}

static void
write_summary (CueReportWriter *writer)
{
  GPtrArray       *all = writer->statistics->contradictions;
  g_autofree char *agreement = cue_report_dup_agreement (writer);

  append_line (writer->out, "## ", _ ("In short"), "\n\n");
  append_line (writer->out, "", agreement, "\n\n");
  write_texts (writer);
  if (cue_comparison_is_coarse (writer->report->comparison))
    append_line (writer->out, "\n", _ ("The texts are too long and too different for fine marks; these are coarser ones."), "\n");
  if (all->len > 0)
    append_line (writer->out, "\n### ", _ ("Values that contradict each other"), "\n\n");
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *sentence = cue_contradiction_dup_text (g_ptr_array_index (all, i), (const char *const *) writer->titles, writer->n_columns);

      append_line (writer->out, "- ", sentence, "\n");
    }
}

/* A fence longer than any run of backticks in @text. */
static char *
make_fence (const char *text)
{
  gsize longest = 2;
  gsize run = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  return g_strnfill (longest + 1, '`');
}

static void
write_merged (CueReportWriter *writer)
{
  g_autofree char *text = cue_report_dup_merged (writer);
  g_autofree char *fence = NULL;

  if (text == NULL)
    return;
  fence = make_fence (text);
  append_line (writer->out, "\n## ", _ ("The merged draft as text"), "\n\n");
  g_string_append_printf (writer->out, "%s\n", fence);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!cue_report_is_control (c))
        g_string_append_unichar (writer->out, c);
      else if (c != '\r')
        g_string_append_printf (writer->out, "⟨U+%04X⟩", c);
    }
  g_string_append_printf (writer->out, "\n%s\n", fence);
}

void
cue_report_write_markdown (CueReportWriter *writer)
{
  const CueReport *report = writer->report;
  g_autofree char *title = cue_report_dup_line (report->title != NULL ? report->title : "");
  g_autofree char *subtitle = cue_report_dup_line (report->subtitle != NULL ? report->subtitle : "");
  g_autofree char *time = cue_report_dup_time (writer);

  append_line (writer->out, "# ", title, "\n\n");
  if (subtitle[0] != '\0')
    append_line (writer->out, "", subtitle, "\n\n");
  if (time != NULL)
    append_line (writer->out, "", time, "\n\n");
  write_summary (writer);
  write_table (writer);
  write_merged (writer);
}
