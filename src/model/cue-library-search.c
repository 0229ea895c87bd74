/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, its search: what the store finds, and which drafts that is about. */
#include "cue-library-private.h"

#include "cue-text.h"

struct _CueLibraryHits
{
  gatomicrefcount refs;
  CueSearchHits  *found;  /* (owned) (nullable): NULL: everything */
  GHashTable     *hidden; /* (owned) (element-type gint64): scenarios of which stored drafts were searched instead */
};

CueLibraryHits *
cue_library_hits_ref (CueLibraryHits *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_library_hits_unref (CueLibraryHits *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->found, cue_search_hits_unref);
  g_hash_table_unref (self->hidden);
  g_free (self);
}

gboolean
cue_library_hits_has (CueLibraryHits *self,
                      CueDraft       *draft)
{
  gint64 id = draft->base_id;

  if (self->found == NULL || cue_search_hits_has_draft (self->found, draft->id))
    return TRUE;

  return id != CUE_UNSET && cue_search_hits_has_scenario (self->found, id) &&
         (g_hash_table_size (self->hidden) == 0 || !g_hash_table_contains (self->hidden, &id));
}

static void
hide_cb (CueDraft *draft,
         gpointer  user_data)
{
  CueLibraryHits *hits = user_data;

  if (draft->base_id != CUE_UNSET)
    g_hash_table_add (hits->hidden, g_memdup2 (&draft->base_id, sizeof draft->base_id));
}

/* (transfer full): without what is found yet. Of a stored draft it counts what the tester has written. */
static CueLibraryHits *
hits_new (CueLibrary *self)
{
  CueLibraryHits *hits = g_new0 (CueLibraryHits, 1);

  g_atomic_ref_count_init (&hits->refs);
  hits->hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  cue_draft_keeper_foreach_stored (self->keeper, hide_cb, hits);
  return hits;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibraryHits *hits = g_task_get_task_data (task);
  GError         *error = NULL;

  hits->found = cue_store_search_finish (CUE_STORE (source), result, &error);
  if (hits->found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, cue_library_hits_ref (hits), (GDestroyNotify) cue_library_hits_unref);
}

void
cue_library_search_async (CueLibrary         *self,
                          const char         *text,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  CueLibraryHits *hits = NULL;

  g_return_if_fail (CUE_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_library_search_async);
  /* What was just typed is found as well. */
  cue_draft_keeper_flush (self->keeper);
  hits = hits_new (self);
  g_task_set_task_data (task, hits, (GDestroyNotify) cue_library_hits_unref);
  if (cue_text_is_blank (text))
    g_task_return_pointer (task, cue_library_hits_ref (hits), (GDestroyNotify) cue_library_hits_unref);
  else
    cue_store_search_async (self->store, text, cancellable, found_cb, g_steal_pointer (&task));
}

CueLibraryHits *
cue_library_search_finish (CueLibrary   *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_library_search_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
