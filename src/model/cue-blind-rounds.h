/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBlindRounds: the blind rounds of a store, newest first: a GListModel of CueBlindRound that keeps them on disk: what
 * is judged at once, notes within a second. Properties: store (construct-only), error-text (nullable, read-only: a sentence
 * saying why something is not on disk now). */
#pragma once

#include "cue-blind-round.h"
#include "cue-store.h"

G_BEGIN_DECLS

#define CUE_TYPE_BLIND_ROUNDS (cue_blind_rounds_get_type ())
G_DECLARE_FINAL_TYPE (CueBlindRounds, cue_blind_rounds, CUE, BLIND_ROUNDS, GObject)

CueBlindRounds *cue_blind_rounds_new         (CueStore *store) G_GNUC_WARN_UNUSED_RESULT;

/* Reads those that were kept; once. */
void            cue_blind_rounds_load_async  (CueBlindRounds      *self,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean        cue_blind_rounds_load_finish (CueBlindRounds  *self,
                                              GAsyncResult    *result,
                                              GError         **error);

/* Begins a round: it is written now, and whenever it changes. */
void            cue_blind_rounds_add         (CueBlindRounds *self,
                                              CueBlindRound  *round);
void            cue_blind_rounds_remove      (CueBlindRounds *self,
                                              CueBlindRound  *round);
/* (transfer none) (nullable) */
CueBlindRound  *cue_blind_rounds_find        (CueBlindRounds *self,
                                              const char     *id);
/* Hands what waits to the store now. */
void            cue_blind_rounds_write       (CueBlindRounds *self);
const char     *cue_blind_rounds_get_error_text (CueBlindRounds *self);

G_END_DECLS
