/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueInstructionsPage: the Instructions tab: the text in an editor (a structured test as steps to read), with the
 * variants beside it. Edits go into the draft. Buttons activate "page.generate", "page.use-variant", "page.compare". */
#pragma once

#include <gtk/gtk.h>

#include "cue-draft.h"
#include "cue-generation-queue.h"

G_BEGIN_DECLS

#define CUE_TYPE_INSTRUCTIONS_PAGE (cue_instructions_page_get_type ())
G_DECLARE_FINAL_TYPE (CueInstructionsPage, cue_instructions_page, CUE, INSTRUCTIONS_PAGE, GtkWidget)

void        cue_instructions_page_set_queue    (CueInstructionsPage *self,
                                                CueGenerationQueue  *queue);
void        cue_instructions_page_set_draft    (CueInstructionsPage *self,
                                                CueDraft            *draft);

/* (transfer full) (element-type CueVariant): the variants ticked for Compare, by number. */
GPtrArray  *cue_instructions_page_list_checked (CueInstructionsPage *self) G_GNUC_WARN_UNUSED_RESULT;

/* Which face shows: "empty", "editor" or "steps". */
const char *cue_instructions_page_get_face     (CueInstructionsPage *self);

/* "Write it myself": the editor, also while there is no text. */
void        cue_instructions_page_write        (CueInstructionsPage *self);

/* (transfer none) (nullable): the card of @variant in the panel. */
GtkWidget  *cue_instructions_page_find_card    (CueInstructionsPage *self,
                                                CueVariant          *variant);

G_END_DECLS
