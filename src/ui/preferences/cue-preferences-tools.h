/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of the preferences share. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Both ways; @settings: NULL makes @widget insensitive. */
void      cue_preferences_bind        (GSettings  *settings,
                                       const char *key,
                                       gpointer    widget,
                                       const char *property);

/* Shows @path's folder in the system's file manager, or says why not. */
void      cue_preferences_open_folder (GtkWidget  *page,
                                       const char *path);

/* (transfer none): a sentence that goes away by itself, on the window @page is in; NULL where it is in none. */
AdwToast *cue_preferences_show_toast  (GtkWidget  *page,
                                       const char *text);

/* (transfer full): an address or a path, kept in one piece and at the start of its line in text of either direction. */
char     *cue_preferences_dup_isolated (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): @path with the home folder as "~", isolated as above. */
char     *cue_preferences_dup_path    (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
