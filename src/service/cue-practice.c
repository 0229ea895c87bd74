/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-practice.h"

#include <string.h>

/* Where one request in some goes wrong, it is each one of this number. */
#define EVERY 3

static const char *const words[] = {
  [CUE_PRACTICE_NONE] = "none",
  [CUE_PRACTICE_WAIT] = "wait",
  [CUE_PRACTICE_REFUSED] = "refused",
  [CUE_PRACTICE_FAILING] = "failing",
  [CUE_PRACTICE_DROPPING] = "dropping",
  [CUE_PRACTICE_GARBLED] = "garbled",
  [CUE_PRACTICE_STUCK] = "stuck",
};

gboolean
cue_practice_from_word (const char  *word,
                        CuePractice *practice)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      {
        *practice = (CuePractice) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
cue_practice_is_read (const char *method)
{
  return strcmp (method, "GET") == 0 || strcmp (method, "HEAD") == 0;
}

CuePracticeEffect
cue_practice_decide (CuePractice self,
                     gboolean    is_read,
                     guint       n)
{
  gboolean hit = n % EVERY == 0;

  switch (self)
    {
    case CUE_PRACTICE_WAIT:
      return hit ? CUE_PRACTICE_ASK_TO_WAIT : CUE_PRACTICE_ANSWER;
    case CUE_PRACTICE_REFUSED:
      return CUE_PRACTICE_REFUSE;
    case CUE_PRACTICE_FAILING:
      return !is_read || n % 2 == 0 ? CUE_PRACTICE_FAIL : CUE_PRACTICE_ANSWER;
    case CUE_PRACTICE_DROPPING:
      return hit ? CUE_PRACTICE_DROP : CUE_PRACTICE_ANSWER;
    case CUE_PRACTICE_GARBLED:
      if (!hit)
        return CUE_PRACTICE_ANSWER;
      return n % (2 * EVERY) == 0 ? CUE_PRACTICE_NOISE : CUE_PRACTICE_CUT;
    case CUE_PRACTICE_NONE:
    case CUE_PRACTICE_STUCK:
    default:
      return CUE_PRACTICE_ANSWER;
    }
}
