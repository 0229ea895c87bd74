/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-cache.h"

#include "cue-cache-file.h"
#include "cue-error.h"
#include "cue-line.h"

#include <glib/gstdio.h>

/* Pages that come one after the other are committed together, up to so many rows or until none has come for a moment;
 * a handful of rows is a save, and is to be found at once. */
#define MAX_PENDING 2000
#define FEW 20

/* What the thread that writes has; it outlives nothing. */
typedef struct
{
  CueStoreCache *cache; /* (unowned) */
  CueCacheFile  *file;  /* (owned) */
} Writer;

struct _CueStoreCache
{
  char           *store_path; /* (owned) */
  CueCacheSearch *search;     /* (owned) */
  CueLine        *writing;    /* (owned) */
  CueLine        *searching;  /* (owned) */
  GCancellable   *closing;    /* (owned): cancelled when it all ends */
};

/* What is asked of the writing thread; which members count depends on what it is. */
typedef struct
{
  CueResource     resource;
  GPtrArray      *objects; /* (owned) (nullable) */
  gint64          number;  /* stamp, id, or time of change */
  guint           offset;
  guint           limit;
  char           *id;     /* (owned) (nullable) */
  char           *body;   /* (owned) (nullable) */
  CueStoreCounts *counts; /* (owned) (nullable) */
} Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->objects, g_ptr_array_unref);
  g_free (request->id);
  g_free (request->body);
  g_free (request->counts);
  g_free (request);
}

void
cue_store_listing_free (CueStoreListing *self)
{
  g_ptr_array_unref (self->objects);
  g_free (self);
}

static void
writer_free (Writer *writer)
{
  cue_cache_file_free (writer->file);
  g_free (writer);
}

/* TRUE where @call need not be carried out; the task says so itself where it was cancelled. */
static gboolean
is_over (Writer      *writer,
         CueLineCall *call)
{
  if (call->task != NULL && g_cancellable_is_cancelled (g_task_get_cancellable (call->task)))
    return TRUE;
  if (!g_cancellable_is_cancelled (writer->cache->closing))
    return FALSE;

  g_set_error_literal (&call->error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED, "The store is closed");
  return TRUE;
}

static void
run_open (gpointer     state,
          CueLineCall *call)
{
  Writer *writer = state;
  g_autoptr (GError) error = NULL;

  if (!is_over (writer, call) && !cue_cache_file_open (writer->file, &error))
    g_message ("There is no cache: %s", error->message);
}

static void
run_put (gpointer     state,
         CueLineCall *call)
{
  Writer  *writer = state;
  Request *request = call->input;

  if (is_over (writer, call))
    return;

  if (!cue_cache_file_put (writer->file, request->resource, request->objects, request->number, &call->error))
    return;
  if (request->objects->len < FEW || cue_cache_file_get_pending (writer->file) >= MAX_PENDING)
    cue_cache_file_commit (writer->file, &call->error);
}

static void
run_end (gpointer     state,
         CueLineCall *call)
{
  Writer  *writer = state;
  Request *request = call->input;

  if (!is_over (writer, call))
    cue_cache_file_end (writer->file, request->resource, request->number, &call->error);
}

static void
run_drop (gpointer     state,
          CueLineCall *call)
{
  Writer  *writer = state;
  Request *request = call->input;

  if (!is_over (writer, call))
    cue_cache_file_drop (writer->file, request->resource, request->number, &call->error);
}

static void
run_clear (gpointer     state,
           CueLineCall *call)
{
  Writer *writer = state;

  if (!is_over (writer, call))
    cue_cache_file_clear (writer->file, &call->error);
}

static void
run_list (gpointer     state,
          CueLineCall *call)
{
  Writer          *writer = state;
  Request         *request = call->input;
  GPtrArray       *objects = NULL;
  CueStoreListing *listing = NULL;
  gint64           refreshed = 0;

  if (!is_over (writer, call))
    objects = cue_cache_file_list (writer->file, request->resource, request->offset, request->limit, &refreshed,
                                   &call->error);
  if (objects == NULL)
    return;

  listing = g_new0 (CueStoreListing, 1);
  listing->objects = objects;
  listing->refreshed = refreshed;
  call->output = listing;
  call->free_output = (GDestroyNotify) cue_store_listing_free;
}

static guint64
measure (const char *path,
         const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  GStatBuf         info;

  return g_stat (name, &info) == 0 ? (guint64) info.st_size : 0;
}

static void
run_count (gpointer     state,
           CueLineCall *call)
{
  Writer          *writer = state;
  Request         *request = call->input;
  const char      *store_path = writer->cache->store_path;
  g_autofree char *path = cue_cache_file_dup_path (store_path);

  if (is_over (writer, call) ||
      !cue_cache_file_count (writer->file, &request->counts->n_cached, &call->error))
    return;

  request->counts->n_bytes = measure (store_path, "") + measure (store_path, "-wal") + measure (path, "") +
                             measure (path, "-wal");
  call->output = g_steal_pointer (&request->counts);
  call->free_output = g_free;
}

/* A draft whose text is not in the index now is put there with the next start. */
static void
run_draft (gpointer     state,
           CueLineCall *call)
{
  Writer  *writer = state;
  Request *request = call->input;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (g_cancellable_is_cancelled (writer->cache->closing))
    return;

  done = request->body != NULL
           ? cue_cache_file_put_draft (writer->file, request->id, request->number, request->body, &error)
           : cue_cache_file_remove_draft (writer->file, request->id, &error);
  if (done && cue_line_is_last (writer->cache->writing))
    done = cue_cache_file_commit (writer->file, &error);
  if (!done)
    g_message ("The draft %s cannot be found by its words: %s", request->id, error->message);
}

static void
run_search (gpointer     state,
            CueLineCall *call)
{
  CueStoreCache *self = state;
  GCancellable  *cancellable = g_task_get_cancellable (call->task);

  if (g_cancellable_set_error_if_cancelled (self->closing, &call->error))
    return;

  call->output = cue_cache_search_find (self->search, call->input, cancellable, &call->error);
  call->free_output = (GDestroyNotify) cue_search_hits_unref;
}

static void
idle_cb (gpointer state)
{
  Writer *writer = state;
  g_autoptr (GError) error = NULL;

  if (!cue_cache_file_commit (writer->file, &error))
    g_message ("Rows of the cache were not kept: %s", error->message);
}

CueStoreCache *
cue_store_cache_new (const char *store_path)
{
  g_autofree char *path = cue_cache_file_dup_path (store_path);
  CueStoreCache   *self = g_new0 (CueStoreCache, 1);
  Writer          *writer = g_new0 (Writer, 1);

  self->store_path = g_strdup (store_path);
  self->search = cue_cache_search_new (path);
  self->closing = g_cancellable_new ();
  writer->cache = self;
  writer->file = cue_cache_file_new (store_path, self->search);
  self->searching = cue_line_new ("cue-search", self, NULL, NULL);
  self->writing = cue_line_new ("cue-cache", writer, (GDestroyNotify) writer_free, idle_cb);
  cue_line_push (self->writing, run_open, NULL, NULL, NULL);
  return self;
}

void
cue_store_cache_free (CueStoreCache *self)
{
  g_cancellable_cancel (self->closing);
  /* The one that writes closes last: it takes the log along. */
  cue_cache_search_hold (self->search);
  cue_cache_search_release (self->search);
  cue_line_free (self->searching);
  cue_line_free (self->writing);
  cue_cache_search_unref (self->search);
  g_object_unref (self->closing);
  g_free (self->store_path);
  g_free (self);
}

static void
ask (CueStoreCache *self,
     CueLineFunc    run,
     Request        request,
     GTask         *task)
{
  cue_line_push (self->writing, run, g_memdup2 (&request, sizeof request), (GDestroyNotify) request_free, task);
}

void
cue_store_cache_put_draft (CueStoreCache *self,
                           char          *id,
                           gint64         changed,
                           char          *body)
{
  ask (self, run_draft, (Request){ .id = id, .number = changed, .body = body }, NULL);
}

void
cue_store_cache_remove_draft (CueStoreCache *self,
                              char          *id)
{
  ask (self, run_draft, (Request){ .id = id }, NULL);
}

/* The objects may change while they wait: copies of them wait. */
void
cue_store_cache_put (CueStoreCache *self,
                     GTask         *task,
                     CueResource    resource,
                     GPtrArray     *objects,
                     gint64         stamp)
{
  GPtrArray *copies = g_ptr_array_new_full (objects->len, g_object_unref);

  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (copies, cue_resource_object_copy (g_ptr_array_index (objects, i)));
  ask (self, run_put, (Request){ .resource = resource, .objects = copies, .number = stamp }, task);
}

void
cue_store_cache_end (CueStoreCache *self,
                     GTask         *task,
                     CueResource    resource,
                     gint64         stamp)
{
  ask (self, run_end, (Request){ .resource = resource, .number = stamp }, task);
}

void
cue_store_cache_drop (CueStoreCache *self,
                      GTask         *task,
                      CueResource    resource,
                      gint64         id)
{
  ask (self, run_drop, (Request){ .resource = resource, .number = id }, task);
}

void
cue_store_cache_clear (CueStoreCache *self,
                       GTask         *task)
{
  ask (self, run_clear, (Request){ .number = 0 }, task);
}

void
cue_store_cache_list (CueStoreCache *self,
                      GTask         *task,
                      CueResource    resource,
                      guint          offset,
                      guint          limit)
{
  ask (self, run_list, (Request){ .resource = resource, .offset = offset, .limit = limit }, task);
}

void
cue_store_cache_search (CueStoreCache *self,
                        GTask         *task,
                        const char    *text)
{
  cue_line_push (self->searching, run_search, g_strdup (text), g_free, task);
}

void
cue_store_cache_count (CueStoreCache  *self,
                       GTask          *task,
                       CueStoreCounts *counts)
{
  ask (self, run_count, (Request){ .counts = counts }, task);
}
