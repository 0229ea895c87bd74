/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStoreCache: the cache of a workspace on two threads: one that writes and lists, one that searches, so that neither
 * a tester who types nor a draft that is saved waits for a reading of a hundred thousand rows. */
#pragma once

#include "cue-store.h"

G_BEGIN_DECLS

typedef struct _CueStoreCache CueStoreCache;

/* What a list of the cache is answered with. */
typedef struct
{
  GPtrArray *objects;   /* (owned) (element-type CueResourceObject) */
  gint64     refreshed; /* when the list was last read completely, 0 for never */
} CueStoreListing;

void           cue_store_listing_free (CueStoreListing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueStoreListing, cue_store_listing_free)

/* The cache of the workspace whose file is @store_path; its file is opened on its thread. */
CueStoreCache *cue_store_cache_new    (const char *store_path) G_GNUC_WARN_UNUSED_RESULT;
/* Ends the threads; readings that wait are not written any more: their calls fail. */
void           cue_store_cache_free   (CueStoreCache *self);

/* Any thread: a draft that has just been written to the workspace's file (@id, @body: transfer full), or removed. */
void           cue_store_cache_put_draft    (CueStoreCache *self,
                                             char          *id,
                                             gint64         changed,
                                             char          *body);
void           cue_store_cache_remove_draft (CueStoreCache *self,
                                             char          *id);

/* Each takes @task (transfer full) and answers it: TRUE, but for lists a CueStoreListing, for a search
 * CueSearchHits, and for a count @counts (transfer full) with what the cache knows filled in. */
void           cue_store_cache_put    (CueStoreCache *self,
                                       GTask         *task,
                                       CueResource    resource,
                                       GPtrArray     *objects,
                                       gint64         stamp);
void           cue_store_cache_end    (CueStoreCache *self,
                                       GTask         *task,
                                       CueResource    resource,
                                       gint64         stamp);
void           cue_store_cache_drop   (CueStoreCache *self,
                                       GTask         *task,
                                       CueResource    resource,
                                       gint64         id);
void           cue_store_cache_clear  (CueStoreCache *self,
                                       GTask         *task);
void           cue_store_cache_list   (CueStoreCache *self,
                                       GTask         *task,
                                       CueResource    resource,
                                       guint          offset,
                                       guint          limit);
void           cue_store_cache_search (CueStoreCache *self,
                                       GTask         *task,
                                       const char    *text);
void           cue_store_cache_count  (CueStoreCache  *self,
                                       GTask          *task,
                                       CueStoreCounts *counts);

G_END_DECLS
