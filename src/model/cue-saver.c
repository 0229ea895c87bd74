/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-saver.h"

#include "cue-error.h"
#include "cue-property.h"

/* Seconds until what failed is tried again by itself; doubles from the first to the last. */
#define FIRST_PAUSE 2
#define LAST_PAUSE 32

struct _CueSaver
{
  GObject parent_instance;

  CueStore   *store;      /* (owned) */
  char       *error_text; /* (owned) (nullable) */
  GError     *error;      /* (owned) (nullable): the last failure */
  GHashTable *failed;     /* (owned) (element-type CueRecord Operation): what is not written */
  GPtrArray  *waiting;    /* (owned) (element-type GTask): flushes */
  guint       n_flying;   /* calls that the store has not answered yet */
  guint       pause;      /* seconds until the next try */
  guint       timer;      /* source id */
};

typedef enum
{
  OPERATION_PUT = 1,
  OPERATION_REMOVE,
} Operation;

/* One call of the store. */
typedef struct
{
  CueSaver  *saver;  /* (owned) */
  CueRecord *record; /* (owned) */
  Operation  operation;
} Flight;

G_DEFINE_FINAL_TYPE (CueSaver, cue_saver, G_TYPE_OBJECT)

typedef enum
{
  PROP_STORE = 1,
  PROP_ERROR_TEXT,
} CueSaverProperty;

static GParamSpec *properties[PROP_ERROR_TEXT + 1];

static void retry_failed (CueSaver *self);

static void
flight_free (Flight *flight)
{
  g_object_unref (flight->record);
  g_object_unref (flight->saver);
  g_free (flight);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flight, flight_free)

static gboolean
retry_cb (gpointer user_data)
{
  CueSaver *self = user_data;

  self->timer = 0;
  retry_failed (self);
  return G_SOURCE_REMOVE;
}

static void
end_flushes (CueSaver *self)
{
  g_autoptr (GPtrArray) waiting = NULL;

  if (self->n_flying > 0)
    return;

  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (g_hash_table_size (self->failed) > 0)
        g_task_return_error (task, g_error_copy (self->error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
land (CueSaver     *self,
      Flight       *flight,
      const GError *error)
{
  self->n_flying--;
  if (error != NULL)
    g_hash_table_replace (self->failed, g_object_ref (flight->record), GINT_TO_POINTER (flight->operation));
  else
    g_hash_table_remove (self->failed, flight->record);

  cue_saver_note (self, error);
  if (g_hash_table_size (self->failed) > 0 && self->timer == 0)
    {
      self->timer = g_timeout_add_seconds (self->pause, retry_cb, self);
      self->pause = MIN (self->pause * 2, LAST_PAUSE);
    }
  end_flushes (self);
}

static void
landed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Flight) flight = user_data;
  g_autoptr (GError) error = NULL;

  if (flight->operation == OPERATION_PUT)
    cue_store_put_finish (CUE_STORE (source), result, &error);
  else
    cue_store_remove_finish (CUE_STORE (source), result, &error);
  land (flight->saver, flight, error);
}

static void
take_off (CueSaver  *self,
          CueRecord *record,
          Operation  operation)
{
  Flight *flight = g_new0 (Flight, 1);

  flight->saver = g_object_ref (self);
  flight->record = g_object_ref (record);
  flight->operation = operation;
  self->n_flying++;
  if (operation == OPERATION_PUT)
    cue_store_put_async (self->store, record, NULL, landed_cb, flight);
  else
    cue_store_remove_async (self->store, record, NULL, landed_cb, flight);
}

static void
retry_failed (CueSaver *self)
{
  g_autoptr (GHashTable) failed = g_steal_pointer (&self->failed);
  GHashTableIter iter;
  gpointer       record = NULL;
  gpointer       operation = NULL;

  self->failed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_hash_table_iter_init (&iter, failed);
  while (g_hash_table_iter_next (&iter, &record, &operation))
    take_off (self, record, GPOINTER_TO_INT (operation));
}

static void
cue_saver_dispose (GObject *object)
{
  CueSaver *self = CUE_SAVER (object);

  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (cue_saver_parent_class)->dispose (object);
}

static void
cue_saver_finalize (GObject *object)
{
  CueSaver *self = CUE_SAVER (object);

  g_clear_object (&self->store);
  g_clear_error (&self->error);
  g_clear_pointer (&self->failed, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self->error_text);

  G_OBJECT_CLASS (cue_saver_parent_class)->finalize (object);
}

static void
cue_saver_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CueSaver *self = CUE_SAVER (object);

  switch ((CueSaverProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_ERROR_TEXT:
      g_value_set_string (value, self->error_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cue_saver_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  CueSaver *self = CUE_SAVER (object);

  switch ((CueSaverProperty) prop_id)
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
cue_saver_class_init (CueSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_saver_dispose;
  object_class->finalize = cue_saver_finalize;
  object_class->get_property = cue_saver_get_property;
  object_class->set_property = cue_saver_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, CUE_TYPE_STORE, CUE_PARAM_CONSTRUCT);
  properties[PROP_ERROR_TEXT] = g_param_spec_string ("error-text", NULL, NULL, NULL, CUE_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cue_saver_init (CueSaver *self)
{
  self->failed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->pause = FIRST_PAUSE;
}

CueSaver *
cue_saver_new (CueStore *store)
{
  return g_object_new (CUE_TYPE_SAVER, "store", store, NULL);
}

void
cue_saver_put (CueSaver  *self,
               CueRecord *record)
{
  g_return_if_fail (CUE_IS_SAVER (self));
  g_return_if_fail (CUE_IS_RECORD (record));

  g_hash_table_remove (self->failed, record);
  retry_failed (self);
  take_off (self, record, OPERATION_PUT);
}

void
cue_saver_remove (CueSaver  *self,
                  CueRecord *record)
{
  g_return_if_fail (CUE_IS_SAVER (self));
  g_return_if_fail (CUE_IS_RECORD (record));

  g_hash_table_remove (self->failed, record);
  take_off (self, record, OPERATION_REMOVE);
}

const char *
cue_saver_get_error_text (CueSaver *self)
{
  g_return_val_if_fail (CUE_IS_SAVER (self), NULL);

  return self->error_text;
}

void
cue_saver_note (CueSaver     *self,
                const GError *error)
{
  g_return_if_fail (CUE_IS_SAVER (self));

  if (error != NULL)
    {
      g_autofree char *text = cue_error_dup_sentence (error);

      g_clear_error (&self->error);
      self->error = g_error_copy (error);
      cue_set_string (self, &self->error_text, text, properties[PROP_ERROR_TEXT]);
    }
  else if (g_hash_table_size (self->failed) == 0)
    {
      self->pause = FIRST_PAUSE;
      cue_set_string (self, &self->error_text, NULL, properties[PROP_ERROR_TEXT]);
    }
}

void
cue_saver_flush_async (CueSaver           *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CUE_IS_SAVER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_saver_flush_async);
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  retry_failed (self);
  end_flushes (self);
}

gboolean
cue_saver_flush_finish (CueSaver     *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (CUE_IS_SAVER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cue_saver_flush_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
