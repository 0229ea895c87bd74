/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a draft to the service: creates its scenario, or looks at what the service has of it now and patches that; then
 * reads back what the service kept and compares. Private to model. Errors: CUE_NET_ERROR, CUE_MODEL_ERROR_CONFLICT (the
 * draft has its conflict then), G_IO_ERROR_CANCELLED. */
#pragma once

#include "cue-api.h"
#include "cue-draft.h"

G_BEGIN_DECLS

/* Nothing is sent for a draft that has nothing to send. On success the draft has the service's copy as its base; edits
 * made meanwhile stay edits; on failure it is as it was. Finish: (transfer full) the names of the properties whose
 * value the service did not keep, NULL-terminated; NULL with @error. */
void   cue_draft_sync_async  (CueDraft            *draft,
                              CueApi              *api,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
char **cue_draft_sync_finish (CueDraft      *draft,
                              GAsyncResult  *result,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
