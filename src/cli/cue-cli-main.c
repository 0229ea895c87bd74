/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cuecard-cli: Cuecard's main job without a window. */
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>

#include "cue-cli-output.h"
#include "cue-cli-workspace.h"
#include "cue-config.h"
#include "cue-paths.h"
#include "cue-process.h"

static const CueCliRun runs[] = {
  [CUE_CLI_WORKSPACES] = cue_cli_run_workspaces,
  [CUE_CLI_AGENTS] = cue_cli_run_list,
  [CUE_CLI_PERSONALITIES] = cue_cli_run_list,
  [CUE_CLI_PROFILES] = cue_cli_run_list,
  [CUE_CLI_SCENARIOS] = cue_cli_run_list,
  [CUE_CLI_SCENARIO] = cue_cli_run_scenario,
  [CUE_CLI_GENERATE] = cue_cli_run_generate,
  [CUE_CLI_IMPROVE] = cue_cli_run_generate,
  [CUE_CLI_COMPARE] = cue_cli_run_compare,
  [CUE_CLI_ACTIVITY] = cue_cli_run_activity,
  [CUE_CLI_CREATE_AGENT] = cue_cli_run_create_agent,
};

/* The first Ctrl+C ends the work properly; the handler is gone then, so a second one ends the program. */
static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
run (CueCli  *cli,
     GError **error)
{
  if (cue_cli_options_need_service (cli->options) && !cue_cli_open_workspace (cli, error))
    return FALSE;
  return runs[cli->options->command](cli, error);
}

/* The failure on standard error, and in the report for --json. */
static CueCliStatus
tell_failure (JsonObject   *report,
              const GError *error)
{
  g_autofree char *sentence = cue_cli_error_dup_sentence (error);

  fprintf (stderr, "cuecard-cli: %s\n", sentence);
  if (report != NULL)
    json_object_set_object_member (report, "error", cue_cli_error_to_json (error));
  return cue_cli_error_get_status (error);
}

/* What is printed counts as done only when it has arrived. */
static CueCliStatus
flush (CueCliStatus status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  fprintf (stderr, "cuecard-cli: %s\n", _ ("The output could not be written."));
  return status == CUE_CLI_DONE ? CUE_CLI_FAILED : status;
}

static CueCliStatus
run_command (CueCliOptions *options)
{
  CueCli       cli = { 0 };
  CueCliStatus status = CUE_CLI_DONE;
  g_autoptr (GError) error = NULL;

  cli.options = options;
  cli.cancellable = g_cancellable_new ();
  cli.report = json_object_new ();
  g_unix_signal_add (SIGINT, interrupted_cb, cli.cancellable);
  g_unix_signal_add (SIGTERM, interrupted_cb, cli.cancellable);

  if (!run (&cli, &error))
    {
      /* What breaks because of Ctrl+C, or of a wait that is too long, is not told as a failure of its own. */
      if (g_cancellable_is_cancelled (cli.cancellable))
        {
          g_clear_error (&error);
          if (cli.gave_up != NULL)
            error = g_steal_pointer (&cli.gave_up);
          else
            g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
        }
      status = tell_failure (cli.report, error);
    }
  if (options->json && !cli.printed)
    cue_cli_print_json (cli.report);
  cue_cli_close (&cli);
  return flush (status);
}

static CueCliStatus
fail_usage (char        **argv,
            const GError *error)
{
  g_autoptr (JsonObject) report = json_object_new ();
  CueCliStatus status = tell_failure (report, error);

  if (g_strv_contains ((const char *const *) argv, "--json"))
    cue_cli_print_json (report);
  return flush (status);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (CueCliOptions) options = NULL;
  g_autoptr (GError) error = NULL;

  cue_process_forbid_core_dumps ();
  cue_paths_init_locale ();
  g_set_prgname ("cuecard-cli");
  options = cue_cli_options_parse (argv, &error);
  if (options == NULL)
    return fail_usage (argv, error);
  if (options->version)
    {
      puts ("cuecard-cli " CUE_VERSION);
      return flush (CUE_CLI_DONE);
    }
  if (options->help)
    {
      g_autofree char *help = cue_cli_options_dup_help (options);

      fputs (help, stdout);
      return flush (CUE_CLI_DONE);
    }
  return run_command (options);
}
