/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueInstructionsView: the editor of the instructions: running text in the interface's font, `{{…}}` placeholders
 * tinted, numbered steps with a hanging indent, undo. Properties: instructions (text). */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define CUE_TYPE_INSTRUCTIONS_VIEW (cue_instructions_view_get_type ())
G_DECLARE_FINAL_TYPE (CueInstructionsView, cue_instructions_view, CUE, INSTRUCTIONS_VIEW, GtkSourceView)

/* Borrowed: what the editor holds. */
const char *cue_instructions_view_get_instructions (CueInstructionsView *self);

/* Replaces the text. @undoable: the tester's own doing (a variant taken), not another scenario being shown. */
void        cue_instructions_view_set_instructions (CueInstructionsView *self,
                                                    const char          *text,
                                                    gboolean             undoable);

/* Number of bytes of the number in front of a step ("12. " is 4), 0 where @line does not begin with one. Pure. */
gsize       cue_instructions_view_measure_number   (const char *line);

G_END_DECLS
