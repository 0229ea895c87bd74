/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regular expressions that are used again and again are compiled once: compiling one costs far more than a match of the
 * short texts here. For the main thread only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @pattern, which comes from the program and its data, compiled; a wrong one ends the program. */
GRegex  *cue_pattern_get     (const char         *pattern,
                              GRegexCompileFlags  flags) G_GNUC_WARN_UNUSED_RESULT;
gboolean cue_pattern_matches (const char         *pattern,
                              const char         *text,
                              GRegexCompileFlags  flags);
/* (transfer full): the parts of @text between matches. */
char   **cue_pattern_split   (const char         *pattern,
                              const char         *text,
                              GRegexCompileFlags  flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
