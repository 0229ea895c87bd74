/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary: one workspace, open: its agents, personalities, test profiles and drafts as list models that exist at once
 * and fill when the service and the store have answered; keeps drafts on disk within a second of an edit.
 * Properties: workspace, api, store (construct-only), agents, personalities, profiles, drafts (GListModel), loading
 * (boolean), loaded (boolean: there is a state of the service to show, from the cache or from itself), error-text (nullable sentence: why the last refresh failed),
 * store-error-text (nullable sentence: why drafts cannot be kept on disk), connection (CueConnection, the client's),
 * folders, tags, metrics, tools (GListModel of CueResourceObject), refreshed (gint64, Unix microseconds: when the service
 * was last read completely, 0 for never), n-read and n-total (guint: scenarios read so far by the refresh that goes on, and
 * how many there will be, 0 where that is not known), n-waiting (guint: drafts that wait to be saved or deleted).
 * restored (boolean: drafts and the first rows of the cache have been read, whether the service answers or not).
 * What the service had last is shown from the cache at once, and read anew in the background. */
#pragma once

#include "cue-agent.h"
#include "cue-api.h"
#include "cue-draft.h"
#include "cue-personality.h"
#include "cue-store.h"
#include "cue-test-profile.h"
#include "cue-workspace.h"

G_BEGIN_DECLS

#define CUE_TYPE_LIBRARY (cue_library_get_type ())
G_DECLARE_FINAL_TYPE (CueLibrary, cue_library, CUE, LIBRARY, GObject)

typedef struct _CueLibraryHits CueLibraryHits;

CueLibrary   *cue_library_new               (CueWorkspace *workspace,
                                             CueApi       *api,
                                             CueStore     *store) G_GNUC_WARN_UNUSED_RESULT;

CueWorkspace *cue_library_get_workspace     (CueLibrary *self);
CueApi       *cue_library_get_api           (CueLibrary *self);
CueStore     *cue_library_get_store         (CueLibrary *self);
GListModel   *cue_library_get_agents        (CueLibrary *self); /* (element-type CueAgent) by name */
GListModel   *cue_library_get_personalities (CueLibrary *self); /* (element-type CuePersonality) by name */
GListModel   *cue_library_get_profiles      (CueLibrary *self); /* (element-type CueTestProfile) by name */
GListModel   *cue_library_get_drafts        (CueLibrary *self); /* (element-type CueDraft) newest change first */

/* (transfer none) (nullable) */
gpointer      cue_library_find              (CueLibrary  *self,
                                             CueResource  resource,
                                             gint64       id);
CueDraft     *cue_library_find_draft        (CueLibrary *self,
                                             const char *id);

/* (element-type CueResourceObject) of CUE_RESOURCE_FOLDERS, TAGS, METRICS or TOOLS; and the lists above, too. */
GListModel   *cue_library_get_list          (CueLibrary  *self,
                                             CueResource  resource);
CueConnection *cue_library_get_connection   (CueLibrary *self);
gint64        cue_library_get_refreshed     (CueLibrary *self);
guint         cue_library_get_n_waiting     (CueLibrary *self);

/* Reads the store and its cache (first time), then the service, and merges: server copies become bases, edits stay. */
void          cue_library_refresh_async     (CueLibrary *self, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
gboolean      cue_library_refresh_finish    (CueLibrary *self, GAsyncResult *result, GError **error);

/* (transfer none): a new draft, already in the list, with the first personality that fits. */
CueDraft     *cue_library_add_draft         (CueLibrary *self,
                                             gint64      agent);

/* Creates or patches on the service, after a look at what it has now, and reads the answer back. Finish: (transfer full)
 * (nullable): property names whose value the service did not keep, NULL-terminated (empty: all stuck); NULL with @error.
 * Where the service cannot be reached the draft becomes CUE_SAVE_WAITING and the error is CUE_NET_ERROR_OFFLINE: it goes out
 * by itself, in order, when the service is back, after a restart as well. Where somebody has to decide the error is
 * CUE_MODEL_ERROR_CONFLICT or _UNCERTAIN, and the draft's save-state says the same. */
void          cue_library_save_async        (CueLibrary *self, CueDraft *draft, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
char        **cue_library_save_finish       (CueLibrary *self, GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The draft need not be saved any more (it stays a draft). */
void          cue_library_forget_save       (CueLibrary *self,
                                             CueDraft   *draft);
/* UNCERTAIN: @again sends it once more, though it may exist twice then; otherwise it is taken for not saved. */
void          cue_library_decide_save       (CueLibrary *self,
                                             CueDraft   *draft,
                                             gboolean    again);
/* Takes over what its conflict says now, with theirs as the new base, and saves; finish with cue_library_save_finish(). */
void          cue_library_settle_async      (CueLibrary *self, CueDraft *draft, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);

/* Gives up the refresh that goes on; what was read stays. */
void          cue_library_stop_refresh      (CueLibrary *self);

/* The drafts that have every word of @text; fast also for many: which they are is asked one by one, of those that are
 * shown. Finish: (transfer full). */
void          cue_library_search_async      (CueLibrary *self, const char *text, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
CueLibraryHits *cue_library_search_finish   (CueLibrary *self, GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a search has found. It stays as it was when the search was asked for: a draft that is edited since stays found. */
CueLibraryHits *cue_library_hits_ref        (CueLibraryHits *self);
void          cue_library_hits_unref        (CueLibraryHits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLibraryHits, cue_library_hits_unref)
gboolean      cue_library_hits_has          (CueLibraryHits *self,
                                             CueDraft       *draft);

/* Deletes the scenario on the service (if it is there) and the draft here. */
void          cue_library_delete_async      (CueLibrary *self, CueDraft *draft, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
gboolean      cue_library_delete_finish     (CueLibrary *self, GAsyncResult *result, GError **error);

/* Shows a generation of the queue with its draft (see cue_draft_add_generation()). */
void          cue_library_track_generation  (CueLibrary    *self,
                                             CueGeneration *generation);

/* Writes what is still waiting to be written (call before quitting). */
void          cue_library_flush_async       (CueLibrary *self, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
gboolean      cue_library_flush_finish      (CueLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
