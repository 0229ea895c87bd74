/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueKeyDialog: asks for a new key for a workspace whose key the service refused, or whose key is gone; tests it, then keeps
 * it. It closes by itself once the key is kept; the manager goes on with it. */
#pragma once

#include <adwaita.h>

#include "cue-connecting.h"

G_BEGIN_DECLS

#define CUE_TYPE_KEY_DIALOG (cue_key_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CueKeyDialog, cue_key_dialog, CUE, KEY_DIALOG, AdwWindow)

GtkWidget      *cue_key_dialog_new       (GtkWindow           *parent,
                                          CueWorkspaceManager *manager,
                                          CueWorkspace        *workspace) G_GNUC_WARN_UNUSED_RESULT;

/* One that is there already for @workspace comes to the front; there are never two. */
void            cue_key_dialog_present   (GtkWindow           *parent,
                                          CueWorkspaceManager *manager,
                                          CueWorkspace        *workspace);

CueConnectState cue_key_dialog_get_state (CueKeyDialog *self);

G_END_DECLS
