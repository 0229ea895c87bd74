/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a body may write, checked against the field tables, with the error bodies of the API. */
#pragma once

#include "cue-fields.h"

G_BEGIN_DECLS

/* Adds @message to the list of @errors under @member. */
void        cue_validation_add (JsonObject *errors,
                                const char *member,
                                const char *message);

/* (transfer full): the writable members of @body under their first names. What is wrong goes to @errors by member;
 * @creating: required members must be there. Read-only and unknown members are left out. */
JsonObject *cue_validation_run (CueResource  resource,
                                JsonObject  *body,
                                gboolean     creating,
                                JsonObject  *errors) G_GNUC_WARN_UNUSED_RESULT;

/* Checks a structured test against the rules that saving applies (contract.md f.3). Returns FALSE with what is wrong
 * in @errors under "conditional_actions". */
gboolean    cue_validation_check_test (JsonNode   *node,
                                       JsonObject *errors);

G_END_DECLS
