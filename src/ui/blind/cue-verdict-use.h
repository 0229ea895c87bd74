/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Using the texts of a setting in the scenarios where it won, and taking that back. */
#pragma once

#include "cue-blind-round.h"
#include "cue-library.h"

G_BEGIN_DECLS

typedef struct _CueVerdictUse CueVerdictUse;

/* In how many scenarios, of those it won, @setting's text is not in use yet. */
guint          cue_verdict_use_count (CueLibrary    *library,
                                      CueBlindRound *round,
                                      guint          setting);
/* (transfer full): puts its texts there; those that were there stay as variants. */
CueVerdictUse *cue_verdict_use_apply (CueLibrary    *library,
                                      CueBlindRound *round,
                                      guint          setting) G_GNUC_WARN_UNUSED_RESULT;
guint          cue_verdict_use_get_n (CueVerdictUse *self);
/* What was edited since stays as it is. */
void           cue_verdict_use_undo  (CueVerdictUse *self);
void           cue_verdict_use_free  (CueVerdictUse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueVerdictUse, cue_verdict_use_free)

G_END_DECLS
