/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word has in common with its other forms, roughly and without a dictionary: for finding sentences that belong
 * together, never for showing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): NULL where the word is its own stem. */
char *cue_word_stem (const char *bytes,
                     gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
