/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueStore: this computer's memory of a workspace: drafts, variants and the journal of generations.
 * CueSqliteStore (storage) is the real one; tests have a fake. Calls are carried out in the order they are made; when
 * a put has called back, the record is on disk. Errors are of CUE_STORE_ERROR or G_IO_ERROR_CANCELLED. */
#pragma once

#include <gio/gio.h>

#include "cue-record.h"

G_BEGIN_DECLS

#define CUE_TYPE_STORE (cue_store_get_type ())
G_DECLARE_INTERFACE (CueStore, cue_store, CUE, STORE, GObject)

struct _CueStoreInterface
{
  GTypeInterface parent_iface;

  void       (*put_async)     (CueStore *self, CueRecord *record, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
  gboolean   (*put_finish)    (CueStore *self, GAsyncResult *result, GError **error);
  void       (*remove_async)  (CueStore *self, CueRecord *record, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
  gboolean   (*remove_finish) (CueStore *self, GAsyncResult *result, GError **error);
  void       (*list_async)    (CueStore *self, GType type, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
  GPtrArray *(*list_finish)   (CueStore *self, GAsyncResult *result, GError **error);
};

/* Inserts or replaces, by id; the record is serialised before the call returns. */
void       cue_store_put_async     (CueStore *self, CueRecord *record, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean   cue_store_put_finish    (CueStore *self, GAsyncResult *result, GError **error);

/* Removing a draft removes its variants and generations. */
void       cue_store_remove_async  (CueStore *self, CueRecord *record, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean   cue_store_remove_finish (CueStore *self, GAsyncResult *result, GError **error);

/* All records of CUE_TYPE_DRAFT, CUE_TYPE_VARIANT or CUE_TYPE_GENERATION, oldest first.
 * Finish: (transfer full) (element-type CueRecord). A row that cannot be read is skipped with a warning in the log. */
void       cue_store_list_async    (CueStore *self, GType type, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cue_store_list_finish   (CueStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
