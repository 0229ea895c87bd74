/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueOutline: the plan of a call: an opening and steps in order. Pure: the same input and seed give the same plan. */
#pragma once

#include "cue-agent-facts.h"
#include "cue-brief.h"
#include "cue-profile-values.h"

G_BEGIN_DECLS

typedef struct
{
  char    *trigger;  /* (owned): "When asked for your name" */
  char    *action;   /* (owned): "give {{test_profile.name}}" */
  double   rank;     /* place in the call */
  gboolean optional; /* not from the brief: may be left out */
} CueOutlineStep;

typedef struct
{
  GPtrArray *opening; /* (element-type utf8): sentences */
  GPtrArray *steps;   /* (element-type CueOutlineStep): in order, the last one ends the call */
  GPtrArray *more;    /* (element-type utf8): what found no place among the steps */
} CueOutline;

/* What a plan is made from; everything borrowed. */
typedef struct
{
  CuePhrases        *table;
  CueAgentFacts     *facts;
  CueBrief          *brief;
  CueProfileValues  *values;
  const char        *agent_name;    /* (nullable) */
  const char        *outcome;       /* (nullable), literals replaced */
  const char        *language;      /* (nullable): code of the call's language */
  const char        *language_name; /* (nullable): its name in the text's language, set when the text should say it */
  const char *const *tools;         /* (nullable) */
  guint32            seed;
} CueOutlineInput;

CueOutline *cue_outline_new  (const CueOutlineInput *input) G_GNUC_WARN_UNUSED_RESULT;
void        cue_outline_free (CueOutline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueOutline, cue_outline_free)

G_END_DECLS
