/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says of the cells of a comparison. */
#pragma once

#include "cue-grid-state.h"

G_BEGIN_DECLS

/* (transfer full): of a text's cell: "Row 3 of 15, Variant 3, reworded. Added: … In the draft. When asked …". Struck words are
 * told before the text, not inside it. */
char *cue_cell_speech_dup       (CueGridState  *state,
                                 CueCompareRow *row,
                                 guint          column) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): of the merged draft's cell. */
char *cue_cell_speech_dup_draft (CueGridState  *state,
                                 CueCompareRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): where else a sentence stands: "Moved up, from 8", "Comes later, at 8"; NULL for a cell that is in its place. */
char *cue_cell_speech_dup_place (CueGridState  *state,
                                 CueCompareRow *row,
                                 guint          column) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the text itself was moved there or away, rather than another one's. */
gboolean cue_cell_speech_is_mover (CueGridState  *state,
                                   CueCompareRow *row,
                                   guint          column);

G_END_DECLS
