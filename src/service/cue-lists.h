/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that a scenario's form chooses from: folders and tags, as the scenarios have them; metrics; mock tools. */
#pragma once

#include "cue-repository.h"

G_BEGIN_DECLS

/* (transfer full) (element-type JsonObject): the folders in which there are scenarios, and those above them, by path.
 * @parent (nullable): only its direct children, "" for those at the top; @search (nullable): only names that have it. */
JsonArray *cue_lists_read_folders (CueRepository *repository,
                                   gint64         project,
                                   const char    *parent,
                                   const char    *search,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the tags in use, as objects with a name, in order. */
JsonArray *cue_lists_read_tags    (CueRepository *repository,
                                   gint64         agent,
                                   gint64         project,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): what every project judges calls by. @slug (nullable): only that one. */
JsonArray *cue_lists_read_metrics (gint64         project,
                                   const char    *slug) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): the mock tools of all agents but @agent, which it could adopt; CUE_UNSET for all. */
JsonArray *cue_lists_read_tools   (CueRepository *repository,
                                   gint64         agent,
                                   gint64         project,
                                   const char    *search,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
