/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueCheckList: choices to tick, with a search where there are many; the likely ones come first.
 * Properties: label (what a screen reader calls it), n-checked (read-only). */
#pragma once

#include <gtk/gtk.h>

#include "cue-choice.h"

G_BEGIN_DECLS

#define CUE_TYPE_CHECK_LIST (cue_check_list_get_type ())
G_DECLARE_FINAL_TYPE (CueCheckList, cue_check_list, CUE, CHECK_LIST, GtkWidget)

/* @choices: (element-type CueChoice), the first @n_likely of them are those used in this workspace. */
void       cue_check_list_set_choices   (CueCheckList *self,
                                         GPtrArray    *choices,
                                         guint         n_likely);
void       cue_check_list_set_search    (CueCheckList *self,
                                         const char   *text);

guint      cue_check_list_get_n_checked (CueCheckList *self);
/* (transfer full) (element-type CueChoice): the ticked ones, as they are listed. */
GPtrArray *cue_check_list_list_checked  (CueCheckList *self) G_GNUC_WARN_UNUSED_RESULT;
void       cue_check_list_check         (CueCheckList *self,
                                         const char   *value,
                                         gboolean      checked);

G_END_DECLS
