/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueScenarioList: the second pane: the scenarios of a place, searched as one types.
 * Properties: library (construct-only), agent (gint64; CUE_UNSET: of all), title, selected (CueDraft, nullable: what
 * the page shows; it stays when the search hides its row). Signal "opened": a row was clicked or Return was pressed.
 * Several can be chosen with Ctrl and Shift, Ctrl+A, or in a mode of its own; the page stays with its scenario meanwhile.
 * Actions in group "scenarios": choose (that mode), stop-choosing. What is done with the chosen ones: workspace.order(as),
 * win.judge-blind(as) and win.compare-drafts(as), with the drafts' ids. */
#pragma once

#include <adwaita.h>

#include "cue-library.h"

G_BEGIN_DECLS

#define CUE_TYPE_SCENARIO_LIST (cue_scenario_list_get_type ())
G_DECLARE_FINAL_TYPE (CueScenarioList, cue_scenario_list, CUE, SCENARIO_LIST, AdwBin)

GtkWidget  *cue_scenario_list_new          (CueLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

/* Which agent's scenarios are listed, under which heading. */
void        cue_scenario_list_show_agent   (CueScenarioList *self,
                                            gint64           agent,
                                            const char      *title);

/* (transfer none) (nullable) */
CueDraft   *cue_scenario_list_get_selected (CueScenarioList *self);
void        cue_scenario_list_set_selected (CueScenarioList *self,
                                            CueDraft        *draft);

/* (transfer none): the rows as they are shown, (element-type CueDraft). */
GListModel *cue_scenario_list_get_rows     (CueScenarioList *self);

/* (transfer full) (element-type CueDraft): the selected one, or the several that were chosen, as they are listed. */
GPtrArray  *cue_scenario_list_list_chosen  (CueScenarioList *self) G_GNUC_WARN_UNUSED_RESULT;

/* Selects the next (1) or previous (-1) row; FALSE at the end. */
gboolean    cue_scenario_list_step         (CueScenarioList *self,
                                            int              step);

void        cue_scenario_list_set_search   (CueScenarioList *self,
                                            const char      *text);
void        cue_scenario_list_focus_search (CueScenarioList *self);

/* Which of its states shows: "rows", "loading", "blank", "empty" or "nothing". */
const char *cue_scenario_list_get_state    (CueScenarioList *self);

/* For the window: its own button at the start of the header, where the window's buttons are, and whether a click opens. */
void        cue_scenario_list_pack_start        (CueScenarioList *self,
                                                 GtkWidget       *child);
void        cue_scenario_list_set_title_buttons (CueScenarioList *self,
                                                 gboolean         start,
                                                 gboolean         end);
void        cue_scenario_list_set_click_opens   (CueScenarioList *self,
                                                 gboolean         click_opens);

G_END_DECLS
