/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFakeSecrets: CueSecrets in memory; can fail and can wait. */
#pragma once

#include "cue-secrets.h"

G_BEGIN_DECLS

#define CUE_TYPE_FAKE_SECRETS (cue_fake_secrets_get_type ())
G_DECLARE_FINAL_TYPE (CueFakeSecrets, cue_fake_secrets, CUE, FAKE_SECRETS, GObject)

typedef enum
{
  CUE_FAKE_LOOKUP,
  CUE_FAKE_KEEP, /* store */
  CUE_FAKE_CLEAR,
} CueFakeSecretsCall;

CueFakeSecrets *cue_fake_secrets_new         (void) G_GNUC_WARN_UNUSED_RESULT;

/* See CueFakeLine. The error is (transfer full). */
void            cue_fake_secrets_fail_next   (CueFakeSecrets     *self,
                                              CueFakeSecretsCall  call,
                                              GError             *error);
void            cue_fake_secrets_hold        (CueFakeSecrets     *self,
                                              CueFakeSecretsCall  call,
                                              gboolean            hold);
guint           cue_fake_secrets_get_n_calls (CueFakeSecrets     *self,
                                              CueFakeSecretsCall  call);
guint           cue_fake_secrets_get_n_kept  (CueFakeSecrets     *self);

G_END_DECLS
