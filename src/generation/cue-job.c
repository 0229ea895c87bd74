/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-job-private.h"

#include "cue-answers.h"
#include "cue-error.h"
#include "cue-json.h"
#include "cue-polling.h"
#include "cue-typical.h"

#include <glib/gi18n.h>

/* Where the service asks to wait without saying how long; and the longest that is believed. */
#define DEFAULT_RETRY_AFTER 10.0
#define LONGEST_RETRY_AFTER 86400.0
#define OFFLINE_PAUSE 5.0
/* Seconds after the computer woke: not all at once, and the network may need a moment. */
#define WAKE_PAUSE 1.0

gint64
cue_job_get_now (CueJob *self)
{
  return self->shared->clock->get_now (self->shared->clock_data);
}

gint64
cue_job_get_steady (CueJob *self)
{
  return self->shared->clock->get_steady (self->shared->clock_data);
}

double
cue_job_get_seconds_since (CueJob *self,
                           gint64  since)
{
  return MAX (cue_job_get_steady (self) - since, 0) / (double) G_USEC_PER_SEC;
}

gint64
cue_job_get_number (CueJob     *self,
                    const char *property)
{
  gint64 number = 0;

  g_object_get (self->generation, property, &number, NULL);
  return number;
}

void
cue_job_set_state (CueJob            *self,
                   CueGenerationState state)
{
  CueGenerationState old = cue_generation_get_state (self->generation);

  g_object_set (self->generation, "state", state, NULL);
  if (self->shared != NULL) /* whoever was notified may have had the job forgotten */
    self->shared->changed (self->shared->queue, self, old);
}

/* The journal follows; nobody waits for it. */
static void
keep (CueJob *self)
{
  if (self->shared != NULL)
    cue_saver_put (self->shared->saver, CUE_RECORD (self->generation));
}

void
cue_job_clear_timer (CueJob *self)
{
  if (self->timer != 0)
    self->shared->clock->remove_timer (self->shared->clock_data, self->timer);
  self->timer = 0;
}

void
cue_job_set_timer (CueJob         *self,
                   double          seconds,
                   GSourceOnceFunc callback)
{
  cue_job_clear_timer (self);
  if (self->shared == NULL)
    return;
  self->due = cue_job_get_steady (self) + (gint64) (seconds * G_USEC_PER_SEC);
  self->timer = self->shared->clock->add_timer (self->shared->clock_data, seconds, callback, self);
}

gboolean
cue_job_take_timer (CueJob *self)
{
  self->timer = 0;
  self->shared->late (self->shared->queue, cue_job_get_seconds_since (self, self->due));
  return self->shared != NULL && self->timer == 0;
}

static void
set_error_text (CueJob       *self,
                const GError *error)
{
  g_autofree char *sentence = cue_error_dup_sentence (error);

  g_object_set (self->generation, "error-text", sentence,
                "error-code", error->domain == CUE_NET_ERROR ? cue_net_error_to_word ((CueNetError) error->code) : NULL,
                NULL);
  if (error->domain == CUE_NET_ERROR && cue_net_error_get_details (error) != NULL)
    g_object_set (self->generation, "details", cue_net_error_get_details (error), NULL);
}

/* One of the states in which nothing more happens by itself. */
void
cue_job_end (CueJob            *self,
             CueGenerationState state)
{
  cue_job_clear_timer (self);
  g_object_set (self->generation, "finished", cue_job_get_now (self), "paused-until", (gint64) 0, NULL);
  cue_job_set_state (self, state);
  keep (self);
}

void
cue_job_fail (CueJob       *self,
              const GError *error)
{
  set_error_text (self, error);
  cue_job_end (self, CUE_GENERATION_FAILED);
}

/* The service itself gave up on it: looking again is of no use, so the progress id goes. */
void
cue_job_fail_there (CueJob     *self,
                    const char *sentence,
                    const char *details)
{
  g_object_set (self->generation, "progress-id", NULL, "error-text", sentence, NULL);
  if (details != NULL)
    g_object_set (self->generation, "details", details, NULL);
  cue_job_end (self, CUE_GENERATION_FAILED);
}

void
cue_job_count_request (CueJob *self)
{
  g_object_set (self->generation, "n-requests", cue_job_get_number (self, "n-requests") + 1, NULL);
}

gboolean
cue_job_is_connection (CueJob            *self,
                       CueConnectionState state)
{
  return self->shared->connection != NULL && cue_connection_get_state (self->shared->connection) == state;
}

static double
get_pause (const GError *error)
{
  double seconds = cue_net_error_get_retry_after (error);

  return seconds < 0 ? DEFAULT_RETRY_AFTER : MIN (seconds, LONGEST_RETRY_AFTER);
}

/* Waits as the service asked, then calls @callback. */
void
cue_job_pause (CueJob         *self,
               const GError   *error,
               GSourceOnceFunc callback)
{
  CuePollingInput input = { .retry_after = get_pause (error), .jitter = g_random_double () };
  double          seconds = cue_polling_next_delay (&input);

  g_object_set (self->generation, "paused-until", cue_job_get_now (self) + (gint64) (seconds * G_USEC_PER_SEC), NULL);
  cue_job_set_state (self, CUE_GENERATION_PAUSED);
  cue_job_set_timer (self, seconds, callback);
}

static void
wait_in_line (CueJob *self)
{
  g_object_set (self->generation, "paused-until", (gint64) 0, NULL);
  cue_job_set_state (self, CUE_GENERATION_WAITING);
}

static void
pause_over_cb (gpointer user_data)
{
  g_autoptr (CueJob) self = cue_job_ref (user_data);

  if (cue_job_take_timer (self))
    wait_in_line (self);
}

/* Sending */

/* Nothing was carried out, certainly: back in line, and the journal says so again. */
static void
hold_back (CueJob       *self,
           const GError *error)
{
  set_error_text (self, error);
  g_object_set (self->generation, "sent", (gint64) 0, NULL);
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY))
    {
      self->shared->hold (self->shared->queue, get_pause (error), FALSE);
      cue_job_pause (self, error, pause_over_cb);
    }
  else
    {
      if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED))
        self->shared->refused (self->shared->queue);
      else
        self->shared->hold (self->shared->queue, OFFLINE_PAUSE, TRUE);
      wait_in_line (self);
    }
  keep (self);
}

/* Whether it is certain that the service does not write. */
static gboolean
is_certain (const GError *error)
{
  static const CueNetError codes[] = {
    CUE_NET_ERROR_OFFLINE,
    CUE_NET_ERROR_BUSY,
    CUE_NET_ERROR_UNAUTHORIZED,
    CUE_NET_ERROR_CERTIFICATE,
    CUE_NET_ERROR_REDIRECTED,
    CUE_NET_ERROR_FORBIDDEN,
    CUE_NET_ERROR_NOT_FOUND,
    CUE_NET_ERROR_REJECTED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, CUE_NET_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

static void
take_start_error (CueJob       *self,
                  const GError *error)
{
  /* Stopped meanwhile: it stays so, and the journal already says it, but not that it is certain now. */
  if (cue_generation_get_state (self->generation) != CUE_GENERATION_SENDING)
    {
      if (is_certain (error))
        {
          g_object_set (self->generation, "sent", (gint64) 0, NULL);
          keep (self);
        }
      return;
    }

  if (error->domain != CUE_NET_ERROR)
    {
      set_error_text (self, error);
      cue_job_end (self, CUE_GENERATION_UNCERTAIN);
      return;
    }

  switch ((CueNetError) error->code)
    {
    case CUE_NET_ERROR_OFFLINE:
    case CUE_NET_ERROR_BUSY:
    case CUE_NET_ERROR_UNAUTHORIZED:
      hold_back (self, error);
      break;
    case CUE_NET_ERROR_CERTIFICATE:
    case CUE_NET_ERROR_REDIRECTED:
    case CUE_NET_ERROR_FORBIDDEN:
    case CUE_NET_ERROR_NOT_FOUND:
    case CUE_NET_ERROR_REJECTED:
      cue_job_fail (self, error);
      break;
    /* The service may have begun to write: sending again may cost twice, so the tester decides. */
    case CUE_NET_ERROR_TIMED_OUT:
    case CUE_NET_ERROR_INTERRUPTED:
    case CUE_NET_ERROR_SERVER:
    case CUE_NET_ERROR_MALFORMED:
    case CUE_NET_ERROR_TOO_LARGE:
    default:
      set_error_text (self, error);
      cue_job_end (self, CUE_GENERATION_UNCERTAIN);
    }
}

static void
take_receipt (CueJob     *self,
              CueReceipt *receipt)
{
  gboolean wanted = cue_generation_get_state (self->generation) == CUE_GENERATION_SENDING;
  gint64   now = cue_job_get_now (self);

  g_object_set (self->generation,
                "sent", now,
                "last-news", now,
                "progress-id", receipt->progress_id,
                "sync-text", receipt->text,
                NULL);
  if (receipt->project != CUE_UNSET)
    g_object_set (self->generation, "scope-project", receipt->project, NULL);
  self->sent = self->changed = cue_job_get_steady (self);
  cue_answers_note_receipt (self->generation, now, receipt);
  self->shared->accepted (self->shared->queue);

  if (wanted)
    cue_job_set_state (self, CUE_GENERATION_SENT);
  keep (self);
  if (!wanted || self->shared == NULL)
    return;

  if (receipt->text != NULL)
    cue_job_finish (self, receipt->text);
  else
    cue_job_look_later (self);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CueJob) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueReceipt) receipt = cue_api_start_finish (CUE_API (source), result, &error);

  if (self->shared == NULL)
    return;

  self->step = STEP_NONE;
  if (receipt != NULL)
    take_receipt (self, receipt);
  else
    take_start_error (self, error);
  /* A stopped one took a place until now. */
  if (self->shared != NULL)
    self->shared->changed (self->shared->queue, self, cue_generation_get_state (self->generation));
}

static void
post (CueJob *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) request = cue_json_parse (cue_generation_get_request (self->generation), -1, &error);

  if (request == NULL)
    {
      cue_job_fail (self, error);
      return;
    }

  self->step = STEP_POSTING;
  cue_job_count_request (self);
  cue_api_start_async (self->shared->api, cue_generation_get_kind (self->generation), json_node_get_object (request),
                       self->leaving, started_cb, cue_job_ref (self));
}

static void
journalled_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CueJob) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean wanted = FALSE;

  cue_store_put_finish (CUE_STORE (source), result, &error);
  if (self->shared == NULL)
    return;

  self->step = STEP_NONE;
  cue_saver_note (self->shared->saver, error);
  wanted = cue_generation_get_state (self->generation) == CUE_GENERATION_SENDING;
  if (wanted && error == NULL)
    {
      post (self);
      return;
    }

  g_object_set (self->generation, "sent", (gint64) 0, NULL); /* nothing has left */
  if (wanted)
    cue_job_fail (self, error);
  else
    keep (self);
  if (!wanted && self->shared != NULL)
    self->shared->changed (self->shared->queue, self, cue_generation_get_state (self->generation));
}

void
cue_job_begin (CueJob *self)
{
  g_return_if_fail (cue_job_is_ready (self));

  self->step = STEP_JOURNALLING;
  /* From here on the journal says that it may have been sent. */
  g_object_set (self->generation, "error-text", NULL, "error-code", NULL, "details", NULL, "sent", cue_job_get_now (self), NULL);
  cue_job_set_state (self, CUE_GENERATION_SENDING);
  if (self->shared == NULL)
    return;
  cue_store_put_async (self->shared->store, CUE_RECORD (self->generation), self->leaving, journalled_cb,
                       cue_job_ref (self));
}

/* Its end */

static void
variant_stored_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CueJob) self = user_data;
  g_autoptr (GError) error = NULL;

  cue_store_put_finish (CUE_STORE (source), result, &error);
  if (self->shared == NULL)
    return;

  self->step = STEP_NONE;
  cue_saver_note (self->shared->saver, error);
  if (error != NULL) /* the text is here, and the saver goes on trying */
    cue_saver_put (self->shared->saver, CUE_RECORD (cue_generation_get_variant (self->generation)));
  g_object_set (self->generation, "fraction", 1.0, "preview", NULL, "stage", NULL, "sync-text", NULL, NULL);
  cue_job_end (self, CUE_GENERATION_FINISHED);
}

/* (transfer full): @text with all that made it. */
static CueVariant *
make_variant (CueJob     *self,
              const char *text,
              gint64      now,
              double      seconds)
{
  static const char *const carried[] = { "batch-id", "label", "wish", "seed", "service", "answers", "request", NULL };
  CueVariant              *variant = cue_variant_new (cue_generation_get_draft_id (self->generation), text);

  g_object_set (variant,
                "generation-id", cue_generation_get_id (self->generation),
                "created", now,
                "seconds", seconds,
                "n-requests", (int) cue_job_get_number (self, "n-requests"),
                NULL);
  for (guint i = 0; carried[i] != NULL; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (self->generation), carried[i], &value);
      g_object_set_property (G_OBJECT (variant), carried[i], &value);
    }

  return variant;
}

/* It ended at some time between the last two looks. */
static void
learn (CueJob *self,
       double  seconds)
{
  double lasted = cue_typical_guess (self->seconds_running, seconds, cue_typical_median (self->shared->lengths));

  if (self->resumed)
    return;
  g_object_set (self->generation, "lasted", (gint64) (lasted * G_USEC_PER_SEC), NULL);
  self->shared->learned (self->shared->queue, lasted);
}

/* The text becomes a variant, is stored, and only then is the generation finished. */
void
cue_job_finish (CueJob     *self,
                const char *text)
{
  gint64 now = cue_job_get_now (self);
  double seconds = cue_job_get_seconds_since (self, self->sent);
  g_autoptr (CueVariant) variant = make_variant (self, text, now, seconds);

  learn (self, seconds);
  self->step = STEP_STORING;
  g_object_set (self->generation, "variant", variant, "last-news", now, NULL);
  /* The service is done with it: the next can begin meanwhile, and its row goes to disk with the variant. */
  if (self->shared != NULL)
    self->shared->changed (self->shared->queue, self, cue_generation_get_state (self->generation));
  if (self->shared != NULL)
    cue_store_put_async (self->shared->store, CUE_RECORD (variant), NULL, variant_stored_cb, cue_job_ref (self));
}

/* What the tester and the queue ask */

CueJob *
cue_job_new (CueGeneration *generation,
             CueJobShared  *shared)
{
  CueJob *self = g_new0 (CueJob, 1);

  g_ref_count_init (&self->refs);
  self->shared = shared;
  self->generation = g_object_ref (generation);
  self->leaving = g_cancellable_new ();
  return self;
}

CueJob *
cue_job_ref (CueJob *self)
{
  g_ref_count_inc (&self->refs);
  return self;
}

void
cue_job_unref (CueJob *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;

  g_clear_object (&self->generation);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->leaving);
  g_free (self->told);
  g_free (self);
}

void
cue_job_leave (CueJob *self)
{
  cue_job_clear_timer (self);
  self->shared = NULL;
  g_cancellable_cancel (self->leaving);
  g_cancellable_cancel (self->cancellable);
}

CueGeneration *
cue_job_get_generation (CueJob *self)
{
  return self->generation;
}

gboolean
cue_job_is_ready (CueJob *self)
{
  return self->step == STEP_NONE && cue_generation_get_state (self->generation) == CUE_GENERATION_WAITING;
}

gboolean
cue_job_is_in_line (CueJob *self)
{
  CueGenerationState state = cue_generation_get_state (self->generation);

  return self->step == STEP_NONE &&
         (state == CUE_GENERATION_WAITING ||
          (state == CUE_GENERATION_PAUSED && cue_generation_get_progress_id (self->generation) == NULL));
}

gboolean
cue_job_is_missing (CueJob *self)
{
  CueGenerationState state = cue_generation_get_state (self->generation);

  if (state == CUE_GENERATION_FAILED)
    return TRUE;
  return state == CUE_GENERATION_STOPPED &&
         (self->step == STEP_POSTING || cue_generation_get_progress_id (self->generation) != NULL ||
          cue_job_get_number (self, "sent") == 0);
}

gboolean
cue_job_takes_place (CueJob *self)
{
  CueGenerationState state = cue_generation_get_state (self->generation);

  /* One without news may never have any, and one that waits for its turn again is not running: neither keeps others
   * waiting. */
  if (state == CUE_GENERATION_NO_NEWS || cue_job_is_in_line (self) || self->step == STEP_STORING)
    return FALSE;
  return self->step != STEP_NONE || (cue_generation_is_active (self->generation) && state != CUE_GENERATION_WAITING);
}

void
cue_job_stop (CueJob *self)
{
  CueGenerationState state = cue_generation_get_state (self->generation);

  if (self->step == STEP_STORING ||
      (!cue_generation_is_active (self->generation) && state != CUE_GENERATION_UNCERTAIN))
    return;

  if (self->step == STEP_LOOKING)
    {
      self->step = STEP_NONE;
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
  cue_job_end (self, CUE_GENERATION_STOPPED);
}

void
cue_job_retry (CueJob *self)
{
  CueGenerationState state = cue_generation_get_state (self->generation);

  if (self->step == STEP_LOOKING || self->step == STEP_STORING || state == CUE_GENERATION_FINISHED ||
      (self->step != STEP_NONE && state == CUE_GENERATION_SENDING))
    return;

  cue_job_clear_timer (self);
  g_object_set (self->generation,
                "error-text", NULL, "error-code", NULL, "details", NULL,
                "finished", (gint64) 0, "paused-until", (gint64) 0, NULL);
  self->n_failures = 0;
  self->changed = cue_job_get_steady (self);

  if (self->step != STEP_NONE) /* stopped while it was being sent, and the answer is still to come */
    {
      cue_job_set_state (self, CUE_GENERATION_SENDING);
    }
  else if (cue_generation_get_progress_id (self->generation) != NULL)
    {
      cue_job_set_state (self, CUE_GENERATION_SENT);
      keep (self);
      cue_job_look (self);
    }
  else
    {
      g_object_set (self->generation, "fraction", -1.0, "stage", NULL, "preview", NULL, "sent", (gint64) 0, NULL);
      self->resumed = FALSE;
      self->seconds_running = 0;
      cue_job_set_state (self, CUE_GENERATION_WAITING);
      keep (self);
    }
}

void
cue_job_go_on (CueJob  *self,
               gboolean all)
{
  gboolean paused = cue_generation_get_state (self->generation) == CUE_GENERATION_PAUSED;
  gboolean known = cue_generation_get_progress_id (self->generation) != NULL;

  if (self->shared == NULL || self->step != STEP_NONE || !cue_generation_is_active (self->generation))
    return;
  if (paused && all && !known)
    {
      cue_job_clear_timer (self);
      wait_in_line (self);
    }
  else if (known && (self->deferred || (self->n_failures > 0 && self->timer != 0) || (paused && all)))
    {
      cue_job_look (self);
    }
}

void
cue_job_wake (CueJob *self)
{
  gint64 until = 0;

  if (self->shared == NULL || !cue_generation_is_active (self->generation))
    return;

  self->resumed = TRUE;
  self->changed = cue_job_get_steady (self);
  self->sent = self->changed - (gint64) (self->seconds_running * G_USEC_PER_SEC); /* it may have slept as well */
  if (self->n_failures > 0)
    self->failing_since = self->changed;
  if (self->timer == 0)
    return;

  until = cue_job_get_number (self, "paused-until") - cue_job_get_now (self);
  if (cue_generation_get_state (self->generation) != CUE_GENERATION_PAUSED)
    cue_job_set_timer (self, WAKE_PAUSE * (0.5 + g_random_double ()), cue_job_look_cb);
  else if (cue_job_is_in_line (self))
    cue_job_set_timer (self, MAX (until / (double) G_USEC_PER_SEC, WAKE_PAUSE), pause_over_cb);
  else
    cue_job_set_timer (self, MAX (until / (double) G_USEC_PER_SEC, WAKE_PAUSE), cue_job_look_cb);
}

void
cue_job_shift (CueJob *self,
               gint64  difference)
{
  static const char *const times[] = { "created", "sent", "last-news", "paused-until", NULL };

  if (!cue_generation_is_active (self->generation))
    return;
  for (guint i = 0; times[i] != NULL; i++)
    {
      gint64 time = cue_job_get_number (self, times[i]);

      if (time > 0)
        g_object_set (self->generation, times[i], MAX (time + difference, 1), NULL);
    }
  keep (self);
}

void
cue_job_resume (CueJob  *self,
                gboolean variant_stored)
{
  g_autofree char *text = NULL;

  self->resumed = TRUE;
  self->changed = cue_job_get_steady (self);
  self->sent = self->changed - MAX (cue_job_get_now (self) - cue_job_get_number (self, "sent"), 0);
  if (!cue_generation_is_active (self->generation))
    return;

  g_object_get (self->generation, "sync-text", &text, NULL);
  if (variant_stored)
    cue_job_end (self, CUE_GENERATION_FINISHED);
  else if (text != NULL)
    cue_job_finish (self, text);
  else if (cue_generation_get_progress_id (self->generation) != NULL)
    {
      cue_job_set_state (self, CUE_GENERATION_SENT);
      cue_job_look (self);
    }
  else if (cue_generation_get_state (self->generation) == CUE_GENERATION_SENDING)
    {
      g_object_set (self->generation,
                    "error-text", _ ("Cuecard ended before the service had answered."), NULL);
      cue_job_end (self, CUE_GENERATION_UNCERTAIN);
    }
  else
    {
      wait_in_line (self);
    }
}
