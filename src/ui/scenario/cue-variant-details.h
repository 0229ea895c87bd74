/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that made a variant, for reading and copying. */
#pragma once

#include <gtk/gtk.h>

#include "cue-library.h"

G_BEGIN_DECLS

/* (transfer full): it in words, a line each: what was asked, the wish, the seed, times, the service. Never a key. */
char      *cue_variant_details_dup_text (CueVariant *variant,
                                         CueLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

/* A popover with it, to be opened beside the variant; what was sent and answered to the letter is folded away. */
GtkWidget *cue_variant_details_new      (CueVariant *variant,
                                         CueLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
