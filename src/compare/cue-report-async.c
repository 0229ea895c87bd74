/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-report.h"

#include "cue-merged-private.h"
#include "cue-task.h"

/* A report of its own, down to the comparison: rows make their marks when they are first asked for them, which no two
 * threads may do. */
typedef struct
{
  /* input */
  CueReport          report; /* texts owned; comparison and merged are made in the thread */
  CueReportFormat    format;
  guint              n_texts;
  guint              baseline;
  CueMergedSnapshot *snapshot; /* (owned) (nullable) */
} WriteData;

static void
write_data_free (WriteData *data)
{
  g_free ((char *) data->report.title);
  g_free ((char *) data->report.subtitle);
  for (guint i = 0; i < data->n_texts; i++)
    {
      g_free ((char *) data->report.texts[i].title);
      g_free ((char *) data->report.texts[i].caption);
      g_free ((char *) data->report.texts[i].note);
      g_free ((char *) data->report.texts[i].id);
      g_free ((char *) data->report.texts[i].text);
      g_free ((char *) data->report.texts[i].language);
    }
  g_clear_pointer (&data->snapshot, cue_merged_snapshot_free);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (WriteData, write_data, write_data_free)

static CueReportText
copy_text (const CueReportText *text)
{
  CueReportText copy = {
    .title = g_strdup (text->title),
    .caption = g_strdup (text->caption),
    .note = g_strdup (text->note),
    .id = g_strdup (text->id),
    .text = g_strdup (text->text),
    .language = g_strdup (text->language),
  };

  return copy;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  WriteData  *data = task_data;
  CueReport   report = data->report;
  const char *texts[CUE_COMPARE_MAX_COLUMNS] = { NULL };
  g_autoptr (CueComparison) comparison = NULL;
  g_autoptr (CueMergedDraft) merged = NULL;
  char *written;

  for (guint i = 0; i < data->n_texts; i++)
    texts[i] = report.texts[i].text;
  comparison = cue_comparison_new (texts, data->n_texts, data->baseline);
  if (data->snapshot != NULL)
    merged = cue_merged_snapshot_thaw (data->snapshot, comparison);
  if (g_task_return_error_if_cancelled (task))
    return;
  report.comparison = comparison;
  report.merged = merged;
  written = cue_report_write (&report, data->format);
  if (g_task_return_error_if_cancelled (task))
    g_free (written);
  else
    g_task_return_pointer (task, written, g_free);
}

void
cue_report_write_async (const CueReport    *report,
                        CueReportFormat     format,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  WriteData *data;

  g_return_if_fail (report != NULL);
  g_return_if_fail (CUE_IS_COMPARISON (report->comparison));

  data = g_new0 (WriteData, 1);
  data->report = *report;
  data->report.title = g_strdup (report->title);
  data->report.subtitle = g_strdup (report->subtitle);
  data->format = format;
  data->n_texts = cue_comparison_get_n_columns (report->comparison);
  data->baseline = cue_comparison_get_baseline (report->comparison);
  for (guint i = 0; i < data->n_texts; i++)
    data->report.texts[i] = copy_text (&report->texts[i]);
  if (report->merged != NULL)
    data->snapshot = cue_merged_draft_freeze (report->merged);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_report_write_async);
  write_data_attach (task, data);
  g_task_run_in_thread (task, write_in_thread);
}

char *
cue_report_write_finish (GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_report_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
