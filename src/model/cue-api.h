/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueApi: the service, as the rest of Cuecard sees it. CueHttpApi (net) is the real one; tests have a fake.
 * All calls start on the calling thread's main context and call back there, never before the _async call returns. Errors are of CUE_NET_ERROR or G_IO_ERROR_CANCELLED. */
#pragma once

#include <gio/gio.h>

#include "cue-connection.h"
#include "cue-fields.h"
#include "cue-generation.h"
#include "cue-progress.h"

G_BEGIN_DECLS

/* Called for each page of a list as it arrives: (element-type CueResourceObject) @objects are those of this page,
 * @n_read how many there are with it, @n_total how many there will be (0: not said). */
typedef void (*CueApiPageFunc) (GPtrArray *objects,
                                guint      n_read,
                                guint      n_total,
                                gpointer   user_data);

#define CUE_TYPE_API (cue_api_get_type ())
G_DECLARE_INTERFACE (CueApi, cue_api, CUE, API, GObject)

struct _CueApiInterface
{
  GTypeInterface parent_iface;

  CueConnection *(*get_connection) (CueApi *self);
  void         (*ping_async)    (CueApi *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
  gboolean     (*ping_finish)   (CueApi *self, GAsyncResult *result, GError **error);
  void         (*list_async)    (CueApi *self, CueResource resource, gint64 agent, CueApiPageFunc page,
                                 gpointer page_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
  GPtrArray   *(*list_finish)   (CueApi *self, GAsyncResult *result, GError **error);
  void         (*read_async)    (CueApi *self, CueResource resource, gint64 id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
  gpointer     (*read_finish)   (CueApi *self, GAsyncResult *result, GError **error);
  void         (*create_async)  (CueApi *self, CueResource resource, JsonObject *body, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
  gpointer     (*create_finish) (CueApi *self, GAsyncResult *result, GError **error);
  void         (*update_async)  (CueApi *self, CueResource resource, gint64 id, JsonObject *body,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gpointer     (*update_finish) (CueApi *self, GAsyncResult *result, GError **error);
  void         (*delete_async)  (CueApi *self, CueResource resource, gint64 id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
  gboolean     (*delete_finish) (CueApi *self, GAsyncResult *result, GError **error);
  void         (*start_async)   (CueApi *self, CueGenerationKind kind, JsonObject *request, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
  CueReceipt  *(*start_finish)  (CueApi *self, GAsyncResult *result, GError **error);
  void         (*poll_async)    (CueApi *self, const char *progress_id, gint64 agent, gint64 project,
                                 double seconds_since_sent, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
  CueProgress *(*poll_finish)   (CueApi *self, GAsyncResult *result, GError **error);
};

/* (transfer none): how things stand with the service; the client keeps it up to date. */
CueConnection *cue_api_get_connection (CueApi *self);

/* One cheap read, which tells whether the service answers and takes the key. */
void         cue_api_ping_async    (CueApi *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean     cue_api_ping_finish   (CueApi *self, GAsyncResult *result, GError **error);

/* All rows of @resource, every page of them, without repeats; for one @agent, or CUE_UNSET for all. @page (nullable) is
 * called on the caller's context for each page, before the callback; what it was given need not come once more at the
 * finish: nobody has to hold a hundred thousand rows twice. A list that the service does not have (404) is empty
 * for folders, tags, metrics and tools.
 * Finish: (transfer full) (element-type CueResourceObject). */
void         cue_api_list_async    (CueApi *self, CueResource resource, gint64 agent, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
void         cue_api_list_pages_async (CueApi *self, CueResource resource, gint64 agent, CueApiPageFunc page,
                                       gpointer page_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray   *cue_api_list_finish   (CueApi *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One row. Finish of read, create and update: (transfer full): the object as the service has it now. */
void         cue_api_read_async    (CueApi *self, CueResource resource, gint64 id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gpointer     cue_api_read_finish   (CueApi *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void         cue_api_create_async  (CueApi *self, CueResource resource, JsonObject *body, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gpointer     cue_api_create_finish (CueApi *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* PATCH: only the members of @body change. */
void         cue_api_update_async  (CueApi *self, CueResource resource, gint64 id, JsonObject *body,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer     cue_api_update_finish (CueApi *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void         cue_api_delete_async  (CueApi *self, CueResource resource, gint64 id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean     cue_api_delete_finish (CueApi *self, GAsyncResult *result, GError **error);

/* Asks for instructions: this may cost money, and is never repeated by the client. Errors tell whether it left:
 * OFFLINE and CERTIFICATE certainly did not; TIMED_OUT, INTERRUPTED and MALFORMED may have. */
void         cue_api_start_async   (CueApi *self, CueGenerationKind kind, JsonObject *request,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CueReceipt  *cue_api_start_finish  (CueApi *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One look at a job; @agent and @project are the scope where known. @seconds_since_sent decides what a 404 means. */
void         cue_api_poll_async    (CueApi *self, const char *progress_id, gint64 agent, gint64 project,
                                    double seconds_since_sent, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
CueProgress *cue_api_poll_finish   (CueApi *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
