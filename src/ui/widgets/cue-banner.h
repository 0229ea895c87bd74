/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueBanner: a strip across a page that says one thing, with at most one button for what to do about it.
 * Properties: title (read-only, nullable: the strip is away). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_BANNER (cue_banner_get_type ())
G_DECLARE_FINAL_TYPE (CueBanner, cue_banner, CUE, BANNER, GtkWidget)

/* (nullable) */
const char *cue_banner_get_title (CueBanner *self);

/* @button_label and @action_name: both or neither. */
void        cue_banner_show      (CueBanner  *self,
                                  const char *title,
                                  const char *button_label,
                                  const char *action_name);
void        cue_banner_hide      (CueBanner *self);

G_END_DECLS
