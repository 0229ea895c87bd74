/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueLocalService: the local workspace's service as a child process. Its standard input is a pipe that this object
 * holds: when it closes, the service ends. The key is made by the service anew at each start and only kept in memory.
 * Signal "exited": it ended although nobody stopped it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CUE_TYPE_LOCAL_SERVICE (cue_local_service_get_type ())
G_DECLARE_FINAL_TYPE (CueLocalService, cue_local_service, CUE, LOCAL_SERVICE, GObject)

/* Starts `cuecard-service --data @data_dir` and waits for the line with its address and key. */
void             cue_local_service_start_async  (const char          *data_dir,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
/* The same, and writing a text takes @write_seconds; negative: what the service takes by itself. */
void             cue_local_service_start_paced_async (const char          *data_dir,
                                                      int                  write_seconds,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
CueLocalService *cue_local_service_start_finish (GAsyncResult  *result,
                                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

const char      *cue_local_service_get_url (CueLocalService *self);
const char      *cue_local_service_get_key (CueLocalService *self);

/* Asks the service to get things wrong from now on, for practice: "wait", "refused", "failing", "dropping", "garbled" or
 * "stuck"; "none" ends it. A service that has ended, or does not read, is not asked. */
void             cue_local_service_set_practice (CueLocalService *self,
                                                 const char      *word);

/* Closes the pipe and waits up to two seconds for the end. */
void             cue_local_service_stop (CueLocalService *self);

G_END_DECLS
