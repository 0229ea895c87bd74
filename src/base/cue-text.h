/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pure helpers on UTF-8 text; lengths are in Unicode code points unless "bytes" is said. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Number of words by Unicode word boundaries (Pango); `{{…}}` placeholders count as one. */
guint    cue_text_count_words (const char *text);

/* Seconds to speak @text aloud, at 150 words a minute (scripts without spaces: 5 letters a second). */
guint    cue_text_estimate_seconds (const char *text);

/* (transfer full): a copy made safe to keep and send: invalid UTF-8 replaced by U+FFFD, NUL and other C0/C1 control
 * characters except tab and line feed dropped, CR LF and CR turned into LF. @length in bytes, -1 for NUL-terminated. */
char    *cue_text_clean (const char *text,
                         gssize      length) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): for showing text from outside in one line: as above, and bidi overrides dropped, white space runs
 * (line feeds too) one space, cut to @max_chars with an ellipsis. */
char    *cue_text_excerpt (const char *text,
                           guint       max_chars) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): @text without case and without marks over letters, for comparing: "Señora" becomes "senora"; "" for
 * NULL and for text that is not UTF-8. Pure: any thread. */
char    *cue_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @c is of a script that is written without spaces between words. */
gboolean cue_text_is_dense (gunichar c);

/* Whether @text is NULL, empty, or white space and invisible characters only. */
gboolean cue_text_is_blank (const char *text);

G_END_DECLS
