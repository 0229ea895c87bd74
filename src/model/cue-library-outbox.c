/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, what waits for the service: it goes out in the order in which it was asked for, one after the other. While
 * nothing answers, the service is asked from time to time; when it is back, it is read anew. */
#include "cue-library-private.h"

#include "cue-error.h"

/* Milliseconds between two tries; doubles from the first to the last. */
#define FIRST_PAUSE 2000
#define LAST_PAUSE 60000

static void try_again (CueLibrary *self);
static void wait (CueLibrary *self);
static void ping (CueLibrary *self);

void
cue_library_set_first_pause (CueLibrary *self,
                             guint       milliseconds)
{
  self->first_pause_ms = milliseconds;
  self->pause_ms = milliseconds;
}

void
cue_library_set_save (CueLibrary  *self,
                      CueDraft    *draft,
                      CueSaveState state,
                      const char  *error)
{
  guint n = g_hash_table_size (self->waiting);

  cue_draft_set_save (draft, state, error);
  if (state == CUE_SAVE_WAITING)
    {
      g_hash_table_add (self->waiting, g_object_ref (draft));
      /* What ends a pause or brings a key says so itself. */
      if (cue_connection_may_send (cue_api_get_connection (self->api)))
        wait (self);
    }
  else if (state != CUE_SAVE_SENDING)
    g_hash_table_remove (self->waiting, draft);

  /* Without anything to keep there is nothing to be written first. */
  if (state == CUE_SAVE_NONE)
    cue_draft_keeper_update (self->keeper, draft);
  else
    cue_draft_keeper_put (self->keeper, draft);
  if (g_hash_table_size (self->waiting) != n)
    cue_library_notify_waiting (self);
}

void
cue_library_outbox_take (CueLibrary *self,
                         CueDraft   *draft)
{
  if (cue_draft_get_save_state (draft) == CUE_SAVE_WAITING && g_hash_table_add (self->waiting, g_object_ref (draft)))
    cue_library_notify_waiting (self);
}

void
cue_library_outbox_forget (CueLibrary *self,
                           CueDraft   *draft)
{
  if (g_hash_table_remove (self->waiting, draft))
    cue_library_notify_waiting (self);
}

gboolean
cue_library_is_unreachable (CueLibrary *self,
                            GError    **error)
{
  CueConnection *connection = cue_api_get_connection (self->api);
  const char    *text = cue_connection_get_error_text (connection);
  gint64         pause = 0;

  if (text == NULL)
    text = "Nothing can be sent now";
  switch (cue_connection_get_state (connection))
    {
    case CUE_CONNECTION_OFFLINE:
      g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_OFFLINE, 0, -1, NULL, "%s", text));
      return TRUE;
    case CUE_CONNECTION_PAUSED:
      pause = MAX (cue_connection_get_paused_until (connection) - g_get_real_time (), 0);
      g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_BUSY, 429, pause / (double) G_USEC_PER_SEC, NULL, "%s", text));
      return TRUE;
    case CUE_CONNECTION_KEY_REFUSED:
      g_propagate_error (error, cue_net_error_new (CUE_NET_ERROR_UNAUTHORIZED, 401, -1, NULL, "%s", text));
      return TRUE;
    case CUE_CONNECTION_UNKNOWN:
    case CUE_CONNECTION_ONLINE:
    default:
      return FALSE;
    }
}

/* (transfer none) (nullable): who asked first of those whose turn it can be. */
static CueDraft *
find_first (CueLibrary *self)
{
  CueDraft      *first = NULL;
  GHashTableIter iter;
  gpointer       draft = NULL;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &draft, NULL))
    if (!g_hash_table_contains (self->changes, draft) &&
        (first == NULL || CUE_DRAFT (draft)->save_asked < first->save_asked))
      first = draft;
  return first;
}

static gboolean
timer_cb (gpointer user_data)
{
  CueLibrary *self = user_data;

  self->timer = 0;
  try_again (self);
  return G_SOURCE_REMOVE;
}

static void
wait (CueLibrary *self)
{
  if (self->timer != 0)
    return;
  self->timer = g_timeout_add (self->pause_ms, timer_cb, self);
  self->pause_ms = MIN (self->pause_ms * 2, LAST_PAUSE);
}

static void
stop_waiting (CueLibrary *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
sent (CueLibrary *self)
{
  g_autoptr (CueDraft) draft = g_steal_pointer (&self->sending);

  /* One that still waits: the others would fare no better. */
  if (g_hash_table_contains (self->waiting, draft))
    return;
  self->pause_ms = self->first_pause_ms;
  cue_library_outbox_send (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  CueLibrary *self = CUE_LIBRARY (source);
  g_auto (GStrv) names = cue_library_save_finish (self, result, NULL);

  sent (self);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CueLibrary *self = CUE_LIBRARY (source);

  cue_library_delete_finish (self, result, NULL);
  sent (self);
}

void
cue_library_outbox_send (CueLibrary *self)
{
  CueDraft *draft = NULL;

  if (self->sending != NULL || cue_library_is_unreachable (self, NULL))
    return;
  draft = find_first (self);
  if (draft == NULL)
    return;

  self->sending = g_object_ref (draft);
  if (cue_draft_is_deleting (draft))
    cue_library_delete_async (self, draft, NULL, deleted_cb, NULL);
  else
    cue_library_save_async (self, draft, NULL, saved_cb, NULL);
}

/* The library may be gone when the answer comes. */
static void
pinged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (CueLibrary) self = g_weak_ref_get (weak);
  gboolean answered = cue_api_ping_finish (CUE_API (source), result, NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL)
    return;

  self->pinging = FALSE;
  if (!answered && self->offline && cue_connection_may_send (cue_api_get_connection (self->api)))
    wait (self);
}

static void
ping (CueLibrary *self)
{
  GWeakRef *weak = NULL;

  if (self->pinging)
    return;
  self->pinging = TRUE;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  cue_api_ping_async (self->api, self->asking, pinged_cb, weak);
}

void
cue_library_outbox_wake (CueLibrary *self)
{
  if (self->offline)
    ping (self);
}

static void
try_again (CueLibrary *self)
{
  stop_waiting (self);
  if (self->offline)
    ping (self);
  else
    cue_library_outbox_send (self);
}

static void
state_cb (CueLibrary *self)
{
  switch (cue_connection_get_state (cue_api_get_connection (self->api)))
    {
    case CUE_CONNECTION_OFFLINE:
      self->offline = TRUE;
      if (!self->pinging)
        wait (self);
      break;
    case CUE_CONNECTION_ONLINE:
      stop_waiting (self);
      self->pause_ms = self->first_pause_ms;
      if (self->offline && self->restored)
        cue_library_refresh_async (self, NULL, NULL, NULL);
      self->offline = FALSE;
      cue_library_outbox_send (self);
      break;
    case CUE_CONNECTION_UNKNOWN:
      try_again (self);
      break;
    case CUE_CONNECTION_PAUSED:
    case CUE_CONNECTION_KEY_REFUSED:
    default:
      stop_waiting (self);
      break;
    }
}

void
cue_library_outbox_init (CueLibrary *self)
{
  CueConnection *connection = cue_api_get_connection (self->api);

  self->waiting = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->asking = g_cancellable_new ();
  cue_library_set_first_pause (self, FIRST_PAUSE);
  g_signal_connect_object (connection, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "retry", G_CALLBACK (try_again), self, G_CONNECT_SWAPPED);
  if (cue_connection_get_state (connection) == CUE_CONNECTION_OFFLINE)
    state_cb (self);
}

void
cue_library_outbox_stop (CueLibrary *self)
{
  stop_waiting (self);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->sending);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
}

void
cue_library_forget_save (CueLibrary *self,
                         CueDraft   *draft)
{
  g_return_if_fail (CUE_IS_LIBRARY (self));
  g_return_if_fail (CUE_IS_DRAFT (draft));

  /* What is on its way cannot be called back. */
  if (cue_draft_get_save_state (draft) == CUE_SAVE_SENDING || cue_draft_get_save_state (draft) == CUE_SAVE_NONE)
    return;
  cue_draft_set_deleting (draft, FALSE);
  cue_library_set_save (self, draft, CUE_SAVE_NONE, NULL);
}

void
cue_library_decide_save (CueLibrary *self,
                         CueDraft   *draft,
                         gboolean    again)
{
  g_return_if_fail (CUE_IS_LIBRARY (self));
  g_return_if_fail (CUE_IS_DRAFT (draft));

  if (cue_draft_get_save_state (draft) != CUE_SAVE_UNCERTAIN)
    return;
  cue_library_set_save (self, draft, again ? CUE_SAVE_WAITING : CUE_SAVE_NONE, NULL);
  cue_library_outbox_send (self);
}
