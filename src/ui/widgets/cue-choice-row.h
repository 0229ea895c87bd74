/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueChoiceRow: a row of a form with one of several named values, in a drop-down at its end.
 * Properties: value ("" for none), unknown-label (words for a value that is no choice), searchable. */
#pragma once

#include <adwaita.h>

#include "cue-choice.h"

G_BEGIN_DECLS

#define CUE_TYPE_CHOICE_ROW (cue_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CueChoiceRow, cue_choice_row, CUE, CHOICE_ROW, AdwActionRow)

/* @choices: (element-type CueChoice). The value stays; one that is not among them is shown after them. */
void        cue_choice_row_set_choices       (CueChoiceRow *self,
                                              GPtrArray    *choices);
const char *cue_choice_row_get_value         (CueChoiceRow *self);
void        cue_choice_row_set_value         (CueChoiceRow *self,
                                              const char   *value);
void        cue_choice_row_set_unknown_label (CueChoiceRow *self,
                                              const char   *label);

G_END_DECLS
