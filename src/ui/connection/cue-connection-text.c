/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-connection-text.h"

#include "cue-error.h"
#include "cue-number-text.h"
#include "cue-time-text.h"

#include <glib/gi18n.h>

char *
cue_connection_text_paused (gint64 until,
                            gint64 now)
{
  double           left = (double) ((until - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *time = cue_time_text_elapsed (left);

  /* translators: %s is a time that runs backwards, as minutes and seconds: 0:42 */
  return g_strdup_printf (_ ("The service asks to wait. Going on in %s."), time);
}

char *
cue_connection_text_until (gint64 until,
                           gint64 now)
{
  g_autofree char *time = cue_time_text_clock (until, now);

  /* translators: %s is a time of day */
  return g_strdup_printf (_ ("The service asks to wait. Going on at %s."), time);
}

/* Whether @text says no more than that nothing answers. */
static gboolean
is_plainly_offline (const char *text)
{
  g_autoptr (GError) error = cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "offline");
  g_autofree char *sentence = cue_error_dup_sentence (error);

  return text == NULL || g_str_equal (text, sentence);
}

char *
cue_connection_text_waiting (guint n_saves,
                             guint n_generations)
{
  g_autofree char *n_saves_text = cue_number_text (n_saves);
  g_autofree char *n_generations_text = cue_number_text (n_generations);
  g_autofree char *saves = NULL;
  g_autofree char *generations = NULL;

  if (n_saves == 0 && n_generations == 0)
    return NULL;
  if (n_generations == 0)
    return g_strdup_printf (ngettext ("%s save waits for the network.", "%s saves wait for the network.", n_saves),
                            n_saves_text);
  if (n_saves == 0)
    return g_strdup_printf (ngettext ("%s generation waits for the network.",
                                      "%s generations wait for the network.", n_generations),
                            n_generations_text);

  /* translators: a count within “%s and %s wait for the network.” */
  saves = g_strdup_printf (ngettext ("%s save", "%s saves", n_saves), n_saves_text);
  /* translators: a count within “%s and %s wait for the network.” */
  generations = g_strdup_printf (ngettext ("%s generation", "%s generations", n_generations), n_generations_text);
  /* translators: the first is “2 saves”, the second “1 generation” */
  return g_strdup_printf (_ ("%s and %s wait for the network."), saves, generations);
}

char *
cue_connection_text_offline (const char *error_text,
                             gint64      refreshed,
                             gint64      now,
                             guint       n_saves,
                             guint       n_generations)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_null_terminated (3, NULL, TRUE);
  g_autofree char *read = cue_time_text_read (refreshed, now);
  g_autofree char *waiting = cue_connection_text_waiting (n_saves, n_generations);

  g_ptr_array_add (sentences, is_plainly_offline (error_text) ? _ ("No connection.") : (gpointer) error_text);
  if (*read != '\0')
    g_ptr_array_add (sentences, read);
  if (waiting != NULL)
    g_ptr_array_add (sentences, waiting);

  return g_strjoinv (" ", (char **) sentences->pdata);
}

char *
cue_connection_text_reading (guint n_read,
                             guint n_total)
{
  g_autofree char *read = cue_number_text (n_read);
  g_autofree char *total = cue_number_text (n_total);

  if (n_read == 0)
    return g_strdup (_ ("Reading from the service…"));
  /* translators: how many scenarios have been read so far */
  if (n_total == 0)
    return g_strdup_printf (_ ("Reading scenarios: %s"), read);
  /* translators: how many scenarios have been read so far, and how many there are */
  return g_strdup_printf (_ ("Reading scenarios: %s of %s"), read, total);
}

const char *
cue_connection_text_outcome (const char *outcome)
{
  CueNetError code = CUE_NET_ERROR_OFFLINE;

  if (g_strcmp0 (outcome, "ok") == 0)
    return C_ ("request", "Answered");
  if (g_strcmp0 (outcome, "cancelled") == 0)
    return C_ ("request", "Stopped");
  if (outcome == NULL || !cue_net_error_from_word (outcome, &code))
    return C_ ("request", "Failed");

  switch (code)
    {
    case CUE_NET_ERROR_OFFLINE:
      return C_ ("request", "Nothing answered");
    case CUE_NET_ERROR_TIMED_OUT:
      return C_ ("request", "No answer in time");
    case CUE_NET_ERROR_INTERRUPTED:
      return C_ ("request", "Connection broke");
    case CUE_NET_ERROR_CERTIFICATE:
      return C_ ("request", "Certificate not trusted");
    case CUE_NET_ERROR_UNAUTHORIZED:
      return C_ ("request", "Key refused");
    case CUE_NET_ERROR_FORBIDDEN:
      return C_ ("request", "Not allowed");
    case CUE_NET_ERROR_NOT_FOUND:
      return C_ ("request", "Not there");
    case CUE_NET_ERROR_REJECTED:
      return C_ ("request", "Not accepted");
    case CUE_NET_ERROR_BUSY:
      return C_ ("request", "Asked to wait");
    case CUE_NET_ERROR_SERVER:
      return C_ ("request", "Service failed");
    case CUE_NET_ERROR_MALFORMED:
      return C_ ("request", "Not understood");
    case CUE_NET_ERROR_TOO_LARGE:
      return C_ ("request", "Too large");
    case CUE_NET_ERROR_REDIRECTED:
      return C_ ("request", "Pointed elsewhere");
    default:
      return C_ ("request", "Failed");
    }
}

char *
cue_connection_text_took (double seconds)
{
  if (seconds < 1)
    /* translators: milliseconds; use %Id for your own digits */
    return g_strdup_printf (C_ ("duration", "%d ms"), (int) (seconds * 1000 + .5));
  /* translators: seconds; use %I.1f for your own digits */
  return g_strdup_printf (C_ ("duration", "%.1f s"), seconds);
}
