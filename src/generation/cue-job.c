/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-job.h"

#include "cue-error.h"
#include "cue-json.h"
#include "cue-polling.h"

#include <glib/gi18n.h>

#define NO_NEWS_SECONDS 120.0
/* Where the service asks to wait without saying how long; and the longest that is believed. */
#define DEFAULT_RETRY_AFTER 10.0
#define LONGEST_RETRY_AFTER 86400.0
#define OFFLINE_PAUSE 5.0

typedef enum
{
  STEP_NONE,
  STEP_JOURNALLING, /* the row that says SENDING is on its way to disk */
  STEP_POSTING,     /* the request has left; never cancelled but at the end of the program, since the answer has the
                     * progress id, without which a paid text cannot be fetched */
  STEP_LOOKING,
  STEP_STORING, /* the variant is on its way to disk */
} Step;

struct _CueJob
{
  grefcount      refs;
  CueJobShared  *shared;     /* (unowned) (nullable): NULL once it has left */
  CueGeneration *generation; /* (owned) */
  Step           step;
  GCancellable  *cancellable;     /* (owned) (nullable): of the look under way */
  GCancellable  *leaving;         /* (owned): of everything else */
  guint          timer;           /* of the next look, or of the end of a pause */
  double         seconds_running; /* since sent, when it was last seen running */
  gboolean       resumed;         /* its seconds tell nothing about how long the service takes */
  gboolean       deferred;        /* a look waits for another key */
  guint          n_failures;      /* looks in a row that failed */
  gint64         failing_since;
  gint64         changed; /* when the service last told something new */
  char          *told;    /* (owned) (nullable): what that was */
};

static void look (CueJob *self);
static void look_later (CueJob *self);
static void finish (CueJob     *self,
                    const char *text);

static gint64
get_now (CueJob *self)
{
  return self->shared->clock->get_now (self->shared->clock_data);
}

static double
get_seconds_since (CueJob *self,
                   gint64  since)
{
  return MAX (get_now (self) - since, 0) / (double) G_USEC_PER_SEC;
}

static gint64
get_number (CueJob     *self,
            const char *property)
{
  gint64 number = 0;

  g_object_get (self->generation, property, &number, NULL);
  return number;
}

static void
set_state (CueJob            *self,
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

static void
clear_timer (CueJob *self)
{
  if (self->timer != 0)
    self->shared->clock->remove_timer (self->shared->clock_data, self->timer);
  self->timer = 0;
}

static void
set_timer (CueJob         *self,
           double          seconds,
           GSourceOnceFunc callback)
{
  clear_timer (self);
  if (self->shared != NULL)
    self->timer = self->shared->clock->add_timer (self->shared->clock_data, seconds, callback, self);
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
static void
end (CueJob            *self,
     CueGenerationState state)
{
  clear_timer (self);
  g_object_set (self->generation, "finished", get_now (self), "paused-until", (gint64) 0, NULL);
  set_state (self, state);
  keep (self);
}

static void
fail (CueJob       *self,
      const GError *error)
{
  set_error_text (self, error);
  end (self, CUE_GENERATION_FAILED);
}

/* The service itself gave up on it: looking again is of no use, so the progress id goes. */
static void
fail_there (CueJob     *self,
            const char *sentence,
            const char *details)
{
  g_object_set (self->generation, "progress-id", NULL, "error-text", sentence, NULL);
  if (details != NULL)
    g_object_set (self->generation, "details", details, NULL);
  end (self, CUE_GENERATION_FAILED);
}

static void
count_request (CueJob *self)
{
  g_object_set (self->generation, "n-requests", get_number (self, "n-requests") + 1, NULL);
}

static gboolean
is_connection (CueJob            *self,
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
static void
pause_job (CueJob         *self,
           const GError   *error,
           GSourceOnceFunc callback)
{
  CuePollingInput input = { .retry_after = get_pause (error), .jitter = g_random_double () };
  double          seconds = cue_polling_next_delay (&input);

  g_object_set (self->generation, "paused-until", get_now (self) + (gint64) (seconds * G_USEC_PER_SEC), NULL);
  set_state (self, CUE_GENERATION_PAUSED);
  set_timer (self, seconds, callback);
}

static void
wait_in_line (CueJob *self)
{
  g_object_set (self->generation, "paused-until", (gint64) 0, NULL);
  set_state (self, CUE_GENERATION_WAITING);
}

static void
pause_over_cb (gpointer user_data)
{
  CueJob *self = user_data;

  self->timer = 0;
  wait_in_line (self);
}

/* Sending */

/* Nothing was carried out, certainly: back in line, and the journal says so again. */
static void
hold_back (CueJob       *self,
           const GError *error)
{
  set_error_text (self, error);
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY))
    {
      self->shared->hold (self->shared->queue, get_pause (error), FALSE);
      pause_job (self, error, pause_over_cb);
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

static void
take_start_error (CueJob       *self,
                  const GError *error)
{
  /* Stopped meanwhile: it stays so, and the journal already says it. */
  if (cue_generation_get_state (self->generation) != CUE_GENERATION_SENDING)
    return;

  if (error->domain != CUE_NET_ERROR)
    {
      set_error_text (self, error);
      end (self, CUE_GENERATION_UNCERTAIN);
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
      fail (self, error);
      break;
    /* The service may have begun to write: sending again may cost twice, so the tester decides. */
    case CUE_NET_ERROR_TIMED_OUT:
    case CUE_NET_ERROR_INTERRUPTED:
    case CUE_NET_ERROR_SERVER:
    case CUE_NET_ERROR_MALFORMED:
    case CUE_NET_ERROR_TOO_LARGE:
    default:
      set_error_text (self, error);
      end (self, CUE_GENERATION_UNCERTAIN);
    }
}

static void
take_receipt (CueJob     *self,
              CueReceipt *receipt)
{
  gboolean wanted = cue_generation_get_state (self->generation) == CUE_GENERATION_SENDING;
  gint64   now = get_now (self);

  g_object_set (self->generation,
                "sent", now,
                "last-news", now,
                "progress-id", receipt->progress_id,
                "sync-text", receipt->text,
                NULL);
  if (receipt->project != CUE_UNSET)
    g_object_set (self->generation, "scope-project", receipt->project, NULL);
  self->changed = now;
  self->shared->accepted (self->shared->queue);

  if (wanted)
    set_state (self, CUE_GENERATION_SENT);
  keep (self);
  if (!wanted || self->shared == NULL)
    return;

  if (receipt->text != NULL)
    finish (self, receipt->text);
  else
    look_later (self);
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
      fail (self, error);
      return;
    }

  self->step = STEP_POSTING;
  g_object_set (self->generation, "sent", get_now (self), NULL);
  count_request (self);
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
    post (self);
  else if (wanted)
    fail (self, error);
  else
    self->shared->changed (self->shared->queue, self, cue_generation_get_state (self->generation));
}

void
cue_job_begin (CueJob *self)
{
  g_return_if_fail (cue_job_is_ready (self));

  self->step = STEP_JOURNALLING;
  g_object_set (self->generation, "error-text", NULL, "error-code", NULL, "details", NULL, NULL);
  set_state (self, CUE_GENERATION_SENDING);
  if (self->shared == NULL)
    return;
  cue_store_put_async (self->shared->store, CUE_RECORD (self->generation), self->leaving, journalled_cb,
                       cue_job_ref (self));
}

/* Looking */

static void
look_cb (gpointer user_data)
{
  CueJob *self = user_data;

  self->timer = 0;
  look (self);
}

static void
look_later (CueJob *self)
{
  CuePollingInput input = {
    .fraction = cue_generation_get_fraction (self->generation),
    .retry_after = -1,
    .n_failures = self->n_failures,
    .jitter = g_random_double (),
  };

  if (self->shared == NULL)
    return;

  input.elapsed = get_seconds_since (self, get_number (self, "sent"));
  input.typical = self->shared->typical;
  input.quiet = get_seconds_since (self, self->changed);
  set_timer (self, cue_polling_next_delay (&input), look_cb);
}

static void
take_look_error (CueJob       *self,
                 const GError *error)
{
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_BUSY))
    {
      pause_job (self, error, look_cb);
      return;
    }

  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_UNAUTHORIZED))
    {
      self->shared->refused (self->shared->queue);
      look_later (self); /* unless there is no other key by then */
      return;
    }
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_FORBIDDEN) ||
      g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_CERTIFICATE) ||
      g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_REDIRECTED))
    {
      fail (self, error);
      return;
    }

  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_REJECTED) ||
      g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND))
    {
      g_autofree char *sentence = cue_error_dup_sentence (error);

      fail_there (self, sentence, cue_net_error_get_details (error));
      return;
    }

  if (self->n_failures++ == 0)
    self->failing_since = get_now (self);
  /* The progress id is kept, so that trying again goes on. Without a network, the job's own end is as far away as before. */
  if (is_connection (self, CUE_CONNECTION_OFFLINE))
    look_later (self);
  else if (get_seconds_since (self, self->failing_since) > self->shared->patience)
    fail (self, error);
  else
    look_later (self);
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

  self->seconds_running = get_seconds_since (self, get_number (self, "sent"));
  if (g_strcmp0 (told, self->told) != 0)
    {
      self->changed = get_now (self);
      g_free (self->told);
      self->told = g_steal_pointer (&told);
      g_object_set (self->generation,
                    "last-news", self->changed,
                    "stage", progress->stage,
                    "fraction", progress->fraction < 0 ? -1.0 : MIN (progress->fraction, 1.0),
                    "preview", progress->text,
                    NULL);
    }

  if (get_seconds_since (self, self->changed) >= NO_NEWS_SECONDS)
    set_state (self, CUE_GENERATION_NO_NEWS);
  else
    set_state (self, queued && was_sent ? CUE_GENERATION_SENT : CUE_GENERATION_WRITING);
  look_later (self);
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
  fail_there (self, sentence, progress->raw);
}

static void
take_progress (CueJob      *self,
               CueProgress *progress)
{
  self->n_failures = 0;
  switch (progress->outcome)
    {
    case CUE_PROGRESS_FINISHED:
      finish (self, progress->text);
      break;
    case CUE_PROGRESS_EMPTY:
      fail_there (self, _ ("The service reported success but sent no text. Try again; its answer is under Details."),
                  progress->raw);
      break;
    case CUE_PROGRESS_FAILED:
      take_failed (self, progress);
      break;
    case CUE_PROGRESS_NEEDS_USER:
      g_object_set (self->generation, "error-text", progress->message, NULL);
      end (self, CUE_GENERATION_NEEDS_USER);
      break;
    case CUE_PROGRESS_UNKNOWN:
      fail_there (self, _ ("The service does not know this request any more. Try again to have it written anew."),
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

static void
look (CueJob *self)
{
  clear_timer (self);
  self->deferred = is_connection (self, CUE_CONNECTION_KEY_REFUSED);
  if (self->deferred)
    return;
  if (cue_generation_get_state (self->generation) == CUE_GENERATION_PAUSED)
    {
      g_object_set (self->generation, "paused-until", (gint64) 0, NULL);
      set_state (self, CUE_GENERATION_SENT);
    }
  if (self->shared == NULL)
    return;

  self->step = STEP_LOOKING;
  self->cancellable = g_cancellable_new ();
  count_request (self);
  cue_api_poll_async (self->shared->api, cue_generation_get_progress_id (self->generation),
                      get_number (self, "scope-agent"), get_number (self, "scope-project"),
                      get_seconds_since (self, get_number (self, "sent")), self->cancellable, looked_cb,
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
  end (self, CUE_GENERATION_FINISHED);
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
                "n-requests", (int) get_number (self, "n-requests"),
                NULL);
  for (guint i = 0; carried[i] != NULL; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (self->generation), carried[i], &value);
      g_object_set_property (G_OBJECT (variant), carried[i], &value);
    }

  return variant;
}

/* The text becomes a variant, is stored, and only then is the generation finished. */
static void
finish (CueJob     *self,
        const char *text)
{
  gint64 now = get_now (self);
  double seconds = get_seconds_since (self, get_number (self, "sent"));
  g_autoptr (CueVariant) variant = make_variant (self, text, now, seconds);

  /* It ended at some time between the last two looks: in the middle, on average. */
  if (!self->resumed)
    self->shared->learned (self->shared->queue, (seconds + self->seconds_running) / 2);
  self->step = STEP_STORING;
  g_object_set (self->generation, "variant", variant, "last-news", now, NULL);
  if (self->shared == NULL)
    return;
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
  clear_timer (self);
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
          get_number (self, "sent") == 0);
}

gboolean
cue_job_takes_place (CueJob *self)
{
  CueGenerationState state = cue_generation_get_state (self->generation);

  /* One without news may never have any, and one that waits for its turn again is not running: neither keeps others
   * waiting. */
  if (state == CUE_GENERATION_NO_NEWS || cue_job_is_in_line (self))
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
  end (self, CUE_GENERATION_STOPPED);
}

void
cue_job_retry (CueJob *self)
{
  CueGenerationState state = cue_generation_get_state (self->generation);

  if (self->step == STEP_LOOKING || self->step == STEP_STORING || state == CUE_GENERATION_FINISHED ||
      (self->step != STEP_NONE && state == CUE_GENERATION_SENDING))
    return;

  clear_timer (self);
  g_object_set (self->generation,
                "error-text", NULL, "error-code", NULL, "details", NULL,
                "finished", (gint64) 0, "paused-until", (gint64) 0, NULL);
  self->n_failures = 0;
  self->changed = get_now (self);

  if (self->step != STEP_NONE) /* stopped while it was being sent, and the answer is still to come */
    {
      set_state (self, CUE_GENERATION_SENDING);
    }
  else if (cue_generation_get_progress_id (self->generation) != NULL)
    {
      set_state (self, CUE_GENERATION_SENT);
      keep (self);
      look (self);
    }
  else
    {
      g_object_set (self->generation, "fraction", -1.0, "stage", NULL, "preview", NULL, NULL);
      keep (self);
      set_state (self, CUE_GENERATION_WAITING);
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
      clear_timer (self);
      wait_in_line (self);
    }
  else if (known && (self->deferred || (self->n_failures > 0 && self->timer != 0) || (paused && all)))
    {
      look (self);
    }
}

void
cue_job_resume (CueJob  *self,
                gboolean variant_stored)
{
  g_autofree char *text = NULL;

  self->resumed = TRUE;
  self->changed = get_now (self);
  if (!cue_generation_is_active (self->generation))
    return;

  g_object_get (self->generation, "sync-text", &text, NULL);
  if (variant_stored)
    end (self, CUE_GENERATION_FINISHED);
  else if (text != NULL)
    finish (self, text);
  else if (cue_generation_get_progress_id (self->generation) != NULL)
    {
      set_state (self, CUE_GENERATION_SENT);
      look (self);
    }
  else if (cue_generation_get_state (self->generation) == CUE_GENERATION_SENDING)
    {
      g_object_set (self->generation,
                    "error-text", _ ("Cuecard ended before the service had answered."), NULL);
      end (self, CUE_GENERATION_UNCERTAIN);
    }
  else
    {
      wait_in_line (self);
    }
}
