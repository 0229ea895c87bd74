/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a CueDraft: for the files that implement it. */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

/* What is told to whoever keeps the draft on disk; one a draft, cheaper than signals for very many. */
typedef struct
{
  void (*edited)        (CueDraft *draft,
                         gpointer  user_data);
  void (*variants_made) (CueDraft *draft,
                         gpointer  user_data); /* the list of variants exists from now on, empty so far */
} CueDraftWatcher;

/* One for each row of a service that has very many: what is not asked for is not made. */
struct _CueDraft
{
  GObject      parent_instance;

  char        *id;              /* (owned) */
  CueScenario *scenario;        /* (owned) (nullable): the edited copy; NULL while nobody asked and it equals base */
  CueScenario *base;            /* (owned) (nullable): what the server has */
  char        *brief;           /* (owned) (nullable): NULL for "" */
  gint64       changed;         /* Unix microseconds */
  gint64       base_id;         /* of base on the server, or CUE_UNSET */
  gint64       base_changed;    /* Unix microseconds: when the server says that base was changed; -1: not looked yet */
  char        *current_variant; /* (owned) (nullable) */
  char        *merge;           /* (owned) (nullable): JSON text */
  GListStore  *variants;        /* (owned) (nullable) (element-type CueVariant) by number */
  GListStore  *generations;     /* (owned) (nullable) (element-type CueGeneration) newest last */
  int          n_quiet;         /* changes are no edits while it is over 0 */

  /* The way to the service; see cue-draft-save.c */
  CueSaveState save_state;
  gboolean     deleting;    /* it is to be deleted, not saved */
  char        *save_error;  /* (owned) (nullable) */
  gint64       save_asked;  /* Unix microseconds: those who wait go out in this order */
  gint64       save_sent;   /* Unix microseconds, 0 for never */
  CueScenario *sent;        /* (owned) (nullable): a new scenario as it was sent, until the answer is there */
  CueConflict *conflict;    /* (owned) (nullable) */

  const CueDraftWatcher *watcher; /* (nullable) static */
  gpointer               watcher_data;

  /* What was last notified; see cue_draft_refresh() */
  gboolean     dirty;
  int          valid;           /* -1: not looked yet */
  char        *title;           /* (owned) (nullable): NULL: not looked yet */
  char        *caption;         /* (owned) (nullable): NULL: not looked yet */
  const char  *status_text;     /* static */
};

/* (transfer full): a draft of a row of the service that nobody else changes; it is not copied. */
CueDraft *cue_draft_new_for_row      (CueScenario *row) G_GNUC_WARN_UNUSED_RESULT;

/* NULL: nobody watches any more. */
void cue_draft_watch                 (CueDraft              *self,
                                      const CueDraftWatcher *watcher,
                                      gpointer               user_data);

/* (transfer none) (nullable): the lists if they have been made. */
GListModel *cue_draft_peek_variants    (CueDraft *self);
GListModel *cue_draft_peek_generations (CueDraft *self);

/* Puts the base and the copy in the place of the ones before, without a look at conflicts. @scenario (nullable: equal to
 * @base) and @base are not copied. No edit. */
void cue_draft_replace               (CueDraft    *self,
                                      CueScenario *scenario,
                                      CueScenario *base);
/* An edit was made. */
void cue_draft_mark_edited           (CueDraft *self);
/* Announces "save-state", "save-error" or "conflict". */
void cue_draft_notify_save           (CueDraft   *self,
                                      const char *property);

/* Brings the derived properties up to date; each notifies only when it reads differently. */
void cue_draft_refresh               (CueDraft *self);

/* Takes over what a record says; no edit. @scenario and @base (nullable) are not copied. */
void cue_draft_restore               (CueDraft    *self,
                                      const char  *id,
                                      const char  *brief,
                                      gint64       changed,
                                      CueScenario *scenario,
                                      CueScenario *base,
                                      const char  *current_variant);

/* @id is NULL when no variant is in use. */
void cue_draft_set_current_variant   (CueDraft   *self,
                                      const char *id);

/* The merged draft of Compare, as JSON text (nullable). */
void cue_draft_set_merge             (CueDraft   *self,
                                      const char *merge);

/* A variant is in use while the scenario says what it says. */
void cue_draft_check_current_variant (CueDraft *self);

/* It is no question any more; nothing is taken over. */
void cue_draft_end_conflict          (CueDraft *self);
/* After an edit: a conflict may have ended. */
void cue_draft_check_conflict        (CueDraft *self);

/* Unix microseconds: by what the list is sorted: the last edit of what holds work, otherwise what the server says. */
gint64   cue_draft_get_order_time    (CueDraft *self);
/* Whether it holds anything that the service does not have: edits, a brief, variants, generations, a conflict. */
gboolean cue_draft_has_work          (CueDraft *self);

/* Static: what the way to the service says, "" where it says nothing; @urgent: only what somebody has to decide. */
const char *cue_draft_get_save_text  (CueDraft *self,
                                      gboolean  urgent);
/* @error (nullable) says why it is REFUSED. Asking and sending are noted with their time. */
void     cue_draft_set_save          (CueDraft    *self,
                                      CueSaveState state,
                                      const char  *error);
/* Whether it is to be deleted; with CUE_SAVE_WAITING. */
void     cue_draft_set_deleting      (CueDraft *self,
                                      gboolean  deleting);
/* (transfer full): a JSON object of all this, or NULL where there is nothing to keep; and back, after base and copy. */
JsonObject *cue_draft_save_to_json   (CueDraft *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    cue_draft_save_load      (CueDraft   *self,
                                      JsonObject *object,
                                      GError    **error);

/* The service has answered @saved to what was @sent: it is the base now; what was typed meanwhile, and what the service
 * did not keep, stay edits. */
void     cue_draft_take_saved        (CueDraft    *self,
                                      CueScenario *sent,
                                      CueScenario *saved);
/* Whether @row may be what an uncertain creation made. */
gboolean cue_draft_may_be            (CueDraft    *self,
                                      CueScenario *row);
/* Ends the conflict with what it says now. */
void     cue_draft_settle            (CueDraft *self);

void cue_draft_record_init                     (CueRecordInterface *iface);

G_END_DECLS
