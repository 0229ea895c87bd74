/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts from the command line, from files and from standard input. */
#pragma once

#include "cue-cli.h"

G_BEGIN_DECLS

/* (transfer full): the file's text as it is; "-" is standard input. Refuses what is not UTF-8, holds NUL, or is over
 * 16 MB, with CUE_CLI_ERROR_FILE. */
char *cue_cli_read_file (CueCli      *cli,
                         const char  *path,
                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): an option's text: of the file where @value is "@FILE", of standard input where it is "@-", else
 * @value itself; without control characters. */
char *cue_cli_read_text (CueCli      *cli,
                         const char  *value,
                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
