/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueVariantCard: one variant in the list beside the editor: a tick for Compare, what it is, stars, a note, Use, and a menu
 * with the rest. Properties: variant (construct-only), checked, in-use. What is asked of it is asked of the page, with the
 * variant's id: page.use-variant, rate-variant, name-variant, note-variant, make-scenario, copy-variant,
 * show-variant-details, hide-variant and delete-variant. F2 names it. */
#pragma once

#include <gtk/gtk.h>

#include "cue-variant.h"

G_BEGIN_DECLS

#define CUE_TYPE_VARIANT_CARD (cue_variant_card_get_type ())
G_DECLARE_FINAL_TYPE (CueVariantCard, cue_variant_card, CUE, VARIANT_CARD, GtkWidget)

GtkWidget  *cue_variant_card_new         (CueVariant *variant) G_GNUC_WARN_UNUSED_RESULT;
CueVariant *cue_variant_card_get_variant (CueVariantCard *self);

gboolean    cue_variant_card_get_checked (CueVariantCard *self);
void        cue_variant_card_set_checked (CueVariantCard *self,
                                          gboolean        checked);
void        cue_variant_card_set_in_use  (CueVariantCard *self,
                                          gboolean        in_use);

G_END_DECLS
