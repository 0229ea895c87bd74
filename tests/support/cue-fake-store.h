/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFakeStore: CueStore in memory, which keeps a log of what was put and removed, can fail and can wait. Its cache keeps
 * whole rows, and its search looks for parts of the folded text. */
#pragma once

#include "cue-store.h"

G_BEGIN_DECLS

#define CUE_TYPE_FAKE_STORE (cue_fake_store_get_type ())
G_DECLARE_FINAL_TYPE (CueFakeStore, cue_fake_store, CUE, FAKE_STORE, GObject)

typedef enum
{
  CUE_FAKE_PUT,
  CUE_FAKE_REMOVE,
  CUE_FAKE_LOAD,  /* list */
  CUE_FAKE_CACHE, /* cache, cache_end, cache_drop and cache_clear */
  CUE_FAKE_CACHED,
  CUE_FAKE_SEARCH,
  CUE_FAKE_COUNT,
} CueFakeStoreCall;

CueFakeStore *cue_fake_store_new         (void) G_GNUC_WARN_UNUSED_RESULT;

/* See CueFakeLine. The errors are (transfer full). */
void          cue_fake_store_fail_next   (CueFakeStore     *self,
                                          CueFakeStoreCall  call,
                                          GError           *error);
void          cue_fake_store_fail_always (CueFakeStore     *self,
                                          CueFakeStoreCall  call,
                                          GError           *error);
void          cue_fake_store_hold        (CueFakeStore     *self,
                                          CueFakeStoreCall  call,
                                          gboolean          hold);
gboolean      cue_fake_store_release     (CueFakeStore     *self,
                                          CueFakeStoreCall  call);
guint         cue_fake_store_get_n_calls (CueFakeStore     *self,
                                          CueFakeStoreCall  call);
guint         cue_fake_store_get_n_held  (CueFakeStore     *self,
                                          CueFakeStoreCall  call);

/* Borrowed (element-type utf8): what was done, in order: "put CueDraft ID", "remove CueVariant ID", "cache 3 100" (the
 * number of the resource, and how many rows), "cache-end 3", "cache-drop 3 ID", "cache-clear". */
GPtrArray    *cue_fake_store_get_log     (CueFakeStore *self);
/* Borrowed (nullable): what is kept of the record @id, as it was written. */
JsonNode     *cue_fake_store_get_record  (CueFakeStore *self,
                                          const char   *id);
guint         cue_fake_store_get_n_records (CueFakeStore *self,
                                            GType         type);
/* Borrowed (nullable): the cached row. */
JsonObject   *cue_fake_store_get_cached    (CueFakeStore *self,
                                            CueResource   resource,
                                            gint64        id);
guint         cue_fake_store_get_n_cached  (CueFakeStore *self,
                                            CueResource   resource);
/* What put_async() and cache_async() would have kept, without the way there. */
void          cue_fake_store_add_cached    (CueFakeStore *self,
                                            CueResource   resource,
                                            const char   *json,
                                            gint64        stamp);

G_END_DECLS
