/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueMergedHead: what stands over the merged draft: where its sentences come from, and a menu. The menu activates actions of
 * group "compare". */
#pragma once

#include <gtk/gtk.h>

#include "cue-merged-draft.h"

G_BEGIN_DECLS

#define CUE_TYPE_MERGED_HEAD (cue_merged_head_get_type ())
G_DECLARE_FINAL_TYPE (CueMergedHead, cue_merged_head, CUE, MERGED_HEAD, GtkWidget)

GtkWidget *cue_merged_head_new     (void) G_GNUC_WARN_UNUSED_RESULT;

/* @titles: the columns'. */
void       cue_merged_head_set_titles (CueMergedHead     *self,
                                       const char *const *titles,
                                       gboolean           structured);
/* @merged: nullable. */
void       cue_merged_head_show       (CueMergedHead  *self,
                                       CueMergedDraft *merged,
                                       guint           n_columns);

/* (transfer full): "6 the same · 4 from 2 · 1 yours"; with @titles "4 from Variant 2". Pure. */
char      *cue_merged_head_dup_origins (CueMergedDraft    *merged,
                                        guint              n_columns,
                                        const char *const *titles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
