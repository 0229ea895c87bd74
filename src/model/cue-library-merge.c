/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, taking in what scenarios the service has. */
#include "cue-library-private.h"

#include <glib/gi18n.h>

#include "cue-library-lists.h"

/* Rows taken in together: few enough for nobody to notice, many enough for the lists built on this one. */
#define BATCH 2000

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

  cue_draft_rebase (draft, row);
  if (cue_draft_get_conflict (draft) == before)
    return;

  if (cue_draft_get_conflict (draft) != NULL && cue_draft_get_save_state (draft) == CUE_SAVE_WAITING &&
      !cue_draft_is_deleting (draft))
    cue_library_set_save (self, draft, CUE_SAVE_CONFLICT, NULL);
  else
    cue_draft_keeper_update (self->keeper, draft);
}

static void
take_pending (CueLibrary      *self,
              CueLibraryMerge *merge)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < merge->pending->len; i++)
    {
      CueScenario *row = g_ptr_array_index (merge->pending, i);
      gint64       id = cue_resource_object_get_id (CUE_RESOURCE_OBJECT (row));
      CueDraft    *draft = cue_library_find_by_scenario (self, id);

      if (cue_library_merge_is_stale (self, merge, id) ||
          (draft != NULL && g_hash_table_contains (self->changes, draft)))
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
      gint64 id = cue_resource_object_get_id (g_ptr_array_index (rows, i));

      if (id == CUE_UNSET || !g_hash_table_add (merge->listed, g_memdup2 (&id, sizeof id)))
        continue;
      g_ptr_array_add (merge->pending, g_object_ref (g_ptr_array_index (rows, i)));
    }
  if (first || merge->pending->len >= BATCH)
    take_pending (self, merge);
}

/* What the service has no longer: work on it becomes a new scenario, the rest goes. TRUE where it went. */
static gboolean
drop_missing (CueLibrary      *self,
              CueLibraryMerge *merge,
              CueDraft        *draft)
{
  gint64 id = cue_library_get_base_id (draft);

  if (id == CUE_UNSET || g_hash_table_contains (merge->listed, &id) || cue_library_merge_is_stale (self, merge, id) ||
      g_hash_table_contains (self->changes, draft))
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
             GPtrArray  *drafts,
             CueDraft   *uncertain)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      CueDraft *draft = g_ptr_array_index (drafts, i);

      if (draft != uncertain && cue_draft_get_base (draft) != NULL && !cue_draft_has_work (draft) &&
          !cue_draft_keeper_is_stored (self->keeper, draft) && cue_library_find_draft (self, cue_draft_get_id (draft)) &&
          cue_draft_may_be (uncertain, cue_draft_get_base (draft)))
        return draft;
    }
  return NULL;
}

/* Where the service has what an uncertain creation sent, nobody needs to be asked, and nothing is there twice. Whether
 * any was found: the list is another then. */
static gboolean
adopt_uncertain (CueLibrary *self,
                 GPtrArray  *drafts)
{
  gboolean any = FALSE;

  for (guint i = 0; i < drafts->len; i++)
    {
      CueDraft *draft = g_ptr_array_index (drafts, i);
      CueDraft *shadow = NULL;

      if (cue_draft_get_save_state (draft) != CUE_SAVE_UNCERTAIN || g_hash_table_contains (self->changes, draft))
        continue;
      shadow = find_shadow (self, drafts, draft);
      if (shadow == NULL)
        continue;
      adopt (self, draft, shadow);
      any = TRUE;
    }
  return any;
}

void
cue_library_merge_end (CueLibrary      *self,
                       CueLibraryMerge *merge,
                       gboolean         complete)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  take_pending (self, merge);
  drafts = cue_list_to_array (G_LIST_MODEL (self->drafts));
  if (complete && adopt_uncertain (self, drafts))
    {
      g_ptr_array_unref (drafts);
      drafts = cue_list_to_array (G_LIST_MODEL (self->drafts));
    }
  kept = g_ptr_array_new_full (drafts->len, g_object_unref);
  for (guint i = 0; i < drafts->len; i++)
    if (!complete || !drop_missing (self, merge, g_ptr_array_index (drafts, i)))
      g_ptr_array_add (kept, g_object_ref (g_ptr_array_index (drafts, i)));
  cue_drafts_sort (kept);
  cue_list_replace (self->drafts, kept);
}
