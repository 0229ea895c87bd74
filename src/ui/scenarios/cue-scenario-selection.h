/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueScenarioSelection: which scenarios of a list are chosen: one as a rule, several where the tester wants to do something
 * with them. Chosen ones stay chosen while a search hides their rows. Fast also for many rows.
 * Properties: keeping (a choice adds to what is chosen already, as in the mode for choosing several), n-chosen
 * (read-only). */
#pragma once

#include <gtk/gtk.h>

#include "cue-draft.h"

G_BEGIN_DECLS

#define CUE_TYPE_SCENARIO_SELECTION (cue_scenario_selection_get_type ())
G_DECLARE_FINAL_TYPE (CueScenarioSelection, cue_scenario_selection, CUE, SCENARIO_SELECTION, GObject)

/* @model: (transfer none) (element-type CueDraft) */
CueScenarioSelection *cue_scenario_selection_new         (GListModel *model) G_GNUC_WARN_UNUSED_RESULT;

gboolean              cue_scenario_selection_get_keeping (CueScenarioSelection *self);
void                  cue_scenario_selection_set_keeping (CueScenarioSelection *self,
                                                          gboolean              keeping);

guint                 cue_scenario_selection_get_n_chosen (CueScenarioSelection *self);
gboolean              cue_scenario_selection_has          (CueScenarioSelection *self,
                                                           CueDraft             *draft);
/* (transfer full) (element-type CueDraft): in the order of the rows, and after them those without a row. */
GPtrArray            *cue_scenario_selection_list_chosen  (CueScenarioSelection *self) G_GNUC_WARN_UNUSED_RESULT;

/* Chooses @draft (nullable: nothing) and nothing else, whether it has a row or not. */
void                  cue_scenario_selection_choose_only  (CueScenarioSelection *self,
                                                           CueDraft             *draft);
/* Adds @draft, or takes it out. */
void                  cue_scenario_selection_toggle       (CueScenarioSelection *self,
                                                           CueDraft             *draft);
/* The row that was chosen last by itself, or GTK_INVALID_LIST_POSITION; it may have moved since. */
guint                 cue_scenario_selection_get_lead     (CueScenarioSelection *self);
/* Lets go of a draft that is there no longer. */
void                  cue_scenario_selection_forget       (CueScenarioSelection *self,
                                                           CueDraft             *draft);

G_END_DECLS
