/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueActivityRows: a GListModel of CueActivityRow: what Activity shows, line by line. Saves come first, then, by days and
 * newest first, what was ordered: a head, and under it what failed, what runs, what waits and what is done; on the day
 * itself what is still on its way comes before what has ended. It follows the queue, once between two frames.
 * Properties: filter, search (nullable), n-all, n-running, n-needing (read-only: saves and generations of each filter). */
#pragma once

#include "cue-activity-row.h"
#include "cue-batch-list.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_ACTIVITY_ALL,
  CUE_ACTIVITY_RUNNING, /* on its way, also in line */
  CUE_ACTIVITY_NEEDING, /* does not go on before somebody decides something */
} CueActivityFilter;

#define CUE_TYPE_ACTIVITY_FILTER (cue_activity_filter_get_type ())
GType cue_activity_filter_get_type (void);

#define CUE_TYPE_ACTIVITY_ROWS (cue_activity_rows_get_type ())
G_DECLARE_FINAL_TYPE (CueActivityRows, cue_activity_rows, CUE, ACTIVITY_ROWS, GObject)

/* @saves (nullable) (element-type CueDraft). */
CueActivityRows *cue_activity_rows_new          (CueGenerationQueue *queue,
                                                 GListModel         *saves) G_GNUC_WARN_UNUSED_RESULT;

CueBatchList    *cue_activity_rows_get_batches  (CueActivityRows *self);

void             cue_activity_rows_set_filter   (CueActivityRows   *self,
                                                 CueActivityFilter  filter);
/* (nullable) */
void             cue_activity_rows_set_search   (CueActivityRows *self,
                                                 const char      *search);
guint            cue_activity_rows_count        (CueActivityRows   *self,
                                                 CueActivityFilter  filter);

/* What is on its way or needs somebody is expanded by itself, the rest is not. */
void             cue_activity_rows_set_expanded (CueActivityRows *self,
                                                 CueBatch        *batch,
                                                 gboolean         expanded);

/* The place of the row of @object; GTK_INVALID_LIST_POSITION when it is not shown. */
guint            cue_activity_rows_find         (CueActivityRows *self,
                                                 gpointer         object);

/* Takes up at once what happened. */
void             cue_activity_rows_update       (CueActivityRows *self);

G_END_DECLS
