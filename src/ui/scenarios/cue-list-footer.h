/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueListFooter: how old the list is, and a button that reads it anew; away in a workspace on this computer, where
 * nothing gets old. Property: library (nullable). */
#pragma once

#include <adwaita.h>

#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_LIST_FOOTER (cue_list_footer_get_type ())
G_DECLARE_FINAL_TYPE (CueListFooter, cue_list_footer, CUE, LIST_FOOTER, AdwBin)

void        cue_list_footer_set_library (CueListFooter *self,
                                         CueLibrary    *library);
const char *cue_list_footer_get_text    (CueListFooter *self);

G_END_DECLS
