/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind the window, put together in a data folder of its own, which is emptied after each test. The service
 * is a real one on this computer, which asks for its key like any other. */
#pragma once

#include "cue-fake-secrets.h"
#include "cue-local-service.h"
#include "cue-test.h"
#include "cue-workspaces.h"

G_BEGIN_DECLS

typedef struct
{
  CueLocalService  *service; /* (nullable): until it is stopped */
  char             *url;     /* of the service */
  char             *key;     /* that the service asks for */
  CueFakeSecrets   *secrets;
  CueWorkspaceList *list;
  CueWorkspaceFile *file;
  CueKeys          *keys;
  CueSessions      *sessions;
  CueWorkspaces    *workspaces;

  /* What the sessions said. */
  guint n_opening;
  guint n_opened;
  guint n_present;
  guint n_closing;
  guint n_failed;
  guint n_idle;
  guint n_messages;
  guint n_keys_needed;
  char *sentence; /* the last one, of a message, a failure or a key that is needed */
} CueAppFixture;

/* (transfer full): before anything else: nothing of the user's is seen from then on. */
CueTestFolder       *cue_app_fixture_isolate    (void) G_GNUC_WARN_UNUSED_RESULT;

/* @environment_key (nullable): what CEKURA_API_KEY would say. */
void                 cue_app_fixture_set_up     (CueAppFixture *self,
                                                 const char    *environment_key);
void                 cue_app_fixture_tear_down  (CueAppFixture *self);

/* Ends everything behind the window and begins anew, like the program's next start. */
void                 cue_app_fixture_restart    (CueAppFixture *self,
                                                 const char    *environment_key);
void                 cue_app_fixture_stop_service (CueAppFixture *self);

/* (transfer none) */
CueWorkspaceManager *cue_app_fixture_get_manager (CueAppFixture *self);

/* (transfer none): adds a workspace of the service, with @key in the keyring or for this session only. */
CueWorkspace        *cue_app_fixture_add        (CueAppFixture *self,
                                                 const char    *id,
                                                 const char    *key,
                                                 gboolean       session_only);
/* Opens it, and waits until its drafts and its journal have been read. (transfer none) */
CueSession          *cue_app_fixture_open       (CueAppFixture *self,
                                                 CueWorkspace  *workspace);
/* Waits until the service has been read. */
void                 cue_app_fixture_wait_agents (CueAppFixture *self);
void                 cue_app_fixture_wait_state (CueAppFixture      *self,
                                                 CueConnectionState  state);
void                 cue_app_fixture_close      (CueAppFixture *self);

/* Whether any file in the data folder has @text. */
gboolean             cue_app_fixture_is_on_disk (const char *text);
/* Whether @workspace has a file of drafts. */
gboolean             cue_app_fixture_has_data   (CueWorkspace *workspace);

G_END_DECLS
