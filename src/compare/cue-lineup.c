/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lineup.h"

#include "cue-moves.h"

#define MAX_COLUMNS CUE_COMPARE_MAX_COLUMNS

/* How alike a segment must be to what another text says instead of the baseline, in order and at another place. */
#define MIN_RELATED 0.5
#define MIN_RELATED_MOVED 0.6

/* Segments of fewer words than this may be alike by chance. */
#define MIN_WORDS 3

/* Pairs looked at for that; longer texts are left as they are. */
#define MAX_RELATED_CELLS (1u << 16)

/* A segment that lacks a partner, and what it says again by way of another text. */
typedef struct
{
  double similarity;
  guint  base;
  guint  segment;
} Relation;

static const CuePlace nowhere = { { -1, -1, -1, -1 } };

static guint
count_segments (CueLineup *self,
                guint      column)
{
  return cue_aligner_count_segments (self->aligner, column);
}

/* (transfer full): the segments [from, to) of a text, to be aligned. */
static CueAlignItem *
list_items (guint column,
            guint from,
            guint to)
{
  CueAlignItem *items = g_new (CueAlignItem, (gsize) (to - from) + 1);

  for (guint i = from; i < to; i++)
    items[i - from] = (CueAlignItem){ column, i };
  return items;
}

static void
align_with_baseline (CueLineup *self,
                     guint      column)
{
  guint                    n = count_segments (self, self->baseline);
  guint                    m = count_segments (self, column);
  g_autofree CueAlignItem *left = list_items (self->baseline, 0, n);
  g_autofree CueAlignItem *right = list_items (column, 0, m);

  self->partner[column] = g_new (int, (gsize) n + 1);
  if (!cue_aligner_match (self->aligner, left, n, right, m, self->partner[column]))
    self->exact = FALSE;
  self->moved[column] = cue_moves_find (self->aligner, self->baseline, column, self->partner[column]);
}

/* (transfer full): by segment of @column, what it is in the baseline, beside it or elsewhere; -1 for none. */
static int *
list_bases (CueLineup *self,
            guint      column)
{
  guint n = count_segments (self, column);
  int  *bases = g_new (int, (gsize) n + 1);

  for (guint i = 0; i < n; i++)
    bases[i] = self->moved[column][i];
  for (guint i = 0; i < count_segments (self, self->baseline); i++)
    if (self->partner[column][i] >= 0)
      bases[self->partner[column][i]] = (int) i;
  return bases;
}

static int
compare_relations (gconstpointer a,
                   gconstpointer b)
{
  const Relation *x = a;
  const Relation *y = b;

  if (x->similarity != y->similarity)
    return x->similarity > y->similarity ? -1 : 1;
  if (x->base != y->base)
    return x->base < y->base ? -1 : 1;
  return x->segment < y->segment ? -1 : x->segment > y->segment;
}

/* Adds to @relations what @column says like @other, which has it from the baseline, where @column is not known to. */
static void
list_relations (CueLineup *self,
                guint      column,
                guint      other,
                const int *bases,
                GArray    *relations)
{
  g_autofree int    *others = list_bases (self, other);
  g_autofree guint8 *taken = g_new0 (guint8, (gsize) count_segments (self, self->baseline) + 1);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (CueAlignItem));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (CueAlignItem));

  for (guint i = 0; i < count_segments (self, column); i++)
    {
      CueAlignItem item = { column, i };

      if (bases[i] >= 0)
        taken[bases[i]] = 1;
      else if (cue_aligner_count_words (self->aligner, item) >= MIN_WORDS)
        g_array_append_val (right, item);
    }
  for (guint i = 0; i < count_segments (self, other); i++)
    {
      CueAlignItem item = { other, i };

      if (others[i] >= 0 && !taken[others[i]])
        g_array_append_val (left, item);
    }
  if ((gsize) left->len * right->len > MAX_RELATED_CELLS)
    return;
  for (guint i = 0; i < left->len; i++)
    for (guint j = 0; j < right->len; j++)
      {
        CueAlignItem a = g_array_index (left, CueAlignItem, i);
        CueAlignItem b = g_array_index (right, CueAlignItem, j);
        Relation     relation = { cue_aligner_get_similarity (self->aligner, a, b), (guint) others[a.segment], b.segment };

        if (relation.similarity >= MIN_RELATED)
          g_array_append_val (relations, relation);
      }
}

/* Whether laying @segment of @column beside @base crosses no pair. */
static gboolean
is_in_order (CueLineup *self,
             guint      column,
             guint      base,
             guint      segment)
{
  guint n = count_segments (self, self->baseline);

  for (guint i = base; i > 0; i--)
    if (self->partner[column][i - 1] >= 0)
      {
        if ((guint) self->partner[column][i - 1] > segment)
          return FALSE;
        break;
      }
  for (guint i = base + 1; i < n; i++)
    if (self->partner[column][i] >= 0)
      return (guint) self->partner[column][i] > segment;
  return TRUE;
}

/* Finds what @column has from the baseline in words so different that only another text tells. */
static void
relate (CueLineup *self,
        guint      column)
{
  g_autofree int    *bases = list_bases (self, column);
  g_autofree guint8 *taken = g_new0 (guint8, (gsize) count_segments (self, self->baseline) + 1);
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (Relation));

  for (guint other = 0; other < self->n_columns; other++)
    if (other != column && other != self->baseline)
      list_relations (self, column, other, bases, relations);
  g_array_sort (relations, compare_relations);
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = &g_array_index (relations, Relation, i);

      if (taken[relation->base] || bases[relation->segment] >= 0)
        continue;
      if (is_in_order (self, column, relation->base, relation->segment))
        self->partner[column][relation->base] = (int) relation->segment;
      else if (relation->similarity >= MIN_RELATED_MOVED)
        self->moved[column][relation->segment] = (int) relation->base;
      else
        continue;
      taken[relation->base] = 1;
      bases[relation->segment] = (int) relation->base;
    }
}

/* The first text that has something in a row that the baseline has not. */
static CueAlignItem
represent (const CuePlace *place)
{
  guint column = 0;

  while (place->segment[column] < 0)
    column++;
  return (CueAlignItem){ column, (guint) place->segment[column] };
}

static int
get_moved (CueLineup   *self,
           CueAlignItem item)
{
  return self->moved[item.text][item.segment];
}

/* Puts segments [from, to) of @column, which the baseline lacks, into @extra: beside what another text says alike. */
static void
merge_extra (CueLineup *self,
             GArray    *extra,
             guint      column,
             guint      from,
             guint      to)
{
  g_autofree CueAlignItem *left = g_new (CueAlignItem, (gsize) extra->len + 1);
  g_autofree CueAlignItem *right = list_items (column, from, to);
  g_autofree int          *partner = g_new (int, (gsize) extra->len + 1);
  g_autoptr (GArray) merged = g_array_sized_new (FALSE, FALSE, sizeof (CuePlace), extra->len + (to - from));
  guint next = from;

  for (guint i = 0; i < extra->len; i++)
    left[i] = represent (&g_array_index (extra, CuePlace, i));
  if (!cue_aligner_match (self->aligner, left, extra->len, right, to - from, partner))
    self->exact = FALSE;
  /* What moved from different places, or only in one of the texts, does not share a row. */
  for (guint i = 0; i < extra->len; i++)
    if (partner[i] >= 0 && get_moved (self, left[i]) != get_moved (self, right[partner[i]]))
      partner[i] = -1;

  for (guint i = 0; i <= extra->len; i++)
    {
      guint until = to;

      if (i < extra->len)
        until = partner[i] < 0 ? next : from + (guint) partner[i];
      for (; next < until; next++)
        {
          CuePlace place = nowhere;

          place.segment[column] = (int) next;
          g_array_append_val (merged, place);
        }
      if (i < extra->len)
        {
          CuePlace place = g_array_index (extra, CuePlace, i);

          if (partner[i] >= 0)
            place.segment[column] = (int) next++;
          g_array_append_val (merged, place);
        }
    }
  g_array_set_size (extra, 0);
  g_array_append_vals (extra, merged->data, merged->len);
}

/* One row a segment of the baseline; before it, what the other texts have more. */
static void
place_rows (CueLineup *self)
{
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (CuePlace));
  guint next[MAX_COLUMNS] = { 0 };
  guint n = count_segments (self, self->baseline);

  for (guint i = 0; i <= n; i++)
    {
      CuePlace place = nowhere;

      g_array_set_size (extra, 0);
      for (guint column = 0; column < self->n_columns; column++)
        {
          int partner = -1;

          if (column == self->baseline)
            continue;
          if (i < n)
            partner = self->partner[column][i];
          else
            partner = (int) count_segments (self, column);
          if (partner < 0)
            continue;
          if ((guint) partner > next[column])
            merge_extra (self, extra, column, next[column], (guint) partner);
          place.segment[column] = partner;
          next[column] = (guint) partner + 1;
        }
      g_array_append_vals (self->places, extra->data, extra->len);
      if (i < n)
        {
          place.segment[self->baseline] = (int) i;
          g_array_append_val (self->places, place);
        }
    }
}

/* Which row each segment is in, and where what moved went. */
static void
index_rows (CueLineup *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    self->row_of[column] = g_new0 (guint, (gsize) count_segments (self, column) + 1);
  for (guint i = 0; i < self->places->len; i++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        int segment = g_array_index (self->places, CuePlace, i).segment[column];

        if (segment >= 0)
          self->row_of[column][segment] = i + 1;
      }
  for (guint column = 0; column < self->n_columns; column++)
    {
      if (column == self->baseline)
        continue;
      self->moved_to[column] = g_new (int, (gsize) count_segments (self, self->baseline) + 1);
      for (guint i = 0; i < count_segments (self, self->baseline); i++)
        self->moved_to[column][i] = -1;
      for (guint i = 0; i < count_segments (self, column); i++)
        if (self->moved[column][i] >= 0)
          self->moved_to[column][self->moved[column][i]] = (int) i;
    }
}

CueLineup *
cue_lineup_new (CueAligner   *aligner,
                guint         n_columns,
                guint         baseline,
                GCancellable *cancellable)
{
  g_autoptr (CueLineup) self = g_new0 (CueLineup, 1);

  self->n_columns = n_columns;
  self->baseline = baseline;
  self->aligner = aligner;
  self->places = g_array_new (FALSE, FALSE, sizeof (CuePlace));
  self->exact = TRUE;
  for (guint i = 0; i < n_columns; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (i != baseline)
        align_with_baseline (self, i);
    }
  for (guint i = 0; n_columns > 2 && i < n_columns; i++)
    if (i != baseline)
      relate (self, i);
  place_rows (self);
  index_rows (self);
  return g_steal_pointer (&self);
}

void
cue_lineup_free (CueLineup *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->partner[i]);
      g_free (self->moved[i]);
      g_free (self->moved_to[i]);
      g_free (self->row_of[i]);
    }
  g_array_unref (self->places);
  g_free (self);
}

/* The baseline's segment that stands in this row in some text, but at another place in the baseline; -1 for none. */
static int
find_moved_here (CueLineup      *self,
                 const CuePlace *place)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (i != self->baseline && place->segment[i] >= 0 && self->moved[i][place->segment[i]] >= 0)
      return self->moved[i][place->segment[i]];
  return -1;
}

/* Where @column has what the baseline has in segment @base: a row's number, 0 for nowhere. */
static guint
find_row (CueLineup *self,
          guint      column,
          int        base)
{
  int segment;

  if (base < 0)
    return 0;
  if (column == self->baseline)
    segment = base;
  else if (self->partner[column][base] >= 0)
    segment = self->partner[column][base];
  else
    segment = self->moved_to[column][base];
  return segment >= 0 ? self->row_of[column][segment] : 0;
}

CueCellKind
cue_lineup_get_kind (CueLineup      *self,
                     const CuePlace *place,
                     guint           column,
                     guint          *link)
{
  int base = place->segment[self->baseline];
  int own = place->segment[column];

  *link = 0;
  if (own < 0)
    {
      *link = find_row (self, column, base >= 0 ? base : find_moved_here (self, place));
      return *link > 0 ? CUE_CELL_ELSEWHERE : CUE_CELL_MISSING;
    }
  if (base >= 0)
    return cue_aligner_is_same (self->aligner, (CueAlignItem){ self->baseline, (guint) base },
                                (CueAlignItem){ column, (guint) own })
             ? CUE_CELL_SAME
             : CUE_CELL_CHANGED;
  *link = find_row (self, self->baseline, self->moved[column][own]);
  return *link > 0 ? CUE_CELL_MOVED : CUE_CELL_ONLY;
}
