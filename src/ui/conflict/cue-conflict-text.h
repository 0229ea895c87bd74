/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a field that was changed on both sides reads for people: its name, its values with names instead of numbers, and
 * who changed it. */
#pragma once

#include "cue-library.h"

G_BEGIN_DECLS

/* The name the form gives the field, translated. */
const char *cue_conflict_text_get_label   (CueConflictField *field);

/* (transfer full): one side's value; "" where it is empty. @library (nullable) knows the names. */
char       *cue_conflict_text_dup_value   (CueConflictField  *field,
                                           CueConflictChoice  side,
                                           CueLibrary        *library) G_GNUC_WARN_UNUSED_RESULT;

/* "Mine", "Theirs", "Before", "My own", translated. */
const char *cue_conflict_text_get_side    (CueConflictChoice side);

/* What was done without asking and why: "Mine: only you changed it". */
const char *cue_conflict_text_get_outcome (CueConflictField *field);

/* (transfer full) (nullable): "Saved on the service today at 14:05."; NULL where that is not known. */
char       *cue_conflict_text_dup_when    (CueConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
