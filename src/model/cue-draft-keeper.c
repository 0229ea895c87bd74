/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft-keeper.h"

#include "cue-draft-private.h"

/* Milliseconds: written when the tester pauses so long, and in any case so long after the first edit. */
#define PAUSE_MS 400
#define LIMIT_MS 900

struct _CueDraftKeeper
{
  CueSaver          *saver; /* (owned) */
  CueDraftKeeperFunc written;
  gpointer           user_data;
  GHashTable        *entries;      /* (owned) (element-type CueDraft Entry): NULL where there is nothing to write yet */
  GHashTable        *active;       /* (owned) (element-type Entry): those that are not NULL */
  guint              n_edited;     /* entries that wait to be written */
  GPtrArray         *edited;       /* (owned) (element-type CueDraft): them, and some that need not wait any more */
  gint64             first_edited; /* monotonic time of the first edit among them */
  guint              timer;
};

/* A watched draft that something was or is to be written of. */
typedef struct
{
  CueDraftKeeper *keeper;   /* (unowned) */
  CueDraft       *draft;    /* (unowned): the table's key */
  GPtrArray      *variants; /* (owned) (element-type CueVariant): as the store has them */
  gboolean        stored;
  gboolean        edited;
} Entry;

static void
put_entry (Entry *entry)
{
  if (entry->edited)
    entry->keeper->n_edited--;
  entry->edited = FALSE;
  entry->stored = TRUE;
  cue_saver_put (entry->keeper->saver, CUE_RECORD (entry->draft));
}

static Entry *ensure_entry (CueDraftKeeper *self,
                            CueDraft       *draft);

static gboolean
timer_cb (gpointer user_data)
{
  CueDraftKeeper *self = user_data;

  self->timer = 0;
  cue_draft_keeper_flush (self);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (CueDraft *draft,
           gpointer  user_data)
{
  CueDraftKeeper *self = user_data;
  Entry          *entry = ensure_entry (self, draft);
  gint64          now = g_get_monotonic_time () / 1000;

  if (self->n_edited == 0)
    self->first_edited = now;
  if (!entry->edited)
    {
      self->n_edited++;
      g_ptr_array_add (self->edited, g_object_ref (draft));
    }
  entry->edited = TRUE;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) CLAMP (self->first_edited + LIMIT_MS - now, 0, PAUSE_MS), timer_cb, self);
}

static void
variant_notify_cb (CueVariant *variant,
                   GParamSpec *pspec,
                   Entry      *entry)
{
  cue_saver_put (entry->keeper->saver, CUE_RECORD (variant));
}

static void
watch_variant (Entry      *entry,
               CueVariant *variant)
{
  g_ptr_array_add (entry->variants, g_object_ref (variant));
  g_signal_connect (variant, "notify::name", G_CALLBACK (variant_notify_cb), entry);
  g_signal_connect (variant, "notify::rating", G_CALLBACK (variant_notify_cb), entry);
  g_signal_connect (variant, "notify::note", G_CALLBACK (variant_notify_cb), entry);
  g_signal_connect (variant, "notify::hidden", G_CALLBACK (variant_notify_cb), entry);
}

static void
unwatch_variant (gpointer variant,
                 gpointer entry)
{
  g_signal_handlers_disconnect_by_data (variant, entry);
}

static gboolean
has_variant (GListModel *model,
             CueVariant *variant)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueVariant) item = g_list_model_get_item (model, i);

      if (g_str_equal (cue_variant_get_id (item), cue_variant_get_id (variant)))
        return TRUE;
    }
  return FALSE;
}

/* Takes those that are there no longer out of the store. */
static void
drop_variants (Entry      *entry,
               GListModel *model)
{
  for (guint i = entry->variants->len; i > 0; i--)
    {
      CueVariant *known = g_ptr_array_index (entry->variants, i - 1);

      if (has_variant (model, known))
        continue;
      unwatch_variant (known, entry);
      cue_saver_remove (entry->keeper->saver, CUE_RECORD (known));
      g_ptr_array_remove_index (entry->variants, i - 1);
    }
}

static void
variants_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Entry      *entry)
{
  if (n_removed > n_added || n_added == 0)
    drop_variants (entry, model);

  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (model, i);

      if (g_ptr_array_find (entry->variants, variant, NULL))
        continue;
      watch_variant (entry, variant);
      cue_saver_put (entry->keeper->saver, CUE_RECORD (variant));
    }
  put_entry (entry); /* a variant without its draft would find no place when they are read again */
}

static void
watch_variants (Entry *entry)
{
  GListModel *variants = cue_draft_peek_variants (entry->draft);

  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (CueVariant) variant = g_list_model_get_item (variants, i);

      watch_variant (entry, variant);
    }
  g_signal_connect (variants, "items-changed", G_CALLBACK (variants_changed_cb), entry);
}

static void
variants_made_cb (CueDraft *draft,
                  gpointer  user_data)
{
  CueDraftKeeper *self = user_data;
  Entry          *entry = g_hash_table_lookup (self->entries, draft);

  if (entry != NULL)
    watch_variants (entry);
  else
    ensure_entry (self, draft);
}

static const CueDraftWatcher watcher = { edited_cb, variants_made_cb };

static Entry *
ensure_entry (CueDraftKeeper *self,
              CueDraft       *draft)
{
  Entry *entry = g_hash_table_lookup (self->entries, draft);

  if (entry != NULL)
    return entry;

  entry = g_new0 (Entry, 1);
  entry->keeper = self;
  entry->draft = draft;
  entry->variants = g_ptr_array_new_with_free_func (g_object_unref);
  if (cue_draft_peek_variants (draft) != NULL)
    watch_variants (entry);
  g_hash_table_insert (self->entries, g_object_ref (draft), entry);
  g_hash_table_add (self->active, entry);
  return entry;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry == NULL)
    return;

  g_hash_table_remove (entry->keeper->active, entry);
  if (entry->edited)
    entry->keeper->n_edited--;
  if (cue_draft_peek_variants (entry->draft) != NULL)
    g_signal_handlers_disconnect_by_data (cue_draft_peek_variants (entry->draft), entry);
  g_ptr_array_foreach (entry->variants, unwatch_variant, entry);
  g_ptr_array_unref (entry->variants);
  g_free (entry);
}

static gboolean
unwatch (gpointer draft,
         gpointer entry,
         gpointer user_data)
{
  cue_draft_watch (draft, NULL, NULL);
  return TRUE;
}

CueDraftKeeper *
cue_draft_keeper_new (CueSaver          *saver,
                      CueDraftKeeperFunc written,
                      gpointer           user_data)
{
  CueDraftKeeper *self = g_new0 (CueDraftKeeper, 1);

  self->saver = g_object_ref (saver);
  self->edited = g_ptr_array_new_with_free_func (g_object_unref);
  self->written = written;
  self->user_data = user_data;
  self->active = g_hash_table_new (NULL, NULL);
  self->entries = g_hash_table_new_full (NULL, NULL, g_object_unref, entry_free);
  return self;
}

void
cue_draft_keeper_free (CueDraftKeeper *self)
{
  self->written = NULL;
  cue_draft_keeper_flush (self);
  g_hash_table_foreach_remove (self->entries, unwatch, NULL);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->active);
  g_ptr_array_unref (self->edited);
  g_object_unref (self->saver);
  g_free (self);
}

void
cue_draft_keeper_watch (CueDraftKeeper *self,
                        CueDraft       *draft,
                        gboolean        stored)
{
  g_return_if_fail (!g_hash_table_contains (self->entries, draft));

  g_hash_table_insert (self->entries, g_object_ref (draft), NULL);
  cue_draft_watch (draft, &watcher, self);
  if (stored || cue_draft_peek_variants (draft) != NULL)
    ensure_entry (self, draft)->stored = stored;
}

void
cue_draft_keeper_forget (CueDraftKeeper *self,
                         CueDraft       *draft)
{
  Entry *entry = g_hash_table_lookup (self->entries, draft);

  if (!g_hash_table_contains (self->entries, draft))
    return;

  if (entry != NULL && entry->stored)
    cue_saver_remove (self->saver, CUE_RECORD (draft));
  cue_draft_watch (draft, NULL, NULL);
  g_hash_table_remove (self->entries, draft);
}

void
cue_draft_keeper_put (CueDraftKeeper *self,
                      CueDraft       *draft)
{
  if (g_hash_table_contains (self->entries, draft))
    put_entry (ensure_entry (self, draft));
}

void
cue_draft_keeper_update (CueDraftKeeper *self,
                         CueDraft       *draft)
{
  Entry *entry = g_hash_table_lookup (self->entries, draft);

  if (entry != NULL && (entry->stored || entry->edited))
    put_entry (entry);
}

gboolean
cue_draft_keeper_is_stored (CueDraftKeeper *self,
                            CueDraft       *draft)
{
  Entry *entry = g_hash_table_lookup (self->entries, draft);

  return entry != NULL && entry->stored;
}

void
cue_draft_keeper_foreach_stored (CueDraftKeeper *self,
                                 void (*func) (CueDraft *draft, gpointer user_data),
                                 gpointer user_data)
{
  GHashTableIter iter;
  Entry         *entry = NULL;

  g_hash_table_iter_init (&iter, self->active);
  while (g_hash_table_iter_next (&iter, (gpointer *) &entry, NULL))
    if (entry->stored)
      func (entry->draft, user_data);
}

void
cue_draft_keeper_flush (CueDraftKeeper *self)
{
  g_autoptr (GPtrArray) edited = g_steal_pointer (&self->edited);

  self->edited = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_handle_id (&self->timer, g_source_remove);
  for (guint i = 0; i < edited->len; i++)
    {
      Entry *entry = g_hash_table_lookup (self->entries, g_ptr_array_index (edited, i));

      if (entry != NULL && entry->edited)
        put_entry (entry);
    }
  if (edited->len > 0 && self->written != NULL)
    self->written (edited, self->user_data);
}
