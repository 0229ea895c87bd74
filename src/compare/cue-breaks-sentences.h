/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sentences may begin: the Unicode rules (UAX 29), which are the same for all scripts. Done here because Pango 1.50
 * ends a sentence after "3.50". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds CUE_BREAK_SENTENCE to the @flags of @text (valid UTF-8, @length bytes). */
void cue_breaks_mark_sentences (guint8     *flags,
                                const char *text,
                                gsize       length);

G_END_DECLS
