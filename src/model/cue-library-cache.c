/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, its reading of what this computer has: the tester's drafts, then what the service had last. */
#include "cue-library-private.h"

#include "cue-library-lists.h"
#include "cue-task.h"

/* The first rows of the cache show at once; the others come when there is nothing else to do. */
#define FIRST_ROWS 200
#define MORE_ROWS 2000

typedef struct
{
  GPtrArray *stored;   /* (owned) (nullable) (element-type CueDraft) */
  guint      resource; /* that is read now */
  guint      offset;   /* of scenarios read */
} RestoreData;

static void
restore_data_free (RestoreData *data)
{
  g_clear_pointer (&data->stored, g_ptr_array_unref);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (RestoreData, restore_data, restore_data_free)

static void variants_read_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data);
static void read_next_list (GTask *task);
static void read_scenarios (GTask *task);
static void end_restore (GTask *task);

void
cue_library_note_store (CueLibrary   *self,
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
  g_autoptr (GTask) task = user_data;
  CueLibrary *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  restore_data_get (task)->stored = cue_store_list_finish (CUE_STORE (source), result, &error);
  if (error != NULL)
    {
      cue_library_note_store (self, error);
      read_next_list (task);
      return;
    }
  cue_store_list_async (self->store, CUE_TYPE_VARIANT, g_task_get_cancellable (task), variants_read_cb,
                        g_object_ref (task));
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
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < stored->len; i++)
    {
      CueDraft *draft = g_ptr_array_index (stored, i);

      if (cue_library_find_draft (self, cue_draft_get_id (draft)) != NULL)
        continue;
      cue_library_drop_shadow (self, draft);
      cue_draft_keeper_watch (self->keeper, draft, TRUE);
      cue_library_outbox_take (self, draft);
      g_ptr_array_add (added, g_object_ref (draft));
    }
  cue_library_append (self, added);
  cue_library_sort (self);
  self->store_read = TRUE;
  attach_untracked (self);
}

static void
variants_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibrary  *self = g_task_get_source_object (task);
  RestoreData *data = restore_data_get (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) variants = cue_store_list_finish (CUE_STORE (source), result, &error);

  if (variants == NULL)
    {
      cue_library_note_store (self, error);
    }
  else if (!self->store_read)
    {
      add_variants (data->stored, variants);
      take_stored (self, data->stored);
      cue_saver_note (self->saver, NULL);
    }
  read_next_list (task);
}

/* What is in the cache of one list, unless the service was faster. */
static void
list_cached_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibrary  *self = g_task_get_source_object (task);
  RestoreData *data = restore_data_get (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = cue_store_cached_finish (CUE_STORE (source), result, NULL, &error);

  if (rows != NULL && self->refreshed == 0)
    cue_list_update (self->lists[data->resource], rows);
  else if (rows == NULL)
    cue_library_note_store (self, error);
  data->resource++;
  read_next_list (task);
}

static void
read_next_list (GTask *task)
{
  CueLibrary  *self = g_task_get_source_object (task);
  RestoreData *data = restore_data_get (task);

  /* A store that failed before: what is shown is newer than its cache. */
  if (self->restored)
    {
      end_restore (task);
      return;
    }

  while (data->resource < CUE_N_RESOURCES && self->lists[data->resource] == NULL)
    data->resource++;
  if (data->resource < CUE_N_RESOURCES)
    cue_store_cached_async (self->store, data->resource, 0, G_MAXINT, g_task_get_cancellable (task), list_cached_cb,
                            g_object_ref (task));
  else
    read_scenarios (task);
}

static void
take_cached (CueLibrary *self,
             GPtrArray  *rows)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      CueScenario *row = g_ptr_array_index (rows, i);
      gint64       id = cue_resource_object_get_id (CUE_RESOURCE_OBJECT (row));
      CueDraft    *draft = cue_library_find_by_scenario (self, id);

      if (g_hash_table_contains (self->touched, &id))
        continue;
      if (draft != NULL)
        {
          /* A conflict is newer than what was cached before it. */
          if (cue_draft_get_conflict (draft) == NULL)
            cue_draft_rebase (draft, row);
          continue;
        }
      draft = cue_draft_new_for_row (row);
      cue_draft_get_order_time (draft); /* read now, while there is time */
      cue_draft_keeper_watch (self->keeper, draft, FALSE);
      g_ptr_array_add (added, draft);
    }
  cue_library_append (self, added);
}

static gboolean
read_more_cb (gpointer user_data)
{
  read_scenarios (user_data);
  return G_SOURCE_REMOVE;
}

static void
end_restore (GTask *task)
{
  CueLibrary *self = g_task_get_source_object (task);

  cue_library_sort (self);
  if (g_task_return_error_if_cancelled (task))
    return;
  cue_library_set_restored (self);
  g_task_return_boolean (task, TRUE);
}

static void
scenarios_cached_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibrary  *self = g_task_get_source_object (task);
  RestoreData *data = restore_data_get (task);
  g_autoptr (GSource) idle = NULL;
  g_autoptr (GError) error = NULL;
  gint64 refreshed = 0;
  g_autoptr (GPtrArray) rows = cue_store_cached_finish (CUE_STORE (source), result, &refreshed, &error);
  gboolean first = data->offset == 0;

  if (rows == NULL)
    {
      cue_library_note_store (self, error);
      end_restore (task);
      return;
    }

  take_cached (self, rows);
  data->offset += rows->len;
  if (first)
    {
      cue_library_sort (self);
      if (refreshed > 0)
        {
          cue_library_set_refreshed (self, refreshed);
          cue_library_set_loaded (self);
        }
      cue_library_set_restored (self);
    }
  if (rows->len < (first ? FIRST_ROWS : MORE_ROWS))
    {
      end_restore (task);
      return;
    }

  /* Drawing goes first. */
  idle = g_idle_source_new ();
  g_source_set_callback (idle, read_more_cb, g_object_ref (task), g_object_unref);
  g_source_attach (idle, g_task_get_context (task));
}

static void
read_scenarios (GTask *task)
{
  CueLibrary  *self = g_task_get_source_object (task);
  RestoreData *data = restore_data_get (task);

  cue_store_cached_async (self->store, CUE_RESOURCE_SCENARIOS, data->offset, data->offset == 0 ? FIRST_ROWS : MORE_ROWS,
                          g_task_get_cancellable (task), scenarios_cached_cb, g_object_ref (task));
}

void
cue_library_restore_async (CueLibrary         *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_library_restore_async);
  restore_data_attach (task, g_new0 (RestoreData, 1));
  cue_store_list_async (self->store, CUE_TYPE_DRAFT, cancellable, drafts_read_cb, g_steal_pointer (&task));
}

gboolean
cue_library_restore_finish (CueLibrary   *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_library_restore_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
