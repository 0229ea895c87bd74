/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening what a command works on: the service's address and key, or a local service of its own. */
#pragma once

#include "cue-cli.h"

G_BEGIN_DECLS

gboolean cue_cli_open_workspace (CueCli  *cli,
                                 GError **error);

/* Finds which workspace is meant, without asking anybody or looking for a key. */
gboolean cue_cli_find_workspace (CueCli  *cli,
                                 GError **error);

/* The journal, in the local workspace's folder or, for a service elsewhere, in the user's data folder. */
void     cue_cli_open_store     (CueCli *cli);
/* (transfer full): where that journal is. */
char    *cue_cli_dup_journal    (CueCli *cli) G_GNUC_WARN_UNUSED_RESULT;

/* Writes what is waiting, ends the local service. */
void     cue_cli_close          (CueCli *cli);

G_END_DECLS
