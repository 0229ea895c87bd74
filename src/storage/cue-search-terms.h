/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put into the full-text index for a text, and what is asked of it for what was typed. Pure functions.
 *
 * Parts of words have to match in every script, from the first letter on. The index has, for each text:
 *   - its words of four letters and more ("wrefund"); a part of four letters and more is first looked for in the list of
 *     all words, which is short, and the index is then asked for those that have it;
 *   - all letters and signs ("u72"), all twos ("bre", "bef", …) and threes ("gref", "gefu", …) of letters in a row, which
 *     serve shorter parts, and scripts without spaces between words.
 * Each only once a text, without positions, so that it stays small. Signs separate words: "e-mail" is "e" and "mail". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a word that more words have than this is looked for by its threes of letters. */
#define CUE_SEARCH_MAX_WORDS 64

/* (transfer full): the terms of @folded (see cue_text_fold()), separated by spaces, each once. */
char *cue_search_terms_from_text (const char *folded) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (element-type utf8): the words that have @part; NULL where there are more than CUE_SEARCH_MAX_WORDS. */
typedef GPtrArray *(*CueSearchWordsFunc) (const char *part,
                                          gpointer    user_data);

/* (transfer full) (nullable): the expression that finds what was typed, NULL where nothing was. Words that are not found
 * exactly by it are added to @parts (element-type utf8): they are in many, but not certainly in all of what it finds.
 * Of a long @text the beginning counts; it needs not be valid UTF-8. */
char *cue_search_terms_from_query (const char         *text,
                                   CueSearchWordsFunc  find,
                                   gpointer            user_data,
                                   GPtrArray          *parts) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed: the next of @terms (from cue_search_terms_from_text()) that is a word, its @length in bytes; NULL at the end.
 * *@position starts as @terms. */
const char *cue_search_terms_next_word (const char **position,
                                        gsize       *length);

G_END_DECLS
