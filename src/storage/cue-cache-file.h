/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCacheFile: what can be read anew at any time, in a file of its own beside the workspace's: the rows of the service as
 * they were last read, and the full-text index of cached scenarios and of drafts. Used on one thread only. It can be
 * deleted without loss; one that is damaged or of another version is thrown away and made anew, with a line in the log.
 * Writes gather in a transaction until cue_cache_file_commit(). Errors: CUE_STORE_ERROR. */
#pragma once

#include "cue-cache-search.h"
#include "cue-resource-object.h"

G_BEGIN_DECLS

typedef struct _CueCacheFile CueCacheFile;

/* The cache of the workspace whose file is @store_path; @search is told when the file goes away. */
CueCacheFile *cue_cache_file_new      (const char     *store_path,
                                       CueCacheSearch *search) G_GNUC_WARN_UNUSED_RESULT;
/* Commits and closes. */
void          cue_cache_file_free     (CueCacheFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueCacheFile, cue_cache_file_free)

/* Opens the file where it is not open, and brings the drafts' texts in the index in step with the workspace's file. */
gboolean      cue_cache_file_open     (CueCacheFile  *self,
                                       GError       **error);

/* (element-type CueResourceObject): inserted or replaced by their keys. */
gboolean      cue_cache_file_put      (CueCacheFile  *self,
                                       CueResource    resource,
                                       GPtrArray     *objects,
                                       gint64         stamp,
                                       GError       **error);
gboolean      cue_cache_file_end      (CueCacheFile  *self,
                                       CueResource    resource,
                                       gint64         stamp,
                                       GError       **error);
gboolean      cue_cache_file_drop     (CueCacheFile  *self,
                                       CueResource    resource,
                                       gint64         id,
                                       GError       **error);
/* @body: the draft's JSON; @changed: its last change. */
gboolean      cue_cache_file_put_draft    (CueCacheFile  *self,
                                           const char    *id,
                                           gint64         changed,
                                           const char    *body,
                                           GError       **error);
gboolean      cue_cache_file_remove_draft (CueCacheFile  *self,
                                           const char    *id,
                                           GError       **error);

/* (transfer full) (element-type CueResourceObject) */
GPtrArray    *cue_cache_file_list     (CueCacheFile  *self,
                                       CueResource    resource,
                                       guint          offset,
                                       guint          limit,
                                       gint64        *refreshed,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Rows of all resources. */
gboolean      cue_cache_file_count    (CueCacheFile  *self,
                                       guint         *n_rows,
                                       GError       **error);

/* How many rows wait to be committed. */
guint         cue_cache_file_get_pending (CueCacheFile *self);
gboolean      cue_cache_file_commit   (CueCacheFile  *self,
                                       GError       **error);

/* Deletes the file and begins a new one. */
gboolean      cue_cache_file_clear    (CueCacheFile  *self,
                                       GError       **error);

/* (transfer full): the cache file's path beside the workspace's file. */
char         *cue_cache_file_dup_path (const char *store_path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
