/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-line.h"

typedef struct
{
  CueFakeLine  *line; /* (owned) */
  guint         call;
  GTask        *task; /* (owned) */
  CueFakeAnswer answer;
  GError       *error;  /* (owned) (nullable): how it fails */
  GSource      *source; /* (owned): the idle, or while held the wait for cancellation */
} Call;

struct _CueFakeLine
{
  grefcount refs;
  gboolean  held[CUE_FAKE_LINE_MAX_CALLS];
  guint     n_calls[CUE_FAKE_LINE_MAX_CALLS];
  GError   *always[CUE_FAKE_LINE_MAX_CALLS];   /* (owned) (nullable) */
  GQueue    failures[CUE_FAKE_LINE_MAX_CALLS]; /* (element-type GError) (owned) */
  GQueue    waiting;                           /* (element-type Call): held, oldest first */

  CueFakeObserver observer; /* (nullable) */
  gpointer        observer_data;
};

static void
line_unref (CueFakeLine *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;

  for (guint i = 0; i < CUE_FAKE_LINE_MAX_CALLS; i++)
    {
      g_clear_error (&self->always[i]);
      g_queue_clear_full (&self->failures[i], (GDestroyNotify) g_error_free);
    }
  g_free (self);
}

static void
call_free (Call *call)
{
  g_clear_pointer (&call->source, g_source_unref);
  g_clear_error (&call->error);
  g_object_unref (call->task);
  line_unref (call->line);
  g_free (call);
}

static gboolean
answer_cb (gpointer user_data)
{
  Call *call = user_data;

  g_queue_remove (&call->line->waiting, call);
  if (g_task_return_error_if_cancelled (call->task))
    return G_SOURCE_REMOVE;
  if (call->line->observer != NULL)
    call->line->observer (call->error, call->line->observer_data);
  if (call->error != NULL)
    g_task_return_error (call->task, g_steal_pointer (&call->error));
  else
    call->answer (call->task);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  return answer_cb (user_data);
}

/* Answers @call from @source, whose callback data it becomes. */
static void
attach (Call    *call,
        GSource *source,
        gboolean is_wait)
{
  call->source = source;
  if (is_wait)
    g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), call, (GDestroyNotify) call_free);
  else
    g_source_set_callback (source, answer_cb, call, (GDestroyNotify) call_free);
  g_source_attach (source, g_task_get_context (call->task));
}

static Call *
call_copy (Call *call)
{
  Call *copy = g_new0 (Call, 1);

  copy->line = call->line;
  g_ref_count_inc (&copy->line->refs);
  copy->call = call->call;
  copy->task = g_object_ref (call->task);
  copy->answer = call->answer;
  copy->error = g_steal_pointer (&call->error);
  return copy;
}

CueFakeLine *
cue_fake_line_new (void)
{
  CueFakeLine *self = g_new0 (CueFakeLine, 1);

  g_ref_count_init (&self->refs);
  return self;
}

void
cue_fake_line_free (CueFakeLine *self)
{
  self->observer = NULL;
  line_unref (self);
}

void
cue_fake_line_observe (CueFakeLine    *self,
                       CueFakeObserver observer,
                       gpointer        user_data)
{
  self->observer = observer;
  self->observer_data = user_data;
}

void
cue_fake_line_add (CueFakeLine  *self,
                   guint         call,
                   GTask        *task,
                   CueFakeAnswer answer)
{
  Call *added = g_new0 (Call, 1);

  g_assert (call < CUE_FAKE_LINE_MAX_CALLS);
  self->n_calls[call]++;
  added->line = self;
  g_ref_count_inc (&self->refs);
  added->call = call;
  added->task = task;
  added->answer = answer;
  added->error = g_queue_pop_head (&self->failures[call]);
  if (added->error == NULL && self->always[call] != NULL)
    added->error = g_error_copy (self->always[call]);

  if (self->held[call])
    {
      g_queue_push_tail (&self->waiting, added);
      attach (added, g_cancellable_source_new (g_task_get_cancellable (task)), TRUE);
    }
  else
    {
      attach (added, g_idle_source_new (), FALSE);
    }
}

void
cue_fake_line_fail_next (CueFakeLine *self,
                         guint        call,
                         GError      *error)
{
  g_queue_push_tail (&self->failures[call], error);
}

void
cue_fake_line_fail_always (CueFakeLine *self,
                           guint        call,
                           GError      *error)
{
  g_clear_error (&self->always[call]);
  self->always[call] = error;
}

void
cue_fake_line_hold (CueFakeLine *self,
                    guint        call,
                    gboolean     hold)
{
  self->held[call] = hold;
  if (hold)
    return;
  while (cue_fake_line_release (self, call))
    continue;
}

gboolean
cue_fake_line_release (CueFakeLine *self,
                       guint        call)
{
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    {
      Call *held = link->data;

      if (held->call != call)
        continue;
      g_queue_delete_link (&self->waiting, link);
      attach (call_copy (held), g_idle_source_new (), FALSE);
      g_source_destroy (held->source);
      return TRUE;
    }
  return FALSE;
}

guint
cue_fake_line_get_n_calls (CueFakeLine *self,
                           guint        call)
{
  return self->n_calls[call];
}

guint
cue_fake_line_get_n_held (CueFakeLine *self,
                          guint        call)
{
  guint n = 0;

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    n += ((Call *) link->data)->call == call;
  return n;
}
