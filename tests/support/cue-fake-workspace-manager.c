/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-workspace-manager.h"

#include "cue-fake-line.h"
#include "cue-project.h"
#include "cue-secrets.h"
#include "cue-task.h"

#define N_CALLS (CUE_FAKE_MANAGER_DELETE_ALL + 1)

/* Projects are numbered from here. */
#define FIRST_PROJECT 7

/* What a call asks. */
typedef struct
{
  CueWorkspace      *workspace; /* (owned) (nullable) */
  char              *key;       /* (owned) (nullable) */
  CueConnectionTest *test;      /* (owned) (nullable) */
  GFile             *file;      /* (owned) (nullable) */
  gboolean           session_only;
  gboolean           delete_data;
} Ask;

struct _CueFakeWorkspaceManager
{
  GObject parent_instance;

  CueFakeLine      *line;    /* (owned) */
  CueWorkspaceList *list;    /* (owned) */
  CueWorkspace     *current; /* (owned) (nullable) */
  guint             n_opened;

  CueTestStepKind failing;
  char           *title; /* (owned) (nullable): tests pass */
  char           *note;
  char           *details;

  GListStore *projects; /* (owned) (element-type CueProject) */
  char       *organization;
  guint       n_agents;
  guint       n_scenarios;

  CueConnectionTest *going_on; /* (owned) (nullable): the last test */
  GHashTable        *origins;  /* (owned) (element-type utf8 CueKeyOrigin) */
  CueKeyOrigin       origin;   /* of the others */
  GHashTable        *counts;   /* (owned) (element-type utf8 CueStoreCounts) */
  CueStoreCounts     count;    /* of the others */

  CueWorkspace *asked[N_CALLS]; /* (owned) (nullable) */
  char         *keys[N_CALLS];  /* (owned) (nullable) */
  GFile        *file;           /* (owned) (nullable) */
  gboolean      session_only;
  gboolean      delete_data;
};

static void cue_fake_workspace_manager_iface_init (CueWorkspaceManagerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueFakeWorkspaceManager, cue_fake_workspace_manager, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_WORKSPACE_MANAGER,
                                                      cue_fake_workspace_manager_iface_init))

static void
ask_free (Ask *ask)
{
  g_clear_object (&ask->workspace);
  cue_secret_free (ask->key);
  g_clear_object (&ask->test);
  g_clear_object (&ask->file);
  g_free (ask);
}

CUE_DEFINE_TASK_DATA (Ask, ask, ask_free)

static void
set_current (CueFakeWorkspaceManager *self,
             CueWorkspace            *workspace)
{
  if (g_set_object (&self->current, workspace))
    g_signal_emit_by_name (self, "current-changed");
}

static void
advance (CueConnectionTest *test,
         CueTestStepKind    kind)
{
  for (guint i = 0; i < kind; i++)
    {
      if (cue_test_step_get_state (cue_connection_test_get_step (test, i)) != CUE_STEP_PASSED)
        cue_connection_test_pass (test, i, "12 ms", NULL);
    }
}

static void
answer_test (GTask *task)
{
  CueFakeWorkspaceManager *self = g_task_get_source_object (task);
  CueConnectionTest       *test = ask_get (task)->test;

  if (self->title != NULL)
    {
      advance (test, self->failing);
      cue_connection_test_fail (test, self->failing, self->title, self->note, self->details);
      g_task_return_boolean (task, FALSE);
      return;
    }

  advance (test, CUE_N_STEPS);
  cue_connection_test_end (test, G_LIST_MODEL (self->projects), self->organization, self->n_agents, self->n_scenarios);
  g_task_return_boolean (task, TRUE);
}

static void
answer_keep (GTask *task)
{
  CueFakeWorkspaceManager *self = g_task_get_source_object (task);
  Ask                     *ask = ask_get (task);
  const char              *id = cue_workspace_get_id (ask->workspace);
  CueWorkspace            *known = cue_workspace_list_find (self->list, id);

  if (known == NULL)
    cue_workspace_list_add (self->list, ask->workspace);
  else if (known != ask->workspace)
    cue_workspace_take_over (known, ask->workspace);
  if (ask->key != NULL)
    cue_fake_workspace_manager_set_key_origin (self, id, ask->session_only ? CUE_KEY_SESSION : CUE_KEY_KEYRING);
  g_task_return_boolean (task, TRUE);
}

static void
answer_remove (GTask *task)
{
  CueFakeWorkspaceManager *self = g_task_get_source_object (task);
  Ask                     *ask = ask_get (task);

  if (ask->workspace == self->current)
    set_current (self, NULL);
  cue_workspace_list_remove (self->list, ask->workspace);
  g_hash_table_remove (self->origins, cue_workspace_get_id (ask->workspace));
  g_task_return_boolean (task, TRUE);
}

static void
answer_count (GTask *task)
{
  CueFakeWorkspaceManager *self = g_task_get_source_object (task);
  CueStoreCounts          *counts = g_hash_table_lookup (self->counts, cue_workspace_get_id (ask_get (task)->workspace));
  CueStoreCounts          *found = g_new0 (CueStoreCounts, 1);

  *found = counts != NULL ? *counts : self->count;
  g_task_return_pointer (task, found, g_free);
}

static void
answer_export (GTask *task)
{
  g_task_return_boolean (task, TRUE);
}

static void
answer_clear_cache (GTask *task)
{
  CueFakeWorkspaceManager *self = g_task_get_source_object (task);
  GHashTableIter           iter;
  CueStoreCounts          *counts;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &counts))
    counts->n_cached = 0;
  self->count.n_cached = 0;
  g_task_return_boolean (task, TRUE);
}

static void
answer_delete_all (GTask *task)
{
  CueFakeWorkspaceManager *self = g_task_get_source_object (task);
  GListModel              *list = G_LIST_MODEL (self->list);

  set_current (self, NULL);
  while (g_list_model_get_n_items (list) > 1)
    {
      g_autoptr (CueWorkspace) last = g_list_model_get_item (list, g_list_model_get_n_items (list) - 1);

      cue_workspace_list_remove (self->list, last);
    }
  g_hash_table_remove_all (self->origins);
  g_hash_table_remove_all (self->counts);
  self->count = (CueStoreCounts){ 0 };
  g_task_return_boolean (task, TRUE);
}

/* Notes what is asked, and has it answered. Takes @ask. */
static void
ask_manager (CueWorkspaceManager *manager,
             CueFakeManagerCall   call,
             Ask                 *ask,
             CueFakeAnswer        answer,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  CueFakeWorkspaceManager *self = CUE_FAKE_WORKSPACE_MANAGER (manager);
  GTask                   *task = g_task_new (manager, cancellable, callback, user_data);

  g_set_object (&self->asked[call], ask->workspace);
  g_clear_pointer (&self->keys[call], cue_secret_free);
  self->keys[call] = g_strdup (ask->key);
  g_task_set_source_tag (task, answer);
  ask_attach (task, ask);
  cue_fake_line_add (self->line, call, task, answer);
}

static Ask *
ask_new (CueWorkspace *workspace,
         const char   *key)
{
  Ask *ask = g_new0 (Ask, 1);

  g_set_object (&ask->workspace, workspace);
  ask->key = g_strdup (key);
  return ask;
}

static gboolean
finish_boolean (CueWorkspaceManager *manager,
                GAsyncResult        *result,
                CueFakeAnswer        answer,
                GError             **error)
{
  g_assert (g_task_is_valid (result, manager));
  g_assert (g_async_result_is_tagged (result, answer));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static CueWorkspaceList *
cue_fake_workspace_manager_get_list (CueWorkspaceManager *manager)
{
  return CUE_FAKE_WORKSPACE_MANAGER (manager)->list;
}

static CueWorkspace *
cue_fake_workspace_manager_get_current (CueWorkspaceManager *manager)
{
  return CUE_FAKE_WORKSPACE_MANAGER (manager)->current;
}

static CueKeyOrigin
cue_fake_workspace_manager_get_key_origin (CueWorkspaceManager *manager,
                                           CueWorkspace        *workspace)
{
  CueFakeWorkspaceManager *self = CUE_FAKE_WORKSPACE_MANAGER (manager);
  gpointer                 origin;

  if (g_hash_table_lookup_extended (self->origins, cue_workspace_get_id (workspace), NULL, &origin))
    return GPOINTER_TO_INT (origin);

  return self->origin;
}

static void
cue_fake_workspace_manager_open (CueWorkspaceManager *manager,
                                 CueWorkspace        *workspace)
{
  CueFakeWorkspaceManager *self = CUE_FAKE_WORKSPACE_MANAGER (manager);

  self->n_opened++;
  cue_workspace_list_set_last (self->list, cue_workspace_get_id (workspace));
  set_current (self, workspace);
}

static void
cue_fake_workspace_manager_test_async (CueWorkspaceManager *manager,
                                       CueWorkspace        *workspace,
                                       const char          *key,
                                       CueConnectionTest   *test,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  CueFakeWorkspaceManager *self = CUE_FAKE_WORKSPACE_MANAGER (manager);
  Ask                     *ask = ask_new (workspace, key);

  ask->test = g_object_ref (test);
  g_set_object (&self->going_on, test);
  cue_connection_test_start (test);
  cue_connection_test_begin (test, CUE_STEP_ADDRESS);
  ask_manager (manager, CUE_FAKE_MANAGER_TEST, ask, answer_test, cancellable, callback, user_data);
}

static gboolean
cue_fake_workspace_manager_test_finish (CueWorkspaceManager *manager,
                                        GAsyncResult        *result,
                                        GError             **error)
{
  return finish_boolean (manager, result, answer_test, error);
}

static void
cue_fake_workspace_manager_keep_async (CueWorkspaceManager *manager,
                                       CueWorkspace        *workspace,
                                       const char          *key,
                                       gboolean             session_only,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  CueFakeWorkspaceManager *self = CUE_FAKE_WORKSPACE_MANAGER (manager);
  Ask                     *ask = ask_new (workspace, key);

  ask->session_only = session_only;
  self->session_only = session_only;
  ask_manager (manager, CUE_FAKE_MANAGER_KEEP, ask, answer_keep, cancellable, callback, user_data);
}

static gboolean
cue_fake_workspace_manager_keep_finish (CueWorkspaceManager *manager,
                                        GAsyncResult        *result,
                                        GError             **error)
{
  return finish_boolean (manager, result, answer_keep, error);
}

static void
cue_fake_workspace_manager_remove_async (CueWorkspaceManager *manager,
                                         CueWorkspace        *workspace,
                                         gboolean             delete_data,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  CueFakeWorkspaceManager *self = CUE_FAKE_WORKSPACE_MANAGER (manager);
  Ask                     *ask = ask_new (workspace, NULL);

  ask->delete_data = delete_data;
  self->delete_data = delete_data;
  ask_manager (manager, CUE_FAKE_MANAGER_REMOVE, ask, answer_remove, cancellable, callback, user_data);
}

static gboolean
cue_fake_workspace_manager_remove_finish (CueWorkspaceManager *manager,
                                          GAsyncResult        *result,
                                          GError             **error)
{
  return finish_boolean (manager, result, answer_remove, error);
}

static void
cue_fake_workspace_manager_export_async (CueWorkspaceManager *manager,
                                         CueWorkspace        *workspace,
                                         GFile               *file,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  CueFakeWorkspaceManager *self = CUE_FAKE_WORKSPACE_MANAGER (manager);
  Ask                     *ask = ask_new (workspace, NULL);

  ask->file = g_object_ref (file);
  g_set_object (&self->file, file);
  ask_manager (manager, CUE_FAKE_MANAGER_EXPORT, ask, answer_export, cancellable, callback, user_data);
}

static gboolean
cue_fake_workspace_manager_export_finish (CueWorkspaceManager *manager,
                                          GAsyncResult        *result,
                                          GError             **error)
{
  return finish_boolean (manager, result, answer_export, error);
}

static void
cue_fake_workspace_manager_count_async (CueWorkspaceManager *manager,
                                        CueWorkspace        *workspace,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  ask_manager (manager, CUE_FAKE_MANAGER_COUNT, ask_new (workspace, NULL), answer_count, cancellable, callback,
               user_data);
}

static gboolean
cue_fake_workspace_manager_count_finish (CueWorkspaceManager *manager,
                                         GAsyncResult        *result,
                                         CueStoreCounts      *counts,
                                         GError             **error)
{
  g_autofree CueStoreCounts *found = NULL;

  g_assert (g_task_is_valid (result, manager));
  g_assert (g_async_result_is_tagged (result, answer_count));
  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;

  *counts = *found;
  return TRUE;
}

static void
cue_fake_workspace_manager_clear_cache_async (CueWorkspaceManager *manager,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data)
{
  ask_manager (manager, CUE_FAKE_MANAGER_CLEAR_CACHE, ask_new (NULL, NULL), answer_clear_cache, cancellable, callback,
               user_data);
}

static gboolean
cue_fake_workspace_manager_clear_cache_finish (CueWorkspaceManager *manager,
                                               GAsyncResult        *result,
                                               GError             **error)
{
  return finish_boolean (manager, result, answer_clear_cache, error);
}

static void
cue_fake_workspace_manager_delete_all_async (CueWorkspaceManager *manager,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  ask_manager (manager, CUE_FAKE_MANAGER_DELETE_ALL, ask_new (NULL, NULL), answer_delete_all, cancellable, callback,
               user_data);
}

static gboolean
cue_fake_workspace_manager_delete_all_finish (CueWorkspaceManager *manager,
                                              GAsyncResult        *result,
                                              GError             **error)
{
  return finish_boolean (manager, result, answer_delete_all, error);
}

static void
cue_fake_workspace_manager_finalize (GObject *object)
{
  CueFakeWorkspaceManager *self = CUE_FAKE_WORKSPACE_MANAGER (object);

  for (guint i = 0; i < N_CALLS; i++)
    {
      g_clear_object (&self->asked[i]);
      g_clear_pointer (&self->keys[i], cue_secret_free);
    }
  g_clear_pointer (&self->line, cue_fake_line_free);
  g_clear_object (&self->list);
  g_clear_object (&self->current);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->details, g_free);
  g_clear_object (&self->projects);
  g_clear_pointer (&self->organization, g_free);
  g_clear_object (&self->going_on);
  g_clear_pointer (&self->origins, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (cue_fake_workspace_manager_parent_class)->finalize (object);
}

static void
cue_fake_workspace_manager_class_init (CueFakeWorkspaceManagerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_fake_workspace_manager_finalize;
}

static void
cue_fake_workspace_manager_iface_init (CueWorkspaceManagerInterface *iface)
{
  iface->get_list = cue_fake_workspace_manager_get_list;
  iface->get_current = cue_fake_workspace_manager_get_current;
  iface->get_key_origin = cue_fake_workspace_manager_get_key_origin;
  iface->open = cue_fake_workspace_manager_open;
  iface->test_async = cue_fake_workspace_manager_test_async;
  iface->test_finish = cue_fake_workspace_manager_test_finish;
  iface->keep_async = cue_fake_workspace_manager_keep_async;
  iface->keep_finish = cue_fake_workspace_manager_keep_finish;
  iface->remove_async = cue_fake_workspace_manager_remove_async;
  iface->remove_finish = cue_fake_workspace_manager_remove_finish;
  iface->export_async = cue_fake_workspace_manager_export_async;
  iface->export_finish = cue_fake_workspace_manager_export_finish;
  iface->count_async = cue_fake_workspace_manager_count_async;
  iface->count_finish = cue_fake_workspace_manager_count_finish;
  iface->clear_cache_async = cue_fake_workspace_manager_clear_cache_async;
  iface->clear_cache_finish = cue_fake_workspace_manager_clear_cache_finish;
  iface->delete_all_async = cue_fake_workspace_manager_delete_all_async;
  iface->delete_all_finish = cue_fake_workspace_manager_delete_all_finish;
}

static void
cue_fake_workspace_manager_init (CueFakeWorkspaceManager *self)
{
  static const char *const names[] = { "Riverside", NULL };

  self->line = cue_fake_line_new ();
  self->list = cue_workspace_list_new ();
  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->projects = g_list_store_new (CUE_TYPE_PROJECT);
  cue_fake_workspace_manager_set_found (self, names, "Riverside Clinics", 2, 60);
}

CueFakeWorkspaceManager *
cue_fake_workspace_manager_new (void)
{
  return g_object_new (CUE_TYPE_FAKE_WORKSPACE_MANAGER, NULL);
}

CueWorkspace *
cue_fake_workspace_manager_add (CueFakeWorkspaceManager *self,
                                const char              *id,
                                const char              *name,
                                const char              *url)
{
  g_autoptr (CueWorkspace) workspace = cue_workspace_new (id, CUE_WORKSPACE_CEKURA, name, url, CUE_UNSET);

  cue_workspace_list_add (self->list, workspace);
  cue_fake_workspace_manager_set_key_origin (self, id, CUE_KEY_KEYRING);
  return cue_workspace_list_find (self->list, id);
}

void
cue_fake_workspace_manager_set_failure (CueFakeWorkspaceManager *self,
                                        CueTestStepKind          kind,
                                        const char              *title,
                                        const char              *note,
                                        const char              *details)
{
  self->failing = kind;
  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->note);
  self->note = g_strdup (note);
  g_free (self->details);
  self->details = g_strdup (details);
}

void
cue_fake_workspace_manager_set_found (CueFakeWorkspaceManager *self,
                                      const char *const       *names,
                                      const char              *organization,
                                      guint                    n_agents,
                                      guint                    n_scenarios)
{
  g_list_store_remove_all (self->projects);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (CueProject) project = g_object_new (CUE_TYPE_PROJECT,
                                                     "id", (gint64) FIRST_PROJECT + i,
                                                     "name", names[i],
                                                     NULL);

      g_list_store_append (self->projects, project);
    }
  g_free (self->organization);
  self->organization = g_strdup (organization);
  self->n_agents = n_agents;
  self->n_scenarios = n_scenarios;
}

void
cue_fake_workspace_manager_advance (CueFakeWorkspaceManager *self,
                                    CueTestStepKind          kind)
{
  g_assert_nonnull (self->going_on);
  advance (self->going_on, kind);
  cue_connection_test_begin (self->going_on, kind);
}

void
cue_fake_workspace_manager_set_key_origin (CueFakeWorkspaceManager *self,
                                           const char              *id,
                                           CueKeyOrigin             origin)
{
  if (id == NULL)
    self->origin = origin;
  else
    g_hash_table_insert (self->origins, g_strdup (id), GINT_TO_POINTER (origin));
}

void
cue_fake_workspace_manager_set_counts (CueFakeWorkspaceManager *self,
                                       const char              *id,
                                       const CueStoreCounts    *counts)
{
  if (id == NULL)
    self->count = *counts;
  else
    g_hash_table_insert (self->counts, g_strdup (id), g_memdup2 (counts, sizeof *counts));
}

void
cue_fake_workspace_manager_fail_next (CueFakeWorkspaceManager *self,
                                      CueFakeManagerCall       call,
                                      GError                  *error)
{
  cue_fake_line_fail_next (self->line, call, error);
}

void
cue_fake_workspace_manager_hold (CueFakeWorkspaceManager *self,
                                 CueFakeManagerCall       call,
                                 gboolean                 hold)
{
  cue_fake_line_hold (self->line, call, hold);
}

guint
cue_fake_workspace_manager_get_n_calls (CueFakeWorkspaceManager *self,
                                        CueFakeManagerCall       call)
{
  return cue_fake_line_get_n_calls (self->line, call);
}

guint
cue_fake_workspace_manager_get_n_opened (CueFakeWorkspaceManager *self)
{
  return self->n_opened;
}

CueWorkspace *
cue_fake_workspace_manager_get_workspace (CueFakeWorkspaceManager *self,
                                          CueFakeManagerCall       call)
{
  return self->asked[call];
}

const char *
cue_fake_workspace_manager_get_key (CueFakeWorkspaceManager *self,
                                    CueFakeManagerCall       call)
{
  return self->keys[call];
}

GFile *
cue_fake_workspace_manager_get_file (CueFakeWorkspaceManager *self)
{
  return self->file;
}

gboolean
cue_fake_workspace_manager_get_session_only (CueFakeWorkspaceManager *self)
{
  return self->session_only;
}

gboolean
cue_fake_workspace_manager_get_delete_data (CueFakeWorkspaceManager *self)
{
  return self->delete_data;
}
