/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process that holds secrets sets for itself at its start. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on a crash leaves no image of the memory, in which an API key could be found; children inherit that. With
 * CUECARD_CORE_DUMPS=1 in the environment nothing is changed, for people who look for the crash. Returns whether dumps
 * are off. */
gboolean cue_process_forbid_core_dumps (void);

G_END_DECLS
