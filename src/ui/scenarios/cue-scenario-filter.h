/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueScenarioFilter: a GtkFilter for drafts that lets through what the library finds for a text, and everything while
 * there is no text. What was found last stays until the library has answered. Properties: library (construct-only), text,
 * busy (read-only: the library has not answered to the present text yet). */
#pragma once

#include <gtk/gtk.h>

#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_SCENARIO_FILTER (cue_scenario_filter_get_type ())
G_DECLARE_FINAL_TYPE (CueScenarioFilter, cue_scenario_filter, CUE, SCENARIO_FILTER, GtkFilter)

CueScenarioFilter *cue_scenario_filter_new      (CueLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

const char        *cue_scenario_filter_get_text (CueScenarioFilter *self);
void               cue_scenario_filter_set_text (CueScenarioFilter *self,
                                                 const char        *text);
gboolean           cue_scenario_filter_is_busy  (CueScenarioFilter *self);

G_END_DECLS
