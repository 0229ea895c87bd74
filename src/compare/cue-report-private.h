/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the forms of a report share. */
#pragma once

#include "cue-report.h"

G_BEGIN_DECLS

/* A report being written. */
typedef struct
{
  const CueReport *report;
  CueStatistics   *statistics; /* (owned) */
  guint            n_rows;
  guint            n_columns;
  guint            baseline;
  char            *titles[CUE_COMPARE_MAX_COLUMNS]; /* (owned): in one line, safe to show */
  gboolean         rtl[CUE_COMPARE_MAX_COLUMNS];    /* whether the text runs from right to left */
  GString         *out;        /* (owned) */
} CueReportWriter;

/* The forms; each writes into @writer's text. */
void        cue_report_write_html     (CueReportWriter *writer);
void        cue_report_write_markdown (CueReportWriter *writer);

/* (transfer full): a row of the comparison, from 0 up. */
CueCompareRow *cue_report_get_row   (CueReportWriter *writer,
                                     guint            row) G_GNUC_WARN_UNUSED_RESULT;
CueMergedPiece *cue_report_get_piece (CueReportWriter *writer,
                                      guint            row) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): what a cell has to say besides its text, in words: "Not in Variant 2", "Moved, from 8"; NULL for
 * nothing. */
char       *cue_report_dup_remark    (CueReportWriter *writer,
                                      CueCompareRow   *row,
                                      guint            column) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): where a piece of the merged draft comes from, in words; NULL where all texts say it. */
char       *cue_report_dup_origin    (CueReportWriter *writer,
                                      CueMergedPiece  *piece) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): "152 words, 3 changes, 1 only here". */
char       *cue_report_dup_figures   (CueReportWriter *writer,
                                      guint            column) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): how far the texts agree, in a sentence. */
char       *cue_report_dup_agreement (CueReportWriter *writer) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): when the report was made, in words; NULL where that is not known. */
char       *cue_report_dup_time      (CueReportWriter *writer) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the text of the merged draft, NULL where there is none. */
char       *cue_report_dup_merged    (CueReportWriter *writer) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): @text in one line without what could confuse it. */
char       *cue_report_dup_line      (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @c may not stand in a document as it is: it is no text, or turns the order of what follows. */
gboolean    cue_report_is_control    (gunichar c);

G_END_DECLS
