/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-store.h"

#include "cue-fake-cache.h"
#include "cue-fake-line.h"
#include "cue-draft.h"
#include "cue-generation.h"
#include "cue-json.h"
#include "cue-task.h"

/* A record as it was when it was put; also what a call asks. */
typedef struct
{
  GType     type;
  char     *id;    /* (owned) */
  char     *owner; /* (owned) (nullable) */
  JsonNode *node;  /* (owned) (nullable) */
} Kept;

struct _CueFakeStore
{
  GObject parent_instance;

  CueFakeLine  *line;  /* (owned) */
  CueFakeCache *cache; /* (owned) */
  GPtrArray    *kept;  /* (owned) (element-type Kept) */
  GPtrArray    *log;   /* (owned) (element-type utf8) */
};

/* What a call of the cache asks. */
typedef struct
{
  CueResource resource;
  GPtrArray  *nodes; /* (owned) (nullable) (element-type JsonNode) */
  gint64      stamp;
  gint64      id;
  guint       offset;
  guint       limit;
  char       *text;      /* (owned) (nullable) */
  gint64      refreshed; /* answered */
} CacheAsk;

static void
cache_ask_free (CacheAsk *ask)
{
  g_clear_pointer (&ask->nodes, g_ptr_array_unref);
  g_free (ask->text);
  g_free (ask);
}

CUE_DEFINE_TASK_DATA (CacheAsk, cache_ask, cache_ask_free)

static void cue_fake_store_iface_init (CueStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueFakeStore, cue_fake_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_STORE, cue_fake_store_iface_init))

static void
kept_free (Kept *kept)
{
  g_clear_pointer (&kept->node, json_node_unref);
  g_free (kept->owner);
  g_free (kept->id);
  g_free (kept);
}

CUE_DEFINE_TASK_DATA (Kept, kept, kept_free)

static Kept *
kept_new (CueRecord *record)
{
  g_autoptr (JsonNode) node = cue_record_to_json (record);
  g_autofree char *text = cue_json_to_text (node);
  Kept            *kept = g_new0 (Kept, 1);

  kept->type = G_OBJECT_TYPE (record);
  kept->id = g_strdup (cue_record_get_id (record));
  kept->owner = g_strdup (cue_record_get_owner (record));
  kept->node = json_from_string (text, NULL);
  return kept;
}

static Kept *
find (CueFakeStore *self,
      const char   *id)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);

      if (g_str_equal (kept->id, id))
        return kept;
    }
  return NULL;
}

static void
note (CueFakeStore *self,
      const char   *what,
      Kept         *asked)
{
  g_ptr_array_add (self->log, g_strdup_printf ("%s %s %s", what, g_type_name (asked->type), asked->id));
}

static void
answer_put (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  Kept         *asked = kept_get (task);
  Kept         *kept = find (self, asked->id);

  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      kept->type = asked->type;
      kept->id = g_strdup (asked->id);
      kept->owner = g_strdup (asked->owner);
      g_ptr_array_add (self->kept, kept);
    }
  g_clear_pointer (&kept->node, json_node_unref);
  kept->node = json_node_ref (asked->node);
  note (self, "put", asked);
  g_task_return_boolean (task, TRUE);
}

static void
answer_remove (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  Kept         *asked = kept_get (task);

  for (guint i = self->kept->len; i > 0; i--)
    {
      Kept *kept = g_ptr_array_index (self->kept, i - 1);

      if (g_str_equal (kept->id, asked->id) || g_strcmp0 (kept->owner, asked->id) == 0)
        g_ptr_array_remove_index (self->kept, i - 1);
    }
  note (self, "remove", asked);
  g_task_return_boolean (task, TRUE);
}

static void
answer_load (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);
      g_autoptr (GError) error = NULL;
      gpointer record = NULL;

      if (kept->type != kept_get (task)->type)
        continue;
      record = cue_record_new_from_json (kept->type, kept->node, &error);
      g_assert_no_error (error);
      g_ptr_array_add (records, record);
    }
  g_task_return_pointer (task, g_steal_pointer (&records), (GDestroyNotify) g_ptr_array_unref);
}

static void
ask_store (CueFakeStore       *self,
           CueFakeStoreCall    call,
           Kept               *asked,
           CueFakeAnswer       answer,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, answer);
  kept_attach (task, asked);
  cue_fake_line_add (self->line, call, task, answer);
}

static void
cue_fake_store_put_async (CueStore           *store,
                          CueRecord          *record,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  ask_store (CUE_FAKE_STORE (store), CUE_FAKE_PUT, kept_new (record), answer_put, cancellable, callback, user_data);
}

static void
cue_fake_store_remove_async (CueStore           *store,
                             CueRecord          *record,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  ask_store (CUE_FAKE_STORE (store), CUE_FAKE_REMOVE, kept_new (record), answer_remove,
             cancellable, callback, user_data);
}

static void
cue_fake_store_list_async (CueStore           *store,
                           GType               type,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Kept *asked = g_new0 (Kept, 1);

  asked->type = type;
  ask_store (CUE_FAKE_STORE (store), CUE_FAKE_LOAD, asked, answer_load, cancellable, callback, user_data);
}

static gboolean
cue_fake_store_put_finish (CueStore     *store,
                           GAsyncResult *result,
                           GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  g_assert (g_async_result_is_tagged (result, answer_put));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
cue_fake_store_remove_finish (CueStore     *store,
                              GAsyncResult *result,
                              GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  g_assert (g_async_result_is_tagged (result, answer_remove));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GPtrArray *
cue_fake_store_list_finish (CueStore     *store,
                            GAsyncResult *result,
                            GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  g_assert (g_async_result_is_tagged (result, answer_load));
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
ask_cache (CueStore           *store,
           CueFakeStoreCall    call,
           CacheAsk           *ask,
           CueFakeAnswer       answer,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, answer);
  cache_ask_attach (task, ask);
  cue_fake_line_add (CUE_FAKE_STORE (store)->line, call, task, answer);
}

static CacheAsk *
cache_ask_new (CueResource resource)
{
  CacheAsk *ask = g_new0 (CacheAsk, 1);

  ask->resource = resource;
  return ask;
}

static void
answer_cache (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  CacheAsk     *ask = cache_ask_get (task);

  for (guint i = 0; i < ask->nodes->len; i++)
    cue_fake_cache_put (self->cache, ask->resource, json_node_ref (g_ptr_array_index (ask->nodes, i)), ask->stamp);
  g_ptr_array_add (self->log, g_strdup_printf ("cache %d %u", ask->resource, ask->nodes->len));
  g_task_return_boolean (task, TRUE);
}

static void
cue_fake_store_cache_async (CueStore           *store,
                            CueResource         resource,
                            GPtrArray          *objects,
                            gint64              stamp,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  CacheAsk *ask = cache_ask_new (resource);

  ask->stamp = stamp;
  ask->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint i = 0; i < objects->len; i++)
    {
      g_autoptr (JsonNode) node = cue_resource_object_to_json (g_ptr_array_index (objects, i));
      g_autofree char *text = cue_json_to_text (node);

      g_ptr_array_add (ask->nodes, json_from_string (text, NULL));
    }
  ask_cache (store, CUE_FAKE_CACHE, ask, answer_cache, cancellable, callback, user_data);
}

static void
answer_cache_end (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  CacheAsk     *ask = cache_ask_get (task);

  cue_fake_cache_end (self->cache, ask->resource, ask->stamp);
  g_ptr_array_add (self->log, g_strdup_printf ("cache-end %d", ask->resource));
  g_task_return_boolean (task, TRUE);
}

static void
cue_fake_store_cache_end_async (CueStore           *store,
                                CueResource         resource,
                                gint64              stamp,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  CacheAsk *ask = cache_ask_new (resource);

  ask->stamp = stamp;
  ask_cache (store, CUE_FAKE_CACHE, ask, answer_cache_end, cancellable, callback, user_data);
}

static void
answer_cache_drop (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  CacheAsk     *ask = cache_ask_get (task);

  cue_fake_cache_drop (self->cache, ask->resource, ask->id);
  g_ptr_array_add (self->log, g_strdup_printf ("cache-drop %d %" G_GINT64_FORMAT, ask->resource, ask->id));
  g_task_return_boolean (task, TRUE);
}

static void
cue_fake_store_cache_drop_async (CueStore           *store,
                                 CueResource         resource,
                                 gint64              id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  CacheAsk *ask = cache_ask_new (resource);

  ask->id = id;
  ask_cache (store, CUE_FAKE_CACHE, ask, answer_cache_drop, cancellable, callback, user_data);
}

static void
answer_cache_clear (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);

  cue_fake_cache_clear (self->cache);
  g_ptr_array_add (self->log, g_strdup ("cache-clear"));
  g_task_return_boolean (task, TRUE);
}

static void
cue_fake_store_cache_clear_async (CueStore           *store,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  ask_cache (store, CUE_FAKE_CACHE, cache_ask_new (CUE_RESOURCE_SCENARIOS), answer_cache_clear,
             cancellable, callback, user_data);
}

static gboolean
cue_fake_store_cache_finish (CueStore     *store,
                             GAsyncResult *result,
                             GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
answer_cached (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  CacheAsk     *ask = cache_ask_get (task);

  g_task_return_pointer (task, cue_fake_cache_list (self->cache, ask->resource, ask->offset, ask->limit, &ask->refreshed),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
cue_fake_store_cached_async (CueStore           *store,
                             CueResource         resource,
                             guint               offset,
                             guint               limit,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  CacheAsk *ask = cache_ask_new (resource);

  ask->offset = offset;
  ask->limit = limit;
  ask_cache (store, CUE_FAKE_CACHED, ask, answer_cached, cancellable, callback, user_data);
}

static GPtrArray *
cue_fake_store_cached_finish (CueStore     *store,
                              GAsyncResult *result,
                              gint64       *refreshed,
                              GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  g_assert (g_async_result_is_tagged (result, answer_cached));
  if (refreshed != NULL)
    *refreshed = cache_ask_get (G_TASK (result))->refreshed;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer_search (GTask *task)
{
  CueFakeStore    *self = g_task_get_source_object (task);
  g_autofree char *folded = g_utf8_casefold (cache_ask_get (task)->text, -1);
  g_autoptr (CueSearchHits) hits = cue_search_hits_new ();

  cue_fake_cache_search (self->cache, folded, hits);
  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);

      if (kept->type == CUE_TYPE_DRAFT && cue_fake_cache_match (kept->node, folded))
        cue_search_hits_add_draft (hits, kept->id);
    }
  g_task_return_pointer (task, g_steal_pointer (&hits), (GDestroyNotify) cue_search_hits_unref);
}

static void
cue_fake_store_search_async (CueStore           *store,
                             const char         *text,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  CacheAsk *ask = cache_ask_new (CUE_RESOURCE_SCENARIOS);

  ask->text = g_strdup (text);
  ask_cache (store, CUE_FAKE_SEARCH, ask, answer_search, cancellable, callback, user_data);
}

static CueSearchHits *
cue_fake_store_search_finish (CueStore     *store,
                              GAsyncResult *result,
                              GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  g_assert (g_async_result_is_tagged (result, answer_search));
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer_count (GTask *task)
{
  g_task_return_boolean (task, TRUE);
}

static void
cue_fake_store_count_async (CueStore           *store,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  ask_cache (store, CUE_FAKE_COUNT, cache_ask_new (CUE_RESOURCE_SCENARIOS), answer_count,
             cancellable, callback, user_data);
}

static gboolean
cue_fake_store_count_finish (CueStore       *store,
                             GAsyncResult   *result,
                             CueStoreCounts *counts,
                             GError        **error)
{
  CueFakeStore *self = CUE_FAKE_STORE (store);

  g_assert (g_task_is_valid (result, store));
  counts->n_drafts = cue_fake_store_get_n_records (self, CUE_TYPE_DRAFT);
  counts->n_variants = cue_fake_store_get_n_records (self, CUE_TYPE_VARIANT);
  counts->n_generations = cue_fake_store_get_n_records (self, CUE_TYPE_GENERATION);
  counts->n_cached = cue_fake_cache_count_all (self->cache);
  counts->n_bytes = 1024 * (counts->n_drafts + counts->n_cached);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cue_fake_store_finalize (GObject *object)
{
  CueFakeStore *self = CUE_FAKE_STORE (object);

  g_clear_pointer (&self->line, cue_fake_line_free);
  g_clear_pointer (&self->cache, cue_fake_cache_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_fake_store_parent_class)->finalize (object);
}

static void
cue_fake_store_class_init (CueFakeStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_fake_store_finalize;
}

static void
cue_fake_store_iface_init (CueStoreInterface *iface)
{
  iface->put_async = cue_fake_store_put_async;
  iface->put_finish = cue_fake_store_put_finish;
  iface->remove_async = cue_fake_store_remove_async;
  iface->remove_finish = cue_fake_store_remove_finish;
  iface->list_async = cue_fake_store_list_async;
  iface->list_finish = cue_fake_store_list_finish;
  iface->cache_async = cue_fake_store_cache_async;
  iface->cache_finish = cue_fake_store_cache_finish;
  iface->cache_end_async = cue_fake_store_cache_end_async;
  iface->cache_end_finish = cue_fake_store_cache_finish;
  iface->cache_drop_async = cue_fake_store_cache_drop_async;
  iface->cache_drop_finish = cue_fake_store_cache_finish;
  iface->cache_clear_async = cue_fake_store_cache_clear_async;
  iface->cache_clear_finish = cue_fake_store_cache_finish;
  iface->cached_async = cue_fake_store_cached_async;
  iface->cached_finish = cue_fake_store_cached_finish;
  iface->search_async = cue_fake_store_search_async;
  iface->search_finish = cue_fake_store_search_finish;
  iface->count_async = cue_fake_store_count_async;
  iface->count_finish = cue_fake_store_count_finish;
}

static void
cue_fake_store_init (CueFakeStore *self)
{
  self->line = cue_fake_line_new ();
  self->cache = cue_fake_cache_new ();
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kept_free);
  self->log = g_ptr_array_new_with_free_func (g_free);
}

CueFakeStore *
cue_fake_store_new (void)
{
  return g_object_new (CUE_TYPE_FAKE_STORE, NULL);
}

void
cue_fake_store_fail_next (CueFakeStore    *self,
                          CueFakeStoreCall call,
                          GError          *error)
{
  cue_fake_line_fail_next (self->line, call, error);
}

void
cue_fake_store_fail_always (CueFakeStore    *self,
                            CueFakeStoreCall call,
                            GError          *error)
{
  cue_fake_line_fail_always (self->line, call, error);
}

void
cue_fake_store_hold (CueFakeStore    *self,
                     CueFakeStoreCall call,
                     gboolean         hold)
{
  cue_fake_line_hold (self->line, call, hold);
}

gboolean
cue_fake_store_release (CueFakeStore    *self,
                        CueFakeStoreCall call)
{
  return cue_fake_line_release (self->line, call);
}

guint
cue_fake_store_get_n_calls (CueFakeStore    *self,
                            CueFakeStoreCall call)
{
  return cue_fake_line_get_n_calls (self->line, call);
}

guint
cue_fake_store_get_n_held (CueFakeStore    *self,
                           CueFakeStoreCall call)
{
  return cue_fake_line_get_n_held (self->line, call);
}

GPtrArray *
cue_fake_store_get_log (CueFakeStore *self)
{
  return self->log;
}

JsonNode *
cue_fake_store_get_record (CueFakeStore *self,
                           const char   *id)
{
  Kept *kept = find (self, id);

  return kept != NULL ? kept->node : NULL;
}

guint
cue_fake_store_get_n_records (CueFakeStore *self,
                              GType         type)
{
  guint n = 0;

  for (guint i = 0; i < self->kept->len; i++)
    n += ((Kept *) g_ptr_array_index (self->kept, i))->type == type;
  return n;
}

JsonObject *
cue_fake_store_get_cached (CueFakeStore *self,
                           CueResource   resource,
                           gint64        id)
{
  return cue_fake_cache_get (self->cache, resource, id);
}

guint
cue_fake_store_get_n_cached (CueFakeStore *self,
                             CueResource   resource)
{
  return cue_fake_cache_count (self->cache, resource);
}

void
cue_fake_store_add_cached (CueFakeStore *self,
                           CueResource   resource,
                           const char   *json,
                           gint64        stamp)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  cue_fake_cache_put (self->cache, resource, node, stamp);
  cue_fake_cache_end (self->cache, resource, stamp);
}
