/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSqliteStore: CueStore in one SQLite file, on a thread of its own. */
#pragma once

#include "cue-store.h"

G_BEGIN_DECLS

#define CUE_TYPE_SQLITE_STORE (cue_sqlite_store_get_type ())
G_DECLARE_FINAL_TYPE (CueSqliteStore, cue_sqlite_store, CUE, SQLITE_STORE, GObject)

/* Returns at once; the file is opened on the store's thread, and every call fails with the reason if that failed. */
CueSqliteStore *cue_sqlite_store_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Waits for everything asked so far and closes the file. For the end of a program and of tests. */
void            cue_sqlite_store_close (CueSqliteStore *self);

G_END_DECLS
