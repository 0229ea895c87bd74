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
  PROP_LOADING,
  PROP_LOADED,
  PROP_ERROR_TEXT,
  PROP_STORE_ERROR_TEXT,
} CueLibraryProperty;

static GParamSpec *properties[PROP_STORE_ERROR_TEXT + 1];

G_DEFINE_FINAL_TYPE (CueLibrary, cue_library, G_TYPE_OBJECT)

CueDraft *
cue_library_find_by_scenario (GPtrArray *drafts,
                              gint64     id)
{
  for (guint i = 0; i < drafts->len; i++)
    if (cue_library_get_base_id (g_ptr_array_index (drafts, i)) == id)
      return g_ptr_array_index (drafts, i);
  return NULL;
}

gint64
cue_library_get_base_id (CueDraft *draft)
{
  CueScenario *base = cue_draft_get_base (draft);

  return base != NULL ? cue_resource_object_get_id (CUE_RESOURCE_OBJECT (base)) : CUE_UNSET;
}

void
cue_library_sort_drafts (CueLibrary *self)
{
  g_autoptr (GPtrArray) drafts = cue_list_to_array (G_LIST_MODEL (self->drafts));

  cue_drafts_sort (drafts);
  cue_list_replace (self->drafts, drafts);
}

void
cue_library_drop_shadow (CueLibrary *self,
                         GPtrArray  *drafts,
                         CueDraft   *draft)
{
  gint64 id = cue_library_get_base_id (draft);

  for (guint i = drafts->len; i > 0 && id != CUE_UNSET; i--)
    {
      CueDraft *other = g_ptr_array_index (drafts, i - 1);

      if (other == draft || cue_library_get_base_id (other) != id ||
          cue_draft_keeper_is_stored (self->keeper, other) || cue_draft_has_work (other))
        continue;
      cue_draft_keeper_forget (self->keeper, other);
      g_ptr_array_remove_index (drafts, i - 1);
    }
}

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
cue_library_add_loading (CueLibrary *self,
                         int         step)
{
  gboolean was_loading = self->n_loading > 0;

  self->n_loading += step;
  if (was_loading != (self->n_loading > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
written_cb (GPtrArray *drafts, gpointer user_data)
{
  cue_library_sort_drafts (user_data);
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
  g_clear_object (&self->agents);
  g_clear_object (&self->personalities);
  g_clear_object (&self->profiles);
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
      g_value_set_object (value, self->agents);
      break;
    case PROP_PERSONALITIES:
      g_value_set_object (value, self->personalities);
      break;
    case PROP_PROFILES:
      g_value_set_object (value, self->profiles);
      break;
    case PROP_DRAFTS:
      g_value_set_object (value, self->drafts);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->n_loading > 0);
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
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, CUE_PARAM_READABLE);
  properties[PROP_ERROR_TEXT] = g_param_spec_string ("error-text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  properties[PROP_STORE_ERROR_TEXT] =
    g_param_spec_string ("store-error-text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_library_init (CueLibrary *self)
{
  self->agents = g_list_store_new (CUE_TYPE_AGENT);
  self->personalities = g_list_store_new (CUE_TYPE_PERSONALITY);
  self->profiles = g_list_store_new (CUE_TYPE_TEST_PROFILE);
  self->drafts = g_list_store_new (CUE_TYPE_DRAFT);
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

  return G_LIST_MODEL (self->agents);
}

GListModel *
cue_library_get_personalities (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->personalities);
}

GListModel *
cue_library_get_profiles (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->profiles);
}

GListModel *
cue_library_get_drafts (CueLibrary *self)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->drafts);
}

gpointer
cue_library_find (CueLibrary *self,
                  CueResource resource,
                  gint64      id)
{
  g_autoptr (GPtrArray) drafts = NULL;
  CueDraft *draft = NULL;

  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  switch (resource)
    {
    case CUE_RESOURCE_AGENTS:
      return cue_list_find (G_LIST_MODEL (self->agents), id);
    case CUE_RESOURCE_PERSONALITIES:
      return cue_list_find (G_LIST_MODEL (self->personalities), id);
    case CUE_RESOURCE_PROFILES:
      return cue_list_find (G_LIST_MODEL (self->profiles), id);
    case CUE_RESOURCE_SCENARIOS:
      drafts = cue_list_to_array (G_LIST_MODEL (self->drafts));
      draft = cue_library_find_by_scenario (drafts, id);
      return draft != NULL ? cue_draft_get_base (draft) : NULL;
    case CUE_RESOURCE_PROJECTS:
    case CUE_RESOURCE_FOLDERS:
    case CUE_RESOURCE_TAGS:
    case CUE_RESOURCE_METRICS:
    case CUE_RESOURCE_TOOLS:
    default:
      return NULL;
    }
}

CueDraft *
cue_library_find_draft (CueLibrary *self,
                        const char *id)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)); i++)
    {
      g_autoptr (CueDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);

      if (g_str_equal (cue_draft_get_id (draft), id))
        return draft; /* the list keeps it */
    }
  return NULL;
}

CueDraft *
cue_library_add_draft (CueLibrary *self,
                       gint64      agent)
{
  g_autoptr (CueDraft) draft = NULL;
  CueResourceObject *personality = NULL;

  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  draft = cue_draft_new (agent);
  personality = cue_list_find_language (G_LIST_MODEL (self->personalities), "en");
  if (personality != NULL)
    cue_resource_object_set_number (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "personality",
                                    cue_resource_object_get_id (personality));
  cue_draft_keeper_watch (self->keeper, draft, FALSE);
  g_list_store_insert (self->drafts, 0, draft);
  return draft; /* the list keeps it */
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
