/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSegmentBar: how far a batch is, a piece for each of its generations: filled when done, part-filled while it runs,
 * outlined with a cross when it failed; many are shown as a piece a state. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_SEGMENT_BAR (cue_segment_bar_get_type ())
G_DECLARE_FINAL_TYPE (CueSegmentBar, cue_segment_bar, CUE, SEGMENT_BAR, GtkWidget)

/* Shows how things stand now; @generations (element-type CueGeneration) is not kept. */
void  cue_segment_bar_show         (CueSegmentBar *self,
                                    GListModel    *generations);

/* How many pieces there are. */
guint cue_segment_bar_get_n_pieces (CueSegmentBar *self);

G_END_DECLS
