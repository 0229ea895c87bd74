/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueActivityRow: a line of Activity: the name of a day, a save, the head of what was ordered together, or a generation.
 * Properties: kind, object (nullable: CueDraft, CueBatch or CueGeneration), text (nullable: a day's name; all
 * construct-only), member (construct-only: it stands under a head), first, last (of its card), expanded (a head: its
 * generations are shown). */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_ACTIVITY_DAY,
  CUE_ACTIVITY_SAVE,
  CUE_ACTIVITY_BATCH,
  CUE_ACTIVITY_GENERATION,
} CueActivityKind;

#define CUE_TYPE_ACTIVITY_KIND (cue_activity_kind_get_type ())
GType cue_activity_kind_get_type (void);

#define CUE_TYPE_ACTIVITY_ROW (cue_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (CueActivityRow, cue_activity_row, CUE, ACTIVITY_ROW, GObject)

CueActivityRow  *cue_activity_row_new          (CueActivityKind  kind,
                                                gpointer         object,
                                                const char      *text,
                                                gboolean         member) G_GNUC_WARN_UNUSED_RESULT;

CueActivityKind  cue_activity_row_get_kind     (CueActivityRow *self);
gpointer         cue_activity_row_get_object   (CueActivityRow *self);
const char      *cue_activity_row_get_text     (CueActivityRow *self);
gboolean         cue_activity_row_get_member   (CueActivityRow *self);

/* Where it stands in its card. */
void             cue_activity_row_set_place    (CueActivityRow *self,
                                                gboolean        first,
                                                gboolean        last);
gboolean         cue_activity_row_get_first    (CueActivityRow *self);
gboolean         cue_activity_row_get_last     (CueActivityRow *self);

void             cue_activity_row_set_expanded (CueActivityRow *self,
                                                gboolean        expanded);
gboolean         cue_activity_row_get_expanded (CueActivityRow *self);

G_END_DECLS
