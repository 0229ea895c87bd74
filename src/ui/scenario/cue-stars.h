/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStars: none to five stars, given with a click, the arrow keys or 0 to 5. A click on the last star takes them back.
 * Properties: value (0–5), label (what is judged, for a screen reader). Signal "rated" (value): the tester gave other stars;
 * setting the property does not emit it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_STARS_MAX 5

#define CUE_TYPE_STARS (cue_stars_get_type ())
G_DECLARE_FINAL_TYPE (CueStars, cue_stars, CUE, STARS, GtkWidget)

int  cue_stars_get_value (CueStars *self);
void cue_stars_set_value (CueStars *self,
                          int       value);
/* As the tester does it. */
void cue_stars_rate      (CueStars *self,
                          int       value);

G_END_DECLS
