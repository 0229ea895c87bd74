/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the local workspace can be asked to get wrong for practice, in words. Its state is that of a GAction with a
 * string: "none", "wait", "refused", "failing", "dropping", "garbled" or "stuck"; it is enabled while there is a local
 * workspace to ask. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CUE_PRACTICE_OFF "none"

/* (nullable): NULL for a word that is not known and for "none": what is going wrong. */
const char *cue_practice_text_sentence (const char *word);

/* (transfer full) (element-type CueChoice): all, for a row to choose from. */
GPtrArray  *cue_practice_text_list     (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean    cue_practice_text_knows    (const char *word);

/* (transfer full): the word @action (nullable) has; "none" while it is not enabled. */
char       *cue_practice_dup_word      (GAction *action) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
