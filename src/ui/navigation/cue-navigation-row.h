/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueNavigationRow: one place to go to: an icon, a name and a count or a badge.
 * Properties: title, icon-name, count (int, negative = not shown), badge (nullable). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUE_TYPE_NAVIGATION_ROW (cue_navigation_row_get_type ())
G_DECLARE_FINAL_TYPE (CueNavigationRow, cue_navigation_row, CUE, NAVIGATION_ROW, GtkListBoxRow)

GtkWidget  *cue_navigation_row_new       (const char *title,
                                          const char *icon_name) G_GNUC_WARN_UNUSED_RESULT;

const char *cue_navigation_row_get_title (CueNavigationRow *self);
void        cue_navigation_row_set_title (CueNavigationRow *self,
                                          const char       *title);
const char *cue_navigation_row_get_badge (CueNavigationRow *self);
void        cue_navigation_row_set_badge (CueNavigationRow *self,
                                          const char       *badge);
int         cue_navigation_row_get_count (CueNavigationRow *self);
/* Whether the badge says that something waits for the tester. */
void        cue_navigation_row_set_urgent (CueNavigationRow *self,
                                           gboolean          urgent);
void        cue_navigation_row_set_count (CueNavigationRow *self,
                                          int               count);

G_END_DECLS
