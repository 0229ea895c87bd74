/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-time-text.h"

#include <glib/gi18n.h>

char *
cue_time_text_elapsed (double seconds)
{
  gint64 total = MAX ((gint64) seconds, 0);
  int    hours = MIN (total / 3600, 999);
  int    minutes = total / 60 % 60;
  int    rest = total % 60;

  /* translators: hours, minutes, seconds of an elapsed time; use %Id for your own digits */
  if (hours > 0)
    return g_strdup_printf (C_ ("elapsed", "%d:%02d:%02d"), hours, minutes, rest);
  /* translators: minutes and seconds of an elapsed time; use %Id for your own digits */
  return g_strdup_printf (C_ ("elapsed", "%d:%02d"), minutes, rest);
}

char *
cue_time_text_duration (double seconds)
{
  gint64 total = MAX ((gint64) seconds, 0);
  int    hours = MIN (total / 3600, 999);
  int    minutes = total / 60 % 60;
  int    rest = total % 60;

  /* translators: a duration in hours and minutes; use %Id for your own digits */
  if (hours > 0)
    return g_strdup_printf (C_ ("duration", "%d h %d min"), hours, minutes);
  /* translators: a duration in minutes and seconds; use %Id for your own digits */
  if (minutes > 0)
    return g_strdup_printf (C_ ("duration", "%d min %d s"), minutes, rest);
  /* translators: a duration in seconds; use %Id for your own digits */
  return g_strdup_printf (C_ ("duration", "%d s"), rest);
}

static char *
format_draft_date (gint64 changed)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (changed / G_USEC_PER_SEC);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%x") : NULL;

  /* translators: %s is a date */
  return g_strdup_printf (_ ("Draft · changed on %s, kept on this computer"), date != NULL ? date : "?");
}

char *
cue_time_text_draft (gint64 changed,
                     gint64 now)
{
  gint64 minutes = (now - changed) / (60 * G_USEC_PER_SEC);

  if (changed <= 0)
    return g_strdup (_ ("Draft · kept on this computer"));
  if (minutes < 1)
    return g_strdup (_ ("Draft · changed just now, kept on this computer"));
  /* translators: %d is a number of minutes or hours */
  if (minutes < 60)
    return g_strdup_printf (ngettext ("Draft · changed %d minute ago, kept on this computer",
                                      "Draft · changed %d minutes ago, kept on this computer", minutes),
                            (int) minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (ngettext ("Draft · changed %d hour ago, kept on this computer",
                                      "Draft · changed %d hours ago, kept on this computer", minutes / 60),
                            (int) (minutes / 60));
  return format_draft_date (changed);
}

/* How many midnights lie between two local times. */
static int
days_between (GDateTime *from,
              GDateTime *to)
{
  GDate *first = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (from),
                                 (GDateMonth) g_date_time_get_month (from),
                                 (GDateYear) g_date_time_get_year (from));
  GDate *last = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (to),
                                (GDateMonth) g_date_time_get_month (to),
                                (GDateYear) g_date_time_get_year (to));
  int    n_days = g_date_days_between (first, last);

  g_date_free (first);
  g_date_free (last);
  return n_days;
}

int
cue_time_text_days_ago (gint64 when,
                        gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (when / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  return time != NULL && today != NULL ? days_between (time, today) : 0;
}

char *
cue_time_text_clock (gint64 when,
                     gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (when / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  gboolean same_day;
  char    *text;

  if (when <= 0 || time == NULL || today == NULL)
    return g_strdup ("");
  same_day = days_between (time, today) == 0;
  /* translators: how a time of day is written; see g_date_time_format() */
  text = g_date_time_format (time, same_day ? _ ("%H:%M") : "%c");
  return text != NULL ? text : g_strdup ("");
}

char *
cue_time_text_age (gint64 refreshed,
                   gint64 now)
{
  gint64 minutes = (now - refreshed) / (60 * G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;

  if (refreshed <= 0)
    return g_strdup (_ ("Not read yet"));
  if (minutes < 1)
    return g_strdup (_ ("Read just now"));
  /* translators: how old what is shown is; %d is a number of minutes or hours */
  if (minutes < 60)
    return g_strdup_printf (ngettext ("Read %d minute ago", "Read %d minutes ago", (gulong) minutes), (int) minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (ngettext ("Read %d hour ago", "Read %d hours ago", (gulong) minutes / 60),
                            (int) (minutes / 60));

  time = g_date_time_new_from_unix_local (refreshed / G_USEC_PER_SEC);
  date = time != NULL ? g_date_time_format (time, "%x") : NULL;
  /* translators: how old what is shown is; %s is a date */
  return g_strdup_printf (_ ("Read on %s"), date != NULL ? date : "?");
}

char *
cue_time_text_read (gint64 refreshed,
                    gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (refreshed / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  g_autofree char *clock = NULL;
  g_autofree char *date = NULL;

  if (refreshed <= 0 || time == NULL || today == NULL)
    return g_strdup ("");

  /* translators: how a time of day is written; see g_date_time_format() */
  clock = g_date_time_format (time, _ ("%H:%M"));
  switch (days_between (time, today))
    {
    case 0:
      /* translators: %s is a time of day */
      return g_strdup_printf (_ ("You see what was read today at %s."), clock);
    case 1:
      /* translators: %s is a time of day */
      return g_strdup_printf (_ ("You see what was read yesterday at %s."), clock);
    default:
      date = g_date_time_format (time, "%x");
      /* translators: the first is a date, the second a time of day */
      return g_strdup_printf (_ ("You see what was read on %s at %s."), date, clock);
    }
}

char *
cue_time_text_saved (gint64 saved,
                     gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (saved / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  g_autofree char *clock = NULL;
  g_autofree char *date = NULL;

  if (saved <= 0 || time == NULL || today == NULL)
    return g_strdup ("");

  /* translators: how a time of day is written; see g_date_time_format() */
  clock = g_date_time_format (time, _ ("%H:%M"));
  switch (days_between (time, today))
    {
    case 0:
      /* translators: %s is a time of day */
      return g_strdup_printf (_ ("Saved on the service today at %s."), clock);
    case 1:
      /* translators: %s is a time of day */
      return g_strdup_printf (_ ("Saved on the service yesterday at %s."), clock);
    default:
      date = g_date_time_format (time, "%x");
      /* translators: the first is a date, the second a time of day */
      return g_strdup_printf (_ ("Saved on the service on %s at %s."), date, clock);
    }
}

char *
cue_time_text_moment (gint64 when)
{
  g_autoptr (GDateTime) time = when > 0 ? g_date_time_new_from_unix_local (when / G_USEC_PER_SEC) : NULL;
  char *text = time != NULL ? g_date_time_format (time, "%c") : NULL;

  return text != NULL ? text : g_strdup ("");
}
