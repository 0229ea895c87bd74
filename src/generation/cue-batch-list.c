/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-batch-list.h"

#include "cue-batch-private.h"

struct _CueBatchList
{
  GObject parent_instance;

  CueGenerationQueue *queue;   /* (owned) */
  GPtrArray          *known;   /* (owned) (element-type CueGeneration): as in the queue */
  GPtrArray          *entries; /* (owned) (element-type GObject): CueBatch and CueGeneration, newest first */
  GHashTable         *batches; /* (owned) (element-type utf8 CueBatch): by id; borrowed from entries */
};

static void cue_batch_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueBatchList, cue_batch_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_batch_list_list_model_init))

static gint64
get_created (gpointer entry)
{
  gint64 created = 0;

  g_object_get (entry, "created", &created, NULL);
  return created;
}

/* Puts @entry (transfer full) before everything that is not newer. */
static void
insert_entry (CueBatchList *self,
              gpointer      entry,
              gint64        created)
{
  guint position = 0;

  while (position < self->entries->len && get_created (g_ptr_array_index (self->entries, position)) > created)
    position++;
  g_ptr_array_insert (self->entries, (int) position, entry);
}

static void
add (CueBatchList  *self,
     CueGeneration *generation)
{
  const char *id = cue_generation_get_batch_id (generation);
  CueBatch   *batch = NULL;

  if (id == NULL)
    {
      insert_entry (self, g_object_ref (generation), get_created (generation));
      return;
    }

  batch = g_hash_table_lookup (self->batches, id);
  if (batch == NULL)
    {
      batch = cue_batch_new (self->queue, id);
      g_hash_table_insert (self->batches, (gpointer) cue_batch_get_id (batch), batch);
      insert_entry (self, batch, get_created (generation));
    }
  cue_batch_add (batch, generation);
}

static void
drop (CueBatchList  *self,
      CueGeneration *generation)
{
  const char *id = cue_generation_get_batch_id (generation);
  CueBatch   *batch = id != NULL ? g_hash_table_lookup (self->batches, id) : NULL;

  if (batch == NULL)
    {
      g_ptr_array_remove (self->entries, generation);
      return;
    }

  cue_batch_remove (batch, generation);
  if (g_list_model_get_n_items (G_LIST_MODEL (batch)) > 0)
    return;
  g_hash_table_remove (self->batches, id);
  g_ptr_array_remove (self->entries, batch);
}

/* Announces in one go what is different from @before. */
static void
announce (CueBatchList *self,
          GPtrArray    *before)
{
  guint start = 0;
  guint end = 0;
  guint shorter = MIN (before->len, self->entries->len);

  while (start < shorter && before->pdata[start] == self->entries->pdata[start])
    start++;
  while (end < shorter - start &&
         before->pdata[before->len - 1 - end] == self->entries->pdata[self->entries->len - 1 - end])
    end++;
  if (before->len - start - end > 0 || self->entries->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, self->entries->len - start - end);
}

static gpointer
ref_object (gconstpointer object,
            gpointer      data)
{
  return g_object_ref ((gpointer) object);
}

static void
queue_changed_cb (CueBatchList *self,
                  guint         position,
                  guint         n_removed,
                  guint         n_added)
{
  /* Held, so that no new entry can have the address of one that went. */
  g_autoptr (GPtrArray) before = g_ptr_array_copy (self->entries, ref_object, NULL);

  for (guint i = 0; i < n_removed; i++)
    {
      drop (self, g_ptr_array_index (self->known, position));
      g_ptr_array_remove_index (self->known, position);
    }
  for (guint i = position; i < position + n_added; i++)
    {
      CueGeneration *generation = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

      g_ptr_array_insert (self->known, (int) i, generation);
      add (self, generation);
    }
  announce (self, before);
}

static GType
cue_batch_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
cue_batch_list_get_n_items (GListModel *model)
{
  return CUE_BATCH_LIST (model)->entries->len;
}

static gpointer
cue_batch_list_get_item (GListModel *model,
                         guint       position)
{
  CueBatchList *self = CUE_BATCH_LIST (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
cue_batch_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_batch_list_get_item_type;
  iface->get_n_items = cue_batch_list_get_n_items;
  iface->get_item = cue_batch_list_get_item;
}

static void
cue_batch_list_finalize (GObject *object)
{
  CueBatchList *self = CUE_BATCH_LIST (object);

  g_clear_pointer (&self->batches, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (cue_batch_list_parent_class)->finalize (object);
}

static void
cue_batch_list_class_init (CueBatchListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_batch_list_finalize;
}

static void
cue_batch_list_init (CueBatchList *self)
{
  self->known = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->batches = g_hash_table_new (g_str_hash, g_str_equal);
}

CueBatchList *
cue_batch_list_new (CueGenerationQueue *queue)
{
  CueBatchList *self = NULL;

  g_return_val_if_fail (CUE_IS_GENERATION_QUEUE (queue), NULL);

  self = g_object_new (CUE_TYPE_BATCH_LIST, NULL);
  self->queue = g_object_ref (queue);
  g_signal_connect_object (queue, "items-changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
  queue_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (queue)));
  return self;
}

CueBatch *
cue_batch_list_find (CueBatchList *self,
                     const char   *batch_id)
{
  g_return_val_if_fail (CUE_IS_BATCH_LIST (self), NULL);
  g_return_val_if_fail (batch_id != NULL, NULL);

  return g_hash_table_lookup (self->batches, batch_id);
}
