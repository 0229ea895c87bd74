/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A structured test as lines to read; both shapes the service uses are understood. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char    *when;      /* (nullable): what the agent does; NULL for the caller's next turn in a chain */
  char    *says;      /* what the caller says or does; "" where the caller waits */
  gboolean opening;   /* the caller's first words */
  gboolean follow_up; /* on the caller's next turn, whatever the answer is */
  gboolean verbatim;  /* word for word */
} CueStepText;

void       cue_step_text_free  (CueStepText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueStepText, cue_step_text_free)

/* (transfer full) (nullable) (element-type CueStepText): the steps in the order they are written; NULL when @text is
 * not a structured test. @role (out, transfer full, nullable): who the caller is. */
GPtrArray *cue_steps_text_read (const char  *text,
                                char       **role) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
