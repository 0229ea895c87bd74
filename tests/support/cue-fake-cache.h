/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFakeCache: the cache of a CueFakeStore: rows by resource, each with the stamp of the reading it came with. */
#pragma once

#include "cue-resource-object.h"
#include "cue-search-hits.h"

G_BEGIN_DECLS

typedef struct _CueFakeCache CueFakeCache;

CueFakeCache *cue_fake_cache_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void          cue_fake_cache_free   (CueFakeCache *self);

/* @node (transfer full): a row with an "id", or else a "name". */
void          cue_fake_cache_put    (CueFakeCache *self,
                                     CueResource   resource,
                                     JsonNode     *node,
                                     gint64        stamp);
void          cue_fake_cache_end    (CueFakeCache *self,
                                     CueResource   resource,
                                     gint64        stamp);
void          cue_fake_cache_drop   (CueFakeCache *self,
                                     CueResource   resource,
                                     gint64        id);
void          cue_fake_cache_clear  (CueFakeCache *self);

/* (transfer full) (element-type CueResourceObject) */
GPtrArray    *cue_fake_cache_list   (CueFakeCache *self,
                                     CueResource   resource,
                                     guint         offset,
                                     guint         limit,
                                     gint64       *refreshed) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed (nullable) */
JsonObject   *cue_fake_cache_get    (CueFakeCache *self,
                                     CueResource   resource,
                                     gint64        id);
guint         cue_fake_cache_count  (CueFakeCache *self,
                                     CueResource   resource);
guint         cue_fake_cache_count_all (CueFakeCache *self);

/* Adds each scenario that has every word of @folded to @hits. */
void          cue_fake_cache_search (CueFakeCache *self,
                                     const char   *folded,
                                     CueSearchHits *hits);

/* Whether the text of a scenario or a draft, folded, has every word of @folded. */
gboolean      cue_fake_cache_match  (JsonNode   *row,
                                     const char *folded);

G_END_DECLS
