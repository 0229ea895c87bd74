/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where words, sentences and lines begin in a text: Unicode rules (Pango), with what must stay whole kept whole. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_BREAK_WORD = 1 << 0,     /* a word, a mark or a run of white space begins at this byte */
  CUE_BREAK_SENTENCE = 1 << 1, /* a sentence may begin here */
  CUE_BREAK_SPACE = 1 << 2,    /* this byte belongs to white space outside placeholders and tags */
  CUE_BREAK_WHOLE = 1 << 3,    /* this byte belongs to a `{{…}}` placeholder or a tag, which counts as one word */
} CueBreak;

/* (transfer full): one CueBreak set a byte of @text (valid UTF-8, @length bytes). */
guint8 *cue_breaks_find (const char *text,
                         gsize       length) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the same without sentences. */
guint8 *cue_breaks_find_words (const char *text,
                               gsize       length) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the same with all words found by Pango, slowly. */
guint8 *cue_breaks_find_with_pango (const char *text,
                                    gsize       length) G_GNUC_WARN_UNUSED_RESULT;

/* The bytes of the `{{…}}` placeholder or `<tag …>` that begins at @text, 0 when none does. Neither may span a line
 * or 200 bytes. */
gsize   cue_breaks_measure_whole (const char *text,
                                  gsize       length);

G_END_DECLS
