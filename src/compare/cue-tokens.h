/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a text as numbers: what the alignment and the word diff work on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_TOKEN_WORD,  /* letters or digits; an ideograph is a word by itself */
  CUE_TOKEN_WHOLE, /* a `{{…}}` placeholder or a tag */
  CUE_TOKEN_MARK,  /* punctuation and symbols */
} CueTokenKind;

/* A word, placeholder or mark; white space between tokens belongs to none. Bytes from the text's beginning. */
typedef struct
{
  guint        offset;
  guint        length;
  CueTokenKind kind;
} CueToken;

/* (transfer full) (element-type CueToken): the tokens of @text; @flags are those of cue_breaks_find(). */
GArray     *cue_tokens_split (const char   *text,
                              gsize         length,
                              const guint8 *flags) G_GNUC_WARN_UNUSED_RESULT;

/* Equal byte strings, equal numbers. The strings are borrowed and must outlive the table. */
typedef struct _CueSymbols CueSymbols;

CueSymbols *cue_symbols_new    (void) G_GNUC_WARN_UNUSED_RESULT;
/* A number from 0 up, the same for the same bytes. */
guint       cue_symbols_intern (CueSymbols *self,
                                const char *bytes,
                                gsize       length);
guint       cue_symbols_count  (CueSymbols *self);
void        cue_symbols_free   (CueSymbols *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSymbols, cue_symbols_free)

G_END_DECLS
