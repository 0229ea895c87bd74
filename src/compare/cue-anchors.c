/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-anchors.h"

#include <string.h>

/* Numbers in a run that is looked up. */
#define RUN 8

/* Numbers that an anchor must have at least. */
#define MIN_LENGTH 10

/* Anchors must cover one part in this many of the shorter side. */
#define MIN_COVER 4

#define MULTIPLIER G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

/* Where a run stands. */
typedef struct
{
  guint32 hash; /* 0 in a free slot */
  guint32 x;
  guint32 y;
  guint16 n_left; /* 2 for more than one */
  guint16 n_right;
} Slot;

typedef struct
{
  Slot   *slots; /* (owned) */
  guint32 mask;
} Table;

/* A run that both sides have once. */
typedef struct
{
  guint x;
  guint y;
} Pair;

/* One run in four is enough to find anchors by; which one hangs on what it says, so it is the same on both sides. */
static inline gboolean
is_chosen (guint64 hash)
{
  return ((hash * MULTIPLIER) >> 62) == 0;
}

/* What is kept of a hash; never 0. */
static inline guint32
shorten (guint64 hash)
{
  return (guint32) (hash >> 32) | 1;
}

static Slot *
find_slot (Table  *table,
           guint64 hash)
{
  guint32 wanted = shorten (hash);
  guint32 i = (guint32) ((hash * MULTIPLIER) >> 24) & table->mask;

  while (table->slots[i].hash != 0 && table->slots[i].hash != wanted)
    i = (i + 1) & table->mask;
  return &table->slots[i];
}

/* The hash of each run in turn: a polynomial that rolls. */
static guint64
first_hash (const guint *numbers)
{
  guint64 hash = 0;

  for (guint i = 0; i < RUN; i++)
    hash = hash * MULTIPLIER + numbers[i] + 1;
  return hash;
}

static guint64
get_leaving_factor (void)
{
  guint64 factor = 1;

  for (guint i = 1; i < RUN; i++)
    factor *= MULTIPLIER;
  return factor;
}

static guint64
roll (guint64 hash,
      guint64 factor,
      guint   leaving,
      guint   coming)
{
  return (hash - (guint64) (leaving + 1) * factor) * MULTIPLIER + coming + 1;
}

static void
add_run (Table   *table,
         guint64  hash,
         guint    place,
         gboolean left)
{
  Slot *slot = find_slot (table, hash);

  /* What only the right has is of no use. */
  if (!left && slot->hash == 0)
    return;
  slot->hash = shorten (hash);
  if (left)
    {
      slot->x = place;
      slot->n_left = (guint16) MIN (slot->n_left + 1, 2);
    }
  else
    {
      slot->y = place;
      slot->n_right = (guint16) MIN (slot->n_right + 1, 2);
    }
}

static void
add_runs (Table       *table,
          const guint *numbers,
          guint        n,
          gboolean     left)
{
  guint64 factor = get_leaving_factor ();
  guint64 hash = first_hash (numbers);

  for (guint i = 0; i + RUN <= n; i++)
    {
      if (is_chosen (hash))
        add_run (table, hash, i, left);
      if (i + RUN < n)
        hash = roll (hash, factor, numbers[i], numbers[i + RUN]);
    }
}

/* (transfer full): the runs that both sides have once, by their place on the left. */
static GArray *
list_pairs (Table       *table,
            const guint *left,
            guint        n_left,
            const guint *right)
{
  GArray           *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree guint *places = g_new0 (guint, n_left); /* of the right, one more; 0 for none */

  for (guint i = 0; i <= table->mask; i++)
    {
      const Slot *slot = &table->slots[i];

      if (slot->n_left == 1 && slot->n_right == 1 && memcmp (left + slot->x, right + slot->y, RUN * sizeof (guint)) == 0)
        places[slot->x] = slot->y + 1;
    }
  for (guint i = 0; i < n_left; i++)
    if (places[i] > 0)
      {
        Pair pair = { i, places[i] - 1 };

        g_array_append_val (pairs, pair);
      }
  return pairs;
}

/* (transfer full): the longest choice of @pairs that ascends on the right too, as indices in reverse order. */
static GArray *
choose_ascending (GArray *pairs)
{
  GArray         *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree int *before = g_new (int, (gsize) pairs->len + 1);
  g_autofree int *ends = g_new (int, (gsize) pairs->len + 1); /* the pair with the least y that a choice of a length ends in */
  guint           length = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      guint y = g_array_index (pairs, Pair, i).y;
      guint low = 0;
      guint high = length;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (pairs, Pair, ends[middle]).y < y)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : -1;
      ends[low] = (int) i;
      length = MAX (length, low + 1);
    }
  for (int i = length > 0 ? ends[length - 1] : -1; i >= 0; i = before[i])
    {
      guint index = (guint) i;

      g_array_append_val (chosen, index);
    }
  return chosen;
}

/* The stretch round a run in which both sides are equal, behind what is taken up to @x and @y. */
static CueAnchor
extend (const guint *left,
        guint        n_left,
        const guint *right,
        guint        n_right,
        Pair         pair,
        guint        x,
        guint        y)
{
  CueAnchor anchor = { pair.x, pair.y, RUN };

  while (anchor.x > x && anchor.y > y && left[anchor.x - 1] == right[anchor.y - 1])
    {
      anchor.x--;
      anchor.y--;
      anchor.length++;
    }
  while (anchor.x + anchor.length < n_left && anchor.y + anchor.length < n_right && left[anchor.x + anchor.length] == right[anchor.y + anchor.length])
    anchor.length++;
  return anchor;
}

/* (transfer full): the anchors that the chosen pairs lead to, and how much of the sequences they make up. */
static GArray *
list_anchors (const guint *left,
              guint        n_left,
              const guint *right,
              guint        n_right,
              GArray      *pairs,
              GArray      *chosen,
              guint       *cover)
{
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (CueAnchor));
  guint   x = 0;
  guint   y = 0;

  *cover = 0;
  for (guint i = chosen->len; i > 0; i--)
    {
      Pair      pair = g_array_index (pairs, Pair, g_array_index (chosen, guint, i - 1));
      CueAnchor anchor;

      if (pair.x < x || pair.y < y)
        continue;
      anchor = extend (left, n_left, right, n_right, pair, x, y);
      if (anchor.length < MIN_LENGTH)
        continue;
      g_array_append_val (anchors, anchor);
      *cover += anchor.length;
      x = anchor.x + anchor.length;
      y = anchor.y + anchor.length;
    }
  return anchors;
}

GArray *
cue_anchors_find (const guint *left,
                  guint        n_left,
                  const guint *right,
                  guint        n_right)
{
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GArray) anchors = NULL;
  Table table = { 0 };
  gsize n_slots = 1024;
  guint cover;

  if (n_left < RUN || n_right < RUN)
    return NULL;
  while (n_slots < (gsize) n_left / 2)
    n_slots *= 2;
  table.slots = g_new0 (Slot, n_slots);
  table.mask = (guint32) (n_slots - 1);
  add_runs (&table, left, n_left, TRUE);
  add_runs (&table, right, n_right, FALSE);
  pairs = list_pairs (&table, left, n_left, right);
  g_free (table.slots);

  chosen = choose_ascending (pairs);
  anchors = list_anchors (left, n_left, right, n_right, pairs, chosen, &cover);
  if (cover < MIN (n_left, n_right) / MIN_COVER)
    return NULL;
  return g_steal_pointer (&anchors);
}
