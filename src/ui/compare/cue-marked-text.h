/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueMarkedText: the text of a cell as it is shown, and which parts of it are marked how. Placeholders stand there by their everyday
 * names: `{{test_profile.full_name}}` is "full name". Pure. */
#pragma once

#include <pango/pango.h>

#include "cue-cell-marks.h"
#include "cue-comparison.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_MARK_ADDED,       /* tint, and a line under it */
  CUE_MARK_REMOVED,     /* tint, struck */
  CUE_MARK_MOVED,       /* dotted line under it */
  CUE_MARK_PLACEHOLDER, /* a pill */
  CUE_MARK_FOUND,       /* a frame */
} CueMarkKind;

/* Bytes of the shown text; @number counts FOUND marks from 0. */
typedef struct
{
  CueMarkKind kind;
  guint       from;
  guint       to;
  guint       number;
} CueMark;

typedef struct
{
  char    *text;  /* (owned) */
  GArray  *marks; /* (owned) (element-type CueMark) */
  gboolean cut;   /* whether more follows */
} CueMarkedText;

/* A cell's: its word marks with @marked, the whole of it as added where only this text has it, as moved where it moved;
 * in the baseline's own column there are none. @whole: FALSE cuts a very long text. */
CueMarkedText *cue_marked_text_new       (CueCompareRow *row,
                                          guint          column,
                                          gboolean       is_baseline,
                                          gboolean       marked,
                                          gboolean       whole) G_GNUC_WARN_UNUSED_RESULT;
/* Plain words, of the merged draft. */
CueMarkedText *cue_marked_text_new_plain (const char *text,
                                          gboolean    whole) G_GNUC_WARN_UNUSED_RESULT;
/* To its end and as it is written, placeholders too. */
CueMarkedText *cue_marked_text_new_raw   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void           cue_marked_text_free      (CueMarkedText *self);

/* Marks where @needle (folded; nullable) stands; struck words do not count. */
void           cue_marked_text_find      (CueMarkedText *self,
                                          const char    *needle);
/* (transfer full): what Pango draws of the marks: colours, weight, struck words. */
PangoAttrList *cue_marked_text_create_attributes (CueMarkedText *self,
                                                  CueMarkStyle   style) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): @text with placeholders by their names. */
char          *cue_marked_text_dup_shown (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueMarkedText, cue_marked_text_free)

G_END_DECLS
