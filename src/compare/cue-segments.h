/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSegments: a text cut into sentences and steps. Placeholders and tags stay whole, a list item is one step, a line
 * ends a segment unless the next plainly goes on. Segments and the white space after them make up the whole text. */
#pragma once

#include <glib.h>

#include "cue-tokens.h"

G_BEGIN_DECLS

/* In bytes from the text's beginning, and in tokens. */
typedef struct
{
  guint offset;
  guint length;      /* without white space round it */
  guint gap;         /* white space after it, up to the next segment or the end */
  guint first_token;
  guint n_tokens;
  guint number;      /* bytes of the step's number at the beginning, with the white space after it */
  guint n_number;    /* of these tokens, the first that are the step's number */
} CueSegment;

typedef struct
{
  const char *text;     /* (unowned) */
  gsize       length;
  GArray     *segments; /* (owned) (element-type CueSegment); the first may come after white space */
  GArray     *tokens;   /* (owned) (element-type CueToken) */
} CueSegments;

/* (transfer full): @text is valid UTF-8, is borrowed and must outlive the result. */
CueSegments *cue_segments_new  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void         cue_segments_free (CueSegments *self);

/* (transfer full): the same cut where it is told: a segment begins at each of the @n ascending @offsets, and none has a
 * number. @text is borrowed as well. */
CueSegments *cue_segments_new_at (const char  *text,
                                  const guint *offsets,
                                  guint        n) G_GNUC_WARN_UNUSED_RESULT;

/* The bytes of the list marker ("1. ", "2) ", "- ", "• ") at the beginning of a line, 0 when there is none. */
gsize        cue_segments_measure_marker (const char *line,
                                          gsize       length);

/* The bytes of a step's number ("2. ", "٢) ", "b) ") at the beginning of a segment, with all white space after it; 0
 * when there is none. Bullets are no numbers. */
gsize        cue_segments_measure_number (const char *segment,
                                          gsize       length);

static inline const CueSegment *
cue_segments_get (const CueSegments *self,
                  guint              index)
{
  return &g_array_index (self->segments, CueSegment, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSegments, cue_segments_free)

G_END_DECLS
