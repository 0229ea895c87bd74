/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-polling.h"

#include <math.h>

/*
 * How often to look at a job whose end nobody knows.
 *
 * Looking costs requests; not looking costs waiting after the job has ended. Where a look is worth c seconds of waiting and
 * the job, having run for t seconds, ends in the next moment with the hazard h (t), looks d seconds apart cost
 * c / d + h d / 2 for each second that passes, which is least at d = sqrt (2 c / h). So the looks have the density
 * sqrt (h (t) / 2 c), and the next one is where the integral of that, from now on, reaches one: many looks where many jobs
 * end, none where none does.
 *
 * The hazard is that of a mixture: of the lengths of earlier generations, each spread a little, as far as its neighbours
 * are away; of the length that follows from the fraction which the service tells; and, with little weight, of not knowing
 * (lengths spread over the orders of magnitude: h = 1 / t), which alone is the rule for a workspace's first generations,
 * and for one that has run for longer than any before.
 */
#define LOOK_COST 0.15
#define URGENT_COST_MIN 0.01
#define URGENT_SHARE 0.02 /* a look at a short one of several is worth this part of its length */
#define SHORTEST 0.02
#define LONGEST 30.0
#define UNKNOWN_START 0.3    /* seconds: jobs shorter than this are not told apart */
#define UNKNOWN_WEIGHT 0.08  /* of not knowing, against all known lengths together */
#define FRACTION_WEIGHT 6.0  /* of what is told, at a fraction of one */
#define FRACTION_TRUSTED 0.1 /* an earlier fraction says too little about the end */
#define SPREAD_MIN 0.04      /* of a length, in its logarithm */
#define SPREAD_MAX 0.25
#define SPREAD_OF_ONE 0.2
#define STEP_SHARE 0.01 /* of the integration, of the time that has passed */
#define STEP_MIN 0.005
#define LIVELY_START 25.0 /* seconds; one that takes so long can pay for a few looks more */
/* Where a look is due because many jobs end here, it is never put off for longer than this. */
#define LIVELY_STEP 1.15
#define LIVELY_SHARE 0.15  /* of the jobs that have not ended yet, were it to go on like this for as long again */
#define LIVELY_END 1.4     /* of the longest known length: after that it is none like those before */
#define LONGEST_JOB 1e6    /* seconds: longer ones are all alike */
#define QUIET_SECONDS 60.0 /* after so long without news, pauses grow with the quiet */
#define QUIET_SHARE 0.125
#define FAILURE_STEP 1.0 /* first pause after a look that failed; doubles */
#define FAILURE_DOUBLINGS 5

/* A part of the mixture at one moment. */
typedef struct
{
  double ending; /* density of ends */
  double left;   /* share that has not ended */
} Part;

static double
finite_or (double value,
           double fallback)
{
  return isfinite (value) ? value : fallback;
}

/* Adds lengths around @length, spread by @spread in the logarithm. */
static void
add_length (Part  *part,
            double weight,
            double time,
            double length,
            double spread)
{
  double z = log (time / length) / spread;

  part->ending += weight * exp (-z * z / 2) / (time * spread * sqrt (2 * G_PI));
  part->left += weight * erfc (z / G_SQRT2) / 2;
}

/* As far as the neighbours are away, several of them where there are many. */
static double
get_spread (const CuePollingInput *input,
            guint                  i)
{
  guint  reach = 1 + input->n_lengths / 12;
  guint  low = i > reach ? i - reach : 0;
  guint  high = MIN (i + reach, input->n_lengths - 1);
  double spread = 0;

  if (input->n_lengths < 3)
    return SPREAD_OF_ONE;

  spread = log (input->lengths[high] / input->lengths[low]) * reach / (high - low);
  return CLAMP (spread, SPREAD_MIN, SPREAD_MAX);
}

/* What earlier generations and the service say of @time. */
static Part
get_known (const CuePollingInput *input,
           const double          *spreads,
           double                 told,
           double                 time)
{
  Part part = { 0, 0 };

  for (guint i = 0; i < input->n_lengths; i++)
    add_length (&part, 1.0 / input->n_lengths, time, input->lengths[i], spreads[i]);
  if (told > 0)
    add_length (&part, FRACTION_WEIGHT * input->fraction, time, told, SPREAD_MIN + (1 - input->fraction) / 3);
  return part;
}

/* The seconds that the job will have taken by what the service tells of it; 0 where it tells too little. */
static double
get_told (const CuePollingInput *input,
          double                 elapsed)
{
  double fraction = finite_or (input->fraction, -1);
  double then = elapsed - CLAMP (finite_or (input->quiet, 0), 0, elapsed);

  return fraction >= FRACTION_TRUSTED && fraction <= 1 && then > 0 ? then / fraction : 0;
}

/* Looks that are due within @step seconds from @time on. */
static double
count_due (const Part *known,
           double      cost,
           double      lively_end,
           double      time,
           double      step)
{
  double weight = known->left > 0 ? UNKNOWN_WEIGHT : 1;
  double ending = known->ending + weight * UNKNOWN_START / ((UNKNOWN_START + time) * (UNKNOWN_START + time));
  double left = known->left + weight * UNKNOWN_START / (UNKNOWN_START + time);
  double due = sqrt (ending / left / (2 * cost));

  if (time > LIVELY_START && time < lively_end && known->ending * time > LIVELY_SHARE * known->left)
    due = MAX (due, 1 / LIVELY_STEP);
  return due * step;
}

static double
get_cost (const CuePollingInput *input,
          double                 elapsed)
{
  double length = input->n_lengths > 0 ? input->lengths[input->n_lengths / 2] : elapsed;

  return input->urgent ? CLAMP (length * URGENT_SHARE, URGENT_COST_MIN, LOOK_COST) : LOOK_COST;
}

static double
get_pause (const CuePollingInput *input,
           double                 elapsed)
{
  g_autofree double *spreads = g_new (double, input->n_lengths + 1);
  double             told = get_told (input, elapsed);
  double             longest = input->n_lengths > 0 ? input->lengths[input->n_lengths - 1] : 0;
  double             lively_end = (told > 0 ? told : longest) * LIVELY_END;
  double             cost = get_cost (input, elapsed);
  double             time = elapsed;
  double             due = 0;

  for (guint i = 0; i < input->n_lengths; i++)
    spreads[i] = get_spread (input, i);
  while (due < 1 && time - elapsed < LONGEST)
    {
      double step = MAX (STEP_MIN, time * STEP_SHARE);
      Part   known = get_known (input, spreads, told, time + step / 2);

      due += count_due (&known, cost, lively_end, time + step / 2, step);
      time += step;
    }
  return time - elapsed;
}

double
cue_polling_next_delay (const CuePollingInput *input)
{
  double elapsed = 0;
  double jitter = 0;
  double delay = 0;

  g_return_val_if_fail (input != NULL, LONGEST);

  elapsed = CLAMP (finite_or (input->elapsed, 0), 0, LONGEST_JOB);
  jitter = CLAMP (finite_or (input->jitter, 0.5), 0, 1);

  /* Never earlier than asked for; many clients that were sent away together should not come back together. */
  if (isfinite (input->retry_after) && input->retry_after >= 0)
    return MAX (input->retry_after, SHORTEST) * (1 + 0.1 * jitter) + 0.2 * jitter;

  if (input->n_failures > 0)
    {
      delay = FAILURE_STEP * exp2 (MIN (input->n_failures - 1, FAILURE_DOUBLINGS)) * (0.75 + 0.5 * jitter);
      return CLAMP (delay, SHORTEST, LONGEST);
    }

  delay = get_pause (input, elapsed);
  if (finite_or (input->quiet, 0) > QUIET_SECONDS &&
      (input->n_lengths == 0 || elapsed > input->lengths[input->n_lengths - 1] * LIVELY_END))
    delay = MAX (delay, input->quiet * QUIET_SHARE);
  return CLAMP (delay * (0.95 + 0.1 * jitter), SHORTEST, LONGEST);
}

gboolean
cue_polling_is_queued_word (const char *word)
{
  static const char *const words[] = { "queued", "pending", "in_queue", "created", NULL };

  return word == NULL || g_strv_contains (words, word);
}
