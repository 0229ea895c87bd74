/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConflictPage: a scenario that was saved by somebody else while it was being written: field by field, mine, theirs and
 * before. It uses the actions page.settle (save what was chosen) and page.settle-later of the page around it. */
#pragma once

#include <gtk/gtk.h>

#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_CONFLICT_PAGE (cue_conflict_page_get_type ())
G_DECLARE_FINAL_TYPE (CueConflictPage, cue_conflict_page, CUE, CONFLICT_PAGE, GtkWidget)

/* @conflict (nullable): none shows. @library (nullable): knows the names of what has numbers. */
void         cue_conflict_page_show         (CueConflictPage *self,
                                             CueConflict     *conflict,
                                             CueLibrary      *library);
/* (transfer none) (nullable) */
CueConflict *cue_conflict_page_get_conflict (CueConflictPage *self);
/* While the settled version is being saved. */
void         cue_conflict_page_set_busy     (CueConflictPage *self,
                                             gboolean         busy);

G_END_DECLS
