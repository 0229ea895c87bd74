/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which values contradict each other in several wordings of one sentence. */
#pragma once

#include "cue-facts.h"

G_BEGIN_DECLS

/* Values of one kind, one a wording. */
typedef struct
{
  CueFactKind kind;
  guint       n_values;
  char      **values; /* (owned) (element-type utf8): as each wording writes it; NULL where it names none */
} CueConflictingValues;

void       cue_conflicting_values_free (CueConflictingValues *self);

/* (transfer full) (element-type CueConflictingValues): @wordings may have NULLs, which say nothing. A value that all
 * those name that name one of its kind contradicts nothing. */
GPtrArray *cue_contradictions_find     (const char *const *wordings,
                                        guint              n_wordings) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): "Variant 1 says 12 March, Variant 2 says 13 March"; NULL values are left out. */
char      *cue_contradictions_dup_text (char *const       *values,
                                        const char *const *titles,
                                        guint              n) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueConflictingValues, cue_conflicting_values_free)

G_END_DECLS
