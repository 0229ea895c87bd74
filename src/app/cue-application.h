/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueApplication: the composition root: makes settings, keyring, workspaces and their sessions, and shows in the window
 * what they say. Options: --local opens the local workspace without asking, --version.
 * Actions: quit, about, open-local, open-workspace (s: id), connect, add-workspace, edit-workspace (s: id), enter-key,
 * preferences (s: page), retry, cancel-opening, show-draft (s: id),
 * show-result (s: a generation's id), show-activity (s: a batch's id, or nothing). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CUE_TYPE_APPLICATION (cue_application_get_type ())
G_DECLARE_FINAL_TYPE (CueApplication, cue_application, CUE, APPLICATION, AdwApplication)

CueApplication *cue_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
