/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fact finder reads a text as: its tokens in one form, and the words that tell what a number is. */
#pragma once

#include "cue-facts.h"
#include "cue-tokens.h"

G_BEGIN_DECLS

/* A token, or several that stand for one value without space between them ("１０：３０"). */
typedef struct
{
  guint        offset;
  guint        length;
  CueTokenKind kind;
  gboolean     glued;    /* no white space before it */
  gboolean     first;    /* first word of a sentence or of what is quoted */
  gboolean     capital;  /* begins with a capital that other letters follow */
  char        *form;     /* (owned): case folded, digits and their marks as in ASCII */
} CueFactPiece;

/* One reading at piece @index: the value in one form, and how many pieces it takes; 0 when it is none. */
typedef struct
{
  guint n_pieces;
  char *value; /* (owned) (nullable) */
} CueFactReading;

/* (transfer full) (element-type CueFactPiece): @text without the numbers of its steps. */
GArray        *cue_fact_pieces_split     (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* The form of piece @index, "" past either end. */
const char    *cue_fact_pieces_get_form  (const GArray *pieces,
                                          gint64        index);
/* Whether piece @index is digits only; *number is set where they fit. */
gboolean       cue_fact_pieces_is_digits (const GArray *pieces,
                                          gint64        index,
                                          guint        *number);

CueFactReading cue_fact_read_date        (const GArray *pieces,
                                          guint         index) G_GNUC_WARN_UNUSED_RESULT;
CueFactReading cue_fact_read_time        (const GArray *pieces,
                                          guint         index) G_GNUC_WARN_UNUSED_RESULT;

/* By a folded word: 1–12 for a month's name, 1–7 for a day's (Monday first), a currency's code or "%" for what comes
 * beside an amount; 0 and NULL for other words. */
guint          cue_fact_word_get_month    (const char *word);
guint          cue_fact_word_get_weekday  (const char *word);
const char    *cue_fact_word_get_currency (const char *word);
/* Whether the word is a month's name in a language that writes "12. März", where a full stop makes the number a day. */
gboolean       cue_fact_word_is_ordinal_month (const char *word);

/* Words that say that a bare number is a time of day: as a CueFactHour. */
typedef enum
{
  CUE_FACT_HOUR_NONE,
  CUE_FACT_HOUR_CLOCK,   /* "14 Uhr" */
  CUE_FACT_HOUR_MORNING, /* "2 am" */
  CUE_FACT_HOUR_EVENING, /* "2 pm" */
} CueFactHour;

CueFactHour    cue_fact_word_get_hour_after  (const char *word);
CueFactHour    cue_fact_word_get_hour_before (const char *word);

/* Whether the word is one that German texts have many of, where every noun has a capital. */
gboolean       cue_fact_word_is_german       (const char *word);
/* Whether the word is a form of address ("Mr", "Frau", "Dr") after which a name comes. */
gboolean       cue_fact_word_is_title        (const char *word);

G_END_DECLS
