/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueConnectionTest: what is found out about an address and a key, step by step: a GListModel of CueTestStep, all there
 * from the start. Somebody who can reach the network fills it in (CueWorkspaceManager); the page shows it.
 * Properties: running (boolean), passed (boolean), organization (nullable), n-agents, n-scenarios (guint),
 * projects (GListModel of CueProject). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_STEP_ADDRESS,     /* it is an address, and https unless it is of this computer */
  CUE_STEP_LOOKUP,      /* its name is known */
  CUE_STEP_CONNECT,     /* something answers there */
  CUE_STEP_CERTIFICATE, /* it is who it says; skipped for http */
  CUE_STEP_KEY,         /* the service knows the key */
  CUE_STEP_PROJECT,     /* there is a project, and the key may read its agents and scenarios */
  CUE_N_STEPS,
} CueTestStepKind;

typedef enum
{
  CUE_STEP_WAITING,
  CUE_STEP_RUNNING,
  CUE_STEP_PASSED,
  CUE_STEP_FAILED,
  CUE_STEP_SKIPPED, /* not needed here */
} CueTestStepState;

#define CUE_TYPE_TEST_STEP_STATE (cue_test_step_state_get_type ())
GType cue_test_step_state_get_type (void);

/* Properties (read-only): kind (uint), state, title (translated: "Name lookup"; where it failed what failed: "Key
 * refused"), note (nullable, translated: "12 ms", "valid until 3 March 2027", "2 projects"; where it failed one sentence
 * on what to do), details (nullable: technical, for Details; never the key). */
#define CUE_TYPE_TEST_STEP (cue_test_step_get_type ())
G_DECLARE_FINAL_TYPE (CueTestStep, cue_test_step, CUE, TEST_STEP, GObject)

CueTestStepKind    cue_test_step_get_kind    (CueTestStep *self);
CueTestStepState   cue_test_step_get_state   (CueTestStep *self);
const char        *cue_test_step_get_title   (CueTestStep *self);
const char        *cue_test_step_get_note    (CueTestStep *self);
const char        *cue_test_step_get_details (CueTestStep *self);

#define CUE_TYPE_CONNECTION_TEST (cue_connection_test_get_type ())
G_DECLARE_FINAL_TYPE (CueConnectionTest, cue_connection_test, CUE, CONNECTION_TEST, GObject)

CueConnectionTest *cue_connection_test_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) */
CueTestStep       *cue_connection_test_get_step     (CueConnectionTest *self,
                                                     CueTestStepKind    kind);
/* (transfer none) (nullable): the step that failed. */
CueTestStep       *cue_connection_test_get_failure  (CueConnectionTest *self);
gboolean           cue_connection_test_get_running  (CueConnectionTest *self);
gboolean           cue_connection_test_get_passed   (CueConnectionTest *self);
GListModel        *cue_connection_test_get_projects (CueConnectionTest *self);
guint              cue_connection_test_get_n_agents (CueConnectionTest *self);
guint              cue_connection_test_get_n_scenarios (CueConnectionTest *self);
const char        *cue_connection_test_get_organization (CueConnectionTest *self);

/* For whoever does the testing. Starting empties it. A step that is begun is RUNNING, and those before it that were not
 * ended are SKIPPED; failing ends the whole test. @note and @details are copied. */
void               cue_connection_test_start        (CueConnectionTest *self);
void               cue_connection_test_begin        (CueConnectionTest *self,
                                                     CueTestStepKind    kind);
void               cue_connection_test_pass         (CueConnectionTest *self,
                                                     CueTestStepKind    kind,
                                                     const char        *note,
                                                     const char        *details);
void               cue_connection_test_fail         (CueConnectionTest *self,
                                                     CueTestStepKind    kind,
                                                     const char        *title,
                                                     const char        *note,
                                                     const char        *details);
void               cue_connection_test_end          (CueConnectionTest *self,
                                                     GListModel        *projects,
                                                     const char        *organization,
                                                     guint              n_agents,
                                                     guint              n_scenarios);
/* Given up: what ran is WAITING again. */
void               cue_connection_test_stop         (CueConnectionTest *self);

G_END_DECLS
