/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-store.h"

G_DEFINE_INTERFACE (CueStore, cue_store, G_TYPE_OBJECT)

static void
cue_store_default_init (CueStoreInterface *iface)
{
}

void
cue_store_put_async (CueStore *self, CueRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (CUE_IS_RECORD (record));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->put_async != NULL);

  CUE_STORE_GET_IFACE (self)->put_async (self, record, cancellable, callback, user_data);
}

gboolean
cue_store_put_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->put_finish != NULL, FALSE);

  return CUE_STORE_GET_IFACE (self)->put_finish (self, result, error);
}

void
cue_store_remove_async (CueStore *self, CueRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (CUE_IS_RECORD (record));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->remove_async != NULL);

  CUE_STORE_GET_IFACE (self)->remove_async (self, record, cancellable, callback, user_data);
}

gboolean
cue_store_remove_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->remove_finish != NULL, FALSE);

  return CUE_STORE_GET_IFACE (self)->remove_finish (self, result, error);
}

void
cue_store_list_async (CueStore *self, GType type, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (g_type_is_a (type, CUE_TYPE_RECORD));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->list_async != NULL);

  CUE_STORE_GET_IFACE (self)->list_async (self, type, cancellable, callback, user_data);
}

GPtrArray *
cue_store_list_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->list_finish != NULL, NULL);

  return CUE_STORE_GET_IFACE (self)->list_finish (self, result, error);
}

void
cue_store_cache_async (CueStore *self, CueResource resource, GPtrArray *objects, gint64 stamp, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (objects != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->cache_async != NULL);

  CUE_STORE_GET_IFACE (self)->cache_async (self, resource, objects, stamp, cancellable, callback, user_data);
}

gboolean
cue_store_cache_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->cache_finish != NULL, FALSE);

  return CUE_STORE_GET_IFACE (self)->cache_finish (self, result, error);
}

void
cue_store_cache_end_async (CueStore *self, CueResource resource, gint64 stamp, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->cache_end_async != NULL);

  CUE_STORE_GET_IFACE (self)->cache_end_async (self, resource, stamp, cancellable, callback, user_data);
}

gboolean
cue_store_cache_end_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->cache_end_finish != NULL, FALSE);

  return CUE_STORE_GET_IFACE (self)->cache_end_finish (self, result, error);
}

void
cue_store_cache_drop_async (CueStore *self, CueResource resource, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->cache_drop_async != NULL);

  CUE_STORE_GET_IFACE (self)->cache_drop_async (self, resource, id, cancellable, callback, user_data);
}

gboolean
cue_store_cache_drop_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->cache_drop_finish != NULL, FALSE);

  return CUE_STORE_GET_IFACE (self)->cache_drop_finish (self, result, error);
}

void
cue_store_cache_clear_async (CueStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->cache_clear_async != NULL);

  CUE_STORE_GET_IFACE (self)->cache_clear_async (self, cancellable, callback, user_data);
}

gboolean
cue_store_cache_clear_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->cache_clear_finish != NULL, FALSE);

  return CUE_STORE_GET_IFACE (self)->cache_clear_finish (self, result, error);
}

void
cue_store_cached_async (CueStore *self, CueResource resource, guint offset, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->cached_async != NULL);

  CUE_STORE_GET_IFACE (self)->cached_async (self, resource, offset, limit, cancellable, callback, user_data);
}

GPtrArray *
cue_store_cached_finish (CueStore *self, GAsyncResult *result, gint64 *refreshed, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->cached_finish != NULL, NULL);

  return CUE_STORE_GET_IFACE (self)->cached_finish (self, result, refreshed, error);
}

void
cue_store_search_async (CueStore *self, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->search_async != NULL);

  CUE_STORE_GET_IFACE (self)->search_async (self, text, cancellable, callback, user_data);
}

CueSearchHits *
cue_store_search_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->search_finish != NULL, NULL);

  return CUE_STORE_GET_IFACE (self)->search_finish (self, result, error);
}

void
cue_store_count_async (CueStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_STORE_GET_IFACE (self)->count_async != NULL);

  CUE_STORE_GET_IFACE (self)->count_async (self, cancellable, callback, user_data);
}

gboolean
cue_store_count_finish (CueStore *self, GAsyncResult *result, CueStoreCounts *counts, GError **error)
{
  g_return_val_if_fail (CUE_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_STORE_GET_IFACE (self)->count_finish != NULL, FALSE);

  return CUE_STORE_GET_IFACE (self)->count_finish (self, result, counts, error);
}
