/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueVerdictBar: the votes as parts of a bar: a setting in its colour with its shape beside the number, those for none
 * hatched between the first and the others. */
#pragma once

#include <gtk/gtk.h>

#include "cue-verdict.h"

G_BEGIN_DECLS

#define CUE_TYPE_VERDICT_BAR (cue_verdict_bar_get_type ())
G_DECLARE_FINAL_TYPE (CueVerdictBar, cue_verdict_bar, CUE, VERDICT_BAR, GtkWidget)

void cue_verdict_bar_set_verdict (CueVerdictBar     *self,
                                  const CueVerdict  *verdict,
                                  const char *const *names);

G_END_DECLS
