/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueDraftKeeper: watches drafts and their variants and has what changes written within a second; one that nothing
 * happens to costs next to nothing. Private to model. */
#pragma once

#include "cue-draft.h"
#include "cue-saver.h"

G_BEGIN_DECLS

typedef struct _CueDraftKeeper CueDraftKeeper;

/* Called after edited drafts (element-type CueDraft) were handed to the saver. */
typedef void (*CueDraftKeeperFunc) (GPtrArray *drafts,
                                    gpointer   user_data);

CueDraftKeeper *cue_draft_keeper_new       (CueSaver           *saver,
                                            CueDraftKeeperFunc  written,
                                            gpointer            user_data) G_GNUC_WARN_UNUSED_RESULT;
/* What was edited and not handed over yet is handed over first. */
void            cue_draft_keeper_free      (CueDraftKeeper *self);

/* @stored: the store has the draft and its variants as they are now. */
void            cue_draft_keeper_watch     (CueDraftKeeper *self,
                                            CueDraft       *draft,
                                            gboolean        stored);
/* Watches it no longer, and takes it out of the store where it is there. */
void            cue_draft_keeper_forget    (CueDraftKeeper *self,
                                            CueDraft       *draft);
/* Writes it now, respectively only where the store has it already or something of it is not written yet. */
void            cue_draft_keeper_put       (CueDraftKeeper *self,
                                            CueDraft       *draft);
void            cue_draft_keeper_update    (CueDraftKeeper *self,
                                            CueDraft       *draft);
gboolean        cue_draft_keeper_is_stored (CueDraftKeeper *self,
                                            CueDraft       *draft);
/* All drafts that the store has; without a walk over those it has not. */
void            cue_draft_keeper_foreach_stored (CueDraftKeeper *self,
                                            void          (*func) (CueDraft *draft, gpointer user_data),
                                            gpointer        user_data);
/* Writes what was edited, without waiting any longer. */
void            cue_draft_keeper_flush     (CueDraftKeeper *self);

G_END_DECLS
