/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueFakeWorkspaceManager: CueWorkspaceManager in memory: a list of workspaces, tests with the outcome the test program
 * wants, a record of what was asked. A test passes unless told otherwise, with one project "Riverside" (7) of
 * "Riverside Clinics", two agents and sixty scenarios. */
#pragma once

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

#define CUE_TYPE_FAKE_WORKSPACE_MANAGER (cue_fake_workspace_manager_get_type ())
G_DECLARE_FINAL_TYPE (CueFakeWorkspaceManager, cue_fake_workspace_manager, CUE, FAKE_WORKSPACE_MANAGER, GObject)

typedef enum
{
  CUE_FAKE_MANAGER_TEST,
  CUE_FAKE_MANAGER_KEEP,
  CUE_FAKE_MANAGER_REMOVE,
  CUE_FAKE_MANAGER_EXPORT,
  CUE_FAKE_MANAGER_COUNT,
  CUE_FAKE_MANAGER_CLEAR_CACHE,
  CUE_FAKE_MANAGER_DELETE_ALL,
} CueFakeManagerCall;

CueFakeWorkspaceManager *cue_fake_workspace_manager_new            (void) G_GNUC_WARN_UNUSED_RESULT;

/* Adds a workspace of Cekura. (transfer none) */
CueWorkspace            *cue_fake_workspace_manager_add            (CueFakeWorkspaceManager *self,
                                                                    const char              *id,
                                                                    const char              *name,
                                                                    const char              *url);

/* Every test fails at @kind from now on; with a NULL @title they pass again. */
void                     cue_fake_workspace_manager_set_failure    (CueFakeWorkspaceManager *self,
                                                                    CueTestStepKind          kind,
                                                                    const char              *title,
                                                                    const char              *note,
                                                                    const char              *details);
/* What passing tests find. @names is NULL-terminated; the projects' ids are 7, 8, …; no names: no project. */
void                     cue_fake_workspace_manager_set_found      (CueFakeWorkspaceManager *self,
                                                                    const char *const       *names,
                                                                    const char              *organization,
                                                                    guint                    n_agents,
                                                                    guint                    n_scenarios);
/* The test that goes on (hold CUE_FAKE_MANAGER_TEST) passes all steps before @kind and runs this one. */
void                     cue_fake_workspace_manager_advance        (CueFakeWorkspaceManager *self,
                                                                    CueTestStepKind          kind);

/* Where the key of the workspace @id comes from; a NULL @id: of all others. */
void                     cue_fake_workspace_manager_set_key_origin (CueFakeWorkspaceManager *self,
                                                                    const char              *id,
                                                                    CueKeyOrigin             origin);
/* What counting finds for the workspace @id, NULL: for all others. */
void                     cue_fake_workspace_manager_set_counts     (CueFakeWorkspaceManager *self,
                                                                    const char              *id,
                                                                    const CueStoreCounts    *counts);

/* See CueFakeLine. The error is (transfer full). */
void                     cue_fake_workspace_manager_fail_next      (CueFakeWorkspaceManager *self,
                                                                    CueFakeManagerCall       call,
                                                                    GError                  *error);
void                     cue_fake_workspace_manager_hold           (CueFakeWorkspaceManager *self,
                                                                    CueFakeManagerCall       call,
                                                                    gboolean                 hold);
guint                    cue_fake_workspace_manager_get_n_calls    (CueFakeWorkspaceManager *self,
                                                                    CueFakeManagerCall       call);
guint                    cue_fake_workspace_manager_get_n_opened   (CueFakeWorkspaceManager *self);

/* What the last call @call was made with; (transfer none) (nullable). A key is that of the last test or keep. */
CueWorkspace            *cue_fake_workspace_manager_get_workspace  (CueFakeWorkspaceManager *self,
                                                                    CueFakeManagerCall       call);
const char              *cue_fake_workspace_manager_get_key        (CueFakeWorkspaceManager *self,
                                                                    CueFakeManagerCall       call);
GFile                   *cue_fake_workspace_manager_get_file       (CueFakeWorkspaceManager *self);
/* Of the last keep, respectively remove. */
gboolean                 cue_fake_workspace_manager_get_session_only (CueFakeWorkspaceManager *self);
gboolean                 cue_fake_workspace_manager_get_delete_data  (CueFakeWorkspaceManager *self);

G_END_DECLS
