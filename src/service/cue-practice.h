/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CuePractice: what the local workspace gets wrong on purpose, for training and for reproducing problems. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_PRACTICE_NONE,
  CUE_PRACTICE_WAIT,     /* every third request is asked to wait */
  CUE_PRACTICE_REFUSED,  /* no key is right */
  CUE_PRACTICE_FAILING,  /* an error for every write and every second read */
  CUE_PRACTICE_DROPPING, /* every third connection is closed without an answer */
  CUE_PRACTICE_GARBLED,  /* every third answer cannot be read */
  CUE_PRACTICE_STUCK,    /* no text that is ordered from now on is finished */
} CuePractice;

/* What becomes of one request. Those whose answer is cut or noise are carried out all the same. */
typedef enum
{
  CUE_PRACTICE_ANSWER,
  CUE_PRACTICE_ASK_TO_WAIT, /* 429 */
  CUE_PRACTICE_REFUSE,      /* 401 */
  CUE_PRACTICE_FAIL,        /* 500, as a page */
  CUE_PRACTICE_DROP,        /* no answer */
  CUE_PRACTICE_CUT,         /* the first half of the answer */
  CUE_PRACTICE_NOISE,       /* a page in its place */
} CuePracticeEffect;

/* Seconds that the Retry-After of a 429 asks for. */
#define CUE_PRACTICE_WAIT_SECONDS 15

/* @word: "none", "wait", "refused", "failing", "dropping", "garbled" or "stuck"; FALSE for any other, and then nothing
 * is set. */
gboolean          cue_practice_from_word (const char  *word,
                                          CuePractice *practice) G_GNUC_WARN_UNUSED_RESULT;

/* @method "GET" and "HEAD" are reads, all others writes. */
gboolean          cue_practice_is_read   (const char *method);

/* @n: 1 for the first read, and for the first write, since @self was set; they are counted apart. */
CuePracticeEffect cue_practice_decide    (CuePractice self,
                                          gboolean    is_read,
                                          guint       n);

G_END_DECLS
