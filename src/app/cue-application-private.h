/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of CueApplication share. */
#pragma once

#include "cue-application.h"

#include "cue-sessions.h"
#include "cue-window.h"
#include "cue-workspace-file.h"
#include "cue-workspaces.h"

G_BEGIN_DECLS

struct _CueApplication
{
  AdwApplication parent_instance;

  GSettings        *settings;   /* (owned) (nullable): NULL where the schema is not installed */
  CueWorkspaceList *list;       /* (owned) */
  CueWorkspaceFile *file;       /* (owned) */
  GError           *file_error; /* (owned) (nullable): why the list could not be read, until that is said */
  CueSessions      *sessions;   /* (owned) */
  CueWorkspaces    *workspaces; /* (owned) */

  CueWindow *window;      /* (unowned) (nullable): the application's own list holds it */
  GtkWindow *preferences; /* (unowned) (nullable): above the window */

  char    *left_draft;     /* (owned) (nullable): id of what the page showed before its workspace was closed */
  char    *left_workspace; /* (owned) (nullable): id of that workspace */
  gboolean quitting;
  guint    signal_ids[2];
};

/* Makes the window where there is none. */
void cue_application_ensure_window   (CueApplication *self);
/* Closes what is open, keeping everything, and ends the program. */
void cue_application_begin_quit      (CueApplication *self);
/* Asks for a key for @workspace; @sentence (nullable) says why. */
void cue_application_ask_for_key     (CueApplication *self,
                                      CueWorkspace   *workspace,
                                      const char     *sentence);
void cue_application_install_actions (CueApplication *self);

G_END_DECLS
