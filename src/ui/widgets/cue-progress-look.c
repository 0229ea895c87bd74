/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-progress-look.h"

#include "cue-time-text.h"

#include <glib/gi18n.h>

/* Seconds of silence after which the age of the last news is shown. */
#define SILENCE 10

static const CueProgressLook looks[] = {
  [CUE_GENERATION_WAITING] = { "view-more-horizontal-symbolic", NULL, FALSE, NULL },
  [CUE_GENERATION_SENDING] = { NULL, NULL, TRUE, NULL },
  [CUE_GENERATION_SENT] = { NULL, NULL, TRUE, NULL },
  [CUE_GENERATION_WRITING] = { NULL, NULL, TRUE, NULL },
  [CUE_GENERATION_NO_NEWS] = { "alarm-symbolic", "late", TRUE, NULL },
  [CUE_GENERATION_PAUSED] = { "media-playback-pause-symbolic", "late", TRUE, N_ ("Try Now") },
  [CUE_GENERATION_UNCERTAIN] = { "dialog-question-symbolic", "late", FALSE, N_ ("Send Again…") },
  [CUE_GENERATION_NEEDS_USER] = { "dialog-question-symbolic", "late", FALSE, N_ ("Look Again") },
  [CUE_GENERATION_FINISHED] = { "object-select-symbolic", "done", TRUE, NULL },
  [CUE_GENERATION_FAILED] = { "dialog-error-symbolic", "failed", FALSE, N_ ("Try Again") },
  [CUE_GENERATION_STOPPED] = { "media-playback-stop-symbolic", NULL, FALSE, N_ ("Try Again") },
};

const CueProgressLook *
cue_progress_look_get (CueGeneration *generation)
{
  CueGenerationState state = cue_generation_get_state (generation);

  g_assert (state < G_N_ELEMENTS (looks));
  return &looks[state];
}

const char *
cue_progress_look_get_retry_label (CueGeneration *generation)
{
  const char *label = cue_progress_look_get (generation)->retry_label;

  /* Where the service gave it a number there is something to look for, which costs nothing. */
  if (cue_generation_get_state (generation) == CUE_GENERATION_UNCERTAIN &&
      cue_generation_get_progress_id (generation) != NULL)
    return _ ("Look for It");

  return label != NULL ? gettext (label) : NULL;
}

gboolean
cue_progress_look_has_fraction (CueGeneration *generation)
{
  return cue_generation_get_state (generation) == CUE_GENERATION_FINISHED ||
         cue_generation_get_fraction (generation) >= 0;
}

double
cue_progress_look_get_fraction (CueGeneration *generation)
{
  if (cue_generation_get_state (generation) == CUE_GENERATION_FINISHED)
    return 1;

  return CLAMP (cue_generation_get_fraction (generation), 0, 1);
}

gboolean
cue_progress_look_needs_you (CueGeneration *generation)
{
  CueGenerationState state = cue_generation_get_state (generation);

  return state == CUE_GENERATION_FAILED || state == CUE_GENERATION_UNCERTAIN || state == CUE_GENERATION_NEEDS_USER;
}

gboolean
cue_progress_look_is_running (CueGeneration *generation)
{
  return cue_generation_is_active (generation) && cue_generation_get_state (generation) != CUE_GENERATION_WAITING;
}

/* Whether nothing but movement would say that it goes on. */
static gboolean
is_pulsing (CueGeneration *generation)
{
  return cue_progress_look_get (generation)->icon == NULL && !cue_progress_look_has_fraction (generation);
}

static char *
dup_finished_text (CueGeneration *generation)
{
  CueVariant *variant = cue_generation_get_variant (generation);
  guint       n_words = 0;

  if (variant == NULL)
    return cue_generation_dup_state_text (generation, 0);

  g_object_get (variant, "n-words", &n_words, NULL);
  return g_strdup_printf (ngettext ("Finished: %u word", "Finished: %u words", n_words), n_words);
}

char *
cue_progress_look_dup_text (CueGeneration *generation,
                            gint64         now,
                            gboolean       moves)
{
  g_autofree char *text = NULL;

  if (cue_generation_get_state (generation) == CUE_GENERATION_FINISHED)
    return dup_finished_text (generation);

  text = cue_generation_dup_state_text (generation, now);
  if (moves || !is_pulsing (generation))
    return g_steal_pointer (&text);

  /* translators: something that goes on, where nothing on the screen may move: “The service is writing…” */
  return g_strdup_printf (C_ ("progress", "%s…"), text);
}

/* Quarters of the way that are done; 0 where nothing is known or it is over. */
static int
count_quarters (CueGeneration *generation)
{
  if (!cue_generation_is_active (generation) || !cue_progress_look_has_fraction (generation))
    return 0;

  return (int) (cue_progress_look_get_fraction (generation) * 4);
}

char *
cue_progress_look_dup_spoken (CueGeneration *generation,
                              gint64         now)
{
  int              quarters = count_quarters (generation);
  g_autofree char *text = cue_progress_look_dup_text (generation, now, TRUE);

  if (quarters == 0)
    return g_steal_pointer (&text);

  /* translators: a state in words and a number of percent: “The service is writing, 50 %” */
  return g_strdup_printf (_ ("%s, %d %%"), text, quarters * 25);
}

gboolean
cue_progress_look_has_news_for (CueGeneration *generation,
                                guint         *last)
{
  g_autofree char *code = NULL;
  guint            news;

  g_object_get (generation, "error-code", &code, NULL);
  news = 1 + (guint) cue_generation_get_state (generation) * 8 + (guint) count_quarters (generation) +
         (code != NULL ? g_str_hash (code) << 8 : 0);
  if (*last == news)
    return FALSE;

  *last = news;
  return TRUE;
}

char *
cue_progress_look_dup_news (CueGeneration *generation,
                            gint64         now)
{
  CueGenerationState state = cue_generation_get_state (generation);
  gint64             last_news = 0;
  g_autofree char   *age = NULL;

  g_object_get (generation, "last-news", &last_news, NULL);
  if ((state != CUE_GENERATION_SENT && state != CUE_GENERATION_WRITING) || last_news <= 0 ||
      now - last_news < SILENCE * G_USEC_PER_SEC)
    return NULL;

  age = cue_time_text_duration ((double) (now - last_news) / G_USEC_PER_SEC);
  /* translators: %s is a duration: “24 s” */
  return g_strdup_printf (_ ("last news %s ago"), age);
}

char *
cue_progress_look_dup_elapsed (CueGeneration *generation,
                               gint64         now)
{
  double seconds = cue_generation_get_elapsed (generation, now);

  return cue_generation_is_active (generation) || seconds >= 1 ? cue_time_text_duration (seconds) : g_strdup ("");
}

gboolean
cue_progress_look_moves (GtkWidget *widget)
{
  gboolean moves = TRUE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &moves, NULL);

  return moves;
}
