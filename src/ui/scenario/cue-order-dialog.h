/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueOrderDialog: what to generate, for one scenario or several: how many variants, for which personalities, languages and
 * test profiles, with which wishes; and how many requests that is, before anything is sent.
 * Properties: price-note (nullable). Signal "ordered" (n: guint): so many were put in line; the window closes itself. */
#pragma once

#include <adwaita.h>

#include "cue-generation-queue.h"
#include "cue-library.h"

G_BEGIN_DECLS

/* With what in sight it opens. */
typedef enum
{
  CUE_ORDER_VARIANTS,
  CUE_ORDER_PERSONALITIES,
  CUE_ORDER_LANGUAGES,
  CUE_ORDER_PROFILES,
  CUE_ORDER_IMPROVE,
} CueOrderStart;

#define CUE_TYPE_ORDER_DIALOG (cue_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CueOrderDialog, cue_order_dialog, CUE, ORDER_DIALOG, AdwWindow)

/* @parent: (nullable); @drafts: (transfer none) (element-type CueDraft) */
GtkWidget *cue_order_dialog_new            (GtkWindow          *parent,
                                            CueLibrary         *library,
                                            CueGenerationQueue *queue,
                                            GPtrArray          *drafts,
                                            CueOrderStart       start) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable) */
void       cue_order_dialog_set_price_note (CueOrderDialog *self,
                                            const char     *note);

G_END_DECLS
