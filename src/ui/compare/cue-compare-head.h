/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCompareHead: what stands over a column: badge, title, whether it is the baseline or in use, words and changes, stars,
 * and a menu of what can be done with the column. The menu activates actions of group "compare" with the column's number. */
#pragma once

#include <gtk/gtk.h>

#include "cue-compare-source.h"

G_BEGIN_DECLS

#define CUE_TYPE_COMPARE_HEAD (cue_compare_head_get_type ())
G_DECLARE_FINAL_TYPE (CueCompareHead, cue_compare_head, CUE, COMPARE_HEAD, GtkWidget)

/* What the head says of its column. */
typedef struct
{
  GPtrArray *columns;   /* (unowned) (element-type CueCompareSource): all of them */
  guint      baseline;  /* which of them is the baseline */
  gboolean   in_use;
  int        n_words;   /* negative while unknown */
  int        n_changes; /* rows that differ from the baseline; negative while unknown */
  gboolean   compact;   /* not all columns show: the title chooses which one shows here */
} CueHeadState;

/* @others: (element-type CueCompareSource): what the column could show instead. */
GtkWidget *cue_compare_head_new       (CueCompareSource   *source,
                                       guint               column,
                                       GPtrArray          *others,
                                       const CueHeadState *state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
