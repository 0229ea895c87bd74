/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service says when it refuses something, flattened to a few readable lines. Pure. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Longest result, in code points. */
#define CUE_ERROR_BODY_MAX_CHARS 200

/* (transfer full) (nullable): the body of an error answer as "path: text" lines ("name: Too long.",
 * "conditions[2].type: …"), words that belong to no field without a path. Knows field errors, arrays, `detail`,
 * `error`, `errors`, `message`, `non_field_errors`, bare text, and the title of an HTML page. Control characters and
 * repeated lines are dropped. NULL when it says nothing. */
char *cue_error_body_flatten      (const char *body,
                                   gsize       length) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a value that is parsed already. */
char *cue_error_body_flatten_node (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @body looks like an HTML page, whatever its content type says. */
gboolean cue_error_body_is_html   (const char *body,
                                   gsize       length);

G_END_DECLS
