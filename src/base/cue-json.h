/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from outside: parsed with limits, read with the member's path in every error. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Deepest nesting of arrays and objects that is accepted; json-glib parses recursively, so a bound is needed. */
#define CUE_JSON_MAX_DEPTH 200

/* (transfer full): the one value in @text (@length bytes, -1 for NUL-terminated). Refuses invalid UTF-8, trailing
 * data, nesting over CUE_JSON_MAX_DEPTH and an empty text with CUE_MODEL_ERROR_INVALID and the line and column. */
JsonNode *cue_json_parse  (const char  *text,
                           gssize       length,
                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): compact JSON text of @node. */
char     *cue_json_to_text (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Like the above for an object, which is borrowed. */
char     *cue_json_object_to_text (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

/* Reads of a member: absent and null leave @value as it is and return TRUE; another type returns FALSE with
 * CUE_MODEL_ERROR_INVALID "@path.name: expected a string, found an array". Strings are borrowed from @object. */
gboolean cue_json_read_string (JsonObject  *object,
                               const char  *path,
                               const char  *name,
                               const char **value,
                               GError     **error);
gboolean cue_json_read_int    (JsonObject  *object,
                               const char  *path,
                               const char  *name,
                               gint64      *value,
                               GError     **error);
gboolean cue_json_read_double (JsonObject  *object,
                               const char  *path,
                               const char  *name,
                               double      *value,
                               GError     **error);
gboolean cue_json_read_bool   (JsonObject  *object,
                               const char  *path,
                               const char  *name,
                               gboolean    *value,
                               GError     **error);
gboolean cue_json_read_object (JsonObject  *object,
                               const char  *path,
                               const char  *name,
                               JsonObject **value,
                               GError     **error);
gboolean cue_json_read_array  (JsonObject  *object,
                               const char  *path,
                               const char  *name,
                               JsonArray  **value,
                               GError     **error);

/* Never-failing reads for tolerant code: NULL, or the fallback, when absent or of another type. Borrowed. */
const char *cue_json_get_string (JsonObject *object,
                                 const char *name);
gint64      cue_json_get_int    (JsonObject *object,
                                 const char *name,
                                 gint64      fallback);
JsonObject *cue_json_get_object (JsonObject *object,
                                 const char *name);
JsonArray  *cue_json_get_array  (JsonObject *object,
                                 const char *name);

/* "a string", "an array"…: how errors name a node's type (untranslated; errors are for the log). */
const char *cue_json_describe (JsonNode *node);

G_END_DECLS
