/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sqlite-store-private.h"

#include "cue-blind-round.h"
#include "cue-draft.h"
#include "cue-error.h"
#include "cue-generation.h"
#include "cue-json.h"
#include "cue-store-file.h"

/* Writes that wait together are committed together, up to this many: one fsync serves them all. */
#define MAX_BATCH 64

typedef enum
{
  CALL_PUT,
  CALL_REMOVE,
  CALL_LIST,
  CALL_COUNT,
  CALL_QUIT,
} CallKind;

/* One call on its way to the store's thread and back. Only one thread has it at a time. */
typedef struct
{
  /* input */
  CallKind     kind;
  CueStoreRow *row;  /* (owned) (nullable: COUNT, QUIT): LIST uses its table only */
  GTask       *task; /* (owned) (nullable: QUIT) */
  /* output */
  GPtrArray *rows;  /* (owned) (nullable) (element-type CueStoreRow) */
  GError    *error; /* (owned) (nullable) */
} Call;

/* What the thread is given; it must not know the store, which may go away before the last answer has been read. */
typedef struct
{
  GAsyncQueue   *calls; /* (owned) (element-type Call) */
  char          *path;  /* (owned) */
  CueStoreCache *cache; /* (unowned): outlives the thread */
} Worker;

static void cue_sqlite_store_iface_init (CueStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueSqliteStore, cue_sqlite_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_STORE, cue_sqlite_store_iface_init))

static void
call_free (Call *call)
{
  g_clear_pointer (&call->row, cue_store_row_free);
  g_clear_object (&call->task);
  g_clear_pointer (&call->rows, g_ptr_array_unref);
  g_clear_error (&call->error);
  g_free (call);
}

static gboolean
answer_cb (gpointer user_data)
{
  Call *call = user_data;

  if (call->error != NULL)
    g_task_return_error (call->task, g_steal_pointer (&call->error));
  else if (call->kind == CALL_LIST)
    g_task_return_pointer (call->task, g_steal_pointer (&call->rows), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_boolean (call->task, TRUE);
  return G_SOURCE_REMOVE;
}

/* Hands @call back to the context it came from. It takes the call along, task and all: a reference that this thread
 * kept might turn out to be the last one of the store, which would then wait for its own thread. */
static void
answer (Call *call)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (call->task));
  g_source_set_callback (source, answer_cb, call, (GDestroyNotify) call_free);
  g_source_attach (source, g_task_get_context (call->task));
}

static gboolean
write_row (CueStoreFile *file,
           Call         *call,
           GError      **error)
{
  if (g_cancellable_is_cancelled (g_task_get_cancellable (call->task)))
    return TRUE; /* the task itself says so */

  return call->kind == CALL_PUT ? cue_store_file_put (file, call->row, error)
                                : cue_store_file_remove (file, call->row->table, call->row->id, error);
}

/* All in one transaction. FALSE with @error: none can be written now; FALSE without: one of them failed. */
static gboolean
write_together (CueStoreFile *file,
                GPtrArray    *batch,
                GError      **error)
{
  if (!cue_store_file_begin (file, error))
    return FALSE;

  for (guint i = 0; i < batch->len; i++)
    if (!write_row (file, g_ptr_array_index (batch, i), NULL))
      {
        cue_store_file_rollback (file);
        return FALSE;
      }
  return cue_store_file_commit (file, NULL);
}

/* What was written of drafts is to be found by its words, soon. */
static void
tell_cache (CueStoreCache *cache,
            Call          *call)
{
  CueStoreRow *row = call->row;

  if (call->error != NULL || row->table != CUE_STORE_DRAFTS ||
      g_cancellable_is_cancelled (g_task_get_cancellable (call->task)))
    return;

  if (call->kind == CALL_PUT)
    cue_store_cache_put_draft (cache, g_steal_pointer (&row->id), row->changed, g_steal_pointer (&row->body));
  else
    cue_store_cache_remove_draft (cache, g_steal_pointer (&row->id));
}

/* Together, or where that fails one by one, so that each gets its own answer. */
static void
write_batch (CueStoreFile  *file,
             CueStoreCache *cache,
             GPtrArray     *batch)
{
  g_autoptr (GError) error = NULL;
  gboolean done = batch->len > 1 && write_together (file, batch, &error);

  for (guint i = 0; i < batch->len; i++)
    {
      Call *call = g_ptr_array_index (batch, i);

      if (error != NULL)
        call->error = g_error_copy (error);
      else if (!done)
        write_row (file, call, &call->error);
      tell_cache (cache, call);
      answer (call);
    }
  g_ptr_array_set_size (batch, 0);
}

/* The cache adds what it has, and answers. */
static void
count_records (CueStoreFile  *file,
               CueStoreCache *cache,
               Call          *call)
{
  g_autofree CueStoreCounts *counts = g_new0 (CueStoreCounts, 1);

  if (!cue_store_file_count (file, CUE_STORE_DRAFTS, &counts->n_drafts, &call->error) ||
      !cue_store_file_count (file, CUE_STORE_VARIANTS, &counts->n_variants, &call->error) ||
      !cue_store_file_count (file, CUE_STORE_GENERATIONS, &counts->n_generations, &call->error))
    {
      answer (call);
      return;
    }
  cue_store_cache_count (cache, g_steal_pointer (&call->task), g_steal_pointer (&counts));
  call_free (call);
}

static gpointer
worker_run (gpointer data)
{
  Worker *worker = data;
  g_autoptr (CueStoreFile) file = cue_store_file_new (worker->path);
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  gboolean quit = FALSE;

  while (!quit)
    {
      Call *call = g_async_queue_pop (worker->calls);

      while (call != NULL && (call->kind == CALL_PUT || call->kind == CALL_REMOVE))
        {
          g_ptr_array_add (batch, call);
          call = batch->len < MAX_BATCH ? g_async_queue_try_pop (worker->calls) : NULL;
        }
      if (batch->len > 0)
        write_batch (file, worker->cache, batch);
      if (call == NULL)
        continue;

      if (call->kind == CALL_LIST)
        {
          call->rows = cue_store_file_list (file, call->row->table, &call->error);
          answer (call);
        }
      else if (call->kind == CALL_COUNT)
        {
          count_records (file, worker->cache, call);
        }
      else
        {
          quit = TRUE;
          call_free (call);
        }
    }

  g_async_queue_unref (worker->calls);
  g_free (worker->path);
  g_free (worker);
  return NULL;
}

static CueStoreTable
get_table (GType type)
{
  if (type == CUE_TYPE_DRAFT)
    return CUE_STORE_DRAFTS;
  if (type == CUE_TYPE_VARIANT)
    return CUE_STORE_VARIANTS;
  if (type == CUE_TYPE_BLIND_ROUND)
    return CUE_STORE_BLIND_ROUNDS;
  g_assert (type == CUE_TYPE_GENERATION);
  return CUE_STORE_GENERATIONS;
}

static CueStoreRow *
row_new (CueRecord *record)
{
  g_autoptr (JsonNode) node = cue_record_to_json (record);
  CueStoreRow *row = g_new0 (CueStoreRow, 1);

  row->table = get_table (G_OBJECT_TYPE (record));
  row->id = g_strdup (cue_record_get_id (record));
  row->owner = g_strdup (cue_record_get_owner (record));
  row->body = cue_json_to_text (node);
  g_object_get (record, row->table == CUE_STORE_DRAFTS ? "changed" : "created", &row->changed, NULL);
  if (row->table == CUE_STORE_GENERATIONS)
    {
      g_autoptr (GEnumClass) states = g_type_class_ref (CUE_TYPE_GENERATION_STATE);
      CueGeneration *generation = CUE_GENERATION (record);

      row->state = g_strdup (g_enum_get_value (states, cue_generation_get_state (generation))->value_nick);
      row->progress_id = g_strdup (cue_generation_get_progress_id (generation));
    }
  return row;
}

static void
ask_thread (CueSqliteStore     *self,
            CallKind            kind,
            CueStoreRow        *row,
            GType               type,
            gpointer            tag,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  Call *call = g_new0 (Call, 1);

  call->kind = kind;
  call->row = row;
  call->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (call->task, tag);
  g_task_set_task_data (call->task, GSIZE_TO_POINTER (type), NULL);

  if (self->thread == NULL)
    {
      g_set_error_literal (&call->error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED, "The store is closed");
      answer (call);
      return;
    }
  g_async_queue_push (self->calls, call);
}

static void
cue_sqlite_store_put_async (CueStore           *store,
                            CueRecord          *record,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  ask_thread (CUE_SQLITE_STORE (store), CALL_PUT, row_new (record), G_TYPE_NONE,
              cue_sqlite_store_put_async, cancellable, callback, user_data);
}

static gboolean
cue_sqlite_store_put_finish (CueStore     *store,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_sqlite_store_put_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cue_sqlite_store_remove_async (CueStore           *store,
                               CueRecord          *record,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  CueStoreRow *row = g_new0 (CueStoreRow, 1);

  row->table = get_table (G_OBJECT_TYPE (record));
  row->id = g_strdup (cue_record_get_id (record));
  ask_thread (CUE_SQLITE_STORE (store), CALL_REMOVE, row, G_TYPE_NONE,
              cue_sqlite_store_remove_async, cancellable, callback, user_data);
}

static gboolean
cue_sqlite_store_remove_finish (CueStore     *store,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_sqlite_store_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cue_sqlite_store_list_async (CueStore           *store,
                             GType               type,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  CueStoreRow *row = g_new0 (CueStoreRow, 1);

  row->table = get_table (type);
  ask_thread (CUE_SQLITE_STORE (store), CALL_LIST, row, type,
              cue_sqlite_store_list_async, cancellable, callback, user_data);
}

/* The records are made here, on the caller's thread: they are objects of the main loop like all others. */
static GPtrArray *
cue_sqlite_store_list_finish (CueStore     *store,
                              GAsyncResult *result,
                              GError      **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GType type = G_TYPE_NONE;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_sqlite_store_list_async), NULL);

  type = GPOINTER_TO_SIZE (g_task_get_task_data (G_TASK (result)));
  rows = g_task_propagate_pointer (G_TASK (result), error);
  if (rows == NULL)
    return NULL;

  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      CueStoreRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (JsonNode) node = cue_json_parse (row->body, -1, &local_error);
      gpointer record = node != NULL ? cue_record_new_from_json (type, node, &local_error) : NULL;

      if (record != NULL)
        g_ptr_array_add (records, record);
      else
        g_warning ("Skipping the %s %s: %s", g_type_name (type), row->id, local_error->message);
    }
  return g_steal_pointer (&records);
}

static void
cue_sqlite_store_count_async (CueStore           *store,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  ask_thread (CUE_SQLITE_STORE (store), CALL_COUNT, NULL, G_TYPE_NONE,
              cue_sqlite_store_count_async, cancellable, callback, user_data);
}

static gboolean
cue_sqlite_store_count_finish (CueStore       *store,
                               GAsyncResult   *result,
                               CueStoreCounts *counts,
                               GError        **error)
{
  g_autofree CueStoreCounts *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_sqlite_store_count_async), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;

  *counts = *answer;
  return TRUE;
}

static void
cue_sqlite_store_finalize (GObject *object)
{
  CueSqliteStore *self = CUE_SQLITE_STORE (object);

  cue_sqlite_store_close (self);
  g_clear_pointer (&self->calls, g_async_queue_unref);

  G_OBJECT_CLASS (cue_sqlite_store_parent_class)->finalize (object);
}

static void
cue_sqlite_store_class_init (CueSqliteStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_sqlite_store_finalize;
}

static void
cue_sqlite_store_iface_init (CueStoreInterface *iface)
{
  iface->put_async = cue_sqlite_store_put_async;
  iface->put_finish = cue_sqlite_store_put_finish;
  iface->remove_async = cue_sqlite_store_remove_async;
  iface->remove_finish = cue_sqlite_store_remove_finish;
  iface->list_async = cue_sqlite_store_list_async;
  iface->list_finish = cue_sqlite_store_list_finish;
  iface->count_async = cue_sqlite_store_count_async;
  iface->count_finish = cue_sqlite_store_count_finish;
  cue_sqlite_store_cache_iface_init (iface);
}

static void
cue_sqlite_store_init (CueSqliteStore *self)
{
  self->calls = g_async_queue_new ();
}

CueSqliteStore *
cue_sqlite_store_new (const char *path)
{
  CueSqliteStore *self = NULL;
  Worker         *worker = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CUE_TYPE_SQLITE_STORE, NULL);
  worker = g_new0 (Worker, 1);
  worker->calls = g_async_queue_ref (self->calls);
  worker->path = g_strdup (path);
  worker->cache = self->cache = cue_store_cache_new (path);
  self->thread = g_thread_new ("cue-store", worker_run, worker);
  return self;
}

void
cue_sqlite_store_close (CueSqliteStore *self)
{
  Call *call = NULL;

  g_return_if_fail (CUE_IS_SQLITE_STORE (self));

  if (self->thread == NULL)
    return;

  call = g_new0 (Call, 1);
  call->kind = CALL_QUIT;
  g_async_queue_push (self->calls, call);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->cache, cue_store_cache_free);
}
