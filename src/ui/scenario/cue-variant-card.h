/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueVariantCard: one variant in the list beside the editor: a tick for Compare, what it is, Use.
 * Properties: variant (construct-only), checked, in-use. Its button activates "page.use-variant" with the variant's id. */
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
