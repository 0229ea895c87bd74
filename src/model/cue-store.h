/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStore: this computer's memory of a workspace: drafts, variants, the journal of generations and blind rounds, which are the
 * tester's, and the cache: what the service had when it was last asked, which can be read anew at any time.
 * CueSqliteStore (storage) is the real one; tests have a fake. Calls are carried out in the order they are made; when
 * a put has called back, the record is on disk. Errors are of CUE_STORE_ERROR or G_IO_ERROR_CANCELLED. */
#pragma once

#include <gio/gio.h>

#include "cue-record.h"
#include "cue-resource-object.h"
#include "cue-search-hits.h"

G_BEGIN_DECLS

/* How much a store holds. */
typedef struct
{
  guint   n_drafts;
  guint   n_variants;
  guint   n_generations;
  guint   n_cached; /* rows of all resources */
  guint64 n_bytes;  /* on disk */
} CueStoreCounts;

#define CUE_TYPE_STORE (cue_store_get_type ())
G_DECLARE_INTERFACE (CueStore, cue_store, CUE, STORE, GObject)

struct _CueStoreInterface
{
  GTypeInterface parent_iface;

  void       (*put_async)     (CueStore *self, CueRecord *record, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
  gboolean   (*put_finish)    (CueStore *self, GAsyncResult *result, GError **error);
  void       (*remove_async)  (CueStore *self, CueRecord *record, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
  gboolean   (*remove_finish) (CueStore *self, GAsyncResult *result, GError **error);
  void       (*list_async)    (CueStore *self, GType type, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
  GPtrArray *(*list_finish)   (CueStore *self, GAsyncResult *result, GError **error);

  void       (*cache_async)         (CueStore *self, CueResource resource, GPtrArray *objects, gint64 stamp,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gboolean   (*cache_finish)        (CueStore *self, GAsyncResult *result, GError **error);
  void       (*cache_end_async)     (CueStore *self, CueResource resource, gint64 stamp, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
  gboolean   (*cache_end_finish)    (CueStore *self, GAsyncResult *result, GError **error);
  void       (*cache_drop_async)    (CueStore *self, CueResource resource, gint64 id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
  gboolean   (*cache_drop_finish)   (CueStore *self, GAsyncResult *result, GError **error);
  void       (*cache_clear_async)   (CueStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
  gboolean   (*cache_clear_finish)  (CueStore *self, GAsyncResult *result, GError **error);
  void       (*cached_async)        (CueStore *self, CueResource resource, guint offset, guint limit,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  GPtrArray *(*cached_finish)       (CueStore *self, GAsyncResult *result, gint64 *refreshed, GError **error);
  void       (*search_async)        (CueStore *self, const char *text, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
  CueSearchHits *(*search_finish)   (CueStore *self, GAsyncResult *result, GError **error);
  void       (*count_async)         (CueStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
  gboolean   (*count_finish)        (CueStore *self, GAsyncResult *result, CueStoreCounts *counts, GError **error);
};

/* Inserts or replaces, by id; the record is serialised before the call returns. */
void       cue_store_put_async     (CueStore *self, CueRecord *record, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean   cue_store_put_finish    (CueStore *self, GAsyncResult *result, GError **error);

/* Removing a draft removes its variants and generations. */
void       cue_store_remove_async  (CueStore *self, CueRecord *record, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean   cue_store_remove_finish (CueStore *self, GAsyncResult *result, GError **error);

/* All records of CUE_TYPE_DRAFT, CUE_TYPE_VARIANT, CUE_TYPE_GENERATION or CUE_TYPE_BLIND_ROUND, oldest first.
 * Finish: (transfer full) (element-type CueRecord). A row that cannot be read is skipped with a warning in the log. */
void       cue_store_list_async    (CueStore *self, GType type, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cue_store_list_finish   (CueStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Puts @objects (element-type CueResourceObject) into the cache, inserting or replacing by their key. They belong to the
 * reading that began at @stamp (Unix microseconds). Only what the field table knows of agents, personalities, tools and
 * metrics is kept: their other members may be secrets (contract.md k26). */
void       cue_store_cache_async        (CueStore *self, CueResource resource, GPtrArray *objects, gint64 stamp,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean   cue_store_cache_finish       (CueStore *self, GAsyncResult *result, GError **error);

/* The reading that began at @stamp is complete: rows of earlier ones go, and @stamp is when @resource was last read. */
void       cue_store_cache_end_async    (CueStore *self, CueResource resource, gint64 stamp, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean   cue_store_cache_end_finish   (CueStore *self, GAsyncResult *result, GError **error);

/* Takes one row out, which the service has no longer. */
void       cue_store_cache_drop_async   (CueStore *self, CueResource resource, gint64 id, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean   cue_store_cache_drop_finish  (CueStore *self, GAsyncResult *result, GError **error);

/* Empties the cache; drafts, variants and the journal stay. */
void       cue_store_cache_clear_async  (CueStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean   cue_store_cache_clear_finish (CueStore *self, GAsyncResult *result, GError **error);

/* Up to @limit rows from @offset on, scenarios last changed first, others by name. Finish: (transfer full) (element-type
 * CueResourceObject); @refreshed (out) (optional): when the list was last read completely, 0 for never. */
void       cue_store_cached_async       (CueStore *self, CueResource resource, guint offset, guint limit,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cue_store_cached_finish      (CueStore *self, GAsyncResult *result, gint64 *refreshed,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Which drafts and cached scenarios have every word of @text (parts of words count, case and accents do not) in their
 * name, brief, instructions, expected outcome or tags. Cancelling ends the search at once. Finish: (transfer full).
 * A scenario that a draft is about is also looked at as the draft has it, so the caller does not count the scenario where
 * it has a stored draft. */
void       cue_store_search_async       (CueStore *self, const char *text, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
CueSearchHits *cue_store_search_finish  (CueStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @counts is filled in. */
void       cue_store_count_async        (CueStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean   cue_store_count_finish       (CueStore *self, GAsyncResult *result, CueStoreCounts *counts, GError **error);

G_END_DECLS
