/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the merged draft share: drafts to work on, and their state in short words. */
#pragma once

#include "cue-merged-draft.h"

G_BEGIN_DECLS

/* Of the texts, for keeping a draft. */
extern const char *const merged_keys[CUE_COMPARE_MAX_COLUMNS];

/* @c (nullable): the third of the texts. */
CueComparison  *merged_compare      (const char *a,
                                     const char *b,
                                     const char *c,
                                     guint       baseline) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none): the draft holds it. */
CueMergedPiece *merged_get_piece    (CueMergedDraft *draft,
                                     guint           i);
void            merged_assert_text  (CueMergedDraft *draft,
                                     const char     *want);
/* (transfer full): a letter a piece: "." none, "=" common, "e" edited, a digit for the column it is taken from. */
char           *merged_write_kinds  (CueMergedDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
void            merged_assert_kinds (CueMergedDraft *draft,
                                     const char     *want);
/* One random step of a tester; the texts are in script @script. */
void            merged_do_something (CueMergedDraft *draft,
                                     CueComparison  *comparison,
                                     guint           script);

G_END_DECLS
