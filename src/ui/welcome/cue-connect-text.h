/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What connecting needs to say and to name; no widget in it. */
#pragma once

#include "cue-workspace-list.h"

G_BEGIN_DECLS

/* (transfer full): "2 agents, 60 scenarios". */
char *cue_connect_text_counts (guint n_agents,
                               guint n_scenarios) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the id for a workspace of @project (or CUE_UNSET) at @url. A project that is in @list already keeps its
 * id, and so does one that was there before; without a project nobody knows whether it is the same. */
char *cue_connect_text_id     (CueWorkspaceList *list,
                               const char       *url,
                               gint64            project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
