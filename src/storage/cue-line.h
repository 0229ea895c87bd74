/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLine: a thread that does one thing after the other with a state that is its own, and answers where it was asked. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CueLine CueLine;

/* One thing to do, on its way to the thread and back. Only one thread has it at a time. */
typedef struct _CueLineCall CueLineCall;

typedef void (*CueLineFunc) (gpointer     state,
                             CueLineCall *call);
typedef void (*CueLineIdleFunc) (gpointer state);

struct _CueLineCall
{
  /* input */
  CueLineFunc    run;         /* on the thread */
  gpointer       input;       /* (owned) (nullable) */
  GDestroyNotify free_input;  /* (nullable) */
  GTask         *task;        /* (owned) (nullable): answered with output, or TRUE where that is NULL, or error */
  /* output */
  gpointer       output;      /* (owned) (nullable) */
  GDestroyNotify free_output; /* (nullable) */
  GError        *error;       /* (owned) (nullable) */
};

/* Starts the thread called @name, which frees @state (transfer full) at its end. @idle (nullable) is called on the thread
 * when it has had nothing to do for a moment since the last call. */
CueLine *cue_line_new    (const char     *name,
                          gpointer        state,
                          GDestroyNotify  free_state,
                          CueLineIdleFunc idle) G_GNUC_WARN_UNUSED_RESULT;
/* Does everything asked so far, ends the thread and waits for it. */
void     cue_line_free   (CueLine *self);
/* @input and @task: (transfer full) (nullable). */
void     cue_line_push   (CueLine       *self,
                          CueLineFunc    run,
                          gpointer       input,
                          GDestroyNotify free_input,
                          GTask         *task);
/* Whether nothing waits behind what is being done now. */
gboolean cue_line_is_last (CueLine *self);

/* Answers @call (transfer full) in the context of its task. */
void     cue_line_call_answer (CueLineCall *call);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLine, cue_line_free)

G_END_DECLS
