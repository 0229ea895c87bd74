/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light or dark, as the setting "appearance" says. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on the whole program follows @settings. Calling it again does no harm. */
void cue_appearance_follow (GSettings *settings);

G_END_DECLS
