/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests an address and a key for somebody who watches: address, name lookup, connection, certificate, key, project. */
#pragma once

#include "cue-connection-test.h"
#include "cue-http-limits.h"
#include "cue-network-settings.h"
#include "cue-workspace.h"

G_BEGIN_DECLS

/* Tries @workspace's address with @key (nullable; copied, wiped at the end), filling in @test step by step; nothing is
 * changed on the service. @settings: NULL for the system's.
 * Finish: TRUE when it passed; FALSE without @error when it did not: why is in @test. @error is only
 * G_IO_ERROR_CANCELLED, and then @test was stopped. */
void     cue_connection_tester_run_async  (CueWorkspace             *workspace,
                                           const char               *key,
                                           const CueNetworkSettings *settings,
                                           CueConnectionTest        *test,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
/* The same with other limits than CUE_HTTP_LIMITS_DEFAULT. */
void     cue_connection_tester_run_within_async (CueWorkspace             *workspace,
                                                 const char               *key,
                                                 const CueNetworkSettings *settings,
                                                 const CueHttpLimits      *limits,
                                                 CueConnectionTest        *test,
                                                 GCancellable             *cancellable,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);
gboolean cue_connection_tester_run_finish (CueWorkspace             *workspace,
                                           GAsyncResult             *result,
                                           GError                  **error);

G_END_DECLS
