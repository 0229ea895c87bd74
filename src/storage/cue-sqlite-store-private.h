/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueSqliteStore: for the two files that implement it. */
#pragma once

#include "cue-sqlite-store.h"
#include "cue-store-cache.h"

G_BEGIN_DECLS

struct _CueSqliteStore
{
  GObject parent_instance;

  GAsyncQueue   *calls;  /* (owned): for the thread of the workspace's file */
  GThread       *thread; /* (owned) (nullable): NULL before the start and after the close */
  CueStoreCache *cache;  /* (owned) (nullable): as the thread */
};

/* Fills in what is about the cache. */
void cue_sqlite_store_cache_iface_init (CueStoreInterface *iface);

G_END_DECLS
