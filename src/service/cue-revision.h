/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Improving instructions that exist: a wish is worked into the text by rules. Pure. */
#pragma once

#include "cue-profile-values.h"

G_BEGIN_DECLS

/* (transfer full): @current (plain instructions or a structured test) with @wish, whose literals are replaced, worked
 * in: steps are added before the end of the call, reworded or taken out, and numbered anew. */
char *cue_revision_write (const char       *current,
                          const char       *wish,
                          CueProfileValues *values,
                          guint32           seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
