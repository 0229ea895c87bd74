/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the options to a draft that can be written for. */
#pragma once

#include "cue-cli.h"
#include "cue-draft.h"

G_BEGIN_DECLS

/* (transfer full): the scenario as asked for, completed from the workspace: its agent must exist, the language is the
 * agent's where none was named, the personality the first that fits. For improve, its instructions are --text.
 * @wish (out, transfer full, nullable) is what should be different. What the service would not take is
 * CUE_CLI_ERROR_USAGE. */
CueDraft *cue_cli_make_draft (CueCli  *cli,
                              char   **wish,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the scenario as the service created it from the draft. */
CueScenario *cue_cli_save_draft (CueCli    *cli,
                                 CueDraft  *draft,
                                 GError   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
