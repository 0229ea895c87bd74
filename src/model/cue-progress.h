/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueReceipt and CueProgress: what the service answered to a request to write, and to a look at it. Plain data. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The answer to generate-instructions/ or improve_instructions/: a progress id, or the text at once. */
typedef struct
{
  char  *progress_id; /* (nullable) */
  char  *text;        /* (nullable): a text that came at once */
  gint64 project;     /* CUE_UNSET when not said */
} CueReceipt;

CueReceipt *cue_receipt_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        cue_receipt_free (CueReceipt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueReceipt, cue_receipt_free)

typedef enum
{
  CUE_PROGRESS_RUNNING,
  CUE_PROGRESS_FINISHED,   /* text is set */
  CUE_PROGRESS_EMPTY,      /* success reported but no text sent: a failure of its own kind */
  CUE_PROGRESS_FAILED,     /* message says why */
  CUE_PROGRESS_NEEDS_USER, /* stopped until somebody answers in the dashboard */
  CUE_PROGRESS_UNKNOWN,    /* 404 later than the first seconds: unknown or expired job */
} CueProgressOutcome;

/* One look at a job (contract.md b, tolerant reading). */
typedef struct
{
  CueProgressOutcome outcome;
  char              *word;       /* (nullable): the status word as sent */
  char              *text;       /* (nullable): the instructions, or a preview while running */
  gboolean           structured; /* the text is a structured test */
  char              *stage;      /* (nullable): current stage in the service's words */
  char              *message;    /* (nullable): error text, flattened */
  double             fraction;   /* 0–1, negative when not said */
  JsonObject        *extra;      /* (nullable): members beside these, for later (expected_outcome_prompt, …) */
  char              *raw;        /* (nullable): the body, capped, for Details */
} CueProgress;

CueProgress *cue_progress_new  (CueProgressOutcome outcome) G_GNUC_WARN_UNUSED_RESULT;
void         cue_progress_free (CueProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueProgress, cue_progress_free)

G_END_DECLS
