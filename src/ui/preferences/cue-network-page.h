/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueNetworkPage: how Cekura workspaces get out of this computer: proxy and additional certificates. A proxy is kept only
 * once its address is one. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CUE_TYPE_NETWORK_PAGE (cue_network_page_get_type ())
G_DECLARE_FINAL_TYPE (CueNetworkPage, cue_network_page, CUE, NETWORK_PAGE, AdwPreferencesPage)

/* (nullable); once. */
void cue_network_page_set_settings    (CueNetworkPage *self,
                                       GSettings      *settings);
/* Looks at @file, and has it trusted from now on where it holds a certificate; otherwise says what is wrong. */
void cue_network_page_use_certificate (CueNetworkPage *self,
                                       GFile          *file);

G_END_DECLS
