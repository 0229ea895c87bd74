/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blind-rounds.h"

#include "cue-property.h"
#include "cue-saver.h"

/* How long what was typed may wait; counted from the first letter, so that nobody types for ever without a copy. */
#define NOTE_DELAY_MS 600

struct _CueBlindRounds
{
  GObject parent_instance;

  CueStore   *store;   /* (owned) */
  CueSaver   *saver;   /* (owned) */
  GListStore *rounds;  /* (owned) (element-type CueBlindRound) newest first */
  GHashTable *unsaved; /* (owned) (element-type CueBlindRound): notes were typed */
  guint       timer;   /* source id */
};

typedef enum
{
  PROP_STORE = 1,
  PROP_ERROR_TEXT,
} CueBlindRoundsProperty;

static GParamSpec *properties[PROP_ERROR_TEXT + 1];

static void cue_blind_rounds_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueBlindRounds, cue_blind_rounds, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cue_blind_rounds_list_model_init))

static void
put (CueBlindRounds *self,
     CueBlindRound  *round)
{
  g_hash_table_remove (self->unsaved, round);
  cue_saver_put (self->saver, CUE_RECORD (round));
}

static void
note_time_cb (gpointer user_data)
{
  CueBlindRounds *self = user_data;

  self->timer = 0;
  cue_blind_rounds_write (self);
}

static void
noted_cb (CueBlindRounds *self,
          guint           item,
          CueBlindRound  *round)
{
  g_hash_table_add (self->unsaved, g_object_ref (round));
  if (self->timer == 0)
    self->timer = g_timeout_add_once (NOTE_DELAY_MS, note_time_cb, self);
}

static void
voted_cb (CueBlindRounds *self,
          guint           item,
          CueBlindRound  *round)
{
  put (self, round);
}

static void
changed_cb (CueBlindRounds *self,
            GParamSpec     *pspec,
            CueBlindRound  *round)
{
  put (self, round);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b,
                      gpointer      user_data)
{
  gint64 created_a = cue_blind_round_get_created ((CueBlindRound *) a);
  gint64 created_b = cue_blind_round_get_created ((CueBlindRound *) b);

  return (created_a < created_b) - (created_a > created_b);
}

/* What is new is told by "n-items" once a round that was finished goes on. */
static void
watch (CueBlindRounds *self,
       CueBlindRound  *round)
{
  g_list_store_insert_sorted (self->rounds, round, compare_newest_first, NULL);
  g_signal_connect_object (round, "voted", G_CALLBACK (voted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (round, "noted", G_CALLBACK (noted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (round, "notify::position", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (round, "notify::finished", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (round, "notify::n-items", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static GType
cue_blind_rounds_get_item_type (GListModel *model)
{
  return CUE_TYPE_BLIND_ROUND;
}

static guint
cue_blind_rounds_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (CUE_BLIND_ROUNDS (model)->rounds));
}

static gpointer
cue_blind_rounds_get_item (GListModel *model,
                           guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (CUE_BLIND_ROUNDS (model)->rounds), position);
}

static void
cue_blind_rounds_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_blind_rounds_get_item_type;
  iface->get_n_items = cue_blind_rounds_get_n_items;
  iface->get_item = cue_blind_rounds_get_item;
}

static void
error_changed_cb (CueBlindRounds *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_TEXT]);
}

static void
cue_blind_rounds_constructed (GObject *object)
{
  CueBlindRounds *self = CUE_BLIND_ROUNDS (object);

  G_OBJECT_CLASS (cue_blind_rounds_parent_class)->constructed (object);

  self->saver = cue_saver_new (self->store);
  g_signal_connect_object (self->saver, "notify::error-text", G_CALLBACK (error_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rounds, "items-changed", G_CALLBACK (g_list_model_items_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
cue_blind_rounds_dispose (GObject *object)
{
  CueBlindRounds *self = CUE_BLIND_ROUNDS (object);

  if (self->saver != NULL)
    cue_blind_rounds_write (self);
  g_clear_object (&self->saver);

  G_OBJECT_CLASS (cue_blind_rounds_parent_class)->dispose (object);
}

static void
cue_blind_rounds_finalize (GObject *object)
{
  CueBlindRounds *self = CUE_BLIND_ROUNDS (object);

  g_clear_object (&self->rounds);
  g_clear_object (&self->store);
  g_clear_pointer (&self->unsaved, g_hash_table_unref);

  G_OBJECT_CLASS (cue_blind_rounds_parent_class)->finalize (object);
}

static void
cue_blind_rounds_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CueBlindRounds *self = CUE_BLIND_ROUNDS (object);

  switch ((CueBlindRoundsProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_ERROR_TEXT:
      g_value_set_string (value, cue_blind_rounds_get_error_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_blind_rounds_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CueBlindRounds *self = CUE_BLIND_ROUNDS (object);

  switch ((CueBlindRoundsProperty) prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_ERROR_TEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_blind_rounds_class_init (CueBlindRoundsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cue_blind_rounds_constructed;
  object_class->dispose = cue_blind_rounds_dispose;
  object_class->finalize = cue_blind_rounds_finalize;
  object_class->get_property = cue_blind_rounds_get_property;
  object_class->set_property = cue_blind_rounds_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, CUE_TYPE_STORE, CUE_PARAM_CONSTRUCT);
  properties[PROP_ERROR_TEXT] = g_param_spec_string ("error-text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_blind_rounds_init (CueBlindRounds *self)
{
  self->rounds = g_list_store_new (CUE_TYPE_BLIND_ROUND);
  self->unsaved = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

CueBlindRounds *
cue_blind_rounds_new (CueStore *store)
{
  g_return_val_if_fail (CUE_IS_STORE (store), NULL);

  return g_object_new (CUE_TYPE_BLIND_ROUNDS, "store", store, NULL);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = g_steal_pointer (&user_data);
  CueBlindRounds *self = g_task_get_source_object (task);
  GError         *error = NULL;
  g_autoptr (GPtrArray) records = cue_store_list_finish (CUE_STORE (source), result, &error);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    {
      CueBlindRound *round = g_ptr_array_index (records, i);

      if (cue_blind_rounds_find (self, cue_blind_round_get_id (round)) == NULL)
        watch (self, round);
    }
  g_task_return_boolean (task, TRUE);
}

void
cue_blind_rounds_load_async (CueBlindRounds     *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_BLIND_ROUNDS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_blind_rounds_load_async);
  cue_store_list_async (self->store, CUE_TYPE_BLIND_ROUND, cancellable, listed_cb, g_steal_pointer (&task));
}

gboolean
cue_blind_rounds_load_finish (CueBlindRounds *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_blind_rounds_load_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cue_blind_rounds_add (CueBlindRounds *self,
                      CueBlindRound  *round)
{
  g_return_if_fail (CUE_IS_BLIND_ROUNDS (self));
  g_return_if_fail (CUE_IS_BLIND_ROUND (round));

  if (cue_blind_rounds_find (self, cue_blind_round_get_id (round)) != NULL)
    return;

  watch (self, round);
  put (self, round);
}

void
cue_blind_rounds_remove (CueBlindRounds *self,
                         CueBlindRound  *round)
{
  guint position = 0;

  g_return_if_fail (CUE_IS_BLIND_ROUNDS (self));
  g_return_if_fail (CUE_IS_BLIND_ROUND (round));

  if (!g_list_store_find (self->rounds, round, &position))
    return;

  g_signal_handlers_disconnect_by_data (round, self);
  g_hash_table_remove (self->unsaved, round);
  cue_saver_remove (self->saver, CUE_RECORD (round));
  g_list_store_remove (self->rounds, position);
}

CueBlindRound *
cue_blind_rounds_find (CueBlindRounds *self,
                       const char     *id)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUNDS (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rounds)); i++)
    {
      g_autoptr (CueBlindRound) round = g_list_model_get_item (G_LIST_MODEL (self->rounds), i);

      if (g_strcmp0 (cue_blind_round_get_id (round), id) == 0)
        return round;
    }
  return NULL;
}

void
cue_blind_rounds_write (CueBlindRounds *self)
{
  g_autoptr (GHashTable) unsaved = NULL;
  GHashTableIter iter;
  gpointer       round = NULL;

  g_return_if_fail (CUE_IS_BLIND_ROUNDS (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  unsaved = g_steal_pointer (&self->unsaved);
  self->unsaved = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_hash_table_iter_init (&iter, unsaved);
  while (g_hash_table_iter_next (&iter, &round, NULL))
    put (self, round);
}

const char *
cue_blind_rounds_get_error_text (CueBlindRounds *self)
{
  g_return_val_if_fail (CUE_IS_BLIND_ROUNDS (self), NULL);

  return cue_saver_get_error_text (self->saver);
}
