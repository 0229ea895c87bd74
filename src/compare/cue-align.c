/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-align-private.h"

#include "cue-myers.h"

/* Pairs up to which all are looked at; longer texts are divided by what both say alike. A pair costs some 100 ns. */
#define DIRECT_CELLS (1u << 16)

/* Pairs looked at in one part, and in all, before coarser windows are used. */
#define MAX_CELLS (1u << 18)
#define MAX_TOTAL_CELLS (2u << 20)

/* Side of the windows that are used then. */
#define WINDOW 64

/* Weight from which on a longer pair counts no more. */
#define FULL_WEIGHT 400

/* One match in progress. */
typedef struct
{
  CueAligner         *aligner;
  const CueAlignItem *left;
  const CueAlignItem *right;
  int                *partner;
  gsize               cells_left;
  gboolean            exact;
} Match;

/* What pairing @a with @b is worth; 0: they do not belong together. Longer pairs count more. */
static float
get_gain (CueAligner  *self,
          CueAlignItem a,
          CueAlignItem b)
{
  double similarity = cue_aligner_get_similarity (self, a, b);
  guint  weight;

  if (similarity < CUE_ALIGN_MIN_SIMILARITY)
    return 0;
  weight = (cue_aligner_get_weight (self, a, b.text) + cue_aligner_get_weight (self, b, a.text)) / 2;
  return (float) ((similarity >= 1 ? 1.25 : similarity) * (0.5 + MIN (weight, FULL_WEIGHT) / (double) FULL_WEIGHT));
}

/* The pairing of left[x0, x1) with right[y0, y1) that is worth most. */
static void
match_window (Match *match,
              guint  x0,
              guint  x1,
              guint  y0,
              guint  y1)
{
  enum
  {
    SKIP_LEFT,
    SKIP_RIGHT,
    PAIR
  };
  guint              n = x1 - x0;
  guint              m = y1 - y0;
  g_autofree guint8 *steps = NULL;
  g_autofree float  *row = NULL;

  if (n == 0 || m == 0)
    return;
  steps = g_new (guint8, (gsize) n * m);
  row = g_new0 (float, (gsize) m + 1);
  for (guint i = 0; i < n; i++)
    {
      float diagonal = row[0];

      for (guint j = 0; j < m; j++)
        {
          float above = row[j + 1];
          float gain = get_gain (match->aligner, match->left[x0 + i], match->right[y0 + j]);
          guint step = row[j] > above ? SKIP_RIGHT : SKIP_LEFT;
          float best = MAX (row[j], above);

          if (gain > 0 && diagonal + gain > best)
            {
              best = diagonal + gain;
              step = PAIR;
            }
          steps[(gsize) i * m + j] = (guint8) step;
          diagonal = above;
          row[j + 1] = best;
        }
    }
  for (guint i = n, j = m; i > 0 && j > 0;)
    {
      guint8 step = steps[(gsize) (i - 1) * m + j - 1];

      if (step == PAIR)
        match->partner[x0 + i - 1] = (int) (y0 + j - 1);
      if (step != SKIP_RIGHT)
        i--;
      if (step != SKIP_LEFT)
        j--;
    }
}

/* A stretch that may be too long for one window: then windows along its diagonal. */
static void
match_stretch (Match *match,
               guint  x0,
               guint  x1,
               guint  y0,
               guint  y1)
{
  gsize cells = (gsize) (x1 - x0) * (y1 - y0);
  guint n_windows;

  if (cells <= MAX_CELLS && cells <= match->cells_left)
    {
      match->cells_left -= cells;
      match_window (match, x0, x1, y0, y1);
      return;
    }
  match->exact = FALSE;
  n_windows = MAX (x1 - x0, y1 - y0) / WINDOW + 1;
  for (guint i = 0; i < n_windows; i++)
    match_window (match,
                  x0 + (guint) ((guint64) (x1 - x0) * i / n_windows),
                  x0 + (guint) ((guint64) (x1 - x0) * (i + 1) / n_windows),
                  y0 + (guint) ((guint64) (y1 - y0) * i / n_windows),
                  y0 + (guint) ((guint64) (y1 - y0) * (i + 1) / n_windows));
}

static guint *
list_keys (CueAligner         *self,
           const CueAlignItem *items,
           guint               n)
{
  guint *keys = g_new (guint, (gsize) n + 1);

  for (guint i = 0; i < n; i++)
    keys[i] = cue_aligner_get_key (self, items[i]);
  return keys;
}

/* Long texts: segments that are the same on both sides divide them into stretches. */
static void
match_between_anchors (Match *match,
                       guint  x0,
                       guint  x1,
                       guint  y0,
                       guint  y1)
{
  g_autofree guint *left = list_keys (match->aligner, match->left + x0, x1 - x0);
  g_autofree guint *right = list_keys (match->aligner, match->right + y0, y1 - y0);
  g_autofree int   *anchors = g_new (int, (gsize) (x1 - x0) + 1);
  guint             x = x0;
  guint             y = y0;

  if (!cue_myers_match (left, x1 - x0, right, y1 - y0, CUE_MYERS_BUDGET, anchors))
    match->exact = FALSE;
  for (guint i = 0; i < x1 - x0; i++)
    if (anchors[i] >= 0)
      {
        match_stretch (match, x, x0 + i, y, y0 + (guint) anchors[i]);
        match->partner[x0 + i] = (int) y0 + anchors[i];
        x = x0 + i + 1;
        y = y0 + (guint) anchors[i] + 1;
      }
  match_stretch (match, x, x1, y, y1);
}

gboolean
cue_aligner_match (CueAligner         *self,
                   const CueAlignItem *left,
                   guint               n_left,
                   const CueAlignItem *right,
                   guint               n_right,
                   int                *partner)
{
  Match match = { self, left, right, partner, MAX_TOTAL_CELLS, TRUE };
  guint x0 = 0;
  guint y0 = 0;
  guint x1 = n_left;
  guint y1 = n_right;

  for (guint i = 0; i < n_left; i++)
    partner[i] = -1;
  while (x0 < x1 && y0 < y1 && cue_aligner_is_same (self, left[x0], right[y0]))
    partner[x0++] = (int) y0++;
  while (x0 < x1 && y0 < y1 && cue_aligner_is_same (self, left[x1 - 1], right[y1 - 1]))
    partner[--x1] = (int) --y1;

  if ((gsize) (x1 - x0) * (y1 - y0) <= DIRECT_CELLS)
    match_window (&match, x0, x1, y0, y1);
  else
    match_between_anchors (&match, x0, x1, y0, y1);
  return match.exact;
}
