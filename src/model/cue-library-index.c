/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLibrary, its drafts: found by id and by scenario, and kept in order, without a walk over all of them. */
#include "cue-library-private.h"

#include "cue-library-lists.h"

gint64
cue_library_get_base_id (CueDraft *draft)
{
  return draft->base_id;
}

CueDraft *
cue_library_find_by_scenario (CueLibrary *self,
                              gint64      id)
{
  CueDraft *draft = g_hash_table_lookup (self->by_scenario, &id);

  if (draft == NULL)
    return NULL;
  if (cue_library_get_base_id (draft) == id)
    return draft;

  /* It has become a new scenario since. */
  g_hash_table_remove (self->by_scenario, &id);
  return NULL;
}

void
cue_library_index_scenario (CueLibrary *self,
                            CueDraft   *draft)
{
  gint64 id = cue_library_get_base_id (draft);

  if (id != CUE_UNSET)
    g_hash_table_replace (self->by_scenario, g_memdup2 (&id, sizeof id), draft);
}

static void
index_draft (CueLibrary *self,
             CueDraft   *draft)
{
  g_hash_table_insert (self->by_id, (char *) cue_draft_get_id (draft), draft);
  cue_library_index_scenario (self, draft);
}

void
cue_library_append (CueLibrary *self,
                    GPtrArray  *drafts)
{
  if (drafts->len == 0)
    return;

  for (guint i = 0; i < drafts->len; i++)
    index_draft (self, g_ptr_array_index (drafts, i));
  self->n_orders++;
  cue_draft_list_append (self->drafts, drafts);
}

void
cue_library_sort (CueLibrary *self)
{
  g_autoptr (GPtrArray) drafts = cue_draft_list_to_array (self->drafts);

  self->n_orders++;
  cue_drafts_sort (drafts);
  cue_draft_list_replace (self->drafts, g_steal_pointer (&drafts));
}

/* How many of the list stand before a draft of this time, @draft itself left out. */
static guint
find_place (CueLibrary *self,
            CueDraft   *draft)
{
  gint64 time = cue_draft_get_order_time (draft);
  guint  n = cue_draft_list_get_size (self->drafts);
  guint  place = 0;

  for (guint i = 0; i < n; i++)
    {
      CueDraft *other = cue_draft_list_peek (self->drafts, i);

      if (other == draft)
        continue;
      if (cue_draft_get_order_time (other) <= time)
        break;
      place++;
    }
  return place;
}

void
cue_library_place (CueLibrary *self,
                   CueDraft   *draft)
{
  guint to = find_place (self, draft);
  guint from = 0;

  self->n_orders++;
  if (cue_draft_list_find (self->drafts, draft, &from) && from != to)
    cue_draft_list_move (self->drafts, from, to);
}

void
cue_library_forget_draft (CueLibrary *self,
                          CueDraft   *draft)
{
  gint64 id = cue_library_get_base_id (draft);

  if (g_hash_table_lookup (self->by_scenario, &id) == draft)
    g_hash_table_remove (self->by_scenario, &id);
  if (g_hash_table_lookup (self->by_id, cue_draft_get_id (draft)) == draft)
    g_hash_table_remove (self->by_id, cue_draft_get_id (draft));
  cue_library_outbox_forget (self, draft);
  cue_draft_keeper_forget (self->keeper, draft);
}

void
cue_library_drop_draft (CueLibrary *self,
                        CueDraft   *draft)
{
  g_autoptr (CueDraft) kept = g_object_ref (draft);
  guint position = 0;

  cue_library_forget_draft (self, draft);
  self->n_orders++;
  if (cue_draft_list_find (self->drafts, draft, &position))
    cue_draft_list_remove (self->drafts, position);
}

void
cue_library_drop_shadow (CueLibrary *self,
                         CueDraft   *draft)
{
  gint64    id = cue_library_get_base_id (draft);
  CueDraft *other = id != CUE_UNSET ? cue_library_find_by_scenario (self, id) : NULL;

  if (other != NULL && other != draft && !cue_draft_keeper_is_stored (self->keeper, other) && !cue_draft_has_work (other))
    cue_library_drop_draft (self, other);
}

CueDraft *
cue_library_find_draft (CueLibrary *self,
                        const char *id)
{
  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

gpointer
cue_library_find (CueLibrary *self,
                  CueResource resource,
                  gint64      id)
{
  CueDraft *draft = NULL;

  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail ((guint) resource < CUE_N_RESOURCES, NULL);

  if (resource == CUE_RESOURCE_SCENARIOS)
    {
      draft = id != CUE_UNSET ? cue_library_find_by_scenario (self, id) : NULL;
      return draft != NULL ? cue_draft_get_base (draft) : NULL;
    }

  return self->lists[resource] != NULL ? cue_list_find (G_LIST_MODEL (self->lists[resource]), id) : NULL;
}

CueDraft *
cue_library_add_draft (CueLibrary *self,
                       gint64      agent)
{
  g_autoptr (CueDraft) draft = NULL;
  CueResourceObject *personality = NULL;

  g_return_val_if_fail (CUE_IS_LIBRARY (self), NULL);

  draft = cue_draft_new (agent);
  personality = cue_list_find_language (G_LIST_MODEL (self->lists[CUE_RESOURCE_PERSONALITIES]), "en");
  if (personality != NULL)
    cue_resource_object_set_number (CUE_RESOURCE_OBJECT (cue_draft_get_scenario (draft)), "personality",
                                    cue_resource_object_get_id (personality));
  cue_draft_keeper_watch (self->keeper, draft, FALSE);
  index_draft (self, draft);
  self->n_orders++;
  cue_draft_list_insert (self->drafts, 0, draft);
  return draft; /* the list keeps it */
}
