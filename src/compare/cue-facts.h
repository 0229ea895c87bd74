/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values a sentence names: dates, times of day, amounts, numbers, names. Pure; rules for many scripts and languages,
 * no dictionary: what a value is read as follows from its form and the words beside it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_FACT_DATE,   /* "12 March", "12.03.2026", "Thursday" */
  CUE_FACT_TIME,   /* "14:05", "2 pm" */
  CUE_FACT_AMOUNT, /* "€ 25", "25 euros" */
  CUE_FACT_NUMBER, /* any other number of digits, with what it counts */
  CUE_FACT_NAME,   /* a capitalised name inside a sentence, where the script has capitals */
} CueFactKind;

typedef struct
{
  CueFactKind kind;
  guint       offset; /* in bytes */
  guint       length;
  char       *value;  /* (owned): in one form, so that equal values are equal strings ("2 pm" and "14:00") */
} CueFact;

/* (transfer full) (element-type CueFact): what @text (valid UTF-8) names, in its order. Placeholders and tags name nothing. */
GPtrArray *cue_facts_find (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void       cue_fact_free  (CueFact *self);

/* (transfer full): the kind in words: "date", "amount" … */
char      *cue_fact_kind_dup_name (CueFactKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueFact, cue_fact_free)

G_END_DECLS
