/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a brief is about: a caller introduced by name becomes "the caller", and pronouns of other people are kept. Pure. */
#pragma once

#include "cue-phrases.h"

G_BEGIN_DECLS

/* (transfer full): @text with the name that leads it replaced by the table's word for the caller, and pronouns that mean
 * somebody else veiled, so that no rule takes them for the caller. @placeholder (nullable): stands for the caller's name
 * in @text. (out) (transfer full) (nullable) @name: the name that was found; never a placeholder. */
char *cue_caller_rewrite (const char *text,
                          const char *placeholder,
                          CuePhrases *table,
                          char      **name) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a clause of @text has a veiled pronoun as its subject. */
gboolean cue_caller_has_veiled (const char *text);

/* (transfer full): @text with veiled pronouns readable again. */
char *cue_caller_unveil (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
