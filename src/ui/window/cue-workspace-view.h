/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaceView: an open workspace: navigation, list and page side by side; in a narrower window the navigation
 * behind a button, in a narrow one a pane at a time. Properties: library, queue (construct-only), mode, folded (whether the page
 * has the window for itself; chosen once for Compare, where it begins with TRUE, and once for the other tabs).
 * Actions: workspace.folded, workspace.order(as): asks what to generate for the drafts of these ids. */
#pragma once

#include <adwaita.h>

#include "cue-generation-queue.h"
#include "cue-library.h"
#include "cue-navigation.h"
#include "cue-scenario-list.h"
#include "cue-scenario-page.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_VIEW_WIDE,   /* three panes */
  CUE_VIEW_MEDIUM, /* list and page; the navigation in a popover */
  CUE_VIEW_NARROW, /* list or page */
} CueViewMode;

#define CUE_TYPE_VIEW_MODE (cue_view_mode_get_type ())
GType cue_view_mode_get_type (void);

#define CUE_TYPE_WORKSPACE_VIEW (cue_workspace_view_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspaceView, cue_workspace_view, CUE, WORKSPACE_VIEW, AdwBin)

GtkWidget       *cue_workspace_view_new            (CueLibrary         *library,
                                                    CueGenerationQueue *queue) G_GNUC_WARN_UNUSED_RESULT;

CueLibrary      *cue_workspace_view_get_library    (CueWorkspaceView *self);
CueViewMode      cue_workspace_view_get_mode       (CueWorkspaceView *self);
CueNavigation   *cue_workspace_view_get_navigation (CueWorkspaceView *self);
CueScenarioList *cue_workspace_view_get_list       (CueWorkspaceView *self);
CueScenarioPage *cue_workspace_view_get_page       (CueWorkspaceView *self);

/* @manager (nullable): whose workspaces the navigation offers. */
void             cue_workspace_view_set_manager    (CueWorkspaceView    *self,
                                                    CueWorkspaceManager *manager);

/* @practice (nullable): what the local workspace gets wrong on purpose, see cue-practice-text.h; said in a strip, whose
 * button ends it. Once. */
void             cue_workspace_view_set_practice   (CueWorkspaceView *self,
                                                    GAction          *practice);

/* What the window's actions do. */
void             cue_workspace_view_new_scenario   (CueWorkspaceView *self);
void             cue_workspace_view_search         (CueWorkspaceView *self);
void             cue_workspace_view_step           (CueWorkspaceView *self,
                                                    int               step);
/* The next (1) or previous (-1) pane gets the keyboard. */
void             cue_workspace_view_next_pane      (CueWorkspaceView *self,
                                                    int               step);
/* Goes to a scenario wherever it is listed. */
void             cue_workspace_view_show_draft     (CueWorkspaceView *self,
                                                    CueDraft         *draft);
/* Goes to Activity; @batch_id (nullable): to what was ordered together. */
void             cue_workspace_view_show_activity  (CueWorkspaceView *self,
                                                    const char       *batch_id);
/* In a narrow window: back from the page to the list. */
void             cue_workspace_view_show_list      (CueWorkspaceView *self);
void             cue_workspace_view_open_menu      (CueWorkspaceView *self);
void             cue_workspace_view_open_workspaces (CueWorkspaceView *self);
/* Which pane shows in a narrow window. */
gboolean         cue_workspace_view_shows_page     (CueWorkspaceView *self);

/* Widths of the first two panes in pixels; FALSE when they are not to be remembered, because the window is too narrow
 * for all three. */
gboolean         cue_workspace_view_get_widths     (CueWorkspaceView *self,
                                                    int              *navigation_width,
                                                    int              *list_width);
void             cue_workspace_view_set_widths     (CueWorkspaceView *self,
                                                    int               navigation_width,
                                                    int               list_width);

G_END_DECLS
