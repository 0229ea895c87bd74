/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-moves.h"

#include <string.h>

/* How alike two segments must be to be one that moved. */
#define MIN_SIMILARITY 0.7

/* A pair aligned in order is given up for a move when it is less alike than the first and the move at least the second. */
#define MAX_GIVEN_UP 0.75
#define MIN_PREFERRED 0.85

/* Segments of fewer words than this ("Yes.") may stand anywhere by chance. */
#define MIN_WORDS 3

/* A word that stands in more segments than this finds nothing; of each segment this many rare words are looked up. */
#define MAX_POSTINGS 24
#define MAX_LOOKED_UP 8

typedef struct
{
  double similarity;
  guint  left;
  guint  right;
} Candidate;

typedef struct
{
  CueAligner *aligner; /* (unowned) */
  guint       left;
  guint       right;
  int        *partner;    /* (unowned): by segment of the left */
  int        *partner_of; /* (owned): by segment of the right */
  guint8     *free_left;  /* (owned): 1: has no partner; 2: has one that may be given up */
  guint8     *free_right; /* (owned) */
  guint      *first;      /* (owned): by word, where its postings begin */
  guint      *postings;   /* (owned): segments of the left */
  GArray     *candidates; /* (owned) (element-type Candidate) */
} Finder;

static gboolean
is_long_enough (Finder      *finder,
                CueAlignItem item)
{
  return cue_aligner_count_words (finder->aligner, item) >= MIN_WORDS;
}

/* Which segments may have moved. */
static void
mark_free (Finder *finder,
           guint   n_left,
           guint   n_right)
{
  for (guint i = 0; i < n_right; i++)
    finder->partner_of[i] = -1;
  for (guint i = 0; i < n_left; i++)
    {
      CueAlignItem a = { finder->left, i };
      int          j = finder->partner[i];

      if (j >= 0)
        finder->partner_of[j] = (int) i;
      if (!is_long_enough (finder, a))
        continue;
      if (j < 0)
        finder->free_left[i] = 1;
      else if (cue_aligner_get_similarity (finder->aligner, a, (CueAlignItem){ finder->right, (guint) j }) < MAX_GIVEN_UP)
        finder->free_left[i] = finder->free_right[j] = 2;
    }
  for (guint j = 0; j < n_right; j++)
    if (finder->partner_of[j] < 0)
      finder->free_right[j] = 1;
  for (guint j = 0; j < n_right; j++)
    if (finder->free_right[j] != 0 && !is_long_enough (finder, (CueAlignItem){ finder->right, j }))
      finder->free_right[j] = 0;
}

/* Lists for each word the free segments of the left that have it. */
static void
index_left (Finder *finder,
            guint   n_left)
{
  guint        n_all = cue_aligner_count_symbols (finder->aligner);
  guint        total = 0;
  const guint *words;
  guint        n;

  finder->first = g_new0 (guint, (gsize) n_all + 2);
  for (guint i = 0; i < n_left; i++)
    if (finder->free_left[i] != 0)
      {
        words = cue_aligner_get_words (finder->aligner, (CueAlignItem){ finder->left, i }, &n);
        for (guint k = 0; k < n; k++)
          if (k == 0 || words[k] != words[k - 1])
            finder->first[words[k] + 2]++;
      }
  for (guint w = 0; w < n_all; w++)
    {
      total += finder->first[w + 2];
      finder->first[w + 2] = total;
    }
  finder->postings = g_new (guint, (gsize) total + 1);
  for (guint i = 0; i < n_left; i++)
    if (finder->free_left[i] != 0)
      {
        words = cue_aligner_get_words (finder->aligner, (CueAlignItem){ finder->left, i }, &n);
        for (guint k = 0; k < n; k++)
          if (k == 0 || words[k] != words[k - 1])
            finder->postings[finder->first[words[k] + 1]++] = i;
      }
}

static guint
count_postings (Finder *finder,
                guint   word)
{
  return finder->first[word + 1] - finder->first[word];
}

static void
add_candidate (Finder *finder,
               guint   left,
               guint   right)
{
  Candidate candidate = { 0, left, right };
  double    least = finder->free_left[left] == 1 && finder->free_right[right] == 1 ? MIN_SIMILARITY : MIN_PREFERRED;

  if (finder->partner[left] == (int) right)
    return;
  candidate.similarity = cue_aligner_get_similarity (finder->aligner, (CueAlignItem){ finder->left, left },
                                                     (CueAlignItem){ finder->right, right });
  if (candidate.similarity >= least)
    g_array_append_val (finder->candidates, candidate);
}

/* Looks for segment @right of the right where its rarest words are. */
static void
look_up (Finder *finder,
         guint   right)
{
  guint        n;
  const guint *words = cue_aligner_get_words (finder->aligner, (CueAlignItem){ finder->right, right }, &n);
  guint        best[MAX_LOOKED_UP];
  guint        n_best = 0;

  for (guint k = 0; k < n; k++)
    {
      guint count = count_postings (finder, words[k]);
      guint at = n_best;

      if (count == 0 || count > MAX_POSTINGS || (k > 0 && words[k] == words[k - 1]))
        continue;
      while (at > 0 && count_postings (finder, best[at - 1]) > count)
        at--;
      if (at == MAX_LOOKED_UP)
        continue;
      n_best = MIN (n_best + 1, MAX_LOOKED_UP);
      memmove (best + at + 1, best + at, (n_best - at - 1) * sizeof best[0]);
      best[at] = words[k];
    }
  for (guint k = 0; k < n_best; k++)
    for (guint p = finder->first[best[k]]; p < finder->first[best[k] + 1]; p++)
      add_candidate (finder, finder->postings[p], right);
}

/* Most alike first; then by place, so that the outcome never hangs on chance. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->similarity > y->similarity)
    return -1;
  if (x->similarity < y->similarity)
    return 1;
  if (x->left != y->left)
    return x->left < y->left ? -1 : 1;
  return x->right < y->right ? -1 : x->right > y->right;
}

/* Ends the pair that a segment is in, whose other half is free then. */
static void
give_up (Finder *finder,
         guint   left,
         guint   right)
{
  int other_right = finder->partner[left];
  int other_left = finder->partner_of[right];

  if (other_right >= 0)
    {
      finder->partner[left] = -1;
      finder->partner_of[other_right] = -1;
    }
  if (other_left >= 0)
    {
      finder->partner[other_left] = -1;
      finder->partner_of[right] = -1;
    }
}

static void
choose (Finder *finder,
        int    *moved)
{
  g_array_sort (finder->candidates, compare_candidates);
  for (guint i = 0; i < finder->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (finder->candidates, Candidate, i);

      if (finder->free_left[candidate->left] == 0 || finder->free_right[candidate->right] == 0)
        continue;
      give_up (finder, candidate->left, candidate->right);
      moved[candidate->right] = (int) candidate->left;
      finder->free_left[candidate->left] = 0;
      finder->free_right[candidate->right] = 0;
    }
}

/* What crosses no pair stands where it stood: it only lacked a partner. */
static void
keep_in_order (Finder *finder,
               int    *moved,
               guint   n_left,
               guint   n_right)
{
  g_autofree int *next = g_new (int, (gsize) n_left + 1); /* the first partner at or after a segment */
  g_autofree int *target = g_new (int, (gsize) n_left + 1);
  int             last = -1;

  next[n_left] = (int) n_right;
  for (guint i = 0; i < n_left; i++)
    target[i] = -1;
  for (guint j = 0; j < n_right; j++)
    if (moved[j] >= 0)
      target[moved[j]] = (int) j;
  for (guint i = n_left; i > 0; i--)
    next[i - 1] = finder->partner[i - 1] >= 0 ? finder->partner[i - 1] : next[i];
  for (guint i = 0; i < n_left; i++)
    {
      if (finder->partner[i] < 0 && target[i] > last && target[i] < next[i])
        {
          finder->partner[i] = target[i];
          moved[target[i]] = -1;
        }
      if (finder->partner[i] >= 0)
        last = finder->partner[i];
    }
}

int *
cue_moves_find (CueAligner *aligner,
                guint       left,
                guint       right,
                int        *partner)
{
  guint  n_left = cue_aligner_count_segments (aligner, left);
  guint  n_right = cue_aligner_count_segments (aligner, right);
  Finder finder = { .aligner = aligner, .left = left, .right = right, .partner = partner };
  int   *moved = g_new (int, (gsize) n_right + 1);

  for (guint i = 0; i < n_right; i++)
    moved[i] = -1;
  finder.partner_of = g_new (int, (gsize) n_right + 1);
  finder.free_left = g_new0 (guint8, (gsize) n_left + 1);
  finder.free_right = g_new0 (guint8, (gsize) n_right + 1);
  finder.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  mark_free (&finder, n_left, n_right);
  index_left (&finder, n_left);
  for (guint j = 0; j < n_right; j++)
    if (finder.free_right[j] != 0)
      look_up (&finder, j);
  choose (&finder, moved);
  keep_in_order (&finder, moved, n_left, n_right);

  g_free (finder.partner_of);
  g_free (finder.free_left);
  g_free (finder.free_right);
  g_free (finder.first);
  g_free (finder.postings);
  g_array_unref (finder.candidates);
  return moved;
}
