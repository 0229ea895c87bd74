/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, its search: what the store finds, as drafts. */
#include "cue-library-private.h"

#include "cue-text.h"

/* (nullable): the draft that a key of the store is about. */
static CueDraft *
find_key (CueLibrary *self,
          const char *key)
{
  const char *colon = strchr (key, ':');
  CueDraft   *draft = NULL;

  if (g_str_has_prefix (key, "draft:"))
    return cue_library_find_draft (self, colon + 1);
  if (!g_str_has_prefix (key, "scenario:"))
    return NULL;

  /* Of a stored draft it counts what the tester has written. */
  draft = cue_library_find_by_scenario (self, g_ascii_strtoll (colon + 1, NULL, 10));
  return draft != NULL && !cue_draft_keeper_is_stored (self->keeper, draft) ? draft : NULL;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CueLibrary *self = g_task_get_source_object (task);
  g_autoptr (GHashTable) found = NULL;
  GError *error = NULL;
  g_autoptr (GPtrArray) keys = cue_store_search_finish (CUE_STORE (source), result, &error);

  if (keys == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  found = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < keys->len; i++)
    {
      CueDraft *draft = find_key (self, g_ptr_array_index (keys, i));

      if (draft != NULL)
        g_hash_table_add (found, draft);
    }
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_hash_table_unref);
}

/* (transfer full) */
static GHashTable *
find_all (CueLibrary *self)
{
  GHashTable    *all = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       draft = NULL;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    g_hash_table_add (all, draft);
  return all;
}

void
cue_library_search_async (CueLibrary         *self,
                          const char         *text,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_library_search_async);
  if (cue_text_is_blank (text))
    {
      g_task_return_pointer (task, find_all (self), (GDestroyNotify) g_hash_table_unref);
      return;
    }

  /* What was just typed is found as well. */
  cue_draft_keeper_flush (self->keeper);
  cue_store_search_async (self->store, text, cancellable, found_cb, g_steal_pointer (&task));
}

GHashTable *
cue_library_search_finish (CueLibrary   *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_library_search_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
