/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueVariantBadge: a column's number in a shape and a colour of its own: circle, square, diamond, hexagon. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_VARIANT_BADGE (cue_variant_badge_get_type ())
G_DECLARE_FINAL_TYPE (CueVariantBadge, cue_variant_badge, CUE, VARIANT_BADGE, GtkWidget)

/* @shape: 0 to 3; @number: what stands inside. */
GtkWidget *cue_variant_badge_new (guint shape,
                                  int   number) G_GNUC_WARN_UNUSED_RESULT;

/* The same, as small as a lane of the overview. */
GtkWidget *cue_variant_badge_new_small (guint shape,
                                        int   number) G_GNUC_WARN_UNUSED_RESULT;
void       cue_variant_badge_set (CueVariantBadge *self,
                                  guint            shape,
                                  int              number);

/* Draws the shape of a column, @size high and wide (px), into @cr; @tint: how much of its colour fills it. */
void       cue_variant_badge_draw_shape (cairo_t *cr,
                                         guint    shape,
                                         double   size,
                                         double   tint);

G_END_DECLS
