/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-library-private.h"

#include "cue-library-lists.h"
#include "cue-property.h"

typedef enum
{
  PROP_WORKSPACE = 1,
  PROP_API,
  PROP_STORE,
  PROP_AGENTS,
  PROP_PERSONALITIES,
  PROP_PROFILES,
  PROP_DRAFTS,
  PROP_FOLDERS,
  PROP_TAGS,
  PROP_METRICS,
  PROP_TOOLS,
  PROP_LOADING,
  PROP_LOADED,
  PROP_RESTORED,
  PROP_REFRESHED,
  PROP_N_READ,
  PROP_N_TOTAL,
  PROP_N_WAITING,
  PROP_CONNECTION,
  PROP_ERROR_TEXT,
  PROP_STORE_ERROR_TEXT,
} CueLibraryProperty;

static GParamSpec *properties[PROP_STORE_ERROR_TEXT + 1];

G_DEFINE_FINAL_TYPE (CueLibrary, cue_library, G_TYPE_OBJECT)

void
cue_library_set_loaded (CueLibrary *self)
{
  cue_set_boolean (self, &self->loaded, TRUE, properties[PROP_LOADED]);
}

void
cue_library_set_error_text (CueLibrary *self,
                            const char *text)
{
  cue_set_string (self, &self->error_text, text, properties[PROP_ERROR_TEXT]);
}

void
cue_library_set_loading (CueLibrary *self,
                         gboolean    loading)
{
  cue_set_boolean (self, &self->loading, loading, properties[PROP_LOADING]);
}

void
cue_library_set_restored (CueLibrary *self)
{
  cue_set_boolean (self, &self->restored, TRUE, properties[PROP_RESTORED]);
}

void
cue_library_set_refreshed (CueLibrary *self,
                           gint64      stamp)
{
  cue_set_int64 (self, &self->refreshed, stamp, properties[PROP_REFRESHED]);
}

void
cue_library_set_progress (CueLibrary *self,
                          guint       n_read,
                          guint       n_total)
{
  if (self->n_total != n_total)
    {
      self->n_total = n_total;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
    }
  if (self->n_read != n_read)
    {
      self->n_read = n_read;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_READ]);
    }
}

void
cue_library_notify_waiting (CueLibrary *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static void
written_cb (GPtrArray *drafts,
            gpointer   user_data)
{
  for (guint i = 0; i < drafts->len; i++)
    cue_library_place (user_data, g_ptr_array_index (drafts, i));
}

static void
saver_notify_cb (CueLibrary *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE_ERROR_TEXT]);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GError *error = NULL;

  if (cue_saver_flush_finish (CUE_SAVER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
free_tasks (gpointer tasks)
{
  g_queue_free_full (tasks, g_object_unref);
}

static void
cue_library_constructed (GObject *object)
{
  CueLibrary *self = CUE_LIBRARY (object);

  G_OBJECT_CLASS (cue_library_parent_class)->constructed (object);

  self->saver = cue_saver_new (self->store);
  self->keeper = cue_draft_keeper_new (self->saver, written_cb, self);
  g_signal_connect_object (self->saver, "notify::error-text", G_CALLBACK (saver_notify_cb), self, G_CONNECT_SWAPPED);
  cue_library_outbox_init (self);
}

static void
cue_library_dispose (GObject *object)
{
  CueLibrary *self = CUE_LIBRARY (object);

  cue_library_outbox_stop (self);

  G_OBJECT_CLASS (cue_library_parent_class)->dispose (object);
}

static void
cue_library_finalize (GObject *object)
{
  CueLibrary *self = CUE_LIBRARY (object);

  g_clear_pointer (&self->keeper, cue_draft_keeper_free);
  g_clear_object (&self->saver);
  g_clear_pointer (&self->changes, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->untracked, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_scenario, g_hash_table_unref);
  for (guint i = 0; i < CUE_N_RESOURCES; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->drafts);
  g_clear_object (&self->store);
  g_clear_object (&self->api);
  g_clear_object (&self->workspace);
  g_free (self->error_text);

  G_OBJECT_CLASS (cue_library_parent_class)->finalize (object);
}

static void
cue_library_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CueLibrary *self = CUE_LIBRARY (object);

  switch ((CueLibraryProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_API:
      g_value_set_object (value, self->api);
      break;
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_AGENTS:
      g_value_set_object (value, self->lists[CUE_RESOURCE_AGENTS]);
      break;
    case PROP_PERSONALITIES:
      g_value_set_object (value, self->lists[CUE_RESOURCE_PERSONALITIES]);
      break;
    case PROP_PROFILES:
      g_value_set_object (value, self->lists[CUE_RESOURCE_PROFILES]);
      break;
    case PROP_DRAFTS:
      g_value_set_object (value, self->drafts);
      break;
    case PROP_FOLDERS:
      g_value_set_object (value, self->lists[CUE_RESOURCE_FOLDERS]);
      break;
    case PROP_TAGS:
      g_value_set_object (value, self->lists[CUE_RESOURCE_TAGS]);
      break;
    case PROP_METRICS:
      g_value_set_object (value, self->lists[CUE_RESOURCE_METRICS]);
      break;
    case PROP_TOOLS:
      g_value_set_object (value, self->lists[CUE_RESOURCE_TOOLS]);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_RESTORED:
      g_value_set_boolean (value, self->restored);
      break;
    case PROP_REFRESHED:
      g_value_set_int64 (value, self->refreshed);
      break;
    case PROP_N_READ:
      g_value_set_uint (value, self->n_read);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, self->n_total);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, cue_library_get_n_waiting (self));
      break;
    case PROP_CONNECTION:
      g_value_set_object (value, cue_library_get_connection (self));
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_ERROR_TEXT:
      g_value_set_string (value, self->error_text);
      break;
    case PROP_STORE_ERROR_TEXT:
      g_value_set_string (value, cue_saver_get_error_text (self->saver));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_library_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CueLibrary *self = CUE_LIBRARY (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_API:
      self->api = g_value_dup_object (value);
      break;
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_list (CueLibraryProperty property,
              const char        *name)
{
  properties[property] = g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, CUE_PARAM_READABLE);
}

static void
cue_library_class_init (CueLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cue_library_constructed;
  object_class->dispose = cue_library_dispose;
  object_class->finalize = cue_library_finalize;
  object_class->get_property = cue_library_get_property;
  object_class->set_property = cue_library_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CUE_TYPE_WORKSPACE, CUE_PARAM_CONSTRUCT);
  properties[PROP_API] = g_param_spec_object ("api", NULL, NULL, CUE_TYPE_API, CUE_PARAM_CONSTRUCT);
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, CUE_TYPE_STORE, CUE_PARAM_CONSTRUCT);
  install_list (PROP_AGENTS, "agents");
  install_list (PROP_PERSONALITIES, "personalities");
  install_list (PROP_PROFILES, "profiles");
  install_list (PROP_DRAFTS, "drafts");
  install_list (PROP_FOLDERS, "folders");
  install_list (PROP_TAGS, "tags");
  install_list (PROP_METRICS, "metrics");
  install_list (PROP_TOOLS, "tools");
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_RESTORED] = g_param_spec_boolean ("restored", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_REFRESHED] = g_param_spec_int64 ("refreshed", NULL, NULL, 0, G_MAXINT64, 0, CUE_PARAM_READABLE);
  properties[PROP_N_READ] = g_param_spec_uint ("n-read", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, CUE_PARAM_READABLE);
  properties[PROP_CONNECTION] =
    g_param_spec_object ("connection", NULL, NULL, CUE_TYPE_CONNECTION, CUE_PARAM_READABLE);
  properties[PROP_ERROR_TEXT] = g_param_spec_string ("error-text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_STORE_ERROR_TEXT] =
    g_param_spec_string ("store-error-text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_library_init (CueLibrary *self)
{
  for (guint i = 0; i < CUE_N_RESOURCES; i++)
    if (i != CUE_RESOURCE_SCENARIOS && i != CUE_RESOURCE_PROJECTS)
      self->lists[i] = g_list_store_new (cue_resource_get_object_type (i));
  self->drafts = cue_draft_list_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_scenario = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->refreshers);
  self->untracked = g_ptr_array_new_with_free_func (g_object_unref);
  self->changes = g_hash_table_new_full (NULL, NULL, g_object_unref, free_tasks);
  self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

CueLibrary *
cue_library_new (CueWorkspace *workspace,
                 CueApi       *api,
                 CueStore     *store)
{
  g_return_val_if_fail (CUE_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (CUE_IS_API (api), NULL);
  g_return_val_if_fail (CUE_IS_STORE (store), NULL);

  return g_object_new (CUE_TYPE_LIBRARY, "workspace", workspace, "api", api, "store", store, NULL);
}

CueWorkspace *
cue_library_get_workspace (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return self->workspace;
}

CueApi *
cue_library_get_api (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return self->api;
}

CueStore *
cue_library_get_store (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return self->store;
}

GListModel *
cue_library_get_agents (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->lists[CUE_RESOURCE_AGENTS]);
}

GListModel *
cue_library_get_personalities (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->lists[CUE_RESOURCE_PERSONALITIES]);
}

GListModel *
cue_library_get_profiles (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->lists[CUE_RESOURCE_PROFILES]);
}

GListModel *
cue_library_get_drafts (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->drafts);
}

GListModel *
cue_library_get_list (CueLibrary *self,
                      CueResource resource)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail ((guint) resource < CUE_N_RESOURCES && resource != CUE_RESOURCE_PROJECTS, NULL);

  return resource == CUE_RESOURCE_SCENARIOS ? G_LIST_MODEL (self->drafts) : G_LIST_MODEL (self->lists[resource]);
}

CueConnection *
cue_library_get_connection (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return cue_api_get_connection (self->api);
}

gint64
cue_library_get_refreshed (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), 0);

  return self->refreshed;
}

guint
cue_library_get_n_waiting (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), 0);

  return self->waiting != NULL ? g_hash_table_size (self->waiting) : 0;
}

void
cue_library_track_generation (CueLibrary    *self,
                              CueGeneration *generation)
{
  CueDraft   *draft = NULL;
  const char *id = NULL;

  g_return_if_fail (CUE_IS_LIBRARY (self));
  g_return_if_fail (CUE_IS_GENERATION (generation));

  id = cue_generation_get_draft_id (generation);
  draft = id != NULL ? cue_library_find_draft (self, id) : NULL;
  if (draft == NULL)
    {
      if (!self->store_read)
        g_ptr_array_add (self->untracked, g_object_ref (generation));
      return;
    }

  /* The text will be found by the draft's id, so the draft must be on disk before the text comes. */
  if (!cue_draft_keeper_is_stored (self->keeper, draft))
    cue_draft_keeper_put (self->keeper, draft);
  cue_draft_add_generation (draft, G_OBJECT (generation));
}

void
cue_library_flush_async (CueLibrary         *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_library_flush_async);
  cue_draft_keeper_flush (self->keeper);
  cue_saver_flush_async (self->saver, cancellable, flushed_cb, g_steal_pointer (&task));
}

gboolean
cue_library_flush_finish (CueLibrary   *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_library_flush_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
