/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CuePrivacyPage: what is kept where and what is sent, in plain sentences; clearing, exporting and deleting it. */
#pragma once

#include <adwaita.h>

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_PRIVACY_PAGE (cue_privacy_page_get_type ())
G_DECLARE_FINAL_TYPE (CuePrivacyPage, cue_privacy_page, CUE, PRIVACY_PAGE, AdwPreferencesPage)

/* Once. */
void cue_privacy_page_set_manager (CuePrivacyPage      *self,
                                   CueWorkspaceManager *manager);

G_END_DECLS
