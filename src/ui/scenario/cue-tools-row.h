/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueToolsRow: what the caller may do besides talking: a row that opens to a list of ticks. Tools this program does not
 * know stay as they are. Properties: tools (GStrv of the service's ids). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CUE_TYPE_TOOLS_ROW (cue_tools_row_get_type ())
G_DECLARE_FINAL_TYPE (CueToolsRow, cue_tools_row, CUE, TOOLS_ROW, AdwExpanderRow)

const char *const *cue_tools_row_get_tools   (CueToolsRow *self);
void               cue_tools_row_set_tools   (CueToolsRow       *self,
                                              const char *const *tools);

/* (transfer full): "Hang up, press keys", "None" or "Hang up and 1 more". Pure. */
char              *cue_tools_row_dup_summary (const char *const *tools) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
