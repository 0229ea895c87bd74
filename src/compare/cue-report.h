/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison as a document to pass on: one self-contained HTML file (no scripts, nothing fetched, prints well, light
 * and dark, right to left), Markdown or JSON. Pure. No key and, unless asked, no internal ids. */
#pragma once

#include <json-glib/json-glib.h>

#include "cue-merged-draft.h"
#include "cue-statistics.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_REPORT_HTML,
  CUE_REPORT_MARKDOWN,
  CUE_REPORT_JSON,
} CueReportFormat;

/* A text of the report; all borrowed. */
typedef struct
{
  const char *title;
  const char *caption; /* (nullable): "152 words · German" */
  const char *note;    /* (nullable): the tester's */
  const char *id;      /* (nullable): told only with with_ids */
  const char *text;    /* the whole of it */
  const char *language; /* (nullable): its code, such as "de" */
} CueReportText;

typedef struct
{
  const char     *title;      /* the scenario's name */
  const char     *subtitle;   /* (nullable) */
  CueReportText   texts[CUE_COMPARE_MAX_COLUMNS];
  CueComparison  *comparison;
  CueMergedDraft *merged;     /* (nullable) */
  gint64          created;    /* Unix microseconds */
  gboolean        with_ids;
} CueReport;

/* (transfer full): the document, UTF-8, ending in a newline. JSON has at least "words" (for two texts) and "pairs" as
 * `cuecard-cli compare` writes them. */
char       *cue_report_write   (const CueReport *report,
                                CueReportFormat  format) G_GNUC_WARN_UNUSED_RESULT;

/* The same in a worker thread, for long texts. The report's texts are those that its comparison is of; they are copied, and
 * the merged draft is written as it is now. */
void        cue_report_write_async  (const CueReport     *report,
                                     CueReportFormat      format,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
char       *cue_report_write_finish (GAsyncResult        *result,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the same as JSON, to be put into something larger. Of two texts: "words", the plain word diff of the
 * two whole texts, and "pairs"; of more, "rows" with a cell a text. */
JsonObject *cue_report_to_json (const CueReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
