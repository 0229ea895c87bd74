/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How marked words look in a label: new ones underlined, gone ones struck, placeholders as pills. Pure. */
#pragma once

#include <pango/pango.h>

#include "cue-comparison.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean dark;
  gboolean high_contrast;
} CueMarkStyle;

/* (transfer full): the words of @spans, one after the other. */
char          *cue_cell_marks_dup_text (GPtrArray *spans) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): attributes for that text. @marked: FALSE shows placeholders only. */
PangoAttrList *cue_cell_marks_create   (GPtrArray    *spans,
                                        gboolean      marked,
                                        CueMarkStyle  style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
