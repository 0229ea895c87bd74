/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueGenerationPage: how texts are ordered. CueLocalPage: who writes in the local workspace, and where its data are. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CUE_TYPE_GENERATION_PAGE (cue_generation_page_get_type ())
G_DECLARE_FINAL_TYPE (CueGenerationPage, cue_generation_page, CUE, GENERATION_PAGE, AdwPreferencesPage)

/* (nullable); once. */
void cue_generation_page_set_settings (CueGenerationPage *self,
                                       GSettings         *settings);

#define CUE_TYPE_LOCAL_PAGE (cue_local_page_get_type ())
G_DECLARE_FINAL_TYPE (CueLocalPage, cue_local_page, CUE, LOCAL_PAGE, AdwPreferencesPage)

/* (nullable); once. */
void cue_local_page_set_settings      (CueLocalPage *self,
                                       GSettings    *settings);

/* @practice (nullable): what the local workspace gets wrong on purpose, see cue-practice-text.h; once. */
void cue_local_page_set_practice      (CueLocalPage *self,
                                       GAction      *practice);

G_END_DECLS
