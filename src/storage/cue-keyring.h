/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueKeyring: CueSecrets in the Secret Service (libsecret); one schema, attributes workspace id and URL. Every call
 * ends within a time limit, since a locked keyring may wait for a prompt that nobody sees. Where the keyring is locked, each
 * call has it ask to be unlocked: closing that question is CUE_SECRET_ERROR_DISMISSED, leaving it be is LOCKED.
 *
 * In a Flatpak libsecret keeps the keys in an encrypted file of the sandbox, whose password it gets from the secret portal;
 * where there is no portal it talks to the Secret Service, which the manifests allow (--talk-name=org.freedesktop.secrets). */
#pragma once

#include "cue-secrets.h"

G_BEGIN_DECLS

#define CUE_TYPE_KEYRING (cue_keyring_get_type ())
G_DECLARE_FINAL_TYPE (CueKeyring, cue_keyring, CUE, KEYRING, GObject)

CueKeyring *cue_keyring_new             (void) G_GNUC_WARN_UNUSED_RESULT;

/* With other time limits, in seconds: @quick where nobody is asked, @prompt where a person may have to type a password. */
CueKeyring *cue_keyring_new_with_limits (guint quick,
                                         guint prompt) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
