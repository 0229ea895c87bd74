/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueTestProfile: a named set of variables in two sections, or the legacy flat shape, which is kept as it is.
 * Properties: id, project, agent, agent-name, name, information, created-at, updated-at, … */
#pragma once

#include "cue-resource-object.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_SECTION_AGENT,  /* main_agent_variables: sent to the agent */
  CUE_SECTION_CALLER, /* testing_agent_variables: known by the caller */
  CUE_SECTION_BOTH,   /* legacy flat profile: given to both */
} CueSection;

#define CUE_TYPE_SECTION (cue_section_get_type ())
GType cue_section_get_type (void);

/* CueVariable: one value. Properties: section (CueSection), path ("address.city"), value (text; other JSON as text). */
#define CUE_TYPE_VARIABLE (cue_variable_get_type ())
G_DECLARE_FINAL_TYPE (CueVariable, cue_variable, CUE, VARIABLE, GObject)

CueSection  cue_variable_get_section (CueVariable *self);
const char *cue_variable_get_path    (CueVariable *self);
const char *cue_variable_get_value   (CueVariable *self);

/* (transfer full): the reference to @path as it stands in instructions: `{{test_profile.address.city}}`, the bracket
 * form where the name needs it (contract.md e). */
char       *cue_variable_dup_placeholder (const char *path) G_GNUC_WARN_UNUSED_RESULT;

#define CUE_TYPE_TEST_PROFILE (cue_test_profile_get_type ())
G_DECLARE_FINAL_TYPE (CueTestProfile, cue_test_profile, CUE, TEST_PROFILE, CueResourceObject)

/* Neither section key at the top level of `information` (contract.md e). An empty object is not flat. */
gboolean    cue_test_profile_is_flat        (CueTestProfile *self);

/* (transfer full) (element-type CueVariable): leaves of nested values flattened, agent section first, document order. */
GListModel *cue_test_profile_list_variables (CueTestProfile *self) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @name may be set in main_agent_variables: X-Run-Id, X-Scenario-Id, X-Result-Id are the service's own. */
gboolean    cue_test_profile_is_reserved    (const char *name);

G_END_DECLS
