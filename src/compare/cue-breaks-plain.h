/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word boundaries in lines of plain Latin and Cyrillic text, which most lines are, without asking Pango: the same result in
 * a fraction of the time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether all of @line, which may end in a line feed, is of the letters and marks that are known here. */
gboolean cue_breaks_is_plain   (const char *line,
                                gsize       length);

/* Sets CUE_BREAK_WORD and _SPACE in @flags (@length bytes, all 0 before) for a plain line. */
void     cue_breaks_mark_plain (guint8     *flags,
                                const char *line,
                                gsize       length);

/* The words of a plain line, counted as cue_text_count_words() does: "10:30" is two. */
guint    cue_breaks_count_plain (const char *line,
                                 gsize       length);

G_END_DECLS
