/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-search-hits.h"

#include <string.h>

struct _CueSearchHits
{
  gatomicrefcount refs;
  GHashTable     *drafts;    /* (owned) (element-type utf8) */
  GArray         *scenarios; /* (owned) (element-type gint64): in order, each once */
};

CueSearchHits *
cue_search_hits_new (void)
{
  CueSearchHits *self = g_new0 (CueSearchHits, 1);

  g_atomic_ref_count_init (&self->refs);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scenarios = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

CueSearchHits *
cue_search_hits_ref (CueSearchHits *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_search_hits_unref (CueSearchHits *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_hash_table_unref (self->drafts);
  g_array_unref (self->scenarios);
  g_free (self);
}

void
cue_search_hits_add_draft (CueSearchHits *self,
                           const char    *id)
{
  g_hash_table_add (self->drafts, g_strdup (id));
}

/* How many of the scenarios have a smaller id. */
static guint
find_place (CueSearchHits *self,
            gint64         id)
{
  guint low = 0;
  guint high = self->scenarios->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->scenarios, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
cue_search_hits_add_scenario (CueSearchHits *self,
                              gint64         id)
{
  guint n = self->scenarios->len;
  guint place;

  if (n == 0 || g_array_index (self->scenarios, gint64, n - 1) < id)
    {
      g_array_append_val (self->scenarios, id);
      return;
    }
  place = find_place (self, id);
  if (g_array_index (self->scenarios, gint64, place) != id)
    g_array_insert_val (self->scenarios, place, id);
}

gboolean
cue_search_hits_has_draft (CueSearchHits *self,
                           const char    *id)
{
  return g_hash_table_size (self->drafts) > 0 && g_hash_table_contains (self->drafts, id);
}

gboolean
cue_search_hits_has_scenario (CueSearchHits *self,
                              gint64         id)
{
  guint place = find_place (self, id);

  return place < self->scenarios->len && g_array_index (self->scenarios, gint64, place) == id;
}

guint
cue_search_hits_get_size (CueSearchHits *self)
{
  return self->scenarios->len + g_hash_table_size (self->drafts);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

GPtrArray *
cue_search_hits_dup_keys (CueSearchHits *self)
{
  GPtrArray     *keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  const char    *id = NULL;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    g_ptr_array_add (keys, g_strconcat ("draft:", id, NULL));
  for (guint i = 0; i < self->scenarios->len; i++)
    g_ptr_array_add (keys,
                     g_strdup_printf ("scenario:%" G_GINT64_FORMAT, g_array_index (self->scenarios, gint64, i)));
  g_ptr_array_sort (keys, compare_keys);
  return keys;
}
