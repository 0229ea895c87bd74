/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueComparePicker: a window that asks what to compare with: a text of this scenario, another scenario, a file, or what was
 * copied. Signal "chosen" (CueCompareSource); the window closes itself. */
#pragma once

#include <adwaita.h>

#include "cue-compare-source.h"

G_BEGIN_DECLS

/* Largest file that is read (bytes). */
#define CUE_COMPARE_MAX_FILE (5 * 1000 * 1000)

#define CUE_TYPE_COMPARE_PICKER (cue_compare_picker_get_type ())
G_DECLARE_FINAL_TYPE (CueComparePicker, cue_compare_picker, CUE, COMPARE_PICKER, AdwWindow)

/* @texts: (element-type CueCompareSource): of the scenario; @drafts: nullable (element-type CueDraft): scenarios, of which
 * @draft is not offered. */
GtkWidget *cue_compare_picker_new (GtkWindow  *parent,
                                   GPtrArray  *texts,
                                   GListModel *drafts,
                                   CueDraft   *draft) G_GNUC_WARN_UNUSED_RESULT;

/* Reads @file as a text to compare with; an error is a sentence to show (G_IO_ERROR_INVALID_DATA and others). */
void              cue_compare_picker_read_async  (GFile                *file,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
CueCompareSource *cue_compare_picker_read_finish (GAsyncResult  *result,
                                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): why @text (@length bytes, from a file or the clipboard) cannot be compared, as a sentence.
 * Pure. */
char *cue_compare_picker_dup_problem (const char *text,
                                      gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
