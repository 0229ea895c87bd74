/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of Cuecard, as what stands behind the window needs them. Where nobody has installed the schema there are
 * none: every function takes NULL and then means the defaults. */
#pragma once

#include "cue-network-settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) (nullable) */
GSettings          *cue_app_settings_new            (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean            cue_app_settings_get_boolean    (GSettings  *settings,
                                                     const char *key,
                                                     gboolean    fallback);

/* How long the local workspace is to take for a text; negative where nobody has said so. */
int                 cue_app_settings_get_write_seconds (GSettings *settings);

/* Whether the tester has paused sending in the workspace of this id. */
gboolean            cue_app_settings_is_paused      (GSettings  *settings,
                                                     const char *workspace_id);
void                cue_app_settings_set_paused     (GSettings  *settings,
                                                     const char *workspace_id,
                                                     gboolean    paused);

/* (transfer full): proxy-mode, proxy-url and ca-file. */
CueNetworkSettings *cue_app_settings_dup_network    (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* The language of the interface, for this program and those it starts; only before the locale is set up. */
void                cue_app_settings_apply_language (GSettings *settings);

/* Every key as on the first day. */
void                cue_app_settings_reset          (GSettings *settings);

G_END_DECLS
