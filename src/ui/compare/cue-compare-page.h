/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePage: the Compare tab: two to four texts side by side, level sentence by sentence, words marked against a
 * baseline. Properties: face ("none", "one" or "compare"), n-changes, current-change (0: none), all read-only;
 * mark-words, only-differences.
 * Actions in group "compare": next-change, previous-change, put(us), mark-words, only-differences. */
#pragma once

#include <gtk/gtk.h>

#include "cue-comparison.h"
#include "cue-draft.h"

G_BEGIN_DECLS

#define CUE_TYPE_COMPARE_PAGE (cue_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (CueComparePage, cue_compare_page, CUE, COMPARE_PAGE, GtkWidget)

void       cue_compare_page_set_draft    (CueComparePage *self,
                                          CueDraft       *draft);

/* @variants: (element-type CueVariant), two to four. */
void       cue_compare_page_set_variants (CueComparePage *self,
                                          GPtrArray      *variants);
/* Borrowed (element-type CueVariant): the columns from the start. */
GPtrArray *cue_compare_page_get_variants (CueComparePage *self);

guint      cue_compare_page_get_baseline (CueComparePage *self);
void       cue_compare_page_set_baseline (CueComparePage *self,
                                          guint           column);

G_END_DECLS
