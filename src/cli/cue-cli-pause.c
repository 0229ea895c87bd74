/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-pause.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "cue-error.h"

/* All waits of a run together. */
#define LONGEST_WAIT (120 * G_USEC_PER_SEC)

/* (transfer full): "14:05", with the date on another day. */
static char *
dup_time (gint64 until)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (until / G_USEC_PER_SEC);
  gboolean today = g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now) &&
                   g_date_time_get_year (time) == g_date_time_get_year (now);

  /* translators: a time of day, see strftime(3): hours and minutes */
  return g_date_time_format (time, today ? C_ ("time of day", "%H:%M") : "%c");
}

/* On a line of its own, also where the progress is shown. */
static void
tell (const char *time)
{
  /* translators: %s is a time of day: “14:05” */
  g_autofree char *sentence = g_strdup_printf (_ ("The service asks to wait until %s; Ctrl+C ends the waiting."), time);

  if (isatty (STDERR_FILENO))
    fputs ("\r\033[K", stderr);
  fprintf (stderr, "cuecard-cli: %s\n", sentence);
  fflush (stderr);
}

static void
give_up (CueCli     *cli,
         gint64      left,
         const char *time)
{
  /* translators: %s is a time of day: “14:05” */
  g_autofree char *sentence = g_strdup_printf (_ ("The service asks to wait until %s, which is too long to wait for here. Try again then."), time);

  cli->gave_up = cue_net_error_new (CUE_NET_ERROR_BUSY, 429, left / (double) G_USEC_PER_SEC, NULL, "asked to wait too long");
  cue_net_error_set_sentence (cli->gave_up, sentence);
  g_cancellable_cancel (cli->cancellable);
}

static void
paused_cb (CueCli *cli)
{
  CueConnection   *connection = cue_api_get_connection (CUE_API (cli->api));
  gint64           now = g_get_real_time ();
  gint64           until = cue_connection_get_paused_until (connection);
  g_autofree char *time = NULL;

  if (cue_connection_get_state (connection) != CUE_CONNECTION_PAUSED || until <= cli->pause_end || cli->gave_up != NULL)
    return;

  cli->waited += until - MAX (now, cli->pause_end);
  cli->pause_end = until;
  time = dup_time (until);
  if (cli->waited > LONGEST_WAIT)
    give_up (cli, until - now, time);
  else
    tell (time);
}

void
cue_cli_pause_watch (CueCli *cli)
{
  g_signal_connect_swapped (cue_api_get_connection (CUE_API (cli->api)), "notify::paused-until", G_CALLBACK (paused_cb),
                            cli);
}

void
cue_cli_pause_unwatch (CueCli *cli)
{
  g_signal_handlers_disconnect_by_data (cue_api_get_connection (CUE_API (cli->api)), cli);
}
