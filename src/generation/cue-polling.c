/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-polling.h"

#include <math.h>

/*
 * How often to look at a job whose length nobody knows.
 *
 * Looking costs requests; not looking costs waiting after the job has ended. With a look every d seconds, the mean wait
 * is d / 2 and a second of running costs 1 / d looks. Where a look is worth c seconds of waiting, and the lengths of
 * jobs spread evenly over the orders of magnitude (so that a job that has run for t seconds ends in the next moment with
 * a chance in proportion to 1 / t), the sum c / d + d / (2 t) is least at d = sqrt (2 c t): the pause grows with the
 * square root of the time that has passed. That is the rule for a workspace's first generations (CURIOSITY = 2 c).
 *
 * Once earlier generations told the typical length, most jobs end near it, so looks gather there: rare ones before
 * (often enough to show that something moves), then close together from a little before to a little after it, then the
 * rule above again. A fraction that the service tells is a guess of the length, too: a shorter one than the typical is
 * believed at once, a longer one once the typical length is over, and not to the full while the job is young.
 */
#define CURIOSITY 0.3
#define SHORTEST 0.05
#define LONGEST 30.0
#define FIRST_LOOK 0.3   /* unknown length: no sooner than this */
#define WINDOW_START 0.8 /* of the expected length */
#define WINDOW_END 1.3   /* of the expected length */
#define WINDOW_STEP 0.07 /* of the expected length */
#define WINDOW_STEP_MIN 0.1
#define WINDOW_STEP_MAX 3.0
#define LIVELY_STEP 5.0      /* while far from the end, at least this often */
#define FRACTION_TRUSTED 0.1 /* an earlier fraction says too little about the end */
#define COARSE_SECONDS 5.0
#define QUIET_SECONDS 60.0 /* after so long without news, pauses grow with the quiet */
#define QUIET_SHARE 0.125
#define FAILURE_STEP 1.0 /* first pause after a look that failed; doubles */
#define FAILURE_DOUBLINGS 5

static double
finite_or (double value,
           double fallback)
{
  return isfinite (value) ? value : fallback;
}

/* While nothing is known of the length. */
static double
pause_unguided (double elapsed)
{
  return MAX (sqrt (CURIOSITY * elapsed), FIRST_LOOK);
}

/* While the job is expected to take @length seconds. */
static double
pause_guided (double elapsed,
              double length)
{
  double left = length * WINDOW_START - elapsed;

  /* In equal steps, so that the last of them ends at the window's start. */
  if (left > 0)
    return left / ceil (left / LIVELY_STEP);
  if (elapsed < length * WINDOW_END)
    return CLAMP (length * WINDOW_STEP, WINDOW_STEP_MIN, WINDOW_STEP_MAX);
  return pause_unguided (elapsed);
}

static double
pause_for (const CuePollingInput *input,
           double                 elapsed)
{
  double typical = MAX (finite_or (input->typical, 0), 0);
  double fraction = finite_or (input->fraction, -1);
  double told = fraction >= FRACTION_TRUSTED && fraction <= 1 ? elapsed / fraction : 0;

  /* Up to the usual end, what the service tells can only make it sooner. */
  if (typical > 0 && elapsed < typical * WINDOW_END)
    return pause_guided (elapsed, told > 0 ? MIN (told, typical) : typical);

  /* Services count in coarse steps: the first ones must not put the next look off for long. */
  if (told > 0)
    return MIN (pause_guided (elapsed, told), pause_unguided (elapsed) * (1 + MIN (elapsed / COARSE_SECONDS, 1)));
  return pause_unguided (elapsed);
}

double
cue_polling_next_delay (const CuePollingInput *input)
{
  double elapsed = 0;
  double jitter = 0;
  double delay = 0;

  g_return_val_if_fail (input != NULL, LONGEST);

  elapsed = MAX (finite_or (input->elapsed, 0), 0);
  jitter = CLAMP (finite_or (input->jitter, 0.5), 0, 1);

  /* Never earlier than asked for; many clients that were sent away together should not come back together. */
  if (isfinite (input->retry_after) && input->retry_after >= 0)
    return MAX (input->retry_after, SHORTEST) * (1 + 0.1 * jitter) + 0.2 * jitter;

  if (input->n_failures > 0)
    {
      delay = FAILURE_STEP * exp2 (MIN (input->n_failures - 1, FAILURE_DOUBLINGS)) * (0.75 + 0.5 * jitter);
      return CLAMP (delay, SHORTEST, LONGEST);
    }

  delay = pause_for (input, elapsed);
  if (finite_or (input->quiet, 0) > QUIET_SECONDS)
    delay = MAX (delay, input->quiet * QUIET_SHARE);
  return CLAMP (delay * (0.9 + 0.2 * jitter), SHORTEST, LONGEST);
}

gboolean
cue_polling_is_queued_word (const char *word)
{
  static const char *const words[] = { "queued", "pending", "in_queue", "created", NULL };

  return word == NULL || g_strv_contains (words, word);
}
