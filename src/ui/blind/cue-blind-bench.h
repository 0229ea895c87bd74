/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBlindBench: judging blind from beginning to end: what to judge, the judging, the verdict. Property: judging (boolean,
 * read-only: texts without names are shown, and nothing around may tell what they are).
 * Signals: "closed" (the tester is done here, or pauses), "compare" (utf8: the id of a draft). */
#pragma once

#include <adwaita.h>

#include "cue-blind-rounds.h"
#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_BLIND_BENCH (cue_blind_bench_get_type ())
G_DECLARE_FINAL_TYPE (CueBlindBench, cue_blind_bench, CUE, BLIND_BENCH, AdwBin)

GtkWidget      *cue_blind_bench_new         (CueLibrary     *library,
                                             CueBlindRounds *rounds) G_GNUC_WARN_UNUSED_RESULT;

/* Asks what to judge of @drafts (element-type CueDraft); empty: of all that have variants. */
void            cue_blind_bench_set_up      (CueBlindBench *self,
                                             GPtrArray     *drafts);
/* Goes on with @round, or shows its verdict. */
void            cue_blind_bench_show_round  (CueBlindBench *self,
                                             CueBlindRound *round);
CueBlindRounds *cue_blind_bench_get_rounds  (CueBlindBench *self);
gboolean        cue_blind_bench_get_judging (CueBlindBench *self);

G_END_DECLS
