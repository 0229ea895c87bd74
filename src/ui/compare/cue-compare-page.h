/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePage: the Compare tab: two to four texts side by side, level sentence by sentence, words marked against a
 * baseline, and the draft merged from the best of each. Properties: face ("none", "one" or "compare"), n-changes,
 * current-change (0: none), all read-only; mark-words, only-differences, scroll-together; lone (read-only: whether one
 * text shows alone).
 * Actions in group "compare": next-change, previous-change, mark-words, only-differences, scroll-together, blind,
 * stability, undo, redo, find, find-next, find-previous, export (s: "html", "markdown" or "json"), stop, again, use-draft,
 * edit-draft, copy-draft, clear-draft, next-column, previous-column; of one column, whose number they take (u):
 * put (us: the column, or one more, and a source's key), choose, make-baseline, take-all, use, rename, show-alone, swap,
 * remove-column, show-column. */
#pragma once

#include <gtk/gtk.h>

#include "cue-compare-source.h"
#include "cue-library.h"
#include "cue-merged-draft.h"

G_BEGIN_DECLS

#define CUE_TYPE_COMPARE_PAGE (cue_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (CueComparePage, cue_compare_page, CUE, COMPARE_PAGE, GtkWidget)

/* @library: where other scenarios are found and variants are kept; set once. */
void            cue_compare_page_set_library  (CueComparePage *self,
                                               CueLibrary     *library);
void            cue_compare_page_set_draft    (CueComparePage *self,
                                               CueDraft       *draft);

/* @variants: (element-type CueVariant), two to four. */
void            cue_compare_page_set_variants (CueComparePage *self,
                                               GPtrArray      *variants);
/* @drafts: (element-type CueDraft): beside the text of the draft that shows, one to three other scenarios. */
void            cue_compare_page_set_drafts   (CueComparePage *self,
                                               GPtrArray      *drafts);
/* Borrowed (element-type CueCompareSource): the columns from the start. */
GPtrArray      *cue_compare_page_get_columns  (CueComparePage *self);

guint           cue_compare_page_get_baseline (CueComparePage *self);
void            cue_compare_page_set_baseline (CueComparePage *self,
                                               guint           column);

/* (nullable): NULL while the texts are being compared for the first time. */
CueMergedDraft *cue_compare_page_get_merged   (CueComparePage *self);

/* Opens the bar that finds in all texts; FALSE where there is nothing to find in. */
gboolean        cue_compare_page_find         (CueComparePage *self);

G_END_DECLS
