/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft-list.h"

struct _CueDraftList
{
  GObject parent_instance;

  GPtrArray *drafts; /* (owned) (element-type CueDraft) */
};

static void cue_draft_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueDraftList, cue_draft_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_draft_list_model_init))

static void
changed (CueDraftList *self,
         guint         position,
         guint         n_removed,
         guint         n_added)
{
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static GType
cue_draft_list_get_item_type (GListModel *model)
{
  return CUE_TYPE_DRAFT;
}

static guint
cue_draft_list_get_n_items (GListModel *model)
{
  return CUE_DRAFT_LIST (model)->drafts->len;
}

static gpointer
cue_draft_list_get_item (GListModel *model,
                         guint       position)
{
  CueDraft *draft = cue_draft_list_peek (CUE_DRAFT_LIST (model), position);

  return draft != NULL ? g_object_ref (draft) : NULL;
}

static void
cue_draft_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_draft_list_get_item_type;
  iface->get_n_items = cue_draft_list_get_n_items;
  iface->get_item = cue_draft_list_get_item;
}

static void
cue_draft_list_finalize (GObject *object)
{
  CueDraftList *self = CUE_DRAFT_LIST (object);

  g_ptr_array_unref (self->drafts);

  G_OBJECT_CLASS (cue_draft_list_parent_class)->finalize (object);
}

static void
cue_draft_list_class_init (CueDraftListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_draft_list_finalize;
}

static void
cue_draft_list_init (CueDraftList *self)
{
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
}

CueDraftList *
cue_draft_list_new (void)
{
  return g_object_new (CUE_TYPE_DRAFT_LIST, NULL);
}

guint
cue_draft_list_get_size (CueDraftList *self)
{
  return self->drafts->len;
}

CueDraft *
cue_draft_list_peek (CueDraftList *self,
                     guint         position)
{
  return position < self->drafts->len ? g_ptr_array_index (self->drafts, position) : NULL;
}

gboolean
cue_draft_list_find (CueDraftList *self,
                     CueDraft     *draft,
                     guint        *position)
{
  return g_ptr_array_find (self->drafts, draft, position);
}

GPtrArray *
cue_draft_list_to_array (CueDraftList *self)
{
  GPtrArray *drafts = g_ptr_array_new_full (self->drafts->len, g_object_unref);

  for (guint i = 0; i < self->drafts->len; i++)
    g_ptr_array_add (drafts, g_object_ref (g_ptr_array_index (self->drafts, i)));
  return drafts;
}

void
cue_draft_list_insert (CueDraftList *self,
                       guint         position,
                       CueDraft     *draft)
{
  g_ptr_array_insert (self->drafts, (int) position, g_object_ref (draft));
  changed (self, position, 0, 1);
}

void
cue_draft_list_append (CueDraftList *self,
                       GPtrArray    *drafts)
{
  guint position = self->drafts->len;

  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (self->drafts, g_object_ref (g_ptr_array_index (drafts, i)));
  changed (self, position, 0, drafts->len);
}

void
cue_draft_list_remove (CueDraftList *self,
                       guint         position)
{
  g_autoptr (CueDraft) draft = g_ptr_array_steal_index (self->drafts, position);

  changed (self, position, 1, 0);
}

void
cue_draft_list_move (CueDraftList *self,
                     guint         from,
                     guint         to)
{
  CueDraft *draft = g_ptr_array_steal_index (self->drafts, from);

  g_ptr_array_insert (self->drafts, (int) to, draft);
  changed (self, MIN (from, to), MAX (from, to) - MIN (from, to) + 1, MAX (from, to) - MIN (from, to) + 1);
}

void
cue_draft_list_replace (CueDraftList *self,
                        GPtrArray    *drafts)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->drafts);
  guint start = 0;
  guint same = 0; /* at the end */

  while (start < old->len && start < drafts->len && g_ptr_array_index (old, start) == g_ptr_array_index (drafts, start))
    start++;
  while (start + same < old->len && start + same < drafts->len &&
         g_ptr_array_index (old, old->len - 1 - same) == g_ptr_array_index (drafts, drafts->len - 1 - same))
    same++;

  self->drafts = drafts;
  changed (self, start, old->len - start - same, drafts->len - start - same);
}
