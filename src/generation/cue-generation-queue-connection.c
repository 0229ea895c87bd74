/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the connection lets leave, and when. */
#include "cue-generation-queue-private.h"

#include "cue-error.h"

/* Seconds between tries while the service is not there: from the first, doubling, to the last. */
#define OFFLINE_FIRST 2.0
#define OFFLINE_LAST 30.0

CueConnectionState
cue_generation_queue_get_connection_state (CueGenerationQueue *self)
{
  return self->shared.connection != NULL ? cue_connection_get_state (self->shared.connection) : CUE_CONNECTION_UNKNOWN;
}

/* Whether the connection lets anything leave now. Its pauses are counted in the computer's time: a queue that has
 * another clock counts them by its own. */
gboolean
cue_generation_queue_is_open (CueGenerationQueue *self)
{
  switch (cue_generation_queue_get_connection_state (self))
    {
    case CUE_CONNECTION_KEY_REFUSED:
      return FALSE;
    case CUE_CONNECTION_PAUSED:
      return self->shared.clock != cue_clock_get_system ();
    case CUE_CONNECTION_UNKNOWN:
    case CUE_CONNECTION_ONLINE:
    case CUE_CONNECTION_OFFLINE:
    default:
      return TRUE;
    }
}

void
cue_generation_queue_end_hold (CueGenerationQueue *self)
{
  if (self->hold_timer != 0)
    self->shared.clock->remove_timer (self->shared.clock_data, self->hold_timer);
  self->hold_timer = 0;
}

/* Says what @job waits for, if it waits in line. */
void
cue_generation_queue_mark (CueGenerationQueue *self,
                           CueJob             *job)
{
  CueGeneration     *generation = cue_job_get_generation (job);
  CueConnectionState state = cue_generation_queue_get_connection_state (self);
  const char        *word = NULL;
  gint64             until = 0;

  if (cue_generation_get_state (generation) != CUE_GENERATION_WAITING)
    return;
  if (self->needs_key || state == CUE_CONNECTION_KEY_REFUSED)
    word = cue_net_error_to_word (CUE_NET_ERROR_UNAUTHORIZED);
  else if (state == CUE_CONNECTION_OFFLINE)
    word = cue_net_error_to_word (CUE_NET_ERROR_OFFLINE);
  else if (state == CUE_CONNECTION_PAUSED)
    {
      word = cue_net_error_to_word (CUE_NET_ERROR_BUSY);
      until = cue_connection_get_paused_until (self->shared.connection);
    }
  g_object_set (generation, "error-code", word, "paused-until", until, NULL);
}

void
cue_generation_queue_mark_waiting (CueGenerationQueue *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    cue_generation_queue_mark (self, cue_generation_queue_get_job (self, i));
}

static gint64
get_steady (CueGenerationQueue *self)
{
  return self->shared.clock->get_steady (self->shared.clock_data);
}

static void
hold_over_cb (gpointer user_data)
{
  CueGenerationQueue *self = user_data;

  self->hold_timer = 0;
  cue_generation_queue_take_late (self, (get_steady (self) - self->hold_due) / (double) G_USEC_PER_SEC);
  self->probing = cue_generation_queue_get_connection_state (self) == CUE_CONNECTION_OFFLINE;
  cue_generation_queue_pump (self);
  self->probing = FALSE;
}

void
cue_generation_queue_hold (CueGenerationQueue *self,
                           double              seconds,
                           gboolean            offline)
{
  if (offline)
    {
      seconds = MIN (OFFLINE_FIRST * (1 << MIN (self->n_offline, 5)), OFFLINE_LAST);
      seconds *= 0.75 + 0.5 * g_random_double ();
      /* Several that were under way at once found the same absence once. */
      if (self->hold_timer != 0)
        return;
      self->n_offline++;
    }

  cue_generation_queue_end_hold (self);
  self->hold_due = get_steady (self) + (gint64) (seconds * G_USEC_PER_SEC);
  self->hold_timer = self->shared.clock->add_timer (self->shared.clock_data, seconds, hold_over_cb, self);
}

void
cue_generation_queue_refuse (CueGenerationQueue *self)
{
  /* The key of a request that was long under way may not be the key of now. */
  if (self->shared.connection != NULL && cue_generation_queue_get_connection_state (self) != CUE_CONNECTION_KEY_REFUSED)
    return;

  if (!self->needs_key)
    self->stay_paused = self->paused;
  cue_generation_queue_set_needs_key (self, TRUE);
  cue_generation_queue_set_paused (self, TRUE);
  cue_generation_queue_mark_waiting (self);
}

/* Lets all that wait know at once, each once: what they do may change the list. */
static void
go_on (CueGenerationQueue *self,
       gboolean            all)
{
  g_autoptr (GPtrArray) jobs = cue_generation_queue_copy_jobs (self);

  cue_generation_queue_end_hold (self);
  self->n_offline = 0;
  for (guint i = 0; i < jobs->len; i++)
    cue_job_go_on (g_ptr_array_index (jobs, i), all);
  cue_generation_queue_pump (self);
}

static void
state_changed_cb (CueGenerationQueue *self)
{
  g_autoptr (CueGenerationQueue) held = g_object_ref (self);

  cue_generation_queue_mark_waiting (self);
  switch (cue_generation_queue_get_connection_state (self))
    {
    case CUE_CONNECTION_KEY_REFUSED:
      cue_generation_queue_refuse (self);
      break;
    case CUE_CONNECTION_UNKNOWN:
    case CUE_CONNECTION_ONLINE:
      if (self->needs_key && self->stay_paused)
        {
          cue_generation_queue_set_needs_key (self, FALSE);
          cue_generation_queue_mark_waiting (self);
        }
      else if (self->needs_key)
        cue_generation_queue_set_paused (self, FALSE);
      /* The end of a pause is the end for all, so that they go out in order. */
      go_on (self, cue_generation_queue_get_connection_state (self) == CUE_CONNECTION_UNKNOWN);
      break;
    case CUE_CONNECTION_OFFLINE:
      cue_generation_queue_pump (self);
      break;
    case CUE_CONNECTION_PAUSED:
    default:
      break;
    }
}

static void
retry_cb (CueGenerationQueue *self)
{
  g_autoptr (CueGenerationQueue) held = g_object_ref (self);

  go_on (self, TRUE);
}

void
cue_generation_queue_watch_connection (CueGenerationQueue *self)
{
  if (CUE_API_GET_IFACE (self->shared.api)->get_connection != NULL)
    g_set_object (&self->shared.connection, cue_api_get_connection (self->shared.api));
  if (self->shared.connection == NULL)
    return;

  g_signal_connect_object (self->shared.connection, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shared.connection, "notify::paused-until", G_CALLBACK (cue_generation_queue_mark_waiting), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shared.connection, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
}

void
cue_generation_queue_rehold (CueGenerationQueue *self)
{
  gint64 left = self->hold_due - get_steady (self);

  if (self->hold_timer == 0)
    return;

  cue_generation_queue_end_hold (self);
  if (left > 0)
    self->hold_timer = self->shared.clock->add_timer (self->shared.clock_data, left / (double) G_USEC_PER_SEC,
                                                      hold_over_cb, self);
}
