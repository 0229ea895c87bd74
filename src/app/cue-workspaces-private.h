/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of CueWorkspaces share. */
#pragma once

#include "cue-workspaces.h"

G_BEGIN_DECLS

struct _CueWorkspaces
{
  GObject parent_instance;

  CueWorkspaceList *list;     /* (owned) */
  CueWorkspaceFile *file;     /* (owned) */
  CueKeys          *keys;     /* (owned) */
  CueSessions      *sessions; /* (owned) */
  GSettings        *settings; /* (owned) (nullable) */
  GHashTable       *aliases;  /* (owned) (element-type utf8 utf8): id that was asked for to the id whose data were found */
};

/* (transfer none): the one of the list that @workspace means, or itself where it is in none. */
CueWorkspace *cue_workspaces_resolve           (CueWorkspaces *self,
                                                CueWorkspace  *workspace);
/* Whether it is open or being opened. */
gboolean      cue_workspaces_is_current        (CueWorkspaces *self,
                                                CueWorkspace  *workspace);

/* Fill in the calls about testing, removing, and local data. */
void          cue_workspaces_test_iface_init   (CueWorkspaceManagerInterface *iface);
void          cue_workspaces_remove_iface_init (CueWorkspaceManagerInterface *iface);
void          cue_workspaces_data_iface_init   (CueWorkspaceManagerInterface *iface);

G_END_DECLS
