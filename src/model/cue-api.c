/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-api.h"

G_DEFINE_INTERFACE (CueApi, cue_api, G_TYPE_OBJECT)

static void
cue_api_default_init (CueApiInterface *iface)
{
}

CueConnection *
cue_api_get_connection (CueApi *self)
{
  g_return_val_if_fail (CUE_IS_API (self), NULL);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->get_connection != NULL, NULL);

  return CUE_API_GET_IFACE (self)->get_connection (self);
}

void
cue_api_ping_async (CueApi *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_API (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_API_GET_IFACE (self)->ping_async != NULL);

  CUE_API_GET_IFACE (self)->ping_async (self, cancellable, callback, user_data);
}

gboolean
cue_api_ping_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_API (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->ping_finish != NULL, FALSE);

  return CUE_API_GET_IFACE (self)->ping_finish (self, result, error);
}

void
cue_api_list_async (CueApi *self, CueResource resource, gint64 agent, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  cue_api_list_pages_async (self, resource, agent, NULL, NULL, cancellable, callback, user_data);
}

void
cue_api_list_pages_async (CueApi *self, CueResource resource, gint64 agent, CueApiPageFunc page, gpointer page_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_API (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_API_GET_IFACE (self)->list_async != NULL);

  CUE_API_GET_IFACE (self)->list_async (self, resource, agent, page, page_data, cancellable, callback, user_data);
}

GPtrArray *
cue_api_list_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_API (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->list_finish != NULL, NULL);

  return CUE_API_GET_IFACE (self)->list_finish (self, result, error);
}

void
cue_api_read_async (CueApi *self, CueResource resource, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_API (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_API_GET_IFACE (self)->read_async != NULL);

  CUE_API_GET_IFACE (self)->read_async (self, resource, id, cancellable, callback, user_data);
}

gpointer
cue_api_read_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_API (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->read_finish != NULL, NULL);

  return CUE_API_GET_IFACE (self)->read_finish (self, result, error);
}

void
cue_api_create_async (CueApi *self, CueResource resource, JsonObject *body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_API (self));
  g_return_if_fail (body != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_API_GET_IFACE (self)->create_async != NULL);

  CUE_API_GET_IFACE (self)->create_async (self, resource, body, cancellable, callback, user_data);
}

gpointer
cue_api_create_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_API (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->create_finish != NULL, NULL);

  return CUE_API_GET_IFACE (self)->create_finish (self, result, error);
}

void
cue_api_update_async (CueApi *self, CueResource resource, gint64 id, JsonObject *body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_API (self));
  g_return_if_fail (body != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_API_GET_IFACE (self)->update_async != NULL);

  CUE_API_GET_IFACE (self)->update_async (self, resource, id, body, cancellable, callback, user_data);
}

gpointer
cue_api_update_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_API (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->update_finish != NULL, NULL);

  return CUE_API_GET_IFACE (self)->update_finish (self, result, error);
}

void
cue_api_delete_async (CueApi *self, CueResource resource, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_API (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_API_GET_IFACE (self)->delete_async != NULL);

  CUE_API_GET_IFACE (self)->delete_async (self, resource, id, cancellable, callback, user_data);
}

gboolean
cue_api_delete_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_API (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->delete_finish != NULL, FALSE);

  return CUE_API_GET_IFACE (self)->delete_finish (self, result, error);
}

void
cue_api_start_async (CueApi *self, CueGenerationKind kind, JsonObject *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_API (self));
  g_return_if_fail (request != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_API_GET_IFACE (self)->start_async != NULL);

  CUE_API_GET_IFACE (self)->start_async (self, kind, request, cancellable, callback, user_data);
}

CueReceipt *
cue_api_start_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_API (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->start_finish != NULL, NULL);

  return CUE_API_GET_IFACE (self)->start_finish (self, result, error);
}

void
cue_api_poll_async (CueApi *self, const char *progress_id, gint64 agent, gint64 project, double seconds_since_sent, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_API (self));
  g_return_if_fail (progress_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (CUE_API_GET_IFACE (self)->poll_async != NULL);

  CUE_API_GET_IFACE (self)->poll_async (self, progress_id, agent, project, seconds_since_sent, cancellable, callback, user_data);
}

CueProgress *
cue_api_poll_finish (CueApi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (CUE_IS_API (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (CUE_API_GET_IFACE (self)->poll_finish != NULL, NULL);

  return CUE_API_GET_IFACE (self)->poll_finish (self, result, error);
}
