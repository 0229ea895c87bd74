/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a file of certificates, for people. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads @file (PEM, at most 1 MB). Finish: (transfer full): who the first certificate is of, until when it is good and how
 * many more there are; on failure a translated sentence is @error's message. */
void  cue_certificate_file_describe_async  (GFile               *file,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
char *cue_certificate_file_describe_finish (GFile         *file,
                                            GAsyncResult  *result,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
