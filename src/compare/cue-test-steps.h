/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueTestSteps: the steps of a structured test, of both wire shapes, as segments that can be laid beside each other:
 * who the caller is, the opening, each condition, each follow-up and each function is one. */
#pragma once

#include "cue-segments.h"

G_BEGIN_DECLS

/* The step as JSON, always an object: {"role": …}; a condition of the older shape as it is; of the newer shape
 * {"first_message": …}, {"when": …, "say": …} and {"then": "…"} for each follow-up; {"functions": [{…}]} for one
 * function. Put together in order they are the test. */
typedef struct
{
  char        *text;     /* (owned): all steps in everyday words, an empty line between them */
  char        *triggers; /* (owned): what each answers to, a line each */
  CueSegments *steps;    /* (owned): of text */
  CueSegments *keys;     /* (owned): of triggers; as many segments */
  GPtrArray   *sources;  /* (owned) (element-type utf8): JSON, one a step */
} CueTestSteps;

/* (transfer full) (nullable): NULL when @text is not a structured test with steps. */
CueTestSteps *cue_test_steps_new  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void          cue_test_steps_free (CueTestSteps *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueTestSteps, cue_test_steps_free)

G_END_DECLS
