/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCacheSearch: searches a cache file through a connection of its own that only reads, so that nobody who types waits
 * for a write or a long list. Searches run on one thread; the writer's thread may close the file under them. */
#pragma once

#include "cue-search-hits.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CueCacheSearch CueCacheSearch;

CueCacheSearch *cue_cache_search_new   (const char *cache_path) G_GNUC_WARN_UNUSED_RESULT;
CueCacheSearch *cue_cache_search_ref   (CueCacheSearch *self);
void            cue_cache_search_unref (CueCacheSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueCacheSearch, cue_cache_search_unref)

/* (transfer full): see cue_store_search_async(). What cannot be found
 * because there is no file, or a damaged one, is not found. Error: G_IO_ERROR_CANCELLED only. */
CueSearchHits  *cue_cache_search_find  (CueCacheSearch *self,
                                        const char     *text,
                                        GCancellable   *cancellable,
                                        GError        **error) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the search that runs and closes the file; no search begins until the release. Any thread. */
void            cue_cache_search_hold    (CueCacheSearch *self);
void            cue_cache_search_release (CueCacheSearch *self);

G_END_DECLS
