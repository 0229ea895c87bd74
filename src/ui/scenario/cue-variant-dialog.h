/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueVariantDialog: the tester's name for a variant, and a note about it. What is written is in the variant as soon as the
 * window is accepted, and kept with it. */
#pragma once

#include <adwaita.h>

#include "cue-variant.h"

G_BEGIN_DECLS

#define CUE_TYPE_VARIANT_DIALOG (cue_variant_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CueVariantDialog, cue_variant_dialog, CUE, VARIANT_DIALOG, AdwWindow)

/* @parent: (nullable); @for_note: the keyboard begins in the note, not in the name. */
GtkWidget *cue_variant_dialog_new (GtkWindow  *parent,
                                   CueVariant *variant,
                                   gboolean    for_note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
