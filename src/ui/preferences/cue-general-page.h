/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGeneralPage: preferences of the interface, and where drafts are kept. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CUE_TYPE_GENERAL_PAGE (cue_general_page_get_type ())
G_DECLARE_FINAL_TYPE (CueGeneralPage, cue_general_page, CUE, GENERAL_PAGE, AdwPreferencesPage)

/* (nullable); once. */
void cue_general_page_set_settings (CueGeneralPage *self,
                                    GSettings      *settings);

G_END_DECLS
