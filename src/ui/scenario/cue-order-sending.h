/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an order to generations in line. */
#pragma once

#include "cue-generation-queue.h"
#include "cue-library.h"
#include "cue-order.h"

G_BEGIN_DECLS

/* Makes the generations of @order, shows them with their drafts and puts them in line; returns how many. Seeds go to local
 * workspaces only, from @first_seed on. */
guint cue_order_send (CueOrder           *order,
                      CueLibrary         *library,
                      CueGenerationQueue *queue,
                      gint64              first_seed);

G_END_DECLS
