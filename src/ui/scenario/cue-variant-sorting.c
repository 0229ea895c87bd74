/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-variant-sorting.h"

G_DEFINE_ENUM_TYPE (CueVariantSort, cue_variant_sort,
                    G_DEFINE_ENUM_VALUE (CUE_VARIANT_SORT_NEWEST, "newest"),
                    G_DEFINE_ENUM_VALUE (CUE_VARIANT_SORT_STARS, "stars"))

/* A variant with the number of the newest that was ordered with it. */
typedef struct
{
  CueVariant *variant; /* (owned) */
  int         group;
} Place;

static char *
dup_batch (CueVariant *variant)
{
  char *batch = NULL;

  g_object_get (variant, "batch-id", &batch, NULL);
  return batch;
}

/* (transfer full) (element-type utf8 int): the newest number of each batch. */
static GHashTable *
find_groups (GListModel *variants)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);
      char *batch = dup_batch (variant);
      int   number = cue_variant_get_number (variant);

      if (batch == NULL)
        continue;
      number = MAX (number, GPOINTER_TO_INT (g_hash_table_lookup (groups, batch)));
      g_hash_table_replace (groups, batch, GINT_TO_POINTER (number));
    }
  return groups;
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->group != right->group)
    return right->group - left->group;
  return cue_variant_get_number (right->variant) - cue_variant_get_number (left->variant);
}

static int
compare_stars (gconstpointer a,
               gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;
  int          stars = cue_variant_get_rating (right->variant) - cue_variant_get_rating (left->variant);

  return stars != 0 ? stars : cue_variant_get_number (right->variant) - cue_variant_get_number (left->variant);
}

GPtrArray *
cue_variant_sorting_list (GListModel    *variants,
                          CueVariantSort sort,
                          gboolean       with_hidden)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GHashTable) groups = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (variants), list);

  groups = find_groups (variants);
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);
      g_autofree char *batch = dup_batch (variant);
      Place            place = { NULL, cue_variant_get_number (variant) };

      if (cue_variant_get_hidden (variant) && !with_hidden)
        continue;
      if (batch != NULL)
        place.group = GPOINTER_TO_INT (g_hash_table_lookup (groups, batch));
      place.variant = g_steal_pointer (&variant);
      g_array_append_val (places, place);
    }
  g_array_sort (places, sort == CUE_VARIANT_SORT_STARS ? compare_stars : compare_newest);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (list, g_array_index (places, Place, i).variant);
  return list;
}

static gboolean
is_in (GPtrArray *list,
       gpointer   variant)
{
  return g_ptr_array_find (list, variant, NULL);
}

/* One move at a time: what the tester has just touched keeps its widget, and with it the keyboard. */
void
cue_variant_sorting_update (GListStore *store,
                            GPtrArray  *wanted)
{
  g_return_if_fail (G_IS_LIST_STORE (store));
  g_return_if_fail (wanted != NULL);

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (store)); i > 0; i--)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (G_LIST_MODEL (store), i - 1);

      if (!is_in (wanted, variant))
        g_list_store_remove (store, i - 1);
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      gpointer variant = g_ptr_array_index (wanted, i);
      g_autoptr (CueVariant) present = g_list_model_get_item (G_LIST_MODEL (store), i);
      guint position = 0;

      if (present == variant)
        continue;
      if (g_list_store_find (store, variant, &position))
        g_list_store_remove (store, position);
      g_list_store_insert (store, i, variant);
    }
}

guint
cue_variant_sorting_n_hidden (GListModel *variants)
{
  guint n_hidden = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (variants), 0);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      n_hidden += cue_variant_get_hidden (variant);
    }
  return n_hidden;
}
