/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line does while the service asks to wait: it says so, and does not wait for ever. */
#pragma once

#include "cue-cli.h"

G_BEGIN_DECLS

/* From now on every wait is told on standard error, and one that is too long ends the run: it is cancelled, and its
 * gave_up says why. */
void cue_cli_pause_watch   (CueCli *cli);
void cue_cli_pause_unwatch (CueCli *cli);

G_END_DECLS
