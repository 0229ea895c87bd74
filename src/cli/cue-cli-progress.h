/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line on standard error that says how far the generations are, when somebody looks. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CueCliProgress CueCliProgress;

/* Shows @generations (element-type CueGeneration) from now on; does nothing unless standard error is a terminal. */
CueCliProgress *cue_cli_progress_new  (GPtrArray *generations) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the line away. */
void            cue_cli_progress_free (CueCliProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueCliProgress, cue_cli_progress_free)

G_END_DECLS
