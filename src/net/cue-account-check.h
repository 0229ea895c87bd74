/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last two steps of a connection test: what the service says about the key, and what the key may see. */
#pragma once

#include "cue-connection-test.h"
#include "cue-http-client.h"

G_BEGIN_DECLS

/* Fills in the steps key and project of @test, and ends it. @project: the workspace's, or CUE_UNSET for the first that
 * the key sees. Finish: whether it passed; @error is only G_IO_ERROR_CANCELLED. */
void     cue_account_check_async  (CueHttpClient       *client,
                                   gint64               project,
                                   CueConnectionTest   *test,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
gboolean cue_account_check_finish (CueHttpClient       *client,
                                   GAsyncResult        *result,
                                   GError             **error);

G_END_DECLS
