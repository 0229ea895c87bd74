/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueKeyring: CueSecrets in the Secret Service (libsecret); one schema, attributes workspace id and URL. Every call
 * ends within a time limit, since a locked keyring may wait for a prompt that nobody sees. */
#pragma once

#include "cue-secrets.h"

G_BEGIN_DECLS

#define CUE_TYPE_KEYRING (cue_keyring_get_type ())
G_DECLARE_FINAL_TYPE (CueKeyring, cue_keyring, CUE, KEYRING, GObject)

CueKeyring *cue_keyring_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
