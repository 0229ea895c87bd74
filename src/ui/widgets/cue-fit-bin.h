/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFitBin: shows its wide child where there is room for it, else its narrow one.
 * Properties: wide, narrow (GtkWidget, each set once). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_FIT_BIN (cue_fit_bin_get_type ())
G_DECLARE_FINAL_TYPE (CueFitBin, cue_fit_bin, CUE, FIT_BIN, GtkWidget)

G_END_DECLS
