/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wishes that testers have often, ready to be chosen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint       cue_wish_presets_count        (void);
/* Both borrowed, in the interface's language: what it is called, and the sentence that the service gets. */
const char *cue_wish_presets_get_name     (guint i);
const char *cue_wish_presets_get_sentence (guint i);

G_END_DECLS
