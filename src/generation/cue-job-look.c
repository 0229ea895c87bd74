/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueJob: looking at what the service does with it. */
#include "cue-job-private.h"

#include "cue-answers.h"
#include "cue-error.h"
#include "cue-polling.h"
#include "cue-typical.h"

#include <glib/gi18n.h>

#define NO_NEWS_SECONDS 120.0

void
cue_job_look_cb (gpointer job)
{
  g_autoptr (CueJob) self = cue_job_ref (job);

  if (cue_job_take_timer (self))
    cue_job_look (self);
}

void
cue_job_look_later (CueJob *self)
{
  g_autofree double *lengths = NULL;
  CuePollingInput    input = {
       .fraction = cue_generation_get_fraction (self->generation),
       .retry_after = -1,
       .n_failures = self->n_failures,
       .jitter = g_random_double (),
  };

  if (self->shared == NULL)
    return;

  lengths = cue_typical_sort (self->shared->lengths);
  input.lengths = lengths;
  input.n_lengths = self->shared->lengths->len;
  input.urgent = self->shared->several (self->shared->queue);
  input.elapsed = cue_job_get_seconds_since (self, self->sent);
  input.quiet = cue_job_get_seconds_since (self, self->changed);
  cue_job_set_timer (self, cue_polling_next_delay (&input), cue_job_look_cb);
}

static void
take_look_error (CueJob       *self,
                 const GError *error)
{
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY))
    {
      cue_job_pause (self, error, cue_job_look_cb);
      return;
    }

  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED))
    {
      self->shared->refused (self->shared->queue);
      cue_job_look_later (self); /* unless there is no other key by then */
      return;
    }
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_FORBIDDEN) ||
      g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_CERTIFICATE) ||
      g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_REDIRECTED))
    {
      cue_job_fail (self, error);
      return;
    }

  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_REJECTED) ||
      g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND))
    {
      g_autofree char *sentence = cue_error_dup_sentence (error);

      cue_job_fail_there (self, sentence, cue_net_error_get_details (error));
      return;
    }

  if (self->n_failures++ == 0)
    self->failing_since = cue_job_get_steady (self);
  /* The progress id is kept, so that trying again goes on. Without a network, the job's own end is as far away as before. */
  if (cue_job_is_connection (self, CUE_CONNECTION_OFFLINE))
    cue_job_look_later (self);
  else if (cue_job_get_seconds_since (self, self->failing_since) > self->shared->patience)
    cue_job_fail (self, error);
  else
    cue_job_look_later (self);
}

static void
take_running (CueJob      *self,
              CueProgress *progress)
{
  gboolean         queued = cue_polling_is_queued_word (progress->word) && progress->stage == NULL && progress->fraction < 0;
  gboolean         was_sent = cue_generation_get_state (self->generation) == CUE_GENERATION_SENT;
  g_autofree char *told = g_strdup_printf ("%s\n%s\n%f\n%s", progress->word != NULL ? progress->word : "",
                                           progress->stage != NULL ? progress->stage : "", progress->fraction,
                                           progress->text != NULL ? progress->text : "");

  self->seconds_running = cue_job_get_seconds_since (self, self->sent);
  if (g_strcmp0 (told, self->told) != 0)
    {
      self->changed = cue_job_get_steady (self);
      g_free (self->told);
      self->told = g_steal_pointer (&told);
      g_object_set (self->generation,
                    "last-news", cue_job_get_now (self),
                    "stage", progress->stage,
                    "fraction", progress->fraction < 0 ? -1.0 : MIN (progress->fraction, 1.0),
                    "preview", progress->text,
                    NULL);
    }

  if (cue_job_get_seconds_since (self, self->changed) >= NO_NEWS_SECONDS)
    cue_job_set_state (self, CUE_GENERATION_NO_NEWS);
  else
    cue_job_set_state (self, queued && was_sent ? CUE_GENERATION_SENT : CUE_GENERATION_WRITING);
  cue_job_look_later (self);
}

static void
take_failed (CueJob      *self,
             CueProgress *progress)
{
  g_autofree char *sentence = NULL;

  if (progress->message == NULL)
    sentence = g_strdup (_ ("The service could not write the instructions. Try again, perhaps with another brief."));
  else
    /* translators: the placeholder is what the service said, in its own words */
    sentence = g_strdup_printf (_ ("The service could not write the instructions: %s"), progress->message);
  cue_job_fail_there (self, sentence, progress->raw);
}

static void
take_progress (CueJob      *self,
               CueProgress *progress)
{
  self->n_failures = 0;
  cue_answers_note_progress (self->generation, cue_job_get_now (self), progress);
  switch (progress->outcome)
    {
    case CUE_PROGRESS_FINISHED:
      cue_job_finish (self, progress->text);
      break;
    case CUE_PROGRESS_EMPTY:
      cue_job_fail_there (self, _ ("The service reported success but sent no text. Try again; its answer is under Details."),
                          progress->raw);
      break;
    case CUE_PROGRESS_FAILED:
      take_failed (self, progress);
      break;
    case CUE_PROGRESS_NEEDS_USER:
      g_object_set (self->generation, "error-text", progress->message, NULL);
      cue_job_end (self, CUE_GENERATION_NEEDS_USER);
      break;
    case CUE_PROGRESS_UNKNOWN:
      cue_job_fail_there (self, _ ("The service does not know this request any more. Try again to have it written anew."),
                          progress->raw);
      break;
    case CUE_PROGRESS_RUNNING:
    default:
      take_running (self, progress);
    }
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CueJob) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueProgress) progress = cue_api_poll_finish (CUE_API (source), result, &error);

  if (self->shared == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->step = STEP_NONE;
  g_clear_object (&self->cancellable);
  if (progress != NULL)
    take_progress (self, progress);
  else
    take_look_error (self, error);
}

void
cue_job_look (CueJob *self)
{
  cue_job_clear_timer (self);
  self->deferred = cue_job_is_connection (self, CUE_CONNECTION_KEY_REFUSED);
  if (self->deferred)
    return;
  if (cue_generation_get_state (self->generation) == CUE_GENERATION_PAUSED)
    {
      g_object_set (self->generation, "paused-until", (gint64) 0, NULL);
      cue_job_set_state (self, CUE_GENERATION_SENT);
    }
  if (self->shared == NULL)
    return;

  self->step = STEP_LOOKING;
  self->cancellable = g_cancellable_new ();
  cue_job_count_request (self);
  cue_api_poll_async (self->shared->api, cue_generation_get_progress_id (self->generation),
                      cue_job_get_number (self, "scope-agent"), cue_job_get_number (self, "scope-project"),
                      cue_job_get_seconds_since (self, self->sent), self->cancellable, looked_cb,
                      cue_job_ref (self));
}
