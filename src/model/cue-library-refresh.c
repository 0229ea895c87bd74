/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, its reading. */
#include "cue-library-private.h"

#include "cue-error.h"
#include "cue-library-lists.h"
#include "cue-task.h"

/* Refreshing: first what this computer has, then, side by side, what the service has. */

typedef struct
{
  /* in progress */
  GPtrArray *stored;    /* (owned) (nullable) (element-type CueDraft) */
  guint      n_changes; /* the library's when the service was asked */
  guint      n_left;    /* lists still to come */
  GError    *error;     /* (owned) (nullable): the first failure */
} RefreshData;

static void
refresh_data_free (RefreshData *data)
{
  g_clear_pointer (&data->stored, g_ptr_array_unref);
  g_clear_error (&data->error);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (RefreshData, refresh_data, refresh_data_free)

static void drafts_read_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data);
static void variants_read_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data);
static void ask_service (GTask *task);
static void agents_listed_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data);
static void personalities_listed_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data);
static void profiles_listed_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data);
static void scenarios_listed_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data);
static void end_refresh (GTask *task);

/* A failure to read is told, and what comes from the service is shown all the same. */
static void
note_read_error (CueLibrary   *self,
                 const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cue_saver_note (self->saver, error);
}

static void
drafts_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  GCancellable *cancellable = g_task_get_cancellable (task);
  CueLibrary   *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  refresh_data_get (task)->stored = cue_store_list_finish (CUE_STORE (source), result, &error);
  if (error != NULL)
    {
      note_read_error (self, error);
      ask_service (g_steal_pointer (&task));
      return;
    }
  cue_store_list_async (self->store, CUE_TYPE_VARIANT, cancellable, variants_read_cb,
                        g_steal_pointer (&task));
}

static void
add_variants (GPtrArray *drafts,
              GPtrArray *variants)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < drafts->len; i++)
    g_hash_table_insert (by_id, (char *) cue_draft_get_id (g_ptr_array_index (drafts, i)),
                         g_ptr_array_index (drafts, i));
  for (guint i = 0; i < variants->len; i++)
    {
      CueVariant *variant = g_ptr_array_index (variants, i);
      const char *owner = cue_record_get_owner (CUE_RECORD (variant));
      CueDraft   *draft = owner != NULL ? g_hash_table_lookup (by_id, owner) : NULL;

      if (draft != NULL)
        cue_draft_add_variant (draft, variant);
    }
}

static void
attach_untracked (CueLibrary *self)
{
  g_autoptr (GPtrArray) untracked = g_steal_pointer (&self->untracked);

  self->untracked = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < untracked->len; i++)
    cue_library_track_generation (self, g_ptr_array_index (untracked, i));
}

static void
take_stored (CueLibrary *self,
             GPtrArray  *stored)
{
  g_autoptr (GPtrArray) drafts = cue_list_to_array (G_LIST_MODEL (self->drafts));

  for (guint i = 0; i < stored->len; i++)
    {
      CueDraft *draft = g_ptr_array_index (stored, i);

      if (cue_library_find_draft (self, cue_draft_get_id (draft)) != NULL)
        continue;
      cue_library_drop_shadow (self, drafts, draft);
      cue_draft_keeper_watch (self->keeper, draft, TRUE);
      g_ptr_array_add (drafts, g_object_ref (draft));
    }
  cue_drafts_sort (drafts);
  cue_list_replace (self->drafts, drafts);
  self->store_read = TRUE;
  attach_untracked (self);
}

static void
variants_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CueLibrary  *self = g_task_get_source_object (task);
  RefreshData *data = refresh_data_get (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) variants = cue_store_list_finish (CUE_STORE (source), result, &error);

  if (variants == NULL)
    {
      note_read_error (self, error);
    }
  else if (!self->store_read)
    {
      add_variants (data->stored, variants);
      take_stored (self, data->stored);
      cue_saver_note (self->saver, NULL);
    }
  ask_service (g_steal_pointer (&task));
}

static void
ask_service (GTask *task)
{
  static const struct
  {
    CueResource         resource;
    GAsyncReadyCallback callback;
  } lists[] = {
    { CUE_RESOURCE_AGENTS, agents_listed_cb },
    { CUE_RESOURCE_PERSONALITIES, personalities_listed_cb },
    { CUE_RESOURCE_PROFILES, profiles_listed_cb },
    { CUE_RESOURCE_SCENARIOS, scenarios_listed_cb },
  };
  g_autoptr (GTask) owned = task;
  CueLibrary  *self = g_task_get_source_object (task);
  RefreshData *data = refresh_data_get (task);

  data->n_changes = self->n_changes;
  data->n_left = G_N_ELEMENTS (lists);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    cue_api_list_async (self->api, lists[i].resource, CUE_UNSET, g_task_get_cancellable (task), lists[i].callback,
                        g_object_ref (task));
}

/* (transfer full) (nullable): what the service answered to one list; the failure is kept in the task. */
static GPtrArray *
take_list (GTask        *task,
           CueApi       *api,
           GAsyncResult *result)
{
  CueLibrary  *self = g_task_get_source_object (task);
  RefreshData *data = refresh_data_get (task);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = cue_api_list_finish (api, result, &error);

  data->n_left--;
  if (error != NULL && data->error == NULL)
    data->error = g_steal_pointer (&error);
  if (rows != NULL)
    cue_library_set_loaded (self);
  return rows;
}

static void
take_resources (GTask        *task,
                CueApi       *api,
                GAsyncResult *result,
                GListStore   *list)
{
  g_autoptr (GPtrArray) rows = take_list (task, api, result);

  if (rows != NULL)
    cue_list_update (list, rows);
  end_refresh (task);
}

static void
agents_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibrary *self = g_task_get_source_object (task);

  take_resources (task, CUE_API (source), result, self->agents);
}

static void
personalities_listed_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibrary *self = g_task_get_source_object (task);

  take_resources (task, CUE_API (source), result, self->personalities);
}

static void
profiles_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibrary *self = g_task_get_source_object (task);

  take_resources (task, CUE_API (source), result, self->profiles);
}

/* Whether this scenario was saved or deleted after the service was asked: the row may be older than that. */
static gboolean
is_stale (CueLibrary  *self,
          RefreshData *data,
          gint64       id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->touched, &id)) > data->n_changes;
}

/* What the service has no longer: work on it becomes a new scenario, the rest goes. */
static void
drop_missing (CueLibrary  *self,
              RefreshData *data,
              GPtrArray   *drafts,
              GHashTable  *listed)
{
  for (guint i = drafts->len; i > 0; i--)
    {
      CueDraft *draft = g_ptr_array_index (drafts, i - 1);
      gint64    id = cue_library_get_base_id (draft);

      if (id == CUE_UNSET || g_hash_table_contains (listed, &id) || is_stale (self, data, id) ||
          g_hash_table_contains (self->changes, draft))
        continue;

      if (cue_draft_has_work (draft))
        {
          cue_draft_forget_base (draft);
          cue_draft_keeper_put (self->keeper, draft);
        }
      else
        {
          cue_draft_keeper_forget (self->keeper, draft);
          g_ptr_array_remove_index (drafts, i - 1);
        }
    }
}

/* (transfer full): drafts by the id of their scenario on the service; the keys are within the values. */
static GHashTable *
index_drafts (GPtrArray *drafts)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      CueDraft *draft = g_ptr_array_index (drafts, i);
      gint64    id = cue_library_get_base_id (draft);

      if (id != CUE_UNSET)
        g_hash_table_insert (index, g_memdup2 (&id, sizeof id), draft);
    }
  return g_steal_pointer (&index);
}

static void
merge_scenarios (CueLibrary  *self,
                 RefreshData *data,
                 GPtrArray   *rows)
{
  g_autoptr (GPtrArray) drafts = cue_list_to_array (G_LIST_MODEL (self->drafts));
  g_autoptr (GHashTable) index = index_drafts (drafts);
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      CueScenario *row = g_ptr_array_index (rows, i);
      gint64       id = cue_resource_object_get_id (CUE_RESOURCE_OBJECT (row));
      CueDraft    *draft = g_hash_table_lookup (index, &id);

      g_hash_table_add (listed, g_memdup2 (&id, sizeof id));
      if (is_stale (self, data, id) || (draft != NULL && g_hash_table_contains (self->changes, draft)))
        continue;

      if (draft != NULL)
        {
          cue_draft_rebase (draft, row);
          continue;
        }
      draft = cue_draft_new_for_scenario (row);
      cue_draft_keeper_watch (self->keeper, draft, FALSE);
      g_ptr_array_add (drafts, draft);
    }
  drop_missing (self, data, drafts, listed);
  cue_drafts_sort (drafts);
  cue_list_replace (self->drafts, drafts);
}

static void
scenarios_listed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) rows = take_list (task, CUE_API (source), result);

  if (rows != NULL)
    merge_scenarios (g_task_get_source_object (task), refresh_data_get (task), rows);
  end_refresh (task);
}

static void
end_refresh (GTask *task)
{
  CueLibrary      *self = g_task_get_source_object (task);
  RefreshData     *data = refresh_data_get (task);
  g_autofree char *sentence = NULL;

  if (data->n_left > 0)
    return;

  cue_library_add_loading (self, -1);
  if (!g_error_matches (data->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      sentence = data->error != NULL ? cue_error_dup_sentence (data->error) : NULL;
      cue_library_set_error_text (self, sentence);
    }
  if (data->error != NULL)
    g_task_return_error (task, g_steal_pointer (&data->error));
  else
    g_task_return_boolean (task, TRUE);
}

void
cue_library_refresh_async (CueLibrary         *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_library_refresh_async);
  refresh_data_attach (task, g_new0 (RefreshData, 1));
  cue_library_add_loading (self, 1);
  if (self->store_read)
    ask_service (g_steal_pointer (&task));
  else
    cue_store_list_async (self->store, CUE_TYPE_DRAFT, cancellable, drafts_read_cb, g_steal_pointer (&task));
}

gboolean
cue_library_refresh_finish (CueLibrary   *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_library_refresh_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
