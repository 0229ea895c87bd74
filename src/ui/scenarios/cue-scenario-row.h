/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueScenarioRow: a scenario in the list: name and state in words, and below what it is.
 * Properties: draft (nullable), choosing (it has a tick, because several are being chosen), chosen (ticked). */
#pragma once

#include <adwaita.h>

#include "cue-draft.h"

G_BEGIN_DECLS

/* What stands before the word of the state. */
typedef enum
{
  CUE_MARK_NONE,
  CUE_MARK_DRAFT,
  CUE_MARK_WRITING,
  CUE_MARK_FAILED,
  CUE_MARK_WAITING,   /* to be saved or deleted, as soon as the service can be reached */
  CUE_MARK_SAVING,
  CUE_MARK_CONFLICT,  /* changed on the service as well */
  CUE_MARK_UNCERTAIN, /* may be saved already */
  CUE_MARK_REFUSED,   /* the service did not take it */
} CueMark;

#define CUE_TYPE_SCENARIO_ROW (cue_scenario_row_get_type ())
G_DECLARE_FINAL_TYPE (CueScenarioRow, cue_scenario_row, CUE, SCENARIO_ROW, AdwBin)

CueDraft *cue_scenario_row_get_draft (CueScenarioRow *self);
void      cue_scenario_row_set_draft (CueScenarioRow *self,
                                      CueDraft       *draft);
CueMark   cue_scenario_row_get_mark  (CueScenarioRow *self);

G_END_DECLS
