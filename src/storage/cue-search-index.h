/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full-text index of a cache file: its tables, and how the texts of scenarios and drafts get into them. */
#pragma once

#include "cue-database.h"
#include "cue-resource-object.h"

G_BEGIN_DECLS

/* A part of the cache file's schema. Rows have no content: taking one out needs the terms it was put in with, so a change
 * of what cue_search_terms_from_text() returns is a new version of the cache file. */
#define CUE_SEARCH_INDEX_SCHEMA                                                                                    \
  "CREATE TABLE word (seq INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);"                                        \
  "CREATE VIRTUAL TABLE search USING fts5 (terms, content = '', detail = none, columnsize = 0, tokenize = 'ascii');"

typedef struct _CueSearchIndex CueSearchIndex;

CueSearchIndex *cue_search_index_new    (CueDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
void            cue_search_index_free   (CueSearchIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSearchIndex, cue_search_index_free)

/* What is searched of a scenario, or of a draft in JSON: folded, one line a field. (transfer full) */
char           *cue_search_index_dup_scenario_text (CueResourceObject *scenario) G_GNUC_WARN_UNUSED_RESULT;
char           *cue_search_index_dup_draft_text    (JsonObject *draft) G_GNUC_WARN_UNUSED_RESULT;

/* Within a transaction. @folded must be the same for both. */
gboolean        cue_search_index_add    (CueSearchIndex *self,
                                         gint64          row,
                                         const char     *folded,
                                         GError        **error);
gboolean        cue_search_index_remove (CueSearchIndex *self,
                                         gint64          row,
                                         const char     *folded,
                                         GError        **error);

G_END_DECLS
