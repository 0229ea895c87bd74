/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConnectPage: adds a workspace of Cekura, or edits one: address, key, a test that names the step that fails, the project,
 * a name.
 * Property: state. Signal "done" (CueWorkspace): it is kept; it is the one of the manager's list. While the signal goes out,
 * cue_connect_page_get_edited() tells whether it was edited. Leaving is the action "win.go-back"; a page that is no longer
 * shown has stopped, and holds no key. */
#pragma once

#include <adwaita.h>

#include "cue-connecting.h"

G_BEGIN_DECLS

#define CUE_TYPE_CONNECT_PAGE (cue_connect_page_get_type ())
G_DECLARE_FINAL_TYPE (CueConnectPage, cue_connect_page, CUE, CONNECT_PAGE, AdwBin)

GtkWidget         *cue_connect_page_new         (void) G_GNUC_WARN_UNUSED_RESULT;

/* Without one nothing can be tested. The page does not hold it. */
void               cue_connect_page_set_manager (CueConnectPage      *self,
                                                 CueWorkspaceManager *manager);

/* Starts afresh with @workspace, NULL: with a new one. An empty key then means that the present one stays. */
void               cue_connect_page_edit        (CueConnectPage *self,
                                                 CueWorkspace   *workspace);
/* (nullable) */
CueWorkspace      *cue_connect_page_get_edited  (CueConnectPage *self);

CueConnectState    cue_connect_page_get_state   (CueConnectPage *self);
/* (transfer none) (nullable): what its steps show; each test has a new one. */
CueConnectionTest *cue_connect_page_get_test    (CueConnectPage *self);

/* What its buttons do; nothing where they cannot be pressed. */
void               cue_connect_page_test        (CueConnectPage *self);
void               cue_connect_page_connect     (CueConnectPage *self);

G_END_DECLS
