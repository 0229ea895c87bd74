/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueVariantsPanel: beside the editor: generations on their way, newest first, then the variants, newest first.
 * What was ordered together stands under a heading; hidden ones are left out unless asked for.
 * Properties: n-checked (read-only), sort (CueVariantSort), with-hidden. Actions in group "variants": sort(s), show-hidden.
 * The button activates "page.compare". */
#pragma once

#include <gtk/gtk.h>

#include "cue-draft.h"
#include "cue-generation-queue.h"

G_BEGIN_DECLS

#define CUE_TYPE_VARIANTS_PANEL (cue_variants_panel_get_type ())
G_DECLARE_FINAL_TYPE (CueVariantsPanel, cue_variants_panel, CUE, VARIANTS_PANEL, GtkWidget)

void       cue_variants_panel_set_queue    (CueVariantsPanel   *self,
                                            CueGenerationQueue *queue);
void       cue_variants_panel_set_draft    (CueVariantsPanel *self,
                                            CueDraft         *draft);

/* (transfer full) (element-type CueVariant): the ticked ones, by number. */
GPtrArray *cue_variants_panel_list_checked (CueVariantsPanel *self) G_GNUC_WARN_UNUSED_RESULT;
guint      cue_variants_panel_get_n_checked (CueVariantsPanel *self);

/* (transfer none) (nullable): the card that shows @variant. */
GtkWidget *cue_variants_panel_find_card    (CueVariantsPanel *self,
                                            CueVariant       *variant);

G_END_DECLS
