/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words without regard to case and accents; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text, @to after the last one. */
typedef struct
{
  guint from;
  guint to;
} CueTextRange;

/* (transfer full) (element-type CueTextRange): where @needle, which is folded by cue_text_fold(), stands in @text; @skip (nullable) (element-type
 * CueTextRange) are parts of it, in order, that are passed over as if they were not there. */
GArray *cue_find_text_ranges (const char *text,
                              const char *needle,
                              GArray     *skip) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
