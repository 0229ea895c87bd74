/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSearchHits: what a search of the store has found, as numbers side by side and not as texts: there may be a hundred
 * thousand of them after one key. Filled in by one thread; after that it is only read, in any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CueSearchHits CueSearchHits;

CueSearchHits *cue_search_hits_new          (void) G_GNUC_WARN_UNUSED_RESULT;
CueSearchHits *cue_search_hits_ref          (CueSearchHits *self);
void           cue_search_hits_unref        (CueSearchHits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSearchHits, cue_search_hits_unref)

/* By the id of a draft, or of a scenario on the service. Scenarios in the order of their ids are added fastest. */
void           cue_search_hits_add_draft    (CueSearchHits *self,
                                             const char    *id);
void           cue_search_hits_add_scenario (CueSearchHits *self,
                                             gint64         id);
gboolean       cue_search_hits_has_draft    (CueSearchHits *self,
                                             const char    *id);
gboolean       cue_search_hits_has_scenario (CueSearchHits *self,
                                             gint64         id);
/* How many were found, drafts and scenarios. */
guint          cue_search_hits_get_size     (CueSearchHits *self);

/* (transfer full) (element-type utf8): "draft:ID" and "scenario:ID", in the order of their letters. Slow where there are
 * many. */
GPtrArray     *cue_search_hits_dup_keys     (CueSearchHits *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
