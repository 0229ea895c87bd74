/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that compares two to four texts. */
#include "cue-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "cue-cli-input.h"
#include "cue-cli-marks.h"
#include "cue-cli-output.h"
#include "cue-cli-workspace.h"
#include "cue-report.h"
#include "cue-scenario.h"

/* What is compared. */
typedef struct
{
  guint n;
  char *titles[CUE_COMPARE_MAX_COLUMNS];    /* (owned) */
  char *texts[CUE_COMPARE_MAX_COLUMNS];     /* (owned) */
  char *languages[CUE_COMPARE_MAX_COLUMNS]; /* (owned) (nullable) */
  char *ids[CUE_COMPARE_MAX_COLUMNS];       /* (owned) (nullable) */
} Texts;

static void
texts_clear (Texts *texts)
{
  for (guint i = 0; i < texts->n; i++)
    {
      g_free (texts->titles[i]);
      g_free (texts->texts[i]);
      g_free (texts->languages[i]);
      g_free (texts->ids[i]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, texts_clear)

static gboolean
read_scenario (CueCli     *cli,
               Texts      *texts,
               guint       i,
               const char *number,
               GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CueResourceObject) scenario = NULL;
  guint64 id = 0;

  if (!g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("“scenario:” needs the scenario’s number, as in scenario:12."));
      return FALSE;
    }
  if (cli->api == NULL && !cue_cli_open_workspace (cli, error))
    return FALSE;
  cue_api_read_async (CUE_API (cli->api), CUE_RESOURCE_SCENARIOS, (gint64) id, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  scenario = cue_api_read_finish (CUE_API (cli->api), result, error);
  if (scenario == NULL)
    return FALSE;
  texts->titles[i] = g_strdup (cue_resource_object_get_name (scenario));
  texts->texts[i] = g_strdup (cue_resource_object_get_text (scenario, "instructions"));
  texts->languages[i] = g_strdup (cue_resource_object_get_text (scenario, "language"));
  texts->ids[i] = g_strdup (number);
  return TRUE;
}

static gboolean
read_text (CueCli     *cli,
           Texts      *texts,
           guint       i,
           const char *argument,
           GError    **error)
{
  g_autofree char *base = NULL;

  if (g_str_has_prefix (argument, CUE_CLI_SCENARIO_PREFIX))
    return read_scenario (cli, texts, i, argument + strlen (CUE_CLI_SCENARIO_PREFIX), error);
  texts->texts[i] = cue_cli_read_file (cli, argument, error);
  if (texts->texts[i] == NULL)
    return FALSE;
  base = g_path_get_basename (argument);
  texts->titles[i] = g_str_equal (argument, "-") ? g_strdup (_ ("Standard input")) : g_filename_display_name (base);
  return TRUE;
}

static gboolean
read_texts (CueCli  *cli,
            Texts   *texts,
            GError **error)
{
  gboolean standard_input = FALSE;

  for (texts->n = 0; cli->options->arguments[texts->n] != NULL;)
    {
      const char *argument = cli->options->arguments[texts->n];

      if (g_str_equal (argument, "-") && standard_input)
        {
          g_set_error_literal (error, CUE_CLI_ERROR, CUE_CLI_ERROR_USAGE, _ ("Standard input can be one of the texts only."));
          return FALSE;
        }
      standard_input = standard_input || g_str_equal (argument, "-");
      texts->n++;
      if (!read_text (cli, texts, texts->n - 1, argument, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill_report (CueReport     *report,
             Texts         *texts,
             CueComparison *comparison,
             gboolean       dated)
{
  report->title = _ ("Comparison");
  report->comparison = comparison;
  report->created = dated ? g_get_real_time () : 0;
  for (guint i = 0; i < texts->n; i++)
    report->texts[i] = (CueReportText){ .title = texts->titles[i], .text = texts->texts[i], .language = texts->languages[i], .id = texts->ids[i] };
}

/* The report's members in the one document. */
static void
add_to_report (CueCli          *cli,
               const CueReport *report)
{
  g_autoptr (JsonObject) object = cue_report_to_json (report);
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (cli->report, name->data, json_object_dup_member (object, name->data));
}

/* Puts what is written where it was asked for. */
static gboolean
deliver (CueCli     *cli,
         const char *text,
         GError    **error)
{
  const char *path = cli->options->output;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *shown = NULL;

  cli->printed = TRUE;
  if (path == NULL)
    {
      fputs (text, stdout);
      return TRUE;
    }
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &local_error))
    return TRUE;
  shown = g_filename_display_name (path);
  /* translators: the first %s is a file name, the second the system's reason */
  g_set_error (error, CUE_CLI_ERROR, CUE_CLI_ERROR_FILE, _ ("“%s” cannot be written: %s."), shown, local_error->message);
  cli->printed = FALSE;
  return FALSE;
}

/* (transfer full): the report; Ctrl+C meanwhile is an error. */
static char *
write_report (CueCli          *cli,
              const CueReport *report,
              CueReportFormat  format,
              GError         **error)
{
  g_autofree char *text = cue_report_write (report, format);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  return g_cancellable_set_error_if_cancelled (cli->cancellable, error) ? NULL : g_steal_pointer (&text);
}

static gboolean
write_comparison (CueCli        *cli,
                  Texts         *texts,
                  CueComparison *comparison,
                  GError       **error)
{
  const char      *format = cli->options->format != NULL ? cli->options->format : "text";
  gboolean         json = cli->options->json || g_str_equal (format, "json");
  CueReport        report = { 0 };
  g_autofree char *text = NULL;

  fill_report (&report, texts, comparison, !json);
  if (json && cli->options->output == NULL && cli->options->json)
    {
      add_to_report (cli, &report);
      return TRUE;
    }
  if (json)
    text = write_report (cli, &report, CUE_REPORT_JSON, error);
  else if (g_str_equal (format, "html"))
    text = write_report (cli, &report, CUE_REPORT_HTML, error);
  else if (g_str_equal (format, "markdown"))
    text = write_report (cli, &report, CUE_REPORT_MARKDOWN, error);
  else
    text = cue_cli_mark_comparison (comparison, (const char *const *) texts->titles, cli->options->output == NULL);
  return text != NULL && deliver (cli, text, error);
}

gboolean
cue_cli_run_compare (CueCli  *cli,
                     GError **error)
{
  g_auto (Texts) texts = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CueComparison) comparison = NULL;

  if (!read_texts (cli, &texts, error))
    return FALSE;
  cue_comparison_new_async ((const char *const *) texts.texts, texts.n, 0, cli->cancellable, cue_cli_ready_cb, &result);
  cue_cli_wait (&result);
  comparison = cue_comparison_new_finish (result, error);
  return comparison != NULL && write_comparison (cli, &texts, comparison, error);
}
