/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CueSqliteStore in a folder of its own, and its cache and search in single calls that wait and assert. */
#pragma once

#include "cue-sqlite-store.h"
#include "cue-test.h"

G_BEGIN_DECLS

typedef struct
{
  CueTestFolder  *folder;
  char           *path;
  char           *cache_path;
  CueSqliteStore *store;
} CueStoreFixture;

/* For g_test_add(). */
void      cue_store_fixture_set_up    (CueStoreFixture *fixture,
                                       gconstpointer    data);
void      cue_store_fixture_tear_down (CueStoreFixture *fixture,
                                       gconstpointer    data);

/* The store is open from the beginning; closing it does what waits. */
void      cue_store_fixture_open      (CueStoreFixture *fixture);
void      cue_store_fixture_close     (CueStoreFixture *fixture);
CueStore *cue_store_fixture_get       (CueStoreFixture *fixture);

/* (transfer full): an object from JSON that is good. */
gpointer  cue_store_fixture_object    (CueResource  resource,
                                       const char  *json);

void      cue_store_fixture_put       (CueStoreFixture *fixture,
                                       gpointer         record);
gboolean  cue_store_fixture_cache     (CueStoreFixture *fixture,
                                       CueResource      resource,
                                       gint64           stamp,
                                       GPtrArray       *objects,
                                       GError         **error);
void      cue_store_fixture_cache_one (CueStoreFixture *fixture,
                                       CueResource      resource,
                                       gint64           stamp,
                                       const char      *json);

/* The keys in order: "draft:a scenario:1". A draft is put into the index soon after it was written; nothing tells when:
 * wait_search() looks again until it is there. */
char     *cue_store_fixture_search        (CueStoreFixture *fixture,
                                           const char      *text) G_GNUC_WARN_UNUSED_RESULT;
void      cue_store_fixture_assert_search (CueStoreFixture *fixture,
                                           const char      *text,
                                           const char      *expected);
void      cue_store_fixture_wait_search   (CueStoreFixture *fixture,
                                           const char      *text,
                                           const char      *expected);

G_END_DECLS
