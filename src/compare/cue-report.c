/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-report-private.h"

#include "cue-json.h"
#include "cue-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longest title, in characters. */
#define MAX_TITLE 200

CueCompareRow *
cue_report_get_row (CueReportWriter *writer,
                    guint            row)
{
  return g_list_model_get_item (G_LIST_MODEL (writer->report->comparison), row);
}

CueMergedPiece *
cue_report_get_piece (CueReportWriter *writer,
                      guint            row)
{
  return g_list_model_get_item (G_LIST_MODEL (writer->report->merged), row);
}

char *
cue_report_dup_line (const char *text)
{
  return cue_text_excerpt (text, MAX_TITLE);
}

gboolean
cue_report_is_control (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static char *
dup_moved_remark (guint    number,
                  guint    link,
                  gboolean elsewhere)
{
  if (!elsewhere)
    /* translators: a sentence has moved; the number is that of the row where the other text has it */
    return g_strdup_printf (_ ("Moved, from row %u"), link);
  if (link > number)
    /* translators: the number of a row in a table of sentences */
    return g_strdup_printf (_ ("Comes later, in row %u"), link);
  /* translators: the number of a row in a table of sentences */
  return g_strdup_printf (_ ("Comes earlier, in row %u"), link);
}

char *
cue_report_dup_remark (CueReportWriter *writer,
                       CueCompareRow   *row,
                       guint            column)
{
  guint number = cue_compare_row_get_number (row);
  guint link = cue_compare_row_get_link (row, column);

  switch (cue_compare_row_get_kind (row, column))
    {
    case CUE_CELL_MISSING:
      /* translators: %s is the title of a text, such as “Variant 2” */
      return g_strdup_printf (_ ("Not in %s"), writer->titles[column]);
    case CUE_CELL_MOVED:
      return dup_moved_remark (number, link, FALSE);
    case CUE_CELL_ELSEWHERE:
      return dup_moved_remark (number, link, TRUE);
    case CUE_CELL_SAME:
    case CUE_CELL_CHANGED:
    case CUE_CELL_ONLY:
    default:
      return NULL;
    }
}

char *
cue_report_dup_origin (CueReportWriter *writer,
                       CueMergedPiece  *piece)
{
  int column = cue_merged_piece_get_column (piece);

  switch (cue_merged_piece_get_kind (piece))
    {
    case CUE_PIECE_NONE:
      return g_strdup (_ ("Left out"));
    case CUE_PIECE_TAKEN:
      if (column < 0 || (guint) column >= writer->n_columns)
        return g_strdup (_ ("From another text"));
      /* translators: %s is the title of a text, such as “Variant 2” */
      return g_strdup_printf (_ ("From %s"), writer->titles[column]);
    case CUE_PIECE_EDITED:
      return g_strdup (_ ("Own words"));
    case CUE_PIECE_COMMON:
    default:
      return NULL;
    }
}

char *
cue_report_dup_figures (CueReportWriter *writer,
                        guint            column)
{
  const CueStatistics *statistics = writer->statistics;
  g_autofree char     *words = NULL;
  g_autofree char     *changes = NULL;
  g_autofree char     *only = NULL;

  /* translators: the length of a text */
  words = g_strdup_printf (ngettext ("%u word", "%u words", statistics->n_words[column]), statistics->n_words[column]);
  if (column == writer->baseline)
    /* translators: a text that the others are compared with; %s is its length, “152 words” */
    return g_strdup_printf (_ ("%s, baseline"), words);
  changes = g_strdup_printf (ngettext ("%u change", "%u changes", statistics->n_changes[column]), statistics->n_changes[column]);
  /* translators: sentences that only this text has */
  only = g_strdup_printf (ngettext ("%u only here", "%u only here", statistics->n_only[column]), statistics->n_only[column]);
  /* translators: parts of a list: “152 words, 3 changes, 1 only here” */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), words, changes, only);
}

char *
cue_report_dup_agreement (CueReportWriter *writer)
{
  const CueStatistics *statistics = writer->statistics;
  int                  percent = (int) (statistics->agreement * 100 + 0.5);

  if (statistics->n_same == statistics->n_rows)
    return g_strdup (_ ("All texts say the same."));
  /* translators: rows of a table of sentences that are alike, all rows, and the share of words that stand in them */
  return g_strdup_printf (ngettext ("%1$u of %2$u row is the same in all texts; it holds %3$d %% of the words.",
                                    "%1$u of %2$u rows are the same in all texts; they hold %3$d %% of the words.", statistics->n_rows),
                          statistics->n_same, statistics->n_rows, percent);
}

char *
cue_report_dup_time (CueReportWriter *writer)
{
  g_autoptr (GDateTime) time = NULL;

  if (writer->report->created <= 0)
    return NULL;
  time = g_date_time_new_from_unix_local (writer->report->created / G_USEC_PER_SEC);
  /* translators: a date and a time of day, see strftime(3) */
  return time != NULL ? g_date_time_format (time, C_ ("date and time", "%-e %B %Y, %H:%M")) : NULL;
}

char *
cue_report_dup_merged (CueReportWriter *writer)
{
  if (writer->report->merged == NULL)
    return NULL;
  return cue_merged_draft_dup_text (writer->report->merged);
}

static void
writer_init (CueReportWriter *writer,
             const CueReport *report)
{
  writer->report = report;
  writer->statistics = cue_statistics_new (report->comparison);
  writer->n_rows = g_list_model_get_n_items (G_LIST_MODEL (report->comparison));
  writer->n_columns = cue_comparison_get_n_columns (report->comparison);
  writer->baseline = cue_comparison_get_baseline (report->comparison);
  writer->out = g_string_new (NULL);
  for (guint i = 0; i < writer->n_columns; i++)
    writer->titles[i] = cue_report_dup_line (report->texts[i].title != NULL ? report->texts[i].title : "");
}

static char *
writer_end (CueReportWriter *writer)
{
  cue_statistics_free (writer->statistics);
  for (guint i = 0; i < writer->n_columns; i++)
    g_free (writer->titles[i]);
  return g_string_free (writer->out, FALSE);
}

static char *
write_json (const CueReport *report)
{
  g_autoptr (JsonObject) object = cue_report_to_json (report);
  g_autofree char *text = cue_json_object_to_text (object);

  return g_strconcat (text, "\n", NULL);
}

char *
cue_report_write (const CueReport *report,
                  CueReportFormat  format)
{
  CueReportWriter writer = { 0 };

  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (CUE_IS_COMPARISON (report->comparison), NULL);

  if (format == CUE_REPORT_JSON)
    return write_json (report);
  writer_init (&writer, report);
  if (format == CUE_REPORT_MARKDOWN)
    cue_report_write_markdown (&writer);
  else
    cue_report_write_html (&writer);
  return writer_end (&writer);
}
