/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-cache.h"

#include "cue-json.h"

#include <string.h>

/* More than there are kinds of rows. */
#define N_RESOURCES 16

typedef struct
{
  JsonNode *node; /* (owned) */
  gint64    stamp;
} Row;

struct _CueFakeCache
{
  GHashTable *rows[N_RESOURCES]; /* (owned) (element-type utf8 Row) */
  gint64      refreshed[N_RESOURCES];
};

static void
row_free (Row *row)
{
  json_node_unref (row->node);
  g_free (row);
}

/* (transfer full) */
static char *
dup_key (JsonObject *object)
{
  gint64 id = cue_json_get_int (object, "id", CUE_UNSET);

  return id != CUE_UNSET ? g_strdup_printf ("%" G_GINT64_FORMAT, id)
                         : g_strdup (cue_json_get_string (object, "name"));
}

CueFakeCache *
cue_fake_cache_new (void)
{
  CueFakeCache *self = g_new0 (CueFakeCache, 1);

  for (guint i = 0; i < N_RESOURCES; i++)
    self->rows[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) row_free);
  return self;
}

void
cue_fake_cache_free (CueFakeCache *self)
{
  for (guint i = 0; i < N_RESOURCES; i++)
    g_hash_table_unref (self->rows[i]);
  g_free (self);
}

void
cue_fake_cache_put (CueFakeCache *self,
                    CueResource   resource,
                    JsonNode     *node,
                    gint64        stamp)
{
  Row  *row = g_new0 (Row, 1);
  char *key = dup_key (json_node_get_object (node));

  g_assert_nonnull (key);
  row->node = node;
  row->stamp = stamp;
  g_hash_table_replace (self->rows[resource], key, row);
}

void
cue_fake_cache_end (CueFakeCache *self,
                    CueResource   resource,
                    gint64        stamp)
{
  GHashTableIter iter;
  Row           *row = NULL;

  g_hash_table_iter_init (&iter, self->rows[resource]);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    if (row->stamp < stamp)
      g_hash_table_iter_remove (&iter);
  self->refreshed[resource] = stamp;
}

void
cue_fake_cache_drop (CueFakeCache *self,
                     CueResource   resource,
                     gint64        id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_hash_table_remove (self->rows[resource], key);
}

void
cue_fake_cache_clear (CueFakeCache *self)
{
  for (guint i = 0; i < N_RESOURCES; i++)
    {
      g_hash_table_remove_all (self->rows[i]);
      self->refreshed[i] = 0;
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  JsonObject *first = json_node_get_object ((*(Row **) a)->node);
  JsonObject *second = json_node_get_object ((*(Row **) b)->node);
  int         result = g_strcmp0 (cue_json_get_string (second, "updated_at"), cue_json_get_string (first, "updated_at"));

  if (result != 0)
    return result;
  result = g_strcmp0 (cue_json_get_string (first, "name"), cue_json_get_string (second, "name"));
  if (result != 0)
    return result;
  return cue_json_get_int (first, "id", 0) < cue_json_get_int (second, "id", 0) ? -1 : 1;
}

GPtrArray *
cue_fake_cache_list (CueFakeCache *self,
                     CueResource   resource,
                     guint         offset,
                     guint         limit,
                     gint64       *refreshed)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer       row = NULL;

  g_hash_table_iter_init (&iter, self->rows[resource]);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, row);
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = offset; i < rows->len && i - offset < limit; i++)
    {
      g_autofree char *text = cue_json_to_text (((Row *) g_ptr_array_index (rows, i))->node);
      g_autoptr (JsonNode) copy = json_from_string (text, NULL);
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (objects, cue_resource_object_new_from_json (resource, copy, &error));
      g_assert_no_error (error);
    }
  if (refreshed != NULL)
    *refreshed = self->refreshed[resource];
  return g_steal_pointer (&objects);
}

JsonObject *
cue_fake_cache_get (CueFakeCache *self,
                    CueResource   resource,
                    gint64        id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  Row             *row = g_hash_table_lookup (self->rows[resource], key);

  return row != NULL ? json_node_get_object (row->node) : NULL;
}

guint
cue_fake_cache_count (CueFakeCache *self,
                      CueResource   resource)
{
  return g_hash_table_size (self->rows[resource]);
}

guint
cue_fake_cache_count_all (CueFakeCache *self)
{
  guint n = 0;

  for (guint i = 0; i < N_RESOURCES; i++)
    n += g_hash_table_size (self->rows[i]);
  return n;
}

static void
add_text (GString    *text,
          JsonObject *object,
          const char *member)
{
  JsonNode        *node = object != NULL ? json_object_get_member (object, member) : NULL;
  g_autofree char *written = node != NULL ? cue_json_to_text (node) : NULL;

  g_string_append_printf (text, "%s\n", written != NULL ? written : "");
}

/* (transfer full): what is searched of a scenario, or of a draft that holds one. */
static char *
dup_text (JsonObject *object)
{
  static const char *const members[] = { "name", "instructions", "expected_outcome_prompt", "tags" };
  JsonObject              *scenario = cue_json_get_object (object, "scenario");
  GString                 *text = g_string_new (NULL);

  add_text (text, object, "brief");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    add_text (text, scenario != NULL ? scenario : object, members[i]);
  return g_string_free (text, FALSE);
}

gboolean
cue_fake_cache_match (JsonNode   *row,
                      const char *folded)
{
  g_autofree char *text = dup_text (json_node_get_object (row));
  g_autofree char *haystack = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

void
cue_fake_cache_search (CueFakeCache  *self,
                       const char    *folded,
                       CueSearchHits *hits)
{
  GHashTableIter iter;
  const char    *id = NULL;
  Row           *row = NULL;

  g_hash_table_iter_init (&iter, self->rows[CUE_RESOURCE_SCENARIOS]);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &row))
    if (cue_fake_cache_match (row->node, folded))
      cue_search_hits_add_scenario (hits, g_ascii_strtoll (id, NULL, 10));
}
