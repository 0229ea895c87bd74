/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CuePhrases: what the built-in writer knows of one language, read from a data file: phrases with alternatives, and the
 * patterns that turn a brief into second person. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _CuePhrases CuePhrases;

/* A row of the "rules", "outcome" or a replacement table: strings that stand beside a compiled pattern. */
typedef struct
{
  GRegex     *regex;       /* (owned) */
  char       *replacement; /* (owned) (nullable) */
  JsonObject *members;     /* (owned) (nullable): the row's other members */
} CuePattern;

/* Borrowed, loaded once: the table for @language ("en", "de", "ar"), or "agent" for the patterns that read an agent's
 * description; NULL when there is none. */
CuePhrases *cue_phrases_get (const char *language);

const char *cue_phrases_get_language (CuePhrases *self);

/* Borrowed: one of the alternatives of @key, chosen by @random; "" for an unknown key. */
const char *cue_phrases_pick (CuePhrases *self,
                              const char *key,
                              GRand      *random);
gboolean    cue_phrases_has  (CuePhrases *self,
                              const char *key);

/* (transfer full): @phrase with each {name} replaced by the value that follows its name in the NULL-ended list. */
char       *cue_phrases_fill (const char *phrase,
                              ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed: the pattern of member @name, without case, or NULL. */
GRegex     *cue_phrases_get_regex    (CuePhrases *self,
                                      const char *name);
/* Borrowed (element-type CuePattern): the rows of table @name, or NULL. */
GPtrArray  *cue_phrases_get_patterns (CuePhrases *self,
                                      const char *name);
/* Borrowed: entry @key of the map @name, or NULL. */
const char *cue_phrases_get_word     (CuePhrases *self,
                                      const char *name,
                                      const char *key);
/* Whether the space-separated list @name holds @word. */
gboolean    cue_phrases_lists        (CuePhrases *self,
                                      const char *name,
                                      const char *word);
JsonObject *cue_phrases_get_object   (CuePhrases *self);

/* (transfer full): @text with every row of the table @name applied in order. */
char       *cue_phrases_rewrite      (CuePhrases *self,
                                      const char *name,
                                      const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
