/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the options to what is ordered in one go. */
#pragma once

#include "cue-cli.h"
#include "cue-order.h"

G_BEGIN_DECLS

/* (transfer full): --variants of @draft for each of --values, with @wish (nullable). What is not there, or too much, is
 * CUE_CLI_ERROR_USAGE. */
CueOrder *cue_cli_make_order (CueCli      *cli,
                              CueDraft    *draft,
                              const char  *wish,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
