/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people and programs read: tables, texts, one JSON document, one sentence when something failed. Everything is
 * UTF-8, whatever the locale. */
#pragma once

#include "cue-cli-options.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The exit statuses. */
typedef enum
{
  CUE_CLI_DONE = 0,
  CUE_CLI_FAILED = 1,
  CUE_CLI_USAGE = 2,
  CUE_CLI_REFUSED = 3,
  CUE_CLI_NETWORK = 4,
  CUE_CLI_CANCELLED = 5,
} CueCliStatus;

/* A table for people: columns as wide as they need to be. */
typedef struct _CueCliTable CueCliTable;

/* @heads: the columns' translated names, NULL-terminated. */
CueCliTable  *cue_cli_table_new   (const char *const *heads) G_GNUC_WARN_UNUSED_RESULT;
/* Adds a row, one text a column; control characters are taken out and long texts cut. */
void          cue_cli_table_add   (CueCliTable       *self,
                                   const char *const *cells);
void          cue_cli_table_print (CueCliTable *self);
void          cue_cli_table_free  (CueCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueCliTable, cue_cli_table_free)

/* A line, or lines, on standard output; texts from outside lose their control characters. */
void          cue_cli_print       (const char *text);

/* The one JSON document. */
void          cue_cli_print_json  (JsonObject *report);

/* (transfer full): the failure in one sentence. */
char         *cue_cli_error_dup_sentence (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

/* The failure's word in JSON ("unauthorized", "usage", …) and the exit status that goes with it. */
const char   *cue_cli_error_get_code     (const GError *error);
CueCliStatus  cue_cli_error_get_status   (const GError *error);

/* (transfer full): {"code": …, "sentence": …} */
JsonObject   *cue_cli_error_to_json      (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
