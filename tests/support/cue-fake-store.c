/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fake-store.h"

#include "cue-fake-line.h"
#include "cue-json.h"
#include "cue-task.h"

/* A record as it was when it was put; also what a call asks. */
typedef struct
{
  GType     type;
  char     *id;    /* (owned) */
  char     *owner; /* (owned) (nullable) */
  JsonNode *node;  /* (owned) (nullable) */
} Kept;

struct _CueFakeStore
{
  GObject parent_instance;

  CueFakeLine *line; /* (owned) */
  GPtrArray   *kept; /* (owned) (element-type Kept) */
  GPtrArray   *log;  /* (owned) (element-type utf8) */
};

static void cue_fake_store_iface_init (CueStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueFakeStore, cue_fake_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_STORE, cue_fake_store_iface_init))

static void
kept_free (Kept *kept)
{
  g_clear_pointer (&kept->node, json_node_unref);
  g_free (kept->owner);
  g_free (kept->id);
  g_free (kept);
}

CUE_DEFINE_TASK_DATA (Kept, kept, kept_free)

static Kept *
kept_new (CueRecord *record)
{
  g_autoptr (JsonNode) node = cue_record_to_json (record);
  g_autofree char *text = cue_json_to_text (node);
  Kept            *kept = g_new0 (Kept, 1);

  kept->type = G_OBJECT_TYPE (record);
  kept->id = g_strdup (cue_record_get_id (record));
  kept->owner = g_strdup (cue_record_get_owner (record));
  kept->node = json_from_string (text, NULL);
  return kept;
}

static Kept *
find (CueFakeStore *self,
      const char   *id)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);

      if (g_str_equal (kept->id, id))
        return kept;
    }
  return NULL;
}

static void
note (CueFakeStore *self,
      const char   *what,
      Kept         *asked)
{
  g_ptr_array_add (self->log, g_strdup_printf ("%s %s %s", what, g_type_name (asked->type), asked->id));
}

static void
answer_put (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  Kept         *asked = kept_get (task);
  Kept         *kept = find (self, asked->id);

  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      kept->type = asked->type;
      kept->id = g_strdup (asked->id);
      kept->owner = g_strdup (asked->owner);
      g_ptr_array_add (self->kept, kept);
    }
  g_clear_pointer (&kept->node, json_node_unref);
  kept->node = json_node_ref (asked->node);
  note (self, "put", asked);
  g_task_return_boolean (task, TRUE);
}

static void
answer_remove (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  Kept         *asked = kept_get (task);

  for (guint i = self->kept->len; i > 0; i--)
    {
      Kept *kept = g_ptr_array_index (self->kept, i - 1);

      if (g_str_equal (kept->id, asked->id) || g_strcmp0 (kept->owner, asked->id) == 0)
        g_ptr_array_remove_index (self->kept, i - 1);
    }
  note (self, "remove", asked);
  g_task_return_boolean (task, TRUE);
}

static void
answer_load (GTask *task)
{
  CueFakeStore *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);
      g_autoptr (GError) error = NULL;
      gpointer record = NULL;

      if (kept->type != kept_get (task)->type)
        continue;
      record = cue_record_new_from_json (kept->type, kept->node, &error);
      g_assert_no_error (error);
      g_ptr_array_add (records, record);
    }
  g_task_return_pointer (task, g_steal_pointer (&records), (GDestroyNotify) g_ptr_array_unref);
}

static void
ask_store (CueFakeStore       *self,
           CueFakeStoreCall    call,
           Kept               *asked,
           CueFakeAnswer       answer,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, answer);
  kept_attach (task, asked);
  cue_fake_line_add (self->line, call, task, answer);
}

static void
cue_fake_store_put_async (CueStore           *store,
                          CueRecord          *record,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  ask_store (CUE_FAKE_STORE (store), CUE_FAKE_PUT, kept_new (record), answer_put, cancellable, callback, user_data);
}

static void
cue_fake_store_remove_async (CueStore           *store,
                             CueRecord          *record,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  ask_store (CUE_FAKE_STORE (store), CUE_FAKE_REMOVE, kept_new (record), answer_remove,
             cancellable, callback, user_data);
}

static void
cue_fake_store_list_async (CueStore           *store,
                           GType               type,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Kept *asked = g_new0 (Kept, 1);

  asked->type = type;
  ask_store (CUE_FAKE_STORE (store), CUE_FAKE_LOAD, asked, answer_load, cancellable, callback, user_data);
}

static gboolean
cue_fake_store_put_finish (CueStore     *store,
                           GAsyncResult *result,
                           GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  g_assert (g_async_result_is_tagged (result, answer_put));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
cue_fake_store_remove_finish (CueStore     *store,
                              GAsyncResult *result,
                              GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  g_assert (g_async_result_is_tagged (result, answer_remove));
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GPtrArray *
cue_fake_store_list_finish (CueStore     *store,
                            GAsyncResult *result,
                            GError      **error)
{
  g_assert (g_task_is_valid (result, store));
  g_assert (g_async_result_is_tagged (result, answer_load));
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
cue_fake_store_finalize (GObject *object)
{
  CueFakeStore *self = CUE_FAKE_STORE (object);

  g_clear_pointer (&self->line, cue_fake_line_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_fake_store_parent_class)->finalize (object);
}

static void
cue_fake_store_class_init (CueFakeStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_fake_store_finalize;
}

static void
cue_fake_store_iface_init (CueStoreInterface *iface)
{
  iface->put_async = cue_fake_store_put_async;
  iface->put_finish = cue_fake_store_put_finish;
  iface->remove_async = cue_fake_store_remove_async;
  iface->remove_finish = cue_fake_store_remove_finish;
  iface->list_async = cue_fake_store_list_async;
  iface->list_finish = cue_fake_store_list_finish;
}

static void
cue_fake_store_init (CueFakeStore *self)
{
  self->line = cue_fake_line_new ();
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kept_free);
  self->log = g_ptr_array_new_with_free_func (g_free);
}

CueFakeStore *
cue_fake_store_new (void)
{
  return g_object_new (CUE_TYPE_FAKE_STORE, NULL);
}

void
cue_fake_store_fail_next (CueFakeStore    *self,
                          CueFakeStoreCall call,
                          GError          *error)
{
  cue_fake_line_fail_next (self->line, call, error);
}

void
cue_fake_store_fail_always (CueFakeStore    *self,
                            CueFakeStoreCall call,
                            GError          *error)
{
  cue_fake_line_fail_always (self->line, call, error);
}

void
cue_fake_store_hold (CueFakeStore    *self,
                     CueFakeStoreCall call,
                     gboolean         hold)
{
  cue_fake_line_hold (self->line, call, hold);
}

gboolean
cue_fake_store_release (CueFakeStore    *self,
                        CueFakeStoreCall call)
{
  return cue_fake_line_release (self->line, call);
}

guint
cue_fake_store_get_n_calls (CueFakeStore    *self,
                            CueFakeStoreCall call)
{
  return cue_fake_line_get_n_calls (self->line, call);
}

guint
cue_fake_store_get_n_held (CueFakeStore    *self,
                           CueFakeStoreCall call)
{
  return cue_fake_line_get_n_held (self->line, call);
}

GPtrArray *
cue_fake_store_get_log (CueFakeStore *self)
{
  return self->log;
}

JsonNode *
cue_fake_store_get_record (CueFakeStore *self,
                           const char   *id)
{
  Kept *kept = find (self, id);

  return kept != NULL ? kept->node : NULL;
}

guint
cue_fake_store_get_n_records (CueFakeStore *self,
                              GType         type)
{
  guint n = 0;

  for (guint i = 0; i < self->kept->len; i++)
    n += ((Kept *) g_ptr_array_index (self->kept, i))->type == type;
  return n;
}
