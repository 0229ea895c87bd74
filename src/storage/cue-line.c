/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-line.h"

#define IDLE_US (50 * G_TIME_SPAN_MILLISECOND)

struct _CueLine
{
  GAsyncQueue    *calls;      /* (owned) (element-type CueLineCall) */
  gpointer        state;      /* (owned): the thread's */
  GDestroyNotify  free_state; /* (nullable) */
  CueLineIdleFunc idle;       /* (nullable) */
  GThread        *thread;     /* (owned) */
};

static void
call_free (CueLineCall *call)
{
  if (call->input != NULL && call->free_input != NULL)
    call->free_input (call->input);
  if (call->output != NULL && call->free_output != NULL)
    call->free_output (call->output);
  g_clear_error (&call->error);
  g_clear_object (&call->task);
  g_free (call);
}

static gboolean
answer_cb (gpointer user_data)
{
  CueLineCall *call = user_data;

  if (call->error != NULL)
    g_task_return_error (call->task, g_steal_pointer (&call->error));
  else if (call->output != NULL)
    g_task_return_pointer (call->task, g_steal_pointer (&call->output), call->free_output);
  else
    g_task_return_boolean (call->task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The call takes everything along, task and all: a reference that the thread kept might turn out to be the last one of
 * the object that owns the line, which would then wait for its own thread. */
void
cue_line_call_answer (CueLineCall *call)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (call->task));
  g_source_set_callback (source, answer_cb, call, (GDestroyNotify) call_free);
  g_source_attach (source, g_task_get_context (call->task));
}

static gpointer
run_line (gpointer data)
{
  CueLine *self = data;
  gboolean settled = TRUE;

  for (;;)
    {
      CueLineCall *call = settled || self->idle == NULL ? g_async_queue_pop (self->calls)
                                                        : g_async_queue_timeout_pop (self->calls, IDLE_US);

      settled = call == NULL;
      if (call == NULL)
        {
          self->idle (self->state);
          continue;
        }
      if (call->run == NULL)
        {
          call_free (call);
          break;
        }
      call->run (self->state, call);
      if (call->task != NULL)
        cue_line_call_answer (call);
      else
        call_free (call);
    }
  if (self->free_state != NULL)
    self->free_state (self->state);
  return NULL;
}

CueLine *
cue_line_new (const char     *name,
              gpointer        state,
              GDestroyNotify  free_state,
              CueLineIdleFunc idle)
{
  CueLine *self = g_new0 (CueLine, 1);

  self->calls = g_async_queue_new ();
  self->state = state;
  self->free_state = free_state;
  self->idle = idle;
  self->thread = g_thread_new (name, run_line, self);
  return self;
}

void
cue_line_free (CueLine *self)
{
  cue_line_push (self, NULL, NULL, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->calls);
  g_free (self);
}

void
cue_line_push (CueLine       *self,
               CueLineFunc    run,
               gpointer       input,
               GDestroyNotify free_input,
               GTask         *task)
{
  CueLineCall *call = g_new0 (CueLineCall, 1);

  call->run = run;
  call->input = input;
  call->free_input = free_input;
  call->task = task;
  g_async_queue_push (self->calls, call);
}

gboolean
cue_line_is_last (CueLine *self)
{
  return g_async_queue_length (self->calls) <= 0;
}
