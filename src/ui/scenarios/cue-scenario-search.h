/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching scenarios as one types: pure functions, no widget. */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

/* (transfer full): @text without case and without marks over letters, for comparing: "Señora" becomes "senora". */
char    *cue_search_fold        (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the folded words of what was typed, NULL-terminated; empty for blank text. */
char   **cue_search_split       (const char *query) G_GNUC_WARN_UNUSED_RESULT;

/* Whether every one of @words occurs in the name, the brief, the instructions, the outcome or a tag of @draft. */
gboolean cue_search_matches     (CueDraft          *draft,
                                 const char *const *words);

G_END_DECLS
