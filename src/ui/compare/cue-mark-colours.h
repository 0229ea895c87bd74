/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of marks: blue against brown, never red against green; no tints in high contrast. */
#pragma once

#include "cue-marked-text.h"

G_BEGIN_DECLS

/* Each may be NULL: drawn as the text is, or not at all. */
typedef struct
{
  const char *text;
  const char *tint;
  const char *line;
} CueMarkColours;

const CueMarkColours *cue_mark_colours_get (CueMarkKind  kind,
                                            CueMarkStyle style);

/* Of the badge and marks of a column by its shape, 0 to 3. */
const char           *cue_mark_colours_get_column (guint        shape,
                                                   CueMarkStyle style);

G_END_DECLS
