/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-cli-progress.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cue-generation.h"
#include "cue-text.h"

/* Milliseconds between two looks. */
#define INTERVAL 200

#define DEFAULT_WIDTH 80

struct _CueCliProgress
{
  GPtrArray *generations; /* (owned) (element-type CueGeneration) */
  gboolean  *told;        /* (owned): by generation, whether its end was told */
  guint      source;      /* 0: nobody looks */
};

static guint
get_width (void)
{
  struct winsize size = { 0 };

  return ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : DEFAULT_WIDTH;
}

/* (transfer full): "The service is writing (4 s)", or how many of several are done. */
static char *
make_line (CueCliProgress *self)
{
  gint64           now = g_get_real_time ();
  CueGeneration   *first = g_ptr_array_index (self->generations, 0);
  double           elapsed = 0;
  guint            n_done = 0;
  g_autofree char *state = NULL;

  for (guint i = 0; i < self->generations->len; i++)
    {
      CueGeneration *generation = g_ptr_array_index (self->generations, i);

      elapsed = MAX (elapsed, cue_generation_get_elapsed (generation, now));
      n_done += cue_generation_is_active (generation) ? 0 : 1;
    }
  if (self->generations->len > 1)
    /* translators: how many variants are written, of how many, and the seconds it has taken so far */
    return g_strdup_printf (_ ("%u of %u variants done (%.0f s)"), n_done, self->generations->len, elapsed);
  state = cue_generation_dup_state_text (first, now);
  /* translators: what a generation is doing, and the seconds it has taken so far */
  return g_strdup_printf (_ ("%s (%.0f s)"), state, elapsed);
}

/* (transfer full): "2: German: finished (4 s)" */
static char *
make_end (CueGeneration *generation,
          guint          number)
{
  gint64           now = g_get_real_time ();
  g_autofree char *state = cue_generation_dup_state_text (generation, now);
  double           elapsed = cue_generation_get_elapsed (generation, now);
  const char      *label = cue_generation_get_label (generation);

  if (label == NULL || label[0] == '\0')
    /* translators: the number of a variant, how it ended, and the seconds it took */
    return g_strdup_printf (_ ("Variant %u: %s (%.0f s)"), number, state, elapsed);
  /* translators: the number of a variant, what sets it apart (“German”), how it ended, and the seconds it took */
  return g_strdup_printf (_ ("Variant %u, %s: %s (%.0f s)"), number, label, state, elapsed);
}

/* A line for each of several that has ended; it stays. */
static void
tell_ends (CueCliProgress *self)
{
  for (guint i = 0; self->generations->len > 1 && i < self->generations->len; i++)
    {
      CueGeneration   *generation = g_ptr_array_index (self->generations, i);
      g_autofree char *line = NULL;
      g_autofree char *shown = NULL;

      if (self->told[i] || cue_generation_is_active (generation))
        continue;
      self->told[i] = TRUE;
      line = make_end (generation, i + 1);
      shown = cue_text_excerpt (line, get_width () - 1);
      fprintf (stderr, "\r\033[K%s\n", shown);
    }
}

static gboolean
show_cb (gpointer user_data)
{
  CueCliProgress  *self = user_data;
  g_autofree char *line = make_line (self);
  g_autofree char *shown = cue_text_excerpt (line, get_width () - 1);

  tell_ends (self);
  fprintf (stderr, "\r\033[K%s", shown);
  fflush (stderr);
  return G_SOURCE_CONTINUE;
}

CueCliProgress *
cue_cli_progress_new (GPtrArray *generations)
{
  CueCliProgress *self = g_new0 (CueCliProgress, 1);

  self->generations = g_ptr_array_ref (generations);
  self->told = g_new0 (gboolean, generations->len + 1);
  if (isatty (STDERR_FILENO) && generations->len > 0)
    {
      self->source = g_timeout_add (INTERVAL, show_cb, self);
      show_cb (self);
    }
  return self;
}

void
cue_cli_progress_free (CueCliProgress *self)
{
  if (self->source != 0)
    {
      g_source_remove (self->source);
      tell_ends (self);
      fputs ("\r\033[K", stderr);
      fflush (stderr);
    }
  g_ptr_array_unref (self->generations);
  g_free (self->told);
  g_free (self);
}
