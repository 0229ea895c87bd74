/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueScenario: one test case. All members of contract.md b and d are properties (see the table in cue-fields.c):
 * id, name, agent, project, assistant-id, personality, personality-name, agent-name, kind (scenario_type),
 * instructions, conditional-actions, expected-outcome (expected_outcome_prompt), first-message,
 * language (scenario_language), max-duration, tags, tool-ids, metrics, metric-names, test-profile, test-profile-data,
 * dynamic-variable-values, generated-mock-tool-entries, phone-number, inbound-phone-number,
 * outbound-phone-number-data, inbound-phone-number-data, folder-path, simulation-description, information-fields,
 * suite-type, is-predefined, created-at, updated-at, created-by, last-updated-by, condition-audio. */
#pragma once

#include "cue-resource-object.h"
#include "cue-kind.h"

G_BEGIN_DECLS

#define CUE_TYPE_SCENARIO (cue_scenario_get_type ())
G_DECLARE_FINAL_TYPE (CueScenario, cue_scenario, CUE, SCENARIO, CueResourceObject)

CueScenario *cue_scenario_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* The kind as an enum; CUE_KIND_UNKNOWN for a word of a newer service (the word itself is kept in "kind"). */
CueKind      cue_scenario_get_kind (CueScenario *self);

/* Whether @text is a structured test in JSON: an object with "conditions" or "role" (contract.md b, step 5). */
gboolean     cue_scenario_text_is_structured (const char *text);

/* (transfer full) (nullable): a translated sentence saying what is wrong with the value of @property ("name",
 * "max-duration", "first-message", "personality"…), or NULL when it is fine. Pure; the form shows it. */
char        *cue_scenario_dup_problem (CueScenario *self,
                                       const char  *property) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
