/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system's dialogs for files, whichever of its two generations this GTK has. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to write a file; @name: the one that is proposed. Somebody who closes the dialog ends it with
 * G_IO_ERROR_CANCELLED. Finish: (transfer full). */
void   cue_file_dialog_save_async  (GtkWindow           *parent,
                                    const char          *title,
                                    const char          *name,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
GFile *cue_file_dialog_save_finish (GAsyncResult  *result,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* Asks for a file that is there, offering those of @patterns ("*.pem", NULL-terminated), which @patterns_name names, or
 * all. The rest as above. */
void   cue_file_dialog_open_async  (GtkWindow           *parent,
                                    const char          *title,
                                    const char          *patterns_name,
                                    const char *const   *patterns,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
GFile *cue_file_dialog_open_finish (GAsyncResult  *result,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
