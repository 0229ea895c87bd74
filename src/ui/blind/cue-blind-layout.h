/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as it is read in a card: a sentence or a step a line, placeholders by their names, a structured test in words.
 * Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a placeholder's name stands, in bytes. */
typedef struct
{
  guint start;
  guint end;
} CueBlindPill;

/* (transfer full): the lines; @pills (out) (optional) (transfer full) (element-type CueBlindPill). */
char *cue_blind_layout (const char  *text,
                        GArray     **pills) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
