/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueCacheFile: for the files that implement it. */
#pragma once

#include "cue-cache-file.h"
#include "cue-database.h"
#include "cue-search-index.h"

G_BEGIN_DECLS

struct _CueCacheFile
{
  char           *store_path;     /* (owned) */
  char           *path;           /* (owned) */
  CueCacheSearch *search;         /* (owned) */
  CueDatabase    *database;       /* (owned) (nullable) */
  CueSearchIndex *index;          /* (owned) (nullable): while the database is open */
  gint64          lost;           /* when rows were last lost, Unix microseconds, 0: never; older readings have gaps */
  guint           n_pending;
  gboolean        in_transaction;
};

/* Begins a transaction where there is none, opening the file first. */
gboolean cue_cache_file_begin       (CueCacheFile  *self,
                                     GError       **error);

/* Ends what failed with @local_error (transfer full). Damage that shows only now is no reason to bother anybody: the file
 * goes, a new one is begun, and what was to be written or read comes with the next reading. TRUE where it was that. */
gboolean cue_cache_file_fail        (CueCacheFile  *self,
                                     GError        *local_error,
                                     GError       **error);

/* Brings the drafts in step with the workspace's file; one that cannot be read now is left for another time. */
gboolean cue_cache_file_sync_drafts (CueCacheFile  *self,
                                     GError       **error);

G_END_DECLS
