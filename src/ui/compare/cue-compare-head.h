/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCompareHead: what stands over a column: badge, title (a menu of the other texts), what it is, Use. Its menu
 * activates "compare.put" with column and variant id, its button "page.use-variant". */
#pragma once

#include <gtk/gtk.h>

#include "cue-variant.h"

G_BEGIN_DECLS

#define CUE_TYPE_COMPARE_HEAD (cue_compare_head_get_type ())
G_DECLARE_FINAL_TYPE (CueCompareHead, cue_compare_head, CUE, COMPARE_HEAD, GtkWidget)

/* @others: (element-type CueVariant): what the column could show instead. */
GtkWidget *cue_compare_head_new       (CueVariant *variant,
                                       guint       column,
                                       GPtrArray  *others) G_GNUC_WARN_UNUSED_RESULT;

/* @n_changes: how many rows differ from the baseline, negative while unknown or for the baseline itself. */
void       cue_compare_head_set_state (CueCompareHead *self,
                                       gboolean        is_baseline,
                                       gboolean        in_use,
                                       int             n_changes);

G_END_DECLS
