/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of CueLibrary share: cue-library.c (object and properties), -index.c (finding and ordering drafts),
 * -cache.c (reading what this computer has), -refresh.c (reading the service), -merge.c (taking in its scenarios),
 * -changes.c (saving and deleting, by turns), -outbox.c (what waits for the service), -search.c. */
#pragma once

#include "cue-draft-keeper.h"
#include "cue-draft-list.h"
#include "cue-draft-private.h"
#include "cue-library.h"
#include "cue-saver.h"

G_BEGIN_DECLS

struct _CueLibrary
{
  GObject parent_instance;

  CueWorkspace   *workspace; /* (owned) */
  CueApi         *api;       /* (owned) */
  CueStore       *store;     /* (owned) */
  CueSaver       *saver;     /* (owned) */
  CueDraftKeeper *keeper;    /* (owned) */
  GListStore     *lists[CUE_N_RESOURCES]; /* (owned) (nullable): by resource; none for scenarios and projects */
  CueDraftList   *drafts;      /* (owned) */
  guint           n_orders;    /* grows with what changes the list or its order */
  GHashTable     *by_id;       /* (owned) (element-type utf8 CueDraft): all in the list, the keys are theirs */
  GHashTable     *by_scenario; /* (owned) (element-type gint64 CueDraft): may be out of date */
  GPtrArray      *untracked;   /* (owned) (element-type CueGeneration): of drafts that are not read yet */
  char           *error_text;  /* (owned) (nullable) */
  gint64          refreshed;
  guint           n_read;
  guint           n_total;
  gboolean        loading;
  gboolean        loaded;
  gboolean        restored;
  gboolean        store_read;

  /* changes */
  GHashTable *changes;   /* (owned) (element-type CueDraft GQueue): saves and deletions of a draft, by turns */
  GHashTable *touched;   /* (owned) (element-type gint64 guint): scenario id to the change that touched it last */
  guint       n_changes; /* changes on the service so far, each a number */

  /* refresh */
  GQueue        refreshers; /* (owned) (element-type GTask): who waits for the reading that goes on */
  GCancellable *reading;    /* (owned) (nullable): of the reading that goes on */

  /* outbox */
  GHashTable *waiting;  /* (owned) (element-type CueDraft): those that wait to be saved or deleted */
  CueDraft   *sending;  /* (owned) (nullable): the one of them that is on its way */
  GCancellable *asking; /* (owned): of pings */
  gboolean    pinging;
  gboolean    offline;  /* since then nothing was read */
  guint       timer;    /* source id: until the service is tried again */
  guint       pause_ms; /* of the next wait */
  guint       first_pause_ms;
};

/* cue-library.c: setters that notify. */
void cue_library_set_loaded     (CueLibrary *self);
void cue_library_set_restored   (CueLibrary *self);
void cue_library_set_loading    (CueLibrary *self,
                                 gboolean    loading);
void cue_library_set_error_text (CueLibrary *self,
                                 const char *text);
void cue_library_set_refreshed  (CueLibrary *self,
                                 gint64      stamp);
void cue_library_set_progress   (CueLibrary *self,
                                 guint       n_read,
                                 guint       n_total);
void cue_library_notify_waiting (CueLibrary *self);

/* cue-library-index.c */
/* (transfer none) (nullable): the draft of the scenario that has this id on the service. */
CueDraft *cue_library_find_by_scenario (CueLibrary *self,
                                        gint64      id);
/* The id of the draft's scenario on the service, or CUE_UNSET. */
gint64    cue_library_get_base_id      (CueDraft *draft);
/* The draft's scenario has got its id. */
void      cue_library_index_scenario   (CueLibrary *self,
                                        CueDraft   *draft);
/* New drafts (element-type CueDraft) at the end of the list, which may want sorting then. */
void      cue_library_append           (CueLibrary *self,
                                        GPtrArray  *drafts);
void      cue_library_sort             (CueLibrary *self);
/* Puts one draft where it belongs in the list. */
void      cue_library_place            (CueLibrary *self,
                                        CueDraft   *draft);
/* Takes drafts out of list and store; the first leaves the list to the caller. */
void      cue_library_forget_draft     (CueLibrary *self,
                                        CueDraft   *draft);
void      cue_library_drop_draft       (CueLibrary *self,
                                        CueDraft   *draft);
/* A draft that was only made to show a row of the service gives way to @draft, which is the same scenario. */
void      cue_library_drop_shadow      (CueLibrary *self,
                                        CueDraft   *draft);

/* cue-library-cache.c */
/* Reads drafts and cache into the lists. It never fails but by being cancelled; what cannot be read is told. */
void      cue_library_restore_async    (CueLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean  cue_library_restore_finish   (CueLibrary *self, GAsyncResult *result, GError **error);
/* A failure of the store (nullable: it worked) that is told, and stops nothing. */
void      cue_library_note_store       (CueLibrary   *self,
                                        const GError *error);

/* cue-library-merge.c */
/* One reading of the service's scenarios, page by page. */
typedef struct
{
  guint       n_changes; /* the library's when the service was asked */
  GHashTable *listed;    /* (owned) (element-type gint64): ids met so far */
  GPtrArray  *pending;   /* (owned) (element-type CueScenario): new ones, not in the list yet */
} CueLibraryMerge;

CueLibraryMerge *cue_library_merge_new   (CueLibrary *self) G_GNUC_WARN_UNUSED_RESULT;
void             cue_library_merge_free  (CueLibraryMerge *merge);
/* Takes rows in, soon or at once. */
void             cue_library_merge_add   (CueLibrary      *self,
                                          CueLibraryMerge *merge,
                                          GPtrArray       *rows);
/* No more rows come. @complete: these were all, and what was not among them exists no longer. It works in slices, so that
 * nobody waits for it: @merge has to stay. It does not fail. */
void             cue_library_merge_end_async  (CueLibrary      *self,
                                               CueLibraryMerge *merge,
                                               gboolean         complete,
                                               GAsyncReadyCallback callback,
                                               gpointer         user_data);
void             cue_library_merge_end_finish (CueLibrary      *self,
                                               GAsyncResult    *result);
/* Whether this scenario was saved or deleted after the service was asked: the row may be older than that. */
gboolean         cue_library_merge_is_stale (CueLibrary      *self,
                                             CueLibraryMerge *merge,
                                             gint64           id);
/* What is said of a draft whose scenario exists no longer. */
const char      *cue_library_get_gone_text  (void);

/* cue-library-outbox.c */
void      cue_library_outbox_init      (CueLibrary *self);
void      cue_library_outbox_stop      (CueLibrary *self);
/* How the draft's way to the service stands now, here and on disk. */
void      cue_library_set_save         (CueLibrary  *self,
                                        CueDraft    *draft,
                                        CueSaveState state,
                                        const char  *error);
/* A draft from the store. */
void      cue_library_outbox_take      (CueLibrary *self,
                                        CueDraft   *draft);
void      cue_library_outbox_forget    (CueLibrary *self,
                                        CueDraft   *draft);
/* Sends what waits, if it can be sent now. */
void      cue_library_outbox_send      (CueLibrary *self);
/* Somebody wants something sent though nothing answered last: one more try. */
void      cue_library_outbox_wake      (CueLibrary *self);
/* Whether it is known that nothing can be sent now; then @error says why. */
gboolean  cue_library_is_unreachable   (CueLibrary *self,
                                        GError    **error);
/* For tests: milliseconds until the service is tried again for the first time. */
void      cue_library_set_first_pause  (CueLibrary *self,
                                        guint       milliseconds);

G_END_DECLS
