/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, taking in what scenarios the service has. */
#include "cue-library-private.h"

#include <glib/gi18n.h>

#include "cue-library-lists.h"
#include "cue-task.h"

/* Rows taken in together: few enough for nobody to notice, many enough for the lists built on this one. */
#define BATCH 2000

/* So long, in microseconds, the end of a reading works before others have their turn, and looks at so many drafts before it
 * looks at the clock. */
#define SLICE_US 4000
#define N_AT_ONCE 256

CueLibraryMerge *
cue_library_merge_new (CueLibrary *self)
{
  CueLibraryMerge *merge = g_new0 (CueLibraryMerge, 1);

  merge->n_changes = self->n_changes;
  merge->listed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  merge->pending = g_ptr_array_new_with_free_func (g_object_unref);

  return merge;
}

void
cue_library_merge_free (CueLibraryMerge *merge)
{
  g_hash_table_unref (merge->listed);
  g_ptr_array_unref (merge->pending);
  g_free (merge);
}

gboolean
cue_library_merge_is_stale (CueLibrary      *self,
                            CueLibraryMerge *merge,
                            gint64           id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->touched, &id)) > merge->n_changes;
}

const char *
cue_library_get_gone_text (void)
{
  return _ ("It was deleted on the service. Save it once more to create it anew.");
}

/* The service's copy of a draft that is known. */
static void
rebase (CueLibrary  *self,
        CueDraft    *draft,
        CueScenario *row)
{
  CueConflict *before = cue_draft_get_conflict (draft);
  CueScenario *base = cue_draft_get_base (draft);

  /* Most rows of most readings: what is there stays, and the row goes. */
  if (before == NULL && base != NULL && cue_resource_object_is_same (CUE_RESOURCE_OBJECT (base), CUE_RESOURCE_OBJECT (row)))
    return;

  cue_draft_rebase (draft, row);
  cue_draft_get_order_time (draft); /* read now, while there is time */
  if (cue_draft_get_conflict (draft) == before)
    return;

  if (cue_draft_get_conflict (draft) != NULL && cue_draft_get_save_state (draft) == CUE_SAVE_WAITING &&
      !cue_draft_is_deleting (draft))
    cue_library_set_save (self, draft, CUE_SAVE_CONFLICT, NULL);
  else
    cue_draft_keeper_update (self->keeper, draft);
}

/* FALSE where @row is older than what is here; otherwise *@draft is what is known of it (nullable). */
static gboolean
find_known (CueLibrary      *self,
            CueLibraryMerge *merge,
            CueScenario     *row,
            CueDraft       **draft)
{
  gint64 id = cue_resource_object_get_id (CUE_RESOURCE_OBJECT (row));

  *draft = cue_library_find_by_scenario (self, id);
  return !cue_library_merge_is_stale (self, merge, id) &&
         (*draft == NULL || !g_hash_table_contains (self->changes, *draft));
}

/* The new rows become drafts. */
static void
take_pending (CueLibrary      *self,
              CueLibraryMerge *merge)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < merge->pending->len; i++)
    {
      CueScenario *row = g_ptr_array_index (merge->pending, i);
      CueDraft    *draft = NULL;

      if (!find_known (self, merge, row, &draft))
        continue;
      if (draft != NULL)
        {
          rebase (self, draft, row);
          continue;
        }
      draft = cue_draft_new_for_row (row);
      cue_draft_get_order_time (draft); /* read now, while there is time */
      cue_draft_keeper_watch (self->keeper, draft, FALSE);
      g_ptr_array_add (added, draft);
    }
  g_ptr_array_set_size (merge->pending, 0);
  cue_library_append (self, added);
}

void
cue_library_merge_add (CueLibrary      *self,
                       CueLibraryMerge *merge,
                       GPtrArray       *rows)
{
  gboolean first = g_hash_table_size (merge->listed) == 0;

  for (guint i = 0; i < rows->len; i++)
    {
      CueScenario *row = g_ptr_array_index (rows, i);
      gint64       id = cue_resource_object_get_id (CUE_RESOURCE_OBJECT (row));
      CueDraft    *draft = NULL;

      if (id == CUE_UNSET || !g_hash_table_add (merge->listed, g_memdup2 (&id, sizeof id)) ||
          !find_known (self, merge, row, &draft))
        continue;
      if (draft != NULL)
        rebase (self, draft, row);
      else
        g_ptr_array_add (merge->pending, g_object_ref (row));
    }
  if (first || merge->pending->len >= BATCH)
    take_pending (self, merge);
}

/* Whether the service has the draft's scenario no longer. */
static gboolean
is_missing (CueLibrary      *self,
            CueLibraryMerge *merge,
            CueDraft        *draft)
{
  gint64 id = cue_library_get_base_id (draft);

  return id != CUE_UNSET && !g_hash_table_contains (merge->listed, &id) &&
         !cue_library_merge_is_stale (self, merge, id) && !g_hash_table_contains (self->changes, draft);
}

/* What the service has no longer: work on it becomes a new scenario, the rest goes. TRUE where it went. */
static gboolean
drop_missing (CueLibrary      *self,
              CueLibraryMerge *merge,
              CueDraft        *draft)
{
  if (!is_missing (self, merge, draft) || cue_library_find_draft (self, cue_draft_get_id (draft)) != draft)
    return FALSE;

  if (!cue_draft_has_work (draft) || cue_draft_is_deleting (draft))
    {
      cue_library_forget_draft (self, draft);
      return TRUE;
    }

  cue_draft_forget_base (draft);
  if (cue_draft_get_save_state (draft) == CUE_SAVE_WAITING)
    cue_library_set_save (self, draft, CUE_SAVE_REFUSED, cue_library_get_gone_text ());
  else
    cue_draft_keeper_put (self->keeper, draft);
  return FALSE;
}

/* A creation whose answer was lost, and the scenario it made. */
static void
adopt (CueLibrary *self,
       CueDraft   *uncertain,
       CueDraft   *shadow)
{
  g_autoptr (CueScenario) row = g_object_ref (cue_draft_get_base (shadow));
  g_autoptr (CueScenario) sent = g_object_ref (uncertain->sent);

  cue_draft_take_saved (uncertain, sent, row);
  cue_library_drop_shadow (self, uncertain);
  cue_library_index_scenario (self, uncertain);
  cue_library_set_save (self, uncertain, CUE_SAVE_NONE, NULL);
}

/* (transfer none) (nullable) */
static CueDraft *
find_shadow (CueLibrary *self,
             CueDraft   *uncertain)
{
  for (guint i = 0; i < cue_draft_list_get_size (self->drafts); i++)
    {
      CueDraft *draft = cue_draft_list_peek (self->drafts, i);

      if (draft != uncertain && cue_draft_get_base (draft) != NULL && !cue_draft_has_work (draft) &&
          !cue_draft_keeper_is_stored (self->keeper, draft) && cue_draft_may_be (uncertain, cue_draft_get_base (draft)))
        return draft;
    }
  return NULL;
}

/* The end of a reading: first it is looked what there is to do, and the order is found, which takes a while for many; then
 * it is done, at once. */
typedef struct
{
  CueLibraryMerge *merge; /* (unowned) */
  gboolean         complete;
  GPtrArray       *drafts;    /* (owned) (element-type CueDraft): as they were in the list */
  guint            n_orders;  /* the library's then */
  GArray          *keys;      /* (owned) (element-type CueDraftKey): of those that were looked at; then sorted */
  GPtrArray       *missing;   /* (owned) (element-type CueDraft): the service seems to have them no longer */
  GPtrArray       *uncertain; /* (owned) (element-type CueDraft) */
} EndData;

static void
end_data_free (EndData *data)
{
  g_ptr_array_unref (data->drafts);
  g_array_unref (data->keys);
  g_ptr_array_unref (data->missing);
  g_ptr_array_unref (data->uncertain);
  g_free (data);
}

CUE_DEFINE_TASK_DATA (EndData, end_data, end_data_free)

/* Where the service has what an uncertain creation sent, nobody needs to be asked, and nothing is there twice. */
static void
adopt_uncertain (CueLibrary *self,
                 GPtrArray  *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      CueDraft *draft = g_ptr_array_index (drafts, i);
      CueDraft *shadow = NULL;

      if (cue_draft_get_save_state (draft) != CUE_SAVE_UNCERTAIN || g_hash_table_contains (self->changes, draft) ||
          cue_library_find_draft (self, cue_draft_get_id (draft)) != draft)
        continue;
      shadow = find_shadow (self, draft);
      if (shadow != NULL)
        adopt (self, draft, shadow);
    }
}

/* (transfer full): those of the list in their order. */
static GPtrArray *
dup_ordered (CueLibrary *self,
             EndData    *data)
{
  GPtrArray *drafts = NULL;

  /* Somebody has changed something meanwhile. */
  if (self->n_orders != data->n_orders)
    {
      drafts = cue_draft_list_to_array (self->drafts);
      cue_drafts_sort (drafts);
      return drafts;
    }

  drafts = g_ptr_array_new_full (data->keys->len, g_object_unref);
  for (guint i = 0; i < data->keys->len; i++)
    g_ptr_array_add (drafts, g_object_ref (g_array_index (data->keys, CueDraftKey, i).draft));
  return drafts;
}

static void
put_in_order (CueLibrary *self,
              EndData    *data)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  if (data->complete)
    adopt_uncertain (self, data->uncertain);
  for (guint i = 0; i < data->missing->len; i++)
    if (drop_missing (self, data->merge, g_ptr_array_index (data->missing, i)))
      g_hash_table_add (gone, g_ptr_array_index (data->missing, i));

  drafts = dup_ordered (self, data);
  if (g_hash_table_size (gone) > 0)
    {
      kept = g_ptr_array_new_full (drafts->len, g_object_unref);
      for (guint i = 0; i < drafts->len; i++)
        if (!g_hash_table_contains (gone, g_ptr_array_index (drafts, i)))
          g_ptr_array_add (kept, g_object_ref (g_ptr_array_index (drafts, i)));
    }
  self->n_orders++;
  cue_draft_list_replace (self->drafts, kept != NULL ? g_steal_pointer (&kept) : g_steal_pointer (&drafts));
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  put_in_order (g_task_get_source_object (task), end_data_get (task));
  g_task_return_boolean (task, TRUE);
}

static void
sort_in_thread (GTask        *sorting,
                gpointer      source,
                gpointer      keys,
                GCancellable *cancellable)
{
  cue_draft_keys_sort (keys);
  g_task_return_boolean (sorting, TRUE);
}

static void
look_at (CueLibrary *self,
         EndData    *data,
         CueDraft   *draft)
{
  CueDraftKey key = { cue_draft_get_order_time (draft), data->keys->len, draft };

  g_array_append_val (data->keys, key);
  if (data->complete && is_missing (self, data->merge, draft))
    g_ptr_array_add (data->missing, draft);
  if (cue_draft_get_save_state (draft) == CUE_SAVE_UNCERTAIN)
    g_ptr_array_add (data->uncertain, draft);
}

static gboolean
slice_cb (gpointer user_data)
{
  GTask      *task = user_data;
  CueLibrary *self = g_task_get_source_object (task);
  EndData    *data = end_data_get (task);
  gint64      until = g_get_monotonic_time () + SLICE_US;
  g_autoptr (GTask) sorting = NULL;

  while (data->keys->len < data->drafts->len)
    {
      guint end = MIN (data->keys->len + N_AT_ONCE, data->drafts->len);

      while (data->keys->len < end)
        look_at (self, data, g_ptr_array_index (data->drafts, data->keys->len));
      if (g_get_monotonic_time () >= until)
        return G_SOURCE_CONTINUE;
    }

  /* The thread may let go of it late: it is to hold nothing but the keys. */
  sorting = g_task_new (NULL, NULL, sorted_cb, g_object_ref (task));
  g_task_set_source_tag (sorting, slice_cb);
  g_task_set_task_data (sorting, g_array_ref (data->keys), (GDestroyNotify) g_array_unref);
  if (cue_draft_keys_are_sorted (data->keys))
    g_task_return_boolean (sorting, TRUE);
  else
    g_task_run_in_thread (sorting, sort_in_thread);
  return G_SOURCE_REMOVE;
}

void
cue_library_merge_end_async (CueLibrary         *self,
                             CueLibraryMerge    *merge,
                             gboolean            complete,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GSource) idle = g_idle_source_new ();
  EndData *data = g_new0 (EndData, 1);

  take_pending (self, merge);
  data->merge = merge;
  data->complete = complete;
  data->drafts = cue_draft_list_to_array (self->drafts);
  data->n_orders = self->n_orders;
  data->keys = g_array_sized_new (FALSE, FALSE, sizeof (CueDraftKey), data->drafts->len);
  data->missing = g_ptr_array_new ();
  data->uncertain = g_ptr_array_new ();
  g_task_set_source_tag (task, cue_library_merge_end_async);
  end_data_attach (task, data);

  g_source_set_callback (idle, slice_cb, g_object_ref (task), g_object_unref);
  g_source_attach (idle, g_task_get_context (task));
}

void
cue_library_merge_end_finish (CueLibrary   *self,
                              GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));
  g_return_if_fail (g_async_result_is_tagged (result, cue_library_merge_end_async));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
