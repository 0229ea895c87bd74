/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sentence of a brief turned into second person, by the tables of its language. Pure. */
#pragma once

#include "cue-phrases.h"

G_BEGIN_DECLS

/* Stands before a pronoun that means the agent under test, while a sentence is being worked on. */
#define CUE_AGENT_MARK "\xee\x80\x80"

/* (transfer full) (element-type utf8): the sentences of @text, list marks taken off, repeated ones left out. */
GPtrArray *cue_sentence_split     (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): @sentence with "the caller", "she", "her" turned into "you", "your", and verbs with them. */
char      *cue_sentence_to_second (const char *sentence,
                                   CuePhrases *table) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): @predicate with its first verb in the form that goes with "you". @sure: the first word after adverbs
 * certainly is a verb. (nullable) @is_verb tells whether a verb was found. */
char      *cue_sentence_conjugate (const char *predicate,
                                   gboolean    sure,
                                   gboolean   *is_verb,
                                   CuePhrases *table) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): small tidying: spaces, marks of work, full stop and commas at the ends. */
char      *cue_sentence_tidy      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): with the first letter in upper or lower case (names and "I" keep theirs). */
char      *cue_sentence_upper     (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char      *cue_sentence_lower     (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
