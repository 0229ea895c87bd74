/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison as lines for people. */
#pragma once

#include "cue-comparison.h"

G_BEGIN_DECLS

/* (transfer full): a line a sentence, marked against the first text; of more than two texts the changed sentences one
 * below the other. @terminal: it goes to standard output, and may have colours if that is a terminal. */
char *cue_cli_mark_comparison (CueComparison     *comparison,
                               const char *const *titles,
                               gboolean           terminal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
