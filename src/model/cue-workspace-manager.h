/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspaceManager: what pages need to add, edit, switch and remove workspaces, and to look after their local data.
 * CueApplication's (app) is the real one; tests have a fake. Signal "current-changed": another workspace is open.
 * Calls call back on the main context, never before the _async call returns. */
#pragma once

#include "cue-connection-test.h"
#include "cue-store.h"
#include "cue-workspace-list.h"

G_BEGIN_DECLS

/* Where the key of a workspace comes from. */
typedef enum
{
  CUE_KEY_NONE,        /* there is none (local workspace, or it was lost) */
  CUE_KEY_KEYRING,
  CUE_KEY_SESSION,     /* only in memory, until Cuecard ends */
  CUE_KEY_ENVIRONMENT, /* CEKURA_API_KEY, which wins over the keyring */
} CueKeyOrigin;

#define CUE_TYPE_KEY_ORIGIN (cue_key_origin_get_type ())
GType cue_key_origin_get_type (void);

#define CUE_TYPE_WORKSPACE_MANAGER (cue_workspace_manager_get_type ())
G_DECLARE_INTERFACE (CueWorkspaceManager, cue_workspace_manager, CUE, WORKSPACE_MANAGER, GObject)

struct _CueWorkspaceManagerInterface
{
  GTypeInterface parent_iface;

  CueWorkspaceList *(*get_list)       (CueWorkspaceManager *self);
  CueWorkspace     *(*get_current)    (CueWorkspaceManager *self);
  CueKeyOrigin      (*get_key_origin) (CueWorkspaceManager *self, CueWorkspace *workspace);
  void              (*open)           (CueWorkspaceManager *self, CueWorkspace *workspace);
  void              (*test_async)     (CueWorkspaceManager *self, CueWorkspace *workspace, const char *key,
                                       CueConnectionTest *test, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
  gboolean          (*test_finish)    (CueWorkspaceManager *self, GAsyncResult *result, GError **error);
  void              (*keep_async)     (CueWorkspaceManager *self, CueWorkspace *workspace, const char *key,
                                       gboolean session_only, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
  gboolean          (*keep_finish)    (CueWorkspaceManager *self, GAsyncResult *result, GError **error);
  void              (*remove_async)   (CueWorkspaceManager *self, CueWorkspace *workspace, gboolean delete_data,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gboolean          (*remove_finish)  (CueWorkspaceManager *self, GAsyncResult *result, GError **error);
  void              (*export_async)   (CueWorkspaceManager *self, CueWorkspace *workspace, GFile *file,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gboolean          (*export_finish)  (CueWorkspaceManager *self, GAsyncResult *result, GError **error);
  void              (*count_async)    (CueWorkspaceManager *self, CueWorkspace *workspace, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
  gboolean          (*count_finish)   (CueWorkspaceManager *self, GAsyncResult *result, CueStoreCounts *counts,
                                       GError **error);
  void              (*clear_cache_async)  (CueWorkspaceManager *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
  gboolean          (*clear_cache_finish) (CueWorkspaceManager *self, GAsyncResult *result, GError **error);
  void              (*delete_all_async)   (CueWorkspaceManager *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
  gboolean          (*delete_all_finish)  (CueWorkspaceManager *self, GAsyncResult *result, GError **error);
};

/* (transfer none) */
CueWorkspaceList *cue_workspace_manager_get_list       (CueWorkspaceManager *self);
/* (transfer none) (nullable): the one that is open or being opened. */
CueWorkspace     *cue_workspace_manager_get_current    (CueWorkspaceManager *self);
CueKeyOrigin      cue_workspace_manager_get_key_origin (CueWorkspaceManager *self, CueWorkspace *workspace);

/* Closes what is open, keeping everything, and opens @workspace. */
void              cue_workspace_manager_open           (CueWorkspaceManager *self, CueWorkspace *workspace);

/* Finds out whether @workspace's address can be reached with @key (NULL: the one that is kept), filling in @test. TRUE:
 * it passed; a failure is in @test and is no @error: that is only G_IO_ERROR_CANCELLED, or CUE_SECRET_ERROR where the
 * kept key cannot be had. */
void              cue_workspace_manager_test_async     (CueWorkspaceManager *self, CueWorkspace *workspace,
                                                        const char *key, CueConnectionTest *test,
                                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                                        gpointer user_data);
gboolean          cue_workspace_manager_test_finish    (CueWorkspaceManager *self, GAsyncResult *result, GError **error);

/* Adds @workspace, or takes over the edits to the one of the same id; @key (nullable: the kept one stays) goes into the
 * keyring, or with @session_only nowhere. If it is the one that is open, it goes on with the new key and address.
 * CUE_SECRET_ERROR: nothing was changed; offer this session only. */
void              cue_workspace_manager_keep_async     (CueWorkspaceManager *self, CueWorkspace *workspace,
                                                        const char *key, gboolean session_only,
                                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                                        gpointer user_data);
gboolean          cue_workspace_manager_keep_finish    (CueWorkspaceManager *self, GAsyncResult *result, GError **error);

/* Takes it out of the list, its key out of the keyring, and with @delete_data its local data from this computer; without,
 * the data stay where they are and are found again when the same workspace is added. The one that is open is closed first.
 * The local workspace cannot be removed, but with @delete_data it is emptied to the example. */
void              cue_workspace_manager_remove_async   (CueWorkspaceManager *self, CueWorkspace *workspace,
                                                        gboolean delete_data, GCancellable *cancellable,
                                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean          cue_workspace_manager_remove_finish  (CueWorkspaceManager *self, GAsyncResult *result, GError **error);

/* Writes all local data of @workspace (NULL: of all) into @file, one JSON file without any key. */
void              cue_workspace_manager_export_async   (CueWorkspaceManager *self, CueWorkspace *workspace, GFile *file,
                                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                                        gpointer user_data);
gboolean          cue_workspace_manager_export_finish  (CueWorkspaceManager *self, GAsyncResult *result, GError **error);

void              cue_workspace_manager_count_async    (CueWorkspaceManager *self, CueWorkspace *workspace,
                                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                                        gpointer user_data);
gboolean          cue_workspace_manager_count_finish   (CueWorkspaceManager *self, GAsyncResult *result,
                                                        CueStoreCounts *counts, GError **error);

/* Of all workspaces: empties the caches; respectively closes, deletes all local data, settings and keys, as on the first
 * day, and shows the welcome page. */
void              cue_workspace_manager_clear_cache_async  (CueWorkspaceManager *self, GCancellable *cancellable,
                                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean          cue_workspace_manager_clear_cache_finish (CueWorkspaceManager *self, GAsyncResult *result,
                                                            GError **error);
void              cue_workspace_manager_delete_all_async   (CueWorkspaceManager *self, GCancellable *cancellable,
                                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean          cue_workspace_manager_delete_all_finish  (CueWorkspaceManager *self, GAsyncResult *result,
                                                            GError **error);

G_END_DECLS
