/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConnecting: testing an address and a key, then keeping them, one step after the other; for the pages that show it. It
 * holds no key: whoever asks for a test or for keeping hands it over.
 * Property: state (read-only). Signal "kept" (CueWorkspace): it is kept; the manager's own, where that has one of its id. */
#pragma once

#include "cue-workspace-manager.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_CONNECT_IDLE,     /* not tested, or edited since */
  CUE_CONNECT_TESTING,
  CUE_CONNECT_FAILED,   /* a step failed: its row says why */
  CUE_CONNECT_PASSED,
  CUE_CONNECT_KEEPING,  /* the workspace and its key are being kept */
  CUE_CONNECT_NOT_KEPT, /* that did not work: see cue_connecting_get_problem() */
} CueConnectState;

#define CUE_TYPE_CONNECT_STATE (cue_connect_state_get_type ())
GType cue_connect_state_get_type (void);

#define CUE_TYPE_CONNECTING (cue_connecting_get_type ())
G_DECLARE_FINAL_TYPE (CueConnecting, cue_connecting, CUE, CONNECTING, GObject)

CueConnecting       *cue_connecting_new           (void) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): it is not held. */
CueWorkspaceManager *cue_connecting_get_manager   (CueConnecting       *self);
void                 cue_connecting_set_manager   (CueConnecting       *self,
                                                   CueWorkspaceManager *manager);

CueConnectState      cue_connecting_get_state     (CueConnecting *self);
/* (transfer none) (nullable): of the last test, until it is forgotten. Each test has a new one. */
CueConnectionTest   *cue_connecting_get_test      (CueConnecting *self);
gboolean             cue_connecting_has_passed    (CueConnecting *self);
/* (transfer none) (nullable): what the last test found, where it is any. */
GListModel          *cue_connecting_get_projects  (CueConnecting *self);
/* In NOT_KEPT: a sentence; and whether it is the keyring's fault, so that this session only is to be offered. */
const char          *cue_connecting_get_problem   (CueConnecting *self);
gboolean             cue_connecting_is_keyring_at_fault (CueConnecting *self);

/* (nullable) @key: the kept one is used, respectively stays. Each stops what goes on. */
void                 cue_connecting_test          (CueConnecting *self,
                                                   CueWorkspace  *workspace,
                                                   const char    *key);
void                 cue_connecting_keep          (CueConnecting *self,
                                                   CueWorkspace  *workspace,
                                                   const char    *key,
                                                   gboolean       session_only);
/* A mistake that needs no service to be found: a test that fails at @kind. */
void                 cue_connecting_fail          (CueConnecting   *self,
                                                   CueTestStepKind  kind,
                                                   const char      *title,
                                                   const char      *note);
/* Goes on with nothing: IDLE. What failed stays to be read; what passed has not been tested any more. */
void                 cue_connecting_stop          (CueConnecting *self);
/* The same, and forgets the test. */
void                 cue_connecting_forget        (CueConnecting *self);

G_END_DECLS
