/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, its reading of the service: all lists side by side, each into its list and into the cache. One reading at a
 * time goes on; who asks meanwhile waits for it. */
#include "cue-library-private.h"

#include "cue-error.h"
#include "cue-library-lists.h"
#include "cue-task.h"

typedef struct _RefreshData RefreshData;

/* One list of the service. */
typedef struct
{
  CueResource resource;
  guint       n_flying;  /* calls of the cache without an answer */
  gboolean    is_listed; /* the service has given all of it */
  gboolean    is_read;
  gboolean    is_whole; /* nothing is missing in the cache */
} Reading;

struct _RefreshData
{
  Reading          readings[CUE_N_RESOURCES];
  guint            n_left; /* lists still to come */
  gint64           stamp;
  CueLibraryMerge *merge; /* (owned) (nullable) */
  GError          *error; /* (owned) (nullable): the first failure */
};

/* One list's part in a call. */
typedef struct
{
  GTask   *task;    /* (owned) */
  Reading *reading; /* (unowned): in the task's data */
} Flight;

static void
refresh_data_free (RefreshData *data)
{
  g_clear_pointer (&data->merge, cue_library_merge_free);
  g_clear_error (&data->error);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (RefreshData, refresh_data, refresh_data_free)

static Flight *
flight_new (GTask   *task,
            Reading *reading)
{
  Flight *flight = g_new0 (Flight, 1);

  flight->task = g_object_ref (task);
  flight->reading = reading;
  return flight;
}

static void
flight_free (Flight *flight)
{
  g_object_unref (flight->task);
  g_free (flight);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flight, flight_free)

static void
end_list (GTask *task)
{
  RefreshData *data = refresh_data_get (task);

  data->n_left--;
  if (data->n_left > 0)
    return;

  if (data->error != NULL)
    g_task_return_error (task, g_steal_pointer (&data->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
cache_ended_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Flight) flight = user_data;
  CueLibrary *self = g_task_get_source_object (flight->task);
  g_autoptr (GError) error = NULL;

  if (!cue_store_cache_end_finish (CUE_STORE (source), result, &error))
    cue_library_note_store (self, error);
  end_list (flight->task);
}

/* Where the list was read and all of it is in the cache, the cache is as new as that. */
static void
settle_reading (GTask   *task,
                Reading *reading)
{
  CueLibrary  *self = g_task_get_source_object (task);
  RefreshData *data = refresh_data_get (task);

  if (!reading->is_read || reading->n_flying > 0)
    return;

  if (reading->is_whole)
    cue_store_cache_end_async (self->store, reading->resource, data->stamp, NULL, cache_ended_cb,
                               flight_new (task, reading));
  else
    end_list (task);
}

static void
cached_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Flight) flight = user_data;
  CueLibrary *self = g_task_get_source_object (flight->task);
  g_autoptr (GError) error = NULL;

  flight->reading->n_flying--;
  if (!cue_store_cache_finish (CUE_STORE (source), result, &error))
    {
      flight->reading->is_whole = FALSE;
      cue_library_note_store (self, error);
    }
  settle_reading (flight->task, flight->reading);
}

static void
cache_rows (GTask     *task,
            Reading   *reading,
            GPtrArray *rows)
{
  CueLibrary *self = g_task_get_source_object (task);

  if (rows->len == 0)
    return;
  reading->n_flying++;
  cue_store_cache_async (self->store, reading->resource, rows, refresh_data_get (task)->stamp, NULL, cached_cb,
                         flight_new (task, reading));
}

/* (transfer full): the rows that nobody changed since the service was asked. */
static GPtrArray *
dup_fresh (CueLibrary      *self,
           CueLibraryMerge *merge,
           GPtrArray       *rows)
{
  GPtrArray *fresh = g_ptr_array_new_full (rows->len, g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      CueResourceObject *row = g_ptr_array_index (rows, i);

      if (!cue_library_merge_is_stale (self, merge, cue_resource_object_get_id (row)))
        g_ptr_array_add (fresh, g_object_ref (row));
    }
  return fresh;
}

static void
scenario_page_cb (GPtrArray *objects,
                  guint      n_read,
                  guint      n_total,
                  gpointer   user_data)
{
  Flight      *flight = user_data;
  CueLibrary  *self = g_task_get_source_object (flight->task);
  RefreshData *data = refresh_data_get (flight->task);
  g_autoptr (GPtrArray) fresh = dup_fresh (self, data->merge, objects);

  cue_library_set_progress (self, n_read, n_total);
  cache_rows (flight->task, flight->reading, fresh);
  cue_library_merge_add (self, data->merge, objects);
  cue_library_set_loaded (self);
}

/* Those of the whole answer that came with no page. */
static void
take_rest (Flight    *flight,
           GPtrArray *rows)
{
  CueLibrary  *self = g_task_get_source_object (flight->task);
  RefreshData *data = refresh_data_get (flight->task);
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) fresh = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = cue_resource_object_get_id (g_ptr_array_index (rows, i));

      if (!g_hash_table_contains (data->merge->listed, &id))
        g_ptr_array_add (rest, g_object_ref (g_ptr_array_index (rows, i)));
    }
  fresh = dup_fresh (self, data->merge, rest);
  cache_rows (flight->task, flight->reading, fresh);
  cue_library_merge_add (self, data->merge, rest);
}

static gboolean
may_be_missing (CueResource resource)
{
  return resource == CUE_RESOURCE_FOLDERS || resource == CUE_RESOURCE_TAGS || resource == CUE_RESOURCE_METRICS ||
         resource == CUE_RESOURCE_TOOLS;
}

/* The list is as the service says. */
static void
end_reading (Flight *flight)
{
  Reading *reading = flight->reading;

  if (reading->is_listed)
    cue_library_set_loaded (g_task_get_source_object (flight->task));
  reading->is_read = TRUE;
  reading->is_whole = reading->is_whole && reading->is_listed;
  settle_reading (flight->task, reading);
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Flight) flight = user_data;

  cue_library_merge_end_finish (CUE_LIBRARY (source), result);
  end_reading (flight);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Flight) flight = user_data;
  CueLibrary  *self = g_task_get_source_object (flight->task);
  RefreshData *data = refresh_data_get (flight->task);
  Reading     *reading = flight->reading;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = cue_api_list_finish (CUE_API (source), result, &error);

  /* A service need not have all of them. */
  if (g_error_matches (error, CUE_NET_ERROR, CUE_NET_ERROR_NOT_FOUND) && may_be_missing (reading->resource))
    rows = g_ptr_array_new_with_free_func (g_object_unref);
  else if (error != NULL && data->error == NULL)
    data->error = g_steal_pointer (&error);

  if (rows != NULL && reading->resource == CUE_RESOURCE_SCENARIOS)
    take_rest (flight, rows);
  else if (rows != NULL)
    {
      cue_list_update (self->lists[reading->resource], rows);
      cache_rows (flight->task, reading, rows);
    }
  reading->is_listed = rows != NULL;
  if (reading->resource == CUE_RESOURCE_SCENARIOS)
    cue_library_merge_end_async (self, data->merge, reading->is_listed, merged_cb, g_steal_pointer (&flight));
  else
    end_reading (flight);
}

static void
ask_service (GTask *task)
{
  static const CueResource resources[] = {
    CUE_RESOURCE_AGENTS,
    CUE_RESOURCE_PERSONALITIES,
    CUE_RESOURCE_PROFILES,
    CUE_RESOURCE_SCENARIOS,
    CUE_RESOURCE_FOLDERS,
    CUE_RESOURCE_TAGS,
    CUE_RESOURCE_METRICS,
    CUE_RESOURCE_TOOLS,
  };
  CueLibrary  *self = g_task_get_source_object (task);
  RefreshData *data = refresh_data_get (task);

  data->stamp = g_get_real_time ();
  data->merge = cue_library_merge_new (self);
  data->n_left = G_N_ELEMENTS (resources);
  cue_library_set_progress (self, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (resources); i++)
    {
      Reading *reading = &data->readings[i];
      Flight  *flight = flight_new (task, reading);

      reading->resource = resources[i];
      reading->is_whole = TRUE;
      cue_api_list_pages_async (self->api, resources[i], CUE_UNSET,
                                resources[i] == CUE_RESOURCE_SCENARIOS ? scenario_page_cb : NULL, flight,
                                g_task_get_cancellable (task), listed_cb, flight);
    }
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibrary *self = CUE_LIBRARY (source);
  GError     *error = NULL;

  if (!cue_library_restore_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  cue_library_outbox_send (self);
  ask_service (task);
}

/* Answers all who waited. */
static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  CueLibrary *self = CUE_LIBRARY (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  GQueue           refreshers = self->refreshers;
  GTask           *task = NULL;

  g_queue_init (&self->refreshers);
  g_clear_object (&self->reading);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    cue_library_set_refreshed (self, refresh_data_get (G_TASK (result))->stamp);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      sentence = error != NULL ? cue_error_dup_sentence (error) : NULL;
      cue_library_set_error_text (self, sentence);
    }
  cue_library_set_progress (self, 0, 0);
  cue_library_set_loading (self, FALSE);

  while ((task = g_queue_pop_head (&refreshers)) != NULL)
    {
      if (g_task_get_cancellable (task) != NULL)
        g_signal_handlers_disconnect_by_data (g_task_get_cancellable (task), self);
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

/* The reading is given up when nobody waits for it any more. */
static void
cancelled_cb (CueLibrary *self)
{
  for (GList *link = self->refreshers.head; link != NULL; link = link->next)
    if (g_task_get_cancellable (link->data) == NULL || !g_cancellable_is_cancelled (g_task_get_cancellable (link->data)))
      return;
  cue_library_stop_refresh (self);
}

static void
start_reading (CueLibrary *self)
{
  g_autoptr (GTask) task = NULL;

  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, refreshed_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_check_cancellable (task, FALSE);
  refresh_data_attach (task, g_new0 (RefreshData, 1));
  cue_library_set_loading (self, TRUE);
  if (self->restored && self->store_read)
    ask_service (task);
  else
    cue_library_restore_async (self, self->reading, restored_cb, g_object_ref (task));
}

void
cue_library_refresh_async (CueLibrary         *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_library_refresh_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (cancellable != NULL)
    g_signal_connect_swapped (cancellable, "cancelled", G_CALLBACK (cancelled_cb), self);
  g_queue_push_tail (&self->refreshers, g_steal_pointer (&task));
  if (self->reading == NULL)
    start_reading (self);
}

gboolean
cue_library_refresh_finish (CueLibrary   *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_library_refresh_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cue_library_stop_refresh (CueLibrary *self)
{
  g_return_if_fail (CUE_IS_LIBRARY (self));

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
}
