/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueSaver: keeps records in a store without anybody waiting: what could not be written is remembered and tried again,
 * with the next record and from time to time. Properties: store (construct-only), error-text (nullable, read-only: a
 * sentence saying why something is not on disk now). */
#pragma once

#include "cue-store.h"

G_BEGIN_DECLS

#define CUE_TYPE_SAVER (cue_saver_get_type ())
G_DECLARE_FINAL_TYPE (CueSaver, cue_saver, CUE, SAVER, GObject)

CueSaver   *cue_saver_new            (CueStore *store) G_GNUC_WARN_UNUSED_RESULT;

/* Writes @record as it is now, respectively takes it out of the store. */
void        cue_saver_put            (CueSaver  *self,
                                      CueRecord *record);
void        cue_saver_remove         (CueSaver  *self,
                                      CueRecord *record);

const char *cue_saver_get_error_text (CueSaver *self);
/* For others that use the same store: a failure (nullable: it worked) that error-text should tell. */
void        cue_saver_note           (CueSaver     *self,
                                      const GError *error);

/* Tries what failed once more and waits until nothing is on its way. Fails with the last reason if something is still
 * not written. */
void        cue_saver_flush_async    (CueSaver            *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean    cue_saver_flush_finish   (CueSaver      *self,
                                      GAsyncResult  *result,
                                      GError       **error);

G_END_DECLS
