/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-workspaces-private.h"

#include "cue-task.h"

static void manager_iface_init (CueWorkspaceManagerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueWorkspaces, cue_workspaces, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_WORKSPACE_MANAGER, manager_iface_init))

typedef struct
{
  /* input */
  CueWorkspace *edited; /* (owned): as it is to be */
  char         *key;    /* (owned) (nullable): wiped */
  /* in progress */
  CueWorkspace *target; /* (owned): what becomes as it is to be; in the list already, or about to be */
} KeepData;

static void
keep_data_free (KeepData *self)
{
  g_clear_object (&self->edited);
  g_clear_object (&self->target);
  g_clear_pointer (&self->key, cue_secret_free);
  g_free (self);
}

CUE_DEFINE_TASK_DATA (KeepData, keep_data, keep_data_free)

static void key_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);

CueWorkspace *
cue_workspaces_resolve (CueWorkspaces *self,
                        CueWorkspace  *workspace)
{
  const char   *id = cue_workspace_get_id (workspace);
  const char   *alias = g_hash_table_lookup (self->aliases, id);
  CueWorkspace *found = cue_workspace_list_find (self->list, alias != NULL ? alias : id);

  return found != NULL ? found : workspace;
}

gboolean
cue_workspaces_is_current (CueWorkspaces *self,
                           CueWorkspace  *workspace)
{
  return cue_sessions_get_workspace (self->sessions) == workspace;
}

static CueWorkspaceList *
cue_workspaces_get_list (CueWorkspaceManager *manager)
{
  return CUE_WORKSPACES (manager)->list;
}

static CueWorkspace *
cue_workspaces_get_current (CueWorkspaceManager *manager)
{
  return cue_sessions_get_workspace (CUE_WORKSPACES (manager)->sessions);
}

static CueKeyOrigin
cue_workspaces_get_key_origin (CueWorkspaceManager *manager,
                               CueWorkspace        *workspace)
{
  CueWorkspaces *self = CUE_WORKSPACES (manager);

  return cue_keys_get_origin (self->keys, cue_workspaces_resolve (self, workspace));
}

static void
cue_workspaces_open (CueWorkspaceManager *manager,
                     CueWorkspace        *workspace)
{
  CueWorkspaces *self = CUE_WORKSPACES (manager);

  cue_sessions_open (self->sessions, cue_workspaces_resolve (self, workspace));
}

/* (transfer full): one for @workspace, which is not in the list: where data of the same stayed behind, with their id. */
static CueWorkspace *
find_place (CueWorkspaces *self,
            CueWorkspace  *workspace)
{
  CueWorkspace *aside = cue_workspace_list_find_aside (self->list, cue_workspace_get_url (workspace),
                                                       cue_workspace_get_project (workspace));

  if (aside == NULL)
    return g_object_ref (workspace);

  cue_workspace_take_over (aside, workspace);
  g_hash_table_replace (self->aliases, g_strdup (cue_workspace_get_id (workspace)),
                        g_strdup (cue_workspace_get_id (aside)));

  return g_object_ref (aside);
}

/* (transfer full): @target as it is to be. */
static CueWorkspace *
create_edited (CueWorkspace *target,
               CueWorkspace *workspace)
{
  CueWorkspace *edited = cue_workspace_new (cue_workspace_get_id (target), cue_workspace_get_kind (target), NULL, NULL,
                                            CUE_UNSET);

  cue_workspace_take_over (edited, workspace);

  return edited;
}

static void
cue_workspaces_keep_async (CueWorkspaceManager *manager,
                           CueWorkspace        *workspace,
                           const char          *key,
                           gboolean             session_only,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  CueWorkspaces *self = CUE_WORKSPACES (manager);
  CueWorkspace  *present = cue_workspaces_resolve (self, workspace);
  gboolean       known = cue_workspace_list_find (self->list, cue_workspace_get_id (present)) != NULL;
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  KeepData *data = g_new0 (KeepData, 1);

  g_task_set_source_tag (task, cue_workspaces_keep_async);
  data->target = known ? g_object_ref (present) : find_place (self, workspace);
  data->edited = create_edited (data->target, workspace);
  data->key = g_strdup (key);
  keep_data_attach (task, data);

  if (cue_workspace_get_kind (data->target) == CUE_WORKSPACE_LOCAL)
    {
      g_object_set (data->target, "name", cue_workspace_get_name (workspace), NULL);
      g_task_return_boolean (task, TRUE);
      return;
    }
  cue_keys_keep_async (self->keys, data->edited, known ? data->target : NULL, key, session_only, cancellable, key_kept_cb,
                       g_steal_pointer (&task));
}

/* What is open goes on with the new key; at another address or in another project it is opened anew. */
static void
go_on (CueWorkspaces *self,
       CueWorkspace  *workspace,
       gboolean       moved,
       const char    *key)
{
  if (!cue_workspaces_is_current (self, workspace))
    return;

  if (moved)
    cue_sessions_reopen (self->sessions, workspace);
  else if (key != NULL && cue_keys_get_origin (self->keys, workspace) != CUE_KEY_ENVIRONMENT)
    cue_sessions_take_key (self->sessions, workspace, key);
}

static void
key_kept_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CueWorkspaces *self = g_task_get_source_object (task);
  KeepData      *data = keep_data_get (task);
  gboolean       moved;
  g_autoptr (GError) error = NULL;

  if (!cue_keys_keep_finish (CUE_KEYS (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  moved = g_strcmp0 (cue_workspace_get_url (data->target), cue_workspace_get_url (data->edited)) != 0 ||
          cue_workspace_get_project (data->target) != cue_workspace_get_project (data->edited);
  cue_workspace_take_over (data->target, data->edited);
  cue_workspace_list_add (self->list, data->target);
  go_on (self, data->target, moved, data->key);
  g_task_return_boolean (task, TRUE);
}

static gboolean
cue_workspaces_keep_finish (CueWorkspaceManager *manager,
                            GAsyncResult        *result,
                            GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, manager), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_workspaces_keep_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
manager_iface_init (CueWorkspaceManagerInterface *iface)
{
  iface->get_list = cue_workspaces_get_list;
  iface->get_current = cue_workspaces_get_current;
  iface->get_key_origin = cue_workspaces_get_key_origin;
  iface->open = cue_workspaces_open;
  iface->keep_async = cue_workspaces_keep_async;
  iface->keep_finish = cue_workspaces_keep_finish;
  cue_workspaces_test_iface_init (iface);
  cue_workspaces_remove_iface_init (iface);
  cue_workspaces_data_iface_init (iface);
}

static void
opened_cb (CueWorkspaces *self,
           CueSession    *session)
{
  cue_workspace_list_set_last (self->list, cue_workspace_get_id (cue_session_get_workspace (session)));
}

static void
current_changed_cb (CueWorkspaces *self)
{
  g_signal_emit_by_name (self, "current-changed");
}

static void
cue_workspaces_dispose (GObject *object)
{
  CueWorkspaces *self = CUE_WORKSPACES (object);

  g_clear_object (&self->list);
  g_clear_object (&self->file);
  g_clear_object (&self->keys);
  g_clear_object (&self->sessions);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cue_workspaces_parent_class)->dispose (object);
}

static void
cue_workspaces_finalize (GObject *object)
{
  g_clear_pointer (&CUE_WORKSPACES (object)->aliases, g_hash_table_unref);

  G_OBJECT_CLASS (cue_workspaces_parent_class)->finalize (object);
}

static void
cue_workspaces_class_init (CueWorkspacesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_workspaces_dispose;
  object_class->finalize = cue_workspaces_finalize;
}

static void
cue_workspaces_init (CueWorkspaces *self)
{
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

CueWorkspaces *
cue_workspaces_new (CueWorkspaceList *list,
                    CueWorkspaceFile *file,
                    CueKeys          *keys,
                    CueSessions      *sessions,
                    GSettings        *settings)
{
  CueWorkspaces *self;

  g_return_val_if_fail (CUE_IS_WORKSPACE_LIST (list), NULL);
  g_return_val_if_fail (CUE_IS_WORKSPACE_FILE (file), NULL);
  g_return_val_if_fail (CUE_IS_KEYS (keys), NULL);
  g_return_val_if_fail (CUE_IS_SESSIONS (sessions), NULL);

  self = g_object_new (CUE_TYPE_WORKSPACES, NULL);
  self->list = g_object_ref (list);
  self->file = g_object_ref (file);
  self->keys = g_object_ref (keys);
  self->sessions = g_object_ref (sessions);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  g_signal_connect_object (sessions, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sessions, "notify::workspace", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "changed", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}
