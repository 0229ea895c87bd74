/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueNavigation: the first pane: the workspace's menu, its agents with counts, the library, and Activity.
 * Properties: library, queue (construct-only), manager (nullable: whose workspaces can be gone to). Signal "place-changed": another place was chosen.
 * Signal "place-activated": a place was chosen with a click or Return, also when it was the present one. */
#pragma once

#include <adwaita.h>

#include "cue-generation-queue.h"
#include "cue-library.h"
#include "cue-workspace-manager.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_PLACE_ALL,      /* all scenarios */
  CUE_PLACE_AGENT,    /* those of one agent */
  CUE_PLACE_ACTIVITY, /* all generations */
} CuePlace;

#define CUE_TYPE_NAVIGATION (cue_navigation_get_type ())
G_DECLARE_FINAL_TYPE (CueNavigation, cue_navigation, CUE, NAVIGATION, AdwBin)

GtkWidget  *cue_navigation_new       (CueLibrary         *library,
                                      CueGenerationQueue *queue) G_GNUC_WARN_UNUSED_RESULT;

CuePlace    cue_navigation_get_place (CueNavigation *self);
/* CUE_UNSET where the place is not an agent. */
gint64      cue_navigation_get_agent (CueNavigation *self);
/* Borrowed: what the place is called: the agent's name, "All Scenarios", "Activity". */
const char *cue_navigation_get_title (CueNavigation *self);

/* Goes to a place; an agent that is not there (yet) is chosen when it appears. */
void        cue_navigation_go        (CueNavigation *self,
                                      CuePlace       place,
                                      gint64         agent);

/* @manager (nullable) */
void        cue_navigation_set_manager     (CueNavigation       *self,
                                            CueWorkspaceManager *manager);

/* Opens the list of workspaces. */
void        cue_navigation_open_workspaces (CueNavigation *self);

/* Opens the main menu (F10). */
void        cue_navigation_open_menu (CueNavigation *self);

/* (transfer none): the section of the main menu for rounds of judging that are paused. */
GMenu      *cue_navigation_get_rounds_menu (CueNavigation *self);

/* Whether the window's buttons of the start side belong into this pane's header. */
void        cue_navigation_set_show_title_buttons (CueNavigation *self,
                                                   gboolean       show);

G_END_DECLS
