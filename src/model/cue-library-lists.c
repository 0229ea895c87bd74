/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-library-lists.h"

#include "cue-draft-private.h"

#include <string.h>

GPtrArray *
cue_list_to_array (GListModel *list)
{
  guint      n = g_list_model_get_n_items (list);
  GPtrArray *items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));
  return items;
}

void
cue_list_replace (GListStore *list,
                  GPtrArray  *items)
{
  g_autoptr (GPtrArray) old = cue_list_to_array (G_LIST_MODEL (list));
  guint start = 0;
  guint same = 0; /* at the end */

  while (start < old->len && start < items->len &&
         g_ptr_array_index (old, start) == g_ptr_array_index (items, start))
    start++;
  while (start + same < old->len && start + same < items->len &&
         g_ptr_array_index (old, old->len - 1 - same) == g_ptr_array_index (items, items->len - 1 - same))
    same++;

  if (old->len - start - same > 0 || items->len - start - same > 0)
    g_list_store_splice (list, start, old->len - start - same, items->pdata + start, items->len - start - same);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  CueResourceObject *first = *(CueResourceObject **) a;
  CueResourceObject *second = *(CueResourceObject **) b;
  int                result = g_utf8_collate (cue_resource_object_get_name (first), cue_resource_object_get_name (second));

  if (result != 0)
    return result;
  return cue_resource_object_get_id (first) < cue_resource_object_get_id (second) ? -1 : 1;
}

/* (transfer full): the list's objects by what tells them apart. */
static GHashTable *
index_list (GListModel *list)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueResourceObject) item = g_list_model_get_item (list, i);
      char *key = cue_resource_object_dup_key (item);

      if (key != NULL)
        g_hash_table_replace (index, key, g_steal_pointer (&item));
    }
  return index;
}

void
cue_list_update (GListStore *list,
                 GPtrArray  *rows)
{
  g_autoptr (GHashTable) index = index_list (G_LIST_MODEL (list));
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (rows->len, g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      CueResourceObject *row = g_ptr_array_index (rows, i);
      g_autofree char   *key = cue_resource_object_dup_key (row);
      CueResourceObject *known = key != NULL ? g_hash_table_lookup (index, key) : NULL;

      if (known != NULL)
        cue_resource_object_assign (known, row);
      g_ptr_array_add (items, g_object_ref (known != NULL ? known : row));
    }
  g_ptr_array_sort (items, compare_names);
  cue_list_replace (list, items);
}

gpointer
cue_list_find (GListModel *list,
               gint64      id)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueResourceObject) item = g_list_model_get_item (list, i);

      if (cue_resource_object_get_id (item) == id)
        return item;
    }
  return NULL;
}

CueResourceObject *
cue_list_find_language (GListModel *list,
                        const char *language)
{
  g_autoptr (CueResourceObject) first = g_list_model_get_item (list, 0);
  CueResourceObject *oldest = NULL;
  gsize              length = strlen (language);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueResourceObject) item = g_list_model_get_item (list, i);
      const char *code = cue_resource_object_get_text (item, "language");

      /* "en" is also "en-GB" */
      if (g_ascii_strncasecmp (code, language, length) == 0 && !g_ascii_isalpha (code[length]) &&
          (oldest == NULL || cue_resource_object_get_id (item) < cue_resource_object_get_id (oldest)))
        oldest = item;
    }

  return oldest != NULL ? oldest : first;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const CueDraftKey *first = a;
  const CueDraftKey *second = b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return first->position < second->position ? -1 : 1;
}

gboolean
cue_draft_keys_are_sorted (GArray *keys)
{
  for (guint i = 1; i < keys->len; i++)
    if (compare_keys (&g_array_index (keys, CueDraftKey, i - 1), &g_array_index (keys, CueDraftKey, i)) > 0)
      return FALSE;
  return TRUE;
}

void
cue_draft_keys_sort (GArray *keys)
{
  if (!cue_draft_keys_are_sorted (keys))
    g_array_sort (keys, compare_keys);
}

void
cue_drafts_sort (GPtrArray *drafts)
{
  g_autoptr (GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (CueDraftKey), drafts->len);

  for (guint i = 0; i < drafts->len; i++)
    {
      CueDraft   *draft = g_ptr_array_index (drafts, i);
      CueDraftKey key = { cue_draft_get_order_time (draft), i, draft };

      g_array_append_val (keys, key);
    }
  cue_draft_keys_sort (keys);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_index (drafts, i) = g_array_index (keys, CueDraftKey, i).draft;
}
