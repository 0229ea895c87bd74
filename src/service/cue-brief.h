/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBrief: a tester's brief taken apart by rules: who calls, what for, what happens on the way; in second person. Pure. */
#pragma once

#include "cue-phrases.h"

G_BEGIN_DECLS

/* Where in a call something happens, in order. */
typedef enum
{
  CUE_SLOT_REASON,
  CUE_SLOT_IDENTITY,
  CUE_SLOT_TASK,
  CUE_SLOT_OFFER,
  CUE_SLOT_CONFIRM,
  CUE_SLOT_AFTER,
  CUE_SLOT_CLOSING,
} CueSlot;

typedef struct
{
  char       *text;   /* (owned): "cancel your appointment on Thursday" */
  char       *reason; /* (owned) (nullable): "your daughter is ill" */
  char       *brief;  /* (owned) (nullable): the same where its object has just been named, "cancel it" */
  gboolean    so;     /* the reason came first: "…, so you want to …" */
  gboolean    about;  /* a noun phrase, after "about", instead of a verb */
  const char *intent; /* (nullable): static id */
} CueGoal;

typedef struct
{
  CueSlot     slot;
  guint       part;     /* index of the goal it belongs to */
  gboolean    question; /* something the caller asks, at any suitable moment */
  char       *trigger;  /* (owned) (nullable): "When offered anything before 3 pm" */
  char       *action;   /* (owned): "decline it" */
  const char *covers;   /* (nullable) borrowed from the table: the usual step that it stands for */
} CueBeat;

typedef struct
{
  CuePhrases *table;
  char       *name;         /* (owned) (nullable): the caller's, where the brief gives one; never a placeholder */
  char       *persona;      /* (owned) (nullable): "a returning patient" */
  GPtrArray  *goals;        /* (element-type CueGoal) */
  GPtrArray  *facts;        /* (element-type utf8): clauses in second person, "you have two appointments" */
  guint       leading;      /* how many of the facts stand before the first goal */
  GPtrArray  *manner;       /* (element-type utf8): imperatives on how the caller talks */
  GPtrArray  *beats;        /* (element-type CueBeat) in the brief's order */
  GPtrArray  *expectations; /* (element-type utf8): what it says of the other side, as it stands */
} CueBrief;

/* @text has its literals replaced already; @caller_name (nullable) is the placeholder of the caller's name. */
CueBrief *cue_brief_new  (const char *text,
                          const char *caller_name,
                          CuePhrases *table) G_GNUC_WARN_UNUSED_RESULT;
void      cue_brief_free (CueBrief *self);

/* The language of @text among "en", "de" and "ar", by script and common words; @fallback where nothing tells. */
const char *cue_brief_guess_language (const char *text,
                                      const char *fallback);

/* Whether @text holds any letter or digit at all. */
gboolean    cue_brief_has_words (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueBrief, cue_brief_free)

G_END_DECLS
