/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueChoice: a value and the words for it, for drop-downs. Properties: value, label (construct-only). */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CUE_TYPE_CHOICE (cue_choice_get_type ())
G_DECLARE_FINAL_TYPE (CueChoice, cue_choice, CUE, CHOICE, GObject)

CueChoice  *cue_choice_new        (const char *value,
                                   const char *label) G_GNUC_WARN_UNUSED_RESULT;
const char *cue_choice_get_value  (CueChoice *self);
const char *cue_choice_get_label  (CueChoice *self);

/* A GCompareFunc for arrays of CueChoice: by label, as the interface's language sorts. */
int         cue_choice_compare    (gconstpointer a,
                                   gconstpointer b);

G_END_DECLS
