/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cache's half of CueSqliteStore. */
#include "cue-sqlite-store-private.h"

#include "cue-error.h"

/* (transfer full) (nullable): the task of a call; NULL where the store is closed, which the task has been told. */
static GTask *
task_new (CueStore           *store,
          gpointer            tag,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (CUE_SQLITE_STORE (store)->cache != NULL)
    return g_steal_pointer (&task);

  g_task_return_new_error (task, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED, "The store is closed");
  return NULL;
}

static gboolean
finish (CueStore     *store,
        GAsyncResult *result,
        gpointer      tag,
        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cue_sqlite_store_cache_async (CueStore           *store,
                              CueResource         resource,
                              GPtrArray          *objects,
                              gint64              stamp,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task = task_new (store, cue_sqlite_store_cache_async, cancellable, callback, user_data);

  if (task != NULL)
    cue_store_cache_put (CUE_SQLITE_STORE (store)->cache, task, resource, objects, stamp);
}

static gboolean
cue_sqlite_store_cache_finish (CueStore     *store,
                               GAsyncResult *result,
                               GError      **error)
{
  return finish (store, result, cue_sqlite_store_cache_async, error);
}

static void
cue_sqlite_store_cache_end_async (CueStore           *store,
                                  CueResource         resource,
                                  gint64              stamp,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask *task = task_new (store, cue_sqlite_store_cache_end_async, cancellable, callback, user_data);

  if (task != NULL)
    cue_store_cache_end (CUE_SQLITE_STORE (store)->cache, task, resource, stamp);
}

static gboolean
cue_sqlite_store_cache_end_finish (CueStore     *store,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return finish (store, result, cue_sqlite_store_cache_end_async, error);
}

static void
cue_sqlite_store_cache_drop_async (CueStore           *store,
                                   CueResource         resource,
                                   gint64              id,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask *task = task_new (store, cue_sqlite_store_cache_drop_async, cancellable, callback, user_data);

  if (task != NULL)
    cue_store_cache_drop (CUE_SQLITE_STORE (store)->cache, task, resource, id);
}

static gboolean
cue_sqlite_store_cache_drop_finish (CueStore     *store,
                                    GAsyncResult *result,
                                    GError      **error)
{
  return finish (store, result, cue_sqlite_store_cache_drop_async, error);
}

static void
cue_sqlite_store_cache_clear_async (CueStore *store,

                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GTask *task = task_new (store, cue_sqlite_store_cache_clear_async, cancellable, callback, user_data);

  if (task != NULL)
    cue_store_cache_clear (CUE_SQLITE_STORE (store)->cache, task);
}

static gboolean
cue_sqlite_store_cache_clear_finish (CueStore     *store,
                                     GAsyncResult *result,
                                     GError      **error)
{
  return finish (store, result, cue_sqlite_store_cache_clear_async, error);
}

static void
cue_sqlite_store_cached_async (CueStore           *store,
                               CueResource         resource,
                               guint               offset,
                               guint               limit,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task = task_new (store, cue_sqlite_store_cached_async, cancellable, callback, user_data);

  if (task != NULL)
    cue_store_cache_list (CUE_SQLITE_STORE (store)->cache, task, resource, offset, limit);
}

static GPtrArray *
cue_sqlite_store_cached_finish (CueStore     *store,
                                GAsyncResult *result,
                                gint64       *refreshed,
                                GError      **error)
{
  g_autoptr (CueStoreListing) listing = NULL;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_sqlite_store_cached_async), NULL);

  listing = g_task_propagate_pointer (G_TASK (result), error);
  if (listing == NULL)
    return NULL;

  if (refreshed != NULL)
    *refreshed = listing->refreshed;
  return g_ptr_array_ref (listing->objects);
}

static void
cue_sqlite_store_search_async (CueStore           *store,
                               const char         *text,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task = task_new (store, cue_sqlite_store_search_async, cancellable, callback, user_data);

  if (task != NULL)
    cue_store_cache_search (CUE_SQLITE_STORE (store)->cache, task, text);
}

static CueSearchHits *
cue_sqlite_store_search_finish (CueStore     *store,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_sqlite_store_search_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cue_sqlite_store_cache_iface_init (CueStoreInterface *iface)
{
  iface->cache_async = cue_sqlite_store_cache_async;
  iface->cache_finish = cue_sqlite_store_cache_finish;
  iface->cache_end_async = cue_sqlite_store_cache_end_async;
  iface->cache_end_finish = cue_sqlite_store_cache_end_finish;
  iface->cache_drop_async = cue_sqlite_store_cache_drop_async;
  iface->cache_drop_finish = cue_sqlite_store_cache_drop_finish;
  iface->cache_clear_async = cue_sqlite_store_cache_clear_async;
  iface->cache_clear_finish = cue_sqlite_store_cache_clear_finish;
  iface->cached_async = cue_sqlite_store_cached_async;
  iface->cached_finish = cue_sqlite_store_cached_finish;
  iface->search_async = cue_sqlite_store_search_async;
  iface->search_finish = cue_sqlite_store_search_finish;
}
