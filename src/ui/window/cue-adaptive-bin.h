/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueAdaptiveBin: shows its child at any width from minimum-width on, and says when its width has changed, so that
 * what is inside can be arranged anew. A child that is still wider for a moment is cut off, not squeezed.
 * Properties: child, minimum-width (int, pixels). Signal "width-changed" (int width): from an idle, never while
 * sizes are being handed out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_ADAPTIVE_BIN (cue_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (CueAdaptiveBin, cue_adaptive_bin, CUE, ADAPTIVE_BIN, GtkWidget)

GtkWidget *cue_adaptive_bin_get_child (CueAdaptiveBin *self);
void       cue_adaptive_bin_set_child (CueAdaptiveBin *self,
                                       GtkWidget      *child);

G_END_DECLS
